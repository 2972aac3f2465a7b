"""Constructions of news-agency German: who does what, in which clause."""

import pytest

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, analyse


def quote(analysis: Analysis, phrase: Phrase | None) -> str:
    return "" if phrase is None else analysis.quote(phrase.first, phrase.stop)


def clause_of(analysis: Analysis, lemma: str) -> Clause:
    found = [c for s in analysis.sentences for c in s.clauses if c.verb is not None and c.verb.lemma == lemma]
    assert found, f"no clause with {lemma}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "objects"),
    [
        # a plural past tense that looks like an adjective before its noun
        ("Beide Kammern vereinbarten Stillschweigen.", "vereinbaren", "Beide Kammern", ["Stillschweigen"]),
        ("Die Räte vertagten Beschlüsse auf März.", "vertagen", "Die Räte", ["Beschlüsse"]),
        # an infinitive before "und" that looks finite
        ("Das Werk will den Pakt kündigen und hat geklagt.", "kündigen", "Das Werk", ["den Pakt"]),
        # "für" and a participle say what something is declared
        ("Der Rat hat die Suche für gescheitert erklärt.", "erklären", "Der Rat", ["die Suche"]),
        # years count nothing
        ("Die Reederei führt seit 2021 Gespräche.", "führen", "Die Reederei", ["Gespräche"]),
        ("Norwegen will bis 2031 Fregatten bauen.", "bauen", "Norwegen", ["Fregatten"]),
        # a time with an adjective of its own is a thing
        ("Die Kirchen verteidigen den freien Sonntag.", "verteidigen", "Die Kirchen", ["den freien Sonntag"]),
        # the comma after the title is left out
        ("Paula Wendt, Chefin der Werft lobte es.", "loben", "Paula Wendt, Chefin der Werft", ["es"]),
        # "aber" is no part of the object
        ("Der Verband lobte die Wahl, verlangte aber neue Regeln.", "verlangen", "Der Verband", ["neue Regeln"]),
        # "sondern" brings the subject
        ("Nicht der Bund, sondern das Land bezahlt.", "bezahlen", "das Land", None),
        ("Die Grünen wollen, was die Union vorschlägt.", "vorschlagen", "die Union", ["was"]),
        ("Der Gouverneur will das Gesetz unterschreiben.", "unterschreiben", "Der Gouverneur", ["das Gesetz"]),
        ("Die Ministerin, so heißt es, habe den Brief gekannt.", "kennen", "Die Ministerin", ["den Brief"]),
        ("Belarus lehnt die Forderung ab.", "ablehnen", "Belarus", ["die Forderung"]),
    ],
)
def test_subject_and_objects(text: str, lemma: str, subject: str, objects: list[str] | None) -> None:
    analysis = analyse(text)
    clause = clause_of(analysis, lemma)
    assert quote(analysis, clause.subject) == subject
    if objects is not None:
        assert [quote(analysis, p) for p in clause.objects] == objects


@pytest.mark.parametrize(
    ("text", "lemma", "dative", "objects"),
    [
        ("Der Minister warf dem Norden „doppelte Moral“ vor.", "vorwerfen", "dem Norden", ["„doppelte Moral“"]),
        ("Riga warf Belarus „offenen Betrug“ vor.", "vorwerfen", "Belarus", ["„offenen Betrug“"]),
        ("Den Rebellen drohte die Armee mit Beschuss.", "drohen", "Den Rebellen", []),
        ("Dem Vorschlag der Kommission haben alle zugestimmt.", "zustimmen", "Dem Vorschlag der Kommission", []),
    ],
)
def test_datives(text: str, lemma: str, dative: str, objects: list[str]) -> None:
    analysis = analyse(text)
    clause = clause_of(analysis, lemma)
    assert [quote(analysis, p) for p in clause.datives] == [dative]
    assert [quote(analysis, p) for p in clause.objects] == objects


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Umstritten ist ein Damm, den Chile plant und gegen den Bolivien klagt.",
            ("planen", "Chile"),
            ("klagen", "Bolivien"),
        ),
        (
            "Ein Plan, den Schweden verfolgt und den Norwegen ablehnt, liegt vor.",
            ("verfolgen", "Schweden"),
            ("ablehnen", "Norwegen"),
        ),
        (
            "Es geht um das Gesetz, das der Rat vorgelegt hat und über das der Senat abstimmt.",
            ("vorlegen", "der Rat"),
            ("abstimmen", "der Senat"),
        ),
    ],
)
def test_two_relative_clauses(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    analysis = analyse(text)
    for lemma, subject in (first, second):
        clause = clause_of(analysis, lemma)
        assert clause.kind == "relative"
        assert quote(analysis, clause.subject) == subject
        assert clause.antecedent is not None


def test_without_that_is_a_subordinate_clause() -> None:
    clause = clause_of(analyse("Die Frist endet, ohne dass die Bahn etwas vorgelegt hat."), "vorlegen")
    assert (clause.kind, clause.connector) == ("subordinate", "ohne dass")


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "phrase"),
    [
        ("Rund 1990 Soldaten bleiben.", "bleiben", "Rund 1990 Soldaten", "Rund 1990 Soldaten"),
        ("Den ganzen Sonntag tagte der Rat.", "tagen", "der Rat", "Den ganzen Sonntag"),
        ("Der Rat ist für den Abriss der Brücke.", "sein", "Der Rat", "für den Abriss der Brücke"),
    ],
)
def test_what_looks_like_it_is_left_alone(text: str, lemma: str, subject: str, phrase: str) -> None:
    analysis = analyse(text)
    clause = clause_of(analysis, lemma)
    assert quote(analysis, clause.subject) == subject
    assert phrase in [quote(analysis, p) for p in clause.phrases]
