"""Phrase an issue as an act: "Abtretung des Donbass" becomes "den Donbass abtreten".

A rewording is made only where every step is sure: the verb of the noun is known, and the object has a form
that can be turned from genitive into accusative. Everywhere else the noun phrase stays as the sources have it.
"""

from __future__ import annotations

import re

from statusquo.drafting.kinds import Meaning
from statusquo.drafting.lexicon import Lexicon, family, lexicon, meaning

_PREFIX = re.compile(
    "(?:be|ver|ent|er|zer|ab|an|auf|aus|ein|vor|wieder|zurück|durch|zu|um|über|unter|nach)[a-zäöüß]{4,}ung$"
)
ALIKE = r"(eln|ionen|ungen|[hk]eiten|aten|affen|uppen)$"
"""Ends of plurals whose dative and accusative are surely alike ("Geiseln", "Soldaten")."""
_IN_ERN = frozenset(("bauern", "bayern", "ungarn", "bern", "luzern", "konzern", "kern", "eltern"))
GENITIVES = {"des": "", "der": "die", "eines": "", "einer": "eine", "seiner": "seine", "ihrer": "ihre"}


def act(label: str) -> str:
    """The issue as an act, or the noun phrase itself."""
    reading = meaning(label)
    if reading.verb:
        return label
    words = lexicon(reading.language)
    return _nominal(reading, words) or _framed(reading, words) or label


def standing(label: str) -> str:
    """A standing condition as the act of keeping it up ("Sanktionen aufrechterhalten")."""
    return _in_family(label, "stand")


def beginning(label: str) -> str:
    """A coercive act that does not stand yet ("neue Sanktionen verhängen")."""
    return _in_family(label, "begin")


def _in_family(label: str, frame_name: str) -> str:
    reading = meaning(label)
    kind = family(reading.family)
    if kind is None:
        return act(label)
    if reading.verb and reading.core == reading.text:
        return label
    words = lexicon(reading.language)
    obj = _accusative(reading.core, words)
    if reading.core != reading.text and not reading.verb:  # "Ende des Krieges": the core is a genitive
        obj = " ".join(_object(reading.core, words)).strip() or obj
    if kind.joint:
        if reading.core == reading.text:
            return _framed(reading, words) or label
        return act(_without_article(obj, words))
    entry = words.find(kind.name)
    frame = getattr(entry, frame_name) if entry else ""
    if frame_name == "begin":
        obj = _indefinite(obj, words)
    return frame.format(label=obj) if frame else act(label)


def _indefinite(phrase: str, words: Lexicon) -> str:
    """An accusative with the article a singular needs: "ein neues Sanktionspaket", "eine Einmalzahlung"."""
    head = words.head(phrase)
    if words.language != "de" or not head or phrase.split()[0].casefold() in words.heads["articles"]:
        return phrase
    first = phrase.split()[0]
    if first[0].islower():
        if first.endswith("es"):
            return f"ein {phrase}"
        if first.endswith("en"):
            return phrase if _plural(head) else f"einen {phrase}"
        return phrase if _plural(head) or not _feminine(head, words) else f"eine {phrase}"
    if _plural(head):
        return phrase
    if _feminine(head, words):
        return f"eine {phrase}"
    return f"einen {phrase}" if head.casefold().endswith("streik") else phrase


def _plural(noun: str) -> bool:
    return re.search(r"(en|eln|ern)$", noun) is not None


def _feminine(noun: str, words: Lexicon) -> bool:
    if _is(noun, "masculine", words) or _is(noun, "neuter", words):
        return False
    return _is(noun, "feminine", words) or re.search(r"(ung|heit|keit|schaft|tion|tät|ik)$", noun) is not None


def _nominal(reading: Meaning, words: Lexicon) -> str:
    """Verb and object of a noun of action; empty where not sure."""
    if not reading.head:
        return ""
    before, _, after = reading.text.partition(reading.head)
    noun, after = reading.head.casefold(), after.strip()
    if before.strip().casefold() not in ("", *words.heads["articles"]):
        return ""  # an adjective before the noun would have to become an adverb
    if words.language == "en":
        return _english(noun, after, words)
    if noun in words.verbs_with_rest and after.split(" ")[0].casefold() in words.heads["prepositions"]:
        return words.verbs_with_rest[noun].format(rest=after)
    verb = words.verbs.get(noun) or _derived(noun, words)
    obj, rest = _object(after, words) if verb else ("", "")
    return " ".join(part for part in (obj, rest, verb) if part) if obj else ""


def _derived(noun: str, words: Lexicon) -> str:
    """The verb of a noun in -ung ("Bewilligung": bewilligen), where a prefix shows that it is no compound."""
    if not noun.endswith("ung") or noun in words.no_action or not _PREFIX.match(noun):
        return ""
    stem = noun.removesuffix("ung")
    if re.search(r"[aeiouäöü]?e[lr]$", stem):
        return f"{stem}n"
    return f"{stem[:-1]}eln" if re.search(r"[^aeiouäöül]l$", stem) else f"{stem}en"


def _english(noun: str, after: str, words: Lexicon) -> str:
    if noun in words.verbs and after.startswith("of "):
        return f"{words.verbs[noun]} {after[3:]}"
    if noun in words.verbs_with_rest and after:
        return words.verbs_with_rest[noun].format(rest=after)
    return ""


def _object(after: str, words: Lexicon) -> tuple[str, str]:
    """The accusative of a genitive object, and what follows it; empty where not sure."""
    tokens = after.split()
    if not tokens:
        return "", ""
    end = next(
        (k for k, token in enumerate(tokens) if k and token.casefold() in words.heads["prepositions"]),
        len(tokens),
    )
    phrase, rest = tokens[:end], " ".join(tokens[end:])
    first = phrase[0].casefold()
    if first == "von" and len(phrase) == 2 and (obj := _after_von(phrase[1])):
        return obj, rest
    nouns = [k for k, token in enumerate(phrase) if token[0].isupper()]
    if not nouns:
        return "", ""
    if first in GENITIVES and len(phrase) >= 2:
        return _with_article(first, phrase[1:], words), rest
    if len(phrase) == 1 and phrase[0].endswith("s") and not phrase[0].endswith("ss"):
        return phrase[0][:-1], rest  # "Anerkennung Palästinas"
    return "", ""


def _after_von(noun: str) -> str:
    """The accusative of a dative without article ("Beobachtern", "Tovra", "Geiseln"); empty where not sure."""
    if re.search(ALIKE, noun) or not noun.endswith("n"):
        return noun
    plural = re.search(r"[a-zäöü]{3}ern$", noun) and noun.casefold() not in _IN_ERN
    return noun[:-1] if plural else ""


def _with_article(article: str, phrase: list[str], words: Lexicon) -> str:
    """Genitive with article, adjectives and noun(s) into the accusative; empty where not sure."""
    k = next(k for k, token in enumerate(phrase) if token[0].isupper())
    adjectives, noun, tail = phrase[:k], phrase[k], phrase[k + 1 :]
    if article in ("des", "eines"):
        gender, nominative = _nominative(noun, words)
        if not gender:
            return ""
        indefinite = article == "eines"
        masculine = {False: "den", True: "einen"}[indefinite]
        neuter = {False: "das", True: "ein"}[indefinite]
        if gender == "masculine":
            return " ".join([masculine, *adjectives, nominative, *tail])
        if adjectives and not indefinite:
            adjectives = [re.sub("en$", "e", word) for word in adjectives]
        elif adjectives:
            adjectives = [re.sub("en$", "es", word) for word in adjectives]
        return " ".join([neuter, *adjectives, nominative, *tail])
    singular = _is(noun, "feminine", words) or re.search(r"(ung|heit|keit|schaft|tion|tät|ik)$", noun) is not None
    if adjectives and singular:
        adjectives = [re.sub("en$", "e", word) for word in adjectives]
    return " ".join([GENITIVES[article], *adjectives, noun, *tail])


def _nominative(genitive: str, words: Lexicon) -> tuple[str, str]:
    """Gender and nominative of a masculine or neuter genitive; empty where not known."""
    lower = genitive.casefold()
    for gender in ("masculine", "neuter"):
        for stem in words.gender[gender]:
            for ending in ("es", "s", ""):
                if lower.endswith(stem + ending):
                    return gender, genitive[: len(genitive) - len(ending)] if ending else genitive
    return "", genitive


def _is(noun: str, gender: str, words: Lexicon) -> bool:
    return any(noun.casefold().endswith(stem) for stem in words.gender.get(gender, ()))


def _framed(reading: Meaning, words: Lexicon) -> str:
    """A joint act in its frame ("einer Waffenruhe zustimmen"); empty where not sure."""
    head, text = reading.head.casefold(), reading.text
    if words.language == "de" and head.endswith("en") and any(head[:-1] in heads for heads, _ in words.frames):
        head, text = head[:-1], text.replace(reading.head, reading.head[:-1], 1)  # a dative plural
    for heads, frame in words.frames:
        if any(head == noun or (words.language == "de" and head.endswith(noun)) for noun in heads):
            phrase = _without_article(text, words)
            if words.language == "en":
                return frame.format(accusative=phrase, dative=phrase, indefinite=phrase)
            if "{dative}" in frame:
                dative = _dative(phrase, reading.head, words)
                return frame.format(dative=dative) if dative else ""
            accusative = _accusative(phrase, words)
            return frame.format(accusative=accusative, indefinite=_indefinite(accusative, words))
    return ""


def _without_article(phrase: str, words: Lexicon) -> str:
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.casefold() in words.heads["articles"] else phrase


def _accusative(phrase: str, words: Lexicon) -> str:
    """Nominative without article into the accusative: only a masculine adjective shows it."""
    if words.language != "de":
        return phrase
    phrase = _without_article(phrase, words)
    first, _, rest = phrase.partition(" ")
    if rest and first[0].islower() and first.endswith("er"):
        return f"{first[:-1]}n {rest}"
    return phrase


def _dative(phrase: str, head: str, words: Lexicon) -> str:
    """``einer sofortigen Waffenruhe``; empty where the gender is not known or the noun is a plural."""
    before, _, after = phrase.partition(head)
    adjectives = [re.sub("e[rs]?$", "en", word) for word in before.split()]
    gender = next((name for name in words.gender if _is(head, name, words)), "")
    if not gender or any(not word[0].islower() for word in adjectives):
        return ""
    article = "einer" if gender == "feminine" else "einem"
    return " ".join([article, *adjectives, head + after])
