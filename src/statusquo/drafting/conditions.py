"""What a position is tied to: the condition of an offer, a threat, a demand, as options of the model.

A condition comes as words ("erst nach der Räumung", "solange ... nicht"). It is found, in this order, as the
issue the case names for it; as the issue of another position on the same words of the report; by its words: the
head noun of an issue, the verb of a nominalised one ("geräumt hat", Räumung), or the only act of the family that
the clause names. The sources of a position are asked from the latest back; the first answer counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from statusquo.case.joined import HeldPosition, World
from statusquo.drafting.acts import Acts, Term
from statusquo.drafting.current import current
from statusquo.drafting.lexicon import lexicon, lexicons, meaning, words_of
from statusquo.findings import Findings, Position
from statusquo.span import Span


@dataclass(frozen=True, slots=True)
class Tie:
    """A condition in options.

    Attributes:
        term: what it names. holds: True for "only if", False for "unless".
    """

    term: Term
    holds: bool

    @property
    def expression(self) -> str:
        """The condition as an expression: what must be so for the statement to bind."""
        inner = " and ".join(self.term.keys)
        if self.term.positive == self.holds:
            return f"({inner})" if len(self.term.keys) > 1 else inner
        return f"not ({inner})"


class Conditions:
    """Finds the conditions of the positions of one world, in the options of some acts."""

    def __init__(self, world: World, acts: Acts) -> None:
        self.world, self.acts = world, acts
        self.read = {p.id: p for findings in world.findings for p in findings.positions}
        self.told: dict[str, list[tuple[Span, str]]] = {}
        self.inside: dict[str, frozenset[str]] = {}
        party = {(s.report, s.finding): actor.party for actor in world.actors for s in actor.sources}
        for findings in world.findings:
            for held in findings.positions:
                for span in (held.only_if, held.unless):
                    if span is not None:
                        self.inside[span.quote] = _mentioned(party, findings, span)
        for position in current(world):
            for source in position.sources:
                if (found := self.read.get(source.finding)) is not None:
                    self.told.setdefault(source.report, []).append((found.issue, position.issue))

    def has(self, position: HeldPosition) -> bool:
        """Whether the position is tied to anything."""
        return any((position.only_if, position.unless, position.only_if_issue, position.unless_issue))

    def of(self, position: HeldPosition) -> Tie | None:
        """The condition of a position, if the model can express it."""
        own = self.acts.issues.get(position.issue)
        for text, issue, holds in self._told(position):
            if issue is not None and issue not in self.acts.issues:
                continue  # the case knows what it is, and it is no act of this model
            if issue:
                label = self.world.issue(issue).label
                term: Term | None = _turned(self.acts.issues[issue], text, label, ignore_negation=not holds)
            else:
                term = self._by_words(text, ignore_negation=not holds)
            if term is not None and not (own and set(term.keys) & set(own.keys)):
                return Tie(term, holds)
        return None

    def lost(self, position: HeldPosition) -> str:
        """The words of a condition, for the list of what was left out."""
        return position.only_if or position.unless or position.only_if_issue or position.unless_issue or ""

    def _told(self, position: HeldPosition) -> Iterator[tuple[str, str | None, bool]]:
        """Words, issue and sense of the condition, as the case and then each source has it."""
        told = (
            (position.only_if, position.only_if_issue, True),
            (position.unless, position.unless_issue, False),
        )
        yield from ((text or "", issue, holds) for text, issue, holds in told if issue)
        for source in sorted(position.sources, reverse=True):
            found = self.read.get(source.finding)
            if found is not None:
                yield from self._spans(found, source.report, position.issue)
        yield from ((text, None, holds) for text, issue, holds in told if text and not issue)

    def _spans(self, found: Position, report: str, own: str) -> Iterator[tuple[str, str | None, bool]]:
        for span, holds in ((found.only_if, True), (found.unless, False)):
            if span is None:
                continue
            issues = sorted(
                {issue for other, issue in self.told.get(report, ()) if other.overlaps(span) and issue != own}
            )
            yield from ((span.quote, issue, holds) for issue in issues)
            if not issues:
                yield span.quote, None, holds

    def _by_words(self, text: str, *, ignore_negation: bool) -> Term | None:
        """The only option that the words of a condition name.

        In "unless" clauses German puts a "nicht" that belongs to the conjunction ("solange ... nicht").
        """
        words = {word.casefold() for word in words_of(text)}
        found: dict[tuple[str, ...], Term] = {}
        for key, term in sorted(self.acts.issues.items()):
            reading = meaning(self.world.issue(key).label)
            verb = lexicon(reading.language).verbs.get(reading.head.casefold(), "")
            stems = [reading.head.casefold(), re.sub("e?n$", "", verb) if reading.language == "de" else verb]
            if any(len(stem) > 3 and stem in word for word in words for stem in stems):
                found.setdefault(term.keys, term)
        if not found:
            found = self._by_family(text, self._named(text))
        if len(found) != 1:
            return None
        term = next(iter(found.values()))
        return _turned(term, text, "", ignore_negation=ignore_negation)

    def _named(self, text: str) -> frozenset[str]:
        """The parties named in a condition, as its report reads them ("Washington")."""
        return self.inside.get(text, frozenset())

    def _by_family(self, text: str, named: frozenset[str]) -> dict[tuple[str, ...], Term]:
        """The acts of the family that a clause names; of the parties it names, the new or the standing ones."""
        found: dict[tuple[str, ...], Term] = {}
        for words in lexicons():
            name, ends = words.clause(text)
            alike = [act for act in self.acts.acts if name and act.family == name]
            if any(act.owner in named for act in alike) and not any(act.group for act in alike):
                alike = [act for act in alike if act.owner in named]
            if len({act.group or act.key for act in alike}) > 1:
                new = words.read(text).new
                alike = [act for act in alike if bool(act.conditions) != new]
            if alike and len({act.group or act.key for act in alike}) == 1:
                keys = tuple(sorted(act.key for act in alike))
                found.setdefault(keys, Term(keys, not ends))
        return found


def _turned(term: Term, text: str, label: str, *, ignore_negation: bool) -> Term:
    """The term of a condition, turned round if its words say that it is not so ("eine Waffenruhe verweigert")."""
    words = {word.casefold() for word in words_of(text)}
    own = {word.casefold() for word in words_of(label)}
    stems = lexicon("de").heads["refusing"]
    refused = any(stem in word for word in words - own for stem in stems)
    denied = not ignore_negation and any(re.fullmatch("nicht|keine?[rsnm]?", word) for word in words - own)
    return Term(term.keys, not term.positive) if refused != denied else term


def _mentioned(party: Mapping[tuple[str, str], str], findings: Findings, span: Span) -> frozenset[str]:
    """The parties with a mention inside a span."""
    ids = (actor.id for actor in findings.actors if any(span.overlaps(mention) for mention in actor.mentions))
    return frozenset(party[findings.report.id, one] for one in ids if (findings.report.id, one) in party)
