"""The small parts of sentences: acts, states, statements, shares, lists of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from statusquo.assessment.infinitives import is_infinitive, with_zu
from statusquo.assessment.names import Name, name
from statusquo.assessment.results import Step
from statusquo.conflict.expression import Expression, parse
from statusquo.messages import Words, words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the ids of the findings it rests on (none: it is computed)."""

    text: str
    because: tuple[str, ...] = ()


class Phrases:
    """Makes the parts of sentences in one language, for the options of one conflict."""

    def __init__(self, labels: Mapping[str, str], language: str, owners: Mapping[str, str]) -> None:
        self.labels, self.language, self.owners = dict(labels), language, dict(owners)
        double = Counter(labels.values())
        # acts that several parties share ("einer Waffenruhe zustimmen") are told apart by their owner
        self.told = {key: f"{label} ({owners[key]})" if double[label] > 1 else label for key, label in labels.items()}
        self.say: Words = words(language)

    def name(self, party: str) -> Name:
        """A party as it stands in a sentence."""
        return name(party, self.language)

    def verb(self, key: str, *parties: str) -> str:
        """A verb that agrees with its subject: ``could``, ``would``, ``has``, ``can``, ``wants``."""
        plural = len(parties) > 1 or any(self.name(party).plural for party in parties)
        return self.say(f"assessment.{key}_plural" if plural else f"assessment.{key}")

    def listed(self, items: Sequence[str]) -> str:
        """``A, B und C``."""
        if len(items) < 2:
            return "".join(items)
        return self.say("assessment.comma").join(items[:-1]) + self.say("assessment.and") + items[-1]

    def parties(self, parties: Iterable[str]) -> str:
        """Several parties as a subject."""
        return self.listed([self.name(party).subject for party in parties])

    def concepts(self, concepts: Iterable[str]) -> str:
        """Several concepts by name."""
        return self.listed([self.say(f"assessment.concept.{concept}") for concept in concepts])

    def act(self, step: Step) -> str:
        """What a move changes, to follow "könnte"."""
        parts = [self._act(key, taken=True) for key in step.taken]
        parts += [self._act(key, taken=False) for key in step.dropped]
        return self.listed(parts)

    def _act(self, key: str, *, taken: bool) -> str:
        """One option taken or dropped.

        A German label that is an infinitive stands as it is ("den Donbass abtreten"), and with "darauf verzichten"
        where the option is dropped; any other label is quoted.
        """
        label = self.labels[key]
        if self.language == "de" and is_infinitive(label):
            return label if taken else self.say("assessment.state.without", act=with_zu(label))
        return self.say("assessment.state.step" if taken else "assessment.state.leave", act=label)

    def moves(self, steps: Iterable[Step]) -> str:
        """Moves one after the other, as an answer: "könnte Russland ..., dann könnte die Ukraine ..."."""
        parts = []
        for number, step in enumerate(steps):
            parts.append(
                self.say(
                    "assessment.stable.answer_next" if number else "assessment.stable.answer",
                    party=self.name(step.party).subject,
                    could=self.verb("could", step.party),
                    act=self.act(step),
                )
            )
        return self.say("assessment.comma").join(parts)

    def state(self, state: str, only: Iterable[str] | None = None) -> str:
        """A state in words: what is taken, or (of ``only`` some options) what is and what is not."""
        wanted = set(self.labels if only is None else only)
        parts = []
        for (key, label), value in zip(self.told.items(), state, strict=True):
            if key in wanted and (value == "Y" or only is not None):
                which = "yes" if value == "Y" else "no"
                parts.append(self.say(f"assessment.state.{which}", act=label) if only is not None else label)
        return self.say("assessment.comma").join(parts) or self.say("assessment.state.nothing")

    def of_all(self, concepts: Sequence[str], every: Sequence[str]) -> str:
        """Several concepts by name, or "all concepts" where they are all there are."""
        if len(every) > 1 and set(concepts) == set(every):
            return self.say("assessment.every_concept")
        return self.concepts(concepts)

    def entry(self, text: str) -> str:
        """An entry of a ranking in words: what is taken in the states its patterns stand for."""
        patterns = [self.state(pattern) for pattern in text.split(" = ")]
        return self.say("assessment.quote", text=self.say("assessment.logic.or").join(patterns))

    def statement(self, expression: str) -> str:
        """A statement in words, its options quoted."""
        return self._logic(parse(expression))

    def _logic(self, expression: Expression) -> str:
        if expression.operator == "key":
            return self.say("assessment.quote", text=self.told[expression.key])
        if (together := self._together(expression)) is not None:
            return together
        parts = [self._logic(part) for part in expression.parts]
        loose = ("and", "or", "if", "iff")
        inner = [
            f"({text})"
            if part.operator in loose and expression.operator not in ("if", "iff") and self._together(part) is None
            else text
            for part, text in zip(expression.parts, parts, strict=True)
        ]
        if expression.operator == "not":
            return self.say("assessment.logic.not", text=inner[0])
        if expression.operator == "if" and expression.parts[1].operator == "not":
            denied = self._logic(expression.parts[1].parts[0])
            return self.say("assessment.logic.unless", left=inner[0], right=denied)
        if expression.operator in ("if", "iff"):
            return self.say(f"assessment.logic.{expression.operator}", left=inner[0], right=inner[1])
        return self.say(f"assessment.logic.{expression.operator}").join(inner)

    def _together(self, expression: Expression) -> str | None:
        """The parts of a joint act as one: „einer Waffenruhe zustimmen“ (Russland und Ukraine)."""
        keys = [part.key for part in expression.parts if part.operator == "key"]
        if expression.operator != "and" or len(keys) < len(expression.parts) or len({self.labels[k] for k in keys}) > 1:
            return None
        owners = self.listed([self.owners[key] for key in keys])
        return f"{self.say('assessment.quote', text=self.labels[keys[0]])} ({owners})"

    def share(self, value: float) -> str:
        """A share as a percentage; what is not quite none or all is not rounded to it."""
        if 1e-9 < value < 0.01:
            return self.say("assessment.below")
        if 0.99 < value < 1 - 1e-9:
            return self.say("assessment.above")
        return self.say("assessment.percent", number=round(100 * value))

    def orders(self, number: int) -> str:
        """The number of orders; a power of ten where it is beyond imagining."""
        if number < 1_000_000:
            return str(number)
        return self.say("assessment.many", power=len(str(number)) - 1)


def capital(text: str) -> str:
    """The text with a large first letter."""
    return text[:1].upper() + text[1:]
