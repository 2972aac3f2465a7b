"""The conflict model as frozen values: parties, options, feasible states, preferences, status quo.

A state is an integer: bit k is option k in file order, set if the option is taken. Everywhere else states are
written as Y/N strings in file order. A :class:`Conflict` is checked when it is made, so there is no
half-valid one; an edit is ``dataclasses.replace``. What needs the set of states (a ranking that misses one,
an infeasible status quo) is checked by :meth:`Conflict.check`, which reading a file calls.

Source of the model: Fang, Hipel & Kilgour 1993; options after Howard 1971; prioritised statements after
Peng 1999.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from functools import cached_property
from os import PathLike
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import cautions, check, states
from statusquo.conflict.expression import normal
from statusquo.conflict.faults import at
from statusquo.conflict.page import page
from statusquo.conflict.pattern import is_pattern
from statusquo.conflict.states import spell_all
from statusquo.conflict.text import lines, short
from statusquo.errors import UsageError

Ids = tuple[str, ...]
CHANNEL: Final = "channel"
"""The one code of a left out entry that has a meaning here: talks that do not take place."""


@dataclass(frozen=True)
class Option:
    """Something a party can do or leave.

    Attributes:
        key: its name in expressions, unique in the conflict.
        label: its name for people.
        because: ids of the findings behind it.
        why: the reason it is there, where it is not the findings' plain sense.
    """

    key: str
    label: str
    because: Ids = ()
    why: str = ""


@dataclass(frozen=True)
class Wish:
    """One preference statement.

    Attributes:
        expression: what the party wants to hold, in normal form (other spellings are brought into it).
        maybe: it may or may not matter to the party.
        because, why: as for :class:`Option` (``why="leverage"``).

    Raises:
        ConflictError: the expression cannot be parsed.
    """

    expression: str
    maybe: bool = False
    because: Ids = ()
    why: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "expression", normal(self.expression))

    def __str__(self) -> str:
        return f"maybe {self.expression}" if self.maybe else self.expression


Tier = tuple[Wish, ...]
"""Statements whose order among each other is not known."""


@dataclass(frozen=True)
class Party:
    """A decision maker. It has at most one of ``prefers``, ``ranking`` and ``weights``.

    Attributes:
        name: its name, unique in the conflict.
        options: what it controls; may be empty.
        prefers: tiers of statements, most important first.
        ranking: patterns of states, best first; an inner tuple is a tie. Matches each feasible state once.
        weights: (expression, number): the worth of a state is the sum over the expressions that hold there.
    """

    name: str
    options: tuple[Option, ...] = ()
    prefers: tuple[Tier, ...] | None = None
    ranking: tuple[tuple[str, ...], ...] | None = None
    weights: tuple[tuple[str, float], ...] | None = None

    def __post_init__(self) -> None:
        if self.weights is not None:
            spelled = []
            for place, (text, number) in enumerate(self.weights):
                with at("parties", self.name, "weights", place):
                    spelled.append((normal(text), number))
            object.__setattr__(self, "weights", tuple(spelled))


@dataclass(frozen=True)
class LeftOut:
    """An issue that did not become an option, and why.

    Attributes:
        label: what it is. why: the reason in words.
        because: ids of the findings behind it.
        code: the reason in a word for programs, as who drafted it calls it; :data:`CHANNEL` is told in answers, any
            other is kept as it is. Empty where a person wrote the entry.
    """

    label: str
    why: str
    because: Ids = ()
    code: str = ""


@dataclass(frozen=True)
class Rule:
    """An entry of ``infeasible`` or ``feasible``: an expression in normal form, or a pattern."""

    expression: str
    because: Ids = ()
    why: str = ""

    def __post_init__(self) -> None:
        if not is_pattern(self.expression):
            object.__setattr__(self, "expression", normal(self.expression))


@dataclass(frozen=True)
class Conflict:
    """A conflict: who can do what, which states can be, who wants what, and where things stand.

    Attributes:
        title: for people.
        parties: in file order; options count through all parties in that order.
        source: where the model comes from, free text.
        infeasible, feasible: which states cannot be, or which alone can be (not both); a state is meant if
            any entry matches. None of both: all states are feasible.
        one_way: (option key, ``take`` or ``drop``): ``take`` = can be taken and never dropped again.
        status_quo: pattern over all options; ``-`` = not known; ``None`` = none given.
        status_quo_because: (option key, ids of findings) the value comes from.
        affected: who is named without an option here.
        left_out: issues that did not become options.
        draft: hash of the draft it came from.

    Raises:
        ConflictError: the parts do not fit together (see :mod:`statusquo.conflict.check`).

    Example:
        >>> dilemma = Conflict(
        ...     "Prisoners",
        ...     (
        ...         Party("One", (Option("a", "confess"),), ((Wish("not b"),), (Wish("a"),))),
        ...         Party("Two", (Option("b", "confess"),), ((Wish("not a"),), (Wish("b"),))),
        ...     ),
        ...     status_quo="NN",
        ... )
        >>> [dilemma.format_state(state) for state in dilemma.states()]
        ['NN', 'YN', 'NY', 'YY']
    """

    title: str
    parties: tuple[Party, ...]
    source: str = ""
    infeasible: tuple[Rule, ...] = ()
    feasible: tuple[Rule, ...] = ()
    one_way: tuple[tuple[str, str], ...] = ()
    status_quo: str | None = None
    status_quo_because: tuple[tuple[str, Ids], ...] = ()
    affected: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    draft: str | None = None

    def __post_init__(self) -> None:
        check.structure(self)

    def __getstate__(self) -> dict[str, Any]:
        """Fields only: what is cached is made anew where it is needed."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    # ---- reading and writing -------------------------------------------------------------------------

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Conflict:
        """Read a conflict file.

        Raises:
            ConflictError: the file cannot be read or is at fault; the text has line and column.
        """
        from statusquo.conflict.document import ConflictFile  # ruamel only where a file is read

        return ConflictFile.load(path).conflict

    @classmethod
    def parse(cls, text: str, where: str = "conflict") -> Conflict:
        """Read a conflict from the text of a conflict file; ``where`` names it in errors."""
        from statusquo.conflict.document import ConflictFile

        return ConflictFile.parse(text, where).conflict

    def dump(self) -> str:
        """The text of a conflict file that reads as this conflict.

        To rewrite a file and keep its comments, see :class:`statusquo.conflict.document.ConflictFile`.
        """
        from statusquo.conflict.write import dump

        return dump(self)

    # ---- options -------------------------------------------------------------------------------------

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """All options in file order: option k is bit k of a state."""
        return tuple(option for party in self.parties for option in party.options)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all options in file order."""
        return tuple(option.key for option in self.options)

    @cached_property
    def _owners(self) -> dict[str, str]:
        return {option.key: party.name for party in self.parties for option in party.options}

    def owner(self, key: str) -> str:
        """The name of the party that has the option.

        Raises:
            UsageError: there is no such option.
        """
        if key not in self._owners:
            raise UsageError(f"there is no option '{key}'", advice="known: " + ", ".join(self.keys))
        return self._owners[key]

    def party(self, name: str) -> Party:
        """The party of that name.

        Raises:
            UsageError: there is no such party.
        """
        for party in self.parties:
            if party.name == name:
                return party
        known = ", ".join(party.name for party in self.parties)
        raise UsageError(f"there is no party '{name}'", advice=f"known: {known}")

    # ---- states --------------------------------------------------------------------------------------

    @cached_property
    def feasible_cells(self) -> NDArray[np.bool_]:
        """Which of the ``2 ** len(options)`` combinations are feasible; read-only.

        Raises:
            TooLargeError: there are too many options to list the states.
        """
        return states.feasible_cells(self)

    def states(self) -> NDArray[np.int64]:
        """The feasible states, ascending.

        Raises:
            ConflictError: no state is feasible.
            TooLargeError: there are too many options to list them.
        """
        return states.listed(self)

    def format_state(self, state: int) -> str:
        """Write a state, one Y or N per option."""
        return states.spell(int(state), len(self.options))

    def format_states(self, states: NDArray[np.int64]) -> list[str]:
        """Write many states, as :meth:`format_state` writes one."""
        return spell_all(states, len(self.options))

    def state(self, text: str) -> int:
        """The number of a feasible state written as Y/N string.

        Raises:
            UsageError: not a complete Y/N string, or an infeasible state.
        """
        return states.read(self, text)

    def matching(self, pattern: str) -> NDArray[np.int64]:
        """The feasible states that match a pattern, ascending (may be empty)."""
        return states.matching(self, pattern)

    def is_feasible(self, state: int) -> bool:
        """Tell whether one state is feasible, without listing the others."""
        return states.is_feasible(self, int(state))

    # ---- what is left open ---------------------------------------------------------------------------

    def orders(self) -> int:
        """The number of preference orders that fit what the file leaves open.

        Per tier of m statements and k ``maybe`` statements: the sum over j of C(k, j) * (m + j)! orders;
        tiers and parties multiply.
        """
        count = 1
        for party in self.parties:
            for tier in party.prefers or ():
                open_ones = sum(wish.maybe for wish in tier)
                sure = len(tier) - open_ones
                count *= sum(
                    math.comb(open_ones, taken) * math.factorial(sure + taken) for taken in range(open_ones + 1)
                )
        return count

    def check(self) -> None:
        """Check what needs the set of states: that there is one, that rankings cover it, the status quo.

        Raises:
            ConflictError: the first fault found.
        """
        check.against_states(self)

    def warnings(self) -> tuple[str, ...]:
        """What is odd but no error: statements without effect, options nobody cares about, one line each."""
        return cautions.cautions(self)

    def __repr__(self) -> str:
        return short(self)

    def __str__(self) -> str:
        return lines(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return page(self)
