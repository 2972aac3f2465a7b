"""Closed word lists and the shapes of words: prepositions, titles, times, compound parts, participles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from statusquo.language.actors.tables import tables
from statusquo.language.hanta import Hanta, hanta
from statusquo.language.particles import PARTICLES
from statusquo.language.tokens import QUOTES, Token
from statusquo.reading.german.analysis.lists import words

__all__ = ["Lexicon", "lexicon"]

_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?\Z")
_PLACE = re.compile(r"(?:land|stan|ien|burg|berg|stadt|grad|dorf|heim)$")


class Lexicon:
    """The word lists of ``lexicon.toml`` and what HanTa's morphemes tell about nouns.

    Args:
        data: the parsed file.
        model: HanTa's tables.
    """

    def __init__(self, data: dict[str, Any], model: Hanta) -> None:
        words = {name: frozenset(values) for name, values in data["words"].items()}
        self._model = model
        self._prepositions: dict[str, str] = dict(data["prepositions"])
        self.subordinators: frozenset[str] = words["subordinators"]
        self.focus: frozenset[str] = words["focus"]
        self.negatives: frozenset[str] = words["negatives"]
        self.negative_pronouns: frozenset[str] = words["negative_pronouns"]
        self.before_nach: frozenset[str] = words["before_nach"]
        self._given: frozenset[str] = words["given"]
        self.half_modals: frozenset[str] = words["half_modals"]
        self.dative_verbs: frozenset[str] = words["dative_verbs"]
        self.dative_only: frozenset[str] = words["dative_only"]
        self.agent_verbs: frozenset[str] = words["agent_verbs"]
        self.day_adverbs: frozenset[str] = words["day_adverbs"]
        self.asking_verbs: frozenset[str] = words["asking_verbs"]
        self.saying_verbs: frozenset[str] = words["saying_verbs"]
        self.perfect_with_sein: frozenset[str] = words["perfect_with_sein"]
        self.verbs_with_an: frozenset[str] = words["verbs_with_an"]
        self._moving: tuple[str, ...] = tuple(data["words"]["moving"])
        self.legal_forms: frozenset[str] = words["legal_forms"]
        self.particle_surnames: frozenset[str] = words["particle_surnames"]
        self._thing_endings: tuple[str, ...] = tuple(data["words"]["thing_endings"])
        self._body_endings: tuple[str, ...] = tuple(data["words"]["body_endings"])
        self._times: frozenset[str] = words["times"]
        self._no_times: tuple[str, ...] = tuple(words["no_times"])
        self._time_adjectives: frozenset[str] = words["time_adjectives"]
        self._titles: frozenset[str] = words["titles"]
        self._numbered: frozenset[str] = words["numbered"]
        self.adverb_groups = _by_first(data["groups"]["adverbs"])
        self.conjunction_groups = _by_first(data["groups"]["conjunctions"])
        self._prefer: dict[str, frozenset[str]] = {prep: frozenset(nouns) for prep, nouns in data["prefer"].items()}
        self._governing = frozenset().union(*self._prefer.values())
        self._longest = max(map(len, self._governing))

    def preposition(self, lower: str) -> str:
        """Return the lemma of a preposition ("im" -> "in")."""
        return self._prepositions.get(lower, lower)

    @staticmethod
    def is_quote(token: Token) -> bool:
        """Tell whether a token is a quotation mark."""
        return len(token.text) == 1 and token.text in QUOTES

    def part(self, token: Token) -> str:
        """Return the last part of a compound noun in lower case ("Friedensplan" -> "plan"), else the
        lemma.
        """
        if token.tag not in {"NN", "NNA", "NNI"}:
            return token.lemma.lower()
        return self._part(token.lemma)

    @lru_cache(maxsize=20_000)  # noqa: B019 (one lexicon per process)
    def _part(self, lemma: str) -> str:
        lower = lemma.lower().rpartition("-")[2]
        if len(lower) < 7:
            return lower or lemma.lower()
        parts = self._model.parts(lower)
        if len(parts) > 1 and len(parts[-1]) > 2:
            last = parts[-1]
            at = lower.rfind(last)
            if at > 1:
                return lower[at:]
        for size in range(min(self._longest, len(lower) - 3), 3, -1):
            if lower[-size:] in self._governing:
                return lower[-size:]
        return lower

    def takes(self, part: str, prep: str) -> bool:
        """Tell whether a noun (its ``part``) takes an attribute with this preposition."""
        nouns = self._prefer.get(prep)
        return nouns is not None and ("*" in nouns or part in nouns)

    def is_title(self, token: Token) -> bool:
        """Tell whether a noun may stand before the name it belongs to."""
        return token.lemma.lower() in self._titles or token.lower in self._titles or self.part(token) in self._titles

    def is_person_title(self, token: Token) -> bool:
        """Tell whether a noun names a person's office ("Premierminister"), not a body or place."""
        return self.is_title(token) and self.part(token) not in _BODIES and token.lemma.lower() not in _BODIES

    def is_personal(self, token: Token) -> bool:
        """Tell whether a noun looks like one for a person: "Heilpraktiker", "Analystin"; singular only."""
        return token.lower == token.lemma.lower() and _PERSONAL.search(token.lower) is not None

    def is_people(self, token: Token) -> bool:
        """Tell whether a noun in the plural names people by what they are: "Ministern", "Betriebsräten"."""
        lower, lemma = token.lower, token.lemma.lower()
        plural = lower != lemma or lower.endswith(("er", "ern"))
        return plural and (
            self.is_person_title(token)
            or _PERSONAL.search(lemma) is not None
            or (lower.endswith("ern") and _PERSONAL.search(lower[:-1]) is not None)
        )

    def is_time(self, token: Token) -> bool:
        """Tell whether a noun names a time."""
        lower = token.lemma.lower()
        return not lower.endswith(self._no_times) and (
            lower in self._times
            or _DATE.match(lower) is not None
            or self.part(token) in self._times
            or any(lower.startswith(day) for day in _DAYS)
        )

    def is_time_adjective(self, token: Token) -> bool:
        """Tell whether an adjective before a time says which one or how much of it: "den *vergangenen* Montag"."""
        return token.tag == "CARD" or token.form[0].isdigit() or token.lemma.lower() in self._time_adjectives

    def carries(self, finite: Token, infinitive: Token) -> bool:
        """Tell whether a verb only carries an infinitive with "zu": "scheint zu sein", "gab zu *bedenken*"."""
        return finite.lemma in self.half_modals or (finite.lemma == "geben" and infinitive.lemma in self._given)

    def takes_sein(self, lemma: str) -> bool:
        """Tell whether a verb makes its perfect with "sein": "fallen", and with any particle "wegfallen"."""
        if lemma in self.perfect_with_sein:
            return True
        return any(lemma.endswith(verb) and lemma[: -len(verb)] in _SEPARABLE for verb in self._moving)

    def is_time_word(self, lower: str) -> bool:
        """Tell whether a word by itself says when: "Montag", "heute", "1962"."""
        return lower in self._times or lower in self.day_adverbs or lower[:1].isdigit()

    def is_thing(self, part: str) -> bool:
        """Tell whether a noun (its ``part``) names a thing or an act, not somebody who acts: "Forderung"."""
        return part.endswith(self._thing_endings) and not part.endswith(self._body_endings)

    def is_body(self, part: str) -> bool:
        """Tell whether a noun (its ``part``) names a body of people: "Kommission", "Regierung"."""
        return part.endswith(self._body_endings)

    def is_numbered(self, token: Token) -> bool:
        """Tell whether a number behind the noun belongs to it ("Artikel 5")."""
        return token.lemma.lower() in self._numbered or self.part(token) in self._numbered

    def known_noun(self, token: Token) -> bool:
        """Tell whether HanTa knows the noun or its parts, or whether it is a thing or a plural, and no surname."""
        lemma = token.lemma.lower()
        if self._model.knows(token.lower) or any(t == "NN" for t in self._known_tags(lemma)):
            return True
        return self.is_thing(self.part(token)) or (lemma != token.lower and not token.lower.endswith(("s", "n")))

    def _known_tags(self, lower: str) -> list[str]:
        return [self._model.names[tag] for tag in self._model._known.get(lower, ())]

    def is_given_name(self, token: Token) -> bool:
        """Tell whether a name may be a given name (no place, no acronym)."""
        return token.tag == "NE" and not token.form.isupper() and not self.is_place(token)

    def is_place(self, token: Token) -> bool:
        """Tell whether a name looks like a country or town."""
        return _PLACE.search(token.lower) is not None

    def splits(self, tokens: Sequence[Token], first: int, k: int) -> bool:
        """Tell whether the run of names that began at ``first`` ends before ``k``: "mahnt Putin | Europa"."""
        before, after = tokens[k - 1], tokens[k]
        if tokens[k - 1].tag == "NE" and before.form.isupper() and after.form.isupper() and len(before.form) > 1:
            return False
        return (self.is_place(after) or after.lower in _places()) and not (
            tokens[first].lower in _places() or before.lower in _BEFORE_PLACE
        )

    @lru_cache(maxsize=20_000)  # noqa: B019
    def participle(self, lower: str, lemma: str) -> tuple[str, bool, bool]:
        """Read a participle used as an adjective: (infinitive, perfect, present); an adjective gives its
        lemma.

        Example: "geforderte" -> ("fordern", True, False); "andauernden" -> ("andauern", False, True).
        """
        names = self._model.numbers
        pieces = [(piece, self._model.names[sort]) for piece, sort in self._model.morphemes(lower, -names["ADJ(A)"])]
        sorts = [sort for _, sort in pieces]
        if "PRESPART" in sorts:
            at = sorts.index("PRESPART")
            stem = "".join(piece for piece, _ in pieces[:at])
            return _infinitive(stem), False, True
        if any(sort.startswith("SUF_PP") or sort.endswith("_PP") for sort in sorts):
            return self._model.lemma(_uninflected(lower), "VV(PP)"), True, False
        base = lemma.lower()
        if _LOOKS_PERFECT.match(base) and any(
            self._model.names[tag] == "VV(PP)" for tag, _ in self._model.lexical(base)[:4]
        ):
            return self._model.lemma(base, "VV(PP)"), True, False
        if base.endswith("end") and len(base) > 6:
            return _infinitive(base[:-2] if base.endswith(("elnd", "ernd")) else base[:-3]), False, True
        return lemma, False, False


_SEPARABLE = frozenset(PARTICLES) - {"über", "unter", "um", "durch", "wider", "hinter", "wieder"}
_LOOKS_PERFECT = re.compile(
    r"(?:\w*ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|über|unter|wider|miss)\w{2,}(?:t|en)|\w+iert|\w+geben)\Z"
)
_BODIES = words("bodies")
_PERSONAL = re.compile(r"(?:[^nt]er|[tl]ner|ter|in|ist|ent|ant|tor|loge|eur|är|mann|frau|chef|rat|wirt)$")
_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag")
_BEFORE_PLACE = words("before_place")


@cache
def _places() -> frozenset[str]:
    """States, capitals, and what else a name of a person does not go on with, in lower case."""
    known = tables("de")
    states = {entry.id for entry in known.entries().values() if entry.kind == "state"}
    forms = (f for f in known.forms() if f.entry in states and f.kind in {"name", "capital", "acronym"} and not f.weak)
    return words("places") | {f.text.lower() for f in forms if f.text.isalpha() and not known.given_name(f.text)}


def _infinitive(stem: str) -> str:
    if stem.endswith(("el", "er")) and not stem.endswith("ier"):
        return stem + "n"
    return stem + ("" if stem.endswith("en") else "en")


def _uninflected(lower: str) -> str:
    """Strip the ending of an inflected participle: "geforderte" -> "gefordert", "beschlossenen" ->
    "beschlossen".
    """
    for ending in ("en", "em", "er", "es", "e"):
        if lower.endswith(ending) and lower[: -len(ending)].endswith(("t", "en")):
            return lower[: -len(ending)]
    return lower


def _by_first(groups: object) -> dict[str, list[tuple[str, ...]]]:
    """Index groups of words by their first word, longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for group in groups:  # type: ignore[attr-defined]
        words = tuple(group.lower().split())
        index.setdefault(words[0], []).append(words)
    for found in index.values():
        found.sort(key=len, reverse=True)
    return index


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon of this process."""
    folder = resources.files("statusquo.reading.german.analysis")
    return Lexicon(tomllib.loads(folder.joinpath("lexicon.toml").read_text("utf-8")), hanta())
