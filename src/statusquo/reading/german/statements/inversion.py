"""Cues that stand behind what is said, or in the middle of it.

"..., sagte Meier", "..., hieß es aus dem Ministerium", "..., so die Ministerin", "..., wie das Amt mitteilte", and
"Die Truppen, sagte Meier, seien bereit". What is said has main-clause order or is a clause without an adverbial
subordinator; after "Nachdem X zugestimmt hatte, forderte Y ..." nothing was said before the comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.bounds import after_colon, has_finite, insertion_stop, trim
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.reading.german.statements.voices import Voices, cue_span
from statusquo.reading.german.statements.words import words
from statusquo.span import Span

_COMMAS: Final = frozenset({",", "–", "—", "-"})
#: Tags of what may follow "so" where it names a speaker.
_NAMES: Final = frozenset("ART NE NN NNA PPOSAT PPER PDAT APPRART FM".split())
#: Tags of what begins a phrase of its own behind an insertion: "verbunden mit ...", "nach einem Treffen".
_NEW_PHRASE: Final = frozenset("VVPP APPR APPRART KOUI KOUS KON".split())
#: Verbs that with "sich" tell of no speech ("das Unglück wiederholte sich", "sie meldeten sich").
_NOT_REFLEXIVE: Final = words("not_reflexive")
#: "wie es X fordert" compares with what X wants.
_WANTING: Final = words("wanting")
#: "hieß es weiter": the same source goes on.
_FURTHER: Final = frozenset({"weiter", "ferner", "zudem", "außerdem"})
_SAYING: Final = ("quote", "v2")


def find(context: Context, voices: Voices) -> Iterator[Utterance]:
    """Yield what is said before, behind or around a cue set off by commas."""
    analysis = context.analysis
    for sentence in analysis.sentences:
        finite = {c.verb.finite.index: c for c in sentence.clauses if c.verb is not None and c.verb.finite is not None}
        for index in range(sentence.first, sentence.stop - 1):
            token = analysis.tokens[index]
            if not (token.is_finite or token.lower in ("so", "wie")):
                continue
            if token.lower == "wie":
                yield from _as_told(context, voices, sentence, index)
            elif not _set_off(analysis, sentence, index):
                continue
            elif token.lower == "so" and index + 1 in finite:
                yield from _so_verb(context, voices, sentence, finite[index + 1], index)
            elif token.lower == "so":
                yield from _so(context, voices, sentence, index)
            elif index in finite:
                yield from _inverted(context, voices, sentence, finite[index], index)


def _set_off(analysis: Analysis, sentence: Sentence, index: int) -> bool:
    """Tell whether a comma, or a comma and a quotation mark, stands right before a token."""
    before = [t.text for t in analysis.tokens[max(sentence.first, index - 2) : index] if t.is_mark]
    return bool(before) and analysis.tokens[index - 1].is_mark and any(mark in _COMMAS for mark in before)


def telling(analysis: Analysis, clause: Clause, slots: tuple[str, ...] = _SAYING) -> Cue | None:
    """The cue that a clause's verb is, if it takes what is said as a clause or a quotation."""
    if clause.verb is None:
        return None
    for cue in reporting_cues().verbs.get(clause.verb.lemma, ()):
        if any(slot in cue.content for slot in slots) and fits(analysis, clause, cue):
            return cue
    return None


def fits(analysis: Analysis, clause: Clause, cue: Cue) -> bool:
    """Tell whether what a cue needs beside its verb stands in a clause."""
    if cue.reflexive and (clause.verb is None or clause.verb.reflexive is None):
        return False
    if cue.lemma in _NOT_REFLEXIVE and not cue.reflexive and clause.verb is not None and clause.verb.reflexive:
        return False
    if not cue.words and not cue.any:
        return True
    lower = analysis.forms(clause)
    return all(word in lower for word in cue.words) and (not cue.any or not cue.any.isdisjoint(lower))


def _inverted(context: Context, voices: Voices, sentence: Sentence, clause: Clause, index: int) -> Iterator[Utterance]:
    analysis = context.analysis
    cue = telling(analysis, clause)
    if cue is None or clause.quoted:
        return
    stop = insertion_stop(analysis, sentence, index)
    first = after_colon(analysis, sentence, index)
    if clause.first == index:
        # "X zeigte sich bereit, verlangt aber Y": the subject stands before the comma, nothing is inverted.
        subject = clause.subject
        if subject is None or clause.subject_shared or subject.first < index:
            return
        if not _says_something(analysis, sentence, clause, first, index):
            return
        who = voices.speakers(sentence, clause, cue)
        if subject.kind == "pronoun":
            who = voices.besides(sentence, first, index, who)
    elif clause.kind == "subordinate" and clause.verb is not None and clause.verb.main.index < stop - 1:
        # "es sei nötig, dass man spare, sagte er": the subordinate clause swallowed its neighbour.
        who = voices.behind(_phrase_at(sentence, index + 1))
    elif clause.subject is not None and clause.subject.first > index and not has_finite(analysis, first, index):
        if not any(t.mood.startswith("k") for t in analysis.tokens[stop : sentence.stop]):
            return
        teller = _phrase_at(sentence, index + 1)
        if teller is None or not (teller.kind == "pronoun" or voices.behind(teller)):
            return  # "Petra Kern, die Chefin, begründete den Schritt damit, dass ...": nothing is inverted
        who = voices.speakers(sentence, clause, cue)
        index, stop = sentence.stop, sentence.stop
    else:
        return
    yield from _around(
        context, sentence, first, index, stop, who, cue_span(context, clause), f"after:{cue.lemma}",
        voices.relay(sentence, clause, cue),
        open_=cue.lemma == "heißen" and not who and any(analysis.tokens[k].lower in _FURTHER for k in clause.own),
    )  # fmt: skip


def _says_something(analysis: Analysis, sentence: Sentence, clause: Clause, first: int, stop: int) -> bool:
    """Tell whether a main clause, or a clause that stands for one, ends before the cue."""
    for other in sentence.clauses:
        if other is clause or not first <= other.first < stop or other.verb is None:
            continue
        if other.leads or (other.kind == "subordinate" and other.verb_first and other.first > first):
            return True
        swallowed = other.first == first and other.verb_first and other.stop >= stop - 1
        if swallowed and other.verb.mood == "konjunktiv1":
            return True  # "Lenke X nicht ein, träten Zölle in Kraft, sagte Y": both clauses are taken for one
        if other.first == first and other.connector in ("dass", "daß", "ob") and other.stop >= stop - 1:
            return True
    tokens = analysis.tokens
    return any(tokens[k].is_finite and tokens[k - 1].text == "," for k in range(first + 1, stop))


def _so(context: Context, voices: Voices, sentence: Sentence, index: int) -> Iterator[Utterance]:
    analysis = context.analysis
    stop = insertion_stop(analysis, sentence, index)
    if index + 1 >= stop or has_finite(analysis, index, stop):
        return
    follows = analysis.tokens[index + 1]
    if follows.tag not in _NAMES and not any(char.isupper() for char in follows.text):
        return
    who = so_speaker(context, voices, sentence, index, stop)
    if not who and not any(t.is_noun for t in analysis.tokens[index:stop]):
        return
    first = after_colon(analysis, sentence, index)
    if not has_finite(analysis, first, index):
        return
    cue = analysis.span(index, index + 1)
    if (
        stop < sentence.stop - 2
        and analysis.tokens[stop].text == ","
        and (_goes_on(analysis, sentence, stop + 1) or _is_split(analysis, sentence, index, stop))
    ):
        # "sei es, so der Bericht, möglich gewesen": the insertion stands inside what is said.
        index, stop = sentence.stop, sentence.stop
    yield from _around(context, sentence, first, index, stop, who, cue, "insertion:so", None)


def _so_verb(context: Context, voices: Voices, sentence: Sentence, clause: Clause, index: int) -> Iterator[Utterance]:
    """ "Die Auflagen seien zu streng, so glaubt man in Bern"."""
    analysis = context.analysis
    cue = telling(analysis, clause)
    if cue is None or clause.first != index or clause.quoted or clause.subject is None:
        return
    first, stop = after_colon(analysis, sentence, index), insertion_stop(analysis, sentence, index)
    if not has_finite(analysis, first, index) or any(c.says_that for c in sentence.children(clause)):
        return
    who, via = voices.speakers(sentence, clause, cue), voices.relay(sentence, clause, cue)
    span, rule = cue_span(context, clause), f"after:{cue.lemma}"
    yield from _around(context, sentence, first, index, stop, who, span, rule, via)


def _goes_on(analysis: Analysis, sentence: Sentence, first: int) -> bool:
    """Tell whether what was said before an insertion is finished behind it."""
    return not has_finite(analysis, first, sentence.stop) and analysis.tokens[first].tag not in _NEW_PHRASE


def _is_split(analysis: Analysis, sentence: Sentence, first: int, stop: int) -> bool:
    """Tell whether an insertion stands inside a main clause: "Der Plan sei, so X, schuld daran, dass ..."."""
    if analysis.tokens[stop + 1].lower in ("dass", "daß") and not any(
        t.lower in ("dass", "daß") for t in analysis.tokens[sentence.first : first]
    ):
        return True  # "Das Problem sei, so X, dass ..."
    return analysis.tokens[stop + 1].tag not in _NEW_PHRASE and any(
        c.leads and c.own and c.own[0] < first and any(k > stop and not analysis.tokens[k].is_mark for k in c.own)
        for c in sentence.clauses
    )


def so_speaker(context: Context, voices: Voices, sentence: Sentence, index: int, stop: int) -> tuple[str, ...]:
    """Ids of who is named after "so"."""
    phrase = _phrase_at(sentence, index + 1) or _phrase_at(sentence, index)
    return voices.behind(phrase) or context.actors.inside(index + 1, stop)[:1]


def _as_told(context: Context, voices: Voices, sentence: Sentence, index: int) -> Iterator[Utterance]:
    analysis = context.analysis
    clause = next((c for c in sentence.clauses if c.first == index and c.connector == "wie"), None)
    if clause is None:
        return
    cue = telling(analysis, clause)
    if cue is None or clause.verb is None or (clause.stop >= sentence.stop and index == sentence.first):
        return
    pronoun = clause.first + 1 < clause.stop and analysis.tokens[clause.first + 1].lower in ("sie", "ihn")
    named = any(p.kind == "np" and not p.prep and "nom" in p.cases and p.role != "time" for p in clause.phrases)
    if pronoun and (named or clause.subject is None or clause.subject.kind != "pronoun"):
        return  # "eine Auszählung, wie sie die Kirche vorgeschlagen hatte": a thing is compared
    if cue.lemma in _WANTING and clause.first + 1 < clause.stop and analysis.tokens[clause.first + 1].lower == "es":
        return  # "ein Tempolimit, wie es die Grünen fordern": somebody wants it, nobody says it
    who = voices.speakers(sentence, clause, cue)
    span, rule = cue_span(context, clause), f"wie:{cue.lemma}"
    first = after_colon(analysis, sentence, index)
    via = voices.relay(sentence, clause, cue)
    before = has_finite(analysis, first, index)
    if before and not _complete(sentence, clause, first, index):
        index, stop = sentence.stop, sentence.stop
    else:
        stop = clause.stop
    yield from _around(context, sentence, first, index, stop, who, span, rule, via)


def _complete(sentence: Sentence, clause: Clause, first: int, stop: int) -> bool:
    """Tell whether what stands before an insertion ends with it ("Er hat, wie er sagte, ..." does not)."""
    above = sentence.parent(clause)
    return above is None or above.stop <= max(stop, clause.stop) + 1 or above.first > stop


def _around(
    context: Context, sentence: Sentence, first: int, index: int, stop: int,
    who: tuple[str, ...], cue: Span, rule: str, via: str | None, open_: bool = False,
) -> Iterator[Utterance]:  # fmt: skip
    """What is said on the side of the insertion that holds a verb, the left one first."""
    analysis = context.analysis
    left, right = trim(analysis, first, index)
    if not has_finite(analysis, left, right):
        left, right = trim(analysis, stop, sentence.stop)
    if left >= right or _wholly_quoted(analysis, left, right):
        return
    content = analysis.span(left, right)
    yield Utterance(who, "indirect", content, cue, sentence.index, rule, via, strength=3, open=open_)


def _wholly_quoted(analysis: Analysis, first: int, stop: int) -> bool:
    inner = first + 1 if analysis.tokens[first].opens == 1 and first + 1 < stop else first
    quote = analysis.quoted(inner)
    last = stop - 2 if analysis.tokens[stop - 1].opens == -1 else stop - 1
    return quote is not None and quote.first <= inner and last < quote.stop


def _phrase_at(sentence: Sentence, first: int) -> Phrase | None:
    """The largest constituent that begins at a token."""
    found = [p for c in sentence.clauses for p in c.phrases if p.first == first]
    return max(found, key=lambda p: p.stop, default=None)
