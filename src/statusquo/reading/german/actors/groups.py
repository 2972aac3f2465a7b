"""Groups that act as one: "Schülerinnen und Schüler", "die Länder", "die Kommunen", "die US-Seite", "die Menge".

Both genders of one noun are one group. The Länder and the municipalities are a group where a report is about the
federal level and they do, get or are to do something. Those who stand on the side of a state or a body without a name
("EU-Kreise", "IAEA-Vertreter") speak for it. "Die Menge" is the crowd of the sentences before.
"""

from __future__ import annotations

import re
from typing import Final

from statusquo.reading.german.actors import federal
from statusquo.reading.german.actors.nearest import salient
from statusquo.reading.german.actors.owners import prefix_of
from statusquo.reading.german.actors.scene import Entity, Scene, regions
from statusquo.reading.german.actors.words import listed, words

_AND: Final = frozenset({"und", "/", "oder", "&"})
#: Letters by which a feminine plural and its masculine are compared.
_STEM: Final = 4
_FEMININE: Final = "innen"
#: One word for both: "Schüler:innen", "Lehrer*innen", "SchülerInnen".
_JOINED: Final = re.compile(r"(?P<stem>[A-ZÄÖÜ][a-zäöüß-]{3,})(?:[:*_·]innen|/-?innen|Innen)\Z")
#: Form of a noun for a level of a federation -> its name ("Ländern": "Länder").
_LEVELS: Final = words().levels
_SIDES: Final = frozenset(listed("sides"))
_MASSES: Final = frozenset(listed("mass_nouns"))
_ACTING: Final = frozenset({"subject", "agent", "object", "dative"})
_CROWDS: Final = frozenset({"workers", "protest", "people"})
_BACK: Final = 3


def doubles(scene: Scene) -> None:
    """Claim "Schülerinnen und Schüler", "Pfleger:innen" as one group."""
    for i, token in enumerate(scene.tokens):
        joined = _JOINED.match(token.form)
        last = i if joined is not None else _pair(scene, i)
        if last < 0 or any(scene.claims[k] is not None for k in range(i, last + 1)):
            continue
        noun = scene.tables.collective(scene.forms[last]) if joined is None else scene.tables.collective(joined["stem"])
        if noun is None or noun.kind != "group":
            continue
        word = noun.word.lower()
        entity = scene.nouns.get(word)
        if entity is None:
            name = scene.words(i, last + 1)
            name = name.removesuffix("n") if _dative(scene, last) else name
            entity = scene.entity(f"body:{word}:", "group", name, f"body:{noun.sector}")
            entity.number, entity.noun, entity.sector = "pl", word, noun.sector
            scene.nouns[word] = entity
        head = next((k for k in range(i, last + 1) if k in scene.heads), last)
        scene.claim(entity, i, last + 1, head, "body", place=scene.is_place(head))


def _dative(scene: Scene, last: int) -> bool:
    return scene.forms[last].endswith(("ern", "eln")) and scene.tokens[last].lemma != scene.forms[last]


def _pair(scene: Scene, i: int) -> int:
    """The masculine behind a feminine plural and "und"; -1 if there is none."""
    forms_ = scene.forms
    if not forms_[i].endswith(_FEMININE) or i + 2 >= len(forms_) or forms_[i + 1] not in _AND:
        return -1
    other, own = forms_[i + 2], forms_[i]
    alike = _plain(own[:_STEM]) == _plain(other[:_STEM]) and other[:1].isupper() and not other.endswith(_FEMININE)
    return i + 2 if alike and scene.sentence[i] == scene.sentence[i + 2] else -1


def _plain(text: str) -> str:
    return text.lower().translate(str.maketrans("äöü", "aou"))


def levels(scene: Scene, domestic: Entity | None) -> None:
    """Claim "die Länder", "die Kommunen" where they act or are addressed."""
    heads = [t.index for t in scene.tokens if t.form in _LEVELS and t.is_noun and scene.claims[t.index] is None]
    if heads and federal.has_levels(scene, domestic):
        for head in heads:
            _level(scene, head)


def federal_council(scene: Scene, domestic: Entity | None) -> None:
    """Claim "der Bundesrat", "die Landesregierung" for Switzerland where a report plays there."""
    swiss = domestic is not None and domestic.key == "CHE"
    for token in scene.tokens:
        i, claim = token.index, scene.claims[token.index]
        if token.form not in _COUNCIL or (claim is not None and claim.entity.key.startswith("CHE")):
            continue
        if not swiss and scene.forms[i + 1 : i + 3] != ["in", "Bern"]:
            continue
        phrase = scene.heads.get(i)
        if phrase is not None and phrase.determination == "definite" and not phrase.name:
            scene.claim(scene.tabled("CHE", "table:council"), i, i + 1, i, "body", place=scene.is_place(i))


_COUNCIL: Final = frozenset(listed("federal_council"))


def _level(scene: Scene, head: int) -> None:
    phrase = scene.heads.get(head)
    if phrase is None or phrase.determination != "definite" or phrase.adjectives or phrase.genitives:
        return
    if phrase.head.index != head or "pl" not in phrase.numbers or phrase.prep not in ("", "von", "mit", "zwischen"):
        return
    over = scene.above.get(scene.member(phrase))
    if scene.role_of(head) not in _ACTING and not (over is not None and phrase in over.genitives):
        return
    word = _LEVELS[scene.forms[head]]
    entity = scene.entity(f"body:{word.lower()}:pl", "group", word, "body:level")
    entity.number, entity.noun, entity.sector = "pl", word.lower(), "level"
    scene.claim(entity, head, head + 1, head, "body")


def sides(scene: Scene) -> None:
    """Claim "US-Seite", "EU-Kreise", "IAEA-Vertreter" for whom they stand."""
    for token in scene.tokens:
        i, form = token.index, token.form
        if "-" not in form or scene.claims[i] is not None or not token.is_noun or not form[:1].isupper():
            continue
        if form.rpartition("-")[2].lower() not in _SIDES:
            continue
        follows = scene.claims[i + 1] if i + 1 < len(scene.claims) else None
        if follows is not None and follows.sort == "person":
            continue
        body = prefix_of(scene, form)
        if body is not None and body.kind != "person":
            scene.claim(body, i, i + 1, i, "body")


def circles(scene: Scene) -> None:
    """Claim "aus Unternehmenskreisen" for the body of that sort that the report is about."""
    for token in scene.tokens:
        i, form = token.index, token.form
        front = form.removesuffix("n").removesuffix("kreise")
        if (
            front == form.removesuffix("n")
            or scene.claims[i] is not None
            or scene.prep_of(i) not in ("aus", "in", "laut")
        ):
            continue
        noun = scene.tables.collective(front.removesuffix("s"))
        if noun is None or noun.merges or noun.kind != "organisation":
            continue
        found = _body_of(scene, i, noun.sector)
        if found is not None:
            scene.claim(found, i, i + 1, i, "body")


def _body_of(scene: Scene, index: int, sector: str) -> Entity | None:
    """The organisation of a sector that the report is about before a token."""
    return salient(scene, index, lambda e: e.kind == "organisation" and scene.sector_of(e) == sector)


def crowds(scene: Scene) -> None:
    """Claim "die Menge" for the crowd named before."""
    for token in scene.tokens:
        i = token.index
        own = scene.claims[i]
        if token.form not in _MASSES or (own is not None and own.entity.noun != token.lemma.lower()):
            continue
        phrase = scene.heads.get(i)
        if phrase is None or phrase.determination != "definite" or phrase.genitives or phrase.adjectives:
            continue
        found: Entity | None = None
        for mention in scene.among(scene.floor(i, _BACK), i):
            entity = mention.entity
            if entity.kind == "group" and scene.sector_of(entity) in _CROWDS and mention is not own:
                found = entity
        if found is not None:
            scene.claim(found, i, i + 1, i, "anaphor")


def branches(scene: Scene) -> None:
    """Make a Land behind the name of a union or a party part of it: "die IG Metall Bayern", "die GEW Niedersachsen"."""
    for mention in scene.mentions():
        follows = scene.claims[mention.stop] if mention.stop < len(scene.claims) else None
        if follows is None or follows.first != mention.stop or scene.sector_of(mention.entity) not in _BRANCHED:
            continue
        land = follows.entity.table in regions() and follows.sort == "name"
        if (
            mention.entity.kind == "organisation"
            and land
            and scene.sentence[follows.first] == scene.sentence[mention.first]
        ):
            scene.drop(follows)
            scene.claim(mention.entity, mention.first, follows.stop, mention.head, mention.sort)


#: Sectors of bodies that have branches in the Länder.
_BRANCHED: Final = frozenset({"union", "party", "employers", "association"})
