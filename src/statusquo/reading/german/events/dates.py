"""One rule a kind of time expression: from a match and the report's date to a range of days, or None.

The patterns they belong to stand in ``days``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Final

from statusquo.reading.german.events.calendar import (
    MONTHS,
    NUMBERS,
    WEEKDAYS,
    Direction,
    Range,
    day_of,
    feast_of,
    month_of,
    months_on,
    nearest,
    season_of,
    shifted,
    week_of,
    weekday_near,
    weekend_of,
    year_of,
)

#: What is set for a day lies ahead, whatever the tense.
_SET: Final = re.compile(r"(?:für|auf|bis|ab|vom?)\b")
#: A day without a year is the nearest one, unless the tense says the other side and it is further off than this (days).
_SOON: Final = 7
_LONG_AGO: Final = 31
#: Beginnings of words that point back or ahead ("vergangenen", "kommenden").
PAST_WORDS: Final = "vergangen|letzt|vorig|jüngst|verwichen"
NEXT_WORDS: Final = "kommend|nächst|folgend|bevorstehend"


def named_year(match: re.Match[str], date: datetime.date | None) -> int | None:
    """The year that is named with a day or month."""
    if match["year"]:
        return int(match["year"])
    which = match["which"]
    if which is None or date is None:
        return None
    if which in ("dieses", "diesen"):
        return date.year
    return date.year + (1 if which in ("nächsten", "kommenden") else -1)


def near(
    make: Callable[[int], Range | None],
    year: int | None,
    date: datetime.date | None,
    direction: Direction | None,
) -> Range | None:
    if year is not None:
        return make(year)
    if date is None:
        return None
    return nearest([make(date.year + step) for step in (-1, 0, 1)], date, direction)


def single(year: int, month: int, day: int) -> Range | None:
    found = day_of(year, month, day)
    return (found, found) if found is not None else None


def iso(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return single(int(match["y"]), int(match["m"]), int(match["d"]))


def numeric(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    day, month, year = int(match["d"]), int(match["m"]), match["y"]
    if year and len(year) == 2:
        year = "20" + year
    return near(lambda y: single(y, month, day), int(year) if year else None, date, None)


def stretch(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """ "vom 3. bis 5. Juli", "zwischen dem 30. Juni und dem 2. Juli"."""
    last_month = MONTHS[match["month"]]
    first_month = MONTHS[match["m1"]] if match["m1"] else last_month

    def make(year: int) -> Range | None:
        last = day_of(year, last_month, int(match["d2"]))
        first = day_of(year - (first_month > last_month), first_month, int(match["d1"]))
        return (first, last) if first is not None and last is not None else None

    return near(make, named_year(match, date), date, direction)


def night_to_date(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    found = by_date(match, date, direction)
    before = shifted(found[0], -1) if found is not None else None
    return (before, found[1]) if found is not None and before is not None else None


def by_date(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    day, month = int(match["d"]), MONTHS[match["month"]]
    year = named_year(match, date)
    found = near(lambda y: single(y, month, day), year, date, None)
    if year is None and found is not None and date is not None:
        away = (found[0] - date).days
        ahead = direction == "future" or _SET.match(match.string) is not None
        if (not ahead and direction == "past" and away > _SOON) or (ahead and away < -_LONG_AGO):
            return near(lambda y: single(y, month, day), None, date, "future" if ahead else "past")
    return found


def by_month(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    month, part = MONTHS[match["month"]], match["part"] or ""
    year = named_year(match, date)
    if year is None and date is not None and (side := match["side"]):
        step = -1 if re.match(PAST_WORDS, side) else 1 if re.match(NEXT_WORDS, side) else 0
        direction = "past" if step == -1 else "future" if step == 1 else direction
    return near(lambda y: month_of(y, month, part), year, date, direction)


def season(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return near(lambda y: season_of(match["season"], y), named_year(match, date), date, direction)


def feast(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return near(lambda y: feast_of(match["feast"], y), named_year(match, date), date, direction)


def quarter(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    number = {"ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4}[match["which_quarter"]]

    def make(year: int) -> Range | None:
        first, last = month_of(year, 3 * number - 2), month_of(year, 3 * number)
        return (first[0], last[1]) if first is not None and last is not None else None

    return near(make, named_year(match, date), date, direction)


def plain_year(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return year_of(int(match["y"]), match["part"] or "")


def night_to_weekday(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    found = weekday(match, date, direction)
    before = shifted(found[0], -1) if found is not None else None
    return (before, found[0]) if found is not None and before is not None else None


def weekday(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    if date is None:
        return None
    side = match["side"] or ""
    step = -1 if re.match(PAST_WORDS, side) else 1 if re.match(NEXT_WORDS, side) else 0
    day = weekday_near(WEEKDAYS[match["weekday"]], date, direction or "past", step)
    if day is None:
        return None
    if match["daytime"] == "nacht":
        after = shifted(day, 1)
        return (day, after) if after is not None else None
    return day, day


def weekday_of_week(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """ "am Dienstag vergangener Woche", "Donnerstag kommender Woche"."""
    if date is None:
        return None
    monday = shifted(date, 7 * _side(match["side"]) - date.weekday())
    day = None if monday is None else shifted(monday, WEEKDAYS[match["weekday"]])
    return (day, day) if day is not None else None


def weekday_weeks_off(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """ "Montag vor einer Woche", "Dienstag in zwei Wochen", "heute in einer Woche"."""
    number = NUMBERS.get(match["number"], 0) or (int(match["number"]) if match["number"].isdigit() else 0)
    if date is None or number == 0:
        return None
    back = match["way"] == "vor"
    name = match["weekday"]
    day = weekday_near(WEEKDAYS[name], date, "past" if back else "future") if name else date
    day = None if day is None else shifted(day, -7 * number if back else 7 * number)
    return (day, day) if day is not None else None


def within(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """ "in den vergangenen zwei Wochen", "in den kommenden drei Tagen"."""
    number = NUMBERS.get(match["number"], 0) or (int(match["number"]) if match["number"].isdigit() else 0)
    if date is None or number == 0:
        return None
    reach = number * {"tag": 1, "woche": 7, "monat": 30}[match["unit"]]
    other = shifted(date, -reach if match["back"] else reach)
    return (min(date, other), max(date, other)) if other is not None else None


def half_a_year_ago(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return None if date is None else months_on(date, -6)


def year_before(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return None if date is None else year_of(date.year - 1)


def half(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """ "im zweiten Halbjahr", "in der ersten Jahreshälfte 2027"."""
    start = 1 if match["which_half"].startswith("erst") else 7

    def make(year: int) -> Range | None:
        first, last = month_of(year, start), month_of(year, start + 5)
        return (first[0], last[1]) if first is not None and last is not None else None

    return near(make, named_year(match, date), date, direction)


def _side(word: str | None) -> int:
    """Weeks from this one: -1 "vergangener", 1 "kommender", 2 "übernächster", -2 "vorletzter", else 0."""
    if not word:
        return 0
    return {"über": 2, "vorl": -2}.get(
        word[:4], -1 if re.match(PAST_WORDS, word) else 1 if re.match(NEXT_WORDS, word) else 0
    )


def weekdays(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    if date is None:
        return None
    last = weekday_near(WEEKDAYS[match["w2"]], date, direction or "past")
    first = None if last is None else weekday_near(WEEKDAYS[match["w1"]], last, "past")
    return (first, last) if first is not None and last is not None else None


def ago(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """ "vor zwei Wochen": the day, week, month or year that lies so far back (or ahead: "in zwei Wochen")."""
    number = NUMBERS.get(match["number"], 0) or (int(match["number"]) if match["number"].isdigit() else 0)
    if date is None or number == 0:
        return None
    sign = 1 if match["way"] == "in" else -1
    match match["unit"]:
        case "tag":
            day = None if match["about"] else shifted(date, sign * number)
            return (day, day) if day is not None else None
        case "woche":
            day = shifted(date, sign * 7 * number)
            return week_of(day) if day is not None else None
        case "monat":
            return months_on(date, sign * number)
        case _:
            return year_of(date.year + sign * number)


def unit(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """ "in der vergangenen Woche", "Anfang des Jahres", "am kommenden Wochenende", "zum Jahresende"."""
    if date is None:
        return None
    side, part, unit = match["side"] or "", match["part"] or "", match["unit"]
    if match["tail"]:
        part = {"beginn": "anfang", "anfang": "anfang", "mitte": "mitte"}.get(match["tail"], "ende")
    step = _side(side)
    if unit == "wochen" and match["tail"] == "ende":
        if step == 0 and date.weekday() < 5:
            step = -1 if (direction or "past") == "past" else 0
        if step == 1 and date.weekday() < 5:
            step = 0  # on a Friday "am kommenden Wochenende" begins the day after
        day = shifted(date, 7 * step)
        return weekend_of(day) if day is not None else None
    if not side and not part:
        return None
    if unit.startswith("woche"):
        day = shifted(date, 7 * step)
        return week_of(day, part) if day is not None else None
    if unit.startswith("monat"):
        month = months_on(date, step)
        return month_of(month[0].year, month[0].month, part) if month is not None else None
    return year_of(date.year + step, part)


def today(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return None if date is None else step(date, {"g": -1, "m": 1}.get(match["which_day"][0], 0))


def nothing(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return None


def step(date: datetime.date, step: int) -> Range | None:
    day = shifted(date, step)
    return (day, day) if day is not None else None
