"""What can go wrong, as one small tree.

::

    StatusquoError            everything a user can cause; its text is one line: what, where, what to do
    ├── SourceError           a report cannot be read
    ├── SpanError             a span does not quote its text
    ├── ConflictError         a conflict file or model is at fault (has line and column where there is a file)
    │   └── TooLargeError     the model needs more memory than allowed; says what it would need
    ├── CaseError             a case file cannot be opened, or an edit is stale
    └── UsageError            a request that makes no sense (an unknown concept, party, format)

The command line prints the text of a ``StatusquoError`` and exits with 1; anything else is a bug of ours
and shows its traceback.

Example:
    >>> try:
    ...     raise SourceError("the file is empty", where="report.txt", advice="remove it or fill it")
    ... except StatusquoError as error:
    ...     print(error)
    report.txt: the file is empty; remove it or fill it
"""

from __future__ import annotations


class StatusquoError(Exception):
    """Base of all errors that a user can cause.

    Args:
        what: what is wrong, without a final stop.
        where: file, ``file:line:column``, or id; empty where there is no place.
        advice: what to do about it; empty where the fault says it.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line}; {advice}" if advice else line)

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process (keyword arguments are lost otherwise)."""
        return (_rebuild, (type(self), self.what, self.where, self.advice))


def _rebuild(kind: type[StatusquoError], what: str, where: str, advice: str) -> StatusquoError:
    return kind(what, where=where, advice=advice)


class SourceError(StatusquoError):
    """A report cannot be read."""


class SpanError(StatusquoError):
    """A span does not quote its text."""


class ConflictError(StatusquoError):
    """A conflict file or model is at fault."""


class TooLargeError(ConflictError):
    """A model needs more memory than allowed."""


class CaseError(StatusquoError):
    """A case cannot be opened, or an edit is stale."""


class UsageError(StatusquoError):
    """A request makes no sense: an unknown concept, party or format."""
