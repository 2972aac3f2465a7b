"""The operations of the review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from statusquo.case.review import Filter, Review, items
from statusquo.errors import CaseError, UsageError
from tests.builders import Build


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    a = Build("a", "Norland fordert die Abtretung der Insel. Suland droht mit Sanktionen.", date="2025-12-02")
    nor, sul = a.actor("Norland"), a.actor("Suland")
    a.position(nor, "demands", "Abtretung der Insel", confidence=0.9)
    a.position(sul, "threatens", "Sanktionen", confidence=0.4)
    b = Build("b", "Suland lehnt die Abtretung der Insel ab.", date="2025-12-03")
    b.position(b.actor("Suland"), "rejects", "Abtretung der Insel")
    with Case.open(tmp_path / "x.case") as opened:
        opened.add([a.findings(), b.findings()])
        yield opened


def test_one_after_another(case: Case) -> None:
    review = Review(case, "vw")
    assert review.current is not None
    assert (review.left, review.current.sentence.quote) == (3, "Norland fordert die Abtretung der Insel.")
    review.accept()
    review.skip()
    review.reject("wrong")
    assert review.current is not None
    assert review.current.finding.id == case.findings()[0].positions[1].id  # the skipped one comes last
    review.correct(stance="warns")
    assert (review.current, review.left) == (None, 0)
    with pytest.raises(UsageError):
        review.accept()
    assert [(p.party, p.stance) for p in case.world().positions] == [
        ("norland", "demands"),
        ("suland", "warns"),
    ]


def test_a_filter_takes_what_was_joined_before(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.refresh()
    with Case.open(case.path) as again:
        monkeypatch.setattr(again, "world", lambda: pytest.fail("joined again"))
        assert [one.finding.stance for one in items(again, Filter(party="Suland"))] == ["threatens", "rejects"]  # type: ignore[union-attr]
        assert len(items(again, Filter(kinds=("position", "actor"), issue="Abtretung der Insel"))) == 4


def test_undo_shows_it_again(case: Case) -> None:
    review = Review(case, "vw")
    first = review.current
    review.reject()
    review.undo()
    assert review.current is not None
    assert first is not None
    assert review.current.finding == first.finding
    assert len(case.world().positions) == 3
    review.reject()
    with pytest.raises(CaseError):
        Review(case, "vw").undo()


def test_filters(case: Case) -> None:
    def stances(**fields: object) -> list[str]:
        return [getattr(item.finding, "stance") for item in items(case, Filter(**fields))]  # type: ignore[arg-type]  # noqa: B009

    assert stances(party="Suland") == ["threatens", "rejects"]
    assert stances(issue="Abtretung der Insel") == ["demands", "rejects"]
    assert stances(stance="rejects") == ["rejects"]
    assert stances(report="b") == ["rejects"]
    assert stances(rule="machine") == []
    assert stances(unsure_first=True) == ["rejects", "threatens", "demands"]
    assert len(items(case, Filter(kinds=("actor",)))) == 3
    with pytest.raises(UsageError):
        items(case, Filter(party="Nobody"))


def test_two_reviewers_on_one_finding(case: Case) -> None:
    mine, yours = Review(case, "me"), Review(case, "you")
    yours.accept()
    with pytest.raises(CaseError, match="you decided"):
        mine.reject()
    again = mine.look_again()
    assert again is not None
    assert again.decision is not None
    assert again.decision.author == "you"
    mine.reject()
    assert len(case.world().positions) == 2


def test_bulk_with_preview_all_or_none(case: Case) -> None:
    review = Review(case, "vw")
    chosen = review.preview(Filter(party="Suland"))
    assert len(review.bulk("rejected", chosen, "not reliable")) == 2
    assert review.left == 1
    assert len(case.world().positions) == 1
    stale = review.preview(Filter(decided=True))
    case.decide(Decision("accepted", stale[0].finding.id), author="other")
    with pytest.raises(CaseError):
        review.bulk("rejected", stale)
    assert len(case.decisions()) == 3


def test_the_sentence_is_not_cut_at_a_title_or_a_date(tmp_path: Path) -> None:
    text = "Das war alles. Am 2. Dezember sagte Dr. Vogt, er lehne die Abtretung ab. Dann ging er.\nEnde."
    b = Build("a", text)
    b.position(b.actor("Vogt", kind="person"), "rejects", "die Abtretung")
    with Case.open(tmp_path / "y.case") as case:
        case.add([b.findings()])
        for item in items(case, Filter(kinds=("position", "actor"))):
            assert item.sentence.quote == "Am 2. Dezember sagte Dr. Vogt, er lehne die Abtretung ab."


def test_wrong_corrections_are_refused(case: Case) -> None:
    review = Review(case, "vw")
    for changes in ({"stance": "loves"}, {"duration": "long"}, {"issue": "a-b"}, {"place": "x"}):
        with pytest.raises(UsageError):
            review.correct(**changes)
    assert case.decisions() == ()
