"""An assessment with its parties called as the brief calls them.

A draft names its parties in the words of the reports. A brief in another language calls "Russland" Russia, in the
table of positions and in the verdict alike. The data of the brief keeps the names of the model.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from statusquo.assessment.results import Assessment
from statusquo.brief.names import Names
from statusquo.case.joined import World

_PARTIES: Final = frozenset(("party", "parties", "members", "hurt", "about"))


def called(parties: tuple[str, ...], world: World, names: Names) -> dict[str, str]:
    """What to call the parties of a model, where that is another name and no other party has it."""
    found: dict[str, str] = {}
    for party in parties:
        if party.isupper():  # "USA", "EU": the same in both languages, and known to the sentences
            continue
        keys = {names(a.party) for a in world.actors if a.key == a.party and party in (a.name, *a.names)}
        if len(keys) == 1 and (name := keys.pop()) != party:
            found[party] = name
    taken = [found.get(party, party) for party in parties]
    return {party: name for party, name in found.items() if taken.count(name) == 1}


def translated(assessment: Assessment, names: Mapping[str, str]) -> Assessment:
    """The assessment with these names of parties instead; nothing else changes."""
    if not names:
        return assessment
    owners = tuple((key, names.get(party, party)) for key, party in assessment.owners)
    walked: Assessment = _walk(assessment, names)
    return dataclasses.replace(walked, owners=owners)


def _walk(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_walk(one, names) for one in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        new = _renamed(old, names) if field.name in _PARTIES else _walk(old, names)
        if new is not old and new != old:
            changed[field.name] = new
    return dataclasses.replace(value, **changed) if changed else value


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_renamed(one, names) for one in value)
    return names.get(value, value) if isinstance(value, str) else value
