"""Decisions on issues, actors and reports by the names people use for them, and what each would change.

A decision is kept with names that outlive a new reading (a wording, a table key, a report's id); here they are found
from what a person types: a key, a label, any wording or name. ::

    decisions = order(case.overview(), "issue", "join", ["Abtretung des Donbass", "Gebietsabtretungen"])
    for line in effects(case.overview(), case.preview(*decisions)):
        print(line.sign, line.what)
    case.decide(*decisions, author="vw", reason="the same land")
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from statusquo.case.calling import Called
from statusquo.case.decisions import Decision
from statusquo.case.joined import Issue, World
from statusquo.errors import UsageError

Subject = Literal["issue", "actor", "report"]


@dataclass(frozen=True, slots=True)
class Order:
    """What can be decided on a thing.

    Attributes:
        action: of the decision; ``least``, ``most``: how many names it takes; ``usage``: which.
    """

    action: Literal["merged", "split", "renamed", "nested", "represents"]
    least: int
    most: int
    usage: str


ORDERS: Final[dict[str, dict[str, Order]]] = {
    "issue": {
        "join": Order("merged", 2, 2, "ISSUE ISSUE"),
        "split": Order("split", 1, 2, "WORDING [WORDING]"),
        "rename": Order("renamed", 2, 2, "ISSUE LABEL"),
        "nest": Order("nested", 1, 2, "ISSUE [WIDER]"),
    },
    "actor": {
        "join": Order("merged", 2, 2, "ACTOR ACTOR"),
        "split": Order("split", 1, 2, "NAME [NAME]"),
        "rename": Order("renamed", 2, 2, "ACTOR NAME"),
        "acts-for": Order("represents", 1, 2, "ACTOR [PARTY]"),
    },
    "report": {
        "link": Order("merged", 2, 2, "REPORT REPORT"),
        "unlink": Order("split", 1, 2, "REPORT [REPORT]"),
    },
}
"""Thing, then action as it is typed."""


def order(world: World, about: Subject, action: str, names: Sequence[str]) -> Decision:
    """The decision that a person means.

    Args:
        about: on what sort of thing; ``action``: one of ``ORDERS[about]``; ``names``: as many as it takes.

    Raises:
        UsageError: no such action, too few or too many names, or a name that the case does not have.
    """
    known = ORDERS.get(about, {}).get(action)
    if known is None:
        listed = [f"{thing} {name}" for thing, actions in ORDERS.items() for name in actions]
        raise UsageError(f"{about} {action} cannot be decided", advice="choose from " + ", ".join(listed))
    if not known.least <= len(names) <= known.most or not all(names):
        raise UsageError(f"{about} {action} takes {known.usage}", advice="put names with blanks in quotation marks")
    find = _FINDERS[about, known.action == "split"]
    first = find(world, names[0])
    second = "" if len(names) == 1 else names[1] if known.action == "renamed" else find(world, names[1])
    if first == second and known.action != "renamed":  # a name may be given back
        raise UsageError("both names are of the same", where=names[1], advice="name two different ones")
    return Decision(known.action, first, about, second)


def _issue(world: World, asked: str) -> str:
    """A wording that stands for an issue: its most frequent one."""
    fold = asked.casefold()
    fits: list[Issue] = [
        one for one in world.issues if fold in (one.key, one.label.casefold(), *(w.casefold() for w in one.wordings))
    ]
    best = next((one for one in fits if fold in (one.key, one.label.casefold())), fits[0] if fits else None)
    if best is None:
        raise UsageError(f"no issue {asked} in the case", advice="statusquo show CASE issues lists them")
    return best.wordings[0] if best.wordings else best.label


def _wording(world: World, asked: str) -> str:
    """One wording, as it stands."""
    fold = asked.casefold()
    for one in world.issues:
        for wording in one.wordings:
            if wording.casefold() == fold:
                return wording
    raise UsageError(f"no wording {asked} in the case", advice="statusquo show CASE issues lists the wordings")


def _actor(world: World, asked: str) -> str:
    """What an actor goes by in decisions: its key in the actor tables, else its most frequent name."""
    best = Called(world.actors).find(asked)
    if best is not None:
        return best.table or (best.names[0] if best.names else best.name)
    raise UsageError(f"no actor {asked} in the case", advice="statusquo show CASE actors lists them")


def _name(world: World, asked: str) -> str:
    """One name of an actor, as it stands; or its key in the actor tables."""
    fold = asked.casefold()
    for actor in world.actors:
        for name in (*([actor.table] if actor.table else []), *actor.names):
            if name.casefold() == fold:
                return name
    return _actor(world, asked)


def _report(_: World, asked: str) -> str:
    return asked  # the store says if there is no such report


_FINDERS: Final[dict[tuple[str, bool], Callable[[World, str], str]]] = {
    ("issue", False): _issue, ("issue", True): _wording, ("actor", False): _actor, ("actor", True): _name,
    ("report", False): _report, ("report", True): _report,
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Effect:
    """One thing that a decision changes.

    Attributes:
        kind: ``issue``, ``actor``, ``acts_for``, ``version``, ``within`` or ``position``.
        what: its names: wordings of an issue, the label first; names of an actor; two names for the others.
        sign: ``-`` it would no longer be so, ``+`` it would be so.
        number: how many texts stand behind it.
    """

    kind: str
    what: tuple[str, ...]
    sign: str
    number: int = 0


def effects(before: World, after: World) -> tuple[Effect, ...]:
    """What is different between two worlds of one case, what goes first."""
    old, new = _facts(before), _facts(after)
    lost = {fact: number for fact, number in old.items() if new[fact] != number}
    found = {fact: number for fact, number in new.items() if old[fact] != number}
    return (
        *(Effect(kind, what, "-", number) for (kind, what), number in sorted(lost.items())),
        *(Effect(kind, what, "+", number) for (kind, what), number in sorted(found.items())),
    )


def _facts(world: World) -> Counter[tuple[str, tuple[str, ...]]]:
    labels = {issue.key: issue.label for issue in world.issues}
    names = {actor.key: actor.name for actor in world.actors}
    told = Counter[str]()
    for p in world.positions:
        told[p.issue] += p.weight
    facts = Counter[tuple[str, tuple[str, ...]]]()
    for issue in world.issues:
        rest = tuple(w for w in issue.wordings if w != issue.label)
        facts["issue", (issue.label, *rest)] = max(1, told[issue.key])
        if issue.parent:
            facts["within", (issue.label, labels[issue.parent])] = 1
    for actor in world.actors:
        rest = tuple(name for name in actor.names if name != actor.name)
        facts["actor", (actor.name, *rest)] += 1
        if actor.acts_for:
            facts["acts_for", (actor.name, names[actor.acts_for])] += 1
    for version in world.versions:
        facts["version", (version.report, version.of)] = 1
    for p in world.positions:
        days = " – ".join(dict.fromkeys(filter(None, (p.first, p.until))))
        facts["position", (names[p.party], p.stance, labels[p.issue], days)] += p.weight
    return facts
