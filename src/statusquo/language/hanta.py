"""HanTa's German model, with the search rewritten for speed.

HanTa (Wartena 2019, "A Probabilistic Morphology Model for German Lemmatization") tags by a trigram hidden
Markov model over words whose emission comes from a hidden Markov model over morphemes. Its model ships in
the wheel of the same name. Here the model's tables are used as they are, and its three searches (the
possible tags of a word form, the tags of a sentence, the morphemes behind a lemma) run over inverted
tables: for a piece of a word the tags it is known for, for a word only the tags it may have. Same numbers,
same pruning, same result, a fraction of the time; ``tests/unit/language/test_hanta.py`` compares the two.

The model is a pickle: it is loaded from the installed package only (never from the working directory, where
HanTa itself would look first), once per process, on first use.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

__all__ = ["LONGEST_WORD", "Hanta", "hanta"]

LONGEST_WORD = 60
"""Longer word forms never reach the morpheme search (its time grows with the square of the length)."""

_EMPTY, _START, _END = 0, 1, 2
_FORMS = 40_000
"""Word forms kept: bounds the memory of a long run (about 12 MB)."""

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
        self._next = {state: dict(pairs) for state, pairs in model.LP_trans_nonfinal.items()}
        self._last = {state: dict(pairs) for state, pairs in model.LP_trans_final.items()}
        self._known: dict[str, list[tuple[int, float]]] = {}
        for tag, pieces in model.LP_m_t.items():
            for piece, value in pieces.items():
                self._known.setdefault(piece, []).append((tag, value))
        self._open = sorted(tag for tag in model.LP_hapax_t if tag in model.LP_s_t)
        self._base = {
            tag: [model.Int_t + model.LP_hapax_t[tag] + value for value in model.LP_len_t[tag]] for tag in self._open
        }
        self._open_places = [(tag, n) for n, tag in enumerate(self._open)]
        self._towards: dict[tuple[tuple[int, int], int], dict[int, float]] = {}
        self._endings: dict[str, list[float]] = {}
        self.lexical = lru_cache(maxsize=_FORMS)(self._lexical)
        self.lemma = lru_cache(maxsize=_FORMS)(self._lemma)
        self.morphemes = lru_cache(maxsize=_FORMS)(self._morphemes)

    def _ending(self, ending: str) -> list[float]:
        """Return the log probability of the longest known suffix of ``ending``, for each open tag."""
        values = self._endings.get(ending)
        if values is None:
            values = []
            for tag in self._open:
                table = self._model.LP_s_t[tag]
                cut = 0
                while cut < len(ending) and ending[cut:] not in table:
                    cut += 1
                values.append(table[ending[cut:]])
            if len(self._endings) > _FORMS:
                self._endings.clear()
            self._endings[ending] = values
        return values

    def _following(self, state: tuple[int, int], target: int | None) -> dict[int, float]:
        """Return the tags that may follow a state, with log probabilities, if the word is to end in
        ``target``.
        """
        if target is None:
            return self._next[state]
        key = (state, target)
        found = self._towards.get(key)
        if found is None:
            allowed = self._model.reachability.get(target, frozenset())
            found = {tag: step for tag, step in self._next[state].items() if tag in allowed}
            self._towards[key] = found
        return found

    def _search(
        self, word: str, target: int | None, strict: bool
    ) -> tuple[list[dict[tuple[int, int], float]], list[dict[tuple[int, int], tuple[tuple[int, int], int]]]]:
        """Fill the table of the morpheme search: best log probability of each state after each letter."""
        size = len(word)
        table: list[dict[tuple[int, int], float]] = [{(_EMPTY, _START): 0.0}, *({} for _ in range(size + 1))]
        back: list[dict[tuple[int, int], tuple[tuple[int, int], int]]] = [{} for _ in range(size + 2)]
        known = self._known
        for i in range(size + 1):
            row = table[i]
            if not row:
                continue
            bound = sorted(row.values(), reverse=True)[3] - 1 if len(row) > 3 else -1e6
            states = [(s, lp, self._following(s, target)) for s, lp in row.items() if lp >= bound and s in self._next]
            wanted = set().union(*(following for _, _, following in states)) if states else set()
            if not wanted:
                continue
            guessed = () if strict else [pair for pair in self._open_places if pair[0] in wanted]
            for j in range(i + 1, size + 1):
                pieces = [pair for pair in known.get(word[i:j], ()) if pair[0] in wanted]
                length = j - i
                if guessed and (size < 4 or length > 2):
                    endings = self._ending(word[j - min(length - 1, 4) : j])
                    place = min(length, 24)
                    penalty = 4.6 if length == size else 0.0
                    if pieces:
                        have = {tag for tag, _ in pieces}
                        pieces += [
                            (tag, self._base[tag][place] + endings[n] - penalty)
                            for tag, n in guessed
                            if tag not in have
                        ]
                    else:
                        pieces = [(tag, self._base[tag][place] + endings[n] - penalty) for tag, n in guessed]
                if not pieces:
                    continue
                target_row = table[j]
                target_back = back[j]
                for state, lp, following in states:
                    second = state[1]
                    for tag, value in pieces:
                        step = following.get(tag)
                        if step is None:
                            continue
                        new = lp + step + value
                        if new > -1e6:
                            key = (second, tag)
                            old = target_row.get(key)
                            if old is None or new > old:
                                target_row[key] = new
                                target_back[key] = (state, i)
        final = table[-1]
        for state, lp in table[-2].items():
            for tag, step in self._last.get(state, {}).items():
                if target is not None and tag != target:
                    continue
                new = lp + step
                key = (state[1], tag)
                if new > -1e6 and new > final.get(key, -math.inf):
                    final[key] = new
                    back[-1][key] = (state, size)
        return table, back

    def _lexical(self, word: str) -> Lexical:
        """Return the tags a lower-case word form may have, with log probabilities, best first."""
        if word in self._words:
            return tuple(self._words[word])
        if len(word) > LONGEST_WORD:
            return ()
        sums: dict[int, float] = {}
        for (_, tag), lp in self._search(word, None, False)[0][-1].items():
            old = sums.get(-tag)
            if old is None:
                sums[-tag] = lp
            else:
                high, low = max(old, lp), min(old, lp)
                sums[-tag] = high + math.log1p(math.exp(low - high))
        return tuple(sorted(sums.items(), key=lambda item: item[1], reverse=True))

    def choices(self, word: str, *, capital: bool | None) -> dict[int, float]:
        """Return the log probability of the word given each tag it may have.

        Args:
            word: the form in lower case.
            capital: whether it is written with a capital; None where that says nothing (sentence start).
        """
        found = [
            (tag, lp - self._prior[tag] + (0.0 if capital is None else self._case[tag][capital]))
            for tag, lp in self.lexical(word)
        ]
        if word not in self._words and found:
            limit = max(lp for _, lp in found) - 5
            found = [(tag, lp) for tag, lp in found if lp >= limit]
        return dict(found)

    def path(self, choices: Sequence[dict[int, float]]) -> list[int]:
        """Return the best tags for a sentence, given the choices of each word (empty: any tag)."""
        rows: list[dict[tuple[int, int], float]] = []
        back: list[dict[tuple[int, int], tuple[int, int]]] = []
        row: dict[tuple[int, int], float] = {(_EMPTY, _START): 0.0}
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
        model = self._model
        final = -number
        pieces = [(word, number)] if final in model.atomic_class else self.morphemes(word, final)
        kept = [(piece, sort) for piece, sort in pieces if model.relevant_morpheme(sort, tag)] or pieces
        last, sort = kept[-1]
        name = self.names[sort]
        if sort in model.stemdict and (name[:2] == tag[:2] or name.startswith("SUF")):
            last = model.stemdict[sort].get(last, last)
        lemma: str = model.makelemma([piece for piece, _ in kept[:-1]] + [last], tag)
        return lemma

    def _morphemes(self, word: str, final: int) -> list[tuple[str, int]]:
        """Return the most likely morphemes of a word form that ends in the state ``final``."""
        for strict in (True, False):
            table, back = self._search(word, final, strict)
            if table[-1]:
                break
        else:
            return [(word, 3)]
        state = max(table[-1], key=lambda s: table[-1][s])
        place = len(table) - 1
        pieces: list[tuple[str, int]] = []
        state, place = back[place][state]
        while place > 0:
            before, start = back[place][state]
            pieces.append((word[start:place], state[1]))
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
    """Load the German model of the installed HanTa package (once per process, 0.2 s)."""
    from HanTa import HanoverTagger

    path = Path(HanoverTagger.__file__).resolve().parent / "morphmodel_ger.pgz"
    return Hanta(HanoverTagger.HanoverTagger(str(path)))
