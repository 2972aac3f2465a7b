"""Tables of a case in the terminal: the main columns, in words, readable at 80 columns and without colour.

Which columns a table shows stands in ``_VIEWS``; a cell may gather several columns of the table
(``statusquo.case.tables``), whose full rows are in ``--json`` and ``--csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from statusquo.case.explain import explain
from statusquo.case.tables import Cell, Table
from statusquo.case.tie import tie
from statusquo.cli.output import plain
from statusquo.messages import Words, words
from statusquo.messages.unread import unread

Row = Mapping[str, Cell]
#: Room that one party of the matrix needs, and the issues.
_PARTY, _ISSUE = 12, 24
#: Longer words may be broken.
_WORD = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the terminal.

    Attributes:
        head: name of the table's column whose title it has; an empty string has none.
        cell: what it shows of a row; ratio: its share of the width; 0: as wide as its cells.
    """

    head: str
    cell: Callable[[Row, Words], str]
    ratio: int = 0


def print_table(found: Table, console: Console, language: str) -> None:
    """Print a table of a case; no line is wider than the console."""
    say = words(language)
    left = 0
    if found.name == "matrix":
        columns, left = _parties(found, console.width)
    else:
        columns = _VIEWS[found.name]
    shown = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    titles = [plain(_title(column.head, found.name, say)) for column in columns]
    rows = []
    for row in found.rows:
        record = dict(zip(found.header, row, strict=True))
        cells = [column.cell(record, say) for column in columns]
        if found.name != "matrix" or any(cells[1:]):
            rows.append([plain(cell or "·") for cell in cells])
    for title, width in zip(titles, _widths(columns, [titles, *rows], console.width), strict=True):
        shown.add_column(title, width=width, overflow="fold")
    for texts in rows:
        shown.add_row(*texts)
    console.print(shown)
    if left:
        console.print(plain(say("cli.show.more_columns", number=left)))


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Text]], room: int) -> list[int]:
    """The width of each column: its longest word stays whole, as far as there is room; the rest goes by the ratios.

    The table's own layout gives a column its ratio even where that breaks a word and its neighbour has room to spare.
    """
    cells = list(zip(*rows, strict=True))
    natural = [max(len(line) for text in column for line in text.plain.split("\n")) for column in cells]
    longest = [max(len(word) for text in column for word in (text.plain.split() or [""])) for column in cells]
    room -= 3 * (len(cells) - 1)
    for most in range(_WORD, 0, -1):
        widths = [min(width, most) for width in longest]
        if sum(widths) <= room:
            break
    while left := [k for k, column in enumerate(columns) if widths[k] < natural[k]]:
        if sum(widths) >= room:
            break
        fixed = [k for k in left if not columns[k].ratio]
        widths[min(fixed or left, key=lambda k: widths[k] / max(columns[k].ratio, 1))] += 1
    return widths


def _title(head: str, table: str, say: Words) -> str:
    key = f"case.column.{head}"
    return say(key) if head and table != "matrix" and say.has(key) else head


def _parties(found: Table, width: int) -> tuple[tuple[Column, ...], int]:
    """The columns of a matrix that fit, and the number of parties left out."""
    names = found.header[2:-1]
    fit = max(1, (width - _ISSUE) // (_PARTY + 2))

    def stances(name: str) -> Callable[[Row, Words], str]:
        return lambda row, say: "\n".join(_stance(one, say) for one in str(row[name] or "").split(" / ") if one)

    columns = (Column("", _issue, 2), *(Column(name, stances(name), 1) for name in names[:fit]))
    return columns, max(0, len(names) - fit)


def _text(name: str) -> Callable[[Row, Words], str]:
    """The column as it is."""
    return lambda row, _: "" if row.get(name) is None else str(row[name])


def _coded(name: str, prefix: str) -> Callable[[Row, Words], str]:
    """A column of codes, in words."""

    def cell(row: Row, say: Words) -> str:
        value = str(row.get(name) or "")
        key = f"{prefix}.{value}"
        return say(key) if say.has(key) else value

    return cell


def _stance(value: str, say: Words) -> str:
    key = f"stance.{value}"
    return say(key) if say.has(key) else value


def _issue(row: Row, say: Words) -> str:
    lines = [str(row["issue"]) + (" ⇄" if row.get("opposed") else "")]
    if found := tie(_text("only_if")(row, say), _text("unless")(row, say)):
        lines.append(say(f"cli.show.{found[0]}", what=found[1]))
    if row.get("within"):
        lines.append(f"< {row['within']}")
    return "\n".join(lines)


def _party(row: Row, say: Words) -> str:
    through = row.get("through")
    return say("cli.show.for_party", actor=through, party=row["party"]) if through else str(row["party"])


def _days(first: str, last: str) -> Callable[[Row, Words], str]:
    """From the first to the last day, in one cell."""

    def cell(row: Row, _: Words) -> str:
        days = [str(row[name]) for name in (first, last) if row.get(name)]
        return "\n– ".join(dict.fromkeys(days))

    return cell


def _held(row: Row, say: Words) -> str:
    """Since when a stance is held, and until when."""
    lines = [str(row["since"])] if row.get("since") else []
    if row.get("until"):
        lines.append(say("cli.show.until", day=row["until"]))
    return "\n".join(lines)


def _turn(row: Row, say: Words) -> str:
    """The stance, and what came in its place: "rejects, then offers"."""
    lines = [_stance(str(row["stance"]), say)]
    if row.get("then"):
        then = " / ".join(_stance(one, say) for one in str(row["then"]).split(" / "))
        lines.append(say("cli.show.then", stance=then))
    return "\n".join(lines)


def _channels(row: Row, say: Words) -> str:
    """By what two parties are in contact, through whom, and who stands between them."""
    kinds = (say(f"brief.event.{kind}") for kind in str(row["channels"] or "").split(", ") if kind)
    lines = [", ".join(kinds), str(row["envoys"] or "")]
    if row.get("mediators"):
        lines.append(f"{say('case.column.mediators')}: {row['mediators']}")
    return "\n".join(filter(None, lines))


def _what(row: Row, say: Words) -> str:
    """What a change is about; the kind of an event or actor in words."""
    text = str(row["what"] or "")
    for prefix, change in (("brief.event", "event"), ("cli.actor", "actor")):
        if row["change"] == change and say.has(f"{prefix}.{text}"):
            return say(f"{prefix}.{text}")
    return text


def _reasons(row: Row, say: Words) -> str:
    return explain(str(row["reason"] or ""), say.language)


def _day(row: Row, _: Words) -> str:
    """The day of an event; in brackets where only the day of its first report is known."""
    if not row.get("day"):
        return f"({row['reported']})" if row.get("reported") else ""
    return str(row["day"]) + (f"\n– {row['until']}" if row.get("until") not in (None, row["day"]) else "")


def _event(row: Row, say: Words) -> str:
    kind, status = _coded("kind", "brief.event")(row, say), _coded("status", "brief.status")(row, say)
    return f"{kind}, {status}"


def _joined(*names: str) -> Callable[[Row, Words], str]:
    """Several columns in one cell, a line each."""
    return lambda row, _: "\n".join(str(row[name]) for name in names if row.get(name))


def _wordings(row: Row, say: Words) -> str:
    """The other wordings of an issue, and why they are one."""
    others = [one for one in str(row["wordings"] or "").split(" | ") if one and one != row["issue"]]
    lines = [" | ".join(others)] if others else []
    if row.get("reason"):
        lines.append(f"({explain(str(row['reason']), say.language)})")
    return "\n".join(lines)


def _counts(row: Row, say: Words) -> str:
    """How much a report says, a line for each kind."""
    kinds = ("positions", "statements", "events")
    titles = {kind: f"cli.show.one.{kind}" if row[kind] == 1 else f"case.column.{kind}" for kind in kinds}
    return "\n".join(f"{row[kind]} {say(titles[kind])}" for kind in kinds if row[kind])


def _report(row: Row, say: Words) -> str:
    lines = [str(row["report"]), *(str(row[name]) for name in ("publisher", "title") if row.get(name))]
    if row.get("not_read"):
        lines.append(say("cli.show.not_read", reason=unread(str(row["not_read"]), say)))
    if row.get("version_of"):
        lines.append(say("cli.show.version_of", report=row["version_of"], likeness=row["likeness"]))
    return "\n".join(lines)


def _changed(row: Row, say: Words) -> str:
    before, after = (_change(row.get(name), say) for name in ("before", "after"))
    return f"{before} → {after}" if before else after


def _change(value: Cell, say: Words) -> str:
    """A stance (with its condition in brackets), several stances, an event's status, or a name."""
    text = str(value or "")
    stance, bracket, condition = text.partition(" (")
    if bracket and say.has(f"stance.{stance}"):
        return f"{say(f'stance.{stance}')} ({condition}"
    for prefix in ("stance", "case.cell", "brief.status"):
        if say.has(f"{prefix}.{text}"):
            return say(f"{prefix}.{text}")
    kind, colon, status = text.partition(": ")
    if colon and say.has(f"brief.event.{kind}"):
        return f"{say(f'brief.event.{kind}')}, {_change(status, say)}"
    return " / ".join(_stance(one, say) for one in text.split(" / "))


_VIEWS: Final[dict[str, tuple[Column, ...]]] = {
    "positions": (
        Column("issue", _issue, 5),
        Column("party", _party, 3),
        Column("stance", _turn, 2),
        Column("since", _held),
        Column("texts", _text("texts")),
    ),
    "contacts": (
        Column("party", _text("party"), 3),
        Column("with", _text("with"), 3),
        Column("state", _coded("state", "case.cell"), 2),
        Column("last", _text("last")),
        Column("channels", _channels, 4),
        Column("events", _text("events")),
    ),
    "timeline": (
        Column("day", _day),
        Column("kind", _event, 3),
        Column("participants", _text("participants"), 4),
        Column("details", _joined("places", "durations", "outcomes"), 4),
        Column("reports", _text("reports")),
    ),
    "issues": (
        Column("issue", _issue, 3),
        Column("parties", _text("parties"), 2),
        Column("wordings", _wordings, 4),
        Column("texts", _text("texts")),
    ),
    "actors": (
        Column("actor", _text("actor"), 3),
        Column("kind", _coded("kind", "cli.actor"), 2),
        Column("acts_for", _text("acts_for"), 2),
        Column("roles", _text("roles"), 4),
        Column("reports", _text("reports")),
    ),
    "conditions": (
        Column("condition", _text("condition"), 4),
        Column("holds", _coded("holds", "case.cell")),
        Column("parties", _text("parties"), 3),
        Column("since", _days("since", "until")),
        Column("reports", _text("reports")),
    ),
    "sources": (
        Column("date", _text("date")),
        Column("report", _report, 4),
        Column("", _counts),
        Column("cites", _text("cites"), 3),
    ),
    "proposals": (
        Column("score", _text("score")),
        Column("one", _text("one"), 3),
        Column("two", _text("two"), 3),
        Column("reason", _reasons, 4),
    ),
    "changes": (
        Column("day", _text("day")),
        Column("change", _coded("change", "case.cell"), 2),
        Column("who", _text("who"), 3),
        Column("what", _what, 4),
        Column("after", _changed, 3),
    ),
}
