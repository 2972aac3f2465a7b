"""From candidates to positions: one record an actor and issue, modality, addressee, who would act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from statusquo.findings import MODALITIES, Modality, Position, Stance, finding_id
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
#: Characters of text within which positions are compared.
_STRETCH: Final = 500
#: Tokens of a quotation that is still one name of an issue.
_LONGEST_QUOTE: Final = 16


def settle(context: Context, voices: Voices, candidates: Iterable[Candidate]) -> tuple[Position, ...]:
    """Make positions: the stronger candidate wins where two share actor and issue."""
    made: dict[tuple[str, int], list[Position]] = {}  # by actor and stretch of text, so that few are compared
    for candidate in sorted(candidates, key=lambda c: (-c.strength, c.first)):
        for actor in candidate.actors:
            for issue in candidate.issues:
                position = _position(context, voices, candidate, actor, issue)
                if position is None:
                    continue
                near = position.issue.start // _STRETCH
                around = [p for k in (near - 1, near, near + 1) for p in made.get((actor, k), ())]
                if not _covered(around, position):
                    made.setdefault((actor, near), []).append(position)
    found = [p for some in made.values() for p in some]
    return tuple(sorted(found, key=lambda p: (p.issue.start, p.issue.stop, p.actor, p.stance)))


def _covered(made: Iterable[Position], position: Position) -> bool:
    """Tell whether a stronger candidate already says this of the same actor on the same words."""
    for other in made:
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
    return Position(
        id=finding_id(context.report.hash, "position", (span, evidence), f"{actor} {stance}"),
        actor=actor,
        stance=stance,
        issue=span,
        label=_label(span.quote),
        evidence=evidence,
        addressee=_addressee(context, candidate, stance, actor, issue),
        who_would_act=_who(context, candidate, stance, actor, issue),
        only_if=only_if,
        unless=unless,
        modality=_modality(context, voices, candidate),
        rule=candidate.rule,
    )


def _closed(context: Context, first: int, stop: int) -> int:
    """The end of an issue, moved to where a quotation that opens inside it ends ("einen „Sieg der Vernunft“")."""
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


#: Stances about deeds of one's own, if the text names nobody else.
_OWN_DEEDS: Final[frozenset[Stance]] = frozenset({"commits", "offers", "threatens", "rejects", "accepts", "denies"})
#: Stances that answer somebody: whose plan or deed it is, is spoken to.
_ANSWERS: Final[frozenset[Stance]] = frozenset({"demands", "opposes", "rejects", "accepts", "denies", "doubts"})


def _who(context: Context, candidate: Candidate, stance: Stance, actor: str, issue: Issue) -> str | None:
    """Whose deed the issue is: the subject of an issue clause, else by the stance; else who is named in the issue."""
    actors = context.actors
    if issue.clause is not None and issue.clause.subject is not None and issue.clause.kind != "infinitive":
        found = actors.who(issue.clause.subject)
        if found:
            return actors.party(found[0])
    if candidate.acts == "holder" or stance in _OWN_DEEDS:
        return actors.party(actor)
    if candidate.to:
        return actors.party(candidate.to[0])
    other = _other(context, actor, issue)
    return other if other is not None or stance != "demands" else None


def _addressee(context: Context, candidate: Candidate, stance: Stance, actor: str, issue: Issue) -> str | None:
    """To whom a position is put: as the entry says, else whose demand, plan or deed is answered."""
    if candidate.to:
        return candidate.to[0]
    return _other(context, actor, issue) if stance in _ANSWERS else None


def _other(context: Context, actor: str, issue: Issue) -> str | None:
    """The party that an issue names as its owner or doer, if it is not the holder's own."""
    actors = context.actors
    found = list(actors.owner_of(issue.phrase)) if issue.phrase is not None else []
    if issue.clause is not None and issue.clause.subject is not None:
        found += actors.who(issue.clause.subject)
    own = actors.party(actor)
    return next((actors.party(one) for one in found if actors.party(one) != own), None)
