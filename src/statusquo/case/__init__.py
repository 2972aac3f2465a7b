"""The case: what many reports say together, and what a person decided."""
