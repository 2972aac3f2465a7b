"""How much memory a computation will need, before any of it is allocated."""

from __future__ import annotations

from statusquo.conflict import Conflict
from statusquo.conflict.states import MAX_OPTIONS
from statusquo.errors import TooLargeError
from statusquo.stability.board import movers
from statusquo.stability.improvements import KEPT, kept_bytes

DEFAULT_MEMORY = 2 << 30
"""Bytes: enough for 2^25 states and four parties."""


def estimate(conflict: Conflict) -> int:
    """Bytes that :func:`statusquo.stability.solve` needs at most, for ranks of two bytes.

    Per cell: two bytes of rank per party, 20 of working arrays, a bit per party and concept in the result; and
    per party the comparisons that are kept from one pass to the next.
    """
    cells = 1 << len(conflict.options)
    parties = len(conflict.parties)
    kept = sum(min(KEPT, kept_bytes(mover, cells, 2)) for mover in movers(conflict))
    return cells * (2 * parties + 20 + (5 * parties + 7) // 8) + kept + (16 << 20)


def check_memory(conflict: Conflict, memory: int, *, more: int = 0) -> None:
    """Refuse a conflict that would need more.

    Args:
        memory: bytes allowed.
        more: bytes per cell that the caller needs beyond those of :func:`statusquo.stability.solve`.

    Raises:
        TooLargeError: says the size, the need and the way out.
    """
    options = len(conflict.options)
    need = estimate(conflict) + (more << options)
    if need > memory:
        gib = (need >> 30) + 1
        more_of_it = f"allow more (--memory {gib}, in Python memory={gib} << 30), or leave out or join options"
        fewer = f"leave out or join options until at most {MAX_OPTIONS} remain"
        raise TooLargeError(
            f"{options} options make 2^{options} states, which need about {spell(need)}, {spell(memory)} are allowed",
            where=conflict.title,
            advice=more_of_it if options <= MAX_OPTIONS else fewer,
        )


def spell(size: int) -> str:
    """Write a number of bytes for people."""
    amount = float(size)
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}"
        amount /= 1024
    return f"{amount:.3g} TiB" if amount < 1e6 else f"{amount:.1e} TiB"
