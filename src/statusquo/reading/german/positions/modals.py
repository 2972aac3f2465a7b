"""Stances shown by modals: "der Iran müsse ..., sagte sie" (demands), "die Regierung will ..." (commits, demands)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Acts, position_frames
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.ties import condition_of
from statusquo.reading.german.positions.voices import Voices

#: Verbs whose future says nothing that somebody does.
_NO_DEEDS: Final = frozenset(
    "sein haben werden geben bleiben kommen führen können müssen brauchen gehen dauern".split()
)
#: Clauses a claim can stand in; what hangs on "weil" or "wenn" is no claim of its own.
_KINDS: Final = frozenset({"main", "v2", "relative", "infinitive"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what modals of a report show."""
    known = position_frames().verbs
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or (verb.modal and verb.lemma in known):
                continue
            if clause.kind not in _KINDS and clause.connector not in ("dass", "daß"):
                continue
            found = (
                _wanted(context, voices, sentence, clause)
                or _said(context, voices, sentence, clause)
                or _announced(context, voices, sentence, clause)
            )
            if found is not None:
                yield found


def _said(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What somebody says that somebody must, should or must not do."""
    verb = clause.verb
    assert verb is not None
    wanted = verb.modal in ("müssen", "sollen") or (verb.modal == "dürfen" and clause.negated)
    if not wanted or verb.lemma in ("sein", "haben") or verb.tense in ("past", "perfect", "pluperfect"):
        return None
    if verb.modal == "sollen" and verb.mood == "indicative" and not clause.quoted:
        return None
    speakers = voices.speakers(clause)
    if not speakers:
        return None
    subject = sentence.resolved_subject(clause)
    doers = (
        voices.holder(sentence, clause, subject) if not verb.passive else voices.holder(sentence, clause, clause.agent)
    )
    stance: Stance = "demands"
    acts: Acts = "to"
    if doers and set(doers) <= set(speakers):
        return None
    issue = rest(clause)
    if issue is None:
        return None
    to = tuple(one for one in doers if one not in speakers)
    return Candidate(
        speakers,
        stance,
        (issue,),
        sentence,
        clause,
        clause.first,
        clause.stop,
        f"modal:{verb.modal}",
        to=to,
        acts=acts,
    )


def _wanted(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What a party wants to do itself."""
    verb = clause.verb
    assert verb is not None
    if verb.modal != "wollen" or verb.tense in ("past", "pluperfect") or verb.passive:
        return None
    if verb.lemma in ("wollen", "sein", "haben", "wissen", "sagen", "sehen"):
        return None
    actors = voices.holder(sentence, clause, doer(context, sentence, clause))
    issue = rest(clause)
    if not actors or issue is None:
        return None
    stance: Stance = "rejects" if clause.negated else "commits"
    limited = {adverb.lemma for adverb in clause.adverbs} & {"erst", "nur"}
    if stance == "commits" and limited and condition_of(sentence, clause) is not None:
        stance = "offers"  # "will die Kämpfe erst einstellen, wenn ..."
    return Candidate(
        actors, stance, (issue,), sentence, clause, clause.first, clause.stop, "modal:wollen", acts="holder"
    )


def _announced(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What somebody says that it will do itself: "man werde klagen", "die Regierung werde ihre Haltung überprüfen"."""
    verb = clause.verb
    assert verb is not None
    if verb.tense != "future" and not (verb.tense == "past" and verb.mood == "konjunktiv2"):
        return None
    if verb.finite is None or verb.finite.lemma != "werden" or verb.lemma in _NO_DEEDS:
        return None
    speakers = voices.speakers(clause)
    actors = voices.holder(sentence, clause, doer(context, sentence, clause))
    if not speakers or not actors:
        return None
    parties = {context.actors.party(one) for one in speakers}
    if not parties & {context.actors.party(one) for one in actors}:
        return None
    issue = rest(clause)
    if issue is None:
        return None
    stance: Stance = "rejects" if clause.negated else "commits"
    return Candidate(
        speakers, stance, (issue,), sentence, clause, clause.first, clause.stop, "modal:werden", acts="holder"
    )


def rest(clause: Clause) -> Issue | None:
    """What a clause is about without its subject and finite verb: from the first object or adverbial to the verb."""
    verb = clause.verb
    assert verb is not None
    phrases = [
        p for p in clause.phrases if p is not clause.subject and p.role in ("object", "dative", "genitive", "pp")
    ]
    if clause.verb is not None and verb.passive and clause.subject is not None and not clause.subject_shared:
        return Issue(clause.subject.first, max(verb.main.index + 1, clause.subject.stop), phrase=None)
    if not phrases:
        return None
    first = min(p.first for p in phrases)
    inner = [p for p in phrases if p.first > (verb.finite.index if verb.finite else 0)] or phrases
    first = min(p.first for p in inner)
    stop = max([p.stop for p in inner] + [t.index + 1 for t in verb.tokens if t.index >= first])
    return Issue(first, min(stop, clause.stop), phrase=inner[0] if len(inner) == 1 else None)
