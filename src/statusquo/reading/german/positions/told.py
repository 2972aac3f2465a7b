"""Nouns for stances that a verb only moves or fills ("Kritik kam von X"): ``frames/told_stances.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from statusquo.findings import STANCES, Stance


@dataclass(frozen=True, slots=True)
class Told:
    """Lower-case nouns with their stance, and the verbs that move them."""

    given: Mapping[str, Stance]
    named: Mapping[str, Stance]
    receiving: frozenset[str]
    giving: frozenset[str]


@cache
def told() -> Told:
    """Load the nouns.

    Raises:
        ValueError: a key names no known stance (a mistake in the data, found by the tests).
    """
    path = files("statusquo.reading.german").joinpath("frames/told_stances.toml")
    data = tomllib.loads(path.read_text("utf-8"))
    tables: list[dict[str, Stance]] = []
    for name in ("given", "named"):
        table: dict[str, Stance] = {}
        for stance in STANCES:
            table |= dict.fromkeys(data[name].get(stance, "").split(), stance)
        if not set(data[name]) <= set(STANCES):
            raise ValueError(f"told_stances: {sorted(set(data[name]) - set(STANCES))} are no stances")
        tables.append(table)
    verbs = data["verbs"]
    return Told(tables[0], tables[1], frozenset(verbs["received"].split()), frozenset(verbs["given"].split()))
