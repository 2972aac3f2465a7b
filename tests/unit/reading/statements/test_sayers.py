"""Speakers whom a report only describes, on sentences of its own."""

from __future__ import annotations

import pytest

from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.reading.german.actors.cited import words
from statusquo.report import Report


def _read(text: str) -> Findings:
    return read(Report(id="case", text=text, title="", language="de"))


def _speakers(found: Findings) -> list[str | None]:
    return [found.actor(s.speaker).name if s.speaker else None for s in found.statements]


#: Text, name of the speaker, kind.
DESCRIBED = {
    "indefinite": ("Ein Augenzeuge sagte, der Turm sei eingestürzt.", "Augenzeuge", "person"),
    "bare plural": ("Experten zufolge reicht das Heizöl nur bis März.", "Experten", "group"),
    "genitive of Angaben": ("Nach Angaben von Rettern sank die Fähre sofort.", "Retter", "group"),
    "aged": ("Der 41-Jährige gab an, die Ampel sei grün gewesen.", "41-Jährige", "person"),
    "so": ("Die Brücke schwankte, so ein Anwohner.", "Anwohner", "person"),
    "circles": ("Die Frist sei verlängert, hieß es aus Branchenkreisen.", "Branchenkreisen", "group"),
    "cited": (
        "Der Sender Radio Süd meldete unter Berufung auf Diplomaten, die Frist sei abgelaufen.",
        "Diplomaten",
        "group",
    ),
    "quoted by a paper": ("Die Zeitung zitierte einen Diplomaten: „Das ist für immer vorbei.“", "Diplomat", "person"),
    "reported": ("Anwohner beklagten den Lärm der Baustelle.", "Anwohner", "group"),
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_described_speaker_is_an_actor(name: str) -> None:
    text, speaker, kind = DESCRIBED[name]
    found = _read(text)
    spoken = [found.actor(s.speaker) for s in found.statements if s.speaker]
    assert [(one.name, one.kind) for one in spoken] == [(speaker, kind)]
    assert any(mention.quote.startswith(speaker) for mention in spoken[0].mentions)


#: Things that stand as subject of such verbs and do not speak.
MUTE = {
    "survey": "Eine Umfrage ergab, dass die Mehrheit den Tunnel will.",
    "number": "Neue Zahlen bestätigten, dass die Ernte schlecht war.",
    "result": "Das Ergebnis zeigte, dass der Kandidat beliebt ist.",
    "media": "Medienberichten zufolge soll die Fähre verkauft werden.",
}


@pytest.mark.parametrize("name", MUTE)
def test_what_is_written_or_counted_is_nobody(name: str) -> None:
    assert not [who for who in _speakers(_read(MUTE[name])) if who]


def test_a_definite_phrase_takes_up_who_was_called_so() -> None:
    found = _read("Ein Taxifahrer sagte, der Tunnel sei dunkel gewesen. Der Taxifahrer betonte, er habe gehupt.")
    assert len({s.speaker for s in found.statements}) == 1


def test_an_indefinite_phrase_brings_in_somebody_new() -> None:
    found = _read("Ein Anwohner sagte, es habe gebrannt. Ein Anwohner sagte, es habe geregnet.")
    assert len({s.speaker for s in found.statements}) == 2


def test_who_says_nothing_that_was_found_is_no_actor() -> None:
    assert not _read("Ein Anwohner erzählte viel. Die Sonne schien.").actors


def test_own_words_are_those_of_the_subject() -> None:
    found = _read("Der Konzern Nordstahl hat nach eigenen Angaben 200 Leute eingestellt.")
    assert [who is not None and "Nordstahl" in who for who in _speakers(found)] == [True]


def test_an_unnamed_spokesman_speaks_for_the_only_body_before() -> None:
    found = _read("Der Konzern Nordstahl schließt ein Werk. Ein Sprecher sagte, die Lage sei ernst.")
    assert [who is not None and "Nordstahl" in who for who in _speakers(found)] == [True]


def test_words_are_lower_case_and_in_one_list_only() -> None:
    known = words()
    assert not known.mute & known.human
    assert all(word == word.lower() for group in (known.mute, known.human, known.citing) for word in group)
