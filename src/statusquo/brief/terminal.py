"""The brief in the terminal: verdict, positions, contacts, readable at 80 columns and without colour."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from statusquo.brief.matrix import Held, Row
from statusquo.messages import Words, words

if TYPE_CHECKING:
    from statusquo.brief.document import Brief

_COLOURS = {"for": "blue", "against": "red", "threat": "magenta", "doubt": "yellow"}
MOST_ROWS, ROOM_ISSUE, ROOM_PARTY = 14, 24, 12
MOST_CHANNELS, MOST_PARTIES = 12, 5


def show(brief: Brief, console: Console) -> None:
    """Print the brief. Reports go through ``Text`` and :func:`safe`: they can send no markup or control codes."""
    w = words(brief.language)
    console.print(Text(safe(brief.lead.title), style="bold"))
    console.print(Text(safe(brief.lead.kicker), style="dim"))
    if "lead" in brief.parts:
        console.print()
        console.print(Text(safe(brief.lead.headline.text), style="bold"))
        if brief.lead.sentences:
            console.print(Text(safe(" ".join(sentence.text for sentence in brief.lead.sentences))))
    if "positions" in brief.parts and brief.matrix.rows:
        console.print()
        console.print(_matrix(brief, console.width, w))
        note = f"+ {w('brief.matrix.for')}, − {w('brief.matrix.against')}, ! {w('brief.matrix.threat')}, "
        note += f"? {w('brief.matrix.doubt')}, · {w('brief.no_statement')}, ⇄ {w('brief.matrix.opposed')}"
        console.print(Text(note, style="dim"))
    if "contacts" in brief.parts and brief.contacts.channels:
        console.print()
        console.print(_contacts(brief, w))
    if "stability" in brief.parts and brief.stability is not None and brief.stability.kind != "none":
        console.print()
        console.print(_stability(brief, w))


def plain_text(brief: Brief, width: int = 80) -> str:
    """The brief as text without colours or control codes."""
    screen = io.StringIO()
    show(brief, Console(file=screen, width=width, color_system=None, force_terminal=False, legacy_windows=False))
    return "\n".join(line.rstrip() for line in screen.getvalue().splitlines())


def safe(text: str) -> str:
    """Text without control characters and soft hyphens, on one line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text if c != "\u00ad").split())


def _matrix(brief: Brief, width: int, w: Words) -> Table:
    """Issues by parties; as many parties as there is room for."""
    matrix = brief.matrix
    columns = max(1, min(len(matrix.parties), (width - ROOM_ISSUE - 2) // (ROOM_PARTY + 2)))
    seen = [row for row in matrix.rows if any(row.cells[:columns])]
    ranked = [row for row in seen if row.major] or seen
    table = _table(w("brief.part.positions"))
    table.add_column(w("brief.matrix.issue"), ratio=2, min_width=14)
    for name in matrix.names[:columns]:
        table.add_column(safe(name), ratio=1, min_width=8)
    for row in ranked[:MOST_ROWS]:
        table.add_row(_label(row), *(_cell(cell) for cell in row.cells[:columns]))
    left = len(matrix.rows) + len(matrix.more_issues) - min(len(ranked), MOST_ROWS)
    hidden = len(matrix.parties) - columns + len(matrix.more_parties)
    calendar = brief.evidence.calendar
    notes = [calendar.count("brief.matrix.more_issues", left)] if left else []
    notes += [calendar.count("brief.matrix.more_parties", hidden)] if hidden else []
    table.caption = " · ".join(notes) or None
    table.caption_justify = "left"
    return table


def _table(title: str) -> Table:
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        box=box.SIMPLE_HEAD,
        show_edge=False,
    )


def _label(row: Row) -> Text:
    return Text(safe(row.label) + (" ⇄" if row.opposed else ""))


def _cell(cell: tuple[Held, ...]) -> Text:
    if not cell:
        return Text("·", style="dim")
    text = Text()
    for n, held in enumerate(cell):
        style = _COLOURS[held.side] if held.current else "dim strike"
        text.append(f"{chr(10) if n else ''}{held.sign} {held.stance}", style=style)
    return text


def _contacts(brief: Brief, w: Words) -> Table:
    calendar = brief.evidence.calendar
    table = _table(w("brief.part.contacts"))
    for key in ("pair", "state", "last"):
        table.add_column(w(f"brief.contacts.{key}"))
    for channel in brief.contacts.channels[:MOST_CHANNELS]:
        times = f" ×{channel.times}" if channel.times > 1 else ""
        table.add_row(
            Text(safe(" – ".join(channel.names))),
            Text(w(f"brief.contacts.{channel.state}") + times, style="" if channel.state == "open" else "red"),
            calendar.short(channel.last) if channel.last else "–",
        )
    left = max(0, len(brief.contacts.channels) - MOST_CHANNELS) + brief.contacts.more
    table.caption = calendar.count("brief.contacts.more", left) if left else None
    table.caption_justify = "left"
    return table


def _stability(brief: Brief, w: Words) -> Table:
    stability = brief.stability
    assert stability is not None
    signs = {True: Text("✓", style="green"), False: Text("✗", style="red"), None: Text("?", style="dim")}
    table = _table(w("brief.part.stability"))
    table.add_column(w("brief.stability.concept"))
    columns = stability.parties[:MOST_PARTIES]
    for party in columns:
        table.add_column(safe(party))
    table.add_column(w("brief.stability.all"))
    table.add_column(w("brief.stability.share"))
    for row in stability.concepts:
        table.add_row(
            w(f"brief.concept_short.{row.concept}"),
            *(signs[verdict] for verdict in row.verdicts[: len(columns)]),
            signs[row.equilibrium],
            row.share or "–",
        )
    hidden = len(stability.parties) - len(columns)
    table.caption = brief.evidence.calendar.count("brief.matrix.more_parties", hidden) if hidden else None
    table.caption_justify = "left"
    return table
