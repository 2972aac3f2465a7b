"""The golden case as a brief."""

from __future__ import annotations

from statusquo.brief import brief
from statusquo.brief.document import Brief
from tests.golden import case


def full(**more) -> Brief:
    """A brief of the golden case with its conflict and assessment; ``more``: as for :func:`brief`."""
    return brief(case.world(), case.conflict(), case.assessment(), **more)
