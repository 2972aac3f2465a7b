"""Question 2 in sentences: in what share of the orders, on what it hangs, and what to ask."""

from __future__ import annotations

from collections import defaultdict

from statusquo.assessment.phrases import Sentence, capital
from statusquo.assessment.results import Question, Share, StateAnswer, Swing
from statusquo.assessment.words.telling import Telling

ROWS = 2
"""Rows of shares by party that are told: those of the first concept, and the one most different from it."""


class ShareWords(Telling):
    """Puts shares, swings and questions into words; without ``numbers`` only what the shares hang on."""

    def sentences(self, answer: StateAnswer) -> list[Sentence]:
        """The shares, for whom they are what they are, what they hang on, and the first question to the sources."""
        if not answer.shares:
            return []
        if self.assessment.orders == 1:
            return [Sentence(self.say("assessment.share.one"))]
        told = [self.say("assessment.share.too_open")] if self.assessment.too_open else []
        told.append(self.say("assessment.share.baseline", orders=self.words.orders(self.assessment.orders)))
        if self.numbers:
            told += [*self._shares(answer), *self._turned(answer), *self._parties(answer)]
        else:
            told += self._turned(answer)
        told.append(self.say("assessment.share.meaning"))
        sentences = [*map(Sentence, told), *self._swings(answer)]
        if answer is self.assessment.answers[-1]:
            sentences += [self.question(question) for question in self.assessment.questions[:1]]
        return sentences

    def _shares(self, answer: StateAnswer) -> list[str]:
        """A sentence for each different share."""
        alike: dict[tuple[object, ...], list[Share]] = defaultdict(list)
        for share in answer.shares:
            alike[share.value, share.low, share.high, share.exact, share.looked_at].append(share)
        return [
            self.say(
                "assessment.share.exact" if group[0].exact else "assessment.share.sampled",
                concept=self._concepts([share.concept for share in group]),
                share=self.words.share(group[0].value),
                low=self.words.share(group[0].low),
                high=self.words.share(group[0].high),
                looked_at=group[0].looked_at,
            )
            for group in alike.values()
        ]

    def _turned(self, answer: StateAnswer) -> list[str]:
        """Where the verdict of the file's own order is not that of most orders."""
        found = []
        for stable in (True, False):
            concepts = [
                share.concept
                for share in answer.shares
                if answer.stable(share.concept) == stable and share.bears_out(stable) is False
            ]
            if concepts:
                key = "assessment.share.rarely" if stable else "assessment.share.mostly"
                found.append(self.say(key, concept=self._concepts(concepts)))
        return found

    def _parties(self, answer: StateAnswer) -> list[str]:
        """The shares in which it is stable for each party; told where parties differ."""
        rows: dict[tuple[tuple[str, float], ...], list[str]] = defaultdict(list)
        for share in answer.shares:
            rows[share.parties].append(share.concept)
        differing = [(row, concepts) for row, concepts in rows.items() if len({value for _, value in row}) > 1]
        if len(differing) > ROWS:
            first = differing[0][0]
            rest = sorted(differing[1:], key=lambda entry: -_distance(first, entry[0]))
            differing = [differing[0], *rest[: ROWS - 1]]
        return [
            self.say(
                "assessment.share.parties",
                concept=self._concepts(concepts),
                parties=self.words.listed(self._row(row)),
            )
            for row, concepts in differing
        ]

    def _row(self, row: tuple[tuple[str, float], ...]) -> list[str]:
        """The share of each party; those for whom it is always stable together."""
        always = [party for party, value in row if value == 1]
        told = [
            self.say("assessment.share.party", object=self.words.name(party).object, share=self.words.share(value))
            for party, value in row
            if value < 1 or len(always) < 2
        ]
        others = [self.say("assessment.share.others", share=self.words.share(1.0))] if len(always) > 1 else []
        return told + others

    def _swings(self, answer: StateAnswer) -> list[Sentence]:
        """The largest swings; where there are none for all together, that and those of single parties."""
        if answer.swings:
            return self._largest(answer.swings, self.most)
        key = "settled" if all(share.value in (0, 1) for share in answer.shares) else "together"
        sentences = [Sentence(self.say(f"assessment.share.{key}"))]
        never = [
            party
            for party in self.assessment.parties
            if answer.shares and all(dict(share.parties)[party] == 0 for share in answer.shares)
        ]
        if never and key == "settled":
            sentences.append(Sentence(self.say("assessment.share.never", parties=self._objects(never))))
        return sentences + self._largest(answer.party_swings, ROWS)

    def _largest(self, swings: tuple[Swing, ...], most: int) -> list[Sentence]:
        found: dict[tuple[str, str], Sentence] = {}
        for swing in sorted(swings, key=lambda swing: -abs(swing.swing)):
            if (swing.party, swing.statement) in found or len(found) == most:
                continue
            text = self.say(
                f"assessment.share.swing_{swing.kind}",
                **self._about(swing.party, swing.statement),
                high=self.words.share(swing.high),
                low=self.words.share(swing.low),
                concept=self.words.concepts([swing.concept]),
            )
            found[swing.party, swing.statement] = Sentence(self._only_for(swing.about, text), swing.because)
        return list(found.values())

    def question(self, question: Question) -> Sentence:
        """A question to the sources, with what its answer would change."""
        text = self.say(
            f"assessment.share.ask_{question.kind}",
            **self._about(question.party, question.statement),
            change=self.words.share(question.change),
        )
        return Sentence(self._only_for(question.about, text))

    def _only_for(self, party: str, text: str) -> str:
        """The sentence with the party before it whose verdict alone it is about."""
        if not party:
            return text
        return capital(self.say("assessment.share.only_for", object=self.words.name(party).object, text=text))

    def _about(self, party: str, statement: str) -> dict[str, str]:
        found = self.words.name(party)
        return {"party": found.object, "dative": found.dative, "statement": self.words.statement(statement)}

    def _concepts(self, concepts: list[str]) -> str:
        return capital(self.words.of_all(concepts, self.assessment.concepts))

    def _objects(self, parties: list[str]) -> str:
        return self.words.listed([self.words.name(party).object for party in parties])


def _distance(one: tuple[tuple[str, float], ...], other: tuple[tuple[str, float], ...]) -> float:
    return sum(abs(a - b) for (_, a), (_, b) in zip(one, other, strict=True))
