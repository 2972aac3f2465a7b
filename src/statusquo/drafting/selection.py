"""Which acts become options: the most contested, tied and recent ones; the rest is listed with the reason."""

from __future__ import annotations

from statusquo.case.joined import World
from statusquo.drafting.acts import Act, Acts, whole
from statusquo.drafting.conditions import Conditions
from statusquo.drafting.current import current_on, indexed
from statusquo.drafting.lexicon import family
from statusquo.drafting.ranking import Rank, partners, ranks
from statusquo.drafting.standing import Standing
from statusquo.drafting.statements import SILENT


def choose(
    world: World, acts: Acts, now: dict[str, Standing], max_options: int, conditions: Conditions
) -> tuple[tuple[Act, ...], tuple[tuple[Act, str], ...]]:
    """The acts that become options, and the others with the message key of the reason.

    An act that only its owner speaks of, and that nothing ties to anybody, decides nothing between parties; a part
    of what others speak of is tied to that.
    First what is contested or presses; then, in the same order, what these are made to depend on; then the rest.
    The parts of a joint act come in together or not at all.
    """
    world = indexed(world)
    found = ranks(world, acts, now, conditions)
    units: dict[str, list[Act]] = {}
    for act in acts.acts:
        units.setdefault(act.group or act.key, []).append(act)
    left: list[tuple[Act, str]] = []
    fit: list[list[Act]] = []
    criticised: list[list[Act]] = []
    for unit in units.values():
        first = unit[0]
        said = current_on(world, (issue for act in unit for issue in act.issues))
        held = {p.party for p in said}
        kind = family(first.family)
        standing_joint = kind is not None and kind.joint and bool(first.conditions)
        only_owner = held <= {first.owner} and len(unit) == 1
        stances = {p.stance for p in said}
        if stances and stances <= SILENT and not first.conditions:
            left += [(act, "no_wish") for act in unit]
        elif stances and stances <= {"accepts"}:
            left += [(act, "agreed") for act in unit]
        elif (
            only_owner
            and not (found[first.key].presses or found[first.key].bound)
            and not standing_joint
            and not first.coercive
            and not any(whole(other, first) for other in acts.acts)
        ):
            left.append((first, "only_owner"))
        elif stances == {"opposes"} and len(held) == 1 and not first.conditions and not first.coercive:
            criticised.append(unit)
        else:
            fit.append(unit)
    if len(fit) >= ENOUGH:
        left += [(act, "criticised") for unit in criticised for act in unit]
    else:
        fit += criticised
    fit.sort(key=lambda unit: unit[0].key)
    fit.sort(key=lambda unit: max(found[act.key].order() for act in unit), reverse=True)
    tied = partners(world, acts, conditions)
    place = {act.key: number for number, unit in enumerate(fit) for act in unit}
    chosen: list[Act] = []
    taken: set[str] = set()
    core = [unit for unit in fit if found[unit[0].key].contested or found[unit[0].key].presses]
    first_round = {unit[0].key for unit in core}
    for unit in [*core, *fit]:
        if len(chosen) == max_options:
            break
        numbers = sorted({place[key] for act in unit for key in tied.get(act.key, ()) if key in place})
        alone = unit[0].key in first_round and unit[0].key not in taken
        for entry in [unit] if alone else [unit, *(fit[number] for number in numbers)]:
            if entry[0].key not in taken and len(chosen) + len(entry) <= max_options:
                chosen += entry
                taken |= {act.key for act in entry}
    kept = _few_players(chosen, found)
    players = {act.owner for act in kept}
    taken = {act.key for act in kept}
    for unit in fit if len(kept) < len(chosen) else ():  # what the others leave free goes to those who stay
        if unit[0].key not in taken and {a.owner for a in unit} <= players and len(kept) + len(unit) <= max_options:
            kept += unit
    taken = {act.key for act in kept}
    rest = [act for unit in fit for act in unit if act.key not in taken]
    left += [(act, "channel" if found[act.key].missing else "too_many") for act in rest]
    return tuple(sorted(kept, key=lambda act: act.key)), tuple(sorted(left, key=lambda pair: pair[0].key))


ENOUGH = 6
"""With so many acts that somebody asks for, threatens or refuses, one that is only criticised is none."""
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
