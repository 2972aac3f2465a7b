"""Labels of positions are short, whatever the text is like."""

from __future__ import annotations

from statusquo.reading.german.positions.settle import _label


def test_a_word_without_end_is_cut() -> None:
    assert _label("x" * 3000) == "x" * 80 + " …"
    assert _label(" ".join(["Abtretung"] * 20)) == " ".join(["Abtretung"] * 8) + " …"
    assert _label("die  Insel") == "die Insel"
