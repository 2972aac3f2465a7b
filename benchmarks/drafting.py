"""Measure drafting and answering: a draft of many reports, the five questions of large and small models.

usage: python benchmarks/drafting.py [--reports 1000] [--seed 1]

The reports are invented: a dozen parties demand, refuse, offer and threaten acts of one another, with conditions,
standing facts and events. Every time is told as a ratio to a draft of a hundred reports or to one plain solving,
because only ratios can be compared between machines; seconds stand beside it.
"""

from __future__ import annotations

import argparse
import datetime
import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from statusquo.assessment import assess
from statusquo.case import World, join
from statusquo.conflict import Conflict, Option, Party, Wish
from statusquo.drafting import compose
from statusquo.findings import Actor, Condition, Findings, Position, Stance, finding_id
from statusquo.report import Report
from statusquo.span import Span
from statusquo.stability import solve

T = TypeVar("T")
PARTIES = [
    f"{first}{last}" for first in "Al Ber Cor Dan Esk Fal Gor Hal Ist Kor".split() for last in "ia ien land".split()
]
ACTS = ("Räumung", "Öffnung", "Freilassung", "Lieferung", "Anerkennung", "Entwaffnung", "Senkung", "Rückgabe")
PLACES = [
    f"{first}{last}" for first in "Tov Sar Mel Bor Rad Kal Lin Pet Nov Ost".split() for last in "ra berg in".split()
]
THINGS = (
    "Stadt",
    "Grenze",
    "Geiseln",
    "Waffen",
    "Insel",
    "Miliz",
    "Zölle",
    "Schiffe",
    "Brücke",
    "Zone",
    "Mine",
    "Bucht",
)
STANCES: tuple[Stance, ...] = ("demands", "demands", "rejects", "offers", "threatens", "supports", "opposes")


def findings(number: int, rng: random.Random) -> Findings:
    """One report with six positions and a standing fact."""
    day = datetime.date(2026, 1, 1) + datetime.timedelta(days=number // 4)
    drawn = []
    for _ in range(6):
        one, other = rng.sample(PARTIES, 2)
        issue = f"{rng.choice(ACTS)} der {rng.choice(THINGS)} {rng.choice(PLACES)}"
        drawn.append(
            (
                one,
                other,
                rng.choice(STANCES),
                issue,
                f"{rng.choice(ACTS)} der {rng.choice(THINGS)} {rng.choice(PLACES)}",
            )
        )
    sentences = [f"{one} und {other}: {issue}, wenn {tied}." for one, other, _, issue, tied in drawn]
    text = "\n".join([*sentences, "Der Krieg dauert an."])
    report = Report.of(text, id=f"r{number}", date=day, language="de")
    named = sorted({party for entry in drawn for party in entry[:2]})
    actors = {name: Actor(name.casefold(), name, "state", (_span(text, name),), rule="hand") for name in named}
    positions = []
    for one, other, stance, issue, tied in drawn:
        span = _span(text, issue)
        positions.append(
            Position(
                finding_id(report.hash, "position", [span], f"{one} {stance}"),
                actors[one].id,
                stance,
                span,
                issue,
                span,
                who_would_act=actors[other if stance in ("demands", "supports", "opposes") else one].id,
                only_if=_span(text, tied) if rng.random() < 0.2 else None,
                rule="hand",
            )
        )
    span = _span(text, "Der Krieg dauert an.")
    war = Condition(
        finding_id(report.hash, "condition", [span], "Krieg"),
        "Krieg",
        True,
        span,
        (actors[drawn[0][0]].id, actors[drawn[0][1]].id),
        rule="hand",
    )
    unique = {position.id: position for position in positions}
    return Findings(report, "hand/1", tuple(actors.values()), (), (), tuple(unique.values()), (war,))


def _span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span.of(text, start, start + len(quote))


def model(options: int, parties: int, rng: random.Random) -> Conflict:
    """A model with statements in tiers, one of them open, as a draft makes them."""
    keys = [f"o{number}" for number in range(options)]
    drawn = []
    for number in range(parties):
        tiers = tuple(
            tuple(Wish(f"{rng.choice(['', 'not '])}{key}", maybe=rng.random() < 0.3) for key in rng.sample(keys, 3))
            for _ in range(4)
        )
        tied = Wish(f"{keys[number]} if not {keys[-1 - number]}")
        owned = tuple(Option(key, f"Handlung {key}") for key in keys[number::parties])
        drawn.append(Party(f"Partei {number}", owned, ((tied,), *tiers)))
    return Conflict(f"{options} options", tuple(drawn), status_quo="N" * options)


def timed(call: Callable[[], T], rounds: int = 3) -> tuple[float, T]:
    """The shortest of some rounds in seconds, and the result."""
    best, result = float("inf"), call()
    for _ in range(rounds):
        start = time.perf_counter()
        result = call()
        best = min(best, time.perf_counter() - start)
    return best, result


def main() -> None:
    """Print one line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    rng = random.Random(chosen.seed)
    read = [findings(number, rng) for number in range(chosen.reports)]
    worlds: dict[int, World] = {size: join(read[:size]) for size in sorted({min(100, chosen.reports), chosen.reports})}
    base = 0.0
    for size, world in worlds.items():
        seconds, drafted = timed(lambda world=world: compose(world))  # type: ignore[misc]
        base = base or seconds
        acts = len(drafted.conflict.options)
        of = f"{size} reports ({len(world.issues)} issues)"
        print(f"draft of {of}: {seconds:.2f} s, {seconds / base:.1f} x; {acts} options")
    for options, parties in ((8, 4), (12, 5)):
        conflict = model(options, parties, rng)
        plain, _ = timed(lambda conflict=conflict: solve(replace(conflict, title=str(rng.random()))))  # type: ignore[misc]
        print(f"{options} options, {parties} parties: solved in {plain * 1000:.1f} ms")
        for question in (1, 2, 3, 4, 5):
            seconds, _ = timed(lambda conflict=conflict, question=question: assess(conflict, questions=[question]))  # type: ignore[misc]
            print(f"  question {question}: {seconds * 1000:.0f} ms, {seconds / plain:.0f} x")
        seconds, _ = timed(lambda conflict=conflict: assess(conflict), rounds=1)  # type: ignore[misc]
        print(f"  all five, 2,000 orders: {seconds:.2f} s, {seconds / plain:.0f} x")


if __name__ == "__main__":
    main()
