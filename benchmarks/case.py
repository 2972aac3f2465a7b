"""Measure a large case: adding, size on disk, search, first question, later questions.

usage: python benchmarks/case.py [--reports 100000] [--findings 10000] [--folder DIR]

The reports are made of random German-like words with the frequencies of real text (Zipf), from a seed; the findings
are random positions, events, statements and conditions of 200 actors on 400 issues, with offsets that hold.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from statusquo.case import Case
from statusquo.case.tables import NEEDS, table
from statusquo.findings import STANCES, Actor, Condition, Event, Findings, Position, Statement
from statusquo.report import Report
from statusquo.span import Span

_T = TypeVar("_T")
_SYLLABLES = (
    "ver handel ung sold ab tret land grenz fried en trupp rück zug sank tion hilf kräft wahl mini ster".split()
)
_HEADS = "Abtretung Räumung Öffnung Lieferung Freilassung Anerkennung Entwaffnung Überwachung Rückgabe Teilung".split()
_OBJECTS = 40


def vocabulary(rng: random.Random, size: int = 60_000) -> list[str]:
    """Different words of two to five syllables, every third with a capital."""
    words: dict[str, None] = {}
    while len(words) < size:
        word = "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 5)))
        words[word.capitalize() if len(words) % 3 == 0 else word] = None
    return list(words)


class Texts:
    """Random texts of a number of words each."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng)
        self.weights = list(accumulate(1 / rank for rank in range(2, len(self.words) + 2)))

    def some(self, count: int = 250) -> str:
        """Sentences of ten words."""
        drawn = self.rng.choices(self.words, cum_weights=self.weights, k=count)
        lines = (" ".join(drawn[at : at + 10]) for at in range(0, count, 10))
        return ". ".join(lines) + "."


def unread(texts: Texts, count: int) -> Iterator[Findings]:
    """Reports that nobody read."""
    for number in range(count):
        yield Findings(_report(number, texts.some()), reader="")


def _report(number: int, text: str) -> Report:
    day = datetime.date(2025, 1, 1) + datetime.timedelta(days=number % 700)
    return Report(f"r{number:06}", text, f"Bericht {number}", day, "de", f"Blatt {number % 50}")


def read(texts: Texts, count: int) -> Iterator[Findings]:
    """Reports with three positions, two events, two statements and a condition each."""
    rng = texts.rng
    names = [f"{a}land" for a in dict.fromkeys("".join(rng.choices(_SYLLABLES, k=2)).title() for _ in range(400))][:200]
    objects = list(dict.fromkeys("".join(rng.choices(_SYLLABLES, k=3)).capitalize() for _ in range(400)))[:_OBJECTS]
    issues = [f"{head} von {thing}" for head in _HEADS for thing in objects]
    for number in range(count):
        yield _made(number, texts, rng, names, issues)


def _made(number: int, texts: Texts, rng: random.Random, names: list[str], issues: list[str]) -> Findings:
    who = rng.sample(names, 3)
    topics = rng.choices(issues, k=3)
    lines = [
        f"{who[0]} fordert die {topics[0]}.",
        f"{who[1]} lehnt die {topics[1]} ab.",
        f"{who[2]} bietet die {topics[2]} an.",
    ]
    text = " ".join([*lines, texts.some(230)])

    def span(words: str, start: int = 0) -> Span:
        at = text.index(words, start)
        return Span.of(text, at, at + len(words))

    key = f"{number:x}"
    actors = tuple(
        Actor(f"a{key}{n}", span(name).quote, "state", (span(name),), rule="bench") for n, name in enumerate(who)
    )
    positions = tuple(
        Position(
            f"p{key}{n}", actors[n].id, rng.choice(STANCES), span(topic, text.index(line)), topic, span(line),
            who_would_act=actors[(n + 1) % 3].id, rule="bench",
        )
        for n, (line, topic) in enumerate(zip(lines, topics, strict=True))
    )  # fmt: skip
    events = tuple(
        Event(f"e{key}{n}", rng.choice(("talks", "call", "military")), (actors[n].id, actors[n + 1].id),
              span(lines[n]), rule="bench")
        for n in range(2)
    )  # fmt: skip
    statements = tuple(
        Statement(f"s{key}{n}", actors[n].id, "indirect", span(lines[n]), rule="bench") for n in range(2)
    )
    condition = Condition(
        f"c{key}", topics[0], rng.choice((True, False, None)), span(lines[0]), (actors[0].id,), rule="bench"
    )
    return Findings(_report(number, text), "bench/1", actors, events, statements, positions, (condition,))


def _worked() -> float:
    """Processor seconds of this process and of those it started."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def timed(what: str, call: Callable[[], _T], times: int = 1) -> _T:
    """Run and print the best of some times; beside it the time of the processor, which other programs lengthen less."""
    best, result = (float("inf"), 0.0), None
    for _ in range(times):
        start, worked = time.perf_counter(), _worked()
        result = call()
        best = min(best, (time.perf_counter() - start, _worked() - worked))
    print(f"{what:<52} {best[0] * 1000:12,.1f} ms {best[1] * 1000:12,.1f} ms of work", flush=True)
    return result  # type: ignore[return-value]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--reports", type=int, default=100_000, help="reports added without reading")
    options.add_argument("--findings", type=int, default=10_000, help="reports with findings")
    options.add_argument("--folder", default=None, help="where the case files are kept")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        if chosen.reports:
            _plain(Path(folder) / "plain.case", chosen.reports)
        if chosen.findings:
            _joined(Path(folder) / "joined.case", chosen.findings)


def _plain(path: Path, count: int) -> None:
    texts = Texts(1)
    batch = list(unread(texts, count))
    size = sum(len(one.report.text.encode()) for one in batch)
    query = " ".join(batch[count // 2].report.text.split()[3:5]).strip(".")
    with Case.open(path) as case:
        timed(f"add {count:,} reports of 250 words, not read", lambda: case.add(batch))
    print(f"{'size of the file / size of the texts':<58} {path.stat().st_size / size:12.2f}")
    with Case.open(path) as case:
        timed("first search after opening", lambda: case.search(query))
        timed("search, two words", lambda: case.search(query), 5)
        timed("search, a common and a rare word", lambda: case.search(f"{texts.words[5]} {query.split()[0]}"), 5)
        timed("search, a stem of 120 forms in most reports", lambda: case.search("Handel"), 5)
        fresh = [Findings(_report(count + n, texts.some()), reader="") for n in range(1000)]
        timed("add 1,000 more", lambda: case.add(fresh))
    code = f"from statusquo.case import Case\nwith Case.open({str(path)!r}) as c: c.search({query!r})"
    timed("open and search in a new process", lambda: subprocess.run([sys.executable, "-c", code], check=True))


def _joined(path: Path, count: int) -> None:
    texts = Texts(2)
    batch = list(read(texts, count + 100))
    with Case.open(path) as case:
        timed(f"add {count:,} reports with findings", lambda: case.add(batch[:count]))
        timed("world: join everything", case.world)
        timed("overview after it", case.overview)
    with Case.open(path) as case:
        timed("overview: joined and kept in the file", case.overview)
    with Case.open(path) as case:
        for name, since in (("matrix", None), ("changes", "2026-11-24"), ("timeline", None), ("actors", None)):
            world = timed(f"what {name} needs, from the file", lambda n=name, s=since: case.overview(*NEEDS[n], s))
            timed(f"{name} of it", lambda n=name, s=since, w=world: table(w, n, since=s))
        timed("add 100 more", lambda: case.add(batch[count:]))
        timed("join and keep after 100 more", case.refresh)
    with Case.open(path) as case:
        timed("add 100 more again (nothing new)", lambda: case.add(batch[count:]))
    for name in ("matrix", "changes", "positions", "timeline"):
        more = ["--since", "2026-11-24"] if name == "changes" else []
        command = [sys.executable, "-m", "statusquo", "show", str(path), name, *more, "--csv"]
        timed(
            f"statusquo show {name} in a new process",
            lambda c=command: subprocess.run(c, check=True, capture_output=True),
        )


if __name__ == "__main__":
    main()
