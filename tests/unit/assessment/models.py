"""Small conflicts for the tests of the assessment."""

from __future__ import annotations

import numpy as np

from statusquo.conflict import Conflict, Option, Party, Wish

DILEMMA = Conflict(
    "Gefangene",
    (
        Party("Aland", (Option("a", "gestehen"),), ((Wish("not b", because=("f1",)),), (Wish("a", because=("f2",)),))),
        Party("Beland", (Option("b", "gestehen"),), ((Wish("not a", because=("f3",)),), (Wish("b", because=("f4",)),))),
    ),
    status_quo="NN",
)
"""The prisoners' dilemma: leaving the status quo pays only if the other does not answer."""

WISHES = Conflict(
    "Jeder für sich",
    (
        Party("Aland", (Option("a", "das Tor öffnen"),), ((Wish("a"),),)),
        Party("Beland", (Option("b", "die Brücke bauen"),), ((Wish("not b"),),)),
    ),
    status_quo="YN",
)
"""Nobody's act is tied to anybody else's."""


def stag_hunt() -> Conflict:
    """Both gain, but only together: the status quo can be left by both at once and by nobody alone."""
    return Conflict(
        "Gemeinsam",
        (
            Party("Aland", (Option("a", "die Waffen niederlegen"),), ((Wish("a and b"),), (Wish("not a"),))),
            Party("Beland", (Option("b", "die Waffen niederlegen"),), ((Wish("a and b"),), (Wish("not b"),))),
        ),
        status_quo="NN",
    )


def random_conflict(seed: int, *, open_ones: bool = False) -> Conflict:
    """Two parties with two options and two or three statements each; sometimes one option is one-way."""
    rng = np.random.default_rng(seed)
    keys = ["a", "b", "c", "d"]

    def statement() -> str:
        one, other = rng.choice(keys, 2, replace=False)
        literal = f"not {one}" if rng.random() < 0.5 else str(one)
        if rng.random() < 0.5:
            return literal
        return f"{literal} {rng.choice(['if', 'iff', 'and', 'or'])} {other}"

    def party(name: str, own: list[str]) -> Party:
        wishes = {statement(): None for _ in range(int(rng.integers(2, 4)))}
        made = [Wish(text, maybe=bool(open_ones and rng.random() < 0.3), because=(f"f_{name}",)) for text in wishes]
        if open_ones and len(made) > 1 and rng.random() < 0.7:
            tiers = (tuple(made[:2]), *((wish,) for wish in made[2:]))
        else:
            tiers = tuple((wish,) for wish in made)
        return Party(name, tuple(Option(key, f"Option {key}") for key in own), tiers)

    ways = (("a", "take"),) if rng.random() < 0.3 else ()
    return Conflict(
        f"Zufall {seed}",
        (party("Aland", ["a", "b"]), party("Beland", ["c", "d"])),
        one_way=ways,
        status_quo="".join(rng.choice(["Y", "N"], 4)),
    )
