"""A state and its government are one party: "die Regierung", "die Armee", "Sarent" in "die Regierung in Sarent".

Reports of a conflict inside a country that no table knows name its government by its organs, by its seat ("in
Sarent") and by the country ("von Almarien"). Where only one government can be meant, all act for one party: the
country if it is named, else the government. Nothing is joined if two seats or two countries are named, and no state
that a table knows is touched: its organs were resolved when the report was read. A person's decision on whom an actor
acts for is stronger (``representing``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from statusquo.case.actors import Cast
from statusquo.case.joined import JoinedActor
from statusquo.case.words import lexicon
from statusquo.findings import Findings

_BEFORE = 60
"""Characters before a name in which an organ and its preposition stand."""


def governed(cast: Cast, findings: Sequence[Findings]) -> Cast:
    """The cast with the organs and names of one government as one party.

    Args:
        findings: those that the cast was made of.
    """
    return led_by(cast, {one.report.id: one.report.text for one in findings})


def led_by(cast: Cast, texts: dict[str, str]) -> Cast:
    """The same by the texts of the reports, of which those that name :func:`countries_and_seats` are enough."""
    same = one_government(cast.actors, texts)
    if not same:
        return cast
    parties = {key: same.get(party, party) for key, party in cast.parties.items()}
    actors = tuple(_led(actor, same, parties) for actor in cast.actors)
    return replace(cast, actors=actors, parties=parties)


def _led(actor: JoinedActor, same: dict[str, str], parties: dict[str, str]) -> JoinedActor:
    first = same.get(actor.key)
    if first is None or first == actor.key:
        return actor if actor.party == parties[actor.key] else replace(actor, party=parties[actor.key])
    return replace(actor, party=first, acts_for=first, behind=tuple(dict.fromkeys((*actor.behind, first))))


def one_government(actors: Sequence[JoinedActor], texts: dict[str, str]) -> dict[str, str]:
    """The parties that are the same government, each with the one that stands for all; empty if there are none.

    Args:
        texts: report id -> its text.
    """
    bare = [actor for actor in _own(actors) if is_organ(actor.name)]
    if not bare:
        return {}
    others = countries_and_seats(actors)
    countries = [actor for actor in others if _is_named(actor, "von|of", texts)]
    seats = [actor for actor in others if actor not in countries and _is_named(actor, "in", texts)]
    if len(seats) > 1 or len(countries) > 1 or len(bare) + len(seats) + len(countries) < 2:
        return {}
    whole = [actor for actor in bare if actor.name.casefold().endswith(("regierung", "government"))]
    first = [*countries, *whole, *bare][0]
    return {actor.key: first.key for actor in (*bare, *seats, *countries)}


def countries_and_seats(actors: Sequence[JoinedActor]) -> list[JoinedActor]:
    """The states whose places in the reports tell whether they are governed; none, if there is no government."""
    own = _own(actors)
    if not any(is_organ(actor.name) for actor in own):
        return []
    return [actor for actor in own if actor.kind == "state" and not is_organ(actor.name)]


def _own(actors: Sequence[JoinedActor]) -> list[JoinedActor]:
    return [a for a in actors if a.kind != "person" and a.party == a.key and a.table is None]


def is_organ(name: str) -> bool:
    """Whether a name is that of an organ of a state: alone it is its government."""
    return name.casefold() in _organs()


@lru_cache(maxsize=1)
def _organs() -> frozenset[str]:
    return frozenset(noun.casefold() for noun in lexicon()["organs"]["words"])


def _is_named(actor: JoinedActor, prepositions: str, texts: dict[str, str]) -> bool:
    """Whether the reports speak of the government "in" a seat or "of" a country of that name."""
    organs = "|".join(sorted(map(re.escape, _organs())))
    named = re.compile(rf"\b(?:{organs}) (?:{prepositions}) {re.escape(actor.name)}\b", re.IGNORECASE)
    around = (texts[s.report][max(0, s.span.start - _BEFORE) : s.span.stop + _BEFORE] for s in actor.sources)
    return any(named.search(words) for words in around)
