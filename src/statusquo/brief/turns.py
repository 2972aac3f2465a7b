"""Changes of mind: what a party said of an issue after it gave up a stance."""

from __future__ import annotations

from statusquo.brief.names import Names
from statusquo.case.joined import HeldPosition, World
from statusquo.case.softening import parts
from statusquo.messages import Words


def after(old: HeldPosition, world: World, names: Names, words: Words) -> tuple[list[HeldPosition], list[str]]:
    """The stances that took the place of an older one, and each in words.

    A stance that is given up in part only has none on its own issue: the later offer is about a smaller act, and
    is told with its name.
    """
    later = [
        p for p in world.positions
        if (p.party, p.issue) == (old.party, old.issue) and p.until is None and p.stance != old.stance
    ]  # fmt: skip
    if later:
        return later, [words(f"stance.{p.stance}") for p in later]
    labels = {issue.key: issue.label for issue in world.issues}
    later = list(parts(old, world.positions, world.issues))[:1]
    return later, [f"{words(f'stance.{p.stance}')}: {labels.get(p.issue, p.issue)}" for p in later]
