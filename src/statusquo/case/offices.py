"""Offices with time: who was foreign minister when, told by dated mentions; and who an unnamed holder is.

"Außenminister Kern" in a report of May 2005 and one of June 2006 give a period of that office. "Der norländische
Präsident", unnamed, is the person whom other reports show in that office of that state at that time; where the
mentions before and after differ, or lie too far away, he stays unnamed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from statusquo.case.joined import Period
from statusquo.case.names import fold
from statusquo.findings import Actor

_FRONT: Final = re.compile(r"^[\w./]+-(?=[A-ZÄÖÜ])")
_OVER: Final = re.compile(
    r"^(?:ex|alt)-|^(?:ehemalig|früher|damalig|einstig|gestürzt|abgesetzt|vormalig|designiert|künftig|former)",
    re.IGNORECASE,
)
#: Endings of feminines and of adjective nouns, so that "Ministerin" and "Minister" are one office.
_ENDING: Final = re.compile(r"(?:(?:er)?(?:innen|in)|er|e)$")
#: Days that an unnamed holder may lie from the only mention that names one.
_REACH: Final = 366


def office(role: str) -> str:
    """The office that a role names, comparable: "norländischer Außenminister", "NOR-Außenministerin" -> one key.

    Empty if the role is a former or a coming one, or names no office.

    Example:
        >>> office("norländischer Außenminister") == office("NOR-Außenministerin")
        True
    """
    if _OVER.match(role):
        return ""
    for word in role.split():
        if word[:1].isupper():
            return _ENDING.sub("", fold(_FRONT.sub("", word)))
    return ""


def is_office(actor: Actor) -> bool:
    """Whether an actor of a report is a holder without a name ("norländischer Präsident")."""
    return actor.kind == "person" and actor.role is not None and (actor.name == actor.role)


def periods(told: Iterable[tuple[str, str, str]]) -> tuple[Period, ...]:
    """Periods of roles from dated mentions.

    Args:
        told: (day of the report or "", role as written, key of the party); in any order.

    Returns:
        One for each office and party: the spelling used most, first and last day; the earliest first, undated last.
    """
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for day, role, party in told:
        if key := office(role):
            found[key, party].append((day, role))
    made = []
    for (_, party), mentions in found.items():
        days = sorted(day for day, _ in mentions if day)
        spelled: dict[str, int] = defaultdict(int)
        for _, role in mentions:
            spelled[role] += 1
        role = min(spelled, key=lambda one: (-spelled[one], one))
        made.append(Period(role, party or None, days[0] if days else None, days[-1] if days else None, len(mentions)))
    return tuple(sorted(made, key=lambda one: (one.first is None, one.first or "", one.role, one.party or "")))


class Holders:
    """Named holders of offices by dated mentions; look-ups by bisection."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        self._only: dict[tuple[str, str], int] = {}
        self._sorted = False

    def add(self, role: str, party: str, day: str, who: int) -> None:
        """Note that person number ``who`` is shown in an office of a party on a day ("" = not known)."""
        if (key := office(role)) and party:
            self._told[key, party].append((day, who))

    def who(self, role: str, party: str, day: str) -> int | None:
        """The number of the person who held that office then, or None."""
        if not self._sorted:
            for key, mentions in self._told.items():
                mentions.sort()
                if len({who for _, who in mentions}) == 1:
                    self._only[key] = mentions[0][1]
            self._sorted = True
        mentions = self._told.get((office(role), party), [])
        if not mentions:
            return None
        dated = bisect_left(mentions, ("0",))
        if not day or dated == len(mentions):
            return self._only.get((office(role), party))
        at = bisect_left(mentions, (day, -1), lo=dated)
        later = mentions[at] if at < len(mentions) else None
        earlier = mentions[at - 1] if at > dated else None
        if later is not None and later[0] == day:
            same = {who for when, who in mentions[at : at + 8] if when == day}
            return later[1] if len(same) == 1 else None
        if earlier is not None and later is not None:
            return earlier[1] if earlier[1] == later[1] else None
        only = earlier or later
        if only is None or abs((date.fromisoformat(day) - date.fromisoformat(only[0])).days) > _REACH:
            return None
        return only[1]
