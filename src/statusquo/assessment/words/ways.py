"""Questions 4 and 5 in sentences: where it could go, and who could move it together."""

from __future__ import annotations

from collections.abc import Iterable

from statusquo.assessment.phrases import Sentence, capital
from statusquo.assessment.results import Joint, StateAnswer, Way
from statusquo.assessment.words.telling import Telling


class WayWords(Telling):
    """Puts ways and coalitions into words."""

    def drift(self, answer: StateAnswer) -> list[Sentence]:
        """Where the status quo itself stands, and the shortest ways to stable states."""
        if not answer.reached:
            return [Sentence(self.say("assessment.drift.nowhere"))] if answer.ways else []
        sentences = []
        if not any(reached.improvements for reached in answer.reached):
            sentences.append(Sentence(self.say("assessment.drift.stuck")))
        home = [concept for concept in self.assessment.concepts if answer.stable(concept)]
        if home:
            text = self.say("assessment.drift.home", concepts=self.words.of_all(home, self.assessment.concepts))
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
        steps = capital(self.say("assessment.comma").join(parts))
        text = self.say(
            "assessment.drift.way", steps=steps, concepts=self.words.of_all(way.concepts, self.assessment.concepts)
        )
        against = tuple(dict.fromkeys(step.party for step in way.against_interest))
        idle = tuple(dict.fromkeys(step.party for step in way.idle if step.party not in against))
        if against:
            text += " " + self.say(
                "assessment.drift.against",
                party=self.words.parties(against),
                would=self.words.verb("would", *against),
            )
        if idle:
            parties = self.words.listed([self.words.name(party).dative for party in idle])
            text += " " + self.say("assessment.drift.idle", dative=parties)
        if not against and not idle:
            text += " " + self.say("assessment.drift.improving")
        if way.variants and self.assessment.completions == 1:  # of several they need not be the same
            text += " " + self.say("assessment.drift.variants")
        return Sentence(text)

    def joint(self, answer: StateAnswer) -> list[Sentence]:
        """The coalitions that could leave it, and what the others could answer; or that there is none."""
        if not answer.joint:
            return [Sentence(self.say("assessment.joint.none"))]
        sentences = []
        for joint in answer.joint[: self.most]:
            gain = self.say(
                "assessment.joint.gain", parties=self.words.parties(joint.members), acts=self._shares(joint)
            )
            if joint.answer:
                text = self.say(
                    "assessment.joint.answered_credible" if joint.credible else "assessment.joint.answered",
                    gain=gain,
                    answer=self.words.moves(joint.answer),
                    hurt=self.words.listed([self.words.name(party).object for party in joint.hurt]),
                )
            else:
                text = self.say("assessment.joint.free", gain=gain)
            unspoken, because = self._unspoken(joint)
            sentences.append(Sentence(" ".join([text, *unspoken, *self._alone(joint), *self._share(joint)]), because))
        return sentences

    def _shares(self, joint: Joint) -> str:
        """Who would do what; what several would do is told once."""
        acts: dict[str, list[str]] = {}
        for step in joint.steps:
            acts.setdefault(self.words.act(step), []).append(step.party)
        return self.say("assessment.comma").join(
            self.say(
                "assessment.drift.first",
                party=self.words.parties(parties),
                could=self.words.verb("could", *parties),
                act=act,
            )
            for act, parties in acts.items()
        )

    def channels(self) -> list[Sentence]:
        """The direct channels that are missing, and what is not to be expected without them."""
        return [
            Sentence(self.say("assessment.channel.missing", parties=self._between(channel.parties)), channel.because)
            for channel in self.assessment.channels
        ]

    def _unspoken(self, joint: Joint) -> tuple[list[str], tuple[str, ...]]:
        """Which members of a coalition would have to find another way to agree, and the findings that say so."""
        missing = [c for c in self.assessment.channels if len(set(c.parties) & set(joint.members)) > 1]
        told = [
            self.say(
                "assessment.channel.joint", parties=self._between(p for p in channel.parties if p in joint.members)
            )
            for channel in missing
        ]
        return told, tuple(dict.fromkeys(id_ for channel in missing for id_ in channel.because))

    def _between(self, parties: Iterable[str]) -> str:
        """Parties after "between"."""
        return self.words.listed([self.words.name(party).dative for party in parties])

    def _alone(self, joint: Joint) -> list[str]:
        """For each member what it could do by itself instead and like at least as well."""
        return [
            self.say(
                "assessment.joint.alone",
                party=capital(self.words.name(step.party).subject),
                could=self.words.verb("could", step.party),
                act=self.words.act(step),
            )
            for step in joint.alone
        ]

    def _share(self, joint: Joint) -> list[str]:
        """In how many orders all gain, unless it is in all of them."""
        if joint.share > 1 - 1e-9:
            return []
        return [self.say("assessment.joint.share", share=self.words.share(joint.share))]


def _changes(way: Way) -> int:
    return sum(len(step.taken) + len(step.dropped) for step in way.steps)


TOLD_STEPS, TOLD_CHANGES = 4, 6
"""Longer ways to an equilibrium are in the data, but nobody would follow them in a sentence."""
