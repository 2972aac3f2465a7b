"""Whose deed an issue is, and to whom a position is put.

A dispute has sides. Where a clause does not say who is to act, the other side is: the one that a demand is put to
is the one who refuses the same thing, whom the report sets against its holder ("zwischen A und B"), whose offer is
answered. ``Sides`` collects these links over all positions of a report; ``deed`` and ``addressee`` use what the
clause itself says first. A third party (a mediator, an ally) has no other side and stays without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from statusquo.findings import Position, Stance
from statusquo.reading.german.analysis import Clause, Phrase
from statusquo.reading.german.arguments import doer, is_passive
from statusquo.reading.german.context import Context
from statusquo.reading.german.partners import partners
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.moves import moves
from statusquo.reading.german.positions.ties import condition_of
from statusquo.reading.german.positions.words import words

__all__ = ["Draft", "Sides"]

#: Stances about deeds of one's own.
_OWN: Final[frozenset[Stance]] = frozenset({"commits", "offers", "threatens", "denies"})
#: Stances that are put to somebody even where the clause does not say to whom.
_PUT: Final[frozenset[Stance]] = frozenset({"offers", "threatens", "rejects", "opposes", "accepts", "denies", "doubts"})
_MOVES: Final = moves()
#: What is written or said to somebody.
_LETTERS: Final = words("letters")
#: Prepositions of the one who is spoken to or meant.
_TOWARDS: Final = ("gegen", "mit", "gegenüber", "an")
#: The stances that a move, a want or a reproach answers.
_MOVED: Final[frozenset[Stance]] = frozenset(
    {"offers", "demands", "commits", "threatens", "opposes", "accepts", "rejects"}
)
#: Sentences back to the move that a definite noun points to.
_BACK: Final = 4
#: The same where the noun says of what kind the move was ("die Drohung").
_FAR: Final = 8
#: Sentences back to the pressure that a threat answers.
_JUST_BEFORE: Final = 2
#: Positions back that are looked at.
_WINDOW: Final = 12


@dataclass(frozen=True, slots=True)
class Draft:
    """A position whose doer and addressee are still open, with what it was made of."""

    position: Position
    candidate: Candidate
    issue: Issue


class Sides:
    """Who stands against whom in a report, by its positions and its words.

    Args:
        context: the report with its actors.
        drafts: all its positions, in the order of the text.
    """

    def __init__(self, context: Context, drafts: Sequence[Draft]) -> None:
        self._context = context
        self._party = context.actors.party
        self._drafts = drafts
        self._places = {id(draft): place for place, draft in enumerate(drafts)}
        self._links: dict[str, Counter[str]] = {}
        self._nouns = self._owned_nouns() if drafts else {}
        self._named = {id(draft): self._said(draft) for draft in drafts}
        self._owners = {id(draft): self._owned(draft) for draft in drafts}
        self._collect()

    def deed(self, draft: Draft) -> str | None:
        """Id of the party whose deed the issue is; None where the text leaves it open."""
        own = self._party(draft.position.actor)
        stance, candidate = draft.position.stance, draft.candidate
        if stance == "threatens" and candidate.rule == "verb:aufrufen":
            return self._to(draft) or own  # a call to strike: those who are called will act
        if stance in _OWN:
            return own
        doing = self._subject(draft.issue.clause)
        if doing:
            return doing
        if candidate.acts == "holder" or (stance == "supports" and candidate.rule[:6] == "modal:"):
            return own
        head = _head(draft.issue)
        owner, named = self._owners[id(draft)], self._named[id(draft)]
        if stance == "rejects":
            if head in _MOVES.wanted:
                return own
            offered = self._offered(draft)
            if head in _MOVES.done or offered is not None:
                return owner or self._owner(draft, offered) or named or self._mover(draft) or self.against(own)
            return own if draft.issue.phrase is None else owner or own
        if stance == "accepts":
            return named if candidate.acts == "to" and named else own
        if stance == "demands":
            if head in _MOVES.empty or head.endswith(_MOVES.states):
                return self._to(draft)
            to = self._to(draft)
            if to is None and self._aimed(draft.issue):
                return None  # "verlangte Sanktionen gegen Russland": whoever is to decide on them
            return to or owner or named or self.against(own) or self._mover(draft)
        if stance in ("opposes", "doubts"):
            if head in _MOVES.wanted:
                return own
            moved = self._mover(draft) if head in _MOVES.done else None
            return owner or named or moved or self.against(own)
        if stance == "supports":
            return owner or (self._mover(draft) if head in _MOVES.done else None)
        return self._to(draft)

    def _aimed(self, issue: Issue) -> bool:
        """Whether an issue is a deed against somebody, who then is not the one to do it."""
        phrase = issue.phrase
        if phrase is None:
            return False
        return any(a.prep == "gegen" and bool(self._context.actors.who(a)) for a in phrase.attributes) or any(
            t.lower == "gegen" and bool(self._context.actors.inside(t.index + 1, issue.stop))
            for t in self._context.analysis.tokens[issue.first : issue.stop]
        )

    def addressee(self, draft: Draft, deed: str | None) -> str | None:
        """Id of whom the position is put to; None unless it is clear."""
        return self._put_to(draft, deed) or self._written_to(draft) or self._still_to(draft)

    def _written_to(self, draft: Draft) -> str | None:
        """To whom the letter goes in which it is said: "in einem Brief *an die Ministerin*"."""
        for phrase in draft.candidate.clause.pps("in", "bei", "mit"):
            if phrase.part in _LETTERS:
                others = (one for one in phrase.attributes if one.prep in ("an", "mit"))
                if found := self._other(draft, [a for one in others for a in self._context.actors.who(one)]):
                    return found
        return None

    def _still_to(self, draft: Draft) -> str | None:
        """Whom a threat meets: named inside it, or the one that the same holder blamed just before."""
        if draft.position.stance != "threatens":
            return None
        inside = self._context.actors.inside(draft.issue.first, draft.issue.stop)
        if named := self._other(draft, inside):
            return named
        own, place = self._party(draft.position.actor), self._places[id(draft)]
        for other in reversed(self._drafts[max(0, place - _WINDOW) : place]):
            near = other.candidate.sentence is draft.candidate.sentence
            if near and self._party(other.position.actor) == own and other.position.stance in ("opposes", "demands"):
                return self._to(other) or self._named[id(other)] or self._owners[id(other)]
        return None

    def _put_to(self, draft: Draft, deed: str | None) -> str | None:
        own = self._party(draft.position.actor)
        stance, head = draft.position.stance, _head(draft.issue)
        to = self._to(draft, party=False)
        if to is not None and not (stance == "threatens" and draft.candidate.rule == "verb:aufrufen"):
            return to
        if stance == "demands":
            return deed if deed != own else None
        if stance == "supports":
            return deed if head in _MOVES.done and deed != own and not self._owners[id(draft)] else None
        if stance not in _PUT:
            return None
        owner, named = self._owners[id(draft)], self._named[id(draft)]
        if stance == "rejects" and owner and head not in (_MOVES.done | _MOVES.wanted):
            return self.against(own) if owner != self.against(own) and named != owner else named
        if stance == "opposes":
            return deed if deed != own else named or self._mover(draft) or self.against(own)
        moved = self._mover(draft) if head in (_MOVES.done | _MOVES.wanted) else None
        if stance == "threatens":
            moved = moved or self._pressing(draft)
        return (
            named
            or owner
            or moved
            or (self.against(own) if stance in ("offers", "threatens") else self._answered(draft))
        )

    def against(self, party: str) -> str | None:
        """The other side of a party; None if there is none, or more than one."""
        ranked = self._links.get(party, Counter()).most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
        return None

    # -------------------------------------------------------------- the links

    def _collect(self) -> None:
        for place, draft in enumerate(self._drafts):
            for earlier in self._drafts[max(0, place - _WINDOW) : place]:
                pair = {draft.position.stance, earlier.position.stance}
                if pair == {"demands", "rejects"} and draft.position.issue.overlaps(earlier.position.issue):
                    self._link(self._party(draft.position.actor), self._party(earlier.position.actor), 3)
        for both, count in partners(self._context, between=True).items():
            one, other = sorted(both)
            self._link(one, other, count)

    def _answered(self, draft: Draft) -> str | None:
        """Who else took a stance on the same words: the one that a refusal or reproach answers."""
        own = self._party(draft.position.actor)
        place = self._places[id(draft)]
        for other in self._drafts[max(0, place - _WINDOW) : place + _WINDOW]:
            party = self._party(other.position.actor)
            if party != own and other.position.issue.overlaps(draft.position.issue) and other.position.stance in _MOVED:
                return party
        return None

    def _link(self, one: str, other: str, weight: int) -> None:
        if one != other:
            self._links.setdefault(one, Counter())[other] += weight
            self._links.setdefault(other, Counter())[one] += weight

    # ------------------------------------------------------ what a clause says

    def _to(self, draft: Draft, *, party: bool = True) -> str | None:
        own = self._party(draft.position.actor)
        for one in draft.candidate.to:
            if self._party(one) != own:
                return self._party(one) if party else one
        return None

    def _subject(self, clause: Clause | None) -> str | None:
        """The party that does what an issue clause says: subject, agent of a passive, or owner of either."""
        if clause is None or clause.kind == "infinitive":
            return None
        actors = self._context.actors
        phrase = clause.agent if is_passive(clause) else clause.subject
        if phrase is None:
            return None
        found = actors.who(phrase) or actors.owner_of(phrase)
        return self._party(found[0]) if found else None

    def _owned(self, draft: Draft) -> str | None:
        """The other party that an issue names as its owner, or is itself."""
        phrase = draft.issue.phrase
        if phrase is None or (phrase.genitives and _head(draft.issue) in _MOVES.undergone):
            return None
        actors = self._context.actors
        found = (*actors.who(phrase), *actors.owner_of(phrase))
        return self._other(draft, found) or (self._named_before(draft, phrase) if not found else None)

    def _named_before(self, draft: Draft, phrase: Phrase) -> str | None:
        """Whose a definite noun was when the report named it before ("der Plan der USA ... den Plan")."""
        if phrase.determination not in ("definite", "demonstrative") or phrase.genitives:
            return None
        here = draft.candidate.sentence.index
        for index, earlier in reversed(self._nouns.get(phrase.lemma, ())):
            if index > here or earlier.first >= phrase.first:
                continue
            if here - index > _BACK:
                return None
            owners = self._context.actors.owner_of(earlier)
            if owners:
                return self._other(draft, owners)
        return None

    def _owned_nouns(self) -> dict[str, list[tuple[int, Phrase]]]:
        """Noun phrases that name an owner, by their nouns, in the order of the text."""
        found: dict[str, list[tuple[int, Phrase]]] = {}
        for sentence in self._context.analysis.sentences:
            for clause in sentence.clauses:
                for top in clause.phrases:
                    for phrase in top.walk():
                        if phrase.genitives or phrase.owner is not None or phrase.adjectives or "-" in phrase.head.form:
                            found.setdefault(phrase.lemma, []).append((sentence.index, phrase))
        return found

    def _said(self, draft: Draft) -> str | None:
        """The other party that the clause of a stance names: addressee, opponent, doer of its condition."""
        actors = self._context.actors
        candidate = draft.candidate
        found = list(candidate.to)
        for phrase in self._towards(draft):
            found += actors.who(phrase)
        condition = condition_of(candidate.sentence, candidate.clause)
        if condition is not None and condition is not candidate.clause:
            found += actors.who(doer(self._context, candidate.sentence, condition))
        return self._other(draft, tuple(found))

    def _towards(self, draft: Draft) -> Iterator[Phrase]:
        issue, clause = draft.issue, draft.candidate.clause
        yield from clause.datives
        for phrase in clause.pps():
            if phrase.prep in _TOWARDS:
                yield phrase
        if issue.phrase is not None:
            yield from (one for one in issue.phrase.attributes if one.prep in _TOWARDS)

    def _other(self, draft: Draft, found: Sequence[str]) -> str | None:
        own = {self._party(draft.position.actor), *(self._party(one) for one in draft.candidate.actors)}
        joint = len(draft.candidate.actors) > 1 and draft.position.stance == "accepts"
        if joint:
            return next((self._party(a) for a in draft.candidate.actors if a != draft.position.actor), None)
        return next((self._party(one) for one in found if self._party(one) not in own), None)

    def _offered(self, draft: Draft) -> Phrase | None:
        """ "wies das Angebot zurück, die Löhne zu erhöhen": the offer whose content the issue is."""
        if draft.issue.clause is None:
            return None
        return next(
            (
                phrase
                for phrase in draft.candidate.clause.objects
                if phrase.part in _MOVES.done or phrase.lemma.lower() in _MOVES.done
            ),
            None,
        )

    def _owner(self, draft: Draft, phrase: Phrase | None) -> str | None:
        return self._other(draft, self._context.actors.owner_of(phrase)) if phrase is not None else None

    def _pressing(self, draft: Draft) -> str | None:
        """Who put pressure on this party just before, or held something out to it: a threat answers that."""
        own = self._party(draft.position.actor)
        place = self._places[id(draft)]
        here = draft.candidate.sentence.index
        for other in reversed(self._drafts[max(0, place - _WINDOW) : place]):
            if here - other.candidate.sentence.index > _JUST_BEFORE:
                return None
            party = self._party(other.position.actor)
            if party != own and other.position.stance in ("threatens", "demands", "offers"):
                return party
        return None

    def _mover(self, draft: Draft) -> str | None:
        """Whose move a definite noun points to: the last one of somebody else."""
        own = self._party(draft.position.actor)
        place = self._places[id(draft)]
        here = draft.candidate.sentence.index
        wanted = _MOVES.by.get(_head(draft.issue), frozenset())
        for other in reversed(self._drafts[max(0, place - _WINDOW) : place]):
            party = self._party(other.position.actor)
            if here - other.candidate.sentence.index > (_FAR if wanted else _BACK):
                break
            if party == own or other.position.stance not in _MOVED:
                continue
            if other.position.stance in wanted:
                return party
        return None


def _head(issue: Issue) -> str:
    if issue.phrase is None:
        return ""
    lemma = issue.phrase.lemma.lower()
    return lemma if lemma in _MOVES.all else issue.phrase.part
