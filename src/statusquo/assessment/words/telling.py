"""What all that puts an assessment into words has in common."""

from __future__ import annotations

from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Assessment


class Telling:
    """Puts one part of an assessment into words.

    Attributes:
        assessment: what is told; words: the names and phrases, ``say`` to look one up; most: how many threats,
            swings, edits, ways or coalitions are told at a time.
        numbers: whether the shares of orders are told, and what each edit makes of them.
    """

    def __init__(self, assessment: Assessment, words: Phrases, most: int, *, numbers: bool = True) -> None:
        self.assessment, self.words, self.most, self.numbers = assessment, words, most, numbers
        self.say = words.say
