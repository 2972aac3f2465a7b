"""German inflection of names and nouns, as far as the actor tables need it.

A noun is written ``[article ]lemma[+class]``: "die Regierung+en", "Russe+n", "Vorsitzende+adj".

============ ========================================= =========================================
class        declension                                example
============ ========================================= =========================================
none         -s in the genitive; plural as singular    Sprecher, Sprechers, Sprechern
``n en``     weak: that ending in every other form     Experte, Experten; Präsident, Präsidenten
             (feminines and -or: in the plural only)   Seite, Seiten; Senator, Senators, Senatoren
``e``        -(e)s, plural -e                          Gericht, Gerichts, Gerichte, Gerichten
``s``        -s in genitive and plural                 Chef, Chefs
``adj``      as an adjective                           Gesandter, Gesandte, Gesandten, Gesandtem
other        the plural itself                         Rat+Räte, Ministerium+Ministerien
============ ========================================= =========================================

Feminine nouns have no ending in the singular.
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors.values import Gender, Number

ARTICLES: Final[dict[str, tuple[Gender | None, Number]]] = {
    "der": ("m", "sg"), "die": ("f", "sg"), "das": ("n", "sg"), "pl": (None, "pl"),
}  # fmt: skip
ADJECTIVE_ENDINGS: Final = ("e", "en", "er", "es", "em")
_NO_ENDING: Final = ("",)
_OUR_ADJECTIVE: Final = ("", *ADJECTIVE_ENDINGS)


def split_article(text: str) -> tuple[str, Gender | None, Number, bool]:
    """Text without its article, gender, number, and whether there was one ("pl" marks plurals)."""
    first, _, rest = text.partition(" ")
    if rest and first in ARTICLES:
        gender, number = ARTICLES[first]
        return rest, gender, number, True
    return text, "n", "sg", False


def head_endings(stem: str, gender: Gender | None, number: Number, several: bool) -> tuple[str, ...]:
    """Endings that the head of a name takes; ``several``: the name has more than one word."""
    if number == "pl":
        return ("", "n") if stem.endswith(("e", "er", "el")) else _NO_ENDING
    if gender == "f" or not stem[-1:].isalpha():
        return _NO_ENDING
    if stem.endswith("nis"):
        return ("", "ses")
    if stem.endswith(("s", "ss", "x", "z", "sch")):
        return ("", "es", "e") if several else ("", "es")
    return ("", "s", "es", "e") if several else ("", "s", "es")


def is_of_town(word: str, noun: str) -> bool:
    """Whether the first word of two is the adjective of a town: "Marburger Bund", but "Sender Arte".

    Example:
        >>> is_of_town("Marburger", "Bund"), is_of_town("Sender", "Arte")
        (True, False)
    """
    return word.endswith("er") and noun.lower().endswith(_BODIES)


#: Ends of nouns for bodies that are named after a town.
_BODIES: Final = ("bund", "verband", "verein", "rat", "tag", "hof", "senat", "kreis", "dienst", "institut", "konzern")


def name_endings(stem: str) -> tuple[str, ...]:
    """Endings of a name without an article ("Russlands", "Paris")."""
    return _NO_ENDING if stem.endswith(("s", "ß", "x", "z")) else ("", "s")


def adjective_stems(word: str) -> list[str]:
    """Stems that a lower-case word may have as an adjective ("russischen" -> "russisch", ...)."""
    return [word[: len(word) - len(end)] for end in _OUR_ADJECTIVE if word.endswith(end) and len(word) > len(end) + 2]


def noun_forms(
    lemma: str, declension: str, gender: Gender | None, plural_only: bool = False
) -> dict[str, Number | None]:
    """All forms of a noun with their number, ``None`` where the form leaves it open.

    Example:
        >>> noun_forms("Rat", "Räte", "m")
        {'Rat': 'sg', 'Rats': 'sg', 'Rates': 'sg', 'Räte': 'pl', 'Räten': 'pl'}
    """
    forms: dict[str, Number | None] = {}
    if plural_only:
        forms[lemma] = "pl"
        if declension == "adj":
            return {lemma[:-1] + end: "pl" for end in ("e", "en", "er")}
        if lemma.endswith(("e", "er", "el")):
            forms[lemma + "n"] = "pl"
        return forms
    if declension == "adj":
        stem = lemma.removesuffix("e")
        numbers: dict[str, Number | None] = {"er": None, "e": None, "en": None, "em": "sg"}
        return {stem + end: number for end, number in numbers.items()}
    if declension in ("n", "en") and gender == "m" and not lemma.endswith("or"):
        return {lemma: "sg", lemma + declension: None}
    forms[lemma] = "sg"
    if gender != "f":
        _genitives(forms, lemma)
    if declension in ("n", "en"):
        plural = lemma + declension
    elif declension == "s":
        plural = lemma + "s"
    elif declension == "e":
        plural = lemma + "e"
    else:
        plural = declension or lemma
    forms[plural] = None if plural in forms else "pl"
    if plural.endswith(("e", "er", "el")):
        forms[plural + "n"] = "pl"
    return forms


def _genitives(forms: dict[str, Number | None], lemma: str) -> None:
    if lemma.endswith("nis"):
        forms[lemma + "ses"] = "sg"
    elif lemma.endswith(("s", "ß", "x", "z")):
        forms[lemma + "es"] = "sg"
    else:
        forms[lemma + "s"] = "sg"
        if not lemma.endswith(("er", "el", "en", "e", "i", "a", "o", "u", "um", "or")):
            forms[lemma + "es"] = "sg"


def feminine(lemma: str, declension: str) -> str:
    """The feminine of a noun for people ("Experte" -> "Expertin"); empty for adjective nouns."""
    if declension == "adj":
        return ""
    return lemma.removesuffix("e") + "in"


def feminine_forms(word: str) -> dict[str, Number | None]:
    """Forms of a feminine such as "Sprecherin", "Frau", "Obfrau"."""
    if word.endswith("in"):
        return {word: "sg", word + "nen": "pl"}
    if word.endswith("frau"):
        return {word: "sg", word + "en": "pl"}
    return {word: "sg", word + "s": "pl"}


def capital_adjective(capital: str) -> str:
    """The indeclinable adjective of a town: "Moskau" -> "Moskauer"."""
    return capital + ("r" if capital.endswith("e") else "er")
