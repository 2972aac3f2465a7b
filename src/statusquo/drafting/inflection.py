"""German noun phrases in the accusative: what an act is done to.

Labels come in many forms ("unbefristeter Streik", "unbefristete Streik", "der unbefristete Streik"). Adjectives get
the ending that gender, number and article ask for; where the gender of the noun is not known, nothing is touched.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from statusquo.drafting.forms import ENDINGS
from statusquo.drafting.lexicon import Lexicon, without_ending

Gender = Literal["masculine", "feminine", "neuter", "plural", ""]

_FEMININE = re.compile(r"(ung|heit|keit|schaft|tion|sion|tät|ik|enz|anz|ie|ei|ur)$")
_NEUTER = re.compile(r"(chen|lein|ment|tum|um|nis)$")
_MASCULINE = re.compile(r"(ismus|ling|eur|ent|ist|or)$")
_PLURAL = re.compile(r"(ungen|heiten|keiten|schaften|ionen|täten|eln|ern|ten|gen|ien|ren|sen|ben|den|nen|fen|ken|len)$")
_ADJECTIVE = re.compile(r"[a-zäöüß-]{3,}?(e|er|es|en|em)$")
Endings = dict[str, tuple[str, str]]
_ARTICLES: Final[dict[str, Endings]] = {
    "definite": {"masculine": ("den", "en"), "feminine": ("die", "e"), "neuter": ("das", "e"), "plural": ("die", "en")},
    "indefinite": {
        "masculine": ("einen", "en"),
        "feminine": ("eine", "e"),
        "neuter": ("ein", "es"),
        "plural": ("", "e"),
    },
    "bare": {"masculine": ("", "en"), "feminine": ("", "e"), "neuter": ("", "es"), "plural": ("", "e")},
}
"""Article and ending of adjectives in the accusative, by kind of article and gender."""


@lru_cache(maxsize=4096)  # nouns of reports: there is no end to them
def gender(noun: str, words: Lexicon) -> Gender:
    """The gender of a noun as written, or ``plural``; empty where not known."""
    lower = noun.casefold()
    genders: tuple[Gender, ...] = ("masculine", "feminine", "neuter")
    for name in genders:
        if any(lower.endswith(stem) for stem in words.gender.get(name, ())):
            return name
    known = any(lower == noun or (len(noun) > 4 and lower.endswith(noun)) for noun in words.heads["plurals"])
    if known or _PLURAL.search(lower):
        return "plural"
    for stems in words.gender.values():
        ends = tuple(stem + ending for stem in stems for ending in ENDINGS if ending not in ("", "s", "es"))
        if ends and lower.endswith(ends):
            return "plural"
    for name, pattern in zip(genders, (_MASCULINE, _FEMININE, _NEUTER), strict=True):
        if pattern.search(lower):
            return name
    return ""


def accusative(phrase: str, words: Lexicon, article: Literal["definite", "indefinite", "bare"] = "bare") -> str:
    """A noun phrase in the accusative, with a new article or none.

    Example:
        >>> from statusquo.drafting.lexicon import lexicon
        >>> accusative("unbefristete Streik bei der Bahn", lexicon("de"), "indefinite")
        'einen unbefristeten Streik bei der Bahn'
    """
    if words.language != "de":
        return phrase
    phrase = without_article(phrase, words)
    head = words.head(phrase)
    if not head:
        return phrase
    head = next((token for token in phrase.split() if token.endswith(head)), head)  # "ver.di-Streik"
    before, after = phrase.split(head, 1)[0].split(), phrase[phrase.index(head) + len(head) :]
    kind = gender(head, words) or _by_adjective(before)
    if kind and any(_is_number(word, words) for word in before):
        kind, article = "plural", "bare"
    if not kind or any(word[0].isupper() for word in before):
        return phrase
    determiner, ending = _ARTICLES[article][kind]
    inflected = [_ended(word, ending) if _inflects(word, words) else word for word in before]
    return " ".join([*([determiner] if determiner else []), *inflected, head]) + after


def without_article(phrase: str, words: Lexicon) -> str:
    """The phrase without an article before it."""
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.casefold() in words.heads["articles"] else phrase


def _by_adjective(before: list[str]) -> Gender:
    """The gender that a strong adjective shows: "-er" masculine, "-es" neuter."""
    last = before[-1] if before else ""
    if not _ADJECTIVE.match(last):
        return ""
    return "masculine" if last.endswith("er") else "neuter" if last.endswith("es") else ""


def _is_number(word: str, words: Lexicon) -> bool:
    return word[0].isdigit() or words.numbers.get(word.casefold(), 0) > 1


def _inflects(word: str, words: Lexicon) -> bool:
    known = word.casefold() in words.heads["uninflected"] or _is_number(word, words)
    return _ADJECTIVE.match(word) is not None and not known


def _ended(word: str, ending: str) -> str:
    return without_ending(word) + ending
