"""The whole way in one call: from paths, reports, findings or a case to a world, a conflict, a brief.

These are the functions of ``import statusquo``. They raise on the first fault; the command line, which goes
on with the other inputs, uses the steps one by one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from statusquo.assessment import Assessment
from statusquo.assessment import assess as assess_conflict
from statusquo.brief import Brief
from statusquo.brief import brief as make_brief
from statusquo.brief.document import majority
from statusquo.case import World, join
from statusquo.conflict import Conflict
from statusquo.drafting import Draft, compose
from statusquo.errors import CaseError
from statusquo.findings import Findings
from statusquo.reading import read as read_report
from statusquo.report import Report
from statusquo.sources import load

if TYPE_CHECKING:
    from statusquo.case import Case


_SQLITE: Final = b"SQLite format 3\x00"


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
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def read(source: str | os.PathLike[str] | Report) -> Findings:
    """Read one report.

    Args:
        source: a report, or the path of a ``.txt``, ``.md`` or ``.json`` file.

    Raises:
        SourceError: the file cannot be read.
    """
    if isinstance(source, Report):
        return read_report(source)
    batch = load([source])
    if batch.errors:
        raise batch.errors[0]
    return read_report(batch.reports[0])


def world(*material: str | os.PathLike[str] | Report | Findings | World | Case) -> World:
    """Join material into one world.

    Args:
        material: paths of files, folders or one case; reports; findings; or one world or case.

    Raises:
        SourceError: a file cannot be read; CaseError: a case is mixed with other material.
    """
    if len(material) == 1 and isinstance(material[0], World):
        return material[0]
    found: list[Findings] = []
    for one in material:
        if isinstance(one, Findings):
            found.append(one)
        elif isinstance(one, Report):
            found.append(read_report(one))
        elif isinstance(one, str | os.PathLike) and not is_case(one):
            batch = load([one])
            if batch.errors:
                raise batch.errors[0]
            found.extend(map(read_report, batch.reports))
        elif len(material) > 1:
            raise CaseError("a case stands alone", advice="add the other reports to it first: statusquo add")
        else:
            return _world_of_case(one)
    return join(found)


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
    try:
        drafted = compose(joined, language=language or majority(joined))
    except CaseError as error:
        return Answer(joined, None, None, error.what)
    return Answer(joined, drafted, assess_conflict(drafted.conflict, seed=seed))


def draft(
    *material: str | os.PathLike[str] | Report | Findings | World | Case, language: str | None = None
) -> Conflict:
    """Draft a conflict from reports or a case.

    Args:
        material: as for :func:`world`.
        language: of labels and reasons; default that of most reports.

    Raises:
        CaseError: nothing in the reports is an act that a party controls.
    """
    joined = world(*material)
    return compose(joined, language=language or majority(joined)).conflict


def brief(
    *material: str | os.PathLike[str] | Report | Findings | World | Case,
    language: str | None = None,
    only: Iterable[str] | None = None,
    seed: int = 0,
) -> Brief:
    """Read, join, draft, assess, and make a brief.

    Args:
        material: as for :func:`world`.
        language: ``de`` or ``en``; default that of most reports.
        only: parts of the brief; default all.
        seed: of the sampled orders.
    """
    result = answer(world(*material), language=language, seed=seed)
    return make_brief(
        result.world, result.conflict, result.assessment, language=language, only=only, lacking=result.lacking
    )
