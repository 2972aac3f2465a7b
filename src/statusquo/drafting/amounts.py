"""Amounts in a phrase, and what they are amounts of.

A rise of three per cent, one of five and "mindestens fünf Prozent bieten" are one act with several values. What is
measured is named by a declared scale (``[scale]`` in the tables), else by the head of the phrase without its amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from statusquo.drafting.deeds import ended
from statusquo.drafting.lexicon import Lexicon, lexicon, meaning, without_ending, words_of

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\d+(?:[.,]\d+)*\s?%?|[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Attributes:
        value: the number. unit: the noun behind it, without ending (``prozent``, ``monat``).
    """

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a phrase gives a value to.

    Attributes:
        name: of the scale; empty if only the unit is told ("mindestens fünf Prozent bieten").
        amount: the value; ``None`` if the phrase gives none ("kürzere Laufzeit").
        shared: two values of it exclude each other, whoever grants them.
    """

    name: str
    amount: Amount | None
    shared: bool


def amount(phrase: str, language: str | None = None) -> Amount | None:
    """The first amount in a phrase: ``4,8 Prozent`` -> 4.8 of ``prozent``; ``None`` if there is none."""
    words = lexicon(language or meaning(phrase).language)
    tokens = _WORD.findall(phrase)
    for place, token in enumerate(tokens):
        value = _number(token, words)
        if value is None:
            continue
        following = tokens[place + 1 :]
        while following and (times := _times(following[0].casefold(), words)):
            value, following = value * times, following[1:]
        if token.endswith("%"):
            return Amount(value, "prozent" if words.language == "de" else "percent")
        named = " ".join(following[:2]).casefold()
        if named.startswith("per cent"):
            return Amount(value, "percent")
        if following and (words.language != "de" or following[0][0].isupper()):
            unit = _stem(following[0])
            if not (value == 1 and token.isalpha()):  # "eine Waffenruhe" is an article
                return Amount(value, unit)
    return None


def measured(phrase: str) -> Measured | None:
    """What a phrase gives a value to, or ``None`` if it speaks of no value."""
    reading = meaning(phrase)
    words = lexicon(reading.language)
    found = amount(phrase, reading.language)
    lower = [word.casefold() for word in words_of(phrase)]
    for scale in words.scales:
        named = any(word.startswith(stem) for word in lower for stem in scale.words)
        moved = found is not None or any(stem in word for word in lower for stem in words.more)
        if named and moved:
            return Measured(scale.name, _fitting(found, scale.units), scale.shared)
    if found is None:
        return None
    for scale in words.scales:
        if found.unit in scale.units and _only_unit(lower, found.unit, words):
            return Measured(scale.name, found, scale.shared)
    nouns = [w for w in words_of(phrase) if w[0].isupper()] if words.language == "de" else [reading.head]
    things = [w for w in nouns if w and _stem(w) != found.unit and w.casefold() not in words.verbs]
    if reading.family or not things or ended(phrase):
        return None
    less = "-" if any(stem in word for word in lower for stem in words.less) else ""
    return Measured(f"{less}{_stem(things[0])}/{found.unit}", found, shared=False)


def framed_value(phrase: str) -> str:
    """A phrase that gives only a value as the act ("drei Prozent": "den Lohn um drei Prozent erhöhen"); else empty."""
    words, found = lexicon(meaning(phrase).language), amount(phrase)
    lower = [word.casefold() for word in words_of(phrase)]
    for scale in words.scales:
        named = any(word.startswith(stem) for word in lower for stem in scale.words)
        if found and scale.frame and not named and found.unit in scale.units and _only_unit(lower, found.unit, words):
            verb = words.infinitive(phrase)
            value = phrase.removesuffix(verb).strip() if verb else phrase
            return scale.frame.format(label=f"{value[0].lower()}{value[1:]}")
    return ""


def improves_offer(phrase: str) -> bool:
    """Whether a phrase is about a better offer, of whatever ("ein besseres Angebot", "das Angebot verbessern")."""
    reading = meaning(phrase)
    words = lexicon(reading.language)
    if not reading.head or not any(words.same(reading.head, noun) for noun in words.heads["offer"]):
        return False
    told = {without_ending(word.casefold()) for word in words_of(phrase)}
    return bool(told & set(words.heads["improved"])) or reading.verb in words.heads["improving"]


def _fitting(found: Amount | None, units: tuple[str, ...]) -> Amount | None:
    return found if found is None or not units or found.unit in units else None


def _only_unit(lower: list[str], unit: str, words: Lexicon) -> bool:
    """Whether the unit is the only noun, so that the phrase says nothing else of what is measured."""
    verb = words.infinitive(" ".join(lower))
    known = {*words.heads["articles"], *words.heads["prepositions"], "mindestens", "höchstens", "bis", "at", "least"}
    known |= {"mehr", "weniger", "als", "rund", "gut", "knapp", "more", "less", "than"}
    rest = [w for w in lower if _stem(w) != unit and w != verb and w not in known and w not in words.numbers]
    return all(w.isdigit() or w in words.heads["paper"] for w in rest)


def _number(token: str, words: Lexicon) -> float | None:
    if match := _DIGITS.match(token):
        text = match[0]
        text = text.replace(".", "").replace(",", ".") if words.language == "de" else text.replace(",", "")
        return float(text)
    return words.numbers.get(token.casefold())


def _times(word: str, words: Lexicon) -> int:
    """1000 for "tausend"; 0 for a word that multiplies nothing."""
    return next((times for name, times in words.times.items() if word.startswith(name.rstrip("e"))), 0)


def _stem(noun: str) -> str:
    return re.sub("(?<=.{4})(en|e|n|s)$", "", noun.casefold())
