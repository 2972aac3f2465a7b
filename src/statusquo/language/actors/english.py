"""English inflection of names and nouns, as far as the actor tables need it.

Only plurals: "'s" is a token of its own.

A noun is written ``lemma[+plural]``: "minister", "spokesman+spokesmen", "police+-" (no other form).
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors.values import Gender, Number

ADJECTIVE_ENDINGS: Final[tuple[str, ...]] = ("",)
_NO_ENDING: Final = ("",)


def split_article(text: str) -> tuple[str, Gender | None, Number, bool]:
    """Text without "the", no gender, number ("pl" marks plurals), and whether there was an article."""
    first, _, rest = text.partition(" ")
    if rest and first in ("the", "pl"):
        return rest, None, "pl" if first == "pl" else "sg", True
    return text, None, "sg", False


def head_endings(stem: str, gender: Gender | None, number: Number, several: bool) -> tuple[str, ...]:
    """English names have no endings."""
    return _NO_ENDING


def name_endings(stem: str) -> tuple[str, ...]:
    """English names have no endings."""
    return _NO_ENDING


def is_of_town(word: str, noun: str) -> bool:
    """English has no adjectives of towns that decline."""
    return False


def adjective_stems(word: str) -> list[str]:
    """An English adjective is its own stem; case does not count."""
    return [word]


def noun_forms(
    lemma: str, declension: str, gender: Gender | None, plural_only: bool = False
) -> dict[str, Number | None]:
    """Singular and plural of a noun.

    Example:
        >>> noun_forms("envoy", "", None)
        {'envoy': 'sg', 'envoys': 'pl'}
    """
    if plural_only:
        return {lemma: "pl"}
    if declension == "-":
        return {lemma: None}
    plural = declension or _plural(lemma)
    return {lemma: "sg", plural: "pl"}


def _plural(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "ch", "sh")):
        return lemma + "es"
    return lemma + "s"


def feminine(lemma: str, declension: str) -> str:
    """English nouns for people have one form unless the table gives another ("spokeswoman")."""
    return ""


def feminine_forms(word: str) -> dict[str, Number | None]:
    """Forms of a feminine such as "spokeswoman", "actress"."""
    if word.endswith("woman"):
        return {word: "sg", word.removesuffix("woman") + "women": "pl"}
    return {word: "sg", _plural(word): "pl"}


def capital_adjective(capital: str) -> str:
    """English towns have no adjective of their own; the name stands in front ("Moscow officials")."""
    return ""
