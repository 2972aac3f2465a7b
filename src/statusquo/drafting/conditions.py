"""What a position is tied to: the condition of an offer, a threat, a demand, as options of the model.

A condition comes as words ("erst nach der Räumung", "solange ... nicht"). It is found, in this order, as the
issue the case names for it; as the issue of another position on the same words of the report; by its words: the
head noun of an issue, the verb of a nominalised one ("geräumt hat", Räumung), or the only act of the family that
the clause names. The sources of a position are asked from the latest back; the first answer counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from statusquo.case.joined import HeldPosition, World
from statusquo.drafting.acts import SIGNED, Acts, Term
from statusquo.drafting.amounts import amount
from statusquo.drafting.current import current, indexed
from statusquo.drafting.deeds import THING, deed
from statusquo.drafting.lexicon import in_any_language, lexicon, lexicons, meaning, words_of
from statusquo.findings import Findings, Position
from statusquo.span import Span


@dataclass(frozen=True, slots=True)
class Tie:
    """A condition in options.

    Attributes:
        term: what it names. holds: True for "only if", False for "unless".
    """

    term: Term
    holds: bool

    @property
    def expression(self) -> str:
        """The condition as an expression: what must be so for the statement to bind."""
        inner = " and ".join(self.term.keys)
        if self.term.positive == self.holds:
            return f"({inner})" if len(self.term.keys) > 1 else inner
        return f"not ({inner})"


class Conditions:
    """Finds the conditions of the positions of one world, in the options of some acts."""

    def __init__(self, world: World, acts: Acts) -> None:
        self.world, self.acts = indexed(world), acts
        world = self.world
        self._known: dict[HeldPosition, Tie | None] = {}
        self._stems: dict[tuple[str, ...], list[Term]] = {}  # many issues have one head
        self._inner: dict[tuple[str, ...], list[Term]] = {}  # what an issue names the end of
        for key, term in sorted(acts.issues.items()):
            if stems := _stems(self.world, key):
                self._stems.setdefault(stems, []).append(term)
            if stems := _ended_stems(self.world, key):
                self._inner.setdefault(stems, []).append(Term(term.keys, not term.positive))
        self.read = {p.id: p for findings in world.findings for p in findings.positions}
        self.told: dict[str, list[tuple[Span, str]]] = {}
        self.inside: dict[str, frozenset[str]] = {}
        self.names = {
            name: actor.party
            for actor in world.actors
            if actor.kind != "person"
            for name in (actor.name, *actor.names)
            if name[0].isupper() and " " not in name
        }
        party = {(s.report, s.finding): actor.party for actor in world.actors for s in actor.sources}
        for findings in world.findings:
            for held in findings.positions:
                for span in (held.only_if, held.unless):
                    if span is not None:
                        self.inside[span.quote] = _mentioned(party, findings, span)
        self._feared: dict[tuple[str, str], list[Span]] = {}  # what a party threatens to answer, by report
        self._promised: dict[tuple[str, str], list[Span]] = {}  # what it offers or announces to answer
        self._menaces: set[str] = set()  # acts that their owners threaten
        self.texts = {findings.report.id: findings.report.text for findings in world.findings}
        for position in current(world):
            for source in position.sources:
                if (found := self.read.get(source.finding)) is not None:
                    self.told.setdefault(source.report, []).append((found.issue, position.issue))
                    if found.only_if is not None and position.stance in ("threatens", "offers", "commits"):
                        answered = self._feared if position.stance == "threatens" else self._promised
                        answered.setdefault((position.party, source.report), []).append(found.only_if)
            if position.stance == "threatens" and position.issue in acts.issues:
                keys = acts.issues[position.issue].keys
                self._menaces |= {key for key in keys if acts.act(key).owner == position.party}

        self._named_as_such = self._conditions_named()

    def _conditions_named(self) -> dict[HeldPosition, str]:
        """Offers that their sentence ties to a demand it calls a condition ("..., stellt aber eine Bedingung: ...")."""
        told: dict[tuple[str, str], list[tuple[Position, HeldPosition]]] = defaultdict(list)
        naming = {report for report, text in self.texts.items() if _names_condition(text)}
        for position in current(self.world) if naming else ():
            for source in position.sources:
                if source.report in naming and (one := self.read.get(source.finding)) is not None:
                    told[position.party, source.report].append((one, position))
        found: dict[HeldPosition, str] = {}
        for (_, report), said in told.items():
            offers = [place for place in said if place[0].stance in ("offers", "accepts", "commits")]
            for demand, wanted in said:
                before = [place for place in offers if place[0].evidence.stop <= demand.evidence.start]
                if demand.stance != "demands" or not before or _names_condition(demand.label):
                    continue
                offer, held = max(before, key=lambda place: place[0].evidence.stop)
                start, stop = offer.evidence.stop, demand.evidence.start
                # the words between are those of the demand too, where it is told as "eine Bedingung: ..."
                between = self.texts[report][start:stop]
                between += demand.evidence.quote.partition(demand.issue.quote)[0]
                if _names_condition(between) and not re.search(r"[.!?]\s", between):
                    found.setdefault(held, wanted.issue)
        return found

    def has(self, position: HeldPosition) -> bool:
        """Whether the position is tied to anything."""
        tied = any((position.only_if, position.unless, position.only_if_issue, position.unless_issue))
        return tied or position in self._named_as_such

    def of(self, position: HeldPosition) -> Tie | None:
        """The condition of a position of this world, if the model can express it."""
        if position not in self._known:
            self._known[position] = self._of(position)
        return self._known[position]

    def _of(self, position: HeldPosition) -> Tie | None:
        own = self.acts.issues.get(position.issue)
        for text, issue, holds in self._told(position):
            known = issue is not None and issue in self.acts.issues
            if not known and (demanded := self._by_yielding(position, text)):
                return Tie(_turned(demanded, text, self._label(demanded), ignore_negation=not holds), holds)
            if issue is not None and not known:
                continue  # the case knows what it is, and it is no act of this model
            if issue:
                label = self.world.issue(issue).label
                term: Term | None = _turned(self.acts.issues[issue], text, label, ignore_negation=not holds)
            else:
                term = self._by_words(text, ignore_negation=not holds)
            if term is not None and not (own and set(term.keys) & set(own.keys)):
                return None if self._other_value(term, text, issue) else Tie(term, holds)
        return None

    def only_supposed(self, position: HeldPosition) -> bool:
        """Whether a party speaks of something only as what it would answer: "if they strike, we move" wants none.

        Of an answer that is no threat ("if they leave, I call a vote") only where the others threaten it.
        """
        term = self.acts.issues.get(position.issue)
        keys = term.keys if term is not None and term.positive else ()  # not of its absence
        menaced = any(key in self._menaces and self.acts.act(key).owner != position.party for key in keys)
        spans: dict[str, list[Span]] = {}
        for report in {source.report for source in position.sources}:
            promised = self._promised.get((position.party, report), []) if menaced else []
            spans[report] = [*self._feared.get((position.party, report), []), *promised]
        places = [(self.read.get(source.finding), source.report) for source in position.sources]
        return bool(places) and all(
            found is not None and any(found.issue.overlaps(span) for span in spans[report]) for found, report in places
        )

    def names_value(self, position: HeldPosition) -> bool:
        """Whether a condition is about another value than the one on the table ("mindestens fünf Prozent")."""
        return any(amount(text) is not None for text, _, _ in self._told(position))

    def _other_value(self, term: Term, text: str, issue: str | None) -> bool:
        table = self.acts.act(term.keys[0]).amount
        if table is None or len(term.keys) > 1:
            return False
        named = amount(text) or (amount(self.world.issue(issue).label) if issue else None)
        return named is not None and named.unit == table.unit and named.value != table.value

    def lost(self, position: HeldPosition) -> str:
        """The words of a condition, for the list of what was left out."""
        return position.only_if or position.unless or position.only_if_issue or position.unless_issue or ""

    def _told(self, position: HeldPosition) -> Iterator[tuple[str, str | None, bool]]:
        """Words, issue and sense of the condition, as the case and then each source has it."""
        told = (
            (position.only_if, position.only_if_issue, True),
            (position.unless, position.unless_issue, self._lasts(position)),
        )
        yield from ((text or "", issue, holds) for text, issue, holds in told if issue)
        if named := self._named_as_such.get(position):
            yield "", named, True
        for source in sorted(position.sources, reverse=True):
            found = self.read.get(source.finding)
            if found is not None:
                yield from self._spans(found, source.report, position.issue)
        yield from ((text, None, holds) for text, issue, holds in told if text and not issue)

    def _spans(self, found: Position, report: str, own: str) -> Iterator[tuple[str, str | None, bool]]:
        for span, holds in ((found.only_if, True), (found.unless, False)):
            if span is None:
                continue
            holds = holds or self._while(span, report)
            issues = sorted(
                {issue for other, issue in self.told.get(report, ()) if other.overlaps(span) and issue != own}
            )
            yield from ((span.quote, issue, holds) for issue in issues)
            if not issues:
                yield span.quote, None, holds

    def _lasts(self, position: HeldPosition) -> bool:
        """Whether the latest source of an "unless" says "as long as": what is refused while something is so."""
        for source in sorted(position.sources, reverse=True):
            found = self.read.get(source.finding)
            if found is not None and found.unless is not None:
                return self._while(found.unless, source.report)
        return False

    def _while(self, span: Span, report: str) -> bool:
        """Whether a condition is introduced by "solange" and not by "solange ... nicht": it binds while it is so."""
        before = self.texts[report][max(0, span.start - 12) : span.start].casefold()
        words = [word.casefold() for word in words_of(span.quote)]
        told = any(
            re.search(rf"(?<!\w){re.escape(mark)}\s*$", before) or span.quote.casefold().startswith(mark)
            for mark in in_any_language("lasting")
        )
        return told and not any(re.fullmatch("nicht|keine?[rsnm]?|not|no", word) for word in words)

    def _by_words(self, text: str, *, ignore_negation: bool) -> Term | None:
        """The only option that the words of a condition name.

        In "unless" clauses German puts a "nicht" that belongs to the conjunction ("solange ... nicht").
        """
        words = {word.casefold() for word in words_of(text)}
        if kept := self._by_withholding(text, words):
            return kept
        found = _by_stems(self._stems, words) or _by_stems(self._inner, words)
        ends = bool(found)  # a clause of a family has been read with its verb
        if not found:
            found = self._by_family(text, self._named(text)) or self._by_threat(text) or self._by_signing(words)
        if len(found) > 1:  # of the whole and a part of it, a clause that does not say "part" means the whole
            wholes = {keys: term for keys, term in found.items() if not any(self._part(key) for key in keys)}
            found = wholes or found
        if len(found) != 1:
            return None
        term = next(iter(found.values()))
        return _turned(term, text, self._label(term), ignore_negation=ignore_negation, ends=ends)

    def _by_yielding(self, position: HeldPosition, text: str) -> Term | None:
        """The one act that the party demands of the others, where a clause says that they give in to it."""
        if not any(entry.patterns["yielding"].search(text.casefold()) for entry in lexicons()):
            return None
        named = self._named(text) - {position.party}
        found: dict[tuple[str, ...], Term] = {}
        for held in current(self.world):
            term = self.acts.issues.get(held.issue)
            if term is None or held.party != position.party or held.stance != "demands" or self.has(held):
                continue
            owners = {self.acts.act(key).owner for key in term.keys}
            if position.party not in owners and (not named or owners & named):
                found[term.keys] = term
        return next(iter(found.values())) if len(found) == 1 else None

    def _by_withholding(self, text: str, words: set[str]) -> Term | None:
        """That something is not handed over which a clause says is kept ("Geiseln festhält")."""
        if not any(part in text.casefold() for part in in_any_language("withholding")):
            return None
        found: dict[tuple[str, ...], Term] = {}
        for issue, term in self.acts.issues.items():
            label = self.world.issue(issue).label
            done = deed(label) if any(part in label.casefold() for part in in_any_language("handing")) else None
            if done is None:
                continue
            if all(any(word.startswith(name) for word in words) for name in done.objects):
                found[term.keys] = Term(term.keys, not term.positive)
        return next(iter(found.values())) if len(found) == 1 else None

    def _part(self, key: str) -> bool:
        done = self.acts.act(key).deed
        return done is not None and done.part

    def _label(self, term: Term) -> str:
        """The words in which an act is known."""
        labels = (self.world.issue(key).label for key, known in self.acts.issues.items() if known.keys == term.keys)
        return " ".join(sorted(labels))

    def _named(self, text: str) -> frozenset[str]:
        """The parties named in a condition, as its report reads them ("Washington"), or by a name the case knows."""
        told = set(words_of(text))
        known = {party for name, party in self.names.items() if name in told}
        return self.inside.get(text, frozenset()) | known

    def _by_family(self, text: str, named: frozenset[str]) -> dict[tuple[str, ...], Term]:
        """The acts of the family that a clause names; of the parties it names, the new or the standing ones."""
        found: dict[tuple[str, ...], Term] = {}
        for words in lexicons():
            name, ends = words.clause(text)
            alike = [act for act in self.acts.acts if name and act.family == name]
            if any(act.owner in named for act in alike) and not any(act.group for act in alike):
                alike = [act for act in alike if act.owner in named]
            if len({act.group or act.key for act in alike}) > 1:
                new = words.read(text).new
                alike = [act for act in alike if bool(act.conditions) != new]
            if alike and len({act.group or act.key for act in alike}) == 1:
                keys = tuple(sorted(act.key for act in alike))
                found.setdefault(keys, Term(keys, not ends))
        return found

    def _by_signing(self, words: set[str]) -> dict[tuple[str, ...], Term]:
        """The only joint act that can be signed, where a clause speaks of a signature and of nothing signed."""
        if not words & in_any_language("signing"):
            return {}
        for name in SIGNED:
            groups = {act.group for act in self.acts.acts if act.family == name and act.group}
            if len(groups) == 1:
                keys = tuple(sorted(act.key for act in self.acts.acts if act.group in groups))
                return {keys: Term(keys, positive=True)}
        return {}

    def _by_threat(self, text: str) -> dict[tuple[str, ...], Term]:
        """What a party has threatened, where a clause says that it goes through with it ("am Termin festhalten")."""
        lower = text.casefold()
        if not any(part in lower for part in in_any_language("persisting")):
            return {}
        threatened = {
            (position.party, key)
            for position in current(self.world)
            if position.stance == "threatens" and position.party in self._named(text)
            for key in (self.acts.issues[position.issue].keys if position.issue in self.acts.issues else ())
            if self.acts.act(key).owner == position.party
        }
        return {(key,): Term((key,), positive=True) for _, key in threatened} if len(threatened) == 1 else {}


def _names_condition(text: str) -> bool:
    """Whether a text calls something a condition."""
    lower, nouns = text.casefold(), in_any_language("condition")
    return any(noun in lower for noun in nouns) and any(word.casefold() in nouns for word in words_of(text))


def _stems(world: World, issue: str) -> tuple[str, ...]:
    """What the words of a condition must contain to name an issue: its head noun, or the verb of that."""
    reading = meaning(world.issue(issue).label)
    verb = lexicon(reading.language).verbs.get(reading.head.casefold(), "")
    head = reading.head.casefold()
    if reading.verb and reading.verb in lexicon(reading.language).acting.get("ending", ()):
        stems: tuple[str, ...] = (head, head, head)  # "den Stausee füllt" is not the end of the "Füllung"
    elif reading.language == "de":
        stems = (head, re.sub("e?n$", "", verb), re.sub("(?<=.{5})(ung|e)$", "", head))  # "Kontrolle", "kontrolliert"
    else:
        stems = (head, verb, head)
    done = deed(reading.text)  # "Einführung einer Steuer" is named by the tax as well
    named = done.objects[:1] if done is not None and done.verb == THING and done.positive else ()
    return tuple(stem for stem in sorted({*stems, *(name.split(" ")[0] for name in named)}) if len(stem) > 3)


def _ended_stems(world: World, issue: str) -> tuple[str, ...]:
    """What the words of a condition must contain to name the act that an issue is the end of ("Stopp der Füllung")."""
    reading = meaning(world.issue(issue).label)
    words = lexicon(reading.language)
    if reading.verb:
        inner = reading.head if reading.verb in words.acting.get("ending", ()) else ""
    else:
        ends = reading.head.casefold() in words.heads["ending"]
        inner = words.head(reading.text.partition(reading.head)[2].strip()) if ends else ""
    stem = re.sub("(ung|en)$", "", inner.casefold())
    return (stem,) if len(stem) > 3 and inner.casefold().endswith("ung") else ()


def _by_stems(known: Mapping[tuple[str, ...], list[Term]], words: set[str]) -> dict[tuple[str, ...], Term]:
    """The terms whose stems stand in some words; a longer stem in the same word takes it ("Warnstreik", "Streik")."""
    longest = {word: max((len(stem) for stems in known for stem in stems if stem in word), default=0) for word in words}
    found: dict[tuple[str, ...], Term] = {}
    for stems, terms in known.items():
        if any(stem in word and len(stem) == longest[word] for word in words for stem in stems):
            for term in terms:
                found.setdefault(term.keys, term)
    return found


def _turned(term: Term, text: str, label: str, *, ignore_negation: bool, ends: bool = False) -> Term:
    """The term of a condition, turned round if its words say that it is not so.

    "eine Waffenruhe verweigert", and with ``ends`` "die Steuer blockiert": unless the act is called so itself.
    """
    words = {word.casefold() for word in words_of(text)}
    own = {word.casefold() for word in words_of(label)}
    heads = lexicon("de").heads
    stems = [*heads["refusing"], *heads["blocking"], *(heads["ending_verbs"] if ends else ())]
    stems = [stem for stem in stems if not any(stem in word for word in own)]
    refused = any(stem in word for word in words - own for stem in stems)
    denied = not ignore_negation and any(re.fullmatch("nicht|keine?[rsnm]?", word) for word in words - own)
    return Term(term.keys, not term.positive) if refused != denied else term


def _mentioned(party: Mapping[tuple[str, str], str], findings: Findings, span: Span) -> frozenset[str]:
    """The parties with a mention inside a span."""
    ids = (actor.id for actor in findings.actors if any(span.overlaps(mention) for mention in actor.mentions))
    return frozenset(party[findings.report.id, one] for one in ids if (findings.report.id, one) in party)
