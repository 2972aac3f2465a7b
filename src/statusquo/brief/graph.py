"""Which part of the conflict the picture shows: the near, the wanted and the way to each equilibrium."""

from __future__ import annotations

from statusquo import svg
from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Assessment, Reached, StateAnswer, Step
from statusquo.brief.calendar import Calendar
from statusquo.messages import Words

MOST_STATES, FEWEST_STATES, MOST_LINES, MOST_COLUMNS, MOST_WAYS = 18, 6, 4, 7, 4


def picture(assessment: Assessment, answer: StateAnswer, phrases: Phrases, calendar: Calendar) -> tuple[str, str]:
    """Draw the conflict graph from the status quo outwards.

    Returns:
        The picture, and a note on what it leaves out (empty if nothing).
    """
    words = calendar.words
    steps = _steps(answer)
    reached = {state.state: state for state in answer.reached if state.moves is not None}
    reached.setdefault(answer.state, Reached(answer.state, 0, 0))
    on_arrows = {end for step in steps for end in (step.start, step.end)}
    wanted = [r for r in reached.values() if r.state == answer.state or r.state in on_arrows]
    if len(wanted) < FEWEST_STATES:
        wanted = list(reached.values())
    ranked = sorted(wanted, key=lambda r: _rank(r, answer.state, on_arrows))
    most = MOST_STATES if len(wanted) > FEWEST_STATES else FEWEST_STATES
    shown = {r.state: r for r in ranked[:most] if (r.moves or 0) < MOST_COLUMNS}
    drawn_steps = [step for step in steps if step.start in shown and step.end in shown]
    linked = {end for step in drawn_steps for end in (step.start, step.end)} | {answer.state}
    if len(linked) > 1:
        shown = {key: r for key, r in shown.items() if key in linked}
    order = {name: i for i, name in enumerate(assessment.parties)}
    nodes = [_node(r, assessment, answer, phrases, words) for _, r in sorted(shown.items())]
    moves = [
        svg.Move(step.start, step.end, order[step.party], step.improves, f"{step.party}: {phrases.act(step)}")
        for step in drawn_steps
    ]
    far = max(node.column for node in nodes)
    columns = [words("svg.states.now")] + [calendar.count("svg.states.moves", i) for i in range(1, far + 1)]
    left = len(reached) - len(shown)
    drawn = svg.states(
        nodes,
        moves,
        assessment.parties,
        columns=columns,
        against=words("svg.states.against"),
        name=words("svg.states.name"),
        about=words(
            "svg.states.about",
            states=len(nodes),
            moves=len(moves),
            rings=sum(bool(node.rings) for node in nodes),
        ),
    )
    return drawn, calendar.count("svg.states.left", left) if left else ""


def _steps(answer: StateAnswer) -> list[Step]:
    """The moves worth an arrow: on a way to an equilibrium, wished for at the status quo, or an answer."""
    found: dict[tuple[str, str, str], Step] = {}
    willing = sorted(answer.ways, key=lambda way: bool(way.against_interest))  # stable: the nearest stay first
    chosen = [step for way in willing[:MOST_WAYS] for step in way.steps]
    for verdict in answer.verdicts:
        for threat in verdict.threats:
            chosen += [threat.move, *threat.answer]
    for step in chosen:
        found.setdefault((step.start, step.end, step.party), step)
    return [found[key] for key in sorted(found)]


def _rank(state: Reached, now: str, on_arrows: set[str]) -> tuple[bool, bool, bool, int, str]:
    return (
        state.state != now,
        state.state not in on_arrows,
        not state.equilibrium,
        state.moves or 0,
        state.state,
    )


def _difference(phrases: Phrases, old: str, new: str) -> tuple[str, ...]:
    """What is different in a state, one option each: ``+`` taken, ``−`` dropped."""
    return tuple(
        f"{'+' if b == 'Y' else '−'}\u00a0{label}"
        for label, a, b in zip(phrases.told.values(), old, new, strict=True)
        if a != b
    )


def _node(state: Reached, assessment: Assessment, answer: StateAnswer, phrases: Phrases, words: Words) -> svg.State:
    now = state.state == answer.state
    concepts = state.equilibrium
    if now and not concepts:
        concepts = tuple(concept for concept in assessment.concepts if answer.stable(concept))
    lines = (words("svg.states.today"),) if now else _difference(phrases, answer.state, state.state)
    if len(lines) > MOST_LINES:
        more = len(lines) - MOST_LINES + 1
        lines = (*lines[: MOST_LINES - 1], words("svg.states.more", n=more))
    names = ", ".join(words(f"brief.concept_short.{concept}") for concept in concepts)
    everywhere = len(concepts) == len(assessment.concepts)
    note = words("svg.states.all") if everywhere else words("svg.states.equilibrium", concepts=names) if names else ""
    return svg.State(
        key=state.state,
        column=state.moves or 0,
        lines=lines,
        rings=tuple(assessment.concepts.index(concept) for concept in concepts),
        note=note,
        now=now,
        about=phrases.state(state.state),
    )
