"""Tags and lemmas for the words of a sentence.

``Tagger`` is the small interface the rest of the project knows; ``GermanTagger`` stands on HanTa's model
and adds what a running text needs: marks and numbers never reach the model, quotation marks are one mark
for it, text in capitals only or in small letters only is tagged without regard to case, a capital after an
opening quotation mark or a colon says nothing, lemmas of hyphen compounds keep their capitals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from statusquo.language.forms import conjunctive
from statusquo.language.hanta import LONGEST_WORD, Hanta, hanta
from statusquo.language.orthography import orthography
from statusquo.language.repairs import repair

__all__ = ["GermanTagger", "Tagged", "Tagger", "Word", "german_tagger"]


class Word(NamedTuple):
    """A word to tag: its composed form, its ``kind`` (see ``Piece``) and 1 or -1 for opening or
    closing marks.
    """

    form: str
    kind: str = "word"
    opens: int = 0


class Tagged(NamedTuple):
    """Tag (STTS) and lemma of a word."""

    tag: str
    lemma: str


class Tagger(Protocol):
    """Whatever gives each word of a sentence a tag and a lemma."""

    def tag(self, words: Sequence[Word]) -> list[Tagged]:
        """Tag the words of one sentence."""


_PLAIN = {
    "VV(FIN)": "VVFIN", "VV(PP)": "VVPP", "VV(INF)": "VVINF", "VV(IZU)": "VVIZU", "VV(IMP)": "VVIMP",
    "VA(FIN)": "VAFIN", "VA(PP)": "VAPP", "VA(INF)": "VAINF", "VA(IMP)": "VAIMP",
    "VM(FIN)": "VMFIN", "VM(PP)": "VMPP", "VM(INF)": "VMINF", "ADJ(A)": "ADJA", "ADJ(D)": "ADJD",
}  # fmt: skip
_HANTA = {plain: own for own, plain in _PLAIN.items()}
_CLAUSE_MARKS = frozenset(",;")
_ENDS = frozenset(".!?:…")
_LEMMA_REPAIRS = {"Donbas": "Donbass"}
_ADVERB_ABBREVIATIONS = frozenset(
    {"z.", "bzw.", "ca.", "evtl.", "ggf.", "d.h.", "u.a.", "usw.", "etc.", "vgl.", "inkl.", "z.b."}
)


class GermanTagger:
    """The German tagger.

    Args:
        model: HanTa's tables.
    """

    def __init__(self, model: Hanta) -> None:
        self.model = model
        self._fixed = {name: {number: 0.0} for name, number in model.numbers.items() if number > 0}

    def tag(self, words: Sequence[Word]) -> list[Tagged]:
        """Tag the words of one sentence."""
        letters = [w.form for w in words if w.kind == "word" and w.form[0].isalpha()]
        shouting = len(letters) > 2 and sum(form.isupper() for form in letters) > 0.7 * len(letters)
        whispering = len(letters) > 5 and not any(form[0].isupper() for form in letters)
        caseless = shouting or whispering
        choices: list[Mapping[int, float]] = []
        fresh = True
        for word in words:
            options = self._choices(word, fresh or caseless)
            choices.append(options)
            if word.kind == "word" or word.kind in {"number", "abbreviation", "ordinal", "url"}:
                fresh = False
            elif word.opens == 1 or word.form in _ENDS:
                fresh = True
        numbers = self.model.path(choices)
        names = [self.model.names[number] for number in numbers]
        tags = [_final_tag(word, _PLAIN.get(name, name)) for word, name in zip(words, names, strict=True)]
        for k, word in enumerate(words):
            if tags[k] == "NE" and word.kind == "word" and self._compound_noun(word.form):
                tags[k] = "NN"
        repair(words, tags, caseless=caseless, possible=self.possible)
        return [Tagged(tag, self.lemma(word.form, tag, word.kind)) for word, tag in zip(words, tags, strict=True)]

    def _choices(self, word: Word, fresh: bool) -> Mapping[int, float]:
        form, kind = word.form, word.kind
        fixed = self._fixed
        if kind == "word":
            if len(form) > LONGEST_WORD:
                return fixed["NN"]
            if not form[-1].isalnum() and form[-1] in "-\u2010\u2011":
                return fixed["TRUNC"]
            lower = form.lower()
            return self.model.choices(lower, capital=None if fresh else form[0].isupper())
        if kind in {"quote", "mark", "dots"}:
            if form in _CLAUSE_MARKS:
                return fixed["$,"] if form == "," else fixed["$."]
            return fixed["$."] if form[0] in _ENDS and kind != "dots" else fixed["$("]
        if kind == "number":
            if form[-1].isdigit() or len(form) > LONGEST_WORD:
                return fixed["CARD"]
            return self.model.choices(form.lower(), capital=None)
        if kind == "ordinal":
            return fixed["ADJ(A)"]
        if kind == "url":
            return fixed["NE"]
        lower = form.lower()  # abbreviation
        if lower in _ADVERB_ABBREVIATIONS or (len(form) == 2 and form[0].islower()):
            return fixed["ADV"]
        if len(form) == 2 or form.count(".") > 1:
            return fixed["NE"] if form[0].isupper() else fixed["ADV"]
        if form[0].islower():
            return fixed["ADJ(A)"]
        return fixed["NN"]

    def _compound_noun(self, form: str) -> bool:
        """Tell whether a name with a hyphen is a compound noun: "US-Sondergesandtem", not "Baden-Baden"."""
        first, hyphen, last = form.rpartition("-")
        if not hyphen or not first or len(last) < 4:
            return False
        best = self.model.lexical(last.lower())
        return bool(best) and _PLAIN.get(self.model.names[best[0][0]], self.model.names[best[0][0]]) in {
            "NN",
            "NNA",
            "ADJA",
            "NNI",
        }

    @lru_cache(maxsize=40_000)  # noqa: B019 (one tagger per process, kept for good)
    def lemma(self, form: str, tag: str, kind: str = "word") -> str:
        """Return the base form of a word under a tag."""
        if kind != "word" and not (kind == "number" and not form[-1].isdigit()):
            return form
        if len(form) > LONGEST_WORD or tag[0] == "$":
            return form
        if tag == "TRUNC":
            return form.rstrip("-\u2010\u2011")
        if tag in {"NN", "NE", "NNA", "NNI"}:
            head, hyphen, last = form.rpartition("-")
            if hyphen and head and last:
                low = last[0].islower()
                base = self.model.lemma(last.lower(), _HANTA.get(tag, tag))
                return f"{head}-{base.lower() if low else base[:1].upper() + base[1:]}"
            if form.isupper() and (len(form) <= 5 or tag == "NE"):
                return form
            if tag == "NE" and form.lower() in orthography().names_in_s:
                return form
        base = self.model.lemma(form.lower(), _HANTA.get(tag, tag))
        if tag == "VVFIN" and not self.model.knows(form.lower()):
            base = conjunctive(form.lower()) or base
        if tag == "NN":
            base = self._whole_head(form.lower(), base)
        if tag == "NE" and base == form.lower():
            return form
        if (
            "ß" in base
            and "ss" in form
            and "ß" not in form
            and tag[0] in "NA"
            and form[:4].lower() == base.replace("ß", "ss")[:4].lower()
        ):
            base = base.replace("ß", "ss")  # the model has the spelling of before 1996
        return _LEMMA_REPAIRS.get(base, base)

    def _whole_head(self, lower: str, base: str) -> str:
        """Undo a cut into the head of a compound: "Regiobahn" is no plural of "Regiobah"."""
        if len(lower) < 7 or not lower.endswith("n") or base.lower() != lower[:-1]:
            return base
        for at in range(2, len(lower) - 3):
            head = lower[at:]
            best = self.model.lexical(head)[:1] if self.model.knows(head) else ()
            if best and self.model.names[best[0][0]] == "NN":
                return lower.capitalize() if self.model.lemma(head, "NN").lower() == head else base
        return base

    @lru_cache(maxsize=40_000)  # noqa: B019
    def possible(self, form: str) -> frozenset[str]:
        """Return the tags a word may have by itself, apart from very unlikely ones."""
        if not form or len(form) > LONGEST_WORD:
            return frozenset({"NN"})
        found = self.model.lexical(form.lower())
        limit = max((lp for _, lp in found), default=0.0) - 9
        return frozenset(_PLAIN.get(self.model.names[t], self.model.names[t]) for t, lp in found if lp >= limit)


def _final_tag(word: Word, tag: str) -> str:
    """Overrule the model where the shape of a token leaves no doubt."""
    if word.kind in {"quote", "dots"}:
        return "$("
    if word.kind == "mark":
        if word.form == ",":
            return "$,"
        if word.form in ";:.!?":
            return "$."
        return (
            "$("
            if not word.form.isalnum() and word.form not in "%§$€£&°+="
            else ("NN" if word.form in "%§$€£°" else "XY")
        )
    if word.kind == "url":
        return "NE"
    return "NE" if tag[0] == "$" else tag


@lru_cache(maxsize=1)
def german_tagger() -> GermanTagger:
    """Return the German tagger of this process."""
    return GermanTagger(hanta())
