"""Issues that only point back: "den Vorschlag", "diese Forderung", "das Angebot".

Such a word names the kind of stance it points to; what is meant is the issue of the nearest stance of that kind
told before in the same report. Where none is told, the word stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from statusquo.case.labels import label, subject
from statusquo.case.origins import is_condition, verb
from statusquo.findings import Findings, Position, Stance

_POINTS: Final[dict[str, tuple[Stance, ...]]] = {
    "angebot": ("offers",),
    "offerte": ("offers",),
    "vorschlag": ("offers", "demands"),
    "vorschläge": ("offers", "demands"),
    "vorstoß": ("offers", "demands", "commits"),
    "initiative": ("offers", "demands", "commits"),
    "vermittlung": ("demands", "offers"),
    "drohung": ("threatens",),
    "drohungen": ("threatens",),
    "ankündigung": ("offers", "threatens", "commits"),
    "zusage": ("commits", "offers"),
    "forderung": ("demands",),
    "forderungen": ("demands",),
    "kurs": ("threatens", "demands", "commits"),
    "zustimmung": ("accepts", "rejects", "offers"),
    "vorhaben": ("commits", "threatens"),
    "plan": ("commits", "offers"),
    "pläne": ("commits", "offers"),
}
"""The noun and the stances it can point to."""

_OWN: Final = frozenset({"commits"})
_POINTER = re.compile(
    r"(?:de[rnms]|die|das|diese[rnms]?|ihre[rnms]?|seine[rnms]?|ihr|sein)\s+"
    r"(?:(?:geplante|jüngste|neue|neueste)[nrms]?\s+)?([A-ZÄÖÜ][a-zäöüß]+?)(?:s|es)?\s*",
)


def labelled(findings: Findings) -> Findings:
    """The findings of a report with the labels of their issues in one form, and pointers resolved.

    The party that would act goes along with what is pointed to.
    """
    done: list[Position] = []
    for position in sorted(findings.positions, key=lambda p: (p.issue.start, p.issue.stop, p.id)):
        meant = _meant(position, done, findings)
        if meant is not None:
            own = meant.actor if meant.stance in ("offers", "threatens", "commits") else None
            who = meant.who_would_act or own or position.who_would_act
            done.append(replace(position, label=meant.label, who_would_act=who))
        else:
            who = position.who_would_act or subject(position, findings)
            told = label(position, findings)
            if (told, who) == (position.label, position.who_would_act):
                done.append(position)
            else:
                done.append(replace(position, label=told, who_would_act=who))
    made = {position.id: position for position in done}
    if all(made[position.id] is position for position in findings.positions):
        return findings
    return replace(findings, positions=tuple(made[position.id] for position in findings.positions))


def _meant(position: Position, before: list[Position], findings: Findings) -> Position | None:
    """The position that a pointer means: the nearest of its kind; another's, unless somebody keeps to its own."""
    if position.label.casefold() not in position.issue.quote.casefold():
        return None
    match = _POINTER.fullmatch(position.issue.quote)
    kinds = _POINTS.get(match[1].casefold(), ()) if match else ()
    if not kinds or match is None:
        return None
    mine = findings.party(position.actor).id
    fits = [
        other
        for other in reversed(before)
        if other.stance in kinds
        and other.label != position.label
        and not is_condition(other)
        and (findings.party(other.actor).id == mine) == (position.stance in _OWN)
    ]
    named = [other for other in fits if _same_word(match[1], verb(other))]
    return min(named or fits, key=lambda other: kinds.index(other.stance), default=None)  # then the nearest


def _same_word(noun: str, told: str) -> bool:
    """Whether a stance was read from the verb of the noun: "Vorschlag" and "vorschlagen"."""
    stems = {"angebot": "anbiet", "zusage": "zusag"}
    stem = stems.get(noun.casefold(), re.sub(r"(?:ung|e|en)$", "", noun.casefold()))
    return told.startswith(stem)
