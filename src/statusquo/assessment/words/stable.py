"""Question 1 in sentences: stable or not, for whom, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from statusquo.assessment.phrases import Sentence, capital
from statusquo.assessment.results import StateAnswer, Verdict
from statusquo.assessment.words.telling import Telling


class StableWords(Telling):
    """Puts verdicts into words."""

    def sentences(self, answer: StateAnswer) -> list[Sentence]:
        """The verdict, why the concepts differ, and the reasons party by party."""
        stable, unstable = self._by_verdict(answer)
        sentences = [self.verdict(answer)]
        if stable and unstable:
            sentences += self._differences(set(stable), set(unstable))
        for party in self.assessment.parties:
            sentences += self._party([v for v in answer.verdicts if v.party == party])
        if self.assessment.echo:
            sentences.append(Sentence(self.say("assessment.stable.echo")))
        return sentences

    def verdict(self, answer: StateAnswer) -> Sentence:
        """Stable or not, and under which concepts."""
        stable, unstable = self._by_verdict(answer)
        if stable and unstable:
            told = {"stable": self.words.concepts(stable), "unstable": self.words.concepts(unstable)}
            return Sentence(self.say("assessment.stable.some", **told))
        key = "all" if stable else "none"
        return Sentence(self.say(f"assessment.stable.{key}", concepts=self.words.concepts(self.assessment.concepts)))

    def _by_verdict(self, answer: StateAnswer) -> tuple[list[str], list[str]]:
        """The concepts under which a state is stable, and the others."""
        concepts = self.assessment.concepts
        stable = [concept for concept in concepts if answer.stable(concept)]
        return stable, [concept for concept in concepts if concept not in stable]

    def _differences(self, stable: set[str], unstable: set[str]) -> list[Sentence]:
        """What makes a state stable under some concepts and not under others, one sentence for each thing."""
        found = []
        for key, pairs in DIFFERENCES:
            told = [(strict, mild) for strict, mild in pairs if strict in unstable and mild in stable]
            if told:
                strict, mild = (
                    self.words.concepts([concept for concept in self.assessment.concepts if concept in names])
                    for names in map(set, zip(*told, strict=True))
                )
                found.append(Sentence(self.say(f"assessment.difference.{key}", strict=strict, mild=mild)))
        return found

    def _party(self, verdicts: Sequence[Verdict]) -> list[Sentence]:
        """One party: verdicts with the same reason in one sentence, concepts in brackets."""
        groups: dict[str, list[Verdict]] = defaultdict(list)
        texts: dict[str, Sentence] = {}
        for verdict in verdicts:
            pattern, sentence = self._reason(verdict)
            groups[pattern].append(verdict)
            texts.setdefault(pattern, sentence)
        sentences = []
        for pattern, members in groups.items():
            text = texts[pattern].text.replace("\0", self.words.concepts([m.concept for m in members]))
            if members[0].open:
                text += " " + self.say("assessment.stable.open")
            sentences.append(Sentence(text, texts[pattern].because))
        if verdicts and all(verdict.own_wish_alone for verdict in verdicts):
            party = verdicts[0].party
            text = self.say(
                "assessment.stable.own_wish",
                party=self.words.name(party).subject,
                wants=self.words.verb("wants", party),
            )
            sentences.append(Sentence(capital(text), verdicts[0].because))
        return sentences

    def _reason(self, verdict: Verdict) -> tuple[str, Sentence]:
        """Why, in a sentence that has a zero where the concepts go; equal for equal reasons."""
        party = verdict.party
        names = {
            "party": self.words.name(party).subject,
            "object": self.words.name(party).object,
            "could": self.words.verb("could", party),
            "has": self.words.verb("has", party),
            "can": self.words.verb("can", party),
        }
        key, more = verdict.why, {}
        if verdict.threats:
            threat = verdict.threats[0]
            more["act"] = self.words.act(threat.move)
            if verdict.why == "deterred":
                more["answer"] = self.words.moves(threat.answer)
            elif verdict.concept == "nash" and not self._unanswered(verdict):
                return "free_nash", self._filled("free_nash", names | more, verdict.because)
        return f"{key} {more}", self._filled(key, names | more, verdict.because)

    def _unanswered(self, nash: Verdict) -> bool:
        """Whether the move that is free because nobody reckons with answers is free under another concept too."""
        return any(
            verdict.why == "free" and verdict.concept != "nash" and verdict.threats[0].move == nash.threats[0].move
            for answer in self.assessment.answers
            for verdict in answer.verdicts
            if verdict.party == nash.party and verdict.threats and nash in answer.verdicts
        )

    def _filled(self, key: str, values: dict[str, str], because: tuple[str, ...]) -> Sentence:
        return Sentence(capital(self.say(f"assessment.stable.{key}", concepts="\0", **values)), because)

    def equilibria(self) -> list[Sentence]:
        """Where there is no status quo: the stable states of each concept."""
        sentences = []
        numbers = dict(self.assessment.equilibria_number)
        for concept, states in self.assessment.equilibria:
            text = self.say(
                "assessment.stable.equilibria" if states else "assessment.stable.equilibria_none",
                concept=self.words.concepts([concept]),
                number=numbers[concept],
                states="; ".join(states[: self.most]) + (" …" if numbers[concept] > self.most else ""),
            )
            sentences.append(Sentence(text))
        return sentences


DIFFERENCES = (
    ("answers", (("nash", "sseq"), ("nash", "seq"), ("nash", "smr"), ("nash", "gmr"))),
    ("credible", (("seq", "gmr"), ("sseq", "smr"))),
    ("reaction", (("smr", "gmr"), ("sseq", "seq"))),
)
"""What the milder concept of each pair adds: that others answer at all, answers that harm those who give them, and
that the party cannot move once more."""
