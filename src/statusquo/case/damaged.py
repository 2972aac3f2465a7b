"""What was saved of the joined world is not what was written: it is dropped and made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class DamagedError(Exception):
    """A saved part or the ledger cannot be read; never leaves the case, which joins in full instead."""


@contextmanager
def decoding() -> Iterator[None]:
    """Turn the errors of decoding into a DamagedError.

    Only what takes stored JSON apart belongs inside: an error of the join must not pass for damage.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError) as error:
        raise DamagedError(str(error)) from error
