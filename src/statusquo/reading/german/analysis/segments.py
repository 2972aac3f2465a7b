"""A sentence cut into segments: stretches that belong to one clause.

Commas, stops, dashes and brackets divide, unless they stand inside a bare phrase ("ein langer, harter
Streik"); quotation marks do not. A stretch with two predicates is cut again: at "und" between two finite
verbs, between two participles or infinitives that share a finite verb ("hat A kritisiert und B gefordert"),
before a subordinator without a comma, and before an infinitive with "zu" without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.drafts import PhraseDraft
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.lists import words

__all__ = ["FINITE", "NONFINITE", "Segment", "brackets", "segments"]

FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
NONFINITE = frozenset({"VVPP", "VVINF", "VVIZU", "VAINF", "VAPP", "VMINF", "VMPP"})
_HARD = frozenset(";:.!?")
_OPENERS = frozenset({"KOUS", "KOUI", "PRELS", "PRELAT", "PWAV", "PWS", "PWAT", "APPR"})
_DASHES = frozenset({"–", "—", "-", "--", "−"})
_CLAUSE_KON = words("clause_conjunctions")


@dataclass(slots=True)
class Segment:
    """A stretch of tokens.

    Attributes:
        first, stop: its tokens, marks at the edges left out.
        mark: the mark before it: ``,``, ``;``, ``:``, ``–``, or ``und`` for a cut at a coordination, or
            empty.
        finite: its finite verbs.
        zu: it has an infinitive with "zu".
        shared: it shares the finite verb of the segment before ("... und B gefordert").
    """

    first: int
    stop: int
    mark: str
    finite: list[int]
    zu: bool
    shared: bool = False


def brackets(tokens: Sequence[Token], first: int, stop: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the outermost ranges in brackets, or a sentence between dashes (marks included)."""
    found = _between_dashes(tokens, first, stop)
    depth = 0
    start = first
    for k in range(first, stop):
        token = tokens[k]
        if token.opens == 0 or lexicon.is_quote(token):
            continue
        if token.opens == 1:
            if depth == 0:
                start = k
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                found.append((start, k + 1))
    return found


def _between_dashes(tokens: Sequence[Token], first: int, stop: int) -> list[tuple[int, int]]:
    """Return what stands between the only two dashes, if it is a main clause: "Die Lotsen – *sie streiken* – ..."."""
    dashes = [k for k in range(first, stop) if tokens[k].form in _DASHES and tokens[k].tag == "$("]
    if len(dashes) != 2:
        return []
    one, two = dashes
    if one == first or two - one < 3 or two + 1 >= stop or tokens[two + 1].tag[0] == "$":
        return []
    if tokens[one + 1].tag in _OPENERS or not any(tokens[k].tag in FINITE for k in range(one + 1, two)):
        return []
    return [(one, two + 1)] if any(tokens[k].tag in FINITE for k in range(two + 1, stop)) else []


def segments(
    tokens: Sequence[Token], first: int, stop: int, chunks: Sequence[PhraseDraft], lexicon: Lexicon
) -> list[Segment]:
    """Cut tokens ``first`` to ``stop`` (one sentence, or the inside of brackets) into segments."""
    inside = [False] * (stop - first)
    owner: list[PhraseDraft | None] = [None] * (stop - first)
    for chunk in chunks:
        for k in range(max(chunk.first, first), min(chunk.stop, stop)):
            owner[k - first] = chunk
            inside[k - first] = k > chunk.first
    skipped = [False] * (stop - first)
    for a, b in brackets(tokens, first, stop, lexicon):
        for k in range(a, b):
            skipped[k - first] = True
    result: list[Segment] = []
    mark = ""
    start = -1
    for k in range(first, stop + 1):
        boundary = k == stop or (
            not skipped[k - first] and not inside[k - first] and _divides(tokens, k, stop, lexicon)
        )
        if not boundary:
            if start < 0 and not skipped[k - first]:
                start = k
            continue
        if start >= 0:
            end = k
            while end > start and skipped[end - 1 - first]:
                end -= 1
            _add(result, tokens, start, end, mark, chunks, owner, first, skipped, lexicon)
            start = -1
        if k < stop:
            text = tokens[k].form
            mark = "–" if text in _DASHES else text
    return result


def _divides(tokens: Sequence[Token], k: int, stop: int, lexicon: Lexicon) -> bool:
    token = tokens[k]
    if token.tag in {"$,", "$."}:
        return True
    return token.tag == "$(" and not lexicon.is_quote(token) and token.opens == 0


def _add(
    result: list[Segment],
    tokens: Sequence[Token],
    start: int,
    end: int,
    mark: str,
    chunks: Sequence[PhraseDraft],
    owner: Sequence[PhraseDraft | None],
    offset: int,
    skipped: Sequence[bool],
    lexicon: Lexicon,
) -> None:
    """Cut one stretch between marks at its inner borders and add the parts."""
    cuts: list[tuple[int, str, bool]] = []
    tags = [tokens[k].tag for k in range(start, end)]
    verbs = [
        k
        for k in range(start, end)
        if not skipped[k - offset]
        and owner[k - offset] is None
        and (tags[k - start] in FINITE or tags[k - start] in NONFINITE)
    ]
    finite = [k for k in verbs if tokens[k].tag in FINITE]
    for k in range(start + 1, end):
        if tags[k - start] == "KOUS" and tokens[k].lower in lexicon.subordinators and any(f > k for f in finite):
            at = k
            while at > start + 1 and (tags[at - 1 - start] in {"KON"} or tokens[at - 1].lower in lexicon.focus):
                at -= 1
            if any(owner[i - offset] is not None or tokens[i].tag in FINITE for i in range(start, at)):
                cuts.append((at, "und" if tokens[at].tag == "KON" else "", False))
    for one, two in pairwise(finite):
        if any(one < at <= two for at, _, _ in cuts):
            continue
        border = _coordination(tokens, one, two, end, owner, offset)
        if border is not None:
            cuts.append((border, "und", False))
    cuts.extend(_shared(tokens, start, end, verbs, finite, owner, offset, [c[0] for c in cuts]))
    cuts.sort()
    edges = [(start, mark, False), *cuts]
    for n, (at, sort, shared) in enumerate(edges):
        to = edges[n + 1][0] if n + 1 < len(edges) else end
        if to > at:
            found = [k for k in finite if at <= k < to]
            zu = any(
                tokens[k].tag == "VVIZU" or (tokens[k].tag == "PTKZU" and owner[k - offset] is None)
                for k in range(at, to)
            )
            segment = Segment(at, to, sort, found, zu, shared)
            result.append(segment)
            if zu and found:
                _cut_infinitive(result, tokens, segment, owner, offset, lexicon)


def _coordination(
    tokens: Sequence[Token], one: int, two: int, end: int, owner: Sequence[PhraseDraft | None], offset: int
) -> int | None:
    """Return where the second of two finite verbs begins its clause, or None if they are one predicate."""
    borders = [
        k
        for k in range(one + 1, two)
        if tokens[k].tag == "KON" and owner[k - offset] is None and tokens[k].lower in _CLAUSE_KON
    ]
    if not borders:
        return None
    if borders[0] == one + 1 or (borders[0] == one + 2 and tokens[one + 1].tag in NONFINITE):
        return borders[0]  # verb-final: "... ablehnt und B fordert"
    for k in reversed(borders):
        parts = 0
        last: PhraseDraft | None = None
        for i in range(k + 1, two):
            phrase = owner[i - offset]
            if phrase is None:
                parts += tokens[i].tag in {"KON", "KOUS"}
            elif phrase is not last:
                parts += phrase.kind != "pp" or i == k + 1
                last = phrase
        if parts <= 1:
            return k
    return borders[0] if len(borders) == 1 else borders[-2]


def _shared(
    tokens: Sequence[Token],
    start: int,
    end: int,
    verbs: Sequence[int],
    finite: Sequence[int],
    owner: Sequence[PhraseDraft | None],
    offset: int,
    taken: Sequence[int],
) -> list[tuple[int, str, bool]]:
    """Find "hat A kritisiert und B gefordert": participles or infinitives that share a finite verb."""
    found = []
    full = [k for k in verbs if tokens[k].tag in {"VVPP", "VVINF", "VVIZU"}]
    for one, two in pairwise(full):
        if any(one < at <= two for at in taken):
            continue
        neither = any(tokens[k].lower == "weder" for k in range(start, one))
        between = [
            k
            for k in range(one + 1, two)
            if owner[k - offset] is None
            and ((tokens[k].tag == "KON" and tokens[k].lower in _CLAUSE_KON) or (neither and tokens[k].lower == "noch"))
        ]
        if len(between) >= 1 and between[0] - one <= 3 and two - between[0] > (0 if neither else 1):
            found.append((between[0], "und", True))
    return found


def _cut_infinitive(
    result: list[Segment],
    tokens: Sequence[Token],
    segment: Segment,
    owner: Sequence[PhraseDraft | None],
    offset: int,
    lexicon: Lexicon,
) -> None:
    """Cut "weigerte sich den Vertrag zu erfüllen" after the matrix verb; half-modals keep their
    infinitive.
    """
    at = segment.finite[0]
    verb = tokens[at]
    zu = next(
        (
            k
            for k in range(segment.first, segment.stop)
            if tokens[k].tag == "VVIZU" or (tokens[k].tag == "PTKZU" and owner[k - offset] is None)
        ),
        None,
    )
    if zu is None or zu < at or tokens[at].tag in {"VAFIN", "VMFIN"}:
        return
    if lexicon.carries(verb, tokens[zu if tokens[zu].tag == "VVIZU" else min(zu + 1, len(tokens) - 1)]):
        return
    k = at + 1
    subject_before = any(
        owner[i - offset] is not None and owner[i - offset].has("nom") and owner[i - offset].kind != "pp"  # type: ignore[union-attr]
        for i in range(segment.first, at)
    )
    while k < zu:
        phrase = owner[k - offset]
        if phrase is None:
            k += 1
        elif not subject_before and phrase.kind != "pp":
            subject_before = True
            k = phrase.stop
        elif phrase.kind == "pronoun" and phrase.head.tag in {"PPER", "PRF"}:
            k = phrase.stop
        else:
            break
    cut = min(k, zu)
    if cut <= at:
        return
    tail = Segment(cut, segment.stop, "zu", [f for f in segment.finite if f >= cut], True)
    segment.stop = cut
    segment.zu = False
    segment.finite = [f for f in segment.finite if f < cut]
    result.append(tail)
