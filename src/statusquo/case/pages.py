"""The rows of a damaged SQLite file, read page by page, without its header, its schema or its trees.

Every leaf page of a table says by itself which rows it has (the format: sqlite.org/fileformat2.html). Which table a
row is of follows from the number and kinds of its values.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

Value = None | int | float | str | bytes

_SIZES = tuple(2**power for power in range(9, 17))
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_LONGEST = 1 << 28  # a length beyond this is damage, not a text
_TOO_SHORT = 100

#: Kinds of the values of a row: n nothing (the row's number), i whole number, s text, h text of 64 characters,
#: o nothing or text. Rows of tables without row numbers lie in index pages.
_SHAPES = {
    "text": ("nhss",), "term": ("ns",), "report": ("nsiisoooooss",), "reading": ("nissss",),
    "decision": ("nssssssss", "nssssssssi"), "draft": ("hss",), "setting": ("ss",),
}  # fmt: skip
_INDEX_SHAPES = {"finding": ("sis",), "wording": ("ss",)}


def rows_of(path: Path) -> dict[str, list[tuple[Value, ...]]]:
    """All rows that the pages of a file still have, by table, in the order of the pages, each once.

    The first value of a table with row numbers is that number. A table of which nothing is left is missing.
    """
    data = path.read_bytes()
    if len(data) < _TOO_SHORT:
        return {}
    found: dict[str, dict[tuple[Value, ...], None]] = defaultdict(dict)
    size = _page_size(data)
    for start in range(0, len(data), size):
        for number, record in _page(data, start, size):
            shapes = _SHAPES if number is not None else _INDEX_SHAPES
            for table, choices in shapes.items():
                if any(_fits(record, shape) for shape in choices):
                    row = (number, *record[1:]) if number is not None and record[0] is None else record
                    found[table].setdefault(row)
                    break
    return {table: list(rows) for table, rows in sorted(found.items())}


def _page_size(data: bytes) -> int:
    size = struct.unpack_from(">H", data, 16)[0]
    size = 65536 if size == 1 else size
    return size if data[:16] == b"SQLite format 3\0" and size in _SIZES else 4096


def _fits(record: tuple[Value, ...], shape: str) -> bool:
    return len(record) == len(shape) and all(_is(value, kind) for value, kind in zip(record, shape, strict=True))


def _is(value: Value, kind: str) -> bool:
    if kind == "n":
        return value is None
    if kind == "i":
        return isinstance(value, int)
    if kind == "o":
        return value is None or isinstance(value, str)
    return isinstance(value, str) and (kind == "s" or len(value) == 64)


def _page(data: bytes, start: int, size: int) -> Iterator[tuple[int | None, tuple[Value, ...]]]:
    """The rows of one page with their numbers; of other pages, and of cells that make no sense, none."""
    head = start + (100 if start == 0 else 0)
    if head + 8 > len(data) or data[head] not in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER):
        return
    kind = data[head]
    cells = struct.unpack_from(">H", data, head + 3)[0]
    first = head + (12 if kind == _INDEX_INNER else 8)
    for at in range(first, min(first + 2 * cells, start + size, len(data)) - 1, 2):
        place = start + struct.unpack_from(">H", data, at)[0]
        try:
            length, place = _varint(data, place + (4 if kind == _INDEX_INNER else 0))
            number = None
            if kind == _TABLE_LEAF:
                number, place = _varint(data, place)
            if 0 < length < _LONGEST:
                yield number, _record(_payload(data, place, length, size, table=kind == _TABLE_LEAF))
        except (IndexError, ValueError, struct.error):  # any byte may be damaged; the other cells may be whole
            continue


def _payload(data: bytes, place: int, length: int, size: int, *, table: bool) -> bytes:
    """The bytes of a row, those on further pages included.

    Raises:
        ValueError: a part of it is not there.
    """
    most = size - 35 if table else (size - 12) * 64 // 255 - 23
    if length <= most:
        taken = data[place : place + length]
    else:
        least = (size - 12) * 32 // 255 - 23
        local = least + (length - least) % (size - 4)
        local = local if local <= most else least
        parts, left = [data[place : place + local]], length - local
        (page,) = struct.unpack_from(">I", data, place + local)
        while left > 0 and page:
            start = (page - 1) * size
            (page,) = struct.unpack_from(">I", data, start)
            parts.append(data[start + 4 : start + 4 + min(left, size - 4)])
            left -= size - 4
        taken = b"".join(parts)
    if len(taken) != length:
        raise ValueError("a part of the row is missing")
    return taken


def _record(payload: bytes) -> tuple[Value, ...]:
    """The values of a row."""
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        if kind in (8, 9):
            values.append(kind - 8)
            continue
        size = _NUMBERS.get(kind) or (8 if kind == 7 else 0 if kind == 0 else (kind - 12) // 2)
        piece = payload[at : at + size]
        if size < 0 or len(piece) != size:
            raise ValueError("a value is missing")
        at += size
        if kind == 0:
            values.append(None)
        elif kind in _NUMBERS:
            values.append(int.from_bytes(piece, "big", signed=True))
        elif kind == 7:
            values.append(float(struct.unpack(">d", piece)[0]))
        else:
            values.append(piece.decode("utf-8") if kind % 2 else piece)
    return tuple(values)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place after it."""
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9
