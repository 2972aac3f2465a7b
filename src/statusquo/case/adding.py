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
        writing = _Writing(connection, self.findings)
        count = Counter[str]()
        for one, row, data in zip(self.findings, self.rows, self.data, strict=True):
            if writing.was_corrected(one, row):
                count["same"] += 1
            elif writing.fits(one, row):
                count[writing.take(one, row, data)] += 1
            else:
                error = _of_another(one, writing.last[one.report.id]["source"])
                if refused is None:
                    raise error
                refused(error)
        new = writing.write()
        self.readings += writing.read
        link(connection, [(row["id"], self.sketches[row["hash"]], row["text"]) for row in new["text"]])
        if self.terms:
            schema.insert_missing(connection, schema.term, [{"term": term} for term in self.terms])
        return Added(**count)


class _Writing:
    """What the case has of a batch of reports, brought forward with each that is taken in, and what is to be written.

    Attributes:
        last: report id -> row of its newest revision, with the hash of its text if it came in this batch.
        read: numbers of new readings with their findings.
    """

    def __init__(self, connection: Connection, findings: Sequence[Findings]) -> None:
        keys = [one.report.id for one in findings]
        self.connection, self.findings = connection, findings
        self.last = _last_revisions(connection, keys)
        self.read: list[tuple[int, Findings]] = []
        self._texts = _texts(connection, findings)
        self._had = _had(connection, keys)
        self._readings = _last_readings(connection, [row["id"] for row in self.last.values()])
        tables = (schema.text, schema.report, schema.reading)
        self._numbers = {table.name: _next(connection, table) for table in tables}
        self._new: dict[str, list[dict[str, Any]]] = {"text": [], "report": [], "reading": [], "finding": []}
        self._now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")

    def was_corrected(self, one: Findings, row: dict[str, Any]) -> bool:
        """Whether this is an older revision again, which was corrected since."""
        before, text_id = self.last.get(one.report.id), self._texts.get(one.report.hash)
        if before is None or before["text_id"] == text_id:
            return False
        return (one.report.id, text_id, *_told(row)) in self._had

    def fits(self, one: Findings, row: dict[str, Any]) -> bool:
        """Whether a report is the one that is there under its id, if there is one."""
        before = self.last.get(one.report.id)
        if before is None:
            return True
        number = before["text_id"]
        if self._texts.get(one.report.hash) == number:
            stored = one.report.text
        elif "hash" in before:
            stored = next(f.report.text for f in self.findings if f.report.hash == before["hash"])
        else:
            query = select(schema.text.c.text).where(schema.text.c.id == number)
            stored = self.connection.execute(query).scalar_one()
        return is_same(before, stored, row, one.report.text)

    def take(self, one: Findings, row: dict[str, Any], data: str) -> str:
        """Take in a report that fits; returns what it is, by the names of :class:`Added`."""
        report = one.report
        before, text_id = self.last.get(report.id), self._texts.get(report.hash)
        if before is not None and before["text_id"] == text_id and all(before[k] == v for k, v in row.items()):
            if not _is_news(one, data, self._readings.get(before["id"])):
                return "same"
            self._put_reading(one, data, before["id"])
            return "read_again"
        known = text_id is not None
        if text_id is None:
            text_id = self._put("text", hash=report.hash, title=report.title, text=report.text)
            self._texts[report.hash] = text_id
        revision = 1 if before is None else before["revision"] + 1
        report_id = self._put("report", key=report.id, revision=revision, text_id=text_id, added=self._now, **row)
        self._put_reading(one, data, report_id)
        self.last[report.id] = {  # it may come again
            "id": report_id, "revision": revision, "text_id": text_id, "hash": report.hash, **row,
        }  # fmt: skip
        if before is not None:
            return "revised"
        return "sources" if known else "new"

    def write(self) -> dict[str, list[dict[str, Any]]]:
        """Write all that is new; returns it by table."""
        for table in (schema.text, schema.report, schema.reading, schema.finding):
            if self._new[table.name]:
                self.connection.execute(insert(table), self._new[table.name])
        return self._new

    def _put(self, table: str, **values: Any) -> int:
        number = self._numbers[table]
        self._numbers[table] += 1
        self._new[table].append({"id": number, **values})
        return number

    def _put_reading(self, one: Findings, data: str, report_id: int) -> None:
        values = {"reader": one.reader, "not_read": one.not_read, "data": data, "time": self._now}
        reading = self._put("reading", report_id=report_id, **values)
        self._readings[report_id] = (one.reader, one.not_read, data)
        self.read.append((reading, one))
        self._new["finding"] += [{"finding": id_, "kind": kind, "reading_id": reading} for id_, kind in ids(one)]


def _of_another(one: Findings, source: str) -> CaseError:
    """A report came under the id of one that is not the same, from this source."""
    return CaseError(
        f"id {one.report.id!r} is already that of another report" + (f" ({source})" if source else ""),
        where=one.report.source or one.report.id,
        advice="give it another id; of a table, leave out its id column (--columns id=)",
    )


def _texts(connection: Connection, findings: Sequence[Findings]) -> dict[str, int]:
    """Of the texts of some reports those that are there: hash -> number."""
    t = schema.text.c
    hashes = sorted({one.report.hash for one in findings})
    return schema.pairs(connection, select(t.hash, t.id).where(t.hash.in_(hashes)))


def _had(connection: Connection, keys: Sequence[str]) -> set[tuple[Any, ...]]:
    """All revisions of some reports: id, text, and what is told of it."""
    rows = connection.execute(select(schema.report).where(schema.report.c.key.in_(keys))).mappings()
    return {(row["key"], row["text_id"], *_told(dict(row))) for row in rows}


def _last_revisions(connection: Connection, keys: Sequence[str]) -> dict[str, Any]:
    r = schema.report.c
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
