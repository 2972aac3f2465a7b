"""Question 3 the other way round, in sentences: what would have to be true for a resolution to hold."""

from __future__ import annotations

from collections import defaultdict

from statusquo.assessment.phrases import Phrases, Sentence
from statusquo.assessment.results import Assessment, Needed
from statusquo.assessment.words.edits import EditWords
from statusquo.assessment.words.telling import Telling


class ResolutionWords(Telling):
    """Puts what resolutions need into words."""

    def __init__(self, assessment: Assessment, words: Phrases, edits: EditWords) -> None:
        super().__init__(assessment, words, edits.most)
        self.edits = edits

    def sentences(self) -> list[Sentence]:
        """For each resolution which state was taken for it, whether it would hold, and what it needs."""
        asked: dict[str, list[Needed]] = defaultdict(list)
        for entry in self.assessment.needed:
            asked[entry.asked].append(entry)
        return [sentence for entries in asked.values() for sentence in self._resolution(entries)]

    def _resolution(self, entries: list[Needed]) -> list[Sentence]:
        every, first = self.assessment.concepts, entries[0]
        told = [self.say("assessment.needed.state", asked=first.asked, state=first.state, taken=self._taken(first))]
        if first.matches > 1:
            told.append(self.say("assessment.needed.several", number=first.matches))
            held = max(entries, key=lambda entry: entry.holding)
            if held.holding:
                concept = self.words.concepts([held.concept])
                told.append(self.say("assessment.needed.stable_ones", stable=held.holding, concept=concept))
            else:
                told.append(self.say("assessment.needed.none_stable"))
        if holding := [entry.concept for entry in entries if entry.holds]:
            told.append(self.say("assessment.needed.holds", concepts=self.words.of_all(holding, every)))
        failing = [entry for entry in entries if not entry.holds]
        if failing:
            parties = [p for p in self.assessment.parties if any(p in entry.parties for entry in failing)]
            told.append(
                self.say(
                    "assessment.needed.not_yet",
                    concepts=self.words.of_all([entry.concept for entry in failing], every),
                    parties=self.words.listed([self.words.name(party).object for party in parties]),
                )
            )
        sentences = list(map(Sentence, told))
        edits = [edit for entry in failing for edit in entry.edits]
        sentences += self.edits.told(edits, "needed")
        if failing and not edits:
            sentences.append(Sentence(self.say("assessment.needed.none")))
        if any(entry.reachable is False for entry in entries):
            sentences.append(Sentence(self.say("assessment.needed.unreachable")))
        return sentences

    def _taken(self, entry: Needed) -> str:
        """The acts that are taken in the state."""
        return self.words.state(entry.state)
