"""Words for people, in German and English.

A message has a dotted key (``assessment.stable``) and stands in ``messages/<language>/<first part>.toml``
under the rest of its key. ``{name}`` marks a place to fill. A language is complete when it has every key of
the others with the same places; a test says so. A translator adds a folder.

Example:
    >>> words("de")("stance.demands")
    'fordert'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from statusquo.errors import UsageError

LANGUAGES: Final = ("de", "en")


class Words:
    """The messages of one language: ``words("de")("key", name=value)``."""

    def __init__(self, language: str, catalogue: Mapping[str, str]) -> None:
        self.language = language
        self.catalogue = catalogue

    def __call__(self, key: str, /, **values: object) -> str:
        """The message of that key with its places filled.

        Raises:
            KeyError: no such message, or a place without a value (a mistake in the program).
        """
        return self.catalogue[key].format_map(values) if values else self.catalogue[key]

    def has(self, key: str) -> bool:
        """Tell whether there is a message of that key."""
        return key in self.catalogue


@cache
def words(language: str) -> Words:
    """The messages of a language.

    Raises:
        UsageError: there is no such language.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no messages in language {language!r}", advice=f"choose one of {', '.join(LANGUAGES)}")
    catalogue: dict[str, str] = {}
    for entry in sorted(files(__package__).joinpath(language).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            catalogue.update(_flat(entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text("utf-8"))))
    return Words(language, catalogue)


def places(message: str) -> frozenset[str]:
    """The names of the places to fill in a message."""
    return frozenset(re.findall(r"{(\w+)", message))


def _flat(prefix: str, table: Mapping[str, object]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat.update(_flat(f"{prefix}.{key}", value))
        else:
            flat[f"{prefix}.{key}"] = str(value)
    return flat
