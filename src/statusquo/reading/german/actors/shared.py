"""Names that several countries or stations have: "das Bundesamt für Gesundheit", "die Tagesschau".

Such a name is the body of the tables only where the report has its country: by name, by an adjective, by the capital,
or by words that only that country has; and not with another country's capital right behind it. A programme is its
station unless another station stands behind it somewhere ("die Tagesschau des SRF").
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Match
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.actors.words import listed, words

#: Words behind a programme before its station.
_OF: Final = frozenset({"des", "der", "vom", "von", "im"})
_PROGRAMMES: Final = frozenset(listed("programmes"))
#: Words of reports from Switzerland that other states have not, or not often.
_SWISS: Final = frozenset(listed("swiss_bodies")) - frozenset(listed("federal_council"))
_SWITZERLAND: Final = "CHE"


class Shared:
    """The names of one report that several countries or stations have."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._countries: dict[str, bool] = {}
        self._stations: dict[str, Mention | None] = {}

    def station(self, i: int, match: Match) -> tuple[Entity, int] | None:
        """The other medium whose programme stands at token ``i``, and one past the words that name it.

        Returns:
            None for no programme, and where no other station is told.
        """
        form = self._scene.forms[i]
        if match.form not in _PROGRAMMES:
            return None
        here = self._behind(i)
        if form not in self._stations:
            places = (k for k, other in enumerate(self._scene.forms) if other == form)
            self._stations[form] = next((one for k in places if (one := self._behind(k)) is not None), None)
        told = here or self._stations[form]
        if told is None or told.entity.key == match.entry.id:
            return None
        return told.entity, here.stop if here is not None else i + match.length

    def _behind(self, k: int) -> Mention | None:
        """The medium right behind a programme: "die Tagesschau des SRF"."""
        scene = self._scene
        if k + 2 >= len(scene.forms) or scene.forms[k + 1] not in _OF:
            return None
        claim = scene.claims[k + 2]
        media = claim is not None and claim.first == k + 2 and scene.sector_of(claim.entity) == "media"
        return claim if media else None

    def concerns(self, match: Match) -> bool:
        """Whether a weak name of the tables waits for its country or its station."""
        return match.form_kind == "name" and (match.entry.id in words().shared or match.form in _PROGRAMMES)

    def belongs(self, i: int, match: Match) -> bool:
        """Whether a shared name at token ``i`` is the body of the tables."""
        if match.form in _PROGRAMMES:
            return self.station(i, match) is None
        home = words().shared[match.entry.id]
        if home not in self._countries:
            self._countries[home] = _has_country(self._scene, home)
        return self._countries[home] and not _seated_abroad(self._scene, i + match.length, home)


def _seated_abroad(scene: Scene, stop: int, home: str) -> bool:
    """Whether "in" and a capital of another state stand right behind a name."""
    if stop + 1 >= len(scene.forms) or scene.forms[stop] != "in":
        return False
    match = scene.tables.match(scene.forms, stop + 1)
    return match is not None and match.form_kind == "capital" and match.entry.id != home


def _has_country(scene: Scene, home: str) -> bool:
    known = scene.entities.get(home)
    if known is not None and (known.mentions or known.shadow):
        return True
    if home == _SWITZERLAND and any(form in _SWISS for form in scene.counts):
        return True
    for token in scene.tokens:
        if token.tag == "ADJA" or token.form.endswith("er"):
            if home in scene.tables.adjective(token.form):
                return True
        elif token.form[:1].isupper() and token.is_noun:
            match = scene.tables.match(scene.forms, token.index)
            if match is not None and match.entry.id == home and match.form_kind in ("capital", "name"):
                return True
    return False
