"""The issue that the words of a condition name: "wenn die Ukraine den Donbass abtritt"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from statusquo.case.issues import Issues, Mention
from statusquo.case.joined import JoinedActor
from statusquo.case.likeness import THRESHOLD, likeness
from statusquo.case.names import fold
from statusquo.case.wording import Wording, wording
from statusquo.case.words import same, word

_BEGIN = 3
"""Letters that the root of a name has in common with the name."""


class Roots(Mapping[str, frozenset[str]]):
    """Actor key -> the roots of its names of one word. Taken apart when asked for: each name costs milliseconds."""

    def __init__(self, actors: Iterable[JoinedActor]) -> None:
        self._names = {
            actor.key: tuple(name for name in actor.names if " " not in name)
            for actor in actors
            if any(" " not in name for name in actor.names)
        }
        self._found: dict[str, frozenset[str]] = {}

    def __getitem__(self, key: str) -> frozenset[str]:
        if key not in self._found:
            self._found[key] = frozenset(part for name in self._names[key] for part in word(name).parts)
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def beginnings(self) -> dict[str, list[str]]:
        """The first letters of the names, and the keys of those that begin so."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, names in self._names.items():
            for begin in {fold(name)[:_BEGIN] for name in names}:
                found[begin].append(key)
        return found


class Matching:
    """Finds issues by the words of a clause; each clause is looked at once.

    Args:
        mentions: the wordings of the issues; names: key of an actor -> roots of its names.
    """

    def __init__(self, issues: Issues, mentions: Iterable[Mention], names: Mapping[str, frozenset[str]]) -> None:
        self._by_head: dict[object, list[tuple[Wording, str]]] = defaultdict(list)
        for mention in mentions:
            self._by_head[_head(mention.wording)].append((mention.wording, issues.keys[mention.wording.label]))
        self._names = names
        self._begin = names.beginnings() if isinstance(names, Roots) else None
        self._found: dict[str, str | None] = {}

    def __call__(self, clause: str) -> str | None:
        """Key of the one issue that a clause names, or ``None``.

        The clause must have the head and all modifiers of a wording; names of actors in the clause do not count.
        """
        if clause not in self._found:
            self._found[clause] = self._look_up(wording(clause))
        return self._found[clause]

    def _look_up(self, clause: Wording) -> str | None:
        others = self._by_head.get(_head(clause), ()) if clause.head else ()
        if not others:
            return None
        roots = {m.root for m in clause.modifiers}
        people = self._people(roots)
        best: dict[str, float] = {}
        for other, key in others:
            found = likeness(clause, other, frozenset(), frozenset(), people)
            if (
                found.score >= THRESHOLD
                and not found.against
                and (not found.loose or {m.root for m in other.modifiers} <= roots)
            ):
                best[key] = max(best.get(key, 0.0), found.score)
        top = [key for key, score in best.items() if score == max(best.values())]
        return top[0] if len(top) == 1 else None

    def _people(self, roots: set[str]) -> frozenset[str]:
        """Those of some roots that are names of actors."""
        keys: Iterable[str] = self._names
        if self._begin is not None:
            keys = {key for root in roots for key in self._begin.get(root[:_BEGIN], ())}
        return frozenset(root for key in keys for root in self._names[key])


def _head(one: Wording) -> object:
    """What the heads of two wordings that can be one issue have in common."""
    return same().get(one.head, one.head)
