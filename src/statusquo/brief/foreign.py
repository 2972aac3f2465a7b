"""Words of the reports inside our sentences: marked with their language where it is not that of the brief.

An English brief of German reports calls an issue by its German wording, for that is what the sources say. A
screen reader has to know, and so has whoever wonders why the text changes its language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from markupsafe import Markup, escape

from statusquo.brief.clean import clean
from statusquo.brief.evidence import Evidence
from statusquo.case.joined import Source

SHORTEST = 3


class Foreign:
    """Finds wordings of the reports in a text.

    Args:
        evidence: the reports; ``language``: of the brief.
        labels: options and other labels of the model, in the language most reports have.
    """

    def __init__(self, evidence: Evidence, language: str, labels: Iterable[str] = ()) -> None:
        self._language = language
        self._spoken: dict[str, str] = {}
        self._of_report = {f.report.id: f.report.language or "" for f in evidence.ordered}
        counted = Counter(code for code in self._of_report.values() if code)
        self._most = min(counted, key=lambda code: (-counted[code], code)) if counted else ""
        world = evidence.world
        by_issue: dict[str, list[Source]] = {}
        for position in world.positions:
            by_issue.setdefault(position.issue, []).extend(position.sources)
            self._add(position.sources, position.only_if, position.unless)
        for issue in world.issues:
            self._add(by_issue.get(issue.key, ()), issue.label, *issue.wordings)
        for event in world.events:
            self._add(event.sources, *event.places, *event.durations, *event.outcomes)
        for condition in world.conditions:
            self._add(condition.sources, condition.label)
        for actor in world.actors:
            if actor.table is None and actor.kind in ("group", "organisation", "alliance"):
                self._add(actor.sources, actor.name)
        for label in labels:
            if self._most not in ("", language):
                self._spoken.setdefault(label, self._most)

    def _add(self, sources: Iterable[Source], *wordings: str | None) -> None:
        counted = Counter(self._of_report.get(source.report, "") for source in sources)
        found = min(counted, key=lambda code: (-counted[code], code)) if counted else self._most
        for wording in wordings:
            if wording and found not in ("", self._language):
                self._spoken.setdefault(wording, found)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest = sorted((w for w in self._spoken if len(w) >= SHORTEST), key=lambda w: (-len(w), w))
        heads: dict[str, list[str]] = {}  # by their first letters, so that few are tried at a place
        for wording in longest:
            heads.setdefault(wording[:SHORTEST], []).append(re.escape(wording[SHORTEST:]))
        found = "|".join(f"{re.escape(head)}(?:{'|'.join(rest)})" for head, rest in heads.items())
        return re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None

    def language(self, wording: str) -> str:
        """The language of a wording, if it is another than that of the brief; else empty."""
        return self._spoken.get(wording, "")

    def __call__(self, text: str) -> Markup:
        """The text, escaped, with every wording of the reports inside an element that has its language."""
        text = clean(text)
        if self._pattern is None:
            return escape(text)
        made, at = Markup(""), 0
        for found in self._pattern.finditer(text):
            made += escape(text[at : found.start()])
            made += Markup('<span lang="{}">{}</span>').format(self._spoken[found[0]], found[0])
            at = found.end()
        return made + escape(text[at:])
