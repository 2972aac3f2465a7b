"""What is said behind a colon: "Kruse stellte Bedingungen: Seine Partei werde nur zustimmen, wenn ...".

Before the colon somebody does something that need not be speaking; the reported mood behind it shows that he speaks.
After a reporting verb any mood will do ("X warnte: Die Lage ist ernst").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements.bounds import trim
from statusquo.reading.german.statements.follow import is_reported, voiced_by
from statusquo.reading.german.statements.inversion import telling
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.reading.german.statements.voices import Voices, cue_span

#: A heading names who speaks in few words.
_SHORT: Final = 6
_OURS: Final = frozenset({"wir", "ich", "uns", "unser", "unsere", "unseren", "mein", "meine"})


def find(context: Context, voices: Voices, taken: Collection[int]) -> Iterator[Utterance]:
    """Yield what stands behind a colon inside a sentence; ``taken`` holds the starts of cues already used."""
    analysis = context.analysis
    for sentence in analysis.sentences:
        for index in range(sentence.first + 1, sentence.stop - 2):
            if analysis.tokens[index].text != ":" or analysis.quoted(index) is not None:
                continue
            yield from _behind(context, voices, sentence, index, taken)
            break


def _behind(
    context: Context, voices: Voices, sentence: Sentence, colon: int, taken: Collection[int]
) -> Iterator[Utterance]:
    analysis = context.analysis
    first, stop = trim(analysis, colon + 1, sentence.stop)
    if first >= stop or analysis.quoted(first) is not None or analysis.tokens[first].opens == 1:
        return
    begin, end = analysis.tokens[first].start, analysis.tokens[stop - 1].stop
    if any(begin <= start < end for start in taken):
        return
    before = speaking_clause(sentence, colon)
    if before is None:
        yield from _headline(context, voices, sentence, colon, first, stop)
        return
    cue = telling(analysis, before, ("quote", "v2"))
    if cue is None and before.leads and is_reported(before, strict=True):
        return  # "Es sei nicht zu spät: Noch könne man handeln": one speech goes on
    behind = [c for c in sentence.clauses if c.first >= first and c.kind in ("main", "v2", "subordinate")]
    reported = any(is_reported(c) for c in behind if c.kind != "subordinate" or c.verb_first)
    if cue is None and any(_tells(context, sentence, c) for c in behind):
        return  # "X ging auf Distanz: Die Botschaft teilte mit, der Schritt sei falsch"
    if not reported and (cue is None or cue.weak or not any(c.verb is not None for c in behind)):
        return
    if cue is not None:
        who = voices.speakers(sentence, before, cue)
    else:
        who = voiced_by(voices, sentence, before) or voices.behind(before.agent)
    content = analysis.span(first, stop)
    rule = f"colon:{cue.lemma}" if cue is not None else "colon"
    span = cue_span(context, before)
    yield Utterance(who, "indirect", content, span, sentence.index, rule, open=not who, strength=3)


def _tells(context: Context, sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause behind a colon has a cue of its own, with what is said beside it."""
    verb = clause.verb
    if verb is None or not clause.leads or verb.mood not in ("indicative", "ambiguous"):
        return False
    said = any(c.says_that or (c.kind == "v2" and is_reported(c)) for c in sentence.children(clause))
    return said and telling(context.analysis, clause, ("dass", "v2")) is not None


def _headline(
    context: Context, voices: Voices, sentence: Sentence, colon: int, first: int, stop: int
) -> Iterator[Utterance]:
    """ "Merz: Wir sind bereit": a person, or somebody's "we", before the colon of a heading says what follows."""
    analysis = context.analysis
    who = context.actors.inside(sentence.first, colon)
    if colon - sentence.first > _SHORT or len(who) != 1 or not any(t.is_finite for t in analysis.tokens[first:stop]):
        return
    person = context.actors.kind(who[0]) == "person"
    told = {t.lower for t in analysis.tokens[first:stop]} & _OURS or any(
        t.mood.startswith("k1") for t in analysis.tokens[first:stop]
    )
    if not sentence.heading or not (told or person):
        return
    content = analysis.span(first, stop)
    yield Utterance(who, "indirect", content, None, sentence.index, "colon:heading", strength=3)


def speaking_clause(sentence: Sentence, colon: int) -> Clause | None:
    """The last clause with a finite verb before a colon that is no relative clause; the main clause if there is one."""
    before = [c for c in sentence.clauses if c.first < colon and c.verb is not None and c.verb.main.index < colon]
    main = [c for c in before if c.leads]
    found = main or before
    return found[-1] if found else None
