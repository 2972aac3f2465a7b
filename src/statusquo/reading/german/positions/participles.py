"""Stances shown by participles before a noun: "die von Serbien verlangte Räumung"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import position_frames
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.extent import reach
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

#: "der von X ausgehandelte Text": X made it, whatever it thinks of it.
_MADE: Final = words("made")


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what participles of a report show."""
    frames = position_frames().verbs
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            for top in clause.phrases:
                for phrase in top.walk():
                    participle = phrase.participle
                    if participle is None or not participle.perfect or participle.negated:
                        continue
                    if participle.agent is None or participle.lemma in _MADE:
                        continue
                    for frame in frames.get(participle.lemma, ()):
                        if frame.words or frame.reflexive or "o" not in frame.issue:
                            continue
                        actors = context.actors.who(participle.agent)
                        if actors:
                            # "das von A gewollte X und das von B gewollte Y": each wants its own
                            own = phrase.conjuncts and all(m.determiner is not None for m in phrase.conjuncts)
                            first, stop = reach(clause, phrase.conjuncts[0] if own else phrase)
                            yield Candidate(
                                actors,
                                frame.stance,
                                (Issue(first, stop, phrase=phrase),),
                                sentence,
                                clause,
                                phrase.first,
                                max(stop, phrase.core),
                                f"participle:{frame.lemma}",
                                acts=frame.acts,
                                strength=3,
                                inner=True,
                            )
                            break
