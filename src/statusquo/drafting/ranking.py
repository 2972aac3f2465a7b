"""How contested, tied and recent an act is: what speaks for it as an option."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from statusquo.case.joined import HeldPosition, World
from statusquo.case.positions import AGAINST
from statusquo.drafting.acts import Act, Acts
from statusquo.drafting.conditions import Conditions
from statusquo.drafting.current import current, current_on, indexed
from statusquo.drafting.standing import Standing
from statusquo.drafting.statements import SILENT, WANTS
from statusquo.drafting.ties import excludes


@dataclass(frozen=True, slots=True)
class Rank:
    """What speaks for an act as an option, compared in this order.

    Attributes:
        contested: parties on both sides, or wanted by others and held back on a condition by its owner.
        refused: its owner refuses flatly what another one demands: the open quarrel.
        presses: a coercive act that stands, a conditional threat, or excluded by a standing act of its owner.
        bound: a condition of somebody ties it to another act.
        standing: a coercive act that a report tells as a standing fact.
        threatened: its owner threatens it on a condition.
        answers: it is threatened in reply to another's threat.
        missing: talks that are known not to take place; of which nobody speaks, they are told and no option.
        asked: somebody demands, refuses, offers or announces it; it is not only criticised.
        parties: how many parties speak about it. last: day of the newest source. weight: sources.
    """

    contested: bool
    refused: bool
    presses: bool
    bound: bool
    standing: bool
    threatened: bool
    answers: bool
    missing: bool
    asked: bool
    parties: int
    last: str
    weight: int

    def order(self) -> tuple[int, int, str, int]:
        """The sort key, larger = more fit."""
        return (
            4 * self.contested
            + 2 * self.refused
            + 3 * self.presses
            + self.bound
            + self.standing
            + 3 * self.threatened
            + self.answers
            + self.asked
            - 2 * (self.missing and not self.asked),
            self.parties,
            self.last,
            self.weight,
        )


def ranks(world: World, acts: Acts, now: dict[str, Standing], conditions: Conditions) -> dict[str, Rank]:
    """The rank of every act; the acts of one joint act share theirs."""
    tied = [p for p in current(world) if conditions.has(p) and p.issue in acts.issues]
    bound = {key for p in tied if (tie := conditions.of(p)) for key in (*tie.term.keys, *acts.issues[p.issue].keys)}
    pressing: dict[str, list[Act]] = defaultdict(list)
    for act in acts.acts:
        if act.coercive and now[act.key].value == "Y":
            pressing[act.owner].append(act)
    menaces = {key for p in tied if p.stance == "threatens" and conditions.of(p) for key in acts.issues[p.issue].keys}
    found = {}
    for act in acts.acts:
        held = current_on(world, act.issues)
        wanted = {p.party for p in held if (p.stance in WANTS) == acts.issues[p.issue].positive}
        unwanted = {p.party for p in held if p.stance in AGAINST} | {
            p.party for p in held if p.stance in WANTS and not acts.issues[p.issue].positive
        }
        threatened = any(
            p.stance == "threatens" and conditions.of(p) is not None and act.key in acts.issues[p.issue].keys
            for p in held
        )
        asked_for = {p.party for p in held if p.stance in ("demands", "supports") and p.party in wanted}
        withheld = {p.party for p in held if p.party == act.owner and conditions.has(p)}
        presses = (
            threatened
            or (act.coercive and now[act.key].value == "Y")
            or any(excludes(other.family, act.family) for other in pressing.get(act.owner, ()))
        )
        days = [p.last for p in held if p.last]
        days += [s.date for c in indexed(world).facts(act.conditions) for s in c.sources]
        found[act.key] = Rank(
            contested=bool(wanted and unwanted - wanted)
            or bool(unwanted and wanted - unwanted)
            or bool(withheld and asked_for - withheld),
            refused=bool(asked_for - {act.owner})
            and any(p.party == act.owner and p.stance == "rejects" and not conditions.has(p) for p in held),
            presses=presses,
            bound=act.key in bound,
            standing=act.coercive and now[act.key].value == "Y" and bool(act.conditions),
            threatened=threatened,
            answers=threatened and bool(_tied_to(act, held, conditions) & menaces - {act.key}),
            missing=act.family == "talks" and now[act.key].value == "N" and bool(act.conditions),
            asked=any(p.stance not in ("opposes", "supports", *SILENT) for p in held),
            parties=len({p.party for p in held} | set(act.targets)),
            last=max(days, default=""),
            weight=sum(p.weight for p in held),
        )
    return found


def _tied_to(act: Act, held: tuple[HeldPosition, ...], conditions: Conditions) -> set[str]:
    """The acts that the threats of an act depend on."""
    ties = (conditions.of(p) for p in held if p.stance == "threatens")
    return {key for tie in ties if tie is not None for key in tie.term.keys}


def partners(world: World, acts: Acts, conditions: Conditions) -> dict[str, frozenset[str]]:
    """For each act the acts that positions on it are tied to."""
    found: dict[str, frozenset[str]] = {}
    for position in current(world):
        term = acts.issues.get(position.issue)
        if term is not None and conditions.has(position) and (tie := conditions.of(position)) is not None:
            for key in term.keys:
                found[key] = found.get(key, frozenset()) | frozenset(tie.term.keys)
    return found
