"""From a text to its analysis: cut, tag, find phrases and clauses, join them, assign roles."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from statusquo.language.sentences import directions, split
from statusquo.language.tagger import Tagger, german_tagger
from statusquo.language.tokens import Piece, Token, cut
from statusquo.reading.german.analysis.chunks import Chunker
from statusquo.reading.german.analysis.clauses import build
from statusquo.reading.german.analysis.drafts import ClauseDraft, PhraseDraft
from statusquo.reading.german.analysis.finish import Finisher
from statusquo.reading.german.analysis.lexicon import Lexicon, lexicon
from statusquo.reading.german.analysis.model import (
    Analysis,
    Quote,
    Sentence,
)
from statusquo.reading.german.analysis.words import around, find_quotes, tag_sentence

__all__ = ["analyse"]

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})


def analyse(text: str, *, title: bool = False, tagger: Tagger | None = None) -> Analysis:
    """Analyse a German text.

    Args:
        text: any text; offsets of the result count its code points.
        title: the first line is the title.
        tagger: what tags the words; the German tagger of this process if left out.

    Returns:
        The analysis. The last eight texts are kept, so that every part of the reader may ask for it.
    """
    if tagger is None:
        return _kept(text, title)
    return _analyse(text, title, tagger)


@lru_cache(maxsize=8)
def _kept(text: str, title: bool) -> Analysis:
    return _analyse(text, title, german_tagger())


def _analyse(text: str, title: bool, tagger: Tagger) -> Analysis:
    words = lexicon()
    pieces = cut(text)
    ways = directions(text, pieces)
    ranges = split(text, pieces, ways)
    tokens: list[Token] = []
    for first, stop in ranges:
        tokens.extend(tag_sentence(text, pieces[first:stop], ways[first:stop], first, tagger, words))
    quotes = find_quotes(tokens, words)
    title_stop = 0
    if title and tokens:
        line = next((k for k in range(len(pieces)) if pieces[k].line != pieces[0].line), len(pieces))
        title_stop = tokens[line - 1].stop
    paragraphs = _paragraphs(pieces)
    chunker = Chunker(tokens, words)
    reach = list(accumulate((q.stop for q in quotes), max))
    starts = [q.first for q in quotes]
    sentences = []
    for index, (first, stop) in enumerate(ranges):
        inside = around(quotes, starts, reach, first, stop)
        heading = bool(title and tokens[stop - 1].stop <= title_stop)
        sentences.append(_sentence(tokens, chunker, index, paragraphs[first], first, stop, heading, inside, words))
    return Analysis(
        text,
        tuple(tokens),
        tuple(sentences),
        tuple(quotes),
        title_stop,
        [t.start for t in tokens],
        [s.first for s in sentences],
        reach,
    )


def _paragraphs(pieces: list[Piece]) -> list[int]:
    numbers: list[int] = []
    for k, piece in enumerate(pieces):
        numbers.append(0 if k == 0 else numbers[-1] + (piece.line != pieces[k - 1].line))
    return numbers


def _sentence(
    tokens: list[Token],
    chunker: Chunker,
    index: int,
    paragraph: int,
    first: int,
    stop: int,
    heading: bool,
    quotes: list[Quote],
    words: Lexicon,
) -> Sentence:
    chunks = chunker.chunks(first, stop)
    drafts = build(tokens, first, stop, chunks, words)
    covered = {k for c in chunks for k in range(c.first, c.stop) if tokens[k].tag not in _FINITE}
    owner: dict[int, ClauseDraft] = {}
    for draft in drafts:
        for k in draft.own:
            owner[k] = draft
    by_clause: dict[int, list[PhraseDraft]] = {d.index: [] for d in drafts}
    for chunk in chunks:
        home = owner.get(chunk.head.index) or owner.get(chunk.first)
        if home is not None:
            by_clause[home.index].append(chunk)
    state = Finisher(tokens, drafts, by_clause, covered, owner, words, quotes)
    clauses = tuple(state.clause(draft) for draft in state.order())
    clauses = tuple(sorted(clauses, key=lambda c: c.index))
    ended = any(tokens[k].tag == "$." and tokens[k].form in ".!?…" for k in range(max(first, stop - 3), stop))
    if not ended and not any(c.kind == "main" and c.verb is not None and c.verb.finite is not None for c in clauses):
        heading = True
    return Sentence(index, paragraph, first, stop, tokens[first].start, tokens[stop - 1].stop, heading, clauses)
