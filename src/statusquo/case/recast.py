"""What a name alone is, and for whom it acts, as the other reports of the case tell it.

A report that says "Lindner und Kolb trafen sich" or "das kündigte Vogt an" names neither office nor party: whether such
a name is a person, a company or a state, the reader can only guess from its place in the sentence. Where another
report of the case names it in full, that counts:

* "Kolb", guessed to be a body, is a person where exactly one person of the case has that family name;
* "Nordkai", guessed to be a person, is the company where exactly one body of the case is "Nordkai AG";
* "Talvia", guessed to be a body, is a state where another report shows it as one;
* "Belmar", known by "die Regierung in Belmar" alone, is the seat of the one state whose ministers speak "in Belmar";
* a guessed person without an office acts for whom the person named in full acts for, not for the body named nearby.

Only guesses give way: what a report says with a title, a first name, a table or an article stays. A name that fits
both a person and a body, or two persons, stays as it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from statusquo.case.generic import without_legal_form
from statusquo.case.names import body_tokens, person_tokens
from statusquo.findings import Actor, ActorKind, Findings

_GUESSED: Final = frozenset({"agent:name", "sayer", "person:subject", "person:joined", "person:holder"})
"""Rules of the reader that know a name only by its place in a sentence."""

_FAR: Final = 240
"""Characters before and after a name that its sentence has, at most."""


def recast(findings: Sequence[Findings]) -> tuple[Findings, ...]:
    """The findings with guesses about bare names set right by the other reports.

    Args:
        findings: of all reports of a case; their order is kept.
    """
    return set_right(findings, _seats(findings))


def set_right(findings: Sequence[Findings], seats: dict[str, str]) -> tuple[Findings, ...]:
    """The same where the seats of governments are known: town -> state.

    Without seats each actor is set right by its own chain of ``acts_for`` and the names of the case, nothing else.
    """
    if not seats and not any(is_guess(actor) for one in findings for actor in one.actors):
        return tuple(findings)
    known = _Known(findings)
    return tuple(_set_right(one, known, seats) for one in findings)


def is_guess(actor: Actor) -> bool:
    """Whether the reader knows a name only by its place in a sentence."""
    bare = actor.table is None and actor.role is None and " " not in actor.name and actor.name[:1].isupper()
    return bare and actor.rule in _GUESSED and actor.kind in ("person", "organisation")


class _Known:
    """Names that the reports give with more than a place in a sentence."""

    def __init__(self, findings: Sequence[Findings]) -> None:
        self._persons: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._linked: set[str] = set()
        self._bodies: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        self._states: set[tuple[str, ...]] = set()
        for one in findings:
            for actor in one.actors:
                if actor.kind == "person":
                    self._person(actor)
                elif not is_guess(actor):
                    tokens = body_tokens(actor.name)
                    if actor.kind == "state":
                        self._states.add(tokens)
                    elif actor.kind == "organisation":
                        for name in (actor.name, *actor.aliases):
                            self._bodies[without_legal_form(name)].add(without_legal_form(actor.name))

    def _person(self, actor: Actor) -> None:
        tokens = person_tokens(actor.name)
        if len(tokens) > 1:
            self._persons[tokens[-1]].add(tokens)
            if actor.acts_for is not None:
                self._linked.add(tokens[-1])

    def person(self, name: str) -> bool:
        """Whether exactly one person of the case has that family name, and no body that name."""
        tokens = person_tokens(name)
        return len(self._persons.get(tokens[-1], ())) == 1 if tokens else False

    def linked(self, name: str) -> bool:
        """Whether a report tells for whom the person of that family name acts."""
        tokens = person_tokens(name)
        return bool(tokens) and tokens[-1] in self._linked

    def kind(self, name: str) -> ActorKind | None:
        """What the other reports show under that name; ``None`` if nothing, or more than one thing."""
        found: list[ActorKind] = []
        if self.person(name):
            found.append("person")
        if len(self._bodies.get(without_legal_form(name), ())) == 1:
            found.append("organisation")
        if body_tokens(name) in self._states:
            found.append("state")
        return found[0] if len(found) == 1 else None


def _set_right(one: Findings, known: _Known, seats: dict[str, str]) -> Findings:
    states = {_state(actor): actor.id for actor in one.actors if actor.kind == "state"}
    actors = tuple(
        replace(actor, acts_for=states.get(seats[actor.name]))
        if actor.name in seats and actor.kind == "state" and actor.acts_for is None
        else _as_known(actor, known)
        if is_guess(actor)
        else actor
        for actor in one.actors
    )
    return one if actors == one.actors else replace(one, actors=actors)


def _state(actor: Actor) -> str:
    return actor.table or " ".join(body_tokens(actor.name))


def _seats(findings: Sequence[Findings]) -> dict[str, str]:
    """Towns that the reports know only as the seat of a government -> the state whose office holders speak there."""
    called: dict[str, bool] = {}
    for one in findings:
        for actor in one.actors:
            if actor.kind == "state" and actor.table is None and actor.acts_for is None:
                seat = all(span.quote.endswith(f" in {actor.name}") for span in actor.mentions)
                called[actor.name] = called.get(actor.name, True) and seat and bool(actor.mentions)
    found: dict[str, set[str]] = {name: set() for name, seat in called.items() if seat}
    if not found:
        return {}
    for one in findings:
        by_id = {actor.id: actor for actor in one.actors}
        for actor in one.actors:
            above = by_id.get(actor.acts_for or "")
            if actor.kind != "person" or above is None or above.kind != "state":
                continue
            for span in actor.mentions:
                sentence = _sentence(one.report.text, span.start)
                for name in found:
                    if f" in {name}" in sentence and name != above.name:
                        found[name].add(_state(above))
    return {name: states.pop() for name, states in found.items() if len(states) == 1}


def _sentence(text: str, at: int) -> str:
    """The words around a place up to full stops and colons."""
    first = max(text.rfind(mark, max(0, at - _FAR), at) for mark in (". ", ": ", "\n"))
    ends = [end for mark in (". ", ": ", "\n") if (end := text.find(mark, at, at + _FAR)) >= 0]
    return text[max(first + 1, at - _FAR) : min(ends, default=at + _FAR)]


def _as_known(actor: Actor, known: _Known) -> Actor:
    kind = known.kind(actor.name)
    if kind is None:
        return actor
    if kind != actor.kind:
        return replace(actor, kind=kind, acts_for=None)
    if kind == "person" and actor.acts_for is not None and known.linked(actor.name):
        return replace(actor, acts_for=None)  # the body named nearby was the best guess within the report
    return actor
