"""Versions of texts in the store: each new text is compared with the few that share its sketch.

The tables ``sketch`` and ``alike`` hold what :func:`statusquo.case.sketches.pairs` would find among all texts, so that
adding a report costs the same however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, insert, select

from statusquo.case import schema
from statusquo.case.sketches import CROWD, SAME, Pairs, alike, closest, sketch, words_of

_AT_ONCE: Final = 2000
Sketched = tuple[int, tuple[int, ...], str]
"""Number of a text, its sketch, the text."""


def link(connection: Connection, texts: Sequence[Sketched]) -> None:
    """Compare new texts with those that are there, and with each other; keep their sketches."""
    shelves = _shelves(connection, sorted({value for _, sketched, _ in texts for value in sketched}))
    rows: list[dict[str, int]] = []
    near: list[tuple[int, str, int]] = []
    for number, sketched, text in texts:
        near += [(number, text, other) for other in closest(sketched, lambda value: shelves[value])]
        for value in sketched:
            if len(shelves[value]) < CROWD:
                shelves[value].append(number)
                rows.append({"hash": value, "text_id": number})
    known = {number: text for number, _, text in texts}
    known |= _texts(connection, sorted({other for _, _, other in near} - known.keys()))
    scored = ((other, number, alike(known[other], text)) for number, text, other in near)
    found = [{"one": one, "two": two, "score": score} for one, two, score in scored if score >= SAME]
    if rows:
        rows.sort(key=lambda row: (row["hash"], row["text_id"]))
        connection.execute(insert(schema.sketch), rows)
    if found:
        connection.execute(insert(schema.alike), found)


def link_all(connection: Connection) -> None:
    """Compare all texts of a case, in the order in which they came."""
    t = schema.text.c
    query = select(t.id, t.text).order_by(t.id)
    last = 0
    while rows := connection.execute(query.where(t.id > last).limit(_AT_ONCE)).all():
        link(connection, [(number, sketch(words_of(text)), text) for number, text in rows])
        last = rows[-1][0]


def known_pairs(connection: Connection) -> Pairs:
    """All pairs of texts that are versions, by their hashes."""
    one, two = schema.text.alias().c, schema.text.alias().c
    a = schema.alike.c
    query = select(one.hash, two.hash, a.score).where(a.one == one.id, a.two == two.id)
    return {(min(x, y), max(x, y)): score for x, y, score in connection.execute(query)}


def _shelves(connection: Connection, hashes: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    s = schema.sketch.c
    for part in schema.in_chunks(hashes, _AT_ONCE):
        for value, number in connection.execute(select(s.hash, s.text_id).where(s.hash.in_(part))):
            found[value].append(number)  # sorted by the key of the table
    return found


def _texts(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    t = schema.text.c
    for part in schema.in_chunks(numbers, _AT_ONCE):
        found |= schema.pairs(connection, select(t.id, t.text).where(t.id.in_(part)))
    return found
