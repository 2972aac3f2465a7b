"""Acts: what the parties could do or keep doing, as the rest of drafting sees them.

An act becomes an option of the party that would perform it. The same act seen from two sides is one act: the
war that is a condition in one report and "Ende des Krieges" as a demand in another; a threat of what already
stands; a rise of three per cent and one of five. An act that needs several parties (talks, a ceasefire) is one
act for each of them, in one group. They are found in :mod:`statusquo.drafting.finding`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from statusquo.case.joined import Source
from statusquo.drafting.amounts import Amount
from statusquo.drafting.deeds import THING, Deed, deed

SIGNED: Final = ("ceasefire", "agreement", "arbitration")
"""Families of what can be signed, in the order in which a bare signature is taken for one of them."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one party.

    Attributes:
        key: its option key. owner: key of the party. text: the phrase that named it.
        group: same for the acts that make up one joint act.
        family: kind of act, empty if none is known. coercive: it presses somebody.
        targets: keys of the parties it presses, or that it needs.
        issues, conditions: keys of what it was found in.
        one_way: why it cannot be undone (``cession`` ...), or empty.
        apart: it is another act than the one of its family that may stand ("neue Sanktionen").
        scale: what it gives a value to, empty if nothing; ``amount``: the value on the table, if one is known.
        shared: two values of that scale exclude each other, whoever grants them.
        deed: what it does to what, if its words say so.
        reason: message key of why it is the owner's; ``because``: ids of the findings.
    """

    key: str
    owner: str
    label: str
    family: str
    coercive: bool
    group: str = ""
    targets: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    one_way: str = ""
    apart: bool = False
    scale: str = ""
    amount: Amount | None = None
    shared: bool = False
    deed: Deed | None = None
    reason: str = "who"
    because: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """What an issue or condition means in options: all of ``keys`` taken, or (``positive`` False) not."""

    keys: tuple[str, ...]
    positive: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that did not become an option, with the message key of the reason."""

    label: str
    reason: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Acts:
    """All acts of a case.

    Attributes:
        acts: sorted by key.
        issues, conditions: key and what it means in options.
        dropped: issues nobody controls.
    """

    acts: tuple[Act, ...]
    issues: dict[str, Term]
    conditions: dict[str, Term]
    dropped: tuple[Dropped, ...]

    @cached_property
    def _by_key(self) -> dict[str, Act]:
        return {act.key: act for act in self.acts}

    def act(self, key: str) -> Act:
        """The act of that key."""
        return self._by_key[key]


def ids(sources: tuple[Source, ...]) -> tuple[str, ...]:
    """The ids of the findings behind some sources, sorted."""
    return tuple(sorted({source.finding for source in sources}))


def whole(one: Act, other: Act) -> bool:
    """Whether the second act is a part of the first: who does the whole has done the part."""
    if one.owner != other.owner or one.deed is None or other.deed is None:
        return False
    names = [" ".join(done.objects) for done in (one.deed, other.deed)]
    short = one.deed.verb == THING and names[1].startswith(f"{names[0]} ")  # "Füllung", "Füllung des Stausees"
    same = one.deed.verb == other.deed.verb and (names[0] == names[1] or short)
    if not same or not other.deed.part or one.deed.part:
        return False
    told, part = deed(one.text), deed(other.text)  # of a thing one may be that it is there, the other that it ends
    return one.deed.verb != THING or (told is not None and part is not None and told.positive == part.positive)
