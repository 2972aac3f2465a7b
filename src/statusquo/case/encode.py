"""Findings as JSON for the store, and back.

A span is written as ``[start, stop]`` and quotes the report's text again when it is read; the text's hash is
checked first, so a quote can only come back as it was. Fields with their default value are left out.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from statusquo.errors import CaseError, SpanError
from statusquo.findings import Actor, Condition, Event, Finding, Findings, Position, Statement
from statusquo.report import Report
from statusquo.span import Span

KINDS: dict[str, type[Finding]] = {
    "actors": Actor,
    "events": Event,
    "statements": Statement,
    "positions": Position,
    "conditions": Condition,
}
_DEFAULTS: dict[type[Finding], dict[str, Any]] = {
    kind: {f.name: f.default for f in dataclasses.fields(kind)} for kind in KINDS.values()
}
_SPAN = frozenset({"span", "content", "cue", "issue", "evidence", "only_if", "unless"})
_SPANS = frozenset({"mentions", "other_spans"})
_SHAPES: dict[type[Finding], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    kind: (
        tuple(name for name in names if name in _SPAN),
        tuple(name for name in names if name in _SPANS),
        tuple(f.name for f in dataclasses.fields(kind) if "tuple" in str(f.type) and f.name not in _SPANS),
    )
    for kind, names in _DEFAULTS.items()
}
"""The fields of a finding that are a span, several spans, and other lists."""


def encode(findings: Findings) -> str:
    """The findings of one report as JSON, without the report."""
    data = {name: [_encode(one) for one in getattr(findings, name)] for name in KINDS}
    return json.dumps({name: rows for name, rows in data.items() if rows}, ensure_ascii=False, separators=(",", ":"))


def _encode(finding: Finding) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, default in _DEFAULTS[type(finding)].items():
        value = getattr(finding, name)
        if value == default:
            continue
        if isinstance(value, Span):
            value = [value.start, value.stop]
        elif name in _SPANS:
            value = [[span.start, span.stop] for span in value]
        row[name] = value
    return row


def decode(data: str, report: Report, reader: str, not_read: str) -> Findings:
    """Findings from JSON.

    Raises:
        CaseError: the data does not fit the text.
    """
    try:
        rows = json.loads(data)
        made = {
            name: tuple(_decode(kind, row, report.text) for row in rows.get(name, ())) for name, kind in KINDS.items()
        }
        return Findings(report, reader, not_read=not_read, **made)  # type: ignore[arg-type]
    except (ValueError, TypeError, LookupError, AttributeError, SpanError) as error:
        raise CaseError(
            f"the stored findings are damaged ({error})", where=report.id, advice="run statusquo doctor"
        ) from error


def _decode(kind: type[Finding], row: dict[str, Any], text: str) -> Finding:
    single, several, lists = _SHAPES[kind]
    for name in single:
        if name in row:
            start, stop = row[name]
            row[name] = Span.of(text, start, stop)
    for name in several:
        if name in row:
            row[name] = tuple([Span.of(text, start, stop) for start, stop in row[name]])
    for name in lists:
        if name in row and type(row[name]) is list:
            row[name] = tuple(row[name])
    return kind(**row)


def ids(findings: Findings) -> list[tuple[str, str]]:
    """Every finding as ``(id, kind)``, each id once."""
    kinds = {one.id: name.removesuffix("s") for name in KINDS for one in getattr(findings, name)}
    return sorted(kinds.items())
