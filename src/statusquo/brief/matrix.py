"""Who wants what: the position matrix.

Rows are issues, columns are parties. Issues on which parties oppose each other come first, then those more
parties speak about. What a cell shows it can prove: each stance keeps its sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from statusquo import svg
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.matrix_picture import picture
from statusquo.brief.names import Names
from statusquo.brief.since import Since
from statusquo.case.joined import HeldPosition, World
from statusquo.case.tie import tie
from statusquo.messages import Words
from statusquo.svg.matrix import SIGNS, Side

SIDES: Final[dict[str, Side]] = {
    "demands": "for", "supports": "for", "accepts": "for", "offers": "for", "commits": "for",
    "rejects": "against", "opposes": "against", "denies": "against",
    "warns": "threat", "threatens": "threat", "doubts": "doubt",
}  # fmt: skip
"""On which side of an issue a stance stands. A warning or a doubt takes no side."""

MOST_ISSUES, MOST_PARTIES, MOST_QUOTES = 40, 14, 3
WIDEST = 8
"""What the page shows; the rest is counted, listed and in the JSON."""


@dataclass(frozen=True, slots=True)
class Held:
    """A stance in a cell.

    Attributes:
        number: its number in the brief, from 1; the anchor is ``p<number>``.
        strong: said with emphasis; ``repeated``: said to be said again; ``texts``: number of different texts that
            show it.
        ended: day since which the party holds the contrary; empty while it holds.
        change: ``new``, ``turned`` (it replaces a contrary one) or empty.
        tied: the condition it is tied to, in words.
        quotes: sentences, the latest first; ``more``: how many are not shown.
    """

    number: int
    position: HeldPosition
    stance: str
    side: Side
    sign: str
    actor: str
    strong: bool
    repeated: bool
    texts: int
    ended: str
    change: str
    tied: str
    quotes: tuple[Quote, ...]
    more: int

    @property
    def current(self) -> bool:
        """Whether it still holds."""
        return not self.ended


@dataclass(frozen=True, slots=True)
class Row:
    """An issue with a cell per party of the matrix; an empty cell means no statement.

    Attributes:
        opposed: parties hold contrary stances on it; ``major``: more than one party speaks about it.
        others: stances of parties that have no column; shown with the sentences.
    """

    number: int
    label: str
    wordings: tuple[str, ...]
    opposed: bool
    major: bool
    cells: tuple[tuple[Held, ...], ...]
    others: tuple[tuple[str, tuple[Held, ...]], ...] = ()

    @property
    def stances(self) -> int:
        """How many stances there are on it."""
        return sum(map(len, self.cells)) + sum(len(held) for _, held in self.others)

    def speak(self, columns: Sequence[int]) -> bool:
        """Whether a party of these columns says anything on it."""
        return any(self.cells[i] for i in columns)

    def divided(self, column: int) -> bool:
        """Whether actors of the party in that column hold contrary stances now."""
        sides = {held.side for held in self.cells[column] if held.current}
        return {"for", "against"} <= sides


@dataclass(frozen=True, slots=True)
class Matrix:
    """The position matrix.

    Attributes:
        parties: keys of the columns; ``names``: their names.
        more_parties: names of parties with positions but without a column.
        more_issues: labels of the issues without a row.
        gone: party, stance and issue of what an earlier brief had and this one has not.
        picture: the rows on which more than one party speaks, as SVG; empty if there is no row.
    """

    parties: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    more_parties: tuple[str, ...] = ()
    more_issues: tuple[str, ...] = ()
    gone: tuple[tuple[str, str, str], ...] = ()
    picture: str = ""

    def _repr_svg_(self) -> str:
        return svg.on_paper(self.picture)

    def any(self, what: str) -> bool:
        """Whether a sign occurs, so that the legend has no sign that means nothing.

        Args:
            what: ``opposed``, ``strong``, ``repeated``, ``texts``, ``ended``, ``turned`` or ``new``.
        """
        if what == "opposed":
            return any(row.opposed for row in self.rows)
        held = self.held.values()
        if what == "texts":
            return any(one.texts > 1 for one in held)
        if what in ("turned", "new"):
            return any(one.change == what for one in held)
        return any(getattr(one, what) for one in held)

    def columns(self, rows: Sequence[Row]) -> tuple[int, ...]:
        """The columns in which one of these rows has a stance."""
        return tuple(i for i in range(len(self.parties)) if any(row.cells[i] for row in rows))

    def split(self, rows: Sequence[Row]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The columns in which these rows have a stance: those that get one of their own, and the rest.

        Where there are many, a party that speaks on one issue alone stands in a common last column.
        """
        columns = self.columns(rows)
        if len(columns) <= WIDEST:
            return columns, ()
        spoken = {i: sum(bool(row.cells[i]) for row in rows) for i in columns}
        ranked = sorted((i for i in columns if spoken[i] > 1), key=lambda i: (-spoken[i], i))[:WIDEST]
        own = tuple(sorted(ranked)) if ranked else columns[:WIDEST]
        return own, tuple(i for i in columns if i not in own)

    @property
    def held(self) -> dict[HeldPosition, Held]:
        """What is shown, by position."""
        cells = [held for row in self.rows for cell in row.cells for held in cell]
        cells += [held for row in self.rows for _, others in row.others for held in others]
        return {held.position: held for held in cells}


def matrix(world: World, names: Names, evidence: Evidence, words: Words, since: Since) -> Matrix:
    """Make the position matrix of a world."""
    by_issue: dict[str, list[HeldPosition]] = {}
    for position in world.positions:
        by_issue.setdefault(position.issue, []).append(position)
    ranked = sorted(by_issue, key=lambda key: _weight(key, by_issue[key]))
    shown = ranked[:MOST_ISSUES]
    # Parties that speak where others do come first: they are the columns of the table that is seen first.
    shared = [p for key in shown if len({p.party for p in by_issue[key]}) > 1 for p in by_issue[key]]
    parties = list(dict.fromkeys([*_parties(shared), *_parties([p for key in shown for p in by_issue[key]])]))
    columns, rest = parties[:MOST_PARTIES], parties[MOST_PARTIES:]
    every = _parties(list(world.positions))
    labels = {issue.key: issue for issue in world.issues}
    rows: list[Row] = []
    count = 0

    def held(positions: list[HeldPosition]) -> tuple[Held, ...]:
        nonlocal count
        made = []
        for position in sorted(positions, key=_newest):
            count += 1
            made.append(_held(count, position, positions, names, evidence, words, since))
        return tuple(made)

    for number, key in enumerate(shown, start=1):
        of_party: dict[str, list[HeldPosition]] = {}
        for position in by_issue[key]:
            of_party.setdefault(position.party, []).append(position)
        issue = labels.get(key)
        rows.append(
            Row(
                number=number,
                label=issue.label if issue else key,
                wordings=tuple(w for w in issue.wordings if w != issue.label)[:6] if issue else (),
                opposed=heat(by_issue[key]) > 0,
                major=len(of_party) > 1,
                cells=tuple(held(of_party.get(party, [])) for party in columns),
                others=tuple((names(party), held(of_party[party])) for party in rest if party in of_party),
            )
        )
    made = Matrix(
        parties=tuple(columns),
        names=tuple(names(party) for party in columns),
        rows=tuple(rows),
        more_parties=tuple(names(party) for party in every if party not in columns),
        more_issues=tuple(labels[key].label if key in labels else key for key in ranked[MOST_ISSUES:]),
        gone=since.gone(world.positions, names),
    )
    return replace(made, picture=picture(made, SIGNS, words))


def pairs(positions: list[HeldPosition]) -> list[tuple[HeldPosition, HeldPosition]]:
    """Contrary stances of two parties that hold now, the heaviest first."""
    now = [p for p in positions if p.until is None]
    found = [
        (a, b)
        for a in now
        for b in now
        if SIDES[a.stance] == "for" and SIDES[b.stance] == "against" and a.party != b.party
    ]
    return sorted(found, key=lambda pair: (-(pair[0].weight + pair[1].weight), pair[0].party, pair[1].party))


def heat(positions: list[HeldPosition]) -> int:
    """How much two parties oppose each other: the number of texts that show their contrary stances."""
    found = pairs(positions)
    return found[0][0].weight + found[0][1].weight if found else 0


def _weight(key: str, positions: list[HeldPosition]) -> tuple[int, int, int, str]:
    texts = sum(position.weight for position in positions)
    return (-heat(positions), -len({p.party for p in positions}), -texts, key)


def _parties(positions: list[HeldPosition]) -> list[str]:
    weight: dict[str, int] = {}
    for position in positions:
        weight[position.party] = weight.get(position.party, 0) + position.weight
    return sorted(weight, key=lambda party: (-weight[party], party))


def _newest(position: HeldPosition) -> tuple[bool, str, str, str]:
    backwards = "".join(chr(0x10FF - ord(c)) for c in position.last or "")
    return (position.until is not None, backwards, position.stance, position.actor)


def _held(
    number: int,
    position: HeldPosition,
    same_party: list[HeldPosition],
    names: Names,
    evidence: Evidence,
    words: Words,
    since: Since,
) -> Held:
    side = SIDES[position.stance]
    turned = any(
        other.until is not None and SIDES[other.stance] != side and (other.until or "") <= (position.last or "")
        for other in same_party
        if position.until is None and side in ("for", "against") and SIDES[other.stance] in ("for", "against")
    )
    newest = sorted(position.sources, reverse=True)
    change = "turned" if turned else "new" if since.new(position, names(position.party)) else ""
    return Held(
        number=number,
        position=position,
        stance=names.stance(position.party, position.stance, words),
        side=side,
        sign=SIGNS[side],
        actor=names(position.actor) if position.actor != position.party else "",
        strong="emphatic" in position.modality,
        repeated="repeated" in position.modality,
        texts=position.weight,
        ended=position.until or "",
        change=change,
        tied=_tied(position, words),
        quotes=tuple(evidence.quote(source) for source in newest[:MOST_QUOTES]),
        more=max(0, len(newest) - MOST_QUOTES),
    )


def _tied(position: HeldPosition, words: Callable[..., str]) -> str:
    found = tie(position.only_if, position.unless)
    return words(f"brief.matrix.{found[0]}", what=found[1]) if found else ""
