"""Who is behind a cue: its speaker, and who relays it."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer, is_passive
from statusquo.reading.german.arguments import slot as slot_of
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.documents import POINTERS, Authors, document
from statusquo.reading.german.statements.words import words
from statusquo.span import Span

#: Prepositions after which a hearer stands who may pass on what he heard.
_TOLD_TO: Final = ("gegenüber", "mit", "bei")
_NEAR: Final = 14
#: So many words back "er" may mean the only person named.
_PASSAGE: Final = 150
#: Prepositions of whom a letter goes to or what it is about; relative pronouns of whose it is.
_HEARERS: Final = frozenset({"an", "über", "gegen", "mit"})
_WHOSE: Final = frozenset({"deren", "dessen"})
#: Pronouns that name one of several and may have a name behind them: "Einer von ihnen, Ratsherr X, ...".
_ONE_OF: Final = frozenset({"einer", "eine", "eines"})
_AND: Final = frozenset({"und", "sowie"})
_THEY: Final = frozenset({"sie", "diese", "beide", "alle"})
_THE: Final = frozenset({"der", "die", "das"})
#: Nouns for bodies that, alone behind an article, mean a body named before.
_BODIES: Final = words("bodies")
#: Ends of nouns that, behind "der" or "die", mean a person named before: "sagte der SPD-Politiker".
_PERSONS: Final = tuple(sorted(words("persons")))
_TALKS: Final = frozenset("interview gespräch".split())


class Voices:
    """Who speaks in one report."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.authors = Authors(context)

    def behind(self, phrase: Phrase | None) -> tuple[str, ...]:
        """Ids of whom a phrase names as speaker: an actor, an institution, the author of a document."""
        if phrase is None:
            return ()
        return self._context.actors.speaker(phrase) or self.authors.of(phrase)

    def source(self, phrase: Phrase) -> tuple[str, ...]:
        """Ids of whose words a phrase cites: owner, genitive, "von X", author, or the only actor named in it."""
        actors = self._context.actors
        found = self.name_behind(phrase)
        if not found:
            found = actors.owner_of(phrase)
        for part in (*phrase.genitives, *(a for a in phrase.attributes if a.prep in ("von", "aus", "durch"))):
            found = found or self.behind(part)
        found = found or self.authors.of(phrase)
        if not found:
            hearers = {one for a in phrase.attributes if a.prep in _HEARERS for one in actors.inside(a.first, a.stop)}
            inside = [one for one in actors.inside(phrase.first, phrase.stop) if one not in hearers]
            found = tuple(inside) if len(inside) == 1 else ()
        if not found and phrase.determiner is not None and phrase.determiner.lower in _WHOSE:
            before = actors.inside(max(0, phrase.first - _NEAR), phrase.first)
            found = before[-1:]  # "der Behörde nach deren Angaben"
        return found

    def speakers(self, sentence: Sentence, clause: Clause, cue: Cue) -> tuple[str, ...]:
        """Ids of who speaks in the clause of a cue."""
        on_behalf = self.named_source(clause)
        if on_behalf:
            return on_behalf
        for slot in cue.speaker:
            phrase = slot_of(self._context, sentence, clause, slot)
            if phrase is None and slot == "s":
                phrase = self._like_a_time(clause)
            found = self.subject(sentence, clause, phrase) if slot == "s" else self.behind(phrase)
            if slot == "s" and phrase is not None:
                found = self._again(sentence, clause, phrase, found)
            if slot == "s" and phrase is not None and phrase.kind == "pronoun" and self._spoken_to(clause, found):
                return ()  # "Er beschuldigte Meier": he is not Meier
            if not found and phrase is not None and (slot.startswith("p:") or cue.lemma == "lauten"):
                found = self.source(phrase)
            if found:
                return self._joint(sentence, clause, found) if slot == "s" else found
        if is_passive(clause) or cue.lemma in ("heißen", "stehen"):
            papers = [phrase for phrase in clause.pps("in") if document(phrase)]
            for phrase in papers:
                found = self.authors.of(phrase)
                if found:
                    return found
            if papers and cue.lemma == "heißen":
                return self._subject_before(sentence)  # "X wehrt sich. ..., heißt es in einer Mitteilung"
            tokens = self._context.analysis.tokens
            for index in clause.own:
                if tokens[index].lower in POINTERS:
                    return self.authors.near(index)
        return ()

    def _again(
        self, sentence: Sentence, clause: Clause, phrase: Phrase, found: tuple[str, ...], back: int = 2
    ) -> tuple[str, ...]:
        """Who is meant by "der Verband", "die Behörde", "sie" where only the subject of the sentence before tells."""
        actors = self._context.actors
        if phrase.kind == "pronoun":
            if found or phrase.head.lower not in _THEY or clause.verb is None or clause.verb.number != "pl":
                return found
            before = self._subject_before(sentence, back)
            return before if len(before) > 1 else ()
        bare = not (phrase.genitives or phrase.attributes or phrase.adjectives or phrase.appositions)
        if not bare or phrase.determiner is None or phrase.determiner.lower not in _THE:
            return found
        if len(found) == 1 and actors.kind(found[0]) == "state" and (there := self._seat(clause, phrase, found[0])):
            return there
        if phrase.lemma.lower().endswith(_PERSONS) and not any(actors.kind(one) == "person" for one in found):
            before = self._subject_before(sentence, back)
            return before if len(before) == 1 and actors.kind(before[0]) == "person" else found
        if phrase.lemma.lower() not in _BODIES or len(found) > 1 or (found and actors.name(found[0]) != phrase.lemma):
            return found
        before = self._subject_before(sentence, back)
        same = len(before) == 1 and actors.kind(before[0]) in ("organisation", "group", "alliance", "state")
        return before if same else found

    def _seat(self, clause: Clause, phrase: Phrase, state: str) -> tuple[str, ...]:
        """The state whose capital stands beside an institution: "erklärte das Präsidialamt in Kiew"."""
        actors = self._context.actors
        for place in clause.pps("in"):
            inside = actors.inside(place.first, place.stop)
            if phrase.name is None and len(inside) == 1 and inside[0] != state and actors.kind(inside[0]) == "state":
                return inside if place.name is not None and place.determiner is None else ()
        return ()

    def besides(self, sentence: Sentence, first: int, stop: int, who: tuple[str, ...]) -> tuple[str, ...]:
        """Whom "sagte er" means: nobody whom what he says names and no sentence near before it does."""
        actors = self._context.actors
        if not set(who) & set(actors.inside(first, stop)):
            return who
        if set(who) & set(actors.inside(max(0, first - _PASSAGE), first)):
            return who
        return self._subject_before(sentence) or who

    def _subject_before(self, sentence: Sentence, back: int = 2) -> tuple[str, ...]:
        """Ids of whom the main clause of the sentence before is about; ``back`` more sentences may be asked."""
        if sentence.index == 0 or back == 0:
            return ()
        before = self._context.analysis.sentences[sentence.index - 1]
        for clause in reversed([c for c in before.clauses if c.kind == "main" and c.parent is None and not c.quoted]):
            phrase = before.resolved_subject(clause)
            if phrase is None or is_passive(clause):
                continue
            if not (found := self._context.actors.who(phrase)) and phrase.genitives and "pl" in phrase.numbers:
                inside = self._context.actors.inside(phrase.first, phrase.stop)  # "die Minister A-lands und B-lands"
                found = inside if len({self._context.actors.kind(one) for one in inside}) == 1 else ()
            if found:
                return found if phrase.kind == "pronoun" else self._again(before, clause, phrase, found, back - 1)
        return ()

    def _spoken_to(self, clause: Clause, found: tuple[str, ...]) -> bool:
        """Tell whether these actors are the object of the clause by name."""
        named = (p for p in (*clause.objects, *clause.datives) if p.kind == "np")
        return bool(found) and any(set(found) & set(self._context.actors.who(p)) for p in named)

    def _like_a_time(self, clause: Clause) -> Phrase | None:
        """A person whose family name means a time ("sagte Petra Sommer") where the verb has no subject."""
        if clause.subject is not None or is_passive(clause):
            return None
        for phrase in clause.by_role("time"):
            who = self._context.actors.who(phrase) if not phrase.prep else ()
            if any(self._context.actors.kind(one) == "person" for one in who):
                return phrase
        return None

    def subject(self, sentence: Sentence, clause: Clause, phrase: Phrase | None) -> tuple[str, ...]:
        """Ids of who speaks as subject: an actor, a name beside a title, else the institution or the author."""
        if phrase is None:
            return ()
        if is_passive(clause) and any(c.first < phrase.first and c.verb for c in sentence.children(clause)):
            return ()  # "wird kritisiert, dass X, von Y begünstigt, ...": Y belongs to what is said
        found = self._context.actors.who(phrase)
        if not phrase.appositions and any(self._context.actors.kind(one) == "person" for one in found):
            return found
        if person := self._name_before(clause, phrase):
            return person
        named = self.name_behind(phrase) or found or self._beside(sentence, clause, phrase) or self.behind(phrase)
        return named or self._only_person(clause, phrase)

    def _only_person(self, clause: Clause, phrase: Phrase) -> tuple[str, ...]:
        """Whom "er" or "sie" means where a passage has named one person only."""
        if phrase.kind != "pronoun" or phrase.head.lower not in ("er", "sie"):
            return ()
        if clause.verb is None or clause.verb.number == "pl":
            return ()
        actors = self._context.actors
        before = dict.fromkeys(actors.inside(max(0, phrase.first - _PASSAGE), phrase.first))
        persons = tuple(one for one in before if actors.kind(one) == "person")
        return persons if len(persons) == 1 else ()

    def doing(self, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
        """Ids of who does what a clause tells: whose "nach eigenen Angaben" are."""
        return self.subject(sentence, clause, doer(self._context, sentence, clause))

    def name_behind(self, phrase: Phrase) -> tuple[str, ...]:
        """The name set behind a title: "der Berater des Präsidenten, Juri Muster, ..."."""
        for part in (phrase, *phrase.genitives):
            for apposition in part.appositions:
                named = self._context.actors.who(apposition)
                if len(named) == 1 and self._context.actors.kind(named[0]) == "person":
                    return named
        tokens, comma = self._context.analysis.tokens, phrase.stop
        # "die Sprecherin der Fraktion im Landtag, Eva Muster, ...": a place may stand between.
        while comma < min(len(tokens), phrase.stop + 4) and not (tokens[comma].is_mark or tokens[comma].is_finite):
            comma += 1
        pronoun = phrase.kind == "pronoun" and phrase.head.lower not in _ONE_OF
        if comma >= len(tokens) or tokens[comma].text != "," or pronoun:
            return ()
        stop = comma + 1
        while stop < min(len(tokens), comma + 7) and not tokens[stop].is_mark and not tokens[stop].is_finite:
            stop += 1
        inside = self._context.actors.inside(comma + 1, stop)
        if len(inside) == 1 and self._context.actors.kind(inside[0]) == "person" and stop < len(tokens):
            return inside if tokens[stop].is_mark or tokens[stop].is_finite else ()
        return ()

    def _name_before(self, clause: Clause, phrase: Phrase) -> tuple[str, ...]:
        """The name that a title without an article is set behind: "Petra Kern, Vorsitzende der Union, rief ..."."""
        comma = phrase.first - 1
        if phrase.determiner is not None or comma <= clause.first or phrase.kind == "pronoun":
            return ()
        if self._context.analysis.tokens[comma].text != ",":
            return ()
        for named in clause.phrases:
            if named.stop == comma and named.first == clause.first:
                who = self._context.actors.who(named)
                return who if len(who) == 1 and self._context.actors.kind(who[0]) == "person" else ()
        return ()

    def _beside(self, sentence: Sentence, clause: Clause, phrase: Phrase) -> tuple[str, ...]:
        """Who stands beside a subject that names nobody: "der Direktor der Behörde (IAB), Hans Muster, ..."."""
        if phrase.kind == "pronoun" or phrase.field == "post":
            return ()
        tokens, stop = self._context.analysis.tokens, phrase.stop
        first_child = min(
            (c.first for c in sentence.children(clause) if c.first >= stop and c.verb), default=clause.stop
        )
        while stop < min(first_child, phrase.stop + _NEAR) and not tokens[stop].is_finite:
            stop += 1
        inside = self._context.actors.inside(phrase.stop, stop)
        persons = [one for one in inside if self._context.actors.kind(one) == "person"]
        return tuple(persons) if len(persons) == 1 else ()

    def _joint(self, sentence: Sentence, clause: Clause, found: tuple[str, ...]) -> tuple[str, ...]:
        """Two persons where the phrase gave one to a plural verb: "A, Chef von X, und B, Chefin von Y, sagten"."""
        actors, verb = self._context.actors, clause.verb
        if len(found) != 1 or verb is None or verb.finite is None or verb.number != "pl":
            return found
        if actors.kind(found[0]) != "person":
            return found
        inside = actors.inside(sentence.first, verb.finite.index)
        persons = tuple(one for one in inside if actors.kind(one) == "person")
        words = {t.lower for t in self._context.analysis.tokens[sentence.first : verb.finite.index]}
        return persons if len(persons) == 2 and found[0] in persons and words & _AND else found

    def named_source(self, clause: Clause) -> tuple[str, ...]:
        """ "berichtete das Blatt unter Berufung auf Diplomaten": the source speaks, if it is an actor."""
        for phrase in clause.pps("unter"):
            if phrase.part in ("berufung", "verweis", "hinweis"):
                inner = [p for p in phrase.attributes if p.prep == "auf"]
                after = [p for p in clause.pps("auf") if p.first == phrase.stop]
                for source in (*inner, *after):
                    if found := self.behind(source):
                        return found
        return ()

    def relay(self, sentence: Sentence, clause: Clause, cue: Cue | None) -> str | None:
        """Id of who passes on what the clause tells: "sagte X laut Y", "sagte X der Zeitung Y"."""
        actors = self._context.actors
        for phrase in clause.pps("laut", "zufolge"):
            if found := actors.speaker(phrase):
                return found[0]
        if self.named_source(clause) and cue is not None:
            for slot in cue.speaker:
                if found := actors.speaker(slot_of(self._context, sentence, clause, slot)):
                    return found[0]
        if cue is not None and cue.speaker[:1] == ("o",):
            quoting = actors.speaker(slot_of(self._context, sentence, clause, "s"))
            if quoting:
                return quoting[0]  # "Die Zeitung zitierte Meier: ..."
        for phrase in (*clause.datives, *clause.pps(*_TOLD_TO)):
            for part in (phrase, *phrase.attributes):
                talk = phrase.part in _TALKS and part is not phrase and part.prep == "mit"
                if (is_medium(part) or talk) and (found := actors.speaker(part)):
                    return found[0]
        return None


def is_medium(phrase: Phrase) -> bool:
    """Tell whether a phrase names a newspaper, a station or an agency by its noun."""
    media = reporting_cues().media
    return phrase.part in media or phrase.lemma.lower() in media


def cue_span(context: Context, clause: Clause) -> Span:
    """The finite part of the reporting verb."""
    assert clause.verb is not None
    token = clause.verb.finite or clause.verb.main
    return context.analysis.span(token.index, token.index + 1)
