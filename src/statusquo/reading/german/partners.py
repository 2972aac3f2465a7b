"""Who a report sets beside or against whom: "zwischen A und B", "A und B", "A mit B" at talks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from statusquo.reading.german.analysis import Phrase
from statusquo.reading.german.context import Context

__all__ = ["partner", "partners"]

Pair = frozenset[str]


def partners(context: Context, *, between: bool = False) -> Counter[Pair]:
    """How often a report joins two parties in one phrase, by the ids of both.

    Args:
        between: count only "zwischen A und B", which tells two sides apart.
    """
    found: Counter[Pair] = Counter()
    for phrase in _joint(context):
        if between and phrase.prep != "zwischen":
            continue
        pair = frozenset(context.actors.party(one) for one in context.actors.who(phrase))
        if len(pair) == 2:
            found[pair] += 1
    return found


def partner(context: Context, party: str) -> str | None:
    """The one state or alliance that a report joins with a party more often than any other; None if it is open."""
    counts: Counter[str] = Counter()
    for pair, count in partners(context).items():
        if party in pair:
            (other,) = pair - {party}
            if context.actors.kind(other) in ("state", "alliance"):
                counts[other] += count
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _joint(context: Context) -> Iterator[Phrase]:
    """All coordinations of exactly two members."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            for top in clause.phrases:
                for phrase in top.walk():
                    if len(phrase.conjuncts) == 2:
                        yield phrase
