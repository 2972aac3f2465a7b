"""Phrase an issue as an act: "Abtretung des Donbass" becomes "den Donbass abtreten".

A rewording is made only where every step is sure: the verb of the noun is known, and the object has a form
that can be turned from genitive into accusative. Everywhere else the noun phrase stays as the sources have it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from statusquo.case.organs import is_organ
from statusquo.drafting.inflection import accusative, gender, without_article
from statusquo.drafting.kinds import Meaning
from statusquo.drafting.lexicon import Lexicon, family, lexicon, meaning, without_ending, words_of

_PREFIX = re.compile(
    "(?:be|ver|ent|er|zer|ab|an|auf|aus|ein|vor|wieder|zurück|durch|zu|um|über|unter|nach)[a-zäöüß]{4,}ung$"
)
ALIKE = r"(eln|ionen|ungen|[hk]eiten|aten|affen|uppen)$"
"""Ends of plurals whose dative and accusative are surely alike ("Geiseln", "Soldaten")."""
_IN_ERN = frozenset(("bauern", "bayern", "ungarn", "bern", "luzern", "konzern", "kern", "eltern"))
_ACCUSATIVES = frozenset(("die", "das", "den", "einen", "eine", "ein"))
_LONGEST = 7
"""Words of a phrase that is put into a frame for all nouns; longer ones are sentences."""
GENITIVES = {
    "des": "", "der": "die", "eines": "", "einer": "eine", "seiner": "seine", "ihrer": "ihre", "aller": "alle",
    "sämtlicher": "sämtliche", "beider": "beide",
}  # fmt: skip


def act(label: str) -> str:
    """The issue as an act, or the noun phrase itself."""
    reading = meaning(label)
    words = lexicon(reading.language)
    if reading.verb:
        return _infinitive(label, reading.verb, words)
    return _nominal(reading, words) or _framed(reading, words) or _done(reading, words) or label


def _infinitive(label: str, verb: str, words: Lexicon) -> str:
    """An infinitive with what its clause had elsewhere: "sich", the accusative of the subject of a passive."""
    tokens = label.split(" ")
    first, before = tokens[0].casefold(), words.heads["prepositions"]
    nouns = [k for k, token in enumerate(tokens) if token[0].isupper()]
    if words.language != "de" or not nouns:
        return label
    objects = [word for left, word in pairwise(tokens) if word in _ACCUSATIVES and left.casefold() not in before]
    reflexive = words.acting.get("reflexive", ())
    if first in before and not objects and (verb in reflexive or f"{verb} {first}" in reflexive):
        return f"sich {label}"
    kind = gender(tokens[nouns[0]], words)
    if verb in words.acting.get("reflexive_to", ()) and (first == "dem" or (first == "der" and kind == "feminine")):
        return f"sich {label}" if len(tokens) == nouns[0] + 2 else label
    if first == "der" and kind == "masculine" and all(token.endswith("e") for token in tokens[1 : nouns[0]]):
        return accusative(label, words, "definite")
    return label


def thing(label: str, *, stands: bool) -> str:
    """A thing that is there or not as the act of keeping it or bringing it about ("die Digitalsteuer einführen")."""
    reading = meaning(label)
    words = lexicon(reading.language)
    if not reading.verb and (framed := _framed(reading, words)):
        return framed
    if reading.verb or not any(words.same(reading.head, noun) for noun in words.heads["thing"]):
        return act(label)
    return words.thing["keep" if stands else "begin"].format(label=accusative(label, words, "definite"))


def standing(label: str) -> str:
    """A standing condition as the act of keeping it up ("die Sanktionen aufrechterhalten")."""
    return _in_family(label, "stand")


def beginning(label: str) -> str:
    """A coercive act that does not stand yet ("neue Sanktionen verhängen")."""
    return _in_family(label, "begin")


def _in_family(label: str, frame_name: str) -> str:
    reading = meaning(label)
    kind = family(reading.family)
    if kind is None:
        return act(label)
    if reading.verb and (
        reading.core == reading.text or (reading.positive and frame_name == "begin") or reading.goes_on
    ):
        return label
    words = lexicon(reading.language)
    stands = frame_name == "stand"  # what goes on is a certain one
    core = words.called.get(without_article(reading.core, words).casefold(), reading.core)
    obj = accusative(core, words, "definite" if stands else "bare")
    if reading.core != reading.text and not reading.verb:  # "Ende des Krieges": the core is a genitive
        obj = " ".join(_object(reading.core, words)).strip() or obj
    if kind.joint:
        if reading.core == reading.text:
            return _framed(reading, words) or label
        return act(without_article(obj, words))
    entry = words.find(kind.name)
    frame = getattr(entry, frame_name) if entry else ""
    if frame_name == "begin":
        obj = accusative(reading.core if reading.core == reading.text else obj, words, "indefinite")
    return frame.format(label=obj) if frame else act(label)


def _nominal(reading: Meaning, words: Lexicon) -> str:
    """Verb and object of a noun of action; empty where not sure."""
    if not reading.head:
        return ""
    before, _, after = reading.text.partition(reading.head)
    noun, after = reading.head.casefold(), after.strip()
    manner = _adverbs(before, words)
    if manner is None:
        return ""  # not every adjective before the noun can become an adverb
    if words.language == "en":
        return "" if manner else _english(noun, after, words)
    if noun in words.verbs_with_rest and after.split(" ")[0].casefold() in words.heads["prepositions"]:
        return words.verbs_with_rest[noun].format(rest=" ".join(part for part in [after, *manner] if part))
    verb = words.verb_of(noun) or _derived(noun, words)
    obj, rest = _object(after, words) if verb else ("", "")
    return " ".join(part for part in (obj, rest, *manner, verb) if part) if obj else ""


def _adverbs(before: str, words: Lexicon) -> list[str] | None:
    """The adverbs that the words before a noun of action become; ``None`` where one has no such form."""
    found = []
    for word in before.split():
        if word.casefold() in words.heads["articles"]:
            continue
        stem = without_ending(word.casefold())
        if stem not in words.adverbs:
            return None
        found.append(words.adverbs[stem])
    return found


def _done(reading: Meaning, words: Lexicon) -> str:
    """A noun of action or a state of things in a frame that fits all of them; empty where the gender is not known."""
    if words.language != "de" or not reading.head or reading.family or reading.denied:
        return ""
    before = [word for word in words_of(reading.text.partition(reading.head)[0]) if word[0].islower()]
    if any(not re.search("(e|er|es|en|em)$|^(kein|ein|mehr|sehr|nur)$", word) for word in before):
        return ""  # part of a clause
    if "," in reading.text or len(reading.text.split()) > _LONGEST or is_organ(reading.head):
        return ""
    lower, after = reading.head.casefold(), reading.text.partition(reading.head)[2].strip()
    owned = re.match(f"({'|'.join(GENITIVES)}|von [^0-9]*$)", after.casefold() + " ") is not None
    form = accusative(reading.text, words, "definite" if owned else "indefinite")
    if after and not owned and after.split(" ")[0].casefold() not in words.heads["prepositions"]:
        return ""  # more than a noun phrase
    acts = lower.endswith(("ung", "ungen", *words.heads["action"])) and lower not in words.no_action
    if acts and not any(lower.endswith(noun) for noun in words.no_action):
        return words.thing["act"].format(label=form)
    plain = not after and len(reading.text.split()) == 1 and gender(reading.head, words) in ("plural", "neuter")
    if gender(reading.head, words) == "" or plain:
        return ""
    if re.search("(heit|keit|tät|anz|enz)$", lower) and not owned:
        form = accusative(reading.text, words)
    return words.thing["state"].format(label=form)


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
    if first == "von" and len(phrase) == 3 and (counted := _counted(phrase[1], phrase[2], words)):
        return counted, rest
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


def _counted(number: str, noun: str, words: Lexicon) -> str:
    """So many persons or things in the accusative ("von 300 Häftlingen"); empty for amounts, and where not sure."""
    known = number.isdigit() or number.casefold() in words.numbers
    if not known or not noun.endswith("n") or words.is_time(noun):
        return ""
    plural = re.sub("(?<=ling)en$|(?<=[Gg]efang)enen$", lambda match: match[0][:-1], noun)
    obj = plural if plural != noun else _after_von(noun)
    return f"{number} {obj}" if obj else ""


def _with_article(article: str, phrase: list[str], words: Lexicon) -> str:
    """Genitive with article, adjectives and noun(s) into the accusative; empty where not sure."""
    k = next(k for k, token in enumerate(phrase) if token[0].isupper())
    adjectives, noun, tail = phrase[:k], phrase[k], phrase[k + 1 :]
    if article in ("des", "eines"):
        kind, nominative = _nominative(noun, words)
        if not kind:
            return ""
        indefinite = article == "eines"
        masculine = {False: "den", True: "einen"}[indefinite]
        neuter = {False: "das", True: "ein"}[indefinite]
        if kind == "masculine":
            return " ".join([masculine, *adjectives, nominative, *tail])
        if adjectives and not indefinite:
            adjectives = [re.sub("en$", "e", word) for word in adjectives]
        elif adjectives:
            adjectives = [re.sub("en$", "es", word) for word in adjectives]
        return " ".join([neuter, *adjectives, nominative, *tail])
    singular = gender(noun, words) == "feminine" or article == "einer"
    if adjectives and singular:
        adjectives = [re.sub("en$", "e", word) for word in adjectives]
    return " ".join([GENITIVES[article], *adjectives, noun, *tail])


def _nominative(genitive: str, words: Lexicon) -> tuple[str, str]:
    """Gender and nominative of a masculine or neuter genitive; empty where not known."""
    lower = genitive.casefold()
    for kind in ("masculine", "neuter"):
        for stem in words.gender[kind]:
            for ending in ("es", "s", ""):
                if lower.endswith(stem + ending):
                    return kind, genitive[: len(genitive) - len(ending)] if ending else genitive
    stem = re.sub("(?<=.{4})(es|s)$", "", genitive)
    kind = gender(stem, words)
    return (kind, stem) if kind in ("masculine", "neuter") else ("", genitive)


def _framed(reading: Meaning, words: Lexicon) -> str:
    """A joint act in its frame ("einer Waffenruhe zustimmen"); empty where not sure."""
    head, text = reading.head.casefold(), reading.text
    if words.language == "de" and head.endswith("en") and any(head[:-1] in heads for heads, _ in words.frames):
        head, text = head[:-1], text.replace(reading.head, reading.head[:-1], 1)  # a dative plural
    for heads, frame in words.frames:
        if any(head == noun or (words.language == "de" and head.endswith(noun)) for noun in heads):
            phrase = without_article(text, words)
            if words.language == "en":
                return frame.format(accusative=phrase, dative=phrase, indefinite=phrase, definite=phrase)
            if "{dative}" in frame:
                dative = _dative(phrase, reading.head, words)
                return frame.format(dative=dative) if dative else ""
            return frame.format(
                accusative=accusative(phrase, words),
                indefinite=accusative(phrase, words, "indefinite"),
                definite=accusative(phrase, words, "definite"),
            )
    return ""


def _dative(phrase: str, head: str, words: Lexicon) -> str:
    """``einer sofortigen Waffenruhe``; empty where the gender is not known or the noun is a plural."""
    before, _, after = phrase.partition(head)
    adjectives = [re.sub("(e|er|es|en|em)$", "en", word) for word in before.split()]
    kind = gender(head, words)
    loose = {*words.heads["prepositions"], *words.heads["articles"]}
    if kind in ("", "plural") or any(word[0].isupper() or word in loose for word in adjectives):
        return ""
    owned = after.split()[:1] and after.split()[0].casefold() in GENITIVES
    article = {"feminine": "r"}.get(kind, "m")
    article = ("de" if owned else "eine") + article  # what is somebody's is a certain one
    return " ".join([article, *adjectives, head + after])
