"""Patterns: sets of states written with one character per option in file order.

``Y`` taken, ``N`` not taken, ``-`` either. Patterns are told from expressions by their letters: option keys
are lower case, so no text is both.
"""

from __future__ import annotations

from statusquo.conflict.faults import PlacedError


def is_pattern(text: str) -> bool:
    """Tell whether a text is a pattern rather than an expression."""
    return bool(text) and set(text) <= set("YN-")


def check_pattern(text: str, options: int) -> None:
    """Check that ``text`` is a pattern over that many options.

    Raises:
        PlacedError: a wrong character or a wrong length.
    """
    for place, character in enumerate(text):
        if character not in "YN-":
            raise PlacedError(
                f"'{character}' in the pattern '{text}'",
                advice="use Y (taken), N (not taken) and - (either)",
                offset=place,
            )
    if len(text) != options:
        raise PlacedError(
            f"the pattern '{text}' has {len(text)} characters for {options} options",
            advice="write one character per option, in the order of the file",
        )


def bits(text: str) -> tuple[int, int]:
    """The pattern as ``(mask, value)``: state s matches if ``s & mask == value``."""
    mask = value = 0
    for place, character in enumerate(text):
        if character != "-":
            mask |= 1 << place
        if character == "Y":
            value |= 1 << place
    return mask, value
