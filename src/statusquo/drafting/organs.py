"""A state and its government are one party; which are, the case says when it joins its actors.

See :mod:`statusquo.case.organs`. A world that was joined so has none left; one made by hand may.
"""

from __future__ import annotations

from statusquo.case import organs
from statusquo.case.joined import World


def one_government(world: World) -> dict[str, str]:
    """The parties that are the same government, each with the party that stands for all; empty if there are none."""
    return organs.one_government(world.actors, {one.report.id: one.report.text for one in world.findings})
