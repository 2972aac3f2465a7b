"""Full-text search that finds German compounds and inflected forms.

The index has the words as written; the table ``term`` has every word form of the case once. A word of a query
is taken to its roots (``Rückzug``: ``zurück`` + ``zieh``), the roots to the shapes they take in other words
(``zurückgezogen``, ``zurückzuziehen``, ``Truppenrückzug``), and every known form that holds such a shape is
looked up. Short roots (up to four letters) count only at either end of a word, or "Rat" would find "beraten".
All words of a query must occur; words in quotation marks must follow each other as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import Connection, select, text

from statusquo.case import schema
from statusquo.case.names import fold
from statusquo.case.words import particle, shapes, word
from statusquo.errors import UsageError
from statusquo.span import Span

_WORD = re.compile(r"\w+")
_QUERY = re.compile(r'"([^"]+)"|(\S+)')
LONGEST = 60
"""Word forms of that many letters and more are not looked up."""
_MOST = 120
"""Forms looked up for one word: beyond this it is too common to tell reports apart by its compounds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found.

    Attributes:
        report: its id; ``title``, ``date`` as stored; ``rank``: lower is better (BM25).
        marks: the found words in its text, in text order.
    """

    report: str
    title: str
    date: str
    rank: float
    marks: tuple[Span, ...]


class Vocabulary:
    """The word forms of a case in memory; takes in what was added since."""

    def __init__(self) -> None:
        self._last = 0
        self._terms: list[str] = []
        self._folded = ""
        self._starts: list[int] = []
        self._found: dict[str, frozenset[str]] = {}

    def refresh(self, connection: Connection) -> None:
        """Read the forms added since the last time."""
        t = schema.term.c
        fresh = connection.execute(select(t.id, t.term).where(t.id > self._last).order_by(t.id)).all()
        if fresh:
            self._last = fresh[-1][0]
            new = [row[1] for row in fresh]
            folded = [line or term for line, term in zip(fold("\n".join(new)).split("\n"), new, strict=True)]
            self._terms += new
            self._starts += list(accumulate((len(line) + 1 for line in folded), initial=len(self._folded)))[:-1]
            self._folded += "\n".join([*folded, ""])
            self._found.clear()

    def forms(self, token: str) -> frozenset[str]:
        """The known forms that hold all roots of a word, the word itself included."""
        if token not in self._found:
            self._found[token] = self._look_up(token)
        return self._found[token]

    def _look_up(self, token: str) -> frozenset[str]:
        parts = word(token).parts if len(token) > 3 else ()
        found = frozenset({token.casefold()})
        if not parts:
            return found
        holding = [set(self._holding(part)) for part in parts]
        common = sorted(set.intersection(*holding), key=lambda term: (len(term), term))
        return found | frozenset(common[:_MOST])

    def _holding(self, root: str) -> list[str]:
        """Forms that hold a root in any of its shapes."""
        front, stem = particle(root)
        between = f"{front}(?:ge|zu)?" if front else ""
        body = f"{between}(?:{'|'.join(re.escape(shape) for shape in shapes(stem))})"
        pattern = rf"^(?:{body}\w{{0,4}}|\w*{body}\w{{0,2}})$" if len(root) <= 4 else rf"^\w*{body}\w*$"
        places = (match.start() for match in re.finditer(pattern, self._folded, re.MULTILINE))
        return [self._terms[bisect_left(self._starts, place)] for place in places]


def search(connection: Connection, vocabulary: Vocabulary, query: str, limit: int = 20) -> tuple[Hit, ...]:
    """Find reports, the best first.

    Raises:
        UsageError: nothing to look for.
    """
    parts = [(phrase, plain) for phrase, plain in _QUERY.findall(query) if _WORD.search(phrase or plain)]
    if not parts:
        raise UsageError("nothing to search for", advice="give a word")
    vocabulary.refresh(connection)
    wanted: set[str] = set()
    clauses: list[str] = []
    for phrase, plain in parts:
        if phrase:
            clauses.append('"' + " ".join(_WORD.findall(phrase)) + '"')
        for token in _WORD.findall(plain):
            forms = vocabulary.forms(token)
            wanted |= forms
            clauses.append("(" + " OR ".join(f'"{form}"' for form in sorted(forms)) + ")")
    found = connection.execute(
        text(
            "SELECT r.key, r.title, r.date, f.rank, t.text FROM "
            "(SELECT rowid, rank FROM text_search WHERE text_search MATCH :query "
            "ORDER BY rank LIMIT :limit) f "
            "JOIN text t ON t.id = f.rowid JOIN report r ON r.text_id = t.id "
            "ORDER BY f.rank, r.key LIMIT :limit"
        ),
        {"query": " AND ".join(clauses), "limit": limit},
    )
    phrases = [phrase for phrase, _ in parts if phrase]
    return tuple(
        Hit(key, title, date or "", rank, _marks(stored, wanted, phrases)) for key, title, date, rank, stored in found
    )


def _marks(stored: str, wanted: set[str], phrases: list[str]) -> tuple[Span, ...]:
    """Where the words of a query stand in a text."""
    found = {match.span() for match in _WORD.finditer(stored) if match.group().casefold() in wanted}
    for phrase in phrases:
        pattern = r"\W+".join(re.escape(piece) for piece in _WORD.findall(phrase))
        found |= {match.span() for match in re.finditer(pattern, stored, re.IGNORECASE)}
    return tuple(Span.of(stored, start, stop) for start, stop in sorted(found))
