"""German acts as infinitives: recognised, and with "zu" ("die Blockade aufrechtzuerhalten")."""

from __future__ import annotations

import re

_ACT = re.compile(r"(?P<before>(?:.* )?)(?P<verb>[a-zäöüß]{2,}n)")
_SEVERAL = re.compile(r"[a-zäöüß]n,? (?:und|oder|sowie) |[,;:/]")
"""A second verb, or whatever else makes it more than one plain act."""
PREFIXES = (
    "aufrecht zurück zusammen entgegen vorbei voran voraus vorüber weiter wieder nieder heraus herein herunter hinaus "
    "hinein hinweg hinzu herbei fest fern frei still statt stand bereit bekannt preis teil bei dar ein fort "
    "her hin los mit nach vor weg zu ab an auf aus um"
).split()
"""Separable prefixes, longer ones first where one begins another."""
_TOGETHER = frozenset(
    "antworten einigen hindern herrschen umgehen umfassen umgeben umringen umzingeln umkreisen umlagern wiederholen "
    "abonnieren".split()
)
"""Verbs that begin like a separable prefix and are not separated."""


def is_infinitive(label: str) -> bool:
    """Whether a label is one act told by its infinitive, to follow "könnte"."""
    return bool(_ACT.fullmatch(label))


def with_zu(act: str) -> str:
    """The act with "zu" before its verb, or within it after a separable prefix; two acts are only quoted."""
    found = _ACT.fullmatch(act)
    if not found or _SEVERAL.search(act):
        return f"„{act}“"
    verb = found["verb"]
    for prefix in PREFIXES:
        rest = verb.removeprefix(prefix)
        if rest != verb and verb not in _TOGETHER and _is_verb(rest):
            return f"{found['before']}{prefix}zu{rest}"
    return f"{found['before']}zu {verb}"


def _is_verb(rest: str) -> bool:
    """Whether what is left of a verb can be one: a vowel before its ending, and a beginning to speak."""
    return bool(re.fullmatch(r"(?:[bcdfghjklmnpqrstvwxyzß]{0,3}[aeiouäöüy].*)(?:en|ern|eln|un)", rest)) or rest == "tun"
