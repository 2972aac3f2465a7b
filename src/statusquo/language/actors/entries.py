"""Make actors and their forms from the rows of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from statusquo.errors import SourceError
from statusquo.language.actors import files, nouns, peoples
from statusquo.language.actors.grammar import Grammar
from statusquo.language.actors.names import parse_form
from statusquo.language.actors.project import ActorFile
from statusquo.language.actors.values import Entry, EntryKind, Form, FormKind

ACTOR_FILES: Final = {
    "de": ("states", "organisations", "parties", "companies", "media", "regions", "names"),
    "en": ("states", "organisations", "names"),
}
"""Tables of actors in the order that decides between equal forms; ``names`` is generated."""

COLUMNS: Final[dict[str, FormKind]] = {
    "names": "name",
    "acronyms": "acronym",
    "capitals": "capital",
    "seats": "seat",
    "bodies": "body",
}
"""Columns with forms of actors, and what kind of form each holds."""


def read_rows(language: str, extra: str | Path | ActorFile | None) -> Iterator[files.Row]:
    """All rows of a language, those of a project file first.

    Raises:
        SourceError: the project file cannot be read, or a row of it has no id.
    """
    if extra is not None:
        table = extra if isinstance(extra, ActorFile) else ActorFile(files.project_file(extra), str(extra))
        yield from table.rows()
    for name in ACTOR_FILES[language]:
        path = f"{language}/{name}.tsv"
        yield from files.rows(files.shipped(path), path)


def read_actors(rows: Iterable[files.Row], grammar: Grammar, where: str) -> tuple[dict[str, Entry], list[Form]]:
    """Actors by id, and all their forms in table order.

    An actor may have several rows: the first with a kind makes it, the others add forms.

    Raises:
        SourceError: a kind that is none, or an actor none of whose rows has one.
    """
    entries: dict[str, Entry] = {}
    forms: list[Form] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for row in rows:
        id_, first = row["id"], None
        for column, kind in COLUMNS.items():
            for cell in files.values(row.get(column)):
                form = parse_form(_town(cell) if kind == "capital" else cell, id_, kind, grammar)
                first = first or form
                key = (id_, tuple(piece for piece, _ in form.pieces))
                if key not in seen:
                    seen.add(key)
                    forms.append(form)
        if id_ not in entries and row.get("kind"):
            entries[id_] = _entry(id_, nouns.entry_kind(row["kind"], id_), row, first, grammar)
    orphans = sorted({form.entry for form in forms} - set(entries))
    if orphans:
        what = f"actors without a kind: {', '.join(orphans)}"
        raise SourceError(what, where=where, advice="fill the column kind")
    return entries, forms


def _entry(id_: str, kind: EntryKind, row: files.Row, first: Form | None, grammar: Grammar) -> Entry:
    """The actor of a row; a people without a name of its own is called by its inhabitants ("Tamilen")."""
    of = row.get("of") or None
    if first is not None:
        return Entry(id_, kind, of, nominative(first), first.gender, first.number)
    people = list(peoples.read_people([row], grammar))
    return Entry(id_, kind, of, people[1] if len(people) > 1 else id_, None, "pl")


def nominative(form: Form) -> str:
    """A form without marks: "Vereinigt* Staaten" -> "Vereinigte Staaten", "Weiß* Haus" -> "Weißes Haus".

    Adjectives before the head take the strong ending; later ones stand in the genitive, weak behind an article
    ("Rat der Europäischen Union"), else strong ("Gewerkschaft Deutscher Lokführer"), or behind "für" in the plural.
    """
    if "*" not in form.text:
        return form.text
    singular = form.number == "sg"
    ending = {"m": "er", "n": "es"}.get(form.gender or "", "e") if singular else "e"
    words, before, later = [], True, "er"
    parts = form.text.split(" ")
    for at, word in enumerate(parts):
        words.append(word.replace("*", ending if before else later))
        if word in _ARTICLES:
            later = "en"
        elif word == "für":
            later = "e"
        modifier = "*" in word or _MODIFIER.search(word) is not None
        town = at == 0 and at + 1 < len(parts) and "*" in parts[at + 1] and word.endswith(("er", "Moro"))
        before = before and (modifier or town)
    return " ".join(words)


_ARTICLES: Final = frozenset("der des den dem vom beim im zum".split())
_MODIFIER: Final = re.compile(r"(?:lich|isch|al|iv)\Z")
"""Adjectives that stand uninflected before another: "Christlich Demokratische Union"."""


def _town(cell: str) -> str:
    """A capital without its own adjective: "Den Haag?/Haager?" -> "Den Haag?"."""
    return cell.partition("/")[0]
