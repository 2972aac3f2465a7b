"""The word forms of a case: every form is found in its own line, whatever its letters fold to."""

from __future__ import annotations

from pathlib import Path

from statusquo.case import Case
from statusquo.findings import Findings
from statusquo.report import Report


def test_a_word_that_folds_to_nothing_does_not_shift_the_others(tmp_path: Path) -> None:
    # U+FF9E counts as a letter and folds to nothing; the words of the second report come after it
    first = Report.of("\uff9e steht allein.", id="a", language="de")
    second = Report.of("Die Gebietsabtretung war Thema, der Zeltplatz nicht.", id="b", language="de")
    with Case.open(tmp_path / "x.case") as case:
        case.add([Findings(first)])
        case.add([Findings(second)])
        hits = case.search("Abtretung")
    assert [(hit.report, mark.quote) for hit in hits for mark in hit.marks] == [("b", "Gebietsabtretung")]
