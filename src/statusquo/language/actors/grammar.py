"""What a language tells the tables about its inflection; ``german`` and ``english`` are such modules."""

from __future__ import annotations

from typing import Protocol

from statusquo.errors import UsageError
from statusquo.language.actors import english, german
from statusquo.language.actors.values import Gender, Number


class Grammar(Protocol):
    """The functions that a language module has; see ``german`` for what each does."""

    @property
    def ADJECTIVE_ENDINGS(self) -> tuple[str, ...]: ...  # noqa: N802

    def split_article(self, text: str) -> tuple[str, Gender | None, Number, bool]: ...

    def head_endings(self, stem: str, gender: Gender | None, number: Number, several: bool) -> tuple[str, ...]: ...

    def name_endings(self, stem: str) -> tuple[str, ...]: ...

    def is_of_town(self, word: str, noun: str) -> bool: ...

    def adjective_stems(self, word: str) -> list[str]: ...

    def noun_forms(
        self, lemma: str, declension: str, gender: Gender | None, plural_only: bool = False
    ) -> dict[str, Number | None]: ...

    def feminine(self, lemma: str, declension: str) -> str: ...

    def feminine_forms(self, word: str) -> dict[str, Number | None]: ...

    def capital_adjective(self, capital: str) -> str: ...


_GRAMMARS: dict[str, Grammar] = {"de": german, "en": english}


def grammar(language: str) -> Grammar:
    """The grammar of a language.

    Raises:
        UsageError: there are no actor tables in that language.
    """
    if language not in _GRAMMARS:
        known = ", ".join(sorted(_GRAMMARS))
        raise UsageError(f"there are no actor tables in the language {language!r}", advice=f"use one of {known}")
    return _GRAMMARS[language]
