"""Who is who in one German report: names, metonyms, persons, bodies, roles, and what stands for them.

``find(report, analysis)`` returns the index that every rule of the reader asks.
"""

from __future__ import annotations

from statusquo.language.actors import ActorFile, tables
from statusquo.reading.german.actors import (
    agents,
    alone,
    anaphora,
    bodies,
    continents,
    descriptions,
    groups,
    homelands,
    invented,
    links,
    masses,
    sayers,
    scan,
    short,
    titles,
)
from statusquo.reading.german.actors.index import ActorIndex
from statusquo.reading.german.actors.scene import Scene
from statusquo.reading.german.actors.stage import dominant
from statusquo.reading.german.analysis import Analysis
from statusquo.report import Report

__all__ = ["ActorIndex", "find"]


def find(report: Report, analysis: Analysis, own: ActorFile | None = None) -> ActorIndex:
    """Find the actors of a report.

    Args:
        report: the report; its date says which holders of offices count.
        analysis: the analysis of its text.
        own: a project's actor table.
    """
    scene = Scene(report, analysis, tables("de", own))
    scan.scan(scene)
    short.brackets(scene)
    short.short_forms(scene)
    invented.companies(scene)
    invented.states(scene)
    invented.towns(scene)
    short.short_forms(scene)
    groups.branches(scene)
    titles.mark(scene)
    groups.doubles(scene)
    masses.masses(scene)
    groups.sides(scene)
    left = bodies.bodies(scene)
    short.short_forms(scene)
    titles.persons(scene)
    titles.lists(scene)
    agents.agents(scene)
    short.short_forms(scene)
    domestic = dominant(scene)
    groups.federal_council(scene, domestic)
    anaphora.pointing(scene, left, domestic)
    titles.roles(scene, domestic)
    groups.levels(scene, domestic)
    groups.crowds(scene)
    groups.circles(scene)
    alone.alone(scene, domestic)
    descriptions.persons(scene)
    sayers.sayers(scene, domestic)
    short.initials(scene)
    titles.late(scene, domestic)
    homelands.homelands(scene)
    continents.union(scene)
    links.settle(scene, domestic)
    return ActorIndex(scene)
