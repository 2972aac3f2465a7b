"""Speech told by prepositions: "laut X", "nach Angaben der Y", "ihm zufolge", "nach dem Entwurf der Kommission"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.bounds import trim
from statusquo.reading.german.statements.documents import document
from statusquo.reading.german.statements.inversion import telling
from statusquo.reading.german.statements.utterance import Utterance, chain
from statusquo.reading.german.statements.voices import Voices
from statusquo.reading.german.statements.words import words

_TIMELESS: Final = words("timeless")
#: No documents here, or documents whose making is an event: "nach der Erklärung" tells when.
_EVENTS: Final = words("made") | {""}
#: What shows something but says nothing; prepositions that make any document with a known author a source.
_NO_SOURCE: Final = words("no_source")
#: Adverbial groups of the analysis that cite the subject itself.
_OWN_WORDS = frozenset({"nach eigenen angaben", "eigenen angaben zufolge", "laut eigenen angaben"})
#: Nouns whose holder speaks, whoever tells of it.
_OPINION: Final = words("opinion")
#: A postposition stands at most so many words behind the phrase that begins its source.
_FAR: Final = 12
_WHERE = frozenset({"in", "aus"})
_BY_DOCUMENT = frozenset({"nach", "laut", "gemäß", "zufolge"})


def find(context: Context, voices: Voices, told: Sequence[Utterance]) -> list[Utterance]:
    """What prepositions tell, together with what was told before: a source of told speech only relays it."""
    kept = list(told)
    by_sentence: dict[int, list[int]] = {}
    for place, utterance in enumerate(kept):
        by_sentence.setdefault(utterance.sentence, []).append(place)
    for sentence in context.analysis.sentences:
        places = by_sentence.get(sentence.index, [])
        for clause in sentence.clauses:
            if clause.quoted:
                continue
            kept.extend(_own_words(context, voices, sentence, clause))
            far = _far_behind(context, voices, sentence, clause)
            if far is not None:
                kept.append(far)
            for phrase in clause.phrases:
                if phrase.kind != "pp" or (far is not None and phrase.prep == "zufolge"):
                    continue
                for source in _according(context, voices, sentence, clause, phrase):
                    theirs = phrase.determination == "possessive"
                    if theirs and any(_holds(kept[p], source) for p in places):
                        continue  # "X sagte, das sei seiner Meinung nach falsch": X again
                    relayed = [p for p in places if _relays(context, clause, source, kept[p])]
                    holding = next((p for p in places if _is_opinion_in(phrase, source, kept[p])), None)
                    if holding is not None:
                        # "Wie A mitteilte, ist das nach Ansicht von B ein Fehler": A relays it.
                        teller = kept[holding].speakers
                        via = teller[0] if teller else kept[holding].via
                        kept[holding] = replace(kept[holding], speakers=source.speakers, via=via)
                        continue
                    for place in relayed:
                        via = source.speakers[0] if source.speakers else None
                        kept[place] = replace(kept[place], via=kept[place].via or via)
                    if not relayed:
                        kept.append(source)
    return kept


def _far_behind(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Utterance | None:
    """ "Einer Erklärung des Verbandes der Gärtner zufolge ...": a postposition behind more than one phrase."""
    analysis = context.analysis
    first = next((p for p in clause.phrases if p.first == clause.first), None)
    if first is None or first.kind != "np" or first.prep or clause.verb is None:
        return None
    for mark in range(first.stop, min(clause.stop, first.stop + _FAR)):
        if analysis.tokens[mark].is_finite or (
            analysis.tokens[mark].is_mark and analysis.tokens[mark].text not in "()"
        ):
            return None
        if analysis.tokens[mark].lower == "zufolge":
            break
    else:
        return None
    if first.determiner is None or not first.determiner.lower.endswith(("m", "r", "n")):
        return None
    who = voices.behind(first) or voices.source(first)
    if not who:
        inside = context.actors.inside(first.first, mark)
        who = inside[:1] if len(inside) == 1 else ()
    begin, stop = trim(analysis, mark + 1, chain(sentence, clause))
    if not who or begin >= stop:
        return None
    content, cue = analysis.span(begin, stop), analysis.span(mark, mark + 1)
    return Utterance(who, "indirect", content, cue, sentence.index, "according:zufolge", strength=2)


def _is_opinion_in(phrase: Phrase, source: Utterance, told: Utterance) -> bool:
    """Tell whether an opinion is cited inside what somebody with a cue of his own told."""
    inside = told.content.start <= source.content.start and source.content.stop <= told.content.stop
    most = 2 * (source.content.stop - source.content.start) >= told.content.stop - told.content.start
    if phrase.part not in _OPINION or not source.speakers or source.speakers == told.speakers:
        return False
    most = most or source.content.start == told.content.start
    return inside and most and told.rule.startswith(("wie:", "after:", "insertion"))


def _holds(told: Utterance, source: Utterance) -> bool:
    """Tell whether what one cue tells holds all of what another does, or is held by it."""
    first, stop = max(told.content.start, source.content.start), min(told.content.stop, source.content.stop)
    return stop - first >= min(told.content.stop - told.content.start, source.content.stop - source.content.start)


def _relays(context: Context, clause: Clause, source: Utterance, told: Utterance) -> bool:
    """ "Laut Y sagte X, dass ...": the verb of the same clause tells it, the phrase only relays it."""
    if told.cue is None or clause.verb is None:
        return False
    tokens = {token.start for token in clause.verb.tokens}
    return told.cue.start in tokens and told.speakers != source.speakers and bool(told.speakers)


def _according(
    context: Context, voices: Voices, sentence: Sentence, clause: Clause, phrase: Phrase
) -> Iterator[Utterance]:
    cues = reporting_cues()
    noun = _noun(phrase)
    prep = cues.prepositions.get(phrase.prep)
    analysis = context.analysis
    if phrase.preposition is None:
        return
    if clause.verb is None or (phrase.part in _NO_SOURCE and noun is None):
        return
    mark, head = phrase.preposition.index, phrase.head.index
    if phrase.prep in _WHERE and telling(analysis, clause) is not None:
        return  # "erklärte in einer Stellungnahme: ...", "heißt es in der Mitteilung": the verb tells
    if noun is not None and phrase.prep in noun.preps:
        own = any(t.lower.startswith("eigen") for t in phrase.adjectives)
        who = voices.doing(sentence, clause) if own else voices.source(phrase) if noun.speaker else ()
        rule = f"according:{phrase.prep}_{noun.lemma}"
        if noun.weak and not who:
            return
        cue = analysis.span(min(mark, head), max(mark, head) + 1)
    elif prep is not None:
        who = voices.behind(phrase) or voices.source(phrase)
        rule = f"according:{phrase.prep}"
        if prep.weak and not who:
            return
        cue = analysis.span(mark, mark + 1)
    elif phrase.prep in _BY_DOCUMENT and document(phrase) not in _EVENTS and _is_provided(clause):
        who = voices.authors.of(phrase)
        rule = f"according:{phrase.prep}_document"
        if not who:
            return
        cue = analysis.span(mark, mark + 1)
    else:
        return
    first, last = clause.first, chain(sentence, clause)
    last = next((c.first for c in _joined(sentence, clause) if _has_source(c, phrase)), last)
    if phrase.first - first <= 1:
        first = phrase.stop
    elif all(analysis.tokens[k].is_mark for k in range(phrase.stop, last)):
        last = phrase.first
    first, last = trim(analysis, first, last)
    if first < last:
        theirs = not who and phrase.determination == "possessive"  # "ihrer Ansicht nach": of who spoke last
        content = analysis.span(first, last)
        yield Utterance(who, "indirect", content, cue, sentence.index, rule, strength=2, open=theirs)


def _joined(sentence: Sentence, clause: Clause) -> Iterator[Clause]:
    """Clauses coordinated with one or set beside it, behind it, in order."""
    for other in sentence.clauses:
        beside = other.kind == "v2" and other.parent == clause.index
        if (beside or other.joined == clause.index) and other.first > clause.first:
            yield other
            yield from _joined(sentence, other)


def _has_source(clause: Clause, but: Phrase) -> bool:
    """Tell whether a clause begins with a source of its own: "laut A waren es zwölf, *nach Angaben von B* mehr"."""
    cues = reporting_cues()
    for phrase in clause.phrases[:1]:
        noun = _noun(phrase) if phrase.kind == "pp" and phrase is not but else None
        if phrase is not but and (phrase.prep in cues.prepositions or (noun is not None and phrase.prep in noun.preps)):
            return True
    return False


def _own_words(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Iterator[Utterance]:
    """ "Die Firma hat nach eigenen Angaben ...": a fixed group of words; whoever the clause is about says it."""
    analysis = context.analysis
    for adverb in clause.adverbs:
        if adverb.lemma not in _OWN_WORDS or clause.verb is None:
            continue
        who = voices.doing(sentence, clause)
        first, stop = clause.first, chain(sentence, clause)
        first, stop = trim(analysis, adverb.stop if adverb.first - first <= 1 else first, stop)
        if who and first < stop:
            content, cue = analysis.span(first, stop), analysis.span(adverb.first, adverb.stop)
            yield Utterance(who, "indirect", content, cue, sentence.index, "according:own", strength=2)


def _is_provided(clause: Clause) -> bool:
    """ "Nach dem Plan soll ...": what a document provides for."""
    verb = clause.verb
    return verb is not None and (verb.modal in ("sollen", "müssen", "dürfen") or verb.mood.startswith("konj"))


def _noun(phrase: Phrase) -> Cue | None:
    """The cue on a noun; of a compound behind "nach" only what cannot mean a time ("nach der Kriegserklärung")."""
    nouns = reporting_cues().nouns
    found = nouns.get(phrase.lemma)
    if found is None and (phrase.prep != "nach" or phrase.part in _TIMELESS):
        found = next((cue for lemma, cue in nouns.items() if phrase.part == lemma.lower()), None)
    return found
