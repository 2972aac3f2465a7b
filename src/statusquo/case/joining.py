"""Join the findings of many reports into one world. Pure: the same findings and decisions, the same world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from statusquo.case.actors import Cast, join_actors
from statusquo.case.conditions import join_conditions
from statusquo.case.decisions import Decision, apply, settled
from statusquo.case.events import join_events
from statusquo.case.issues import Issues, Mention, join_issues
from statusquo.case.joined import JoinedActor, World, dated
from statusquo.case.matching import Matching, Roots
from statusquo.case.organs import governed
from statusquo.case.positions import hold_positions
from statusquo.case.proforms import labelled
from statusquo.case.representing import of_parties, represented
from statusquo.case.sketches import Pairs, pairs
from statusquo.case.softening import soften
from statusquo.case.versions import Editions, editions
from statusquo.case.wording import wording
from statusquo.findings import Findings


def join(
    findings: Iterable[Findings],
    decisions: Iterable[Decision] = (),
    fixed: Mapping[str, str] | None = None,
    known: Pairs | None = None,
) -> World:
    """Join reports to a world.

    Args:
        findings: one for each report, in any order; the order does not change the result.
        decisions: what persons decided; applied before anything is joined.
        fixed: wording -> issue key as given before, so that keys stay when more reports come.
        known: which texts are versions of each other; ``None``: they are compared now.

    Returns:
        The world; its ``findings`` are those left after the decisions.

    Example:
        >>> join([]).positions
        ()
    """
    return join_with_issues(findings, decisions, fixed, known)[0]


def join_with_issues(
    findings: Iterable[Findings],
    decisions: Iterable[Decision] = (),
    fixed: Mapping[str, str] | None = None,
    known: Pairs | None = None,
) -> tuple[World, Issues]:
    """As :func:`join`, with the scored proposals behind the issues."""
    held = settled(decisions)
    batch = sorted(apply(findings, held), key=lambda one: (one.report.id, one.report.hash, one.reader))
    batch = [labelled(one) for one in batch]
    if known is None:
        known = pairs({one.report.hash: one.report.text for one in batch})
    printed = editions(batch, known, held)
    cast = represented(of_parties(governed(join_actors(batch, held), batch), batch), held)
    mentions = _mentions(batch, cast, printed)
    names = Roots(cast.actors)
    issues = join_issues(mentions, held, names, fixed)
    match = Matching(issues, mentions, names)
    world = World(
        findings=tuple(batch),
        actors=tuple(_counted(actor, printed) for actor in cast.actors),
        issues=issues.issues,
        positions=soften(hold_positions(batch, cast, issues.keys, match, printed), issues.issues),
        events=join_events(batch, cast, held, printed),
        conditions=join_conditions(batch, cast, printed),
        versions=printed.versions,
    )
    return world, issues


def _counted(actor: JoinedActor, printed: Editions) -> JoinedActor:
    """An actor with the days of its sources and the number of their texts."""
    first, last = dated(actor.sources)
    return replace(actor, first=first, last=last, weight=len({printed.head(source.report) for source in actor.sources}))


def _mentions(findings: list[Findings], cast: Cast, printed: Editions) -> list[Mention]:
    """Every different issue label, with the texts that use it and the parties that would act."""
    found: dict[str, Mention] = {}
    for one in findings:
        for position in one.positions:
            mention = found.get(position.label)
            if mention is None:
                mention = found[position.label] = Mention(wording(position.label))
            mention.texts.add(printed.head(one.report.id))
            if position.who_would_act is not None:
                mention.acts.add(cast.parties[cast.keys[one.report.id, position.who_would_act]])
    return [found[label] for label in sorted(found)]
