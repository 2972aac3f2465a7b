"""Bodies with a name of their own: "Gewerkschaft Erziehung und Wissenschaft", "Volksfront für den Norden"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from statusquo.findings import ActorKind
from statusquo.language.actors import Collective
from statusquo.reading.german.actors import forms as forms_
from statusquo.reading.german.actors.owners import ACRONYM, prefix_of, town_of
from statusquo.reading.german.actors.scene import Entity, Mention, Scene, regions
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Phrase

_NAMED: Final = frozenset(
    "union association party media company agency rebels science group religion body employers commission bank council "
    "culture school "
    "judiciary tribe".split()
)


#: Parts of a body that are the body itself: "Tarifkommission der Gewerkschaft ver.di", "Vorstand der Bahn".
PARTS: Final = frozenset(listed("parts"))
#: Sectors of bodies whose name stands in quotation marks ("Bündnis „Ruhe im Tal“").
_QUOTED: Final = frozenset({"alliance", "protest", "parties", "group"})
_LONGEST_NAME: Final = 8
#: Digits of a year, which is no part of a name ("Aufbruch 21", but "Aufbruch 2021").
_YEAR: Final = 4


def own_name(scene: Scene, head: int, size: int, first: int, noun: Collective) -> bool:
    """Claim a body with its name behind it: known, quoted, in capitals, or of nouns."""
    tokens, forms = scene.tokens, scene.forms
    stop = scene.analysis.sentence_of(head).stop
    k = head + size
    if k >= stop or (noun.number == "pl" and noun.kind == "group"):
        return False
    claim = scene.claims[k]
    if (
        claim is not None
        and claim.first == k
        and claim.entity.kind == "organisation"
        and "-" in forms[head]
        and noun.kind != "state"
    ):
        _branch(scene, register(scene, first, claim.stop, head, "named:compound"), head)
        return True
    located = claim is not None and noun.sector in _LOCAL and _is_place_name(claim)
    if claim is not None and claim.first == k and claim.entity.kind != "person":
        if claim.entity.kind == "state" and noun.sector == "state" and "-" not in forms[head]:
            scene.claim(claim.entity, first, claim.stop, head, "body", place=scene.is_place(head))
            return True
        if claim.entity.kind in ("organisation", "group") and noun.kind in ("organisation", "group") and not located:
            entity = claim.entity
            scene.claim(entity, first, claim.stop, head, "name")
            entity.gender, entity.noun, entity.sector = noun.gender, noun.word.lower(), entity.sector or noun.sector
            return True
    if (
        claim is not None
        and claim.first == k
        and claim.entity.kind == "person"
        and noun.sector == "government"
        and noun.kind == "state"
    ) and claim.entity.surname.lower() == scene.words(claim.first, claim.stop).lower():
        state = claim.entity.acts_for or _holder_state(scene, claim.entity)
        if state is not None:
            scene.claim(state, first, claim.stop, head, "body")
            return True
    if noun.dependent and noun.word.lower() in PARTS:
        return False  # "deren Vorstand Gespräche abbrach"
    quoted = tokens[k].opens == 1 and noun.sector in _QUOTED
    if noun.sector not in _NAMED and not quoted:
        return False
    if tokens[k].opens == 1 and tokens[k].form != "(":
        close = next((j for j in range(k + 1, min(k + _LONGEST_NAME, stop)) if tokens[j].opens == -1), 0)
        if close and forms[k + 1][:1].isupper():
            name = scene.words(k + 1, close)
            _name_body(scene, noun, name, first, close, head)
            return True
        return False
    end = _name_end(scene, k, stop, plural=noun.number == "pl")
    if end == k:
        end = _complement(scene, noun, k, stop)
    while end == k and first < head and scene.forms[first][:1].islower():
        first += 1  # "der oppositionellen Demokratischen Partei"
    if end == k and not _proper(scene, first, head):
        return False
    if noun.number == "pl" and noun.kind == "organisation" and _listed(scene, noun, k, stop):
        return True
    if noun.word == "Agentur" and not noun.modifier and scene.tokens[k].tag != "APPR":
        noun = replace(noun, sector="media")  # "die Agentur Fars"
    name = forms_.body_name(scene, first, end, head) if size == 1 else scene.words(first, end)
    entity = _name_body(scene, noun, name, first, end, head)
    _branch(scene, entity, head)
    phrase = scene.heads.get(head)
    if noun.sector in _SEATED and phrase is not None and entity.acts_for is None:
        towns = (town_of(scene, part) for part in phrase.attributes if part.prep == "in")
        entity.acts_for = next((town for town in towns if town is not None), None)
    return True


#: Sectors of bodies that are named after a town or a Land and are not part of it.
_LOCAL: Final = frozenset("union association company science group religion body employers party".split())


def _is_place_name(claim: Mention) -> bool:
    return claim.sort == "metonym" or claim.entity.table in regions()


#: Kinds of nouns whose body with a name of its own is an organisation ("Umweltgruppe Grünland").
_GENERAL: Final = frozenset({"state", "group", "alliance"})
#: Sectors of bodies whose name goes on with a genitive or a phrase ("Front des Ostens", "Bündnis gegen Fluglärm").
_GOES_ON: Final = frozenset(
    {"tribe", "union", "association", "agency", "rebels", "party", "employers", "council", "culture", "science"}
)
#: Sectors of bodies that are named by what they fight.
_AGAINST: Final = frozenset({"association", "party", "rebels"})
_ARTICLES: Final = frozenset("der des den die das dem".split())


def _person_or_none(scene: Scene, index: int) -> bool:
    claim = scene.claims[index]
    return claim is None or (claim.entity.kind == "person" and claim.stop - claim.first == 1)


#: Nouns behind "für den", "für die" that belong to the clause rather than to a name.
_PROCESSES: Final = frozenset(listed("processes"))


def _branch(scene: Scene, entity: Entity, head: int) -> None:
    """ "SPD-Ortsverein Neustadt" acts for the SPD."""
    front = prefix_of(scene, scene.forms[head])
    if front is not None and front is not entity and scene.sector_of(front) == "party":
        front.shadow.append((head, head + 1))
        entity.acts_for = entity.acts_for or front


#: Tags that only the first word of a name has ("Unsere Kurve", "Pro Wald").
_OPENING: Final = frozenset({"APPR", "ADJD", "PPOSAT", "PIAT"})


#: Sectors of bodies whose town says of which state they are.
_SEATED: Final = frozenset({"judiciary", "parliament", "commission"})


def _complement(scene: Scene, noun: Collective, k: int, stop: int) -> int:
    """One past "des Ostens", "für Bergbau", "gegen den Tagebau Lohra" behind a noun for a body; ``k`` if none."""
    tokens, words_ = scene.tokens, scene.forms
    first = words_[k]
    if noun.sector == "judiciary" and first == "für":
        return _land_of(scene, k + 1, stop) or k
    if noun.sector not in _GOES_ON or noun.number == "pl":
        return k
    if noun.sector == "tribe" and first in ("der", "al") and k + 1 < stop and words_[k + 1][:1].isupper():
        end = k + 1
        while end < stop and words_[end][:1].isupper() and tokens[end].is_noun and _person_or_none(scene, end):
            end += 1
        return end
    if first == "für" or (first == "gegen" and noun.sector in _AGAINST):
        at = k + 1
        if at < stop and words_[at] in _ARTICLES:
            if noun.sector in ("party", "union", "agency", "employers"):
                return k  # "die Rückendeckung der Fraktion für den Minister"
            at += 1
            if at < stop and words_[at] in _PROCESSES:
                return k  # "verlangt vom Verband für die Dauer der Schlichtung"
    elif first in ("der", "des") and noun.modifier != "Landes":
        at = k + 1
    else:
        return k
    while at < stop and tokens[at].tag == "ADJA" and scene.claims[at] is None:
        at += 1
    if at >= stop or not tokens[at].is_noun or not words_[at][:1].isupper():
        return k
    claim = scene.claims[at]
    if claim is not None and (first in ("der", "des") or claim.entity.kind == "person"):
        return k
    if scene.tables.role(words_[at]) is not None and first in ("des", "für", "gegen"):
        return k
    inner = scene.tables.collective(words_[at])
    if words_[at].lower().endswith(_HONOURS):
        return k  # "der Träger des Friedenspreises"
    single = inner is not None and inner.kind in ("organisation", "state") and inner.number != "pl"
    if first == "der" and inner is not None and inner.gender in ("m", "n"):
        single = False  # "Verband der Wohnungsunternehmen": a plural
    if first in ("der", "des") and single:
        return k
    end = at + 1
    while end < stop and tokens[end].tag in ("NE", "FM") and scene.claims[end] is None:
        end += 1
    if (
        end + 1 < stop
        and words_[end] == "und"
        and tokens[end + 1].tag == "NN"
        and first == "für"
        and scene.claims[end + 1] is None
    ):
        end += 2
    return end


#: Endings of nouns for what a person is given, not a body.
_HONOURS: Final = listed("honours")


def _listed(scene: Scene, noun: Collective, k: int, stop: int) -> bool:
    """Claim each of "die Telefonkonzerne Novatel, Cellway und D-Netz" by its own name; False if there is only one."""
    runs: list[tuple[int, int]] = []
    while (
        k < stop and scene.forms[k][:1].isupper() and (scene.tokens[k].is_noun or scene.tokens[k].tag in ("FM", "XY"))
    ):
        first = k
        while k < stop and scene.forms[k][:1].isupper() and (scene.claims[k] is None or k == first):
            k += 1
        runs.append((first, k))
        if k >= stop or scene.forms[k] not in (",", "und", "sowie"):
            break
        ended = scene.forms[k] != ","
        if not ended and "und" not in scene.forms[k : min(k + _LONGEST_NAME, stop)]:
            break
        k += 1
        if ended and len(runs) > 1 and (k >= stop or not scene.forms[k][:1].isupper()):
            break
    if len(runs) < 2:
        return False
    for first, end in runs:
        if scene.claims[first] is None:
            entity = register(scene, first, end, first, f"named:{noun.sector}")
            entity.sector, entity.gender = noun.sector, entity.gender or "f"
    return True


def _land_of(scene: Scene, k: int, stop: int) -> int:
    """One past "das Land Nordrhein-Westfalen" behind a court and "für"; 0 if no state or Land stands there."""
    while k < stop and (scene.tokens[k].tag in ("ART", "ADJA") or scene.forms[k] in ("Land", "Freistaat")):
        claim = scene.claims[k]
        if claim is not None:
            break
        k += 1
    claim = scene.claims[k] if k < stop else None
    fits = claim is not None and (claim.entity.kind == "state" or claim.entity.table in regions())
    if claim is None or not fits:
        return 0
    claim.entity.shadow.append((claim.first, claim.stop))  # its name goes into that of the court
    return claim.stop


_ADJECTIVE: Final = re.compile(
    r"(?:sch|lich|al|iv|ell|är|ös|frei|neu|vereint|rot|grün|schwarz)(?:e|en|em|es|er)\Z", re.IGNORECASE
)


def _proper(scene: Scene, first: int, head: int) -> bool:
    """Whether adjectives with capitals make a noun a name: "Nationale Befreiungsarmee", "Deutscher Fährverband"."""
    if first >= head or first == scene.analysis.sentence_of(head).first or scene.tokens[first - 1].opens:
        return False
    return all(
        (scene.tokens[k].tag == "ADJA" or _ADJECTIVE.search(scene.forms[k]))
        and scene.forms[k][:1].isupper()
        and not scene.forms[k].endswith("er")
        and scene.claims[k] is None
        for k in range(first, head)
    )


def _holder_state(scene: Scene, person: Entity) -> Entity | None:
    date = scene.report.date
    known = scene.tables.holders(person.name, date.isoformat() if date else None) or scene.tables.holders(person.name)
    return scene.tabled(known[0].entry, "table:holder") if known else None


def _name_end(scene: Scene, k: int, stop: int, *, plural: bool) -> int:
    """One past a name of capitalised words from ``k`` on: "Bürgerliche Mitte", "Erziehung und Wissenschaft"."""
    end = k
    while end < stop and end - k < _LONGEST_NAME:
        token = scene.tokens[end]
        if scene.claims[end] is not None and scene.claims[end].entity.kind == "person":  # type: ignore[union-attr]
            break
        fits = (
            token.is_noun
            or token.tag in ("ADJA", "NE", "XY")
            or (token.tag == "CARD" and token.form[:1].isalpha())
            or (end == k and token.tag in _OPENING)
        )
        if (
            token.form[:1].isupper()
            and fits
            and not scene.tables.role(token.form)
            and not (plural and _opens_other(scene, end, k))
        ) or (end > k and token.tag == "CARD" and token.form.isdigit() and len(token.form) < _YEAR):
            end += 1
        elif (
            end > k
            and token.form in ("und", "&", "für", "der", "des")
            and end + 1 < stop
            and scene.forms[end + 1][:1].isupper()
            and scene.tokens[end + 1].is_noun
            and scene.claims[end + 1] is None
        ):
            if token.form == "und" and scene.tokens[end - 1].tag == "NE":
                break
            end += 2
        else:
            break
    return end


def _opens_other(scene: Scene, index: int, first: int) -> bool:
    """Whether a noun behind a noun begins another phrase: a common noun without an article is no name of a body."""
    token = scene.tokens[index]
    if index != first or token.tag not in ("NN", "NNA", "NNI"):
        return False
    phrase = scene.heads.get(index)
    return (
        phrase is not None
        and phrase.numbers == frozenset({"pl"})
        and phrase.first == index
        and phrase.role
        in (
            "subject",
            "object",
            "dative",
        )
    )


#: Nouns before the name of a town or a region that has an office of its own.
_REGIONS: Final = listed("region_ends")


def unknown_body(scene: Scene, phrase: Phrase, *, group: bool = False) -> Entity | None:
    """A body never seen before in "Sprecher der Regiobahn", "Chefin des Klinikverbunds Westtal"; claims it.

    Args:
        group: a plural is a group that has a spokesman ("Sprecher der Dorfgemeinschaften").
    """
    head = phrase.head.index
    token = phrase.head
    if (
        scene.claims[head] is not None
        or head in scene.blocked
        or not token.form[:1].isupper()
        or phrase.kind == "pronoun"
    ):
        return None
    plural = "sg" not in phrase.numbers and bool(phrase.numbers) and token.form.endswith("en")
    if plural and not group:
        return None
    if phrase.determination not in ("definite", "") or (
        token.tag == "NN" and phrase.determination != "definite" and phrase.prep not in ("von", "bei")
    ):
        return None
    noun = scene.tables.collective(token.form)
    if noun is not None and not (noun.sector == "region" and phrase.name is not None):
        return None
    placed = phrase.name is not None and token.form.lower().endswith(_REGIONS)
    if (
        token.tag in ("NN", "NNA", "NNI")
        and not placed
        and (token.lemma.lower().endswith(words().abstract) or scene.tables.role(token.form) is not None)
    ):
        return None
    stop = phrase.core
    if phrase.name is not None:
        stop = max(stop, phrase.name[1])
    first = min([head, *(t.index for t in phrase.adjectives if t.form[:1].isupper())])
    return register(scene, first, stop, head, "named:role", "group" if plural else "organisation")


def register(
    scene: Scene,
    first: int,
    stop: int,
    head: int,
    rule: str,
    kind: ActorKind = "organisation",
    *,
    whole: bool = False,
) -> Entity:
    """Make an actor of a name never seen before and claim it; later mentions are found by its alias.

    Args:
        whole: the name stands alone ("Müller & Söhne GmbH"), so that its last noun is not brought to its base form.
    """
    token = scene.tokens[head]
    name = scene.words(first, stop)
    if not whole and not (stop - first == 1 and token.tag in ("NE", "FM")):
        name = forms_.body_name(scene, first, stop, head)
    known = scene.aliases.get(name.lower()) or scene.entities.get(f"named:{name.lower()}")
    entity = known or scene.entity(f"named:{name.lower()}", kind, name, rule)
    if known is None:
        phrase = scene.heads.get(head)
        entity.noun = forms_.noun_base(scene, head, token.lemma).lower()
        if phrase is not None and len(phrase.genders) == 1:
            entity.gender = next(iter(phrase.genders))
        if kind == "group":
            entity.number = "pl"
    scene.aliases.setdefault(name.lower(), entity)
    scene.claim(entity, first, stop, head, "name")
    return entity


def _name_body(scene: Scene, noun: Collective, name: str, first: int, stop: int, head: int) -> Entity:
    """Register a named body, with the acronym in brackets behind it."""
    forms = scene.forms
    tail = scene.words(head + 1, stop) if stop > head + 1 else name
    known = scene.aliases.get(name.lower()) or scene.aliases.get(tail.lower())
    entity = known or scene.entity(
        f"named:{name.lower()}", "organisation" if noun.kind in _GENERAL else noun.kind, name, f"named:{noun.sector}"
    )
    entity.gender, entity.sector = noun.gender, entity.sector or noun.sector
    entity.noun = (noun.modifier + noun.word).lower()
    scene.aliases.setdefault(name.lower(), entity)
    if stop > head + 1 and _stands_alone(scene, head + 1, stop) and not _is_seat(scene, head + 1, stop):
        scene.aliases.setdefault(tail.lower(), entity)
        for part in tail.split(" "):
            if ACRONYM.match(part):
                scene.aliases.setdefault(part.lower(), entity)
    if stop + 2 < len(forms) and forms[stop] == "(" and forms[stop + 2] == ")" and ACRONYM.match(forms[stop + 1]):
        scene.aliases[forms[stop + 1].lower()] = entity
        entity.aliases.add(forms[stop + 1])
        stop += 3
    scene.claim(entity, first, stop, head, "name")
    return entity


def _is_seat(scene: Scene, first: int, stop: int) -> bool:
    """Whether the one word behind the noun of a body is its town: "Universität Wien"."""
    if stop - first > 1:
        return False
    match = scene.tables.match(scene.forms, first)
    return scene.forms[first] in scene.placed or (match is not None and match.form_kind in ("capital", "demonym"))


#: Words behind the noun of a body that say where it is.
_DIRECTIONS: Final = frozenset(listed("directions"))


def _stands_alone(scene: Scene, first: int, stop: int) -> bool:
    """Whether the words behind its noun name a body by themselves: "ver.di", not "Mitte"."""
    form = scene.forms[first]
    return (form[:1].isupper() and stop - first < _LONGEST_NAME and form not in _DIRECTIONS and len(form) > 1) or (
        scene.tokens[first].opens == 1
    )
