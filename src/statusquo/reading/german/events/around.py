"""Who a passage is about: the parties named most, and last, up to a sentence."""

from __future__ import annotations

from statusquo.reading.german.context import Context

__all__ = ["around"]

_BACK = 6


def around(context: Context, sentence: int, count: int, bodies: bool) -> tuple[str, ...]:
    """Ids of the parties that a passage is about.

    Args:
        sentence: index of the sentence; it and the six before (and the title) count, near ones more.
        count: how many to return; fewer are not enough for a happening with two sides.
        bodies: only organisations and groups ("Der Ausstand beginnt": a union's, not a state's).
    """
    weights: dict[str, float] = {}
    told: dict[str, int] = {}
    sentences = context.analysis.sentences
    places = set(range(max(0, sentence - _BACK), sentence + 1)) | {0}
    for index in sorted(places):
        one = sentences[index]
        for actor in dict.fromkeys(context.actors.inside(one.first, one.stop)):
            party = context.actors.party(actor)
            told[party] = told.get(party, 0) + 1
            if context.actors.kind(party) == "person" or (bodies and context.actors.kind(party) == "state"):
                continue
            weights[party] = weights.get(party, 0.0) + 1 / (1 + (sentence - index) / 3)
    # Somebody's neighbours, named once, are not who a passage is about.
    weights = {party: w for party, w in weights.items() if told[party] > 1 or context.actors.kind(party) != "group"}
    ranked = sorted(weights, key=lambda party: (-weights[party], party))[:count]
    return tuple(ranked) if len(ranked) == count else ()
