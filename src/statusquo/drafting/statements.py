"""From stances to preference statements.

======================  =====================================================
demands, supports X     ``X``  (only after Y: ``X if Y``; unless Y: ``X if not Y``)
rejects, opposes X      ``not X``
commits X               ``X``  (only if Y: ``X iff Y``)
offers X                ``maybe X``  (if Y: ``X iff Y``; unless Y: ``X iff not Y``)
accepts X               ``maybe X`` in the lowest tier, unless it is also praised
threatens Z unless X    ``Z if not X``; without a condition ``maybe Z``
warns, denies, doubts   no statement, listed
======================  =====================================================

A flat refusal gives way to a later offer of the same act by the same party, whatever the reports call it.
A party that wants X by one of its sources and not X by another gets both, as ``maybe``, side by side.

Of an act with a value (a rise of 3, 5, 4.8 per cent) the option carries the value on the table. A demand for
another value is a wish for the act all the same; what was said of another value otherwise is listed and no more.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from statusquo.case.joined import HeldPosition, World
from statusquo.case.positions import YIELDS
from statusquo.conflict.expression import normal
from statusquo.drafting.acts import Acts, Dropped, Term, ids, whole
from statusquo.drafting.amounts import amount
from statusquo.drafting.conditions import Conditions
from statusquo.drafting.current import current
from statusquo.drafting.strength import LOWEST, newest_day, strength

WANTS = frozenset(("demands", "supports", "commits", "offers", "accepts", "threatens"))
WISHED = WANTS - {"threatens"}
SILENT = frozenset(("warns", "denies", "doubts"))


class Said(NamedTuple):
    """What a position is about: one key for an act under all its names.

    Attributes:
        party: who speaks. options: keys of the act. positive: the act, or the end of it.
    """

    party: str
    options: tuple[str, ...]
    positive: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of a party, before it has a tier.

    Attributes:
        party: key of the party. expression: normal form. weight: see :mod:`statusquo.drafting.strength`.
        literal: the options it is about without a condition, as (key, wanted); empty for a conditional one.
        why: reason code: empty = said so, ``contradiction``, ``accepted``, ``offer``, ``threat``, ``value``,
            ``softened``, ``condition_lost``, ``leverage``, ``target``, ``faction``, ``silence``.
        actors: keys of the actors who said so.
    """

    party: str
    expression: str
    weight: int
    maybe: bool
    because: tuple[str, ...]
    why: str = ""
    literal: tuple[tuple[str, bool], ...] = ()
    actors: tuple[str, ...] = ()


def wish(term: Term, party: str, acts: Acts, *, wanted: bool) -> tuple[str, tuple[tuple[str, bool], ...]]:
    """An issue as an expression, and its literals.

    A party that refuses its own part of a joint act refuses just that part.
    """
    positive = term.positive == wanted
    apart = [key for key in term.keys if acts.act(key).owner == party and not acts.act(key).group]
    if apart and len(term.keys) > 1:
        term = Term(tuple(apart), term.positive)  # each has its own act of that name; it speaks of its own
    if positive:
        return " and ".join(term.keys), tuple((key, True) for key in term.keys)
    own = [key for key in term.keys if acts.act(key).owner == party]
    if own and len(own) < len(term.keys):
        return " and ".join(f"not {key}" for key in own), tuple((key, False) for key in own)
    if len(term.keys) == 1:
        return f"not {term.keys[0]}", ((term.keys[0], False),)
    return f"not ({' and '.join(term.keys)})", tuple((key, False) for key in term.keys)


class Statements:
    """Collects the statements of all parties from the positions that still hold."""

    def __init__(self, world: World, acts: Acts, conditions: Conditions | None = None) -> None:
        self.world, self.acts = world, acts
        self.conditions = conditions or Conditions(world, acts)
        self.newest = newest_day(world.positions)
        self.dropped: list[Dropped] = []

    def all(self) -> tuple[Stated, ...]:
        """All statements, sorted; those of one party on one expression are one."""
        found = []
        restated = self._restated()
        for position in current(self.world):
            term = self.acts.issues.get(position.issue)
            if term is None:
                continue
            if self._given_up(position, term) or position in restated:
                self._drop(position, "given_up")
                continue
            if position.stance in SILENT:
                self._drop(position, position.stance)
                continue
            if position.stance in WISHED and self.conditions.only_supposed(position):
                self._drop(position, "supposed")
                continue
            other = self._other_value(position, term)
            if other and (position.stance not in ("demands", "supports") or self._own(position, term)):
                self._drop(position, "value", other)
                continue
            stated = self._one(position, term)
            found.append(dataclasses.replace(stated, why="value") if other and not stated.why else stated)
        return self._contradictions(self._joined(found))

    def _own(self, position: HeldPosition, term: Term) -> bool:
        """Whether an issue is the act of the party that speaks of it: nobody puts a demand to itself."""
        return {self.acts.act(key).owner for key in term.keys} == {position.party}

    def _one(self, position: HeldPosition, term: Term) -> Stated:
        wanted = position.stance in WANTS
        text, literal = wish(term, position.party, self.acts, wanted=wanted)
        stated = Stated(
            party=position.party,
            expression=normal(text),
            weight=strength(position, self.newest),
            maybe="hypothetical" in position.modality,
            because=ids(position.sources),
            literal=literal,
            actors=(position.actor,),
        )
        if self.conditions.has(position):
            tie = self.conditions.of(position)
            if tie is None:
                self._lost(position)
                literal = () if position.stance == "threatens" else literal
                return dataclasses.replace(stated, maybe=True, why="condition_lost", literal=literal)
            joint = "iff" if position.stance in ("offers", "commits") else "if"
            both = normal(f"({text}) {joint} ({tie.expression})")
            return dataclasses.replace(stated, expression=both, literal=())
        if position.stance == "offers":
            return dataclasses.replace(stated, maybe=True, why="offer")
        if position.stance == "accepts":
            return dataclasses.replace(stated, maybe=True, why="accepted", weight=LOWEST)
        if position.stance == "threatens":
            return dataclasses.replace(stated, maybe=True, why="threat", literal=())
        # refused as a whole, then offered in part: the whole is in doubt
        if position.until is not None or self._part_offered(position, term):
            return dataclasses.replace(stated, maybe=True, why="softened")
        return stated

    @cached_property
    def offered(self) -> Mapping[Said, Sequence[HeldPosition]]:
        """Where a party offered or accepted an act, or the end of it."""
        found: dict[Said, list[HeldPosition]] = defaultdict(list)
        for position in current(self.world):
            term = self.acts.issues.get(position.issue)
            if term is not None and position.stance in YIELDS and position.first:
                found[Said(position.party, term.keys, term.positive)].append(position)
        return found

    def _part_offered(self, position: HeldPosition, term: Term) -> bool:
        """Whether who refused a whole has offered a part of it since."""
        if position.stance != "rejects" or not term.positive or not position.first:
            return False
        refused = [self.acts.act(key) for key in term.keys if self.acts.act(key).owner == position.party]
        return any(
            whole(act, self.acts.act(part))
            for said, offers in self.offered.items()
            if said.party == position.party and any((offer.first or "") > position.first for offer in offers)
            for act in refused
            for part in said.options
        )

    def _restated(self) -> frozenset[HeldPosition]:
        """Offers on a condition that their party has tied to another condition since: the later one counts."""
        tied: dict[Said, list[HeldPosition]] = defaultdict(list)
        for position in current(self.world):
            term = self.acts.issues.get(position.issue)
            if (
                term is not None
                and position.stance in ("offers", "commits")
                and self.conditions.of(position) is not None
            ):
                tied[Said(position.party, term.keys, term.positive)].append(position)
        return frozenset(
            p for group in tied.values() for p in group if p.last and p.last < max(o.last or "" for o in group)
        )

    def _given_up(self, position: HeldPosition, term: Term) -> bool:
        """Whether a refusal was followed by an offer of the same act under another name, if on a condition.

        It is a flat one, or tied to what the model cannot express.

        One sentence that tells of both tells of a change ("die X abgelehnt hatte, ist nun dazu bereit").
        """
        if position.stance != "rejects" or not position.last or self.conditions.of(position) is not None:
            return False
        return any(
            (offer.first or "") > position.last or (offer.first == position.last and self._together(offer, position))
            for offer in self.offered.get(Said(position.party, term.keys, term.positive), ())
        )

    def _together(self, one: HeldPosition, other: HeldPosition) -> bool:
        """Whether a sentence tells of both positions."""
        told = [
            [
                (s.report, self.conditions.read[s.finding].evidence)
                for s in p.sources
                if s.finding in self.conditions.read
            ]
            for p in (one, other)
        ]
        return any(here == there and a.overlaps(b) for here, a in told[0] for there, b in told[1])

    def _lost(self, position: HeldPosition) -> None:
        """List a condition that the model cannot express, with what it was put on."""
        reason = "condition_value" if self.conditions.names_value(position) else "condition_nobody"
        self._drop(position, reason, f"{self.world.issue(position.issue).label} ({self.conditions.lost(position)})")

    def _drop(self, position: HeldPosition, reason: str, what: str = "") -> None:
        """List a position that becomes no statement; ``what``: in other words than those of its issue."""
        label = f"{self.world.actor(position.party).name}: {what or self.world.issue(position.issue).label}"
        self.dropped.append(Dropped(label, reason, ids(position.sources)))

    def _other_value(self, position: HeldPosition, term: Term) -> str:
        """The words of a position on another value than the one on the table; empty if it is on that one."""
        act = self.acts.act(term.keys[0])
        if len(term.keys) > 1 or act.amount is None:
            return ""
        read = self.conditions.read.get(max(position.sources).finding) if position.sources else None
        told = (read.issue.quote, read.label) if read is not None else ()
        for text in (*told, self.world.issue(position.issue).label):
            named = amount(text)
            if named is not None and named.unit == act.amount.unit:
                return " ".join(text.split()) if named.value != act.amount.value else ""
        return ""

    def _joined(self, found: list[Stated]) -> list[Stated]:
        """One statement for each party and expression; several sources add up."""
        groups: dict[tuple[str, str], list[Stated]] = defaultdict(list)
        for stated in found:
            groups[stated.party, stated.expression].append(stated)
        joined = []
        for group in groups.values():
            sure = [stated for stated in group if not stated.maybe]
            best = max(sure or group, key=lambda s: (s.weight, s.why, s.because))
            joined.append(
                dataclasses.replace(
                    best,
                    weight=max(s.weight for s in sure or group),
                    because=tuple(sorted({finding for s in group for finding in s.because})),
                    actors=tuple(sorted({actor for s in group for actor in s.actors})),
                )
            )
        return joined

    def _contradictions(self, found: list[Stated]) -> tuple[Stated, ...]:
        """Opposite literals of one party stand side by side as ``maybe``, in the tier of the stronger."""
        wanting: dict[tuple[str, str, bool], list[Stated]] = defaultdict(list)
        for stated in found:
            for key, wanted in stated.literal:
                wanting[stated.party, key, wanted].append(stated)
        settled = []
        for stated in found:
            against = [s for key, wanted in stated.literal for s in wanting.get((stated.party, key, not wanted), ())]
            if against:
                weight = max(s.weight for s in [stated, *against])
                stated = dataclasses.replace(stated, maybe=True, why="contradiction", weight=weight)
            settled.append(stated)
        return tuple(sorted(settled, key=lambda s: (s.party, -s.weight, s.expression)))
