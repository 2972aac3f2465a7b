"""Refusals that are given up in part: "no withdrawal at all", then an offer to withdraw from a part.

The two are different issues, because they are different acts. But who refused the whole and now offers a part has
moved, and the refusal is closed on that day. It still holds for the whole: see :func:`holds`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from statusquo.case.joined import HeldPosition, Issue
from statusquo.case.likeness import likeness
from statusquo.case.positions import AGAINST, YIELDS, contrary
from statusquo.case.wording import wording
from statusquo.case.words import limiting

_ALIKE = 0.55  # one head or two words for it, and most of what is around it


def soften(positions: Iterable[HeldPosition], issues: Iterable[Issue]) -> tuple[HeldPosition, ...]:
    """Close refusals of a whole on the day of the first later offer of a part by the same party."""
    positions = tuple(positions)
    labels = {issue.key: issue.label for issue in issues}
    offers: dict[str, list[HeldPosition]] = defaultdict(list)
    for position in positions:
        if position.stance in YIELDS and position.first and _parts(labels[position.issue]):
            offers[position.party].append(position)
    return tuple(_softened(position, offers.get(position.party, []), labels) for position in positions)


def holds(position: HeldPosition, others: Iterable[HeldPosition]) -> bool:
    """Whether a position still holds: it is open, or was only given up in part."""
    if position.until is None:
        return True
    if position.stance not in AGAINST:
        return False
    return not any(
        other.issue == position.issue and other.party == position.party and contrary(position.stance, other.stance)
        for other in others
    )


def parts(
    position: HeldPosition, positions: Iterable[HeldPosition], issues: Iterable[Issue]
) -> tuple[HeldPosition, ...]:
    """The offers of a part that closed a refusal of the whole."""
    labels = {issue.key: issue.label for issue in issues}
    return tuple(
        offer
        for offer in positions
        if (offer.party, offer.first) == (position.party, position.until)
        and offer.stance in YIELDS
        and _part_of(labels[offer.issue], labels[position.issue])
    )


def _softened(position: HeldPosition, offers: list[HeldPosition], labels: dict[str, str]) -> HeldPosition:
    if position.until is not None or position.stance not in AGAINST or not position.last:
        return position
    days = [
        offer.first
        for offer in offers
        if offer.first
        and (position.first or "") < offer.first >= position.last
        and _part_of(labels[offer.issue], labels[position.issue])
    ]
    return replace(position, until=min(days)) if days else position


def is_part(label: str) -> bool:
    """Whether an issue may be a part of another by its label."""
    return bool(_parts(label))


def _parts(label: str) -> set[str]:
    return {m.root for m in wording(label).modifiers} & limiting()


def _part_of(part: str, whole: str) -> bool:
    """Whether one is the other but for the limiting word; the whole may say more: whose troops, or what moves."""
    if not _parts(part) - _parts(whole):
        return False
    one, limits = wording(part), limiting()
    without = replace(one, modifiers=tuple(m for m in one.modifiers if m.root not in limits))
    found = likeness(without, wording(whole))
    return not found.against and found.score >= _ALIKE
