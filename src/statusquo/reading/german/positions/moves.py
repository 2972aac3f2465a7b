"""Nouns that point to a move of the other side: "das Angebot", "diese Forderung". Data in ``frames/moves.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from statusquo.findings import STANCES


@dataclass(frozen=True, slots=True)
class Moves:
    """Lower-case nouns.

    Attributes:
        done: what the other side has put forward or done; wanted: what it wants one to do.
        empty: issues that say nothing of a deed; states: ends of nouns for what somebody has, not does.
        undergone: nouns whose genitive is what it is done to.
        by: with which stances a move was made.
    """

    done: frozenset[str]
    wanted: frozenset[str]
    empty: frozenset[str]
    states: tuple[str, ...]
    undergone: frozenset[str]
    by: Mapping[str, frozenset[str]]

    @property
    def all(self) -> frozenset[str]:
        """All nouns that are known as such."""
        return self.done | self.wanted | self.empty


@cache
def moves() -> Moves:
    """Load the nouns.

    Raises:
        ValueError: a group names no known stance (a mistake in the data, found by the tests).
    """
    path = files("statusquo.reading.german").joinpath("frames/moves.toml")
    data = tomllib.loads(path.read_text("utf-8"))
    by: dict[str, frozenset[str]] = {}
    for group in data["by"]:
        stances = frozenset(group["stances"].split())
        if not stances <= frozenset(STANCES):
            raise ValueError(f"moves: {sorted(stances)} are no stances")
        by |= dict.fromkeys(group["nouns"].split(), stances)
    done, wanted, empty = (frozenset(data[name].split()) for name in ("done", "wanted", "empty"))
    return Moves(done, wanted, empty, tuple(data["states"].split()), frozenset(data["undergone"].split()), by)
