"""The scene: the tokens of one report, who was found on them, and the register of who is who.

The finders (``scan``, ``bodies``, ``titles``, ``anaphora``) share one scene. A *mention* is a run of tokens that
names an actor; a *claim* marks the tokens it covers, so that no name is marked inside another. An *entity* is an
actor in the making; ``index`` freezes it into ``findings.Actor``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from statusquo.findings import ActorKind
from statusquo.language.actors import ActorTables, files
from statusquo.reading.german.analysis import Analysis, Clause, Phrase
from statusquo.report import Report

#: Prepositions that make a state or a town a place.
PLACE_PREPS = frozenset(
    "in nach aus bei an auf durch über um bis nahe nördlich südlich östlich westlich unweit entlang vor "
    "innerhalb außerhalb".split()
)


#: Tokens that any search backwards looks at, at most; keeps time linear on texts without full stops.
WINDOW = 1200


@dataclass(slots=True, eq=False)
class Mention:
    """A run of tokens that names an entity.

    Attributes:
        first, stop: tokens, half open.
        head: the token that decides ("Armee" in "libysche Armee").
        entity: who is named.
        sort: ``name, metonym, body, person, title, label, anaphor``.
        place: it stands where a place stands ("in Russland").
    """

    first: int
    stop: int
    head: int
    entity: Entity
    sort: str
    place: bool = False


@dataclass(slots=True, eq=False)
class Entity:
    """An actor in the making.

    Attributes:
        key: what tells it apart: a table id, ``person:...``, ``body:...``.
        mentions: its mentions, as the keys of a dictionary (an ordered set).
        gender, number: what a pronoun follows; ``None`` = not known.
        surname: of a person: the part of the name that stands alone.
        titles: role nouns of a person (base forms), for titles that stand alone.
        shadow: tokens that name it only inside a role or as an adjective; its mention where it has no other.
        organ: it watches over the body that it acts for ("Aufsichtsrat").
        sector, noun: of a body: what it is, and its collective noun ("gewerkschaft"), for "die Gewerkschaft".
    """

    key: str
    kind: ActorKind
    name: str
    rule: str
    table: str | None = None
    gender: str | None = None
    number: str | None = "sg"
    surname: str = ""
    role: str | None = None
    role_kind: str = ""
    role_plural: bool = False
    former: bool = False
    state_office: bool = False
    organ: bool = False
    acts_for: Entity | None = None
    sector: str = ""
    noun: str = ""
    mentions: dict[Mention, None] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    shadow: list[tuple[int, int]] = field(default_factory=list)
    id: str = ""

    @property
    def party(self) -> Entity:
        """The end of ``acts_for``."""
        entity, steps = self, 0
        while entity.acts_for is not None and steps < 8:
            entity, steps = entity.acts_for, steps + 1
        return entity


@cache
def sectors() -> dict[str, str]:
    """What kind of body an organisation of the tables is, by its file, ``sectors.tsv``, and its own name."""
    found: dict[str, str] = {}
    for row in files.rows(files.shipped("de/sectors.tsv"), "sectors"):
        found.update(dict.fromkeys(files.values(row["ids"]), row["sector"]))
    for name, sector in (("parties", "party"), ("companies", "company"), ("media", "media")):
        for row in files.rows(files.shipped(f"de/{name}.tsv"), name):
            found.setdefault(row["id"], sector)
    for row in files.rows(files.shipped("de/organisations.tsv"), "organisations"):
        named = row.get("names") or ""
        for word, sector in (
            ("ewerkschaft", "union"),
            ("erband", "association"),
            ("gericht", "judiciary"),
            ("parlament", "parliament"),
            ("ongress", "parliament"),
        ):
            if word in named:
                found.setdefault(row["id"], sector)
    return found


@cache
def regions() -> frozenset[str]:
    """Table ids of regions, which are places more often than actors."""
    return frozenset(row["id"] for row in files.rows(files.shipped("de/regions.tsv"), "regions"))


#: Ends of words that only reports on parties have.
_OF_PARTIES = ("partei", "parteitag", "wahlkampf", "landtagswahl", "parlamentswahl", "fraktionschef", "fraktionschefin")


class Scene:
    """One report while its actors are looked for.

    Attributes:
        counts: how often the report has each word form.
        claims: per token the mention that covers it, or None.
        heads: head token -> innermost phrase with that head.
        above: phrase -> the phrase it is in, or None.
        clauses: per token its innermost clause, or None.
        tops: per token the constituent of its clause that covers it, or None.
        aliases: lower-case names and short forms that the report itself gives its actors.
        people: persons by each word of their names, in lower case.
        nouns: body or group last made by a collective noun.
        role_tokens: tokens of roles that belong to a named person.
        blocked: tokens known to be no actor (places, dates).
        cited: heads of compounds that cite the body in front of them ("Armeeangaben").
        solo: words in capitals that stand without a name behind them somewhere.
        placed: words that stand behind a preposition of place or "Stadt" somewhere.
        political: it has words that only reports on parties have.
        endings: last words of names of several words -> whose they are.
        firms: first two words of names that stand behind a noun for a body ("Baufirma Domus Invest").
        hints: states that adjectives and capitals hint at, once ``surroundings`` has looked.
        federation: the state of its words in "Bundes-", once ``parties`` has looked.
        lands: where it names Länder, once ``lands`` has looked.
        signs: words used as names of bodies, and of persons, once ``agents`` has looked.
    """

    def __init__(self, report: Report, analysis: Analysis, tables: ActorTables) -> None:
        self.report = report
        self.analysis = analysis
        self.tables = tables
        self.tokens = analysis.tokens
        self.forms = [token.form for token in analysis.tokens]
        self.counts = Counter(self.forms)
        count = len(self.tokens)
        self.claims: list[Mention | None] = [None] * count
        self.blocked: set[int] = set()
        self.cited: dict[int, Entity] = {}
        self.role_tokens: set[int] = set()
        self.entities: dict[str, Entity] = {}
        self.aliases: dict[str, Entity] = {}
        self.ish: dict[str, Entity] = {}  # stem of an adjective in -isch -> a state that no table knows
        self.people: dict[str, list[Entity]] = {}
        self.nouns: dict[str, Entity] = {}
        self.heads: dict[int, Phrase] = {}
        self.above: dict[Phrase, Phrase | None] = {}
        self.clauses: list[Clause | None] = [None] * count
        self.tops: list[Phrase | None] = [None] * count
        self.starts: dict[int, list[Phrase]] = {}
        self.stops: dict[int, list[Phrase]] = {}
        self.sentence: list[int] = [0] * count
        self.firms = self._firms()
        self.solo = frozenset(
            form
            for form, follows in pairwise([*self.forms, ""])
            if any(c.isupper() for c in form[1:]) and not follows[:1].isupper()
        )
        self.placed = frozenset(
            form
            for before, form in pairwise(self.forms)
            if before in ("Stadt", "Gemeinde") or before.lower() in PLACE_PREPS
        )
        self.political = any(token.is_noun and token.lower.endswith(_OF_PARTIES) for token in self.tokens)
        self.endings: dict[str, list[Entity]] = {}
        self.hints: tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]] | None = None
        self.federation = ""
        self.lands: list[tuple[int, str]] | None = None
        self.signs: tuple[frozenset[str], frozenset[str]] | None = None
        for sentence in analysis.sentences:
            for index in range(sentence.first, sentence.stop):
                self.sentence[index] = sentence.index
            for clause in sentence.clauses:
                for index in clause.own:
                    self.clauses[index] = clause
                for phrase in clause.phrases:
                    self._enter(phrase, None)
                    for index in range(phrase.first, phrase.stop):
                        self.tops[index] = phrase

    def _firms(self) -> frozenset[tuple[str, str]]:
        found = set()
        for i in range(1, len(self.tokens) - 1):
            if self.tokens[i].tag == "NE" == self.tokens[i + 1].tag and self.tokens[i - 1].tag == "NN":
                noun = self.tables.collective(self.forms[i - 1])
                body = noun is not None and noun.kind == "organisation" and noun.number != "pl"
                if body and self.tables.role(self.forms[i - 1]) is None:
                    found.add((self.forms[i], self.forms[i + 1]))
        return frozenset(found)

    def _enter(self, phrase: Phrase, above: Phrase | None) -> None:
        stack: list[tuple[Phrase, Phrase | None]] = [(phrase, above)]
        while stack:
            one, over = stack.pop()
            if one in self.above:
                continue
            self.above[one] = over
            held = self.heads.get(one.head.index)
            if held is None or (one.stop - one.first) <= (held.stop - held.first):
                self.heads[one.head.index] = one
            self.starts.setdefault(one.inner, []).append(one)
            self.stops.setdefault(one.stop, []).append(one)
            inside = [*one.conjuncts, *one.genitives, *one.attributes, *one.appositions]
            if one.owner is not None:
                inside.append(one.owner)
            if one.participle is not None:
                inside += one.participle.complements
                if one.participle.agent is not None:
                    inside.append(one.participle.agent)
            stack += [(part, one) for part in inside if part is not one]

    # ------------------------------------------------------------- register

    def entity(self, key: str, kind: ActorKind, name: str, rule: str) -> Entity:
        """The entity of that key, made if it is new."""
        found = self.entities.get(key)
        if found is None:
            found = self.entities[key] = Entity(key, kind, name, rule)
            self._index(found)
        return found

    def tabled(self, id_: str, rule: str = "table") -> Entity:
        """The entity of a table id, made if it is new."""
        found = self.entities.get(id_)
        if found is None:
            entry = self.tables.entry(id_)
            found = Entity(id_, entry.kind, entry.name, rule, table=id_, gender=entry.gender, number=entry.number)
            self.entities[id_] = found
            self._index(found)
        return found

    def _index(self, entity: Entity) -> None:
        if entity.kind == "organisation" and " " in entity.name:
            self.endings.setdefault(entity.name.rpartition(" ")[2], []).append(entity)

    def claim(self, entity: Entity, first: int, stop: int, head: int, sort: str, *, place: bool = False) -> Mention:
        """Mark a mention; mentions inside it give way."""
        mention = Mention(first, stop, head, entity, sort, place)
        for index in range(first, stop):
            old = self.claims[index]
            if old is not None:
                self.drop(old)
            self.claims[index] = mention
        entity.mentions[mention] = None
        return mention

    def drop(self, mention: Mention) -> None:
        """Take a mention back."""
        mention.entity.mentions.pop(mention, None)
        for index in range(mention.first, mention.stop):
            if self.claims[index] is mention:
                self.claims[index] = None

    def merge(self, keep: Entity, gone: Entity) -> None:
        """Make two entities one."""
        if keep is gone:
            return
        for mention in gone.mentions:
            mention.entity = keep
        keep.mentions.update(gone.mentions)
        keep.shadow += gone.shadow
        keep.titles |= gone.titles
        keep.aliases |= gone.aliases | ({gone.name} if gone.name != keep.name else set())
        keep.role = keep.role or gone.role
        keep.acts_for = keep.acts_for or (gone.acts_for if gone.acts_for is not keep else None)
        keep.gender = keep.gender or gone.gender
        for key, entity in self.entities.items():
            if entity.acts_for is gone:
                entity.acts_for = keep
            if entity is gone:
                self.entities[key] = keep
        for register in (self.aliases, self.nouns):
            for name, entity in register.items():
                if entity is gone:
                    register[name] = keep
        if keep.acts_for is keep:
            keep.acts_for = None

    # ------------------------------------------------------------- look-ups

    def mentions(self) -> list[Mention]:
        """All mentions in text order."""
        found: list[Mention] = []
        for claim in self.claims:
            if claim is not None and (not found or found[-1] is not claim):
                found.append(claim)
        return found

    def floor(self, index: int, back: int) -> int:
        """First token of the sentence ``back`` sentences before that of a token; never more than ``WINDOW`` tokens."""
        return max(self.analysis.sentences[max(0, self.sentence[index] - back)].first, index - WINDOW)

    def among(self, first: int, stop: int) -> Iterator[Mention]:
        """Mentions among these tokens, in text order."""
        last: Mention | None = None
        for index in range(max(first, 0), min(stop, len(self.claims))):
            claim = self.claims[index]
            if claim is not None and claim is not last:
                last = claim
                yield claim

    def member(self, phrase: Phrase) -> Phrase:
        """The phrase itself, or the coordination it is a member of, outermost."""
        over = self.above.get(phrase)
        while over is not None and phrase in over.conjuncts:
            phrase, over = over, self.above.get(over)
        return phrase

    def role_of(self, index: int) -> str:
        """Role in its clause of the constituent whose head this token is; ``inside`` if it is no constituent."""
        phrase = self.heads.get(index)
        if phrase is None:
            top = self.tops[index]
            if top is None:
                return "other"
            if top.name is not None and top.name[0] <= index < top.name[1]:
                return top.role
            return "inside"
        phrase = self.member(phrase)
        return phrase.role if self.above.get(phrase) is None else "inside"

    def prep_of(self, index: int) -> str:
        """Preposition that governs the phrase whose head (or name) this token is; empty if there is none."""
        phrase = self.heads.get(index)
        if phrase is None:
            top = self.tops[index]
            if top is not None and top.name is not None and top.name[0] <= index < top.name[1]:
                phrase = top
        if phrase is None:
            return ""
        return self.member(phrase).prep or phrase.prep

    def is_place(self, index: int) -> bool:
        """Whether the phrase with this head stands where a place stands."""
        return self.prep_of(index) in PLACE_PREPS

    def sector_of(self, entity: Entity) -> str:
        """What kind of body an organisation is: ``party, company, media, union, association`` or empty."""
        if entity.sector or entity.table is None:
            return entity.sector
        return sectors().get(entity.table, "")

    def words(self, first: int, stop: int) -> str:
        """The text of a run of tokens, blanks as one."""
        return " ".join(self.analysis.quote(first, stop).split())

    @property
    def cast(self) -> list[Entity]:
        """All entities, each once, in the order in which they were made."""
        return list(dict.fromkeys(self.entities.values()))
