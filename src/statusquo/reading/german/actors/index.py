"""The index of a report's actors: which actor a phrase, a pronoun or a run of tokens stands for."""

from __future__ import annotations

from collections.abc import Collection

from statusquo.findings import Actor, ActorKind, finding_id
from statusquo.reading.german.actors import cited, commons, forms, pronouns
from statusquo.reading.german.actors.owners import prefix_of
from statusquo.reading.german.actors.scene import Entity, Mention, Scene, regions
from statusquo.reading.german.analysis import Phrase

#: Heads that let their genitive through: "Vertreter der Regierung", "von Seiten der Behörde".
_TRANSPARENT = frozenset(
    "seite seiten vertreter sprecher sprecherin vertreterin mitglied mitglieder teil teile teilen reihen "
    "kreise kreisen führung spitze "
    "verantwortliche verantwortlichen verantwortlicher mehrheit hälfte reihe vertretern mitgliedern "
    "delegation".split()
)


#: Pronouns for one person, by gender.
_PERSONAL = {"er": "m", "sie": "f"}
#: Clauses before a pronoun whose subjects it may point to.
_CLAUSES = 8
_SPEAKING = frozenset("laut zufolge zwischen gegen gegenüber".split())


class ActorIndex:
    """Who is who in one report; made by ``find``. All ids are ids of ``findings.Actor``."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._by_id: dict[str, Entity] = {}
        self._memo: dict[Phrase, tuple[Entity, ...]] = {}
        analysis = scene.analysis
        for entity in scene.cast:
            places = sorted((m.first, m.stop) for m in entity.mentions) or sorted(entity.shadow)
            if not places:
                continue
            entity.id = finding_id(scene.report.hash, "actor", [analysis.span(*places[0])], entity.key)
            self._by_id[entity.id] = entity

    # --------------------------------------------------------------- phrases

    def who(self, phrase: Phrase | None) -> tuple[str, ...]:
        """Ids of the actors that a phrase stands for; several if it is joint; empty if it is nobody or open.

        Names, metonyms, role nouns and definite bodies stand for their actor; pronouns and "Beide" for their
        antecedent, where number, gender and salience leave no doubt.
        """
        if phrase is None:
            return ()
        return self._ids(self._who(phrase))

    def speaker(self, phrase: Phrase | None) -> tuple[str, ...]:
        """Like ``who``; of an unnamed spokesman the institution ("ein Sprecher des Ministeriums")."""
        if phrase is None:
            return ()
        found = self._who(phrase)
        if not found:
            found = self._institution(phrase)
        return self._ids(found)

    def inside(self, first: int, stop: int) -> tuple[str, ...]:
        """Ids of the actors mentioned among these tokens, in text order, each once."""
        return self._ids(tuple(mention.entity for mention in self._scene.among(first, stop)))

    def owner_of(self, phrase: Phrase | None) -> tuple[str, ...]:
        """Ids of whose a phrase is: "russische Forderung", "Putins Plan", "US-Friedensplan", "ihre Forderungen"."""
        if phrase is None:
            return ()
        return self._ids(self._owners(phrase))

    def scene_of(self, phrase: Phrase) -> tuple[str, ...]:
        """Id of the state that a compound names as the scene or topic of something: "Irak-Krieg"."""
        found = prefix_of(self._scene, phrase.head.form, topics=True)
        if found is None or found.kind != "state":
            return ()
        return (self._registered(found, phrase.head.index).id,)

    # ---------------------------------------------------------------- actors

    def party(self, id: str) -> str:  # noqa: A002 - the field's own name
        """Id of the party behind an actor: the end of ``acts_for``."""
        entity = self._by_id[id].party
        return entity.id or id

    def kind(self, id: str) -> ActorKind:  # noqa: A002 - the field's own name
        """Kind of an actor."""
        return self._by_id[id].kind

    def name(self, id: str) -> str:  # noqa: A002 - the field's own name
        """Name of an actor."""
        return self._by_id[id].name

    def is_common(self, id: str) -> bool:  # noqa: A002 - the field's own name
        """Whether an actor is a common noun that nothing but a slot of a frame made one ("das Bodenpersonal")."""
        return self._by_id[id].rule == commons.RULE

    def sector(self, id: str) -> str:  # noqa: A002 - the field's own name
        """What kind of body an actor is: ``party``, ``company``, ``media``, ``union``, ... or empty."""
        return self._scene.sector_of(self._by_id[id])

    def actors(self, used: Collection[str]) -> tuple[Actor, ...]:
        """The final records, in the order of their first mentions; actors that nothing shows acting are left out.

        Args:
            used: ids that other findings refer to; these and their parties stay.
        """
        keep: set[str] = set()
        for id_, entity in self._by_id.items():
            if id_ in used or self._acting(entity):
                keep.add(id_)
                for _ in range(8):
                    if entity.acts_for is None or not entity.acts_for.id:
                        break
                    entity = entity.acts_for
                    keep.add(entity.id)
        found = [self._actor(self._by_id[id_]) for id_ in sorted(keep)]
        return tuple(sorted(found, key=lambda actor: (actor.mentions[0], actor.id)))

    def _actor(self, entity: Entity) -> Actor:
        analysis = self._scene.analysis
        places = sorted({(m.first, m.stop) for m in entity.mentions}) or sorted(set(entity.shadow))[:1]
        up = entity.acts_for
        return Actor(
            id=entity.id,
            name=_base_name(entity),
            kind=entity.kind,
            mentions=tuple(analysis.span(first, stop) for first, stop in places),
            acts_for=up.id if up is not None and up.id and up is not entity else None,
            role=entity.role,
            aliases=tuple(sorted(entity.aliases - {entity.name})),
            table=entity.table,
            rule=entity.rule,
        )

    def _acting(self, entity: Entity) -> bool:
        """Whether a report shows an actor acting even if no finding uses it.

        States and organisations stay unless they are only places; groups and groups have to be subject or
        agent somewhere, and bodies told by a verb alone to be named again.
        """
        if not entity.mentions:
            return False
        if entity.rule in (cited.RULE, commons.RULE):
            return False
        if entity.rule == "agent:noun":
            return len(entity.mentions) > 1
        if entity.kind == "person":
            return True
        if entity.kind == "group" and len(entity.mentions) == 1 and self._in_passing(entity):
            return False
        if entity.kind == "group" and entity.table is None and entity.sector != "coalition":
            return any(self._leads(m) for m in entity.mentions)
        if entity.kind == "state" or entity.table in regions():
            return not all(m.place for m in entity.mentions)
        return True

    def _in_passing(self, entity: Entity) -> bool:
        """Whether a group is only counted ("fünf Zivilisten") or one of many firms: to be named again, or used."""
        (mention,) = entity.mentions
        counted = self._scene.tokens[mention.first].tag == "CARD"
        return entity.rule == "body:company" or (entity.rule == "body:people" and counted)

    def _leads(self, mention: Mention) -> bool:
        scene = self._scene
        clause = scene.clauses[mention.head]
        passive = clause is not None and clause.verb is not None and clause.verb.passive == "werden"
        role = scene.role_of(mention.head)
        return role == "agent" or (role == "subject" and not passive) or scene.prep_of(mention.head) in _SPEAKING

    # -------------------------------------------------------------- the work

    def _ids(self, entities: tuple[Entity, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entity.id for entity in entities if entity.id))

    def _who(self, phrase: Phrase) -> tuple[Entity, ...]:
        known = self._memo.get(phrase)
        if known is None:
            self._memo[phrase] = ()  # a phrase inside itself is nobody
            known = self._memo[phrase] = self._find(phrase) or self._common(phrase)
        return known

    def _common(self, phrase: Phrase) -> tuple[Entity, ...]:
        """The actor that a noun for persons makes where a rule asks for one; nobody if somebody else acts by it."""
        if commons.speaks_for_others(self._scene, phrase) and self._owners(phrase):
            return ()
        named = commons.named_by(self._scene, phrase)
        if named is not None:
            return (named,)
        entity = commons.common(self._scene, phrase)
        if entity is None:
            return ()
        if entity.acts_for is None and commons.represents(self._scene, phrase) and len(self._owners(phrase)) == 1:
            entity.acts_for = self._owners(phrase)[0]
        if not entity.id:
            first = min((m.first, m.stop) for m in entity.mentions)
            entity.id = finding_id(self._scene.report.hash, "actor", [self._scene.analysis.span(*first)], entity.key)
            self._by_id[entity.id] = entity
        return (entity,)

    def _find(self, phrase: Phrase) -> tuple[Entity, ...]:
        if phrase.conjuncts:
            return tuple(entity for member in phrase.conjuncts if member is not phrase for entity in self._who(member))
        mention = self.mention_of(phrase)
        if mention is not None:
            return (self._behind(phrase, mention) or mention.entity, *self._coordinated(mention))
        if phrase.kind == "pronoun" or phrase.lemma.lower() in pronouns.WORDS or phrase.head.lower in pronouns.WORDS:
            return self._unnamed(phrase) or pronouns.resolve(self._scene, phrase)
        for apposition in phrase.appositions:
            mention = self.mention_of(apposition)
            if mention is not None and mention.entity.kind == "person":
                return (mention.entity,)
        if phrase.head.lower in _TRANSPARENT:
            for part in (*phrase.genitives, *(a for a in phrase.attributes if a.prep == "von")):
                found = self._who(part)
                if found:
                    return found
        joint = pronouns.joint(self._scene, phrase)
        if joint:
            return joint
        return ()

    def _unnamed(self, phrase: Phrase) -> tuple[Entity, ...]:
        """For whom the unnamed person speaks that "er" points to: "Ein Vertreter der X bestritt dies ... er".

        The noun agrees with the pronoun, the body behind it does not; the last subject decides, if it is such a noun.
        """
        scene, index = self._scene, phrase.head.index
        gender = _PERSONAL.get(phrase.head.lower)
        clause = scene.clauses[index]
        plural = clause is not None and clause.verb is not None and clause.verb.number == "pl"
        if gender is None or phrase.role != "subject" or plural:
            return ()
        subject = self._last_subject(index)
        if subject is None or subject.kind == "pronoun" or subject.name is not None or subject.conjuncts:
            return ()
        role = scene.tables.role(subject.head.form)
        if role is None or subject.determination not in ("indefinite", "definite", "demonstrative"):
            return ()
        if role.gender != gender or "sg" not in subject.numbers:
            return ()
        mention = self.mention_of(subject)
        if mention is not None and mention.entity.kind == "person":
            return ()  # told by the pronoun rules
        return self._who(subject) or self._institution(subject)

    def _last_subject(self, index: int) -> Phrase | None:
        """The subject of the last main clause before a token, in its own sentence or in the one before."""
        scene = self._scene
        own, here = scene.clauses[index], scene.sentence[index]
        sentences = scene.analysis.sentences
        clauses = [*sentences[here].clauses[max(0, own.index - _CLAUSES) : own.index]] if own is not None else []
        if here > 0:
            clauses = [*sentences[here - 1].clauses[-_CLAUSES:], *clauses]
        for clause in reversed(clauses):
            subject = clause.subject
            if subject is not None and subject.stop <= index and clause.kind in ("main", "insertion"):
                return subject
        return None

    def _coordinated(self, mention: Mention) -> tuple[Entity, ...]:
        """Whose the noun is as well: of "armenische und aserbaidschanische Truppen" those of the first adjective."""
        scene, k = self._scene, mention.head - 3
        if mention.sort != "body" or k < 0 or scene.forms[k + 1] not in ("und", "sowie"):
            return ()
        if scene.tokens[k].tag != "ADJA" or scene.tokens[k + 2].tag != "ADJA":
            return ()
        found = scene.tables.adjective(scene.forms[k])
        return tuple(self._named(id_, k) for id_ in found if id_ != mention.entity.key)

    def _behind(self, phrase: Phrase, mention: Mention) -> Entity | None:
        """ "der Berater Erdoğans, Kemal Aksoy": the name set off behind a role with a genitive, not the one in it."""
        scene = self._scene
        inside = mention.first > phrase.head.index and phrase.head.index in scene.role_tokens
        if not inside or mention.stop >= len(scene.forms) - 1 or scene.forms[mention.stop] != ",":
            return None
        if not scene.forms[mention.stop - 1].endswith(("s", "'", "’")):
            return None
        name = scene.claims[mention.stop + 1]
        if name is None or name.sort != "person" or name.stop >= len(scene.forms) or scene.forms[name.stop] != ",":
            return None
        return name.entity

    def mention_of(self, phrase: Phrase) -> Mention | None:
        """The mention on a phrase's head, its name, or the words right around them."""
        claims = self._scene.claims
        if phrase.name is not None:
            claim = claims[phrase.name[1] - 1]
            if claim is not None and claim.entity.kind == "person":
                return claim
        claim = claims[phrase.head.index]
        if claim is None and phrase.name is not None:
            claim = claims[phrase.name[0]]
        if claim is None:
            follow = phrase.head.index + 1
            if follow < phrase.stop and claims[follow] is not None and phrase.head.index in self._scene.role_tokens:
                claim = claims[follow]
        return claim

    def _institution(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Whom an unnamed spokesman speaks for."""
        role = self._scene.tables.role(phrase.head.form)
        if role is None and self._scene.tables.collective(phrase.head.form) is None:
            return ()
        return self._owners(phrase)

    def _owners(self, phrase: Phrase) -> tuple[Entity, ...]:
        scene = self._scene
        if phrase.owner is not None and (found := self._who(phrase.owner)):
            return found
        if phrase.head.index in scene.cited:
            return (scene.cited[phrase.head.index],)
        if phrase.determination == "possessive" and phrase.determiner is not None:
            return pronouns.possessor(scene, phrase)
        for genitive in phrase.genitives:
            if found := self._who(genitive):
                return found
        for index in range(phrase.first, phrase.head.index):
            token = scene.tokens[index]
            if token.tag in ("ADJA", "NE", "NN", "NNA") and scene.claims[index] is None:
                ids = scene.tables.adjective(token.form)
                if ids:
                    return tuple(self._named(self._meant(id_, token.form), index) for id_ in ids)
        claim = scene.claims[phrase.head.index - 1] if phrase.head.index > 0 else None
        if (
            claim is not None
            and claim.stop == phrase.head.index
            and phrase.first >= claim.first
            and claim.first >= phrase.first
        ):
            return (claim.entity,)
        front = prefix_of(scene, phrase.head.form)
        if front is not None:
            return (self._registered(front, phrase.head.index),)
        for attribute in phrase.attributes:
            if attribute.prep in ("von", "aus", "seitens", "durch") and (found := self._who(attribute)):
                return found
        return ()

    def _meant(self, table_id: str, form: str) -> str:
        """The continent rather than the union for "europäisch" where the report speaks of the continent."""
        continent = self._scene.entities.get("EUROPA")
        if table_id == "EU" and form.islower() and continent is not None and continent.mentions:
            return continent.key
        return table_id

    def _named(self, table_id: str, index: int) -> Entity:
        return self._registered(self._scene.tabled(table_id, "table:adjective"), index)

    def _registered(self, entity: Entity, index: int) -> Entity:
        """Give an id to an actor that only an adjective or a compound names."""
        if not entity.id:
            entity.shadow.append((index, index + 1))
            span = self._scene.analysis.span(index, index + 1)
            entity.id = finding_id(self._scene.report.hash, "actor", [span], entity.key)
            self._by_id[entity.id] = entity
        return entity


def _base_name(entity: Entity) -> str:
    """The name of an actor that the text names, in the nominative; of the tables as they have it."""
    if entity.table is not None:
        return entity.name
    ends = ("s", "es", "n", "en")
    if entity.noun and entity.name.lower() in {entity.noun + end for end in ends} and entity.number != "pl":
        return entity.name[: len(entity.noun)]  # "Unternehmens"
    return forms.name(entity.name, entity.gender, entity.number)
