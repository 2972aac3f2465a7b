"""What migration 0002 fills its tables with: the sketches of all texts and their likeness, as version 0002 had them.

A copy of the rules of that day, on purpose: a migration has to do the same for ever, whatever becomes of
:mod:`statusquo.case.sketches`. If those change, a new migration fills the tables anew.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from typing import Any, Final

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

_SAME: Final = 0.6
_SHORTEST: Final = 24
_SIZE: Final = 12
_COMMON: Final = 3
_CROWD: Final = 100
_CLOSEST: Final = 10
_LENGTH: Final = 4
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_AT_ONCE: Final = 2000
_WORD = re.compile(r"\w+")
_Hashes = NDArray[np.uint64]


def link_all(connection: sa.Connection) -> None:
    """Compare all texts of a case, in the order in which they came."""
    shelves: dict[int, list[int]] = defaultdict(list)
    last = 0
    query = sa.text("SELECT id, text FROM text WHERE id > :last ORDER BY id LIMIT :most")
    while rows := connection.execute(query, {"last": last, "most": _AT_ONCE}).all():
        sketches: list[dict[str, Any]] = []
        pairs: list[dict[str, Any]] = []
        for number, text in rows:
            mine = _sequences(text)
            sketched = dict.fromkeys((mine[:_SIZE] >> np.uint64(33)).tolist())
            counted = Counter(other for value in sketched for other in shelves[value])
            near = sorted((n for n, common in counted.items() if common >= _COMMON), key=lambda n: (-counted[n], n))
            for other in near[:_CLOSEST]:
                told = connection.execute(sa.text("SELECT text FROM text WHERE id = :id"), {"id": other}).scalar_one()
                score = _likeness(_sequences(told), mine)
                if score >= _SAME:
                    pairs.append({"one": other, "two": number, "score": score})
            for value in sketched:
                if len(shelves[value]) < _CROWD:
                    shelves[value].append(number)
                    sketches.append({"hash": value, "text_id": number})
        if sketches:
            sketches.sort(key=lambda row: (row["hash"], row["text_id"]))
            connection.execute(sa.text("INSERT INTO sketch (hash, text_id) VALUES (:hash, :text_id)"), sketches)
        if pairs:
            connection.execute(sa.text("INSERT INTO alike (one, two, score) VALUES (:one, :two, :score)"), pairs)
        last = rows[-1][0]


def _sequences(text: str) -> _Hashes:
    words = _WORD.findall(text.casefold())
    if len(words) < _SHORTEST:
        return np.empty(0, np.uint64)
    ids = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint64)
    ids = (ids ^ (ids >> np.uint64(15))) * _MIX
    mixed = ids[: len(ids) - _LENGTH + 1].copy()
    for step in range(1, _LENGTH):
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIX + ids[step : len(ids) - _LENGTH + 1 + step]
    mixed = (mixed ^ (mixed >> np.uint64(32))) * _MIX
    return np.unique(mixed ^ (mixed >> np.uint64(31)))


def _likeness(one: _Hashes, two: _Hashes) -> float:
    common = np.intersect1d(one, two, assume_unique=True).size
    either = one.size + two.size - common
    return round(common / either, 2) if either else 0.0
