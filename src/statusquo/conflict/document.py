"""A conflict file that is rewritten without losing its comments and layout.

Without an edit the text comes back to the byte. An edit is made on the round-trip tree of ruamel.yaml, in
changed nodes only; and because writing that tree may also respace lines that were not edited, the change is
carried over to the original text line by line (base: the unedited tree as written; one side: the original
text; other side: the edited tree as written).
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from statusquo.conflict.model import Conflict
from statusquo.conflict.nodes import MAX_BYTES, compose
from statusquo.conflict.read import Reader
from statusquo.conflict.write import emit, styled, to_data, yaml
from statusquo.errors import ConflictError

#: How a database begins: a case, taken for a conflict file.
_DATABASE = b"SQLite format 3\x00"


@dataclass(frozen=True)
class ConflictFile:
    """The text of a conflict file with the conflict it says.

    Attributes:
        text: the file's text to the letter (byte order mark and line ends included).
        conflict: what it says.
        where: its name, for errors.

    Example:
        >>> from dataclasses import replace
        >>> file = ConflictFile.parse('''statusquo: conflict/1
        ... title:   Water   # spaces and comments stay
        ... parties:
        ...   North: {options: {release: Release water}, prefers: [not release]}
        ... ''')
        >>> print(file.edited(replace(file.conflict, status_quo="N")).text, end="")
        statusquo: conflict/1
        title:   Water   # spaces and comments stay
        parties:
          North: {options: {release: Release water}, prefers: [not release]}
        status-quo: []
    """

    text: str
    conflict: Conflict
    where: str = field(default="conflict", compare=False)

    @classmethod
    def parse(cls, text: str, where: str = "conflict") -> ConflictFile:
        """Read the text of a conflict file.

        Raises:
            ConflictError: with file, line and column.
        """
        return cls(text, Reader(where).conflict(compose(text, where)), where)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> ConflictFile:
        """Read a conflict file.

        Raises:
            ConflictError: the file is missing, unreadable, too large, not UTF-8, or at fault.
        """
        where = str(path)
        try:
            with Path(path).open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise ConflictError(f"cannot be read: {reason}", where=where, advice="check the path") from None
        if raw.startswith(_DATABASE):
            advice = "make a conflict file of it first: statusquo draft CASE -o FILE; or use statusquo brief"
            raise ConflictError("this is a case, not a conflict file", where=where, advice=advice)
        if len(raw) > MAX_BYTES:
            raise ConflictError(
                "the file is too large", where=where, advice=f"a conflict file has at most {MAX_BYTES} bytes"
            )
        try:
            return cls.parse(raw.decode("utf-8"), where)
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            column = error.start - raw.rfind(b"\n", 0, error.start)
            raise ConflictError(
                "the file is not UTF-8", where=f"{where}:{line}:{column}", advice="save it as UTF-8"
            ) from None

    def save(self, path: str | PathLike[str]) -> None:
        """Write the text, to the byte."""
        Path(path).write_bytes(self.text.encode("utf-8"))

    def edited(self, conflict: Conflict) -> ConflictFile:
        """The file rewritten to say ``conflict``; only what differs is touched.

        Returns:
            A new file value. Its text is this one's if the conflict is.
        """
        if conflict == self.conflict:
            return self
        body = self.text.removeprefix("\ufeff")
        mark = self.text[: len(self.text) - len(body)]
        windows = "\r\n" in body
        body = body.replace("\r\n", "\n")
        if body and not body.endswith("\n"):
            body += "\n"
        tree = yaml().load(body)
        base = emit(tree)
        tree = _update(tree, to_data(self.conflict), to_data(conflict), 0)
        target = emit(tree)
        text = _carry_over(base, body, target)
        if not _says(text, conflict):
            # the original is laid out so differently that lines cannot be carried over one by one
            text = target if _says(target, conflict) else emit(styled(to_data(conflict)))
        if windows:
            text = text.replace("\n", "\r\n")
        return ConflictFile(mark + text, conflict, self.where)


def _says(text: str, conflict: Conflict) -> bool:
    try:
        return ConflictFile.parse(text).conflict == conflict
    except ConflictError:
        return False


def _update(node: Any, old: Any, new: Any, depth: int) -> Any:
    """The node changed from saying ``old`` to saying ``new``."""
    if old == new:
        return node
    if isinstance(node, CommentedMap) and isinstance(old, dict) and isinstance(new, dict):
        if list(node) and set(node) == set(old):
            return _update_mapping(node, old, new, depth)
    elif isinstance(node, CommentedSeq) and isinstance(old, list) and isinstance(new, list) and len(node) == len(old):
        return _update_sequence(node, old, new, depth)
    return styled(new, depth)


def _update_mapping(node: CommentedMap, old: Any, new: Any, depth: int) -> CommentedMap:
    if [key for key in new if key in old] != [key for key in old if key in new]:
        # the kept keys change their order, which has a meaning: option order is the order of letters
        reordered = CommentedMap()
        reordered.fa._flow_style = node.fa._flow_style
        for key in new:
            reordered[key] = (
                _update(node[key], old[key], new[key], depth + 1) if key in old else styled(new[key], depth + 1)
            )
        return reordered
    for key in [key for key in old if key not in new]:
        del node[key]
    for place, key in enumerate(new):
        if key not in old:
            node.insert(place, key, styled(new[key], depth + 1))
        elif old[key] != new[key]:
            node[key] = _update(node[key], old[key], new[key], depth + 1)
    return node


def _update_sequence(node: CommentedSeq, old: Any, new: Any, depth: int) -> CommentedSeq:
    matcher = difflib.SequenceMatcher(a=[repr(item) for item in old], b=[repr(item) for item in new])
    # from the end, so that positions before the edit stay right
    for kind, start, stop, start_new, stop_new in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        if kind == "replace" and stop - start == stop_new - start_new:
            for place, place_new in zip(range(start, stop), range(start_new, stop_new), strict=True):
                node[place] = _update(node[place], old[place], new[place_new], depth + 1)
            continue
        for _ in range(start, stop):
            del node[start]
        for item in reversed(new[start_new:stop_new]):
            node.insert(start, styled(item, depth + 1))
    return node


def _carry_over(base: str, original: str, target: str) -> str:
    """Apply the line changes ``base -> target`` to ``original``, which says the same as ``base``."""
    rows, lines, wanted = (text.splitlines(keepends=True) for text in (base, original, target))
    # which line of the original stands for which line of the base: equal but for spaces
    same = difflib.SequenceMatcher(a=[_bare(row) for row in rows], b=[_bare(line) for line in lines], autojunk=False)
    stands_for: dict[int, int] = {}
    for block in same.get_matching_blocks():
        stands_for.update((block.a + step, block.b + step) for step in range(block.size))
    result: list[str] = []
    taken = 0
    changes = difflib.SequenceMatcher(a=rows, b=wanted, autojunk=False)
    for kind, start, stop, start_new, stop_new in changes.get_opcodes():
        first, last = _range(stands_for, start, stop, len(rows), len(lines))
        result += lines[taken:first]
        result += lines[first:last] if kind == "equal" else wanted[start_new:stop_new]
        taken = last
    return "".join(result + lines[taken:])


def _range(stands_for: dict[int, int], start: int, stop: int, rows: int, lines: int) -> tuple[int, int]:
    first = next((stands_for[row] for row in range(start, rows) if row in stands_for), lines)
    last = next((stands_for[row] for row in range(stop, rows) if row in stands_for), lines)
    return first, last


def _bare(line: str) -> str:
    return "".join(line.split())
