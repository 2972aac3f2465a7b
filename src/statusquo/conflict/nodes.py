"""YAML text to plain nodes that know their line and column.

Only the event stream of ruamel.yaml is used: nothing is constructed from the text, so a hostile file can name
no Python type, repeat no part of itself (aliases are refused), and sink no stack (depth is limited before
anything is built). Scalars stay as written, so an id such as ``12e456`` is never taken for a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from statusquo.errors import ConflictError

MAX_BYTES = 2_000_000
MAX_DEPTH = 16

_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_NUMBER = re.compile(
    r"[-+]?(?:[0-9][0-9_]*|0o[0-7]+|0x[0-9a-fA-F]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)

_SURROGATE = re.compile(r"[\ud800-\udfff]")

Place = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written.

    Attributes:
        plain: written without quotes, so that it may mean a number or null.
        inline: characters from ``place`` to the first character of ``text``, or ``None`` if offsets in the
            text do not count columns (several lines, escapes).
    """

    text: str
    plain: bool
    place: Place
    inline: int | None

    @property
    def kind(self) -> Literal["text", "number", "truth value", "nothing"]:
        """What YAML 1.2 takes the scalar for."""
        if not self.plain:
            return "text"
        if _NULL.fullmatch(self.text):
            return "nothing"
        if _BOOL.fullmatch(self.text):
            return "truth value"
        return "number" if _NUMBER.fullmatch(self.text) else "text"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in file order."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


Node = Scalar | Mapping | Sequence


def compose(text: str, where: str) -> Node:
    """Read one YAML document.

    Args:
        text: the document; at most ``MAX_BYTES``.
        where: name of the file, for errors.

    Raises:
        ConflictError: broken YAML, a repeated key, an alias, a tag, several documents, too deep, too large,
            empty.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise ConflictError(
            "the file is too large", where=where, advice=f"a conflict file has at most {MAX_BYTES} bytes"
        )
    try:
        root = _Composer(where).run(text.removeprefix("\ufeff"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ConflictError(f"broken YAML: {_said(error)}", where=_where(where, mark), advice=_advice(error)) from None
    except ReaderError as error:
        place = text.count("\n", 0, error.position) + 1
        raise ConflictError(
            "a character that YAML does not allow", where=f"{where}:{place}", advice="remove it"
        ) from None
    except YAMLError as error:
        raise ConflictError(f"broken YAML: {' '.join(str(error).split())}", where=where) from None
    if root is None:
        raise ConflictError("the file is empty", where=where, advice="begin with 'statusquo: conflict/1'")
    return root


def _where(where: str, mark: Any) -> str:
    return where if mark is None else f"{where}:{mark.line + 1}:{mark.column + 1}"


def _said(error: MarkedYAMLError) -> str:
    return " ".join(str(error.problem or error.context or "cannot be read").split())


def _advice(error: MarkedYAMLError) -> str:
    said = _said(error)
    if "\\t" in said or "tab" in said:
        return "indent with spaces"
    if "mapping values are not allowed" in said:
        return "put a text with ': ' in quotes"
    return "check indentation, quotes and brackets near this place"


class _Composer:
    """Build nodes from events with a stack of its own."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.stack: list[tuple[Place, list[Node], bool]] = []
        self.root: Node | None = None

    def run(self, text: str) -> Node | None:
        documents = 0
        for event in YAML(typ="safe", pure=True).parse(text):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.fault(event, "a second document begins", "a file holds one conflict")
            self.take(event)
        return self.root

    def take(self, event: Any) -> None:
        if isinstance(event, AliasEvent):
            raise self.fault(event, f"the alias '*{event.anchor}'", "write the part out; aliases are not read")
        if getattr(event, "anchor", None):
            raise self.fault(event, f"the anchor '&{event.anchor}'", "remove it; aliases are not read")
        if isinstance(event, ScalarEvent):
            self.check_tag(event)
            self.put(self.scalar(event))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self.check_tag(event)
            if len(self.stack) >= MAX_DEPTH:
                raise self.fault(event, "nested too deeply", f"at most {MAX_DEPTH} levels")
            self.stack.append((self.place(event), [], isinstance(event, MappingStartEvent)))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            place, parts, is_mapping = self.stack.pop()
            self.put(self.mapping(parts, place) if is_mapping else Sequence(tuple(parts), place))

    def put(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        _, parts, is_mapping = self.stack[-1]
        if is_mapping and len(parts) % 2 == 0 and not isinstance(node, Scalar):
            raise self.at(node.place, "a key must be a single word or text", "use a list or quotes")
        parts.append(node)

    def mapping(self, parts: list[Node], place: Place) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, int] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, Scalar):  # `put` refuses other keys
                raise TypeError(key)
            if key.text in first:
                raise self.at(key.place, f"the key '{key.text}' stands twice", f"it is also in line {first[key.text]}")
            first[key.text] = key.place[0]
            if isinstance(value, Scalar) and value.plain and not value.text:
                value = replace(value, place=key.place)  # nothing stands there: show its key
            entries.append((key, value))
        return Mapping(tuple(entries), place)

    def scalar(self, event: Any) -> Scalar:
        if _SURROGATE.search(event.value):
            raise self.fault(event, "half of a character", "remove the escape \\ud800 to \\udfff")
        plain = event.style is None or event.style == ""
        one_line = event.start_mark.line == event.end_mark.line
        length = event.end_mark.index - event.start_mark.index - (0 if plain else 2)
        inline = (0 if plain else 1) if one_line and length == len(event.value) else None
        return Scalar(event.value, plain, self.place(event), inline)

    def check_tag(self, event: Any) -> None:
        if event.tag is not None:
            raise self.fault(event, f"the tag '{event.tag}'", "remove it; tags are not read")

    def place(self, event: Any) -> Place:
        return event.start_mark.line + 1, event.start_mark.column + 1

    def fault(self, event: Any, what: str, advice: str) -> ConflictError:
        return self.at(self.place(event), what, advice)

    def at(self, place: Place, what: str, advice: str) -> ConflictError:
        return ConflictError(what, where=f"{self.where}:{place[0]}:{place[1]}", advice=advice)
