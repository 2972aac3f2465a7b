"""From candidates to positions: one record an actor and issue, modality, addressee, who would act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from statusquo.findings import MODALITIES, Modality, Position, finding_id
from statusquo.reading.german.analysis import Phrase
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.pressure import weighed
from statusquo.reading.german.positions.ties import tie
from statusquo.reading.german.positions.voices import Voices
from statusquo.span import Span

_REPEATED: Final = frozenset(
    {
        "erneut",
        "nach wie vor",
        "weiterhin",
        "wieder",
        "immer wieder",
        "abermals",
        "wiederholt",
        "unverändert",
        "weiter",
    }
)
_EMPHATIC: Final = frozenset(
    {"strikt", "scharf", "entschieden", "kategorisch", "vehement", "nachdrücklich", "heftig", "massiv", "dringend",
     "eindringlich", "energisch", "vorbehaltlos", "aufs schärfste", "klar", "ausdrücklich", "vollständig"}
)  # fmt: skip
_LONGEST_LABEL: Final = 80
#: Tokens of a quotation that is still one name of an issue.
_LONGEST_QUOTE: Final = 16


def settle(context: Context, voices: Voices, candidates: Iterable[Candidate]) -> tuple[Position, ...]:
    """Make positions: the stronger candidate wins where two share actor and issue."""
    made: dict[tuple[str, int, int], tuple[int, Position]] = {}
    for candidate in sorted(candidates, key=lambda c: (-c.strength, c.first)):
        for actor in candidate.actors:
            for issue in candidate.issues:
                position = _position(context, voices, candidate, actor, issue)
                if position is None or _covered(made.values(), position):
                    continue
                made[actor, position.issue.start, position.issue.stop] = (candidate.strength, position)
    return tuple(sorted((p for _, p in made.values()), key=lambda p: (p.issue.start, p.issue.stop, p.actor, p.stance)))


def _covered(made: Iterable[tuple[int, Position]], position: Position) -> bool:
    """Tell whether a stronger candidate already says this of the same actor on the same words."""
    for _, other in made:
        if other.actor != position.actor or not other.issue.overlaps(position.issue):
            continue
        shared = min(other.issue.stop, position.issue.stop) - max(other.issue.start, position.issue.start)
        shorter = min(other.issue.stop - other.issue.start, position.issue.stop - position.issue.start)
        if shared >= 0.5 * shorter and (other.stance == position.stance or other.evidence.overlaps(position.evidence)):
            return True
    return False


def _position(context: Context, voices: Voices, candidate: Candidate, actor: str, issue: Issue) -> Position | None:
    analysis = context.analysis
    span = _trimmed(context, analysis.span(issue.first, _closed(context, issue.first, issue.stop)))
    if span is None:
        return None
    first, stop = min(candidate.first, issue.first), max(candidate.stop, issue.stop)
    evidence = analysis.span(first, stop)
    only_if, unless = tie(context, candidate)
    if only_if is not None and only_if.overlaps(span):
        only_if = None
    if unless is not None and unless.overlaps(span):
        unless = None
    stance = weighed(context, candidate.stance, issue, candidate.rule)
    addressee = candidate.to[0] if candidate.to else None
    return Position(
        id=finding_id(context.report.hash, "position", (span, evidence), f"{actor} {stance}"),
        actor=actor,
        stance=stance,
        issue=span,
        label=_label(span.quote),
        evidence=evidence,
        addressee=addressee,
        who_would_act=_who(context, candidate, actor, issue),
        only_if=only_if,
        unless=unless,
        modality=_modality(context, voices, candidate),
        rule=candidate.rule,
    )


def _closed(context: Context, first: int, stop: int) -> int:
    """The end of an issue, moved to where a quotation that opens inside ends ("einen „Schritt in die ... Richtung“")."""
    quote = context.analysis.quoted(stop - 1)
    if quote is None or quote.closer is None or quote.opener.index < first:
        return stop
    return quote.closer.index + 1 if quote.closer.index - first <= _LONGEST_QUOTE else stop


def _trimmed(context: Context, span: Span) -> Span | None:
    """The span without marks at its edges that have no partner inside."""
    start, stop = span.start, span.stop
    text = context.report.text
    while start < stop and not text[start].isalnum() and text[start] not in "„“\"»«‚'([":
        start += 1
    while stop > start and not text[stop - 1].isalnum() and text[stop - 1] not in "”“\"«»‘')]%€$":
        stop -= 1
    return Span.of(text, start, stop) if stop > start else None


def _label(quote: str) -> str:
    words = " ".join(quote.split())
    if len(words) <= _LONGEST_LABEL:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_LABEL)] + " …"


def _modality(context: Context, voices: Voices, candidate: Candidate) -> tuple[Modality, ...]:
    clause = candidate.clause
    lemmas = {adverb.lemma for adverb in clause.adverbs}
    found: set[Modality] = set()
    if lemmas & _REPEATED:
        found.add("repeated")
    if lemmas & _EMPHATIC:
        found.add("emphatic")
    if clause.negated:
        found.add("negated")
    if clause.verb is not None:
        if clause.verb.tense == "future":
            found.add("future")
        if clause.verb.mood == "konjunktiv2":
            found.add("hypothetical")
    if voices.over(clause):
        found.add("reported")
    return tuple(m for m in MODALITIES if m in found)


def _who(context: Context, candidate: Candidate, actor: str, issue: Issue) -> str | None:
    """Whose deed the issue is: the subject of an issue clause, the owner of an issue noun, else by the entry."""
    if issue.clause is not None and issue.clause.subject is not None:
        found = context.actors.who(issue.clause.subject)
        if found:
            return context.actors.party(found[0])
    if candidate.acts == "holder":
        return context.actors.party(actor)
    if candidate.acts == "to" and candidate.to:
        return context.actors.party(candidate.to[0])
    if issue.phrase is not None:
        owners = _owners(context, issue.phrase)
        if owners:
            return context.actors.party(owners[0])
    if candidate.to:
        return context.actors.party(candidate.to[0])
    return None


def _owners(context: Context, phrase: Phrase) -> Sequence[str]:
    return context.actors.owner_of(phrase)
