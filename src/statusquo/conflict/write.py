"""A conflict to the text of a conflict file, in one canonical form."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from statusquo.conflict.pattern import is_pattern

if TYPE_CHECKING:
    from statusquo.conflict.model import Conflict, Option, Party, Rule, Tier, Wish

Data = dict[str, Any]

# words that other YAML readers (version 1.1) take for truth values
_UNSAFE = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"))


def yaml() -> YAML:
    """The YAML writer with the layout of conflict files."""
    writer = YAML()
    writer.width = 1_000_000
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.preserve_quotes = True
    writer.allow_unicode = True
    return writer


def dump(conflict: Conflict) -> str:
    """The text of a conflict file that reads as ``conflict``."""
    return spelled(to_data(conflict))


# Lists of ids of findings are most of a large file, and all alike: the YAML writer gets one word for each of them.
# A model whose lines rest on 150 ids each (130 kB) takes 0.04 s this way and 0.28 s if
# every id goes through the writer. A property test holds the two ways to the same bytes.
_WORD = "because-of-list-"
_IN_FLOW = re.compile(rf"\[{_WORD}(\d+)\]")
_IN_BLOCK = re.compile(rf"^([ ]*- ){_WORD}(\d+)$", re.MULTILINE)
_ID = re.compile(r"[0-9a-f]{10}")
_NUMBER = re.compile(r"\d+(?:e\d+)?|0b[01]+")  # such an id needs quotes


def spelled(data: Data) -> str:
    """The text of a conflict file with this data: the bytes of ``emit(styled(data))``, sooner."""
    if _WORD in repr(data):
        return emit(styled(data))  # a text of the file's own that looks like our word
    lists: list[list[str]] = []
    text = emit(styled(_shortened(data, lists)))
    text = _IN_FLOW.sub(lambda match: f"[{', '.join(map(_quoted, lists[int(match[1])]))}]", text)
    return _IN_BLOCK.sub(lambda match: "\n".join(match[1] + _quoted(one) for one in lists[int(match[2])]), text)


def _shortened(data: Any, lists: list[list[str]]) -> Any:
    """The data with each list of several ids as a list of one word, and those lists in order."""
    if isinstance(data, dict):
        return {key: _shortened(value, lists) for key, value in data.items()}
    if isinstance(data, list):
        if len(data) > 1 and all(isinstance(one, str) and _ID.fullmatch(one) for one in data):
            lists.append(data)
            return [f"{_WORD}{len(lists) - 1}"]
        return [_shortened(one, lists) for one in data]
    return data


def _quoted(id_: str) -> str:
    return f"'{id_}'" if _NUMBER.fullmatch(id_) else id_


def emit(node: Any) -> str:
    """Write a tree of YAML nodes."""
    stream = io.StringIO()
    yaml().dump(node, stream)
    return stream.getvalue()


def to_data(conflict: Conflict) -> Data:
    """The conflict as plain dicts, lists, texts and numbers, shaped as the file is."""
    data: Data = {"statusquo": "conflict/1", "title": conflict.title}
    if conflict.source:
        data["source"] = conflict.source
    if conflict.draft:
        data["draft"] = conflict.draft
    data["parties"] = {party.name: _party(party) for party in conflict.parties}
    if conflict.infeasible:
        data["infeasible"] = [_rule(rule) for rule in conflict.infeasible]
    if conflict.feasible:
        data["feasible"] = [_rule(rule) for rule in conflict.feasible]
    if conflict.one_way:
        data["one-way"] = dict(conflict.one_way)
    if conflict.status_quo is not None:
        data["status-quo"] = _status_quo(conflict)
    if conflict.affected:
        data["affected"] = list(conflict.affected)
    if conflict.left_out:
        data["left-out"] = [
            {"label": item.label, **({"code": item.code} if item.code else {}), "why": item.why}
            | _because(item.because)
            for item in conflict.left_out
        ]
    return data


def _because(ids: tuple[str, ...], why: str = "") -> Data:
    return {**({"because": list(ids)} if ids else {}), **({"why": why} if why else {})}


def _party(party: Party) -> Data:
    data: Data = {}
    if party.options:
        data["options"] = {option.key: _option(option) for option in party.options}
    if party.prefers is not None:
        data["prefers"] = [_tier(tier) for tier in party.prefers]
    if party.ranking is not None:
        data["ranking"] = [tie[0] if len(tie) == 1 else list(tie) for tie in party.ranking]
    if party.weights is not None:
        data["weights"] = dict(party.weights)
    return data


def _option(option: Option) -> str | Data:
    more = _because(option.because, option.why)
    return {"label": option.label, **more} if more else option.label


def _tier(tier: Tier) -> Any:
    return _wish(tier[0]) if len(tier) == 1 else [_wish(wish) for wish in tier]


def _wish(wish: Wish) -> str | Data:
    more = _because(wish.because, wish.why)
    return {"statement": str(wish), **more} if more else str(wish)


def _rule(rule: Rule) -> str | Data:
    more = _because(rule.because, rule.why)
    return {"expression": rule.expression, **more} if more else rule.expression


def _status_quo(conflict: Conflict) -> Any:
    pattern = conflict.status_quo or ""
    state: Any = pattern
    if "-" not in pattern:
        state = [key for key, letter in zip(conflict.keys, pattern, strict=True) if letter == "Y"]
    if not conflict.status_quo_because:
        return state
    return {"state": state, "because": {key: list(ids) for key, ids in conflict.status_quo_because}}


def styled(data: Any, depth: int = 0) -> Any:
    """Plain data with the layout of conflict files: small parts on one line, patterns in quotes."""
    if isinstance(data, dict):
        mapping = CommentedMap((styled(key), styled(value, depth + 1)) for key, value in data.items())
        if depth > 1 and "statusquo" not in data and _small(data):
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(data, list):
        sequence = CommentedSeq(styled(item, depth + 1) for item in data)
        # a tier of bare statements stays on its line; one with evidence gets a line per statement
        if not data or (all(not isinstance(item, dict | list) for item in data) and depth != 3):
            sequence.fa.set_flow_style()
        return sequence
    if isinstance(data, str) and (is_pattern(data) or data.lower() in _UNSAFE):
        return DoubleQuotedScalarString(data)
    return data


def _small(data: Data) -> bool:
    """A mapping that describes one thing (label, statement, expression ... with evidence)."""
    return not data or next(iter(data)) in ("label", "statement", "expression")
