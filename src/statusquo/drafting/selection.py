"""Which acts become options: the most contested, tied and recent ones; the rest is listed with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.case.joined import World
from statusquo.drafting.acts import Act, Acts
from statusquo.drafting.conditions import Conditions
from statusquo.drafting.current import current
from statusquo.drafting.lexicon import family
from statusquo.drafting.standing import Standing
from statusquo.drafting.statements import SILENT, WANTS
from statusquo.drafting.ties import excludes


@dataclass(frozen=True, slots=True)
class Rank:
    """What speaks for an act as an option, compared in this order.

    Attributes:
        contested: parties on both sides, or wanted by others and held back on a condition by its owner.
        presses: a coercive act that stands, a conditional threat, or excluded by a standing act of its owner.
        bound: a condition of somebody ties it to another act.
        standing: a coercive act that a report tells as a standing fact.
        threatened: its owner threatens it on a condition.
        asked: somebody demands, refuses, offers or announces it; it is not only criticised.
        parties: how many parties speak about it. last: day of the newest source. weight: sources.
    """

    contested: bool
    presses: bool
    bound: bool
    standing: bool
    threatened: bool
    asked: bool
    parties: int
    last: str
    weight: int

    def order(self) -> tuple[int, int, str, int]:
        """The sort key, larger = more fit."""
        return (
            3 * self.contested + 3 * self.presses + self.bound + 2 * self.standing + self.threatened + self.asked,
            self.parties,
            self.last,
            self.weight,
        )


def ranks(world: World, acts: Acts, now: dict[str, Standing]) -> dict[str, Rank]:
    """The rank of every act; the acts of one joint act share theirs."""
    conditions = Conditions(world, acts)
    ties = {p: conditions.of(p) for p in current(world) if conditions.has(p) and p.issue in acts.issues}
    bound = {key for tie in ties.values() if tie is not None for key in tie.term.keys}
    bound |= {key for p, tie in ties.items() if tie is not None for key in acts.issues[p.issue].keys}
    found = {}
    for act in acts.acts:
        held = [position for position in current(world) if position.issue in act.issues]
        wanted = {p.party for p in held if (p.stance in WANTS) == acts.issues[p.issue].positive}
        unwanted = {p.party for p in held if p.stance in ("rejects", "opposes")} | {
            p.party for p in held if p.stance in WANTS and not acts.issues[p.issue].positive
        }
        threatened = any(
            p.stance == "threatens" and ties.get(p) is not None and act.key in acts.issues[p.issue].keys for p in held
        )
        asked_for = {p.party for p in held if p.stance in ("demands", "supports") and p.party in wanted}
        withheld = {p.party for p in held if p.party == act.owner and p in ties}
        presses = (
            threatened
            or (act.coercive and now[act.key].value == "Y")
            or any(_stands_against(other, act, now) for other in acts.acts)
        )
        days = [p.last for p in held if p.last]
        days += [s.date for c in world.conditions if c.key in act.conditions for s in c.sources]
        found[act.key] = Rank(
            contested=bool(wanted and unwanted - wanted)
            or bool(unwanted and wanted - unwanted)
            or bool(withheld and asked_for - withheld),
            presses=presses,
            bound=act.key in bound,
            standing=act.coercive and now[act.key].value == "Y" and bool(act.conditions),
            threatened=threatened,
            asked=any(p.stance not in ("opposes", "supports", *SILENT) for p in held),
            parties=len({p.party for p in held} | set(act.targets)),
            last=max(days, default=""),
            weight=sum(p.weight for p in held),
        )
    return found


def _partners(world: World, acts: Acts) -> dict[str, frozenset[str]]:
    """For each act the acts that positions on it are tied to."""
    conditions = Conditions(world, acts)
    found: dict[str, frozenset[str]] = {}
    for position in current(world):
        term = acts.issues.get(position.issue)
        if term is not None and conditions.has(position) and (tie := conditions.of(position)) is not None:
            for key in term.keys:
                found[key] = found.get(key, frozenset()) | frozenset(tie.term.keys)
    return found


def _stands_against(other: Act, act: Act, now: dict[str, Standing]) -> bool:
    """Whether a coercive act of the same party stands that excludes this one (trade beside sanctions)."""
    stands = other.coercive and now[other.key].value == "Y"
    return stands and other.owner == act.owner and excludes(other.family, act.family) != ""


def choose(
    world: World, acts: Acts, now: dict[str, Standing], max_options: int
) -> tuple[tuple[Act, ...], tuple[tuple[Act, str], ...]]:
    """The acts that become options, and the others with the message key of the reason.

    An act that only its owner speaks of, and that nothing ties to anybody, decides nothing between parties.
    First what is contested or presses; then, in the same order, what these are made to depend on; then the rest.
    The parts of a joint act come in together or not at all.
    """
    found = ranks(world, acts, now)
    units: dict[str, list[Act]] = {}
    for act in acts.acts:
        units.setdefault(act.group or act.key, []).append(act)
    left: list[tuple[Act, str]] = []
    fit: list[list[Act]] = []
    for unit in units.values():
        first = unit[0]
        held = {p.party for p in current(world) if any(p.issue in act.issues for act in unit)}
        kind = family(first.family)
        standing_joint = kind is not None and kind.joint and bool(first.conditions)
        only_owner = held <= {first.owner} and len(unit) == 1
        stances = {p.stance for p in current(world) if any(p.issue in act.issues for act in unit)}
        if stances and stances <= SILENT and not first.conditions:
            left += [(act, "no_wish") for act in unit]
        elif stances and stances <= {"accepts"}:
            left += [(act, "agreed") for act in unit]
        elif (
            only_owner
            and not (found[first.key].presses or found[first.key].bound)
            and not standing_joint
            and not first.coercive
        ):
            left.append((first, "only_owner"))
        else:
            fit.append(unit)
    fit.sort(key=lambda unit: unit[0].key)
    fit.sort(key=lambda unit: max(found[act.key].order() for act in unit), reverse=True)
    partners = _partners(world, acts)
    chosen: list[Act] = []
    core = [unit for unit in fit if found[unit[0].key].contested or found[unit[0].key].presses]
    for unit in [*core, *fit]:
        needed = [other for other in fit if any(o.key in partners.get(a.key, ()) for a in unit for o in other)]
        for entry in [unit] if unit in core and unit[0] not in chosen else [unit, *needed]:
            if entry[0] not in chosen and len(chosen) + len(entry) <= max_options:
                chosen += entry
    chosen = _few_players(chosen, found)
    left += [(act, "too_many") for unit in fit for act in unit if act not in chosen]
    return tuple(sorted(chosen, key=lambda act: act.key)), tuple(sorted(left, key=lambda pair: pair[0].key))


MOST_PLAYERS = 6
"""More parties than that make a model that nobody reads; the least contested become affected."""


def _few_players(chosen: list[Act], found: dict[str, Rank]) -> list[Act]:
    """Only the acts of the parties with the most contested ones; a joint act loses none of its parts."""
    best: dict[str, list[tuple[int, int, str, int]]] = {}
    for act in chosen:
        best.setdefault(act.owner, []).append(found[act.key].order())
    ranked = sorted(best, key=lambda owner: (max(best[owner]), len(best[owner]), owner), reverse=True)
    players = set(ranked[:MOST_PLAYERS])
    broken = {act.group for act in chosen if act.group and act.owner not in players}
    return [act for act in chosen if act.owner in players and act.group not in broken]
