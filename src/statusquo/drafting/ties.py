"""What ties parties together beyond their words: leverage, being pressed, factions, and silence.

None of it is said by a source; each is an inference with its own reason code, always ``maybe``, resting on the
findings it was inferred from, and switchable.

============  =================================================================================================
leverage      a standing (or threatened) coercive act Z of a party beside its demand X that is not met:
              ``maybe Z if not X``
target        whom a coercive act presses prefers its end: ``maybe not Z``
counter       its own threat is answered by another's threat: whether that deters it is not said: ``maybe`` the
              opposite of the answer, in the tier of its threat
faction       people of a party want X while the party keeps up a Z that excludes X: ``maybe X``, ``maybe Z``
silence       what a party never spoke about: ``maybe X``, ``maybe not X`` in the lowest tier; what stands first
============  =================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from statusquo.case.joined import World
from statusquo.conflict.expression import normal, parse
from statusquo.drafting.acts import Act, Acts, Term, ids
from statusquo.drafting.current import current
from statusquo.drafting.lexicon import lexicon
from statusquo.drafting.standing import Standing
from statusquo.drafting.statements import Stated
from statusquo.drafting.strength import FACTION, LEVERAGE, LOWEST, TARGET, newest_day, strength

MOST_DEMANDS = 2
"""A standing act is taken as leverage for the strongest demands of its owner, not for everything it asks."""

REASONS = ("leverage", "target", "counter", "faction", "silence")


def leverage(world: World, acts: Acts, now: dict[str, Standing]) -> list[Stated]:
    """``maybe Z if not X`` for every coercive act beside an unmet demand on somebody it presses."""
    newest = newest_day(world.positions)
    pressing: dict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
    made: dict[tuple[tuple[int, str, str], str], Stated] = {}
    threatened = {p.issue for p in current(world) if p.stance == "threatens"}
    for act in acts.acts:
        stands = now[act.key].value == "Y"
        if not act.coercive or not (stands or set(act.issues) & threatened):
            continue
        for position in current(world):
            term = acts.issues.get(position.issue)
            if position.party != act.owner or term is None or act.key in term.keys:
                continue
            wanted = position.stance == "demands"
            if not wanted and not (position.stance in ("opposes", "rejects") and _presses_back(term, acts, now)):
                continue
            others = {acts.act(key).owner for key in term.keys} - {act.owner}
            if not others or (act.targets and not others & set(act.targets)):
                continue
            if _met(term, now, wanted=wanted):
                continue
            rank = (strength(position, newest), position.last or "", position.issue)
            inner = " and ".join(term.keys)
            unmet = f"not ({inner})" if term.positive == wanted else f"({inner})"
            pressing[act.owner, act.key].append(rank)
            made[rank, act.key] = Stated(
                act.owner,
                normal(f"{act.key} if {unmet}"),
                LEVERAGE + bool(set(act.issues) & threatened),
                maybe=True,
                because=_both(ids(position.sources), now[act.key].because or act.because),
                why="leverage",
            )
    return [
        made[rank, key] for (_, key), ranks in pressing.items() for rank in sorted(ranks, reverse=True)[:MOST_DEMANDS]
    ]


def with_leverage(said: list[Stated], found: list[Stated]) -> list[Stated]:
    """Add leverage to what was said.

    It takes the place of the party's bare threat of the same act, and gives way to the party's own words on how
    the two acts hang together.
    """
    pressing = {(s.party, s.expression.split(" if ")[0]) for s in found}
    threats = {(s.party, s.expression): s for s in said if s.why == "threat"}
    own_words = {(s.party, s.expression) for s in said if s.why == "condition_lost"}
    joined = []
    for stated in found:
        if (stated.party, stated.expression.split(" if ")[0]) in own_words:
            continue  # the party has said when it acts, though the model cannot say it
        threat = threats.get((stated.party, stated.expression.split(" if ")[0]))
        because = _both(stated.because, threat.because) if threat else stated.because
        joined.append(replace(stated, because=because))
    kept = [s for s in said if not (s.why == "threat" and (s.party, s.expression) in pressing)]
    tied = [(s.party, parse(s.expression).options) for s in kept if not s.literal]
    return kept + [
        s for s in joined if not any(p == s.party and parse(s.expression).options <= keys for p, keys in tied)
    ]


def _presses_back(term: Term, acts: Acts, now: dict[str, Standing]) -> bool:
    """Whether what is opposed is a coercive act that stands: opposing it asks for its end."""
    return term.positive and all(acts.act(k).coercive and now[k].value == "Y" for k in term.keys)


def _met(term: Term, now: dict[str, Standing], *, wanted: bool) -> bool:
    """Whether the demand is met for sure: a value that is not known does not meet it."""
    values = [now[key].value for key in term.keys]
    if term.positive == wanted:
        return all(value == "Y" for value in values)
    return any(value == "N" for value in values)


def _both(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*first, *second}))


def pressed(acts: Acts, said: Iterable[Stated], players: Iterable[str]) -> list[Stated]:
    """``maybe not Z`` for players that a coercive act presses and that never spoke about it."""
    spoken = {(stated.party, key) for stated in said for key, _ in stated.literal}
    return [
        Stated(
            party,
            f"not {act.key}",
            TARGET,
            maybe=True,
            because=act.because,
            why="target",
            literal=((act.key, False),),
        )
        for act in acts.acts
        if act.coercive
        for party in act.targets
        if party in set(players) and (party, act.key) not in spoken
    ]


def countered(acts: Acts, said: Iterable[Stated], now: dict[str, Standing]) -> list[Stated]:
    """What a counter-threat would cost the one it answers: ``maybe not C`` beside its threat ``Z if not X``.

    A threatens Z, B threatens C if Z comes. How A weighs C against Z no source says; so it is as open as the order
    inside a tier. Only what both still threaten counts: what stands already is leverage.
    """
    threats = [(s, *_threat(acts, s)) for s in said]
    found = []
    for mine, key, _, _ in threats:
        for theirs, answer, taken, condition in threats:
            if not key or not answer or theirs.party == mine.party or condition != frozenset({key}):
                continue
            if now[key].value == "Y" or (now[answer].value == "Y") == taken:
                continue
            found.append(
                Stated(
                    mine.party,
                    f"not {answer}" if taken else answer,
                    mine.weight,
                    maybe=True,
                    because=_both(mine.because, theirs.because),
                    why="counter",
                    literal=((answer, not taken),),
                )
            )
    return found


def _threat(acts: Acts, stated: Stated) -> tuple[str, bool, frozenset[str]]:
    """The party's own act that a statement ties to something, whether it is to be taken, and to what."""
    parsed = parse(stated.expression)
    if parsed.operator != "if" or stated.why not in ("", "leverage"):
        return "", False, frozenset()
    act, condition = parsed.parts
    taken = act.operator != "not"
    inner = act if taken else act.parts[0]
    if inner.operator != "key" or acts.act(inner.key).owner != stated.party:
        return "", False, frozenset()
    return inner.key, taken, condition.options if condition.operator == "key" else frozenset()


def factions(acts: Acts, said: list[Stated], now: dict[str, Standing]) -> list[Stated]:
    """Open disagreement inside a party: what some of its people want against what the party keeps up."""
    changed: list[Stated] = []
    for stated in said:
        kept = _kept_up(acts, stated, now)
        people = stated.party not in stated.actors
        if not kept or not people or stated.maybe:
            changed.append(stated)
            continue
        weight = max(stated.weight, FACTION)
        changed.append(replace(stated, weight=weight, maybe=True, why="faction"))
        changed += [
            Stated(
                stated.party,
                act.key,
                weight,
                maybe=True,
                because=now[act.key].because,
                why="faction",
                literal=((act.key, True),),
            )
            for act in kept
        ]
    return changed


def hidden_factions(every: Acts, acts: Acts, said: Iterable[Stated], now: dict[str, Standing]) -> list[Stated]:
    """Disagreement inside a party over an act that is no option, told of the option that stands against it.

    "Wirtschaftsbeziehungen" may be too little contested to be an option; that some of the party want them while
    its sanctions stand is disagreement over the sanctions.
    """
    chosen = {act.key for act in acts.acts}
    found = []
    for stated in said:
        inside = stated.party not in stated.actors and (not stated.maybe or stated.why == "contradiction")
        if not inside or not stated.literal or {key for key, _ in stated.literal} <= chosen:
            continue
        for act in _kept_up(every, stated, now):
            if act.key in chosen:
                sides = ((f"not {act.key}", False, stated.because), (act.key, True, now[act.key].because))
                found += [
                    Stated(
                        stated.party,
                        expression,
                        max(stated.weight, FACTION),
                        maybe=True,
                        because=because,
                        why="faction",
                        literal=((act.key, wanted),),
                        actors=stated.actors,
                    )
                    for expression, wanted, because in sides
                ]
    return found


def _kept_up(acts: Acts, stated: Stated, now: dict[str, Standing]) -> list[Act]:
    """Acts of the same party that stand and exclude what the statement wants."""
    wanted = {acts.act(key).family for key, positive in stated.literal if positive} - {""}
    unwanted = {key for key, positive in stated.literal if not positive}
    return [
        act
        for act in acts.acts
        if act.owner == stated.party
        and now[act.key].value == "Y"
        and (act.key in unwanted or any(excludes(act.family, family) for family in wanted))
    ]


def excludes(one: str, other: str) -> str:
    """The reason code why two families cannot be together in one hand; empty if they can."""
    for first, second, reason in lexicon("de").exclusive:
        if {first, second} == {one, other}:
            return reason
    return ""


def silence(acts: Acts, said: Iterable[Stated], players: Iterable[str], now: dict[str, Standing]) -> list[Stated]:
    """Both directions of every option a player never spoke about; the value that stands comes first."""
    spoken = {(stated.party, key) for stated in said for key, _ in stated.literal}
    found = []
    for party in sorted(set(players)):
        for act in acts.acts:
            if (party, act.key) in spoken:
                continue
            pair = [(act.key, True), (f"not {act.key}", False)]
            if now[act.key].value == "N":
                pair.reverse()
            found += [
                Stated(
                    party,
                    expression,
                    LOWEST,
                    maybe=True,
                    because=act.because,
                    why="silence",
                    literal=((act.key, wanted),),
                )
                for expression, wanted in pair
            ]
    return found
