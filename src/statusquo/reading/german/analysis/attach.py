"""From bare phrases to constituents: genitives, prepositional attributes, coordination, appositions.

Works inside one clause, from left to right. What decides, in this order:

* *coordination* ("A, B und C", "weder A noch B", "sowohl A als auch B"): like with like, matching case; a
  conjunct joins the innermost phrase it matches;
* *genitive*: a phrase that can only be a genitive, or one that can be after a noun with an article;
* *prepositional attribute*: the noun is known to take this preposition ("Forderung nach"), or the
  preposition is one that nearly always belongs to a noun ("zwischen"), or both stand before the finite verb
  of a main clause, where only one constituent fits (Vorfeld);
* *apposition*: a noun phrase between commas, in the case of the one before it, that ends at a comma or the
  end.
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis import agreement
from statusquo.reading.german.analysis.drafts import PhraseDraft
from statusquo.reading.german.analysis.heads import MEASURES
from statusquo.reading.german.analysis.joining import AND, conjunction
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.lists import words

__all__ = ["Joiner"]

_LOOSE = words("loose")


class Joiner:
    """Joins the bare phrases of one clause.

    Args:
        tokens: tokens of the text.
        lexicon: word lists.
        finite: place of the finite verb of a clause with main-clause order, else -1 (no Vorfeld).
        passive: the clause is a passive ("von" may be its agent).
        ditransitive: its verb takes a dative.
        dative_only: its verb takes a dative and no accusative ("zustimmen").
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        lexicon: Lexicon,
        *,
        finite: int,
        passive: bool,
        ditransitive: bool,
        dative_only: bool,
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.finite = finite
        self.passive = passive
        self.ditransitive = ditransitive
        self.dative_only = dative_only

    def join(self, chunks: list[PhraseDraft], barriers: Sequence[int]) -> list[PhraseDraft]:
        """Return the constituents. ``barriers``: tokens across which nothing joins (embedded clauses)."""
        self.barriers = barriers
        done: list[PhraseDraft] = []
        for n, phrase in enumerate(chunks):
            after = chunks[n + 1 :]
            if done and self._postposition(done[-1], phrase):
                continue
            if done and self._attach(done[-1], phrase, after):
                continue
            done.append(phrase)
        return self._appositions(done)

    def _postposition(self, target: PhraseDraft, phrase: PhraseDraft) -> bool:
        """Give a postposition to the phrase its last word is a genitive of: "einem Bericht *der Zeitung zufolge*"."""
        post = phrase.preposition
        if post is None or post.index < phrase.head.index or phrase.determiner is None or target.kind != "np":
            return False
        if target.stop != phrase.first or not target.has("dat") or not phrase.determiner.lower.endswith(("er", "es")):
            return False
        phrase.kind, phrase.prep, phrase.preposition, phrase.role = "np", "", None, "genitive"
        phrase.stop = phrase.core = post.index
        genitive = frozenset(r for r in agreement.determiner(phrase.determiner.lower) if r[0] == "gen")
        phrase.readings = genitive or phrase.readings
        target.genitives.append(phrase)
        target.kind, target.prep, target.preposition = "pp", self.lexicon.preposition(post.lower), post
        target.stop = post.index + 1
        return True

    # -- coordination
    # ------------------------------------------------------------------------------------------

    def _gap(self, one: PhraseDraft, two: PhraseDraft) -> list[Token]:
        return [t for t in self.tokens[one.stop : two.first] if not (t.tag == "$(" and self.lexicon.is_quote(t))]

    def _like(self, one: PhraseDraft, two: PhraseDraft) -> bool:
        """Tell whether two phrases may be coordinated."""
        if "pronoun" in (one.kind, two.kind) and one.head.tag in {"PRELS", "PRF"}:
            return False
        if one.kind == "pp" and two.kind == "pp":
            return True
        if two.kind == "pp":
            return False
        cases = {r[0] for r in one.readings} & {r[0] for r in two.readings}
        return bool(cases) or not one.readings or not two.readings

    def _add_conjunct(self, target: PhraseDraft, phrase: PhraseDraft, conjunction: str) -> None:
        if not target.conjuncts:
            first = PhraseDraft(
                "np" if target.kind == "pp" and phrase.kind != "pp" else target.kind,
                target.inner_first() if target.kind == "pp" and phrase.kind != "pp" else target.first,
                target.stop,
                target.core,
                target.head,
                target.lemma,
                target.part,
                target.readings,
                "" if phrase.kind != "pp" else target.prep,
                None if phrase.kind != "pp" else target.preposition,
                target.determiner,
                target.determination,
                target.adjectives,
                target.owner,
                target.name,
                target.participle,
                target.genitives,
                target.attributes,
                target.appositions,
                [],
                "",
                target.person,
                negated=target.negated,
            )
            target.genitives, target.attributes, target.appositions = [], [], []
            target.owner = None
            target.conjuncts = [first]
            target.conjunction = conjunction
        target.conjuncts.append(phrase)
        if conjunction and not (target.conjunction and conjunction == ","):
            target.conjunction = conjunction
        target.stop = max(target.stop, phrase.stop)
        common = frozenset(r for r in target.readings if any(r[0] == other[0] for other in phrase.readings))
        target.readings = common or target.readings
        for member in target.conjuncts:
            cases = {r[0] for r in target.readings}
            member.readings = frozenset(r for r in member.readings if r[0] in cases) or member.readings

    # -- attachment
    # --------------------------------------------------------------------------------------------

    def _chain(self, phrase: PhraseDraft) -> list[PhraseDraft]:
        """Return the phrases on the right edge, innermost first."""
        chain = [phrase]
        while True:
            last = chain[-1]
            inside = [*last.conjuncts[-1:], *last.genitives[-1:], *last.attributes[-1:]]
            inside = [p for p in inside if p.stop == last.stop]
            if not inside:
                return chain[::-1]
            chain.append(max(inside, key=lambda p: p.first))

    def _attach(self, target: PhraseDraft, phrase: PhraseDraft, after: Sequence[PhraseDraft]) -> bool:
        """Attach a phrase to the one before it if it belongs there."""
        if any(target.stop <= b < phrase.first for b in self.barriers):
            return False
        if self.finite >= 0 and target.first < self.finite < phrase.first:
            return False
        gap = self._gap(target, phrase)
        chain = self._chain(target)
        post = target.preposition
        if not gap and post is not None and post.index == target.stop - 1 and post.index > target.head.index:
            return False  # a postposition closes its phrase: "ihrer Meinung nach | vier Waffen"
        if not gap:
            host = self._titled_host(chain, phrase)
            if host is not None:
                phrase.role = "apposition"
                host.appositions.append(phrase)
                _grow(chain, host, phrase.stop)
                return True
            host = self._genitive_host(chain, phrase, after)
            if host is not None:
                phrase.readings = frozenset(r for r in phrase.readings if r[0] == "gen") or phrase.readings
                phrase.role = "genitive"
                host.genitives.append(phrase)
                _grow(chain, host, phrase.stop)
                return True
            host = self._attribute_host(chain, phrase)
            if host is not None:
                host.attributes.append(phrase)
                _grow(chain, host, phrase.stop)
                return True
            return False
        if len(gap) == 1 and gap[0].tag == "$,":
            if self._list_goes_on(target, phrase):
                host = self._coordination_host(chain, phrase)
                if host is not None:
                    self._add_conjunct(host, phrase, host.conjunction or ",")
                    _grow(chain, host, phrase.stop)
                    return True
            return False
        word = conjunction(gap)
        if word and not (self.finite >= 0 and phrase.first <= self.finite < phrase.stop):
            host = self._coordination_host(chain, phrase)
            if host is not None:
                self._add_conjunct(host, phrase, word)
                if word == "weder noch":
                    host.negated = True
                    for member in host.conjuncts:
                        member.negated = True
                _grow(chain, host, phrase.stop)
                return True
        return False

    def _titled_host(self, chain: Sequence[PhraseDraft], phrase: PhraseDraft) -> PhraseDraft | None:
        """Return the title a bare name belongs to across its genitive: "der Bürgermeister des
        Ortes Jan Heil".
        """
        if (
            phrase.kind != "np"
            or phrase.name is None
            or phrase.determiner is not None
            or phrase.head.tag != "NE"
            or len(chain) < 2
        ):
            return None
        if phrase.owner is not None or (phrase.stop - phrase.first < 2 and not self.finite >= 0):
            return None
        for host in chain[1:]:
            if host.name is None and not host.conjuncts and self.lexicon.is_person_title(host.head):
                return host
        return None

    def _genitive_host(
        self, chain: Sequence[PhraseDraft], phrase: PhraseDraft, after: Sequence[PhraseDraft]
    ) -> PhraseDraft | None:
        host = chain[0]
        if phrase.determiner is not None and phrase.determiner.lower in {"mehr", "weniger"}:
            return host if host.head.lower in MEASURES else None  # "sieben Prozent mehr Lohn"
        if phrase.kind != "np" or not phrase.has("gen") or phrase.head.tag in {"CARD"}:
            return None
        if host.kind == "pronoun" and host.head.tag not in {"PIS"}:
            return None
        if host.head.tag in {"PRF", "CARD", "PROAV", "PRELS"}:
            return None
        name = phrase.name is not None and phrase.determiner is None and phrase.head.tag in {"NE", "FM"}
        if name:
            return host if phrase.only("gen") and host.head.tag not in {"NE"} else None
        if phrase.only("gen"):
            return host
        if phrase.determiner is None and not phrase.adjectives:
            return None
        bare_name = host.head.tag == "NE" and host.determiner is None and not host.genitives
        if bare_name:
            return None
        if phrase.determiner is None and not any(
            t.lower.endswith("er") and t.lower not in {"weniger", "lauter"} for t in phrase.adjectives
        ):
            return None
        alone = self.finite >= 0 and phrase.first < self.finite  # only one constituent stands there
        if not alone and self.dative_only and phrase.has("dat") and not host.only("dat") and host.kind != "pp":
            return None
        if (
            self.ditransitive
            and not alone
            and phrase.has("dat")
            and host.kind != "pp"
            and any(p.kind == "np" and p.has("acc") for p in after)
        ):
            return None
        return host

    def _attribute_host(self, chain: Sequence[PhraseDraft], phrase: PhraseDraft) -> PhraseDraft | None:
        if phrase.kind != "pp" or phrase.head.tag in {"PRELS", "PRELAT"}:
            return None
        prep = phrase.prep
        if prep == "als" or phrase.head.tag == "ADJD":
            return None  # "hält den Chef *für ungeeignet*"
        if phrase.head.tag in {"ADV", "PROAV"} and phrase.head.lower not in self.lexicon.day_adverbs:
            return None
        hosts = [p for p in chain if p.kind != "pronoun" and p.head.tag not in {"ADV", "PROAV", "CARD", "PRF"}]
        prefield = self.finite >= 0 and phrase.first < self.finite and chain[-1].first < self.finite
        for host in hosts:
            if prep == "von" and self.passive and not prefield and not self._takes_von(host):
                continue
            if self.lexicon.takes(host.part, prep) and not (host.head.tag == "NE" and prep in {"von"} and not prefield):
                if self.lexicon.is_time(phrase.head) and prep in {
                    "in",
                    "an",
                    "um",
                    "vor",
                    "nach",
                    "zu",
                    "bei",
                }:
                    continue
                return host
        if not hosts:
            return None
        if (prefield and prep not in {"nach", "seit", "laut", "zufolge"}) or (
            prefield and self.lexicon.takes(hosts[-1].part, prep)
        ):
            if prep in _LOOSE or prep in {"in", "aus", "an", "bei"}:
                return next((p for p in hosts if p.head.tag not in {"NE", "FM"}), hosts[0])
            return hosts[-1]
        return None

    def _takes_von(self, host: PhraseDraft) -> bool:
        return (
            self.lexicon.is_title(host.head)
            or host.head.tag == "CARD"
            or host.part in {"zahl", "anzahl", "reihe", "art", "form", "ende", "teil"}
        )

    def _coordination_host(self, chain: Sequence[PhraseDraft], phrase: PhraseDraft) -> PhraseDraft | None:
        """Choose among the phrases on the right edge the one that is most like the new conjunct."""
        best: PhraseDraft | None = None
        score = -1.0
        for depth, host in enumerate(chain):
            if not self._like(host, phrase):
                continue
            value = 1.0 - 0.3 * depth
            if phrase.kind == "pp":
                value += 2.0 if host.kind == "pp" and host.prep == phrase.prep else (0.2 if host.kind == "pp" else -5)
                value += 2.0 if host.conjuncts and host.conjunction == "," and host.kind == "pp" else 0.0
            else:
                same = (host.determination != "") == (phrase.determination != "")
                contracted = host.kind == "pp" and host.determiner is None and host.determination != ""
                value += 1.0 if same else (0.8 if contracted else 0.0)
                value += 0.5 if len(host.part) > 4 and host.part[-3:] == phrase.part[-3:] else 0.0
                if host.determination == phrase.determination != "":
                    value += 0.3
                if (host.head.tag == "NE") == (phrase.head.tag == "NE"):
                    value += 1.0
                if phrase.only("gen") and host.only("gen"):
                    value += 1.0
                if host.conjuncts:
                    value += 2.0 if host.conjunction == "," else 0.6
                if host.prep == "zwischen" and not host.conjuncts:
                    value += 4.0  # between whom, and whom?
                if host.kind == "pp" and phrase.determination and host.determination == "" and host.head.tag != "NE":
                    value -= 0.4
            if value > score:
                best, score = host, value
        return best if score > 0 else None

    def _list_goes_on(self, target: PhraseDraft, phrase: PhraseDraft) -> bool:
        """Tell whether after "A, B" the list is closed by "und C" in the same run of phrases."""
        k = phrase.stop
        limit = min(len(self.tokens), k + 60)
        depth = 0
        while k < limit:
            token = self.tokens[k]
            if k in self.barriers or token.tag in {
                "VVFIN",
                "VAFIN",
                "VMFIN",
                "$.",
                "VVPP",
                "VVINF",
                "PTKZU",
                "VVIZU",
                "PRELS",
                "KOUS",
            }:
                return False
            if token.tag == "KON" and token.lower in AND:
                return k + 1 < len(self.tokens) and self.tokens[k + 1].tag not in {"VVFIN", "VAFIN", "VMFIN"}
            if token.tag == "$,":
                depth += 1
                if depth > 8:
                    return False
            k += 1
        return False

    # -- appositions
    # -------------------------------------------------------------------------------------------

    def _appositions(self, phrases: list[PhraseDraft]) -> list[PhraseDraft]:
        done: list[PhraseDraft] = []
        for phrase in phrases:
            if done and self._is_apposition(done[-1], phrase):
                host = self._apposition_host(done[-1], phrase)
                phrase.role = "apposition"
                _grow(self._chain(done[-1]), host, phrase.stop)
                host.appositions.append(phrase)
                continue
            done.append(phrase)
        return done

    def _apposition_host(self, target: PhraseDraft, phrase: PhraseDraft) -> PhraseDraft:
        """Return the innermost phrase on the right edge that agrees; for a bare name rather one that
        has a title.
        """
        chain = [p for p in self._chain(target) if self._agree(p, phrase)] or [target]
        if phrase.name is not None and phrase.head.tag == "NE":
            return next((p for p in chain if p.name is None and self.lexicon.is_person_title(p.head)), chain[0])
        return chain[0]

    def _agree(self, one: PhraseDraft, two: PhraseDraft) -> bool:
        return bool({r[0] for r in one.readings} & {r[0] for r in two.readings})

    def _is_apposition(self, target: PhraseDraft, phrase: PhraseDraft) -> bool:
        if phrase.kind != "np" or target.kind == "pronoun" or phrase.head.tag in {"CARD", "PIS"}:
            return False
        if any(target.stop <= b < phrase.first for b in self.barriers):
            return False
        gap = self._gap(target, phrase)
        if len(gap) != 1 or gap[0].tag not in {"$,", "$("} or gap[0].opens:
            return False
        if phrase.stop < len(self.tokens):
            after = self.tokens[phrase.stop]
            closed = after.tag[0] == "$" or phrase.stop in self.barriers or after.tag in {"KON"}
            if not closed and not self._titled_before_verb(target, phrase):
                return False
        if self.lexicon.is_time(target.head) != self.lexicon.is_time(phrase.head):
            return False
        return any(self._agree(host, phrase) for host in self._chain(target)) or self._agree(target, phrase)

    def _titled_before_verb(self, target: PhraseDraft, phrase: PhraseDraft) -> bool:
        """Tell whether the comma after an apposition is left out: "Jan Heil, *Chef der Werft* sagte"."""
        return (
            phrase.stop == self.finite
            and target.kind == "np"
            and target.name is not None
            and target.head.tag == "NE"
            and self.lexicon.is_person_title(phrase.head)
        )


def _grow(chain: Sequence[PhraseDraft], host: PhraseDraft, stop: int) -> None:
    """Let a phrase and those around it (further up the right edge) reach to ``stop``."""
    at = next(n for n, phrase in enumerate(chain) if phrase is host)
    for phrase in chain[at:]:
        phrase.stop = max(phrase.stop, stop)
