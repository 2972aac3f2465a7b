"""Many reports: the number of processes changes nothing but the time."""

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
