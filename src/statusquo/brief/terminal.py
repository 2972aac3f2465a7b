"""The brief in the terminal: verdict, positions, contacts, readable at 80 columns and without colour."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from statusquo.brief.calendar import Calendar
from statusquo.brief.held import Held
from statusquo.brief.markdown import sign
from statusquo.brief.matrix import Row
from statusquo.messages import Words, words
from statusquo.messages.unread import unread
from statusquo.svg import letter
from statusquo.svg.matrix import SIGNS

if TYPE_CHECKING:
    from statusquo.brief.document import Brief

_COLOURS = {"for": "blue", "against": "red", "threat": "magenta", "doubt": "yellow"}
_NEW, _TURNED = "*", "↻"
_CHANGES = {"new": _NEW, "turned": _TURNED}
MOST_ROWS, ROOM_ISSUE, MOST_CHANNELS, MOST_ENTRIES, MOST_CHANGES = 14, 22, 12, 30, 8
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
        if changed := _changes(brief, w):
            console.print()
            for line in changed:
                console.print(line)
    if "positions" in brief.parts and brief.matrix.rows:
        console.print()
        console.print(_matrix(brief, console.width, w))
        note = ", ".join(f"{mark} {w(f'brief.matrix.{side}')}" for side, mark in SIGNS.items())
        note += f", · {w('brief.no_statement')}, ⇄ {w('brief.matrix.opposed')}"
        if brief.matrix.any("new"):
            note += f", {_NEW} {w('brief.new')}"
        if brief.matrix.any("changed"):
            note += f", {_TURNED} {w('brief.matrix.turned_short')}"
        console.print(Text(note, style="dim"))
        if brief.matrix.gone:
            console.print(Text(safe(f"{w('brief.matrix.gone')} {brief.matrix.told_gone(w)}"), style="dim"))
    if "contacts" in brief.parts and brief.contacts.channels:
        console.print()
        console.print(_contacts(brief, w))
    if "stability" in brief.parts and brief.stability is not None and brief.stability.kind != "none":
        console.print()
        console.print(Group(*_stability(brief, console.width, w)))
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
    matrix, calendar = brief.matrix, brief.evidence.calendar
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
        table.add_row(_label(row, columns, matrix.names), *(_cell(cell, calendar) for cell in row.cells[:columns]))
    left = len(matrix.rows) + len(matrix.more_issues) - min(len(ranked), MOST_ROWS)
    hidden = len(matrix.parties) - columns + len(matrix.more_parties)
    notes = [calendar.count("brief.matrix.more_issues", left)] if left else []
    notes += [calendar.count("brief.matrix.more_parties", hidden)] if hidden else []
    return _captioned(table, " · ".join(notes))


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


def _dated(title: str, head: str, w: Words) -> Table:
    """A table of two columns, the first for days."""
    table = _table(title)
    table.add_column(w("brief.method.when"), no_wrap=True)
    table.add_column(head)
    return table


def _captioned(table: Table, caption: str) -> Table:
    """The table with what it leaves out below it, if it leaves anything out."""
    table.caption = caption or None
    table.caption_justify = "left"
    return table


def _label(row: Row, columns: int, names: Sequence[str]) -> Text:
    """The issue; where whoever opposes has no column on this screen, that stands with it."""
    text = Text(safe(row.label) + (" ⇄" if row.opposed else "") + (f" {_TURNED}" if row.changed else ""))
    if row.opposed:
        seen = {held.side for cell in row.cells[:columns] for held in cell if held.current}
        hidden = [*zip(names[columns:], row.cells[columns:], strict=True), *row.others]
        for side in ("for", "against"):
            told = ((name, held) for name, cell in hidden for held in cell if held.current and held.side == side)
            if side not in seen and (found := next(told, None)):
                text.append(f"\n{found[1].sign} {safe(found[0])} {safe(found[1].stance)}", style=_COLOURS[side])
    return text


def _cell(cell: tuple[Held, ...], calendar: Calendar) -> Text:
    """The stances of a cell. Until when one held is said in words: without colours nothing else would show it."""
    if not cell:
        return Text("·", style="dim")
    text = Text()
    for n, held in enumerate(cell):
        change = f" {_CHANGES[held.change]}" if held.change else ""
        ended = f" ({calendar.words('brief.matrix.ended', day=calendar.short(held.ended))})" if held.ended else ""
        style = _COLOURS[held.side] if held.current else "dim"
        text.append(f"{chr(10) if n else ''}{held.sign} {safe(held.stance)}{change}{ended}", style=style)
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
    return _captioned(table, calendar.count("brief.contacts.more", left) if left else "")


def _timeline(brief: Brief, w: Words) -> Table:
    calendar = brief.evidence.calendar
    table = _dated(w("brief.part.timeline"), w("brief.method.what"), w)
    shown = brief.timeline.entries[-MOST_ENTRIES:]
    for entry in shown:
        details = f" ({beside})" if (beside := entry.beside(w)) else ""
        new = f" {_NEW}" if entry.new else ""
        table.add_row(Text(calendar.short(entry.days[0])), Text(safe(f"{entry.what}{details}") + new))
    left = len(brief.timeline.entries) - len(shown) + brief.timeline.more
    return _captioned(table, calendar.count("brief.timeline.more", left) if left else "")


def _reports(brief: Brief, w: Words) -> Table:
    calendar = brief.evidence.calendar
    table = _dated(w("brief.part.sources"), w("brief.sources.reports"), w)
    shown = brief.evidence.ordered[-MOST_ENTRIES:]
    for findings in shown:
        report = findings.report
        day = calendar.short(report.date.isoformat() if report.date else "")
        why = f": {w('brief.sources.not_read', why=unread(findings.not_read, w))}" if findings.not_read else ""
        publisher = f" ({report.publisher})" if report.publisher else ""
        table.add_row(Text(day), Text(safe(f"{report.title or report.id}{publisher}{why}")))
    left = len(brief.evidence.ordered) - len(shown)
    return _captioned(table, calendar.count("brief.sources.more", left) if left else "")


def _stability(brief: Brief, width: int, w: Words) -> list[Table | Text]:
    """Verdicts by concept and party. Where names do not fit beside each other letters stand for them."""
    stability = brief.stability
    assert stability is not None
    table = _table(w("brief.part.stability"))
    table.add_column(w("brief.stability.concept"), no_wrap=True)
    shares = max((len(row.share) for row in stability.concepts), default=0)
    fixed = max(len(w("brief.stability.concept")), 4) + len(w("brief.stability.all")) + 2 * _GAP
    fixed += max(len(w("brief.stability.share")), shares)
    named = _fitting(fixed, [_longest(party) for party in stability.parties], width) == len(stability.parties)
    room = max(1, (width - fixed) // (2 + _GAP))
    # Of too many those for whom it is not stable: they carry the verdict.
    loose = [any(row.verdicts[i] is not True for row in stability.concepts) for i in range(len(stability.parties))]
    ranked = sorted(range(len(stability.parties)), key=lambda i: (not loose[i], i))
    columns = list(range(len(stability.parties))) if named else sorted(ranked[:room])
    for i in columns:
        table.add_column(Text(safe(stability.parties[i]) if named else letter(i)))
    table.add_column(w("brief.stability.all"))
    table.add_column(w("brief.stability.share"), no_wrap=True)
    for row in stability.concepts:
        table.add_row(
            w(f"brief.concept_short.{row.concept}"),
            *(_verdict(row.verdicts[i], row.seen[i]) for i in columns),
            _verdict(row.equilibrium, row.seen_all),
            row.share or "–",
        )
    notes = [] if named else ["; ".join(f"{letter(i)} {safe(stability.parties[i])}" for i in columns)]
    if hidden := len(stability.parties) - len(columns):
        notes.append(brief.evidence.calendar.count("brief.matrix.more_parties", hidden))
    if stability.partly:
        notes.append(w("brief.stability.seen_note"))
    if stability.against:
        notes.append(safe(stability.against))
    return [table, *(Text(note, style="dim") for note in notes)]


def _verdict(verdict: bool | None, seen: bool | None) -> Text:
    shown = seen if verdict is None else verdict
    return Text(sign(verdict, seen), style={True: "green", False: "red", None: "dim"}[shown])


def _changes(brief: Brief, w: Words) -> list[Text]:
    """What changed, kind by kind: the first of each."""
    found = brief.changes
    lines = [Text(safe(found.hint), style="dim")] if found.hint else []
    for kind in found.kinds:
        if kind in ("verdict", "share"):  # these stand in the lead
            continue
        lines.append(Text(w(f"brief.changes_of.{kind}"), style="bold"))
        told = found.of(kind)
        lines += [Text(safe(f"- {change.text}")) for change in told[:MOST_CHANGES]]
        if (left := len(told) - MOST_CHANGES) > 0:
            lines.append(Text(brief.evidence.calendar.count("brief.changes.more", left), style="dim"))
    return lines
