"""Words in quotation marks that are somebody's sentence, and who is behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statusquo.reading.german.analysis import Analysis, Clause, Quote
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import reporting_cues
from statusquo.reading.german.statements.speech import cue_span, relay, speakers
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.span import Span

#: A quotation of fewer words is a name or a partial quotation, unless it is a whole sentence.
_FEWEST_WORDS = 4


def find(context: Context, told: Sequence[Utterance]) -> Iterator[Utterance]:
    """Yield direct speech, one utterance a sentence."""
    analysis = context.analysis
    last: tuple[int, tuple[str, ...]] | None = None
    for quote in analysis.quotes:
        if not _is_speech(analysis, quote):
            continue
        if any(u.content.start <= quote.start and quote.end <= u.content.stop for u in told if u.form != "reported"):
            continue
        paragraph = analysis.sentence_of(quote.opener).paragraph
        who, cue, via = _behind(context, quote)
        if not who and cue is None and last is not None and paragraph - last[0] <= 1:
            who = last[1]
        if who:
            last = (paragraph, who)
        for content in _sentences(analysis, quote):
            yield Utterance(
                who, "direct", content, cue, analysis.sentence_of(quote.opener).index, "quote", via, strength=4
            )
            cue = None


def _is_speech(analysis: Analysis, quote: Quote) -> bool:
    words = [t for t in analysis.tokens[quote.first : quote.stop] if not t.is_mark]
    if len(words) < _FEWEST_WORDS:
        return False
    if any(t.is_finite for t in words):
        return True
    end = analysis.text[quote.end - 1 : quote.end]
    return end in ".!?" and len(words) >= _FEWEST_WORDS


def _sentences(analysis: Analysis, quote: Quote) -> Iterator[Span]:
    first = quote.first
    while first < quote.stop:
        sentence = analysis.sentence_of(first)
        stop = min(max(sentence.stop, first + 1), quote.stop)
        start, end = analysis.tokens[first].start, analysis.tokens[stop - 1].stop
        if stop == quote.stop:
            end = quote.end
        while end > start and analysis.text[end - 1] in " ,\n":
            end -= 1
        if end > start:
            yield Span.of(analysis.text, start, end)
        first = stop


def _behind(context: Context, quote: Quote) -> tuple[tuple[str, ...], Span | None, str | None]:
    """Who is quoted: the cue in the sentence of the opening mark, of the closing mark, or before the colon."""
    analysis = context.analysis
    seen = []
    for token in (quote.opener, quote.closer):
        if token is None:
            continue
        sentence = analysis.sentence_of(token)
        if sentence in seen:
            continue
        seen.append(sentence)
        after = [c for c in sentence.clauses if _outside(c, quote)]
        # The clause nearest to the quotation speaks for it.
        after.sort(key=lambda c: min(abs(c.first - quote.stop), abs(quote.first - c.stop)))
        for clause in after:
            if clause.verb is not None:
                for cue in reporting_cues().verbs.get(clause.verb.lemma, ()):
                    if "quote" in cue.content:
                        who = speakers(context, sentence, clause, cue)
                        return who, cue_span(context, clause), relay(context, clause)
            if analysis.tokens[clause.first].lower == "so" and clause.stop - clause.first <= 12:
                phrases = [p for p in clause.phrases if p.kind != "pp"]
                who = context.actors.speaker(phrases[0]) if phrases else ()
                if who:
                    return who, analysis.span(clause.first, clause.first + 1), None
    before = quote.opener.index - 1
    if before >= 0 and analysis.tokens[before].text == ":":
        sentence = analysis.sentence_of(before)
        for clause in reversed(sentence.clauses):
            if clause.verb is not None and clause.stop <= quote.first:
                subject = sentence.resolved_subject(clause)
                who = context.actors.speaker(subject)
                if who:
                    return who, cue_span(context, clause), None
    return _speaker_before(context, quote), None, None


def _speaker_before(context: Context, quote: Quote) -> tuple[str, ...]:
    """The subject of the sentence before, where that sentence ends in a colon: "brachte Kritik zum Ausdruck:"."""
    analysis = context.analysis
    here = analysis.sentence_of(quote.opener)
    if here.index == 0 or quote.opener.index != here.first:
        return ()
    earlier = analysis.sentences[here.index - 1]
    if analysis.tokens[earlier.stop - 1].text != ":":
        return ()
    for clause in reversed(earlier.clauses):
        who = context.actors.speaker(earlier.resolved_subject(clause))
        if who:
            return who
    return ()


def _outside(clause: Clause, quote: Quote) -> bool:
    own = clause.verb.main.index if clause.verb is not None else clause.first
    return not quote.first <= own < quote.stop
