"""Lettering: how wide a text is, where it may break, and the lines it makes.

A drawing cannot ask the browser how wide a word is. The table has advance widths of a wide sans-serif face
(in thousandths of the type size), so that no usual system font is wider than the estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from statusquo.svg.element import tag, text

_WIDTHS = {
    **dict.fromkeys("iljI.,:;'|!·", 310),
    **dict.fromkeys("ftr()[]-/ \u00a0", 400),
    **dict.fromkeys('szcJ"*„“”', 560),
    **dict.fromkeys("mM", 970),
    **dict.fromkeys("wW@%", 880),
    **dict.fromkeys("ABCDEGHKNOQRSUVXYÄÖÜ–+=<>", 760),
}
_DEFAULT, _WIDE = 630, 1000
_VOWELS = "aeiouyäöüáéíóúAEIOUYÄÖÜ"
_CLUSTERS = frozenset("sch ch ck ph th qu st sp br bl dr fr fl gr gl kr kl pr pl tr str spr".split())
_LONG = 11
LINE = 1.28
"""Line height as a multiple of the type size."""


@lru_cache(maxsize=4096)
def width(value: str, size: float, bold: bool = False) -> float:
    """Estimated width of a line at a type size, both in user units."""
    return (
        (1.09 if bold else 1) * sum(_WIDTHS.get(c, _WIDE if ord(c) > 0x2E80 else _DEFAULT) for c in value) * size / 1000
    )


def wrap(value: str, room: float, size: float, lines: int | None = None, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than ``room``.

    Breaks at blanks (not at U+00A0) and after hyphens; a word wider than the room is hyphenated before a consonant that
    opens a syllable, the place where German, and mostly English, allows it.

    Args:
        lines: the most lines wanted; what is left ends in an ellipsis. ``None`` = as many as it takes.
    """
    room = room / 1.09 if bold else room
    made: list[str] = []
    line = ""
    for word in _pieces(value, room, size):
        glue = "" if not line or line.endswith(("-", "\u200b")) else " "
        joined = f"{line.rstrip(chr(0x200B))}{glue}{word}"
        if line and width(joined.rstrip("\u200b"), size) > room:
            made.append(_close(line))
            line = word
        else:
            line = joined
    if line:
        made.append(_close(line))
    if lines is not None and len(made) > lines:
        kept = made[:lines]
        last = kept[-1]
        while last and width(f"{last}…", size) > room:
            last = last[:-1]
        kept[-1] = f"{last.rstrip()}…"
        made = kept
    return tuple(made) or ("",)


def syllables(word: str) -> tuple[str, ...]:
    """A word in parts where it may be hyphenated; short words stay whole.

    Example:
        >>> syllables("Binnenschifffahrtsordnung")
        ('Bin', 'nen', 'schiff', 'fahrt', 'sord', 'nung')
    """
    if "-" in word.strip("-"):
        made: list[str] = []
        for piece in re.findall(r"[^-]*-|[^-]+", word):
            *before, last = syllables(piece.rstrip("-"))
            made += [*before, f"{last}-" if piece.endswith("-") else last]
        return tuple(made)
    parts: list[str] = []
    start = 0
    for i in range(3, len(word) - 2) if len(word) >= _LONG else ():
        if word[i] in _VOWELS or word[i + 1] not in _VOWELS:
            continue
        cut = i
        for size in (3, 2):
            if word[i - size + 1 : i + 1].lower() in _CLUSTERS:
                cut = i - size + 1
                break
        if cut - start >= 3:
            parts.append(word[start:cut])
            start = cut
    return (*parts, word[start:])


def flow(needs: Iterable[float], left: float, top: float, room: float, step: float) -> Iterator[tuple[float, float]]:
    """Where the entries of a legend stand: beside each other, the next in a new line where one would pass the room.

    Args:
        needs: how wide each entry is with the gap behind it.
        left, top: where the first stands; ``step``: from line to line.
    """
    x, y = left, top
    for need in needs:
        if x > left and x + need > room:
            x, y = left, y + step
        yield x, y
        x += need


def block(
    lines: tuple[str, ...],
    x: float,
    middle: float,
    size: float,
    *,
    anchor: str = "start",
    weight: str | None = None,
    class_: str | None = None,
) -> str:
    """Lines of text around a middle height.

    Args:
        x, middle: where the lines are anchored; their common middle.
        anchor: ``start``, ``middle`` or ``end``.
    """
    step = size * LINE
    first = middle - step * (len(lines) - 1) / 2 + size * 0.35
    spans = (tag("tspan", text(line), x=x, y=first + step * i) for i, line in enumerate(lines))
    return tag("text", *spans, font_size=size, text_anchor=anchor, font_weight=weight, class_=class_)


def _close(line: str) -> str:
    return f"{line[:-1]}-" if line.endswith("\u200b") else line


def _pieces(value: str, room: float, size: float) -> list[str]:
    """Words, cut where they are wider than the room; a cut inside a word ends in U+200B."""
    pieces: list[str] = []
    for word in re.split(r"[ \t\n\r\f\v]+", value.strip()) if value.strip() else ():
        for part in re.findall(r"[^-]+-?|-", word):
            left = width(part, size)
            start = 0
            while left > room and len(part) - start > 4:
                # What lies behind the room cannot matter for the next cut.
                ahead = part[start : start + _most(part, start, room, size) + 2]
                cut = _syllable(ahead, room, size)
                pieces.append(f"{part[start : start + cut]}\u200b")
                left -= width(part[start : start + cut], size)
                start += cut
            pieces.append(part[start:])
    return pieces


def _most(word: str, start: int, room: float, size: float) -> int:
    """How many characters from there on fit, with one more that does not."""
    left = room
    for i in range(start, len(word)):
        left -= width(word[i], size)
        if left < 0:
            return i - start + 1
    return len(word) - start


def _syllable(word: str, room: float, size: float) -> int:
    """Where to cut a word so that its first part and a hyphen fit."""
    most, left = 1, room - width("-", size) - width(word[:1], size)
    while most < len(word) - 1 and (left := left - width(word[most], size)) >= 0:
        most += 1
    for cut in range(most, 2, -1):
        if len(word) - cut < 2 or word[cut] in _VOWELS or word[cut + 1] not in _VOWELS:
            continue
        if word[cut - 1 : cut + 1].lower() in {"ch", "ck", "ph", "th", "qu"}:
            continue
        return cut
    return most
