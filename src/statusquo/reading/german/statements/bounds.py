"""Where a stretch of tokens begins and ends: marks at its edges, insertions, what stands after a colon."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Analysis, Sentence

#: Marks that end an insertion.
_STOPS: Final = frozenset({",", ";", ":", "–", "—", ".", "!", "?", "…"})


def trim(analysis: Analysis, first: int, stop: int) -> tuple[int, int]:
    """Leave out marks at both ends; an opening mark before and a closing mark after stay where they are a pair."""
    tokens = analysis.tokens
    while first < stop and tokens[first].is_mark and tokens[first].opens != 1:
        first += 1
    while stop > first and tokens[stop - 1].is_mark and tokens[stop - 1].opens != -1:
        stop -= 1
    return first, stop


def insertion_stop(analysis: Analysis, sentence: Sentence, first: int) -> int:
    """The first mark after a token that ends what begins there, brackets and quotations passed over."""
    tokens, depth = analysis.tokens, 0
    for index in range(first, sentence.stop):
        depth = max(0, depth + tokens[index].opens)
        if depth == 0 and tokens[index].is_mark and tokens[index].text in _STOPS:
            return index
    return sentence.stop


def after_colon(analysis: Analysis, sentence: Sentence, stop: int) -> int:
    """First token of what is said before ``stop``: behind a colon if a clause stands between, else the sentence."""
    tokens = analysis.tokens
    for index in range(stop - 1, sentence.first, -1):
        if tokens[index].text == ":" and any(t.is_finite for t in tokens[index + 1 : stop]):
            return index + 1
    return sentence.first


def has_finite(analysis: Analysis, first: int, stop: int) -> bool:
    """Tell whether a finite verb stands among these tokens."""
    return any(token.is_finite for token in analysis.tokens[first:stop])
