"""Names of actors: forms of one or more words, found with their inflection.

A form is cut into pieces (``normal.pieces``), and the forms wait under their first piece's stem. A text
matches piece by piece, each as stem + one of its endings, and only where a token ends. So "ver.di", "Bündnis
90/Die Grünen" and "UN-Sicherheitsrat" are found however a tokenizer cuts them. Cost: four look-ups a token.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from statusquo.language.actors import normal
from statusquo.language.actors.grammar import Grammar
from statusquo.language.actors.values import Form, FormKind

LONGEST: Final = 24
"""Pieces that a name has at most."""

_FIXED: Final = ("",)
_SHORTEST_SHOUT: Final = 4


@lru_cache(maxsize=1 << 14)
def _pieces(token: str) -> tuple[str, ...]:
    return tuple(normal.pieces(token)) if len(token) <= normal.LONGEST_WORD else (token,)


def parse_form(cell: str, entry: str, kind: FormKind, grammar: Grammar) -> Form:
    """One value of a table as a form.

    Args:
        cell: ``[article ]words[?]``, with ``*`` for an adjective ending: "das Weiß* Haus", "Union?".
    """
    weak = cell.endswith("?")
    text, gender, number, article = grammar.split_article(cell.rstrip("?").rstrip())
    if text.isalnum():
        stem = normal.piece_key(text)
        if article and kind != "acronym":
            endings = grammar.head_endings(stem, gender, number, several=False)
        else:
            endings = grammar.name_endings(stem) if stem[-1].isalpha() else _FIXED
        return Form(text, entry, kind, weak, gender, number, ((stem, endings),))
    words = text.split(" ")
    head = next((k for k, word in enumerate(words) if word[:1].isupper() and word[-1] != "*"), -1)
    if not article or head < 0 or (head == len(words) - 2 and grammar.is_of_town(words[head], words[-1])):
        head = len(words) - 1
    parts: list[tuple[str, tuple[str, ...]]] = []
    for k, word in enumerate(words):
        cut = normal.pieces(word.rstrip("*"))
        parts += [(piece, _FIXED) for piece in cut[:-1]]
        if word[-1] == "*":
            endings = grammar.ADJECTIVE_ENDINGS
        elif k != head or not cut[-1][-1:].isalpha():
            endings = _FIXED
        elif article and kind != "acronym":
            endings = grammar.head_endings(cut[-1], gender, number, len(words) > 1)
        else:
            endings = grammar.name_endings(cut[-1])
        parts.append((cut[-1], endings))
    return Form(text, entry, kind, weak, gender, number, tuple(parts))


class Names:
    """An index of forms."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._by_first: dict[str, list[Form]] = {}
        for form in forms:
            self._by_first.setdefault(form.pieces[0][0], []).append(form)

    def longest(self, tokens: Sequence[str], i: int) -> tuple[int, list[Form]]:
        """The forms that match the most tokens from ``i`` on.

        Returns:
            Number of tokens and the forms, strong before weak, then in table order; ``(0, [])`` if none.
        """
        first = _pieces(tokens[i])
        if not first:
            return 0, []
        found = self._matches(first, tokens, i)
        if not found and "-" in first[1:] and first[0][:1].isupper():
            joined = first[0] + "".join(piece.lower() for piece in first[1:] if piece != "-")
            found = self._matches((joined,), tokens, i)
        if not found:
            return 0, []
        length = max(size for size, _ in found)
        return length, sorted((form for size, form in found if size == length), key=lambda form: form.weak)

    def _matches(self, first: tuple[str, ...], tokens: Sequence[str], i: int) -> list[tuple[int, Form]]:
        candidates = self._candidates(first[0])
        if not candidates:
            return []
        longest = max(len(form.pieces) for form in candidates)
        text = list(first)
        ends = {len(text): 1}
        for count, token in enumerate(tokens[i + 1 : i + longest], 2):
            if len(text) >= longest:
                break
            text += _pieces(token)
            ends[len(text)] = count
        found = []
        for form in candidates:
            length = ends.get(len(form.pieces))
            if length is not None and all(map(_fits, text, form.pieces)):
                found.append((length, form))
        return found

    def _candidates(self, piece: str) -> list[Form]:
        index = self._by_first
        found: list[Form] = []
        for cut in (piece, piece[:-1], piece[:-2], piece[:-3]):
            if cut in index:
                found += index[cut]
        if len(piece) >= _SHORTEST_SHOUT and piece.isupper():
            calm = piece.capitalize()
            for cut in (calm, calm[:-1], calm[:-2], calm[:-3]):
                if cut in index:
                    found += index[cut]
        elif not found and piece.islower() and piece[-1] in "enrsm":
            # "auswärtiges Amt": an adjective that should have a capital letter
            big = piece.capitalize()
            for cut in (big[:-1], big[:-2]):
                if cut in index:
                    found += [form for form in index[cut] if len(form.pieces) > 1 and form.pieces[0][1] != _FIXED]
        return found


def _fits(piece: str, part: tuple[str, tuple[str, ...]]) -> bool:
    """Whether a piece of text is a stem with one of its endings; a word in capitals counts as itself."""
    stem, endings = part
    if piece.startswith(stem) and piece[len(stem) :] in endings:
        return True
    if len(piece) >= _SHORTEST_SHOUT and piece.isupper():
        calm = piece.capitalize()
        return calm.startswith(stem) and calm[len(stem) :] in endings
    if len(endings) > 1 and piece.islower():
        big = piece.capitalize()
        return big.startswith(stem) and big[len(stem) :] in endings
    return False
