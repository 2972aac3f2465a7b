"""States told with "bleiben", postpositions that close a phrase, infinitives that a verb only carries."""

from __future__ import annotations

import pytest

from statusquo.reading.german.analysis import Clause, analyse


def _main(text: str) -> Clause:
    return analyse(text).sentences[0].clauses[0]


@pytest.mark.parametrize("text", ["Die Insel bleibt besetzt.", "Die Insel ist besetzt."])
def test_a_state_is_a_passive(text: str) -> None:
    verb = _main(text).verb
    assert verb is not None
    assert (verb.lemma, verb.passive, verb.tense) == ("besetzen", "sein", "present")


@pytest.mark.parametrize(("text", "stop"), [("Der Bau kostet ihrer Ansicht nach zehn Millionen Euro.", 6)])
def test_a_postposition_closes_its_phrase(text: str, stop: int) -> None:
    clause = _main(text)
    (source,) = clause.pps("nach")
    assert (source.stop, source.part) == (stop, "ansicht")
    assert [phrase.part for phrase in clause.objects] == ["euro"]


def test_nach_before_its_noun_is_a_preposition() -> None:
    assert _main("Er kam mit seiner Meinung nach Bonn.").pps("nach")[0].lemma == "Bonn"


def test_a_plural_without_an_ending_is_the_subject() -> None:
    clause = _main("Die Taliban halten seit Mai die Stadt Herat.")
    assert clause.subject is not None
    assert clause.subject.lemma == "Taliban"


def test_one_of_several_is_a_subject() -> None:
    subject = _main("Einer von ihnen kam.").subject
    assert subject is not None
    assert subject.head.text == "Einer"


def test_an_infinitive_that_is_only_carried_is_no_clause() -> None:
    sentence = analyse("Der Verband gab zu bedenken, dass Personal fehle.").sentences[0]
    assert [(c.kind, c.verb.lemma if c.verb else "") for c in sentence.clauses] == [
        ("main", "bedenken"),
        ("subordinate", "fehlen"),
    ]
