"""Findings made by hand for tests: a report from a text, and findings from the words they quote.

Example::

    with_a = Build("a", "Russland fordert die Abtretung des Donbass.", date="2025-12-02")
    rus = with_a.actor("Russland", table="RUS")
    with_a.position(rus, "demands", "Abtretung des Donbass")
    findings = with_a.findings()
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from statusquo.findings import (
    Actor,
    ActorKind,
    Condition,
    Event,
    EventKind,
    EventStatus,
    Findings,
    Position,
    Stance,
    Statement,
    finding_id,
)
from statusquo.report import Report
from statusquo.span import Span


class Build:
    """Collects findings of one report. Every ``quote`` must stand in the text; ``span`` finds it."""

    def __init__(
        self,
        id: str,  # noqa: A002 - the field's own name
        text: str,
        *,
        date: str | None = None,
        publisher: str | None = None,
        language: str | None = "de",
        reader: str = "hand/1",
    ) -> None:
        day = datetime.date.fromisoformat(date) if date else None
        self.report = Report.of(text, id=id, date=day, publisher=publisher, language=language)
        self.reader = reader
        self._actors: list[Actor] = []
        self._events: list[Event] = []
        self._statements: list[Statement] = []
        self._positions: list[Position] = []
        self._conditions: list[Condition] = []

    def span(self, quote: str) -> Span:
        """The first place of the quoted words."""
        start = self.report.text.index(quote)
        return Span.of(self.report.text, start, start + len(quote))

    def sentence(self, quote: str) -> Span:
        """The line or sentence around the first place of the quoted words."""
        text, inner = self.report.text, self.span(quote)
        starts = [at + len(mark) for mark in (". ", "\n") if (at := text.rfind(mark, 0, inner.start)) >= 0]
        start = max(starts, default=0)
        ends = [at + 1 for mark in (".", "\n") if (at := text.find(mark, inner.stop)) >= 0]
        return Span.of(text, start, min(ends, default=len(text)))

    def actor(
        self,
        name: str,
        *,
        kind: ActorKind = "state",
        table: str | None = None,
        acts_for: str | None = None,
        quote: str | None = None,
        **more: Any,
    ) -> str:
        """Add an actor; its mention is ``quote`` or its name. Returns its id."""
        mention = self.span(quote or name)
        id_ = table or finding_id(self.report.hash, "actor", [mention], name)
        self._actors.append(Actor(id_, name, kind, (mention,), acts_for=acts_for, table=table, rule="hand", **more))
        return id_

    def position(
        self,
        actor: str,
        stance: Stance,
        issue: str,
        *,
        label: str | None = None,
        only_if: str | None = None,
        unless: str | None = None,
        **more: Any,
    ) -> str:
        """Add a position on the quoted issue; its evidence is the sentence around it. Returns its id."""
        span = self.span(issue)
        id_ = finding_id(self.report.hash, "position", [span], f"{actor} {stance}")
        self._positions.append(
            Position(
                id_,
                actor,
                stance,
                span,
                label or issue,
                self.sentence(issue),
                only_if=self.span(only_if) if only_if else None,
                unless=self.span(unless) if unless else None,
                rule="hand",
                **more,
            )
        )
        return id_

    def event(
        self,
        kind: EventKind,
        participants: Iterable[str],
        quote: str,
        status: EventStatus = "happened",
        **more: Any,
    ) -> str:
        """Add an event told by the quoted words. Returns its id."""
        span = self.span(quote)
        id_ = finding_id(self.report.hash, "event", [span], kind)
        self._events.append(Event(id_, kind, tuple(participants), span, status, rule="hand", **more))
        return id_

    def statement(self, speaker: str | None, quote: str, **more: Any) -> str:
        """Add an indirect statement. Returns its id."""
        span = self.span(quote)
        id_ = finding_id(self.report.hash, "statement", [span], speaker or "")
        self._statements.append(Statement(id_, speaker, more.pop("form", "indirect"), span, rule="hand", **more))
        return id_

    def condition(self, label: str, holds: bool | None, quote: str, parties: Iterable[str] = (), **more: Any) -> str:
        """Add a standing fact. Returns its id."""
        span = self.span(quote)
        id_ = finding_id(self.report.hash, "condition", [span], label)
        self._conditions.append(Condition(id_, label, holds, span, tuple(parties), rule="hand", **more))
        return id_

    def findings(self) -> Findings:
        """All of it."""
        return Findings(
            self.report,
            self.reader,
            tuple(self._actors),
            tuple(self._events),
            tuple(self._statements),
            tuple(self._positions),
            tuple(self._conditions),
        )
