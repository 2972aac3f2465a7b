"""Known conflicts, re-encoded from the literature, each with its citation.

A conflict is one file in this folder; its name is the file's stem. ``source`` in the file says where the
numbers come from and what was read; comments in the file say where sources differ.

Example:
    >>> names()[:2]
    ('axelrod_dilemma', 'chicken')
    >>> citation("syria_iraq_1975").startswith("Kinsara")
    True
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from statusquo.errors import UsageError

if TYPE_CHECKING:
    from statusquo.conflict import Conflict

__all__ = ["citation", "load", "names", "text"]


def names() -> tuple[str, ...]:
    """The conflicts that are shipped, sorted."""
    found = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


def text(name: str) -> str:
    """The conflict file as it is shipped, with its comments.

    Args:
        name: one of :func:`names`; ``-`` and ``_`` are the same.

    Raises:
        UsageError: there is no conflict of that name.
    """
    wanted = name.replace("-", "_")
    if wanted not in names():
        raise UsageError(f"the catalogue has no conflict {name!r}", advice=f"choose one of {', '.join(names())}")
    return (files(__name__) / f"{wanted}.yaml").read_text(encoding="utf-8")


def load(name: str) -> Conflict:
    """The conflict of that name.

    Raises:
        UsageError: there is no conflict of that name.
    """
    # Imported here because the package of the model imports nothing from its catalogue, and vice versa.
    from statusquo.conflict import Conflict

    return Conflict.parse(text(name), f"catalogue:{name.replace('-', '_')}")


def citation(name: str) -> str:
    """Author, year and table of a conflict's numbers.

    Raises:
        UsageError: there is no conflict of that name.
    """
    return load(name).source
