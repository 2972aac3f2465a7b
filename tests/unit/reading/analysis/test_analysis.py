"""What single clauses and phrases say: participles, relatives, passives, negation, issues, offsets."""

import pickle
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, analyse, issue_span, show


def first(text: str) -> tuple[Analysis, Clause]:
    analysis = analyse(text)
    return analysis, analysis.sentences[0].clauses[0]


def words(analysis: Analysis, phrase: Phrase | None) -> str:
    assert phrase is not None
    return analysis.quote(phrase.first, phrase.stop)


def test_extended_attribute_with_agent() -> None:
    analysis, clause = first("Die von der Opposition geforderte Auflösung des Parlaments bleibt umstritten.")
    subject = clause.subject
    assert subject is not None and subject.participle is not None
    assert (subject.participle.lemma, subject.participle.perfect) == ("fordern", True)
    assert words(analysis, subject.participle.agent) == "von der Opposition"
    assert issue_span(analysis, subject).quote == "Auflösung des Parlaments"


def test_relative_clause_finds_its_antecedent() -> None:
    analysis = analyse("Der Senat stimmte über den Haushalt der Stadt ab, den die Opposition strikt ablehnt.")
    sentence = analysis.sentences[0]
    relative = sentence.clauses[1]
    assert relative.kind == "relative"
    assert relative.verb is not None and relative.verb.lemma == "ablehnen"
    assert words(analysis, relative.subject) == "die Opposition"
    assert relative.antecedent is not None and relative.antecedent.lemma == "Haushalt"
    assert [a.lemma for a in relative.adverbs] == ["strikt"]


def test_relative_subject_is_resolved() -> None:
    analysis = analyse("Die Miliz, die den Hafen besetzt, will nicht abziehen.")
    sentence = analysis.sentences[0]
    relative = next(c for c in sentence.clauses if c.kind == "relative")
    resolved = sentence.resolved_subject(relative)
    assert resolved is not None and resolved.lemma == "Miliz"


def test_coordinated_relatives_share_their_object() -> None:
    sentence = analyse("Das Wohngeld, das die Mieter fordern und die Vermieter ablehnen, fällt weg.").sentences[0]
    first_one, second = (c for c in sentence.clauses if c.kind == "relative")
    assert not first_one.object_shared and second.object_shared
    assert second.relative is first_one.relative and second.objects == (first_one.relative,)
    assert second.antecedent is first_one.antecedent is not None
    assert not second.subject_shared


def test_coordinated_relatives_share_their_subject() -> None:
    sentence = analyse("Die Liste, die den Etat ablehnt und Neuwahlen verlangt, verlor.").sentences[0]
    second = next(c for c in sentence.clauses if c.kind == "relative" and c.joined is not None)
    assert second.subject_shared and not second.object_shared
    resolved = sentence.resolved_subject(second)
    assert resolved is not None and resolved.lemma == "Liste"


def test_passives_share_their_auxiliaries_backwards() -> None:
    analysis = analyse("Er sagte, dass der Turm abgerissen und das Feld verkauft werden solle.")
    one, two = analysis.sentences[0].clauses[1:]
    assert one.verb is not None and two.verb is not None
    assert (one.verb.lemma, one.verb.passive, one.verb.modal) == ("abreißen", "werden", "sollen")
    assert (two.verb.lemma, two.verb.passive, two.verb.modal) == ("verkaufen", "werden", "sollen")


def test_mark_up_is_quoted_to_the_letter() -> None:
    text = "**Kiel** – Die [Werft](https://a.example/x) lehnt den *neuen Kredit* der **Bank** ab."
    analysis = analyse(text)
    clause = analysis.sentences[1].clauses[0]
    assert words(analysis, clause.objects[0]) == "den *neuen Kredit* der **Bank"
    assert clause.subject is not None and clause.subject.lemma == "Werft"
    check(analysis)


def test_separated_particle() -> None:
    analysis, clause = first("Die Regierung schließt Gespräche mit den Rebellen nach wie vor aus.")
    verb = clause.verb
    assert verb is not None and verb.particle is not None and verb.finite is not None
    assert (verb.lemma, verb.particle.text) == ("ausschließen", "aus")
    assert analysis.tokens[verb.finite.partner] is verb.particle
    assert [a.lemma for a in clause.adverbs] == ["nach wie vor"]


@pytest.mark.parametrize(
    ("text", "lemma", "modal", "passive", "tense", "mood"),
    [
        ("Das Gesetz wird verschoben.", "verschieben", "", "werden", "present", "indicative"),
        ("Das Gesetz soll verschoben werden.", "verschieben", "sollen", "werden", "present", "indicative"),
        ("Das Gesetz ist verschoben worden.", "verschieben", "", "werden", "perfect", "indicative"),
        ("Das Gesetz ist verschoben.", "verschieben", "", "sein", "present", "indicative"),
        ("Der Minister ist nach Wien gereist.", "reisen", "", "", "perfect", "indicative"),
        ("Der Minister hatte das Gesetz verschoben.", "verschieben", "", "", "pluperfect", "indicative"),
        ("Der Minister werde das Gesetz verschieben.", "verschieben", "", "", "future", "konjunktiv1"),
        ("Der Minister würde das Gesetz verschieben.", "verschieben", "", "", "future", "konjunktiv2"),
        ("Der Minister müsse das Gesetz verschieben.", "verschieben", "müssen", "", "present", "konjunktiv1"),
        (
            "Das Gesetz scheint verschoben zu sein.",
            "verschieben",
            "scheinen",
            "sein",
            "present",
            "indicative",
        ),
        (
            "Der Minister droht das Gesetz zu verschieben.",
            "verschieben",
            "drohen",
            "",
            "present",
            "indicative",
        ),
        (
            "Der Minister hat das Gesetz verschieben müssen.",
            "verschieben",
            "müssen",
            "",
            "perfect",
            "indicative",
        ),
        ("Das Gesetz ist zu verschieben.", "verschieben", "sein", "", "present", "indicative"),
    ],
)
def test_verb_complex(text: str, lemma: str, modal: str, passive: str, tense: str, mood: str) -> None:
    verb = first(text)[1].verb
    assert verb is not None
    assert (verb.lemma, verb.modal, verb.passive, verb.tense, verb.mood) == (
        lemma,
        modal,
        passive,
        tense,
        mood,
    )


def test_passive_agent() -> None:
    analysis, clause = first("Der Entwurf wurde von den Ländern abgelehnt.")
    assert words(analysis, clause.agent) == "von den Ländern"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Die Regierung verhandelt nicht.", True),
        ("Die Regierung will keine Gespräche.", True),
        ("Die Regierung verhandelt nie mit Geiselnehmern.", True),
        ("Die Regierung verhandelt nicht nur mit Polen, sondern auch mit Litauen.", False),
        ("Nicht Polen, sondern Litauen stimmte dagegen.", False),
        ("Die Regierung verhandelt.", False),
        ("Die nicht anerkannte Regierung verhandelt.", False),
    ],
)
def test_negation(text: str, negated: bool) -> None:
    assert first(text)[1].negated is negated


def test_title_name_and_apposition() -> None:
    analysis, clause = first("Der Chef der Gewerkschaft, Jens Wollmer, traf Verkehrsministerin Ada Prinz.")
    subject = clause.subject
    assert subject is not None
    assert [words(analysis, p) for p in subject.genitives] == ["der Gewerkschaft"]
    assert [words(analysis, p) for p in subject.appositions] == ["Jens Wollmer"]
    target = clause.objects[0]
    assert target.lemma == "Verkehrsministerin" and target.name is not None
    assert analysis.quote(*target.name) == "Ada Prinz"


def test_owner_before_the_noun() -> None:
    analysis, clause = first("Ungarns neuer Außenminister reist nach Wien.")
    assert clause.subject is not None
    assert words(analysis, clause.subject.owner) == "Ungarns"


def test_coordination_is_joint() -> None:
    analysis, clause = first("Frankreich, Polen und die Niederlande fordern ein Verbot.")
    assert clause.subject is not None
    assert [words(analysis, m) for m in clause.subject.members] == ["Frankreich", "Polen", "die Niederlande"]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Paris lehnt den Beitritt des Landes zur Union strikt ab.", "den Beitritt des Landes zur Union"),
        ("Die Kammer fordert eine Senkung der Steuern auf Diesel.", "eine Senkung der Steuern auf Diesel"),
        ("Die Bahn lehnt die seit Mai von Verdi verlangte Prämie ab.", "Prämie"),
        ("Die Kammer verlangt ein „Ende der Blockade“.", "ein „Ende der Blockade“"),
    ],
)
def test_issue(text: str, issue: str) -> None:
    analysis, clause = first(text)
    assert issue_span(analysis, clause.objects[0]).quote == issue


def test_compound_part_and_preposition() -> None:
    _, clause = first("Beim Friedensgipfel pochte Lima auf sein Vetorecht.")
    where, right = clause.pps()
    assert (where.prep, where.part) == ("bei", "gipfel")
    assert (right.prep, right.part) == ("auf", "recht")


def test_quotes_and_places() -> None:
    text = "Sie sagte: „Wir warten. Wir bleiben.“ Dann ging sie."
    analysis = analyse(text)
    assert len(analysis.sentences) == 3
    quote = analysis.quotes[0]
    assert text[quote.start : quote.end] == "Wir warten. Wir bleiben."
    token = analysis.token_at(text.index("bleiben"))
    assert token is not None and token.text == "bleiben"
    assert analysis.quoted(token) is quote
    assert analysis.sentence_of(token).index == 1
    (clause,) = analysis.sentence_of(token).clauses
    assert clause.quoted


def test_title_and_headings() -> None:
    analysis = analyse("Bahn: Streit um Löhne\nDie Lokführer streiken.", title=True)
    assert analysis.text[: analysis.title_stop] == "Bahn: Streit um Löhne"
    assert [s.heading for s in analysis.sentences] == [True, False]
    assert [s.paragraph for s in analysis.sentences] == [0, 1]


def test_decomposed_text_reads_the_same() -> None:
    text = "Die Außenministerin müsse das Überflugverbot zurücknehmen, erklärte der Präsident."
    plain, other = analyse(text), analyse(unicodedata.normalize("NFD", text))
    assert [(t.form, t.tag, t.lemma) for t in plain.tokens] == [(t.form, t.tag, t.lemma) for t in other.tokens]
    assert [c.kind for c in plain.sentences[0].clauses] == [c.kind for c in other.sentences[0].clauses]


def test_empty_and_view() -> None:
    assert analyse("").sentences == ()
    assert "verb ablehnen" in show(analyse("Rom lehnt ab."))
    assert pickle.loads(pickle.dumps(analyse("Rom lehnt ab."))).text == "Rom lehnt ab."


def check(analysis: Analysis) -> None:
    """Every place is in order and inside; every clause and phrase can be quoted."""
    text = analysis.text
    for one, two in zip(analysis.tokens, analysis.tokens[1:], strict=False):
        assert one.stop <= two.start and one.index + 1 == two.index
    for token in analysis.tokens:
        assert text[token.start : token.stop] == token.text
    for sentence in analysis.sentences:
        owned: set[int] = set()
        for k, clause in enumerate(sentence.clauses):
            assert clause.index == k
            assert sentence.first <= clause.first < clause.stop <= sentence.stop
            assert not owned & set(clause.own)
            owned |= set(clause.own)
            assert clause.parent is None or clause.parent != k
            walk, steps = clause, 0
            while walk.parent is not None:
                walk, steps = sentence.clauses[walk.parent], steps + 1
                assert steps <= len(sentence.clauses)
            for top in clause.phrases:
                for phrase in top.walk():
                    assert sentence.first <= phrase.first < phrase.core <= phrase.stop <= sentence.stop
                    assert phrase.first <= phrase.head.index < phrase.stop
                    issue_span(analysis, phrase)
                    analysis.phrase_span(phrase, preposition=False)


WORDS = """
    die der das den dem ein kein und oder , , . „ “ ( ) – : ; nicht dass weil der die den von mit zu um ohne
    Regierung
    Streik Angebot Putins Moskau EU ablehnt lehnt fordert gefordert geforderte habe hat werden wurde will
    soll sei ab
    zu auf „ sagte erklärte er sie sich wie als weder noch sowohl auch sondern beenden verhandeln neue 12.
    2025 US- USA
    wenn * ** _ # [ ](x) +++ (dpa) Kiel/Riga bin bis AG träten sollte bleiben vorlegen mehr
"""
GERMAN = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=60)


@settings(max_examples=250, deadline=None)
@given(GERMAN)
def test_shuffled_german(parts: list[str]) -> None:
    check(analyse(" ".join(parts)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_unicode(text: str) -> None:
    check(analyse(text))


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("a", 100_000),
        ("Die Regierung lehnt ab und ", 4000),
        ("der die das ", 8000),
        ("dass er, weil sie, wenn ", 4000),
        ("A, ", 30_000),
        ("(", 50_000),
        ("„", 50_000),
        ("des Rates der Stadt von ", 4000),
        ("Kiel/Riga – ", 10_000),
        ("*Kiel ", 10_000),
        ("weder ruht noch steht und ", 4000),
        ("sowohl Kiel als auch ", 4000),
        ("– sie baut – ", 4000),
    ],
    ids=[
        "word",
        "und",
        "articles",
        "nested",
        "list",
        "brackets",
        "quotes",
        "genitives",
        "datelines",
        "stars",
        "neither",
        "both",
        "dashes",
    ],
)
def test_long_input_takes_linear_time(unit: str, times: int) -> None:
    """Four times the text may take three times as long as it should; squares would take sixteen times."""

    def seconds(count: int) -> float:
        start = time.process_time()
        check(analyse(unit * count))
        return time.process_time() - start

    seconds(100)
    assert seconds(times) < 12 * max(seconds(times // 4), 0.02)


REPORT = """Kiel/Riga – Die *Werft* lehnt den Kredit, den die Bank anbietet und der Kreis ablehnt, strikt ab.
„Wir bleiben dabei“, sagte Werftchefin Ada von der Mühlen am 12.7. der Nordkurier AG (Kiel).

- Träten die Zölle in Kraft, müsste – so sieht es aus – die Hälfte der Kräne stillstehen.
- Sowohl Riga als auch Tallinn verlangen sieben Prozent mehr Geld, falls die Reeder keinen Plan vorlegen.
"""


@pytest.mark.parametrize(
    "maim",
    [
        str.upper,
        str.lower,
        str.title,
        lambda t: t * 3,
        lambda t: t[::-1],
        lambda t: t.replace("\n", "\u2028"),
        lambda t: unicodedata.normalize("NFD", t),
        lambda t: "".join(c for c in t if c.isalnum() or c == " "),
        lambda t: "".join(2 * c for c in t),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: " ".join(sorted(t.split())),
    ],
)
def test_mutilated_report(maim: Callable[[str], str]) -> None:
    check(analyse(maim(REPORT)))


def test_report_cut_anywhere() -> None:
    for stop in range(0, len(REPORT), 3):
        check(analyse(REPORT[:stop]))
        check(analyse(REPORT[stop:]))


def test_many_sentences_take_linear_time() -> None:
    sentence = "Die Gewerkschaft lehnt „jedes Angebot“ ab, sagte ein Sprecher. "

    def seconds(count: int) -> float:
        start = time.process_time()
        analyse(sentence * count)
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 12 * max(seconds(500), 0.02)


@pytest.mark.parametrize(
    ("text", "tense", "mood"),
    [
        ("Die Armee zieht ab.", "present", "indicative"),
        ("Die Waffen gelangen nach Peru.", "present", "ambiguous"),
        ("Die Armee zog ab.", "past", "indicative"),
        ("Böte der Rat mehr, nähme er an.", "past", "konjunktiv2"),
        ("Die Stellen sind weggefallen.", "perfect", "indicative"),
    ],
)
def test_tense_of_verbs_that_look_like_others(text: str, tense: str, mood: str) -> None:
    _, clause = first(text)
    assert clause.verb is not None
    assert (clause.verb.tense, clause.verb.mood) == (tense, mood)


def test_day_inside_an_extended_attribute() -> None:
    analysis, clause = first("Die für heute geplante Runde fällt aus.")
    subject = clause.subject
    assert subject is not None and subject.participle is not None
    assert [words(analysis, p) for p in subject.participle.complements] == ["für heute"]


def test_between_whom() -> None:
    analysis, clause = first("Die Kluft zwischen Piloten und den Managern Kern und Vogt wächst.")
    subject = clause.subject
    assert subject is not None and not subject.conjuncts
    between = subject.attributes[0]
    assert [words(analysis, p) for p in between.conjuncts] == ["Piloten", "den Managern Kern", "Vogt"]


def test_postposition_behind_a_genitive() -> None:
    analysis, clause = first("Einem Bericht der Zeitung zufolge plant der Konzern Entlassungen.")
    source = clause.pps("zufolge")[0]
    assert words(analysis, source) == "Einem Bericht der Zeitung zufolge"
    assert [words(analysis, p) for p in source.genitives] == ["der Zeitung"]


def test_conjunction_or_preposition() -> None:
    _, during = first("Während der Verhandlungen wollen die Parteien schweigen.")
    assert during.kind == "main" and during.pps("während")
    _, whereas = first("Während die Grünen nicht verhandeln wollen, bleibt die Union offen.")
    assert (whereas.kind, whereas.connector) == ("subordinate", "während")


def test_antecedent_agrees_with_a_relative_subject() -> None:
    analysis = analyse("Der Chef der Behörde, der entlassen worden war, klagt gegen den Staat.")
    relative = next(c for c in analysis.sentences[0].clauses if c.kind == "relative")
    assert relative.antecedent is not None and relative.antecedent.lemma == "Chef"


def test_inserted_report() -> None:
    analysis = analyse("Der Rat, sagte Vogt, halte an dem Plan fest.")
    main, report = analysis.sentences[0].clauses
    assert main.verb is not None and main.verb.lemma == "festhalten" and words(analysis, main.subject) == "Der Rat"
    assert report.kind == "insertion"


def test_particle_of_a_time_or_of_the_verb() -> None:
    analysis, clause = first("Die Piloten streiken von Montag an.")
    assert clause.verb is not None and clause.verb.lemma == "streiken"
    assert words(analysis, clause.pps("von")[0]) == "von Montag an"
    _, announced = first("Der Rat kündigte eine Fassung der Regeln von Mitte April an.")
    assert announced.verb is not None and announced.verb.lemma == "ankündigen"
