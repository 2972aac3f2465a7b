"""Hits of a full-text search with the words found marked."""

from __future__ import annotations

from typing import Any, Final

import click
from rich.text import Text

from statusquo.case import Case
from statusquo.case.search import Hit, Hits
from statusquo.case.tables.table import Row, Table, made
from statusquo.cli.output import out, plain, print_json, say
from statusquo.messages import words
from statusquo.report import Report
from statusquo.span import Span

#: Characters shown on both sides of a word found, and places shown of one report.
_AROUND, _PLACES = 60, 3
MARK: Final = "bold underline"


def show_hits(
    case: Case, query: str, most: int, language: str, *, since: str | None = None, as_json: bool, as_csv: bool = False
) -> None:
    """Print the best hits, with the places in their sentences."""
    hits = case.search(query, most, since=since)
    held = case.held(hit.report for hit in hits)
    if as_json:
        print_json([_plain(hit, held[hit.report][0]) for hit in hits])
        return
    if as_csv:
        click.echo(_table(hits, {key: found[0] for key, found in held.items()}).csv(), nl=False)
        return
    if not hits:
        say(f"{case.path}: {_in_vain(hits, query, language)}")
    for hit in hits:
        _print(hit, held[hit.report][0], language)


def _in_vain(hits: Hits, query: str, language: str) -> str:
    """That nothing was found, what was looked for, and what is written nearly so."""
    told = words(language)
    parts = [told("cli.show.no_hits", words=query)]
    if hits.looked:
        parts.append(told("cli.show.looked", forms=" + ".join(", ".join(forms) for forms in hits.looked)))
    if hits.near:
        parts.append(told("cli.show.near", words=", ".join(hits.near)))
    return "; ".join(parts)


def _table(hits: Hits, reports: dict[str, Report]) -> Table:
    """The hits as a table: a row for each report, its places in one cell."""
    rows: list[Row] = []
    for hit in hits:
        report = reports[hit.report]
        places = " | ".join(_flat(report.text[first:last]) for first, last, _ in _places(hit, report))
        rows.append(((hit.date or None, hit.report, hit.title or None, len(hit.marks), places or None), ()))
    return made("search", "date report title hits places", rows)


def _fits(hit: Hit, report: Report) -> bool:
    """Whether the text found is the newest one of its report; an earlier version is found as well."""
    return all(report.text[mark.start : mark.stop] == mark.quote for mark in hit.marks)


def _plain(hit: Hit, report: Report) -> dict[str, Any]:
    return {
        "report": hit.report,
        "title": hit.title,
        "date": hit.date or None,
        "rank": hit.rank,
        "newest": _fits(hit, report),
        "marks": [{"start": mark.start, "stop": mark.stop, "quote": mark.quote} for mark in hit.marks],
        "places": [
            {"start": first, "stop": last, "quote": report.text[first:last]} for first, last, _ in _places(hit, report)
        ],
    }


def _print(hit: Hit, report: Report, language: str) -> None:
    console, told = out(), words(language)
    number = told("cli.show.hit") if len(hit.marks) == 1 else told("cli.show.hits", number=len(hit.marks))
    console.print(plain(" · ".join(filter(None, (hit.date, hit.report, hit.title, number))), "bold"))
    places = _places(hit, report)
    for first, last, marks in places:
        line = Text("  … ")
        at = first
        for mark in marks:
            line += plain(_flat(report.text[at : mark.start])) + marked(
                _flat(mark.quote), bare=not console.color_system
            )
            at = mark.stop
        console.print(line + plain(_flat(report.text[at:last])) + Text(" …"))
    if not places:
        console.print(plain("  " + told("cli.show.earlier")))


def _places(hit: Hit, report: Report) -> list[tuple[int, int, list[Span]]]:
    """Stretches of the text around marks; marks near each other share one."""
    if not _fits(hit, report):
        return []
    places: list[tuple[int, int, list[Span]]] = []
    for mark in hit.marks:
        first, last = max(0, mark.start - _AROUND), min(len(report.text), mark.stop + _AROUND)
        if places and first <= places[-1][1]:
            places[-1] = (places[-1][0], last, [*places[-1][2], mark])
        elif len(places) < _PLACES:
            places.append((first, last, [mark]))
        else:
            break
    return places


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def marked(text: str, *, bare: bool) -> Text:
    """Words to be seen: bold and underlined, and in brackets where a terminal shows no style."""
    return plain(f"[{text}]", MARK) if bare else plain(text, MARK)
