"""Reports and findings out of the store: the newest revision of each report, as the last reader read it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, func, select, true

from statusquo.case import schema
from statusquo.case.encode import decode
from statusquo.errors import CaseError
from statusquo.findings import Findings
from statusquo.report import Report

_AT_ONCE: Final = 5000
_KEPT: Final = 5000
"""Readings kept as they are added, so that joining need not read them again; of a huge import the rest is read."""
_r, _t, _g = schema.report.c, schema.text.c, schema.reading.c
_REPORT: Final = (
    _r.key, _t.text, _t.hash, _r.title, _r.date, _r.language, _r.publisher, _r.url, _r.source, _r.notes,
)  # fmt: skip


class Shelf:
    """The findings of all reports; keeps what it has read, so that the next time only new ones are."""

    def __init__(self) -> None:
        self._loaded: dict[int, Findings] = {}

    def put(self, readings: Iterable[tuple[int, Findings]]) -> None:
        """Take over what was just written, by the numbers of the readings."""
        self._loaded.update(islice(readings, max(0, _KEPT - len(self._loaded))))

    def findings(self, connection: Connection) -> tuple[Findings, ...]:
        """One for each report, by report id.

        Raises:
            CaseError: the stored findings are damaged.
        """
        wanted = {row[0] for row in connection.execute(_newest_readings())}
        missing = sorted(wanted - self._loaded.keys())
        query = select(*_REPORT, _g.id, _g.reader, _g.not_read, _g.data)
        query = query.select_from(schema.reading).join(schema.report, _r.id == _g.report_id).join(schema.text)
        for part in schema.in_chunks(missing, _AT_ONCE):
            for row in connection.execute(query.where(_g.id >= part[0], _g.id <= part[-1])):
                if row[10] in wanted:
                    *told, number, reader, not_read, data = row
                    self._loaded[number] = decode(data, _report(told), reader, not_read)
        for reading in self._loaded.keys() - wanted:
            del self._loaded[reading]
        return tuple(sorted(self._loaded.values(), key=lambda one: one.report.id))


def some(connection: Connection, ids: Iterable[str]) -> list[Findings]:
    """The findings of some reports, in their newest revision and reading, by report id; unknown ids are left out.

    Raises:
        CaseError: the stored findings are damaged.
    """
    wanted = sorted(set(ids))
    query = select(*_REPORT, _g.id, _g.reader, _g.not_read, _g.data)
    query = query.select_from(schema.reading).join(schema.report, _r.id == _g.report_id).join(schema.text)
    found: list[Findings] = []
    for chunk in schema.in_chunks(wanted):
        newest = _newest_readings(chunk)
        for row in connection.execute(query.where(_g.id.in_(newest))):
            *told, _, reader, not_read, data = row
            found.append(decode(data, _report(told), reader, not_read))
    return sorted(found, key=lambda one: one.report.id)


def _newest_readings(ids: Sequence[str] | None = None) -> Select[tuple[int]]:
    wanted = true() if ids is None else _r.key.in_(ids)
    newest = select(_r.key, func.max(_r.revision).label("revision")).where(wanted).group_by(_r.key).subquery()
    if ids is not None:
        reports = select(_r.id).join(newest, and_(_r.key == newest.c.key, _r.revision == newest.c.revision))
        return select(func.max(_g.id)).where(_g.report_id.in_(reports)).group_by(_g.report_id)
    last = select(_g.report_id, func.max(_g.id).label("id")).group_by(_g.report_id).subquery()
    return (
        select(_g.id)
        .join(newest, and_(_r.key == newest.c.key, _r.revision == newest.c.revision))
        .join(last, last.c.report_id == _r.id)
        .join(schema.reading, _g.id == last.c.id)
        .select_from(schema.report)
    )


def held(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Report, str, str]]:
    """Of some reports those that are in the case: newest revision, last reader, and why it was not read."""
    newest = (
        select(_r.key, func.max(_r.revision).label("revision")).where(_r.key.in_(list(ids))).group_by(_r.key).subquery()
    )
    query = (
        select(*_REPORT, _g.id, _g.reader, _g.not_read)
        .join(newest, and_(_r.key == newest.c.key, _r.revision == newest.c.revision))
        .join(schema.text, _t.id == _r.text_id)
        .join(schema.reading, _g.report_id == _r.id)
        .select_from(schema.report)
        .order_by(_g.id)
    )
    return {row[0]: (_report(tuple(row)[:10]), row[11], row[12]) for row in connection.execute(query)}


def languages(connection: Connection) -> dict[str, int]:
    """How many reports there are in each language; those whose language is not known are not counted."""
    newest = select(func.max(_r.id)).group_by(_r.key)
    query = select(_r.language, func.count()).where(_r.id.in_(newest), _r.language.is_not(None)).group_by(_r.language)
    return {row[0]: row[1] for row in connection.execute(query.order_by(_r.language))}


def _report(row: Sequence[Any]) -> Report:
    key, text, digest, title, date, language, publisher, url, source, notes = row
    try:
        day = datetime.date.fromisoformat(date) if date else None
        noticed = tuple(json.loads(notes))
    except (ValueError, TypeError):
        raise CaseError("the stored report is damaged", where=key, advice="run statusquo doctor") from None
    report = Report(key, text, title, day, language, publisher, url, source, noticed)
    if report.hash != digest:
        raise CaseError("the stored text is damaged", where=key, advice="run statusquo doctor")
    return report
