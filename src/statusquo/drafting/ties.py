"""What ties parties together beyond their words: leverage, being pressed, factions, and silence.

None of it is said by a source; each is an inference with its own reason code, always ``maybe``, resting on the
findings it was inferred from, and switchable.

============  =================================================================================================
leverage      a standing (or threatened) coercive act Z of a party beside its demand X that is not met:
              ``maybe Z if not X``
threat        its own threat, of which nothing says when: ``maybe Z``, ``maybe not Z``, asked
target        whom a coercive act presses prefers its end: ``maybe not Z``
counter       its own threat is answered by another's threat: whether that deters it is not said: ``maybe`` the
              opposite of the answer, in the tier of its threat
rival         who demands one value of a thing wants no other: ``maybe not V``
faction       people of a party want X while the party keeps up a Z that excludes X: ``maybe X``, ``maybe Z``
silence       what a party never spoke about and that bears on its acts: ``maybe X``, ``maybe not X`` in the lowest
              tier; what stands first, and in the baseline alone
============  =================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from statusquo.case.joined import World
from statusquo.case.positions import AGAINST
from statusquo.conflict.expression import normal, parse
from statusquo.drafting.acts import Act, Acts, Term, ids
from statusquo.drafting.current import current
from statusquo.drafting.lexicon import lexicon
from statusquo.drafting.standing import Standing
from statusquo.drafting.statements import Stated
from statusquo.drafting.strength import FACTION, INFERRED, LOWEST, newest_day, strength

MOST_DEMANDS = 2
"""A standing act is taken as leverage for the strongest demands of its owner, not for everything it asks."""

REASONS = ("leverage", "target", "counter", "rival", "faction", "silence")
"""Reasons of statements that nobody made."""


def leverage(world: World, acts: Acts, now: dict[str, Standing], said: Iterable[Stated] = ()) -> list[Stated]:
    """``maybe Z if not X`` for a coercive act beside an unmet demand on somebody it presses.

    Only where the party has not said itself what Z hangs on: its own words are then all that Z presses for. A mere
    threat belongs to what the same report says the party demands; what stands, to the strongest demands.
    """
    told = _told_by_owner(said)
    newest = newest_day(world.positions)
    pressing: dict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
    made: dict[tuple[tuple[int, str, str], str], Stated] = {}
    threats = {p.issue: {s.report for s in p.sources} for p in current(world) if p.stance == "threatens"}
    for act in acts.acts:
        stands = now[act.key].value == "Y"
        reports = {report for issue in act.issues for report in threats.get(issue, ())}
        if not act.coercive or not (stands or reports) or (act.owner, act.key) in told:
            continue
        for position in current(world):
            term = acts.issues.get(position.issue)
            if position.party != act.owner or term is None or act.key in term.keys:
                continue
            if not stands and not reports & {source.report for source in position.sources}:
                continue
            wanted = position.stance == "demands"
            refused = position.stance in AGAINST
            if not wanted and not (refused and (not stands or _presses_back(term, acts, now))):
                continue
            others = {acts.act(key).owner for key in term.keys} - {act.owner}
            if not others or (act.targets and not others & set(act.targets)):
                continue
            if (stands or wanted) and _met(term, now, wanted=wanted):
                continue  # but what is refused is threatened for before it comes
            rank = (strength(position, newest), position.last or "", position.issue)
            inner = " and ".join(term.keys)
            unmet = f"not ({inner})" if term.positive == wanted else f"({inner})"
            pressing[act.owner, act.key].append(rank)
            made[rank, act.key] = Stated(
                act.owner,
                normal(f"{act.key} if {unmet}"),
                INFERRED,
                maybe=True,
                because=_both(ids(position.sources), now[act.key].because or act.because),
                why="leverage",
            )
    return [
        made[rank, key] for (_, key), ranks in pressing.items() for rank in sorted(ranks, reverse=True)[:MOST_DEMANDS]
    ]


def _told_by_owner(said: Iterable[Stated]) -> set[tuple[str, str]]:
    """The acts of which a party has said itself when it does, keeps up or ends them: (party, option key)."""
    return {
        (stated.party, key)
        for stated in said
        if stated.why == "condition_lost" or not stated.literal
        for key in _consequent(stated.expression)
        if stated.why != "threat"
    }


def _consequent(expression: str) -> frozenset[str]:
    """The options of what a statement binds: all but its condition."""
    tree = parse(expression)
    return tree.parts[0].options if tree.operator in ("if", "iff") else tree.options


def with_leverage(said: list[Stated], found: list[Stated]) -> list[Stated]:
    """Add leverage to what was said; it takes the place of the party's bare threat of the same act."""
    pressing = {(s.party, s.expression.split(" if ")[0]) for s in found}
    threats = {(s.party, s.expression): s for s in said if s.why == "threat"}
    joined = []
    for stated in found:
        threat = threats.get((stated.party, stated.expression.split(" if ")[0]))
        joined.append(replace(stated, because=_both(stated.because, threat.because)) if threat else stated)
    kept = [s for s in said if not (s.why == "threat" and (s.party, s.expression) in pressing)]
    return [_weighed(s, pressing) for s in kept] + joined


def _weighed(stated: Stated, pressing: set[tuple[str, str]]) -> Stated:
    """An offer to end what presses is as open as the pressure: what it hangs on was not said."""
    ends = any((stated.party, key) in pressing and not wanted for key, wanted in stated.literal)
    return replace(stated, weight=INFERRED) if stated.why == "offer" and ends else stated


def open_threats(said: Iterable[Stated]) -> list[Stated]:
    """A threat that nothing in the model ties to a condition: whether it is carried out, and when, was not said.

    Both sides stand in one tier below what was said, so that the threat is not taken for the wish to carry it out.
    """
    opened: list[Stated] = []
    for stated in said:
        tree = parse(stated.expression)
        inner = tree.parts[0] if tree.operator == "not" else tree
        bare = stated.why == "threat" or (stated.why == "condition_lost" and not stated.literal)
        if not bare or inner.operator != "key":
            opened.append(stated)
            continue
        for wanted in (False, True):
            text = inner.key if wanted else f"not {inner.key}"
            opened.append(replace(stated, expression=text, weight=INFERRED, maybe=True, literal=((inner.key, wanted),)))
    return opened


def with_conditions(said: Iterable[Stated]) -> list[Stated]:
    """Without the bare threats and offers of an act of which the same party has said when it carries it out."""
    said = list(said)
    tied = {(s.party, key) for s in said if not s.why and not s.literal for key in _consequent(s.expression)}
    bare = [s for s in said if s.why == "offer" or (s.why in ("threat", "condition_lost") and not s.literal)]
    return [s for s in said if s not in bare or not _consequent(s.expression) <= {k for p, k in tied if p == s.party}]


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


def _inferred(
    why: str,
    party: str,
    key: str,
    *,
    because: tuple[str, ...],
    wanted: bool = False,
    weight: int = INFERRED,
    actors: tuple[str, ...] = (),
) -> Stated:
    """What nobody said: that a party may want an option, or not; ``why``: the reason code."""
    text = key if wanted else f"not {key}"
    return Stated(party, text, weight, maybe=True, because=because, why=why, literal=((key, wanted),), actors=actors)


def pressed(acts: Acts, said: Iterable[Stated], players: Iterable[str]) -> list[Stated]:
    """``maybe not Z`` for players that a coercive act presses and that never spoke about it."""
    spoken = {(stated.party, key) for stated in said for key, _ in stated.literal}
    players = frozenset(players)
    return [
        _inferred("target", party, act.key, because=act.because)
        for act in acts.acts
        if act.coercive
        for party in act.targets
        if party in players and (party, act.key) not in spoken
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
            both = _both(mine.because, theirs.because)
            found.append(_inferred("counter", mine.party, answer, because=both, wanted=not taken, weight=mine.weight))
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


def rivals(acts: Acts, said: Iterable[Stated], players: Iterable[str]) -> list[Stated]:
    """``maybe not V`` for who demands another value of something that has one value for all."""
    said, players = tuple(said), frozenset(players)
    spoken = {(stated.party, key) for stated in said for key, _ in stated.literal}
    found = []
    for stated in said:
        for key in (key for key, wanted in stated.literal if wanted and acts.act(key).shared):
            for other in acts.acts:
                rival = other.shared and other.scale == acts.act(key).scale and other.owner != acts.act(key).owner
                if rival and stated.party in players and (stated.party, other.key) not in spoken:
                    found.append(_inferred("rival", stated.party, other.key, because=stated.because))
    return found


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
            _inferred("faction", stated.party, act.key, because=now[act.key].because, wanted=True, weight=weight)
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
                weight = max(stated.weight, FACTION)
                found += [
                    _inferred(
                        "faction",
                        stated.party,
                        act.key,
                        because=because,
                        wanted=wanted,
                        weight=weight,
                        actors=stated.actors,
                    )
                    for wanted, because in ((False, stated.because), (True, now[act.key].because))
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
    """Both directions of what a player never spoke about, where it bears on what the player does.

    That is its own acts, and those of others that some statement ties to one of them: all else would change nothing
    in its choices. The value that stands comes first. Where none is known the baseline counts neither
    (:func:`statusquo.stability.ranks.unspoken`): who is silent asks for no change.
    """
    said = tuple(said)
    settled = {(stated.party, key) for stated in said for key, _ in stated.literal}
    settled |= {(stated.party, key) for stated in said for key in _decided(stated.expression)}
    tied = {parse(stated.expression).options for stated in said}
    found = []
    for party in sorted(set(players)):
        own = {act.key for act in acts.acts if act.owner == party}
        near = own.union(*(options for options in tied if options & own))
        for act in acts.acts:
            if (party, act.key) in settled or act.key not in near:
                continue
            stands = now[act.key].value != "N"
            found += [
                _inferred("silence", party, act.key, because=act.because, wanted=wanted, weight=LOWEST)
                for wanted in (stands, not stands)
            ]
    return found


def _decided(expression: str) -> frozenset[str]:
    """The option whose value a statement settles in every case: that of ``a iff ...`` alone on its side."""
    tree = parse(expression)
    inner = tree.parts[0] if tree.operator == "iff" else tree
    return inner.options if tree.operator == "iff" and len(inner.options) == 1 else frozenset()
