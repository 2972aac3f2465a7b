"""What stands in a box of the conflict graph: what is different in a state, and where it would rest.

Used by the picture of a solution and by the brief, so that both speak alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from statusquo.messages import Words


def difference(labels: Iterable[str], old: str, new: str, most: int, say: Words) -> tuple[str, ...]:
    """What is different between two states, one option a line: ``+`` taken, ``−`` dropped.

    Args:
        labels: of all options, in file order; ``old``, ``new``: the states as strings of ``Y`` and ``N``.
        most: lines at most; what is left is counted in the last.
    """
    lines = [f"{'+' if b == 'Y' else '−'}\u00a0{label}" for label, a, b in zip(labels, old, new, strict=True) if a != b]
    if len(lines) > most:
        lines[most - 1 :] = [say("svg.states.more", n=len(lines) - most + 1)]
    return tuple(lines)


def rest(stable: Sequence[str], concepts: Sequence[str], say: Words) -> str:
    """Under which concepts a state is an equilibrium, in words; empty if it is none.

    Args:
        stable: short names of those concepts; ``concepts``: all that were asked about.
    """
    if not stable:
        return ""
    if len(stable) == len(concepts) > 1:
        return say("svg.states.all")
    return say("svg.states.equilibrium", concepts=", ".join(stable))
