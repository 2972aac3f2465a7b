"""The parts of a clause: phrases with their attributes, the verb complex, negations, adverbs (see ``model``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusquo.language.tokens import Token

__all__ = ["Adverb", "Negation", "Participle", "Phrase", "Verb"]


@dataclass(frozen=True, slots=True)
class Participle:
    """A participle that stands as an attribute before its noun, with what belongs to it.

    "die *von Russland geforderte* Räumung": token ``geforderte``, lemma ``fordern``, perfect ``True``,
    agent the phrase ``von Russland``. "die *für das Kosovo zuständige* ..." is an adjective: lemma
    ``zuständig``, perfect ``False``, present ``False``, complements ``für das Kosovo``.

    Attributes:
        token: the participle or adjective itself.
        lemma: infinitive of a participle, else the adjective.
        perfect: a perfect participle (passive sense: the head noun is what is demanded).
        present: a present participle (active sense: the head noun is who demands).
        agent: the phrase with "von" or "durch" of a perfect participle.
        complements: the other phrases inside, in the order of the text.
        negated: "nicht" or "nie" inside.
    """

    token: Token
    lemma: str
    perfect: bool
    present: bool
    agent: Phrase | None = None
    complements: tuple[Phrase, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A noun phrase, pronoun or prepositional phrase with its attributes.

    Attributes:
        kind: ``np``, ``pronoun`` or ``pp``.
        first: first token (of a prepositional phrase: the preposition).
        stop: one past the last token, all attributes and conjuncts included.
        core: one past the last token of the bare phrase: preposition, determiner, adjectives, head and
            name, without the attributes after it ("die Räumung" of "die Räumung des Hafens").
        head: the noun or pronoun. Of "Präsident Wladimir Putin" the head is ``Präsident``, of a bare name
            its last word.
        lemma: of the head.
        part: last part of a compound head, lower case: ``plan`` of "Friedensplan"; else the lemma in lower
            case.
        prep: lemma of the preposition (``in`` for "im"; ``zufolge`` for a postposition); empty in an NP.
        preposition: its token (postpositions too).
        determiner: article, possessive, "kein", "dieser", or None.
        determination: ``definite, indefinite, possessive, demonstrative, negative, quantity, question,
            genitive`` ("Putins Berater") or empty.
        adjectives: adjectives and numbers before the head.
        owner: the name in the genitive before the head ("*Putins* Berater"), as a phrase.
        name: (first, stop) of the proper-name run, or None: "Steve Witkoff" in "US-Sondergesandtem Steve
            Witkoff".
        participle: the extended attribute, or the last plain participle before the head.
        genitives: genitive attributes ("des Hafens"), each with its own attributes.
        attributes: prepositional attributes attached to the head.
        appositions: noun phrases in the same case beside it, between commas or dashes, or a bare name
            after a title and its genitive. What stands in brackets is a clause of its own (``parenthesis``).
        conjuncts: of a coordination "A, B und C" all members (then ``head`` is that of the first), else
            empty.
        conjunction: ``und``, ``oder``, ``sowie``, ``weder noch``, ... of a coordination.
        cases: cases possible by form: subset of ``nom gen dat acc``.
        numbers: numbers possible by form: subset of ``sg pl``.
        genders: genders possible by form: subset of ``m f n``.
        person: 1, 2 or 3.
        role: in its clause: ``subject, object, dative, genitive, predicative, agent, time, pp, apposition``
            or ``other``.
        field: where in its clause: ``pre`` (before the finite verb of a main clause), ``mid``, ``post``.
        negated: "kein", "niemand", "weder ... noch" ("nicht" is in ``Clause.negations``).
        clause: index of its clause in the sentence.
    """

    kind: str
    first: int
    stop: int
    core: int
    head: Token
    lemma: str
    part: str
    prep: str = ""
    preposition: Token | None = None
    determiner: Token | None = None
    determination: str = ""
    adjectives: tuple[Token, ...] = ()
    owner: Phrase | None = None
    name: tuple[int, int] | None = None
    participle: Participle | None = None
    genitives: tuple[Phrase, ...] = ()
    attributes: tuple[Phrase, ...] = ()
    appositions: tuple[Phrase, ...] = ()
    conjuncts: tuple[Phrase, ...] = ()
    conjunction: str = ""
    cases: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    person: int = 3
    role: str = "other"
    field: str = "mid"
    negated: bool = False
    clause: int = 0

    @property
    def members(self) -> tuple[Phrase, ...]:
        """The joint members of a coordination, or the phrase itself."""
        return self.conjuncts or (self,)

    @property
    def inner(self) -> int:
        """First token without the preposition, if that stands before ("bis zum Jahr": "Jahr" without
        "bis zum").
        """
        if self.preposition is not None and self.preposition.index < self.head.index:
            return self.preposition.index + 1
        return self.first

    def walk(self) -> Iterator[Phrase]:
        """Yield the phrase and every phrase inside it, outermost first."""
        yield self
        inside = (*self.conjuncts, *self.genitives, *self.attributes, *self.appositions)
        if self.owner is not None:
            inside += (self.owner,)
        if self.participle is not None:
            inside += self.participle.complements
            if self.participle.agent is not None:
                inside += (self.participle.agent,)
        for phrase in inside:
            if phrase is not self:
                yield from phrase.walk()


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb complex of a clause.

    Attributes:
        lemma: infinitive of the full verb with its particle: ``ablehnen`` for "lehnt ... ab", ``behandeln``
            for "sollen behandelt werden". ``sein``, ``haben``, ``werden``, or a modal where nothing else
            stands.
        main: token of the full verb.
        finite: the finite token, or None (infinitive and participle clauses).
        particle: the separated particle, or None.
        reflexive: "sich" and the like, or None.
        tokens: all tokens of the complex in the order of the text (with particle and "zu", without "sich").
        modal: lemma of the modal (``sollen``), or of a half-modal with "zu" (``scheinen``, ``haben``,
            ``sein``, ``brauchen``, ``drohen``); else empty.
        passive: ``werden``, ``sein``, or empty. "ist ... gekommen" is a perfect, not a passive.
        tense: ``present, past, perfect, pluperfect, future``; for an infinitive ``present`` or ``perfect``.
        mood: ``indicative, konjunktiv1, konjunktiv2, imperative``, ``ambiguous`` (a form that may be
            either, such as "verhandelten" or "lehnen" in reported speech), or ``none`` without a finite
            verb.
        number: of the finite verb: ``sg``, ``pl`` or empty where the form leaves it open.
        person: of the finite verb: 1, 2, 3; 0 where the form leaves it open.
    """

    lemma: str
    main: Token
    finite: Token | None
    particle: Token | None
    reflexive: Token | None
    tokens: tuple[Token, ...]
    modal: str
    passive: str
    tense: str
    mood: str
    number: str
    person: int

    @property
    def past(self) -> bool:
        """Tell whether its tense is one of what has happened: past, perfect or pluperfect."""
        return self.tense in ("past", "perfect", "pluperfect")


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating word and how far it reaches.

    Attributes:
        token: "nicht", "nie", "kein", "weder", "niemand", ...
        scope: ``clause``, or ``phrase`` ("nicht Russland, sondern die Ukraine", "kein Vertrag", "nicht
            nur").
        phrase: the phrase it belongs to, where ``scope`` is ``phrase`` and one was found.
        cancelled: "nicht nur ... sondern auch", "nicht zuletzt": nothing is denied.
    """

    token: Token
    scope: str
    phrase: Phrase | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Adverb:
    """An adverb, adverbial adjective or fixed group: "erneut", "strikt", "nach wie vor".

    Attributes:
        first, stop: its tokens.
        lemma: lower case; groups with single blanks ("nach wie vor").
    """

    first: int
    stop: int
    lemma: str
