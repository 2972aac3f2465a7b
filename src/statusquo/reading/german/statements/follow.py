"""Sentences in reported speech that go on without a cue: "... Die Lage sei ernst. Niemand habe das gewollt."

Konjunktiv I shows that somebody speaks; Konjunktiv II does so only right behind other reported speech. "Demnach" does
so in any mood. Who speaks is who spoke last, or the actor whom the sentence before is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.arguments import is_passive
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements.bounds import trim
from statusquo.reading.german.statements.utterance import Utterance, chain
from statusquo.reading.german.statements.voices import Voices
from statusquo.reading.german.statements.words import words
from statusquo.span import Span

_AUXILIARIES: Final = frozenset({"werden", "haben", "sein", "können", "müssen", "sollen", "dürfen"})
#: Forms of Konjunktiv II of full verbs that stand in for a Konjunktiv I that looks like the indicative.
_CLEAR: Final = words("clear")
#: Adverbs that say that a sentence reports what was named before.
_ACCORDINGLY: Final = frozenset({"demnach", "demzufolge"})
#: Nouns for what is voiced; whose it is speaks in the sentences that follow.
_VOICED: Final = words("voiced")
#: Set phrases with a Konjunktiv I that wishes or grants: "es sei denn", "das sei dahingestellt", "es sei erwähnt".
_SET: Final = words("set")
#: At most so many sentences back may the last speaker be; across a paragraph fewer.
_REACH: Final = 3
_REACH_PARAGRAPH: Final = 1


class Voice(NamedTuple):
    """Who spoke last: sentence and paragraph, ids, and who relays."""

    sentence: int
    paragraph: int
    speakers: tuple[str, ...]
    via: str | None


def find(context: Context, voices: Voices, told: Sequence[Utterance]) -> Iterator[Utterance]:
    """Yield sentences in reported speech without a cue of their own."""
    analysis = context.analysis
    speaking: dict[int, Utterance] = {}
    by_sentence: dict[int, list[Utterance]] = {}
    for utterance in told:
        by_sentence.setdefault(utterance.sentence, []).append(utterance)
        if _is_told_of(analysis.sentences[utterance.sentence], context, utterance):
            continue
        known = speaking.get(utterance.sentence)
        if known is None or utterance.content.start >= known.content.start:
            speaking[utterance.sentence] = utterance
    last: Voice | None = None
    for sentence in analysis.sentences:
        if sentence.index in speaking:
            here = speaking[sentence.index]
            before = by_sentence[sentence.index]
            if last is not None and last.sentence == sentence.index - 1:
                yield from _beside(context, sentence, before, last)
            last = Voice(sentence.index, sentence.paragraph, here.speakers, here.via)
            yield from _behind_semicolon(voices, context, sentence, before, last)
            continue
        yield from _behind_semicolon(voices, context, sentence, (), None)
        cue = _accordingly(context, sentence)
        adjacent = last is not None and last.sentence == sentence.index - 1
        rumour = cue is None and any(_is_rumour(c) for c in _mains(sentence))
        if cue is None and not rumour and not any(_goes_on(c, adjacent) for c in _mains(sentence)[:1]):
            continue
        if not adjacent or last is None:
            reach = _REACH if last is not None and last.paragraph == sentence.paragraph else _REACH_PARAGRAPH
            near = last is not None and sentence.index - last.sentence <= reach
            last = about(voices, context, sentence) or (last if near else None) or _document(voices, sentence)
        first, stop = trim(analysis, sentence.first, sentence.stop)
        if first >= stop or (last is None and cue is None and not rumour and not _is_told(context, sentence)):
            continue
        content = analysis.span(first, stop)
        if last is None:
            yield Utterance((), "indirect", content, cue, sentence.index, "follow")
            continue
        yield Utterance(last.speakers, "indirect", content, cue, sentence.index, "follow", last.via)
        last = Voice(sentence.index, sentence.paragraph, last.speakers, last.via)


def _is_told_of(sentence: Sentence, context: Context, utterance: Utterance) -> bool:
    """Tell whether somebody else tells of an utterance: "Die Grünen *hätten* auf einem Verbot *beharrt*"."""
    if utterance.cue is None:
        return False
    for clause in sentence.clauses:
        if any(context.analysis.tokens[k].start == utterance.cue.start for k in clause.own):
            return is_reported(clause)
    return False


def _behind_semicolon(
    voices: Voices, context: Context, sentence: Sentence, told: Sequence[Utterance], last: Voice | None
) -> Iterator[Utterance]:
    """ "X lehnte das ab; es sei zu teuer": reported speech behind a semicolon, of whom the clause before is about."""
    tokens, before = context.analysis.tokens, None
    for main in _mains(sentence):
        begun = main.first > sentence.first and tokens[main.first - 1].text in (";", "–")
        if begun and before is not None and is_reported(main, strict=True):
            first, stop = trim(context.analysis, main.first, max(main.stop, chain(sentence, main)))
            who = last.speakers if last is not None else voices.behind(sentence.resolved_subject(before))
            if who and first < stop:
                content = context.analysis.span(first, stop)
                if not any(u.content.start < content.stop and content.start < u.content.stop for u in told):
                    yield Utterance(who, "indirect", content, None, sentence.index, "follow:semicolon")
            continue
        before = main


def _beside(context: Context, sentence: Sentence, told: Sequence[Utterance], last: Voice) -> Iterator[Utterance]:
    """A clause that goes on in a sentence that tells something else too: "Er halte das für richtig und lobte ..."."""
    main = next(iter(_mains(sentence)), None)
    if main is None or not is_reported(main, strict=True):
        return
    others = [u.cue.start for u in told if u.cue is not None] + [u.content.start for u in told]
    stop = main.stop
    while stop > main.first and context.analysis.tokens[stop - 1].stop > min(others):
        stop -= 1
    first, stop = trim(context.analysis, main.first, stop)
    if stop - first < 3 or not any(t.mood == "k1" for t in context.analysis.tokens[first:stop]):
        return
    content = context.analysis.span(first, stop)
    yield Utterance(last.speakers, "indirect", content, None, sentence.index, "follow:beside", last.via)


def _is_told(context: Context, sentence: Sentence) -> bool:
    """Tell whether a sentence can only be somebody's words, whoever that is: a plain Konjunktiv I, no set phrase."""
    main = next(iter(_mains(sentence)), None)
    if (
        main is None
        or main.verb is None
        or main.verb.finite is None
        or main.verb_first
        or main.verb.finite.mood != "k1"
    ):
        return False
    following = {t.lower for t in context.analysis.tokens[main.verb.finite.index : main.verb.finite.index + 4]}
    return not following & _SET and "wolle" not in following


def _accordingly(context: Context, sentence: Sentence) -> Span | None:
    for token in context.analysis.tokens[sentence.first : sentence.stop]:
        if token.lower in _ACCORDINGLY:
            return context.analysis.span(token.index, token.index + 1)
    return None


def about(voices: Voices, context: Context, sentence: Sentence) -> Voice | None:
    """The subject or agent of the sentence before, if that is an actor."""
    if sentence.index == 0:
        return None
    before = context.analysis.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return None
    for main in _mains(before):
        who = () if is_passive(main) else voiced_by(voices, before, main)
        if who:
            return Voice(before.index, before.paragraph, who, None)
    return None


def voiced_by(voices: Voices, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """Ids of whom a clause is about: its subject, or whose criticism or demand that is ("Kritik kam von der Stadt")."""
    subject = sentence.resolved_subject(clause)
    who = voices.behind(subject) or voices.subject(sentence, clause, subject)
    if who or subject is None or subject.part not in _VOICED:
        return who
    from_whom = clause.pps("von", "aus")
    who = voices.source(subject) or next((w for p in from_whom if (w := voices.source(p))), ())
    who = who or next((w for p in from_whom if (w := voices.behind(p))), ())
    return who or next((w for p in clause.objects if "nom" in p.cases and (w := voices.behind(p))), ())


def _document(voices: Voices, sentence: Sentence) -> Voice | None:
    """The author of a document named just before: "... heißt es im Bericht. ... Die Lage sei ernst"."""
    who = voices.authors.near(sentence.first)
    return Voice(sentence.index, sentence.paragraph, who, None) if who else None


def _mains(sentence: Sentence) -> list[Clause]:
    return [c for c in sentence.clauses if c.leads and c.parent is None and not c.quoted]


def _is_rumour(clause: Clause) -> bool:
    """ "Er soll Geld genommen haben": somebody says so."""
    verb = clause.verb
    if verb is None or verb.modal != "sollen" or verb.finite is None or verb.finite.lower not in ("soll", "sollen"):
        return False
    words = [token.lower for token in verb.tokens]
    return words[-1] in ("haben", "sein") and any(t.tag in ("VVPP", "VAPP") for t in verb.tokens)


def _goes_on(clause: Clause, adjacent: bool) -> bool:
    return is_reported(clause, strict=not adjacent)


def is_reported(clause: Clause, *, strict: bool = False) -> bool:
    """Tell whether a clause is in the mood of reported speech.

    Args:
        clause: the clause.
        strict: only Konjunktiv I counts.
    """
    verb = clause.verb
    if verb is None or clause.quoted:
        return False
    auxiliary = verb.finite is not None and verb.finite.lemma in _AUXILIARIES
    clear = auxiliary or (verb.finite is not None and verb.finite.lower in _CLEAR)
    return verb.mood == "konjunktiv1" or (not strict and verb.mood == "konjunktiv2" and clear)
