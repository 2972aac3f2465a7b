"""What the linguistic analysis of a German text hands to the rules: the public values, with examples.

Everything is frozen. Positions of tokens are indices into ``Analysis.tokens`` (the whole text), always half
open; positions of characters are code points of the text. Nothing here decides anything: the modules beside
this one do. The parts of a clause (phrases, verb, adverbs, negations) stand in ``parts``.

The example used below::

    Besonders die von der Gewerkschaft verlangte Kürzung der Arbeitszeit bildet einen offenen Streitpunkt,
    den die Bahn weiterhin entschieden ablehnt.

    main      subject  [die von der Gewerkschaft verlangte Kürzung der Arbeitszeit]
                       head Kürzung, genitive [der Arbeitszeit], attribute verlangte (verlangen, agent Gewerkschaft)
              verb     bilden (bildet), present, indicative
              object   [einen offenen Streitpunkt]
      relative  antecedent [einen offenen Streitpunkt]
              object   [den], subject [die Bahn], adverbs "weiterhin", "entschieden", verb ablehnen
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.parts import Adverb, Negation, Participle, Phrase, Verb
from statusquo.span import Span

__all__ = [
    "Adverb",
    "Analysis",
    "Clause",
    "Negation",
    "Participle",
    "Phrase",
    "Quote",
    "Sentence",
    "Token",
    "Verb",
]


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A clause with its verb and constituents.

    Attributes:
        index: position in ``Sentence.clauses`` (ordered by first token).
        kind: ``main``; ``v2``: a further clause with main-clause order that follows or is embedded without
            a subordinator ("Er sagte, *er habe genug*"); ``subordinate``; ``question``: indirect question
            and free relative ("wer", "ob" is a subordinator); ``relative``; ``infinitive`` (with "zu");
            ``insertion`` ("so Rice", "hieß es"); ``parenthesis`` (in brackets or between dashes);
            ``fragment``: no verb (headlines, lists).
        first, stop: tokens, embedded clauses included, without commas and quotation marks at its edges.
        own: the tokens of the clause without those of embedded clauses.
        parent: index of the clause it belongs to, or None.
        joined: index of the clause it is coordinated with ("X besteht auf A *und betont B*"), or None.
        connector: the lower-case words that open it: ``dass``, ``auch wenn``, ``um``, ``und``; empty if
            none; ``wenn`` for a conditional that begins with its verb ("Sollte ..."; then ``verb_first``).
        verb_first: the finite verb stands first.
        verb: the verb complex, or None.
        phrases: its constituents in the order of the text (not those inside other phrases).
        subject: the subject, taken over from ``joined`` where it is shared; None if not found. In a
            relative clause it may be the relative pronoun: see ``resolved_subject`` of ``Sentence``.
        subject_shared: the subject stands in another clause.
        object_shared: the object is the relative pronoun of the clause it is coordinated with ("das die Stadt
            fordert *und das Land ablehnt*": ``objects`` begins with "das").
        agent: the phrase with "von" or "durch" of a passive.
        relative: the relative pronoun phrase, or None.
        antecedent: the phrase a relative clause hangs on, or None.
        negations: negating words of the clause itself.
        adverbs: its adverbs.
        quoted: it lies wholly inside quotation marks.
    """

    index: int
    kind: str
    first: int
    stop: int
    own: tuple[int, ...]
    parent: int | None
    joined: int | None
    connector: str
    verb_first: bool
    verb: Verb | None
    phrases: tuple[Phrase, ...]
    subject: Phrase | None
    subject_shared: bool
    object_shared: bool
    agent: Phrase | None
    relative: Phrase | None
    antecedent: Phrase | None
    negations: tuple[Negation, ...]
    adverbs: tuple[Adverb, ...]
    quoted: bool

    @property
    def leads(self) -> bool:
        """Tell whether it stands by itself, in main-clause order: ``main`` or ``v2``."""
        return self.kind in ("main", "v2")

    @property
    def says_that(self) -> bool:
        """Tell whether "dass" opens it, in either spelling."""
        return self.connector in ("dass", "daß")

    @property
    def negated(self) -> bool:
        """Tell whether the clause as a whole is denied ("kein" in subject or object denies it too)."""
        return any(not n.cancelled and (n.scope == "clause" or n.token.tag == "PIAT") for n in self.negations)

    def by_role(self, role: str) -> tuple[Phrase, ...]:
        """Return the constituents with this role, in the order of the text."""
        return tuple(phrase for phrase in self.phrases if phrase.role == role)

    @property
    def objects(self) -> tuple[Phrase, ...]:
        """The accusative objects; a shared relative pronoun first."""
        own = self.by_role("object")
        return (self.relative, *own) if self.object_shared and self.relative is not None else own

    @property
    def datives(self) -> tuple[Phrase, ...]:
        """The dative objects."""
        return self.by_role("dative")

    def pps(self, *preps: str) -> tuple[Phrase, ...]:
        """Return its prepositional constituents, all or those with one of these prepositions."""
        return tuple(p for p in self.phrases if p.kind == "pp" and (not preps or p.prep in preps))


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks; it may run over several sentences.

    Attributes:
        opener, closer: the tokens of the marks; ``closer`` is None if the mark is never closed.
        first, stop: the tokens between the marks.
        start, end: the characters between the marks, without blanks at the edges.
    """

    opener: Token
    closer: Token | None
    first: int
    stop: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence: tokens ``first`` to ``stop`` of the text, its clauses and all its phrases.

    Attributes:
        index: position in ``Analysis.sentences``.
        paragraph: number of its paragraph (line), from 0.
        first, stop: tokens.
        start, end: characters.
        heading: it is the title, or a line without a final mark and without a finite main verb.
        clauses: ordered by first token; the tree is in ``parent`` and ``joined``.
    """

    index: int
    paragraph: int
    first: int
    stop: int
    start: int
    end: int
    heading: bool
    clauses: tuple[Clause, ...]

    def children(self, clause: Clause) -> tuple[Clause, ...]:
        """Return the clauses directly under one, in the order of the text."""
        return tuple(c for c in self.clauses if c.parent == clause.index)

    def parent(self, clause: Clause) -> Clause | None:
        """Return the clause above one."""
        return None if clause.parent is None else self.clauses[clause.parent]

    def resolved_subject(self, clause: Clause) -> Phrase | None:
        """Return the subject; where that is a relative pronoun, its antecedent."""
        subject = clause.subject
        if subject is not None and subject is clause.relative:
            return clause.antecedent
        if subject is not None and clause.subject_shared and clause.joined is not None:
            return self.resolved_subject(self.clauses[clause.joined])
        return subject

    def phrases(self) -> Iterator[Phrase]:
        """Yield every phrase of the sentence, nested ones after the one they are in."""
        for clause in self.clauses:
            for phrase in clause.phrases:
                yield from phrase.walk()


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """The analysis of one text; see the module for an example.

    Attributes:
        text: the text as given; every offset counts in it.
        tokens: all tokens.
        sentences: all sentences.
        quotes: all stretches in quotation marks, ordered by opener.
        title_stop: where the title ends (code point; 0 without a title).
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    title_stop: int = 0
    _starts: list[int] = field(default_factory=list, repr=False)
    _sentence_starts: list[int] = field(default_factory=list, repr=False)
    _reach: list[int] = field(default_factory=list, repr=False)

    def span(self, first: int, stop: int) -> Span:
        """Return the span of the tokens ``first`` to ``stop``."""
        return Span.of(self.text, self.tokens[first].start, self.tokens[stop - 1].stop)

    def quote(self, first: int, stop: int) -> str:
        """Return the characters of the tokens ``first`` to ``stop``."""
        return self.text[self.tokens[first].start : self.tokens[stop - 1].stop]

    def phrase_span(self, phrase: Phrase, *, preposition: bool = True) -> Span:
        """Return the span of a whole phrase, with or without its preposition."""
        first = phrase.first if preposition else phrase.inner
        stop = phrase.stop
        post = phrase.preposition
        if not preposition and post is not None and post.index == stop - 1 and post.index != phrase.first:
            stop -= 1
        return self.span(first, stop)

    def forms(self, clause: Clause) -> frozenset[str]:
        """The lower-case forms of a clause's own words."""
        return frozenset(self.tokens[k].lower for k in clause.own)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers a character, or None for a blank."""
        k = bisect_right(self._starts, offset) - 1
        if k >= 0 and self.tokens[k].start <= offset < self.tokens[k].stop:
            return self.tokens[k]
        return None

    def sentence_of(self, token: Token | int) -> Sentence:
        """Return the sentence of a token."""
        index = token if isinstance(token, int) else token.index
        return self.sentences[bisect_right(self._sentence_starts, index) - 1]

    def quoted(self, token: Token | int) -> Quote | None:
        """Return the innermost quotation a token lies in."""
        index = token if isinstance(token, int) else token.index
        k = bisect_right(self.quotes, index, key=lambda quote: quote.first) - 1
        while k >= 0 and self._reach[k] > index:
            if index < self.quotes[k].stop:
                return self.quotes[k]
            k -= 1
        return None
