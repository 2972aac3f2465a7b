"""The word forms of a case, and which of them are forms or compounds of a word.

A word is taken to its roots (``Rückzug``: ``zurück`` + ``zieh``), the roots to the shapes they take in other words
(``zurückgezogen``, ``zurückzuziehen``, ``Truppenrückzug``), and every known form that holds such a shape is
looked up. What stands before and after the shape must be an ending or a word of its own, or "Rat" would find
"beraten" and "Uran" "Restaurant"; a verb is not found in one with another prefix ("fordern" in "erfordern").
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import Connection, select

from statusquo.case import schema
from statusquo.case.names import fold
from statusquo.case.words import Word, knows, particle, shapes, stems, word

_MOST = 120
"""Forms looked up for one word: beyond this it is too common to tell reports apart by its compounds."""
_LONG = 6
"""Shapes of that many letters hardly stand in a word by chance: what is beside them need not be a known word."""
_NEAR, _LIKE = 5, 0.75
"""Near words told, and how near they are (Ratcliff and Obershelp 1988)."""
_LINK = re.compile(r"(?:ungs|ions|ens|es|en|er|ns|s|n|e)$")
_LINKED = re.compile(r"^(?:ungs?|ions|ens|es|en|er|ns|s|n|e|)(?=\w{3})")
_ENDING = re.compile(r"(?:e|en|em|er|es|ern|ens|s|n|innen|in)$")
_ACT = re.compile(r"ung(?:en|s\w*)?$")
_NOUN = re.compile(
    r"^(?:e|en|em|er|ern|ers|es|ens|s|n|in|innen|i?sch(?:e[mnrs]?)?|lich(?:e[mnrs]?)?|haft(?:e[mnrs]?)?)?$"
)
_VERB = re.compile(
    r"^(?:e|n|en|e?st|e?t|e?te|e?ten|e?test|e?tet|e?te[mrs]|e[mrs]|e?n?de?[mnrs]?|e?nden?|ene[mnrs]?|"
    r"ung|ungen|er|ers|ern|erin|erinnen|bar(?:e[mnrs]?)?)?$"
)
_FINITE = re.compile(r"^(?:e|n|en|e?st|e?t|e?te|e?ten|e?test|e?tet)?$")
_ATION = re.compile(r"^(?:ation|ationen|ations\w+|ier\w{0,5}|ierung\w*)$")
_PREFIXES = frozenset(
    "ab an auf aus be bei da dar dazu durch ein ent entgegen er fehl fest fort frei ge gegen her heraus herbei herein "
    "hervor hin hinaus hinein hinter hinzu los miss mit nach nieder statt teil um unter uber ver vor voran voraus "
    "vorbei weg weiter wider wieder zer zu zuruck zusammen".split()
)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word of a query stands for.

    Attributes:
        forms: the known forms that hold its roots, the word itself included.
        apart: forms of a verb whose particle stands apart (``lehnt``, ``lehnte``).
        particle: that particle, folded (``ab``, ``zuruck``); empty without one.
    """

    forms: frozenset[str]
    apart: frozenset[str] = frozenset()
    particle: str = ""


class Vocabulary:
    """The word forms of a case in memory; takes in what was added since."""

    def __init__(self) -> None:
        self._last = 0
        self._terms: list[str] = []
        self._known: dict[str, list[str]] = {}
        self._folded = ""
        self._starts: list[int] = []
        self._found: dict[str, Meant] = {}

    def refresh(self, connection: Connection) -> None:
        """Read the forms added since the last time."""
        t = schema.term.c
        fresh = connection.execute(select(t.id, t.term).where(t.id > self._last).order_by(t.id)).all()
        if fresh:
            self._last = fresh[-1][0]
            new = [row[1] for row in fresh]
            folded = [line or term for line, term in zip(fold("\n".join(new)).split("\n"), new, strict=True)]
            for line, term in zip(folded, new, strict=True):
                self._known.setdefault(line, []).append(term)
            self._terms += new
            self._starts += list(accumulate((len(line) + 1 for line in folded), initial=len(self._folded)))[:-1]
            self._folded += "\n".join([*folded, ""])
            self._found.clear()

    def meant(self, token: str) -> Meant:
        """What a word stands for among the known forms."""
        if token not in self._found:
            self._found[token] = self._look_up(token)
        return self._found[token]

    def has(self, meant: Meant) -> bool:
        """Whether the case has any of these forms."""
        return bool(meant.apart) or any(form in self._known.get(fold(form), ()) for form in meant.forms)

    def near(self, token: str) -> tuple[str, ...]:
        """Known forms that are written nearly so, the nearest first."""
        asked = fold(token)
        lines = [line for line in self._known if abs(len(line) - len(asked)) <= 2 and line[:1] == asked[:1]]
        close = difflib.get_close_matches(asked, sorted(lines), _NEAR, _LIKE)
        return tuple(term for line in close for term in sorted(self._known[line]))[:_NEAR]

    def _look_up(self, token: str) -> Meant:
        plain = token.casefold()
        spelt = self._umlauts(plain)
        exact = {form for form in (plain, spelt) if form in self._known.get(fold(form), ())}
        forms = {plain, spelt} | (
            exact or {term for form in (plain, spelt) for term in self._known.get(fold(form), ())}
        )
        if len(token) < 3:
            return Meant(frozenset(forms))
        taken = _analysed(token if spelt == plain else spelt.capitalize() if token[:1].isupper() else spelt)
        if taken.kind == "other" and not any(letter.isalpha() for letter in token):
            return Meant(frozenset(forms))
        parts = [_Part(self, root, act, taken) for root, act in zip(taken.parts, taken.acts, strict=True)]
        common = self._shortest(parts, _MOST)
        if taken.kind != "verb" and len(taken.lemma) > 3:  # the word as a whole, whatever it is made of
            whole = _Part(self, fold(taken.lemma), False, taken, strict=True)
            common |= self._shortest([whole], _MOST - len(common), common)
        forms |= common
        front, stem = particle(taken.parts[0]) if len(taken.parts) == 1 and taken.acts[0] else ("", "")
        return Meant(frozenset(forms), frozenset(self._finite(stem) if front else ()), front)

    def _umlauts(self, plain: str) -> str:
        """A word written with "ae", "oe", "ue" as it is meant, if that is a word: ``loehne`` -> ``löhne``."""
        meant = re.sub("ae|oe|(?<![aeq])ue", lambda pair: {"a": "ä", "o": "ö", "u": "ü"}[pair.group()[0]], plain)
        return (
            meant
            if meant != plain and not knows(plain) and (meant in self._known.get(fold(meant), ()) or knows(meant))
            else plain
        )

    def _shortest(self, parts: Sequence[_Part], most: int, known: Collection[str] = ()) -> set[str]:
        """The shortest forms that hold all parts; looks no further when there are enough."""
        found: set[str] = set()
        numbers = set.intersection(*(set(part.places) for part in parts))
        for number in sorted(numbers, key=lambda at: (len(self._terms[at]), self._terms[at])):
            if len(found) >= most:
                break
            term = self._terms[number]
            if term not in known and all(part.is_in(number) for part in parts):
                found.add(term)
        return found

    def _is_word(self, text: str) -> bool:
        if len(text) < 3:
            return False
        act = _ACT.sub("", text)
        return text in stems() or (len(text) > 3 and text in self._known) or (act != text and particle(act)[0] != "")

    def _at(self, place: int) -> int:
        """The number of the form that has this place in the folded text."""
        return bisect_right(self._starts, place) - 1

    def _finite(self, stem: str) -> Iterator[str]:
        """Known forms of a simple verb that may stand in a main clause, its particle at the end."""
        for match in re.finditer(rf"^(?:{'|'.join(_body(shape) for shape in shapes(stem))})(\w{{0,4}})$",
                                 self._folded, re.MULTILINE):  # fmt: skip
            if _FINITE.match(match.group(1)):
                yield self._terms[self._at(match.start())]


class _Part:
    """A root of a word, and where in the known forms its shapes stand.

    Args:
        act: a verb or made from one, so that it has the verb's shapes.
        strict: of a word as a whole, umlauts count.
    """

    def __init__(self, words: Vocabulary, root: str, act: bool, asked: Word, *, strict: bool = False) -> None:
        front, stem = particle(root) if act else ("", root)
        body = "|".join(_body(shape) for shape in _stems_of(stem, act))
        between = f"{'(?:zu)?ruck' if front == 'zuruck' else front}(?:ge|zu)?" if front else ""
        self._marks = _marked(asked.lemma) if strict or (act and re.search("[lr]$", stem)) else None
        self._words, self._act = words, act
        self.places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for match in re.finditer(f"{between}(?:{body})", words._folded):
            self.places[words._at(match.start())].append(match.span())

    def is_in(self, number: int) -> bool:
        """Whether the form of that number holds the root, as a word or as a part of one."""
        words, term = self._words, self._words._terms[number]
        first = words._starts[number]
        last = words._folded.index("\n", first)
        for start, stop in self.places[number]:
            left, right = words._folded[first:start], words._folded[stop:last]
            if not (self._before(left, stop - start) and self._after(right, stop - start)):
                continue
            if self._marks is None or len(term) != last - first:
                return True
            # weak verbs keep their vowels: "fördern" is not "fordern"
            if _marked(term[len(left) : len(left) + stop - start]) == self._marks:
                return True
        return False

    def _before(self, left: str, size: int) -> bool:
        """Whether what stands before a shape leaves it a part of its own."""
        if not left or (self._act and left in ("ge", "zu")):
            return True
        if len(left) < 3 or (self._act and left in _PREFIXES):
            return False
        if size >= _LONG:
            return True
        return (
            self._words._is_word(left) or self._words._is_word(_LINK.sub("", left)) or self._words._is_word(f"{left}e")
        )

    def _after(self, right: str, size: int) -> bool:
        """Whether what stands after a shape is an ending or another part."""
        if (_VERB if self._act else _NOUN).match(right) or size >= _LONG:
            return True
        if size > 4 and _ATION.match(right):
            return True
        least = 3 if size > 4 else 4
        rests = {right, _LINKED.sub("", right, count=1), right.removeprefix("s")}
        return any(
            len(part) >= least and self._words._is_word(part)
            for rest in rests
            for part in (rest, _ENDING.sub("", rest), *(rest[:end] for end in range(_LONG, len(rest) - 4)))
        )


def _analysed(token: str) -> Word:
    """A word taken apart; one in small letters may be a noun as well."""
    taken = word(token)
    if taken.kind == "other" and token[:1].islower():
        return word(token.capitalize())
    return taken


def _stems_of(stem: str, act: bool) -> tuple[str, ...]:
    """All shapes; a long noun loses its last "e" in compounds (``Grenze``: ``Grenzgebiet``)."""
    found = shapes(stem, act=act)
    if not act and len(stem) > 4 and stem.endswith("e"):
        found = (*found, stem[:-1])
    return found


def _body(shape: str) -> str:
    """A shape as a pattern: with "ae" for "ä" as well, and with the "e" that stems on "l" and "r" may lose."""
    pattern = re.sub(r"[ao](?!e)|(?<![aeo])u(?!e)", lambda vowel: f"{vowel.group()}e?", re.escape(shape))
    return re.sub(r"(?<=[^aeiou?])([lr])$", r"e?\1", pattern)


def _marked(text: str) -> bool:
    """Whether a word has an umlaut, however it is written."""
    return bool(re.search("[äöü]|ae|oe", text.casefold()))
