"""How much two wordings are about the same thing: a score from 0 to 1, and the reason for it.

=====================================================  =====
the same head (a synonym of it 0.8 of that)            0.45
modifiers in common, as a weighted share               0.35
the same party would act in both                       0.20
=====================================================  =====

A modifier counts 1 if the other wording has the same root, 0.8 for a word for the same thing, 0.75 if one of
them is a wider word (``Gebiet``, ``Osten``) that may stand for the other. Without any modifier on one side
the share is 0.5. No score above 0.6 (and so no join) where both have something that the other has not, where
only one is negated or made smaller ("teilweise"), where their numbers differ ("neun Prozent", "drei Prozent"), or
where different parties would act. Different heads: 0.

``THRESHOLD`` is the least score at which :func:`statusquo.case.issues.join_issues` joins without being told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from statusquo.case.wording import Modifier, Wording
from statusquo.case.words import limiting, same, wider

THRESHOLD = 0.7
CAP = 0.6
_HEAD, _AROUND, _ACTOR = 0.45, 0.35, 0.2
_SYNONYM, _WIDER, _NOTHING = 0.8, 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of two wordings and why.

    Attributes:
        score: 0 to 1, rounded to two places.
        reason: ``head=abtret wider=gebiet~donbas actor=UKR score=0.91``; made for machines and for
            :func:`statusquo.case.explain.explain`.
        against: what forbids a join: ``differs=krim~donbas``; empty if nothing does.
        loose: rests on a wider word or on a wording without modifiers, so it must be the only fit.
    """

    score: float
    reason: str
    against: str = ""
    loose: bool = False


def likeness(
    one: Wording,
    two: Wording,
    one_acts: frozenset[str] = frozenset(),
    two_acts: frozenset[str] = frozenset(),
    own: frozenset[str] = frozenset(),
) -> Likeness:
    """Compare two wordings.

    Args:
        one_acts, two_acts: keys of the parties whose deed each would be, as far as known.
        own: roots of the names of those parties; on one side only they do not count ("den Donbass
            abtreten", "die Ukraine tritt den Donbass ab").
    """
    if not one.head or not two.head:
        return Likeness(0.0, "")
    if one.head == two.head:
        score, why = _HEAD, [f"head={one.head}"]
    elif one.head in same() and same()[one.head] == same().get(two.head):
        score, why = _HEAD * _SYNONYM, [f"head={one.head}~{two.head}"]
    else:
        return Likeness(0.0, "")
    mine, yours = _counted(one, two, own), _counted(two, one, own)
    share, around, loose, apart = _around(mine, yours)
    score += _AROUND * share
    why += around
    against = apart
    if one.negated != two.negated:
        against = against or "negated"
    if (limits := _limits(mine) ^ _limits(yours)) and not against:
        against = f"limits={min(limits)}"
    if (one_numbers := _numbers(mine)) and (two_numbers := _numbers(yours)) and one_numbers != two_numbers:
        against = against or f"differs={min(one_numbers)}~{min(two_numbers)}"
    if one_acts & two_acts:
        score += _ACTOR
        why.append(f"actor={min(one_acts & two_acts)}")
    elif one_acts and two_acts and not (one.head == two.head and {m.root for m in mine} == {m.root for m in yours}):
        against = against or f"actors={min(one_acts)}~{min(two_acts)}"
    if against:
        score = min(score, CAP)
        why.append(against)
    score = round(score, 2)
    return Likeness(score, " ".join([*why, f"score={score:.2f}"]), against, loose)


def _counted(one: Wording, other: Wording, own: frozenset[str]) -> tuple[Modifier, ...]:
    theirs = {m.root for m in other.modifiers}
    return tuple(m for m in one.modifiers if m.root in theirs or m.root not in own)


def _limits(modifiers: tuple[Modifier, ...]) -> set[str]:
    return {m.root for m in modifiers if m.root in limiting()}


def _numbers(modifiers: tuple[Modifier, ...]) -> set[str]:
    return {m.root for m in modifiers if m.root[0].isdigit()}


def _around(mine: tuple[Modifier, ...], yours: tuple[Modifier, ...]) -> tuple[float, list[str], bool, str]:
    """Share of the modifiers in common, the reasons, whether it is loose, and what stands against it."""
    if not mine and not yours:
        return 1.0, [], False, ""
    if not mine or not yours:
        return _NOTHING, ["part"], True, ""
    total = sum(m.weight for m in (*mine, *yours))
    found = 0.0
    why: list[str] = []
    loose = False
    lonely: list[list[str]] = [[], []]
    for side, (these, those) in enumerate(((mine, yours), (yours, mine))):
        for m in these:
            value, match = max([(_match(m.root, o.root), o.root) for o in those])
            found += m.weight * value
            if value == 0 and m.noun:
                lonely[side].append(m.root)
            elif value == 1:
                why += [f"word={m.root}"] if side == 0 else []
            elif value > 0:
                loose = loose or value == _WIDER
                pair = "~".join((m.root, match) if side == 0 else (match, m.root))
                kind = "wider" if value == _WIDER else "same"
                why.append(f"{kind}={pair}")
    apart = f"differs={lonely[0][0]}~{lonely[1][0]}" if lonely[0] and lonely[1] else ""
    loose = loose or bool(lonely[0]) != bool(lonely[1])
    return found / total, list(dict.fromkeys(why)), loose, apart


@lru_cache(maxsize=65536)
def _match(one: str, two: str) -> float:
    if one == two:
        return 1.0
    group = same().get(one)
    if group is not None and group == same().get(two):
        return _SYNONYM
    return _WIDER if (one in wider()) != (two in wider()) else 0.0
