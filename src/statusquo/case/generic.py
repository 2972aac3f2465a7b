"""Names that only say what kind of body it is: "die Gewerkschaft", "das Unternehmen", "die Aufständischen".

Reports use them for a body that another report, or another sentence, names in full. Such a name goes with the one
body of its kind that the case names; where two fit, or none, it stays by itself. Shortened names go the same way:
"Regiobahn" with "Regiobahn AG", "Gewerkschaft GdS" with the union whose short form is GdS, "Volksfront" with
"Volksfront des Nordens", and a compound with the one longer name that it ends: "Hafengesellschaft" with "Hamburger
Hafengesellschaft".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, Protocol

from statusquo.case.names import body_tokens
from statusquo.case.nominals import base_name

_LEGAL: Final = frozenset("ag se gmbh kg kgaa ohg plc inc ltd corp sa nv bv llc co".split())
_KINDS: Final[tuple[tuple[frozenset[str], tuple[str, ...]], ...]] = (
    (
        frozenset("gewerkschaft arbeitnehmervertreter arbeitnehmerseite".split()),
        ("gewerkschaft",),
    ),
    (
        frozenset(
            "unternehmen unternehm konzern firma arbeitgeber arbeitgeb arbeitgeberseite betreiber betreib".split()
        ),
        tuple(sorted(_LEGAL)),
    ),
    (
        frozenset("rebellen rebell aufstandische aufstandischen aufstandisch kampfer milizen miliz".split()),
        ("volksfront", "front", "befreiungsarmee", "rebellen", "miliz", "milizen"),
    ),
)
"""The words for a kind (folded), and what the names of such bodies have as a word or at the end of one."""

_COMPOUND: Final = re.compile(
    r"\w{3}(?:gesellschaft|verband|gewerkschaft|partei|bund|bank|verein|betrieb|konzern|front|arme|werk|reederei)\Z"
)
"""Compounds that are short forms of the names they end: "Hafengesellschaft", "Fährverband", not "Gewerkschaft"."""


class Seen(Protocol):
    """What is needed to know of an actor: name, short forms, kind and table."""

    @property
    def name(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def table(self) -> str | None: ...
    @property
    def short(self) -> tuple[str, ...]: ...


def generic_pairs(seen: Sequence[Seen]) -> list[tuple[int, int]]:
    """Pairs of places in ``seen`` that are the same body by these rules, in order."""
    bodies = [at for at, one in enumerate(seen) if one.family == "body" and one.table is None]
    words = {at: _words(seen[at].name) for at in bodies}
    forms = {at: {words[at], *(_words(short) for short in seen[at].short)} - {()} for at in bodies}
    named = [at for at in bodies if not _is_generic(words[at])]
    marked = [[b for b in named if _marked(body_tokens(seen[b].name), marks)] for _, marks in _KINDS]
    beginning: dict[tuple[str, ...], list[int]] = defaultdict(list)
    called: dict[tuple[str, ...], list[int]] = defaultdict(list)
    ending: dict[str, list[int]] = defaultdict(list)
    for b in named:
        if len(words[b]) > 1:
            ending[words[b][-1]].append(b)
        for form in sorted(forms[b]):
            called[form].append(b)
        for start in sorted({form[:size] for form in forms[b] for size in range(1, len(form))}):
            beginning[start].append(b)
    whole = [_one_body(fits, words, forms) for fits in marked]
    pairs = []
    known: dict[str, list[int]] = {}
    for at in bodies:
        if not words[at]:
            continue
        if _is_generic(words[at]):
            kind = next(number for number, (nouns, _) in enumerate(_KINDS) if words[at][0] in nouns)
            found = [b for b in whole[kind] if b != at]
        else:
            name = seen[at].name
            if name not in known:
                fits = {*beginning.get(words[at], ()), *called.get(words[at], ())}
                if len(words[at]) == 1 and _COMPOUND.search(words[at][0]):  # "die Hafengesellschaft"
                    fits.update(ending.get(words[at][0], ()))
                if len(words[at]) > 1 and _is_generic(words[at][:1]):  # "Gewerkschaft GdS"
                    fits.update(called.get(words[at][1:], ()))
                known[name] = [b for b in _one_body(sorted(fits), words, forms) if seen[b].name != name]
            found = known[name]
        pairs += [(at, b) for b in found]
    return pairs


def _words(name: str) -> tuple[str, ...]:
    """Comparable words of a name without its legal form."""
    plain = name if name[:1].isupper() else base_name(name)  # a base form costs a look into the tagger
    return tuple(token for token in body_tokens(plain) if token not in _LEGAL)


def without_legal_form(name: str) -> tuple[str, ...]:
    """Comparable words of a name as it is written, without its legal form.

    Example:
        >>> without_legal_form("Nordkai AG") == without_legal_form("Nordkai")
        True
    """
    return tuple(token for token in body_tokens(name) if token.casefold() not in _LEGAL)


def _is_generic(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and any(words[0] in kind for kind, _ in _KINDS)


def _marked(tokens: tuple[str, ...], marks: tuple[str, ...]) -> bool:
    legal = marks[0] in _LEGAL
    return any(token in marks or (not legal and token.endswith(marks)) for token in tokens)


def _shortens(short: tuple[str, ...], forms: set[tuple[str, ...]]) -> bool:
    """Whether a name is the beginning of a longer one."""
    return any(len(short) < len(form) and form[: len(short)] == short for form in forms)


def _one_body(fits: list[int], words: dict[int, tuple[str, ...]], forms: dict[int, set[tuple[str, ...]]]) -> list[int]:
    """The fits, if all of them are names of one body; else none."""
    if not fits:
        return []
    longest = max(fits, key=lambda b: (len(words[b]), words[b]))
    alike = all(
        b == longest
        or forms[b] & forms[longest]
        or _shortens(words[b], forms[longest])
        or words[b][1:] in forms[longest]
        or words[longest][1:] in forms[b]
        for b in fits
    )
    return sorted(set(fits)) if alike else []
