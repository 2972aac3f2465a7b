"""Dates and numbers by the rules of a language."""

from __future__ import annotations

import datetime

from statusquo.messages import Words

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Calendar:
    """Writes days, periods and numbers in one language.

    Example:
        >>> from statusquo.messages import words
        >>> Calendar(words("de")).period("2025-12-02", "2025-12-11")
        '2. bis 11. Dezember 2025'
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def day(self, iso: str | None) -> str:
        """ "2. Dezember 2025"; the words for an unknown day if there is none."""
        day = _parse(iso)
        if day is None:
            return self.words("brief.date.unknown")
        return self.words("brief.date.day", day=day.day, month=self._month(day), year=day.year)

    def short(self, iso: str | None) -> str:
        """ "2. Dez.", for pictures and tables."""
        day = _parse(iso)
        if day is None:
            return self.words("brief.date.unknown_short")
        month = self.words(f"brief.month_short.m{day.month}")
        return self.words("brief.date.short", day=day.day, month=month)

    def period(self, first: str | None, last: str | None) -> str:
        """The days from ``first`` to ``last``, with nothing said twice."""
        a, b = _parse(first), _parse(last)
        if a is None or b is None or a == b:
            return self.day(first or last)
        values = {
            "day": a.day, "month": self._month(a), "year": a.year,
            "to_day": b.day, "to_month": self._month(b), "to_year": b.year,
        }  # fmt: skip
        if a.year != b.year:
            return self.words("brief.date.years", **values)
        return self.words("brief.date.months" if a.month != b.month else "brief.date.days", **values)

    def number(self, value: int) -> str:
        """A whole number with its thousands set off; a power of ten where it is beyond imagining."""
        if value >= 10**9:
            power = str(len(str(value)) - 1).translate(_RAISED)
            return self.words("brief.number.huge", power=power)
        return f"{value:,}".replace(",", self.words("brief.number.thousands"))

    def count(self, key: str, number: int, **values: object) -> str:
        """A message with a number in it; ``<key>_one`` if there is exactly one."""
        return self.words(f"{key}_one" if number == 1 else key, n=self.number(number), **values)

    def listing(self, items: list[str] | tuple[str, ...]) -> str:
        """ "a, b und c"."""
        if len(items) < 2:
            return "".join(items)
        return self.words("brief.list.and", first=", ".join(items[:-1]), last=items[-1])

    def _month(self, day: datetime.date) -> str:
        return self.words(f"brief.month.m{day.month}")


def _parse(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso) if iso else None
    except ValueError:  # a date a reader or a hand-made case has in another form is shown as not known
        return None
