"""Whom a word means that could mean several: levels, shared names, "er", "beide Seiten", "Europa", "der Kollege"."""

from __future__ import annotations

import pytest

from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.reading.german.actors.federal import spoken_of
from statusquo.report import Report


def found(text: str) -> Findings:
    return read(Report(id="r", text=text, language="de"))


def names(findings: Findings) -> dict[str, str]:
    return {actor.id: actor.name for actor in findings.actors}


def speakers(text: str) -> list[str]:
    """Names of the speakers, in text order."""
    findings = found(text)
    told = sorted(findings.statements, key=lambda one: one.content.start)
    return [names(findings).get(one.speaker or "", "") for one in told]


def party_words(text: str) -> dict[str, str | None]:
    """Words of each mention -> table id of its actor."""
    return {mention.quote: actor.table for actor in found(text).actors for mention in actor.mentions}


@pytest.mark.parametrize(
    ("text", "federal"),
    [
        ("Die Länder verlangen vom Bund zwei Milliarden Euro.", True),
        ("Das Land Hessen zögert. Die Länder wollen erst im Mai entscheiden.", True),
        ("Die Länder wollen mehr Fisch fangen. Dänemark und Island lehnen Quoten ab.", False),
        ("Die Länder wollen mehr Fisch fangen. Islands Bundestrainer schwieg. Island lehnt ab.", False),
        ("Chile baut Häfen. Die Länder der Region zögern. Die Länder wollen warten.", False),
    ],
)
def test_laender_are_a_group_only_at_home(text: str, *, federal: bool) -> None:
    assert any(actor.rule == "body:level" for actor in found(text).actors) is federal


def test_words_for_the_federation() -> None:
    assert spoken_of(["Bundesminister"])
    assert not spoken_of(["Bund", "Bundesliga", "Bundesland", "Länder"])


@pytest.mark.parametrize(
    ("text", "words", "table"),
    [
        ("Die Wettbewerbskommission in Lissabon prüft die Fusion.", "Wettbewerbskommission", None),
        ("Der Nationalrat tagte. Die Wettbewerbskommission prüft die Fusion.", "Wettbewerbskommission", "WEKO"),
        ("Die Weko prüft die Fusion.", "Weko", "WEKO"),
        ("Das Staatssekretariat für Migration in Rom lehnte ab.", "Staatssekretariat für Migration", None),
        ("Die Tagesthemen berichteten über den Streit.", "Tagesthemen", "ARD"),
        ("Die Tagesschau des SRF berichtete über den Streit.", "Tagesschau des SRF", "SRF"),
    ],
)
def test_a_name_of_several_countries_needs_its_own(text: str, words: str, table: str | None) -> None:
    found_words = party_words(text)
    assert found_words.get(words) == table
    assert table == "ARD" or "ARD" not in found_words.values()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Rektor Olaf Brink nannte den Plan gut. Der Sprecher der Eltern, Lehrer Till Arndt, lobte ihn, "
            "obwohl er jede Gebühr abgelehnt hatte.",
            "Till Arndt",
        ),
        (
            "Minister Olaf Brink nannte den Plan gut. Ministerin Petra Lang begrüßte ihn, "
            "obwohl sie jede Gebühr abgelehnt hatte.",
            "Petra Lang",
        ),
    ],
)
def test_in_a_clause_below_the_subject_above_is_meant(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Bürgermeister Jan Berger drohte mit einer Klage. Ein Vertreter der Opposition bestritt den Mangel. "
            "Das Geld reiche, teilte er mit.",
            "Opposition",
        ),
        (
            "Bürgermeister Jan Berger drohte mit einer Klage. Landrat Jens Brandt bestritt den Mangel. "
            "Das Geld reiche, teilte er mit.",
            "Jens Brandt",
        ),
    ],
)
def test_the_last_subject_wins_named_or_not(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "Ghana und Togo haben eine Waffenruhe vereinbart. Kanada rief beide Seiten zur Ruhe auf. "
            "Kanadas Außenminister Roy Falk telefonierte mit beiden Seiten.",
            "call",
            {"Roy Falk", "Ghana", "Togo"},
        ),
        (
            "Ghana und Togo haben eine Waffenruhe vereinbart. Brasilien begrüßte das. "
            "Kanada sprach am Montag mit beiden Seiten.",
            "talks",
            {"Kanada", "Ghana", "Togo"},
        ),
    ],
)
def test_who_acts_on_both_sides_is_none_of_them(text: str, kind: str, who: set[str]) -> None:
    findings = found(text)
    (event,) = [event for event in findings.events if event.kind == kind]
    assert {names(findings)[one] for one in event.participants} == who


@pytest.mark.parametrize(
    "text",
    [
        "Der SPD-Politiker Jan Berger hat seine Partei für Gespräche ins Spiel gebracht.",
        "Die Ministerin will die Gewerkschaft für Verhandlungen gewinnen.",
        "Er kritisierte diese Partei für Bauern im Landtag.",
    ],
)
def test_what_stands_behind_a_body_is_no_name(text: str) -> None:
    assert not any(" für " in actor.name for actor in found(text).actors)


def test_a_name_with_fuer_stays_one() -> None:
    assert "Gewerkschaft für Seilbahnen" in names(found("Die Gewerkschaft für Seilbahnen lehnt ab.")).values()


@pytest.mark.parametrize(
    "text",
    [
        "Verdi-Chefin Petra Lang lehnt ab. Verdi-Vize Jan Berger ebenso. „Das reicht nicht“, so der Gewerkschafter.",
        "Verdi-Vize Jan Berger lehnt ab. „Das reicht nicht“, so der Gewerkschafter.",
    ],
)
def test_one_unionist_is_no_group(text: str) -> None:
    assert "Gewerkschafter" not in names(found(text)).values()
    assert speakers(text)[-1] == "Jan Berger"


@pytest.mark.parametrize(
    ("text", "union"),
    [
        ("EU-Agrarkommissarin Petra Lang sagte, Europa wolle keinen Streit.", True),
        ("Europa wolle keinen Streit, sagte EU-Agrarkommissarin Petra Lang.", True),
        ("Kanadas Außenminister Roy Falk sagte, Europa wolle keinen Streit.", False),
    ],
)
def test_europe_in_the_words_of_the_union(text: str, *, union: bool) -> None:
    assert (party_words(text).get("Europa") == "EU") is union
