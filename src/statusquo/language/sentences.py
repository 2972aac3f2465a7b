"""Sentences: where one ends, and which quotation marks and brackets open or close.

A line break always ends a sentence, and so does a dateline ("Riga – Die Regierung ...", see ``datelines``).
Within a line a sentence ends after ``. ! ?`` or dots when what follows begins one: a capital letter, a number or
an opening mark; and at ``+++``, which divides headlines. Closing quotation marks and brackets stay with the
sentence before them; ``Wir kommen.“, sagte er`` does not end at the stop inside the quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.datelines import dateline
from statusquo.language.orthography import orthography
from statusquo.language.tokens import Piece, compose

__all__ = ["LONGEST", "directions", "split"]

LONGEST = 400
"""Most pieces in a sentence; a longer one is cut (a guard for lists and broken text, not for language)."""

_ENDS = frozenset(".!?")
_OPENING = "„‚〝‟‛"
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_INNER_WORDS = frozenset(",;:–—-")


def directions(text: str, pieces: Sequence[Piece]) -> list[int]:
    """Tell for each piece whether it opens (1) or closes (-1) a quotation or bracket, or neither (0).

    A quotation mark that touches a word on one side only faces that word. One that touches on both sides or
    on none opens if no quotation of its sort is open on this line, else it closes.
    """
    result = [0] * len(pieces)
    open_marks: list[str] = []
    line = -1
    for k, piece in enumerate(pieces):
        if piece.line != line and piece.kind != "quote":
            line = piece.line
        if piece.kind == "mark":
            result[k] = _BRACKETS.get(text[piece.start], 0)
            continue
        if piece.kind != "quote":
            continue
        mark = text[piece.start]
        single = mark in "‚‘’‛'`´›‹"
        sort = "single" if single else "double"
        if mark in _OPENING:
            way = 1
        else:
            left = k > 0 and pieces[k - 1].stop == piece.start and result[k - 1] != 1
            right = k + 1 < len(pieces) and pieces[k + 1].start == piece.stop and _wordlike(pieces[k + 1])
            if left and not right:
                way = -1
            elif right and not left:
                way = 1
            else:
                way = -1 if sort in open_marks else 1
            if way == 1 and mark == "“" and sort in open_marks and not right:
                way = -1
        if way == 1:
            open_marks.append(sort)
            del open_marks[:-8]
        elif sort in open_marks:
            while open_marks.pop() != sort:
                pass
        elif single and mark in "'’‘`´":
            way = 0  # an apostrophe that stands alone
        result[k] = way
    return result


def _wordlike(piece: Piece) -> bool:
    return piece.kind not in {"mark", "dots"}


def split(text: str, pieces: Sequence[Piece], ways: Sequence[int] | None = None) -> list[tuple[int, int]]:
    """Split the pieces of a text into sentences.

    Args:
        text: the text the pieces are from.
        pieces: what ``cut`` returned.
        ways: what ``directions`` returned; worked out if left out.

    Returns:
        Half-open ranges of pieces; together they cover all pieces in order.

    Example:
        >>> from statusquo.language.tokens import cut
        >>> text = "Am 3. Mai kam Dr. Vogt. „Wir gehen.“ Er blieb"
        >>> [text[p[a].start:p[b - 1].stop] for p in [cut(text)] for a, b in split(text, p)]
        ['Am 3. Mai kam Dr. Vogt.', '„Wir gehen.“', 'Er blieb']
    """
    if ways is None:
        ways = directions(text, pieces)
    sentences: list[tuple[int, int]] = []
    first = k = 0
    count = len(pieces)
    while k < count:
        piece = pieces[k]
        if k == first and (k == 0 or pieces[k - 1].line != piece.line):
            after = dateline(text, pieces, k)
            if after > k:
                sentences.append((first, after))
                first = k = after
                continue
        k += 1
        if k == count or pieces[k].line != piece.line:
            sentences.append((first, k))
            first = k
            continue
        if k - first >= LONGEST:
            sentences.append((first, k))
            first = k
            continue
        if _may_end(text, piece):
            after = k
            while after < count and pieces[after].line == piece.line and _belongs_before(text, pieces, ways, after):
                after += 1
            if after == count or pieces[after].line != piece.line or _begins(text, pieces, ways, after, piece):
                k = after
                sentences.append((first, k))
                first = k
    return sentences


def _may_end(text: str, piece: Piece) -> bool:
    if piece.kind == "dots":
        return True
    if piece.kind == "mark":
        return text[piece.start] in _ENDS or text.startswith("+++", piece.start - 2)
    return piece.kind == "abbreviation"


def _belongs_before(text: str, pieces: Sequence[Piece], ways: Sequence[int], k: int) -> bool:
    """Tell whether a mark after the end still belongs to the sentence that ended."""
    piece = pieces[k]
    if piece.kind == "mark":
        return text[piece.start] in _ENDS or ways[k] == -1
    return piece.kind == "dots" or (piece.kind == "quote" and ways[k] != 1)


def _begins(text: str, pieces: Sequence[Piece], ways: Sequence[int], k: int, end: Piece) -> bool:
    """Tell whether a sentence begins at piece ``k``, given what ended the one before."""
    lists = orthography()
    at = k
    while at < len(pieces) and ways[at] == 1 and at < k + 3:
        at += 1
    if at == len(pieces):
        return True
    word = compose(text[pieces[at].start : min(pieces[at].stop, pieces[at].start + 60)])
    if end.kind == "abbreviation":
        name = compose(text[end.start : end.stop]).lower().rstrip(".")
        return name in lists.closing and word[:1].isupper() and word.lower() in lists.openers
    if pieces[at].kind == "mark" and ways[at] == 0:
        return word[:1] not in _INNER_WORDS
    if word[:1].islower():
        return False
    return not (end.kind == "dots" and word[:1].isdigit())
