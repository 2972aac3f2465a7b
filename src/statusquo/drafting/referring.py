"""What an issue means that does not name its act: "der Reform zustimmen", "dem Verfahren", "zwölf Geiseln".

Each method says which other issues name what is meant.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from statusquo.case.joined import HeldPosition
from statusquo.drafting.current import Indexed
from statusquo.drafting.deeds import THING, consented, deed, nouns_of
from statusquo.drafting.lexicon import lexicon, meaning, words_of
from statusquo.drafting.opponents import party_of
from statusquo.span import Span


class Referring:
    """Finds what issues of one world refer to."""

    def __init__(self, world: Indexed) -> None:
        self.world, self.held = world, world.by_issue
        self.read = {p.id: p for findings in world.findings for p in findings.positions}

    def _label(self, key: str) -> str:
        return self.world.issue(key).label

    def meant(self, key: str) -> set[str]:
        """The issues that an agreement is about: those with the head noun behind "über"."""
        about = meaning(self._label(key)).about
        if not about:
            return set()
        return self._called(about, key)

    def to_others(self, key: str) -> set[str]:
        """The issues that name the act an issue only refers to; empty if it names one itself."""
        return self.bare(key) or self.pointed_at(key) or self.done_to(key)

    def bare(self, key: str) -> set[str]:
        """The issues that tell what a bare noun of action is done to ("der Reform zustimmen": to the tax)."""
        inner = consented(self._label(key)) or self._label(key)
        reading = meaning(inner)
        nouns = [word for word in words_of(inner) if word[0].isupper()]
        if reading.verb or reading.one_way or reading.family or len(nouns) != 1 or deed(inner) is not None:
            return set()
        if reading.head.casefold() not in lexicon(reading.language).verbs:
            return set()
        return {other for other in self._called(inner, key) if deed(self._label(other)) is not None}

    def pointed_at(self, key: str) -> set[str]:
        """What a noun that only points back means ("dem Verfahren"): what its speaker names before it."""
        reading = meaning(self._label(key))
        nouns = [word for word in words_of(self._label(key)) if word[0].isupper()]
        if len(nouns) != 1 or reading.head.casefold() not in lexicon(reading.language).heads["pointing"]:
            return set()
        places = [(p.party, *place) for p in self.held[key] for place in self._places(p)]
        speakers = {p.party for p in self.held[key]}
        return {
            other
            for other, positions in self.held.items()
            if other != key
            for position in positions
            if position.party in speakers
            for report, issue, sentence in self._places(position)
            for party, here, pointer, around in places
            if (party, here) == (position.party, report) and sentence.overlaps(around) and issue.stop <= pointer.start
        }

    def done_to(self, key: str) -> set[str]:
        """The issues that say what is done to what a phrase only names ("zwölf Geiseln", "Freilassung der Geiseln")."""
        reading = meaning(self._label(key))
        words = lexicon(reading.language)
        if reading.verb or reading.family or reading.one_way or words.verb_of(reading.head) or deed(reading.text):
            return set()
        speakers = {p.party for p in self.held[key]}
        named = self._deeds.get(nouns_of(reading.text), ())
        return {other for other, verb, acting in named if other != key and verb != THING and acting & speakers}

    def handed_over(self, key: str) -> set[str]:
        """The issues of handing over what a phrase says is kept ("Geiseln festhalten": of setting them free)."""
        reading = meaning(self._label(key))
        heads = lexicon(reading.language).heads
        if not reading.verb or not any(stem in reading.verb for stem in heads["withholding"]):
            return set()
        named = self._deeds.get(nouns_of(reading.text), ())
        return {other for other, verb, _ in named if any(verb.startswith(stem) for stem in heads["handing"])}

    @cached_property
    def _deeds(self) -> dict[tuple[str, ...], list[tuple[str, str, frozenset[str]]]]:
        """The issues that name a deed, by what it is done to: key, verb, and the parties that would act."""
        found: dict[tuple[str, ...], list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
        for key, positions in self.held.items():
            if (done := deed(self._label(key))) is not None:
                acting = frozenset(party_of(self.world, p.who_would_act) or p.party for p in positions)
                found[done.objects].append((key, done.verb, acting))
        return found

    def _places(self, position: HeldPosition) -> list[tuple[str, Span, Span]]:
        """Where the reports tell a position: report, issue, and the words around it."""
        found = ((source.report, self.read.get(source.finding)) for source in position.sources)
        return [(report, one.issue, one.evidence) for report, one in found if one is not None]

    def _called(self, noun: str, key: str) -> set[str]:
        """The other issues whose head is the noun of a phrase: "der Reform zustimmen", of "Reform der Steuer"."""
        stem = (meaning(noun).head or noun).casefold().rstrip("ns")
        return {
            other
            for other in self.held
            if other != key and meaning(self._label(other)).head.casefold().rstrip("ns") == stem
        }
