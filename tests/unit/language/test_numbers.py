"""Number words are read alike by the joining of issues and by the drafting of amounts."""

from __future__ import annotations

import pytest

from statusquo.case.wording import wording
from statusquo.drafting.amounts import amount
from statusquo.language.numbers import number_words

GERMAN = (
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
)
ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
VALUES = (*range(1, 21), *range(30, 100, 10))


@pytest.mark.parametrize(("language", "words"), [("de", GERMAN), ("en", ENGLISH)])
def test_one_to_twenty_and_the_tens(language: str, words: str) -> None:
    known = number_words()[language]
    assert [known[word.casefold()] for word in words.split()] == list(VALUES)


@pytest.mark.parametrize(
    ("words", "phrase"), [(GERMAN, "Erhöhung der Zölle um {} Prozent"), (ENGLISH, "rise of {} per cent")]
)
def test_issues_read_them_as_digits(words: str, phrase: str) -> None:
    for word, value in zip(words.split(), VALUES, strict=True):
        assert wording(phrase.format(word)).form == wording(phrase.format(value)).form, word


@pytest.mark.parametrize(
    ("words", "language", "phrase"),
    [(GERMAN, "de", "Erhöhung um {} Prozent"), (ENGLISH, "en", "rise of {} percent")],
)
def test_amounts_read_them_as_digits(words: str, language: str, phrase: str) -> None:
    for word, value in zip(words.split()[1:], VALUES[1:], strict=True):  # "one", "ein" may be an article
        found = amount(phrase.format(word), language)
        assert found == amount(phrase.format(value), language), word
        assert found is not None
        assert found.value == value
