"""A slow, obvious solver, written from the definitions: what the engine is measured against.

It shares no code with the engine and knows neither bits nor arrays. A model is a list of states, the moves
of each party as sets of states, and for each party a number per state (larger is better). Everything is a
search or a loop over sets, in the order and the words of the definitions:

* moves, improvements, legal sequences: Fang, Hipel & Kilgour (1993); a legal sequence is any sequence of
  moves by members of a group in which nobody moves twice in a row, found by a search over the pairs
  (state, last mover);
* the five concepts: Nash; GMR and SMR (Howard 1971); SEQ (Fraser & Hipel 1979); SSEQ (Rego & Vieira 2017);
* coalitions: Kilgour, Hipel, Fang & Peng (2001), Inohara & Hipel (2008);
* status quo analysis: Li, Kilgour & Hipel (2005); inverse counts: Kinsara, Kilgour & Hipel (2015), by
  trying every order.

Nothing here is fast: one model of 64 states takes tenths of a second.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations, product
from math import prod

State = Hashable
CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
COALITION_CONCEPTS = ("cnash", "cgmr", "csmr", "cseq")


@dataclass(frozen=True)
class Model:
    """States, moves and values.

    Args:
        parties: names, in order.
        states: all feasible states, in order.
        moves: party -> state -> the states it can move to in one step (never the state itself).
        value: party -> state -> a number or tuple; larger is better, equal is indifferent.
    """

    parties: tuple[str, ...]
    states: tuple[State, ...]
    moves: Mapping[str, Mapping[State, frozenset[State]]]
    value: Mapping[str, Mapping[State, object]]

    def better(self, party: str, new: State, old: State) -> bool:
        """Whether the party prefers `new` to `old`."""
        return self.value[party][new] > self.value[party][old]  # type: ignore[operator, no-any-return]

    def improvements(self, party: str, state: State) -> set[State]:
        """R_i^+(s): the party's moves from `state` to something it prefers."""
        return {new for new in self.moves[party][state] if self.better(party, new, state)}

    def others(self, group: Iterable[str]) -> tuple[str, ...]:
        """N - H."""
        left_out = set(group)
        return tuple(party for party in self.parties if party not in left_out)


# --- building a model from options --------------------------------------------------------------------


def option_model(
    owners: Sequence[tuple[str, int]],
    feasible: Callable[[str], bool],
    one_way: Mapping[int, str],
    value: Mapping[str, Callable[[str], object]],
) -> Model:
    """The option form: a state is a string of Y and N, a party changes any of its own options at once.

    Args:
        owners: (party, how many options it has), in file order.
        feasible: whether a state is in the model.
        one_way: option number -> "take" (never dropped again) or "drop" (never taken again).
        value: party -> function from state to its value.
    """
    size = sum(count for _, count in owners)
    states = tuple(state for state in map("".join, product("NY", repeat=size)) if feasible(state))
    forbidden = {"take": ("Y", "N"), "drop": ("N", "Y")}
    moves: dict[str, dict[State, frozenset[State]]] = {}
    first = 0
    for party, count in owners:
        own = range(first, first + count)
        first += count
        same_elsewhere: dict[str, list[str]] = {}  # what the others chose -> the states with just that
        for state in states:
            same_elsewhere.setdefault(state[: own.start] + state[own.stop :], []).append(state)
        moves[party] = {
            old: frozenset(
                new
                for new in same_elsewhere[old[: own.start] + old[own.stop :]]
                if new != old and not any((old[k], new[k]) == forbidden[one_way[k]] for k in own if k in one_way)
            )
            for old in states
        }
    table: dict[str, dict[State, object]] = {
        party: {state: value[party](state) for state in states} for party, _ in owners
    }
    return Model(tuple(party for party, _ in owners), states, moves, table)


# --- legal sequences ----------------------------------------------------------------------------------

Steps = Callable[[Hashable, State], Iterable[State]]


def reachable(start: State, movers: Sequence[Hashable], steps: Steps) -> set[State]:
    """End states of sequences of steps in which no mover moves twice in a row."""
    seen: set[tuple[State, Hashable]] = set()
    waiting = deque((new, mover) for mover in movers for new in steps(mover, start))
    while waiting:
        pair = waiting.popleft()
        if pair in seen:
            continue
        seen.add(pair)
        state, last = pair
        waiting.extend((new, mover) for mover in movers if mover != last for new in steps(mover, state))
    return {state for state, _ in seen}


class Search:
    """The reachable lists of one model, each looked for once and kept."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._moves: dict[tuple[State, tuple[str, ...]], set[State]] = {}
        self._improvements: dict[tuple[State, tuple[str, ...]], set[State]] = {}
        self._joint: dict[tuple[State, tuple[str, ...]], set[State]] = {}
        self._gains: dict[tuple[str, State], set[State]] = {}

    def gains(self, party: str, state: State) -> set[State]:
        """R_i^+(s)."""
        if (party, state) not in self._gains:
            self._gains[party, state] = self.model.improvements(party, state)
        return self._gains[party, state]

    def moves(self, group: tuple[str, ...], state: State) -> set[State]:
        """R_H(s): by any moves of members."""
        if (state, group) not in self._moves:
            self._moves[state, group] = reachable(state, group, lambda i, s: self.model.moves[str(i)][s])
        return self._moves[state, group]

    def improvements(self, group: tuple[str, ...], state: State) -> set[State]:
        """R_H^+(s): every single move an improvement for its mover, from the state it leaves."""
        if (state, group) not in self._improvements:
            self._improvements[state, group] = reachable(state, group, lambda i, s: self.gains(str(i), s))
        return self._improvements[state, group]

    def joint(self, group: tuple[str, ...], state: State) -> set[State]:
        """R_H^++(s): reachable by the group, and every member prefers the end to `state`."""
        if (state, group) not in self._joint:
            self._joint[state, group] = {
                new
                for new in self.moves(group, state)
                if all(self.model.better(member, new, state) for member in group)
            }
        return self._joint[state, group]

    def joint_sequences(self, blocks: Sequence[tuple[str, ...]], state: State) -> set[State]:
        """End states of sequences of joint improvements by the blocks, none twice in a row."""
        return reachable(state, blocks, lambda block, s: self.joint(block, s))  # type: ignore[arg-type]


# --- the five concepts --------------------------------------------------------------------------------


def stable(model: Model, concept: str, party: str, state: State, search: Search | None = None) -> bool:
    """Whether `state` is stable for `party` under `concept`."""
    search = search or Search(model)
    return all(_sanctioned(model, concept, party, state, new, search) for new in search.gains(party, state))


def _sanctioned(model: Model, concept: str, party: str, state: State, new: State, search: Search) -> bool:
    """Whether the others answer the improvement from `state` to `new` so that it does not pay."""
    if concept == "nash":
        return False
    others = model.others([party])
    credible = concept in ("seq", "sseq")
    answers = search.improvements(others, new) if credible else search.moves(others, new)
    for answer in answers:
        if model.better(party, answer, state):
            continue
        if concept in ("gmr", "seq"):
            return True
        if not any(model.better(party, counter, state) for counter in model.moves[party][answer]):
            return True
    return False


def solve(model: Model) -> dict[str, dict[str, set[State]]]:
    """Concept -> party -> its stable states."""
    search = Search(model)
    return {
        concept: {
            party: {state for state in model.states if stable(model, concept, party, state, search)}
            for party in model.parties
        }
        for concept in CONCEPTS
    }


def equilibria(solution: Mapping[str, Mapping[str, set[State]]], concept: str) -> set[State]:
    """The states that are stable for everybody."""
    return set.intersection(*solution[concept].values())


# --- coalitions ---------------------------------------------------------------------------------------


def subsets(parties: Sequence[str]) -> list[tuple[str, ...]]:
    """All non-empty groups of parties, small ones first."""
    return [group for size in range(1, len(parties) + 1) for group in combinations(parties, size)]


def coalition_stable(
    model: Model,
    concept: str,
    group: tuple[str, ...],
    state: State,
    *,
    search: Search | None = None,
    blocks: Sequence[tuple[str, ...]] | None = None,
) -> bool:
    """Whether `state` is stable for a coalition.

    Args:
        concept: cnash, cgmr, csmr or cseq.
        blocks: who may answer together in cseq; all non-empty groups of the others if absent. Blocks of one
            party each give the reading "sanctions by members' own improvements".
    """
    search = search or Search(model)
    others = model.others(group)
    answering = subsets(others) if blocks is None else list(blocks)
    for new in search.joint(group, state):
        if concept == "cnash":
            return False
        by_improving = concept == "cseq"
        answers = search.joint_sequences(answering, new) if by_improving else search.moves(others, new)
        hurting = [answer for answer in answers if _hurts(model, group, answer, state)]
        if concept == "csmr":
            hurting = [
                answer
                for answer in hurting
                if all(_hurts(model, group, counter, state) for counter in search.moves(group, answer))
            ]
        if not hurting:
            return False
    return True


def _hurts(model: Model, group: tuple[str, ...], new: State, old: State) -> bool:
    """phi_H(old): at least one member does not prefer `new` to `old`."""
    return any(not model.better(member, new, old) for member in group)


# --- status quo analysis ------------------------------------------------------------------------------


def levels(model: Model, start: State, *, improving: bool) -> dict[State, tuple[int, frozenset[str]]]:
    """State -> (first level at which it is reached from `start`, the parties whose move reaches it then).

    V_i(1) = R_i(start); V_i(h) = the moves of i from states that somebody else reached at level h - 1.
    """
    search = Search(model)

    def steps(party: str, state: State) -> Iterable[State]:
        return search.gains(party, state) if improving else model.moves[party][state]

    level = {(new, party) for party in model.parties for new in steps(party, start)}
    seen: set[tuple[State, str]] = set()
    found: dict[State, tuple[int, frozenset[str]]] = {}
    number = 1
    while level - seen:
        for new, _ in level:
            if new not in found:
                found[new] = (number, frozenset(party for state, party in level if state == new))
        seen |= level
        level = {
            (new, party)
            for state, last in level
            for party in model.parties
            if party != last
            for new in steps(party, state)
        }
        number += 1
    return found


# --- orders: what the file leaves open -----------------------------------------------------------------

Statement = Hashable
Tiers = Sequence[Sequence[tuple[Statement, bool]]]  # (statement, whether it is a `maybe`)


def orders(tiers: Tiers) -> Iterator[tuple[Fraction, tuple[Statement, ...]]]:
    """Each complete order of one party with its share: `maybe` in or out (half each), then a tier's order."""
    open_ones = [(t, k) for t, tier in enumerate(tiers) for k, (_, maybe) in enumerate(tier) if maybe]
    for chosen in product((True, False), repeat=len(open_ones)):
        out = {place for place, inside in zip(open_ones, chosen, strict=True) if not inside}
        kept = [
            [statement for k, (statement, _) in enumerate(tier) if (t, k) not in out] for t, tier in enumerate(tiers)
        ]
        arrangements = [list(permutations(tier)) for tier in kept]
        share = Fraction(1, 2 ** len(open_ones) * prod(map(len, arrangements)))
        for arrangement in product(*arrangements):
            yield share, tuple(statement for tier in arrangement for statement in tier)


def baseline(tiers: Tiers) -> tuple[Statement, ...]:
    """Each tier as written and every `maybe` in."""
    return tuple(statement for tier in tiers for statement, _ in tier)


def shares(
    model: Model, tiers: Mapping[str, Tiers], holds: Callable[[Statement, State], bool]
) -> dict[str, dict[State, Fraction]]:
    """Concept -> state -> the share of orders in which it is an equilibrium.

    Args:
        tiers: for each party whose order is open; the others keep the value of `model`.
        holds: whether a statement is true at a state.
    """
    count = {concept: dict.fromkeys(model.states, Fraction(0)) for concept in CONCEPTS}
    names = list(tiers)
    for combination in product(*(list(orders(tiers[name])) for name in names)):
        value = dict(model.value)
        for name, (_, statements) in zip(names, combination, strict=True):
            value[name] = {state: tuple(holds(x, state) for x in statements) for state in model.states}
        share = Fraction(1)
        for part, _ in combination:
            share *= part
        solution = solve(Model(model.parties, model.states, model.moves, value))
        for concept in CONCEPTS:
            for state in equilibria(solution, concept):
                count[concept][state] += share
    return count


# --- inverse ------------------------------------------------------------------------------------------


def stabilising_orders(model: Model, party: str, target: State) -> dict[str, list[tuple[State, ...]]]:
    """Concept -> strict orders of `party`, best first, that make `target` an equilibrium; others fixed."""
    result: dict[str, list[tuple[State, ...]]] = {concept: [] for concept in CONCEPTS}
    for order in permutations(model.states):
        changed = with_order(model, party, order)
        search = Search(changed)
        for concept in CONCEPTS:
            if all(stable(changed, concept, each, target, search) for each in model.parties):
                result[concept].append(order)
    return result


def with_order(model: Model, party: str, order: Sequence[State]) -> Model:
    """The same model with another strict order, best first, of one party."""
    value = {**model.value, party: {state: -place for place, state in enumerate(order)}}
    return Model(model.parties, model.states, model.moves, value)


def swaps(old: Sequence[State], new: Sequence[State]) -> int:
    """The number of swaps of neighbours that turn one strict order into the other (Kendall's tau)."""
    place = {state: k for k, state in enumerate(new)}
    return sum(place[a] > place[b] for a, b in combinations(old, 2))
