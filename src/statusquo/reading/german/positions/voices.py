"""Who speaks where: which statement covers a clause, so that "wir" and "er müsse" find their speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from statusquo.findings import Statement
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.words import words

#: Lemmas of first-person pronouns, which stand for the speaker.
_FIRST_PERSON = frozenset({"ich", "wir", "unser", "uns", "mich", "mir", "mein"})

#: What somebody who says "meine", "seine X" speaks for.
_OWN_SIDE: Final = words("own_side")
#: Nouns before a list of names.
_CLASSES: Final = words("classes")


class Voices:
    """Statements by place, and holders of stances with the speaker standing in."""

    def __init__(self, context: Context, statements: Sequence[Statement]) -> None:
        self.context = context
        self._by_sentence: dict[int, list[Statement]] = {}
        self._memo: dict[Clause, tuple[Statement, ...]] = {}
        analysis = context.analysis
        for statement in sorted(statements, key=lambda s: (s.content.start, s.content.stop)):
            first = analysis.token_at(statement.content.start)
            last = analysis.token_at(statement.content.stop - 1)
            if first is None or last is None:
                continue
            for index in range(analysis.sentence_of(first).index, analysis.sentence_of(last).index + 1):
                self._by_sentence.setdefault(index, []).append(statement)

    def over(self, clause: Clause) -> tuple[Statement, ...]:
        """The statements whose content covers the verb of a clause, the narrowest first."""
        known = self._memo.get(clause)
        if known is None:
            tokens = self.context.analysis.tokens
            verb = clause.verb.main if clause.verb else tokens[clause.first]
            sentence = self.context.analysis.sentence_of(verb)
            found = [
                s for s in self._by_sentence.get(sentence.index, ()) if s.content.start <= verb.start < s.content.stop
            ]
            found.sort(key=lambda s: (s.content.stop - s.content.start, s.content.start))
            known = self._memo[clause] = tuple(found)
        return known

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
        if phrase.determination == "possessive" and phrase.part in _OWN_SIDE and (said := self.speakers(clause)):
            return said  # "seine Partei werde ...", says its chairman
        if phrase.lemma.lower() in _CLASSES and not phrase.conjuncts:
            several = self.context.actors.inside(phrase.first, phrase.stop)
            if len(several) > 1 and phrase.attributes == () and phrase.genitives == ():
                return several  # "die Länder Bremen, Berlin und Hessen"
            named = next((p for p in clause.phrases if p.first == phrase.stop and len(p.conjuncts) > 1), None)
            if named is not None and len(several := self.context.actors.who(named)) > 1:
                return several
        found = self.context.actors.who(phrase)
        if not found and _bare_side(phrase) and (said := self.speakers(clause)):
            return said  # "das Land sei zu Zugeständnissen bereit", says its minister
        if not found and phrase.kind == "pronoun" and phrase.head.lower in ("er", "sie") and not clause.quoted:
            said = self.speakers(clause)  # "Sie erwarte eine Lösung, sagte Berger": nobody else was named before
            if len(said) == 1 and self.context.actors.kind(said[0]) == "person":
                return said if clause.verb is not None and clause.verb.number != "pl" else ()
        return found

    def sayer(self, clause: Clause) -> tuple[str, ...]:
        """Ids of those whose statement the verb of a clause reports, where the clause itself does not name them.

        "Der Bericht der OSZE rügt die Zählung": the OSCE does. "Gelobt wird die hohe Beteiligung": who spoke before.
        """
        verb = clause.verb
        if verb is None:
            return ()
        cues = {token.start for token in verb.tokens}
        sentence = self.context.analysis.sentence_of(verb.main)
        said = self._by_sentence.get(sentence.index, ())
        return tuple(dict.fromkeys(s.speaker for s in said if s.speaker and s.cue and s.cue.start in cues))

    def joined(self, clause: Clause, found: tuple[str, ...]) -> tuple[str, ...]:
        """Who a plural verb is about where the subject gave one of several ("A, Chef von X, und B sagten")."""
        verb = clause.verb
        if len(found) != 1 or verb is None or verb.number != "pl":
            return found
        said = self.sayer(clause)
        return said if len(said) > 1 and found[0] in said else found

    def apart(self, clause: Clause, actors: Sequence[str]) -> tuple[str, ...]:
        """The speakers of a clause, if none of them is or speaks for one of these actors."""
        speakers = self.speakers(clause)
        party = self.context.actors.party
        if {party(one) for one in speakers} & {party(one) for one in actors}:
            return ()
        return speakers


def _bare_side(phrase: Phrase) -> bool:
    """Tell whether a phrase names a side without saying which: "die Regierung", "das Land"."""
    more = phrase.genitives or phrase.attributes or phrase.adjectives or phrase.owner or phrase.conjuncts
    bare = phrase.determination == "definite" and phrase.name is None and phrase.lemma.lower() == phrase.part
    return bare and not more and phrase.part in _OWN_SIDE
