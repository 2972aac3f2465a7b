"""The brief in the terminal: verdict, positions, contacts, readable at 80 columns and without colour."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from statusquo.brief.matrix import Held, Row
from statusquo.messages import Words, words
from statusquo.messages.unread import unread

if TYPE_CHECKING:
    from statusquo.brief.document import Brief

_COLOURS = {"for": "blue", "against": "red", "threat": "magenta", "doubt": "yellow"}
_CHANGES = {"new": "*", "turned": "↻"}
MOST_ROWS, ROOM_ISSUE, MOST_CHANNELS, MOST_PARTIES, MOST_ENTRIES = 14, 22, 12, 5, 30
_GAP = 3
"""Between two columns."""


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
        for change, sign in _CHANGES.items():
            if brief.matrix.any(change):
                note += f", {sign} {w('brief.new' if change == 'new' else 'brief.matrix.turned_short')}"
        console.print(Text(note, style="dim"))
        if brief.matrix.gone:
            gone = "; ".join(f"{party} {w(f'stance.{stance}')}: {label}" for party, stance, label in brief.matrix.gone)
            console.print(Text(safe(f"{w('brief.matrix.gone')} {gone}"), style="dim"))
    if "contacts" in brief.parts and brief.contacts.channels:
        console.print()
        console.print(_contacts(brief, w))
    if "stability" in brief.parts and brief.stability is not None and brief.stability.kind != "none":
        console.print()
        console.print(_stability(brief, console.width, w))
    from statusquo.brief.document import PARTS

    if len(brief.parts) < len(PARTS):  # what is long is printed where it was asked for
        for part, table in (("timeline", _timeline), ("sources", _reports)):
            if part in brief.parts:
                console.print()
                console.print(table(brief, w))


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
    issue = min(max((_longest(row.label) for row in matrix.rows), default=0), width // 2)
    needs = [
        max([_longest(name), *(_longest(h.stance) + 4 for row in matrix.rows for h in row.cells[i])])
        for i, name in enumerate(matrix.names)
    ]
    columns = _fitting(max(ROOM_ISSUE, issue), needs, width)
    seen = [row for row in matrix.rows if any(row.cells[:columns])]
    ranked = [row for row in seen if row.major] or seen
    table = _table(w("brief.part.positions"))
    table.add_column(w("brief.matrix.issue"), ratio=2, min_width=issue)
    for name, need in zip(matrix.names[:columns], needs, strict=False):
        table.add_column(Text(safe(name)), ratio=1, min_width=min(need, width - issue - _GAP))
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


def _longest(text: str) -> int:
    """Characters of the longest word."""
    return max((len(word) for word in safe(text).split()), default=0)


def _fitting(first: int, needs: Sequence[int], width: int) -> int:
    """How many columns fit beside the first without a broken word; at least one."""
    room, columns = width - first, 0
    for need in needs:
        room -= need + _GAP
        if room < 0:
            break
        columns += 1
    return max(1, min(columns, len(needs)))


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
        sign = f" {_CHANGES[held.change]}" if held.change else ""
        text.append(f"{chr(10) if n else ''}{held.sign} {held.stance}{sign}", style=style)
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


def _timeline(brief: Brief, w: Words) -> Table:
    calendar = brief.evidence.calendar
    table = _table(w("brief.part.timeline"))
    table.add_column(w("brief.method.when"), no_wrap=True)
    table.add_column(w("brief.method.what"))
    shown = brief.timeline.entries[-MOST_ENTRIES:]
    for entry in shown:
        details = f" ({'; '.join(entry.details)})" if entry.details else ""
        new = f" {_CHANGES['new']}" if entry.new else ""
        table.add_row(Text(calendar.short(entry.days[0])), Text(safe(f"{entry.what}{details}") + new))
    left = len(brief.timeline.entries) - len(shown) + brief.timeline.more
    table.caption = calendar.count("brief.timeline.more", left) if left else None
    table.caption_justify = "left"
    return table


def _reports(brief: Brief, w: Words) -> Table:
    calendar = brief.evidence.calendar
    table = _table(w("brief.part.sources"))
    table.add_column(w("brief.method.when"), no_wrap=True)
    table.add_column(w("brief.sources.reports"))
    shown = brief.evidence.ordered[-MOST_ENTRIES:]
    for findings in shown:
        report = findings.report
        day = calendar.short(report.date.isoformat() if report.date else "")
        why = f": {w('brief.sources.not_read', why=unread(findings.not_read, w))}" if findings.not_read else ""
        publisher = f" ({report.publisher})" if report.publisher else ""
        table.add_row(Text(day), Text(safe(f"{report.title or report.id}{publisher}{why}")))
    left = len(brief.evidence.ordered) - len(shown)
    table.caption = calendar.count("brief.sources.more", left) if left else None
    table.caption_justify = "left"
    return table


def _stability(brief: Brief, width: int, w: Words) -> Table:
    stability = brief.stability
    assert stability is not None
    signs = {True: Text("✓", style="green"), False: Text("✗", style="red"), None: Text("?", style="dim")}
    table = _table(w("brief.part.stability"))
    table.add_column(w("brief.stability.concept"))
    fixed = sum(len(w(f"brief.stability.{key}")) + _GAP for key in ("concept", "all")) + 16
    columns = stability.parties[: min(MOST_PARTIES, _fitting(fixed, [_longest(p) for p in stability.parties], width))]
    for party in columns:
        table.add_column(Text(safe(party)))
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
