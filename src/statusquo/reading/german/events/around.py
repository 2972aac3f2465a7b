"""Who a passage is about: the parties named most, and last, up to a sentence."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from statusquo.reading.german.context import Context
from statusquo.reading.german.events.words import words

__all__ = ["around"]

_BACK = 6
#: What names of bodies hold whose members strike, march and vote.
_UNIONS = tuple(sorted(words("unions")))
#: Ends of names of parliaments, courts and who serves there: they neither strike nor march.
_AUTHORITIES: Final = tuple(sorted(words("authorities") | words("houses") | words("judges") - words("not_courts")))
#: Names of newspapers and stations.
_MEDIA: Final = tuple(sorted(words("media_ends")))
_PAPERS: Final = words("media_names")
#: What a named person counts for the party, as against the party's own name.
_BY_SPEAKER = 0.7


def around(
    context: Context,
    sentence: int,
    count: int,
    bodies: bool,
    *,
    states: bool = False,
    without: Collection[str] = (),
) -> tuple[str, ...]:
    """Ids of the parties that a passage is about.

    Args:
        sentence: index of the sentence; it and the six before (and the title) count, near ones more.
        count: how many to return; fewer are not enough for a happening with two sides.
        states: only states ("beider Länder").
        without: parties that are meant to be others than these.
        bodies: only organisations and groups ("Der Ausstand beginnt": a union's, not a state's).
    """
    weights: dict[str, float] = {}
    told: dict[str, int] = {}
    itself: set[str] = set()
    sentences = context.analysis.sentences
    places = set(range(max(0, sentence - _BACK), sentence + 1)) | {0}
    for index in sorted(places):
        one = sentences[index]
        for actor in dict.fromkeys(context.actors.inside(one.first, one.stop)):
            party = context.actors.party(actor)
            told[party] = told.get(party, 0) + 1
            if party == actor:
                itself.add(party)
            if context.actors.kind(party) == "person" or (bodies and context.actors.kind(party) == "state"):
                continue
            if (states and context.actors.kind(party) != "state") or party in without:
                continue
            name = context.actors.name(party).lower()
            if bodies and any(word.endswith(_AUTHORITIES) for word in name.split()):
                continue
            if name in _PAPERS or name.split()[0].endswith(_MEDIA) or name.endswith(_MEDIA):
                continue  # whom somebody talked to is not whom a passage is about
            union = bodies and any(word in name for word in _UNIONS)
            weights[party] = weights.get(party, 0.0) + (2 if union else 1) * (1 if party == actor else _BY_SPEAKER) / (
                1 + (sentence - index) / 3
            )
    # Somebody's neighbours, named once, are not who a passage is about.
    weights = {party: w for party, w in weights.items() if told[party] > 1 or context.actors.kind(party) != "group"}
    often = {party: w for party, w in weights.items() if told[party] > 1}
    if len(often) >= count > 1:
        weights = often
    if count > 1 and any(context.actors.kind(party) == "state" for party in weights):
        # "..., sagte der Chef der Behörde": whose head only comments on what states do takes no part in it.
        weights = {p: w for p, w in weights.items() if p in itself or context.actors.kind(p) != "organisation"}
    ranked = sorted(weights, key=lambda party: (-weights[party], party))[:count]
    return tuple(ranked) if len(ranked) == count else ()
