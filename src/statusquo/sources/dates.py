"""Days of publication as sources write them; what can be read in two ways is not read at all.

Understood are ISO 8601 (``2025-12-02``, also with a time), ``2. Dezember 2025`` and ``02.12.2025``, which is day
before month wherever dots stand, and the dates of mail and feeds (``Tue, 2 Dec 2025 08:00:00 +0100``).
``12/02/2025`` is not: it is another day in London than in New York. The day is the one that is written; no time
zone moves it.
"""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_tz
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)
_DOTS: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,T].*)?", re.ASCII | re.DOTALL)
_WORDS: Final = re.compile(r"(\d{1,2})\. ?([A-Za-zäÄ]{3,9})\.? (\d{4})(?:[ ,].*)?", re.DOTALL)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("januar jänner jan", "februar feb", "märz mär", "april apr", "mai", "juni jun", "juli jul", "august aug",
         "september sep sept", "oktober okt", "november nov", "dezember dez"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_LONGEST: Final = 200


def day_of(given: str | None, notes: list[str]) -> datetime.date | None:
    """The day that a date names.

    Args:
        given: as the source writes it.
        notes: gets a line if there is a date and it is not understood.

    Returns:
        The day, or ``None`` if none is given or it is not understood.
    """
    text = (given or "").strip()
    if not text:
        return None
    found = _parts(text) if len(text) <= _LONGEST else None
    if found is not None:
        try:
            return datetime.date(*found)
        except ValueError:
            pass  # no such day: told below
    notes.append(f"date {text[:40]!r} not understood (write YYYY-MM-DD), left unknown")
    return None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day, not yet checked."""
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DOTS.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if (found := _WORDS.fullmatch(text)) and (month := _MONTHS.get(found[2].lower())):
        return int(found[3]), month, int(found[1])
    if not re.match(r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} \d{4}\b", text):
        return None
    parsed = parsedate_tz(text)
    return None if parsed is None else (parsed[0], parsed[1], parsed[2])
