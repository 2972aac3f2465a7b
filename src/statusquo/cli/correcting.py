"""What a person types to correct a finding, checked before it is stored.

A correction that names an unknown actor or an unknown kind would be in the log for good and would stop the case
from being joined, so every value is checked against the finding's report and the case first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from statusquo.case.corrections import ACTORS, DAYS, NEEDED, SPANS, check, choices, day
from statusquo.case.review import Item
from statusquo.errors import UsageError
from statusquo.span import Span

#: The fields of each kind of finding that a person can correct, in the order shown.
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "position": ("stance", "actor", "issue", "label", "evidence", "addressee", "who_would_act"),
    "statement": ("speaker",),
    "event": ("kind", "status", "span", "place", "duration"),
    "condition": ("label", "holds", "span", "since", "until"),
    "actor": ("name", "kind", "acts_for", "role"),
}
__all__ = ["FIELDS", "NEEDED", "SPANS", "Correcting"]


@dataclass(frozen=True, slots=True)
class Correcting:
    """Checks values for one finding.

    Attributes:
        item: the finding.
        actors: what an actor of the case can be called by, and its name; for actors of other reports.
    """

    item: Item
    actors: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be corrected."""
        return FIELDS[self.item.kind]

    def shown(self, name: str) -> str:
        """The present value for people; empty if it is not known."""
        return self._plain(name, getattr(self.item.finding, name))

    def told(self, name: str, value: str | None) -> str:
        """A value to store, for people: an actor by its name, a place by its words."""
        if name in SPANS and value is not None:
            start, stop = _range(value)
            return " ".join(self.item.within.report.text[start:stop].split())
        known = {actor.id for actor in self.item.within.actors}
        return self._plain(name, value) if name not in ACTORS or value in known else value or ""

    def _plain(self, name: str, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, Span):
            return " ".join(value.quote.split())
        if name in ACTORS:
            return self.item.within.actor(value).name
        return str(value).lower() if isinstance(value, bool) else str(value)

    def choices(self, name: str) -> tuple[str, ...]:
        """The values a field can have, if they are few."""
        if name in ACTORS:
            return tuple(actor.name for actor in self.item.within.actors)
        return choices(self.item.finding, name)

    def value(self, name: str, typed: str) -> str | None:
        """The value to store for what was typed; ``-`` means not known.

        Raises:
            UsageError: the finding cannot have that value; says which it can have.
        """
        if typed == "-":
            check(self.item.finding, name, None, self.item.within.report.text)
            return None
        if name in SPANS:
            span = self._words(typed)
            return f"{span.start}-{span.stop}"
        if name in ACTORS:
            return self._actor(typed)
        if name in DAYS:
            return day(typed)
        check(self.item.finding, name, typed, self.item.within.report.text)
        return typed

    def completed(self, changes: Mapping[str, str | None]) -> dict[str, str | None]:
        """Corrections with what follows from them: evidence covers the issue, and the short issue names it."""
        found = dict(changes)
        issue = found.get("issue")
        if issue is None:
            return found
        start, stop = _range(issue)
        found.setdefault("label", " ".join(self.item.within.report.text[start:stop].split()))
        evidence: Any = found.get("evidence") or self.item.finding
        first, last = (
            _range(evidence) if isinstance(evidence, str) else (evidence.evidence.start, evidence.evidence.stop)
        )
        if start < first or stop > last:
            found["evidence"] = f"{min(start, first)}-{max(stop, last)}"
        return found

    def _words(self, typed: str) -> Span:
        """The place of words: in the sentence shown, else the only one in the text."""
        text, sentence = self.item.within.report.text, self.item.sentence
        at = text.find(typed, sentence.start, sentence.stop)
        if at < 0:
            if text.count(typed) != 1:
                what = "are not in the text" if typed not in text else "are in the text more than once"
                raise UsageError(f"the words {typed[:60]!r} {what}", advice="copy them from the sentence as they stand")
            at = text.index(typed)
        return Span.of(text, at, at + len(typed))

    def _actor(self, typed: str) -> str:
        asked = typed.casefold()
        for actor in self.item.within.actors:
            if asked in {name.casefold() for name in (actor.id, actor.name, actor.table or actor.name, *actor.aliases)}:
                return actor.id
        if asked not in self.actors:
            raise UsageError(f"no actor {typed} in the case", advice="statusquo show CASE actors lists them")
        return self.actors[asked]


def _range(value: str) -> tuple[int, int]:
    start, _, stop = value.partition("-")
    return int(start), int(stop)
