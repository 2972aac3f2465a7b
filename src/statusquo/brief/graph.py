"""Which part of the conflict the picture shows: the way to each near equilibrium, and what parties would do today.

A state that one arrow leads to says only what that arrow adds to the state before; a state where it could rest
says all that is different from today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statusquo import svg
from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Assessment, Reached, StateAnswer, Step
from statusquo.brief.calendar import Calendar
from statusquo.brief.shares import MOST_DRAWN, case_name, told_state
from statusquo.messages import Words
from statusquo.stability.boxes import difference, rest

MOST_STATES, FEWEST_STATES, MOST_LINES, MOST_COLUMNS, MOST_WAYS = 12, 6, 5, 7, 3


@dataclass(frozen=True, slots=True)
class Graph:
    """A conflict graph.

    Attributes:
        name, state: the completion of the status quo it starts from, by number and in words; empty if there is
            only one.
        picture: SVG; ``note``: what it leaves out, empty if nothing.
    """

    name: str
    state: str
    picture: str
    note: str

    def _repr_svg_(self) -> str:
        return svg.on_paper(self.picture)


def graphs(assessment: Assessment, phrases: Phrases, calendar: Calendar) -> tuple[Graph, ...]:
    """The conflict graph from the status quo outwards; from each of its completions where it is not wholly known."""
    return tuple(_graph(assessment, answer, phrases, calendar) for answer in assessment.answers[:MOST_DRAWN])


def _graph(assessment: Assessment, answer: StateAnswer, phrases: Phrases, calendar: Calendar) -> Graph:
    words = calendar.words
    case = told_state(assessment, answer, phrases)
    steps = _steps(answer)
    reached = {state.state: state for state in answer.reached if state.moves is not None}
    reached.setdefault(answer.state, Reached(answer.state, 0, 0))
    on_arrows = {end for step in steps for end in (step.start, step.end)}
    for _ in range(MOST_COLUMNS):  # what arrows lead to is drawn, be it among the states the answer lists or not
        for step in steps:
            if step.start in reached and step.end not in reached:
                reached[step.end] = Reached(step.end, (reached[step.start].moves or 0) + 1, None)
    wanted = [r for r in reached.values() if r.state == answer.state or r.state in on_arrows]
    if not steps:
        wanted = list(reached.values())
    ranked = sorted(wanted, key=lambda r: _rank(r, answer.state, on_arrows))
    shown = {r.state: r for r in ranked[: MOST_STATES if steps else FEWEST_STATES] if (r.moves or 0) < MOST_COLUMNS}
    arrows = [step for step in steps if step.start in shown and step.end in shown]
    linked = {end for step in arrows for end in (step.start, step.end)} | {answer.state}
    if len(linked) > 1:
        shown = {key: r for key, r in shown.items() if key in linked}
    order = {name: i for i, name in enumerate(assessment.parties)}
    before = _before(arrows, shown)
    nodes = [_node(r, before.get(key), assessment, answer, phrases, words) for key, r in sorted(shown.items())]
    moves = [
        svg.Move(step.start, step.end, order[step.party], step.improves, f"{step.party}: {phrases.act(step)}")
        for step in arrows
    ]
    far = max(node.column for node in nodes)
    columns = [words("svg.states.now")] + [calendar.count("svg.states.moves", i) for i in range(1, far + 1)]
    rings = sum(bool(node.rings) for node in nodes)
    about = words("svg.states.about", states=len(nodes), moves=len(moves), rings=rings)
    left = len(reached) - len(shown)
    drawn = svg.states(
        nodes,
        moves,
        assessment.parties,
        columns=columns,
        against=words("svg.states.against"),
        name=words("svg.states.name"),
        about=f"{case} {about}".strip(),
    )
    note = calendar.count("svg.states.left", left) if left else ""
    return Graph(case_name(assessment, answer, calendar), case, drawn, note)


def _steps(answer: StateAnswer) -> list[Step]:
    """The moves worth an arrow: on a way to an equilibrium, or what a party would do today and what could answer it.

    Of each party one move that pays and one that an answer deters are enough: the table has the verdicts.
    """
    willing = sorted(answer.ways, key=lambda way: bool(way.against_interest))  # stable: the nearest stay first
    chosen = [step for way in willing[:MOST_WAYS] for step in way.steps]
    told: set[tuple[str, str]] = set()
    for verdict in answer.verdicts:
        if verdict.threats and (verdict.party, verdict.why) not in told:
            told.add((verdict.party, verdict.why))
            chosen += [verdict.threats[0].move, *verdict.threats[0].answer]
    found: dict[tuple[str, str, str], Step] = {}
    for step in chosen:
        found.setdefault((step.start, step.end, step.party), step)
    return [found[key] for key in sorted(found)]


def _before(steps: Iterable[Step], shown: dict[str, Reached]) -> dict[str, str]:
    """The state before, of states that just one drawn arrow leads to, and that from the left."""
    into: dict[str, list[str]] = {}
    for step in steps:
        into.setdefault(step.end, []).append(step.start)
    return {
        end: starts[0]
        for end, starts in into.items()
        if len(starts) == 1 and 0 < (shown[starts[0]].moves or 0) < (shown[end].moves or 0)
    }


def _rank(state: Reached, now: str, on_arrows: set[str]) -> tuple[bool, bool, bool, int, str]:
    return (
        state.state != now,
        state.state not in on_arrows,
        not state.equilibrium,
        state.moves or 0,
        state.state,
    )


def _node(
    state: Reached, before: str | None, assessment: Assessment, answer: StateAnswer, phrases: Phrases, words: Words
) -> svg.State:
    now = state.state == answer.state
    concepts = state.equilibrium
    if now and not concepts:
        concepts = tuple(concept for concept in assessment.concepts if answer.stable(concept))
    labels = tuple(phrases.told.values())
    if now:
        lines: tuple[str, ...] = (words("svg.states.today"),)
    elif before and not concepts:
        lines = (words("svg.states.then"), *difference(labels, before, state.state, MOST_LINES - 1, words))
    else:
        lines = difference(labels, answer.state, state.state, MOST_LINES, words)
    return svg.State(
        key=state.state,
        column=state.moves or 0,
        lines=lines,
        rings=tuple(assessment.concepts.index(concept) for concept in concepts),
        note=rest([words(f"brief.concept_short.{concept}") for concept in concepts], assessment.concepts, words),
        now=now,
        about=phrases.state(state.state),
    )
