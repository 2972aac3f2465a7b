"""Findings as JSON: the schema of the annotated quality corpus, plus ``conditions``, ``modality`` and ids.

One object a report. Spans are ``[start, stop]`` in code points of ``text``; references are actor ids. What
this project adds to the schema stands in further keys, so that programs made for the schema can read it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from statusquo.errors import SourceError
from statusquo.findings import Actor, Condition, Event, Findings, Position, Statement, finding_id
from statusquo.report import Report
from statusquo.span import Span


def to_json(findings: Findings) -> dict[str, Any]:
    """The findings of one report as plain data, ready for ``json.dumps``."""
    report = findings.report
    return {
        "id": report.id,
        "title": report.title,
        "date": report.date.isoformat() if report.date else None,
        "language": report.language,
        "source": report.publisher or report.url or report.source or "",
        "publisher": report.publisher,
        "url": report.url,
        "hash": report.hash,
        "reader": findings.reader or None,
        "not_read": findings.not_read or None,
        "notes": list(report.notes),
        "text": report.text,
        "actors": [_actor(actor) for actor in findings.actors],
        "events": [_event(event) for event in findings.events],
        "statements": [_statement(statement) for statement in findings.statements],
        "positions": [_position(position) for position in findings.positions],
        "conditions": [_condition(condition) for condition in findings.conditions],
    }


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.stop]


def _made(finding: Actor | Event | Statement | Position | Condition) -> dict[str, Any]:
    return {"rule": finding.rule or None, "confidence": finding.confidence}


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "acts_for": actor.acts_for,
        "role": actor.role,
        "mentions": [_pair(span) for span in actor.mentions],
        "aliases": list(actor.aliases),
        "table": actor.table,
        **_made(actor),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "participants": list(event.participants),
        "place": event.place,
        "when": event.when,
        "days": list(event.days) if event.days else None,
        "duration": event.duration,
        "status": event.status,
        "outcome": event.outcome,
        "span": _pair(event.span),
        "other_spans": [_pair(span) for span in event.other_spans],
        "modality": list(event.modality),
        **_made(event),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "form": statement.form,
        "cue": _pair(statement.cue),
        "content": _pair(statement.content),
        "via": statement.via,
        "modality": list(statement.modality),
        **_made(statement),
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "id": position.id,
        "actor": position.actor,
        "stance": position.stance,
        "issue": _pair(position.issue),
        "label": position.label,
        "addressee": position.addressee,
        "who_would_act": position.who_would_act,
        "evidence": _pair(position.evidence),
        "only_if": _pair(position.only_if),
        "unless": _pair(position.unless),
        "modality": list(position.modality),
        **_made(position),
    }


def _condition(condition: Condition) -> dict[str, Any]:
    return {
        "id": condition.id,
        "label": condition.label,
        "holds": condition.holds,
        "parties": list(condition.parties),
        "since": condition.since,
        "until": condition.until,
        "span": _pair(condition.span),
        "modality": list(condition.modality),
        **_made(condition),
    }


def from_json(data: Mapping[str, Any], where: str = "") -> Findings:
    """Read findings in the schema of the quality corpus, annotated by a person or by this program.

    Missing ids of events, statements, positions and conditions are made anew.

    Raises:
        SourceError: a key is missing or of the wrong type; SpanError: a span leaves the text.
    """
    try:
        return _findings(data)
    except (KeyError, TypeError, ValueError) as fault:
        raise SourceError(
            f"not an annotated report: {type(fault).__name__} {fault}",
            where=where,
            advice="see docs/annotating.md",
        ) from None


def _findings(data: Mapping[str, Any]) -> Findings:
    text: str = data["text"]
    report = Report.of(
        text,
        id=data["id"],
        title=data.get("title") or "",
        date=datetime.date.fromisoformat(data["date"]) if data.get("date") else None,
        language=data.get("language"),
        publisher=data.get("publisher"),
        url=data.get("url"),
        to_the_letter=True,
    )

    def span(pair: Sequence[int]) -> Span:
        return Span.of(report.text, pair[0], pair[1])

    def maybe(pair: Sequence[int] | None) -> Span | None:
        return span(pair) if pair else None

    def named(item: Mapping[str, Any], kind: str, spans: Sequence[Span], more: str = "") -> str:
        return str(item.get("id") or finding_id(report.hash, kind, spans, more))

    def made(item: Mapping[str, Any]) -> dict[str, Any]:
        return {"rule": item.get("rule") or "annotated", "confidence": item.get("confidence")}

    return Findings(
        report=report,
        reader=data.get("reader") or "annotated",
        actors=tuple(
            Actor(
                id=a["id"],
                name=a["name"],
                kind=a["kind"],
                acts_for=a.get("acts_for"),
                role=a.get("role"),
                mentions=tuple(span(m) for m in a["mentions"]),
                aliases=tuple(a.get("aliases") or ()),
                table=a.get("table"),
                **made(a),
            )
            for a in data["actors"]
        ),
        events=tuple(
            Event(
                id=named(e, "event", [span(e["span"])], e["kind"]),
                kind=e["kind"],
                participants=tuple(e["participants"]),
                place=e.get("place"),
                when=e.get("when"),
                days=(e["days"][0], e["days"][1]) if e.get("days") else None,
                duration=e.get("duration"),
                status=e["status"],
                outcome=e.get("outcome"),
                span=span(e["span"]),
                other_spans=tuple(span(s) for s in e.get("other_spans") or ()),
                modality=tuple(e.get("modality") or ()),
                **made(e),
            )
            for e in data["events"]
        ),
        statements=tuple(
            Statement(
                id=named(s, "statement", [span(s["content"])], str(s.get("speaker"))),
                speaker=s.get("speaker"),
                form=s["form"],
                cue=maybe(s.get("cue")),
                content=span(s["content"]),
                via=s.get("via"),
                modality=tuple(s.get("modality") or ()),
                **made(s),
            )
            for s in data["statements"]
        ),
        positions=tuple(
            Position(
                id=named(p, "position", [span(p["issue"]), span(p["evidence"])], f"{p['actor']} {p['stance']}"),
                actor=p["actor"],
                stance=p["stance"],
                issue=span(p["issue"]),
                label=p.get("label") or text[p["issue"][0] : p["issue"][1]],
                addressee=p.get("addressee"),
                who_would_act=p.get("who_would_act"),
                evidence=span(p["evidence"]),
                only_if=maybe(p.get("only_if")),
                unless=maybe(p.get("unless")),
                modality=tuple(p.get("modality") or ()),
                **made(p),
            )
            for p in data["positions"]
        ),
        conditions=tuple(
            Condition(
                id=named(c, "condition", [span(c["span"])], c["label"]),
                label=c["label"],
                holds=c.get("holds"),
                parties=tuple(c.get("parties") or ()),
                since=c.get("since"),
                until=c.get("until"),
                span=span(c["span"]),
                modality=tuple(c.get("modality") or ()),
                **made(c),
            )
            for c in data.get("conditions") or ()
        ),
        not_read=data.get("not_read") or "",
    )
