"""Statements of any text: no crash, and every span quotes its text."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.reading import read
from statusquo.report import Report

WORDS = st.sampled_from(
    (
        "Polen Kanada sagte erklärte , . : „ “ so wie es hieß laut nach Angaben der dass ob werde sei man die Frist "
        "darin heißt zufolge ( ) – Bericht forderte zu weichen als Fehler nannte demnach nicht und \n"
    ).split(" ")
)


def _check(text: str) -> None:
    for statement in read(Report(id="any", text=text, title="", language="de")).statements:
        spans = [statement.content, *([statement.cue] if statement.cue else [])]
        for span in spans:
            assert span.start < span.stop
            assert text[span.start : span.stop] == span.quote


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_shuffled_words_of_speech(words: list[str]) -> None:
    _check(" ".join(words))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _check(text)


def test_long_texts_take_linear_time() -> None:
    sentence = "Die Häfen blieben offen, sagte Omar Haddad. Die Frist sei zu kurz. „Wir weichen nicht“, so Polen. "

    def taken(times: int) -> float:
        report = Report(id="long", text=sentence * times, title="", language="de")
        begin = time.perf_counter()
        read(report)
        return time.perf_counter() - begin

    taken(5)
    assert taken(320) < 12 * max(taken(80), 0.05)
