"""Runs of names and nouns at the head of a phrase: "Außenministerin Ada Prinz", "Ende Oktober",
"Artikel 5".
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.lists import words

__all__ = ["HEADS", "MEASURES", "Heads"]

HEADS = frozenset({"NN", "NE", "NNA", "NNI", "FM", "TRUNC"})
_NAME_PARTICLES = words("name_particles")
MEASURES = words("measures")


class Heads:
    """Finds where the head of a phrase ends.

    Args:
        tokens: the tokens of the text.
        tags: their tags.
        lexicon: titles, times, places.
    """

    def __init__(self, tokens: Sequence[Token], tags: Sequence[str], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.tags = tags
        self.lexicon = lexicon

    def name_run(self, k: int, stop: int) -> int:
        """Return where a run of names that begins at ``k`` ends, the legal form of a company included."""
        end = self._names(k, stop)
        return end + 1 if self._legal_form(end, stop) else end

    def quoted_name(self, k: int, end: int, stop: int) -> int:
        """Return where a name in quotation marks ends that opens right before ``k``: "die „Initiative Blaues Band“"."""
        if k == 0 or self.tokens[k - 1].opens != 1 or not self.lexicon.is_quote(self.tokens[k - 1]):
            return end
        close = end
        while close < min(stop, k + 7) and (self.tags[close] in HEADS or self.tags[close] in {"ADJA", "CARD"}):
            if not self.tokens[close].form[0].isupper() and self.tags[close] != "CARD":
                return end
            close += 1
        return close if close < stop and self.tokens[close].opens == -1 else end

    def short_name_before(self, k: int, stop: int) -> bool:
        """Tell whether the short name before a noun belongs to it: "die EU Kommissarin", "die GEW Landesverband
        Hessen", not "bot die FDP Gespräche an".
        """
        name, noun = self.tokens[k - 1], self.tokens[k]
        if noun.tag != "NN" or not name.form.isupper() or len(name.form) > 5:
            return False
        if name.form == "US" or self.lexicon.is_title(noun):
            return True
        part = self.lexicon.part(noun)
        placed = k + 1 < stop and self.tags[k + 1] == "NE" and not self.lexicon.is_thing(part)
        return noun.lower == noun.lemma.lower() and (placed or self.lexicon.is_body(part))

    def particle_surname(self, k: int, stop: int) -> bool:
        """Tell whether a surname that always has its particle begins at ``k``: "von der Leyen"."""
        if k + 2 >= stop or self.tokens[k].lower not in {"von", "van"} or self.tags[k + 2] not in HEADS:
            return False
        surname = self.tokens[k + 2].lower
        known = self.lexicon.particle_surnames
        return self.tokens[k + 1].lower in {"der", "den", "dem"} and (
            surname in known or surname.removesuffix("s") in known
        )

    def _legal_form(self, k: int, stop: int) -> bool:
        """Tell whether a legal form stands at ``k``: "AG", "GmbH"."""
        return k < stop and self.tokens[k].form[0].isupper() and self.tokens[k].lower in self.lexicon.legal_forms

    def _names(self, k: int, stop: int) -> int:
        tags, tokens = self.tags, self.tokens
        start = k
        k += 1
        while k < stop:
            if tags[k] in {"NE", "FM"}:
                if self.lexicon.splits(tokens, start, k):
                    break
                k += 1
            elif k == start + 1 and self.particle_surname(k, stop):
                return k + 3
            elif tokens[k].lower in _NAME_PARTICLES and k == start + 1 and self._particle_name(k, stop):
                k += 1
                while k < stop and tokens[k].lower in {"der", "den", "dem", "la"}:
                    k += 1
            elif (
                tags[k] == "CARD"
                and tags[k - 1] == "NE"
                and tokens[k].form.isdigit()
                and len(tokens[k].form) <= 4
                and not (k + 1 < stop and tags[k + 1] in {"NN", "ADJA"})
            ):
                k += 1
                break
            else:
                break
        return k

    def _particle_name(self, k: int, stop: int) -> bool:
        """Tell whether a name goes on after "von", "van", ...: "Ursula von der Leyen", not "Witkoff
        von der CDU".
        """
        after = k + 1
        while after < stop and self.tokens[after].lower in {"der", "den", "dem", "la"} and after < k + 2:
            after += 1
        if after >= stop or self.tags[after] not in {"NE", "NN"}:
            return False
        token = self.tokens[after]
        if token.form.isupper() or not token.form[0].isupper():
            return False
        if self.tokens[k].lower in {"von", "zu", "der", "den"}:
            return (
                self.tags[after] == "NE"
                and self.lexicon.is_given_name(self.tokens[k - 1])
                and not self.lexicon.is_place(token)
            )
        return True

    def _first_of_two(self, head: int, k: int, stop: int) -> bool:
        """Tell whether a surname stands at ``k`` behind a plural for people, with another one joined to it: "den
        Unterhändlern *Kern* und Vogt".
        """
        tokens, tags = self.tokens, self.tags
        return (
            k + 2 < stop
            and tags[k + 1] == "KON"
            and "NE" in (tags[k], tags[k + 2])
            and all(tags[i] in {"NN", "NE"} and tokens[i].lemma == tokens[i].form for i in (k, k + 2))
            and not any(self.lexicon.is_place(tokens[i]) or tokens[i].form.isupper() for i in (k, k + 2))
            and self.lexicon.is_people(tokens[head])
        )

    def noun_run(self, k: int, stop: int) -> tuple[int, int, tuple[int, int] | None]:
        """Read a common noun at ``k`` with the name, number or second noun behind it: head, end, name."""
        tags, tokens = self.tags, self.tokens
        head = k
        end = k + 1
        name = None
        if self._first_of_two(head, end, stop):
            return head, end + 1, (end, end + 1)
        if end < stop and tags[end] in {"NE", "FM"}:
            run = self.name_run(end, stop)
            last = tokens[run - 1]
            genitive = last.tag == "NE" and last.lemma != last.form and last.lower.endswith(("s", "'", "’"))
            if genitive and not self.lexicon.is_title(tokens[head]):
                return head, end, None  # "Forderungen Russlands": attached later
            if genitive and run < stop and tags[run] in {"NN"}:
                return head, end, None
            if genitive and run - end == 1:
                return head, end, None  # "Berater Putins"
            if run - end > 1 or self.lexicon.is_title(tokens[head]) or self.lexicon.is_personal(tokens[head]):
                return head, run, (end, run)
        elif end < stop and tags[end] == "CARD" and tokens[head].lower not in MEASURES:
            numbered = tokens[end].form.isdigit() and not (end + 1 < stop and tags[end + 1] in {"NN", "ADJA", "NNA"})
            if (len(tokens[end].form) == 4 and self.lexicon.is_time(tokens[head]) and tokens[end].form.isdigit()) or (
                numbered and (self.lexicon.is_numbered(tokens[head]) or len(tokens[end].form) == 4)
            ):
                end += 1
        elif self.particle_surname(end, stop) and self.lexicon.is_title(tokens[head]):
            name = (end, end + 3)
            end += 3
        elif self._legal_form(end, stop):
            end, name = end + 1, (k, end + 1)
        elif end < stop and tags[end] in {"NN", "NNA", "NNI"}:
            if tokens[head].lower in MEASURES and tokens[head].lower != "prozent":
                if tokens[head].lower in {"ende", "anfang", "mitte"} and not self.lexicon.is_time(tokens[end]):
                    return head, end, name
                head, end, name = self.noun_run(end, stop)
            elif tags[end] == "NN" and self.lexicon.is_title(tokens[head]) and not self.lexicon.known_noun(tokens[end]):
                run = self.name_run(end, stop)
                name = (end, run)
                end = run
        elif end + 2 < stop and tags[end] == "$(" and tokens[end].opens == 1 and self.lexicon.is_quote(tokens[end]):
            close = end + 1
            while close < stop and close < end + 8 and not (tags[close] == "$(" and tokens[close].opens == -1):
                if tags[close][0] == "$" or tags[close] in {"VVFIN", "VAFIN", "VMFIN"}:
                    return head, end, name
                close += 1
            called = tags[end + 1] in {*HEADS, "ART"} or (tags[end + 1] == "ADJA" and tokens[end + 1].form[0].isupper())
            if close < stop and tokens[close].opens == -1 and called:  # not "dem Westen „doppelte Standards“ vorwerfen"
                name = (end + 1, close)
                end = close + 1
        return head, end, name
