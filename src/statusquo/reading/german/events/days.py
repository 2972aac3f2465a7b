"""What a German time expression means as days, seen from a report's date.

Absolute expressions ("am 12. Juli 2006", "im Mai 2006") need no date; those without a year take the nearest one;
relative ones ("gestern", "am Montagabend", "vor zwei Wochen") need the date of the report. What cannot be worked out
is None: a failed date never becomes the publication date.

Example:
    >>> days("in der Nacht zum Freitag", datetime.date(2025, 12, 5))
    ('2025-12-04', '2025-12-05')
    >>> days("am Abend", datetime.date(2025, 12, 5)) is None
    True
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

__all__ = ["days"]

_LONGEST: Final = 120
_MONTH: Final = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR: Final = (
    r"(?:(?:,?\s+(?:des\s+jahres\s+)?(?P<year>\d{4})\b)"
    r"|(?:\s+(?P<which>dieses|diesen|vergangenen|letzten|vorigen|nächsten|kommenden)\s+jahres\b))?"
)
_PART: Final = r"(?:(?P<part>anfang|mitte|ende)\s+)?"
_WEEKDAY: Final = r"(?P<weekday>" + "|".join(WEEKDAYS) + r")"
_DAYTIME: Final = r"(?P<daytime>früh|morgen|vormittag|mittag|nachmittag|abend|nacht)?(?:s)?\b"
_NUMBER: Final = r"(?P<number>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
_PAST_WORDS: Final = "vergangen|letzt|vorig|jüngst|verwichen"
_NEXT_WORDS: Final = "kommend|nächst|folgend|bevorstehend"
_SIDE: Final = rf"(?:(?P<side>(?:{_PAST_WORDS}|{_NEXT_WORDS}|diese|laufend|übernächst|vorletzt)[a-zäöü]*)\s+)"


def days(text: str, date: datetime.date | None, direction: Direction | None = None) -> tuple[str, str] | None:
    """First and last day (ISO 8601) that a time expression means.

    Args:
        text: the expression as it stands in the text, with or without its preposition.
        date: the day of the report.
        direction: ``past`` for what happened, ``future`` for what is planned; decides on bare weekdays and on
            days without a year. Without it bare weekdays are past, and the nearest year is taken.
    """
    text = " ".join(text[: 4 * _LONGEST].split())[:_LONGEST].strip(" ,;:")
    lower = text.lower()
    if re.match(r"bis\b(?!\s+(?:zu\s+)?\d+\s+(?:prozent|stunden|tage))", lower):
        found = _until(lower, date)
    elif re.match(r"(?:(?:kurz|knapp|lange|noch|erst)\s+)?(?:nach|vor)\b", lower) and not re.match(
        rf"(?:\w+\s+)?vor\s+(?:\w+\s+)?{_NUMBER}\s+(?:tag|woche|monat|jahr)", lower
    ):
        found = None
    else:
        found = _meaning(text, lower, date, direction)
    return (found[0].isoformat(), found[1].isoformat()) if found is not None and found[0] <= found[1] else None


def _until(lower: str, date: datetime.date | None) -> Range | None:
    """"bis Jahresende": from the report to the last day of what is named."""
    rest = lower.removeprefix("bis").strip()
    rest = re.sub(r"^(?:spätestens|mindestens|voraussichtlich)\s+", "", rest)
    found = _meaning(rest, rest, date, "future")
    if found is None or date is None:
        return found
    return (min(date, found[1]), found[1])


def _meaning(text: str, lower: str, date: datetime.date | None, direction: Direction | None) -> Range | None:
    for pattern, rule in _RULES:
        match = pattern.search(lower)
        if match is not None:
            return rule(match, date, direction)
    return _word(text, lower, date)


def _year(match: re.Match[str], date: datetime.date | None) -> int | None:
    """The year that is named with a day or month."""
    if match["year"]:
        return int(match["year"])
    which = match["which"]
    if which is None or date is None:
        return None
    if which in ("dieses", "diesen"):
        return date.year
    return date.year + (1 if which in ("nächsten", "kommenden") else -1)


def _near(
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


def _single(year: int, month: int, day: int) -> Range | None:
    found = day_of(year, month, day)
    return (found, found) if found is not None else None


def _iso(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return _single(int(match["y"]), int(match["m"]), int(match["d"]))


def _numeric(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    day, month, year = int(match["d"]), int(match["m"]), match["y"]
    if year and len(year) == 2:
        year = "20" + year
    return _near(lambda y: _single(y, month, day), int(year) if year else None, date, None)


def _stretch(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """"vom 3. bis 5. Juli", "zwischen dem 30. Juni und dem 2. Juli"."""
    last_month = MONTHS[match["month"]]
    first_month = MONTHS[match["m1"]] if match["m1"] else last_month

    def make(year: int) -> Range | None:
        last = day_of(year, last_month, int(match["d2"]))
        first = day_of(year - (first_month > last_month), first_month, int(match["d1"]))
        return (first, last) if first is not None and last is not None else None

    return _near(make, _year(match, date), date, direction)


def _night_to_date(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    found = _date(match, date, direction)
    before = shifted(found[0], -1) if found is not None else None
    return (before, found[1]) if found is not None and before is not None else None


def _date(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    day, month = int(match["d"]), MONTHS[match["month"]]
    return _near(lambda y: _single(y, month, day), _year(match, date), date, None)


def _month(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    month, part = MONTHS[match["month"]], match["part"] or ""
    year = _year(match, date)
    if year is None and date is not None and (side := match["side"]):
        step = -1 if re.match(_PAST_WORDS, side) else 1 if re.match(_NEXT_WORDS, side) else 0
        direction = "past" if step == -1 else "future" if step == 1 else direction
    return _near(lambda y: month_of(y, month, part), year, date, direction)


def _season(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return _near(lambda y: season_of(match["season"], y), _year(match, date), date, direction)


def _feast(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return _near(lambda y: feast_of(match["feast"], y), _year(match, date), date, direction)


def _quarter(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    number = {"ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4}[match["which_quarter"]]

    def make(year: int) -> Range | None:
        first, last = month_of(year, 3 * number - 2), month_of(year, 3 * number)
        return (first[0], last[1]) if first is not None and last is not None else None

    return _near(make, _year(match, date), date, direction)


def _plain_year(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return year_of(int(match["y"]), match["part"] or "")


def _night_to_weekday(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    found = _weekday(match, date, direction)
    before = shifted(found[0], -1) if found is not None else None
    return (before, found[0]) if found is not None and before is not None else None


def _weekday(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    if date is None:
        return None
    side = match["side"] or ""
    step = -1 if re.match(_PAST_WORDS, side) else 1 if re.match(_NEXT_WORDS, side) else 0
    day = weekday_near(WEEKDAYS[match["weekday"]], date, direction or "past", step)
    if day is None:
        return None
    if match["daytime"] == "nacht":
        after = shifted(day, 1)
        return (day, after) if after is not None else None
    return day, day


def _weekdays(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    if date is None:
        return None
    last = weekday_near(WEEKDAYS[match["w2"]], date, direction or "past")
    first = None if last is None else weekday_near(WEEKDAYS[match["w1"]], last, "past")
    return (first, last) if first is not None and last is not None else None


def _ago(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """"vor zwei Wochen": the day, week, month or year that lies so far back (or ahead: "in zwei Wochen")."""
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


def _unit(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    """"in der vergangenen Woche", "Anfang des Jahres", "am kommenden Wochenende", "zum Jahresende"."""
    if date is None:
        return None
    side, part, unit = match["side"] or "", match["part"] or "", match["unit"]
    if match["tail"]:
        part = {"beginn": "anfang", "anfang": "anfang", "mitte": "mitte"}.get(match["tail"], "ende")
    step = -1 if re.match(_PAST_WORDS, side) else 1 if re.match(_NEXT_WORDS, side) else 0
    step = {"über": 2, "vorl": -2}.get(side[:4], step)
    if unit == "wochen" and match["tail"] == "ende":
        if step == 0 and date.weekday() < 5:
            step = -1 if (direction or "past") == "past" else 0
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


_WORDS: Final = {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2}


def _word(text: str, lower: str, date: datetime.date | None) -> Range | None:
    """"gestern", "heute Abend", "am heutigen Mittwoch", "morgen"."""
    if date is None:
        return None
    for word, step in _WORDS.items():
        if re.search(rf"\b{word}\b", lower):
            return _step(date, step)
    if re.search(r"\bheutig\w*\b", lower):
        return _step(date, 0)
    if re.search(r"\bgestrig\w*\b", lower):
        return _step(date, -1)
    if re.search(r"\bmorgig\w*\b", lower) or text == "Morgen" or re.search(r"(?<!am )(?<!jeden )\bmorgen\b", text):
        return _step(date, 1)
    return None


def _step(date: datetime.date, step: int) -> Range | None:
    day = shifted(date, step)
    return (day, day) if day is not None else None


_Rule = Callable[[re.Match[str], "datetime.date | None", "Direction | None"], "Range | None"]


def _today(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return None if date is None else _step(date, {"g": -1, "m": 1}.get(match["which_day"][0], 0))


def _nothing(match: re.Match[str], date: datetime.date | None, direction: Direction | None) -> Range | None:
    return None


_RULES: Final[tuple[tuple[re.Pattern[str], _Rule], ...]] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"\bjahrhundert|\d{2,4}er[- ]jahre|\d+\s*prozent", _nothing),
        (r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b", _iso),
        (
            r"\b(?P<d1>\d{1,2})\.\s*(?:(?P<m1>" + "|".join(MONTHS) + r")\s+)?(?:bis(?:\s+zum)?|und(?:\s+dem)?|–|-|/)"
            rf"\s*(?P<d2>\d{{1,2}})\.\s*{_MONTH}{_YEAR}",
            _stretch,
        ),
        (rf"\bnacht\s+(?:zum|auf\s+den)\s+(?P<d>\d{{1,2}})\.\s*{_MONTH}{_YEAR}", _night_to_date),
        (rf"\b(?P<d>\d{{1,2}})\.\s*{_MONTH}{_YEAR}", _date),
        (r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})?(?!\d)", _numeric),
        (rf"{_SIDE}?{_PART}\b{_MONTH}{_YEAR}", _month),
        (rf"\b(?P<season>frühjahr|frühling|sommer|herbst|winter)s?\b{_YEAR}", _season),
        (rf"\b(?P<feast>ostern|pfingsten|weihnachten|silvester|neujahr)\b{_YEAR}", _feast),
        (rf"\b(?P<which_quarter>ersten|zweiten|dritten|vierten)\s+quartals?\b{_YEAR}", _quarter),
        (rf"{_PART}(?:des\s+jahres\s+)?(?<![\d.,])\b(?P<y>1[5-9]\d\d|20\d\d)\b(?![.,]?\d)", _plain_year),
        (rf"\b(?P<which_day>heutig|gestrig|morgig)\w*\s+{_WEEKDAY}", _today),
        (
            rf"\bnacht\s+(?:(?:vo[nm]\s+\w+\s+)?(?:zum|auf(?:\s+den)?))\s+{_SIDE}?{_WEEKDAY}{_DAYTIME}",
            _night_to_weekday,
        ),
        (
            r"\b(?P<w1>" + "|".join(WEEKDAYS) + r")\s+(?:bis(?:\s+zum)?|und|–|-)\s+(?P<w2>" + "|".join(WEEKDAYS) + r")\b",
            _weekdays,
        ),
        (rf"{_SIDE}?\b{_WEEKDAY}{_DAYTIME}", _weekday),
        (
            rf"\b(?P<way>vor|in|seit)\s+(?P<about>(?:rund|etwa|knapp|gut|fast|mehr als|über|circa|ungefähr)\s+)?{_NUMBER}\s+"
            r"(?P<unit>tag|woche|monat|jahr)(?:e|en|n)?\b",
            _ago,
        ),
        (
            rf"{_PART}(?:(?:der|des|dieser|dieses)\s+)?{_SIDE}?\b(?P<unit>wochen?|monats?|jahr(?:es)?)"
            r"(?P<tail>ende|anfang|beginn|mitte|wechsel)?s?\b",
            _unit,
        ),
    )
)
