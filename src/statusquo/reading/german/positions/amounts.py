"""How far an amount reaches: "350 Euro mehr im Monat", "6,5 Prozent, mindestens aber 210 Euro"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from statusquo.reading.german.analysis import Phrase, Token
from statusquo.reading.german.positions.words import words

_MEASURES: Final = words("measures")
_MORE: Final = frozenset({"mehr", "weniger", "zusätzlich", "brutto", "netto"})
_PAY: Final = words("pay")
_PER: Final = frozenset({"pro", "je", "im", "am", "in", "für", "ab", "zum"})
_PERIODS: Final = words("periods")
_LEAST: Final = frozenset({"mindestens", "höchstens", "maximal", "wenigstens"})
_JOINING: Final = frozenset({"und", "sowie", "plus", "oder"})
_BUT: Final = frozenset({"aber", "jedoch"})
#: Tokens after the measure that are looked at.
_LONGEST: Final = 14


def is_amount(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase is a number of a measure: "350 Euro"."""
    counted = any(tokens[k].tag == "CARD" for k in range(phrase.inner, phrase.head.index))
    return phrase.lemma.lower() in _MEASURES and counted


def amount_stop(tokens: Sequence[Token], stop: int) -> int:
    """One past the last token that still says how much an amount is that ends before ``stop``."""
    last = min(len(tokens), stop + _LONGEST)
    while stop < last:
        step = _step(tokens, stop, last)
        if not step:
            break
        stop += step
    return stop


def _step(tokens: Sequence[Token], at: int, last: int) -> int:
    """Number of tokens of the next piece; 0 if there is none."""
    words_ = [t.lower for t in tokens[at:last]]
    if words_[0] in _MORE:
        return 2 if len(words_) > 1 and words_[1] in _PAY else 1
    if words_[0] in _PER:
        return _period(words_)
    k = 1 if words_[0] == "," else 0
    if k < len(words_) and words_[k] in (_LEAST if k else _LEAST | _JOINING):
        k += 1
        k += k < len(words_) and words_[k] in _BUT
        counted = k + 1 < len(words_) and tokens[at + k].tag == "CARD"
        return k + 2 if counted and tokens[at + k + 1].lemma.lower() in _MEASURES else 0
    return 0


def _period(words_: Sequence[str]) -> int:
    """ "im Monat", "pro Stunde", "im nächsten Jahr", and "in diesem" where another amount follows."""
    for k in range(1, min(4, len(words_))):
        if words_[k] in _PERIODS:
            return k + 1
        if k == 1 and words_[k] in ("diesem", "ersten") and len(words_) > 2 and words_[2] in _JOINING:
            return 2
    return 0
