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
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from statusquo.drafting.forms import ENDINGS, Forms, inflected
from statusquo.drafting.kinds import Family, Meaning, Scale
from statusquo.language.numbers import number_words

_SHORT = 8
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Lexicon:
    """The tables of one language."""

    def __init__(self, language: str, tables: Mapping[str, Any]) -> None:
        self.language = language
        self.families = tuple(
            Family(
                name,
                tuple(entry["heads"]),
                tuple(entry.get("besides", ())),
                tuple((first, second) for first, second in entry.get("pairs", [])),
                tuple(entry["wide"]),
                entry.get("coercive", False),
                entry.get("joint", False),
                entry.get("stand", ""),
                entry.get("begin", ""),
            )
            for name, entry in tables["family"].items()
        )
        whole = language != "de"  # no compounds: the word itself
        self._forms = {f.name: (Forms(f.heads, whole), Forms(f.besides, whole)) for f in self.families}
        self.exclusive: tuple[tuple[str, str, str], ...] = tuple(
            (entry["families"][0], entry["families"][1], entry["reason"]) for entry in tables.get("exclusive", [])
        )
        self.scales = tuple(
            Scale(name, tuple(entry["words"]), tuple(entry["units"]), entry["shared"], entry.get("frame", ""))
            for name, entry in tables["scale"].items()
        )
        self.numbers: dict[str, int] = number_words()[language]
        self.times: dict[str, int] = tables["numbers"]["times"]
        self.more: list[str] = tables["numbers"]["more"]
        self.less: list[str] = tables["numbers"]["less"]
        self.one_way: dict[str, list[str]] = tables["one_way"]
        self.leaving = frozenset(self.one_way["withdrawal"])
        self.opposites: tuple[tuple[str, str], ...] = tuple((a, b) for a, b in tables["opposites"]["pairs"])
        self.heads: dict[str, list[str]] = tables["heads"]
        self.patterns = {name: re.compile(rf"\b(?:{'|'.join(many)})") for name, many in tables["patterns"].items()}
        self.verbs: dict[str, str] = {noun.casefold(): verb for noun, verb in tables["verbs"].items()}
        self.no_action = frozenset(tables.get("no_action", {}).get("heads", ()))
        self.infinitives = {verb: noun for noun, verb in self.verbs.items()} | tables.get("infinitives", {})
        self.acting: dict[str, list[str]] = tables.get("acting", {})
        self.verbs_with_rest: dict[str, str] = {n.casefold(): verb for n, verb in tables["verbs_with_rest"].items()}
        self.frames: tuple[tuple[tuple[str, ...], str], ...] = tuple(
            (tuple(frame["heads"]), frame["text"]) for frame in tables["frame"]
        )
        self.adverbs: dict[str, str] = tables.get("adverbs", {})
        self.thing: dict[str, str] = tables["thing"]
        self.synonyms: dict[str, str] = tables.get("synonyms", {})
        self.called: dict[str, str] = tables.get("called", {})
        self.gender: dict[str, list[str]] = tables["gender"]
        self.examples = {name: entry["example"] for name, entry in tables["family"].items()}

    def same(self, word: str, stem: str) -> bool:
        """Whether a word is that noun, inflected; in German also at the end of a compound, unless it says ``=``."""
        word = word.casefold()
        if stem.startswith("="):
            return word in inflected(stem[1:])
        return word.endswith(inflected(stem)) if self.language == "de" else word in inflected(stem)[:2]

    def head(self, phrase: str) -> str:
        """The head noun of a phrase as written; empty if there is none."""
        words = words_of(phrase)
        if self.language == "de":
            for number, word in enumerate(words):
                named = word[0].isupper() or re.search("-[A-ZÄÖÜ]", word)  # "di-Streikmaßnahmen", of "ver.di"
                if named and word.casefold() not in self.heads["articles"]:
                    following = words[number + 1][:1] if number + 1 < len(words) else ""
                    if number == 0 and word.endswith("s") and following.isupper():
                        continue  # "Stoibers Äußerungen": whose they are
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
            if head and self._in(head, family):
                return "" if self._of_thing(phrase, head) else family.name
            for first, second in family.pairs:
                if any(one.startswith(first) and other.startswith(second) for one, other in pairwise(words)):
                    return family.name
        return ""

    def verb_of(self, noun: str) -> str:
        """The verb of a noun of action, also of its plural ("Kürzungen"); empty for others."""
        lower = noun.casefold()
        return self.verbs.get(lower) or (
            self.verbs.get(lower.removesuffix("en"), "") if lower.endswith("ungen") else ""
        )

    def is_body(self, word: str) -> bool:
        """Whether a noun names what one is in and can leave ("Koalition", "Abkommen"), and no place."""
        return bool(word) and any(self.same(word, noun) for noun in self.heads["bodies"])

    def _of_thing(self, phrase: str, head: str) -> bool:
        """Whether a phrase is about keeping a law or a tax from coming about: "Blockade des Gesetzes"."""
        if head.casefold() not in self.heads["blocks"]:
            return False
        return self.is_thing(self.head(phrase[phrase.index(head) + len(head) :]))

    def is_thing(self, word: str) -> bool:
        """Whether a noun names something that is there or not by somebody's act ("Steuer", "Gesetz")."""
        return bool(word) and any(self.same(word, noun) for noun in self.heads["thing"])

    def _in(self, word: str, family: Family) -> bool:
        heads, besides = self._forms[family.name]
        word = word.casefold()
        return heads.fit(word) and not besides.fit(word)

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
        elif not self.family(phrase) and (inner := self._compound_end(head)) != "":
            core, positive = inner, False
        elif inner := self._on_paper(phrase, head):
            core = inner
        if self._denies(words):
            positive = not positive
        one_way = next(
            (kind for kind, nouns in self.one_way.items() if head and any(self.same(head, n) for n in nouns)),
            "",
        )
        new = any(without_ending(word) in self.heads["new"] for word in words)
        kept = one_way if positive else ""
        clause = len(words) > 1 and (
            words[-1] in self.heads["finite"] or words[0] in self.heads["finite"] or words[0] in self.heads["asking"]
        )
        vague = self._vague(head) or self.is_time(head) or clause
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
            signing=self._signs(head, phrase.replace(head, "", 1)),
            about=self._about(phrase, head),
            denied=affirmed(phrase) != phrase,
        )

    def _denies(self, words: list[str]) -> bool:
        """Whether one of the words, in lower case, says no."""
        return any(re.sub("^keine[rsnm]?$", "kein", word) in self.heads["negation"] for word in words)

    def _on_paper(self, phrase: str, head: str) -> str:
        """The joint act that a draft or proposal is for ("Entwurf der UN für eine Waffenruhe"); empty for others."""
        if not any(self.same(head, noun) for noun in self.heads["paper"]):
            return ""
        words = phrase[phrase.index(head) + len(head) :].split()
        for place, word in enumerate(words[:-1]):
            inner = " ".join(words[place + 1 :])
            kind = self.find(self.family(inner)) if word.casefold() in self.heads["for"] else None
            if kind is not None and kind.joint:
                return inner
        return ""

    def _signs(self, word: str, rest: str) -> bool:
        """Whether a word is one of signing and the rest names nothing that is signed."""
        nouns = [w for w in words_of(rest) if w[0].isupper() and w.casefold() not in self.heads["articles"]]
        empty = all(self.is_time(w) or any(self.same(w, noun) for noun in self.heads["paper"]) for w in nouns)
        return word.casefold() in self.heads["signing"] and empty

    def _vague(self, head: str) -> bool:
        """Whether a noun names no act; a short one only as it stands ("Kontrolle" ends like "Rolle")."""
        lower = head.casefold()
        if not head or lower in self.verbs:
            return False
        return any(
            self.same(head, noun)
            if len(noun) > _SHORT
            else any(lower == noun.casefold() + ending for ending in ENDINGS)
            for noun in self.heads["vague"]
        )

    def is_time(self, word: str) -> bool:
        """Whether a noun says when and not what ("Mittwoch"); no compounds ("Landtag" ends like "Tag")."""
        return any(word.casefold() == noun + ending for noun in self.heads["time"] for ending in ENDINGS)

    def _about(self, phrase: str, head: str) -> str:
        if not head or head.casefold() not in self.heads["about"]:
            return ""
        rest = phrase[phrase.index(head) + len(head) :].split()
        if not rest or rest[0].casefold() not in (*self.heads["for"], *self.heads["by"], "von", "of"):
            return ""
        return self.head(" ".join(rest[1:]))

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
        about = (
            self._without_preposition(obj) if self.family(obj) else obj.rpartition(" auf ")[2]
        )  # "für zwei Wochen auf Streiks verzichten"
        if (ends or goes_on or begins) and self.family(about):
            core, name, positive = about, self.family(about), not ends
        elif alone := next((f.name for f in self.families if verb in self.acting.get(f.name, ())), ""):
            name = alone
        noun = self.infinitives.get(verb, "")
        one_way = next((kind for kind, nouns in self.one_way.items() if noun in nouns), "")
        if verb in self.acting.get("leaving", ()) and self.is_body(head):
            one_way = ""  # who leaves a coalition gives up no place
        words = [word.casefold() for word in _WORD.findall(phrase)]
        timed = bool(head) and self.is_time(head) and not name
        idle = verb in self.heads["idle"] and (words[0] in self.heads["prepositions"] or len(words) == 1)
        if self._denies(words):
            positive = not positive
        return Meaning(
            phrase,
            core,
            head,
            name,
            positive,
            goes_on,
            any(without_ending(word) in self.heads["new"] for word in words),
            one_way if positive else "",
            idle
            or verb in self.heads["hollow"]
            or words[0] in (*self.heads["finite"], *self.heads["asking"])
            or (timed and len(words_of(obj)) == 1)
            or (bool(head) and core == phrase and not name and self._vague(head)),
            self.language,
            verb,
            self._signs(verb, obj),
            denied=affirmed(phrase) != phrase,
        )

    def clause(self, text: str) -> tuple[str, bool]:
        """The family a clause names anywhere, and whether it speaks of the end of the act.

        For conditions, which come as clauses: "auch Moskau seine Angriffe einstellt".
        """
        words = [word.casefold() for word in _WORD.findall(text)]
        for family in self.families:
            paired = any(a.startswith(x) and b.startswith(y) for x, y in family.pairs for a, b in pairwise(words))
            if paired or any(self._in(word, family) for word in words):
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
                if any(self._in(inner, family) for family in self.families):
                    return inner.removesuffix("s")
        return ""


@lru_cache(maxsize=4096)
def pressing(phrase: str) -> str:
    """The family of act that a threat in such words is placed in; empty if none is known."""
    return lexicon(meaning(phrase).language).wide_family(phrase)


@cache
def lexicon(language: str) -> Lexicon:
    """The tables of a language."""
    text = files(__package__).joinpath(f"acts_{language}.toml").read_text("utf-8")
    return Lexicon(language, tomllib.loads(text))


def lexicons() -> tuple[Lexicon, ...]:
    """The tables of all languages, German first."""
    return (lexicon("de"), lexicon("en"))


@cache
def in_any_language(heads: str) -> frozenset[str]:
    """The words of a list of ``[heads]`` in all languages together; empty where none has it."""
    return frozenset(word for entry in lexicons() for word in entry.heads.get(heads, ()))


_NO = re.compile(r"^(?:keine?[rsnm]?|no) (?=\w)", re.IGNORECASE)


def affirmed(phrase: str) -> str:
    """The phrase without "keine" before it."""
    return _NO.sub("", phrase)


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


def without_ending(adjective: str) -> str:
    """An adjective without its ending: ``neuer`` -> ``neu``."""
    return re.sub("e[rsnm]?$", "", adjective)


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, in order, as written."""
    return tuple(match[0] for match in _WORD.finditer(phrase))
