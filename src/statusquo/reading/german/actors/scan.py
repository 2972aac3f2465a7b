"""The first pass over a report: names of the tables and names of persons, the longest first.

A name of the tables is an actor where it can act: "Moskau" as a town ("in Moskau") is none, as a government
("laut Moskau", "Moskau besteht darauf") it is. Weak forms ("Union", "Bahn", "Grüne") wait until the strong ones are
known and then need support.
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Match
from statusquo.reading.german.actors import names, people
from statusquo.reading.german.actors.scene import PLACE_PREPS, Scene, regions
from statusquo.reading.german.actors.shared import Shared
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Clause

#: Tags that a name of one word may carry.
_NOUNS = frozenset({"NE", "NN", "NNA", "FM", "TRUNC", "NNI", "XY", "CARD"})
#: Prepositions behind which a capital speaks or acts.
_ACTING = frozenset("laut mit gegen zwischen von durch seitens gegenüber zufolge für ohne".split())
#: Verbs with "es" whose source stands behind "aus".
_TOLD_FROM = frozenset({"heißen", "verlauten"})
_METONYMS = frozenset({"capital", "seat"})


def scan(scene: Scene) -> None:
    """Find names of the tables and of persons."""
    waiting: list[tuple[int, list[Match]]] = []
    for sentence in scene.analysis.sentences:
        i = sentence.first
        while i < sentence.stop:
            i = max(i + 1, _at(scene, i, sentence.stop, waiting))
    people.short_names(scene)
    people.joined(scene)
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
    end, evidence = people.person_at(scene, i)
    if evidence and (not matches or end - i > matches[0].length or (evidence == "title" and matches[0].weak)):
        people.claim_person(scene, i, end, evidence)
        return end
    if not matches:
        return i
    if _of_another(scene, i, matches[0]):
        return i
    if all(match.weak for match in matches):
        waiting.append((i, matches))
        return i
    _claim_match(scene, i, matches[0])
    return i + matches[0].length


def _of_another(scene: Scene, i: int, match: Match) -> bool:
    """Whether an adjective says that a common noun is not the body of the tables: "niederländischer Bauernverband"."""
    if match.length > 1 or match.entry.kind != "organisation" or i == 0 or scene.tokens[i - 1].tag != "ADJA":
        return False
    if scene.tables.collective(scene.forms[i]) is None or not scene.forms[i - 1][:1].islower():
        return False
    ids = scene.tables.adjective(scene.forms[i - 1])
    return bool(ids) and match.entry.of not in ids and "DEU" not in ids


#: Lower-case first words of names.
_LOWER = frozenset("ver.di verdi dpa ddp epd attac auswärtiges weißes weiße taz news.at al".split())


def _claim_match(scene: Scene, i: int, match: Match) -> None:
    """Claim a strong name of the tables, unless it is a town or a house as a place."""
    stop = i + match.length
    head = _head(scene, i, stop)
    place = scene.prep_of(head) in PLACE_PREPS
    if match.entry.id in regions() and match.entry.kind == "organisation" and not place:
        phrase = scene.heads.get(head)
        alone = phrase is None or scene.member(phrase) is phrase
        place = alone and scene.role_of(head) not in ("subject", "agent", "dative", "object")
    if match.form_kind in _METONYMS and (not acts(scene, head) or _dateline(scene, i, stop)):
        scene.blocked.update(range(i, stop))
        return
    if match.form_kind == "demonym":
        _demonym(scene, i, match)
        return
    if match.form_kind == "name" and match.entry.kind == "state" and i and scene.forms[i - 1] in _PLACE_FRONTS:
        scene.blocked.add(i)  # "in Port Sudan"
        return
    if match.form_kind == "name" and match.length == 1 and _opens_line(scene, i):
        scene.blocked.add(i)
        return
    entity = scene.tabled(match.entry.id, f"table:{match.form_kind}")
    sort = "metonym" if match.form_kind in _METONYMS else "name"
    scene.claim(entity, i, stop, head, sort, place=place and sort == "name")
    text = scene.words(i, stop)
    if match.form_kind == "acronym" and text != entity.name:
        entity.aliases.add(text)
        if entity.kind != "state":  # "EU", "CDU": the report's own short name tells readers more
            entity.aliases.add(entity.name)
            entity.name = text


_PLACE_FRONTS: Final = frozenset(listed("place_fronts"))
#: Tokens in which a date line has its towns, and the signs behind them.
_LINE: Final = 6
_LINE_SIGNS: Final = frozenset({",", "(", "/", "–", "-", "—"})


def _dateline(scene: Scene, first: int, stop: int) -> bool:
    """Whether a town stands in the date line: "Wien/Damaskus, 24. Juni - Drei Inspektoren ..."."""
    if first >= _LINE or stop >= len(scene.forms) or scene.forms[stop] not in _LINE_SIGNS:
        return False
    clause = scene.clauses[first]
    return clause is None or clause.subject is None or not clause.subject.first <= first < clause.subject.stop


#: Signs behind the town of a date line that is a state or a Land too ("Luxemburg (dpa)", "BERLIN - ").
_LINE_ENDS: Final = frozenset({"(", "–", "-", "—", "/"})


def _opens_line(scene: Scene, index: int) -> bool:
    """Whether a report begins with this name as the place where it was written."""
    return index == 0 and len(scene.forms) > 1 and scene.forms[1] in _LINE_ENDS


def _head(scene: Scene, first: int, stop: int) -> int:
    """The token of a name that is head of its widest phrase, else its last."""
    found, widest = stop - 1, 0
    for index in range(stop - 1, first - 1, -1):
        phrase = scene.heads.get(index)
        if phrase is not None and phrase.stop - phrase.first > widest:
            found, widest = index, phrase.stop - phrase.first
    return found


def acts(scene: Scene, head: int) -> bool:
    """Whether a town or house at this token speaks or acts rather than being a place."""
    prep = scene.prep_of(head)
    clause = scene.clauses[head]
    told = clause is not None and clause.verb is not None and clause.verb.lemma in _TOLD_FROM
    if told and prep in ("aus", "in") and scene.role_of(head) != "inside":
        return True  # "hieß es aus dem Kreml", but "ließ ein Sprecher aus Wien verlauten"
    own = scene.heads.get(head)
    if prep == "in" and _received(scene, clause):
        return True
    if prep == "aus" and _voiced(scene, head, clause):
        return True
    if prep in ("für", "durch") and _meant(scene, head, clause):
        return True
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


def _received(scene: Scene, clause: Clause | None) -> bool:
    """ "In Minsk wurde der Vorgang mit Genugtuung aufgenommen", "in Berlin zeigt man sich wenig geneigt"."""
    if clause is None or clause.verb is None:
        return False
    listed = words()
    if clause.subject is not None and clause.subject.head.lower == "man":
        return clause.verb.lemma in listed.received | listed.shown
    told = clause.verb.lemma == "sein" and clause.subject is not None and clause.subject.head.form == "Rede"
    return told or (bool(clause.verb.passive) and clause.verb.lemma in listed.received)


def _voiced(scene: Scene, head: int, clause: Clause | None) -> bool:
    """ "Kritik aus Budapest", "aus Kairo lag keine Stellungnahme vor"."""
    phrase = scene.heads.get(head)
    over = scene.above.get(scene.member(phrase)) if phrase is not None else None
    listed = words().voices
    if over is not None:
        return over.part in listed or over.lemma.lower() in listed
    told = [] if clause is None else [clause.subject, *clause.objects[:1]]
    return any(one is not None and (one.part in listed or one.lemma.lower() in listed) for one in told)


def _meant(scene: Scene, head: int, clause: Clause | None) -> bool:
    """ "Zusagen für Kiew", "die Anerkennung durch Prag": not a way or a road."""
    phrase = scene.heads.get(head)
    over = scene.above.get(scene.member(phrase)) if phrase is not None else None
    if over is not None:
        noun = (over.part or over.lemma).lower()
        return noun in words().given or (scene.prep_of(head) == "durch" and noun.endswith(_DONE))
    passive = clause is not None and clause.verb is not None and clause.verb.passive == "werden"
    return passive and scene.prep_of(head) == "durch"


#: Endings of nouns for deeds ("die Anerkennung durch Prag").
_DONE: Final = ("ung", "bruch", "nahme", "schluss", "zug", "griff")


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
    """An inhabitant: the plural stands for the state where it acts ("Die Finnen sagten ab")."""
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


def _weak(scene: Scene, waiting: list[tuple[int, list[Match]]]) -> None:
    """Names that are also something else: accepted if the same actor, or its like, is named strongly too."""
    parties = any(
        entity.table is not None and entity.mentions and scene.tables.entry(entity.table).kind == "organisation"
        for entity in scene.cast
    )
    shared = Shared(scene)
    for i, matches in waiting:
        length = matches[0].length
        if any(scene.claims[k] is not None for k in range(i, i + length)):
            continue
        for match in matches:
            if (station := shared.station(i, match)) is not None:
                scene.claim(station[0], i, station[1], i, "name")
                break
            if _supported(scene, i, match, parties, shared):
                _claim_match(scene, i, match)
                break


_THE: Final = frozenset({"die", "den", "der"})


def _among_parties(scene: Scene, i: int) -> bool:
    """Whether a party by a strong name stands before a comma or "und": "von SPD, Grünen und Linken"."""
    if i < 2 or scene.forms[i - 1] not in (",", "und", "sowie"):
        return False
    claim = scene.claims[i - 2]
    return claim is not None and scene.sector_of(claim.entity) == "party" and scene.heads.get(i) is not None


_POLITICAL: Final = frozenset({"legislator", "politician", "party_leader"})


def _political(scene: Scene, i: int) -> bool:
    """Whether a politician stands before "der": "die Abgeordnete der Linken"."""
    if i < 2 or scene.forms[i - 1].lower() not in _THE:
        return False
    role = scene.tables.role(scene.forms[i - 2]) if scene.forms[i - 2][:1].isupper() else None
    return role is not None and role.kind in _POLITICAL


def _supported(scene: Scene, i: int, match: Match, parties: bool, shared: Shared) -> bool:
    if shared.concerns(match):
        return shared.belongs(i, match)
    known = scene.entities.get(match.entry.id)
    named = known is not None and any(m.sort == "name" for m in known.mentions)
    if match.form_kind in ("capital", "seat"):
        head = _head(scene, i, i + match.length)
        clause = scene.clauses[head]
        told = clause is not None and clause.verb is not None and clause.verb.lemma in _TOLD_FROM
        sure = scene.role_of(i) == "subject" or (scene.prep_of(head) in ("in", "aus") and not told)
        return acts(scene, head) and (named or sure)
    if match.form_kind == "demonym":
        return False
    if match.form_kind == "name" and match.entry.kind in ("state", "group") and scene.tokens[i].tag == "NE":
        return acts(scene, _head(scene, i, i + match.length))
    if scene.tokens[i].tag not in _NOUNS:
        return False
    if named:
        return True
    if match.length == 1 and scene.tables.collective(scene.forms[i]) is not None and match.form_kind == "name":
        return False  # "die Lehrergewerkschaft": of any name
    if match.length > 1 or scene.forms[i].isupper():
        return True
    if match.entry.id == "BUNDESRAT":
        swiss = scene.forms[i + 1 : i + 3] == ["in", "Bern"] or any(form in _SWISS for form in scene.counts)
        return any(form in _FEDERAL for form in scene.counts) or (_definite(scene, i) and not swiss)
    if _is_label(scene, i, match):
        return True
    if match.entry.id == "GRUENE" and scene.forms[i] == "Grünen" and i and scene.forms[i - 1].lower() in _THE:
        return True  # written with a capital, "die Grünen" are the party
    if match.entry.kind == "organisation" and (_political(scene, i) or _among_parties(scene, i)):
        return True
    return match.entry.kind == "organisation" and parties and _definite(scene, i) and "SPD CDU".find(match.entry.id) < 0


#: Words of reports in which "Bundesrat" is the German one.
_FEDERAL: Final = frozenset(listed("bundesrat_beside"))
#: Words of reports in which it is the Swiss one, or the Austrian.
_SWISS: Final = frozenset(listed("swiss_bodies")) - frozenset(listed("federal_council"))


def _is_label(scene: Scene, i: int, match: Match) -> bool:
    """Whether a party stands in brackets behind a person's name: "Jan Kolb (Linke)"."""
    if i < 2 or scene.forms[i - 1] != "(" or i + match.length >= len(scene.forms):
        return False
    if scene.forms[i + match.length] not in (")", ",", "/"):
        return False
    claim = scene.claims[i - 2]
    return match.entry.kind == "organisation" and claim is not None and claim.entity.kind == "person"


def _definite(scene: Scene, i: int) -> bool:
    return i > 0 and scene.forms[i - 1].lower() in ("die", "der", "den", "das", "dem", "des", "und", "von", "bei")
