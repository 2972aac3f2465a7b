"""Random conflicts of a chosen size, the same for every solver that is measured.

Statements and infeasible patterns are conjunctions of literals, because that is what every solver reads.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any

Literals = tuple[tuple[int, bool], ...]
"""(option number, taken) pairs that must all hold."""


@dataclass(frozen=True)
class Drawn:
    """One random conflict in plain numbers.

    Args:
        options: number of options; option `k` belongs to party `owner[k]`.
        parties: number of parties.
        statements: for each party its statements, most important first.
        infeasible: patterns that rule states out.
        one_way: options that can be taken and never dropped.
    """

    options: int
    parties: int
    owner: tuple[int, ...]
    statements: tuple[tuple[Literals, ...], ...]
    infeasible: tuple[Literals, ...]
    one_way: tuple[int, ...]

    def text(self, letter: str = "o") -> str:
        """The conflict file.

        Args:
            letter: option k is called letter and k; with another letter the same model is news to every cache.
        """
        parties: dict[str, Any] = {}
        for party in range(self.parties):
            own = {f"{letter}{k}": f"option {k}" for k in range(self.options) if self.owner[k] == party}
            parties[f"party {party}"] = {
                "options": own,
                "prefers": [_expression(statement, letter) for statement in self.statements[party]],
            }
        data: dict[str, Any] = {"statusquo": "conflict/1", "title": "drawn", "parties": parties}
        if self.infeasible:
            data["infeasible"] = [_expression(pattern, letter) for pattern in self.infeasible]
        if self.one_way:
            data["one-way"] = {f"{letter}{k}": "take" for k in self.one_way}
        return json.dumps(data)

    def gmcr_py(self) -> dict[str, Any]:
        """The saved game that gmcr-py 0.4 loads."""
        return {
            "program": "gmcr-py",
            "version": "0.4.1",
            "useManualPreferenceRanking": False,
            "options": [
                {"name": f"o{k}", "permittedDirection": "fwd" if k in self.one_way else "both"}
                for k in range(self.options)
            ],
            "decisionMakers": [
                {
                    "name": f"party {party}",
                    "options": [k for k in range(self.options) if self.owner[k] == party],
                    "preferences": [_pairs(statement) for statement in self.statements[party]],
                }
                for party in range(self.parties)
            ],
            "infeasibles": [_pairs(pattern) for pattern in self.infeasible],
        }


def draw(options: int, parties: int, *, seed: int, statements: int = 8, patterns: int = 0, one_way: int = 0) -> Drawn:
    """A random conflict; options are dealt out evenly, each pattern of two literals rules out a quarter."""
    chance = random.Random(seed)
    owner = tuple(k * parties // options for k in range(options))
    return Drawn(
        options,
        parties,
        owner,
        tuple(
            tuple(_literals(chance, options, chance.randint(1, 3)) for _ in range(statements)) for _ in range(parties)
        ),
        tuple(_literals(chance, options, 2) for _ in range(patterns)),
        tuple(sorted(chance.sample(range(options), one_way))),
    )


def _literals(chance: random.Random, options: int, size: int) -> Literals:
    chosen = sorted(chance.sample(range(options), size))
    return tuple((k, chance.random() < 0.5) for k in chosen)


def _expression(literals: Literals, letter: str) -> str:
    return " and ".join(f"{letter}{k}" if taken else f"not {letter}{k}" for k, taken in literals)


def _pairs(literals: Literals) -> list[list[Any]]:
    return [[k, "Y" if taken else "N"] for k, taken in literals]
