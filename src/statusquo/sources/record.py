"""Reports from JSON: an object with ``text`` and, if known, ``id title date language publisher url``.

Other keys are ignored, so annotated files of the quality corpus can be read as they are. The text is stored
to the letter: offsets made elsewhere count in it. What is not understood (a date in words, an unknown
language code) is left unknown and noted, so that no report is lost for the sake of its metadata.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from statusquo.errors import SourceError
from statusquo.report import Report


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    text: str
    id: str | int | None = None
    title: str | None = None
    date: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None


def parse(text: str, where: str) -> Any:
    """Parse JSON; any fault is one line with its place.

    Raises:
        SourceError: not JSON, too deeply nested, or a number of thousands of digits.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise SourceError(
            f"not JSON: {fault.msg}", where=f"{where}:{fault.lineno}:{fault.colno}", advice="mend the file"
        ) from None
    except RecursionError:
        raise SourceError("JSON nested too deeply", where=where, advice="a report is one flat object") from None
    except ValueError as fault:
        raise SourceError(f"not JSON: {fault}", where=where, advice="mend the file") from None


def report_of(data: Any, *, stem: str, where: str) -> Report:
    """Make a report of a parsed JSON object.

    Args:
        data: the object.
        stem: what an id is made of if the object has none.
        where: the file's name, for errors and messages.

    Raises:
        SourceError: not an object, no ``text``, or a field of the wrong type.
    """
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else f"a {type(data).__name__}"
        raise SourceError(
            f"holds {kind} instead of one report",
            where=where,
            advice='write {"text": "..."}, one file a report',
        )
    if data.get("text") is None:
        raise SourceError("has no text", where=where, advice='add "text" with the report\'s text')
    try:
        record = _Record.model_validate(data)
    except ValidationError as faults:
        first = faults.errors()[0]
        name = ".".join(str(part) for part in first["loc"][:1])
        raise SourceError(f"field {name!r}: {first['msg']}", where=where, advice="mend the field") from None
    notes: list[str] = []
    return Report.of(
        record.text,
        id=_identifier(record.id),
        stem=stem,
        title=record.title or "",
        date=_date(record.date, notes),
        language=_language(record.language, notes),
        publisher=record.publisher,
        url=record.url,
        source=where,
        notes=tuple(notes),
        to_the_letter=True,
    )


def _identifier(given: str | int | None) -> str | None:
    return None if given is None or not str(given).strip() else str(given)


def _date(given: str | None, notes: list[str]) -> datetime.date | None:
    if given is None or not given.strip():
        return None
    try:
        return datetime.date.fromisoformat(given.strip()[:10])
    except ValueError:
        notes.append(f"date {given[:40]!r} not understood (write YYYY-MM-DD), left unknown")
        return None


def _language(given: str | None, notes: list[str]) -> str | None:
    if given is None or not given.strip():
        return None
    code = re.split("[-_]", given.strip().lower())[0]
    if re.fullmatch("[a-z]{2,3}", code):
        return code
    notes.append(f"language {given[:40]!r} is no code such as 'de', left unknown")
    return None
