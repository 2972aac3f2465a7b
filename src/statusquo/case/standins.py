"""Stand-in reports: for texts whose row in the table of reports is lost, so that text and findings are saved.

Which id, date, publisher and source such a report had is not known any more; a note says so. Which text a reading is of
is known only by the lost row, too. But the id of a finding is made from the hash of its text
(:func:`statusquo.findings.finding_id`): a reading goes to the text that gives its findings their ids, and to no other.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from statusquo.case.encode import KINDS, decode
from statusquo.errors import CaseError
from statusquo.findings import Actor, Condition, Event, Finding, Findings, Position, Statement, finding_id
from statusquo.report import Report
from statusquo.span import Span

NOTE: Final = "stand-in: saved from a damaged case; its id, date, publisher and source are lost"
_AROUND: Final = 200
"""Numbers of texts tried on each side of where the text of a report should be."""

Row = dict[str, Any]


def stand_ins(texts: Sequence[Row], reports: Sequence[Row], readings: Sequence[Row]) -> list[Row]:
    """Rows for the reports that are lost.

    Args:
        texts, reports: the rows that were saved. readings: those that were found, saved or not.

    Returns:
        One row for each report that a reading names and whose text can be told, and one for each other text without a
        report.
    """
    numbers = {row["id"] for row in reports}
    covered = {row["text_id"] for row in reports}
    wanted: dict[int, Row] = {}
    for row in readings:
        if isinstance(row["report_id"], int) and row["report_id"] not in numbers:
            wanted.setdefault(row["report_id"], row)
    by_number = {row["id"]: row for row in texts}
    taken = {row["key"] for row in reports}
    made: list[Row] = []
    for number, text in _matched(wanted, by_number):
        made.append(_row(number, text, taken))
        covered.add(text["id"])
    fresh = max([*numbers, *wanted], default=0)
    for text in texts:
        if text["id"] not in covered:
            fresh += 1
            made.append(_row(fresh, text, taken))
    return made


def _row(number: int, text: Row, taken: set[str]) -> Row:
    name = key = f"rescued-{text['hash'][:8]}"
    further = 2
    while key in taken:
        key, further = f"{name}-{further}", further + 1
    taken.add(key)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
    told = {"title": text["title"], "notes": json.dumps([NOTE]), "added": now}
    return {"id": number, "key": key, "revision": 1, "text_id": text["id"], **told}


def _matched(wanted: Mapping[int, Row], texts: Mapping[int, Row]) -> Iterator[tuple[int, Row]]:
    """Numbers of reports with the texts that their readings are of.

    Numbers are given in order, and a report brings one text at most: so the text of a report lies as far behind its
    number as that of the report before it, or a little farther.
    """
    behind = 0
    for number, reading in sorted(wanted.items()):
        for step in _steps():
            text = texts.get(number - behind - step)
            if text is not None and _is_of(reading, text):
                behind += step
                yield number, text
                break


def _steps() -> Iterator[int]:
    """0, 1, -1, 2, -2 ..."""
    yield 0
    for step in range(1, _AROUND + 1):
        yield from (step, -step)


def _is_of(reading: Row, text: Row) -> bool:
    """Whether a reading is of a text: one of its findings has the id that it would get there."""
    try:
        findings = decode(reading["data"], Report("", text["text"]), reading["reader"], reading["not_read"])
    except (CaseError, TypeError):
        return False
    return any(_is_proof(one, findings) for name in KINDS for one in getattr(findings, name))


def _is_proof(one: Finding, within: Findings) -> bool:
    kind, choices, words = _made_of(one)
    return any(one.id == finding_id(within.report.hash, kind, spans, more) for spans in choices for more in words)


def _made_of(one: Finding) -> tuple[str, list[tuple[Span, ...]], Iterable[str]]:
    """Of what readers make the id of a finding: its kind, the spans, and what else; several of each are tried."""
    if isinstance(one, Position):
        return "position", [(one.issue,), (one.issue, one.evidence)], (f"{one.actor} {one.stance}",)
    if isinstance(one, Statement):
        return "statement", [(one.content,), *([(one.content, one.cue)] if one.cue else [])], (one.speaker or "",)
    if isinstance(one, Condition):
        return "condition", [(one.span,)], (one.label,)
    if isinstance(one, Event):
        return "event", [(one.span,)], (one.kind, f"{one.kind} {one.status}", "")
    if isinstance(one, Actor):
        return "actor", [one.mentions[:1]], (one.table or "", one.name)
    raise TypeError(type(one).__name__)
