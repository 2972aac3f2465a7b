"""What a noun phrase says about an act: its family, whether it names the end of it, whether it can be undone.

The knowledge is data (``acts_de.toml``, ``acts_en.toml``); here are only the few general ways in which German
and English build such phrases: a German noun is known by the end of its compound ("Angriffskrieg"), an
English phrase by its last word before the first preposition ("rail strike"). Both languages are tried, because
a case may hold reports in both.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

ENDINGS = ("", "s", "es", "e", "en", "er", "ern", "n")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of act.

    Attributes:
        heads: ends of the nouns that name it; ``pairs``: beginnings of adjective and noun that do so together.
        wide: beginnings of words that place a threat in it.
        coercive: it presses somebody. joint: it needs every party to it.
        stand, begin: frames for the act while it goes on and before it starts, with a place ``{label}``.
    """

    name: str
    heads: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    wide: tuple[str, ...]
    coercive: bool
    joint: bool
    stand: str
    begin: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says about an act.

    Attributes:
        text: the phrase; ``core``: the phrase without a head that ends or continues the act.
        head: its head noun as written; empty if none was found.
        family: name of its family; empty if it has none.
        positive: False if the phrase names the end or the absence of the act.
        goes_on: the wording says that the act is under way.
        new: it is another act than the one that stands already ("neue Sanktionen").
        one_way: why it cannot be undone (``cession`` ...); empty if nothing says so.
        vague: it names no act at all ("Zugeständnisse", "Haltung").
        verb: the verb of an infinitive ("den Donbass räumen"); empty for a noun phrase.
        language: whose lexicon it was read with.
    """

    text: str
    core: str
    head: str
    family: str
    positive: bool
    goes_on: bool
    new: bool
    one_way: str
    vague: bool
    language: str
    verb: str = ""


class Lexicon:
    """The tables of one language."""

    def __init__(self, language: str, tables: Mapping[str, Any]) -> None:
        self.language = language
        self.families = tuple(
            Family(
                name,
                tuple(entry["heads"]),
                tuple((first, second) for first, second in entry.get("pairs", [])),
                tuple(entry["wide"]),
                entry.get("coercive", False),
                entry.get("joint", False),
                entry.get("stand", ""),
                entry.get("begin", ""),
            )
            for name, entry in tables["family"].items()
        )
        self.exclusive: tuple[tuple[str, str, str], ...] = tuple(
            (entry["families"][0], entry["families"][1], entry["reason"]) for entry in tables.get("exclusive", [])
        )
        self.one_way: dict[str, list[str]] = tables["one_way"]
        self.heads: dict[str, list[str]] = tables["heads"]
        self.verbs: dict[str, str] = tables["verbs"]
        self.infinitives = {verb: noun for noun, verb in self.verbs.items()} | tables.get("infinitives", {})
        self.acting: dict[str, list[str]] = tables.get("acting", {})
        self.verbs_with_rest: dict[str, str] = tables["verbs_with_rest"]
        self.frames: tuple[tuple[tuple[str, ...], str], ...] = tuple(
            (tuple(frame["heads"]), frame["text"]) for frame in tables["frame"]
        )
        self.gender: dict[str, list[str]] = tables["gender"]
        self.examples = {name: entry["example"] for name, entry in tables["family"].items()}

    def same(self, word: str, stem: str) -> bool:
        """Whether a word is that noun, inflected; in German also at the end of a compound."""
        word, stem = word.casefold(), stem.casefold()
        if self.language == "de":
            return any(word.endswith(stem + ending) for ending in ENDINGS)
        return word in (stem, stem + "s")

    def head(self, phrase: str) -> str:
        """The head noun of a phrase as written; empty if there is none."""
        words = words_of(phrase)
        if self.language == "de":
            for number, word in enumerate(words):
                if word[0].isupper() and word.casefold() not in self.heads["articles"]:
                    following = words[number + 1][:1] if number + 1 < len(words) else ""
                    if not (re.search(r"(isch|lich|ig)e[rsnm]?$", word) and following.isupper()):
                        return word
            return ""
        before: list[str] = []
        for word in words:
            if word.casefold() in self.heads["prepositions"]:
                break
            before.append(word)
        return before[-1] if before and before[-1].casefold() not in self.heads["articles"] else ""

    def family(self, phrase: str) -> str:
        """The family of the act a phrase names; empty if it has none."""
        head, words = self.head(phrase), [word.casefold() for word in _WORD.findall(phrase)]
        for family in self.families:
            if head and any(self.same(head, stem) for stem in family.heads):
                return family.name
            for first, second in family.pairs:
                if any(one.startswith(first) and other.startswith(second) for one, other in pairwise(words)):
                    return family.name
        return ""

    def wide_family(self, phrase: str) -> str:
        """The coercive family that the words of a threat point to; empty if none."""
        words = [word.casefold() for word in _WORD.findall(phrase)]
        for family in self.families:
            if family.coercive and any(word.startswith(stem) for word in words for stem in family.wide):
                return family.name
        return self.family(phrase) if self.find(self.family(phrase)) else ""

    def find(self, name: str) -> Family | None:
        """The family of that name, if there is one."""
        return next((family for family in self.families if family.name == name), None)

    def read(self, phrase: str) -> Meaning:
        """Say what a phrase means as an act."""
        if verb := self.infinitive(phrase):
            return self._clause(phrase, verb)
        head, core, positive, goes_on = self.head(phrase), phrase, True, False
        words = [word.casefold() for word in _WORD.findall(phrase)]
        if any(word in self.heads["goes_on"] for word in words):
            goes_on = True
        lower = head.casefold()
        if any(lower in self.heads[kind] for kind in ("ending", "continuing", "naming")):
            rest = phrase[phrase.index(head) + len(head) :].strip()
            inner = self._without_preposition(rest)
            if self.family(inner):
                core = inner
                positive = lower not in self.heads["ending"]
            goes_on = goes_on or lower in self.heads["continuing"]
        elif (inner := self._compound_end(head)) != "":
            core, positive = inner, False
        if any(re.sub("^keine[rsnm]?$", "kein", word) in self.heads["negation"] for word in words):
            positive = not positive
        one_way = next(
            (kind for kind, nouns in self.one_way.items() if head and any(self.same(head, n) for n in nouns)),
            "",
        )
        new = any(re.sub("e[rsnm]?$", "", word) in self.heads["new"] for word in words)
        kept = one_way if positive else ""
        vague = any(self.same(head, noun) for noun in self.heads["vague"]) if head else False
        return Meaning(
            phrase,
            core,
            head,
            self.family(core),
            positive,
            goes_on,
            new,
            kept,
            vague and core == phrase,
            self.language,
        )

    def infinitive(self, phrase: str) -> str:
        """The verb at the end of a German infinitive ("den Donbass räumen"); empty for anything else."""
        if self.language != "de":
            return ""
        verb = phrase.rpartition(" ")[2]
        known = verb in self.infinitives or any(verb in verbs for verbs in self.acting.values())
        if not known and (" " not in phrase or not re.fullmatch(r"[a-zäöüß]{3,}n", verb)):
            return ""
        return verb if known or not re.search(r"\b[a-zäöüß]+en [A-ZÄÖÜ]", verb) else ""

    def _clause(self, phrase: str, verb: str) -> Meaning:
        """What an infinitive means: the act that its object names, begun, kept up or ended; or an act of its own."""
        obj = phrase[: len(phrase) - len(verb)].strip()
        head = self.head(obj)
        inner = self.acting.get("ending", []), self.acting.get("continuing", []), self.acting.get("beginning", [])
        ends, goes_on, begins = (verb in verbs for verbs in inner)
        core, name, positive = phrase, "", True
        if (ends or goes_on or begins) and self.family(obj):
            core, name, positive = obj, self.family(obj), not ends
        elif alone := next((f.name for f in self.families if verb in self.acting.get(f.name, ())), ""):
            name = alone
        noun = self.infinitives.get(verb, "")
        one_way = next((kind for kind, nouns in self.one_way.items() if noun in nouns), "")
        words = [word.casefold() for word in _WORD.findall(phrase)]
        idle = verb in self.heads["idle"] and (words[0] in self.heads["prepositions"] or len(words) == 1)
        if any(word in self.heads["negation"] or re.fullmatch("keine[rsnm]?", word) for word in words):
            positive = not positive
        return Meaning(
            phrase,
            core,
            head,
            name,
            positive,
            goes_on,
            any(re.sub("e[rsnm]?$", "", word) in self.heads["new"] for word in words),
            one_way if positive else "",
            idle
            or (
                bool(head)
                and core == phrase
                and not name
                and any(self.same(head, noun) for noun in self.heads["vague"])
            ),
            self.language,
            verb,
        )

    def clause(self, text: str) -> tuple[str, bool]:
        """The family a clause names anywhere, and whether it speaks of the end of the act.

        For conditions, which come as clauses: "auch Moskau seine Angriffe einstellt".
        """
        words = [word.casefold() for word in _WORD.findall(text)]
        for family in self.families:
            paired = any(a.startswith(x) and b.startswith(y) for x, y in family.pairs for a, b in pairwise(words))
            if paired or any(self.same(word, stem) for word in words for stem in family.heads):
                ends = any(stem in word for word in words for stem in self.heads["ending_verbs"])
                return family.name, ends
        return "", False

    def _without_preposition(self, phrase: str) -> str:
        first, _, rest = phrase.partition(" ")
        return rest if first.casefold() in self.heads["prepositions"] else phrase

    def _compound_end(self, head: str) -> str:
        """``Kriegsende``: the noun before ``ende``, if it names an act of a family."""
        lower = head.casefold()
        for ending in self.heads["ending"]:
            if self.language == "de" and lower.endswith(ending) and len(lower) > len(ending) + 3:
                inner = head[: -len(ending)]
                if any(self.same(inner, stem) for family in self.families for stem in family.heads):
                    return inner.removesuffix("s")
        return ""


@cache
def lexicon(language: str) -> Lexicon:
    """The tables of a language."""
    text = files(__package__).joinpath(f"acts_{language}.toml").read_text("utf-8")
    return Lexicon(language, tomllib.loads(text))


def lexicons() -> tuple[Lexicon, ...]:
    """The tables of all languages, German first."""
    return (lexicon("de"), lexicon("en"))


@lru_cache(maxsize=4096)  # phrases are text of reports: there is no end to them
def meaning(phrase: str) -> Meaning:
    """Read a phrase with the language that knows it; German if none does."""
    readings = [entry.read(phrase) for entry in lexicons()]
    for entry, reading in zip(lexicons(), readings, strict=True):
        if reading.family or reading.one_way or reading.vague or reading.verb or reading.head.casefold() in entry.verbs:
            return reading
    return readings[0] if any(c.isupper() for c in phrase) else readings[-1]


def family(name: str) -> Family | None:
    """The family of that name (the same names in all languages)."""
    return lexicon("de").find(name)


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, in order, as written."""
    return tuple(match[0] for match in _WORD.finditer(phrase))
