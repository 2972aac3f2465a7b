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
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, select

from statusquo.case import log, schema, settings, shelf
from statusquo.case.adding import Added, Prepared, Refused
from statusquo.case.calling import Called
from statusquo.case.carry import carry_over, found_before, spread
from statusquo.case.damaged import DamagedError
from statusquo.case.decisions import About, Decision, effective, standing, together, unfit
from statusquo.case.engine import as_case_errors, copy_database, leave_wal, open_engine
from statusquo.case.folders import folder_warning
from statusquo.case.issues import Issues, Proposal
from statusquo.case.joined import World
from statusquo.case.pausing import no_collection
from statusquo.case.resembling import known_pairs
from statusquo.case.saved import KINDS, WITH_SOURCES, is_saved, load, load_proposals, load_words, save
from statusquo.case.search import Hits, Vocabulary, search
from statusquo.case.upgrade import bring_up
from statusquo.case.versions import Place
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Findings
from statusquo.report import Report

_BATCH = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Carried:
    """The log of a case as it is about the newest readings.

    Attributes:
        decisions: with the ids of the newest readings, and repeated for every copy in a version.
        gone: those that hold and are about nothing that is there now, as they were stored.
        copies: finding id -> the same finding in the versions that have it, itself first.
    """

    decisions: tuple[Decision, ...]
    gone: tuple[Decision, ...]
    copies: dict[str, list[Place]]


class Case:
    """An open case. Use :meth:`open`; close it, or use it in a ``with`` statement.

    Every method raises a CaseError where the file is damaged, locked for long, or cannot be read or written; what
    else it raises is said with it.

    Attributes:
        path: the file.
        warnings: what a user should be told about the file, one line each.
    """

    def __init__(self, path: Path, engine: Engine, warnings: tuple[str, ...], *, writable: bool = True) -> None:
        self.path, self.warnings = path, warnings
        self._engine, self._writable = engine, writable
        self._joined: tuple[tuple[int, ...], World, Issues, tuple[Decision, ...]] | None = None
        self._carried: tuple[tuple[int, ...], Carried] | None = None
        self._shelf = shelf.Shelf()
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
        elif not create and path.stat().st_size == 0:
            raise CaseError("is empty: not a case", where=str(path), advice="restore a backup or remove it")
        empty = path.exists() and path.stat().st_size == 0
        writable = os.access(path if path.exists() else path.absolute().parent, os.W_OK)
        engine = open_engine(path, writable=writable)
        try:
            with as_case_errors(path):
                backup = bring_up(path, engine)
        except CaseError:
            engine.dispose()
            raise
        warnings = [folder_warning(path)]
        if empty:
            warnings.append(f"{path}: was an empty file; a new case begins in it")
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

    def add(self, findings: Iterable[Findings], *, batch: int = _BATCH, refused: Refused | None = None) -> Added:
        """Add reports with their findings, in transactions of ``batch`` reports.

        The same report again changes nothing, so a run that was killed goes on by starting it again. The same
        text from another source is one text with two sources; another text under a known id is a new
        revision, and only the newest revision counts. Findings of another reader version are kept beside the
        older ones, and the newest count. A report that has the id of an unrelated one never takes its place (see
        :mod:`statusquo.case.identity`).

        Args:
            refused: is told of each report that is not taken in because its id is that of another.

        Raises:
            CaseError: such a report, and ``refused`` is not given; its batch is not stored.
        """
        total = Added()
        rest = iter(findings)
        while chunk := list(islice(rest, batch)):
            with no_collection():
                prepared = Prepared(chunk, self._terms)  # outside the transaction: others may write meanwhile
                with self._writing() as connection:
                    total += prepared.store(connection, refused)
            self._terms.update(prepared.terms)
            self._shelf.put(prepared.readings)
        return total

    def reports(self) -> tuple[Report, ...]:
        """All reports in their newest revision, by id."""
        return tuple(one.report for one in self.findings())

    def held(self, ids: Iterable[str]) -> dict[str, tuple[Report, str, str]]:
        """Of some reports those that are in the case: newest revision, last reader, and why it was not read."""
        with self._reading() as connection:
            return shelf.held(connection, ids)

    def languages(self) -> dict[str, int]:
        """How many reports there are in each language; those whose language is not known are not counted."""
        with self._reading() as connection:
            return shelf.languages(connection)

    def findings(self) -> tuple[Findings, ...]:
        """The findings of every report, newest revision and reading, as read: before any decision."""
        with self._reading() as connection, no_collection():
            return self._shelf.findings(connection)

    # -- the world ----------------------------------------------------------------------------------------

    def world(self) -> World:
        """All reports and decisions joined. Computed when something changed, else the same object."""
        return self._current()[0]

    def overview(
        self,
        kinds: Collection[str] = KINDS,
        sources: Collection[str] = WITH_SOURCES,
        since: str | None = None,
        issue: str | None = None,
    ) -> World:
        """The world without its findings: from the file while nothing changed, which is many times faster.

        All tables but ``sources`` need no more than this.

        Args:
            kinds: the values that are wanted (``actors``, ``issues``, ``positions`` or only what holds ``now`` of
                them, ``events``, ``conditions``, ``versions``).
            sources: kinds whose sources are wanted.
            since: ISO day; of positions, events and conditions only those that began or ended in its month or later,
                and of actors the sources of those that are new since.
            issue: key of an issue; of positions all of this one, and no others.

        What is not wanted may be missing, and a large world is there sooner.
        """
        with self._reading() as connection:
            state = self._state(connection)
            kept = self._joined is not None and self._joined[0] == state and is_saved(connection, state)
            if self._joined is None or self._joined[0] != state:
                world = load(connection, state, kinds, sources, since, issue)
                if world is not None:
                    return world
        if not kept:
            self._keep()
            with self._reading() as connection:
                world = load(connection, self._state(connection), kinds, sources, since, issue)
                if world is not None:
                    return world
        return dataclasses.replace(self.world(), findings=())

    def refresh(self) -> None:
        """Join what was added or decided since the last time, so that the next question need not wait for it."""
        with self._reading() as connection:
            fresh = is_saved(connection, self._state(connection))
        if not fresh and self._writable:
            self._keep()

    def _keep(self) -> None:
        """Bring the joined world in the file up to date: by what changed, or joined in full."""
        if self._writable and self._step():
            return
        self.world()
        if self._joined is not None and self._writable:
            from statusquo.case.ledger.forward import keep, ledger_of

            state, world, issues, _ = self._joined
            with no_collection():
                ledger = ledger_of(world, issues, self.decisions())
            with self._writing() as connection, no_collection():
                save(connection, state, world, issues.proposals)
                keep(connection, state, ledger)

    def _step(self) -> bool:
        """Join what changed since the saved world alone; ``False`` where a full join is needed."""
        from statusquo.case.ledger.forward import forward, keep, replace_parts

        with self._reading() as connection:
            new = forward(connection, self._state(connection))
        if new is None:
            return False
        try:
            with self._writing() as connection, no_collection():
                return replace_parts(connection, new, lambda: keep(connection, new.state, new.ledger))
        except DamagedError:
            return False  # all parts are made anew

    def proposals(self) -> tuple[Proposal, ...]:
        """Pairs of issue wordings with score and reason: those joined, and those left to a person."""
        with self._reading() as connection:
            state = self._state(connection)
            found = None
            if self._joined is None or self._joined[0] != state:
                found = load_proposals(connection, state)
        return self._current()[1].proposals if found is None else found

    def vanished(self) -> tuple[Decision, ...]:
        """Decisions on findings that the newest reader no longer finds, and on wordings and actors that are gone.

        They stay as decided and hold again when what they are about comes back.
        """
        return self._current()[2]

    def carried(self) -> Carried:
        """The log as it is about the newest readings, and which findings are one; kept until something changes."""
        with self._reading() as connection:
            state = self._state(connection)
            if self._carried is None or self._carried[0] != state:
                findings = self._shelf.findings(connection)
                findings, decisions, gone = carry_over(connection, findings, log.decisions(connection))
                decisions, same = spread(findings, decisions, known_pairs(connection))
                self._carried = state, Carried(decisions, gone, same)
            return self._carried[1]

    def found(self, ids: Iterable[str]) -> dict[str, Place]:
        """Findings by id, each with all that was found with it, also those that only older readings have."""
        with self._reading() as connection:
            return found_before(connection, set(ids))

    def preview(self, *decisions: Decision, author: str = "") -> World:
        """The world as it would be with these decisions; nothing is stored. Compare it with :meth:`world`.

        Raises:
            CaseError, UsageError, SpanError: a decision that could not be stored.
        """
        with self._reading() as connection:
            told = log.decisions(connection)
            new = log.numbered(connection, decisions, author, None)
            return self._join(connection, (*told, *new))[0]

    def _current(self) -> tuple[World, Issues, tuple[Decision, ...]]:
        with self._reading() as connection:
            state = self._state(connection)
            if self._joined is not None and self._joined[0] == state:
                return self._joined[1:]
            world, issues, gone, fixed = self._join(connection, log.decisions(connection))
        fresh = [{"wording": w, "issue": key} for w, key in sorted(issues.keys.items()) if w not in fixed]
        if fresh and self._writable:
            with self._writing() as connection:
                schema.insert_missing(connection, schema.wording, fresh)
        self._joined = (state, world, issues, gone)
        return world, issues, gone

    def _join(
        self, connection: Connection, decisions: tuple[Decision, ...]
    ) -> tuple[World, Issues, tuple[Decision, ...], dict[str, str]]:
        """Everything joined; the issues, the decisions on what is no longer found, the keys given before."""
        from statusquo.case.joining import join_with_issues  # not needed to show what was joined before

        w = schema.wording.c
        fixed: dict[str, str] = schema.pairs(connection, select(w.wording, w.issue))
        load_words(connection)
        with no_collection():
            findings = self._shelf.findings(connection)
            known = known_pairs(connection)
            findings, decisions, gone = carry_over(connection, findings, decisions)
            if any(d.about == "finding" for d in decisions):
                decisions, _ = spread(findings, decisions, known)
            world, issues = join_with_issues(findings, decisions, fixed, known)
        lost = [d for d in effective(decisions) if d.about == "issue" and not _names(d) <= issues.keys.keys()]
        called = Called(world.actors)
        about = (d for d in effective(decisions) if d.about == "actor")
        lost += [d for d in about if not all(map(called.is_there, _names(d)))]
        return world, issues, (*gone, *lost), fixed

    @staticmethod
    def _state(connection: Connection) -> tuple[int, ...]:
        """Changes whenever a report, reading or decision is added."""
        newest = [
            func.coalesce(func.max(c), 0) for c in (schema.report.c.id, schema.reading.c.id, schema.decision.c.number)
        ]
        return tuple(connection.execute(select(value)).scalar_one() for value in newest)

    # -- decisions ----------------------------------------------------------------------------------------

    def decide(
        self, *decisions: Decision, author: str = "", reason: str = "", seen: log.Seen = None
    ) -> tuple[Decision, ...]:
        """Append decisions, all or none.

        Args:
            author, reason: who decides and why, where a decision does not say it.
            seen: number of the latest decision the author had in view when deciding, for all targets or for
                each; if the log has a newer one on the same target, the edit is stale. ``None``: not checked.

        Returns:
            The decisions as stored, with number, author and time.

        Raises:
            CaseError: a stale edit, or a finding that the case does not have; nothing is stored.
            UsageError, SpanError: a correction that does not fit its finding; nothing is stored.
        """
        self._check_circles(decisions)
        with self._writing() as connection:
            stored = log.append(connection, decisions, author, seen, reason)
            self._check_corrections(connection, stored)
        return stored

    def _check_circles(self, decisions: Sequence[Decision]) -> None:
        """Refuse what joining would leave out because it closes a circle: it would be in the log and change nothing."""
        asked = [d for d in decisions if d.action in ("nested", "represents") and d.other]
        if not asked:
            return
        from statusquo.case.representing import acts_for_itself, nests_itself

        after = self.preview(*decisions)
        for d in asked:
            closed = nests_itself(after, d) if d.action == "nested" else acts_for_itself(after, d)
            if closed:
                what = f"{d.target} is above {d.other} already; it cannot be below it as well"
                raise UsageError(what, where=d.target, advice="take the other decision back, or name another")

    def _check_corrections(self, connection: Connection, stored: Sequence[Decision]) -> None:
        """Try what was just stored; an error takes it all back."""
        if not any(one.action in ("corrected", "undone") for one in stored):
            return
        told, read = log.decisions(connection), self._shelf.findings(connection)
        new = {one.number for one in stored if one.action == "corrected"}
        if any(one.action == "undone" for one in stored):  # a correction that holds again may stand against any other
            findings, earlier, _ = carry_over(connection, read, told[: -len(stored)])
            new |= {d.number for d in told} - {d.number for d, _ in unfit(findings, earlier)}
        findings, told, _ = carry_over(connection, read, told)
        for decision, error in unfit(findings, told):
            if decision.number in new:
                raise error

    def undo(self, number: int | None = None, *, author: str = "", reason: str = "") -> Decision:
        """Take back a decision: the given one, else the latest that holds (of this author, if one is named).

        Raises:
            CaseError: nothing to take back.
        """
        told = self.decisions()
        if number is not None:
            held = [d for d in standing(told) if d.number == number]
        else:
            held = [d for d in effective(told) if not author or d.author == author]
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
        told = self.decisions()
        numbers = {decision.number for decision in together(told, number)}
        held = [decision for decision in standing(told) if decision.number in numbers]
        if not held:
            what = f"nothing that was decided with decision {number} holds"
            raise CaseError(what, where=str(self.path), advice="statusquo review CASE --log lists the decisions")
        undos = [Decision("undone", str(decision.number), "decision", reason=reason) for decision in held]
        return self.decide(*undos, author=author)

    def decisions(self) -> tuple[Decision, ...]:
        """The whole log, the oldest first, undone decisions and undos included."""
        with self._reading() as connection:
            return log.decisions(connection)

    # -- the rest -----------------------------------------------------------------------------------------

    def search(self, query: str, limit: int = 20, *, since: str | None = None) -> Hits:
        """Full-text search; finds compounds and inflected forms, marks the words found; since: ISO day."""
        with self._reading() as connection:
            return search(connection, self._vocabulary, query, limit, since=since)

    def setting(self, name: str) -> Any:
        """A remembered value (a column mapping), or ``None``."""
        with self._reading() as connection:
            return settings.setting(connection, name)

    def remember(self, name: str, value: Any) -> None:
        """Keep a value that JSON can hold."""
        self.amend(name, lambda _: value)

    def amend(self, name: str, change: Callable[[Any], Any]) -> Any:
        """Change a remembered value in one transaction, so that of two programs none undoes what the other did.

        Args:
            change: the value as it is (``None``: there is none) to what it is to be.

        Returns:
            The value as it is now.
        """
        with self._writing() as connection:
            return settings.amend(connection, name, change)

    def keep_draft(self, text: str) -> str:
        """Keep the text of a drafted conflict file; returns the hash that names it."""
        with self._writing() as connection:
            return settings.keep_draft(connection, text)

    def draft(self, key: str) -> str | None:
        """The draft of that hash, or of one whose hash begins so (at least 12 digits), or ``None``."""
        with self._reading() as connection:
            return settings.draft(connection, key)

    def backup(self, path: str | Path, *, replace: bool = False, check: Callable[[Path], None] | None = None) -> Path:
        """Copy the case as one whole file, also while others write to it.

        Args:
            check: looks at the copy before it gets its name; when it raises, there is no copy.

        Raises:
            CaseError: the target exists (unless ``replace``) or cannot be written.
        """
        path = Path(path)
        if path.exists() and (not replace or path.samefile(self.path)):
            raise CaseError("is there already", where=str(path), advice="choose another name")
        with as_case_errors(path):
            copy_database(self.path, path, check)
        return path

    def doctor(self) -> tuple[str, ...]:
        """Check the file, every text, span and the search index; one line for each fault."""
        from statusquo.case.doctor import examine

        return examine(self.path)


def _names(decision: Decision) -> set[str]:
    """The wordings or names that a decision on issues or actors names."""
    return {decision.target} | ({decision.other} - {""} if decision.action != "renamed" else set())


__all__ = ["About", "Added", "Case"]
