"""Several processes at one case, and processes that are killed."""

from __future__ import annotations

import multiprocessing
import random
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from tests.unit.case.stored import told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.case"


def _decide_many(path: str, author: str, ids: list[str]) -> int:
    with Case.open(path) as case:
        return len([case.decide(Decision("accepted", id_), author=author) for id_ in ids])


def test_eight_processes_decide_at_once(path: Path) -> None:
    with Case.open(path) as case:
        findings = [told(n) for n in range(20)]
        case.add(findings)
    ids = [f.positions[0].id for f in findings]
    context = multiprocessing.get_context("spawn")
    with context.Pool(8) as pool:
        done = pool.starmap(_decide_many, [(str(path), f"p{n}", ids) for n in range(8)])
    assert done == [20] * 8
    with Case.open(path) as case:
        assert [d.number for d in case.decisions()] == list(range(1, 161))


_ADD = textwrap.dedent(
    """
    import sys
    from statusquo.case import Case
    sys.path.insert(0, ".")
    from tests.unit.case.stored import told
    with Case.open(sys.argv[1]) as case:
        print("open", flush=True)
        for start in range(0, 4000, 20):
            case.add([told(n) for n in range(start, start + 20)])
            print(start + 20, flush=True)
    """
)


@pytest.mark.parametrize("seed", [pytest.param(n, marks=[pytest.mark.deep] * (n > 2)) for n in range(100)])
def test_killed_while_adding_holds_what_was_confirmed_and_goes_on(path: Path, seed: int) -> None:
    import statusquo

    root = Path(statusquo.__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-c", _ADD, str(path)], stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout is not None
    stop_after = random.Random(seed).randint(0, 12)
    confirmed = 0
    for line in process.stdout:
        confirmed = int(line) if line.strip().isdigit() else 0
        if confirmed >= stop_after * 20:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    rest = [int(line) for line in process.stdout.read().split() if line.isdigit()]
    process.stdout.close()
    confirmed = max([confirmed, *rest])
    with Case.open(path) as case:
        held = len(case.reports())
        assert confirmed <= held <= confirmed + 20
        assert held % 20 == 0
        assert case.doctor() == ()
        added = case.add(told(n) for n in range(confirmed + 40))
        assert (added.same, added.new) == (held, confirmed + 40 - held)
