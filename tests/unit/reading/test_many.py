"""Many reports: the number of processes changes nothing but the time."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pytest

from statusquo.reading.many import pool, processes, read_all
from statusquo.report import Report


@pytest.mark.parametrize(
    ("reports", "jobs", "wanted"), [(0, None, 1), (5, None, 1), (5, 4, 1), (40, 4, 3), (1000, 4, 4), (1000, 1, 1)]
)
def test_no_process_without_work(reports: int, jobs: int | None, wanted: int) -> None:
    assert processes(reports, jobs) == wanted


def test_same_findings_on_two_processes() -> None:
    towns = ["Lima", "Quito", "Kiel", "Riga"]
    reports = [
        Report.of(f"Werft {n}\n{towns[n % 4]} lehnt den Vertrag ab. Die Werft fordert {n + 2} Kräne.", language="de")
        for n in range(20)
    ]
    with pool(len(reports), 2) as executor:
        assert executor is not None
        together = list(read_all(reports, executor))
    assert together == list(read_all(reports))
    with pool(3) as none:
        assert none is None


def test_no_more_is_handed_out_than_is_soon_read() -> None:
    handed: list[int] = []

    def reports() -> Iterator[Report]:
        for n in range(4000):
            handed.append(n)
            yield Report.of(f"Satz {n}.", language="xx")

    with ThreadPoolExecutor(2) as executor:
        found = read_all(reports(), executor)
        assert len(handed) == 64 * 16
        assert [one.report.text for one in islice(found, 20)] == [f"Satz {n}." for n in range(20)]
        assert len(handed) == 66 * 16
        assert sum(1 for _ in found) == 3980


def test_an_error_comes_when_the_findings_are_asked_for() -> None:
    def reports() -> Iterator[Report]:
        yield from (Report.of(f"Satz {n}.", language="xx") for n in range(16))
        yield None  # type: ignore[misc]

    with ThreadPoolExecutor(1) as executor:
        found = read_all(reports(), executor)
        assert len(list(islice(found, 16))) == 16
        with pytest.raises(AttributeError):
            next(found)


def _lives(process: int) -> bool:
    """Whether a process still does something: one that ended and nobody asked about has no command line."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return bool(told.stdout.strip()) and not told.stdout.strip().startswith("Z")


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_workers_end_when_the_main_process_is_killed() -> None:
    code = """
import os, time
from statusquo.reading.many import pool
if __name__ == "__main__":
    with pool(100, 2) as executor:
        print(*set(executor.map(one, range(20))), flush=True)
        time.sleep(60)
"""
    script = f"import os\n\n\ndef one(_):\n    return os.getpid()\n\n\n{code}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kept.py"
        path.write_text(script, "utf-8")
        process = subprocess.Popen([sys.executable, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        workers = [int(word) for word in process.stdout.readline().split()]
        process.kill()
        process.wait()
        process.stdout.close()
    assert workers
    for _ in range(100):
        alive = [worker for worker in workers if _lives(worker)]
        if not alive:
            break
        time.sleep(0.1)
    assert not alive
