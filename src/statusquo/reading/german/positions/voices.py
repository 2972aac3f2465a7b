"""Who speaks where: which statement covers a clause, so that "wir" and "er müsse" find their speaker."""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.findings import Statement
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context

#: Lemmas of first-person pronouns, which stand for the speaker.
_FIRST_PERSON = frozenset({"ich", "wir", "unser", "uns", "mich", "mir", "mein"})


class Voices:
    """Statements by place, and holders of stances with the speaker standing in."""

    def __init__(self, context: Context, statements: Sequence[Statement]) -> None:
        self.context = context
        self._statements = sorted(statements, key=lambda s: (s.content.start, s.content.stop))

    def over(self, clause: Clause) -> tuple[Statement, ...]:
        """The statements whose content covers the middle of a clause, the narrowest first."""
        tokens = self.context.analysis.tokens
        verb = clause.verb.main if clause.verb else tokens[clause.first]
        found = [s for s in self._statements if s.content.start <= verb.start < s.content.stop]
        return tuple(sorted(found, key=lambda s: (s.content.stop - s.content.start, s.content.start)))

    def speakers(self, clause: Clause) -> tuple[str, ...]:
        """Ids of those who say a clause, jointly; () if nobody named does."""
        over = self.over(clause)
        if not over:
            return ()
        narrowest = over[0].content
        return tuple(dict.fromkeys(s.speaker for s in over if s.content == narrowest and s.speaker))

    def holder(self, sentence: Sentence, clause: Clause, phrase: Phrase | None) -> tuple[str, ...]:
        """Ids of who a phrase stands for; "wir", "ich" and "man" in a statement are its speaker."""
        if phrase is None:
            return ()
        if phrase.kind == "pronoun" and (phrase.person == 1 or phrase.lemma.lower() in _FIRST_PERSON | {"man"}):
            return self.speakers(clause)
        return self.context.actors.who(phrase)
