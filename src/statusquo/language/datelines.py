"""Datelines: where a report says where it comes from, before its first sentence.

"Tallinn/Riga – Die Regierung ...", "KIEL (dpa) – Die Werft ...", "Lima, 4. März (Reuters) - Der Präsident ...": the
place and what stands in brackets are no part of the sentence; without them its subject is the first phrase again.
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.orthography import orthography
from statusquo.language.tokens import Piece, compose

__all__ = ["dateline"]

_DASHES = frozenset({"–", "—", "-", "--", "―", "−"})
_MOST_WORDS = 5
_MOST_PIECES = 16
_MOST_IN_BRACKETS = 8


def dateline(text: str, pieces: Sequence[Piece], first: int) -> int:
    """Return one past the last piece of the dateline that begins at ``first``; ``first`` if there is none.

    Args:
        text: the text the pieces are from.
        pieces: its pieces.
        first: the first piece of a line.

    A dateline is up to five words with a capital letter (joined by "/" or ",", with "am" and the like between),
    perhaps a date, perhaps brackets, then a dash, and after it a capital letter or an opening mark on the same line.
    Brackets that name an agency need no dash.
    """
    lists = orthography()
    line = pieces[first].line
    stop = min(len(pieces), first + _MOST_PIECES)
    k = first
    words = 0
    agency = False
    while k < stop and pieces[k].line == line:
        piece = pieces[k]
        form = compose(text[piece.start : min(piece.stop, piece.start + 60)])
        if words and (form in _DASHES or (agency and form == ":")):
            k += 1
            if k < stop and form == "-" and text[pieces[k].start] == "-":
                k += 1  # "--"
            return k if _begins(text, pieces, k, line) else first
        if agency:
            return k if _begins(text, pieces, k, line) else first
        if piece.kind == "word" and form[0].isupper():
            low = form.lower()
            if words >= _MOST_WORDS or (not words and low in lists.openers and low not in lists.place_words):
                return first
            words += 1
        elif form == "(" and words:
            close = _bracket(text, pieces, k, line)
            if close < 0:
                return first
            names = "/".join(text[p.start : p.stop].lower() for p in pieces[k + 1 : close])
            agency = any(name in lists.agencies for name in names.split("/"))
            k = close
        elif not words or not (
            form in {"/", ",", "."} or piece.kind in {"ordinal", "number", "abbreviation"} or form in lists.place_words
        ):
            return first
        k += 1
    return first


def _bracket(text: str, pieces: Sequence[Piece], k: int, line: int) -> int:
    """Return the piece that closes the bracket at ``k``, or -1."""
    for i in range(k + 1, min(len(pieces), k + _MOST_IN_BRACKETS + 2)):
        if pieces[i].line != line:
            break
        if text[pieces[i].start] == ")":
            return i
    return -1


def _begins(text: str, pieces: Sequence[Piece], k: int, line: int) -> bool:
    """Tell whether a sentence begins at piece ``k`` of the line."""
    if k >= len(pieces) or pieces[k].line != line:
        return False
    start = text[pieces[k].start]
    return pieces[k].kind == "quote" or start.isupper() or (start.isdigit() and pieces[k].kind in {"number", "ordinal"})
