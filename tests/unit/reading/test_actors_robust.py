"""The actor layer on arbitrary and mutilated text: no crash, spans quote, time stays linear."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statusquo.reading.german.context import context_of
from statusquo.report import Report

SAMPLE = (
    "Der ukrainische Präsident Petro Lyssenko (52) traf in Wien die EU-Außenbeauftragte Clara van Dyk. "
    "„Wir lehnen das ab“, sagte Lyssenko dem „Abendblatt“. Die Gewerkschaft der Hafenarbeiter (GdH) droht mit Streik. "
    "Beide Seiten, so ein Sprecher des Kremls, hätten ihre Forderungen wiederholt; Putins Berater schwieg.\n"
)
WORDS = SAMPLE.split()


def check(text: str) -> None:
    report = Report.of(text, title="", language="de", to_the_letter=True)
    context = context_of(report)
    index = context.actors
    for sentence in context.analysis.sentences:
        for phrase in sentence.phrases():
            index.who(phrase)
            index.speaker(phrase)
            index.owner_of(phrase)
    used = set(index.inside(0, len(context.analysis.tokens)))
    actors = index.actors(used)
    ids = {actor.id for actor in actors}
    assert len(ids) == len(actors)
    for actor in actors:
        assert actor.mentions
        assert actor.acts_for is None or (actor.acts_for in ids and actor.acts_for != actor.id)
        assert index.party(actor.id) in ids
        for mention in actor.mentions:
            mention.check(report.text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*WORDS, "(", ")", "„", "“", ",", ".", "\n", "der", "Regierung", "AG"]), max_size=60))
def test_shuffled_words(words: list[str]) -> None:
    check(" ".join(words))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(SAMPLE)), st.integers(0, len(SAMPLE)))
def test_cut_text(start: int, stop: int) -> None:
    check(SAMPLE[start:stop])


def test_upper_case_and_no_marks() -> None:
    check(SAMPLE.upper())
    check("".join(c for c in SAMPLE if c.isalnum() or c == " "))


def test_time_is_linear() -> None:
    def seconds(times: int) -> float:
        text = SAMPLE * times
        report = Report.of(text, title="", language="de")
        context_of(report)
        best = 9.0
        from statusquo.reading.german.actors import find
        from statusquo.reading.german.analysis import analyse

        analysis = analyse(report.text)
        for _ in range(3):
            start = time.process_time()  # not the clock: other programs may run
            find(report, analysis).actors(())
            best = min(best, time.process_time() - start)
        return best

    assert seconds(160) < 12 * seconds(20) + 0.05
