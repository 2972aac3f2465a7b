"""The annotated example reports as findings, so that drafting is tested on what the reports really say."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from statusquo.findings import Actor, Condition, Event, Findings, Position, finding_id
from statusquo.report import Report
from statusquo.span import Span

CORPUS = Path(__file__).parents[2] / "quality" / "corpus"


def annotated(case: str) -> list[Findings]:
    """The findings of an example case as annotated by hand, in the order of its reports."""
    return [_findings(json.loads(path.read_text("utf-8"))) for path in sorted((CORPUS / case).glob("*.json"))]


def _findings(data: dict[str, Any]) -> Findings:
    report = Report.of(
        data["text"],
        id=data["id"],
        title=data["title"],
        date=datetime.date.fromisoformat(data["date"]),
        language=data["language"],
        to_the_letter=True,
    )

    def span(pair: list[int]) -> Span:
        return Span.of(report.text, pair[0], pair[1])

    def maybe(pair: list[int] | None) -> Span | None:
        return span(pair) if pair else None

    def name(kind: str, pair: list[int], more: str = "") -> str:
        return finding_id(report.hash, kind, [span(pair)], more)

    return Findings(
        report,
        "annotated",
        actors=tuple(
            Actor(a["id"], a["name"], a["kind"], tuple(map(span, a["mentions"])), a["acts_for"], a["role"])
            for a in data["actors"]
        ),
        events=tuple(
            Event(
                name("event", e["span"], e["kind"]),
                e["kind"],
                tuple(e["participants"]),
                span(e["span"]),
                e["status"],
                outcome=e["outcome"],
            )
            for e in data["events"]
        ),
        positions=tuple(
            Position(
                name("position", p["issue"], p["actor"] + p["stance"]),
                p["actor"],
                p["stance"],
                span(p["issue"]),
                p["label"],
                span(p["evidence"]),
                p["addressee"],
                p["who_would_act"],
                maybe(p.get("only_if")),
                maybe(p.get("unless")),
            )
            for p in data["positions"]
        ),
        conditions=tuple(
            Condition(
                name("condition", c["span"], c["label"]), c["label"], c["holds"], span(c["span"]), tuple(c["parties"])
            )
            for c in data.get("conditions", [])
        ),
    )
