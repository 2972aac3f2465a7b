"""A fuzzer of sources: valid files of every kind, broken in the ways that files break."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.unit.sources.samples import SAMPLES

#: What hurts parsers, to be put in anywhere.
HURTS: Final = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x80", b"\r", b"\n", b"\xe2\x80\xa8", b"\x1b[2J",
    b'"', b"'", b"\\", b"{", b"}", b"[", b"]", b"<", b">", b"&", b";", b",", b"\t", b"=", b"--", b"]]>", b"<![CDATA[",
    b"<!--", b"<!DOCTYPE x [", b"<!ENTITY x 'y'>", b"&#0;", b"&#xD800;", b"&#x110000;", b"&x;", b"<script>", b"<?xml?>",
    b"\\ud800", b"\\u0000", b"1e999", b"NaN", b"-", b"null", b"9" * 400, b'"id": "../../x",', b"../../x",
    b"=?utf-8?b?!!!?=", b"=?x?q?=ff?=", b"Content-Type: multipart/mixed; boundary=\n", b"charset=utf-7",
    b"charset=idna", b"Content-Transfer-Encoding: base64\n", b"(((((", b"encoding='x'", b"sep=;\n", b'""', b'"a"b',
    b"<p>" * 300, b"[" * 3000,
)  # fmt: skip


_IDS: Final = (b"r1", b"r2", b"e1", b"e2", b"bote-2025-", b"?id=", b"1234", b'"c', b"guid>bote", b"\xc3\xbcberzogen")


def broken(seed: int) -> tuple[str, bytes]:
    """A file that was broken; the same for the same seed.

    Returns:
        Its name and its bytes.
    """
    dice = random.Random(seed)
    name = dice.choice(sorted(SAMPLES))
    content = SAMPLES[name]
    for given in _IDS:  # so that the reports of one file do not shut out those of the next
        content = content.replace(given, given + str(seed).encode())
    data = bytearray(content)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        _break(data, dice)
    ending = name.rpartition(".")[2] if dice.random() < 0.9 else dice.choice(sorted(SAMPLES)).rpartition(".")[2]
    return f"f{seed}.{ending}", bytes(data)


def _break(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data) + 1)
    stop = min(len(data), start + dice.choice((1, 2, 8, 64)))
    way = dice.randrange(7)
    if way == 0:
        data[start:stop] = b""
    elif way == 1:
        data[start:start] = dice.choice(HURTS)
    elif way == 2:
        data[start:stop] = dice.choice(HURTS)
    elif way == 3:
        data[start:] = b""
    elif way == 4:
        data[start:start] = data[start:stop] * dice.choice((1, 2, 50))
    elif way == 5 and data:
        data[dice.randrange(len(data))] = dice.randrange(256)
    else:
        data[start:stop] = bytes(dice.randrange(256) for _ in range(stop - start))


def write_broken(folder: Path, seeds: range) -> Iterator[Path]:
    """Write broken files into a folder."""
    for seed in seeds:
        name, data = broken(seed)
        path = folder / name
        path.write_bytes(data)
        yield path
