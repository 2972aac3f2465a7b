"""The day that a plain text names in its dateline: "Hamburg, 3. November 2025.", "Berlin (Agentur), 12.3.2025 –".

Only a whole day counts (day, month and year), only at the beginning of the first or second line, and only if the
place or the line before it is nothing but a dateline: a day in a sentence may be that of an event.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from statusquo.sources.dates import day_of

__all__ = ["of_dateline"]

_PLACE: Final = r"[A-ZÄÖÜÀ-Ž][\w’'.-]*(?:[ /](?:(?:am|an der|in|im|bei|ob der) )?[A-ZÄÖÜÀ-Ž][\w’'.-]*){0,4}"
_BRACKETS: Final = r"(?: ?\([^()\n]{1,40}\))?"
_DAY: Final = r"(?P<day>\d{1,2}\. ?(?:\d{1,2}\. ?|[A-Za-zä]{3,9}\.? )\d{4})"
_LINE: Final = re.compile(rf"(?:{_PLACE}{_BRACKETS},? (?:den )?)?{_DAY}{_BRACKETS}(?P<end>$| ?[.:–—-](?: |$))")
#: Words that begin a sentence with a day in it, and no dateline.
_SENTENCE: Final = re.compile(
    r"(?:am|im|seit|bis|vom|ab|zum|beim|nach|vor|der|die|das|den|dem|ein|eine) ", re.IGNORECASE
)
_LOOK: Final = 160
_YEARS: Final = range(1900, 2101)


def of_dateline(text: str) -> datetime.date | None:
    """The day of publication that the dateline of a text names; ``None`` if there is none.

    Example:
        >>> of_dateline("Hamburg, 3. November 2025. Die Werft hat am Montag ...")
        datetime.date(2025, 11, 3)
        >>> of_dateline("Am 3. November 2025. Das war der Tag ...") is None
        True
    """
    lines = (line.strip("\ufeff ") for line in text[: 4 * _LOOK].splitlines())
    for line in [line[:_LOOK] for line in lines if line][:2]:
        match = _LINE.match(line)
        if match is not None and not _SENTENCE.match(line):
            given = re.sub(r"\. ?(\d{1,2})\. ?", r".\1.", match["day"])
            found = day_of(given, [])
            if found is not None and found.year in _YEARS:
                return found
    return None
