"""Put a batch of reports into the tables: look up at once what is there, write at once what is new.

Runs inside one ``BEGIN IMMEDIATE`` transaction, so nobody else can take the same numbers.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, func, insert, select

from statusquo.case import schema
from statusquo.case.encode import encode, ids
from statusquo.case.identity import is_same
from statusquo.case.resembling import link
from statusquo.case.search import LONGEST
from statusquo.case.sketches import sketch, words_of
from statusquo.errors import CaseError
from statusquo.findings import Findings

Refused = Callable[[CaseError], None]
"""What is told of a report that is not taken in, because another one has its id."""


@dataclasses.dataclass(frozen=True, slots=True)
class Added:
    """What an addition changed, in reports.

    Attributes:
        new: reports with a text that the case did not have.
        sources: reports whose text was there already, from another source.
        revised: reports that came again under the same id with another text or other data.
        read_again: reports that were there and have findings of a new reader version now.
        same: reports that changed nothing.
    """

    new: int = 0
    sources: int = 0
    revised: int = 0
    read_again: int = 0
    same: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(*(a + b for a, b in zip(dataclasses.astuple(self), dataclasses.astuple(other), strict=True)))


class Prepared:
    """A batch of reports, with all that can be computed before the transaction.

    Attributes:
        terms: word forms that are new.
        readings: what :meth:`store` wrote: numbers of readings with their findings.
    """

    def __init__(self, findings: Sequence[Findings], known_terms: set[str]) -> None:
        self.findings = list(findings)
        self.rows = [_row(one) for one in self.findings]
        self.data = [encode(one) for one in self.findings]
        words = {one.report.hash: words_of(one.report.text) for one in self.findings}
        self.sketches = {key: sketch(found) for key, found in words.items()}
        terms = {term for found in words.values() for term in set(found) - known_terms}
        self.terms = sorted(term for term in terms if len(term) < LONGEST)
        self.readings: list[tuple[int, Findings]] = []

    def store(self, connection: Connection, refused: Refused | None = None) -> Added:
        """Write the batch; returns what changed.

        Raises:
            CaseError: a report has the id of an unrelated one, and ``refused`` is not there to be told.
        """
        texts = self._texts(connection)
        last = self._last_revisions(connection)
        had = self._had(connection)
        readings = _last_readings(connection, [row["id"] for row in last.values()])
        numbers = {table.name: _next(connection, table) for table in (schema.text, schema.report, schema.reading)}
        new: dict[str, list[dict[str, Any]]] = {"text": [], "report": [], "reading": [], "finding": []}
        count = Counter[str]()
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")

        def put(table: str, **values: Any) -> int:
            number = numbers[table]
            numbers[table] += 1
            new[table].append({"id": number, **values})
            return number

        def read(one: Findings, data: str, report_id: int) -> None:
            reading = put("reading", report_id=report_id, reader=one.reader, not_read=one.not_read, data=data, time=now)
            readings[report_id] = (one.reader, one.not_read, data)
            self.readings.append((reading, one))
            new["finding"] += [{"finding": id_, "kind": kind, "reading_id": reading} for id_, kind in ids(one)]

        for one, row, data in zip(self.findings, self.rows, self.data, strict=True):
            report = one.report
            before = last.get(report.id)
            text_id = texts.get(report.hash)
            if before is not None and before["text_id"] != text_id and (report.id, text_id, *_told(row)) in had:
                count["same"] += 1  # an older revision again; it was corrected since
                continue
            if before is not None and not self._fits(connection, before, texts, one, row):
                error = CaseError(
                    f"id {report.id!r} is already that of another report"
                    + (f" ({before['source']})" if before["source"] else ""),
                    where=report.source or report.id,
                    advice="give it another id; of a table, leave out its id column (--columns id=)",
                )
                if refused is None:
                    raise error
                refused(error)
                continue
            if before is not None and before["text_id"] == text_id and all(before[k] == v for k, v in row.items()):
                if _is_news(one, data, readings.get(before["id"])):
                    read(one, data, before["id"])
                    count["read_again"] += 1
                else:
                    count["same"] += 1
                continue
            known = text_id is not None
            if text_id is None:
                text_id = put("text", hash=report.hash, title=report.title, text=report.text)
                texts[report.hash] = text_id
            revision = 1 if before is None else before["revision"] + 1
            report_id = put("report", key=report.id, revision=revision, text_id=text_id, added=now, **row)
            read(one, data, report_id)
            last[report.id] = {
                "id": report_id,
                "revision": revision,
                "text_id": text_id,
                "hash": report.hash,
                **row,
            }  # it may come again
            count["revised" if before is not None else "sources" if known else "new"] += 1
        for table in (schema.text, schema.report, schema.reading, schema.finding):
            if new[table.name]:
                connection.execute(insert(table), new[table.name])
        link(connection, [(row["id"], self.sketches[row["hash"]], row["text"]) for row in new["text"]])
        if self.terms:
            rows = [{"term": term} for term in self.terms]
            schema.insert_missing(connection, schema.term, rows)
        return Added(**count)

    def _fits(
        self, connection: Connection, before: Any, texts: dict[str, int], one: Findings, row: dict[str, Any]
    ) -> bool:
        """Whether a report is the one that is there under its id."""
        number = before["text_id"]
        if texts.get(one.report.hash) == number:
            stored = one.report.text
        elif "hash" in before:  # it came in this batch
            stored = next(f.report.text for f in self.findings if f.report.hash == before["hash"])
        else:
            stored = connection.execute(select(schema.text.c.text).where(schema.text.c.id == number)).scalar_one()
        return is_same(before, stored, row, one.report.text)

    def _texts(self, connection: Connection) -> dict[str, int]:
        t = schema.text.c
        hashes = sorted({one.report.hash for one in self.findings})
        return dict(tuple(row) for row in connection.execute(select(t.hash, t.id).where(t.hash.in_(hashes))))

    def _had(self, connection: Connection) -> set[tuple[Any, ...]]:
        """All revisions of these reports: id, text, and what is told of it."""
        r = schema.report.c
        keys = [one.report.id for one in self.findings]
        rows = connection.execute(select(schema.report).where(r.key.in_(keys))).mappings()
        return {(row["key"], row["text_id"], *_told(dict(row))) for row in rows}

    def _last_revisions(self, connection: Connection) -> dict[str, Any]:
        r = schema.report.c
        keys = [one.report.id for one in self.findings]
        newest = select(r.key, func.max(r.revision).label("revision")).where(r.key.in_(keys)).group_by(r.key).subquery()
        query = select(schema.report).join(newest, and_(r.key == newest.c.key, r.revision == newest.c.revision))
        return {row["key"]: row for row in connection.execute(query).mappings()}


def _row(one: Findings) -> dict[str, Any]:
    report = one.report
    return {
        "title": report.title,
        "date": report.date.isoformat() if report.date else None,
        "language": report.language,
        "publisher": report.publisher,
        "url": report.url,
        "source": report.source,
        "notes": json.dumps(report.notes, ensure_ascii=False),
    }


def _told(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What is told of a report, but not where it lay and what was noticed then."""
    return tuple(row[name] for name in ("title", "date", "language", "publisher", "url"))


def _last_readings(connection: Connection, reports: Iterable[int]) -> dict[int, tuple[str, str, str]]:
    g = schema.reading.c
    last = select(func.max(g.id)).where(g.report_id.in_(list(reports))).group_by(g.report_id)
    query = select(g.report_id, g.reader, g.not_read, g.data).where(g.id.in_(last))
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def _is_news(one: Findings, data: str, last: tuple[str, str, str] | None) -> bool:
    """Whether a reading says something new; a report added again without reading keeps what was read."""
    unread = not one.reader and not one.not_read
    return last is None or (not unread and last != (one.reader, one.not_read, data))


def _next(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1
