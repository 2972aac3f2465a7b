"""Which conjunction joins two phrases: "und", "sowie", "weder ... noch", "nicht nur ... sondern auch"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis import lists

__all__ = ["AND", "conjunction"]

AND: Final = {
    "und": "und",
    "oder": "oder",
    "sowie": "sowie",
    "bzw.": "oder",
    "beziehungsweise": "oder",
    "noch": "weder noch",
    "plus": "und",
    "samt": "und",
}
"""Words that join phrases, and the conjunction they stand for."""
_BEHIND: Final = lists.words("behind_and")


def conjunction(gap: Sequence[Token]) -> str:
    """Return the conjunction that fills a gap, or empty."""
    words = [t.lower for t in gap]
    if not words:
        return ""
    if words == ["als", "auch"] or words == ["wie", "auch"]:
        return "sowohl als auch"
    if (
        words[0] == ","
        and len(words) > 1
        and words[1] in {"sondern", "aber", "und", "oder", "sowie"}
        and len(words) < 5
    ):
        return (
            "sondern auch"
            if "auch" in words and words[1] == "sondern"
            else (AND.get(words[1], "") if words[1] != "sondern" else "")
        )
    if words[0] in AND and all(w in _BEHIND for w in words[1:]):
        if words[0] == "und" and "nicht" in words[1:] and "zuletzt" not in words:
            return ""
        return AND[words[0]]
    return ""
