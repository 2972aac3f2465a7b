"""What a reader's rule says about a position beyond its fields: the one place where names of rules are looked at.

A rule's name is ``kind:detail``: ``verb:einstellen`` was read from that verb, ``condition:unless`` from a clause that
is a condition ("solange ... nicht"), whose stance the reader has turned round already.
"""

from __future__ import annotations

from statusquo.findings import Position


def verb(position: Position) -> str:
    """The verb from which a position was read; empty if it was read from something else."""
    kind, _, detail = position.rule.partition(":")
    return detail if kind == "verb" else ""


def is_condition(position: Position) -> bool:
    """Whether a position was read from a clause that is a condition of something else."""
    return position.rule.partition(":")[0] == "condition"
