"""The conflict graph of a solution: where it can go from a state, by whose moves, and where it would rest.

Shown are the state itself, what improvements lead to from it, and a shortest way to the nearest equilibria,
so the picture holds what can be expected and what can be hoped for; what it leaves out is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from statusquo import svg
from statusquo.messages import Words, words
from statusquo.stability.arena import Step, step
from statusquo.stability.boxes import difference, rest
from statusquo.stability.reach import Reach, reach

if TYPE_CHECKING:
    from statusquo.stability.solution import Solution

MOST_STATES, MOST_COLUMNS, MOST_WAYS, MOST_LINES = 18, 7, 6, 4


@dataclass(frozen=True)
class Picture:
    """A picture that a notebook shows.

    Attributes:
        svg: its text, one ``<svg>`` element that stands for itself.
    """

    svg: str

    def __str__(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture, {len(self.svg):,} characters of SVG>"

    def _repr_svg_(self) -> str:
        return svg.on_paper(self.svg)


def conflict_graph(solution: Solution, start: int | str | None, *, language: str) -> Picture:
    """Draw the conflict graph; see :meth:`statusquo.stability.Solution.graph`."""
    said = words(language)
    found = reach(solution, start)
    level = found.level()
    ways = _ways(solution, found)
    shown = _shown(found, ways)
    column = {state: int(level[np.searchsorted(found.states, state)]) for state in shown}
    steps = _steps(found, ways, column)
    number = {party: place for place, party in enumerate(solution.parties)}
    spell = solution.conflict.format_state
    nodes = [_node(solution, found.start, state, column[state], said) for state in shown]
    columns = [said("svg.states.now")]
    columns += [
        said("svg.states.moves" if n > 1 else "svg.states.moves_one", n=n) for n in range(1, 1 + max(column.values()))
    ]
    about = said("svg.graph.about", states=len(nodes), moves=len(steps), rings=sum(bool(node.rings) for node in nodes))
    left = int((level >= 0).sum()) - len(shown)
    if left:
        about += " " + said("svg.states.left" if left > 1 else "svg.states.left_one", n=left)
    drawn = svg.states(
        nodes,
        [svg.Move(spell(move.start), spell(move.end), number[move.party], move.improves, move.party) for move in steps],
        solution.parties,
        columns=columns,
        against=said("svg.states.against"),
        name=f"{solution.conflict.title}: {said('svg.graph.name')}",
        about=about,
    )
    return Picture(drawn)


def _ways(solution: Solution, found: Reach) -> list[tuple[Step, ...]]:
    """A shortest way to each of the nearest equilibria; by improvements if there is one."""
    equilibrium = np.logical_or.reduce([solution.is_equilibrium(name) for name in solution.concepts])
    level = found.level()
    places = np.flatnonzero(equilibrium & (level > 0))
    nearest = places[np.argsort(level[places], kind="stable")][:MOST_WAYS]
    ways = []
    for state in found.states[nearest].tolist():
        way = found.path(state, improving=True) or found.path(state)
        if way is not None:
            ways.append(way)
    return ways


def _shown(found: Reach, ways: list[tuple[Step, ...]]) -> list[int]:
    """The states to draw, ascending: the start, the ways, then what improvements reach first."""
    wanted = [found.start, *(move.end for way in ways for move in way)]
    drift = found.level(improving=True)
    places = np.flatnonzero(drift > 0)
    wanted += found.states[places[np.argsort(drift[places], kind="stable")]].tolist()
    level = found.level()
    near = [state for state in dict.fromkeys(wanted) if level[np.searchsorted(found.states, state)] < MOST_COLUMNS]
    return sorted(near[:MOST_STATES])


def _steps(found: Reach, ways: list[tuple[Step, ...]], column: dict[int, int]) -> list[Step]:
    """The arrows: the ways, and every improvement that leads further away from the start."""
    chosen = {
        (move.start, move.end, move.party): move
        for way in ways
        for move in way
        if move.start in column and move.end in column
    }
    for state in column:
        for party, name in enumerate(found.arena.parties):
            for end in found.arena.moves(party, state).tolist():
                if column.get(end, -1) > column[state]:
                    move = step(found.arena, party, state, end)
                    if move.improves:
                        chosen.setdefault((state, end, name), move)
    return [chosen[key] for key in sorted(chosen)]


def _node(solution: Solution, start: int, state: int, column: int, said: Words) -> svg.State:
    place = solution.index(state)
    spell = solution.conflict.format_state
    rings = [number for number, name in enumerate(solution.concepts) if solution.is_equilibrium(name)[place]]
    labels = [option.label for option in solution.conflict.options]
    changes = difference(labels, spell(start), spell(state), MOST_LINES, said)
    return svg.State(
        key=spell(state),
        column=column,
        lines=(said("svg.states.today"),) if state == start else changes,
        rings=tuple(rings),
        note=rest([solution.concepts[number] for number in rings], solution.concepts, said),
        now=state == start,
        about=spell(state),
    )
