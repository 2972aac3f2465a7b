"""A fault in a conflict model, with the place in the model where it stands.

The model knows places as paths (``("parties", "Russland", "prefers", 1)``); only the file reader knows lines.
So checks raise :class:`PlacedError`, which reads well by itself, and the reader turns its path into
``file:line:column``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from statusquo.errors import ConflictError

Path = tuple[str | int, ...]


class PlacedError(ConflictError):
    """A fault at a path of the model.

    Attributes:
        path: keys and 0-based list positions from the top of the file to the faulty node.
        offset: characters from the start of the node's text to the fault; 0 if the whole node is meant.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "", path: Path = (), offset: int = 0) -> None:
        super().__init__(what, where=where or spell(path), advice=advice)
        self.path, self.offset = path, offset

    def below(self, path: Path, offset: int = 0) -> PlacedError:
        """The same fault, seen from further up the model."""
        return PlacedError(self.what, advice=self.advice, path=(*path, *self.path), offset=self.offset + offset)


@contextmanager
def at(*path: str | int, offset: int = 0) -> Iterator[None]:
    """Put ``path`` before the path of every fault raised inside."""
    try:
        yield
    except PlacedError as error:
        raise error.below(path, offset) from None


def spell(path: Path) -> str:
    """Write a path for people; list positions count from 1."""
    return ", ".join(str(part + 1) if isinstance(part, int) else str(part) for part in path)


def nearest(word: str, known: Iterable[str]) -> str:
    """The advice for an unknown word: the nearest known one, or all of them if they are few."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not names:
        return ""
    return "known: " + ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
