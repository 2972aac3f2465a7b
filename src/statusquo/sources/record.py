"""Reports from JSON: an object with ``text`` and, if known, ``id title date language publisher url``.

Other keys are ignored, so annotated files of the quality corpus can be read as they are. The text is stored
to the letter: offsets made elsewhere count in it (control characters are replaced one for one). What is not
understood (a date in words, an unknown language code) is left unknown and noted, so that no report is lost for
the sake of its metadata. A key that stands twice is a fault: nobody can tell which one was meant.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources.clean import check_whole
from statusquo.sources.dates import day_of
from statusquo.sources.making import language_code, make
from statusquo.sources.naming import identifier
from statusquo.sources.text import LIMIT


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    text: str
    id: str | int | None = None
    title: str | None = None
    date: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None


class _TwiceError(ValueError):
    """A key that stands twice in one object."""


def parse(text: str, where: str, line: int | None = None) -> Any:
    """Parse JSON; any fault is one line with its place.

    Args:
        text: a whole file, or one line of it.
        where: the file.
        line: which line of the file it is, if it is one.

    Raises:
        SourceError: not JSON, a key that stands twice, too deeply nested, or a number of thousands of digits.
    """
    place = where if line is None else f"{where}:{line}"
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as fault:
        raise SourceError(
            f"not JSON: {fault.msg}", where=f"{where}:{line or fault.lineno}:{fault.colno}", advice="mend the file"
        ) from None
    except RecursionError:
        raise SourceError("JSON nested too deeply", where=place, advice="a report is one flat object") from None
    except _TwiceError as fault:
        raise SourceError(str(fault), where=place, advice="keep one of the two") from None
    except ValueError as fault:
        raise SourceError(f"not JSON: {fault}", where=place, advice="mend the file") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(f"the key {key[:40]!r} stands twice")
        found[key] = value
    return found


def report_of(data: Any, *, stem: str, where: str, limit: int = LIMIT, notes: tuple[str, ...] = ()) -> Report:
    """Make a report of a parsed JSON object.

    Args:
        data: the object.
        stem: what an id is made of if the object has none.
        where: the file's name, for errors and messages.
        limit: most characters of its text.
        notes: what was noticed before.

    Raises:
        SourceError: not an object, no ``text`` or an empty or too long one, half a character, or a field of
            the wrong type.
    """
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else f"a {type(data).__name__}"
        advice = 'write {"text": "..."}, one file a report, or one line a report in a file ending in .jsonl'
        raise SourceError(f"holds {kind} instead of one report", where=where, advice=advice)
    if data.get("text") is None:
        raise SourceError("has no text", where=where, advice='add "text" with the report\'s text')
    for name in _Record.model_fields:  # before the check of types, which knows no place for this fault
        if isinstance(data.get(name), str):
            check_whole(data[name], name, where)
    try:
        record = _Record.model_validate(data)
    except ValidationError as faults:
        first = faults.errors()[0]
        name = ".".join(str(part) for part in first["loc"][:1])
        raise SourceError(f"field {name!r}: {first['msg']}", where=where, advice="mend the field") from None
    noticed: list[str] = []
    safe = identifier(record.id)
    if safe is not None and safe != str(record.id).strip():
        noticed.append(f"id {str(record.id)[:40]!r} is not safe as a name; called {safe!r}")
    return make(
        record.text,
        where=where,
        stem=stem,
        limit=limit,
        id=record.id,
        title=record.title or "",
        date=day_of(record.date, noticed),
        language=_language(record.language, noticed),
        publisher=record.publisher,
        url=record.url,
        notes=(*notes, *noticed),
        to_the_letter=True,
    )


def _language(given: str | None, notes: list[str]) -> str | None:
    if given is None or not given.strip():
        return None
    code = language_code(given)
    if code is None:
        notes.append(f"language {given[:40]!r} is no code such as 'de', left unknown")
    return code
