"""What cannot be together and what cannot be undone: proposals by general rule, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from statusquo.conflict import Rule
from statusquo.conflict.expression import parse
from statusquo.drafting.acts import Act
from statusquo.drafting.standing import Standing
from statusquo.drafting.ties import excludes
from statusquo.messages import Words


def exclusive(acts: Iterable[Act], words: Words) -> tuple[Rule, ...]:
    """Acts of one party that exclude each other, and two values of something that has one value for all.

    Part of a joint act excludes nothing by itself: the whole does (a war ends where all agree to a ceasefire).
    """
    acts = tuple(acts)
    found = {}
    for one in acts:
        for other in acts:
            reason = excludes(one.family, other.family) if one.owner == other.owner else ""
            if one.shared and one.scale == other.scale and one.owner != other.owner:
                reason = "one_value"
            if one.key >= other.key or not reason:
                continue
            keys = {one.key, other.key}
            for act in (one, other):
                if act.group:
                    keys |= {a.key for a in acts if a.group == act.group}
            expression = " and ".join(sorted(keys))
            because = tuple(sorted({*one.because, *other.because}))
            found[expression] = Rule(expression, because, words(f"drafting.exclusive.{reason}"))
    return tuple(found[expression] for expression in sorted(found))


def one_way(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts that cannot be undone once they are done."""
    return tuple(act for act in acts if act.one_way)


def excluded(rules: Iterable[Rule], now: dict[str, Standing]) -> dict[str, Standing]:
    """Values that follow from a rule: where all others of it stand, the last one does not."""
    found = {}
    for rule in rules:
        keys = sorted(parse(rule.expression).options)
        unknown = [key for key in keys if now[key].value == "-"]
        stand = [key for key in keys if now[key].value == "Y"]
        if len(unknown) == 1 and len(stand) == len(keys) - 1:
            because = tuple(sorted({finding for key in stand for finding in now[key].because}))
            found[unknown[0]] = Standing("N", "excluded", because)
    return found
