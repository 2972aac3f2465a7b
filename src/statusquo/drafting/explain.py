"""From a line of a conflict back to the sentences of the reports.

A key is an option key, the name of a party or of somebody who is only affected, an expression (``not cede``), a word of
a left-out entry, or the id of a finding; everything that carries it is explained: what the line says, why it is there,
and the sentences behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from statusquo.assessment.phrases import Phrases
from statusquo.case.joined import Source, World
from statusquo.conflict import Conflict, Wish
from statusquo.conflict.expression import parse
from statusquo.drafting.draft import Draft
from statusquo.drafting.spoken import of_reports
from statusquo.drafting.ties import REASONS
from statusquo.errors import UsageError
from statusquo.messages import Words, words
from statusquo.messages.choice import language_of
from statusquo.span import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence behind a line.

    Attributes:
        finding: id. report: id of the report. date: its day, or an empty string. span: the evidence.
    """

    finding: str
    report: str
    date: str
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a conflict, explained.

    Attributes:
        text: what it says and why it is there, in words.
        because: ids of the findings behind it; quotes: their sentences, as far as the case still has them.
    """

    text: str
    because: tuple[str, ...]
    quotes: tuple[Quote, ...]


def explain(drafted: Draft | Conflict, key: str, world: World, language: str | None = None) -> tuple[Line, ...]:
    """Explain all lines of a conflict that a key names.

    Args:
        drafted: a draft, or a conflict file read back (which knows no reasons for one-way options).
        key: see the head of this module.
        world: where the findings are.
        language: ``de`` or ``en``; default that of most reports, else English.

    Raises:
        UsageError: nothing in the conflict has that key.
    """
    conflict = drafted.conflict if isinstance(drafted, Draft) else drafted
    reasons = dict(drafted.reasons) if isinstance(drafted, Draft) else {}
    places = places_of(world)
    name, key = key, " ".join(key.split()).removeprefix("maybe ")
    lines = tuple(
        Line(text, because, tuple(quote for id_ in because for quote in places.get(id_, ())))
        for text, because in _all(conflict, key, reasons, world, places, words(language or of_reports(world)))
    )
    if not lines:
        raise UsageError(
            f"nothing in the conflict is called '{name}'",
            advice=_nearest(key, conflict)
            + "known options: "
            + ", ".join(conflict.keys)
            + "; also a party, an affected actor, or the id of a finding",
        )
    return lines


def _nearest(key: str, conflict: Conflict) -> str:
    """Which name was meant, to put before the list of options; empty if none is near."""
    names = {name.casefold(): name for name in (*conflict.affected, *(p.name for p in conflict.parties))}
    names |= {option.label.casefold(): option.key for option in conflict.options}
    names |= {option.key: option.key for option in conflict.options}
    close = get_close_matches(key.casefold(), names, n=1, cutoff=0.6)
    return f"did you mean '{names[close[0]]}'? " if close else ""


def in_words(lines: Iterable[Line], language: str | None = None) -> tuple[str, ...]:
    """Lines and their quotes as plain sentences; by default in the language of the lines."""
    lines = tuple(lines)
    say = words(language or language_of(line.text for line in lines))
    found = []
    for line in lines:
        found.append(line.text)
        quotes = []
        for quote in line.quotes:
            key = "drafting.explain.quote" if quote.date else "drafting.explain.quote_undated"
            text = " ".join(quote.span.quote.split())
            quotes.append("  " + say(key, report=quote.report, date=quote.date, quote=text))
        found += dict.fromkeys(quotes)  # two findings may rest on one sentence
    return tuple(found)


def places_of(world: World) -> dict[str, tuple[Quote, ...]]:
    """The evidence of every finding of a world, by its id."""
    sources: set[Source] = set()
    for held in (world.positions, world.events, world.conditions):
        for joined in held:
            sources.update(joined.sources)
    found: dict[str, list[Quote]] = {}
    for source in sorted(sources):
        quote = Quote(source.finding, source.report, source.date, source.span)
        found.setdefault(source.finding, []).append(quote)
    return {finding: tuple(quotes) for finding, quotes in found.items()}


def _all(
    conflict: Conflict,
    key: str,
    reasons: dict[str, str],
    world: World,
    places: Mapping[str, tuple[Quote, ...]],
    say: Words,
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a key names in the conflict; else who is only affected, else the lines that rest on a finding."""
    if key in conflict.affected:
        yield say("drafting.explain.affected", party=key), _speaking(world, key)
    yield from _lines(conflict, key, reasons, say)
    if key in places:
        yield say("drafting.explain.finding", finding=key), (key,)
        names = dict.fromkeys([*(party.name for party in conflict.parties), *_expressions(conflict)])
        seen: set[str] = set()
        for name in names:
            for text, because in _lines(conflict, name, reasons, say):
                if key in because and text not in seen:
                    seen.add(text)
                    yield text, ()
        for entry in conflict.left_out:
            if key in entry.because:
                yield say("drafting.explain.left_out", label=entry.label, reason=entry.why), ()


def _expressions(conflict: Conflict) -> Iterator[str]:
    """The expressions of all rules: what a line can be asked for beside the parties."""
    return (rule.expression for rule in conflict.infeasible)


def _speaking(world: World, name: str) -> tuple[str, ...]:
    """The findings in which an actor speaks or is spoken to."""
    named = {actor.key for actor in world.actors if name in (actor.name, *actor.names)}
    parties = {actor.party for actor in world.actors if actor.key in named}
    held = [p for p in world.positions if p.party in parties or p.addressee in named or p.who_would_act in named]
    facts = [c for c in world.conditions if named & set(c.parties)]
    sources = [source for position in held for source in position.sources]
    sources += [source for fact in facts for source in fact.sources]
    return tuple(sorted({source.finding for source in sources}))


def _lines(conflict: Conflict, key: str, reasons: dict[str, str], say: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    labels = {option.key: option.label for option in conflict.options}
    phrases = Phrases(labels, say.language, {option: conflict.owner(option) for option in labels})
    for party in conflict.parties:
        for option in party.options:
            if key in (option.key, party.name):
                text = say("drafting.explain.option", party=party.name, label=option.label)
                yield f"{text} ({option.why})" if option.why else text, option.because
                yield _status_quo(conflict, option.key, reasons, say)
                if option.key in dict(conflict.one_way):
                    kind = reasons.get(option.key, dict(conflict.one_way)[option.key])
                    yield say("drafting.explain.one_way", reason=say(f"drafting.one_way.{kind}")), ()
    for name, wish in _wishes(conflict, key):
        code = f"drafting.reason.{wish.why or 'said'}"
        text = say(
            "drafting.explain.maybe" if wish.maybe else "drafting.explain.wish",
            party=name,
            statement=f"{phrases.statement(wish.expression)} [{wish.expression}]",
            reason=say(code) if say.has(code) else wish.why,
        )
        yield text, wish.because
    for rule in conflict.infeasible:
        if key == rule.expression or (rule.expression.islower() and key in parse(rule.expression).options):
            yield (
                say("drafting.explain.infeasible", expression=rule.expression, reason=rule.why),
                rule.because,
            )
    for entry in conflict.left_out:
        if key.casefold() in entry.label.casefold():
            yield say("drafting.explain.left_out", label=entry.label, reason=entry.why), entry.because


def _wishes(conflict: Conflict, key: str) -> list[tuple[str, Wish]]:
    """The statements a key names, with their parties: what was said first, then what is inferred, silence last."""
    found = [
        (party.name, wish)
        for party in conflict.parties
        for tier in party.prefers or ()
        for wish in tier
        if key in (party.name, wish.expression) or key in parse(wish.expression).options
    ]
    return sorted(found, key=lambda entry: (entry[1].why in REASONS) + (entry[1].why == "silence"))


def _status_quo(conflict: Conflict, key: str, reasons: dict[str, str], say: Words) -> tuple[str, tuple[str, ...]]:
    value = (conflict.status_quo or "-" * len(conflict.keys))[conflict.keys.index(key)]
    because = dict(conflict.status_quo_because).get(key, ())
    code = reasons.get(f"sq:{key}", "unknown" if value == "-" else "file")  # a file does not keep the reason
    name = {"Y": "status_taken", "N": "status_not", "-": "status_open"}[value]
    return say(f"drafting.explain.{name}", reason=say(f"drafting.standing.{code}")), because
