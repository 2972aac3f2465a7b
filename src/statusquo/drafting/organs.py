"""A state and its government are one party: "die Regierung", "die Armee", "Sarent" in "die Regierung in Sarent".

Reports of a conflict inside a country that no table knows name its government by its organs and by its seat. Where
only one government can be meant, they are one. Nothing is joined if two seats are named, and no state that a table
knows is touched: its organs were resolved when the report was read.
"""

from __future__ import annotations

import re

from statusquo.case.joined import JoinedActor, World
from statusquo.drafting.lexicon import lexicons


def one_government(world: World) -> dict[str, str]:
    """The parties that are the same government, each with the party that stands for all; empty if there are none."""
    nouns = {noun for words in lexicons() for noun in words.heads["organs"]}
    own = [a for a in world.actors if a.kind != "person" and a.party == a.key and a.table is None]
    bare = [actor for actor in own if actor.name.casefold() in nouns]
    if not bare:
        return {}
    texts = [findings.report.text for findings in world.findings]
    seats = [actor for actor in own if actor not in bare and _is_seat(actor, nouns, texts)]
    if len(seats) > 1 or len(bare) + len(seats) < 2:
        return {}
    first = min(bare, key=lambda actor: (not actor.name.casefold().endswith(("regierung", "government")), actor.key))
    return {actor.key: first.key for actor in (*bare, *seats)}


def _is_seat(actor: JoinedActor, nouns: set[str], texts: list[str]) -> bool:
    """Whether the reports speak of the government "in" or "of" a place of that name."""
    if actor.kind != "state":
        return False
    organs = "|".join(sorted(re.escape(noun) for noun in nouns))
    named = re.compile(rf"\b(?:{organs}) (?:in|von|of) {re.escape(actor.name)}\b", re.IGNORECASE)
    return any(named.search(text) for text in texts)
