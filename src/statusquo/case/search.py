"""Full-text search that finds German compounds and inflected forms.

The index has the words as written; the table ``term`` has every word form of the case once, and
:mod:`statusquo.case.vocabulary` says which of them a word of a query stands for. A verb with a particle is found
with the particle apart as well (``ablehnen``: "lehnt den Plan ab"), where the particle closes its clause. All words
of a query must occur; words in quotation marks must follow each other as written.

Of the reports that have them those come first in which they stand most often, the length of the text taken into
account (BM25, Robertson and Zaragoza 2009, without the rarity of the words: to know it, all places of every form would
have to be counted, a second for a word in each report). Of more than ``RANKED`` reports the last added are compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product, zip_longest

from sqlalchemy import Connection, bindparam, text

from statusquo.case.vocabulary import Meant, Vocabulary
from statusquo.errors import UsageError
from statusquo.span import Span

__all__ = ["LONGEST", "Hit", "Hits", "Vocabulary", "search"]

_WORD = re.compile(r"\w+")
_QUERY = re.compile(r'"([^"]+)"|(\S+)')
LONGEST = 60
"""Word forms of that many letters and more are not looked up."""
RANKED = 100
"""Reports compared with each other: of those that have the words, the ones that were added last."""
_MORE, _LENGTH, _USUAL = 1.2, 0.75, 250
"""How soon a word said again counts no more, how much the length of a text counts, and words of a usual text."""
_HEADING = 3
"""A word in the title counts as so many."""
_FAR = 25
"""Words between a verb and its particle, at most."""
_TOLD = 12
"""Forms told where nothing was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found.

    Attributes:
        report: its id; ``title``, ``date`` as stored; ``rank``: lower is better (see above), never above 0.
        marks: the found words in its text, in text order.
    """

    report: str
    title: str
    date: str
    rank: float
    marks: tuple[Span, ...]


class Hits(tuple[Hit, ...]):
    """What a search found, the best first.

    Attributes:
        looked: for each word of the query the forms that were looked for, sorted, at most a dozen.
        near: words of the case that are written nearly like those that it does not have.
    """

    looked: tuple[tuple[str, ...], ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Clause:
    """A word or phrase of a query: how the index is asked for it, and where it stands in a text."""

    match: str
    forms: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    pairs: re.Pattern[str] | None = None

    def count(self, words: Sequence[str], stored: str) -> int:
        """How often it stands in a text; ``words``: those of the text in lower case."""
        found = sum(map(self.forms.__contains__, words))
        if self.pattern:
            found += sum(1 for _ in self.pattern.finditer(stored))
        if self.pairs:
            found += sum(1 for _ in self.pairs.finditer(stored))
        return found

    def places(self, stored: str) -> Iterator[tuple[int, int]]:
        if self.forms:
            for written in {word for word in set(_WORD.findall(stored)) if word.casefold() in self.forms}:
                yield from _words_at(stored, written)
        if self.pattern:
            yield from (m.span() for m in self.pattern.finditer(stored))
        if self.pairs:
            for m in self.pairs.finditer(stored):
                yield m.span(1)
                yield m.span(2)


_FIND = """
    SELECT t.id, t.title, t.text FROM text_search f JOIN text t ON t.id = f.rowid
    WHERE text_search MATCH :query
    AND (:since IS NULL OR EXISTS (SELECT 1 FROM report r WHERE r.text_id = f.rowid AND r.date >= :since))
    ORDER BY f.rowid DESC
"""
"""Texts with the words, the last added first: the index gives them one by one in this order."""
_REPORTS = text("""
    SELECT r.text_id, r.key, r.title, r.date FROM report r
    WHERE r.text_id IN :texts AND (:since IS NULL OR r.date >= :since)
    AND NOT EXISTS
        (SELECT 1 FROM report n WHERE n.key = r.key AND n.text_id = r.text_id AND n.revision > r.revision)
    ORDER BY r.key
""").bindparams(bindparam("texts", expanding=True))


def search(
    connection: Connection, vocabulary: Vocabulary, query: str, limit: int = 20, *, since: str | None = None
) -> Hits:
    """Find reports, the best first.

    Args:
        limit: most hits; since: ISO day; only reports of that day or later.

    Raises:
        UsageError: nothing to look for.
    """
    parts = [(phrase, plain) for phrase, plain in _QUERY.findall(query) if _WORD.search(phrase or plain)]
    if not parts:
        raise UsageError("nothing to search for", advice="give a word")
    vocabulary.refresh(connection)
    tokens = [token for _, plain in parts for token in _WORD.findall(plain)]
    meant = [vocabulary.meant(token) for token in tokens]
    clauses = [*(_phrase(phrase) for phrase, _ in parts if phrase), *(_word(one) for one in meant)]
    query = " AND ".join(clause.match for clause in clauses)
    best: list[tuple[float, int, str, str]] = []
    for number, heading, stored in connection.execute(text(_FIND), {"query": query, "since": since}):
        rank = _rank(clauses, heading, stored)
        if rank is not None:
            best.append((rank, -number, heading, stored))
        if len(best) >= max(RANKED, limit):
            break
    best = sorted(best)[:limit]
    reports: dict[int, list[tuple[str, str, str | None]]] = defaultdict(list)
    wanted = {"texts": [-number for _, number, _, _ in best], "since": since}
    for number, key, title, date in connection.execute(_REPORTS, wanted):
        reports[number].append((key, title, date))
    hits = [
        Hit(key, title, date or "", rank, marks)
        for rank, number, _, stored in best
        for marks in (_marks(clauses, stored),)
        for key, title, date in reports[-number]
    ][:limit]
    told = Hits(hits)
    if not hits:
        told.looked = tuple(_some(token, one) for token, one in zip(tokens, meant, strict=True))
        missing = [token for token, one in zip(tokens, meant, strict=True) if not vocabulary.has(one)]
        told.near = tuple(dict.fromkeys(near for token in missing for near in vocabulary.near(token)))
    return told


def _rank(clauses: Sequence[_Clause], heading: str, stored: str) -> float | None:
    """How well a text fits, lower is better; ``None`` if a clause is not in it after all.

    The index does not tell "Förderung" from "Forderung", nor a verb's particle from a preposition.
    """
    words = _WORD.findall(stored.casefold())
    titled = _WORD.findall(heading.casefold())
    long = _MORE * (1 - _LENGTH + _LENGTH * len(words) / _USUAL)
    value = 0.0
    for clause in clauses:
        count = clause.count(words, stored) + _HEADING * clause.count(titled, heading)
        if not count:
            return None
        value += count * (_MORE + 1) / (count + long)
    return -value


def _words_at(stored: str, written: str) -> Iterator[tuple[int, int]]:
    """Where a word stands in a text as a word of its own, written so."""
    at = stored.find(written)
    while at >= 0:
        stop = at + len(written)
        if not (_is_letter(stored[at - 1 : at]) or _is_letter(stored[stop : stop + 1])):
            yield at, stop
        at = stored.find(written, stop)


def _is_letter(mark: str) -> bool:
    """Whether a character is part of a word; an empty string is not."""
    return mark == "_" or mark.isalnum()


def _marks(clauses: Sequence[_Clause], stored: str) -> tuple[Span, ...]:
    places = sorted(set().union(*(clause.places(stored) for clause in clauses)))
    return tuple(Span.of(stored, *place) for place in places)


def _some(token: str, meant: Meant) -> tuple[str, ...]:
    """The word as asked for, and some of the forms it stands for."""
    forms = sorted(meant.forms - {token.casefold()}, key=lambda form: (len(form), form))
    apart = [f"{form} … {meant.particle.replace('zuruck', 'zurück')}" for form in sorted(meant.apart)]
    return (token, *(forms + apart)[: _TOLD - 1])


def _phrase(phrase: str) -> _Clause:
    words = _WORD.findall(phrase)
    pattern = re.compile(r"\W+".join(re.escape(piece) for piece in words), re.IGNORECASE)
    return _Clause('"' + " ".join(words) + '"', pattern=pattern)


def _word(meant: Meant) -> _Clause:
    spelt = sorted({spelling for form in meant.forms for spelling in _spellings(form)})
    asked = [f'"{form}"' for form in spelt]
    if not meant.apart:
        return _Clause("(" + " OR ".join(asked) + ")", meant.forms)
    asked += [f'NEAR("{form}" "{meant.particle}", {_FAR})' for form in sorted(meant.apart)]
    return _Clause("(" + " OR ".join(asked) + ")", meant.forms, pairs=_apart(meant.apart, meant.particle))


def _apart(forms: Sequence[str] | frozenset[str], particle: str) -> re.Pattern[str]:
    """A verb and, at the end of its clause, its particle."""
    written = "zurück|zurueck|zuruck" if particle == "zuruck" else particle
    ends = r"\s*(?:[^\w\s]|\n|$|(?:und|oder|sowie|aber|als|wie|wenn|weil|dass)\b)"
    verbs = "|".join(sorted(map(re.escape, forms)))
    return re.compile(rf"\b({verbs})\b[^.!?\n]{{1,250}}?\b({written})\b(?={ends})", re.IGNORECASE)


def _spellings(form: str) -> Iterator[str]:
    """A form as texts may write it: known forms have "ss" for every "ß", the index has each as it stands."""
    first, *rest = form.split("ss")
    for chosen in product(("ss", "ß"), repeat=min(len(rest), 3)):
        yield first + "".join(between + piece for between, piece in zip_longest(chosen, rest, fillvalue="ss"))
