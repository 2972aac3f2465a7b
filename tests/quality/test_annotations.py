"""The annotated reports are what their `.spans` files say, and the example cases are annotated in full."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

QUALITY = Path(__file__).parent
ROOT = QUALITY.parent.parent
EXAMPLES = ROOT / "src" / "statusquo" / "examples"


def annotated(folder: str) -> dict[str, dict[str, object]]:
    records = (json.loads(path.read_text(encoding="utf-8")) for path in sorted((QUALITY / folder).rglob("*.json")))
    return {record["id"]: record for record in records}


def test_every_json_is_what_its_spans_file_gives() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "annotate.py"), str(QUALITY), "--check"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout


def test_every_example_report_is_annotated_on_the_very_same_text() -> None:
    gold = annotated("corpus")
    reports = sorted(EXAMPLES.glob("*/*.json"))
    assert len(reports) >= 18
    for path in reports:
        report = json.loads(path.read_text(encoding="utf-8"))
        assert gold[report["id"]]["text"] == report["text"], path.name


def test_size_of_the_corpus() -> None:
    open_part, held_back = annotated("corpus"), annotated("corpus_held_back")
    assert not set(open_part) & set(held_back)
    assert len(open_part) + len(held_back) >= 30
    assert len({name.rpartition("-")[0] for name in [*open_part, *held_back]}) >= 10
