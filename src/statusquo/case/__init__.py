"""The case: what many reports say together, and what a person decided.

:func:`join` makes one :class:`World` out of the findings of many reports. :class:`Case` keeps reports,
findings and decisions in one file; it is loaded on first use, because the database library takes half a
second to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from statusquo.case.contacts import Contact, contacts
from statusquo.case.decisions import Decision
from statusquo.case.joined import World

if TYPE_CHECKING:
    from statusquo.case.joining import join
    from statusquo.case.store import Case

__all__ = ["Case", "Contact", "Decision", "World", "contacts", "join"]


def __getattr__(name: str) -> Any:
    if name == "Case":
        from statusquo.case.store import Case

        return Case
    if name == "join":
        from statusquo.case.joining import join

        return join
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
