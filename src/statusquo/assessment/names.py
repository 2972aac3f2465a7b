"""Names of parties in sentences: with the article German needs, and singular or plural.

A name that is not listed stands without an article and in the singular, as most names do.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Name:
    """A party's name as it stands in a sentence.

    Attributes:
        subject, object, dative: nominative, accusative, dative, with article where the language needs one.
        plural: whether a verb stands in the plural.
    """

    subject: str
    object: str
    dative: str
    plural: bool


_ARTICLES = {
    "feminine": ("die", "die", "der"),
    "masculine": ("der", "den", "dem"),
    "neuter": ("das", "das", "dem"),
    "plural": ("die", "die", "den"),
}


@lru_cache(maxsize=4096)
def name(party: str, language: str) -> Name:
    """A party's name for sentences in a language."""
    table = _table(language)
    article, _, tail = party.rpartition("/")[2].partition(" ")
    if article == "Die" and tail in table.get("plural", ()):  # "Bündnis 90/Die Grünen" brings its article with it
        party = tail
    plural = party in table.get("plural", ())
    if language == "de":
        for kind, articles in _ARTICLES.items():
            if party in table.get(kind, ()) or _by_head(party, table.get(f"{kind}_heads", ())):
                subject, accusative, dative = (f"{article} {party}" for article in articles)
                first, _, rest = party.partition(" ")
                if rest and first in table.get("adjectives", ()):
                    # after an article: "die Europäische Union", "der Europäischen Union", "die Vereinten Nationen"
                    weak = f"{first.removesuffix('e')}en {rest}"
                    dative = f"{articles[2]} {weak}"
                    if kind == "plural":
                        subject = accusative = f"{articles[0]} {weak}"
                return Name(subject, accusative, dative, kind == "plural")
    if party in table.get("the", ()):
        party = f"the {party}"
    return Name(party, party, party, plural)


def _by_head(party: str, heads: list[str] | tuple[str, ...]) -> bool:
    return any(party.casefold().split(" ")[0].endswith(head) for head in heads)


@cache
def _table(language: str) -> dict[str, list[str]]:
    file = files(__package__).joinpath(f"names_{language}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
