"""Talks held through somebody else: the two sides dealt with each other, but did not meet or speak.

How a report says so is in ``wordings.toml``. Who the go-between is, where a report counts them among those who took
part, is told by their title, or by their place: who "vermittelt zwischen A und B" stands before the verb.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from statusquo.case.joined import JoinedActor, JoinedEvent
from statusquo.case.words import lexicon


def is_indirect(event: JoinedEvent) -> bool:
    """Whether a report says that the talks were held through somebody else."""
    quotes = [source.span.quote for source in event.sources]
    return any(_pattern(kind).search(quote) for kind in ("said", "mediates") for quote in quotes)


def go_betweens(event: JoinedEvent, actors: Mapping[str, JoinedActor]) -> frozenset[str]:
    """The parties among those who took part that mediated."""
    named = [actors[key] for key in event.participants]
    title = _pattern("title")
    found = {actor.party for actor in named if any(map(title.search, (*actor.roles, *actor.names)))}
    for source in event.sources:
        if told := _pattern("mediates").search(source.span.quote):
            before = source.span.quote[: told.start()]
            found |= {actor.party for actor in named if any(_stands(name, before) for name in actor.names)}
    return frozenset(found)


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word of its own: "UN" is not in "und"."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


@lru_cache(maxsize=3)
def _pattern(kind: str) -> re.Pattern[str]:
    entries = [entry["pattern"] for entry in lexicon()["indirect"] if entry["kind"] == kind]
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)
