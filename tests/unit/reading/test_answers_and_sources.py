"""Who is behind words that stand apart from their cue: answers, sources far off, what goes on, what something meets."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from statusquo.findings import Statement
from statusquo.reading import read
from statusquo.report import Report


def _told(text: str) -> list[tuple[str, str, str]]:
    """Speaker, content and who relays it, of every statement."""
    found = read(Report(id="example", text=text, title="", language="de"))

    def name(one: str | None) -> str:
        return found.actor(one).name if one else ""

    def row(one: Statement) -> tuple[str, str, str]:
        return name(one.speaker), one.content.quote, name(one.via)

    return [row(one) for one in found.statements]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "via"),
    [
        pytest.param(
            "Polen verlangte am Montag die Freigabe der Schiffe. Das wies Norwegen zurück.",
            "Norwegen",
            "die Freigabe der Schiffe",
            "",
            id="what was said before is answered",
        ),
        pytest.param(
            "Die Werft wird verkauft. Das berichtet der Sender NDR unter Berufung auf die Gewerkschaft IG Metall.",
            "IG Metall",
            "Die Werft wird verkauft",
            "NDR",
            id="a medium relays its source",
        ),
        pytest.param(
            "Wie Regierungssprecherin Ulla Kern mitteilte, ist der Tunnel nach Auffassung von Minister Jan Petersen "
            "unverzichtbar.",
            "Jan Petersen",
            "ist der Tunnel nach Auffassung von Minister Jan Petersen unverzichtbar",
            "Ulla Kern",
            id="an opinion inside what is told",
        ),
        pytest.param(
            "Der Plan stieß bei Greenpeace auf heftige Kritik.",
            "Greenpeace",
            "Der Plan",
            "",
            id="met with criticism",
        ),
        pytest.param(
            "Kardinal Peter Weiß stimmte dem Papier nicht zu; er halte es für einen Bruch.",
            "Peter Weiß",
            "er halte es für einen Bruch",
            "",
            id="reported speech behind a semicolon",
        ),
        pytest.param(
            "Der Mieterbund forderte ein Verbot. Die Mieten seien zu hoch, erklärte der Verband.",
            "Deutscher Mieterbund",
            "Die Mieten seien zu hoch",
            "",
            id="a body by its sort",
        ),
        pytest.param(
            "Ministerpräsident Horst Auer hält an dem Projekt fest. Das Land brauche es, sagte der CSU-Politiker.",
            "Horst Auer",
            "Das Land brauche es",
            "",
            id="a person by the party",
        ),
        pytest.param(
            "Petra Sander, Vorsitzende der Gewerkschaft Verdi, rief die Fahrer auf, die Arbeit niederzulegen.",
            "Petra Sander",
            "die Arbeit niederzulegen",
            "",
            id="a title set behind the name",
        ),
        pytest.param(
            "Frankreich, Polen und Italien berieten am Montag. Sie verlangten von den USA verbindliche Garantien.",
            "Italien",
            "verbindliche Garantien",
            "",
            id="they are those of the sentence before",
        ),
        pytest.param(
            "Minister Karl Brandt warf der Opposition vor, ohne Not eingeknickt zu sein.",
            "Karl Brandt",
            "ohne Not eingeknickt zu sein",
            "",
            id="a noun behind ohne",
        ),
        pytest.param(
            "Der Plan sei, so Greenpeace, schuld daran, dass das Moor trocken gefallen sei.",
            "Greenpeace",
            "Der Plan sei, so Greenpeace, schuld daran, dass das Moor trocken gefallen sei",
            "",
            id="an insertion inside what is said",
        ),
        pytest.param(
            "CDU-Fraktionsvize Eva Kurz: „Zögern kostet Menschenleben.“",
            "Eva Kurz",
            "Zögern kostet Menschenleben.",
            "",
            id="a short sentence behind a name",
        ),
        pytest.param(
            "Die Ministerin Ines Wolf lobte den Plan als ausgewogen.",
            "Ines Wolf",
            "den Plan als ausgewogen",
            "",
            id="a participle as judgement",
        ),
    ],
)
def test_who_says_what(text: str, speaker: str, content: str, via: str) -> None:
    assert (speaker, content, via) in _told(text)


def test_a_refusal_in_the_present_tense_answers_nothing() -> None:
    told = _told("Polen verlangte am Montag die Freigabe der Schiffe. Das lehnt Norwegen ab.")
    assert [speaker for speaker, _, _ in told] == ["Polen"]


def test_what_is_told_in_reported_speech_is_no_second_statement() -> None:
    told = _told("Minister Erik Lund reist nach Rom. Er werde dort für ein Moratorium werben, kündigte er an.")
    assert [content for _, content, _ in told] == ["Er werde dort für ein Moratorium werben"]


def test_no_word_stands_twice_in_a_list() -> None:
    path = files("statusquo.reading.german").joinpath("frames/statements.toml")
    for name, text in tomllib.loads(path.read_text("utf-8")).items():
        assert len(text.split()) == len(set(text.split())), name
