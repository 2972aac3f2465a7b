"""The fast search over HanTa's tables gives what HanTa gives; repairs and lemmas on sentences of our own."""

import os
from pathlib import Path

import pytest
from HanTa import HanoverTagger

from statusquo.language.hanta import Hanta, hanta
from statusquo.language.mood import finite
from statusquo.language.tagger import Word, german_tagger

SENTENCES = [
    "Die Gewerkschaft lehnt das neue Angebot der Arbeitgeber entschieden ab .",
    "Der Unterhändler Kasimir Wolpert sprach mit Vertretern der Rebellen über eine Feuerpause .",
    "Die von der Opposition geforderten Neuwahlen seien verfassungswidrig , erklärte das Gericht .",
    "Schifffahrtsgesellschaften umfahren die Meerenge seit Wochen .",
    "Zollstreitigkeiten belasten den Außenhandel beider Nachbarstaaten erheblich .",
    "Xylander und Brzozowski unterzeichneten vorgestern ein Zusatzprotokoll .",
]


@pytest.fixture(scope="module")
def reference() -> HanoverTagger.HanoverTagger:
    path = Path(HanoverTagger.__file__).parent / "morphmodel_ger.pgz"
    return HanoverTagger.HanoverTagger(str(path))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_same_result_as_hanta(sentence: str, reference: HanoverTagger.HanoverTagger) -> None:
    own = Hanta(reference)
    words = sentence.split()
    choices = [own.choices(w.lower(), capital=None if k == 0 else w[0].isupper()) for k, w in enumerate(words)]
    tags = [own.names[number] for number in own.path(choices)]
    lemmas = [own.lemma(word.lower(), tag) for word, tag in zip(words, tags, strict=True)]
    assert list(zip(words, lemmas, tags, strict=True)) == reference.tag_sent(words)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_one_word_alone_is_taken_apart_as_hanta_does(sentence: str, reference: HanoverTagger.HanoverTagger) -> None:
    own = Hanta(reference)
    for word in (w for w in sentence.split() if w.isalpha()):
        for form in (word, word.lower(), word.capitalize()):
            stem, morphs, tag = reference.analyze(form, taglevel=3)
            assert own.alone(form) == (reference.analyze(form, taglevel=1)[0], stem, morphs, tag)


def test_model_is_loaded_once_and_from_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "morphmodel_ger.pgz").write_bytes(b"not a model")
    monkeypatch.chdir(tmp_path)
    hanta.cache_clear()
    assert hanta() is hanta()
    assert os.getcwd() == str(tmp_path)  # noqa: PTH109


def tags(sentence: str) -> list[str]:
    words = [Word(w, "mark" if not w[0].isalnum() else "word") for w in sentence.split()]
    return [t.tag for t in german_tagger().tag(words)]


@pytest.mark.parametrize(
    ("sentence", "word", "tag"),
    [
        ("Die Parteien verhandeln in Genf .", "verhandeln", "VVFIN"),
        ("Er hat den Plan bestätigt .", "bestätigt", "VVPP"),
        ("Während der Gespräche drohte er mit Abbruch .", "Während", "APPR"),
        ("Während die Gespräche liefen , drohte er mit Abbruch .", "Während", "KOUS"),
        ("Staaten , die Waffen liefern wollen , warten ab .", "die", "PRELS"),
        ("Sie begann , um Zeit zu gewinnen , zu verhandeln .", "um", "KOUI"),
        ("Der Streit um die Insel dauert an .", "um", "APPR"),
        ("Der Streit um die Insel dauert an .", "an", "PTKVZ"),
        ("Die Grünen lehnen ab .", "Grünen", "NNA"),
        ("Das war das dritte Treffen der Gegner .", "Treffen", "NN"),
        ("Die Verhandlungen werden fortgesetzt , weil alle Seiten reden wollen .", "wollen", "VMFIN"),
    ],
)
def test_tags(sentence: str, word: str, tag: str) -> None:
    found = tags(sentence)[sentence.split().index(word)]
    assert found == tag or (tag == "NN" and found == "NNI")


def test_capitals_only() -> None:
    assert tags("DIE GEWERKSCHAFT LEHNT DAS ANGEBOT AB .") == [
        "ART",
        "NN",
        "VVFIN",
        "ART",
        "NN",
        "PTKVZ",
        "$.",
    ]


def test_hyphen_compounds_keep_their_capitals() -> None:
    words = [Word(w) for w in "Der US-Sondergesandte und die EU-Außenminister sprachen".split()]
    lemmas = [t.lemma for t in german_tagger().tag(words)]
    assert lemmas[1].startswith("US-Sondergesandt")
    assert lemmas[4] == "EU-Außenminister"


def test_long_words_never_reach_the_model() -> None:
    word = "a" * 100_000
    assert german_tagger().tag([Word(word), Word("ging")])[0] == ("NN", word)


@pytest.mark.parametrize(
    ("form", "lemma", "mood"),
    [
        ("sei", "sein", "k1"),
        ("seien", "sein", "k1"),
        ("habe", "haben", "k1"),
        ("werde", "werden", "k1"),
        ("solle", "sollen", "k1"),
        ("müsse", "müssen", "k1"),
        ("könne", "können", "k1"),
        ("dürfe", "dürfen", "k1"),
        ("wolle", "wollen", "k1"),
        ("gebe", "geben", "k1"),
        ("komme", "kommen", "k1"),
        ("verhandle", "verhandeln", "k1"),
        ("verhandele", "verhandeln", "k1"),
        ("fordere", "fordern", "k1"),
        ("ablehne", "ablehnen", "k1"),
        ("hätte", "haben", "k2"),
        ("wäre", "sein", "k2"),
        ("würde", "werden", "k2"),
        ("vorläge", "vorliegen", "k2"),
        ("bestünde", "bestehen", "k2"),
        ("bräuchte", "brauchen", "k2"),
        ("ginge", "gehen", "k2"),
        ("könnten", "können", "k2"),
        ("lehnte", "lehnen", "k2?"),
        ("sollte", "sollen", "k2?"),
        ("gingen", "gehen", "k2?"),
        ("lehnen", "lehnen", "k1?"),
        ("ist", "sein", "ind"),
        ("fordert", "fordern", "ind"),
        ("ging", "gehen", "ind"),
        ("zurückwies", "zurückweisen", "ind"),
        ("brachte", "bringen", "ind"),
        ("wurde", "werden", "ind"),
        ("konnte", "können", "ind"),
        ("erwartet", "erwarten", "ind"),
    ],
)
def test_mood(form: str, lemma: str, mood: str) -> None:
    assert finite(form, lemma).mood == mood
