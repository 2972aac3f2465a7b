"""Keep the joined world in the case file, so that a question does not join everything again.

Written as JSON in parts, without the findings: for each kind and month the values (``positions:2026-11``) and apart
from them their sources (``positions@2026-11``); the month is that of the last change (:func:`packed.newest`), so that
what is new since a day is found without reading all. ``parts`` lists them, ``now`` has what holds now in columns,
``words`` the words of all wordings taken apart. A question loads what it needs. They are used only while nothing was
added or decided since (``state``), and thrown away when the rules of joining change (``RULES``, and every release).
They say nothing that the findings do not say, so parts with any fault in them are dropped and made anew.
"""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection, and_, func, insert, select

from statusquo.case import packed, schema
from statusquo.case.issues import Proposal
from statusquo.case.joined import World
from statusquo.case.words import known_words, learn
from statusquo.errors import SpanError
from statusquo.version import __version__

RULES: Final = 6
"""Raised when :func:`statusquo.case.join` gives another world for the same findings."""

KINDS: Final = tuple(packed.KINDS)
WITH_SOURCES: Final = packed.WITH_SOURCES
NOW: Final = "now"
"""Asked for in place of ``positions`` where what holds now is enough."""
_SHORT: Final = {kind: kind[:8] for kind in KINDS}
_CHANGING: Final = frozenset({"positions", "events", "conditions"})
"""Kinds of which old values are left out where only what is new is asked for; of actors the old sources are."""
_FEW: Final = 400
"""So many texts are looked up by their ids; of more, all are read in one go."""


@contextmanager
def no_collection() -> Iterator[None]:
    """Pause the search for dead circles while millions of frozen values are made: they have none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def save(connection: Connection, state: tuple[int, ...], world: World, proposals: Iterable[Proposal] = ()) -> None:
    """Write a world, and what may be joined in it, in place of the one before."""
    name = _name(state)
    parts: list[str] = []
    connection.execute(schema.joined.delete())

    def put(part: str, content: Any, state: str = name) -> None:
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        connection.execute(insert(schema.joined), {"part": part, "state": state, "data": text})
        parts.append(part)

    numbers: dict[str, tuple[int, str]] = {}
    for kind in KINDS:
        values: Sequence[Any] = getattr(world, kind)
        months: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(values):
            months[packed.newest(one)[:7]].append(at)
        for month, places in sorted(months.items()):
            mine = [values[at] for at in places]
            put(f"{_SHORT[kind]}:{month}", {"at": places, "rows": packed.pack(kind, mine)})
            if kind in WITH_SOURCES:
                put(f"{_SHORT[kind]}@{month}", [packed.pack_sources(numbers, one.sources) for one in mine])
    put(NOW, packed.pack_now(world))
    put("proposals", [(p.one, p.two, p.score, p.reason, p.joined) for p in proposals])
    put("reports", [[report, day] for report, (_, day) in numbers.items()])
    put("parts", {"all": list(parts)})
    put("words", known_words(), _name(()))  # they are true of any state


def load_words(connection: Connection) -> None:
    """Take over the words that were taken apart when the last world was joined, whatever its state."""
    try:
        found = _parts(connection, (), ["words"])
        learn(found["words"] if found else ())
    except (ValueError, TypeError):
        return  # they are taken apart again


def _name(state: tuple[int, ...]) -> str:
    return "-".join(str(number) for number in (__version__, RULES, *state))


def is_saved(connection: Connection, state: tuple[int, ...]) -> bool:
    """Whether a world of this state was written; it may have been damaged since."""
    j = schema.joined.c
    query = select(j.part).where(j.state == _name(state), j.part == "parts")
    return connection.execute(query).first() is not None


def load(
    connection: Connection,
    state: tuple[int, ...],
    kinds: Collection[str] = KINDS,
    sources: Collection[str] = WITH_SOURCES,
    since: str | None = None,
    issue: str | None = None,
) -> World | None:
    """The saved world without its findings.

    Args:
        kinds: the values that are wanted, or ``now``; ``sources``: kinds whose sources are wanted. All else is left
            empty.
        since: ISO day; values that neither began nor ended in its month or later may be left out, of actors their
            sources. issue: key of an issue: of positions all of this one, of whatever time, and no others.

    Returns:
        ``None`` if there is no world of this state that is whole.
    """
    try:
        with no_collection():
            listed = _listed(connection, state)
            if listed is None:
                return None
            shelves = {
                (kind, mark): [
                    part
                    for part in listed
                    if part.startswith(_SHORT[kind] + mark)
                    and not _is_old(part, kind, mark, None if issue and kind == "positions" else since)
                ]
                for mark, wanted in ((":", kinds), ("@", sources))
                for kind in KINDS
                if kind in wanted and (mark == ":" or kind in kinds)
            }
            others = [*([NOW] if NOW in kinds else []), *(["reports"] if sources else [])]
            found = _parts(connection, state, [*chain(*shelves.values()), *others])
            if found is None:
                return None
            if issue:
                _keep_issue(found, shelves.get(("positions", ":"), ()), shelves.get(("positions", "@"), ()), issue)
            told = [part for (_, mark), shelf in shelves.items() if mark == "@" for part in shelf]
            reports = _reports(connection, found, told)
            made = {
                kind: _values(kind, found, shelves[kind, ":"], set(shelves.get((kind, "@"), ())), reports)
                for kind, mark in shelves
                if mark == ":"
            }
            return World((), **made, now=packed.unpack_now(found[NOW]) if NOW in kinds else None)
    except (ValueError, TypeError, LookupError, SpanError):
        return None  # the caller joins again and writes it anew


def load_proposals(connection: Connection, state: tuple[int, ...]) -> tuple[Proposal, ...] | None:
    """The saved proposals, or ``None`` if there are none of this state that are whole."""
    try:
        found = _parts(connection, state, ["proposals"])
        return None if found is None else tuple(Proposal(*row) for row in found["proposals"])
    except (ValueError, TypeError, LookupError):
        return None


def _is_old(part: str, kind: str, mark: str, since: str | None) -> bool:
    if since is None or (mark == ":" and kind not in _CHANGING):
        return False
    return part[len(_SHORT[kind]) + 1 :] < since[:7]


def _listed(connection: Connection, state: tuple[int, ...]) -> list[str] | None:
    """The names of all parts, ``None`` if there is no world of this state.

    Raises:
        TypeError, LookupError: the list is torn.
    """
    found = _parts(connection, state, ["parts"])
    if found is None:
        return None
    names: list[str] = found["parts"]["all"]
    if not all(isinstance(name, str) for name in names):
        raise TypeError("a name of a part is no text")
    return names


def _parts(connection: Connection, state: tuple[int, ...], wanted: Sequence[str]) -> dict[str, Any] | None:
    """Parts by name, ``None`` if one is missing or of another state."""
    j = schema.joined.c
    found: dict[str, Any] = {}
    for start in range(0, len(wanted), _FEW):
        query = select(j.part, j.data).where(j.state == _name(state), j.part.in_(wanted[start : start + _FEW]))
        found |= {part: json.loads(text) for part, text in connection.execute(query)}
    return found if found.keys() == set(wanted) else None


def _keep_issue(found: dict[str, Any], parts: Sequence[str], sources: Sequence[str], issue: str) -> None:
    """Drop the positions on other issues, before anything is made of them."""
    column = packed.place("positions", "issue")
    for part in parts:
        content, at = found[part], part.replace(":", "@", 1)
        mine = [number for number, row in enumerate(content["rows"]) if row[column] == issue]
        if at in sources:
            if len(found[at]) != len(content["rows"]):
                raise ValueError("sources and values are not of one world")
            found[at] = [found[at][number] for number in mine]
        found[part] = {name: [content[name][number] for number in mine] for name in ("at", "rows")}


def _values(
    kind: str, found: dict[str, Any], parts: Sequence[str], told: set[str], reports: dict[int, tuple[str, str, str]]
) -> tuple[Any, ...]:
    """The values of some parts, in the order of the world."""
    values: dict[int, Any] = {}
    for part in parts:
        at = part.replace(":", "@", 1)
        places = found[at] if at in told else None
        content = found[part]
        if places is not None and len(places) != len(content["rows"]):
            raise ValueError("sources and values are not of one world")
        values |= zip(content["at"], packed.unpack(kind, content["rows"], places, reports), strict=True)
    return tuple(values[at] for at in sorted(values))


def _reports(connection: Connection, found: dict[str, Any], parts: Sequence[str]) -> dict[int, tuple[str, str, str]]:
    """Of the reports in which the sources of some parts are: number -> id, day and newest text."""
    numbers = sorted({source[0] for part in parts for places in found[part] for source in places})
    if not numbers:
        return {}
    listed = found["reports"]
    texts = _texts(connection, [listed[at][0] for at in numbers])
    return {at: (listed[at][0], listed[at][1], texts[listed[at][0]]) for at in numbers}


def _texts(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The newest texts of reports."""
    r, t = schema.report.c, schema.text.c
    found: dict[str, str] = {}
    for start in range(0, len(keys), _FEW):
        wanted = r.key.in_(keys[start : start + _FEW])
        newest = select(r.key, func.max(r.revision).label("revision")).where(wanted).group_by(r.key).subquery()
        query = (
            select(r.key, t.text)
            .select_from(schema.report)
            .join(newest, and_(r.key == newest.c.key, r.revision == newest.c.revision))
            .join(schema.text, t.id == r.text_id)
        )
        found |= {key: text for key, text in connection.execute(query)}  # noqa: C416 - rows are not pairs for mypy
    return found
