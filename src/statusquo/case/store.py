"""The case: one file with reports, findings and decisions.

Example::

    with Case.open("talks.case") as case:
        case.add(findings)
        case.decide(Decision("rejected", finding_id, reason="ironic"), author="vw")
        world = case.world()

Every method that changes something is one transaction: when it returns, the change is on the disk; when it
is killed, nothing has changed.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Integer, Table, and_, cast, func, insert, select

from statusquo.case import schema
from statusquo.case.adding import Added, Prepared
from statusquo.case.carry import carry_over
from statusquo.case.decisions import About, Decision, effective, standing, together, unfit
from statusquo.case.encode import decode
from statusquo.case.engine import as_case_errors, copy_database, leave_wal, open_engine
from statusquo.case.folders import folder_warning
from statusquo.case.issues import Issues, Proposal
from statusquo.case.joined import World
from statusquo.case.joining import join_with_issues
from statusquo.case.saved import load, no_collection, save
from statusquo.case.search import Hit, Vocabulary, search
from statusquo.case.upgrade import bring_up
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Findings
from statusquo.report import Report, text_hash

_BATCH = 500
_SHORT_HASH = 12
"""Digits by which a conflict file names its draft."""


class Case:
    """An open case. Use :meth:`open`; close it, or use it in a ``with`` statement.

    Attributes:
        path: the file.
        warnings: what a user should be told about the file, one line each.
    """

    def __init__(self, path: Path, engine: Engine, warnings: tuple[str, ...], *, writable: bool = True) -> None:
        self.path, self.warnings = path, warnings
        self._engine, self._writable = engine, writable
        self._joined: tuple[tuple[int, ...], World, Issues, tuple[Decision, ...]] | None = None
        self._loaded: dict[int, Findings] = {}
        self._terms: set[str] = set()
        self._vocabulary = Vocabulary()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open a case file; one of an older version is backed up beside itself and brought up to date.

        Args:
            create: make the file if it is absent.

        Raises:
            CaseError: absent, not a case, written by a newer version, damaged, or without permission.
        """
        path = Path(path)
        if not path.exists():
            if not create:
                raise CaseError("there is no such case", where=str(path), advice="make one with statusquo add")
            if not path.absolute().parent.is_dir():
                raise CaseError("the folder is not there", where=str(path), advice="make the folder first")
        elif path.is_dir():
            raise CaseError("is a folder, not a case", where=str(path), advice="give the path of a case file")
        writable = os.access(path if path.exists() else path.absolute().parent, os.W_OK)
        engine = open_engine(path, writable=writable)
        try:
            with as_case_errors(path):
                backup = bring_up(path, engine)
        except CaseError:
            engine.dispose()
            raise
        warnings = [folder_warning(path)]
        if backup is not None:
            warnings.append(f"{path}: was of an older version; a copy of it as it was is {backup}")
        return cls(path, engine, tuple(w for w in warnings if w), writable=writable)

    def close(self) -> None:
        """Write everything into the one file, so that a copy of it is whole."""
        self._engine.dispose()
        if self._writable:
            with as_case_errors(self.path):
                leave_wal(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with (
            as_case_errors(self.path),
            self._engine.connect().execution_options(reads=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with as_case_errors(self.path), self._engine.begin() as connection:
            yield connection

    # -- reports and findings ---------------------------------------------------------------------------

    def add(self, findings: Iterable[Findings], *, batch: int = _BATCH) -> Added:
        """Add reports with their findings, in transactions of ``batch`` reports.

        The same report again changes nothing, so a run that was killed goes on by starting it again. The same
        text from another source is one text with two sources; another text under a known id is a new
        revision, and only the newest revision counts. Findings of another reader version are kept beside the
        older ones, and the newest count.
        """
        total = Added()
        rest = iter(findings)
        while chunk := list(islice(rest, batch)):
            prepared = Prepared(chunk, self._terms)  # outside the transaction: others may write meanwhile
            with self._writing() as connection:
                total += prepared.store(connection)
            self._terms.update(prepared.terms)
        return total

    def reports(self) -> tuple[Report, ...]:
        """All reports in their newest revision, by id."""
        with self._reading() as connection:
            return tuple(one.report for one in self._load(connection))

    def held(self, ids: Iterable[str]) -> dict[str, tuple[Report, str, str]]:
        """Of some reports those that are in the case: newest revision, last reader, and why it was not read."""
        r, g = schema.report.c, schema.reading.c
        newest = (
            select(r.key, func.max(r.revision).label("revision")).where(r.key.in_(list(ids))).group_by(r.key).subquery()
        )
        columns = (r.key, schema.text.c.text, schema.text.c.hash, r.title, r.date, r.language, r.publisher, r.url,
                   r.source, r.notes, g.id, g.reader, g.not_read)  # fmt: skip
        query = (
            select(*columns)
            .join(newest, and_(r.key == newest.c.key, r.revision == newest.c.revision))
            .join(schema.text, schema.text.c.id == r.text_id)
            .join(schema.reading, g.report_id == r.id)
            .select_from(schema.report)
            .order_by(g.id)
        )
        with self._reading() as connection:
            return {row[0]: (_report(tuple(row)[:10]), row[11], row[12]) for row in connection.execute(query)}

    def languages(self) -> dict[str, int]:
        """How many reports there are in each language; those whose language is not known are not counted."""
        r = schema.report.c
        newest = select(func.max(r.id)).group_by(r.key)
        query = select(r.language, func.count()).where(r.id.in_(newest), r.language.is_not(None)).group_by(r.language)
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query.order_by(r.language))}

    def findings(self) -> tuple[Findings, ...]:
        """The findings of every report, newest revision and reading, as read: before any decision."""
        with self._reading() as connection:
            return self._load(connection)

    def _load(self, connection: Connection) -> tuple[Findings, ...]:
        r, t, g = schema.report.c, schema.text.c, schema.reading.c
        newest = select(r.key, func.max(r.revision).label("revision")).group_by(r.key).subquery()
        last = select(g.report_id, func.max(g.id).label("id")).group_by(g.report_id).subquery()
        found = connection.execute(
            select(g.id)
            .join(newest, and_(r.key == newest.c.key, r.revision == newest.c.revision))
            .join(last, last.c.report_id == r.id)
            .join(schema.reading, g.id == last.c.id)
            .select_from(schema.report)
        ).all()
        wanted = {row[0] for row in found}
        missing = sorted(reading for reading in wanted if reading not in self._loaded)
        columns = (r.key, t.text, t.hash, r.title, r.date, r.language, r.publisher, r.url, r.source, r.notes,
                   g.id, g.reader, g.not_read, g.data)  # fmt: skip
        query = select(*columns).select_from(schema.reading).join(schema.report, r.id == g.report_id).join(schema.text)
        for start in range(0, len(missing), 5000):
            part = missing[start : start + 5000]
            chosen = query.where(g.id >= part[0], g.id <= part[-1])
            for row in connection.execute(chosen):
                if row[10] in wanted:
                    self._loaded[row[10]] = _restore(tuple(row))
        for reading in self._loaded.keys() - wanted:
            del self._loaded[reading]
        return tuple(sorted(self._loaded.values(), key=lambda one: one.report.id))

    # -- the world ----------------------------------------------------------------------------------------

    def world(self) -> World:
        """All reports and decisions joined. Computed when something changed, else the same object."""
        return self._current()[0]

    def overview(self) -> World:
        """The world without its findings: from the file while nothing changed, which is many times faster.

        All tables but ``sources`` need no more than this.
        """
        with self._reading() as connection:
            state = self._state(connection)
            if self._joined is not None and self._joined[0] == state:
                return dataclasses.replace(self._joined[1], findings=())
            world = load(connection, state)
        if world is None:
            world = dataclasses.replace(self.world(), findings=())
            if self._joined is not None and self._writable:
                with self._writing() as connection:
                    save(connection, self._joined[0], world)
        return world

    def proposals(self) -> tuple[Proposal, ...]:
        """Pairs of issue wordings with score and reason: those joined, and those left to a person."""
        return self._current()[1].proposals

    def vanished(self) -> tuple[Decision, ...]:
        """Decisions on findings that the newest reader no longer finds; they stay as decided."""
        return self._current()[2]

    def _current(self) -> tuple[World, Issues, tuple[Decision, ...]]:
        with self._reading() as connection:
            state = self._state(connection)
            if self._joined is not None and self._joined[0] == state:
                return self._joined[1:]
            with no_collection():
                findings = self._load(connection)
            decisions = _decisions(connection)
            fixed = dict(
                tuple(row) for row in connection.execute(select(schema.wording.c.wording, schema.wording.c.issue))
            )
            findings, decisions, gone = carry_over(connection, findings, decisions)
        with no_collection():
            world, issues = join_with_issues(findings, decisions, fixed)
        fresh = [{"wording": w, "issue": key} for w, key in sorted(issues.keys.items()) if w not in fixed]
        if fresh and self._writable:
            with self._writing() as connection:
                connection.execute(insert(schema.wording).prefix_with("OR IGNORE", dialect="sqlite"), fresh)
        self._joined = (state, world, issues, gone)
        return world, issues, gone

    @staticmethod
    def _state(connection: Connection) -> tuple[int, ...]:
        """Changes whenever a report, reading or decision is added."""
        newest = [
            func.coalesce(func.max(c), 0) for c in (schema.report.c.id, schema.reading.c.id, schema.decision.c.number)
        ]
        return tuple(connection.execute(select(value)).scalar_one() for value in newest)

    # -- decisions ----------------------------------------------------------------------------------------

    def decide(
        self, *decisions: Decision, author: str = "", seen: int | Mapping[str, int] | None = None
    ) -> tuple[Decision, ...]:
        """Append decisions, all or none.

        Args:
            author: who decides, where a decision does not say it.
            seen: number of the latest decision the author had in view when deciding, for all targets or for
                each; if the log has a newer one on the same target, the edit is stale. ``None``: not checked.

        Returns:
            The decisions as stored, with number, author and time.

        Raises:
            CaseError: a stale edit, or a finding that the case does not have; nothing is stored.
            UsageError, SpanError: a correction that does not fit its finding; nothing is stored.
        """
        stored = []
        with self._writing() as connection:
            now = _unused_time(connection)  # tells what was stored at once
            for one in decisions:
                _check_target(connection, one)
                if seen is not None:
                    _check_fresh(connection, one, seen if isinstance(seen, int) else seen.get(one.target, 0))
                row = {
                    "action": one.action, "about": one.about, "target": one.target, "other": one.other,
                    "changes": json.dumps(one.changes, ensure_ascii=False), "author": one.author or author,
                    "time": one.time or now, "reason": one.reason,
                }  # fmt: skip
                number = _insert(connection, schema.decision, row)
                stored.append(dataclasses.replace(one, number=number, author=row["author"], time=row["time"]))
            self._check_corrections(connection, stored)
        return tuple(stored)

    def _check_corrections(self, connection: Connection, stored: Sequence[Decision]) -> None:
        """Try what was just stored; an error takes it all back."""
        new = {one.number for one in stored if one.action == "corrected"}
        if new:
            findings, log, _ = carry_over(connection, self._load(connection), _decisions(connection))
            for decision, error in unfit(findings, log):
                if decision.number in new:
                    raise error

    def undo(self, number: int | None = None, *, author: str = "", reason: str = "") -> Decision:
        """Take back a decision: the given one, else the latest that holds (of this author, if one is named).

        Raises:
            CaseError: nothing to take back.
        """
        log = self.decisions()
        if number is not None:
            held = [d for d in standing(log) if d.number == number]
        else:
            held = [d for d in effective(log) if not author or d.author == author]
        if not held:
            what = "there is nothing to undo" if number is None else f"decision {number} does not hold"
            raise CaseError(what, where=str(self.path))
        return self.decide(Decision("undone", str(held[-1].number), "decision", reason=reason), author=author)[0]

    def undo_bulk(self, number: int, *, author: str = "", reason: str = "") -> tuple[Decision, ...]:
        """Take back all that was decided at once with a decision, as far as it still holds; all or none.

        The undos are stored at once as well, so that they can be taken back in the same way.

        Raises:
            CaseError: none of it holds.
        """
        log = self.decisions()
        numbers = {decision.number for decision in together(log, number)}
        held = [decision for decision in standing(log) if decision.number in numbers]
        if not held:
            what = f"nothing that was decided with decision {number} holds"
            raise CaseError(what, where=str(self.path), advice="statusquo review CASE --log lists the decisions")
        undos = [Decision("undone", str(decision.number), "decision", reason=reason) for decision in held]
        return self.decide(*undos, author=author)

    def decisions(self) -> tuple[Decision, ...]:
        """The whole log, the oldest first, undone decisions and undos included."""
        with self._reading() as connection:
            return _decisions(connection)

    # -- the rest -----------------------------------------------------------------------------------------

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Full-text search; finds compounds and inflected forms, marks the words found."""
        with self._reading() as connection:
            return search(connection, self._vocabulary, query, limit)

    def setting(self, name: str) -> Any:
        """A remembered value (a column mapping), or ``None``."""
        with self._reading() as connection:
            value = connection.execute(select(schema.setting.c.value).where(schema.setting.c.name == name)).scalar()
        return None if value is None else json.loads(value)

    def remember(self, name: str, value: Any) -> None:
        """Keep a value that JSON can hold."""
        row = {"name": name, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)}
        with self._writing() as connection:
            connection.execute(schema.setting.delete().where(schema.setting.c.name == name))
            connection.execute(insert(schema.setting).values(**row))

    def keep_draft(self, text: str) -> str:
        """Keep the text of a drafted conflict file; returns the hash that names it."""
        key = text_hash(text)
        with self._writing() as connection:
            if connection.execute(select(schema.draft.c.hash).where(schema.draft.c.hash == key)).first() is None:
                connection.execute(insert(schema.draft).values(hash=key, text=text, time=_now()))
        return key

    def draft(self, key: str) -> str | None:
        """The draft of that hash, or of one whose hash begins so (at least 12 digits), or ``None``."""
        hashes = schema.draft.c.hash
        wanted = hashes == key if len(key) < _SHORT_HASH else hashes.startswith(key, autoescape=True)
        with self._reading() as connection:
            return connection.execute(select(schema.draft.c.text).where(wanted).order_by(hashes).limit(1)).scalar()

    def backup(self, path: str | Path, *, replace: bool = False) -> Path:
        """Copy the case as one whole file, also while others write to it.

        Raises:
            CaseError: the target exists (unless ``replace``) or cannot be written.
        """
        path = Path(path)
        if path.absolute() == self.path.absolute() or (path.exists() and not replace):
            raise CaseError("is there already", where=str(path), advice="choose another name")
        with as_case_errors(path):
            copy_database(self.path, path)
        return path

    def doctor(self) -> tuple[str, ...]:
        """Check the file, every text, span and the search index; one line for each fault."""
        from statusquo.case.doctor import examine

        return examine(self.path)


def _insert(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    """Insert one row; returns its number."""
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    if key is None:
        raise RuntimeError(f"no key came back from {table.name}")
    return int(key[0])


def _restore(row: Sequence[Any]) -> Findings:
    *_, reader, not_read, data = row
    return decode(data, _report(row[:10]), reader, not_read)


def _report(row: Sequence[Any]) -> Report:
    key, text, digest, title, date, language, publisher, url, source, notes = row
    day = datetime.date.fromisoformat(date) if date else None
    report = Report(key, text, title, day, language, publisher, url, source, tuple(json.loads(notes)))
    if report.hash != digest:
        raise CaseError("the stored text is damaged", where=key, advice="run statusquo doctor")
    return report


def _decisions(connection: Connection) -> tuple[Decision, ...]:
    d = schema.decision.c
    rows = connection.execute(select(schema.decision).order_by(d.number)).mappings()
    return tuple(
        Decision(
            **{
                name: row[name] for name in ("action", "about", "target", "other", "author", "time", "reason", "number")
            },
            changes=tuple((name, value) for name, value in json.loads(row["changes"])),
        )
        for row in rows
    )


def _check_target(connection: Connection, one: Decision) -> None:
    """A finding must be in the case, a decision in the log."""
    if one.about == "finding":
        f = schema.finding.c
        for target in filter(None, (one.target, one.other)):
            if connection.execute(select(f.kind).where(f.finding == target).limit(1)).first() is None:
                raise CaseError("the case has no such finding", where=target, advice="look it up with statusquo review")
    if one.about == "decision":
        d = schema.decision.c
        if not one.target.isdigit():
            raise UsageError("is no number of a decision", where=one.target)
        if connection.execute(select(d.number).where(d.number == int(one.target))).first() is None:
            raise CaseError("there is no such decision", where=one.target)


def _check_fresh(connection: Connection, one: Decision, seen: int) -> None:
    d = schema.decision.c
    mine = and_(d.about == one.about, d.target == one.target)
    undone = select(cast(d.target, Integer)).where(d.about == "decision", d.number > seen)
    newer = connection.execute(
        select(d.number, d.author, d.time, d.action)
        .where((mine & (d.number > seen)) | (mine & d.number.in_(undone)))
        .order_by(d.number.desc())
        .limit(1)
    ).first()
    if newer is not None:
        who = newer.author or "somebody else"
        raise CaseError(
            f"{who} decided on it at {newer.time} ({newer.action}); nothing was changed",
            where=one.target,
            advice="look at it again",
        )


def _unused_time(connection: Connection) -> str:
    """The time, a little later where a clock too coarse gave the last decision the same."""
    d = schema.decision.c
    last = connection.execute(select(d.time).order_by(d.number.desc()).limit(1)).scalar()
    now = datetime.datetime.now(datetime.UTC)
    while (told := now.isoformat(timespec="microseconds")) == last:
        now += datetime.timedelta(microseconds=1)
    return told


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


__all__ = ["About", "Added", "Case"]
