"""Expressions: what a statement says about a state.

Grammar, tightest first (``if`` and ``iff`` do not chain; parentheses make them nest)::

    statement := choice (("if" | "iff") choice)?
    choice    := both ("or" both)*
    both      := term ("and" term)*
    term      := "not" term | "(" statement ")" | option key

``A if B`` is false only where B holds and A does not; ``A iff B`` holds where both or neither hold (Peng
1999; Fang, Hipel, Kilgour & Peng 2003).

Example:
    >>> expression = parse("not  (cede and press) if fight")
    >>> str(expression)
    'not (cede and press) if fight'
    >>> sorted(expression.options)
    ['cede', 'fight', 'press']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict.faults import PlacedError

KEY = re.compile(r"[a-z_][a-z0-9_]*")
OPERATORS = ("and", "or", "not", "if", "iff")
RESERVED = frozenset(
    (*OPERATORS, "maybe", "null", "true", "false", "yes", "no", "on", "off", "y", "n"),
)
_TOKEN = re.compile(r"\s*(?:([()])|([^\s()]+))")
_BINDING = {"if": 0, "iff": 0, "or": 1, "and": 2, "not": 3, "key": 4}
_INSTEAD = {"&": "and", "&&": "and", "|": "or", "||": "or", "!": "not", "~": "not", "->": "if", "<->": "iff"}
MAX_LENGTH = 4000
MAX_DEPTH = 50

Operator = Literal["key", "not", "and", "or", "if", "iff"]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Expression:
    """A parsed expression.

    Attributes:
        operator: what joins the parts; ``key`` for a single option.
        parts: the operands: one for ``not``, two for ``if`` and ``iff``, two or more for ``and`` and ``or``.
        key: the option's key if the operator is ``key``.
    """

    operator: Operator
    parts: tuple[Expression, ...] = ()
    key: str = ""

    @cached_property
    def options(self) -> frozenset[str]:
        """The keys of the options that occur."""
        if self.operator == "key":
            return frozenset((self.key,))
        return frozenset().union(*(part.options for part in self.parts))

    def __str__(self) -> str:
        """The normal form: single spaces, no parenthesis that is not needed."""
        if self.operator == "key":
            return self.key
        # `if` and `iff` do not chain, `and` in `and` is not flattened: an equal binding needs parentheses too
        loosest = _BINDING[self.operator] + (self.operator != "not")
        parts = [f"({part})" if _BINDING[part.operator] < loosest else str(part) for part in self.parts]
        return f"not {parts[0]}" if self.operator == "not" else f" {self.operator} ".join(parts)

    def truth(self, values: Mapping[str, Bools]) -> Bools:
        """Evaluate on arrays.

        Args:
            values: for each option key a bool array; the arrays broadcast against each other.

        Returns:
            The truth of the expression, of the broadcast shape of the options that occur.
        """
        if self.operator == "key":
            return values[self.key]
        parts = [part.truth(values) for part in self.parts]
        if self.operator == "not":
            return ~parts[0]
        if self.operator == "if":
            return parts[0] | ~parts[1]
        if self.operator == "iff":
            return ~(parts[0] ^ parts[1])
        result = parts[0]
        for part in parts[1:]:
            result = result & part if self.operator == "and" else result | part
        return result

    def holds(self, taken: frozenset[str] | set[str]) -> bool:
        """Tell whether the expression holds where exactly the options ``taken`` are taken."""
        values = {key: np.array(key in taken) for key in self.options}
        return bool(self.truth(values))


@lru_cache(maxsize=8192)
def parse(text: str) -> Expression:
    """Parse an expression.

    Raises:
        PlacedError: the text is no expression; ``offset`` points at the fault.
    """
    if len(text) > MAX_LENGTH:
        raise PlacedError(f"a statement of {len(text)} characters", advice=f"at most {MAX_LENGTH} are allowed")
    parser = _Parser(text)
    expression = parser.statement(0)
    parser.end()
    return expression


def normal(text: str) -> str:
    """The normal form of an expression's text."""
    return str(parse(text))


class _Parser:
    """Recursive descent; one method a line of the grammar."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, int]] = []
        position = 0
        while match := _TOKEN.match(text, position):
            group = 1 if match[1] else 2
            self.tokens.append((match[group], match.start(group)))
            position = match.end()
        self.stop = len(text.rstrip())
        self.place = 0

    @property
    def token(self) -> str:
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def fault(self, what: str, advice: str = "") -> PlacedError:
        offset = self.tokens[self.place][1] if self.place < len(self.tokens) else self.stop
        return PlacedError(what, advice=advice, offset=offset)

    def statement(self, depth: int) -> Expression:
        left = self.choice(depth)
        if self.token not in ("if", "iff"):
            return left
        operator: Operator = "if" if self.token == "if" else "iff"
        self.place += 1
        right = self.choice(depth)
        if self.token in ("if", "iff"):
            raise self.fault(f"'{operator}' and '{self.token}' do not chain", "say with parentheses what is meant")
        return Expression(operator, (left, right))

    def choice(self, depth: int) -> Expression:
        return self.joined("or", depth)

    def both(self, depth: int) -> Expression:
        return self.joined("and", depth)

    def joined(self, operator: Literal["or", "and"], depth: int) -> Expression:
        operand = self.both if operator == "or" else self.term
        parts = [operand(depth)]
        while self.token == operator:
            self.place += 1
            parts.append(operand(depth))
        return parts[0] if len(parts) == 1 else Expression(operator, tuple(parts))

    def term(self, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            raise self.fault("the statement is nested too deeply", f"at most {MAX_DEPTH} levels")
        token = self.token
        if token == "not":
            self.place += 1
            return Expression("not", (self.term(depth + 1),))
        if token == "(":
            opened = self.fault("this parenthesis is never closed", "add ')'")
            self.place += 1
            inner = self.statement(depth + 1)
            if self.token == "":
                raise opened
            if self.token != ")":
                raise self.unexpected()
            self.place += 1
            return inner
        if KEY.fullmatch(token) and token not in RESERVED:
            self.place += 1
            return Expression("key", key=token)
        raise self.unexpected()

    def end(self) -> None:
        if self.token == ")":
            raise self.fault("this parenthesis was never opened", "remove it or add '('")
        if self.token:
            raise self.unexpected()

    def unexpected(self) -> PlacedError:
        token = self.token
        if token == "" and not self.tokens:
            return self.fault("the statement is empty", "name an option")
        if token == "":
            return self.fault("the statement breaks off", "an option is missing at its end")
        if token in _INSTEAD:
            return self.fault(f"'{token}' is no operator", f"write '{_INSTEAD[token]}'")
        if token.lower() in OPERATORS and token != token.lower():
            return self.fault(f"'{token}' is no operator", f"write '{token.lower()}' in small letters")
        if token == "maybe":
            return self.fault("'maybe' stands only before a whole statement", "move it to the front")
        if token in OPERATORS or token == ")":
            return self.fault(f"'{token}' stands where an option is expected", "check the words around it")
        if token in RESERVED:
            return self.fault(f"'{token}' is reserved and cannot be an option", "use another key")
        if KEY.fullmatch(token):
            return self.fault(f"'{token}' follows without an operator", "put 'and', 'or', 'if' or 'iff' before it")
        if set(token) <= set("YN-"):
            return self.fault(
                f"'{token}' is a pattern of states, not a statement", "write it as an expression of options"
            )
        return self.fault(f"'{token}' is not an option key", "keys are small letters, digits and '_', no digit first")
