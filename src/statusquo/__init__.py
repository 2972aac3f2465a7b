"""statusquo."""
