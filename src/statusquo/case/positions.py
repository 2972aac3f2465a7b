"""Positions over time: who held which stance on which issue from when to when.

The same actor, stance and issue are one position however often they are reported; ``weight`` counts the
different texts. A later report of a contrary stance (for and against, see ``FOR`` and ``AGAINST``) closes
the earlier one on the day of that report; taken up again, it is a new position. The party itself and a person
who speaks for it are one voice in this; two persons of one party are two, and their disagreement stays
visible. Stances reported on the same day, or by a report without a date, never close each other: they stand
side by side.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from statusquo.case.actors import Cast
from statusquo.case.joined import HeldPosition, Source
from statusquo.case.versions import Editions
from statusquo.findings import MODALITIES, Findings, Position, Stance

FOR: frozenset[Stance] = frozenset({"demands", "offers", "accepts", "supports", "commits"})
AGAINST: frozenset[Stance] = frozenset({"rejects", "opposes"})
YIELDS: frozenset[Stance] = frozenset({"offers", "accepts", "commits"})
_SIDES: frozenset[Stance] = FOR | AGAINST


_PAST = re.compile(r"\b(?:hatten?|bisher|zuvor noch|previously|had)\b", re.IGNORECASE)


def contrary(one: Stance, two: Stance) -> bool:
    """Tell whether one stance is for what the other is against."""
    return (one in FOR and two in AGAINST) or (one in AGAINST and two in FOR)


@dataclass(frozen=True, slots=True)
class _Shown:
    """One position as one report shows it, with all names resolved.

    ``day`` is that of the report, of a version that of the first report; ``text`` counts versions once.
    """

    source: Source
    day: str
    text: str
    party: str
    actor: str
    issue: str
    position: Position
    who: str | None
    addressee: str | None


def hold_positions(
    findings: Sequence[Findings],
    cast: Cast,
    issues: dict[str, str],
    match: Callable[[str], str | None],
    editions: Editions | None = None,
) -> tuple[HeldPosition, ...]:
    """Join the positions of all reports.

    Args:
        findings: sorted by report.
        issues: wording -> key of its issue.
        match: finds the issue that the words of a condition name, or ``None``.
        editions: which reports print the same text.
    """
    voices: dict[tuple[str, str], list[_Shown]] = defaultdict(list)
    editions = editions or Editions()
    for one in findings:
        day = one.report.date.isoformat() if one.report.date else ""
        for position in one.positions:
            actor = cast.keys[one.report.id, position.actor]
            shown = _Shown(
                source=Source(day, one.report.id, position.id, position.evidence),
                day=editions.day(one, position.id),
                text=editions.head(one.report.id),
                party=cast.parties[actor],
                actor=actor,
                issue=issues[position.label],
                position=position,
                who=_party(one, cast, position.who_would_act),
                addressee=_party(one, cast, position.addressee),
            )
            voices[shown.party, shown.issue].append(shown)
    held = [row for key in sorted(voices) for row in _episodes(voices[key], match)]
    return tuple(sorted(held, key=lambda p: (p.issue, p.party, p.first or "", p.actor, p.stance, p.sources)))


def _party(one: Findings, cast: Cast, actor: str | None) -> str | None:
    """Key of the party that an actor of a report stands for."""
    return None if actor is None else cast.parties[cast.keys[one.report.id, actor]]


def _episodes(shown: list[_Shown], match: Callable[[str], str | None]) -> list[HeldPosition]:
    """The positions of one party on one issue, cut where its voice changes sides."""
    if len(shown) == 1:
        return [_row(shown, None, match)]
    shown.sort(key=lambda s: (s.day, s.source, s.actor))
    by_stance: dict[tuple[str, Stance], list[_Shown]] = defaultdict(list)
    for s in shown:
        by_stance[s.actor, s.position.stance].append(s)
    said: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for s in shown:
        if s.day and s.position.stance in _SIDES:
            said[s.actor, s.position.stance in FOR].add(s.day)
    party = shown[0].party
    everybody = {s.actor for s in shown} | {party}
    rows = []
    for (actor, stance), mine in sorted(by_stance.items()):
        turns: list[str] = []
        if stance in _SIDES and len(by_stance) > 1:  # the party hears all who speak for it, and they hear the party
            voices = everybody if actor == party else {actor, party}
            turns = sorted(set().union(*(said[voice, stance not in FOR] for voice in voices)))
        if not turns:
            rows.append(_row(mine, None, match))
            continue
        mine_days = {s.day for s in mine}
        gone = {day for day in turns if day in mine_days and _replaced(day, mine, shown)}
        turns = [day for day in turns if day not in mine_days or day in gone]  # the same day: side by side
        pieces: dict[str, list[_Shown]] = defaultdict(list)
        for s in mine:
            until = next(
                (day for day in turns if s.day and (day > s.day or (day == s.day and day in gone))),
                "",
            )
            pieces[until].append(s)
        undated = [s for s in mine if not s.day]
        if undated and len(undated) < len(mine):  # which turn they belong to is not known: the earliest that is dated
            home = min(
                (until for until, p in pieces.items() if any(s.day for s in p)),
                key=lambda u: u or "9999",
            )
            if home:
                pieces[home] = [*undated, *pieces[home]]
                pieces[""] = [s for s in pieces[""] if s.day]
        rows += [_row(piece, until or None, match) for until, piece in sorted(pieces.items()) if piece]
    return rows


def _replaced(day: str, mine: list[_Shown], shown: list[_Shown]) -> bool:
    """Whether a stance told on a day beside its contrary is the one that was given up.

    It is, where the report tells it as past ("hatte bisher ausgeschlossen") and the contrary as present; or where
    it was known before that day and the contrary was not.
    """
    side = mine[0].position.stance in FOR
    other = [s for s in shown if s.position.stance in _SIDES and (s.position.stance in FOR) != side]
    if any(s.day and s.day < day for s in mine) and not any(s.day < day for s in other):
        return True
    here, there = ([s.source.span.quote for s in group if s.day == day] for group in (mine, other))
    present = [quote for quote in there if not _PAST.search(_without(quote, here))]
    return bool(present) and all(_PAST.search(quote) for quote in here)


def _without(quote: str, parts: list[str]) -> str:
    """A clause without the clauses inside it."""
    for part in parts:
        quote = quote.replace(part, "")
    return quote


def _row(piece: list[_Shown], until: str | None, match: Callable[[str], str | None]) -> HeldPosition:
    if len(piece) == 1:
        return _single(piece[0], until, match)
    piece = sorted(piece, key=lambda s: (s.day, s.source))
    days = [s.day for s in piece if s.day]
    only_if = _latest([s.position.only_if.quote if s.position.only_if else None for s in piece])
    unless = _latest([s.position.unless.quote if s.position.unless else None for s in piece])
    found = {word for s in piece for word in s.position.modality}
    weight = len({s.text for s in piece})
    if weight > 1:
        found.add("repeated")
    return HeldPosition(
        party=piece[0].party,
        actor=piece[0].actor,
        stance=piece[0].position.stance,
        issue=piece[0].issue,
        sources=tuple(sorted(s.source for s in piece)),
        first=min(days, default=None),
        last=max(days, default=None),
        until=until,
        who_would_act=_most([s.who for s in piece]),
        addressee=_most([s.addressee for s in piece]),
        only_if=only_if,
        unless=unless,
        only_if_issue=match(only_if) if only_if else None,
        unless_issue=match(unless) if unless else None,
        modality=tuple(word for word in MODALITIES if word in found),
        weight=weight,
    )


def _single(s: _Shown, until: str | None, match: Callable[[str], str | None]) -> HeldPosition:
    """The same for what one place alone shows: most of a large case."""
    position = s.position
    only_if = position.only_if.quote if position.only_if else None
    unless = position.unless.quote if position.unless else None
    found = position.modality
    return HeldPosition(
        party=s.party,
        actor=s.actor,
        stance=position.stance,
        issue=s.issue,
        sources=(s.source,),
        first=s.day or None,
        last=s.day or None,
        until=until,
        who_would_act=s.who,
        addressee=s.addressee,
        only_if=only_if,
        unless=unless,
        only_if_issue=match(only_if) if only_if else None,
        unless_issue=match(unless) if unless else None,
        modality=tuple(word for word in MODALITIES if word in found) if found else (),
    )


def _latest(values: list[str | None]) -> str | None:
    return next((value for value in reversed(values) if value is not None), None)


def _most(values: list[str | None]) -> str | None:
    """The most frequent value that is known, the first in the alphabet on a tie."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
