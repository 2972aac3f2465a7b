"""Nodes to a conflict: what each key of a conflict file means, and where a fault of the model stands.

Every function below reads one kind of node and raises :class:`ConflictError` with file, line and column.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar, cast

from statusquo.conflict.faults import Path, PlacedError, nearest
from statusquo.conflict.model import Conflict, LeftOut, Option, Party, Rule, Tier, Wish
from statusquo.conflict.nodes import Mapping, Node, Place, Scalar, Sequence
from statusquo.errors import ConflictError

FORMAT = "conflict/1"
KEYS = (
    "statusquo", "title", "source", "parties", "infeasible", "feasible", "one-way", "status-quo",
    "affected", "left-out", "draft",
)  # fmt: skip
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_MAYBE = re.compile(r"\s*maybe(?=\s|$)\s*")
T = TypeVar("T")


class Reader:
    """Reads one file; remembers the place of each part of the model.

    Args:
        where: name of the file, for errors.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        self.places: dict[Path, Node | Place] = {}

    # ---- faults --------------------------------------------------------------------------------------

    def fault(self, node: Node | Place, what: str, advice: str) -> ConflictError:
        """The error at a node."""
        line, column = node if isinstance(node, tuple) else node.place
        return ConflictError(what, where=f"{self.where}:{line}:{column}", advice=advice)

    def placed(self, error: PlacedError) -> ConflictError:
        """The error at the line and column of the model part it is about."""
        path = error.path
        while path and path not in self.places:
            path = path[:-1]
        node = self.places.get(path, (1, 1))
        line, column = node if isinstance(node, tuple) else node.place
        if isinstance(node, Scalar) and node.inline is not None and error.offset:
            column += node.inline + error.offset
        return self.fault((line, column), error.what, error.advice)

    def make(self, build: Callable[[], T], node: Scalar, offset: int = 0) -> T:
        """Build a part whose text stands in one scalar."""
        try:
            return build()
        except PlacedError as error:
            line, column = node.place
            shift = node.inline + offset + error.offset if node.inline is not None else 0
            raise self.fault((line, column + shift), error.what, error.advice) from None

    # ---- kinds of nodes ------------------------------------------------------------------------------

    def text(self, node: Node, what: str) -> str:
        """A text; numbers, truth values and nothing are refused, because the writer's meaning is unclear."""
        if not isinstance(node, Scalar):
            raise self.fault(node, f"{what} must be a text, not a {_kind(node)}", "write one text")
        if node.kind == "nothing":
            raise self.fault(node, f"{what} is missing", "write a text, or remove the key")
        if node.kind != "text":
            raise self.fault(
                node,
                f"{what} must be a text, not the {node.kind} {node.text}",
                f'write "{node.text}" in quotes',
            )
        return node.text

    def wrong_kind(self, node: Node, what: str, expected: str, advice: str) -> ConflictError:
        """The error where another kind of node is expected."""
        if isinstance(node, Scalar) and node.kind == "nothing":
            return self.fault(node, f"{what} is empty", f"it must be {expected}; {advice}, or remove the key")
        return self.fault(node, f"{what} must be {expected}, not a {_kind(node)}", advice)

    def mapping(self, node: Node, what: str, known: tuple[str, ...] = ()) -> dict[str, Node]:
        """A mapping; with ``known``, other keys are refused."""
        if not isinstance(node, Mapping):
            raise self.wrong_kind(node, what, "a mapping", "write 'key: value' lines")
        for key, _ in node.entries:
            if known and key.text not in known:
                raise self.fault(key, f"unknown key '{key.text}' in {what}", nearest(key.text, known))
        return {key.text: value for key, value in node.entries}

    def items(self, node: Node, what: str) -> tuple[Node, ...]:
        """A list."""
        if not isinstance(node, Sequence):
            raise self.wrong_kind(node, what, "a list", "put it in [ ] or behind '- '")
        return node.items

    def ids(self, node: Node | None) -> tuple[str, ...]:
        """Ids of findings."""
        if node is None:
            return ()
        return tuple(self.id(item, "an id in 'because'") for item in self.items(node, "'because'"))

    def id(self, node: Node, what: str) -> str:
        """An id, taken as written even where it looks like a number."""
        if not isinstance(node, Scalar) or node.kind == "nothing" or not node.text.strip():
            raise self.fault(node, f"{what} must be a word", "write it as one word")
        return node.text

    def optional(self, part: dict[str, Node], key: str, what: str) -> str:
        """A text that may be absent."""
        return self.text(part[key], what) if key in part else ""

    # ---- the file ------------------------------------------------------------------------------------

    def conflict(self, root: Node) -> Conflict:
        """The whole file."""
        self.header(root)
        top = self.mapping(root, "a conflict file", KEYS)
        for key, value in cast(Mapping, root).entries:
            self.places[(key.text,)] = value if isinstance(value, Scalar) else key
        for name in ("title", "parties"):
            if name not in top:
                raise self.fault(root, f"'{name}' is missing", f"add a line '{name}: ...'")
        try:
            conflict = Conflict(
                title=self.text(top["title"], "the title"),
                source=self.optional(top, "source", "the source"),
                parties=self.parties(top["parties"]),
                infeasible=self.rules(top, "infeasible"),
                feasible=self.rules(top, "feasible"),
                one_way=self.one_way(top.get("one-way")),
                affected=self.texts(top.get("affected"), "'affected'"),
                left_out=self.left_out(top.get("left-out")),
                draft=self.id(top["draft"], "'draft'") if "draft" in top else None,
            )
            conflict = self.with_status_quo(conflict, top.get("status-quo"))
            conflict.check()
        except PlacedError as error:
            raise self.placed(error) from None
        return conflict

    def header(self, root: Node) -> None:
        advice = f"begin the file with 'statusquo: {FORMAT}'"
        if not isinstance(root, Mapping):
            raise self.fault(root, "this is not a conflict file", advice)
        found = [value for key, value in root.entries if key.text == "statusquo"]
        if not found and any(key.text == "text" for key, _ in root.entries):
            advice = "make a conflict of it first: statusquo draft SOURCE -o FILE"
            raise self.fault(root, "this looks like a report, not like a conflict file", advice)
        if not found:
            raise self.fault(root, "the header is missing", advice)
        version = self.text(found[0], "the header")
        kind, _, number = version.partition("/")
        if kind == "conflict" and number.isdecimal() and int(number) > 1:
            raise self.fault(found[0], f"the file has the newer format {version}", "update statusquo to read it")
        if version != FORMAT:
            raise self.fault(found[0], f"'{version}' is not a format of conflict files", advice)

    def texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        if node is None:
            return ()
        return tuple(self.text(item, f"an entry of {what}") for item in self.items(node, what))

    def parties(self, node: Node) -> tuple[Party, ...]:
        entries = self.mapping(node, "'parties'")
        for key, _ in cast(Mapping, node).entries:
            self.places["parties", key.text] = key
            self.text(key, "a party's name")
        return tuple(self.party(name, value) for name, value in entries.items())

    def party(self, name: str, node: Node) -> Party:
        part = self.mapping(node, f"the party '{name}'", ("options", "prefers", "ranking", "weights"))
        for key, value in cast(Mapping, node).entries:
            self.places["parties", name, key.text] = value if isinstance(value, Scalar) else key
        return Party(
            name=name,
            options=self.options(name, part["options"]) if "options" in part else (),
            prefers=self.prefers(name, part["prefers"]) if "prefers" in part else None,
            ranking=self.ranking(name, part["ranking"]) if "ranking" in part else None,
            weights=self.weights(name, part["weights"]) if "weights" in part else None,
        )

    def options(self, name: str, node: Node) -> tuple[Option, ...]:
        found = []
        for key, value in self.mapping_entries(node, f"the options of '{name}'"):
            self.places["parties", name, "options", key.text] = key
            what = f"the label of '{key.text}'"
            if isinstance(value, Mapping):
                part = self.mapping(value, f"the option '{key.text}'", ("label", "because", "why"))
                if "label" not in part:
                    raise self.fault(value, f"{what} is missing", "add 'label: ...'")
                label, because = self.text(part["label"], what), self.ids(part.get("because"))
                found.append(Option(key.text, label, because, self.optional(part, "why", "'why'")))
            else:
                found.append(Option(key.text, self.text(value, what)))
        return tuple(found)

    def mapping_entries(self, node: Node, what: str) -> tuple[tuple[Scalar, Node], ...]:
        self.mapping(node, what)
        return cast(Mapping, node).entries

    # ---- preferences ---------------------------------------------------------------------------------

    def prefers(self, name: str, node: Node) -> tuple[Tier, ...]:
        tiers: list[Tier] = []
        for place, item in enumerate(self.items(node, f"'prefers' of '{name}'")):
            path: Path = ("parties", name, "prefers", place)
            self.places[path] = item
            if isinstance(item, Sequence):
                if not item.items:
                    raise self.fault(item, "the tier is empty", "remove it or name a statement")
                alone = len(item.items) == 1
                tiers.append(
                    tuple(self.wish(path if alone else (*path, within), part) for within, part in enumerate(item.items))
                )
            else:
                tiers.append((self.wish(path, item),))
        return tuple(tiers)

    def wish(self, path: Path, node: Node) -> Wish:
        scalar, because, why = self.spelled(node, "statement", "a statement")
        self.places[path] = scalar
        if match := _MAYBE.match(scalar.text):
            rest = scalar.text[match.end() :]
            return self.make(lambda: Wish(rest, True, because, why), scalar, match.end())
        return self.make(lambda: Wish(scalar.text, False, because, why), scalar)

    def spelled(self, node: Node, key: str, what: str) -> tuple[Scalar, tuple[str, ...], str]:
        """A text, or a mapping with the text under ``key`` and its evidence."""
        because: tuple[str, ...] = ()
        why = ""
        if isinstance(node, Mapping):
            part = self.mapping(node, what, (key, "because", "why"))
            if key not in part:
                raise self.fault(node, f"'{key}' is missing", f"add '{key}: ...'")
            because, why = self.ids(part.get("because")), self.optional(part, "why", "'why'")
            node = part[key]
        self.text(node, what)
        return cast(Scalar, node), because, why

    def ranking(self, name: str, node: Node) -> tuple[tuple[str, ...], ...]:
        found = []
        for place, item in enumerate(self.items(node, f"'ranking' of '{name}'")):
            path: Path = ("parties", name, "ranking", place)
            self.places[path] = item
            if isinstance(item, Sequence):
                for within, part in enumerate(item.items):
                    if len(item.items) > 1:
                        self.places[*path, within] = part
                found.append(tuple(self.text(part, "a pattern") for part in item.items))
            else:
                found.append((self.text(item, "a pattern"),))
        return tuple(found)

    def weights(self, name: str, node: Node) -> tuple[tuple[str, float], ...]:
        found = []
        for place, (key, value) in enumerate(self.mapping_entries(node, f"'weights' of '{name}'")):
            self.places["parties", name, "weights", place] = key
            if not isinstance(value, Scalar) or value.kind != "number":
                raise self.fault(value, f"the weight of '{key.text}' is not a number", "write a number")
            try:
                number = float(value.text)
            except ValueError:
                raise self.fault(value, f"the number {value.text} cannot be read", "write digits") from None
            found.append((key.text, number))
        return tuple(found)

    # ---- the rest ------------------------------------------------------------------------------------

    def rules(self, top: dict[str, Node], name: str) -> tuple[Rule, ...]:
        if name not in top:
            return ()
        items = self.items(top[name], f"'{name}'")
        if not items and name == "feasible":
            raise self.fault(top[name], "no state is feasible", "list states under 'feasible' or remove it")
        found = []
        for place, item in enumerate(items):
            scalar, because, why = self.spelled(item, "expression", f"an entry of '{name}'")
            self.places[name, place] = scalar
            found.append(self.rule(scalar, because, why))
        return tuple(found)

    def rule(self, scalar: Scalar, because: tuple[str, ...], why: str) -> Rule:
        return self.make(lambda: Rule(scalar.text, because, why), scalar)

    def one_way(self, node: Node | None) -> tuple[tuple[str, str], ...]:
        if node is None:
            return ()
        found = []
        for key, value in self.mapping_entries(node, "'one-way'"):
            self.places["one-way", key.text] = key
            direction = self.text(value, f"the direction of '{key.text}'")
            if direction not in ("take", "drop"):
                raise self.fault(
                    value,
                    f"'{direction}' is no direction",
                    "write take (never dropped again) or drop (never taken again)",
                )
            found.append((key.text, direction))
        return tuple(found)

    def left_out(self, node: Node | None) -> tuple[LeftOut, ...]:
        if node is None:
            return ()
        found = []
        for item in self.items(node, "'left-out'"):
            part = self.mapping(item, "an entry of 'left-out'", ("label", "code", "why", "because"))
            for key in ("label", "why"):
                if key not in part:
                    raise self.fault(item, f"'{key}' is missing", f"add '{key}: ...'")
            label, why = self.text(part["label"], "'label'"), self.text(part["why"], "'why'")
            code = self.text(part["code"], "'code'") if "code" in part else ""
            if code and not _CODE.fullmatch(code):  # which words there are is the business of who drafts
                raise self.fault(part["code"], f"'{code}' is no code", "write one word of a-z, 0-9 and _")
            found.append(LeftOut(label, why, self.ids(part.get("because")), code))
        return tuple(found)

    def with_status_quo(self, conflict: Conflict, node: Node | None) -> Conflict:
        """The conflict with its status quo, which needs the options that the conflict has by then."""
        if node is None or (isinstance(node, Scalar) and node.kind == "nothing"):
            return conflict
        because: list[tuple[str, tuple[str, ...]]] = []
        if isinstance(node, Mapping):
            part = self.mapping(node, "'status-quo'", ("state", "because"))
            if "state" not in part:
                raise self.fault(node, "'state' is missing", "add 'state: [...]'")
            if "because" in part:
                for key, value in self.mapping_entries(part["because"], "'because' of the status quo"):
                    self.places["status-quo", "because", key.text] = key
                    because.append((key.text, self.ids(value)))
            node = part["state"]
        self.places["status-quo",] = node
        pattern = self.pattern(conflict, node)
        fields = {**conflict.__getstate__(), "status_quo": pattern, "status_quo_because": tuple(because)}
        return Conflict(**fields)

    def pattern(self, conflict: Conflict, node: Node) -> str:
        if not isinstance(node, Sequence):
            return self.text(node, "the status quo")
        taken: set[str] = set()
        for item in node.items:
            key = self.text(item, "an option of the status quo")
            if key not in conflict.keys:
                raise self.fault(item, f"unknown option '{key}'", nearest(key, conflict.keys))
            if key in taken:
                raise self.fault(item, f"the option '{key}' stands twice", "keep one")
            taken.add(key)
        return "".join("Y" if key in taken else "N" for key in conflict.keys)


def _kind(node: Node) -> str:
    if isinstance(node, Mapping):
        return "mapping"
    return "list" if isinstance(node, Sequence) else f"single {node.kind}"
