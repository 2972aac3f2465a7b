"""Standing facts: every entry by its own example; negation, parties, since and until."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.findings import Condition
from statusquo.reading.german.conditions import conditions
from statusquo.reading.german.conditions.lexicon import Fact, facts
from statusquo.reading.german.context import Context, context_of
from statusquo.report import Report

FRIDAY = datetime.date(2025, 12, 5)


def read(text: str) -> tuple[Context, tuple[Condition, ...]]:
    context = context_of(Report.of(text, title="", date=FRIDAY))
    return context, conditions(context)


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: f"{fact.label}-{fact.example[:20]}")
def test_fact_by_its_example(fact: Fact) -> None:
    ways = {"mention", "participle"} if fact.mention else set(fact.verbs)
    found = [c for c in read(fact.example)[1] if c.rule.startswith(f"fact:{fact.label}:")]
    told = [c for c in found if ways & set(c.rule.split(":")[2:])]
    assert told, f"read by {[c.rule for c in found]}"
    denied = re.search(r"\b(?:kein\w*|nicht)\b", fact.example) is not None
    assert (fact.holds is not (denied and not fact.firm)) in {c.holds for c in told}


@pytest.mark.parametrize(
    ("text", "label", "holds"),
    [
        ("Der Krieg zwischen Russland und der Ukraine dauert an.", "Krieg", True),
        ("Ein Ende des Krieges in der Ukraine ist nicht in Sicht.", "Krieg", True),
        ("Die Gespräche zwischen Polen und Russland brachten kein Ende des Krieges.", "Krieg", True),
        ("Die US-Sanktionen gegen den Iran bleiben in Kraft.", "Sanktionen", True),
        ("Die EU hob am Montag die Sanktionen gegen Belarus auf.", "Sanktionen", False),
        ("Ein direkter Kontakt zwischen Israel und Syrien ist nicht geplant.", "direkter Kontakt", False),
        ("Israel unterhält keine diplomatischen Beziehungen zum Libanon.", "diplomatische Beziehungen", False),
        ("Die Waffenruhe zwischen Israel und der Hamas hält.", "Waffenruhe", True),
        ("Die Waffenruhe zwischen Israel und der Hamas hält nicht.", "Waffenruhe", False),
        (
            "Polen und Litauen vereinbarten, die Ergebnisse vertraulich zu behandeln.",
            "Vertraulichkeit der Ergebnisse",
            True,
        ),
    ],
)
def test_whether_it_holds(text: str, label: str, holds: bool) -> None:
    found = [condition for condition in read(text)[1] if condition.label == label]
    assert [condition.holds for condition in found] == [holds]


@pytest.mark.parametrize(
    ("text", "label", "holds"),
    [
        # A participle before its noun.
        ("Polen hilft der belagerten Stadt Tawila im Sudan.", "Blockade", True),
        ("Moldau hofft auf die seit 2021 unterbrochenen Gaslieferungen von Gazprom.", "Gaslieferungen", False),
        ("Die Regierung in Oslo sprach über die laufenden Verhandlungen mit Schweden.", "Verhandlungen", True),
        # What lies before holds no more.
        (
            "Nach dem Ende der Friedenspflicht rief Verdi die Beschäftigten der Post zum Streik auf.",
            "Friedenspflicht",
            False,
        ),
        # What is to end holds now.
        ("Norwegen will nicht verhandeln, solange Dänemark den Hafen blockiert.", "Blockade", True),
        # Called by its noun.
        ("In Litauen gilt seit März ein Nachtfahrverbot.", "Nachtfahrverbot", True),
        ("Nach der geltenden Verordnung zahlen die Länder den Gemeinden nichts.", "Verordnung", True),
        # A denied permission is a ban that holds.
        ("Die Verfassung von Malta erlaubt keine fremden Stützpunkte.", "Verfassung", True),
        # "bleibt" with a participle is a state.
        ("Die Konten der Zentralbank von Libyen bleiben eingefroren.", "Geldfluss", False),
        ("Die Regierung von Lettland verfügt über keine Mehrheit.", "Mehrheit", False),
    ],
)
def test_further_ways_to_tell_a_fact(text: str, label: str, holds: bool) -> None:
    assert (label, holds) in {(condition.label, condition.holds) for condition in read(text)[1]}


@pytest.mark.parametrize(
    "text",
    [
        "Seit dem Ende des Krieges lebt die Familie in Schweden.",
        "Das Verbot gilt als umstritten.",
        "Die Ministerin gehört dem linken Flügel an.",
        "Die Brauerei hält ihre Preise stabil.",
        "Die EU droht mit neuen Sanktionen gegen Belarus.",
        "Polen fordert ein Ende der Blockade.",
        "Wenn die Waffenruhe hält, kehren die Menschen zurück.",
        "Verdi könnte streiken.",
    ],
)
def test_what_is_only_thought_of_does_not_hold(text: str) -> None:
    assert read(text)[1] == ()


def test_who_could_end_it_is_first() -> None:
    context, found = read("Der Handel leidet unter den US-Sanktionen gegen Russland.")
    assert [context.actors.name(one) for one in found[0].parties] == ["USA", "Russland"]


def test_since_and_until() -> None:
    _, found = read(
        "Bis zum 30. Januar setzte Verdi den Streik aus. Israel riegelt seit dem 3. November den Gazastreifen ab."
    )
    strike, blockade = found
    assert (strike.label, strike.holds, strike.until) == ("Streik", False, "2026-01-30")
    assert (blockade.label, blockade.holds, blockade.since) == ("Blockade", True, "2025-11-03")


def test_a_fact_told_twice_is_one() -> None:
    _, found = read(
        "Die Kämpfe zwischen Armenien und Aserbaidschan dauern an. "
        "Der Krieg zwischen Armenien und Aserbaidschan geht weiter."
    )
    assert len(found) == 1


_WORDS = "Krieg Sanktionen der die dauern an nicht gegen Russland gilt , . ( seit Montag".split()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_any_text_can_be_read(text: str) -> None:
    context, found = read(text)
    for condition in found:
        condition.span.check(context.report.text)
