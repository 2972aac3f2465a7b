"""Arithmetic of the calendar in words: months, weekdays, seasons, feasts, and the nearest year or week.

Everything returns a range (first day, last day) or None; nothing here reads text.
"""

from __future__ import annotations

import calendar
import datetime
from typing import Final, Literal

Day = datetime.date
Range = tuple[Day, Day]
#: Where the happening lies as seen from the report: what a bare "am Montag" means hangs on it.
Direction = Literal["past", "future"]

MONTHS: Final = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feber": 2, "feb": 2, "märz": 3, "april": 4, "apr": 4,
    "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6,
}  # fmt: skip
NUMBERS: Final = {
    "ein": 1, "einem": 1, "einer": 1, "einen": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "anderthalb": 0, "mehreren": 0,
    "wenigen": 0, "einigen": 0,
}  # fmt: skip
_SEASONS: Final = {"frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9, "winter": 12}
#: Feasts by days from Easter Sunday or from Christmas Day (of the same year): first and last day.
FEASTS: Final[dict[str, tuple[str, int, int]]] = {
    "ostern": ("easter", -2, 1), "pfingsten": ("easter", 49, 50), "weihnachten": ("christmas", -1, 1),
    "silvester": ("christmas", 6, 6), "neujahr": ("christmas", -358, -358), "neujahrstag": ("christmas", -358, -358),
    "aschermittwoch": ("easter", -46, -46), "rosenmontag": ("easter", -48, -48), "palmsonntag": ("easter", -7, -7),
    "gründonnerstag": ("easter", -3, -3), "karfreitag": ("easter", -2, -2), "karsamstag": ("easter", -1, -1),
    "ostersonntag": ("easter", 0, 0), "ostermontag": ("easter", 1, 1), "christi himmelfahrt": ("easter", 39, 39),
    "himmelfahrt": ("easter", 39, 39), "pfingstsonntag": ("easter", 49, 49), "pfingstmontag": ("easter", 50, 50),
    "fronleichnam": ("easter", 60, 60), "heiligabend": ("christmas", -1, -1), "heiligen abend": ("christmas", -1, -1),
    "nikolaustag": ("christmas", -19, -19),
}  # fmt: skip
_ONE_DAY: Final = datetime.timedelta(days=1)


def day_of(year: int, month: int, day: int) -> Day | None:
    """A day, or None if the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= year <= 9998 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return datetime.date(year, month, day)


def shifted(day: Day, days: int) -> Day | None:
    """A day so many days later, or None outside the calendar."""
    number = day.toordinal() + days
    return datetime.date.fromordinal(number) if 1 <= number <= datetime.date.max.toordinal() else None


def month_of(year: int, month: int, part: str = "") -> Range | None:
    """A month, or its beginning (1 to 10), middle (11 to 20) or end (21 to last)."""
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return None
    last = calendar.monthrange(year, month)[1]
    first, stop = {"anfang": (1, 10), "mitte": (11, 20), "ende": (21, last)}.get(part, (1, last))
    return datetime.date(year, month, first), datetime.date(year, month, stop)


def year_of(year: int, part: str = "") -> Range | None:
    """A year, or its beginning (January to March), middle (May to August) or end (October to December)."""
    if not 1 <= year <= 9998:
        return None
    first, last = {"anfang": (1, 3), "mitte": (5, 8), "ende": (10, 12)}.get(part, (1, 12))
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])


def week_of(day: Day, part: str = "") -> Range | None:
    """The week from Monday to Sunday around a day, or its beginning, middle or end."""
    monday = shifted(day, -day.weekday())
    first, last = {"anfang": (0, 1), "mitte": (2, 3), "ende": (4, 6)}.get(part, (0, 6))
    if monday is None:
        return None
    start, stop = shifted(monday, first), shifted(monday, last)
    return (start, stop) if start is not None and stop is not None else None


def weekend_of(day: Day) -> Range | None:
    """Saturday and Sunday of the week around a day."""
    saturday = shifted(day, 5 - day.weekday())
    sunday = None if saturday is None else shifted(saturday, 1)
    return (saturday, sunday) if saturday is not None and sunday is not None else None


def months_on(day: Day, months: int) -> Range | None:
    """The month that lies so many months after that of a day."""
    number = day.year * 12 + day.month - 1 + months
    return month_of(number // 12, number % 12 + 1)


def season_of(name: str, year: int) -> Range | None:
    """A season by the months of the weather service; winter runs into the next year."""
    start = _SEASONS[name]
    first = month_of(year, start)
    last = month_of(year + (start == 12), (start + 1) % 12 + 1)
    return (first[0], last[1]) if first is not None and last is not None else None


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (Butcher 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)


def feast_of(name: str, year: int) -> Range | None:
    """A feast, or the days of Easter (Friday to Monday), Whitsun and Christmas (24th to 26th)."""
    if not 1600 <= year <= 9000:
        return None
    kind, first, last = FEASTS[name]
    start = easter(year) if kind == "easter" else datetime.date(year, 12, 25)
    return start + first * _ONE_DAY, start + last * _ONE_DAY


def nearest(options: list[Range | None], date: Day, direction: Direction | None) -> Range | None:
    """The range that lies nearest to a date, on the side that the direction asks for if one does."""
    found = [option for option in options if option is not None]
    if direction == "past":
        found = [r for r in found if r[0] <= date] or found
    elif direction == "future":
        found = [r for r in found if r[1] >= date] or found

    def away(r: Range) -> int:
        if r[0] <= date <= r[1]:
            return 0
        return min(abs((r[0] - date).days), abs((r[1] - date).days))

    return min(found, key=away) if found else None


def weekday_near(number: int, date: Day, direction: Direction, step: int = 0) -> Day | None:
    """The last (past) or next (future) such weekday, the day itself included.

    Args:
        step: -1 for "vergangenen": before the day itself; 1 for "kommenden": after it.
    """
    if step == -1 or (step == 0 and direction == "past"):
        back = (date.weekday() - number) % 7
        return shifted(date, -(back or (7 if step else 0)))
    ahead = (number - date.weekday()) % 7
    return shifted(date, ahead or (7 if step else 0))
