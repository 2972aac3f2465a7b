"""Persons: where a run of names is a person's, the register of persons, and their family names later on."""

from __future__ import annotations

import re
from typing import Final

from statusquo.reading.german.actors import animate, names
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.actors.words import words
from statusquo.reading.german.analysis import Token

#: Persons of one name that are told apart, at most.
_NAMESAKES = 8


def _titled_next(scene: Scene, i: int) -> bool:
    """Whether a token is a title before a name ("Oberst Nuri", "Scheich Mahmud")."""
    if i + 1 >= len(scene.tokens) or scene.tables.given_name(scene.forms[i]) is not None:
        return False
    role = scene.tables.role(scene.forms[i])
    if role is None or role.number == "pl" or not names.namelike(scene.tokens[i + 1]):
        return False
    return not role.modifier or (len(role.modifier) > 2 and scene.tables.given_name(scene.forms[i + 1]) is not None)


def _common(scene: Scene, i: int) -> bool:
    """Whether a noun behind a title is an inflected common noun: "deren Vorstand Fusionsgespräche abbrach"."""
    token = scene.tokens[i]
    if token.tag == "NN" and token.lower.endswith(_ABSTRACT):
        return True  # "der Ministerin Untätigkeit"
    return token.tag in ("NN", "NNA") and token.lemma != token.form and not token.form.endswith("s")


#: Endings of nouns for what is so, which no family name has.
_ABSTRACT: Final = ("keit", "heit", "ungen", "schaft", "ismus", "ierung")


def _state_next(scene: Scene, i: int) -> bool:
    """Whether the name of a state follows a word that is also a given name: "Solange Kroatien ..."."""
    match = scene.tables.match(scene.forms, i + 1) if i + 1 < len(scene.forms) else None
    return match is not None and not match.weak and match.form_kind == "name" and match.entry.kind == "state"


def governed_by(scene: Scene, i: int) -> bool:
    """Whether a genitive behind an office is its state: "der Verteidigungsminister Almariens, Tarek Oun"."""
    forms = scene.forms
    if i < 2 or i + 2 >= len(forms) or not forms[i].endswith("s") or forms[i + 1] != ",":
        return False
    return forms[i - 2].lower() in _ARTICLES and scene.tables.given_name(forms[i + 2]) is not None


_ARTICLES = frozenset("der die des dem den".split())


#: Endings of nouns for people; before two names they are a title never seen before ("Etappensieger Fränk Schleck").
_HUMAN = re.compile(r"(?:er|erin|ist|istin|ent|entin|ant|antin|oge|ogin|mann|frau|chef|chefin|eur|eurin|ate|atin)\Z")


def person_at(scene: Scene, i: int) -> tuple[int, str]:
    """One past the person's name that starts at token ``i``, and its evidence; ``(i, "")`` if there is none."""
    tokens, tables = scene.tokens, scene.tables
    form = scene.forms[i]
    given = tables.given_name(form) is not None
    titled = i > 0 and _title_before(scene, i)
    beside = i > 1 and tokens[i - 1].form == "," and tokens[i].tag == "NE" and _role_ends(scene, i - 1)
    if _titled_next(scene, i):
        return i, ""  # "Armeesprecher Oberst Tariq Nuri": a title more
    end = names.run_at(scene, i, known=given or titled or beside)
    if end == i or (titled and end == i + 1 and not given and governed_by(scene, i)):
        return i, ""
    if (titled and end == i + 1 and not given and _common(scene, i)) or (
        given and not titled and _state_next(scene, i)
    ):
        return i, ""
    match = tables.match(scene.forms, i)
    tabled = match is not None and not match.weak
    if tabled and match is not None and match.length >= end - i:
        return i, ""
    if any(one in words().legal for one in scene.forms[i : end + 1]):
        return i, ""  # "Investor Talhaus GmbH"
    if given and i + 1 < len(tokens) and (form, scene.forms[i + 1]) in scene.firms and not titled:
        return i, ""
    if given and end - i >= 2 and not (tabled and tokens[i + 1].tag != "NE"):
        return end, "given"
    if titled and not (match is not None and match.form_kind in ("name", "acronym") and not given):
        return end, "title"
    if end - i >= 2 and not tabled and (form, scene.forms[i + 1]) not in scene.firms:
        if end < len(tokens) and names.label_at(scene, end):
            return end, "label"
        if _beside_role(scene, i, end):
            return end, "apposition"
        if tables.holders(scene.words(i, end)):
            return end, "holder"
        if i and _names_a_person(tokens[i - 1]) and tables.collective(scene.forms[i - 1]) is None:
            return end, "human"
        if all(token.tag == "NE" for token in tokens[i:end]) and _placed(scene, i, end):
            return end, "run"
    if (
        end - i == 1
        and tokens[i].tag == "NE"
        and match is None
        and not given
        and not _many(scene, i)
        and _known(scene, form)
    ):
        return end, "holder"
    return i, ""


def _names_a_person(before: Token) -> bool:
    """Whether a noun before a name says what somebody is: "Kartoffelbauer", "der Liberale"."""
    if before.tag == "NN" and _HUMAN.search(before.form):
        return True
    return before.tag in ("NN", "NNA") and animate.sort_of(before.form, before.lemma) == "nominal"


def _placed(scene: Scene, first: int, stop: int) -> bool:
    """Whether a run of names stands where persons do: subject, object or with "mit", and without an article."""
    phrase = scene.heads.get(stop - 1) or scene.heads.get(first)
    if phrase is None or phrase.determiner is not None or phrase.first < first - 1:
        return False
    prep = scene.prep_of(phrase.head.index)
    if prep:
        return prep in ("mit", "laut", "gegen", "durch", "gegenüber", "zufolge", "neben")
    return scene.role_of(phrase.head.index) in ("subject", "dative", "agent", "apposition", "vocative")


def _many(scene: Scene, i: int) -> bool:
    """Whether a bare word is subject of a plural verb, so that it is no person's name ("Fischer, die ...")."""
    clause = scene.clauses[i]
    phrase = scene.heads.get(i)
    if clause is None or clause.verb is None or phrase is None or clause.subject is None:
        return False
    return clause.subject is phrase and clause.verb.number == "pl"


def _known(scene: Scene, form: str) -> bool:
    """Whether a bare family name is that of a holder of an office in the report's time."""
    date = scene.report.date
    when = date.isoformat() if date is not None else None
    tables = scene.tables
    if any(one.name != form for one in tables.holders(form, when)):
        return True
    bare = names.bare_genitive(form)
    return bare != form and bool(tables.holders(bare, when))


def _title_before(scene: Scene, i: int) -> bool:
    """Whether the token before is a role noun in the singular ("Außenminister Kasuri", "Herr Meier")."""
    form = scene.forms[i - 1]
    if form in ("Herr", "Herrn", "Frau", "Dr.", "Prof."):
        return True
    if not form[:1].isupper():
        return False
    role = scene.tables.role(form)
    return role is not None and role.number != "pl" and scene.claims[i - 1] is None


def _role_ends(scene: Scene, stop: int) -> bool:
    """Whether a role noun without a name of its own ends right before a token: "Putins Berater, ..."."""
    role = scene.tables.role(scene.forms[stop - 1]) if scene.forms[stop - 1][:1].isupper() else None
    return role is not None and role.number != "pl"


def _beside_role(scene: Scene, i: int, end: int) -> bool:
    """Whether a role stands beside the name: "Berater Putins, Juri Uschakow" or "Petra Pau, Abgeordnete"."""
    tokens = scene.tokens
    if i >= 2 and tokens[i - 1].form == ",":
        for phrase in scene.stops.get(i - 1, ()):
            if scene.tables.role(phrase.head.form) is not None:
                return True
        for phrase in scene.stops.get(end, ()):
            if phrase.head.index < i - 1 and scene.tables.role(phrase.head.form) is not None:
                return True
    if end + 1 < len(tokens) and tokens[end].form == ",":
        for phrase in scene.starts.get(end + 1, ()):
            if scene.tables.role(phrase.head.form) is not None and phrase.head.index - end < 8:
                return True
    return any(scene.tables.role(p.head.form) is not None for p in scene.stops.get(i, ()))


def claim_person(scene: Scene, first: int, stop: int, evidence: str) -> Mention:
    """Claim a person's name and register the person."""
    forms = scene.forms[first:stop]
    entity = person_of(scene, forms)
    if entity is None:
        forms = _nominative(scene, first, stop)
        full = " ".join(forms)
        entity = scene.entity(f"person:{full}", "person", full, f"person:{evidence}")
        entity.surname = names.family_name(forms)
        if entity.gender is None and len(forms) > 1:
            given = scene.tables.given_name(forms[0])
            entity.gender = given if given in ("m", "f") else None
        _enrol(scene, entity)
        known = scene.tables.holders(full)
        if known and entity.gender is None:
            entity.gender = known[0].gender
    else:
        _longer(entity, forms)
        _enrol(scene, entity)
    return scene.claim(entity, first, stop, stop - 1, "person")


def _longer(entity: Entity, forms: list[str]) -> None:
    """Take the fuller of two names."""
    words = entity.name.split(" ")
    if len(forms) > len(words) and (forms[-1] == words[-1] or (len(words) == 1 and words[0] in forms)):
        entity.aliases.add(entity.name)
        entity.name = " ".join(forms)


def _nominative(scene: Scene, first: int, stop: int) -> list[str]:
    """The words of a name without the genitive ``s``, where its place or the rest of the report shows one."""
    forms = scene.forms[first:stop]
    last = forms[-1]
    bare = names.bare_genitive(last)
    if bare == last:
        return forms
    phrase = scene.heads.get(stop - 1)
    over = scene.above.get(phrase) if phrase is not None else None
    genitive = over is not None and (over.owner is phrase or phrase in over.genitives)
    if first and over is not None and over.head.index == first - 1 and _title_before(scene, first):
        genitive = False  # "Präsident Pere Aragonès": one phrase, no genitive
    if (
        last.endswith(("'", "’"))
        or bare in scene.forms
        or (genitive and last[-2:] not in ("as", "is", "us", "os", "ss", "es", "és"))
    ):
        return [*forms[:-1], bare]
    date = scene.report.date
    when = date.isoformat() if date is not None else None
    if scene.tables.holders(bare, when) and not scene.tables.holders(last, when):
        return [*forms[:-1], bare]
    return forms


def person_of(scene: Scene, forms: list[str]) -> Entity | None:
    """The person already known by that name: the same full name, a part of it, or the family name alone."""
    for variant in (forms, [*forms[:-1], names.bare_genitive(forms[-1])]):
        key = f"person:{' '.join(variant)}"
        if key in scene.entities:
            return scene.entities[key]
    words = {names.plain(form) for form in forms}
    family = names.plain(names.family_name(forms))
    wanted = {family, names.bare_genitive(family)}
    for word in (names.plain(forms[-1]), names.bare_genitive(names.plain(forms[-1])), names.plain(forms[0])):
        for entity in reversed(scene.people.get(word, ())):
            known = {names.plain(one) for one in entity.name.split(" ")}
            if len(forms) == 1 and (
                names.plain(entity.surname) in wanted or names.plain(entity.name.split(" ")[0]) in wanted
            ):
                return entity
            if len(forms) > 1 and (words <= known or known <= words):
                return entity
            if len(forms) > 1 and names.plain(entity.surname) in wanted and forms[0][:1] == entity.name[:1]:
                return entity
    return None


def _enrol(scene: Scene, entity: Entity) -> None:
    """Make a person known by every word of the name."""
    for word in entity.name.split(" "):
        held = scene.people.setdefault(names.plain(word), [])
        if entity not in held[-_NAMESAKES:]:
            held.append(entity)
            del held[:-_NAMESAKES]


def short_names(scene: Scene) -> None:
    """Family names of persons named in full elsewhere, and their genitives ("Wolters Vorschlag")."""
    known: dict[str, Entity] = {}
    longest = 1
    for entity in scene.cast:
        if entity.kind == "person" and entity.surname:
            known[entity.surname.lower()] = entity
            known.setdefault(names.plain(entity.surname), entity)
            given = entity.name.split(" ")[0]
            if " " in entity.name and len(given) > 2 and given[-1] != ".":
                known.setdefault(given.lower(), entity)
            longest = max(longest, entity.surname.count(" ") + 1)
    if not known:
        return
    tokens = scene.tokens
    for i in range(len(tokens)):
        form = scene.forms[i]
        named = form[:1].isupper() or "-" in form or form in names.PARTICLES
        if scene.claims[i] is not None or tokens[i].is_mark or not named:
            continue
        for size in range(min(longest, len(tokens) - i), 0, -1):
            text = " ".join(scene.forms[i : i + size])
            found = known.get(text.lower()) or known.get(names.bare_genitive(text).lower())
            if found is not None and _fits(scene, i, size, found):
                first = i
                if (
                    i
                    and scene.claims[i - 1] is None
                    and scene.tables.given_name(scene.forms[i - 1])
                    and scene.tokens[i - 1].tag == "NE"
                ):
                    first = i - 1
                scene.claim(found, first, i + size, i + size - 1, "person")
                break


def joined(scene: Scene) -> None:
    """The second of "Witkoff und Kushner": a bare name beside a person, as subject, is one too."""
    for k in range(1, len(scene.forms) - 1):
        if scene.forms[k] != "und" or scene.claims[k + 1] is not None or k + 1 in scene.blocked:
            continue
        left, token = scene.claims[k - 1], scene.tokens[k + 1]
        if left is None or left.sort != "person" or left.stop - left.first > 1 or not names.namelike(token):
            continue
        match = scene.tables.match(scene.forms, k + 1)
        clear = match is None and scene.tables.collective(token.form) is None and scene.tables.role(token.form) is None
        ends = k + 2 >= len(scene.forms) or not names.namelike(scene.tokens[k + 2])
        if clear and ends and scene.tables.given_name(token.form) is None and scene.role_of(left.head) == "subject":
            claim_person(scene, k + 1, k + 2, "joined")


def _fits(scene: Scene, i: int, size: int, person: Entity) -> bool:
    """Whether a word equal to a family name is that name here, not the noun or adjective ("kurz", "Koch")."""
    token = scene.tokens[i + size - 1]
    if any(scene.claims[k] is not None for k in range(i, i + size)):
        return False
    if token.tag in ("NE", "FM") or size > 1:
        return True
    if token.form[:1].isupper() and token.tag in ("NN", "NNA", "NNI", "ADJA", "ADJD", "XY"):
        if token.tag in ("ADJA", "ADJD") and scene.analysis.sentence_of(i).first == i:
            return True
        phrase = scene.heads.get(i)
        return phrase is None or phrase.determiner is None
    return False
