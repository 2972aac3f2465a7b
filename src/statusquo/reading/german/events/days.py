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
from functools import lru_cache
from typing import Final

from statusquo.reading.german.events import dates
from statusquo.reading.german.events.calendar import FEASTS, MONTHS, NUMBERS, WEEKDAYS, Direction, Range

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
_SIDE: Final = rf"(?:(?P<side>(?:{dates.PAST_WORDS}|{dates.NEXT_WORDS}|diese|laufend|übernächst|vorletzt)[a-zäöü]*)\s+)"


@lru_cache(maxsize=4096)
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
        rf"(?:\w+\s+)?vor\s+(?:\w+\s+)?{_NUMBER}\s+(?:tag|woche|monat|jahr|halben jahr)", lower
    ):
        found = None
    else:
        found = _meaning(text, lower, date, direction)
    return (found[0].isoformat(), found[1].isoformat()) if found is not None and found[0] <= found[1] else None


def _until(lower: str, date: datetime.date | None) -> Range | None:
    """ "bis Jahresende": from the report to the last day of what is named."""
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


_WORDS: Final = {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2}


def _word(text: str, lower: str, date: datetime.date | None) -> Range | None:
    """ "gestern", "heute Abend", "am heutigen Mittwoch", "morgen"."""
    if date is None:
        return None
    for word, step in _WORDS.items():
        if re.search(rf"\b{word}\b", lower):
            return dates.step(date, step)
    if re.search(r"\bheutig\w*\b", lower):
        return dates.step(date, 0)
    if re.search(r"\bgestrig\w*\b", lower):
        return dates.step(date, -1)
    if re.search(r"\bmorgig\w*\b", lower) or text == "Morgen" or re.search(r"(?<!am )(?<!jeden )\bmorgen\b", text):
        return dates.step(date, 1)
    return None


_Rule = Callable[[re.Match[str], "datetime.date | None", "Direction | None"], "Range | None"]


_RULES: Final[tuple[tuple[re.Pattern[str], _Rule], ...]] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"\bjahrhundert|\d{2,4}er[- ]jahre|\d+\s*prozent", dates.nothing),
        (r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b", dates.iso),
        (
            r"\b(?P<d1>\d{1,2})\.\s*(?:(?P<m1>" + "|".join(MONTHS) + r")\s+)?(?:bis(?:\s+zum)?|und(?:\s+dem)?|–|-|/)"
            rf"\s*(?P<d2>\d{{1,2}})\.\s*{_MONTH}{_YEAR}",
            dates.stretch,
        ),
        (
            rf"\bnacht\s+(?:vom\s+\d{{1,2}}\.\s+)?(?:zum|auf\s+den)\s+(?P<d>\d{{1,2}})\.\s*{_MONTH}{_YEAR}",
            dates.night_to_date,
        ),
        (rf"\b(?P<d>\d{{1,2}})\.\s*{_MONTH}{_YEAR}", dates.by_date),
        (r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})?(?!\d)", dates.numeric),
        (rf"{_SIDE}?{_PART}\b{_MONTH}{_YEAR}", dates.by_month),
        (rf"\b(?P<season>frühjahr|frühling|sommer|herbst|winter)s?\b{_YEAR}", dates.season),
        (r"\b(?P<feast>" + "|".join(sorted(FEASTS, key=len, reverse=True)) + rf")\b{_YEAR}", dates.feast),
        (rf"\b(?P<which_half>ersten|zweiten)\s+(?:jahreshälfte|halbjahr)\w*{_YEAR}", dates.half),
        (rf"\b(?P<which_half>erste|zweite)n?\s+(?:jahreshälfte|halbjahr)\w*{_YEAR}", dates.half),
        (rf"\b(?P<which_quarter>ersten|zweiten|dritten|vierten)\s+quartals?\b{_YEAR}", dates.quarter),
        (rf"{_PART}(?:des\s+jahres\s+)?(?<![\d.,])\b(?P<y>1[5-9]\d\d|20\d\d)\b(?![.,]?\d)", dates.plain_year),
        (rf"\b(?P<which_day>heutig|gestrig|morgig)\w*\s+{_WEEKDAY}", dates.today),
        (
            rf"\bnacht\s+(?:(?:vo[nm]\s+\w+\s+)?(?:zum?|auf(?:\s+den)?))\s+{_SIDE}?{_WEEKDAY}{_DAYTIME}",
            dates.night_to_weekday,
        ),
        (
            r"\b(?P<w1>"
            + "|".join(WEEKDAYS)
            + r")\s+(?:bis(?:\s+zum)?|und|–|-)\s+(?P<w2>"
            + "|".join(WEEKDAYS)
            + r")\b",
            dates.weekdays,
        ),
        (rf"\b{_WEEKDAY}{_DAYTIME}\s+(?:(?:der|in\s+der)\s+)?{_SIDE}woche\b", dates.weekday_of_week),
        (rf"\b(?:{_WEEKDAY}|heute)\s+(?P<way>vor|in)\s+{_NUMBER}\s+wochen?\b", dates.weekday_weeks_off),
        (rf"{_SIDE}?\b{_WEEKDAY}{_DAYTIME}", dates.weekday),
        (
            rf"\bin\s+den\s+(?:(?P<back>{dates.PAST_WORDS})|(?:{dates.NEXT_WORDS}))en\s+{_NUMBER}\s+"
            r"(?P<unit>tag|woche|monat)(?:e|en|n)?\b",
            dates.within,
        ),
        (r"\bvor\s+(?:rund\s+|etwa\s+|gut\s+|knapp\s+)?einem\s+halben\s+jahr\b", dates.half_a_year_ago),
        (r"\bvorjahr\w*\b", dates.year_before),
        (
            rf"\b(?P<way>vor|in|seit)\s+(?P<about>(?:rund|etwa|knapp|gut|fast|mehr als|über|circa|"
            rf"ungefähr)\s+)?{_NUMBER}\s+"
            r"(?P<unit>tag|woche|monat|jahr)(?:e|en|n)?\b",
            dates.ago,
        ),
        (
            rf"{_PART}(?:(?:der|des)\s+)?{_SIDE}?\b(?P<unit>wochen?|monats?|jahr(?:es)?)"
            r"(?P<tail>ende|anfang|beginn|mitte|wechsel)?s?\b",
            dates.unit,
        ),
    )
)
