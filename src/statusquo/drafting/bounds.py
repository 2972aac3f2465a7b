"""What cannot be together and what cannot be undone: proposals by general rule, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from statusquo.conflict import Rule
from statusquo.drafting.acts import Act, whole
from statusquo.drafting.deeds import opposite
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
            if whole(one, other):
                expression, reason = f"{one.key} and not {other.key}", "part"
            elif one.key < other.key and (reason := _against(one, other)):
                expression = " and ".join(sorted({*_parts(one, acts), *_parts(other, acts)}))
            else:
                continue
            because = tuple(sorted({*one.because, *other.because}))
            found[expression] = Rule(expression, because, words(f"drafting.exclusive.{reason}"))
    return tuple(found[expression] for expression in sorted(found))


def _against(one: Act, other: Act) -> str:
    """The message key of why two acts cannot be together; empty if they can."""
    if one.owner != other.owner:
        return "one_value" if one.shared and one.scale == other.scale else ""
    if one.deed is not None and other.deed is not None and opposite(one.deed, other.deed):
        return "opposite"
    return excludes(one.family, other.family)


def _parts(act: Act, acts: tuple[Act, ...]) -> set[str]:
    return {other.key for other in acts if act.group and other.group == act.group} | {act.key}


def one_way(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts that cannot be undone once they are done."""
    return tuple(act for act in acts if act.one_way)


def excluded(rules: Iterable[Rule], now: dict[str, Standing]) -> dict[str, Standing]:
    """Values that follow from a rule: where all others are as it forbids, the last one is the other way."""
    found = {}
    for rule in rules:
        literals = [part.removeprefix("not ") for part in rule.expression.split(" and ")]
        forbidden = {key: f"not {key}" not in rule.expression.split(" and ") for key in sorted(literals)}
        unknown = [key for key in forbidden if now[key].value == "-"]
        stand = [key for key, taken in forbidden.items() if now[key].value == ("Y" if taken else "N")]
        if len(unknown) == 1 and len(stand) == len(forbidden) - 1:
            because = tuple(sorted({finding for key in stand for finding in now[key].because}))
            found[unknown[0]] = Standing("N" if forbidden[unknown[0]] else "Y", "excluded", because)
    return found
