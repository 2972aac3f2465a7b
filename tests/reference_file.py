"""Reads a conflict file for the reference, without a line of the package.

Only what the mathematics needs: owners, feasible states, one-way options, preferences. Wrong files are not
its subject; it may stop in any way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.reference import Model, Tiers, baseline, option_model

_TOKEN = re.compile(r"\(|\)|[a-z_][a-z0-9_]*")


@dataclass(frozen=True)
class Read:
    """A model with what the file leaves open."""

    model: Model
    keys: tuple[str, ...]
    tiers: Mapping[str, Tiers]  # parties with prioritised statements

    def holds(self, statement: object, state: object) -> bool:
        """Whether a statement is true at a state."""
        return true(str(statement), str(state), self.keys)


def read(source: Path | str | Mapping[str, Any]) -> Read:
    """The model of a file, of its text, or of its data."""
    data: Any = source
    if not isinstance(source, Mapping):
        text = source.read_text(encoding="utf-8") if isinstance(source, Path) else source
        data = YAML(typ="safe", pure=True).load(text)
    parties: dict[str, Any] = {name: body or {} for name, body in data["parties"].items()}
    keys = tuple(key for body in parties.values() for key in (body.get("options") or {}))
    owners = [(name, len(body.get("options") or {})) for name, body in parties.items()]
    shut = [_entry(entry, "expression") for entry in data.get("infeasible") or []]
    open_ = [_entry(entry, "expression") for entry in data.get("feasible") or []]

    def feasible(state: str) -> bool:
        if open_:
            return any(true(entry, state, keys) for entry in open_)
        return not any(true(entry, state, keys) for entry in shut)

    one_way = {keys.index(key): way for key, way in (data.get("one-way") or {}).items()}
    tiers = {name: _tiers(body["prefers"]) for name, body in parties.items() if "prefers" in body}
    value = {name: _value(name, body, tiers, keys) for name, body in parties.items()}
    return Read(option_model(owners, feasible, one_way, value), keys, tiers)


def _entry(entry: Any, key: str) -> str:
    return str(entry[key]) if isinstance(entry, Mapping) else str(entry)


def _tiers(prefers: Any) -> Tiers:
    tiers = []
    for tier in prefers:
        entries = tier if isinstance(tier, list) else [tier]
        texts = [_entry(entry, "statement") for entry in entries]
        tiers.append([(text.removeprefix("maybe "), text.startswith("maybe ")) for text in texts])
    return tiers


def _value(name: str, body: Any, tiers: Mapping[str, Tiers], keys: tuple[str, ...]) -> Any:
    if "ranking" in body:
        groups = [entry if isinstance(entry, list) else [entry] for entry in body["ranking"]]

        def place(state: str) -> int:
            (number,) = [k for k, group in enumerate(groups) if any(true(entry, state, keys) for entry in group)]
            return -number

        return place
    if "weights" in body:
        weights = [(str(text), float(number)) for text, number in body["weights"].items()]
        return lambda state: sum(number for text, number in weights if true(text, state, keys))
    statements = baseline(tiers.get(name, []))
    return lambda state: tuple(true(str(statement), state, keys) for statement in statements)


def true(text: str, state: str, keys: tuple[str, ...]) -> bool:
    """Whether an expression, or a pattern of Y, N and -, holds at a state."""
    if re.fullmatch(r"[YN-]+", text):
        return all(wanted in ("-", there) for wanted, there in zip(text, state, strict=True))
    tokens = _TOKEN.findall(text)
    facts = {key: state[k] == "Y" for k, key in enumerate(keys)}

    def atom() -> bool:
        token = tokens.pop(0)
        if token == "not":
            return not atom()
        if token == "(":
            inside = whole()
            tokens.pop(0)
            return inside
        return facts[token]

    def both() -> bool:
        result = atom()
        while tokens and tokens[0] == "and":
            tokens.pop(0)
            result = atom() and result
        return result

    def either() -> bool:
        result = both()
        while tokens and tokens[0] == "or":
            tokens.pop(0)
            result = both() or result
        return result

    def whole() -> bool:
        result = either()
        if tokens and tokens[0] in ("if", "iff"):
            word, other = tokens.pop(0), either()
            return (result or not other) if word == "if" else result == other
        return result

    result = whole()
    if tokens:
        raise ValueError(f"{text!r}: {tokens[0]!r} is left over")
    return result
