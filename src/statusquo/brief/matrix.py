"""Who wants what: the position matrix.

Rows are issues, columns are parties. Issues on which parties oppose each other come first, then those more
parties speak about. What a cell shows it can prove: each stance keeps its sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from statusquo import svg
from statusquo.brief.evidence import Evidence
from statusquo.brief.held import Cells, Held
from statusquo.brief.matrix_picture import picture
from statusquo.brief.names import Names
from statusquo.brief.opposed import heat
from statusquo.brief.since import Since
from statusquo.brief.turns import Turns
from statusquo.case.joined import HeldPosition, World
from statusquo.drafting.lexicon import meaning
from statusquo.messages import Words
from statusquo.svg.matrix import SIGNS

MOST_ISSUES, MOST_PARTIES = 40, 14
WIDEST = 6
"""What the page shows; the rest is counted, listed and in the JSON."""
ALONE = 2
"""Rank of the issues on which one party speaks and has not changed its mind."""


@dataclass(frozen=True, slots=True)
class Row:
    """An issue with a cell per party of the matrix; an empty cell means no statement.

    Attributes:
        key: of the issue.
        opposed: parties hold contrary stances on it; ``changed``: a party has given up a stance on it.
        major: it stands in the first table: more than one party speaks about it, or it has changed.
        others: stances of parties that have no column; shown with the sentences.
    """

    number: int
    key: str
    label: str
    wordings: tuple[str, ...]
    opposed: bool
    changed: bool
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
            what: ``opposed``, ``changed``, ``strong``, ``repeated``, ``texts``, ``ended``, ``turned`` or ``new``.
        """
        if what in ("opposed", "changed"):
            return any(getattr(row, what) for row in self.rows)
        held = self.held.values()
        if what == "texts":
            return any(one.texts > 1 for one in held)
        if what in ("turned", "new"):
            return any(one.change == what for one in held)
        return any(getattr(one, what) for one in held)

    def told_gone(self, words: Words) -> str:
        """In one line what is gone."""
        return "; ".join(f"{party} {words(f'stance.{stance}')}: {label}" for party, stance, label in self.gone)

    def columns(self, rows: Sequence[Row]) -> tuple[int, ...]:
        """The columns in which one of these rows has a stance."""
        return tuple(i for i in range(len(self.parties)) if any(row.cells[i] for row in rows))

    def split(self, rows: Sequence[Row]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The columns in which these rows have a stance: those that get one of their own, and the rest.

        Where there are many, a party that speaks on one issue alone stands in a common last column.
        """
        columns = self.columns(rows)
        if len(columns) <= WIDEST + 1:  # a common column for one party alone would be no shorter
            return columns, ()
        spoken = {i: sum(bool(row.cells[i]) for row in rows) for i in columns}
        disputed = {i: sum(bool(row.cells[i]) for row in rows if row.opposed) for i in columns}
        ranked = sorted((i for i in columns if spoken[i] > 1), key=lambda i: (-spoken[i] - 2 * disputed[i], i))[:WIDEST]
        own = tuple(sorted(ranked)) if ranked else columns[:WIDEST]
        return own, tuple(i for i in columns if i not in own)

    @property
    def held(self) -> dict[HeldPosition, Held]:
        """What is shown, by position."""
        cells = [held for row in self.rows for cell in row.cells for held in cell]
        cells += [held for row in self.rows for _, others in row.others for held in others]
        return {position: held for held in cells for position in held.positions}


def matrix(world: World, names: Names, evidence: Evidence, words: Words, turns: Turns, since: Since) -> Matrix:
    """Make the position matrix of a world."""
    by_issue: dict[str, list[HeldPosition]] = {}
    for position in world.positions:
        by_issue.setdefault(position.issue, []).append(position)
    issues = {issue.key: issue for issue in world.issues}
    changed = {key for key, found in by_issue.items() if any(position.until for position in found)}

    ranked = _ranked(by_issue, changed, turns.label)
    shown = ranked[:MOST_ISSUES]
    major = {key for key in shown if key in changed or len({p.party for p in by_issue[key]}) > 1}
    # Parties that speak where others do come first: they are the columns of the table that is seen first.
    shared = [p for key in shown if key in major for p in by_issue[key]]
    parties = list(dict.fromkeys([*_parties(shared), *_parties([p for key in shown for p in by_issue[key]])]))
    columns, rest = parties[:MOST_PARTIES], parties[MOST_PARTIES:]
    every = _parties(list(world.positions))
    rows: list[Row] = []
    held = Cells(names, evidence, words, turns, since)
    for number, key in enumerate(shown, start=1):
        of_party: dict[str, list[HeldPosition]] = {}
        for position in by_issue[key]:
            of_party.setdefault(position.party, []).append(position)
        issue = issues.get(key)
        rows.append(
            Row(
                number=number,
                key=key,
                label=turns.label(key),
                wordings=tuple(w for w in issue.wordings if w != issue.label)[:6] if issue else (),
                opposed=heat(by_issue[key]) > 0,
                changed=key in changed,
                major=key in major,
                cells=tuple(held(of_party.get(party, [])) for party in columns),
                others=tuple((names(party), held(of_party[party])) for party in rest if party in of_party),
            )
        )
    made = Matrix(
        parties=tuple(columns),
        names=tuple(names(party) for party in columns),
        rows=tuple(rows),
        more_parties=tuple(names(party) for party in every if party not in columns),
        more_issues=tuple(map(turns.label, ranked[MOST_ISSUES:])),
        gone=since.gone(world.positions, names),
    )
    return replace(made, picture=picture(made, SIGNS, words))


def _ranked(by_issue: Mapping[str, list[HeldPosition]], changed: Set[str], label: Callable[[str], str]) -> list[str]:
    """The issues in their order: what is opposed or has changed first, what names no act behind what does."""
    weights = {key: _weight(key, positions, key in changed) for key, positions in by_issue.items()}
    ranked = sorted(by_issue, key=lambda key: weights[key])
    vague: set[str] = set()
    looked = 0
    while looked < len(ranked) and looked - len(vague) < MOST_ISSUES:  # no other gets a row, and telling takes time
        if meaning(label(ranked[looked])).vague:
            vague.add(ranked[looked])
        looked += 1
    # A vague issue that several parties speak about still stands before those of one party.
    first = sorted(ranked[:looked], key=lambda key: (weights[key][0] == ALONE, key in vague, weights[key]))
    return [*first, *ranked[looked:]]


def _weight(key: str, positions: list[HeldPosition], changed: bool) -> tuple[int, int, int, int, str]:
    texts = sum(position.weight for position in positions)
    parties = len({p.party for p in positions})
    # A stance that was given up counts as it did: what the parties have moved on stays where it was.
    hot = heat(positions, ended=changed)
    told = 0 if changed or hot else 1 if parties > 1 else ALONE
    return (told, -hot, -parties, -texts, key)


def _parties(positions: list[HeldPosition]) -> list[str]:
    weight: dict[str, int] = {}
    for position in positions:
        weight[position.party] = weight.get(position.party, 0) + position.weight
    return sorted(weight, key=lambda party: (-weight[party], party))
