"""Join the findings of many reports into one world. Pure: the same findings and decisions, the same world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from statusquo.case.actors import Cast, join_actors
from statusquo.case.conditions import join_conditions
from statusquo.case.decisions import Decision, apply, effective
from statusquo.case.events import join_events
from statusquo.case.issues import Issues, Mention, best_issue, join_issues
from statusquo.case.joined import World
from statusquo.case.positions import hold_positions
from statusquo.case.proforms import labelled
from statusquo.case.softening import soften
from statusquo.case.wording import wording
from statusquo.case.words import word
from statusquo.findings import Findings


def join(
    findings: Iterable[Findings], decisions: Iterable[Decision] = (), fixed: Mapping[str, str] | None = None
) -> World:
    """Join reports to a world.

    Args:
        findings: one for each report, in any order; the order does not change the result.
        decisions: what persons decided; applied before anything is joined.
        fixed: wording -> issue key as given before, so that keys stay when more reports come.

    Returns:
        The world; its ``findings`` are those left after the decisions.

    Example:
        >>> join([]).positions
        ()
    """
    return join_with_issues(findings, decisions, fixed)[0]


def join_with_issues(
    findings: Iterable[Findings], decisions: Iterable[Decision] = (), fixed: Mapping[str, str] | None = None
) -> tuple[World, Issues]:
    """As :func:`join`, with the scored proposals behind the issues."""
    held = effective(decisions)
    batch = sorted(apply(findings, held), key=lambda one: (one.report.id, one.report.hash, one.reader))
    batch = [labelled(one) for one in batch]
    cast = join_actors(batch, held)
    mentions = _mentions(batch, cast)
    names = _roots(cast)
    issues = join_issues(mentions, held, names, fixed)
    matched: dict[str, str | None] = {}

    def match(clause: str) -> str | None:
        if clause not in matched:
            matched[clause] = best_issue(clause, issues, mentions, names)
        return matched[clause]

    world = World(
        findings=tuple(batch),
        actors=cast.actors,
        issues=issues.issues,
        positions=soften(hold_positions(batch, cast, issues.keys, match), issues.issues),
        events=join_events(batch, cast, held),
        conditions=join_conditions(batch, cast),
    )
    return world, issues


def _mentions(findings: list[Findings], cast: Cast) -> list[Mention]:
    """Every different issue label, with the texts that use it and the parties that would act."""
    found: dict[str, Mention] = {}
    for one in findings:
        for position in one.positions:
            mention = found.get(position.label)
            if mention is None:
                mention = found[position.label] = Mention(wording(position.label))
            mention.texts.add(one.report.hash)
            if position.who_would_act is not None:
                mention.acts.add(cast.parties[cast.keys[one.report.id, position.who_would_act]])
    return [found[label] for label in sorted(found)]


def _roots(cast: Cast) -> dict[str, frozenset[str]]:
    """Party key -> the roots of all its names."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in cast.actors:
        for name in actor.names:
            if " " not in name:
                found[actor.key].update(word(name).parts)
    return {key: frozenset(roots) for key, roots in found.items()}
