"""Markdown and datelines: read past, quoted to the letter."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusquo.language.markdown import plain
from statusquo.language.sentences import split
from statusquo.language.tokens import cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die *neue* Werft", "Die neue Werft"),
        ("Die **neue Werft** und ***mehr***", "Die neue Werft und mehr"),
        ("_Die Werft_ baut ~~nicht~~", "Die Werft baut nicht"),
        ("**Die *neue* Werft** baut", "Die neue Werft baut"),
        ("Die [Werft](https://a.example/b_(c)) baut", "Die Werft baut"),
        ('Die [Werft](https://a.example "Seite") baut [hier][1]', "Die Werft baut hier"),
        ("![Bild der Werft](werft.png)", "Bild der Werft"),
        ("## Streit um die Werft", "Streit um die Werft"),
        ("- Die Werft baut\n* Das Dock ruht\n• Der Kran steht", "Die Werft baut Das Dock ruht Der Kran steht"),
        ("> Die Werft baut", "Die Werft baut"),
        ("1. Die Werft baut\n2) Das Dock ruht", "Die Werft baut Das Dock ruht"),
        ("Die Werft\n---\nbaut", "Die Werft baut"),
    ],
)
def test_mark_up_is_no_word(text: str, words: str) -> None:
    assert plain(text).split() == words.split()
    assert [text[p.start : p.stop] for p in cut(text)] == words.split()


@pytest.mark.parametrize(
    "text",
    [
        "Kolleg*innen und Schüler*innen",
        "5 * 3 * 2",
        "Preis* und Leistung",
        "3. Oktober in Kiel",
        "2. der Liste",
        "datei_mit_strichen",
        "am [Hafen] (Kiel)",
        "– Die Werft baut",
        "*Name geändert",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert plain(text) == text


@given(st.text(alphabet='ab *_[](>#-+1.~!"\n\\ä', max_size=80))
def test_length_and_line_breaks_stay(text: str) -> None:
    out = plain(text)
    assert len(out) == len(text)
    assert all(a == b or b == " " for a, b in zip(text, out, strict=True))
    assert out.count("\n") == text.count("\n")


@pytest.mark.parametrize("unit", ["*a ", "**", "[a", "[a](", "_ ", "~~a", "> ", "- - -", "1. ", "#"])
def test_no_quadratic_time(unit: str) -> None:
    start = time.process_time()
    plain(unit * 40_000)
    assert time.process_time() - start < 5


def sentences(text: str) -> list[str]:
    pieces = cut(text)
    return [text[pieces[a].start : pieces[b - 1].stop] for a, b in split(text, pieces)]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Tallinn/Riga –", "Die Werft baut."),
        ("KIEL (dpa) –", "Die Werft baut."),
        ("Kiel (dpa/lno) -", "Die Werft baut."),
        ("Kiel (dpa) --", "Die Werft baut."),
        ("Lima, 4. März (Reuters) —", "„Die Werft baut“, sagte er."),
        ("Frankfurt am Main/Rio de Janeiro –", "Die Werft baut."),
        ("Lüderheim, 15.03.2012 –", "Die Werft baut."),
        ("Den Haag (ap)", "Die Werft baut."),
        ("Kiel (dpa):", "Die Werft baut."),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(line: str, rest: str) -> None:
    assert sentences(f"{line} {rest}") == [line, rest]
    assert sentences(f"Titel\n{line} {rest}") == ["Titel", line, rest]


@pytest.mark.parametrize(
    "text",
    [
        "Die Werft – Das Dock ruht.",
        "Kiel – die Stadt am Meer – wächst.",
        "Karl Ruhm (SPD) fordert Geld.",
        "Die Stadt baut – Kiel wartet.",
        "Kiel wartet – Die Werft baut.",
        "Kiel –",
    ],
)
def test_other_dashes_do_not_divide(text: str) -> None:
    assert sentences(text) == [text]


def test_plus_signs_divide_headlines() -> None:
    assert sentences("Werft baut +++ Dock ruht") == ["Werft baut +++", "Dock ruht"]
