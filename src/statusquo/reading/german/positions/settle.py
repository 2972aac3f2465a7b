"""From candidates to positions: one record an actor and issue, modality, addressee, who would act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from statusquo.findings import MODALITIES, Modality, Position, finding_id
from statusquo.language.tokens import is_of_word
from statusquo.reading.german.analysis import Phrase
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.adjust import says_nothing
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.pressure import weighed
from statusquo.reading.german.positions.sides import Draft, Sides
from statusquo.reading.german.positions.ties import tie
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import phrases
from statusquo.span import Span

_REPEATED: Final = phrases("repeated")
_EMPHATIC: Final = phrases("emphatic")
#: Stances about something that shall be done.
_DEEDS: Final = frozenset({"demands", "offers", "commits", "threatens", "warns"})
_LONGEST_LABEL: Final = 80
#: Characters of text within which positions are compared.
_STRETCH: Final = 500
#: Tokens of a quotation that is still one name of an issue.
_LONGEST_QUOTE: Final = 16


def settle(context: Context, voices: Voices, candidates: Iterable[Candidate]) -> tuple[Position, ...]:
    """Make positions: the stronger candidate wins where two share actor and issue."""
    made: dict[tuple[str, int], list[Position]] = {}  # by actor and stretch of text, so that few are compared
    drafts: list[Draft] = []
    for candidate in sorted(_told_better(candidates), key=lambda c: (-c.strength, c.first)):
        for actor in candidate.actors:
            for issue in candidate.issues:
                if candidate.stance == "demands" and says_nothing(issue):
                    continue
                position = _position(context, voices, candidate, actor, issue)
                if position is None:
                    continue
                near = position.issue.start // _STRETCH
                around = [p for k in (near - 1, near, near + 1) for p in made.get((actor, k), ())]
                if not _covered(around, position):
                    made.setdefault((actor, near), []).append(position)
                    drafts.append(Draft(position, candidate, issue))
    drafts.sort(key=lambda d: (d.position.evidence.stop, d.position.issue.start, d.position.actor, d.position.stance))
    sides = Sides(context, drafts)
    found = []
    for draft in drafts:
        deed = sides.deed(draft)
        found.append(replace(draft.position, who_would_act=deed, addressee=sides.addressee(draft, deed)))
    return tuple(sorted(found, key=lambda p: (p.issue.start, p.issue.stop, p.actor, p.stance)))


def _told_better(candidates: Iterable[Candidate]) -> list[Candidate]:
    """All but those whose issue is only a camp, where the text says what the camp wants ("für die Linie, die ...")."""
    found = list(candidates)
    camps = {(c.sentence.index, c.actors) for c in found if c.rule == "modal:wollen_camp"}
    found = [c for c in found if c.rule != "verb:stehen" or (c.sentence.index, c.actors) not in camps]
    told = {(c.clause, c.stance) for c in found if c.rule.startswith("verb:") and c.issues}
    # "Die SPD werde der Kürzung nicht zustimmen": what her chairman says is read once, as hers.
    return [c for c in found if c.rule != "modal:werden" or (c.clause, c.stance) not in told]


def _covered(made: Iterable[Position], position: Position) -> bool:
    """Tell whether a stronger candidate already says this of the same actor on the same words."""
    for other in made:
        if other.actor != position.actor or not other.issue.overlaps(position.issue):
            continue
        if _two_verbs(other, position):
            continue
        shared = min(other.issue.stop, position.issue.stop) - max(other.issue.start, position.issue.start)
        shorter = min(other.issue.stop - other.issue.start, position.issue.stop - position.issue.start)
        if shared >= 0.5 * shorter and (other.stance == position.stance or other.evidence.overlaps(position.evidence)):
            return True
    return False


def _two_verbs(one: Position, other: Position) -> bool:
    """Tell whether two verbs share one object and say different things of it: "unterstützt und fordert den Plan"."""
    verbs = one.rule.startswith("verb:") and other.rule.startswith("verb:") and one.rule != other.rule
    if not verbs or "threatens" in (one.stance, other.stance):
        return False  # "kündigte an, Widerspruch einzulegen" is one stance
    return one.issue == other.issue and one.evidence.start != other.evidence.start


def _position(context: Context, voices: Voices, candidate: Candidate, actor: str, issue: Issue) -> Position | None:
    analysis = context.analysis
    issue = _opened(context, issue)
    if context.actors.sector(actor) == "media" and actor in voices.speakers(candidate.clause):
        return None  # what media report is no position of theirs
    span = _trimmed(context, analysis.span(issue.first, _closed(context, issue.first, issue.stop)))
    if span is None:
        return None
    if issue.phrase is not None and issue.phrase.name is not None and context.actors.who(issue.phrase) == (actor,):
        return None  # nobody stands for or against himself
    if candidate.stance in _DEEDS and issue.phrase is not None and _is_person(context, issue.phrase):
        return None  # "brachte den früheren Richter ins Gespräch": nobody is a deed
    first, stop = min(candidate.first, issue.first), max(candidate.stop, issue.stop)
    evidence = analysis.span(first, stop)
    stance = weighed(context, candidate.stance, issue, candidate.rule)
    verb = candidate.clause.verb
    if stance != candidate.stance and candidate.rule in _IMPOSED and verb is not None and verb.past and not verb.modal:
        stance = candidate.stance  # "hat Sanktionen verhängt": decided, no longer threatened
    only_if, unless = tie(context, replace(candidate, stance=stance))
    if only_if is not None and only_if.overlaps(span):
        only_if = None
    if unless is not None and unless.overlaps(span):
        unless = None
    return Position(
        id=finding_id(context.report.hash, "position", (span, evidence), f"{actor} {stance}"),
        actor=actor,
        stance=stance,
        issue=span,
        label=_label(_called(context, candidate, issue, span)),
        evidence=evidence,
        addressee=None,
        who_would_act=None,
        only_if=only_if,
        unless=unless,
        modality=_modality(context, voices, candidate),
        rule=candidate.rule,
    )


#: Decisions that are threats only as long as they are announced.
_IMPOSED: Final = frozenset({"verb:verhängen", "verb:stoppen", "verb:suspendieren"})


def _is_person(context: Context, phrase: Phrase) -> bool:
    """Tell whether a phrase names a single person, and no deed or body."""
    who = context.actors.who(phrase)
    return len(who) == 1 and context.actors.kind(who[0]) == "person" and phrase.kind == "np"


def _opened(context: Context, issue: Issue) -> Issue:
    """The issue without the mark before it where that opens a sentence and not a name."""
    tokens = context.analysis.tokens
    quote = context.analysis.quoted(issue.first + 1) if tokens[issue.first].opens == 1 else None
    if quote is None or quote.opener.index != issue.first or quote.stop <= issue.stop:
        return issue
    told = any(token.is_finite for token in tokens[issue.stop : quote.stop])
    return replace(issue, first=issue.first + 1) if told and issue.stop - issue.first > 1 else issue


def _closed(context: Context, first: int, stop: int) -> int:
    """The end of an issue, moved to where a quotation that opens inside it ends ("einen „Sieg der Vernunft“")."""
    tokens = context.analysis.tokens
    if stop - first == 1 and tokens[first].tag == "ART" and stop < len(tokens) and tokens[stop].opens == 1:
        name = context.analysis.quoted(stop + 1)  # "der „Null Promille“-Antrag"
        if name is not None and name.closer is not None and name.closer.index - first <= _LONGEST_QUOTE:
            after = name.closer.index + 1
            while after < len(tokens) and tokens[after].start == tokens[after - 1].stop and not tokens[after].opens:
                after += 1
            return after
    quote = context.analysis.quoted(stop - 1)
    if quote is None or quote.closer is None or quote.opener.index < first:
        return stop
    return quote.closer.index + 1 if quote.closer.index - first <= _LONGEST_QUOTE else stop


def _trimmed(context: Context, span: Span) -> Span | None:
    """The span without marks at its edges that have no partner inside."""
    start, stop = span.start, span.stop
    text = context.report.text
    while start < stop and not is_of_word(text[start]) and text[start] not in "„“\"»«‚'([":
        start += 1
    while stop > start and not is_of_word(text[stop - 1]) and text[stop - 1] not in "”“\"«»‘')]%€$":
        stop -= 1
    return Span.of(text, start, stop) if stop > start else None


def _inside(context: Context, issue: Issue, span: Span) -> str:
    """The words of an issue as they stand inside a sentence: "*Den* Streik setzten sie aus" begins one."""
    opening = context.analysis.tokens[issue.first]
    small = opening.tag in ("ART", "PPOSAT", "PDAT", "PIAT") and opening.start == span.start
    return span.quote[:1].lower() + span.quote[1:] if small else span.quote


#: Words that deny a deed; the label of a deed that is refused goes without them.
_DENYING: Final = frozenset({"nicht", "nie", "niemals", "keinesfalls", "keineswegs"})


def _called(context: Context, candidate: Candidate, issue: Issue, span: Span) -> str:
    """The words of an issue as its label has them: with what ends it, without the "nicht" that refuses it.

    Of "verzichtet auf die Anreicherung" the label is "Verzicht auf die Anreicherung"; of "will auf die Anreicherung
    nicht verzichten" it is what is refused, "auf die Anreicherung verzichten".
    """
    verb, phrase = candidate.clause.verb, issue.phrase
    told = verb is not None and verb.passive and phrase is not None and "m" in phrase.genders
    if candidate.ends and phrase is not None and not told:  # "der Streik wird ausgesetzt" stays as it is
        return candidate.ends.replace("…", _label(_inside(context, issue, span), _LONGEST_LABEL - len(candidate.ends)))
    if issue.phrase is None and verb is not None and verb.reflexive is not None and issue.stop - issue.first == 1:
        return f"sich {span.quote}" if issue.first == verb.main.index else span.quote  # "will sich nicht einmischen"
    if candidate.stance != "rejects" or issue.apart or issue.clause is not None:
        return span.quote
    tokens = context.analysis.tokens
    for negation in candidate.clause.negations:
        token = negation.token
        if token.lower not in _DENYING or not span.start < token.start < span.stop:
            continue
        after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        stop = after.stop if after is not None and after.lower in ("mehr", "länger") else token.stop
        start = span.start
        return f"{span.quote[: token.start - start].rstrip()} {span.quote[stop - start :].lstrip()}".strip()
    return span.quote


def _label(quote: str, longest: int = _LONGEST_LABEL) -> str:
    words = " ".join(quote.split())
    if len(words) <= longest:
        return words
    last = words.rfind(" ", 0, longest)
    return words[: last if last > 0 else longest] + " …"


def _modality(context: Context, voices: Voices, candidate: Candidate) -> tuple[Modality, ...]:
    clause = candidate.clause
    lemmas = {adverb.lemma for adverb in clause.adverbs}
    found: set[Modality] = set()
    if lemmas & _REPEATED:
        found.add("repeated")
    if lemmas & _EMPHATIC:
        found.add("emphatic")
    if clause.negated and not candidate.inner:
        found.add("negated")
    if clause.verb is not None:
        if clause.verb.tense == "future":
            found.add("future")
        if clause.verb.mood == "konjunktiv2":
            found.add("hypothetical")
    if voices.over(clause):
        found.add("reported")
    return tuple(m for m in MODALITIES if m in found)
