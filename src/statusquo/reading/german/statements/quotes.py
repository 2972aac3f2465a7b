"""Words in quotation marks that are somebody's sentence, and who is behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from statusquo.reading.german.analysis import Analysis, Clause, Quote, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements.bounds import insertion_stop
from statusquo.reading.german.statements.colon import speaking_clause
from statusquo.reading.german.statements.follow import about, is_reported
from statusquo.reading.german.statements.inversion import so_speaker, telling
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.reading.german.statements.voices import Voices, cue_span
from statusquo.reading.german.statements.words import words
from statusquo.span import Span

#: A quotation of fewer words is a name or a partial quotation, unless a verb of speech takes it.
_FEWEST_WORDS: Final = 4
_FEWEST_PARTIAL: Final = 3
#: So many words may a name and its title have before a colon.
_NAME: Final = 8
_CALLED: Final = tuple(sorted(words("called")))
_CONTENT: Final = frozenset("ADJD ADJA VVPP VVINF VVFIN VVIZU PTKNEG".split())
#: Who is behind words, the cue, who relays it.
Behind = tuple[tuple[str, ...], Span | None, str | None]


def find(context: Context, voices: Voices, told: Sequence[Utterance]) -> Iterator[Utterance]:
    """Yield direct speech, one utterance a quotation and paragraph."""
    analysis = context.analysis
    around: dict[int, list[Utterance]] = {}
    for utterance in told:
        around.setdefault(utterance.sentence, []).append(utterance)
    for quote in analysis.quotes:
        sentence = analysis.sentence_of(quote.opener)
        if any(u.content.start <= quote.start and quote.end <= u.content.stop for u in around.get(sentence.index, ())):
            continue
        if _is_motto(analysis, quote):
            continue
        found = _behind(context, voices, quote)
        whole = is_speech(analysis, quote) or _is_broken(analysis, quote)
        if not whole and not (found is not None and found[0] and _is_partial(analysis, quote)):
            continue
        if found is None and _goes_on_around(analysis, sentence, quote):
            continue
        who, cue, via = found or ((), None, None)
        if found is None and quote.opener.index == sentence.first and not around.get(sentence.index - 1):
            # "Die Post will verhandeln. „Wir sind bereit.“": of whom the sentence before is about.
            speaking = about(voices, context, sentence)
            who = speaking.speakers if speaking is not None else ()
        for content in _contents(analysis, quote):
            yield Utterance(
                who, "direct", content, cue, sentence.index, "quote" if whole else "quote:part", via, 4, not who
            )
            cue = None


def is_speech(analysis: Analysis, quote: Quote) -> bool:
    """Tell whether a quotation is a sentence."""
    words = [t for t in analysis.tokens[quote.first : quote.stop] if not t.is_mark]
    if len(words) < _FEWEST_WORDS:
        opened = quote.opener.index and analysis.tokens[quote.opener.index - 1].text == ":"
        ended = analysis.text[quote.end - 1 : quote.end] in (".", "!", "?")
        return bool(opened and ended and len(words) > 1 and any(t.is_finite for t in words))
    if any(t.is_finite and (t.text[:1].islower() or t is words[0]) for t in words):
        return True
    return analysis.text[quote.end - 1 : quote.end] in (".", "!", "?")


def _is_motto(analysis: Analysis, quote: Quote) -> bool:
    """Tell whether the words are what something is called: "unter dem Motto „...“"."""
    before = analysis.tokens[quote.opener.index - 1] if quote.opener.index else None
    return before is not None and before.lower.endswith(_CALLED)


def _is_broken(analysis: Analysis, quote: Quote) -> bool:
    """Tell whether a short quotation goes on behind its cue: "„Wir haben“, sagte X, „lange gewartet.“"."""
    if quote.closer is None:
        return False
    after = analysis.tokens[quote.closer.index + 1 : quote.closer.index + 3]
    if len(after) < 2 or after[0].text != "," or not after[1].is_finite:
        return False
    return any(t.is_finite for t in analysis.tokens[quote.first : quote.stop])


def _is_partial(analysis: Analysis, quote: Quote) -> bool:
    """Tell whether a quotation is a part of a sentence, and no name or title."""
    words = [t for t in analysis.tokens[quote.first : quote.stop] if not t.is_mark]
    before = analysis.tokens[quote.opener.index - 1] if quote.opener.index else None
    if len(words) < _FEWEST_PARTIAL or (before is not None and before.is_noun):
        return False
    return any(t.tag in _CONTENT and t.text[:1].islower() for t in words)


def _goes_on_around(analysis: Analysis, sentence: Sentence, quote: Quote) -> bool:
    """Tell whether the words are part of a sentence in reported speech ("Jeder könne „sein Konto einlösen“")."""
    if quote.opener.index and analysis.tokens[quote.opener.index - 1].text == ":":
        return False
    if quote.closer is None or quote.stop >= sentence.stop or sentence.first >= quote.opener.index:
        return False
    return any(is_reported(c, strict=True) and c.first < quote.first for c in sentence.clauses)


def _contents(analysis: Analysis, quote: Quote) -> Iterator[Span]:
    """The words of a quotation, one piece a paragraph: an utterance is not cut at its full stops."""
    first, tokens = quote.first, analysis.tokens
    while first < quote.stop:
        paragraph = analysis.sentence_of(first).paragraph
        stop = first
        while stop < quote.stop:
            sentence = analysis.sentence_of(stop)
            if sentence.paragraph != paragraph:
                break
            stop = min(max(sentence.stop, stop + 1), quote.stop)
        start, end = tokens[first].start, quote.end if stop == quote.stop else tokens[stop - 1].stop
        while end > start and analysis.text[end - 1] in " ,\n":
            end -= 1
        if end > start:
            yield Span.of(analysis.text, start, end)
        first = stop


def _behind(context: Context, voices: Voices, quote: Quote) -> Behind | None:
    """Who is quoted: what follows the closing mark, what precedes the opening one, the sentence around."""
    analysis = context.analysis
    last = quote.closer if quote.closer is not None else quote.opener
    for place in (_after, _before):
        found = place(context, voices, quote)
        if found is not None:
            return found
    for token in (last, quote.opener):
        sentence = analysis.sentence_of(token)
        outside = [c for c in sentence.clauses if _outside(c, quote)]
        # The clause nearest to the quotation speaks for it.
        outside.sort(key=lambda c: min(abs(c.first - quote.stop), abs(quote.first - c.stop)))
        for clause in outside:
            found = _by_verb(context, voices, sentence, clause)
            if found is not None:
                return found
    return None


def _after(context: Context, voices: Voices, quote: Quote) -> Behind | None:
    """ "...“, sagte X", "...“, so X"."""
    analysis = context.analysis
    if quote.closer is None:
        return None
    index = quote.closer.index + 1
    while index < min(len(analysis.tokens), quote.closer.index + 3) and analysis.tokens[index].text in (",", "–", "-"):
        index += 1
    if index >= len(analysis.tokens):
        return None
    sentence = analysis.sentence_of(index)
    token = analysis.tokens[index]
    if token.lower == "so" and index + 1 < sentence.stop:
        stop = insertion_stop(analysis, sentence, index)
        who = so_speaker(context, voices, sentence, index, stop)
        return (who, analysis.span(index, index + 1), None) if who else None
    for clause in sentence.clauses:
        if clause.verb is not None and clause.verb.finite is token:
            return _by_verb(context, voices, sentence, clause)
    return None


def _before(context: Context, voices: Voices, quote: Quote) -> Behind | None:
    """ "X sagte: „...", "brachte Kritik zum Ausdruck: „...", also where the colon ends the sentence before."""
    analysis = context.analysis
    colon = quote.opener.index - 1
    if colon < 0 or analysis.tokens[colon].text != ":":
        return None
    sentence = analysis.sentence_of(colon)
    clause = speaking_clause(sentence, colon)
    if clause is None:
        # "Fraktionschefin Eva Muster: „...“": a name and no verb.
        who = context.actors.inside(sentence.first, colon)
        named = len(who) == 1 and colon - sentence.first <= _NAME and context.actors.kind(who[0]) == "person"
        return (who, None, None) if named else None
    found = _by_verb(context, voices, sentence, clause)
    if found is not None:
        return found
    who = voices.behind(sentence.resolved_subject(clause)) or voices.behind(clause.agent)
    for phrase in clause.pps("für"):
        who = who or voices.behind(phrase)  # "Für X ist klar: ..."
    return (who, cue_span(context, clause), None) if who else None


def _by_verb(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Behind | None:
    cue = telling(context.analysis, clause, ("quote",))
    if cue is None:
        return None
    who = voices.speakers(sentence, clause, cue)
    return who, cue_span(context, clause), voices.relay(sentence, clause, cue)


def _outside(clause: Clause, quote: Quote) -> bool:
    own = clause.verb.main.index if clause.verb is not None else clause.first
    return not quote.first <= own < quote.stop
