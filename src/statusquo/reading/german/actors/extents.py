"""How far the name of a body goes: "Volksfront *für den Norden*", "Gewerkschaft *Erziehung und Wissenschaft*"."""

from __future__ import annotations

import re
from typing import Final

from statusquo.language.actors import Collective
from statusquo.reading.german.actors.scene import Scene, regions
from statusquo.reading.german.actors.words import listed

LONGEST_NAME: Final = 8


#: Digits of a year, which is no part of a name ("Aufbruch 21", but "Aufbruch 2021").
_YEAR: Final = 4


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


#: Nouns behind "für", "für den", "gegen" that belong to the clause rather than to a name.
_PROCESSES: Final = frozenset(listed("processes"))


#: Tags that only the first word of a name has ("Unsere Kurve", "Pro Wald").
_OPENING: Final = frozenset({"APPR", "ADJD", "PPOSAT", "PIAT"})


def complement(scene: Scene, noun: Collective, k: int, stop: int) -> int:
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
            return k  # "verlangt vom Verband für die Dauer der Schlichtung", "warb in der Partei für Gespräche"
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


def proper(scene: Scene, first: int, head: int) -> bool:
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


def name_end(scene: Scene, k: int, stop: int, *, plural: bool) -> int:
    """One past a name of capitalised words from ``k`` on: "Bürgerliche Mitte", "Erziehung und Wissenschaft"."""
    end = k
    while end < stop and end - k < LONGEST_NAME:
        token = scene.tokens[end]
        if (claim := scene.claims[end]) is not None and claim.entity.kind == "person":
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
            and not (end == k and _is_object(scene, end))
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


def _is_object(scene: Scene, index: int) -> bool:
    """Whether a common noun behind a noun is the object of the clause: "warf dem Autobauer Wortbruch vor"."""
    token, phrase, clause = scene.tokens[index], scene.heads.get(index), scene.clauses[index]
    if token.tag != "NN" or phrase is None or phrase.first != index or clause is None or clause.verb is None:
        return False
    return clause.verb.lemma in _GIVES and phrase.role in ("object", "other") and token.lemma[:4] == token.form[:4]


#: Verbs with a dative and a bare object.
_GIVES: Final = frozenset(listed("gives"))


def is_seat(scene: Scene, first: int, stop: int) -> bool:
    """Whether the one word behind the noun of a body is its town: "Universität Wien"."""
    if stop - first > 1:
        return False
    match = scene.tables.match(scene.forms, first)
    return scene.forms[first] in scene.placed or (match is not None and match.form_kind in ("capital", "demonym"))


#: Words behind the noun of a body that say where it is.
_DIRECTIONS: Final = frozenset(listed("directions"))


def stands_alone(scene: Scene, first: int, stop: int) -> bool:
    """Whether the words behind its noun name a body by themselves: "ver.di", not "Mitte"."""
    form = scene.forms[first]
    return (form[:1].isupper() and stop - first < LONGEST_NAME and form not in _DIRECTIONS and len(form) > 1) or (
        scene.tokens[first].opens == 1
    )
