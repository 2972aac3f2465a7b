"""Who is who in one German report: names, metonyms, persons, bodies, roles, and what stands for them.

``find(report, analysis)`` returns the index that every rule of the reader asks.
"""

from __future__ import annotations

from statusquo.language.actors import ActorFile, tables
from statusquo.reading.german.actors import agents, alone, anaphora, bodies, links, scan, short, titles
from statusquo.reading.german.actors.index import ActorIndex
from statusquo.reading.german.actors.scene import Entity, Scene
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
    titles.mark(scene)
    left = bodies.bodies(scene)
    short.short_forms(scene)
    titles.persons(scene)
    agents.agents(scene)
    short.short_forms(scene)
    domestic = dominant(scene)
    anaphora.pointing(scene, left, domestic)
    titles.roles(scene, domestic)
    alone.alone(scene, domestic)
    short.initials(scene)
    links.settle(scene, domestic)
    return ActorIndex(scene)


def dominant(scene: Scene) -> Entity | None:
    """The state in which a report plays: the one that its offices and bodies name most, if one stands out."""
    counts: dict[Entity, int] = {}
    for mention in scene.mentions():
        if mention.entity.kind == "state":
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return ranked[0][0]
    return None
