"""Base forms of roles and names: "US-Sondergesandtem" -> "US-Sondergesandter", "ukrainischen" -> "ukrainische".

Adjectives take the strong ending of the nominative ("ukrainischer Präsident", "libysche Armee"), as German prints
them without an article.
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Role

__all__ = ["adjective", "name", "role_noun"]

_ENDINGS: Final = ("en", "em", "er", "es", "e")
_STRONG: Final = {"m": "er", "f": "e", "n": "es"}
#: The shortest word that an ending is taken off.
_SHORTEST: Final = 5
#: Letters of a base form that a compound must share with it.
_SHARED: Final = 4


def adjective(form: str, gender: str | None, number: str | None = "sg") -> str:
    """An adjective with the ending of the strong nominative; as it stands where gender or ending are not known.

    Example:
        >>> adjective("außenpolitischen", "m")
        'außenpolitischer'
    """
    if len(form) < _SHORTEST or not form[:1].islower():
        return form  # "Berliner Senator", "Vereinten Nationen"
    ending = "e" if number == "pl" else _STRONG.get(gender or "")
    if ending is None:
        return form
    for old in _ENDINGS:
        if form.endswith(old) and len(form) - len(old) >= _SHARED:
            return form[: -len(old)] + ending
    return form


def role_noun(form: str, role: Role, gender: str | None) -> str:
    """The nominative singular of a role noun, first halves of compounds kept.

    Args:
        form: as the text has it. role: what the tables know of it.
        gender: of the person; tells "Vorsitzender" from "Vorsitzende".
    """
    word = role.word
    shown = role.gender or gender
    if shown == "f":
        if word.endswith("er") and role.gender is None and form.endswith("n"):
            return form[:-1]  # "der Vorsitzenden Petra Pau"
        return form
    if role.gender is None and shown is None:
        return form  # "Abgeordnete": man or woman
    stem = word.lower()[: max(_SHARED, len(word) - 2)]
    at = form.lower().rfind(stem)
    if at < 0:
        return form
    front = form[:at]
    joined = word if not front or front.endswith("-") else word[:1].lower() + word[1:]
    return front + joined


def name(words: str, gender: str | None, number: str | None = "sg") -> str:
    """A name with its leading adjectives in base form: "ukrainischen Opposition" -> "ukrainische Opposition"."""
    parts = words.split(" ")
    lead = 0
    while lead < len(parts) - 1 and parts[lead][:1].islower() and parts[lead].isalpha():
        lead += 1
    return " ".join([*(adjective(part, gender, number) for part in parts[:lead]), *parts[lead:]])
