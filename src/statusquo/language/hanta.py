"""HanTa's German model, with the search rewritten for speed.

HanTa (Wartena 2019, "A Probabilistic Morphology Model for German Lemmatization") tags by a trigram hidden
Markov model over words whose emission comes from a hidden Markov model over morphemes. Its model ships in
the wheel of the same name. Here the model's tables are used as they are, and its three searches (the
possible tags of a word form, the tags of a sentence, the morphemes behind a lemma) run over inverted
tables: for a piece of a word the tags it is known for, for a word only the tags it may have. Same numbers,
same pruning, same result, a fraction of the time; ``tests/unit/language/test_tagger.py`` compares the two.

The model is a pickle: it is loaded from the installed package only (never from the working directory, where
HanTa itself would look first), once per process, on first use.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

__all__ = ["LONGEST_WORD", "Hanta", "hanta"]

LONGEST_WORD = 60
"""Longer word forms never reach the morpheme search (its time grows with the square of the length)."""

_BITS = 8
_LOW = (1 << _BITS) - 1
_EMPTY, _END = (0, 1), 2
_START = 0 << _BITS | 1
_LOWEST = -1e6
_FORMS = 40_000
"""Word forms kept: bounds the memory of a long run (about 12 MB)."""

State = int
"""The last two tags of morphemes, the last in the low bits; a final tag stands without its minus."""

_NOTHING: dict[int, float] = {}

Lexical = tuple[tuple[int, float], ...]


class Hanta:
    """The tables of one HanTa model.

    Args:
        model: a loaded ``HanoverTagger``.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self.names: dict[int, str] = model.int2tag
        self.numbers: dict[str, int] = model.tag2int
        self._words: dict[str, list[tuple[int, float]]] = model.cache
        self._prior: dict[int, float] = model.LP_wtag
        self._case: dict[int, dict[bool, float]] = model.LP_case_t
        self._follow: dict[tuple[int, int], dict[int, float]] = model.LP_trans_word
        self._next = {one << _BITS | two: dict(pairs) for (one, two), pairs in model.LP_trans_nonfinal.items()}
        self._last = {
            one << _BITS | two: [(tag, two << _BITS | -tag, step) for tag, step in dict(pairs).items()]
            for (one, two), pairs in model.LP_trans_final.items()
        }
        self._known: dict[str, dict[int, float]] = {}
        for tag, pieces in model.LP_m_t.items():
            for piece, value in pieces.items():
                self._known.setdefault(piece, {})[tag] = value
        self._open = sorted(tag for tag in model.LP_hapax_t if tag in model.LP_s_t)
        lengths = zip(*(model.LP_len_t[tag] for tag in self._open), strict=True)
        hapax = [model.LP_hapax_t[tag] for tag in self._open]
        self._base = [
            [model.Int_t + once + value for once, value in zip(hapax, values, strict=True)] for values in lengths
        ]
        self._open_places = [(tag, n) for n, tag in enumerate(self._open)]
        self._suffixes = [model.LP_s_t[tag] for tag in self._open]
        self._open_set = frozenset(self._open)
        self._after: dict[tuple[State, int | None], tuple[tuple[int, State, float], ...]] = {}
        self._endings: dict[str, list[float]] = {}
        self.lexical = lru_cache(maxsize=_FORMS)(self._lexical)
        self._kept_choices = lru_cache(maxsize=_FORMS)(self._choices)
        self.lemma = lru_cache(maxsize=_FORMS)(self._lemma)
        self.morphemes = lru_cache(maxsize=_FORMS)(self._morphemes)

    def knows(self, word: str) -> bool:
        """Tell whether a lower-case word form is in the model's own list."""
        return word in self._words

    def _ending(self, ending: str) -> list[float]:
        """Return the log probability of the longest known suffix of ``ending``, for each open tag."""
        values = self._endings.get(ending)
        if values is None:
            if ending:
                shorter = self._ending(ending[1:])
                values = [table.get(ending, old) for table, old in zip(self._suffixes, shorter, strict=True)]
            else:
                values = [table[""] for table in self._suffixes]
            if len(self._endings) > _FORMS:
                self._endings.clear()
            self._endings[ending] = values
        return values

    def _steps(self, state: State, target: int | None) -> tuple[tuple[int, State, float], ...]:
        """Return what may follow a state if the word is to end in ``target``: tag, new state, log probability."""
        key = (state, target)
        found = self._after.get(key)
        if found is None:
            allowed = None if target is None else self._model.reachability.get(target, frozenset())
            found = tuple(
                (tag, (state & _LOW) << _BITS | tag, step)
                for tag, step in self._next.get(state, {}).items()
                if allowed is None or tag in allowed
            )
            self._after[key] = found
        return found

    def _slots(
        self, row: dict[State, float], target: int | None, wanted: Collection[int]
    ) -> dict[int, dict[State, tuple[float, State]]]:
        """Return, for each tag that may go on from a row, the states it leads to: the log probability without
        the next piece and the best state before it. States far below the fourth best are left out.
        """
        bound = sorted(row.values())[-4] - 1 if len(row) > 3 else -1e6
        slots: dict[int, dict[State, tuple[float, State]]] = {}
        after = self._after
        for state, lp in row.items():
            if lp < bound:
                continue
            for tag, key, step in after.get((state, target)) or self._steps(state, target):
                if tag in wanted:
                    slot = slots.get(tag)
                    if slot is None:
                        slots[tag] = {key: (lp + step, state)}
                    elif key not in slot or lp + step > slot[key][0]:
                        slot[key] = lp + step, state
        return slots

    def _search(
        self, word: str, target: int | None, strict: bool, back: list[dict[State, tuple[State, int]]] | None = None
    ) -> dict[State, float]:
        """Search the morphemes of a word.

        Args:
            word: in lower case.
            target: the final tag, or None for any.
            strict: known morphemes only.
            back: filled with the best way into each state, a table for each letter and one for the end.

        Returns:
            The log probability of each final state.
        """
        size = len(word)
        table: list[dict[State, float]] = [{_START: 0.0}, *({} for _ in range(size))]
        if back is not None:
            back[:] = [{} for _ in range(size + 2)]
        known, cached, lowest = self._known, self._endings, _LOWEST
        for i in range(size):
            row = table[i]
            if not row:
                continue
            found = [known.get(word[i:j], _NOTHING) for j in range(i + 1, size + 1)]
            wanted = set().union(*found) if strict else self._open_set.union(*found)
            slots = self._slots(row, target, wanted) if wanted else None
            if not slots:
                continue
            ready = {tag: [(key, lp, origin) for key, (lp, origin) in slot.items()] for tag, slot in slots.items()}
            guessed = () if strict else [(tag, n, ready[tag]) for tag, n in self._open_places if tag in ready]
            for j, pieces in enumerate(found, i + 1):
                length = j - i
                target_row = table[j]
                best = target_row.get
                for tag, value in pieces.items():
                    if tag in ready:
                        for key, lp, origin in ready[tag]:
                            new = lp + value
                            if new > best(key, lowest):
                                target_row[key] = new
                                if back is not None:
                                    back[j][key] = origin, i
                if guessed and (size < 4 or length > 2):
                    ending = word[j - min(length - 1, 4) : j]
                    endings = cached.get(ending) or self._ending(ending)
                    base = self._base[length if length < 24 else 24]
                    penalty = 4.6 if length == size else 0.0
                    for tag, n, slot in guessed:
                        if tag in pieces:
                            continue
                        value = base[n] + endings[n] - penalty
                        for key, lp, origin in slot:
                            new = lp + value
                            if new > best(key, lowest):
                                target_row[key] = new
                                if back is not None:
                                    back[j][key] = origin, i
        final: dict[State, float] = {}
        for state, lp in table[size].items():
            for tag, key, step in self._last[state]:
                if target is not None and tag != target:
                    continue
                if lp + step > final.get(key, lowest):
                    final[key] = lp + step
                    if back is not None:
                        back[-1][key] = state, size
        return final

    def _lexical(self, word: str) -> Lexical:
        """Return the tags a lower-case word form may have, with log probabilities, best first."""
        if word in self._words:
            return tuple(self._words[word])
        if len(word) > LONGEST_WORD:
            return ()
        sums: dict[int, float] = {}
        for state, lp in self._search(word, None, False).items():
            tag = state & _LOW
            old = sums.get(tag)
            if old is None:
                sums[tag] = lp
            else:
                high, low = max(old, lp), min(old, lp)
                sums[tag] = high + math.log1p(math.exp(low - high))
        return tuple(sorted(sums.items(), key=lambda item: item[1], reverse=True))

    def choices(self, word: str, *, capital: bool | None) -> Mapping[int, float]:
        """Return the log probability of the word given each tag it may have.

        Args:
            word: the form in lower case.
            capital: whether it is written with a capital; None where that says nothing (sentence start).
        """
        return self._kept_choices(word, capital)

    def _choices(self, word: str, capital: bool | None) -> Mapping[int, float]:
        found = [
            (tag, lp - self._prior[tag] + (0.0 if capital is None else self._case[tag][capital]))
            for tag, lp in self.lexical(word)
        ]
        if word not in self._words and found:
            limit = max(lp for _, lp in found) - 5
            found = [(tag, lp) for tag, lp in found if lp >= limit]
        return dict(found)

    def path(self, choices: Sequence[Mapping[int, float]]) -> list[int]:
        """Return the best tags for a sentence, given the choices of each word (empty: any tag)."""
        rows: list[dict[tuple[int, int], float]] = []
        back: list[dict[tuple[int, int], tuple[int, int]]] = []
        row: dict[tuple[int, int], float] = {_EMPTY: 0.0}
        for options in choices:
            bound = sorted(row.values(), reverse=True)[5] - 1 if len(row) > 5 else -1e12
            new_row: dict[tuple[int, int], float] = {}
            new_back: dict[tuple[int, int], tuple[int, int]] = {}
            items = list((options or dict.fromkeys(self._prior, 0.0)).items())
            for state, lp in row.items():
                if lp < bound:
                    continue
                steps = self._follow[state]
                second = state[1]
                for tag, value in items:
                    new = lp + steps[tag] + value
                    key = (second, tag)
                    old = new_row.get(key)
                    if old is None or new > old:
                        new_row[key] = new
                        new_back[key] = state
            rows.append(new_row)
            back.append(new_back)
            row = new_row
        if not rows:
            return []
        state = max(row, key=lambda s: row[s] + self._follow[s].get(_END, -math.inf))
        tags = []
        for step in reversed(back):
            tags.append(state[1])
            state = step[state]
        return tags[::-1]

    def _lemma(self, word: str, tag: str) -> str:
        """Return the base form of a lower-case word form under a tag."""
        number = self.numbers.get(tag)
        if number is None or not word or len(word) > LONGEST_WORD:
            return word
        lemma: str = self._model.makelemma(self._stem(tag, self._pieces(word, number)), tag)
        return lemma

    def _pieces(self, word: str, number: int) -> list[tuple[str, int]]:
        """Return the morphemes of a lower-case word form under a tag."""
        return [(word, number)] if -number in self._model.atomic_class else self.morphemes(word, -number)

    def _stem(self, tag: str, pieces: list[tuple[str, int]]) -> list[str]:
        """Return the morphemes that a base form is made of, the last one as it is there."""
        model = self._model
        kept = [(piece, sort) for piece, sort in pieces if model.relevant_morpheme(sort, tag)] or pieces
        last, sort = kept[-1]
        name = self.names[sort]
        if sort in model.stemdict and (name[:2] == tag[:2] or name.startswith("SUF")):
            last = model.stemdict[sort].get(last, last)
        return [piece for piece, _ in kept[:-1]] + [last]

    def alone(self, form: str) -> tuple[str, str, list[tuple[str, str]], str]:
        """Take one word apart that stands in no sentence, as HanTa's ``analyze`` does.

        Args:
            form: the word as written, with a letter in it.

        Returns:
            Its base form, its stem, its morphemes with their tags, its own tag.
        """
        word, model = form.lower(), self._model
        capital = form[:1].isupper()
        found = [(lp + self._case[tag][capital], tag) for tag, lp in self.lexical(word)]
        if not found:  # nothing is known of such a word: HanTa has its own way out
            lemma, _ = model.analyze(form, taglevel=1)
            stem, morphs, tag = model.analyze(form, taglevel=3)
            return lemma, stem, morphs, tag
        number = max(found, key=lambda choice: choice[0])[1]  # of equal ones the first, as HanTa
        name, pieces = self.names[number], self._pieces(word, number)
        kept = self._stem(name, pieces)
        return model.makelemma(kept, name), "".join(kept), [(piece, self.names[sort]) for piece, sort in pieces], name

    def _morphemes(self, word: str, final: int) -> list[tuple[str, int]]:
        """Return the most likely morphemes of a word form that ends in the state ``final``."""
        for strict in (True, False):
            back: list[dict[State, tuple[State, int]]] = []
            ends = self._search(word, final, strict, back)
            if ends:
                break
        else:
            return [(word, 3)]
        state = max(ends, key=lambda s: ends[s])
        pieces: list[tuple[str, int]] = []
        state, place = back[-1][state]
        while place > 0:
            before, start = back[place][state]
            pieces.append((word[start:place], state & _LOW))
            state, place = before, start
        return pieces[::-1]

    @lru_cache(maxsize=20_000)  # noqa: B019 (one model per process, kept for good)
    def parts(self, word: str) -> tuple[str, ...]:
        """Return the stems of a noun in lower case, linking letters left out: ``frieden, plan``."""
        word = word.lower()
        if not word or len(word) > LONGEST_WORD:
            return (word,)
        pieces = self.morphemes(word, -self.numbers["NN"])
        stems = tuple(piece for piece, sort in pieces if not self.names[sort].startswith(("SUF", "FUGE", "HYPHEN")))
        return stems or (word,)


@lru_cache(maxsize=1)
def hanta() -> Hanta:
    """Load the German model of the installed HanTa package (once per process, 0.2 s).

    Its half a million objects live as long as the process: they are set aside from the garbage collector, which
    would else walk through them again and again while reports are read (a tenth of the time of reading).
    """
    from HanTa import HanoverTagger

    path = Path(HanoverTagger.__file__).resolve().parent / "morphmodel_ger.pgz"
    model = Hanta(HanoverTagger.HanoverTagger(str(path)))
    gc.collect()
    gc.freeze()
    return model
