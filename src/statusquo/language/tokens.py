"""Tokens: German text cut into words, numbers and marks, each with its exact place.

Offsets count code points of the text as given. A word whose umlauts are decomposed (``u`` + U+0308) is one
token like its composed form; ``Token.form`` is composed, ``Token.text`` is what the text has. Nothing is
lost but blanks, control and zero-width characters and Markdown; the tokens are in order and do not overlap.

One pass of one regular expression plus a look at each neighbour: time is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from statusquo.language.markdown import plain
from statusquo.language.orthography import Orthography, orthography

__all__ = ["Piece", "Token", "compose", "cut", "is_of_word"]

_MARKS = "\u0300-\u036f\u00ad\u200c\u200d\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f"
_W = rf"[\w{_MARKS}]"
_HYPHEN = "[-\u2010\u2011]"
_SKIP = "\\s\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"

QUOTES = "\"„“”‟»«›‹‚‘’‛'`´″〝〞＂"

_PATTERN = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)[^{_SKIP}<>"„“”»«]+)
  | (?P<mail>[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}})+)
  | (?P<dotted>(?:[^\W\d_]\.){{2,12}}(?:{_HYPHEN}{_W}+)*)
  | (?P<number>\d+(?:[.,:]\d+)*(?:{_HYPHEN}?{_W}+)*)
  | (?P<word>
        (?:(?<![^\s(\[„“"‚‘»«]){_HYPHEN}(?=[^\W\d_A-ZÄÖÜ]))?
        {_W}+
        (?: (?: {_HYPHEN}
              | ['’](?=[^\W\d_])
              | (?<=[^\W\d_A-ZÄÖÜ])\.(?=[^\W\d_A-ZÄÖÜ]{{2}})
              | (?<=[A-Z])[/&](?=[A-Z])
              | [*:/](?=[Ii]n(?:nen)?\b)
            ){_W}+ )*
        (?:{_HYPHEN}(?=[{_SKIP},.;)\]/]|$))?
    )
  | (?P<dots>\.{{2,}}|…)
  | (?P<mark>[^{_SKIP}])
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"[IVX]{1,6}\Z")
_BREAK = re.compile("[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark.

    Example: in "Die EU lehnt den Plan ab." the token ``lehnt`` has tag ``VVFIN``, lemma ``ablehnen`` and
    partner 5 (the particle ``ab``, whose tag is ``PTKVZ`` and whose partner is 2).

    Attributes:
        index: position in the list of all tokens of the text.
        start, stop: its code points.
        text: the characters as given.
        form: composed (NFC), without soft hyphens.
        lower: ``form`` in lower case.
        tag: STTS tag (``NN NE ADJA VVFIN VVPP PTKVZ $, $. $(`` ...; HanTa's ``NNA`` nominalised adjective
            and ``NNI`` nominalised infinitive are kept).
        lemma: base form; of a finite verb with a separated particle the joined infinitive.
        mood: of finite verbs ``ind``, ``k1``, ``k2``, ``k1?`` or ``k2?`` (the form may also be indicative),
            else empty.
        partner: index of the separated particle of a verb, or of the verb of a particle; -1 without.
        opens: for quotation marks and brackets: 1 opens, -1 closes, 0 for anything else.
    """

    index: int
    start: int
    stop: int
    text: str
    form: str
    lower: str
    tag: str
    lemma: str
    mood: str = ""
    partner: int = -1
    opens: int = 0

    @property
    def is_noun(self) -> bool:
        """Tell whether it is a noun, name, nominalised word or foreign word."""
        return self.tag in _NOUNS

    @property
    def is_finite(self) -> bool:
        """Tell whether it is a finite verb (imperatives count)."""
        return self.tag in _FINITE

    @property
    def is_mark(self) -> bool:
        """Tell whether it is a punctuation mark, quotation mark or bracket."""
        return self.tag[0] == "$"


_NOUNS = frozenset({"NN", "NE", "NNA", "NNI", "FM", "TRUNC"})
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})


class Piece(NamedTuple):
    """A token before it is tagged: its characters and what its shape says.

    ``kind``: ``word, number, ordinal, abbreviation, url, dots, quote, mark``. ``line``: number of the line
    it is on.
    """

    start: int
    stop: int
    kind: str
    line: int


def is_of_word(char: str) -> bool:
    """Tell whether a character is a letter, a digit or a mark set over the one before ("s" and a caron in "Niš")."""
    return char.isalnum() or bool(unicodedata.combining(char))


def compose(text: str) -> str:
    """Return the text composed (NFC) and without soft hyphens and joiners."""
    if text.isascii():
        return text
    if "\u00ad" in text or "\u200c" in text or "\u200d" in text:
        text = text.translate({0xAD: None, 0x200C: None, 0x200D: None}) or text
    return unicodedata.normalize("NFC", text)


def cut(text: str) -> list[Piece]:
    """Cut a text into pieces, in order; Markdown is left out (see ``markdown``).

    Args:
        text: any text; nothing is assumed about its form.

    Returns:
        The pieces; ``text[p.start:p.stop]`` never holds a blank.

    Example:
        >>> [("z. B. am 3. Mai")[p.start:p.stop] for p in cut("z. B. am 3. Mai")]
        ['z.', 'B.', 'am', '3.', 'Mai']
    """
    lists = orthography()
    text = plain(text)
    pieces: list[Piece] = []
    line = 0
    before = 0
    while (match := _PATTERN.search(text, before)) is not None:
        start, stop = match.span()
        if start > before:
            line += len(_BREAK.findall(text, before, start))
        kind = match.lastgroup or "mark"
        if kind == "word":
            kind, stop = _word(text, start, stop, lists)
        elif kind == "number":
            kind, stop = _number(text, start, stop, pieces, lists)
        elif kind == "dotted":
            kind = "abbreviation"
        elif kind == "url":
            while stop - 1 > start and text[stop - 1] in ".,;:!?)]'’‘":
                stop -= 1
        elif kind == "mail":
            kind = "url"
        elif kind == "mark" and text[start] in QUOTES:
            kind = "quote"
        pieces.append(Piece(start, stop, kind, line))
        before = stop
    return pieces


def _follows(text: str, stop: int) -> tuple[str, str]:
    """Return the blank after a stop (at most two characters) and the word after it (at most 30 letters)."""
    at = stop
    while at < len(text) and at < stop + 2 and text[at] in " \u00a0\u202f\t":
        at += 1
    end = at
    while end < len(text) and end < at + 30 and (text[end].isalnum() or "\u0300" <= text[end] <= "\u036f"):
        end += 1
    return text[stop:at], compose(text[at:end])


def _word(text: str, start: int, stop: int, lists: Orthography) -> tuple[str, int]:
    """Decide whether the stop after a word belongs to it (abbreviation, initial, Roman ordinal)."""
    if stop >= len(text) or text[stop] != "." or stop - start > 12 or text.startswith("..", stop):
        return "word", stop
    word = compose(text[start:stop])
    lower = word.lower()
    blank, after = _follows(text, stop + 1)
    if len(word) == 1 and word.isalpha():
        inside = after[:1].islower() or (after != "" and after.lower() not in lists.openers)
        return ("abbreviation", stop + 1) if inside else ("word", stop)
    if lower in lists.abbreviations:
        inside = (
            after[:1].islower() or after[:1].isdigit() or (after[:1].isupper() and after.lower() not in lists.openers)
        )
        if lower in lists.also_words and (not inside or (word.islower() and after[:1].isupper())):
            return "word", stop
        return "abbreviation", stop + 1
    if lower in lists.closing:
        return "abbreviation", stop + 1
    if _ROMAN.match(word) and blank and after[:1].islower():
        return "ordinal", stop + 1
    return "word", stop


def _number(text: str, start: int, stop: int, pieces: list[Piece], lists: Orthography) -> tuple[str, int]:
    """Decide whether the stop after a number makes it an ordinal."""
    if stop >= len(text) or text[stop] != "." or text.startswith("..", stop) or not text[stop - 1].isdigit():
        return "number", stop
    blank, after = _follows(text, stop + 1)
    number = text[start:stop]
    if not after or len(number) > 5:
        return "number", stop
    if "." in number:  # "am 12.7. in Genf"
        return ("ordinal", stop + 1) if after[:1].islower() and len(number) <= 5 else ("number", stop)
    if len(number) > 3 or not number.isdigit():
        return "number", stop
    if after[:1].islower() or after.lower() in lists.after_ordinal:
        return "ordinal", stop + 1
    if pieces and blank and after[:1].isalpha():
        last = pieces[-1]
        if text[last.start : last.stop].lower() in lists.before_ordinal and after.lower() not in lists.openers:
            return "ordinal", stop + 1
    return "number", stop
