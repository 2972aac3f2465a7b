"""An assessment in sentences, German or English: short, one idea each, every one with the findings behind it.

The data is in :mod:`statusquo.assessment.results`; here it only finds its words. A sentence never says more than
the data: shares of orders are no probabilities, and what was not looked at is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from statusquo.assessment.edit_words import EditWords
from statusquo.assessment.phrases import Phrases, Sentence
from statusquo.assessment.results import Assessment, Question, StateAnswer, Step, Verdict, Way


@dataclass(frozen=True, slots=True)
class Section:
    """The answer to one question.

    Attributes:
        key: ``stable``, ``share``, ``edits``, ``drift``, ``joint``, ``equilibria``, ``needed`` or ``limits``.
        title: the question in words.
        state: the completion of the status quo it answers for, in words; empty if there is only one.
    """

    key: str
    title: str
    sentences: tuple[Sentence, ...]
    state: str = ""


def describe(assessment: Assessment, language: str = "de", *, most: int = 5) -> tuple[Section, ...]:
    """Put an assessment into words.

    Args:
        language: ``de`` or ``en``.
        most: sentences about single threats, edits, ways or coalitions in each section.

    Raises:
        UsageError: an unknown language.
    """
    return _Describer(assessment, language, most).sections()


class _Describer:
    def __init__(self, assessment: Assessment, language: str, most: int) -> None:
        self.assessment, self.most = assessment, most
        self.words = Phrases(dict(assessment.labels), language, dict(assessment.owners))
        self.say = self.words.say
        self.edits = EditWords(assessment, self.words, most)

    def sections(self) -> tuple[Section, ...]:
        found: list[Section] = []
        several = self.assessment.completions > 1
        for answer in self.assessment.answers:
            state = ""
            if several:
                told = self.words.state(answer.state, self.assessment.open_options)
                state = self.say("assessment.state.completion", state=told)
            for key, sentences in (
                ("stable", self._stable(answer)),
                ("share", self._share(answer)),
                ("edits", self.edits.sentences(answer) if 3 in self.assessment.asked else []),
                ("drift", self._drift(answer)),
                ("joint", self._joint(answer)),
            ):
                if sentences:
                    found.append(Section(key, self.say(f"assessment.heading.{key}"), tuple(sentences), state))
        equilibria = [] if self.assessment.answers else self._equilibria()
        for key, sentences in (
            ("equilibria", equilibria),
            ("needed", self._needed()),
            ("limits", self._limits()),
        ):
            if sentences:
                found.append(Section(key, self.say(f"assessment.heading.{key}"), tuple(sentences)))
        return tuple(found)

    # ---- question 1 --------------------------------------------------------------------------------------

    def _stable(self, answer: StateAnswer) -> list[Sentence]:
        concepts = self.assessment.concepts
        stable = [concept for concept in concepts if answer.stable(concept)]
        unstable = [concept for concept in concepts if not answer.stable(concept)]
        if not unstable or not stable:
            key = "all" if stable else "none"
            sentences = [Sentence(self.say(f"assessment.stable.{key}", concepts=self.words.concepts(concepts)))]
        else:
            text = self.say(
                "assessment.stable.some",
                stable=self.words.concepts(stable),
                unstable=self.words.concepts(unstable),
            )
            readings = "; ".join(
                f"{self.words.concepts([concept])}: {self.say(f'assessment.reading.{concept}')}"
                for concept in (*unstable[:1], *stable[:1])
            )
            sentences = [
                Sentence(text),
                Sentence(self.say("assessment.stable.difference", readings=readings)),
            ]
        for party in self.assessment.parties:
            sentences += self._party([v for v in answer.verdicts if v.party == party])
        if self.assessment.echo:
            sentences.append(Sentence(self.say("assessment.stable.echo")))
        return sentences

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
            sentences.append(Sentence(_capital(text), verdicts[0].because))
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
                more["answer"] = self._answer(threat.answer)
            elif verdict.concept == "nash":
                return "free_nash", self._filled("free_nash", names | more, verdict.because)
        return f"{key} {more}", self._filled(key, names | more, verdict.because)

    def _filled(self, key: str, values: dict[str, str], because: tuple[str, ...]) -> Sentence:
        return Sentence(_capital(self.say(f"assessment.stable.{key}", concepts="\0", **values)), because)

    def _answer(self, steps: Iterable[Step]) -> str:
        parts = []
        for number, step in enumerate(steps):
            parts.append(
                self.say(
                    "assessment.stable.answer_next" if number else "assessment.stable.answer",
                    party=self.words.name(step.party).subject,
                    could=self.words.verb("could", step.party),
                    act=self.words.act(step),
                )
            )
        return self.say("assessment.comma").join(parts)

    # ---- question 2 --------------------------------------------------------------------------------------

    def _share(self, answer: StateAnswer) -> list[Sentence]:
        if not answer.shares:
            return []
        if self.assessment.orders == 1:
            return [Sentence(self.say("assessment.share.one"))]
        sentences = []
        if self.assessment.too_open:
            sentences.append(Sentence(self.say("assessment.share.too_open")))
        alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for share in answer.shares:
            alike[share.value, share.low, share.high, share.exact, share.looked_at].append(share.concept)
        for share in answer.shares:
            concepts = alike[share.value, share.low, share.high, share.exact, share.looked_at]
            if concepts[0] != share.concept:
                continue
            text = self.say(
                "assessment.share.exact" if share.exact else "assessment.share.sampled",
                concept=self.words.concepts(concepts),
                share=self.words.share(share.value),
                low=self.words.share(share.low),
                high=self.words.share(share.high),
                looked_at=share.looked_at,
                orders=self.words.orders(self.assessment.orders),
            )
            sentences.append(Sentence(text))
        sentences.append(Sentence(self.say("assessment.share.meaning")))
        largest = sorted(answer.swings, key=lambda swing: -abs(swing.swing))
        seen: set[tuple[str, str]] = set()
        for swing in largest:
            if (swing.party, swing.statement) in seen or len(seen) == self.most:
                continue
            seen.add((swing.party, swing.statement))
            text = self.say(
                f"assessment.share.swing_{swing.kind}",
                **self._about(swing.party, swing.statement),
                high=self.words.share(swing.high),
                low=self.words.share(swing.low),
                concept=self.words.concepts([swing.concept]),
            )
            sentences.append(Sentence(text, swing.because))
        if answer is self.assessment.answers[-1]:
            sentences += [self._question(question) for question in self.assessment.questions[:1]]
        return sentences

    def _about(self, party: str, statement: str) -> dict[str, str]:
        found = self.words.name(party)
        return {"party": found.object, "dative": found.dative, "statement": self.words.statement(statement)}

    def _question(self, question: Question) -> Sentence:
        text = self.say(
            f"assessment.share.ask_{question.kind}",
            **self._about(question.party, question.statement),
            change=self.words.share(question.change),
        )
        return Sentence(text)

    # ---- questions 4 and 5 -------------------------------------------------------------------------------

    def _drift(self, answer: StateAnswer) -> list[Sentence]:
        if not answer.reached:
            return [Sentence(self.say("assessment.drift.nowhere"))] if answer.ways else []
        sentences = []
        if not any(reached.improvements for reached in answer.reached):
            sentences.append(Sentence(self.say("assessment.drift.stuck")))
        home = [concept for concept in self.assessment.concepts if answer.stable(concept)]
        if home:
            text = self.say("assessment.drift.home", concepts=self.words.concepts(home))
            sentences.append(Sentence(text))
        if not answer.ways and not home:
            sentences.append(Sentence(self.say("assessment.drift.no_equilibrium")))
        told = [way for way in answer.ways if len(way.steps) <= TOLD_STEPS and _changes(way) <= TOLD_CHANGES]
        sentences += [self._way(way) for way in (told or answer.ways[:1])[: self.most]]
        return sentences

    def _way(self, way: Way) -> Sentence:
        parts = []
        for number, step in enumerate(way.steps):
            parts.append(
                self.say(
                    "assessment.drift.next" if number else "assessment.drift.first",
                    party=self.words.name(step.party).subject,
                    act=self.words.act(step),
                    could=self.words.verb("could", step.party),
                )
            )
        steps = _capital(self.say("assessment.comma").join(parts))
        text = self.say("assessment.drift.way", steps=steps, concepts=self.words.concepts(way.concepts))
        against = tuple(dict.fromkeys(step.party for step in way.against_interest))
        if against:
            text += " " + self.say(
                "assessment.drift.against",
                party=self.words.parties(against),
                would=self.words.verb("would", *against),
            )
        else:
            text += " " + self.say("assessment.drift.improving")
        return Sentence(text)

    def _joint(self, answer: StateAnswer) -> list[Sentence]:
        sentences = []
        for joint in sorted(answer.joint, key=lambda joint: not joint.agreed)[: self.most]:
            acts = list(dict.fromkeys(self.words.act(step) for step in joint.steps))
            gain = self.say(
                "assessment.joint.gain",
                parties=_capital(self.words.parties(joint.members)),
                could=self.words.verb("could", *joint.members),
                act=self.words.listed(acts),
            )
            if joint.answer:
                text = self.say(
                    "assessment.joint.answered_credible" if joint.credible else "assessment.joint.answered",
                    gain=gain,
                    answer=self._answer(joint.answer),
                    hurt=self.words.listed([self.words.name(party).object for party in joint.hurt]),
                )
            else:
                text = self.say("assessment.joint.free", gain=gain)
            sentences.append(Sentence(text))
        return sentences

    # ---- without a status quo; resolutions; limits ------------------------------------------------------

    def _equilibria(self) -> list[Sentence]:
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

    def _needed(self) -> list[Sentence]:
        sentences = []
        by_state: dict[str, list[str]] = defaultdict(list)
        for entry in self.assessment.needed:
            by_state[entry.state].append(entry.concept)
        for state in by_state:
            entries = [entry for entry in self.assessment.needed if entry.state == state]
            told = self.words.state(state)
            if holding := [entry.concept for entry in entries if entry.holds]:
                text = self.say("assessment.needed.holds", state=told, concepts=self.words.concepts(holding))
                sentences.append(Sentence(text))
            if failing := [entry for entry in entries if not entry.holds]:
                parties = [p for p in self.assessment.parties if any(p in entry.parties for entry in failing)]
                text = self.say(
                    "assessment.needed.not_yet",
                    state=told,
                    concepts=self.words.concepts([entry.concept for entry in failing]),
                    parties=self.words.listed([self.words.name(party).object for party in parties]),
                )
                sentences.append(Sentence(text))
                edits = [edit for entry in failing for edit in entry.edits]
                sentences += self.edits.told(edits, "needed")
                if not edits:
                    sentences.append(Sentence(self.say("assessment.needed.none")))
            if any(entry.reachable is False for entry in entries):
                sentences.append(Sentence(self.say("assessment.needed.unreachable")))
        return sentences

    def _limits(self) -> list[Sentence]:
        sentences = []
        for key, values in self.assessment.notes:
            if key != "edits_cut":  # told with question 3
                sentences.append(Sentence(self.say(f"assessment.note.{key}", **dict(values))))
        return sentences


TOLD_STEPS, TOLD_CHANGES = 4, 6
"""Longer ways to an equilibrium are in the data, but nobody would follow them in a sentence."""


def _changes(way: Way) -> int:
    return sum(len(step.taken) + len(step.dropped) for step in way.steps)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
