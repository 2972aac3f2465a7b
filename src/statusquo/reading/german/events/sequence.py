"""Days that are told from the one told before: "am Vortag", "am selben Tag", "tags darauf"."""

from __future__ import annotations

import datetime
import re
from typing import Final

from statusquo.reading.german.events.happening import Happening

__all__ = ["date_by_the_one_before", "told_from_before"]

_STEPS: Final = (
    (re.compile(r"\b(?:am vortag|(?:am )?tags? (?:zuvor|davor|vorher)|einen tag (?:zuvor|früher))\b(?! de[rs]\b)"), -1),
    (re.compile(r"\bam (?:selben|gleichen|nämlichen) (?:tag|abend|nachmittag|morgen)\b"), 0),
    (
        re.compile(
            r"\b(?:(?:am )?tags? (?:darauf|danach)|am (?:folgenden|darauffolgenden) (?:tag|morgen)|einen tag später)\b"
        ),
        1,
    ),
)
#: So many happenings back the day is looked for.
_BACK: Final = 6


def told_from_before(text: str) -> str | None:
    """The words of a clause that date it by what was told before: "am Vortag"."""
    for pattern, _ in _STEPS:
        if (match := pattern.search(text.lower())) is not None and len(text.lower()) == len(text):
            return text[match.start() : match.end()]
    return None


def date_by_the_one_before(told: list[Happening]) -> None:
    """Give days to what is dated only by the happening before it in the text.

    Args:
        told: in the order of the text; ``days`` of its members are filled in.
    """
    for place, one in enumerate(told):
        if one.days is not None or one.when is None:
            continue
        step = next((step for pattern, step in _STEPS if pattern.fullmatch(one.when.lower())), None)
        if step is None:
            continue
        for other in reversed(told[max(0, place - _BACK) : place]):
            if other.days is not None and other.days[0] == other.days[1] and other.sentence is not one.sentence:
                day = datetime.date.fromisoformat(other.days[0]).toordinal() + step
                if 1 <= day <= datetime.date.max.toordinal():
                    moved = datetime.date.fromordinal(day).isoformat()
                    one.days = (moved, moved)
                break
