from hypothesis import given
from hypothesis import strategies as st

from statusquo.svg import lettering


def test_a_long_german_word_is_hyphenated_at_a_syllable():
    assert lettering.wrap("Selbstbestimmungsrecht", 110, 13) == ("Selbstbestim-", "mungsrecht")


def test_a_hyphen_is_a_place_to_break_and_is_not_doubled():
    assert lettering.wrap("Nord-Süd-Verbindung", 80, 13) == ("Nord-Süd-", "Verbindung")


def test_too_many_lines_end_in_an_ellipsis():
    lines = lettering.wrap("eins zwei drei vier fünf sechs sieben acht", 60, 13, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_an_empty_text_is_one_empty_line():
    assert lettering.wrap("", 100, 12) == ("",)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80), st.integers(60, 300))
def test_every_line_fits_and_no_letter_is_lost(text, room):
    lines = lettering.wrap(text, room, 13)
    assert all(lettering.width(line.rstrip("-"), 13) <= room or len(line) <= 5 for line in lines)
    kept, given_ = ([c for c in part if not c.isspace() and c not in "-\u200b"] for part in ("".join(lines), text))
    assert kept == given_


def test_a_sign_stays_with_its_word():
    assert lettering.wrap("+\u00a0Sicherheitsgarantien", 110, 13)[0].startswith("+\u00a0Sicher")


def test_entries_of_a_legend_flow_into_a_new_line_where_they_would_pass_the_room():
    assert list(lettering.flow([50, 40, 60, 300, 20], 8, 100, 150, 22)) == [
        (8, 100), (58, 100), (8, 122), (8, 144), (8, 166)
    ]  # fmt: skip
