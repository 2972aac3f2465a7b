"""Direct channels that are missing: what a conflict file says of talks that do not take place.

A draft that finds no room for an act "take up direct contact" which is known not to take place lists it as left out,
one entry for each who would have to talk, with a code of its own. Who would have to talk, and rests on the same
findings, is one channel. It is no option, but an answer that forgets it would promise steps that nobody can agree on.
"""

from __future__ import annotations

from statusquo.assessment.results import Channel
from statusquo.conflict import CHANNEL, Conflict, LeftOut


def is_channel(entry: LeftOut) -> bool:
    """Whether an entry is a channel that is missing."""
    return entry.code == CHANNEL


def channels(conflict: Conflict) -> tuple[Channel, ...]:
    """The direct channels that are missing, each with those who would have to talk."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for entry in conflict.left_out:
        if is_channel(entry):
            party, _, act = entry.label.partition(": ")
            found.setdefault((act, entry.because), []).append(party)
    return tuple(
        Channel(tuple(sorted(parties)), act, because)
        for (act, because), parties in sorted(found.items())
        if act and len(parties) > 1
    )
