"""``statusquo assess``: the five questions about conflict files, in words and tables."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

import click
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from statusquo.assessment import Assessment
from statusquo.assessment import assess as assess_conflict
from statusquo.assessment.assess import QUESTIONS
from statusquo.assessment.phrases import Phrases, Sentence
from statusquo.assessment.results import StateAnswer, Way
from statusquo.assessment.summary import SIGNS, between, completions, lines
from statusquo.assessment.words import Section
from statusquo.assessment.words.together import folded
from statusquo.cli.output import json_option, out, plain, print_json, say
from statusquo.conflict import Conflict
from statusquo.conflict.catalogue import load as load_catalogued
from statusquo.conflict.catalogue import names as catalogued
from statusquo.errors import StatusquoError
from statusquo.messages import LANGUAGES, Words, words
from statusquo.stability import CONCEPTS

#: Equilibria listed under question 4; --json has all.
_MOST_WAYS: Final = 10
#: Sentences about single threats, edits, ways or coalitions; and those of each of several states that fit the
#: status quo.
_MOST: Final = 5
_MOST_EACH: Final = 3
#: Characters of a state before it is broken.
_WIDEST_STATE: Final = 16
#: Question by section of the description.
_NUMBERS: Final = {"stable": 1, "share": 2, "edits": 3, "drift": 4, "joint": 5}


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--catalogue",
    type=click.Choice(catalogued()),
    metavar="NAME",
    help=f"A known conflict instead of a file: {', '.join(catalogued())}.",
)
@click.option(
    "--question", "questions", multiple=True, type=click.IntRange(1, 5), help="Of the five; repeatable; default all."
)
@click.option(
    "--concept",
    "concepts",
    multiple=True,
    type=click.Choice(CONCEPTS, case_sensitive=False),
    help="Stability concept; repeatable; default all.",
)
@click.option(
    "--resolution",
    "resolutions",
    multiple=True,
    metavar="WISHED",
    help="What would have to be true for this to hold: options by key or label ('cede, not fight'), an expression, or "
    "a pattern ('YN-'); repeatable.",
)
@click.option("--orders", type=click.IntRange(min=1), default=2000, show_default=True, help="Orders to draw.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of sampled orders.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Language of the words; default: that of the file, else English."
)
@json_option
@click.pass_context
def assess(
    context: click.Context,
    files: tuple[str, ...],
    catalogue: str | None,
    questions: tuple[int, ...],
    concepts: tuple[str, ...],
    resolutions: tuple[str, ...],
    orders: int,
    seed: int,
    language: str | None,
    as_json: bool,
) -> None:
    """Answer the five questions about a conflict.

    \b
    1  Is the status quo stable, for whom, and why?
    2  How sure is that? (share of the orders that fit the file)
    3  What could move it?
    4  Where could it go?
    5  Who could move it together?

    Ids in brackets are those of the findings behind a sentence (statusquo draft CASE -o FILE --explain KEY shows
    them). With --json: one line a file. The exit status is 0 whatever the verdict.
    """
    if not files and catalogue is None:
        raise click.UsageError("Missing argument 'FILE...' (or --catalogue NAME).")
    named = [(name, None) for name in files] + ([(catalogue, catalogue)] if catalogue else [])
    faulty = False
    for name, known in named:
        try:
            conflict = load_catalogued(known) if known else Conflict.load(name)
            for warning in conflict.warnings():
                say(f"{name}: {warning}")
            found = assess_conflict(
                conflict,
                seed=seed,
                concepts=tuple(c for c in CONCEPTS if c in concepts) or CONCEPTS,
                questions=questions or QUESTIONS,
                orders=orders,
                resolutions=resolutions,
            )
        except StatusquoError as error:
            say(str(error) if str(error).startswith(name) else f"{name}: {error}")
            faulty = True
            continue
        if as_json:
            print_json({"file": name, **found.to_dict()})
        else:
            _print(found, questions or QUESTIONS, language or found.language, out())
    if faulty:
        context.exit(1)


def _print(found: Assessment, questions: tuple[int, ...], language: str, console: Console) -> None:
    told = words(language)
    phrases = Phrases(dict(found.labels), language, dict(found.owners))
    console.print(plain(found.title, "bold"))
    for place, (key, label) in enumerate(found.labels, 1):
        value = found.pattern[place - 1] if found.pattern else " "
        console.print(plain(f"  {place:>2} {value}  {dict(found.owners)[key]}: {label} ({key})"))
    # a status quo that is not wholly known: what its completions share is told once, then what differs
    overall = completions(found, language)
    if overall is not None:
        _print_head(overall.title, console)
        _print_sentences(overall, console)
        console.print(_states(found, phrases, told))
    answer = found.answers[0] if found.answers and overall is None else None
    sections = folded(found, language, most=_MOST if overall is None else _MOST_EACH)
    shown = [section for section in sections if _NUMBERS.get(section.key, questions[0]) in questions]
    for key, parts in groupby(shown, key=lambda section: section.key):
        group = list(parts)
        _print_head((f"{_NUMBERS[key]}. " if key in _NUMBERS else "") + group[0].title, console)
        for section in group:
            if section.state:
                console.print(Padding(plain(section.state, "bold"), (0, 0, 0, 2), expand=False))
            known = overall.sentences if overall is not None else ()
            _print_sentences(section, console, indent=4 if section.state else 2, known=known)
        if key == "stable" and found.answers:
            console.print(_verdicts(found, answer, phrases, told))
        if key == "drift" and answer is not None and answer.ways:
            console.print(_ways(answer, phrases, told))
            if len(answer.ways) > _MOST_WAYS:
                console.print(plain("  " + told("cli.assess.more_ways", number=len(answer.ways) - _MOST_WAYS)))


def _print_head(title: str, console: Console) -> None:
    console.print()
    console.print(plain(title, "bold"))


def _print_sentences(section: Section, console: Console, indent: int = 2, known: tuple[Sentence, ...] = ()) -> None:
    """The sentences of a section that are not known from before, each with the findings behind it."""
    for sentence in section.sentences:
        if sentence in known:
            continue
        text = plain(sentence.text)
        if sentence.because:
            text += plain(f" [{', '.join(sentence.because)}]", "dim")
        console.print(Padding(text, (0, 0, 0, indent), expand=False))


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=True)
    for column in columns:
        table.add_column(plain(column), overflow="fold")
    return table


def _verdicts(found: Assessment, answer: StateAnswer | None, phrases: Phrases, told: Words) -> Table:
    """Stable for whom, by concept, with the share of the orders in which it is so for all.

    The intervals of shares that were sampled are told with question 2. Without the one answer it is the table of all
    completions: ``?`` where they differ, and between what their shares lie.
    """
    found_lines = lines(found)
    shared = any(line.low is not None for line in found_lines)
    head = [told("cli.assess.concept"), *found.parties, told("cli.assess.all")]
    table = _table(*head, *([told("cli.assess.share")] if shared else []))
    for line in found_lines:
        signs = [SIGNS[verdict] for verdict in (*line.verdicts, line.equilibrium)]
        row: list[Any] = [told(f"assessment.concept.{line.concept}"), *signs]
        if shared:
            exact = None if answer is None else answer.share(line.concept).value
            row.append(between(line.low, line.high, phrases) if exact is None else phrases.share(exact))
        table.add_row(*map(plain, row))
    if any(None in (*line.verdicts, line.equilibrium) for line in found_lines):
        table.caption = told("cli.assess.differs")
        table.caption_justify = "left"
    return table


def _states(found: Assessment, phrases: Phrases, told: Words) -> Table:
    """The states that fit a status quo not wholly known, with the concepts under which each is stable."""
    shared = any(answer.shares for answer in found.answers)
    table = _table(
        told("cli.assess.state"),
        told("cli.assess.taken"),
        told("cli.assess.stable_under"),
        *([told("cli.assess.share")] if shared else []),
    )
    for answer in found.answers:
        stable = [concept for concept in found.concepts if answer.stable(concept)]
        row = [answer.state, _open_taken(found, answer, phrases), phrases.concepts(stable) or "–"]
        if shared:
            low, high = min(share.low for share in answer.shares), max(share.high for share in answer.shares)
            row.append(between(low, high, phrases))
        table.add_row(*map(plain, row))
    return table


def _open_taken(found: Assessment, answer: StateAnswer, phrases: Phrases) -> str:
    """Which of the options that are not known are taken in a state."""
    values = dict(zip(phrases.told, answer.state, strict=True))
    return phrases.listed([phrases.told[key] for key in found.open_options if values[key] == "Y"]) or "–"


def _concepts(way: Way, phrases: Phrases, told: Words) -> str:
    return told("cli.assess.all") if way.concepts == CONCEPTS else phrases.concepts(way.concepts)


def _changed(start: str, end: str, phrases: Phrases) -> str:
    """The options that differ between two states, a line each: + taken, − dropped."""
    signs = {"Y": "+", "N": "−"}
    values = zip(phrases.told.values(), start, end, strict=True)
    return "\n".join(f"{signs[then]} {label}" for label, now, then in values if now != then)


def _ways(answer: StateAnswer, phrases: Phrases, told: Words) -> Table:
    """The equilibria that moves lead to: what is other than now, how many moves, under which concepts."""
    reached = {one.state: one for one in answer.reached}
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=True, expand=True)
    table.add_column(told("cli.assess.state"), overflow="fold", max_width=_WIDEST_STATE)
    table.add_column(told("cli.assess.changed"), overflow="fold", ratio=1)
    for key, width in (("moves", 5), ("improvements", 7), ("holds_under", 16)):
        table.add_column(told(f"cli.assess.{key}"), overflow="fold", width=width)
    for way in answer.ways[:_MOST_WAYS]:
        one = reached[way.end]
        steps = ["–" if number is None else str(number) for number in (one.moves, one.improvements)]
        row = (way.end, _changed(answer.state, way.end, phrases), *steps, _concepts(way, phrases, told))
        table.add_row(*map(plain, row))
    return table
