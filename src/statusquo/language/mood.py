"""Mood, tense, person and number of a finite verb, by its form.

Konjunktiv I in the third person singular is the infinitive without its n ("gebe", "solle", "verhandle"), a
form the indicative has in the first person only; its plural equals the indicative ("geben") except "seien".
Konjunktiv II of strong, mixed and modal verbs is looked up ("gäbe", "bräuchte"; prefixed verbs are looked
up without their prefix: "ablehnte" no, "vorläge" yes); of weak verbs it equals the past tense
("verhandelte").

Source: Duden, Die Grammatik (9th ed. 2016), sections 610-660; table by ``scripts/make_konjunktiv.py``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from statusquo.language.forms import PREFIXES, table

__all__ = ["Finite", "finite"]


class Finite(NamedTuple):
    """What the form of a finite verb says.

    Attributes:
        mood: ``ind``, ``k1``, ``k2``; ``k1?`` and ``k2?`` for forms that may be indicative as well.
        tense: ``present`` or ``past`` (the tense of the indicative reading; Konjunktiv I is present, II
            past).
        number: ``sg``, ``pl`` or empty.
        person: 1, 2, 3 or 0 where the form fits several ("habe": 1 or 3).
    """

    mood: str
    tense: str
    number: str
    person: int


_LIKE_A_PAST = ("ziehen", "gelangen", "führen", "drängen", "zwängen", "tränken")
"""Verbs whose present looks like the past or Konjunktiv II of another one (zeihen, gelingen, fahren, dringen, ...)."""

_IRREGULAR = {
    "ist": ("present", "sg", 3),
    "bin": ("present", "sg", 1),
    "bist": ("present", "sg", 2),
    "sind": ("present", "pl", 0),
    "seid": ("present", "pl", 2),
    "war": ("past", "sg", 0),
    "waren": ("past", "pl", 0),
    "hat": ("present", "sg", 3),
    "wird": ("present", "sg", 3),
    "wurde": ("past", "sg", 0),
    "wurden": ("past", "pl", 0),
    "kann": ("present", "sg", 0),
    "darf": ("present", "sg", 0),
    "muss": ("present", "sg", 0),
    "muß": ("present", "sg", 0),
    "soll": ("present", "sg", 0),
    "will": ("present", "sg", 0),
    "mag": ("present", "sg", 0),
    "weiß": ("present", "sg", 0),
    "hatte": ("past", "sg", 0),
    "hatten": ("past", "pl", 0),
}


@lru_cache(maxsize=20_000)
def finite(form: str, lemma: str) -> Finite:
    """Read mood, tense, number and person off a finite form.

    Args:
        form: the form in lower case; of a verb with a separated particle without it ("lehnt").
        lemma: the infinitive of that form ("lehnen"; also right with the particle).

    Example:
        >>> finite("sei", "sein").mood, finite("lehne", "lehnen").mood, finite("lehnte", "lehnen").mood
        ('k1', 'k1', 'k2?')
    """
    if form in _IRREGULAR:
        tense, number, person = _IRREGULAR[form]
        return Finite("ind", tense, number, person)
    forms, past = ({}, {}) if lemma.endswith(_LIKE_A_PAST) and form.startswith(lemma[:-2]) else table()
    entry, rest = forms.get(form), form
    if entry is None and rest not in past:
        for prefix in PREFIXES:
            if form.startswith(prefix) and lemma.startswith(prefix) and len(form) > len(prefix) + 2:
                rest = form[len(prefix) :]
                entry = forms.get(rest)
                if entry is not None or rest in past:
                    break
    plural = form.endswith("n")
    second = form.endswith("st")
    person = 2 if second else 0
    number = "pl" if plural else "sg"
    if entry is not None:
        return Finite(entry[1], "present" if entry[1] == "k1" else "past", number, person)
    if rest in past:
        return Finite("ind", "past", number, person)
    if lemma.endswith("n") and form.endswith("e") and form in {lemma[:-1], lemma[:-1] + "e", _short(lemma)}:
        return Finite("k1", "present", "sg", 0)
    if form == lemma:
        return Finite("k1?", "present", "pl", 0)
    if form.endswith(("te", "ten")) and not form.endswith(lemma[-4:]):
        return Finite("k2?", "past", number, person)
    if plural:
        return Finite("k1?", "present", "pl", 0)
    if second:
        return Finite("ind", "present", "sg", 2)
    if form.endswith("t"):
        return Finite("ind", "present", "sg", 3)
    return Finite("ind", "past", "sg", 0)


def _short(lemma: str) -> str:
    """Return the Konjunktiv I of a verb in -eln or -ern: "verhandle", "fordere"."""
    if lemma.endswith("eln"):
        return lemma[:-3] + "le"
    if lemma.endswith("ern"):
        return lemma[:-1] + "e"
    return lemma[:-1]
