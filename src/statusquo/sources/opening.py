"""Opening files that are files. A pipe, a device or a socket would wait for ever, or never end."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from statusquo.errors import SourceError
from statusquo.sources.naming import shown

# Opening waits for nobody: between the look and the opening a file can become a pipe.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SPECIAL: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def check_plain(mode: int, where: str) -> None:
    """Refuse what is no plain file.

    Args:
        mode: as ``os.stat`` gives it.

    Raises:
        SourceError: a pipe, a socket or a device.
    """
    if not stat.S_ISREG(mode):
        what = next((name for is_it, name in _SPECIAL if is_it(mode)), "no plain file")
        raise SourceError(f"is {what}, not a file", where=where, advice="write it to a file and name that")


def unreadable(fault: OSError, where: str) -> SourceError:
    """The error of a file or folder that the system does not let us read."""
    what = fault.strerror or "cannot be read"
    return SourceError(what, where=where, advice="check the path and its permissions")


def open_plain(path: Path) -> BinaryIO:
    """Open a plain file to read its bytes.

    Raises:
        SourceError: absent, not allowed, a folder, a pipe, a socket or a device.
    """
    where = shown(path)
    try:
        check_plain(path.stat().st_mode, where)
        number = os.open(path, _FLAGS)
        try:
            check_plain(os.fstat(number).st_mode, where)
        except SourceError:
            os.close(number)
            raise
        return os.fdopen(number, "rb")
    except OSError as fault:
        raise unreadable(fault, where) from None


def whole(path: Path, limit: int) -> bytes:
    """All bytes of a file of one report, never more than a text of ``limit`` characters can need.

    Raises:
        SourceError: not a file that can be read, or too large.
    """
    most, where = most_bytes(limit), shown(path)
    with open_plain(path) as file:
        try:
            data = file.read(most + 1)
            size = max(len(data), os.fstat(file.fileno()).st_size)
        except OSError as fault:
            raise unreadable(fault, where) from None
    if size > most:
        raise SourceError(
            f"the file has {size:,} bytes, a report at most {most:,}",
            where=where,
            advice="split it, or raise the limit with --limit",
        )
    return data


def most_bytes(limit: int) -> int:
    """How many bytes a report of ``limit`` characters can have, with what is around its text."""
    return 4 * limit + 1_000_000


def head(path: Path, count: int) -> bytes:
    """The first bytes of a plain file; none if it is no plain file or cannot be read, which reading it will tell."""
    try:
        with open_plain(path) as file:
            return file.read(count)
    except (SourceError, OSError):
        return b""
