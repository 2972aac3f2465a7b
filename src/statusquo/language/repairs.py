"""Repairs of frequent tagging errors, each from the shape of its surroundings.

The model sees two tags back; German decides many things at the end of a clause. A *stretch* here is what
stands between two marks (commas, stops, brackets, dashes; quotation marks do not divide). The repairs, in
order:

1. capitals inside a sentence: verbs, adverbs and adjectives with a capital are nouns ("das Treffen", "die
Grünen"), and a noun right behind a given name is a surname;
2. "dass", "um ... zu", "während", "seit", "bis", "da", "als": conjunction or preposition by what follows;
3. relative pronoun or article: a relative pronoun stands after a comma (with a preposition at most between);
4. finite or not: a stretch without any finite verb takes its infinitive or participle as one, a stretch with an
   auxiliary takes a second "finite" verb of the form of a participle as one (``verb_repairs``);
5. separated verb particles at the end of a stretch that were taken for prepositions or adverbs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol

from statusquo.language.actors import tables
from statusquo.language.openers import articles, conjunctions, enclosed_relative, relatives
from statusquo.language.verb_repairs import (
    FINITE,
    attributive,
    cluster,
    conjunctives,
    finite,
    likings,
    particles,
    stranded,
)

__all__ = ["repair"]


class _Word(Protocol):
    @property
    def form(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def opens(self) -> int: ...


_NOMINAL = frozenset({"ADJA", "NN", "NE", "NNA", "NNI", "CARD", "TRUNC", "FM"})
_TURNED = frozenset(
    {
        "VVFIN",
        "VVINF",
        "VVPP",
        "VVIZU",
        "VVIMP",
        "ADJD",
        "ADV",
        "PTKVZ",
        "VAINF",
        "VMINF",
        "ITJ",
        "PTKANT",
        "XY",
    }
)
_BEFORE_NOUN = frozenset({"ART", "ADJA", "PPOSAT", "PDAT", "APPRART"})
_NEVER_NOUN = frozenset({"sie", "ihr", "ihre", "ihnen", "er", "es"})


def repair(
    words: Sequence[_Word], tags: list[str], *, caseless: bool, possible: Callable[[str], frozenset[str]]
) -> None:
    """Repair the tags of one sentence in place.

    Args:
        words: the words of the sentence.
        tags: their tags, changed in place.
        caseless: capitals say nothing in this sentence.
        possible: the tags a word form may have by itself.
    """
    lows = [word.form.lower() for word in words]
    if not caseless:
        _capitals(words, lows, tags)
        _surnames(words, tags)
        _states(words, tags, possible)
        _particles_of_names(words, lows, tags)
        conjunctives([word.form for word in words], lows, tags)
    stretches = _stretches(words, tags)
    likings(lows, tags, stretches)
    waiting = 0  # subordinate clauses whose verb is still to come
    bracket = ""  # a modal or auxiliary whose infinitive or participle is still to come
    for n, (first, stop) in enumerate(stretches):
        if first > 0 and tags[first - 1] == "$." and lows[first - 1] == ";":
            waiting, bracket = 0, ""
        if not bracket:
            cluster(lows, tags, first, stop)
        conjunctions(lows, tags, first, stop)
        later = sum(any(tags[k] in FINITE for k in range(a, b)) for a, b in stretches[n + 1 :]) if waiting else 1
        articles(lows, tags, first, stop)
        relatives(lows, tags, first, stop, must_close=waiting > later)
        attributive(lows, tags, first, stop, possible)
        finite(lows, tags, first, stop, possible, bracket)
        particles(lows, tags, first, stop)
        if 0 < n < len(stretches) - 1:
            enclosed_relative(lows, tags, stretches[n - 1], (first, stop), stretches[n + 1])
        opened = any(tags[k] in {"KOUS", "PRELS", "PRELAT"} for k in range(first, min(stop, first + 3)))
        verbs = sum(tags[k] in FINITE for k in range(first, stop))
        waiting = max(0, waiting + opened - verbs)
        bracket = _bracket(tags, first, stop, opened, bracket)
    stranded(lows, tags, stretches)


def _bracket(tags: Sequence[str], first: int, stop: int, opened: bool, before: str) -> str:
    """Return the tag of a modal or auxiliary whose other part is still to come after this stretch."""
    for k in range(first, stop):
        if tags[k] in {"VMFIN", "VAFIN"} and not opened:
            done = any(tags[i] in {"VVINF", "VVPP", "VAINF", "VAPP", "VVFIN", "ADJD"} for i in range(first, stop))
            return "" if done else tags[k]
        if tags[k] in FINITE and not opened:
            return ""
    return "" if any(tags[k] in {"VVINF", "VVPP"} for k in range(first, stop)) and not opened else before


def _stretches(words: Sequence[_Word], tags: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ranges between marks; quotation marks do not divide."""
    result = []
    first = 0
    for k, tag in enumerate(tags):
        if tag[0] == "$" and words[k].kind != "quote":
            if k > first:
                result.append((first, k))
            first = k + 1
    if len(tags) > first:
        result.append((first, len(tags)))
    return result


def _capitals(words: Sequence[_Word], lows: Sequence[str], tags: list[str]) -> None:
    fresh = True
    for k, word in enumerate(words):
        if tags[k][0] == "$":
            if word.form in {":", ".", "!", "?", "…"}:
                fresh = True
            elif word.opens == 1:  # not "die „*Initiative* Blau“"
                fresh = k == 0 or tags[k - 1] not in _BEFORE_NOUN
            continue
        if fresh:
            fresh = False
            continue
        form = word.form
        if word.kind != "word" or not form[0].isupper() or lows[k] in _NEVER_NOUN:
            continue
        if tags[k] in _TURNED:
            tags[k] = "NN" if tags[k] not in {"VVINF"} else "NNI"
        elif tags[k] == "ADJA" and not (k + 1 < len(tags) and tags[k + 1] in _NOMINAL):
            tags[k] = "NNA"
        elif (
            tags[k] == "ADJA" and tags[k - 1] in {"ADJA", "ADJD"} and tags[k + 1] == "NE" and lows[k + 1].endswith("s")
        ):
            tags[k] = "NNA"  # "ein enger *Verbündeter* Moskaus"
            if (
                tags[k - 1] == "ADJD"
                and k > 1
                and tags[k - 2] == "ART"
                and lows[k - 1].endswith(("e", "er", "es", "en"))
            ):
                tags[k - 1] = "ADJA"


def _surnames(words: Sequence[_Word], tags: list[str]) -> None:
    """Take a noun right behind a given name for the surname: "Jens Bäcker nannte ..."."""
    known = tables("de")
    for k in range(len(tags) - 1):
        after = words[k + 1].form
        if tags[k] != "NE" or tags[k + 1] not in {"NN", "NNA"} or not after[:1].isupper():
            continue
        if known.given_name(words[k].form) and known.role(after) is None and known.collective(after) is None:
            tags[k + 1] = "NE"


@lru_cache(maxsize=1)
def _state_names() -> frozenset[str]:
    known = tables("de")
    states = {entry.id for entry in known.entries().values() if entry.kind == "state"}
    forms = (f for f in known.forms() if f.entry in states and f.kind == "name" and f.number == "sg")
    return frozenset(f.text for f in forms if f.text.isalpha() and not f.text.endswith(("schaft", "staat", "stadt")))


def _states(words: Sequence[_Word], tags: list[str], possible: Callable[[str], frozenset[str]]) -> None:
    """Take the name of a state for a name where the model has never seen it as one: "die Republik *Moldau*"."""
    names = _state_names()
    for k, word in enumerate(words):
        if tags[k] == "NN" and word.form in names and "NE" not in possible(word.form):
            tags[k] = "NE"


def _particles_of_names(words: Sequence[_Word], lows: Sequence[str], tags: list[str]) -> None:
    """Take "bin" before a capital for a part of a name ("Osama bin Laden"), unless somebody says "ich bin"."""
    for k in range(len(tags) - 1):
        if lows[k] != "bin" or tags[k][0] == "$" or not words[k + 1].form[:1].isupper() or "ich" in lows:
            continue
        if words[k].form[0].isupper() or (k and tags[k - 1] in {"NE", "NN", "FM"}):
            tags[k] = tags[k + 1] = "NE"
