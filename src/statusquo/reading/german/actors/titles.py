"""Roles: what a person is, for whom the person acts, and titles that stand alone.

A role stands before the name ("Außenminister Shalom"), beside it ("Petra Pau, PDS-Abgeordnete"), or before it with
its own genitive ("der Premierminister des Kosovos Hashim Thaçi"). Whose it is, is told by the front of a compound,
an adjective, a genitive, a phrase with "von", a label in brackets behind the name, the modifier of the role itself
("Senatssprecher"), the table of holders, or, for offices of a state, the state in which the report plays.
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors.bodies import mention_of, prefix_of, town_of, unknown_body
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.analysis import Phrase

#: Roles that an office of a state has where nothing else says whose it is.
STATE_ROLES: Final = frozenset({"head", "minister", "deputy", "monarch"})
#: Roles that belong to the body named last.
BODY_ROLES: Final = frozenset({"leader", "spokesperson", "union_leader", "executive", "party_leader", "negotiator"})
#: Words for a person and for a body alike.
_BOTH: Final = frozenset("Vorstand Betriebsrat Arbeitgeber Bundesrat Nationalrat Staatsrat Stadtrat".split())
#: Words of courtesy between a role and a name.
HONORIFICS: Final = frozenset("Dr. Prof. Herr Herrn Frau Sir Lord Lady a. D. h. c. Dr Prof".split())
#: Words that may follow a role noun that stands apart from its name.
_LINKS: Final = frozenset("der des von vom beim bei im in für am an".split())
FAR: Final = 14
#: Parts of a body and topics, which are no party of their own.
_UNITS: Final = frozenset(
    "abteilung delegation gruppe verhandlungen gespräche operation mission bereich ressort einheit ermittlungen untersuchung büro stab "
    "kabinett team liste spitze reihen ausschuss ausschusses fraktion woche jahr tag konferenz runde welt stadt landes land".split()
)
#: Roles that say nothing about a party.
PRIVATE: Final = frozenset("expert journalist relative witness artist athlete lawyer accused person activist host successor counterpart".split())


def persons(scene: Scene) -> None:
    """Give every named person a role, and a party where the role phrase tells it."""
    for mention in [m for m in scene.mentions() if m.sort == "person"]:
        _person(scene, mention)


def roles(scene: Scene, domestic: Entity | None) -> None:
    """Give persons without a party one from their surroundings, and resolve titles that stand alone."""
    people = [m for m in scene.mentions() if m.sort == "person"]
    for mention in people:
        if not mention.entity.role_kind:
            _person(scene, mention)
    for mention in people:
        _joint(scene, mention)
        _fallback(scene, mention, domestic)
    _alone(scene, domestic)


def _person(scene: Scene, mention: Mention) -> None:
    """Read the role beside one mention."""
    person = mention.entity
    for head, phrase in _role_heads(scene, mention):
        role = scene.tables.role(scene.forms[head])
        if role is None:
            continue
        person.titles.add(role.word.lower())
        person.titles.add((role.modifier + role.word).lower())
        if role.gender and person.gender is None:
            person.gender = role.gender
        if person.role is None:
            person.role = _role_text(scene, head, phrase, mention)
        scene.role_tokens.add(head)
        if person.role_kind == "":
            person.role_kind = role.kind
            person.former = role.former or _was(scene, head)
            person.state_office = _of_state(scene, role)
        if person.acts_for is None:
            party = party_of(scene, head, phrase, role)
            if party is not None and party.party is not person:
                person.acts_for = party.party if party.kind == "person" else party
        for index in range(phrase.first if phrase else head, head):
            scene.role_tokens.add(index)


def _was(scene: Scene, head: int) -> bool:
    """Whether an adjective says that the office is over."""
    return head > 0 and scene.tokens[head - 1].lower.startswith(("ehemalig", "früher", "gestürzt", "damalig", "einstig", "abgesetzt"))


def _of_state(scene: Scene, role: Role) -> bool:
    """Whether the office is one of a state body: "Regierungssprecher", "Armeesprecher"."""
    noun = scene.tables.collective(_front(role)) if _front(role) else None
    return noun is not None and noun.merges


def _front(role: Role) -> str:
    """The first half of a role noun without its joint: "Regierung" of "Regierungssprecher"."""
    for tail in ("sprecherin", "sprecher", "vertreterin", "vertreter", "beamte", "chef", "chefin", "führer"):
        if role.word.lower().endswith(tail) and len(role.word) > len(tail) + 3:
            return role.word[: -len(tail)].removesuffix("s")
    return role.modifier.removesuffix("s").removesuffix("-") if len(role.modifier) > 3 else ""


def _role_heads(scene: Scene, mention: Mention) -> list[tuple[int, Phrase | None]]:
    """Heads of the role phrases that belong to a person's mention, the nearest first."""
    found = [*_before(scene, mention), *_after(scene, mention)]
    return [(head, scene.heads.get(head)) for head in dict.fromkeys(found)]


def _is_role(scene: Scene, k: int) -> Role | None:
    """The role that an unclaimed noun names in the singular."""
    if scene.claims[k] is not None or not scene.forms[k][:1].isalpha() or scene.tokens[k].is_finite:
        return None
    role = scene.tables.role(scene.forms[k])
    return role if role is not None and role.number != "pl" else None


def _before(scene: Scene, mention: Mention) -> list[int]:
    """Roles before a name: right before it, or with attributes of their own in between."""
    tokens, forms = scene.tokens, scene.forms
    floor = scene.analysis.sentences[scene.sentence[mention.first]].first
    k = mention.first - 1
    while k >= floor and forms[k] in HONORIFICS:
        if forms[k] == "Frau":
            mention.entity.gender = "f"
        elif forms[k].startswith("Herr"):
            mention.entity.gender = "m"
        k -= 1
    if k < floor:
        return []
    if scene.claims[k] is None and tokens[k].form[:1].isalpha() and scene.tables.role(forms[k]) is not None and not tokens[k].is_finite:
        return [k]
    comma = forms[k] == ","
    if comma:
        k -= 1
    steps = 0
    while k >= floor and steps < FAR:
        token, claim = tokens[k], scene.claims[k]
        role = _is_role(scene, k)
        if role is not None and token.is_noun:
            opens = k + 1 < len(forms) and forms[k + 1] in _LINKS or (k + 1 < len(forms) and scene.claims[k + 1] is not None)
            differs = role.gender in ("m", "f") and mention.entity.gender in ("m", "f") and role.gender != mention.entity.gender
            if (opens or (comma and steps == 0)) and not (differs and not comma):
                return [k]
            return []
        if claim is not None and claim.sort == "person" and not (comma and forms[claim.first - 1] != ","):
            return []
        if token.is_finite or token.form in ",;:()" or token.tag in ("KOUS", "PRELS", "VVPP", "VVINF") or token.opens:
            return []
        k -= 1
        steps += 1
    return []


def _after(scene: Scene, mention: Mention) -> list[int]:
    """A role behind a name: "Petra Pau, die innenpolitische Sprecherin der PDS, ..."."""
    tokens, forms = scene.tokens, scene.forms
    stop = scene.analysis.sentences[scene.sentence[mention.first]].stop
    k = mention.stop
    if k < stop and forms[k] == "(":
        close = next((j for j in range(k + 1, min(k + 8, stop)) if forms[j] == ")"), 0)
        k = close + 1 if close else k
    if k >= stop or forms[k] not in (",", "(", "–", "-"):
        return []
    k += 1
    steps = 0
    while k < stop and steps < 8:
        token = tokens[k]
        role = _is_role(scene, k)
        if role is not None and token.is_noun:
            follows = scene.claims[k + 1] if k + 1 < stop else None
            if follows is not None and follows.sort == "person" and role.kind != "relative":
                return []
            clause, own = scene.clauses[k], scene.clauses[mention.first]
            if clause is not own and clause is not None and clause.kind in ("relative", "subordinate"):
                return []
            return [k]
        if token.tag not in ("ART", "ADJA", "PPOSAT", "NE", "APPR", "APPRART", "CARD", "ADJD", "PDS") and not (
            token.is_noun and scene.claims[k] is not None and scene.claims[k].sort != "person"  # type: ignore[union-attr]
        ):
            return []
        if scene.claims[k] is not None and scene.claims[k].sort == "person" and not forms[k].endswith("s"):  # type: ignore[union-attr]
            return []
        k += 1
        steps += 1
    return []


def _role_text(scene: Scene, head: int, phrase: Phrase | None, mention: Mention) -> str:
    """The role as the text gives it, without article and without the person's own name."""
    first, stop = head, head + 1
    if phrase is not None:
        inside = [t.index for t in phrase.adjectives if t.index < head]
        if inside:
            first = min(inside)
        if phrase.owner is not None and phrase.owner.first < head:
            first = phrase.owner.first
        stop = max(stop, min(phrase.stop, mention.first) if phrase.first <= mention.first else phrase.stop)
        if phrase.first <= mention.first < phrase.stop and head < mention.first:
            stop = mention.first
    while stop > head + 1 and scene.tokens[stop - 1].is_mark:
        stop -= 1
    return scene.words(first, stop)


def party_of(scene: Scene, head: int, phrase: Phrase | None, role: Role) -> Entity | None:
    """For whom a role acts, from the role phrase itself."""
    form = scene.forms[head]
    front = prefix_of(scene, form)
    if front is not None:
        if front.key == "EU" and role.kind == "commissioner" and "EUCOM" in scene.entities:
            return scene.entities["EUCOM"]
        front.shadow.append((head, head + 1))
        return front
    k = head - 1
    while k >= 0 and scene.sentence[k] == scene.sentence[head] and (scene.tokens[k].tag == "ADJA" or scene.forms[k][:1].isupper()):
        found = scene.tables.adjective(scene.forms[k]) if scene.claims[k] is None else ()
        if found:
            entity = scene.tabled(found[0], "table:adjective")
            entity.shadow.append((k, head + 1))
            return entity
        if scene.tokens[k].tag != "ADJA":
            break
        k -= 1
    claim = scene.claims[head - 1] if head else None
    if phrase is not None:
        if phrase.owner is not None and (mention := mention_of(scene, phrase.owner)) is not None:
            return mention.entity
        if phrase.owner is None and claim is not None and phrase.first >= head and scene.tokens[head - 1].tag == "NE":
            if scene.words(claim.first, claim.stop).endswith(("s", "'", "’")):
                return claim.entity
        parts = (*phrase.genitives, *(a for a in phrase.attributes if a.prep in ("von", "bei", "in", "aus", "zu")))
        for part in parts:
            for member in part.members:
                found_party = _part(scene, member, role)
                if found_party is not None:
                    return found_party
        if phrase.participle is not None:
            for index in range(phrase.first, head):
                found = scene.tables.adjective(scene.forms[index]) if scene.tokens[index].tag == "ADJA" else ()
                if found:
                    return scene.tabled(found[0], "table:adjective")
    nearby = _by_tokens(scene, head, role)
    return nearby if nearby is not None else _by_modifier(scene, head, role)


def _part(scene: Scene, part: Phrase, role: Role, depth: int = 0) -> Entity | None:
    """The party in an attribute of a role: its mention, its adjective, its own attributes, a body never seen before."""
    mention = mention_of(scene, part)
    if mention is not None and mention.sort != "title":
        return mention.entity
    if part.prep in ("in", "bei", "zu"):
        town = town_of(scene, part) if part.prep == "in" else None
        if town is not None or part.prep != "bei":
            return town
    for token in part.adjectives:
        ids = scene.tables.adjective(token.form)
        if ids and depth == 0:
            entity = scene.tabled(ids[0], "table:adjective")
            entity.shadow.append((token.index, part.head.index + 1))
            return entity
    front = prefix_of(scene, part.head.form)
    if front is not None:
        front.shadow.append((part.head.index, part.head.index + 1))
        return front
    if part.owner is not None and (mention := mention_of(scene, part.owner)) is not None:
        return mention.entity
    inner = scene.tables.role(part.head.form) or scene.tables.collective(part.head.form)
    if depth < 2 and (inner is not None or part.head.lower in _UNITS):
        for below in (*part.genitives, *(a for a in part.attributes if a.prep in ("von", "bei"))):
            found = _part(scene, below, role, depth + 1)
            if found is not None:
                return found
    if role.kind in PRIVATE or role.kind in ("relative", "monarch") or part.head.lower in _UNITS:
        return None
    return unknown_body(scene, part)


def _by_tokens(scene: Scene, head: int, role: Role) -> Entity | None:
    """The mention right behind "Sprecher der", where no phrase was built."""
    forms = scene.forms
    k = head + 1
    if k >= len(forms) or forms[k] not in ("der", "des", "von", "vom", "beim", "bei"):
        return None
    for j in range(k + 1, min(k + 5, len(forms))):
        claim = scene.claims[j]
        if claim is not None:
            return claim.entity if claim.sort != "title" else None
        if scene.tokens[j].tag not in ("ART", "ADJA", "APPRART"):
            return None
    return None


def _by_modifier(scene: Scene, head: int, role: Role) -> Entity | None:
    """The body in the role's own compound: "Senatssprecher", "Bundesinnenminister", "Armeesprecher"."""
    form = scene.forms[head]
    if form.startswith("Bund") and (role.modifier.startswith("Bundes") or role.word.startswith("Bundes")):
        return federal(scene, head)
    word = role.modifier or role.word
    if word.startswith("Opposition"):
        return next((e for e in scene.cast if e.kind == "group" and e.noun == "opposition"), None)
    if role.speaks and len(word) > 4 and "-" not in word:
        body = word.removesuffix(role.word.lower()) if role.modifier else word.lower().removesuffix("sprecher")
        for stem in (body, body.removesuffix("s"), body.removesuffix("en"), body + "e"):
            noun = scene.tables.collective(stem.capitalize()) if len(stem) > 3 else None
            if noun is None:
                continue
            for entity in scene.cast:
                if entity.noun == noun.word.lower() and entity.kind == "organisation":
                    return entity
            if noun.kind == "organisation":
                entity = scene.entity(f"body:{noun.word.lower()}:", "organisation", noun.word, f"body:{noun.sector}")
                entity.gender, entity.noun, entity.sector = noun.gender, noun.word.lower(), noun.sector
                entity.shadow.append((head, head + 1))
                return entity
    return None


def federal(scene: Scene, head: int) -> Entity:
    """The state of a "Bundes-" word: Austria or Switzerland where the report is about them, else Germany."""
    counts = {key: len(scene.entities[key].mentions) if key in scene.entities else 0 for key in ("DEU", "AUT", "CHE")}
    best = max(("DEU", "AUT", "CHE"), key=lambda key: counts[key])
    entity = scene.tabled(best, "table:federal")
    entity.shadow.append((head, head + 1))
    return entity


def _joint(scene: Scene, mention: Mention) -> None:
    """"die Unterhändler Steve Witkoff und Jared Kushner": the second name shares role and party of the first."""
    person = mention.entity
    k = mention.first - 1
    if person.role_kind or k < 1 or scene.forms[k] not in ("und", "sowie", ","):
        return
    left = scene.claims[k - 1]
    if left is None or left.sort != "person" or left.first < 1:
        return
    role = scene.tables.role(scene.forms[left.first - 1])
    phrase = scene.heads.get(left.first - 1)
    plural = role is not None and (role.number == "pl" or (phrase is not None and phrase.numbers == frozenset({"pl"})))
    if role is not None and plural or left.entity.role_plural:
        person.role, person.role_kind, person.role_plural = left.entity.role, left.entity.role_kind, True
        person.titles |= left.entity.titles
        person.acts_for = person.acts_for or left.entity.acts_for


def _fallback(scene: Scene, mention: Mention, domestic: Entity | None) -> None:
    """A party from the label in brackets, a phrase behind the name, the table of holders, or the report's own state."""
    person = mention.entity
    if person.acts_for is not None:
        return
    label = label_of(scene, mention)
    state_office = person.role_kind in STATE_ROLES or person.state_office
    if label is not None and not state_office:
        person.acts_for = label
        return
    behind = _behind(scene, mention)
    if behind is not None:
        person.acts_for = behind
        return
    if person.role_kind in PRIVATE:
        return
    date = scene.report.date
    known = scene.tables.holders(person.name, date.isoformat() if date else None)
    if person.former:
        known = []
    if known and (" " not in person.name or known[0].name.split(" ")[0][:2] == person.name[:2] or person.name in known[0].aliases):
        entity = scene.tabled(known[0].entry, "table:holder")
        if entity is not person:
            person.acts_for = entity
            entity.shadow.append((mention.first, mention.stop))
            return
    if person.former:
        person.acts_for = label
    elif state_office and domestic is not None:
        person.acts_for = domestic
    elif label is not None:
        person.acts_for = label
    elif person.role_kind in BODY_ROLES:
        body = _last_body(scene, mention.first)
        if body is not None:
            person.acts_for = body


def label_of(scene: Scene, mention: Mention) -> Entity | None:
    """The actor in brackets behind a name: "(CDU)", "(SPD, Bayern)"."""
    stop = mention.stop
    if stop + 1 >= len(scene.forms) or scene.forms[stop] != "(":
        return None
    claim = scene.claims[stop + 1]
    if claim is not None and claim.entity.kind in ("organisation", "group", "alliance"):
        claim.sort = "label"
        return claim.entity
    return None


def _behind(scene: Scene, mention: Mention) -> Entity | None:
    """"Tomislav Nikolić von der Radikalen Partei": the party in a phrase right behind the name."""
    stop = mention.stop
    if stop >= len(scene.forms) or scene.forms[stop] not in ("von", "vom", "beim", "aus"):
        return None
    if scene.forms[stop] == "aus":
        return None
    for inner in scene.among(stop + 1, stop + 5):
        if inner.entity.kind in ("organisation", "alliance", "state") and inner.first - stop <= 3:
            return inner.entity
    return None


def _last_body(scene: Scene, index: int) -> Entity | None:
    """The organisation named last before a token, subjects first."""
    floor = scene.analysis.sentences[max(0, scene.sentence[index] - 2)].first
    best: Entity | None = None
    for mention in scene.among(floor, index):
        if mention.entity.kind == "organisation" and mention.entity.sector != "media" and mention.sort != "label":
            best = mention.entity
    return best


# ------------------------------------------------------------------ alone


def _alone(scene: Scene, domestic: Entity | None) -> None:
    """Titles without a name: the person who has that title, or whoever the unnamed person speaks for."""
    forms, tokens = scene.forms, scene.tokens
    for head in range(len(forms)):
        if scene.claims[head] is not None or head in scene.role_tokens or head in scene.blocked:
            continue
        if not forms[head][:1].isupper() or not tokens[head].is_noun:
            continue
        role = scene.tables.role(forms[head])
        phrase = scene.heads.get(head)
        if role is None or role.kind in ("relative", "person") or (head and forms[head - 1].lower() == "als"):
            continue
        if scene.tables.collective(forms[head]) is not None and role.word in _BOTH:
            continue
        if head + 1 < len(forms):
            after = scene.claims[head + 1]
            if after is not None and after.sort == "person":
                continue
        _title(scene, head, phrase, role)


def _title(scene: Scene, head: int, phrase: Phrase | None, role: Role) -> None:
    first, stop = head, head + 1
    plural = role.number == "pl" or (phrase is not None and phrase.numbers == frozenset({"pl"}))
    if phrase is not None:
        inside = [t.index for t in phrase.adjectives if t.index < head]
        first = min([*inside, first])
        if phrase.determiner is not None and first <= phrase.determiner.index < head:
            first = phrase.determiner.index + 1
    if plural:
        return
    definite = phrase is not None and phrase.determination in ("definite", "demonstrative", "genitive", "possessive")
    owner = party_of(scene, head, phrase, role)
    indefinite = phrase is not None and phrase.determination in ("indefinite", "quantity", "negative")
    if not indefinite:
        person = _who_is(scene, head, role, owner)
        if person is not None and (definite or owner is not None or phrase is None or phrase.determination == ""):
            scene.claim(person, first, stop, head, "title")
            return
    if owner is None or role.kind in PRIVATE:
        return
    party = owner.party
    inside_claim = next((m for m in scene.among(first, stop) if m.entity is owner), None)
    if inside_claim is not None:
        return
    if party.kind in ("state", "organisation", "alliance") and scene.role_of(head) != "inside":
        scene.claim(party, first, stop, head, "body")


def _who_is(scene: Scene, head: int, role: Role, owner: Entity | None) -> Entity | None:
    """The person last named before (or else after) this token who has that title."""
    wanted = {role.word.lower(), (role.modifier + role.word).lower()}
    word = role.word.lower()
    before: Entity | None = None
    after: Entity | None = None
    distance = -1
    for person in scene.cast:
        if person.kind != "person" or not person.titles:
            continue
        if role.gender and person.gender in ("m", "f") and person.gender != role.gender:
            continue
        if not (wanted & person.titles or any(title.endswith(word) for title in person.titles)):
            continue
        if role.modifier and (role.modifier + role.word).lower() not in person.titles and not role.modifier.endswith("-"):
            continue
        if owner is not None and person.acts_for is not None and owner.party is not person.party:
            continue
        places = [m.first for m in person.mentions]
        earlier = max((place for place in places if place < head), default=-1)
        if earlier > distance:
            before, distance = person, earlier
        elif before is None and places:
            after = person
    return before or after
