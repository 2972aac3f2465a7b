"""Who speaks through a paper: "heißt es in dem Bericht", "der Entwurf sieht vor", "heißt es darin".

A document speaks for its author or issuer: its genitive ("der Bericht des Ministeriums"), the agent of an attribute
("der von der Kommission vorgelegte Plan"), who hands it over in a relative clause or as the subject of the clause it
is the object of. Later mentions ("in dem Papier") take over the author of the earlier one.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import reporting_cues
from statusquo.reading.german.statements.words import words

#: Words that point to a document named just before.
POINTERS: Final = frozenset({"darin", "hierin", "worin", "daraus", "demzufolge"})
_REACH: Final = 4
#: Documents that somebody writes to somebody, and words that may stand for any of them later.
_LETTERS: Final = words("letters")
_ANY: Final = words("any_document")


class Authors:
    """The documents of one report and who is behind them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: list[tuple[int, str, tuple[str, ...]]] = []
        for sentence in context.analysis.sentences:
            for clause in sentence.clauses:
                for outer in clause.phrases:
                    for phrase in outer.walk():
                        kind = document(phrase)
                        if kind:
                            who = self._named(sentence, clause, phrase) or self._before(kind, phrase.head.index)
                            if who:
                                self._known.append((phrase.head.index, kind, who))
        self._by_head = {index: who for index, _, who in self._known}
        self._places = sorted(self._by_head)

    def of(self, phrase: Phrase | None) -> tuple[str, ...]:
        """Ids of who is behind a document; () if it is none or nobody is told."""
        kind = document(phrase) if phrase is not None else ""
        if phrase is None or not kind:
            return ()
        return self._by_head.get(phrase.head.index, ())

    def near(self, index: int) -> tuple[str, ...]:
        """Ids of who is behind the document named last before a token ("heißt es darin")."""
        here = self._context.analysis.sentence_of(index).index
        place = bisect_left(self._places, index) - 1
        if place < 0:
            return ()
        at = self._places[place]
        return self._by_head[at] if here - self._context.analysis.sentence_of(at).index <= 2 else ()

    def _before(self, kind: str, index: int) -> tuple[str, ...]:
        for _, other, who in reversed(self._known[-_REACH * 4 :]):
            if other == kind or (kind in _ANY and other in _LETTERS):
                return who
        return ()

    def _named(self, sentence: Sentence, clause: Clause, phrase: Phrase) -> tuple[str, ...]:
        actors = self._context.actors
        if found := actors.owner_of(phrase):
            return found
        for apposition in phrase.attributes:
            if apposition.prep in ("von", "aus", "durch") and (found := actors.speaker(apposition)):
                return found
        agent = phrase.participle.agent if phrase.participle is not None else None
        if agent is not None and (found := actors.speaker(agent)):
            return found
        for child in sentence.clauses:
            antecedent = child.antecedent if child.kind == "relative" else None
            if antecedent is not None and antecedent.head.index == phrase.head.index:
                # "das Papier, das die Delegation übergab": whichever of the two is an actor.
                for giver in (doer(self._context, sentence, child), *child.objects):
                    if giver is not None and (found := actors.speaker(giver)):
                        return found
        if phrase.role == "object" or (phrase.prep in ("in", "mit", "per") and _is_letter(phrase)):
            return actors.speaker(sentence.resolved_subject(clause))
        if phrase.role == "subject" and clause.agent is not None:
            return actors.speaker(clause.agent)
        return ()


def _is_letter(phrase: Phrase) -> bool:
    """Tell whether a document is one that the subject writes: "erteilte dem Plan in einem Brief an X eine Absage"."""
    return document(phrase) in _LETTERS and phrase.determination in ("indefinite", "possessive", "")


def document(phrase: Phrase) -> str:
    """The noun of a document ("bericht" of "Jahresbericht"), or an empty string."""
    known = _documents()
    if phrase.kind == "pronoun":
        return ""
    for word in (phrase.part, phrase.lemma.lower()):
        if word in known:
            return word
    return ""


@cache
def _documents() -> frozenset[str]:
    return frozenset(reporting_cues().documents)
