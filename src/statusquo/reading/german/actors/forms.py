"""Base forms of roles and names: "US-Sondergesandtem" -> "US-Sondergesandter", "ukrainischen" -> "ukrainische".

Adjectives take the strong ending of the nominative ("ukrainischer Präsident", "libysche Armee"), as German prints
them without an article.
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Collective, Role
from statusquo.reading.german.actors.scene import Scene

__all__ = ["adjective", "body_name", "name", "noun_base", "role_noun"]

_ENDINGS: Final = ("en", "em", "er", "es", "e")
_STRONG: Final = {"m": "er", "f": "e", "n": "es"}
#: The shortest word that an ending is taken off.
_SHORTEST: Final = 5
#: Letters of a base form that a compound must share with it.
_SHARED: Final = 4


def adjective(form: str, gender: str | None, number: str | None = "sg") -> str:
    """An adjective with the ending of the strong nominative; as it stands where gender or ending are not known.

    Example:
        >>> adjective("außenpolitischen", "m")
        'außenpolitischer'
    """
    if len(form) < _SHORTEST or not form[:1].islower():
        return form  # "Berliner Senator", "Vereinten Nationen"
    ending = "e" if number == "pl" else _STRONG.get(gender or "")
    if ending is None:
        return form
    for old in _ENDINGS:
        if form.endswith(old) and len(form) - len(old) >= _SHARED:
            return form[: -len(old)] + ending
    return form


def role_noun(form: str, role: Role, gender: str | None) -> str:
    """The nominative singular of a role noun, first halves of compounds kept.

    Args:
        form: as the text has it. role: what the tables know of it.
        gender: of the person; tells "Vorsitzender" from "Vorsitzende".
    """
    word = role.word
    shown = role.gender or gender
    if shown == "f":
        if word.endswith("er") and role.gender is None and form.endswith("n"):
            return form[:-1]  # "der Vorsitzenden Petra Pau"
        return form
    if role.gender is None and shown is None:
        return form  # "Abgeordnete": man or woman
    stem = word.lower()[: max(_SHARED, len(word) - 2)]
    at = form.lower().rfind(stem)
    if at < 0:
        return form
    front = form[:at]
    joined = word if not front or front.endswith("-") else word[:1].lower() + word[1:]
    return front + joined


def name(words: str, gender: str | None, number: str | None = "sg") -> str:
    """A name with its leading adjectives in base form: "ukrainischen Opposition" -> "ukrainische Opposition"."""
    parts = words.split(" ")
    lead = 0
    while lead < len(parts) - 1 and parts[lead][:1].islower() and parts[lead].isalpha():
        lead += 1
    return " ".join([*(adjective(part, gender, number) for part in parts[:lead]), *parts[lead:]])


def body_name(scene: Scene, first: int, stop: int, head: int) -> str:
    """A body's name in the nominative: "Norddeutschen Kuriers" -> "Norddeutscher Kurier".

    Plurals too: "Arbeitgebern" -> "Arbeitgeber". What stands behind the head is in a case of its own and stays so.

    Args:
        first, stop: tokens of the name. head: the noun that decides.
    """
    words = scene.words(first, stop).split(" ")
    if len(words) != stop - first or not first <= head < stop:
        return scene.words(first, stop)
    phrase = scene.heads.get(head)
    noun = scene.tables.collective(scene.forms[head])
    gender: str | None = noun.gender if noun is not None else None
    number: str | None = noun.number if noun is not None else None
    if phrase is not None:
        if gender is None and len(phrase.genders) == 1:
            gender = next(iter(phrase.genders))
        if gender is None and scene.forms[head].removesuffix("s").removesuffix("e").endswith(_MASCULINE):
            gender = "m"  # "des Deutschen Ruderbunds"
        if number is None and len(phrase.numbers) == 1:
            number = next(iter(phrase.numbers))
    lead = [
        adjective(form, gender, number)
        if form[:1].islower()
        else _capital(form, gender, number, scene.tokens[first + k].tag)
        for k, form in enumerate(words[: head - first])
    ]
    return " ".join([*lead, _head(scene, head, noun, number), *words[head - first + 1 :]])


def _capital(form: str, gender: str | None, number: str | None, tag: str) -> str:
    """An adjective of a name: "Deutschen" -> "Deutscher"; "Berliner", "Rote" before "Kreuz" as declined."""
    if tag not in ("ADJA", "NNA", "NN", "NE") or len(form) < _SHORTEST or form.endswith("er") or form.isupper():
        return form
    if tag != "ADJA" and not form.endswith(("sche", "schen", "schem", "sches", "liche", "lichen", "alen", "ale")):
        return form
    ending = "e" if number == "pl" else _STRONG.get(gender or "")
    if ending is None:
        return form
    for old in ("en", "em", "es", "e"):
        if form.endswith(old):
            return form[: -len(old)] + ending
    return form


def _head(scene: Scene, head: int, noun: Collective | None, number: str | None) -> str:
    """The noun of a name in the nominative."""
    form, token = scene.forms[head], scene.tokens[head]
    if noun is not None:
        if number == "pl":
            bare = form[:-1]
            shorter = scene.tables.collective(bare) if form.endswith("n") else None
            plural = shorter is not None and shorter.word == noun.word and shorter.number != "sg"
            return bare if plural else form
        if " " in noun.word or noun.word.endswith("*"):
            return form
        front = form[: form.lower().rfind(noun.word.lower()[:_SHARED])] if noun.modifier else ""
        if noun.modifier and not front:
            return form
        return front + (noun.word if not front or front.endswith("-") else noun.word[:1].lower() + noun.word[1:])
    return noun_base(scene, head, token.lemma)


def noun_base(scene: Scene, head: int, lemma: str) -> str:
    """A noun that no table knows without the ending that its article shows: "des Kuriers", "dem Boten"."""
    form = scene.forms[head]
    phrase = scene.heads.get(head)
    article = phrase.determiner.lower if phrase is not None and phrase.determiner is not None else ""
    contracted = phrase.preposition.lower if phrase is not None and phrase.preposition is not None else ""
    genitive = article in ("des", "eines", "dieses", "seines", "ihres")
    dative = article in ("dem", "einem", "diesem") or contracted in ("im", "am", "zum", "vom", "beim")
    if genitive and form.endswith("s") and not form.endswith(("ss", "us", "is")):
        if form.endswith("es") and lemma and form[:-2] == lemma:
            return lemma
        return form[:-1]
    if (genitive or dative or article == "den") and form.lower().endswith(_WEAK):
        return form[:-1]
    return form


def quoted_name(scene: Scene, first: int, stop: int, article: str) -> str:
    """A name in quotation marks in the nominative: dem "Norddeutschen Boten" -> "Norddeutscher Bote".

    Args:
        first, stop: its tokens. article: the word before the quotation mark, in lower case.
    """
    parts = scene.words(first, stop).split(" ")
    if len(parts) != stop - first or article not in ("dem", "des", "den", "der"):
        return " ".join(parts)
    phrase = scene.heads.get(stop - 1)
    gender = next(iter(phrase.genders)) if phrase is not None and len(phrase.genders) == 1 else None
    gender = "f" if article == "der" else gender if gender in ("m", "n") else "m"
    *lead, last = parts
    lead = [
        _capital(form, gender, "sg", "ADJA") if form[:1].isupper() and form.endswith("en") else form for form in lead
    ]
    if article == "des" and last.endswith("s") and not last.endswith(("ss", "us", "is", "News", "Times")):
        last = last[:-1]
    if article != "der" and last.lower().endswith(_WEAK):
        last = last[:-1]
    return " ".join([*lead, last])


#: Ends of nouns for bodies that are masculine.
_MASCULINE: Final = ("bund", "verband", "verein", "klub", "club", "rat", "dienst", "konzern", "kreis", "tag")


#: Nouns for people in names, which take ``n`` in every other case.
_WEAK: Final = ("boten", "kunden", "zeugen")
