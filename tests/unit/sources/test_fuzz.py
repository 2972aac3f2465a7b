"""Whatever a file holds: reports or a line for it, the other sources of the command go in, and the case opens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.case import Case
from statusquo.sources import load
from tests.unit.cli.running import cli
from tests.unit.sources.fuzz import write_broken
from tests.unit.sources.samples import BODY, SAMPLES, faults, put

#: Broken files in one command, beside a good one.
TOGETHER = 50


def check(folder: Path, seeds: range) -> None:
    """Add broken files and a good one to a case, and see that only the broken ones suffered."""
    folder.mkdir()
    paths = list(write_broken(folder, seeds))
    good = put(folder, "zzz.json", json.dumps({"id": "good", "text": BODY, "language": "xx"}))
    for path in paths:
        batch = load([path])
        faults(batch)
        assert batch.reports or batch.errors, path
        for report in batch.reports:
            report.text.encode()
            assert not set(report.text) & set("\x00\x0b\x0c\x1b\x1c\x85\u2028")
    case = folder / "x.case"
    done = cli("add", case, folder, "--json", "--jobs", "1")  # an exception that is no answer is raised here
    told = json.loads(done.stdout)
    assert "Traceback" not in done.output
    assert done.exit_code == (1 if told["faults"] else 0)
    assert all(line.startswith("statusquo: ") for line in done.stderr.splitlines())
    assert len(done.stderr.splitlines()) >= told["faults"]
    assert told["new"] > 10
    with Case.open(case, create=False) as opened:
        assert "good" in {report.id for report in opened.reports()}
        assert not [line for line in opened.doctor() if "fine" not in line]
    assert good.exists()


@pytest.mark.parametrize("start", range(0, 300, TOGETHER))
def test_broken_files_of_every_kind(tmp_path: Path, start: int) -> None:
    check(tmp_path / "in", range(start, start + TOGETHER))


@pytest.mark.deep
@pytest.mark.parametrize("start", range(1000, 11_000, TOGETHER))
def test_ten_thousand_broken_files(tmp_path: Path, start: int) -> None:
    check(tmp_path / "in", range(start, start + TOGETHER))


@pytest.mark.parametrize("ending", sorted(name.rpartition(".")[2] for name in SAMPLES))
@settings(max_examples=30)
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
)
def test_any_bytes_under_any_ending(tmp_path_factory: pytest.TempPathFactory, ending: str, content: bytes) -> None:
    path = put(tmp_path_factory.mktemp("any"), f"x.{ending}", content)
    batch = load([path])
    faults(batch)
    assert batch.reports or batch.errors or batch.passed_over
