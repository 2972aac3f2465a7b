"""Spans, errors, messages: the small values everything else stands on."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusquo.errors import SourceError, SpanError, StatusquoError
from statusquo.messages import LANGUAGES, places, words
from statusquo.report import Report, store
from statusquo.span import Span


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, stop)
    assert text[span.start : span.stop] == span.quote
    assert span.check(text) is span


@pytest.mark.parametrize(("start", "stop"), [(0, 0), (-1, 2), (3, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(start: int, stop: int) -> None:
    with pytest.raises(SpanError):
        Span.of("abc", start, stop)


def test_a_span_of_another_text_is_refused() -> None:
    with pytest.raises(SpanError, match="read it again"):
        Span.of("Moskau", 0, 3).check("Kiew")


@given(st.text())
def test_stored_text_is_stable_and_can_be_written(text: str) -> None:
    stored = store(text)
    assert store(stored).lstrip("\ufeff") == stored.lstrip("\ufeff")
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert "\r" not in stored


@given(st.text(st.characters(exclude_categories=())), st.booleans())
def test_any_text_makes_a_report(text: str, to_the_letter: bool) -> None:
    report = Report.of(text, to_the_letter=to_the_letter)
    assert len(report.hash) == 64
    assert report.id.startswith("report-")


def test_errors_survive_another_process() -> None:
    error = SourceError("what", where="where", advice="advice")
    copy = pickle.loads(pickle.dumps(error))
    assert isinstance(copy, StatusquoError)
    assert (type(copy), str(copy)) == (SourceError, "where: what; advice")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_message_with_the_same_places(language: str) -> None:
    first, other = words(LANGUAGES[0]).catalogue, words(language).catalogue
    assert sorted(first) == sorted(other)
    for key, message in first.items():
        assert places(message) == places(other[key]), key
