"""The world of what a command is given, reports or a case, with every fault told."""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.case import World, join
from statusquo.cli.reading import load_and_tell, read_and_tell
from statusquo.errors import SourceError, UsageError
from statusquo.language.actors import ActorFile
from statusquo.workflow import ADD_ACTORS, is_case, world


def joined_world(
    sources: Sequence[str],
    limit: int | None,
    jobs: int | None,
    actors: ActorFile | None = None,
    faults: list[str] | None = None,
) -> tuple[World, bool]:
    """Join what sources say, telling every fault.

    Args:
        faults: a list that gets a line for every file that could not be read in.

    Returns:
        The world, and whether an input was at fault.

    Raises:
        SourceError: not one report could be read in.
        UsageError: an actor table for a case, whose reports were read before.
    """
    if len(sources) == 1 and is_case(sources[0]):
        no_actors(actors)
        return world(sources[0]), False
    reports, faulty = load_and_tell(sources, limit, once=True, faults=faults)
    if not reports:
        raise SourceError("no report could be read in", advice="name files of reports, a folder, or a case")
    return join(list(read_and_tell(reports, jobs, actors))), faulty


def no_actors(actors: ActorFile | None) -> None:
    """Refuse an actor table for a case.

    Raises:
        UsageError: there is one.
    """
    if actors is not None:
        raise UsageError("the reports of a case were read before", where=actors.where, advice=ADD_ACTORS)
