"""The clauses of a sentence and how they hang together.

Segments are taken from left to right; each opens a clause or goes on with one:

* a subordinator, a relative or question word, "um/ohne/statt" or an infinitive with "zu" opens a clause
  under the one before it (a coordinated one, "und dass", beside the last of its kind);
* a segment with a finite verb and no opener completes the innermost clause that still waits for its verb
  ("Die Allianz, die ..., *lehnt ab*"); else it is a clause with main-clause order of its own;
* a verb at the beginning takes the clauses before it as its first constituent ("Wenn ..., *werde* ...",
  "..., *sagte* er");
* a segment without a verb goes on with the clause that waits for its verb, or with the clause around a
  finished verb-final clause, or with the last one.
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.drafts import ClauseDraft, PhraseDraft
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.lists import words
from statusquo.reading.german.analysis.matrix import behind_reported
from statusquo.reading.german.analysis.openings import Openings
from statusquo.reading.german.analysis.segments import FINITE, NONFINITE, Segment, brackets, segments

__all__ = ["build"]

_SUB = frozenset({"subordinate", "relative", "question"})
_HARD = frozenset({";", ":"})
_CARRIERS = frozenset({"VAINF", "VAPP", "VMINF"})
_YET = words("yet")


def build(
    tokens: Sequence[Token], first: int, stop: int, chunks: Sequence[PhraseDraft], lexicon: Lexicon
) -> list[ClauseDraft]:
    """Return the clauses of a sentence, ordered by first token, ``index`` set."""
    builder = _Builder(tokens, chunks, lexicon)
    clauses = builder.run(segments(tokens, first, stop, chunks, lexicon))
    for a, b in brackets(tokens, first, stop, lexicon):
        if b - a < 3:
            continue
        inner = [c for c in chunks if a < c.first and c.stop < b + 1]
        inside = _Builder(tokens, inner, lexicon).run(segments(tokens, a + 1, b - 1, inner, lexicon))
        around = _owner(clauses, a - 1)
        for clause in clauses:
            clause.own = [k for k in clause.own if not a <= k < b] or clause.own
        for clause in inside:
            if clause.parent is None and clause.joined is None:
                clause.kind = "parenthesis"
                clause.parent = around
        clauses.extend(inside)
    clauses = [c for c in clauses if c.own]
    clauses.sort(key=lambda c: c.own[0])
    for k, clause in enumerate(clauses):
        clause.index = k
    for clause in clauses:  # no clause may hang on itself or on one that was dropped
        if clause.parent is not None and clause.parent.index < 0:
            clause.parent = None
    return clauses


def _owner(clauses: Sequence[ClauseDraft], k: int) -> ClauseDraft | None:
    best = None
    for clause in clauses:
        if any(i <= k for i in clause.own) and (
            best is None or max(i for i in clause.own if i <= k) > max(i for i in best.own if i <= k)
        ):
            best = clause
    return best


class _Builder:
    def __init__(self, tokens: Sequence[Token], chunks: Sequence[PhraseDraft], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.starts = {c.first: c for c in chunks}
        self.openings = Openings(tokens, lexicon, self.starts)
        self.clauses: list[ClauseDraft] = []
        self.current: ClauseDraft | None = None

    def run(self, parts: list[Segment]) -> list[ClauseDraft]:
        parts = self._merge_lists(parts)
        for segment in parts:
            self._take(segment)
        for clause in self.clauses:
            if clause.finite < 0 and clause.kind in {"main", "v2"} and not clause.joined:
                clause.kind = "fragment"
        return self.clauses

    def _merge_lists(self, parts: list[Segment]) -> list[Segment]:
        """Join "die EU | die USA und Russland lehnten ab" where a list stands before the verb of its
        clause.
        """
        merged: list[Segment] = []
        for segment in parts:
            while (
                merged
                and segment.mark == ","
                and (segment.finite or segment.zu)
                and len(merged) > 1
                and merged[-1].mark == ","
                and self._only_phrase(merged[-1])
                and self._list_end(segment)
            ):
                before = merged.pop()
                segment = Segment(before.first, segment.stop, before.mark, segment.finite, segment.zu, segment.shared)
            merged.append(segment)
        return merged

    def _only_phrase(self, segment: Segment) -> bool:
        phrase = self.starts.get(segment.first)
        return (
            phrase is not None
            and phrase.stop >= segment.stop
            and phrase.kind == "np"
            and not segment.finite
            and not segment.zu
        )

    def _list_end(self, segment: Segment) -> bool:
        phrase = self.starts.get(segment.first)
        if phrase is None or phrase.kind != "np":
            return False
        after = phrase.stop
        return after + 1 < segment.stop and self.tokens[after].tag == "KON" and after + 1 in self.starts

    # -- one segment
    # -------------------------------------------------------------------------------------------

    def _take(self, segment: Segment) -> None:
        kind, connector, relative_at = self.openings.read(segment, self.current)
        own = list(range(segment.first, segment.stop))
        finite = segment.finite[0] if segment.finite else -1
        current = self.current
        if segment.mark in _HARD and current is not None:
            self._close_pending()
        if segment.shared and current is not None:
            source = current
            clause = self._new(source.kind, own, source.parent, segment)
            clause.joined, clause.finite, clause.shares_subject, clause.complete = (
                source,
                source.finite,
                True,
                True,
            )
            clause.connector = connector
            if source.finite < 0 <= finite:
                source.finite = clause.finite = finite
                source.complete = True
                source.borrowed = tuple(k for k in own if k < finite and self.tokens[k].tag in _CARRIERS)
            return
        if kind in _SUB or kind == "insertion":
            self._open_subordinate(kind, connector, relative_at, own, finite, segment)
        elif kind == "infinitive":
            waiting = self._waiting(current)
            if finite >= 0 and waiting is not None:
                self._extend(waiting, own, finite)
                return
            clause = self._new("infinitive", own, current, segment)
            clause.connector = connector
            clause.complete = segment.zu
            if segment.mark == "und" and current is not None and current.kind == "infinitive":
                clause.parent, clause.joined = current.parent, current
        elif finite >= 0:
            self._take_finite(own, finite, connector, segment)
        else:
            self._take_verbless(own, connector, segment)

    def _new(self, kind: str, own: list[int], parent: ClauseDraft | None, segment: Segment) -> ClauseDraft:
        clause = ClauseDraft(kind, own, parent)
        self.clauses.append(clause)
        self.current = clause
        return clause

    def _extend(self, clause: ClauseDraft, own: list[int], finite: int = -1) -> None:
        clause.own.extend(own)
        if finite >= 0 and clause.finite < 0:
            clause.finite = finite
            clause.complete = True
        self.current = clause

    def _close_pending(self) -> None:
        for clause in self.clauses:
            if not clause.complete:
                clause.complete = True

    def _waiting(self, clause: ClauseDraft | None) -> ClauseDraft | None:
        """Return the innermost clause, from ``clause`` outwards, that has no verb yet."""
        while clause is not None:
            if not clause.complete:
                return clause
            clause = clause.parent
        last = self.clauses[-1] if self.clauses else None
        if last is not None and not last.complete:
            return last
        return None

    def _open_subordinate(
        self, kind: str, connector: str, relative_at: int, own: list[int], finite: int, segment: Segment
    ) -> None:
        current = self.current
        parent = current
        joined = None
        coordinated = connector.split(" ")[0] in {"und", "oder", "sowie", "aber", "sondern"} or segment.mark == "und"
        if coordinated:
            walk = current
            while walk is not None:
                if walk.kind == kind or (walk.kind in _SUB and kind in _SUB):
                    parent, joined = walk.parent, walk
                    break
                walk = walk.parent
        clause = self._new(kind, own, parent, segment)
        clause.joined, clause.connector, clause.relative_at = joined, connector, relative_at
        clause.finite = finite
        clause.complete = finite >= 0

    def _take_finite(self, own: list[int], finite: int, connector: str, segment: Segment) -> None:
        tokens = self.tokens
        current = self.current
        waiting = self._waiting(current)
        if waiting is not None and current is not None and self._reports(finite, segment):
            clause = self._new("insertion", own, current, segment)
            clause.finite, clause.complete = finite, True
            clause.connector = "so" if finite > segment.first else ""
            self.current = current
            return
        lead = segment.first
        while lead < finite and (tokens[lead].tag == "$(" or tokens[lead].tag == "KON"):
            lead += 1
        verb_first = lead == finite
        if waiting is not None and segment.mark not in _HARD and segment.mark != "und":
            self._extend(waiting, own, finite)
            return
        if (segment.mark == "und" or connector) and current is not None:
            self._coordinate(own, finite, connector, segment, verb_first, current)
            return
        roots = [c for c in self.clauses if c.parent is None]
        if verb_first and segment.mark == "," and current is not None and self._goes_on(finite, segment):
            self._coordinate(own, finite, "", segment, True, current)
            return
        if verb_first and current is not None and self._late_condition(roots, finite, segment):
            clause = self._new("subordinate", own, self._top(current), segment)
            clause.finite, clause.complete, clause.verb_first, clause.connector = finite, True, True, "wenn"
            return
        if verb_first and segment.mark == "," and self.clauses and self._opens_speech(self.clauses[-1]):
            condition = self.clauses[-1]  # "sagte: „Kommt die Steuer, *gehen wir*“"
            clause = self._new("v2", own, condition.parent, segment)
            condition.kind, condition.connector, condition.parent = "subordinate", "wenn", clause
            clause.verb_first, clause.finite, clause.complete = True, finite, True
            return
        if verb_first and roots and segment.mark in {",", "–"}:
            clause = self._after_condition(own, roots, segment)
        else:
            clause = self._main(own, roots, segment)
            clause.verb_first = verb_first
        clause.finite, clause.complete = finite, True
        clause.connector = clause.connector or connector

    def _after_condition(self, own: list[int], roots: list[ClauseDraft], segment: Segment) -> ClauseDraft:
        """A main clause whose first place another clause takes: "Komme keine Einigung, *werde gestreikt*"."""
        clause = self._new("main", own, None, segment)
        clause.verb_first = True
        last = roots[-1]
        if last.verb_first and last.kind == "main" and last.connector == "" and len(roots) == 1:
            before = self.clauses[: self.clauses.index(last)]
            if any(c.parent is last and (c.kind in _SUB or c.kind == "infinitive") for c in before):
                last.kind = "v2"  # "Komme keine Einigung, werde gestreikt, sagte X": the first place is taken
            else:
                last.kind, last.connector = "subordinate", "wenn"
        if last.kind != "fragment":
            for root in roots:
                if root is last or root.kind in _SUB or root.kind == "infinitive":
                    root.parent = clause
                    if root.kind == "main" and not root.verb_first:
                        root.kind = "v2"
        return clause

    def _main(self, own: list[int], roots: list[ClauseDraft], segment: Segment) -> ClauseDraft:
        """A clause in main-clause order: a main clause, or one that hangs on what stands before its mark."""
        dependent = bool(roots) and segment.mark in {",", ":", "–"}
        subordinates = [c for c in roots if c.kind in _SUB or c.kind in {"infinitive", "insertion"}]
        if dependent and len(subordinates) == len(roots):
            clause = self._new("main", own, None, segment)
            for root in roots:
                root.parent = clause
            return clause
        top = self._top(self.current) if dependent else None
        return self._new("v2" if dependent else "main", own, top, segment)

    def _opens_speech(self, clause: ClauseDraft) -> bool:
        """Tell whether a clause begins with its verb right behind a colon (and a quotation mark)."""
        if clause.kind != "v2" or not clause.verb_first or clause.connector or clause.parent is None:
            return False
        first = clause.finite - 1
        while first > 0 and self.tokens[first].tag == "$(":
            first -= 1
        return first >= 0 and self.tokens[first].text == ":"

    def _reports(self, finite: int, segment: Segment) -> bool:
        """Tell whether a segment only says who says so: "Die Ministerin, *so heißt es*, habe ...", "Der Rat, *sagte
        Vogt*, werde ..." (its verb opens it, and the clause goes on with its own).
        """
        tokens = self.tokens
        after = segment.stop + 1
        if segment.mark not in {",", "–"} or after >= len(tokens) or tokens[segment.stop].form != segment.mark:
            return False
        if finite == segment.first:
            return tokens[finite].lemma in self.lexicon.saying_verbs and tokens[after].tag in FINITE
        return finite == segment.first + 1 and tokens[segment.first].lower == "so"

    def _goes_on(self, finite: int, segment: Segment) -> bool:
        """Tell whether a verb after a comma has the subject of the clause before: "..., lehnte aber eine
        Beteiligung ab".

        It has if "aber" or the like follows, or if nothing in the segment can be a subject; a clause that
        comes
        before it must have a finite verb in second place.
        """
        partner = next((c for c in reversed(self.clauses) if c.kind in {"main", "v2"} and c.finite >= 0), None)
        if partner is None or partner.verb_first:
            return False
        tokens = self.tokens
        near = [tokens[k].lower for k in range(finite + 1, min(finite + 4, segment.stop)) if k not in self.starts]
        if any(word in _YET for word in near):
            return True
        # "sagte, er lehne das ab, *fordere* Geld und werde klagen": a bare noun is its object
        reported = partner.kind == "v2" and tokens[partner.finite].mood == tokens[finite].mood == "k1"
        for k in range(finite + 1, segment.stop):
            chunk = self.starts.get(k)
            if chunk is not None and chunk.kind != "pp" and chunk.has("nom") and chunk.head.tag != "PRF":
                if reported and not chunk.determination and chunk.name is None and chunk.kind == "np":
                    continue
                return False
        return not (finite + 1 < segment.stop and tokens[finite + 1].lower == "es")

    def _late_condition(self, roots: Sequence[ClauseDraft], finite: int, segment: Segment) -> bool:
        """Tell whether a verb after a comma opens a condition: "Sie boten Gespräche an, *sollte* der Streik enden"."""
        last = roots[-1] if roots else None
        return (
            segment.mark == ","
            and self.tokens[finite].lower in {"sollte", "sollten"}
            and last is not None
            and last.finite >= 0
            and not last.verb_first
            and last.kind in {"main", "v2"}
            and any(self.tokens[k].tag in NONFINITE for k in range(finite + 1, segment.stop))
            and any(finite < k < segment.stop for k in self.starts)
        )

    def _top(self, clause: ClauseDraft | None) -> ClauseDraft | None:
        """Return the clause a dependent clause with main-clause order hangs on."""
        if clause is not None and clause.kind in {"relative", "insertion"} and clause.parent is not None:
            return clause.parent
        return clause

    def _coordinate(
        self,
        own: list[int],
        finite: int,
        connector: str,
        segment: Segment,
        verb_first: bool,
        current: ClauseDraft,
    ) -> None:
        """Add a clause joined by "und", "oder", "aber", ... to one of its own word order."""
        late = not verb_first and self.openings.verb_late(segment.first, segment) and len(own) > 2
        partner: ClauseDraft | None = current
        if late and (segment.mark == "und" or current.kind in _SUB):
            while partner is not None and partner.kind not in _SUB:
                partner = partner.parent
            if partner is not None and not self._likely_final(segment):
                partner = None
        elif verb_first:
            if current.kind in _SUB and segment.mark == "und":
                partner = current
            else:
                while partner is not None and partner.kind not in {"main", "v2"}:
                    partner = partner.parent
        else:
            partner = None
        if partner is None:
            partner = current
            while partner.parent is not None and partner.kind not in {"main", "v2"}:
                partner = partner.parent
        if connector == "und" or segment.mark == "und":
            comma = segment.mark == ","
            partner = behind_reported(partner, finite, self.tokens, own_subject=not verb_first, comma=comma)
        clause = self._new(partner.kind if partner.kind != "fragment" else "main", own, partner.parent, segment)
        clause.joined = partner
        clause.finite, clause.complete = finite, True
        clause.verb_first = verb_first
        clause.connector = connector or (
            self.tokens[segment.first].lower if self.tokens[segment.first].tag == "KON" else ""
        )
        clause.shares_subject = verb_first
        if partner.kind in _SUB:
            clause.relative_at = -1
            clause.shares_subject = True

    def _likely_final(self, segment: Segment) -> bool:
        """Tell whether a segment after "und" is verb-final: its verb is last and it is not "und NP Verb"."""
        return self.openings.verb_late(segment.first, segment)

    def _take_verbless(self, own: list[int], connector: str, segment: Segment) -> None:
        tokens = self.tokens
        current = self.current
        k = segment.first
        if current is None:
            clause = self._new("main", own, None, segment)
            clause.connector = connector
            return
        if segment.mark in _HARD:
            clause = self._new("main", own, None, segment)
            clause.complete = False
            return
        if tokens[k].lower == "so" and segment.mark in {",", "–"} and k + 1 < segment.stop and k + 1 in self.starts:
            clause = self._new("insertion", own, current, segment)
            clause.connector, clause.complete = "so", True
            self.current = current
            return
        waiting = self._waiting(current)
        if waiting is not None:
            self._extend(waiting, own)
            return
        if current.kind in _SUB or current.kind in {"infinitive", "insertion"}:
            walk: ClauseDraft | None = current
            if not (segment.mark == "und" or connector):
                while (
                    walk is not None
                    and (walk.kind in _SUB or walk.kind in {"infinitive", "insertion"})
                    and walk.parent is not None
                ):
                    if walk.parent.own and walk.parent.own[0] < walk.own[0]:
                        walk = walk.parent
                        break
                    break
            self._extend(walk or current, own)
            return
        self._extend(current, own)
