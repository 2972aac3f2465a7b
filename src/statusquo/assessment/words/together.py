"""A status quo that is not wholly known, in sentences: what all its completions share once, then what differs.

Completions mostly say the same. A sentence that belongs to all of them is told once; any other under the condition it
hangs on, with the fewest open options that tell it: of four completions the two in which an option is taken are one
case.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from statusquo.assessment.phrases import Phrases, Sentence
from statusquo.assessment.results import Assessment
from statusquo.assessment.words import Section, describe, phrases

FEW = 2
"""Completions whose shares of orders are told each; those of more are for a table."""
Case = frozenset[int]
"""Completions, by their place among the answers."""


def folded(assessment: Assessment, language: str | None = None, *, most: int = 5) -> tuple[Section, ...]:
    """Put an assessment into words, the completions of its status quo together.

    Args:
        language, most: as for :func:`statusquo.assessment.words.describe`. Of more than two completions the shares
            of orders are not told one by one.

    Returns:
        The sections in the order of the questions. Of each question first what holds in all completions, with an
        empty ``state``, then what holds in some, with the condition as ``state``. If not all completions are
        answered for, the state of the first says so.

    Raises:
        UsageError: an unknown language.
    """
    sections = describe(assessment, language, most=most, numbers=len(assessment.answers) <= FEW)
    if assessment.completions < 2 or not assessment.answers:
        return sections
    words = phrases(assessment, language)
    names = list(dict.fromkeys(section.state for section in sections if section.state))
    keys = list(dict.fromkeys(section.key for section in sections if section.state))
    found: list[Section] = []
    for key in keys:
        parts = [section for section in sections if section.key == key and section.state]
        told = {names.index(part.state): part.sentences for part in parts}
        found += _folded(assessment, words, key, parts[0].title, told)
    return (*found, *(section for section in sections if not section.state))


def _folded(
    assessment: Assessment, words: Phrases, key: str, title: str, told: dict[int, tuple[Sentence, ...]]
) -> list[Section]:
    """One question: the sentences of each completion, sorted by the cases in which they are told."""
    states = [answer.state for answer in assessment.answers]
    whole = len(states) == assessment.completions
    places = [place for place, option in enumerate(assessment.labels) if option[0] in assessment.open_options]
    cases: dict[Case, list[Sentence]] = {frozenset(range(len(states))): []}
    for sentence in dict.fromkeys(sentence for sentences in told.values() for sentence in sentences):
        within = frozenset(number for number, sentences in told.items() if sentence in sentences)
        for case in _cover(states, places, within, whole):
            if key == "share" and len(case) == 1 and len(states) > FEW:
                continue  # a swing or so of one of many
            cases.setdefault(case, []).append(sentence)
    found = []
    for case, sentences in sorted(cases.items(), key=lambda entry: (-len(entry[0]), sorted(entry[0]))):
        if len(case) == len(states):
            state = "" if whole else words.say("assessment.open.shared", looked=len(states))
        else:
            state = _condition(assessment, words, [states[number] for number in sorted(case)], places)
        if sentences:
            found.append(Section(key, title, tuple(sentences), state))
    return found


def _cover(states: Sequence[str], places: Sequence[int], within: Case, whole: bool) -> list[Case]:
    """The fewest cases, largest first, that make up some completions.

    Args:
        whole: whether every completion is among the states; if not, a case is one of them or all.
    """
    if len(within) == len(states):
        return [within]
    left, found = within, []
    sizes = range(len(within), 1, -1) if whole else ()
    for size in sizes:
        for chosen in combinations(sorted(within), size):
            if left.issuperset(chosen) and _alike(states, places, chosen) == frozenset(chosen):
                found.append(frozenset(chosen))
                left -= frozenset(chosen)
    return [*found, *(frozenset((number,)) for number in sorted(left))]


def _alike(states: Sequence[str], places: Sequence[int], chosen: Sequence[int]) -> Case:
    """All states that have the open options as the chosen ones have them in common."""
    fixed = _fixed([states[number] for number in chosen], places)
    return frozenset(
        number for number, state in enumerate(states) if all(state[place] == value for place, value in fixed)
    )


def _fixed(states: Sequence[str], places: Sequence[int]) -> list[tuple[int, str]]:
    """The open options that are the same in some states, with their value."""
    return [(place, states[0][place]) for place in places if len({state[place] for state in states}) == 1]


def _condition(assessment: Assessment, words: Phrases, states: Sequence[str], places: Sequence[int]) -> str:
    """A case in words."""
    labels = [words.told[key] for key, _ in assessment.labels]
    parts = [
        words.say(f"assessment.open.{'taken' if value == 'Y' else 'not_taken'}", act=labels[place])
        for place, value in _fixed(states, places)
    ]
    return words.say("assessment.open.case", conditions=words.listed(parts))


__all__ = ["folded"]
