"""What changed since a day or an earlier brief: which stances, events, channels; the verdict before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from statusquo.assessment.results import Assessment
from statusquo.brief.calendar import Calendar
from statusquo.brief.contacts import Contacts
from statusquo.brief.evidence import Quote
from statusquo.brief.held import MOST_QUOTES
from statusquo.brief.judged import judged
from statusquo.brief.since import Since
from statusquo.brief.timeline import happened
from statusquo.brief.told import Told
from statusquo.brief.turns import alike
from statusquo.brief.verdict import between
from statusquo.case.joined import HeldPosition
from statusquo.messages.holding import holding

Kind = Literal["verdict", "share", "turned", "stance", "gone", "channel", "event", "standing"]
COUNTED: Final[tuple[Kind, ...]] = ("turned", "stance", "gone", "channel", "event", "standing")
"""Kinds that the summary counts, in its order."""
MOST_TOLD = 15
"""Changes of a kind that the page lists; the data have all."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words; ``anchor``: where the page shows it, empty if it does not."""

    kind: Kind
    text: str
    anchor: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed.

    Attributes:
        day: the day compared with; empty if there is nothing to compare with, or an earlier brief has no day.
        since: that day, or the earlier brief, as a sentence begins; empty if there is nothing to compare with.
        summary: how much of each kind changed, or that nothing did, in one sentence.
        undated: how many reports have no date and so cannot be new; 0 where it does not matter.
        hint: what that means, in words; empty where it does not matter.
    """

    day: str = ""
    since: str = ""
    summary: str = ""
    items: tuple[Change, ...] = ()
    undated: int = 0
    hint: str = ""

    def of(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.items if change.kind == kind)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds there are, in the order they are told."""
        return tuple(dict.fromkeys(change.kind for change in self.items))

    def to_dict(self) -> dict[str, Any] | None:
        """Plain data for JSON; ``None`` if there is nothing to compare with."""
        if not self.since:
            return None
        return {
            "since": self.day or None,
            "summary": self.summary,
            "undated": self.undated,
            "changes": [
                {
                    "kind": change.kind,
                    "text": change.text,
                    "sources": [
                        {"report": q.report_id, "start": q.start, "stop": q.stop, "quote": q.marked}
                        for q in change.quotes
                    ],
                }
                for change in self.items
            ],
        }


def changes(now: Told, assessment: Assessment | None, since: Since) -> Changes:
    """Tell what changed; empty if there is nothing to compare with."""
    if not since.given:
        return Changes()
    calendar = now.calendar
    words = calendar.words
    key = "day" if since.by_day else "brief_day" if since.day else "brief"
    begins = words(f"brief.changes.since_{key}", day=calendar.day(since.day))
    items = [
        *_judged(assessment, since, calendar),
        *_stances(now, since),
        *_channels(now.contacts, since, calendar),
        *_events(now, since),
        *_standing(now, since),
    ]
    counted = [calendar.count(f"brief.changes.{kind}_n", n) for kind in COUNTED if (n := _number(items, kind))]
    compared = since.judged is not None and assessment is not None
    same = compared and not any(change.kind in ("verdict", "share") for change in items)
    if counted:
        told = words("brief.changes.summary", since=begins, what=calendar.listing(counted))
    else:
        told = words("brief.changes.nothing", since=begins)
    if same:
        told += " " + words("brief.changes.verdict_same")
    elif since.by_day and since.judged is None and assessment is not None:
        told += " " + words("brief.changes.verdict_before")
    undated = sum(f.report.date is None for f in now.evidence.ordered) if since.by_day else 0
    hint = calendar.count("brief.changes.undated", undated) if undated else ""
    return Changes(since.day, begins, told, tuple(items), undated, hint)


def _number(items: list[Change], kind: Kind) -> int:
    return sum(change.kind == kind for change in items)


def _judged(assessment: Assessment | None, since: Since, calendar: Calendar) -> list[Change]:
    """Verdict and shares, before and now."""
    words = calendar.words
    now, then = judged(assessment), since.judged
    if now is None or then is None:
        return []
    made: list[Change] = []
    if now.kind != then.kind or dict(now.stable) != dict(then.stable):
        values = (words(f"brief.changes.kind_{one.kind}") for one in (then, now))
        text = words("brief.changes.verdict", before=next(values), now=next(values))
        before = dict(then.stable)
        other = [c for c, value in now.stable if c in before and before[c] != value]
        if other and len(other) < len(now.stable):
            listed = calendar.listing([words(f"brief.concept_short.{concept}") for concept in other])
            text += " " + words("brief.changes.concepts", concepts=listed)
        made.append(Change("verdict", text, "stability"))
    shares = {low.concept: (low, high) for low, high in then.shares}
    groups: dict[tuple[str, str], list[str]] = {}
    for low, high in now.shares:
        if low.concept in shares:
            old, new = between(*shares[low.concept], calendar), between(low, high, calendar)
            if old != new:
                groups.setdefault((old, new), []).append(words(f"brief.concept_short.{low.concept}"))
    for (old, new), concepts in groups.items():
        listed = calendar.listing(concepts)
        made.append(Change("share", words("brief.changes.share", concepts=listed, before=old, now=new), "stability"))
    return made


def _stances(now: Told, since: Since) -> list[Change]:
    names, evidence, calendar, turns, positions = now.names, now.evidence, now.calendar, now.turns, now.world.positions
    words = calendar.words
    cells = now.matrix.held
    made: list[Change] = []
    followed: set[HeldPosition] = set()

    def anchor(*held: HeldPosition) -> str:
        return next((f"p{cells[position].number}" for position in held if position in cells), "")

    ended = sorted((p for p in positions if since.ended(p)), key=lambda p: (p.until or "", p.party, p.issue))
    for group in alike(ended):
        old = group[0]
        later, told = turns(old)
        followed.update(later)
        text = words(
            "brief.changes.turned", party=names(old.party), issue=turns.label(old.issue), day=calendar.day(old.until),
            old=names.stance(old.party, old.stance, words), new=calendar.listing(told) or "–",
        )  # fmt: skip
        quotes = evidence.quotes((max(p.sources) for p in (*later[:1], *group)), MOST_QUOTES)
        made.append(Change("turned", text, anchor(*later, *group), quotes))
    fresh = [p for p in positions if p not in followed and p.until is None and since.new(p, names(p.party))]
    for group in alike(sorted(fresh, key=lambda p: (-p.weight, p.issue, p.party, p.stance, p.actor))):
        new = group[0]
        text = words(
            "brief.changes.stance", party=names(new.party), issue=turns.label(new.issue),
            stance=names.stance(new.party, new.stance, words),
        )  # fmt: skip
        quotes = evidence.quotes((max(p.sources) for p in group), MOST_QUOTES)
        made.append(Change("stance", text, anchor(*group), quotes))
    for party, stance, label in now.matrix.gone:
        text = words("brief.changes.gone", party=party, stance=words(f"stance.{stance}"), issue=label)
        made.append(Change("gone", text))
    return made


def _events(now: Told, since: Since) -> list[Change]:
    evidence, calendar = now.evidence, now.calendar
    shown = {entry.key: entry.number for entry in now.timeline.entries if entry.key}
    made: list[tuple[str, Change]] = []
    for event in now.world.events:
        if since.happened(event, evidence.hashes):
            what, day = happened(event, now.names, calendar)
            text = calendar.words("brief.changes.event", what=what, day=day)
            anchor = f"e{shown[event.key]}" if event.key in shown else ""
            quotes = (evidence.quote(max(event.sources)),)
            made.append((max(source.date for source in event.sources), Change("event", text, anchor, quotes)))
    return [change for _, change in sorted(made, key=lambda item: item[0], reverse=True)]


def _channels(contacts: Contacts, since: Since, calendar: Calendar) -> list[Change]:
    words = calendar.words
    if since.channels is None:
        return []
    made: list[Change] = []
    for channel in contacts.every:
        before = since.channels.get((channel.a, channel.b))
        if before == channel.state or (before is None and channel.state == "not_told"):
            continue  # that two parties do not talk is no news unless they did
        key = "channel" if before else "channel_new"
        old = words(f"brief.contacts.{before}") if before else ""
        text = words(
            f"brief.changes.{key}", a=channel.names[0], b=channel.names[1],
            state=words(f"brief.contacts.{channel.state}"), old=old,
        )  # fmt: skip
        shown = channel.number <= len(contacts.channels)
        made.append(Change("channel", text, f"c{channel.number}" if shown else "", channel.quotes[:1]))
    return made


def _standing(now: Told, since: Since) -> list[Change]:
    words = now.calendar.words
    if since.standing is None:
        return []
    made: list[Change] = []
    for condition in now.world.conditions:
        holds = words(f"brief.standing.{holding(condition.holds)}")
        quotes = (now.evidence.quote(max(condition.sources)),)
        if condition.label not in since.standing:
            text = words("brief.changes.standing_new", what=condition.label, now=holds)
            made.append(Change("standing", text, "standing", quotes))
        elif since.standing[condition.label] != condition.holds:
            old = words(f"brief.standing.{holding(since.standing[condition.label])}")
            text = words("brief.changes.standing", what=condition.label, now=holds, old=old)
            made.append(Change("standing", text, "standing", quotes))
    return made
