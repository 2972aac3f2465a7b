"""Cues that point back: "Der Hafen bleibt zu. Das teilte die Stadt mit." "... Davon geht die Bank aus."

News put the fact first and its source behind. The sentence with the source begins with a demonstrative that stands for
the sentence before: "das", "dies" as the object of a verb that takes a clause, "davon", "darauf" and the like where the
verb takes "davon, dass", "so" before verbs of saying, and "mit diesen Worten". What is said is the sentence before as a
whole; after words in quotation marks, these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.bounds import trim
from statusquo.reading.german.statements.inversion import fits
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.reading.german.statements.voices import Voices, cue_span

_THIS: Final = frozenset({"das", "dies", "dieses"})
_SO: Final = frozenset({"so"})
_SAID: Final = frozenset({"quote", "dass", "v2"})
#: Verbs after "das" that judge the matter instead of telling it ("Das kritisierte die Opposition", "Das fordert X").
_TELLING: Final = frozenset(
    "sagen erklären mitteilen berichten melden bekanntgeben geben schreiben behaupten bestätigen angeben betonen "
    "versichern ankündigen äußern verkünden verlauten aussagen vermelden unterstreichen hervorheben sein machen "
    "gehen erzählen schildern feststellen meinen vermuten schätzen ausgehen hinweisen verweisen bekräftigen heißen "
    "beschließen entscheiden vorhersagen prognostizieren feststellen ermitteln gestehen zugeben einräumen".split()
)
#: Verbs that "so" stands before where it points to words just quoted.
_SO_VERBS: Final = frozenset(
    "sagen erklären kommentieren beschreiben formulieren ausdrücken begründen zitieren reagieren lauten heißen "
    "schildern umschreiben bewerten beurteilen äußern zusammenfassen".split()
)


def find(context: Context, voices: Voices, told: Sequence[Utterance]) -> list[Utterance]:
    """What sentences with a demonstrative tell of the sentence before, together with what was told before."""
    kept = list(told)
    by_sentence: dict[int, list[int]] = {}
    for place, utterance in enumerate(kept):
        by_sentence.setdefault(utterance.sentence, []).append(place)
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
    return kept


def _pointing(context: Context, voices: Voices, before: Sentence, sentence: Sentence) -> Utterance | None:
    analysis = context.analysis
    clause = next((c for c in sentence.clauses if c.first == sentence.first and c.kind in ("main", "v2")), None)
    if clause is None or clause.verb is None or clause.verb.finite is None or clause.quoted:
        return None
    opener = analysis.tokens[sentence.first].lower
    cue = _cue(context, sentence, clause, opener)
    words = [t.lower for t in analysis.tokens[sentence.first : sentence.first + 3]]
    if cue is None and words[:1] == ["mit"] and words[2:] == ["worten"]:
        who = voices.subject(sentence, clause, sentence.resolved_subject(clause))
        rule = "worten"
    elif cue is None:
        return None
    else:
        who = _teller(voices, sentence, clause) or voices.speakers(sentence, clause, cue)
        rule = f"so:{cue.lemma}" if opener in _SO else f"back:{cue.lemma}"
    if not who:
        return None
    first, stop = trim(analysis, before.first, before.stop)
    if first >= stop:
        return None
    span = cue_span(context, clause)
    via = voices.relay(sentence, clause, cue)
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
