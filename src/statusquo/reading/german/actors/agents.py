"""Actors never seen before, known by what they do: they say, demand, refuse, decide, or are quoted.

"Die Regiobahn kritisierte ...", "Almarien wirft Kesland vor ...", "sagte er dem „Morgenecho“". Only verbs that want a
person or a body as subject count, and a definite noun or a name as subject; documents and events are left out.
"""

from __future__ import annotations

from typing import Final

from statusquo.findings import ActorKind
from statusquo.reading.german.actors import forms as forms_
from statusquo.reading.german.actors import names
from statusquo.reading.german.actors.animate import several, sort_of
from statusquo.reading.german.actors.descriptions import describes
from statusquo.reading.german.actors.invented import looks_like_state
from statusquo.reading.german.actors.named import register
from statusquo.reading.german.actors.owners import ACRONYM
from statusquo.reading.german.actors.people import claim_person
from statusquo.reading.german.actors.pronouns import PAIRS
from statusquo.reading.german.actors.scene import PLACE_PREPS, Entity, Scene
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Clause, Phrase

_LONGEST_TITLE: Final = 6


def agents(scene: Scene) -> None:
    """Find actors by their verbs, by the preposition "laut", and media in quotation marks."""
    _quoted(scene)
    for sentence in scene.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None:
                continue
            if _paired(scene, clause):
                for member in clause.subject.members if clause.subject is not None else ():
                    if scene.claims[member.head.index] is None:
                        claim_person(scene, member.head.index, member.head.index + 1, "subject")
            if clause.verb.lemma in words().human and clause.subject is not None and not clause.verb.passive:
                for member in clause.subject.members:
                    agent(scene, member, clause)
            if clause.subject is not None and not clause.verb.passive and _abbreviated(scene, clause.subject):
                agent(scene, clause.subject, None)
            if _speaks_in_relative(clause) and clause.antecedent is not None:
                agent(scene, clause.antecedent, clause)
            if clause.verb.lemma in words().told:
                _told_to(scene, clause)
            for phrase in clause.phrases:
                extended = phrase.participle
                if extended is not None and extended.agent is not None and extended.agent.head.tag == "NE":
                    agent(scene, extended.agent, None)
            if clause.agent is not None and clause.verb.lemma not in words().parted:
                for member in clause.agent.members:
                    agent(scene, member, clause)
        for phrase in (p for c in sentence.clauses for p in c.phrases):
            if phrase.prep in ("laut", "zufolge", "seitens") and phrase.head.tag == "NE":
                agent(scene, phrase, None)


#: What persons do together and bodies seldom do.
_MEET: Final = frozenset(listed("meet"))


def _paired(scene: Scene, clause: Clause) -> bool:
    """Whether the subject is a list of bare names of one word that nobody knows: "Lehmann und Dorn trafen sich"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or len(subject.members) < 2 or subject.determiner is not None:
        return False
    if verb.passive or verb.lemma not in _MEET | words().private:
        return False
    if not any(member.head.tag in ("NE", "FM") for member in subject.members):
        return False  # "Nachbarn und Freunde trafen sich"
    for member in subject.members:
        index, form = member.head.index, member.head.form
        if (
            member.determiner is not None
            or member.adjectives
            or member.genitives
            or member.name
            not in (
                None,
                (index, index + 1),
            )
        ):
            return False
        claim = scene.claims[index]
        if claim is not None:
            if claim.entity.kind != "person":
                return False
            continue
        known = scene.tables.match(scene.forms, index) or scene.tables.collective(form) or scene.tables.role(form)
        if (
            known
            or member.head.tag not in ("NE", "FM", "NN")
            or ACRONYM.match(form)
            or "-" in form
            or index in scene.blocked
        ):
            return False
        if form in _signs(scene)[0] or looks_like_state(form):
            return False
    return True


def _told_to(scene: Scene, clause: Clause) -> None:
    """ "Das sagte sie dem Südfunk": a medium by the end of its name."""
    for phrase in clause.phrases:
        head = phrase.head.index
        if phrase.role != "dative" or phrase.determination != "definite" or scene.claims[head] is not None:
            continue
        form = phrase.head.form
        known = scene.tables.role(form) is not None or scene.tables.collective(form) is not None
        if known or phrase.adjectives or phrase.prep or not form.lower().endswith(words().media):
            continue
        register(scene, head, head + 1, head, "agent:told").sector = "media"


def _speaks_in_relative(clause: Clause) -> bool:
    """Whether a relative clause says that a name speaks: "die GdS, die das ablehnte, ..."."""
    if clause.antecedent is None or clause.relative is None or clause.subject is not clause.relative:
        return False
    return clause.verb is not None and clause.verb.lemma in words().told and clause.antecedent.head.tag in ("NE", "FM")


#: Short forms with an article that name no body.
_THINGS: Final = frozenset(listed("things"))


def _abbreviated(scene: Scene, phrase: Phrase) -> bool:
    """Whether a subject is a short form with an article that the report has more than once: "Die GdS ist bereit"."""
    form = phrase.head.form
    if not ACRONYM.match(form) or phrase.determination != "definite" or form in _THINGS or phrase.adjectives:
        return False
    return phrase.head.tag == "NE" and scene.counts[form] > 1


def agent(scene: Scene, phrase: Phrase, clause: Clause | None) -> Entity | None:
    """Claim the subject of such a verb if it is a name or a definite noun that may act."""
    head = phrase.head
    index = head.index
    if (
        phrase.kind == "pronoun"
        or scene.claims[index] is not None
        or index in scene.blocked
        or index in scene.role_tokens
    ):
        return None
    if not head.form[:1].isupper() or head.tag not in ("NN", "NE", "FM") or head.form in names.TIMES:
        return None
    if phrase.name is not None and any(scene.claims[k] is not None for k in range(*phrase.name)):
        return None
    if scene.tables.match(scene.forms, index) is not None or scene.tables.role(head.form) is not None:
        return None
    noun = scene.tables.collective(head.form)
    if noun is not None or head.lower in PAIRS or (head.tag == "NN" and describes(head.form)):
        return None
    first, stop = index, index + 1
    if phrase.name is not None:
        first, stop = min(first, phrase.name[0]), max(stop, phrase.name[1])
    if stop - first > 1 and ACRONYM.match(scene.forms[first]) and _by_itself(scene, first):
        stop = first + 1  # "ob die VFN Tovra räumt"
        index = first
    if head.tag in ("NE", "FM"):
        if phrase.determiner is None and not ACRONYM.match(head.form):
            if _personal(scene, first, stop, clause):
                return _person(scene, first, stop)
            if stop - first == 1 and scene.tables.given_name(head.form) is not None:
                return None
        return register(scene, first, stop, index, "agent:name")
    if phrase.determination == "" and _surname(scene, phrase, clause):
        return _person(scene, first, stop)
    if phrase.determination not in ("definite", "demonstrative") or _no_agent(head.lemma) or _no_agent(head.form):
        return None
    if (
        clause is not None
        and clause.verb is not None
        and clause.verb.lemma in ("wollen", "stellen", "treffen", "nennen", "sperren")
    ):
        return None
    if any(one.determination == "definite" and scene.claims[one.head.index] for one in phrase.appositions):
        return None  # "der Käufer, die Firma Urbania"
    human = sort_of(head.form, head.lemma) in ("person", "nominal")
    plural = several(scene, phrase, "person") if human else phrase.numbers == {"pl"}
    for genitive in phrase.genitives:
        if genitive.first == stop and genitive.core - genitive.first <= 3 and not plural:
            stop = genitive.core
            break
    kind: ActorKind = "group" if plural else "person" if human else "organisation"
    return register(scene, first, stop, index, "agent:noun", kind)


def _by_itself(scene: Scene, index: int) -> bool:
    """Whether a report has an acronym without the name behind it too."""
    return scene.forms[index] in scene.solo or scene.forms[index] in _signs(scene)[0]


def _personal(scene: Scene, first: int, stop: int, clause: Clause | None) -> bool:
    """Whether a bare name never seen before is a person's: it speaks or moves, or a title nearby has no other owner.

    A name that the report has with an article, in the front of "Voltara-Sprecherin", or as the subject of what
    only bodies do ("streicht Stellen") is a body.
    """
    name = " ".join(scene.forms[first:stop])
    bodies, people = _signs(scene)
    if name in bodies or names.bare_genitive(name) in bodies:
        return False
    if scene.tables.given_name(scene.forms[first]) is not None and stop - first > 1:
        return True
    if name in people:
        return True
    verb = clause.verb.lemma if clause is not None and clause.verb is not None else ""
    if stop - first > 1 and all(scene.tokens[k].tag == "NE" for k in range(first, stop)):
        return verb in words().told or verb in words().private
    if verb in words().private:
        return True
    return _title_follows(scene, stop)


def _signs(scene: Scene) -> tuple[frozenset[str], frozenset[str]]:
    """Words that the report uses as names of bodies (with an article or a spokesman), and of persons ("Herr Berg")."""
    if scene.signs is None:
        bodies: set[str] = set()
        people: set[str] = set()
        for token in scene.tokens:
            form, i = token.form, token.index
            if not form[:1].isupper():
                continue
            if "-" in form:
                front, _, rest = form.rpartition("-")
                role = scene.tables.role(rest)
                if role is not None or scene.tables.collective(rest) is not None:
                    bodies.add(front)
            before = scene.forms[i - 1] if i else ""
            if before in ("Herr", "Herrn", "Frau"):
                people.add(form)
            if token.tag in ("NE", "FM") and before.lower() in _ARTICLES and scene.claims[i] is None:
                bodies.add(form)
        scene.signs = frozenset(bodies), frozenset(people)
    return scene.signs


_ARTICLES: Final = frozenset("die der das dem den bei beim".split())


def _title_follows(scene: Scene, stop: int) -> bool:
    """Whether the next sentence begins with a title in the singular that no person has: "Der Personalvorstand"."""
    here = scene.sentence[stop - 1]
    if here + 1 >= len(scene.analysis.sentences):
        return False
    after = scene.analysis.sentences[here + 1]
    for k in range(after.first, min(after.first + 3, after.stop)):
        role = scene.tables.role(scene.forms[k]) if scene.forms[k][:1].isupper() else None
        if role is not None and scene.claims[k] is None and scene.tokens[k].is_noun:
            follows = scene.claims[k + 1] if k + 1 < after.stop else None
            return role.number != "pl" and (follows is None or follows.sort != "person")
        if scene.forms[k] in ("Er",):
            return True
    return False


def _no_agent(noun: str) -> bool:
    return noun.lower().endswith(words().no_agents)


def _surname(scene: Scene, phrase: Phrase, clause: Clause | None) -> bool:
    """Whether a noun without an article that speaks is a family name: "Rademacher sprach von ..."."""
    if clause is None or clause.verb is None or clause.verb.number == "pl":
        return False
    if clause.verb.lemma not in words().told and clause.verb.lemma not in words().private:
        return False
    form = phrase.head.form
    if phrase.adjectives or phrase.genitives or phrase.attributes or phrase.head.lemma != form or len(form) < 4:
        return False
    return not _no_agent(form) and (names.bare_genitive(form) == form)


def _person(scene: Scene, first: int, stop: int) -> Entity | None:
    """A bare unknown name as subject: a person, by the family name alone if it is one word."""
    if stop - first == 1 and scene.tables.given_name(scene.forms[first]) is not None:
        return None
    return claim_person(scene, first, stop, "subject").entity


#: Nouns whose genitive is a medium, and those that "mit" follows.
_FROM: Final = frozenset(listed("cited_from"))
_WITH: Final = frozenset(listed("cited_with"))


def _cites(scene: Scene, first: int) -> bool:
    """Whether a quoted name is cited: "nach Informationen des „Boten“", "im Gespräch mit dem „Boten“"."""
    forms = scene.forms
    if first < 3:
        return False
    return forms[first - 3] in _FROM or (first > 3 and forms[first - 3] == "mit" and forms[first - 4] in _WITH)


def _quoted(scene: Scene) -> None:
    """Names in quotation marks behind an article: media that are told something, and bodies that act."""
    forms, tokens = scene.forms, scene.tokens
    for quote in scene.analysis.quotes:
        first, stop = quote.first, quote.stop
        if quote.closer is None or not 0 < stop - first <= _LONGEST_TITLE or first < 2:
            continue
        if not forms[first][:1].isupper() or any(m.sort == "person" for m in scene.among(first, stop)):
            continue
        if any(
            t.is_mark
            or t.is_finite
            or (t.form[:1].islower() and t.form not in ("der", "die", "und", "für", "des", "am", "im"))
            for t in tokens[first:stop]
        ):
            continue
        before = forms[first - 2].lower()
        if before not in ("der", "dem", "die", "das", "des", "den") and not forms[first - 2][:1].isupper():
            continue
        clause = scene.clauses[first] or scene.clauses[first - 2]
        verb = clause.verb.lemma if clause is not None and clause.verb is not None else ""
        role, cites = scene.role_of(stop - 1), False
        prep = scene.prep_of(stop - 1)
        told = verb in words().told and (role in ("dative", "subject", "object", "other", "inside")) and not prep
        if prep in PLACE_PREPS - {"nach"} and not told:
            continue
        acts = (verb in words().human or (verb == "setzen" and stop - first > 1)) and role == "subject"
        if not (told or acts or prep in ("laut", "gegenüber", "zufolge") or (cites := _cites(scene, first))):
            continue
        if all(scene.claims[k] is not None for k in range(first, stop)):
            continue
        name = forms_.quoted_name(scene, first, stop, before)
        entity = scene.aliases.get(name.lower()) or scene.entity(
            f"named:{name.lower()}", "organisation", name, "agent:quoted"
        )
        noun = next((n for k in range(first, stop) if (n := scene.tables.collective(forms[k])) is not None), None)
        if noun is not None and noun.kind in ("organisation", "alliance") and not entity.sector:
            entity.sector, entity.noun, entity.gender = noun.sector, (noun.modifier + noun.word).lower(), noun.gender
        entity.sector = entity.sector or ("media" if told or prep or cites else "")
        scene.aliases.setdefault(name.lower(), entity)
        scene.aliases.setdefault(scene.words(first, stop).lower(), entity)
        scene.claim(entity, first, stop, stop - 1, "name")
