"""The rows of the ledger, and the ledger as bytes.

Names are numbers in lists (:class:`Names`); the rows of one kind are columns of numbers, those of one report in the
order of its findings. A report that changes gets new rows at the end.
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from statusquo.case.damaged import DamagedError
from statusquo.case.events import shelf
from statusquo.case.joined import Version
from statusquo.case.recast import is_guess
from statusquo.case.wording import wording
from statusquo.case.words import mutual
from statusquo.findings import STANCES, Actor, Findings
from statusquo.language.actors.tables import tables

Column = NDArray[Any]
_GUESS: Final = "agent:name"
"""The rule that a guessed name keeps: which of them it was does not matter."""
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "report": ("day", "text", "head", "live"),
    "actor": ("report", "chain", "said", "start", "stop", "id", "key", "party"),
    "position": (
        "report", "actor", "who", "addressee", "label", "stance", "only_if", "unless",
        "key", "party", "issue", "who_party", "addressee_party",
    ),
    "event": ("report", "shelf", "cast", "seen", "root"),
    "condition": ("report", "fact", "cast", "seen", "root"),
}  # fmt: skip
"""The columns of each kind of row, all of one length; int32 but for ``text`` (int64) and ``id`` (bytes). Numbers are
places in the lists of names given in brackets; -1: there is none, or of ``MADE`` that no join has seen the row.

============== ======================================================================================================
report         one row for each of [reports]
``day``        proleptic Gregorian ordinal; 0 = not known
``text``       :func:`text_number` of its hash
``head``       the report it is a version of [reports]; itself if of none
``live``       1 if it is in the case, else 0
-------------- ------------------------------------------------------------------------------------------------------
all others     one row for each finding of the kind
``report``     the report that says it [reports]
-------------- ------------------------------------------------------------------------------------------------------
actor
``chain``      what it is, with all for whom it acts [chains]
``said``       what of the words of its mentions counts [said]
``start stop`` its first mention, half-open, in code points
``id``         of the finding, UTF-8
-------------- ------------------------------------------------------------------------------------------------------
position
``actor``      and ``who`` would act, ``addressee``: their chains [chains]
``label``      what it is about [labels]
``stance``     place in ``STANCES``
``only_if``    and ``unless``: the words of the condition [clauses]
-------------- ------------------------------------------------------------------------------------------------------
event, condition
``shelf``      of an event: what happenings that may be one have in common [shelves]
``fact``       of a condition: its label and what conditions of one fact share [facts]
``cast``       the chains of those who take part [casts]
============== ======================================================================================================

What the last join made of a row, all in [names]: ``key`` and ``party`` of the joined actor, ``issue``, the parties of
``who`` and ``addressee``; ``seen``: the joined actors and parties that take part, in one string; ``root``: of the key
of the joined event or condition (:func:`statusquo.case.packed.root`).
"""
MADE: Final = frozenset("key party issue who_party addressee_party seen root".split())
NAMES: Final = ("reports", "chains", "said", "labels", "clauses", "shelves", "casts", "facts", "names", "tabled")


_DAMAGE: Final = (
    ValueError, LookupError, TypeError, EOFError, OSError, RuntimeError, struct.error, zlib.error, zipfile.BadZipFile,
)  # fmt: skip
"""What numpy, zipfile and JSON raise of bytes that are not theirs; RuntimeError: a zip file that seems encrypted."""


class IrregularError(Exception):
    """What came cannot be told from the columns alone: the case must be joined in full."""


class Names:
    """Things with numbers: strings, or tuples of what JSON has."""

    def __init__(self, values: Iterable[Any] = ()) -> None:
        self.values: list[Any] = list(values)
        self._numbers = {value: number for number, value in enumerate(self.values)}

    def number(self, value: Any) -> int:
        """The number of a thing; a new one for a new thing."""
        found = self._numbers.setdefault(value, len(self.values))
        if found == len(self.values):
            self.values.append(value)
        return found

    def get(self, value: Any) -> int | None:
        """The number of a thing that is known."""
        return self._numbers.get(value)

    def __len__(self) -> int:
        return len(self.values)


@dataclass(slots=True)
class Ledger:
    """All rows.

    Attributes:
        names: lists of things by name (see ``NAMES``).
        rows: kind -> column -> values, as in ``COLUMNS``.
        ties: clause of a condition ("only if ...") -> key of the issue it names, as the last join found it.
        labels: key of an issue -> its label.
        versions: reports that are versions of others.
        marks: report that a decision or another report bears on -> what it changes with (see ``intake``).
    """

    names: dict[str, Names] = field(default_factory=lambda: {name: Names() for name in NAMES})
    rows: dict[str, dict[str, Column]] = field(default_factory=dict)
    ties: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, findings: Sequence[Findings]) -> Self:
        """The ledger of all reports, as they are joined: decided on, and labelled.

        Raises:
            IrregularError: a report with a circle of ``acts_for``.
        """
        made = cls(rows={kind: {name: _array(name, []) for name in names} for kind, names in COLUMNS.items()})
        for language in ("de", "en"):
            for key in tables(language).entries():
                made.names["tabled"].number(key)
        for one in findings:
            for actor in one.actors:
                if actor.table:
                    made.names["tabled"].number(actor.table)
        made.put(findings)
        return made

    def put(self, findings: Sequence[Findings]) -> None:
        """Take in reports, in place of what was there under their ids.

        Raises:
            IrregularError: see the class.
        """
        mine = [self.names["reports"].number(one.report.id) for one in findings]
        self.drop(mine)
        new = _Rows(self)
        for number, one in zip(mine, findings, strict=True):
            new.take(number, one)
        for kind, rows in new.rows.items():
            names = [name for name in COLUMNS[kind] if name not in MADE]
            columns = list(zip(*rows, strict=True)) or [()] * len(names)
            added = {name: _array(name, values) for name, values in zip(names, columns, strict=True)}
            for name in COLUMNS[kind]:
                more = added.get(name, np.full(len(rows), -1, np.int32))
                self.rows[kind][name] = np.concatenate([self.rows[kind][name], more])
        report = self.rows["report"]
        short = len(self.names["reports"]) - len(report["day"])
        for name in COLUMNS["report"]:
            report[name] = np.concatenate([report[name], _array(name, [0] * short)])
        for number, one in zip(mine, findings, strict=True):
            date = one.report.date
            report["day"][number] = date.toordinal() if date else 0
            report["text"][number] = text_number(one.report.hash)
            report["head"][number] = number
            report["live"][number] = 1

    def drop(self, reports: Collection[int]) -> None:
        """Take out all rows of some reports."""
        gone = np.array(sorted(reports), np.int64)
        for kind, columns in self.rows.items():
            if kind != "report" and len(columns["report"]):
                kept = ~np.isin(columns["report"], gone)
                if not kept.all():
                    self.rows[kind] = {name: column[kept] for name, column in columns.items()}

    def ranks(self) -> Column:
        """The place of each report among all, by id."""
        ids = self.names["reports"].values
        ranks = np.empty(len(ids), np.int64)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return ranks

    def dump(self) -> bytes:
        """All of it as bytes."""
        out = io.BytesIO()
        told = {
            "names": {name: found.values for name, found in self.names.items()},
            "ties": self.ties,
            "labels": self.labels,
            "versions": list(map(astuple, self.versions)),
            "marks": self.marks,
        }
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        arrays = {f"{kind}.{name}": column for kind, columns in self.rows.items() for name, column in columns.items()}
        np.savez(out, told=np.frombuffer(text, np.uint8), **arrays)  # type: ignore[arg-type, unused-ignore]
        return out.getvalue()

    @classmethod
    def load(cls, data: bytes) -> Self:
        """The ledger again.

        Raises:
            DamagedError: it is not what was dumped.
        """
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as found:
                told = json.loads(found["told"].tobytes().decode("utf-8"))
                rows = {kind: {name: found[f"{kind}.{name}"] for name in names} for kind, names in COLUMNS.items()}
            names = {name: Names(map(_tuple, told["names"][name])) for name in NAMES}
            versions = [Version(*one) for one in told["versions"]]
            made = cls(names, rows, dict(told["ties"]), dict(told["labels"]), versions, dict(told["marks"]))
        except _DAMAGE as error:
            raise DamagedError(f"the ledger: {error}") from error
        if any(len({column.shape for column in columns.values()}) > 1 for columns in rows.values()):
            raise DamagedError("the ledger: columns of other lengths")
        return made


class _Rows:
    """New rows, one tuple each, in the order of the columns."""

    def __init__(self, ledger: Ledger) -> None:
        self.names = ledger.names
        self._folded = {key.casefold() for key in self.names["tabled"].values}
        self.rows: dict[str, list[tuple[Any, ...]]] = {kind: [] for kind in COLUMNS if kind != "report"}

    def take(self, report: int, one: Findings) -> None:
        """The rows of one report."""
        chains: dict[str, int] = {}
        for actor in one.actors:
            chains[actor.id] = self._chain(one, actor, chains, ())
        for actor in one.actors:
            first = actor.mentions[0] if actor.mentions else None
            place = (first.start, first.stop) if first else (-1, -1)
            row = (report, chains[actor.id], self._said(actor), *place, actor.id.encode("utf-8", "surrogatepass"))
            self.rows["actor"].append(row)
        for p in one.positions:
            people = [-1 if id_ is None else chains[id_] for id_ in (p.actor, p.who_would_act, p.addressee)]
            ties = [-1 if span is None else self._clause(span.quote) for span in (p.only_if, p.unless)]
            label = self.names["labels"].number(p.label)
            self.rows["position"].append((report, *people, label, STANCES.index(p.stance), *ties))
        for event in one.events:
            cast = self.names["casts"].number(tuple(chains[id_] for id_ in event.participants))
            self.rows["event"].append((report, self.names["shelves"].number(shelf(event)), cast))
        for c in one.conditions:
            cast = self.names["casts"].number(tuple(chains[id_] for id_ in c.parties))
            self.rows["condition"].append((report, self._fact(c.label), cast))

    def _chain(self, one: Findings, actor: Actor, known: dict[str, int], walked: tuple[str, ...]) -> int:
        """The number of what an actor is, with all for whom it acts."""
        if actor.id in known:
            return known[actor.id]
        if actor.id in walked:
            raise IrregularError("actors that act for each other")
        if actor.table and self.names["tabled"].get(actor.table) is None:
            raise IrregularError("a table key for the first time")
        above = -1
        if actor.acts_for is not None:
            above = self._chain(one, one.actor(actor.acts_for), known, (*walked, actor.id))
        rule = _GUESS if is_guess(actor) else ""
        row = (actor.name, actor.kind, actor.role, actor.table, tuple(actor.aliases), rule, above)
        return self.names["chains"].number(row)

    def _said(self, actor: Actor) -> int:
        """What of the words of an actor's mentions counts: short forms, and whether all say a seat."""
        quotes = [span.quote for span in actor.mentions]
        seat = (
            bool(quotes)
            and actor.kind == "state"
            and actor.table is None
            and actor.acts_for is None
            and all(quote.endswith(f" in {actor.name}") for quote in quotes)
        )
        tabled = self.names["tabled"]
        kept = [q for q in quotes if "(" in q or tabled.get(q) is not None or q.casefold() in self._folded]
        return self.names["said"].number((seat, *sorted(kept)))

    def _clause(self, quote: str) -> int:
        return self.names["clauses"].number(quote)

    def _fact(self, label: str) -> int:
        """A label of a condition, with what conditions of one fact share, and whether the fact has two sides."""
        form = wording(label)
        fact = json.dumps(form.form if form.head else label.casefold(), ensure_ascii=False)
        return self.names["facts"].number((label, fact, form.head in mutual()))


def text_number(digest: str) -> int:
    """The number of a text: of its hash the first 60 bits, which a column of signed 64 holds."""
    return int(digest[:15], 16)


def _array(name: str, values: Sequence[Any]) -> Column:
    if name == "id":
        return np.array(values, "S") if len(values) else np.empty(0, "S1")
    return np.array(values, np.int64 if name == "text" else np.int32)


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value


def behind(chains: Sequence[Any], chain: int) -> Iterator[int]:
    """A chain and those it acts for."""
    while chain >= 0:
        yield chain
        chain = chains[chain][-1]
