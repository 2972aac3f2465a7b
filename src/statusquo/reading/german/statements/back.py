"""Cues that point back: "Der Hafen bleibt zu. Das teilte die Stadt mit." "... Davon geht die Bank aus."

News put the fact first and its source behind. The sentence with the source begins with a demonstrative that stands for
the sentence before: "das", "dies" as the object of a verb that takes a clause, "davon", "darauf" and the like where the
verb takes "davon, dass", "so" before verbs of saying, and "mit diesen Worten". What is said is the sentence before as a
whole; after words in quotation marks, these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.bounds import trim
from statusquo.reading.german.statements.inversion import fits
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.reading.german.statements.voices import Voices, cue_span
from statusquo.reading.german.statements.words import words

_THIS: Final = frozenset({"das", "dies", "dieses"})
_SO: Final = frozenset({"so"})
_SAID: Final = frozenset({"quote", "dass", "v2"})
#: Verbs after "das" that judge the matter instead of telling it ("Das kritisierte die Opposition", "Das fordert X").
_TELLING: Final = words("telling_this")
#: Verbs that "so" stands before where it points to words just quoted.
_SO_VERBS: Final = words("so")
#: Verbs whose "das" is what somebody else said.
_ANSWERING: Final = words("answering")


def find(context: Context, voices: Voices, told: Sequence[Utterance]) -> list[Utterance]:
    """What sentences with a demonstrative tell of the sentence before, together with what was told before."""
    kept = list(told)
    by_sentence: dict[int, list[int]] = {}
    for place, utterance in enumerate(kept):
        by_sentence.setdefault(utterance.sentence, []).append(place)
    kept.extend(_answers(context, voices, told))
    for before, sentence in zip(context.analysis.sentences, context.analysis.sentences[1:], strict=False):
        found = _pointing(context, voices, before, sentence)
        if found is None or before.heading:
            continue
        places = by_sentence.get(before.index, [])
        open_quotes = [p for p in places if kept[p].form == "direct" and kept[p].cue is None]
        for place in open_quotes:
            kept[place] = replace(kept[place], speakers=found.speakers, cue=found.cue, rule=found.rule, open=False)
        if not places and found.rule.startswith("back:"):
            kept.append(found)
        elif found.via is not None or context.actors.kind(found.speakers[0]) == "organisation":
            # "X gab auf. Das meldet eine Agentur": who tells it only relays it.
            via = found.via or found.speakers[0]
            for place in places:
                if kept[place].via is None and via not in kept[place].speakers:
                    kept[place] = replace(kept[place], via=via)
    return kept


def _pointing(context: Context, voices: Voices, before: Sentence, sentence: Sentence) -> Utterance | None:
    analysis = context.analysis
    clause = next((c for c in sentence.clauses if c.first == sentence.first and c.leads), None)
    if clause is None or clause.verb is None or clause.verb.finite is None or clause.quoted:
        return None
    opener = analysis.tokens[sentence.first].lower
    cue = _cue(context, sentence, clause, opener)
    relay: str | None = None
    words = [t.lower for t in analysis.tokens[sentence.first : sentence.first + 3]]
    if cue is None and words[:1] == ["mit"] and words[2:] == ["worten"]:
        who = voices.subject(sentence, clause, sentence.resolved_subject(clause))
        rule = "worten"
    elif cue is None:
        return None
    else:
        teller = _teller(voices, sentence, clause)
        source = voices.named_source(clause)
        who = source or teller or voices.speakers(sentence, clause, cue)
        relay = teller[0] if source and teller and teller != source else None
        rule = f"so:{cue.lemma}" if opener in _SO else f"back:{cue.lemma}"
    if not who:
        return None
    first, stop = trim(analysis, before.first, before.stop)
    if first >= stop:
        return None
    span = cue_span(context, clause)
    via = relay or voices.relay(sentence, clause, cue)
    return Utterance(who, "indirect", analysis.span(first, stop), span, before.index, rule, via, strength=1)


def _teller(voices: Voices, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """Who tells "das": the noun phrase behind the verb, whichever of the two grammar took for the subject."""
    subject = clause.subject
    if subject is None or subject.first != sentence.first:
        return ()
    for phrase in clause.phrases:
        if phrase is not subject and phrase.kind == "np" and phrase.role in ("object", "subject", "time"):
            return voices.subject(sentence, clause, phrase)
    return ()


def _cue(context: Context, sentence: Sentence, clause: Clause, opener: str) -> Cue | None:
    """The cue of a clause that begins with what points back, if nothing else in it is what is said."""
    analysis, verb = context.analysis, clause.verb
    assert verb is not None and verb.finite is not None
    after = analysis.tokens[sentence.first + 1] if sentence.first + 1 < sentence.stop else None
    if after is not verb.finite:
        return None
    if any(c.connector in ("dass", "daß", "ob") or c.kind in ("v2", "infinitive") for c in sentence.children(clause)):
        return None
    for cue in reporting_cues().verbs.get(verb.lemma, ()):
        if not _SAID & set(cue.content) or not fits(analysis, clause, cue):
            continue
        if opener in _THIS and verb.lemma in _TELLING:
            return cue
        if opener in cue.words and opener.startswith("da"):
            return cue
        if opener in _SO and verb.lemma in _SO_VERBS and clause.subject is not None:
            return cue
    return None


def _answers(context: Context, voices: Voices, told: Sequence[Utterance]) -> Iterator[Utterance]:
    """ "X wirft Y vor, ... Das weist Y zurück": what "das" stands for is what was said last before."""
    said: dict[int, Utterance] = {}
    for utterance in told:
        held = said.get(utterance.sentence)
        if held is None or utterance.content.start > held.content.start:
            said[utterance.sentence] = utterance
    for sentence in context.analysis.sentences[1:]:
        before = said.get(sentence.index - 1)
        clause = next((c for c in sentence.clauses if c.kind == "main" and c.verb is not None and not c.quoted), None)
        if before is None or clause is None or clause.verb is None or clause.verb.lemma not in _ANSWERING:
            continue
        if (
            clause.verb.passive
            or clause.verb.modal
            or clause.verb.tense in ("present", "future")
            or clause.first != sentence.first
        ):
            continue
        this = next((p for p in clause.phrases if p.kind == "pronoun" and p.head.lower in _THIS), None)
        if this is None or sentence.children(clause):
            continue
        who = _teller(voices, sentence, clause)
        for phrase in clause.phrases if not who else ():
            if phrase is not this and phrase.kind == "np" and phrase.role in ("subject", "object"):
                who = who or voices.subject(sentence, clause, phrase)
        if who and who != before.speakers:
            rule = f"answer:{clause.verb.lemma}"
            cue = cue_span(context, clause)
            yield Utterance(who, "reported", before.content, cue, sentence.index, rule, strength=1)
