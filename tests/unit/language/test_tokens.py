"""Tokens quote their text, whatever the text; words, numbers and abbreviations of German news."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.language.sentences import LONGEST, directions, split
from statusquo.language.tokens import compose, cut


def words(text: str) -> list[str]:
    return [text[p.start : p.stop] for p in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 12. Juli in Genf.", ["Am", "12.", "Juli", "in", "Genf", "."]),
        ("im 21. Jahrhundert", ["im", "21.", "Jahrhundert"]),
        ("am 3. Oktober 2025.", ["am", "3.", "Oktober", "2025", "."]),
        ("Es waren 20. Er ging.", ["Es", "waren", "20", ".", "Er", "ging", "."]),
        ("z. B. in Wien, z.B. dort", ["z.", "B.", "in", "Wien", ",", "z.B.", "dort"]),
        ("US- und EU-Sanktionen", ["US-", "und", "EU-Sanktionen"]),
        ("2,5-fach, 30-Jährige, 1.000 Euro", ["2,5-fach", ",", "30-Jährige", ",", "1.000", "Euro"]),
        ("Sie heißt ver.di.", ["Sie", "heißt", "ver.di", "."]),
        ("Ha'aretz und Putin’s", ["Ha'aretz", "und", "Putin’s"]),
        ("Dr. Vogt kam.Er ging.", ["Dr.", "Vogt", "kam", ".", "Er", "ging", "."]),
        ("CDU/CSU und AT&T", ["CDU/CSU", "und", "AT&T"]),
        ("Politiker:innen, Bürger*innen", ["Politiker:innen", ",", "Bürger*innen"]),
        ("siehe https://a.de/x?y=1. Ende", ["siehe", "https://a.de/x?y=1", ".", "Ende"]),
        ("Wilhelm II. ging", ["Wilhelm", "II.", "ging"]),
        ("… und ...", ["…", "und", "..."]),
        ("„Ja“, «Nein», ‚so‘", ["„", "Ja", "“", ",", "«", "Nein", "»", ",", "‚", "so", "‘"]),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_decomposed_umlauts_are_one_word() -> None:
    text = "Die Außenministerin müsse das Überflugverbot erklären."
    decomposed = unicodedata.normalize("NFD", text)
    assert [compose(w) for w in words(decomposed)] == words(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kein Durchbruch in Wien\nDie Gespräche enden. Alle reisen ab.", 3),
        ("„Wir kommen.“ „Gehen wir?“, fragte er. Sie blieb.", 3),
        ("Er sagte: „Das ist gut. Das bleibt so.“ Dann ging er.", 3),
        ("Prof. Dr. Vogt traf am 3. Mai den EU-Kommissar a. D. in Bonn.", 1),
        ("Zölle, Quoten usw. Die Liste ist lang.", 2),
        ("Er kam 2008. Sie blieb.", 2),
        ("„Nein!“, rief sie. „Nie.“", 2),
        ("Die Waffen schweigen … und dann nicht mehr.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(split(text, cut(text))) == count


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_cut_in_order_and_covered(text: str) -> None:
    pieces = cut(text)
    before = 0
    for piece in pieces:
        assert before <= piece.start < piece.stop <= len(text)
        assert not any(c.isspace() for c in text[piece.start : piece.stop])
        assert not any(c.isalnum() for c in text[before : piece.start])
        before = piece.stop
    assert not any(c.isalnum() for c in text[before:])
    ways = directions(text, pieces)
    assert len(ways) == len(pieces)
    ranges = split(text, pieces, ways)
    assert [k for a, b in ranges for k in range(a, b)] == list(range(len(pieces)))
    assert all(b - a <= LONGEST + 60 for a, b in ranges)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aÄöß \n.„“”\"'‚‘»«()-–/:,;!?0129…*§\u0308\u00ad", max_size=200))
def test_marks_in_any_order(text: str) -> None:
    pieces = cut(text)
    assert len(directions(text, pieces)) == len(pieces)
    assert sum(b - a for a, b in split(text, pieces)) == len(pieces)


@pytest.mark.parametrize(
    "unit", ["a", "a-", "a.", "1.", "„", "(", "ab ", "a, ", ". ", "'", "\n", "z.", "a\u0308", "www."]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.perf_counter()
        split(text, cut(text))
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(100_000) < 5
