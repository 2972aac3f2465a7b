"""Reports that come in lots, with decisions between, give what they give in one go."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from statusquo.case import Case
from statusquo.case.tables import TABLES, table
from statusquo.errors import StatusquoError
from statusquo.examples import example
from statusquo.findings import Findings
from statusquo.reading import read
from tests.unit.case.histories import decision


@pytest.fixture(scope="module")
def told() -> tuple[Findings, ...]:
    """The example reports as they are read today."""
    return tuple(read(report) for name in ("kreml", "bahnstreik") for report in example(name))


def _tables(case: Case) -> dict[str, Any]:
    """All tables, without the keys of issues, which a wording keeps from the day it came."""
    shown: dict[str, Any] = {}
    for name in TABLES:
        world = case.world() if name == "sources" else case.overview()
        rows = table(world, name, since="2000-01-01" if name == "changes" else None).records()
        shown[name] = sorted(str({k: v for k, v in row.items() if k not in ("issue_key", "key")}) for row in rows)
    return shown


def _lots(rng: random.Random, told: Sequence[Findings]) -> Iterator[Sequence[Findings]]:
    rest = rng.sample(told, len(told))
    while rest:
        size = rng.choice((1, 1, 2, 4))
        yield rest[:size]
        rest = rest[size:]


@pytest.mark.parametrize("seed", [pytest.param(n, marks=[pytest.mark.deep] * (n > 1)) for n in range(12)])
def test_lots_give_what_one_go_gives(seed: int, told: tuple[Findings, ...], tmp_path: Path) -> None:
    rng, alone = random.Random(seed), 0
    path = tmp_path / "lots.case"
    for lot in _lots(rng, told):
        with Case.open(path) as case:
            case.add(lot)
            for _ in range(rng.randint(0, 2)):
                try:
                    case.decide(*decision(rng, case, case.world()), author="vw")
                except StatusquoError:
                    continue  # a decision that cannot be made
        with Case.open(path) as case:
            alone += case._step()
            case.refresh()
    with Case.open(path) as case, Case.open(tmp_path / "whole.case") as whole:
        whole.add(told)
        for one in case.decisions():
            whole.decide(one)
        assert alone > 2
        assert _tables(case) == _tables(whole)
