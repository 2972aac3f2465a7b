"""Speakers whom a report does not name: "ein Augenzeuge sagte", "Experten zufolge", "nach Polizeiangaben".

A noun phrase that is the subject of a verb of speech, or that "laut" or "Angaben von" cite, speaks, whoever it is: only
things written, counted or found out ("eine Umfrage ergab") can stand there without speaking. Such speakers become
actors of their own and are kept only where a finding uses them. An indefinite phrase brings in somebody new, a definite
one ("der Zeuge") takes up who was called so before; bare plurals ("Beobachter") are one group.

An unnamed spokesman without an institution ("ein Sprecher sagte") speaks for the only body that the sentences before
are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from statusquo.findings import ActorKind
from statusquo.language.actors import Role
from statusquo.reading.german.actors import names
from statusquo.reading.german.actors.animate import several
from statusquo.reading.german.actors.bodies import BOTH
from statusquo.reading.german.actors.cited import RULE, cited, words
from statusquo.reading.german.actors.nearest import salient
from statusquo.reading.german.actors.owners import prefix_of
from statusquo.reading.german.actors.parties import PRIVATE, STATE_ROLES, of_state, party_of
from statusquo.reading.german.actors.pronouns import PAIRS
from statusquo.reading.german.actors.scene import WINDOW, Entity, Scene
from statusquo.reading.german.actors.words import words as fronts
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.lexicon import Cues, reporting_cues

_SAID: Final = frozenset({"quote", "dass", "v2"})
_CITED_BY: Final = frozenset({"laut", "zufolge", "gemäß"})
#: A name this near behind a phrase tells who it is: "der Leiter des Amtes in Bonn, Udo Muster, ...".
_NEAR: Final = 14
_BACK: Final = 3
_TAKEN_UP: Final = frozenset({"definite", "demonstrative", "possessive"})
_THAT: Final = frozenset({"dass", "daß", "ob"})
_BRACKETS: Final = frozenset("()[]{}")
_AGED: Final = re.compile(r"jährigen?r?\Z", re.IGNORECASE)
#: Ends of nouns for what is done or is so; bodies that end alike ("Regierung") are in the tables.
_ABSTRACT: Final = re.compile(r"(?:ung|ungen|heit|heiten|keit|keiten|ion|ionen|ismus|nis|nisse|tät|täten)\Z")
#: Roles that are a person of their own, whoever they belong to.
_OWN_PERSON: Final = PRIVATE | {"relative", "person"}


def sayers(scene: Scene, domestic: Entity | None) -> None:
    """Claim the speakers that nothing else has found; ``domestic`` is the state in which the report plays."""
    cues = reporting_cues()
    verbs, speech = _verbs()
    for sentence in scene.analysis.sentences:
        for clause in sentence.clauses:
            for phrase in _speaking(sentence, clause, verbs):
                spoken = clause.verb is None or clause.verb.lemma in speech
                clausal = spoken and (clause.verb is None or _says_a_clause(scene, sentence, clause))
                for member in phrase.members:
                    if clausal or _is_human(scene, member):
                        _sayer(scene, member)
            if clause.subject is not None and any("eigenen angaben" in adverb.lemma for adverb in clause.adverbs):
                _sayer(scene, clause.subject.members[0])
            for phrase in clause.phrases:
                for part in phrase.walk():
                    cited(scene, part, domestic)
                    if _is_own(part) and clause.subject is not None:
                        _sayer(scene, clause.subject.members[0])
                if phrase.prep in _CITED_BY or phrase.lemma in cues.nouns:
                    for source in _cited(phrase, cues):
                        for member in source.members:
                            _sayer(scene, member)


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs that report, and those among them that are followed by what was said."""
    verbs = reporting_cues().verbs
    said = (lemma for lemma, entries in verbs.items() if any(_SAID & set(entry.content) for entry in entries))
    return frozenset(verbs), frozenset(said)


def _speaking(sentence: Sentence, clause: Clause, speech: frozenset[str]) -> Iterator[Phrase]:
    """Subjects of verbs of speech, agents of their passives, and who stands behind "so"."""
    verb = clause.verb
    if verb is not None and verb.lemma in speech and _with_its_words(clause, verb.lemma):
        who = clause.agent if verb.passive else sentence.resolved_subject(clause)
        if who is not None:
            yield who
        if verb.lemma == "zitieren":
            yield from clause.objects[:1]  # "zitiert einen Diplomaten: ..."
        if verb.lemma in ("heißen", "verlauten"):
            yield from clause.pps("aus", "von")
        for outer in clause.pps("unter", "auf"):
            # "meldete die Agentur unter Berufung auf Diplomaten"
            yield from (p for p in outer.walk() if p.prep == "auf" and clause.pps("unter"))
    for phrase in clause.phrases:
        # "..., so ein Anwohner": the insertion has no verb.
        if verb is None and clause.kind == "insertion":
            yield phrase


def _with_its_words(clause: Clause, lemma: str) -> bool:
    """Whether a clause has one of the words without which a verb says nothing: "kam zu dem Schluss"."""
    entries = reporting_cues().verbs[lemma]
    return any(
        not entry.any
        or any(phrase.head.lower in entry.any or phrase.lemma.lower() in entry.any for phrase in clause.phrases)
        for entry in entries
    )


def _says_a_clause(scene: Scene, sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause or words in quotation marks stand beside a verb of speech."""
    if any(c.kind in ("v2", "infinitive") or c.connector in _THAT for c in sentence.children(clause)):
        return True
    around = scene.tokens[max(clause.first - 2, 0) : clause.stop + 2]
    return clause.kind == "insertion" or any((t.opens and t.text not in _BRACKETS) or t.text == ":" for t in around)


def _is_human(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a noun means persons or bodies whatever it does: a role, a body, "der 34-Jährige"."""
    form = phrase.head.form
    if scene.tables.role(form) is not None or scene.tables.collective(form) is not None:
        return True
    return _AGED.search(form) is not None or (phrase.part or phrase.lemma.lower()) in words().human


def _is_own(phrase: Phrase) -> bool:
    """ "Nach eigenen Angaben": whoever the clause is about says so."""
    return phrase.lemma in reporting_cues().nouns and any(t.lower.startswith("eigen") for t in phrase.adjectives)


def _cited(phrase: Phrase, cues: Cues) -> Iterator[Phrase]:
    if phrase.lemma in cues.nouns or phrase.part in words().citing:
        yield from phrase.genitives
        yield from (a for a in phrase.attributes if a.prep == "von")
    elif phrase.prep in _CITED_BY:
        yield phrase


def _sayer(scene: Scene, phrase: Phrase) -> None:
    head = phrase.head.index
    if phrase.kind == "pronoun" or not (phrase.head.form[:1].isupper() or _AGED.search(phrase.head.form)):
        return
    if not (phrase.head.is_noun or _AGED.search(phrase.head.form)):
        return
    if scene.claims[head] is not None or head in scene.role_tokens or head in scene.blocked:
        return
    if phrase.head.form in names.TIMES or phrase.role == "time" or _is_mute(scene, phrase) or _is_named(scene, phrase):
        return
    if phrase.head.lower in PAIRS and phrase.determination == "definite":
        return  # "die Nachbarn": likewise
    if any(t.lower in BOTH for t in scene.tokens[phrase.first : head]):
        return  # "beide Seiten": two actors named before, see ``pronouns``
    if phrase.determination == "possessive" and not _is_human(scene, phrase):
        return  # "nach Angaben seines Büros": its owner speaks
    cites = phrase.part in words().citing
    if prefix_of(scene, phrase.head.form) is not None and (cites or not _is_human(scene, phrase)):
        return
    role = scene.tables.role(phrase.head.form)
    if role is not None and role.kind not in _OWN_PERSON and party_of(scene, head, phrase, role) is not None:
        return
    plural = several(scene, phrase, "person")
    noun = scene.tables.collective(phrase.head.form)
    human = (phrase.part or phrase.lemma.lower()) in words().human
    if role is None and noun is not None and noun.kind != "group" and not human and not _is_new(phrase, plural):
        return
    if role is not None and role.kind in STATE_ROLES and scene.above.get(scene.member(phrase)) is not None:
        return  # "die Worte des Ministers": found as a title where the report names him
    known = scene.aliases.get(phrase.head.lower)
    if known is not None:
        scene.claim(known, head, head + 1, head, "name")
        return
    if role is not None and role.kind == "spokesperson" and not plural:
        official = of_state(scene, role)
        bare = scene.entities.get("body:regierung:") if official else None
        body = (
            bare if bare is not None and bare.mentions else _of_its_sort(scene, head, role) or _spoken_for(scene, head)
        )
        if body is not None and (not official or body.kind == "state"):
            scene.claim(body, head, head + 1, head, "body")
            return
    _claim(scene, phrase, role, plural)


def _is_mute(scene: Scene, phrase: Phrase) -> bool:
    known, documents = words().mute, reporting_cues().documents
    if _ABSTRACT.search(phrase.head.form) and scene.tables.collective(phrase.head.form) is None:
        return True
    return any(w in known or w in documents for w in (phrase.part, phrase.lemma.lower(), phrase.head.lower))


def _is_named(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a name beside the phrase says who it is."""
    inside = [phrase, *phrase.appositions]
    if any(one.determination == "definite" and scene.claims[one.head.index] for one in phrase.appositions):
        return True  # "der Käufer, die Firma Urbania"
    if any(m.entity.kind == "person" for p in inside for m in scene.among(p.inner, p.core)):
        return True
    if phrase.name is not None or any(t.is_finite for t in scene.tokens[phrase.first : phrase.stop]):
        return phrase.name is not None
    index, stop = phrase.core, min(len(scene.tokens), phrase.stop + _NEAR)
    comma = False
    while index < stop and not scene.tokens[index].is_finite and scene.tokens[index].text not in (".", ":", ";"):
        claim = scene.claims[index]
        comma = comma or scene.tokens[index].text == ","
        if comma and claim is not None and claim.entity.kind == "person":
            return True
        index += 1
    return False


def _is_new(phrase: Phrase, plural: bool) -> bool:
    """ "Ein Gericht", "mehrere Verbände": bodies named in full, or only in general, are found elsewhere."""
    counted = plural and phrase.determination == "quantity"
    return counted or (not plural and phrase.determination == "indefinite")


def _of_its_sort(scene: Scene, head: int, role: Role) -> Entity | None:
    """The body of the sort that the front of a title names: of a "Firmensprecher" the company, not the police."""
    title = (role.modifier + role.word).lower()
    fits = next((s for front, s in fronts().sectors.items() if title.startswith(front) and len(title) > len(front)), ())
    if not fits:
        return None
    return salient(scene, head, lambda e: e.kind == "organisation" and bool(e.mentions) and scene.sector_of(e) in fits)


def _spoken_for(scene: Scene, head: int) -> Entity | None:
    """The body that the sentences before a spokesman without an institution are about, if it is just one."""
    here = scene.sentence[head]
    for back in range(1, min(_BACK, here) + 1):
        sentence = scene.analysis.sentences[here - back]
        found: list[Entity] = []
        for mention in scene.among(max(sentence.first, head - WINDOW), sentence.stop):
            entity, clause = mention.entity, scene.clauses[mention.head]
            if entity.kind in ("person", "group") or mention.place or scene.sector_of(entity) == "media":
                continue
            main = clause is not None and clause.kind == "main"
            if main and scene.role_of(mention.head) in ("subject", "agent") and entity not in found:
                found.append(entity)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _claim(scene: Scene, phrase: Phrase, role: Role | None, plural: bool) -> None:
    head, first = phrase.head.index, phrase.inner
    while first < head and scene.tokens[first].tag not in ("ADJA", "NE", "NN"):
        first += 1
    if any(scene.claims[k] is not None for k in range(first, head + 1)):
        first = head
    lemma = (role.modifier + role.word if role is not None else phrase.lemma).lower()
    noun = scene.tables.collective(phrase.head.form)
    key = f"{RULE}:{lemma}:{'pl' if plural else 'sg'}"
    known = scene.entities.get(key)
    bare = plural and phrase.determiner is None and not phrase.adjectives
    if known is None or not (bare or phrase.determination in _TAKEN_UP):
        if known is not None:
            scene.entities[f"{key}:{head}"] = known  # the older one keeps its place in the cast
            del scene.entities[key]
        body = noun is not None and not plural and noun.kind != "group"
        kind: ActorKind = "group" if plural else "organisation" if body else "person"
        known = scene.entity(key, kind, _nominative(scene.words(first, head + 1), lemma), RULE)
        known.key = f"{key}:{head}"
        known.number = "pl" if plural else "sg"
        known.noun = lemma
        if len(phrase.genders) == 1:
            known.gender = next(iter(phrase.genders))
    scene.claim(known, first, head + 1, head, "body" if known.kind != "person" else "title")


def _nominative(name: str, lemma: str) -> str:
    """ "Rettern" -> "Retter": the plural of nouns in -er as the subject has it."""
    return name[:-1] if name.endswith("ern") and lemma.endswith("er") else name
