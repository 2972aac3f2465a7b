"""When, where, how long and with what result: copied from the text, times worked out against the report's date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from statusquo.language.tokens import compose
from statusquo.reading.german.analysis import Clause, Phrase
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.calendar import Direction
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.lexicon import events_lexicon
from statusquo.reading.german.events.sequence import told_from_before
from statusquo.reading.german.events.words import words

__all__ = ["add", "duration", "outcome", "place", "time_of", "when"]

_TIME_ADVERBS: Final = frozenset("gestern vorgestern heute morgen übermorgen".split())
_DURATION: Final = re.compile(
    r"(?:(?:mehr als|über|fast|rund|knapp|etwa|gut|bis zu)\s+)?(?:[\w,.-]+\s+und\s+)?[\wäöüß.-]*"
    r"(?:stündig|tägig|wöchig|monatig|minütig|jährig)e[nmrs]?\b",
    re.IGNORECASE,
)
_LASTING: Final = re.compile(
    r"\b(?:(?:mehr als|über|fast|rund|knapp|etwa|gut)\s+)?(?:\d+(?:[.,]\d+)?|ein(?:e|en|er)?|zwei|"
    r"drei|vier|fünf|sechs|sieben|"
    r"acht|neun|zehn|elf|zwölf|mehrere[n]?|viele)\s+(?:Minute|Stunde|Tag|Woche|Monat|Jahr)(?:e|en|n)?(?:\s+lang)?\b",
    re.IGNORECASE,
)
#: Participles that set a day for what follows.
_SET_FOR: Final = words("scheduled")
#: "ohne ..." these: the outcome.
_NO_RESULT: Final = words("result")


#: So many tokens of a clause are looked through, so that time stays linear.
_LOOK: Final = 90


def add(context: Context, found: Happening) -> Happening:
    """Give a happening its place, how long it took and whether it went before; returns it."""
    clause = found.clause
    found.background = clause.verb is not None and clause.verb.tense == "pluperfect"
    found.place = place(context, clause, found.phrase)
    found.duration = duration(context, clause, found.phrase)
    return found


def when(
    context: Context, clause: Clause, phrase: Phrase | None, direction: Direction | None
) -> tuple[str | None, tuple[str, str] | None]:
    """The time given with a happening, as it stands and as days; a time that means days goes first."""
    analysis, date = context.analysis, context.report.date
    best: tuple[str | None, tuple[str, str] | None] = (None, None)
    for first, stop in _times(context, clause, phrase):
        text = analysis.quote(first, stop)
        gone = text.lower().startswith("seit") or _is_done(phrase, first)
        found = days(text, date, "past" if gone else direction)
        if found is not None:
            return text, found
        if best[0] is None and not _LASTING.search(text):
            best = (text, None)
    found_text = told_from_before(analysis.quote(clause.first, min(clause.stop, clause.first + _LOOK)))
    return (found_text, None) if found_text is not None else best


def _is_done(phrase: Phrase | None, first: int) -> bool:
    """Tell whether a time stands with what was done to a noun: "der am Montag begonnene Streik"."""
    participle = phrase.participle if phrase is not None else None
    if participle is None or not participle.perfect or participle.lemma in _SET_FOR:
        return False
    return any(inner.first <= first < inner.stop for inner in participle.complements)


def time_of(context: Context, inside: Iterable[Phrase], phrase: Phrase) -> tuple[str | None, tuple[str, str] | None]:
    """The past time that stands inside an extended attribute: "der am Montag ...", "der gestern ..."."""
    for inner in inside:
        text = context.analysis.quote(inner.first, inner.stop)
        if (found := days(text, context.report.date, "past")) is not None:
            return text, found
    stop = phrase.participle.token.index if phrase.participle is not None else phrase.core
    for token in context.analysis.tokens[phrase.first : stop]:
        if token.lower in _TIME_ADVERBS and not token.is_noun:
            return token.text, days(token.text, context.report.date, "past")
    return None, None


def _times(context: Context, clause: Clause, phrase: Phrase | None) -> Iterator[tuple[int, int]]:
    """Ranges of tokens that give a time: inside the noun's phrase first, then in the clause."""
    if phrase is not None:
        for inner in phrase.walk():
            if inner is not phrase and _is_time(context, inner):
                yield inner.first, inner.stop
    lexicon = events_lexicon()
    held = [
        p
        for p in clause.phrases
        if (p.role == "time" and lexicon.noun(p.lemma, p.part) is None)
        or _is_time(context, p)  # not "auf dem Parteitag"
    ]
    if not held:  # "bei den Wahlen vor fünf Jahren"
        hung = (inner for p in clause.phrases if p.kind == "pp" for inner in p.attributes if inner.prep == "vor")
        held = [inner for inner in hung if _is_time(context, inner)]
    skip = -1
    for place, one in enumerate(held):
        if place == skip:
            continue
        # "am Montag Emmanuel Macron" is a day and a person.
        stop = one.name[0] if one.name is not None and one.name[0] > one.head.index else one.stop
        if one.genitives and one.name is None and one.core < stop:
            # "am Mittwoch seines Amtes enthoben": the day alone, unless the genitive is part of it.
            date = context.report.date
            if days(context.analysis.quote(one.first, one.core), date) == days(
                context.analysis.quote(one.first, stop), date
            ):
                stop = one.core
        if place + 1 < len(held) and 0 <= held[place + 1].first - stop <= 1:
            follow = held[place + 1]
            joined = context.analysis.quote(one.first, follow.stop)
            night = one.part == "nacht" and follow.prep in ("zu", "auf")  # "in der Nacht zum Montag"
            off = (
                follow.prep in ("in", "vor") and follow.part == "woche" and one.part != "woche"
            )  # "Montag in einer Woche"
            if days(joined, context.report.date) is not None and (follow.preposition is None or night or off):
                stop, skip = follow.stop, place + 1
        yield one.first, stop
    for index in clause.own:
        token = context.analysis.tokens[index]
        adverb = token.lower in _TIME_ADVERBS and not token.is_noun
        if adverb or (_YEAR.fullmatch(token.text) is not None and _stands_bare(context, index)):
            yield index, index + 1


def _stands_bare(context: Context, index: int) -> bool:
    """Tell whether a number is a year by itself: "hatte 2008 ...", not "von 2008", "2000 weitere Männer"."""
    tokens = context.analysis.tokens
    before, after = tokens[max(index - 1, 0)], tokens[min(index + 1, len(tokens) - 1)]
    counted = after.is_noun or after.tag.startswith(("ADJ", "CARD", "N"))
    return not counted and not before.tag.startswith(("APPR", "ADJ", "CARD"))


#: A year in figures.
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def _is_time(context: Context, phrase: Phrase) -> bool:
    edge = phrase.kind == "np" and phrase.part in ("anfang", "mitte", "ende") and phrase.determiner is None
    return (
        edge or (phrase.kind == "pp" and phrase.prep in ("an", "in", "von", "bis", "zu", "seit", "vor", "für", "ab"))
    ) and bool(
        days(context.analysis.quote(phrase.first, phrase.stop), context.report.date)
        if phrase.stop - phrase.first <= 8
        else None
    )


_WHERE: Final = frozenset({"in", "an", "auf", "vor", "bei", "nahe"})


def place(context: Context, clause: Clause, phrase: Phrase | None) -> str | None:
    """Where it was: the first "in", "an", "auf" with a name that is not a time."""
    for found in _places(clause, phrase):
        if found.prep in _WHERE and (found.name is not None or found.head.tag == "NE"):
            if any(context.actors.kind(one) == "person" for one in context.actors.who(found)):
                continue
            if found.prep == "an" and "acc" in found.cases and "dat" not in found.cases:
                continue
            first = found.inner
            if found.determiner is not None and found.determiner.index == first:
                first += 1
            return context.analysis.quote(first, max(found.core, first + 1))
    return None


def _places(clause: Clause, phrase: Phrase | None) -> Iterator[Phrase]:
    if phrase is not None:
        yield from (inner for inner in phrase.walk() if inner is not phrase and inner.kind == "pp")
    yield from clause.pps()


def duration(context: Context, clause: Clause, phrase: Phrase | None) -> str | None:
    """How long it took: "fünfstündig", "drei Stunden lang", "dauerte drei Tage"."""
    text = compose(context.analysis.quote(clause.first, min(clause.stop, clause.first + _LOOK)))
    if phrase is not None:
        inside = compose(context.analysis.quote(phrase.first, phrase.core))
        found = _DURATION.search(inside)
        if found is not None:
            return found.group().strip()
    for match in _LASTING.finditer(text):
        before = text[: match.start()].lower().split()[-1:]
        if before and before[0] in ("vor", "seit", "in", "um", "alle", "jede", "binnen"):
            continue
        if match.group().endswith("lang") or (before and before[0] in ("nach", "für", "dauerte", "dauerten", "über")):
            return match.group().strip()
    return None


def outcome(context: Context, clause: Clause) -> str | None:
    """What came of it: "ohne Ergebnis", "endete mit ...", "brachte ...", the object of a decision."""
    for phrase in clause.pps("ohne"):
        if phrase.part in _NO_RESULT or phrase.lemma.lower() in _NO_RESULT:
            return context.analysis.quote(phrase.first, phrase.stop)
    verb = clause.verb
    if verb is None:
        return None
    if verb.lemma in ("enden", "ausgehen") and (found := clause.pps("mit")):
        return _result(context, clause, found[0])
    if verb.lemma in ("bringen", "ergeben", "erbringen", "fordern", "erreichen") and clause.objects:
        return _result(context, clause, clause.objects[0])
    if verb.lemma in ("führen", "kommen") and (found := clause.pps("zu")) and not clause.objects:
        return _result(context, clause, found[0])
    if verb.lemma in ("scheitern", "platzen"):
        return context.analysis.quote(verb.tokens[-1].index, verb.tokens[-1].index + 1)
    if verb.lemma in ("einigen", "verständigen") and (found := clause.pps("auf")):
        return _result(context, clause, found[0])
    return None


def _result(context: Context, clause: Clause, phrase: Phrase) -> str | None:
    """What came of it as it stands, "weder" and "nicht" before it included; None where the denial stands elsewhere."""
    before = phrase.first - 1
    denied = before >= clause.first and context.analysis.tokens[before].lower in _DENIALS
    if clause.negated and not (denied or phrase.negated):
        return None
    return context.analysis.quote(before if denied else phrase.first, phrase.stop)


#: Words before what did not come of it.
_DENIALS: Final = frozenset({"weder", "nicht", "kaum"})
