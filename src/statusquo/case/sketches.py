"""How much two texts are the same: an agency's report printed by many, or a corrected version of one.

A text is the set of its sequences of four words, small and capital letters and all marks aside. The likeness of two
texts is the share of sequences they have in common (Jaccard: common to both / in either). ``SAME`` and more make one
a version of the other: of two texts equally long that means three quarters or more of the words.

To compare every text with every other would take ten thousand million comparisons for 100,000 reports. So each text
keeps a sketch: the twelve smallest of the hashes of its sequences (bottom-k sketch; Broder, On the resemblance and
containment of documents, 1997, section 3). Texts with three or more of them in common are compared in full; two
texts just at ``SAME`` are missed three times in a thousand, those at 0.75 once in a hundred thousand. A sequence
that stands in very many texts (a publisher's footer) is looked up in the first ``CROWD`` of them only.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # loaded when texts are compared, so that a question to a case does not wait for it
    import numpy as np
    from numpy.typing import NDArray

SAME: Final = 0.6
"""From which likeness on a text is a version of the other."""
SHORTEST: Final = 24
"""Words that a text needs to be compared: shorter ones are alike by chance, and only equal ones are one text."""
SIZE: Final = 12
COMMON: Final = 3
CROWD: Final = 100
CLOSEST: Final = 10
"""Texts compared in full with a new one: those with most of the sketch in common, the oldest first."""

_WORD = re.compile(r"\w+")
_LENGTH: Final = 4
_MIX: Final = 0x9E3779B97F4A7C15
_KEPT_WORDS: Final = 300_000
_known: dict[str, int] = {}
Pairs = dict[tuple[str, str], float]
"""Hashes of two texts, the smaller first, and their likeness."""


def sequences(words: list[str]) -> NDArray[np.uint64]:
    """Hashes of all sequences of four words, sorted, each once; empty for a text that is too short.

    Args:
        words: of the text, in lower case.
    """
    import numpy as np

    if len(words) < SHORTEST:
        return np.empty(0, np.uint64)
    if len(_known) > _KEPT_WORDS:
        _known.clear()
    try:
        numbers = [_known[word] for word in words]
    except KeyError:
        for word in words:
            if word not in _known:
                _known[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        numbers = [_known[word] for word in words]
    ids, mix = np.array(numbers, np.uint64), np.uint64(_MIX)
    ids = (ids ^ (ids >> np.uint64(15))) * mix
    mixed = ids[: len(ids) - _LENGTH + 1].copy()
    for step in range(1, _LENGTH):
        mixed = (mixed ^ (mixed >> np.uint64(29))) * mix + ids[step : len(ids) - _LENGTH + 1 + step]
    mixed = (mixed ^ (mixed >> np.uint64(32))) * mix
    return np.unique(mixed ^ (mixed >> np.uint64(31)))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return _WORD.findall(text.casefold())


def sketch(words: list[str]) -> tuple[int, ...]:
    """The smallest hashes of a text's sequences, 31 bits of each (every database has such numbers)."""
    found = sequences(words)
    return tuple(dict.fromkeys(value >> 33 for value in found[:SIZE].tolist()))


@lru_cache(maxsize=2048)
def _of(text: str) -> NDArray[np.uint64]:
    return sequences(words_of(text))


def alike(one: str, two: str) -> float:
    """The likeness of two texts, 0 to 1, rounded to two places.

    Example:
        >>> alike("a " * 30, "b " * 30)
        0.0
    """
    import numpy as np

    mine, yours = _of(one), _of(two)
    common = np.intersect1d(mine, yours, assume_unique=True).size
    either = mine.size + yours.size - common
    return round(common / either, 2) if either else 0.0


def closest(sketched: Iterable[int], holding: Callable[[int], Iterable[int]]) -> tuple[int, ...]:
    """Numbers of the texts to compare with a new one.

    Args:
        sketched: its sketch.
        holding: a hash to the numbers of the texts that have it in their sketch, the oldest first.
    """
    counted = Counter(number for value in sketched for number in holding(value))
    near = [number for number, common in counted.items() if common >= COMMON]
    return tuple(sorted(near, key=lambda number: (-counted[number], number))[:CLOSEST])


def pairs(texts: Mapping[str, str]) -> Pairs:
    """All pairs of texts that are versions of each other, in time that grows with their number.

    Args:
        texts: hash -> text.
    """
    hashes = sorted(texts)
    shelves: dict[int, list[int]] = defaultdict(list)
    found: Pairs = {}
    for number, key in enumerate(hashes):
        sketched = sketch(words_of(texts[key]))
        for other in closest(sketched, lambda value: shelves.get(value, ())):
            score = alike(texts[key], texts[hashes[other]])
            if score >= SAME:
                found[hashes[other], key] = score
        for value in sketched:
            if len(shelves[value]) < CROWD:
                shelves[value].append(number)
    return found
