"""The reader on reports of the project's own corpus, whole and maltreated: nothing crashes, every finding is valid.

Cut anywhere, doubled, its words shuffled, umlauts decomposed, in capitals, without punctuation, with words and
sentences of 100,000 characters: every span quotes the text, who is named is in the list of actors, and reading again
finds the same.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.report import Report
from statusquo.span import Span

FOLDERS = [Path(__file__).parents[1] / "quality" / name for name in ("corpus", "corpus_held_back")]
LONG = 100_000
EVERY = 12  # of the reports in the short run: one in so many


@cache
def _texts() -> dict[str, str]:
    texts = {}
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.json")):
            data = json.loads(path.read_text("utf-8"))
            if data.get("language") == "de" and "text" in data:
                texts[path.stem] = data["text"]
    return texts


def _in_the_middle(text: str, what: str) -> str:
    at = text.find(" ", len(text) // 2)
    return f"{text[:at]} {what} {text[at:]}"


def _shuffled(text: str) -> str:
    words = text.split(" ")
    random.Random(len(text)).shuffle(words)
    return " ".join(words)


WAYS: dict[str, Callable[[str], str]] = {
    "cut": lambda text: text[: random.Random(text).randrange(1, len(text))],
    "cut at both ends": lambda text: text[len(text) // 3 : -len(text) // 5],
    "doubled": lambda text: text + "\n\n" + text,
    "doubled without a break": lambda text: text + text,
    "shuffled": _shuffled,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "upper case": str.upper,
    "lower case": str.lower,
    "no punctuation": lambda text: re.sub(r"[^\w\s]", "", text),
    "one line": lambda text: " ".join(text.split()),
}
LONG_WAYS: dict[str, Callable[[str], str]] = {
    "long word": lambda text: _in_the_middle(text, "x" * LONG),
    "long compound": lambda text: _in_the_middle(text, "Streik-" * (LONG // 7)),
    "long sentence": lambda text: (re.sub(r"[.!?:;\n]", "", text) + " ") * (LONG // len(text) + 1),
    "long list": lambda text: _in_the_middle(text, "Polen, " * (LONG // 7)),
}


def _spans(found: Findings) -> Iterator[Span]:
    for actor in found.actors:
        yield from actor.mentions
    for position in found.positions:
        yield position.issue
    for statement in found.statements:
        yield statement.content
        if statement.cue is not None:
            yield statement.cue
    for event in found.events:
        yield event.span
    for condition in found.conditions:
        yield condition.span


def _check(text: str) -> Findings:
    report = Report(id="maltreated", text=text, title="", language="de")
    found = read(report)
    for span in _spans(found):
        assert 0 <= span.start < span.stop <= len(text)
        assert text[span.start : span.stop] == span.quote
    known = {actor.id for actor in found.actors}
    named = {p.actor for p in found.positions} | {s.speaker for s in found.statements if s.speaker}
    named |= {one for e in found.events for one in e.participants}
    named |= {one for c in found.conditions for one in c.parties}
    named |= {a.acts_for for a in found.actors if a.acts_for}
    assert named <= known
    for group in (found.positions, found.statements, found.events, found.conditions):
        ids = [one.id for one in group]
        assert len(ids) == len(set(ids))
    return found


def _sample() -> list[str]:
    return list(_texts())[::EVERY]


@pytest.mark.parametrize("name", _sample())
@pytest.mark.parametrize("way", WAYS)
def test_a_maltreated_report(name: str, way: str) -> None:
    text = WAYS[way](_texts()[name])
    assert _check(text) == _check(text)


@pytest.mark.parametrize("way", LONG_WAYS)
def test_a_report_with_something_very_long(way: str) -> None:
    _check(LONG_WAYS[way](min(_texts().values(), key=len)))


@pytest.mark.parametrize("name", _sample())
def test_decomposed_letters_change_nothing(name: str) -> None:
    plain, other = (_check(unicodedata.normalize(form, _texts()[name])) for form in ("NFC", "NFD"))

    def told(found: Findings) -> list[tuple[str, ...]]:
        quotes = [("said", s.content.quote) for s in found.statements]
        quotes += [(p.stance, p.issue.quote) for p in found.positions]
        quotes += [(e.kind, e.span.quote) for e in found.events]
        return sorted(tuple(unicodedata.normalize("NFC", part) for part in one) for one in quotes)

    assert told(plain) == told(other)


@pytest.mark.deep
@pytest.mark.parametrize("name", list(_texts()))
@pytest.mark.parametrize("way", WAYS)
def test_every_maltreated_report(name: str, way: str) -> None:
    _check(WAYS[way](_texts()[name]))


@pytest.mark.deep
@pytest.mark.parametrize("name", _sample())
@pytest.mark.parametrize("way", LONG_WAYS)
def test_reports_with_something_very_long(name: str, way: str) -> None:
    _check(LONG_WAYS[way](_texts()[name]))
