"""What an actor may be called by, in questions, decisions and corrections: one rule for all of them.

First comes the key (in the actor tables, or the one of the case), then the name, then any other of its names; as
written before small and capital letters aside; of several the one that is named most often, then the first by key.
Before anything is joined, while findings are corrected, the first report that has a name stands for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from statusquo.case.joined import JoinedActor
from statusquo.case.names import body_tokens, person_tokens
from statusquo.findings import Actor, Findings

_WAYS: tuple[Callable[[JoinedActor], tuple[str, ...]], ...] = (
    lambda actor: (actor.key, actor.table or actor.key),
    lambda actor: (actor.name,),
    lambda actor: actor.names,
)


class Called:
    """Finds joined actors by what they are called.

    Args:
        actors: those of a world.
    """

    def __init__(self, actors: Iterable[JoinedActor]) -> None:
        self._exact: dict[str, JoinedActor] = {}
        self._folded: dict[str, JoinedActor] = {}
        self._tokens: set[tuple[str, ...]] | None = None
        ordered = sorted(actors, key=lambda actor: (-actor.mentions, actor.key))
        for way in _WAYS:
            for actor in ordered:
                for name in way(actor):
                    self._exact.setdefault(name, actor)
                    self._folded.setdefault(name.casefold(), actor)

    def find(self, name: str) -> JoinedActor | None:
        """The actor that goes by a name."""
        return self._exact.get(name) or self._folded.get(name.casefold())

    def is_there(self, name: str) -> bool:
        """Whether an actor goes by a name, or by one that is spelled otherwise or inflected."""
        if self.find(name) is not None:
            return True
        if self._tokens is None:
            self._tokens = {tokens for known in self._exact for tokens in (person_tokens(known), body_tokens(known))}
        return bool(self._tokens & {person_tokens(name), body_tokens(name)} - {()})

    def key(self, name: str) -> str | None:
        """Its key."""
        found = self.find(name)
        return None if found is None else found.key


def first_named(findings: Iterable[Findings]) -> dict[str, Actor]:
    """Name or table key -> the actor of the first report (by id) that has it."""
    found: dict[str, Actor] = {}
    for one in sorted(findings, key=lambda f: f.report.id):
        for actor in one.actors:
            found.setdefault(actor.name, actor)
            if actor.table:
                found.setdefault(actor.table, actor)
    return found
