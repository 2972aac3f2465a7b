"""Assess a conflict: the five questions, for each completion of its status quo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from statusquo.assessment.bench import Bench
from statusquo.assessment.changes import KINDS, Kind, apply
from statusquo.assessment.channels import channels
from statusquo.assessment.completions import spread, telling
from statusquo.assessment.drift import drift
from statusquo.assessment.edits import find_edits
from statusquo.assessment.joint import joint
from statusquo.assessment.resolve import needed, resolution
from statusquo.assessment.results import Assessment, Edit, StateAnswer
from statusquo.assessment.shares import party_swings, shares, swings, too_open
from statusquo.assessment.shares import questions as ask
from statusquo.assessment.verdicts import verdicts
from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS, Solution, solve
from statusquo.stability.robustness import Robustness, robustness

QUESTIONS = (1, 2, 3, 4, 5)
LISTED = 64
"""Equilibria listed by name; their number is always given."""
LAST: tuple[Kind, ...] = ("literal",)
"""Edits looked for only where there are no others: there are always many, and they are hard to grasp."""
Notes = list[tuple[str, tuple[tuple[str, str], ...]]]


def assess(
    conflict: Conflict,
    *,
    seed: int = 0,
    concepts: Iterable[str] = CONCEPTS,
    questions: Iterable[int] = QUESTIONS,
    orders: int = 2000,
    enumerated: int = 5000,
    max_completions: int = 8,
    max_edits: int = 3,
    budget: int = 600,
    resolutions: Iterable[str] = (),
) -> Assessment:
    """Answer the five questions on a conflict.

    Args:
        conflict: the conflict; without a status quo only its equilibria are listed.
        seed: of the random orders, where they are too many to enumerate.
        concepts: names out of ``statusquo.stability.CONCEPTS``.
        questions: which of the five to answer.
        orders: how many orders to draw where they are not enumerated.
        enumerated: up to this many orders all are counted, so that shares are exact.
        max_completions: how many completions of a status quo with ``-`` are answered for in full. In the baseline the
            verdicts on all of them are counted (``spread``).
        max_edits: largest size of the edits looked for in question 3.
        budget: variants to evaluate for each kind of edit (see ``edits``).
        resolutions: what would have to be true for them to hold: patterns ("YN-"), expressions ("cede and not
            fight"), or lists of options by key or label ("cede, not fight").

    Raises:
        UsageError: an unknown concept, or a resolution that matches no feasible state.
        ConflictError, TooLargeError: as for :func:`statusquo.stability.solve`.
    """
    asked = frozenset(questions)
    solution = solve(conflict, concepts)
    notes: Notes = []
    fitting = _fitting(conflict, notes)
    states = telling(solution, fitting, max_completions)
    if len(states) < len(fitting):
        notes.append(("too_many_completions", (("number", str(len(fitting))), ("limit", str(len(states))))))
    wanted = tuple(resolution(conflict, text) for text in dict.fromkeys(resolutions))
    found: Robustness | None = None
    if 2 in asked and (states or wanted):
        named = [*states, *(one.state for one in wanted)]
        found = robustness(
            conflict, solution.concepts, seed=seed, enumerated=enumerated, samples=orders, focus=states, states=named
        )
    bench = Bench(conflict, states, solution.concepts)
    answers = tuple(_answer(bench, solution, state, found, asked, max_edits, budget, seed, notes) for state in states)
    return Assessment(
        title=conflict.title,
        concepts=solution.concepts,
        parties=solution.parties,
        labels=tuple((option.key, option.label) for option in conflict.options),
        owners=tuple((option.key, conflict.owner(option.key)) for option in conflict.options),
        orders=conflict.orders(),
        seed=seed,
        pattern=conflict.status_quo,
        answers=answers,
        completions=len(fitting),
        spread=spread(solution, fitting),
        equilibria=tuple(
            (concept, tuple(conflict.format_state(int(s)) for s in solution.equilibria(concept)[:LISTED]))
            for concept in solution.concepts
        ),
        equilibria_number=tuple((concept, len(solution.equilibria(concept))) for concept in solution.concepts),
        echo=_echo(conflict, answers),
        too_open=too_open(answers),
        questions=ask(conflict, answers, solution, fitting) if found is not None else (),
        needed=tuple(
            entry for one in wanted for entry in needed(solution, one, found, max_size=max_edits, budget=budget)
        ),
        channels=channels(conflict),
        notes=tuple(dict.fromkeys(notes)),
        sourced=_sourced(conflict),
        asked=tuple(sorted(asked)),
        max_edits=max_edits,
    )


def _fitting(conflict: Conflict, notes: Notes) -> list[int]:
    """The feasible states that fit the status quo."""
    if conflict.status_quo is None:
        notes.append(("no_status_quo", ()))
        return []
    states = [int(state) for state in conflict.matching(conflict.status_quo)]
    if not states:
        notes.append(("infeasible_status_quo", (("state", conflict.status_quo),)))
    return states


def _answer(
    bench: Bench,
    solution: Solution,
    state: int,
    found: Robustness | None,
    asked: frozenset[int],
    max_edits: int,
    budget: int,
    seed: int,
    notes: Notes,
) -> StateAnswer:
    """The answers for one state taken as status quo."""
    conflict = bench.conflict
    reached, ways = drift(solution, state) if 4 in asked else ((), ())
    edits: tuple[Edit, ...] = ()
    if 3 in asked:
        search = find_edits(
            conflict,
            state,
            solution.concepts,
            kinds=[kind for kind in KINDS if kind not in LAST],
            otherwise=LAST,
            max_size=max_edits,
            budget=budget,
            bench=bench,
        )
        edits = search.edits if found is None else with_shares(conflict, search.edits, found, seed=seed)
        for kind, size in sorted({(kind, size) for _, kind, size in search.cut}):
            told = " ".join(concept for concept, *rest in search.cut if rest == [kind, size])
            notes.append(("edits_cut", (("kind", kind), ("size", str(size)), ("concepts", told))))
        if any(party.weights is not None for party in conflict.parties):
            notes.append(("no_statements", ()))
    return StateAnswer(
        state=conflict.format_state(state),
        verdicts=verdicts(solution, state),
        shares=shares(found, state) if found is not None else (),
        swings=swings(found, state) if found is not None else (),
        party_swings=party_swings(found, state) if found is not None else (),
        edits=edits,
        reached=reached,
        ways=ways,
        joint=joint(solution, state) if 5 in asked else (),
    )


def with_shares(
    conflict: Conflict, edits: Sequence[Edit], found: Robustness, *, seed: int, most: int | None = None
) -> tuple[Edit, ...]:
    """The share of the orders before each edit, and after it for the first ones (each is an analysis of its own).

    After an edit the orders are those of the edited conflict, drawn with the same seed; so swapping statements of
    one tier leaves the share as it is.
    """
    counted: dict[tuple[object, ...], Robustness] = {}
    done = []
    if most is None:
        most = max(2, min(6, SAMPLED_CELLS // conflict.feasible_cells.size))
    for edit in edits:
        state = conflict.state(edit.state)
        before = found.share(edit.concept, state).value
        key = edit.changes
        if key not in counted and len(counted) < most:
            counted[key] = robustness(
                apply(conflict, edit.changes),
                [e.concept for e in edits if e.changes == key],
                seed=seed,
                enumerated=found.evaluated if found.exact else 0,
                samples=min(found.evaluated, SAMPLES_AFTER),
                focus=(),
                states=(edit.state,),
            )
        if key in counted:
            share = counted[key].share(edit.concept, state)
            noise = max(share.high - share.value, share.value - share.low)
            done.append(replace(edit, before=before, after=share.value, noise=noise))
        else:
            done.append(replace(edit, before=before))
    return tuple(done)


SAMPLES_AFTER = 300
"""Orders drawn to find the share after an edit."""
SAMPLED_CELLS = 1 << 13
"""Cells of the boards on which shares after edits are found, together; larger boards get fewer of them."""


def _sourced(conflict: Conflict) -> bool:
    """Whether any line of the conflict names a finding behind it."""
    wishes = (wish for party in conflict.parties for tier in party.prefers or () for wish in tier)
    ids = [
        *(wish.because for wish in wishes),
        *(option.because for option in conflict.options),
        *(because for _, because in conflict.status_quo_because),
    ]
    return any(ids)


def _echo(conflict: Conflict, answers: Sequence[StateAnswer]) -> bool:
    """Whether every verdict of every party that can move rests on its own stated wish alone."""
    movers = {party.name for party in conflict.parties if party.options}
    told = [v for answer in answers for v in answer.verdicts if v.party in movers]
    return bool(told) and all(verdict.own_wish_alone or verdict.why == "no_move" for verdict in told)


__all__ = ["KINDS", "QUESTIONS", "Kind", "assess"]
