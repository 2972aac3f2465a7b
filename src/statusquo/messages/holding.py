"""The word for whether a standing fact holds."""

from __future__ import annotations

from typing import Literal


def holding(holds: bool | None) -> Literal["holds", "holds_not", "holds_open"]:
    """The end of a message's key: it holds, it does not, or (``None``) reports differ or leave it open."""
    if holds is None:
        return "holds_open"
    return "holds" if holds else "holds_not"
