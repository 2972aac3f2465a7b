"""The clauses of a sentence finished: phrases joined, roles assigned, relatives and negations
resolved, frozen.
"""

from __future__ import annotations

from typing import Final

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis import agreement
from statusquo.reading.german.analysis.attach import Joiner
from statusquo.reading.german.analysis.drafts import ClauseDraft, PhraseDraft, freeze
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.model import Adverb, Clause, Negation, Phrase, Quote, Verb
from statusquo.reading.german.analysis.roles import assign
from statusquo.reading.german.analysis.sharing import has_own_subject
from statusquo.reading.german.analysis.verbs import verb_of

__all__ = ["Finisher"]

_VERB_FINAL = frozenset({"subordinate", "relative", "question"})
_ADVERBS = frozenset({"ADV", "ADJD", "PROAV", "PTKANT"})


class Finisher:
    """One sentence while its clauses are finished, parents and partners first."""

    def __init__(
        self,
        tokens: list[Token],
        drafts: list[ClauseDraft],
        by_clause: dict[int, list[PhraseDraft]],
        covered: set[int],
        owner: dict[int, ClauseDraft],
        words: Lexicon,
        quotes: list[Quote],
    ) -> None:
        self.tokens = tokens
        self.drafts = drafts
        self.by_clause = by_clause
        self.covered = covered
        self.owner = owner
        self.words = words
        self.quotes = quotes
        self.subjects: dict[int, PhraseDraft | None] = {}
        self.phrases: dict[int, list[PhraseDraft]] = {}
        self.same_object: dict[int, bool] = {}
        self.bounds: dict[int, tuple[int, int]] = {}

    def order(self) -> list[ClauseDraft]:
        """Join and assign roles in all clauses, partners of a coordination first; return the drafts."""
        done: set[int] = set()
        pending = list(self.drafts)
        verbs: dict[int, Verb | None] = {}
        for _ in range(len(pending) + 1):
            left = []
            for draft in pending:
                if draft.joined is not None and draft.joined.index not in done:
                    left.append(draft)
                    continue
                verbs[draft.index] = self._finish(draft)
                done.add(draft.index)
            if not left:
                break
            pending = left
        self.verbs = verbs
        for draft in sorted(self.drafts, key=lambda d: -d.own[0]):
            self._bound(draft)
        return self.drafts

    def _bound(self, draft: ClauseDraft) -> tuple[int, int]:
        """Return the tokens of a clause with its embedded clauses (iterative over the sorted drafts)."""
        known = self.bounds.get(draft.index)
        if known is not None:
            return known
        low, high = min(draft.own), max(draft.own) + 1
        for child in self.drafts:
            if child.parent is draft and child.joined is None and child.index in self.bounds:
                a, b = self.bounds[child.index]
                low, high = min(low, a), max(high, b)
        self.bounds[draft.index] = (low, high)
        return low, high

    def _finish(self, draft: ClauseDraft) -> Verb | None:
        tokens, words = self.tokens, self.words
        verb = verb_of(draft, tokens, self.covered, words)
        own = set(draft.own)
        chunks = sorted(self.by_clause[draft.index], key=lambda c: c.first)
        low, high = min(own), max(own)
        barriers = [k for k in range(low, high + 1) if k in self.owner and self.owner[k] is not draft]
        prefield = draft.finite if draft.kind in {"main", "v2"} and draft.finite in own else -1
        joiner = Joiner(
            tokens,
            words,
            finite=prefield,
            passive=verb is not None and verb.passive != "",
            ditransitive=verb is not None and verb.lemma in words.dative_verbs,
            dative_only=verb is not None and verb.lemma in words.dative_only and not self._has_dative(chunks),
        )
        phrases = joiner.join(chunks, barriers)
        inherited = None
        if draft.shares_subject and draft.joined is not None:
            inherited = self.subjects.get(draft.joined.index)
            if draft.joined.kind in _VERB_FINAL:
                pronoun = self._pronoun(draft) if draft.kind == "relative" else None
                if has_own_subject(phrases, verb, inherited, pronoun, words):
                    inherited = None
                    self.same_object[draft.index] = pronoun is not None and pronoun.role == "object"
        subject = assign(draft, phrases, verb, inherited, words, tokens)
        self.subjects[draft.index] = subject if subject is not None else inherited
        self.phrases[draft.index] = phrases
        for phrase in phrases:
            _mark_clause(phrase, draft.index)
        return verb

    def _has_dative(self, chunks: list[PhraseDraft]) -> bool:
        return any(c.kind != "pp" and c.only("dat") for c in chunks)

    def _pronoun(self, draft: ClauseDraft) -> PhraseDraft | None:
        """Return the relative pronoun of a relative clause, from the clause it is coordinated with if need be."""
        source = _with_pronoun(draft)
        found = (p for p in self.phrases.get(source.index, ()) if p.first <= source.relative_at < p.stop)
        return next(found, None) if source.relative_at >= 0 else None

    def clause(self, draft: ClauseDraft) -> Clause:
        """Freeze one clause."""
        verb = self.verbs.get(draft.index)
        phrases = [freeze(p) for p in self.phrases.get(draft.index, ())]
        subject_draft = self.subjects.get(draft.index)
        subject = None if subject_draft is None else freeze(subject_draft)
        shared = subject is not None and all(p is not subject for p in phrases)
        relative = None
        antecedent = None
        if draft.kind == "relative":
            relative, antecedent = self._relative(draft)
        first, stop = self._trim(*self.bounds[draft.index])
        quoted = any(q.first <= first and stop <= q.stop for q in self.quotes)
        agent = next((p for p in phrases if p.role == "agent"), None)
        return Clause(
            index=draft.index,
            kind=draft.kind,
            first=first,
            stop=stop,
            own=tuple(sorted(draft.own)),
            parent=None if draft.parent is None else draft.parent.index,
            joined=None if draft.joined is None else draft.joined.index,
            connector=draft.connector,
            verb_first=draft.verb_first,
            verb=verb,
            phrases=tuple(phrases),
            subject=subject,
            subject_shared=shared,
            object_shared=self.same_object.get(draft.index, False),
            agent=agent,
            relative=relative,
            antecedent=antecedent,
            negations=self._negations(draft, phrases),
            adverbs=self._adverbs(draft, phrases),
            quoted=quoted,
        )

    def _trim(self, first: int, stop: int) -> tuple[int, int]:
        """Cut quotation marks at the edges of a clause unless they belong to words inside it only."""
        tokens, words = self.tokens, self.words
        for _ in range(4):
            if stop - first < 2:
                break
            depth = 0
            lowest = 0
            for k in range(first, stop):
                if tokens[k].opens and words.is_quote(tokens[k]):
                    depth += tokens[k].opens
                    lowest = min(lowest, depth)
                    if depth == 0 and k < stop - 1 and tokens[first].opens == 1:
                        lowest = -9  # the first quotation closes inside
            head, tail = tokens[first], tokens[stop - 1]
            opens = head.opens == 1 and words.is_quote(head)
            closes = tail.opens == -1 and words.is_quote(tail)
            if opens and closes and depth == 0 and lowest == 0:
                first, stop = first + 1, stop - 1
            elif opens and depth > 0:
                first += 1
            elif closes and depth < 0:
                stop -= 1
            else:
                break
        return first, max(stop, first + 1)

    def _relative(self, draft: ClauseDraft) -> tuple[Phrase | None, Phrase | None]:
        source = _with_pronoun(draft)
        if source.relative_at < 0:
            return None, None
        found = self._pronoun(draft)
        pronoun = None if found is None else freeze(found)
        if source.joined is not None and source.joined.kind == "relative":
            return pronoun, self._relative(source.joined)[1]
        start = min(source.own)
        token = self.tokens[source.relative_at]
        fitting = agreement.pronoun(token.lower, token.tag)
        if found is not None and found.role == "subject":
            fitting = frozenset(r for r in fitting if r[0] == "nom") or fitting  # "der Chef der Bank, *der* klagt"
        wanted = {(r[1], r[2]) for r in fitting}
        before = [
            p
            for d in self.drafts
            if d.kind != "parenthesis" and d is not draft
            for p in self.phrases.get(d.index, ())
            if p.first < start
        ]
        before.sort(key=lambda p: p.first, reverse=True)
        skipped = 0
        nearest: PhraseDraft | None = None
        for place, top in enumerate(before[:_ANTECEDENTS]):
            if top.kind == "pronoun" and top.head.tag in {"PRF", "PRELS", "PPER"}:
                continue
            if top.role == "time" and skipped == 0 and top is not before[-1]:
                skipped += 1
                continue
            beside = top.name is not None and not top.determination and any(p.stop == top.first for p in before[place:])
            renamed = nearest is None and top.determination == "indefinite" and top.stop == start - 1
            if renamed or (not beside and _fits(top, wanted, start)):
                return pronoun, freeze(_antecedent(top, wanted, start))
            nearest = nearest or top
        return pronoun, None if nearest is None else freeze(_antecedent(nearest, wanted, start))

    def _negations(self, draft: ClauseDraft, phrases: list[Phrase]) -> tuple[Negation, ...]:
        tokens, words = self.tokens, self.words
        found = []
        own = sorted(draft.own)
        for k in own:
            token = tokens[k]
            kein = token.tag in {"PIAT", "PIS"} and token.lower.startswith("kein")
            if not (kein or token.lower in words.negatives or token.lower in words.negative_pronouns):
                continue
            if token.lower == "kaum" or self._in_name(draft, k):
                continue
            inside = next(
                (p for top in phrases for p in top.walk() if p.first <= k < p.stop and p.determiner is token),
                None,
            )
            if kein or token.lower in words.negative_pronouns:
                found.append(Negation(token, "phrase", inside))
                continue
            after = tokens[k + 1].lower if k + 1 < len(tokens) else ""
            cancelled = token.lower == "nicht" and after in {"nur", "zuletzt", "bloß", "allein"}
            phrase = next((p for top in phrases for p in top.walk() if p.first == k + 1), None)
            contrast = any(
                tokens[i].lower == "sondern" for i in range(k, min(k + 25, len(tokens))) if self._same_sentence(k, i)
            )
            attributive = any(
                top.participle is not None and top.first < k < top.participle.token.index
                for p in phrases
                for top in p.walk()
            )
            if attributive:
                continue
            if token.lower == "weder":
                phrase = phrase or next((p for p in phrases if p.first > k), None)
                found.append(Negation(token, "clause", phrase))
            elif contrast and phrase is not None and not cancelled:
                found.append(Negation(token, "phrase", phrase))
            else:
                found.append(Negation(token, "clause", None, cancelled))
        return tuple(found)

    def _in_name(self, draft: ClauseDraft, k: int) -> bool:
        """Tell whether a token stands inside a quoted name: "die Initiative „Celle strahlt nicht“ klagt"."""
        tokens = self.tokens
        first = next((i for i in range(k - 1, max(k - _NAME, 0), -1) if tokens[i].opens == 1), None)
        if first is None or first == k - 1 or first == 0 or tokens[first - 1].tag != "NN":
            return False
        return not first < draft.finite < k + _NAME and min(draft.own) < first

    def _same_sentence(self, one: int, two: int) -> bool:
        return all(self.tokens[k].tag != "$." for k in range(one, two))

    def _adverbs(self, draft: ClauseDraft, phrases: list[Phrase]) -> tuple[Adverb, ...]:
        tokens, words = self.tokens, self.words
        inside = {k for p in phrases for k in range(p.first, p.stop)}
        found: list[Adverb] = []
        own = set(draft.own)
        k = min(own)
        last = max(own)
        opening = len(draft.connector.split()) if draft.kind not in {"main", "v2"} else 0
        while opening and k <= last and tokens[k].lower in draft.connector.split():
            k += 1
            opening -= 1
        while k <= last:
            token = tokens[k]
            if k not in own or (k in inside and token.tag != "ADV"):
                k += 1
                continue
            group = next(
                (
                    g
                    for g in words.adverb_groups.get(token.lower, ())
                    if [t.lower for t in tokens[k : k + len(g)]] == list(g) and token.tag == "ADV"
                ),
                None,
            )
            if group is not None:
                found.append(Adverb(k, k + len(group), " ".join(group)))
                k += len(group)
                continue
            if token.tag in _ADVERBS and k not in inside:
                found.append(Adverb(k, k + 1, token.lemma.lower() or token.lower))
            k += 1
        return tuple(found)


def _with_pronoun(draft: ClauseDraft) -> ClauseDraft:
    """Return the relative clause that has the pronoun, among those coordinated with one."""
    while draft.relative_at < 0 and draft.joined is not None:
        draft = draft.joined
    return draft


#: Phrases before a relative clause that it may hang on.
_ANTECEDENTS: Final = 4
#: Tokens of a quoted name.
_NAME: Final = 6


def _fits(top: PhraseDraft, wanted: set[tuple[str, str]], start: int) -> bool:
    """Tell whether a phrase, or one on its right edge, agrees with a relative pronoun."""
    if top.stop > start:
        return True
    plural = any(number == "pl" for _, number in wanted)
    return any(
        any((r[1], r[2]) in wanted for r in p.readings) or (p.conjuncts and plural)
        for p in (top, *top.walk_right())
        if p.first < start
    )


def _antecedent(top: PhraseDraft, wanted: set[tuple[str, str]], start: int) -> PhraseDraft:
    """Choose on the right edge of a phrase the one a relative clause hangs on.

    The innermost that agrees in gender and number and has a determiner or name; else any that agrees; else
    the whole phrase.
    """
    chain = [top, *(p for p in top.walk_right() if p.first < start)]
    if top.stop > start:  # the clause stands inside the phrase, before its last part
        return top
    fitting = [
        p
        for p in chain
        if any((r[1], r[2]) in wanted for r in p.readings) or (p.conjuncts and any(n == "pl" for _, n in wanted))
    ]
    for phrase in reversed(fitting):
        if phrase.determination or phrase.name is not None:
            return phrase
    return fitting[0] if fitting else top


def _walk(phrase: PhraseDraft) -> list[PhraseDraft]:
    found = [phrase]
    for inner in (*phrase.conjuncts, *phrase.genitives, *phrase.attributes, *phrase.appositions):
        found.extend(_walk(inner))
    return found


def _mark_clause(phrase: PhraseDraft, index: int) -> None:
    for inner in _walk(phrase):
        inner.clause = index
