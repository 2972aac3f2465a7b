"""Sets of models as bits: one bit for each lane, 64 lanes a word."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from statusquo.stability.board import Board, Bools

Words = NDArray[np.uint64]
"""(..., words): one bit per lane, 64 lanes a word."""
WORD = np.dtype(np.uint64)
EVERY = np.uint64(2**64 - 1)
"""All lanes of a word."""


def pack(marked: Bools) -> Words:
    """Lanes (last axis) as bits; what is beyond the last lane is 0."""
    octets = np.packbits(marked, axis=-1, bitorder="little")
    if octets.shape[-1] % 8:
        padded = np.zeros((*octets.shape[:-1], -(-octets.shape[-1] // 8) * 8), np.uint8)
        padded[..., : octets.shape[-1]] = octets
        octets = padded
    return octets.view(np.uint64)


def unpack(words: Words, lanes: int) -> Bools:
    """Bits as lanes."""
    octets = np.ascontiguousarray(words).view(np.uint8)
    return np.unpackbits(octets, axis=-1, count=lanes, bitorder="little").view(bool)


def popcount(words: Words) -> NDArray[np.int64]:
    """How many bits are set along the last axis."""
    ones = _ONES[np.ascontiguousarray(words).view(np.uint8)]
    return np.asarray(ones.sum(axis=-1, dtype=np.int64))


def bit_board(board: Board, words: int) -> Board:
    """The board for sets of states, one bit per lane."""
    return Board(board.options, board.movers, board.feasible, WORD, words)


_ONES = np.array([octet.bit_count() for octet in range(256)], np.uint8)
