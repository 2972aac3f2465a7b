"""Forms of strong, mixed and modal verbs: Konjunktiv II and past tense (``konjunktiv.json``).

Source: table by ``scripts/make_konjunktiv.py``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Final

from statusquo.language.particles import PARTICLES

__all__ = ["PREFIXES", "conjunctive", "table"]

PREFIXES: Final = tuple(
    sorted({*PARTICLES, "be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "hinter", "voll"}, key=len, reverse=True)
)
"""Particles and prefixes of verbs, the longest first."""


@lru_cache(maxsize=1)
def table() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Return the Konjunktiv forms (infinitive and mood of each) and the forms of the past tense (infinitive)."""
    data = json.loads(resources.files("statusquo.language").joinpath("konjunktiv.json").read_text("utf-8"))
    return {form: (entry[0], entry[1]) for form, entry in data["forms"].items()}, data["past"]


@lru_cache(maxsize=20_000)
def conjunctive(form: str) -> str | None:
    """Return the infinitive of a form that can only be a Konjunktiv II, else None.

    Args:
        form: in lower case, with its prefix: "träten", "vorläge".

    Example:
        >>> conjunctive("träten"), conjunctive("zurückträte"), conjunctive("machte")
        ('treten', 'zurücktreten', None)
    """
    forms, _ = table()
    for prefix in ("", *PREFIXES):
        if form.startswith(prefix):
            entry = forms.get(form[len(prefix) :])
            if entry is not None:
                return prefix + entry[0] if entry[1] == "k2" else None
    return None
