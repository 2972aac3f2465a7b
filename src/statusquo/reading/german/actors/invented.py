"""States, towns and companies never seen before, by what stands around their names.

A company has its legal form behind its name. A state has a government, an army, a minister, an embassy ("Regierung in
Nambara", "Sundaras Armee", "der Staat Velucia"), or a name that ends as names of states do and acts. A town has a
mayor, a council, or the word "Stadt" before it.
"""

from __future__ import annotations

import re
from typing import Final

from statusquo.reading.german.actors import names, people
from statusquo.reading.german.actors.named import register
from statusquo.reading.german.actors.owners import ish
from statusquo.reading.german.actors.parties import STATE_ROLES
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.actors.words import listed, words

_STATE_ENDINGS: Final = re.compile(r"[a-zäöü]{2,}(?:ien|land|stan|reich|esien)\Z")
#: Words before the name of a state itself.
_STATES: Final = frozenset("Staat Republik Königreich Nachbarland Nachbarstaat Land Inselstaat Kleinstaat".split())
#: Prepositions between a government and its state.
_OF: Final = frozenset({"von", "in", "aus"})
#: Words between the states of a list.
_AND: Final = frozenset({"und", "sowie", ","})
_LONGEST_COMPANY: Final = 6
_INSIDE: Final = frozenset("für gegen der des und im am zur von".split())


def looks_like_state(form: str) -> bool:
    """Whether a name ends as names of states do: "Kesland", "Talvia".

    Example:
        >>> looks_like_state("Kesland"), looks_like_state("Lehmann")
        (True, False)
    """
    return _STATE_ENDINGS.search(form) is not None or form.endswith("ia")


def companies(scene: Scene) -> None:
    """Names with a legal form: "Regiobahn AG", "Wohnen am Fluss e. V."; the name alone is known from then on."""
    forms = scene.forms
    for i in range(1, len(forms)):
        stop = i + 1
        if forms[i] == "e." and stop < len(forms) and forms[stop] == "V.":
            stop += 1
        elif forms[i] not in words().legal:
            continue
        if scene.claims[i] is not None:
            continue
        first = _company_starts(scene, i)
        if first == i:
            continue
        while stop < len(forms) and forms[stop] in words().legal | {"&", "Co.", "Co", "KG"}:
            stop += 1
        noun_at = next((k for k in range(first, i) if scene.tables.collective(forms[k]) is not None), i - 1)
        entity = register(scene, first, stop, noun_at, "named:legal", whole=True)
        noun = scene.tables.collective(forms[noun_at])
        club = forms[i].startswith("e.")
        entity.sector = entity.sector or (noun.sector if noun is not None else "association" if club else "company")
        if noun is not None:
            entity.noun = (noun.modifier + noun.word).lower()
            entity.gender = noun.gender
        names_ = [scene.words(first, i)]
        if noun_at + 1 < i:
            names_.append(scene.words(noun_at + 1, i))
        for alias in names_:
            if len(alias) > 2 and not _is_town(scene, alias):
                scene.aliases.setdefault(alias.lower(), entity)


def _is_town(scene: Scene, name: str) -> bool:
    """Whether a report has this word as a place ("in Neustadt") or a town beside the company named after it."""
    if " " in name:
        return False
    return name in scene.placed


def _company_starts(scene: Scene, i: int) -> int:
    """First token of the name before a legal form."""
    forms = scene.forms
    floor = scene.analysis.sentences[scene.sentence[i]].first
    first = i
    while first > floor and i - first < _LONGEST_COMPANY and scene.claims[first - 1] is None:
        form, token = forms[first - 1], scene.tokens[first - 1]
        if token.is_mark and form not in ("&", "+", "-"):
            break
        small = form in _INSIDE and first - 1 > floor and forms[first - 2][:1].isupper() and first < i
        if not (form[:1].isupper() or form in ("&", "+") or small):
            break
        if scene.tables.role(form) is not None and scene.tables.collective(form) is None:
            break
        if token.tag in ("ART", "APPR", "APPRART") and not small:
            break
        first -= 1
    while first < i and forms[first] in _INSIDE:
        first += 1
    # "Betriebsrat der Maschinenfabrik X AG": what stands before an article is another body
    for k in range(i - 1, first, -1):
        if forms[k] in ("der", "des"):
            front = scene.tables.collective(forms[k - 1])
            if front is None or front.sector not in ("association", "science"):
                return k + 1
    return first


def states(scene: Scene) -> None:
    """States never seen before, by their government or by the shape of their name."""
    governed = _all_governed(scene)
    found = _candidates(scene, governed)
    government = any(noun is not None and noun.merges for noun in map(scene.tables.collective, _nouns(scene)))
    kept = {
        name: places
        for name, places in found.items()
        if name in governed or government or any(_acts(scene, i) for i in places)
    }
    seats = _seats(scene, kept, governed)
    for name, places in kept.items():
        state = seats.get(name, name)
        entity = scene.entity(f"named:{state.lower()}", "state", state, "agent:state")
        entity.gender = "n"
        if state != name:
            entity.aliases.add(name)
        for stem in stems(name):
            scene.ish.setdefault(stem, entity)
        for i in places:
            if scene.claims[i] is None:
                scene.claim(entity, i, i + 1, i, "name", place=scene.is_place(i))


def _all_governed(scene: Scene) -> set[str]:
    """Names to which a government, an army or an office belongs."""
    ruled = _ruled(scene)
    found = set()
    for i, token in enumerate(scene.tokens):
        if not token.is_noun or scene.claims[i] is not None or i in scene.blocked or not token.form[:1].isupper():
            continue
        name = _governed(scene, i) or (_by_adjective(scene, i, ruled) if ruled else "")
        if name:
            found.add(name)
    return found


def _candidates(scene: Scene, governed: set[str]) -> dict[str, list[int]]:
    """Names that may be states, and where they stand."""
    found: dict[str, list[int]] = {}
    for i, token in enumerate(scene.tokens):
        form = token.form
        if not token.is_noun or scene.claims[i] is not None or i in scene.blocked or not form[:1].isupper():
            continue
        if i and (form_before := scene.forms[i - 1])[:1].isupper() and scene.tables.given_name(form_before):
            continue
        for name in (form, form.removesuffix("s"), form.rstrip("'’")):
            shaped = _STATE_ENDINGS.search(name) and (
                token.tag != "NN" or name in found or _alone(scene, i) or _located(scene, i)
            )
            shaped = shaped or _beside_state(scene, i, name)
            if name in governed or (shaped and scene.tables.collective(name) is None):
                phrase = scene.heads.get(i)
                if name in governed or phrase is None or phrase.determiner is None:
                    found.setdefault(name, []).append(i)
                break
    return found


def _seats(scene: Scene, found: dict[str, list[int]], governed: set[str]) -> dict[str, str]:
    """Capitals never seen before -> their state: "die Regierung in Sarent" of a report on Almarien alone."""
    lands = [name for name in found if name not in governed and _STATE_ENDINGS.search(name)]
    known = any(e.kind == "state" and e.table is not None and e.mentions for e in scene.cast)
    towns = [name for name in found if name in governed and not looks_like_state(name)]
    if len(lands) != 1 or len(towns) != 1 or known:
        return {}
    seat = all(i > 1 and scene.forms[i - 1] == "in" and _of_government(scene, i - 2) for i in found[towns[0]][:1])
    return {towns[0]: lands[0]} if seat else {}


#: Ends of names of states that their adjectives drop or change: "Talvia" - "talvisch", "Kesland" - "kesländisch".
_ENDS: Final = (
    ("ien", ""),
    ("ia", ""),
    ("land", "länd"),
    ("reich", "reich"),
    ("a", ""),
    ("en", ""),
    ("o", ""),
    ("", ""),
)


def stems(name: str) -> tuple[str, ...]:
    """The stems that adjectives in -isch of a state may have.

    Example:
        >>> stems("Talvia")
        ('talv', 'talvi', 'talvia')
    """
    low = name.lower()
    found = (low.removesuffix(end) + own for end, own in _ENDS if low.endswith(end))
    return tuple(dict.fromkeys(stem for stem in found if len(stem) > 2))


def _ruled(scene: Scene) -> frozenset[str]:
    """Stems of adjectives of no known state before a government, an army, or an office: "die talvische Präsidentin"."""
    found = set()
    for token in scene.tokens:
        stem = ish(token.form) if token.tag == "ADJA" else ""
        after = token.index + 1
        unknown = stem and after < len(scene.forms) and not scene.tables.adjective(token.form)
        if unknown and _of_government(scene, after):
            found.add(stem)
    return frozenset(found)


def _by_adjective(scene: Scene, i: int, ruled: frozenset[str]) -> str:
    """The state at this token if an adjective of its name stands before an office or a body of a state."""
    form = scene.forms[i]
    if not ruled or not _namelike(scene, i):
        return ""
    for name in dict.fromkeys((form, names.bare_genitive(form))):
        if not ruled.isdisjoint(stems(name)):
            return name
    return ""


def _beside_state(scene: Scene, i: int, name: str) -> bool:
    """Whether a name in -ia acts beside a state: "Talvia ist bereit, wenn Karsien seine Truppen abzieht"."""
    token = scene.tokens[i]
    if not name.endswith("ia") or token.tag not in ("NE", "FM") or name != token.form or not _namelike(scene, i):
        return False
    phrase = scene.heads.get(i)
    if phrase is None or phrase.determiner is not None or phrase.adjectives or scene.role_of(i) != "subject":
        return False
    sentence = scene.analysis.sentence_of(i)
    return any(
        k != i
        and scene.tokens[k].tag == "NE"
        and (claim.entity.kind == "state" if (claim := scene.claims[k]) else _STATE_ENDINGS.search(scene.forms[k]))
        for k in range(sentence.first, sentence.stop)
    )


#: Plurals that end as names of states do and stand behind "in" without an article.
_PLURALS: Final = frozenset(listed("plurals"))
_PLURAL_ENDS: Final = listed("plural_ends")


def _located(scene: Scene, i: int) -> bool:
    """Whether an unknown noun stands behind "in" as names of states do: "die Lage in Almarien"."""
    token = scene.tokens[i]
    if i == 0 or scene.forms[i - 1].lower() != "in" or token.form in _PLURALS or token.lower.endswith(_PLURAL_ENDS):
        return False
    if token.lemma != token.form and not token.form.endswith("ien"):
        return False
    return not token.form.endswith(("reich", "land"))


def _alone(scene: Scene, i: int) -> bool:
    """Whether a noun stands as names of states do: subject of a verb in the singular, without article or adjective."""
    phrase, clause = scene.heads.get(i), scene.clauses[i]
    if phrase is None or phrase.determiner is not None or phrase.adjectives or scene.role_of(i) != "subject":
        return False
    verb = clause.verb if clause is not None else None
    if verb is None or verb.number == "pl" or scene.forms[i].endswith("s"):
        return False
    return verb.lemma in words().human or phrase.first == scene.analysis.sentence_of(i).first


def _governed(scene: Scene, i: int) -> str:
    """The state at this token if something of a state belongs to it; empty if nothing does."""
    forms, token = scene.forms, scene.tokens[i]
    form = token.form
    if not _namelike(scene, i):
        return ""
    name = names.bare_genitive(form) if form.endswith(("s", "'", "’")) else form
    before = forms[i - 1] if i else ""
    if before in _STATES and token.tag in ("NE", "FM", "XY"):
        return form
    if before in _OF and i > 1 and _of_government(scene, i - 2):
        return form
    if before in _AND and i > 1 and scene.sentence[i - 2] == scene.sentence[i] and _in_list(scene, i - 2):
        return form
    if i and form != name and _of_government(scene, i - 1, body=not people.governed_by(scene, i)):
        return name
    follows = i + 1 < len(forms) and scene.sentence[i + 1] == scene.sentence[i]
    if follows and form != name and _of_government(scene, i + 1):
        return name
    return ""


def _in_list(scene: Scene, i: int) -> bool:
    """Whether a name stands behind "von" and an office in the plural: "die Außenminister von Kesland und Almarien"."""
    forms = scene.forms
    while i > 1 and forms[i][:1].isupper() and (scene.claims[i] is not None or _namelike(scene, i)):
        if forms[i - 1] == "von":
            phrase = scene.heads.get(i - 2)
            return phrase is not None and "pl" in phrase.numbers and _of_government(scene, i - 2)
        if forms[i - 1] not in _AND:
            return False
        i -= 2
    return False


def _namelike(scene: Scene, i: int) -> bool:
    """Whether a token may be the name of a state: a name by its tag, no given name, nothing of the tables."""
    token, tables = scene.tokens[i], scene.tables
    form = token.form
    if token.tag not in ("NE", "FM", "NN") or len(form) < 4 or form.isupper() or form in names.TIMES or "-" in form:
        return False
    if tables.given_name(form) is not None or tables.role(form) is not None or tables.collective(form) is not None:
        return False
    if token.tag == "NN":
        phrase = scene.heads.get(i)
        if phrase is not None and (phrase.determiner is not None or phrase.adjectives):
            return False
        if _STATE_ENDINGS.search(form):
            return True
        return token.lemma in (form, form.removesuffix("s")) and form[-1] in "aious" and not form.endswith("ns")
    if i + 1 < len(scene.tokens) and scene.tokens[i + 1].tag == "NE" and not form.endswith("s"):
        return False  # "die Regierung von Anna Berg"
    return tables.match(scene.forms, i) is None


def _of_government(scene: Scene, k: int, *, body: bool = False) -> bool:
    """Whether the noun at a token is a government, an army, an office of a state.

    Args:
        body: only bodies, no persons ("Armee Sundaras", but "Präsident Sundaras" may be a person's name).
    """
    form = scene.forms[k]
    if not form[:1].isupper() or scene.claims[k] is not None:
        return False
    noun = scene.tables.collective(form)
    if noun is not None and noun.merges and noun.sector in ("government", "military") and not noun.dependent:
        return True
    role = scene.tables.role(form)
    return role is not None and not body and role.kind in STATE_ROLES and not form.startswith(("Landes", "Vize-"))


#: Nouns before the name of a town or a district, in all forms -> the first of them.
_PLACE_FRONTS: Final = frozenset(listed("place_fronts"))
_TOWNS: Final = {
    **{word: word for word in "Stadt Kreisstadt Kommune Gemeinde Marktgemeinde Samtgemeinde Provinz".split()},
    **dict.fromkeys(("Landkreis", "Landkreises"), "Landkreis"),
    **dict.fromkeys(("Kreis", "Kreises"), "Kreis"),
}


def towns(scene: Scene) -> None:
    """Towns never seen before or known as places only, where they act: "die Stadt Wehrlingen täuschte die Bürger"."""
    found: dict[str, Entity] = {}
    for i in range(1, len(scene.tokens)):
        token, before = scene.tokens[i], scene.forms[i - 1]
        if token.tag not in ("NE", "NN", "FM") or scene.claims[i] is not None or not token.form[:1].isupper():
            continue
        sort = _TOWNS.get(before)
        if sort is None or scene.is_place(i - 1):
            continue
        phrase = scene.heads.get(i - 1)
        if phrase is not None and phrase.determination not in ("definite", ""):
            continue
        stop = i + 1
        while token.form in _PLACE_FRONTS and stop < len(scene.tokens) and scene.forms[stop][:1].isupper():
            if scene.claims[stop] is not None or stop - i > 1:
                break
            stop += 1
        name = scene.words(i, stop)
        entity = scene.entity(f"named:stadt {name.lower()}", "organisation", f"{sort} {name}", "named:town")
        entity.sector, entity.noun, entity.gender = "region", sort.lower(), "m" if "reis" in sort else "f"
        scene.claim(entity, i - 1, stop, i - 1, "name")
        found[name] = entity


def _nouns(scene: Scene) -> list[str]:
    """Nouns of the report that nothing has claimed, for "die Regierung" without a state."""
    return [t.form for t in scene.tokens if t.tag == "NN" and scene.claims[t.index] is None]


def _acts(scene: Scene, i: int) -> bool:
    role = scene.role_of(i)
    if role in ("subject", "agent", "dative"):
        return True
    phrase = scene.heads.get(i)
    over = scene.above.get(phrase) if phrase is not None else None
    return over is not None and (
        scene.tables.collective(over.head.form) is not None or scene.tables.role(over.head.form) is not None
    )
