"""Persons: given names with their gender, and who held which office when (hints; the text wins)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from statusquo.language.actors import normal
from statusquo.language.actors.files import Row, values
from statusquo.language.actors.values import Gender, Holder

GivenName = Literal["m", "f", "x"]
_LAST_DAY: Final = "9999"


def read_given_names(text: str) -> dict[str, GivenName]:
    """Lines ``culture mark: names``, mark ``m``, ``f``, ``x`` (both); a name with two marks becomes ``x``."""
    names: dict[str, GivenName] = {}
    marks: dict[str, GivenName] = {"m": "m", "f": "f", "x": "x"}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, tail = line.partition(":")
        mark = marks[head.split()[1]]
        for name in tail.split():
            names[name] = mark if names.get(name, mark) == mark else "x"
    return names


def read_holders(table: Iterable[Row]) -> dict[str, list[Holder]]:
    """Holders under the key of their family name and of each alias (``normal.spoken``)."""
    holders: dict[str, list[Holder]] = {}
    for row in table:
        aliases = tuple(values(row.get("aliases")))
        gender: Gender | None = "f" if row["gender"] == "f" else "m"
        name, short = row["name"].replace("|", ""), family_name(row["name"])
        until = row.get("until", "")
        holder = Holder(row["id"], row["office"], name, row["since"], until, gender, aliases)
        for key in sorted({normal.spoken(form) for form in (name, short, *aliases)}):
            holders.setdefault(key, []).append(holder)
    return holders


def family_name(name: str) -> str:
    """The part of a full name that stands alone; ``|`` marks its start where it is not the last word.

    Example:
        >>> family_name("Angela Merkel"), family_name("Ursula |von der Leyen"), family_name("|Xi Jinping")
        ('Merkel', 'von der Leyen', 'Xi')
    """
    if "|" in name:
        tail = name.partition("|")[2]
        return tail.split(" ")[0] if name.startswith("|") else tail
    return name.rpartition(" ")[2]


def in_office(holder: Holder, date: str | None) -> bool:
    """Whether the office was held on an ISO date (also "2019" or "2019-03": in some of that time)."""
    if not date:
        return True
    since, until = holder.since, holder.until or _LAST_DAY
    return since[: len(date)] <= date[: len(since)] and date[: len(until)] <= until[: len(date)]
