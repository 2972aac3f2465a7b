"""The first pass over a report: names of the tables and names of persons, the longest first.

A name of the tables is an actor where it can act: "Moskau" as a town ("in Moskau") is none, as a government
("laut Moskau", "Moskau besteht darauf") it is. Weak forms ("Union", "Bahn", "Grüne") wait until the strong ones are
known and then need support.
"""

from __future__ import annotations

import re

from statusquo.language.actors import Match
from statusquo.reading.german.actors import names
from statusquo.reading.german.actors.scene import PLACE_PREPS, Entity, Mention, Scene, regions

#: Tags that a name of one word may carry.
_NOUNS = frozenset({"NE", "NN", "NNA", "FM", "TRUNC", "NNI", "XY", "CARD"})
#: Prepositions behind which a capital speaks or acts.
_ACTING = frozenset("laut mit gegen zwischen von durch seitens gegenüber zufolge für ohne".split())
_METONYMS = frozenset({"capital", "seat"})


#: Persons of one name that are told apart, at most.
_NAMESAKES = 8


def scan(scene: Scene) -> None:
    """Find names of the tables and of persons."""
    waiting: list[tuple[int, list[Match]]] = []
    for sentence in scene.analysis.sentences:
        i = sentence.first
        while i < sentence.stop:
            i = max(i + 1, _at(scene, i, sentence.stop, waiting))
    _short_names(scene)
    _weak(scene, waiting)


def _at(scene: Scene, i: int, stop: int, waiting: list[tuple[int, list[Match]]]) -> int:
    """Claim what starts at token ``i``; returns one past it, or ``i``."""
    token = scene.tokens[i]
    if scene.claims[i] is not None or token.is_mark:
        return i
    form = token.form
    big = form[:1].isupper()
    follows = i + 1 < stop and scene.forms[i + 1][:1].isupper()
    if not big and not names.namelike(token) and form.lower() not in _LOWER and not (token.tag == "ADJA" and follows):
        return i
    matches = [m for m in scene.tables.matches(scene.forms, i) if i + m.length <= stop] if form else []
    single = bool(matches) and matches[0].length == 1 and matches[0].form_kind != "demonym"
    if single and token.tag not in _NOUNS and not form.isupper():
        matches = []
    end, evidence = person_at(scene, i)
    if evidence and (not matches or end - i > matches[0].length or (evidence == "title" and matches[0].weak)):
        claim_person(scene, i, end, evidence)
        return end
    if not matches:
        return i
    if all(match.weak for match in matches):
        waiting.append((i, matches))
        return i
    _claim_match(scene, i, matches[0])
    return i + matches[0].length


#: Lower-case first words of names.
_LOWER = frozenset("ver.di verdi dpa ddp epd attac auswärtiges weißes weiße taz news.at al".split())


def person_at(scene: Scene, i: int) -> tuple[int, str]:
    """One past the person's name that starts at token ``i``, and its evidence; ``(i, "")`` if there is none."""
    tokens, tables = scene.tokens, scene.tables
    form = scene.forms[i]
    given = tables.given_name(form) is not None
    titled = i > 0 and _title_before(scene, i)
    beside = i > 1 and tokens[i - 1].form == "," and tokens[i].tag == "NE" and _role_ends(scene, i - 1)
    end = names.run_at(scene, i, known=given or titled or beside)
    if end == i:
        return i, ""
    match = tables.match(scene.forms, i)
    tabled = match is not None and not match.weak
    if tabled and match is not None and match.length >= end - i:
        return i, ""
    if given and end - i >= 2 and not (tabled and tokens[i + 1].tag != "NE"):
        return end, "given"
    if titled and not (match is not None and match.form_kind in ("name", "acronym") and not given):
        return end, "title"
    if end - i >= 2 and not tabled:
        if end < len(tokens) and names.label_at(scene, end):
            return end, "label"
        if _beside_role(scene, i, end):
            return end, "apposition"
        if tables.holders(scene.words(i, end)):
            return end, "holder"
        if (
            i
            and _HUMAN.search(scene.forms[i - 1])
            and tokens[i - 1].tag == "NN"
            and tables.collective(scene.forms[i - 1]) is None
        ):
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


#: Endings of nouns for people; before two names they are a title never seen before ("Etappensieger Fränk Schleck").
_HUMAN = re.compile(r"(?:er|erin|ist|istin|ent|entin|ant|antin|oge|ogin|mann|frau|chef|chefin|eur|eurin|ate|atin)\Z")


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


def _claim_match(scene: Scene, i: int, match: Match) -> None:
    """Claim a strong name of the tables, unless it is a town or a house as a place."""
    stop = i + match.length
    head = _head(scene, i, stop)
    place = scene.prep_of(head) in PLACE_PREPS
    if match.entry.id in regions() and match.entry.kind == "organisation" and not place:
        phrase = scene.heads.get(head)
        alone = phrase is None or scene.member(phrase) is phrase
        place = alone and scene.role_of(head) not in ("subject", "agent", "dative", "object")
    if match.form_kind in _METONYMS and not acts(scene, head):
        scene.blocked.update(range(i, stop))
        return
    if match.form_kind == "demonym":
        _demonym(scene, i, match)
        return
    entity = scene.tabled(match.entry.id, f"table:{match.form_kind}")
    sort = "metonym" if match.form_kind in _METONYMS else "name"
    scene.claim(entity, i, stop, head, sort, place=place)
    text = scene.words(i, stop)
    if match.form_kind == "acronym" and text != entity.name:
        entity.aliases.add(text)
        if entity.kind != "state":  # "EU", "CDU": the report's own short name tells readers more
            entity.aliases.add(entity.name)
            entity.name = text


def _head(scene: Scene, first: int, stop: int) -> int:
    """The token of a name that is head of a phrase, else its last."""
    for index in range(stop - 1, first - 1, -1):
        if index in scene.heads:
            return index
    return stop - 1


def acts(scene: Scene, head: int) -> bool:
    """Whether a town or house at this token speaks or acts rather than being a place."""
    prep = scene.prep_of(head)
    own = scene.heads.get(head)
    around = scene.above.get(own) if own is not None else None
    if around is not None and around.participle is not None and around.participle.agent is own:
        return True  # "die von Moskau verlangte Abtretung"
    if prep:
        return prep in _ACTING and not (prep == "für" or (prep in ("von", "durch") and scene.role_of(head) == "inside"))
    phrase = scene.heads.get(head)
    over = scene.above.get(phrase) if phrase is not None else None
    if phrase is not None and over is not None and (over.owner is phrase or phrase in over.genitives):
        return over.part not in _SIGHTS
    role = scene.role_of(head)
    if role == "object":
        return not _local_verb(scene, head)
    return role in ("subject", "agent", "dative", "vocative", "other")


def _local_verb(scene: Scene, head: int) -> bool:
    """Whether the object of this clause's verb is a place ("besuchte Moskau")."""
    clause = scene.clauses[head]
    return clause is not None and clause.verb is not None and clause.verb.lemma in _LOCAL


#: Nouns whose genitive is the town or house itself: "die Straßen Moskaus".
_SIGHTS = frozenset(
    "straßen straße zentrum norden süden osten westen nähe bevölkerung einwohner flughafen innenstadt "
    "umgebung hauptstadt bahnhof "
    "stadtteil vorort mauern tore eingang".split()
)
#: Verbs whose object is a place.
_LOCAL = frozenset(
    "besuchen verlassen erreichen bombardieren beschießen erobern einnehmen besetzen bereisen durchqueren "
    "passieren verwüsten zerstören "
    "belagern einkesseln treffen befreien evakuieren überfliegen umgehen kontrollieren umzingeln".split()
)


def _demonym(scene: Scene, i: int, match: Match) -> None:
    """An inhabitant: the plural stands for the state where it acts ("Die Briten gingen das Risiko ein")."""
    number = match.number
    phrase = scene.heads.get(i)
    if match.weak:
        return
    if phrase is not None and phrase.determiner is not None and number is None:
        number = "pl" if phrase.determiner.lower in ("die", "den", "der") and "sg" not in phrase.numbers else number
    clause = scene.clauses[i]
    plural_subject = (
        scene.role_of(i) == "subject" and clause is not None and clause.verb is not None and clause.verb.number == "pl"
    )
    before = scene.forms[i - 1].lower() if i else ""
    if (
        (number == "pl" or plural_subject)
        and before in ("die", "den", "der")
        and scene.role_of(i)
        in (
            "subject",
            "agent",
            "dative",
        )
    ):
        scene.claim(scene.tabled(match.entry.id, "table:demonym"), i, i + 1, i, "metonym")


def _short_names(scene: Scene) -> None:
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


def _fits(scene: Scene, i: int, size: int, person: Entity) -> bool:
    """Whether a word equal to a family name is that name here, not the noun or adjective ("kurz", "Koch")."""
    token = scene.tokens[i + size - 1]
    if any(scene.claims[k] is not None for k in range(i, i + size)):
        return False
    if token.tag in ("NE", "FM") or size > 1:
        return True
    if token.form[:1].isupper() and token.tag in ("NN", "NNA", "ADJA", "ADJD", "XY"):
        if token.tag in ("ADJA", "ADJD") and scene.analysis.sentence_of(i).first == i:
            return True
        phrase = scene.heads.get(i)
        return phrase is None or phrase.determiner is None
    return False


def _weak(scene: Scene, waiting: list[tuple[int, list[Match]]]) -> None:
    """Names that are also something else: accepted if the same actor, or its like, is named strongly too."""
    parties = any(
        entity.table is not None and entity.mentions and scene.tables.entry(entity.table).kind == "organisation"
        for entity in scene.cast
    )
    for i, matches in waiting:
        length = matches[0].length
        if any(scene.claims[k] is not None for k in range(i, i + length)):
            continue
        for match in matches:
            if _supported(scene, i, match, parties):
                _claim_match(scene, i, match)
                break


def _supported(scene: Scene, i: int, match: Match, parties: bool) -> bool:
    known = scene.entities.get(match.entry.id)
    named = known is not None and any(m.sort == "name" for m in known.mentions)
    if match.form_kind in ("capital", "seat"):
        return acts(scene, _head(scene, i, i + match.length)) and (named or scene.role_of(i) == "subject")
    if match.form_kind == "demonym":
        return False
    if match.form_kind == "name" and match.entry.kind in ("state", "group") and scene.tokens[i].tag == "NE":
        return acts(scene, _head(scene, i, i + match.length))
    if scene.tokens[i].tag not in _NOUNS:
        return False
    if named:
        return True
    if match.length > 1 or scene.forms[i].isupper():
        return True
    return match.entry.kind == "organisation" and parties and _definite(scene, i) and "SPD CDU".find(match.entry.id) < 0


def _definite(scene: Scene, i: int) -> bool:
    return i > 0 and scene.forms[i - 1].lower() in ("die", "der", "den", "das", "dem", "des", "und", "von", "bei")
