"""The shortest phrase that names what a stance is about."""

from __future__ import annotations

from statusquo.reading.german.analysis.lists import words
from statusquo.reading.german.analysis.model import Analysis, Phrase
from statusquo.span import Span

__all__ = ["issue_range", "issue_span"]

_BINDING = words("binding")


def issue_range(phrase: Phrase, *, article: bool = True) -> tuple[int, int]:
    """Return the tokens of the issue a phrase names.

    Without its preposition, extended participle ("von Russland geforderte"), appositions and brackets; with
    adjectives, genitives and the attributes that say what it is.

    Args:
        phrase: the object, subject or prepositional phrase.
        article: keep the determiner (and with it the adjectives); an extended attribute always goes
            together with the determiner before it.

    Example: "die von der Bahn verlangte Kürzung der Pausen, die ..." gives "Kürzung der Pausen".
    """
    first = phrase.inner
    if phrase.participle is not None and (phrase.participle.complements or phrase.participle.agent is not None):
        first = phrase.participle.token.index + 1
    elif not article and phrase.determiner is not None and phrase.determiner.index >= first:
        first = phrase.determiner.index + 1
    stop = phrase.core
    for member in phrase.conjuncts:
        stop = max(stop, issue_range(member)[1])
    for inside in (*phrase.genitives, *(a for a in phrase.attributes if a.prep in _BINDING)):
        if inside.first <= stop + 1:
            stop = max(stop, issue_range(inside)[1])
    post = phrase.preposition
    if post is not None and post.index == stop - 1 and post.index > phrase.head.index:
        stop -= 1
    return first, max(stop, first + 1)


def issue_span(analysis: Analysis, phrase: Phrase, *, article: bool = True) -> Span:
    """Return the span of the issue a phrase names (see ``issue_range``); a quotation mark
    that opens inside is closed, others at the edges are cut."""
    first, stop = issue_range(phrase, article=article)
    tokens = analysis.tokens
    depth = sum(t.opens for t in tokens[first:stop])
    if depth == 1 and stop < len(tokens) and tokens[stop].opens == -1:
        return analysis.span(first, stop + 1)
    while stop - first > 1 and depth < 0 and tokens[stop - 1].opens == -1:
        stop, depth = stop - 1, depth + 1
    while stop - first > 1 and depth > 0 and tokens[first].opens == 1:
        first, depth = first + 1, depth - 1
    return analysis.span(first, stop)
