"""What opens a clause: conjunction, relative pronoun, question word, "um ... zu"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.drafts import ClauseDraft, PhraseDraft
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.segments import NONFINITE, Segment

__all__ = ["Openings"]

_QUESTION = frozenset({"PWS", "PWAV", "PWAT"})


class Openings:
    """Reads what opens the segments of a sentence.

    Args:
        tokens: the tokens of the text.
        lexicon: word lists.
        starts: the bare phrases by their first token.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, starts: Mapping[int, PhraseDraft]) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.starts = starts

    def read(self, segment: Segment, current: ClauseDraft | None) -> tuple[str, str, int]:
        """Return kind, connector and place of the relative pronoun of a segment."""
        tokens = self.tokens
        k, stop = segment.first, segment.stop
        words: list[str] = []
        while k < stop and tokens[k].tag == "$(":
            k += 1
        for _ in range(3):
            if k + 1 < stop and (
                tokens[k].tag == "KON"
                or (tokens[k].lower in self.lexicon.focus and tokens[k + 1].tag in {"KOUS", "KOUI", "KON"})
            ):
                words.append(tokens[k].lower)
                k += 1
        if k >= stop:
            return "", " ".join(words), -1
        token = tokens[k]
        tag, lower = token.tag, token.lower
        has_verb = bool(segment.finite)
        late = has_verb and self.verb_late(k, segment)
        that = k + 1 < stop and tokens[k + 1].lower in {"dass", "daß"}
        if lower in {"ohne", "statt", "anstatt"} and that and has_verb:
            return "subordinate", " ".join([*words, lower, tokens[k + 1].lower]), -1
        purpose = tag == "KOUI" or (lower in {"um", "ohne", "anstatt", "statt"} and not has_verb)
        if purpose and (segment.zu or lower == "um"):
            return "infinitive", " ".join([*words, lower]), -1
        if tag == "KOUS" or (
            tag in {"KOKOM", "ADV"} and lower in {"als", "wie", "da", "außer"} and self._verb_last(segment)
        ):
            if lower == "wie" and has_verb:
                return "insertion", "wie", -1
            if lower in {"als", "da", "bis", "seit", "wie"} and not has_verb and tag != "KOUS":
                return "", " ".join(words), -1
            if not has_verb and lower in {"als", "wie"}:
                return "", " ".join(words), -1
            more = k + 1
            while more < stop and tokens[more].tag == "KOUS" and len(words) < 3:
                lower += " " + tokens[more].lower
                more += 1
            return "subordinate", " ".join([*words, lower]), -1
        if lower == "wie" and tag in {"PWAV", "KOKOM"} and has_verb:
            return ("insertion" if segment.mark == "," and not self._asks(current) else "question"), "wie", -1
        if tag in {"PRELS", "PRELAT"}:
            return "relative", " ".join(words), k
        if tag in {"APPR", "APPRART"} and k + 1 < stop and tokens[k + 1].tag in {"PRELS", "PRELAT"}:
            return "relative", " ".join(words), k + 1
        if tag in _QUESTION and has_verb and (late or segment.mark == ","):
            if tag == "PWAV" and lower.startswith("wo") and current is not None:
                return "relative", " ".join([*words, lower]), k
            return "question", " ".join([*words, lower]), -1
        if tag in {"APPR"} and k + 1 < stop and tokens[k + 1].tag in _QUESTION and late:
            return "question", tokens[k + 1].lower, -1
        if lower == "je" and has_verb and self._verb_last(segment) and k + 1 < stop and tokens[k + 1].tag == "ADJD":
            return "subordinate", " ".join([*words, "je"]), -1
        if segment.zu and not has_verb:
            return "infinitive", " ".join(words), -1
        return "", " ".join(words), -1

    def _verb_last(self, segment: Segment) -> bool:
        """Tell whether the finite verb is the last word of the segment."""
        if not segment.finite:
            return False
        return all(self.tokens[i].tag == "$(" for i in range(segment.finite[-1] + 1, segment.stop))

    def _asks(self, current: ClauseDraft | None) -> bool:
        if current is None or current.finite < 0:
            return True
        return self.tokens[current.finite].lemma in self.lexicon.asking_verbs

    def verb_late(self, k: int, segment: Segment) -> bool:
        """Tell whether the finite verb stands at the end, not second."""
        finite = segment.finite[-1]
        rest = [
            i
            for i in range(finite + 1, segment.stop)
            if self.tokens[i].tag != "$(" and self.tokens[i].tag not in NONFINITE
        ]
        if not rest:
            return True
        between = {id(c) for i in range(k + 1, finite) if (c := self.starts.get(i)) is not None}
        return len(between) > 1 or self.tokens[finite - 1].tag in NONFINITE
