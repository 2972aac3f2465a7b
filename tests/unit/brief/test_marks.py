from hypothesis import given
from hypothesis import strategies as st

from statusquo.brief.marks import Mark, cut


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("abc"))))
def test_pieces_make_the_text_and_carry_exactly_what_covers_them(text, ranges):
    marks = [Mark(min(a, b), max(a, b), kind, kind) for a, b, kind in ranges if a != b and max(a, b) <= len(text)]
    pieces = cut(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        stop = at + len(piece.text)
        assert set(piece.marks) == {m for m in marks if m.start <= at and stop <= m.stop}
        assert all(m.stop <= at or stop <= m.start for m in marks if m not in piece.marks)
        at = stop


def test_a_part_of_a_text():
    assert [p.text for p in cut("abcdef", [Mark(0, 3, "x", "")], 2, 5)] == ["c", "de"]


def test_labels_are_said_once():
    (piece,) = cut("ab", [Mark(0, 2, "x", "one"), Mark(0, 2, "y", "one"), Mark(0, 2, "x", "two")])
    assert (piece.kinds, piece.label) == ("x y", "one; two")
