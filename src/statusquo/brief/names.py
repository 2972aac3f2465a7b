"""Names of actors, in the language of the brief where the actor tables know them."""

from __future__ import annotations

from collections.abc import Mapping

from statusquo.assessment.names import Name, name
from statusquo.case.joined import JoinedActor, World
from statusquo.messages import Words


class Names:
    """Looks up actors by key.

    Args:
        world: the case.
        translated: names in the language of the brief, by key in the actor tables.
        language: of the brief.
    """

    def __init__(self, world: World, translated: Mapping[str, str], language: str) -> None:
        self._actors = {actor.key: actor for actor in world.actors}
        self._keys: dict[str, str] = {}
        for actor in world.actors:
            for known in (actor.name, *actor.names):
                self._keys.setdefault(known, actor.key)
        self._translated = translated
        self._language = language

    def __call__(self, key: str) -> str:
        """The name of an actor; the key itself if the case has no such actor."""
        actor = self._actors.get(key)
        if actor is None:
            return key
        return self._translated.get(actor.table or "", actor.name)

    def called(self, name: str) -> str:
        """What the brief calls an actor that a report calls so; the same name if the case has no such actor."""
        return self(self._keys[name]) if name in self._keys else name

    def spoken(self, key: str) -> Name:
        """The name as it stands in a sentence: with an article where the language needs one."""
        return name(self(key), self._language)

    def stance(self, key: str, stance: str, words: Words) -> str:
        """The verb of a stance in the number of the actor's name ("die USA fordern")."""
        return words(f"brief.plural.{stance}" if self.spoken(key).plural else f"stance.{stance}")

    def actor(self, key: str) -> JoinedActor | None:
        """The actor of that key."""
        return self._actors.get(key)

    def party(self, key: str) -> str:
        """The key of the party an actor belongs to (itself if it is unknown or acts for nobody)."""
        actor = self._actors.get(key)
        return actor.party if actor else key

    def parties(self, keys: tuple[str, ...]) -> list[str]:
        """The parties of some actors, each once, in order."""
        return list(dict.fromkeys(self.party(key) for key in keys))

    def persons(self, keys: tuple[str, ...]) -> list[str]:
        """The keys among them that act for somebody else."""
        return [key for key in keys if self.party(key) != key]
