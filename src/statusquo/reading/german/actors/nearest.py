"""The actor named before a token that fits: the last one, or the one that the report is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from statusquo.reading.german.actors.scene import Entity, Scene

#: Sentences looked back where nothing else is said.
_BACK: Final = 4
#: What each mention of a body adds to its chance to be meant, and how many of them count.
_OFTEN: Final = 0.4
_MOST: Final = 5


def salient(scene: Scene, head: int, fits: Callable[[Entity], bool]) -> Entity | None:
    """The entity before a token that fits: the nearest, subjects before others of the same sentence."""
    best: tuple[float, int] | None = None
    found: Entity | None = None
    here = scene.sentence[head]
    for mention in scene.among(scene.floor(head, 30), head):
        if mention.sort == "label" or not fits(mention.entity):
            continue
        score = (1.5 if scene.role_of(mention.head) in ("subject", "agent") else 0.0) - (
            here - scene.sentence[mention.first]
        )
        score += _OFTEN * min(len(mention.entity.mentions), _MOST)  # whom the report is about
        if best is None or (score, mention.first) > best:
            best, found = (score, mention.first), mention.entity
    return found


def before(scene: Scene, head: int, fits: Callable[[Entity], bool], back: int = _BACK) -> Entity | None:
    """The entity last mentioned before a token that fits, at most ``back`` sentences earlier."""
    floor = scene.floor(head, back)
    best: Entity | None = None
    for mention in scene.among(floor, head):
        if fits(mention.entity):
            best = mention.entity
    return best
