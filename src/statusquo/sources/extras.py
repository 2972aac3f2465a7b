"""Libraries that not every installation has: loaded on first use, and what to do where they are missing.

What others' parsers raise on broken input is not documented, and not one class; at this border, and nowhere else,
any exception of theirs becomes one line about the file.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from statusquo.errors import SourceError, StatusquoError

_ADVICE = 'install it: pip install "statusquo[html]"'


def library(name: str, where: str, what: str) -> Any:
    """A module of the extra ``html``.

    Args:
        name: of the module.
        where: the file that needs it.
        what: what is to be read with it.

    Raises:
        SourceError: it is not installed.
    """
    top = name.partition(".")[0]
    logging.getLogger(top).addHandler(logging.NullHandler())  # its warnings are no lines of ours
    try:
        return importlib.import_module(name)
    except ImportError as fault:
        missing = (fault.name or top).partition(".")[0]
        raise SourceError(f"{what} need {missing}", where=where, advice=_ADVICE) from None


@contextmanager
def guarded(where: str, what: str) -> Iterator[None]:
    """Turn whatever a parser of others raises into one line.

    Raises:
        SourceError: the parser gave up.
    """
    try:
        yield
    except StatusquoError:
        raise
    except RecursionError:
        raise SourceError(f"the {what} is nested too deeply", where=where, advice="save it as text") from None
    except Exception as fault:  # noqa: BLE001 - see above: it is told, not swallowed
        told = f"the {what} cannot be understood ({type(fault).__name__})"
        raise SourceError(told, where=where, advice="save it as text") from None
