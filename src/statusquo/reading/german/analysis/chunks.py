"""Bare phrases: from determiner to head noun and name, with extended attributes, without what follows the
head.

One scan from left to right over the tags of a sentence; clauses need not be known. A phrase here is

    [preposition] [determiner] [extended attribute] [adjectives and numbers] head [name | number]

* *extended attribute* (erweitertes Attribut): between article and noun stand whole phrases and adverbs that
  belong to a participle or adjective: "die [von Russland geforderte] Abtretung". It is tried when after the
  determiner something stands that cannot be part of a plain noun phrase, and holds only if the noun is
  reached.
* *owner* (pränominaler Genitiv): "Putins Berater", "Deutschlands neuer Außenminister".
* *name*: a run of names, alone or behind a title: "US-Präsident Donald Trump".
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis import agreement
from statusquo.reading.german.analysis.adjectives import Adjectives
from statusquo.reading.german.analysis.drafts import ParticipleDraft, PhraseDraft
from statusquo.reading.german.analysis.heads import HEADS, Heads
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.lists import words
from statusquo.reading.german.analysis.small import bare_number, determination, headless, pronoun, readings

__all__ = ["Chunker"]

_DETERMINERS = frozenset({"ART", "PDAT", "PPOSAT", "PIAT", "PWAT", "PRELAT"})
_PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PWS", "PRELS", "PPOSS"})
_PREPOSITIONS = frozenset({"APPR", "APPRART"})
_BEFORE_DAY = words("before_day")
_BEFORE_YEAR = words("before_year")
_YEARS = "1900", "2099"
_LONGEST_ATTRIBUTE = 24
_DEEPEST = 2
_QUANTITY_PRONOUNS = words("quantities")
_WITH_ARTICLE = words("with_article")


class Chunker:
    """Finds the bare phrases of a range of tokens.

    Args:
        tokens: the tokens of the text.
        lexicon: word lists and compound parts.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.tags: list[str] = [t.tag for t in tokens]
        self._heads = Heads(tokens, self.tags, lexicon)
        self._adjectives = Adjectives(tokens, self.tags, lexicon)
        self._depth = 0

    def chunks(self, first: int, stop: int) -> list[PhraseDraft]:
        """Return the bare phrases between two tokens, in order, none inside another."""
        found: list[PhraseDraft] = []
        k = first
        while k < stop:
            phrase = self.phrase(k, stop)
            if phrase is None:
                k += 1
            else:
                found.append(phrase)
                k = max(phrase.stop, k + 1)
        return found

    def phrase(self, k: int, stop: int) -> PhraseDraft | None:
        """Return the phrase that begins at token ``k``, or None.

        Args:
            k: token.
            stop: where to stop looking.
        """
        tag = self.tags[k]
        if self._heads.particle_surname(k, stop):
            head = self.tokens[k + 2]
            readings = agreement.noun(head.form, head.lemma, "NE")
            return PhraseDraft("np", k, k + 3, k + 3, head, head.lemma, head.lower, readings, name=(k, k + 3))
        if self.tokens[k].lower in {"als", "wie"} and self._as_well_as(k, stop):
            return None
        if tag in _PREPOSITIONS or (tag == "KOKOM" and self.tokens[k].lower in {"als", "wie"}) or tag == "APZR":
            return self._prepositional(k, stop)
        if tag == "ADV" and self._adverb_group(k):
            return None
        skip = self._more_than(k, stop)
        phrase = self._nominal(skip, stop)
        if phrase is not None:
            phrase.first = k
        if phrase is not None and phrase.stop < stop and self.tags[phrase.stop] == "APPO":
            self._add_preposition(phrase, self.tokens[phrase.stop], self.tokens[phrase.stop].lower)
            phrase.stop = phrase.core = phrase.stop + 1
        return phrase

    def _adverb_group(self, k: int) -> bool:
        """Tell whether a fixed group holds the adverb at ``k``: "*unter anderem* kürzere Zeiten"."""
        tokens = self.tokens
        for start in range(max(0, k - 3), k + 1):
            for group in self.lexicon.adverb_groups.get(tokens[start].lower, ()):
                if start + len(group) > k and tuple(t.lower for t in tokens[start : start + len(group)]) == group:
                    return True
        return False

    def _more_than(self, k: int, stop: int) -> int:
        """Step over "mehr als", "weniger als" before a number: "*mehr als* 3000 Bürger"."""
        if k + 3 < stop and self.tags[k + 2] == "CARD" and self.tokens[k + 1].lower == "als":
            return k + 2 if self.tokens[k].lower in {"mehr", "weniger"} else k
        return k

    def _as_well_as(self, k: int, stop: int) -> bool:
        """Tell whether "als" or "wie" belongs to "sowohl A *als auch* B"."""
        if k + 1 >= stop or self.tokens[k + 1].lower != "auch":
            return False
        return any(self.tokens[i].lower == "sowohl" for i in range(max(0, k - 20), k))

    def _prepositional(self, k: int, stop: int) -> PhraseDraft | None:
        first = k
        while k + 1 < stop and self.tags[k + 1] in _PREPOSITIONS and k < first + 2:
            k += 1
        token = self.tokens[k]
        lemma = self.lexicon.preposition(token.lower)
        if k + 1 >= stop:
            return None
        skip = self._more_than(k + 1, stop)
        while skip < stop - 1 and self.tags[skip] == "ADV" and self.tokens[skip].lower in self.lexicon.focus:
            skip += 1
        contracted = token.tag == "APPRART"
        if self._depth and lemma in _BEFORE_DAY and self.tokens[k + 1].lower in self.lexicon.day_adverbs:
            phrase = None  # "die *für heute* geplante Runde"
        else:
            phrase = self._nominal(skip, stop, contracted=token if contracted else None)
        if phrase is None:
            after = self.tags[k + 1]
            if after not in {"ADV", "ADJD", "CARD", "PROAV", "PWAV", "ADJA", "PRF"}:
                return None
            head = self.tokens[k + 1]
            phrase = PhraseDraft("np", k + 1, k + 2, k + 2, head, head.lemma.lower(), head.lemma.lower(), agreement.ANY)
        phrase.first = first
        self._add_preposition(phrase, token, lemma)
        if phrase.stop < stop and self.tags[phrase.stop] == "APZR":
            phrase.stop += 1
        return phrase

    def _add_preposition(self, phrase: PhraseDraft, token: Token, lemma: str) -> None:
        phrase.kind = "pp"
        phrase.prep = lemma
        phrase.preposition = token
        phrase.readings = agreement.meet(phrase.readings, agreement.preposition(lemma))

    def _nominal(self, k: int, stop: int, *, contracted: Token | None = None) -> PhraseDraft | None:
        """Return the noun phrase or pronoun that begins at ``k``."""
        tags, tokens = self.tags, self.tokens
        first = k
        if tags[k] in _PRONOUNS:
            quantity = tags[k] == "PIS" and tokens[k].lower in _QUANTITY_PRONOUNS
            if not (quantity and k + 1 < stop and tags[k + 1] in {"ADJA", "NN", "NNA"}):
                return pronoun(self.tokens[k], self.lexicon)
        determiners: list[Token] = []
        k = self._adjectives.skip_quote(k, stop)
        while (
            k < stop
            and len(determiners) < 3
            and (
                tags[k] in _DETERMINERS
                or (not determiners and tags[k] == "PIS" and tokens[k].lower in _QUANTITY_PRONOUNS)
            )
        ):
            determiners.append(tokens[k])
            k += 1
        if len(determiners) == 1 and k < stop and tags[k] == "PIS" and tokens[k].lower in _WITH_ARTICLE:
            return headless(first, k + 1, determiners, [tokens[k]])
        extended = None
        if k < stop and tags[k] not in HEADS:
            after = self._adjectives.read(k, stop)
            if (after[0] >= stop or tags[after[0]] not in HEADS) and (determiners or contracted is not None):
                extended = self._extended(k, stop) if self._depth < _DEEPEST else None
                if extended is not None:
                    k = extended[1]
        got = self._adjectives.read(k, stop)
        if not determiners and self._year(first, stop):
            return bare_number(first, first + 1, [], [tokens[first]])
        k, adjectives = got
        if k >= stop or tags[k] not in HEADS:
            number = bool(adjectives) and adjectives[-1].tag == "CARD" and extended is None
            if number and (k >= stop or tags[k] != "ADJA"):
                return bare_number(first, k, determiners, adjectives)
            if adjectives and adjectives[-1].tag == "ADJA" and extended is None:
                return headless(first, k, determiners, adjectives)
            return self._bare(determiners, first)
        return self._headed(first, k, stop, determiners, adjectives, extended, contracted)

    def _year(self, k: int, stop: int) -> bool:
        """Tell whether a year stands at ``k`` that counts nothing: "seit *2022* Verhandlungen"."""
        form = self.tokens[k].form
        return (
            len(form) == 4
            and form.isdigit()
            and _YEARS[0] <= form <= _YEARS[1]
            and not form.endswith("00")
            and k > 0
            and self.tokens[k - 1].lower in _BEFORE_YEAR
            and k + 1 < stop
            and self.tags[k + 1] in {"NN", "NNA", "NNI", "NE", "ADJA"}
            and not self.lexicon.is_time(self.tokens[k + 1])
        )

    def _extended(self, k: int, stop: int) -> tuple[ParticipleDraft, int] | None:
        """Read an extended attribute that begins at ``k``; return it and the token after it."""
        self._depth += 1
        found = self._inside(k, min(stop, k + _LONGEST_ATTRIBUTE))
        self._depth -= 1
        return found

    def _inside(self, k: int, stop: int) -> tuple[ParticipleDraft, int] | None:
        tags = self.tags
        inside: list[PhraseDraft] = []
        negated = False
        start = k
        while k < stop:
            tag = tags[k]
            if tag == "ADJA" and k > start:
                if k + 2 < stop and tags[k + 1] == "KON" and tags[k + 2] not in {"ADJA", *HEADS}:
                    other = self._inside(k + 2, stop)  # "von A geplante *und von B bekämpfte* Straße"
                    if other is not None:
                        return self._participle(k, inside, negated), other[1]
                return self._participle(k, inside, negated), k + 1
            if tag in {"ADV", "ADJD", "PRF", "PTKA", "PROAV", "KON", "KOKOM"} or (
                tag == "$(" and self.lexicon.is_quote(self.tokens[k])
            ):
                k += 1
            elif tag == "PTKNEG":
                negated = True
                k += 1
            else:
                phrase = self.phrase(k, stop)
                if phrase is None or phrase.head.tag == "PRELS":
                    return None
                inside.append(phrase)
                k = phrase.stop
        return None

    def _participle(self, k: int, inside: list[PhraseDraft], negated: bool) -> ParticipleDraft:
        token = self.tokens[k]
        lemma, perfect, present = self.lexicon.participle(token.lower, token.lemma)
        agent = None
        if perfect:
            agent = next((p for p in inside if p.prep in {"von", "durch"}), None)
        return ParticipleDraft(token, lemma, perfect, present, agent, [p for p in inside if p is not agent], negated)

    def _bare(self, determiners: list[Token], first: int) -> PhraseDraft | None:
        """Return a determiner that stands alone as a pronoun, or None."""
        if not determiners or determiners[0].index != first:
            return None
        if determiners[0].tag in {"PPOSAT", "PRELAT"}:
            return None
        return pronoun(self.tokens[first], self.lexicon)

    def _headed(
        self,
        first: int,
        k: int,
        stop: int,
        determiners: list[Token],
        adjectives: list[Token],
        extended: tuple[ParticipleDraft, int] | None,
        contracted: Token | None,
    ) -> PhraseDraft:
        """Read the head from token ``k`` on and put the phrase together."""
        tags, tokens = self.tags, self.tokens
        k = self._behind_truncated(k, stop)
        owner = None
        if tags[k] in {"NE", "FM"}:
            end = self._name_end(k, stop, determiners)
            name: tuple[int, int] | None = (k, end)
            head_at = end - 1
            after = None if determiners else self._owned(end, stop)
            if after is not None:
                owner = self._owner(k, end)
                k, adjectives = after
                head_at, end, name = self._heads.noun_run(k, stop)
            elif end < stop and self._heads.short_name_before(end, stop):
                head_at, end, name = self._heads.noun_run(end, stop)
        else:
            head_at, end, name = self._heads.noun_run(k, stop)
        quoted = self._heads.quoted_name(k, end, stop)
        if quoted > end:
            head_at = quoted - 1 if tags[k] in {"NE", "FM"} else head_at
            name, end = (k, quoted), quoted
        head = tokens[head_at]
        core = end
        if core < stop and tags[core] == "$(" and tokens[core].opens == -1 and self._opened_inside(first, core):
            core += 1
        fitting = readings(determiners, adjectives, head, contracted, owner, name is not None and name[0] <= head_at)
        phrase = PhraseDraft(
            "np", first, core, core, head, head.lemma, self.lexicon.part(head), fitting,
            determiner=determiners[0] if determiners else None,
            determination="genitive" if owner is not None else determination(determiners),
            adjectives=adjectives, owner=owner, name=name,
            participle=extended[0] if extended is not None else self._plain_participle(adjectives),
        )  # fmt: skip
        if contracted is not None and not determiners:
            phrase.determination = "definite"
        phrase.negated = phrase.determination == "negative"
        if extended is not None:
            phrase.adjectives = [extended[0].token, *adjectives]
        return phrase

    def _behind_truncated(self, k: int, stop: int) -> int:
        """Step over the cut parts of compounds before the whole one: "*Wirtschafts-, Finanz- und* Sozialpolitik"."""
        tags = self.tags
        while tags[k] == "TRUNC" and k + 2 < stop and (tags[k + 1] == "KON" or self._truncated_list(k + 1, stop)):
            ahead = k + 2
            while ahead < stop and tags[ahead] in {"ADJA", "ART"}:
                ahead += 1
            if ahead >= stop or tags[ahead] not in HEADS:
                break
            k = ahead
        return k

    def _name_end(self, k: int, stop: int, determiners: list[Token]) -> int:
        """Where a name ends that begins at ``k``: "der Botschafter des *Sudans* | Omar Haddad"."""
        end = self._heads.name_run(k, stop)
        token = self.tokens[k]
        genitive = token.lower.endswith("s") and token.lemma != token.form
        if determiners and end - k > 1 and determiners[0].lower in {"des", "eines"} and genitive:
            return k + 1
        return end

    def _owned(self, end: int, stop: int) -> tuple[int, list[Token]] | None:
        """What a name in the genitive owns, from its end on: "Putins [neuer] *Berater*" (noun, adjectives)."""
        last = self.tokens[end - 1]
        ending = last.lower.endswith(("s", "'", "’")) and (last.lemma != last.form or last.lower[-1] in "'’")
        if last.tag != "NE" or not ending:
            return None
        after = self._adjectives.read(end, stop)
        held = after[0] < stop and self.tags[after[0]] in {"NN", "NNA", "NNI"}
        return after if held else None

    def _owner(self, k: int, end: int) -> PhraseDraft:
        """The name from ``k`` to ``end`` as the genitive before a noun."""
        last = self.tokens[end - 1]
        found = agreement.noun(last.form, last.lemma, "NE")
        genitive = frozenset(r for r in found if r[0] == "gen") or found
        return PhraseDraft("np", k, end, end, last, last.lemma, last.lemma.lower(), genitive, name=(k, end))

    def _plain_participle(self, adjectives: list[Token]) -> ParticipleDraft | None:
        """The last adjective that is a participle: "die *geforderte* Räumung"."""
        for token in reversed(adjectives):
            lemma, perfect, present = self.lexicon.participle(token.lower, token.lemma)
            if perfect or present:
                return ParticipleDraft(token, lemma, perfect, present)
        return None

    def _truncated_list(self, k: int, stop: int) -> bool:
        return self.tags[k] == "$," and k + 1 < stop and self.tags[k + 1] == "TRUNC"

    def _opened_inside(self, first: int, close: int) -> bool:
        return any(
            self.tokens[i].opens == 1 and self.lexicon.is_quote(self.tokens[i])
            for i in range(max(first, close - 12), close)
        )
