"""Standing facts, sentence by sentence: which, whether they hold, between whom, since and until when.

The sentences stand in ``conditions.toml``; the floors are a little below what was measured. *found* counts label and
verdict, *parties* whether the parties are those named (in any order), *bounds* since and until.
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from statusquo.findings import Condition, Findings
from statusquo.reading.german import read
from statusquo.report import Report

DATE = datetime.date(2025, 12, 5)
TOLD = tomllib.loads(Path(__file__).with_name("conditions.toml").read_text("utf-8"))["told"]
FLOORS = {"precision": 0.92, "recall": 0.90, "parties": 0.90, "bounds": 0.93}


@dataclass
class Result:
    """Numbers over all sentences."""

    annotated: int = 0
    found: int = 0
    right: int = 0
    parties: int = 0
    bounds: int = 0
    errors: tuple[str, ...] = ()


def names(findings: Findings, condition: Condition) -> list[set[str]]:
    actors = [findings.actor(one) for one in condition.parties]
    return [{actor.name, *actor.aliases, *(m.quote for m in actor.mentions)} for actor in actors]


@cache
def result() -> Result:
    total = Result()
    errors = []
    for entry in TOLD:
        findings = read(Report.of(entry["text"], title="", date=DATE))
        label = entry.get("label")
        total.annotated += label is not None
        total.found += len(findings.conditions)
        same = [c for c in findings.conditions if c.label == label and c.holds == entry.get("holds")]
        if not same:
            if label is not None or findings.conditions:
                got = [(c.label, c.holds, c.rule) for c in findings.conditions]
                errors.append(f"{entry['text']} expected {label}, got {got}")
            continue
        total.right += 1
        wanted, got = entry["parties"], names(findings, same[0])
        if len(wanted) == len(got) and all(any(name in one for one in got) for name in wanted):
            total.parties += 1
        else:
            errors.append(f"{entry['text']} parties {wanted}, got {[findings.actor(p).name for p in same[0].parties]}")
        if (same[0].since, same[0].until) == (entry.get("since"), entry.get("until")):
            total.bounds += 1
        else:
            errors.append(f"{entry['text']} bounds {(same[0].since, same[0].until)}")
    total.errors = tuple(errors)
    return total


def test_what_holds_is_found() -> None:
    assert result().right / result().annotated >= FLOORS["recall"], "\n".join(result().errors)


def test_what_does_not_hold_is_left_out() -> None:
    assert result().right / result().found >= FLOORS["precision"], "\n".join(result().errors)


def test_between_whom() -> None:
    assert result().parties / result().right >= FLOORS["parties"], "\n".join(result().errors)


def test_since_and_until_when() -> None:
    assert result().bounds / result().right >= FLOORS["bounds"], "\n".join(result().errors)


def test_the_set_is_balanced() -> None:
    told = sum("label" in entry for entry in TOLD)
    assert told >= 25
    assert len(TOLD) - told >= 25
