"""The whole way in one call: from paths, reports, findings or a case to a world, a conflict, a brief.

These are the functions of ``import statusquo``. They raise on the first fault; the command line, which goes
on with the other inputs, uses the steps one by one.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from statusquo.case import World, join
from statusquo.case.decisions import Decision
from statusquo.conflict import Conflict
from statusquo.drafting import RULES, Draft, compose
from statusquo.drafting.spoken import of_reports
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Findings
from statusquo.language.actors import ActorFile
from statusquo.reading import read as read_report
from statusquo.report import Report
from statusquo.sources import is_database, load

if TYPE_CHECKING:
    from statusquo.assessment import Assessment
    from statusquo.brief import Brief
    from statusquo.case import Case


#: A project's own actor table, or its path.
Actors = str | os.PathLike[str] | ActorFile

#: What to do to read the reports of a case with an actor table.
ADD_ACTORS: Final = "read them again with it: statusquo add CASE SOURCE... --actors FILE"
#: Options of a draft unless more are asked for.
MOST_OPTIONS: Final = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a case.

    Attributes:
        world: all reports joined.
        draft: the drafted conflict with what it asks; ``None`` if the reports name no act of a party.
        assessment: the five questions about it; ``None`` without a conflict.
        lacking: why there is no conflict; empty if there is one.
    """

    world: World
    draft: Draft | None
    assessment: Assessment | None
    lacking: str = ""

    @property
    def conflict(self) -> Conflict | None:
        """The drafted conflict."""
        return self.draft.conflict if self.draft else None


def is_case(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path is a case file."""
    return is_database(Path(path))


def read(source: str | os.PathLike[str] | Report, *, actors: Actors | None = None) -> Findings:
    """Read one report.

    Args:
        source: a report, or the path of a ``.txt``, ``.md`` or ``.json`` file.
        actors: a project's own actor table, or its path.

    Raises:
        SourceError: the file, or the actor table, cannot be read.
        UsageError: a folder with more than one report.
    """
    own = actor_file(actors)
    if isinstance(source, Report):
        return read_report(source, own)
    reports = _reports(source)
    if len(reports) > 1:
        advice = "read them one by one, or all at once with statusquo.world"
        raise UsageError(f"the folder has {len(reports)} reports, not one", where=os.fspath(source), advice=advice)
    return read_report(reports[0], own)


def actor_file(actors: Actors | None) -> ActorFile | None:
    """A project's actor table, read and checked if it is a path.

    Raises:
        SourceError: it cannot be read, or a row is at fault.
    """
    return actors if actors is None or isinstance(actors, ActorFile) else ActorFile.load(actors)


def _reports(source: str | os.PathLike[str]) -> tuple[Report, ...]:
    batch = load([source])
    if batch.errors:
        raise batch.errors[0]
    return batch.reports


def world(*material: str | os.PathLike[str] | Report | Findings | World | Case, actors: Actors | None = None) -> World:
    """Join material into one world.

    Args:
        material: paths of files, folders or one case; reports; findings; or one world or case.
        actors: a project's own actor table, or its path; for what is still to be read.

    Raises:
        SourceError: a file cannot be read; CaseError: a case is mixed with other material.
        UsageError: an actor table for a world or a case, whose reports were read before.
    """
    own = actor_file(actors)
    if own is not None and len(material) == 1 and _is_read(material[0]):
        raise UsageError("the reports of a case were read before", where=own.where, advice=ADD_ACTORS)
    if len(material) == 1 and isinstance(material[0], World):
        return material[0]
    found: list[Findings] = []
    for one in material:
        if isinstance(one, Findings):
            found.append(one)
        elif isinstance(one, Report):
            found.append(read_report(one, own))
        elif isinstance(one, str | os.PathLike) and not is_case(one):
            found.extend(read_report(report, own) for report in _reports(one))
        elif len(material) > 1:
            raise CaseError("a case stands alone", advice="add the other reports to it first: statusquo add")
        else:
            return _world_of_case(one)
    return join(found)


def _is_read(one: str | os.PathLike[str] | Report | Findings | World | Case) -> bool:
    """Whether material is a world or a case: something whose reports were read before."""
    if isinstance(one, str | os.PathLike):
        return is_case(one)
    return not isinstance(one, Report | Findings)


def _world_of_case(one: str | os.PathLike[str] | World | Case) -> World:
    if isinstance(one, World):
        return one
    if isinstance(one, str | os.PathLike):
        from statusquo.case import Case  # the database library only where a case is opened

        with Case.open(Path(one), create=False) as case:
            return case.world()
    return one.world()


def answer(joined: World, *, language: str | None = None, seed: int = 0) -> Answer:
    """Draft a conflict and assess it.

    Args:
        joined: the world.
        language: of the conflict's words; default that of most reports.
        seed: of the sampled orders.
    """
    from statusquo.assessment import assess  # a draft needs neither the answers nor the brief

    try:
        drafted = compose(joined, language=language or of_reports(joined))
    except CaseError as error:
        return Answer(joined, None, None, error.what)
    return Answer(joined, drafted, assess(drafted.conflict, seed=seed))


def before(joined: World, day: str, *, language: str | None = None, seed: int = 0) -> Assessment | None:
    """The assessment of what was known before a day, so that a brief can say what became of the verdict.

    Args:
        joined: the world of today; ``day``: ISO 8601.
        language, seed: as for :func:`answer`.

    Returns:
        ``None`` where nothing could be drafted from the reports of then.
    """
    from statusquo.brief.earlier import earlier  # the brief only where one is made

    then = earlier(joined, day)
    return answer(then, language=language or of_reports(joined), seed=seed).assessment if then.positions else None


def draft(
    *material: str | os.PathLike[str] | Report | Findings | World | Case,
    language: str | None = None,
    max_options: int = MOST_OPTIONS,
    without: Iterable[str] = (),
    actors: Actors | None = None,
) -> Conflict:
    """Draft a conflict from reports or a case.

    Args:
        material: as for :func:`world`.
        language: of labels and reasons; default that of most reports.
        max_options: at most so many options; the rest is listed as left out.
        without: rules of inference to switch off, of ``statusquo.drafting.RULES``.
        actors: a project's own actor table, or its path.

    Raises:
        CaseError: nothing in the reports is an act that a party controls.
        UsageError: no such rule, or no option allowed.
    """
    off = tuple(without)
    if unknown := [name for name in off if name not in RULES]:
        raise UsageError(f"there is no rule {unknown[0]!r}", advice="choose from " + ", ".join(RULES))
    if max_options < 1:
        raise UsageError(f"a conflict of {max_options} options has no states", advice="allow at least one option")
    joined = world(*material, actors=actors)
    language = language or of_reports(joined)
    return compose(joined, language=language, max_options=max_options, without=off).conflict


def brief(
    *material: str | os.PathLike[str] | Report | Findings | World | Case,
    language: str | None = None,
    only: Iterable[str] | None = None,
    since: datetime.date | str | Mapping[str, Any] | None = None,
    seed: int = 0,
    actors: Actors | None = None,
) -> Brief:
    """Read, join, draft, assess, and make a brief.

    Args:
        material: as for :func:`world`.
        language: ``de`` or ``en``; default that of most reports.
        only: parts of the brief; default all.
        since: a day, or the data of an earlier brief (``to_dict``), to compare with.
        seed: of the sampled orders.
        actors: a project's own actor table, or its path.
    """
    from statusquo.brief import brief as make_brief  # the brief only where one is made
    from statusquo.brief.since import since as since_of

    compared = since_of(since)  # a wrong day is told before the work
    result = answer(world(*material, actors=actors), language=language, seed=seed)
    return make_brief(
        result.world,
        result.conflict,
        result.assessment,
        language=language,
        only=only,
        since=since,
        before=before(result.world, compared.day, language=language, seed=seed) if compared.by_day else None,
        lacking=result.lacking,
        decisions=decisions(*material),
    )


def decisions(*material: str | os.PathLike[str] | Report | Findings | World | Case) -> tuple[Decision, ...]:
    """What persons decided on, if the material is one case or its path; else nothing.

    Raises:
        CaseError: the case cannot be read.
    """
    one = material[0] if len(material) == 1 else None
    if one is None or isinstance(one, Report | Findings | World):
        return ()
    if not isinstance(one, str | os.PathLike):
        return one.decisions()
    if not is_case(one):
        return ()
    from statusquo.case import Case  # the database library only where a case is opened

    with Case.open(Path(one), create=False) as case:
        return case.decisions()
