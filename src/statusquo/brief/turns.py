"""Changes of mind: what a party said of an issue after it gave up a stance."""

from __future__ import annotations

from collections.abc import Iterable

from statusquo.brief.names import Names
from statusquo.case.joined import HeldPosition, World
from statusquo.case.softening import parts
from statusquo.messages import Words


class Turns:
    """Finds what took the place of a stance.

    Args:
        world: the case; ``names``, ``words``: for the words of it.
    """

    def __init__(self, world: World, names: Names, words: Words) -> None:
        self._issues = {issue.key: issue for issue in world.issues}
        self._words = words
        self._names = names
        self._by_party: dict[str, list[HeldPosition]] = {}
        self._by_cell: dict[tuple[str, str], list[HeldPosition]] = {}
        for position in world.positions:
            self._by_party.setdefault(position.party, []).append(position)
            self._by_cell.setdefault((position.party, position.issue), []).append(position)

    def label(self, issue: str) -> str:
        """What the issue of that key is called."""
        found = self._issues.get(issue)
        return found.label if found else issue

    def __call__(self, old: HeldPosition) -> tuple[list[HeldPosition], list[str]]:
        """The stances that took the place of an older one, and each in words.

        A stance that is given up in part only has none on its own issue: the later offer is about a smaller act, and
        is told with its name.
        """
        same = self._by_cell.get((old.party, old.issue), [])
        later = [p for p in same if p.until is None and p.stance != old.stance]
        if later:
            return later, list(dict.fromkeys(self._does(p) for p in later))
        then = [p for p in self._by_party.get(old.party, []) if p.first == old.until]
        about = dict.fromkeys((old.issue, *(p.issue for p in then)))  # of all issues of the case these few
        later = list(parts(old, then, [self._issues[key] for key in about if key in self._issues]))[:1]
        quoted = (self._words("brief.say.inside", what=self.label(p.issue)) for p in later)
        return later, [f"{self._does(p)}: {what}" for p, what in zip(later, quoted, strict=True)]

    def _does(self, position: HeldPosition) -> str:
        return self._names.stance(position.party, position.stance, self._words)


def alike(ended: Iterable[HeldPosition]) -> list[tuple[HeldPosition, ...]]:
    """Stances given up, those that read the same together: a party and its spokesmen gave up one stance on one day.

    Returns:
        The groups, and the stances in each, in the order in which they came.
    """
    groups: dict[tuple[str, str, str, str], list[HeldPosition]] = {}
    for old in ended:
        groups.setdefault((old.until or "", old.party, old.issue, old.stance), []).append(old)
    return [tuple(group) for group in groups.values()]
