"""Roles: what a person is, for whom the person acts, and titles that stand alone.

A role stands before the name ("Außenminister Shalom"), beside it ("Petra Pau, PDS-Abgeordnete"), or before it with
its own genitive ("der Premierminister des Kosovos Hashim Thaçi"). Whose it is, is told by the front of a compound,
an adjective, a genitive, a phrase with "von", a label in brackets behind the name, the modifier of the role itself
("Senatssprecher"), the table of holders, or, for offices of a state, the state in which the report plays.
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors.bodies import mention_of, prefix_of, town_of
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.analysis import Phrase

#: Roles that an office of a state has where nothing else says whose it is.
STATE_ROLES: Final = frozenset({"head", "minister", "deputy", "monarch"})
#: Roles that belong to the body named last.
BODY_ROLES: Final = frozenset({"leader", "spokesperson", "union_leader", "executive", "party_leader", "negotiator"})
#: Roles that say nothing about a party.
PRIVATE: Final = frozenset("expert journalist relative witness artist athlete lawyer accused person activist host successor counterpart".split())


def roles(scene: Scene, domestic: Entity | None) -> None:
    """Give every named person a role and a party, and resolve titles that stand alone."""
    for mention in [m for m in scene.mentions() if m.sort == "person"]:
        _person(scene, mention)
    for mention in [m for m in scene.mentions() if m.sort == "person"]:
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
        if person.acts_for is None:
            party = party_of(scene, head, phrase, role)
            if party is not None and party.party is not person:
                person.acts_for = party.party if party.kind == "person" else party
        for index in range(phrase.first if phrase else head, head):
            scene.role_tokens.add(index)


def _role_heads(scene: Scene, mention: Mention) -> list[tuple[int, Phrase | None]]:
    """Heads of the role phrases that belong to a person's mention, the nearest first."""
    found: list[tuple[int, Phrase | None]] = []
    tokens, forms = scene.tokens, scene.forms
    first, stop = mention.first, mention.stop
    k = first - 1
    while k >= 0 and forms[k] in ("Dr.", "Prof.", "Herr", "Herrn", "Frau", "a.", "D.", "Sir", "Lord"):
        if forms[k] == "Frau":
            mention.entity.gender = "f"
        elif forms[k].startswith("Herr"):
            mention.entity.gender = "m"
        k -= 1
    if k >= 0 and scene.claims[k] is None and scene.tables.role(forms[k]) is not None and tokens[k].is_noun:
        found.append((k, scene.heads.get(k)))
    for phrase in scene.stops.get(first, ()):  # "der Premierminister des Kosovos" + name
        head = phrase.head.index
        if head < first - 1 and scene.claims[head] is None and scene.tables.role(forms[head]) and phrase.genitives:
            found.append((head, phrase))
    # a phrase whose apposition is the name, or that ends before a comma
    for phrase in scene.stops.get(stop, ()):
        head = phrase.head.index
        if head < first and scene.claims[head] is None and scene.tables.role(forms[head]) is not None:
            if any(part.first <= first < part.stop for part in (*phrase.appositions,)) or phrase.core >= first:
                found.append((head, phrase))
    if first and forms[first - 1] == ",":
        for phrase in scene.stops.get(first - 1, ()):
            head = phrase.head.index
            if scene.claims[head] is None and scene.tables.role(forms[head]) is not None:
                found.append((head, phrase))
    k = stop
    if k < len(forms) and forms[k] == "(" and ")" in forms[k : k + 6]:
        k = forms.index(")", k) + 1
    if k + 1 < len(forms) and forms[k] in (",", "(", "–", "-"):
        for phrase in scene.starts.get(k + 1, ()):
            head = phrase.head.index
            if phrase.prep or scene.claims[head] is not None or scene.tables.role(forms[head]) is None:
                continue
            if tokens[k + 1].tag in ("PRELS", "KOUS"):
                continue
            if phrase.name is not None and phrase.name[0] > head and phrase.name[0] == head + 1:
                continue
            found.append((head, phrase))
    unique: dict[int, Phrase | None] = {}
    for head, phrase_ in found:
        unique.setdefault(head, phrase_)
    return list(unique.items())


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
        for part in (*phrase.genitives, *(a for a in phrase.attributes if a.prep in ("von", "bei", "in", "aus"))):
            for member in part.members:
                mention = mention_of(scene, member)
                if mention is not None and mention.sort != "title":
                    return mention.entity
            town = town_of(scene, part) if part.prep == "in" else None
            if town is not None:
                return town
            below = _deeper(scene, part)
            if below is not None:
                return below
        if phrase.participle is not None:
            for index in range(phrase.first, head):
                found = scene.tables.adjective(scene.forms[index]) if scene.tokens[index].tag == "ADJA" else ()
                if found:
                    return scene.tabled(found[0], "table:adjective")
    return _by_modifier(scene, head, role)


def _deeper(scene: Scene, phrase: Phrase) -> Entity | None:
    """"Schwiegersohn von US-Präsident Trump", "Leiter der Abteilung des Ministeriums": the party further down."""
    for inner in phrase.walk():
        if inner is phrase:
            continue
        mention = mention_of(scene, inner)
        if mention is not None:
            return mention.entity
    return None


def _by_modifier(scene: Scene, head: int, role: Role) -> Entity | None:
    """The body in the role's own compound: "Senatssprecher", "Bundesinnenminister", "Armeesprecher"."""
    form = scene.forms[head]
    if form.startswith("Bund") and (role.modifier.startswith("Bundes") or role.word.startswith("Bundes")):
        return federal(scene, head)
    word = role.modifier or role.word
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


def _fallback(scene: Scene, mention: Mention, domestic: Entity | None) -> None:
    """A party from the label in brackets, a phrase behind the name, the table of holders, or the report's own state."""
    person = mention.entity
    if person.acts_for is not None:
        return
    label = label_of(scene, mention)
    state_office = person.role_kind in STATE_ROLES
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
    if not known and not state_office:
        known = scene.tables.holders(person.name)
    if known and (" " not in person.name or known[0].name.split(" ")[0][:2] == person.name[:2] or person.name in known[0].aliases):
        entity = scene.tabled(known[0].entry, "table:holder")
        if entity is not person:
            person.acts_for = entity
            entity.shadow.append((mention.first, mention.stop))
            return
    if state_office and domestic is not None:
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
        if role is None or role.kind == "relative":
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
            scene.claim(person, first, _role_stop(phrase, stop), head, "title")
            return
    if owner is None or role.kind in PRIVATE:
        return
    party = owner.party
    inside_claim = next((m for m in scene.among(first, _role_stop(phrase, stop)) if m.entity is owner), None)
    if inside_claim is not None:
        return
    if party.kind in ("state", "organisation", "alliance") and scene.role_of(head) != "inside":
        scene.claim(party, first, stop, head, "body")


def _role_stop(phrase: Phrase | None, stop: int) -> int:
    return stop


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
