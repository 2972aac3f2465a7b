"""Which cases, genders and numbers a noun phrase may have, from its article, adjectives and noun form.

Each word of the phrase allows a set of readings (case, gender, number); the phrase has those that all
allow. If nothing is left (a misspelling, a wrong tag) the word that empties the set is ignored. Gender is
known for nouns with a telling ending only; number from the difference between form and lemma.

Source of the tables: Duden, Die Grammatik (9th ed. 2016), sections 354-376 (articles), 477-499
(adjectives).
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import product

from statusquo.reading.german.analysis.drafts import Reading

__all__ = ["ANY", "PLURAL", "adjective", "determiner", "meet", "noun", "preposition", "pronoun"]

CASES = ("nom", "gen", "dat", "acc")
ANY: frozenset[Reading] = frozenset(product(CASES, "mfn", ("sg", "pl")))

PLURAL: frozenset[Reading] = frozenset(product(("nom", "dat", "acc"), "mfn", ("pl",)))


def _set(*specs: str) -> frozenset[Reading]:
    """Build a set from specs such as ``"nom m sg"``; genders may be joined (``mn``), cases by a slash."""
    found: set[Reading] = set()
    for spec in specs:
        cases, genders, number = spec.split()
        found.update((c, g, number) for c in cases.split("/") for g in genders)
    return frozenset(found)


_DER = {
    "er": _set("nom m sg", "gen/dat f sg", "gen mfn pl"),
    "e": _set("nom/acc f sg", "nom/acc mfn pl"),
    "es": _set("nom/acc n sg", "gen mn sg"),
    "en": _set("acc m sg", "dat mfn pl", "gen mn sg"),
    "em": _set("dat mn sg"),
}
_EIN = {
    "": _set("nom m sg", "nom/acc n sg"),
    "er": _set("gen/dat f sg", "gen mfn pl"),
    "e": _set("nom/acc f sg", "nom/acc mfn pl"),
    "es": _set("gen mn sg"),
    "en": _set("acc m sg", "dat mfn pl"),
    "em": _set("dat mn sg"),
}
_WORDS = {
    "der": _DER["er"],
    "die": _DER["e"],
    "das": _set("nom/acc n sg"),
    "den": _set("acc m sg", "dat mfn pl"),
    "dem": _DER["em"],
    "des": _set("gen mn sg"),
    "deren": ANY,
    "dessen": ANY,
    "ein": _EIN[""],
    "eine": _set("nom/acc f sg"),
    "einer": _set("gen/dat f sg"),
    "einen": _set("acc m sg"),
    "einem": _EIN["em"],
    "eines": _EIN["es"],
    "beide": _set("nom/acc mfn pl"),
    "beiden": _set("nom/gen/dat/acc mfn pl"),
    "beider": _set("gen mfn pl"),
    "alle": _set("nom/acc mfn pl", "nom/acc f sg"),
    "aller": _set("gen mfn pl", "gen/dat f sg"),
    "allen": _set("dat mfn pl"),
    "mehrere": _set("nom/acc mfn pl"),
    "mehreren": _set("dat mfn pl"),
    "mehrerer": _set("gen mfn pl"),
    "viele": _set("nom/acc mfn pl"),
    **dict.fromkeys(
        ("mehr", "weniger", "viel", "wenig", "etwas", "genug"), _set("nom/dat/acc mfn sg", "nom/dat/acc mfn pl")
    ),
    "einige": _set("nom/acc mfn pl", "nom/acc f sg"),
}
_EIN_STEMS = ("kein", "mein", "dein", "sein", "ihr", "unser", "unsr", "euer", "eur")
_PRONOUNS = {
    "ich": _set("nom mfn sg"),
    "du": _set("nom mfn sg"),
    "er": _set("nom m sg"),
    "es": _set("nom/acc n sg"),
    "sie": _set("nom/acc f sg", "nom/acc mfn pl"),
    "wir": _set("nom mfn pl"),
    "ihn": _set("acc m sg"),
    "ihm": _set("dat mn sg"),
    "ihnen": _set("dat mfn pl"),
    "uns": _set("dat/acc mfn pl"),
    "mich": _set("acc mfn sg"),
    "mir": _set("dat mfn sg"),
    "euch": _set("dat/acc mfn pl"),
    "ihr": _set("dat f sg", "nom mfn pl"),
    "man": _set("nom m sg"),
    "wer": _set("nom m sg"),
    "wen": _set("acc m sg"),
    "wem": _set("dat m sg"),
    "was": _set("nom/acc n sg"),
    "denen": _set("dat mfn pl"),
    "derer": _set("gen mfn pl"),
    "dies": _set("nom/acc n sg"),
    "etwas": _set("nom/acc/dat n sg"),
    "nichts": _set("nom/acc/dat n sg"),
    "niemand": _set("nom/acc/dat m sg"),
    "jemand": _set("nom/acc/dat m sg"),
    "alles": _set("nom/acc n sg"),
    "einander": _set("dat/acc mfn pl"),
    **dict.fromkeys(("einer", "keiner"), _set("nom m sg", "gen/dat f sg")),
}
_LISTS = tomllib.loads(files(__package__).joinpath("agreement.toml").read_text("utf-8"))
_FEMININE, _NEUTER, _MASCULINE = (tuple(_LISTS[name].split()) for name in ("feminine", "neuter", "masculine"))
_NOT_NEUTER = frozenset(_LISTS["not_neuter"].split())
_PLURAL_ALIKE = frozenset(_LISTS["plural_alike"].split())
_GOVERNED = {word: tuple(cases.split()) for cases, words in _LISTS["prepositions"].items() for word in words.split()}


def meet(one: frozenset[Reading], other: frozenset[Reading]) -> frozenset[Reading]:
    """Return what both allow, or ``one`` if they allow nothing together."""
    return (one & other) or one


@lru_cache(maxsize=2000)
def determiner(lower: str) -> frozenset[Reading]:
    """Return the readings of an article word or determiner."""
    known = _WORDS.get(lower)
    if known is not None:
        return known
    for stem in _EIN_STEMS:
        if lower.startswith(stem) and lower[len(stem) :] in _EIN:
            return _EIN[lower[len(stem) :]]
    for ending in ("er", "es", "en", "em", "e"):
        if lower.endswith(ending):
            return _DER[ending]
    return ANY


@lru_cache(maxsize=8000)
def adjective(lower: str, declined: bool) -> frozenset[Reading]:
    """Return the readings of an adjective; ``declined``: a word with case endings stands before it."""
    if declined:
        if lower.endswith("en"):
            return ANY - _set("nom mfn sg", "acc fn sg")
        if lower.endswith("e"):
            return _set("nom mfn sg", "acc fn sg", "nom/acc mfn pl")
    for ending in ("er", "es", "en", "em", "e"):
        if lower.endswith(ending):
            return _DER[ending]
    return ANY


@lru_cache(maxsize=20_000)
def noun(form: str, lemma: str, tag: str) -> frozenset[Reading]:
    """Return the readings of a noun or name by its form."""
    lower, base = form.lower(), lemma.lower()
    if tag in {"NE", "FM"}:
        if base != lower and lower.endswith(("s", "’", "'")):
            return _set("gen mfn sg")
        return _set("nom/dat/acc mfn sg", "nom/dat/acc mfn pl") | _set("gen mfn sg")
    if tag == "NNA":
        return ANY
    genders = _genders(base)
    found = {r for r in ANY if r[1] in genders}
    if lower == base:
        plural = lower.endswith(("er", "en", "el", "chen", "lein")) and genders != frozenset("f")
        plural = plural or lower in _PLURAL_ALIKE
        found = {
            r
            for r in found
            if (r[2] == "sg" and (r[0] != "gen" or r[1] == "f" or lower.endswith(("s", "ß"))))
            or (plural and r[2] == "pl")
        }
        if plural and not lower.endswith("n"):
            found = {r for r in found if not (r[0] == "dat" and r[2] == "pl")}
    elif lower in {base + "s", base + "es", base + "ses"}:
        singular = {r for r in found if r[0] == "gen" and r[2] == "sg" and r[1] != "f"}
        plural_s = {r for r in found if r[2] == "pl"} if lower == base + "s" and base[-1:] in "aeiouykpmn" else set()
        found = singular | plural_s
    elif lower.endswith(("n", "s")):
        weak = {r for r in found if r[2] == "sg" and r[1] == "m" and r[0] != "nom"} if lower.endswith("n") else set()
        found = {r for r in found if r[2] == "pl"} | weak | ({r for r in found if r == ("dat", "n", "sg")})
    else:
        found = {r for r in found if r[2] == "pl" and r[0] != "dat"} | {
            r for r in found if r[0] == "dat" and r[2] == "sg" and lower == base + "e"
        }
    return frozenset(found) or ANY


def _genders(base: str) -> frozenset[str]:
    base = base.rpartition("-")[2]
    if base.endswith(_NEUTER) and base not in _NOT_NEUTER:
        return frozenset("n")
    if base.endswith(_MASCULINE):
        return frozenset("m")
    if base.endswith(_FEMININE):
        return frozenset("f")
    return frozenset("mfn")


def pronoun(lower: str, tag: str) -> frozenset[Reading]:
    """Return the readings of a pronoun."""
    if lower in _PRONOUNS and tag != "PPOSAT":
        return _PRONOUNS[lower]
    if tag == "PRELS" and lower == "der":
        return _set("nom m sg", "dat f sg")
    return determiner(lower)


def preposition(lemma: str) -> frozenset[Reading]:
    """Return the readings a preposition allows."""
    cases = _GOVERNED.get(lemma)
    return ANY if cases is None else _by_cases(cases)


@lru_cache(maxsize=50)
def _by_cases(cases: tuple[str, ...]) -> frozenset[Reading]:
    return frozenset(r for r in ANY if r[0] in cases)
