"""Stances shown by modals: "der Iran müsse ..., sagte sie" (demands), "die Regierung will ..." (commits, demands)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Acts
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.pressure import coercive
from statusquo.reading.german.positions.scope import governed, supposed
from statusquo.reading.german.positions.slots import clause_issue, phrase_issues, points_back
from statusquo.reading.german.positions.ties import condition_of
from statusquo.reading.german.positions.verbs import limited, wants
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

_NO_DEEDS: Final = words("no_deeds")
_NO_PLANS: Final = words("no_plans")
_LINKS: Final = words("links")
#: Clauses a claim can stand in; what hangs on "weil" or "wenn" is no claim of its own.
_KINDS: Final = frozenset({"main", "v2", "relative", "infinitive"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what modals of a report show."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or supposed(sentence, clause) or governed(sentence, clause):
                continue
            if clause.kind not in _KINDS and clause.connector not in ("dass", "daß"):
                continue
            found = (
                _current(context, sentence, clause)
                or _wanted(context, voices, sentence, clause)
                or _planned(context, voices, sentence, clause)
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
    told = verb.tense in ("perfect", "pluperfect") or (verb.tense == "past" and verb.mood != "konjunktiv2")
    if not wanted or verb.lemma in ("sein", "haben") or told:
        return None
    if verb.modal == "sollen" and (
        (verb.mood != "konjunktiv1" and verb.mood != "konjunktiv2") or (verb.main.tag == "VVPP" and not verb.passive)
    ):
        return None  # "soll": a plan or a rumour
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
    issue = rest(sentence, clause)
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


_OTHERWISE: Final = words("otherwise")
_CAMPS: Final = words("camps")


def _current(context: Context, sentence: Sentence, clause: Clause) -> Candidate | None:
    """ "X steht für eine Strömung, die Y wiederbeleben will": X supports Y."""
    verb = clause.verb
    above = sentence.parent(clause)
    if verb is None or verb.modal != "wollen" or clause.kind != "relative" or above is None or above.verb is None:
        return None
    camp = clause.antecedent
    if camp is None or not (camp.part in _CAMPS or camp.lemma.lower().endswith(tuple(_CAMPS))):
        return None
    if above.verb.lemma not in ("stehen", "gehören", "angehören", "vertreten", "anführen", "zählen"):
        return None
    actors = context.actors.who(sentence.resolved_subject(above))
    if not actors or not clause.objects or clause.negated:
        return None
    issues = phrase_issues(context, clause, clause.objects[0])
    return Candidate(
        actors, "supports", issues, sentence, clause, above.first, clause.stop, "modal:wollen_camp", strength=3
    )


def _planned(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What somebody says shall be done, without saying by whom: it is planned by those who say it."""
    verb = clause.verb
    assert verb is not None
    if verb.modal != "sollen" or verb.passive != "werden" or clause.agent is not None or clause.negated:
        return None
    if verb.mood not in ("indicative", "ambiguous") or clause.kind not in ("main", "v2") or clause.subject is None:
        return None
    if any(t.lower in ("worden", "haben", "sein") for t in verb.tokens):
        return None  # "soll getötet worden sein": a rumour
    over = voices.over(clause)
    if not over or (over[0].cue is not None and over[0].cue.quote.lower().startswith(("bericht", "meld", "schreib"))):
        return None
    speakers = voices.speakers(clause)
    subject = clause.subject
    loose = any(k for k in clause.own if subject.stop <= k and context.analysis.tokens[k].lower in ("laut", "zufolge"))
    stop = subject.stop if loose or verb.main.index < subject.stop else verb.main.index + 1
    if not speakers or context.actors.who(subject):
        return None
    issue = Issue(subject.first, stop, phrase=subject if loose else None)
    return Candidate(
        speakers, "commits", (issue,), sentence, clause, clause.first, clause.stop, "modal:sollen_plan", acts="holder"
    )


def _wanted(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What a party wants to do itself."""
    verb = clause.verb
    assert verb is not None
    if not wants(verb) or (verb.tense in ("past", "pluperfect") and verb.modal == "wollen") or verb.passive:
        return None
    if verb.lemma in _NO_PLANS:
        return None
    who = doer(context, sentence, clause)
    actors = voices.holder(sentence, clause, who)
    if actors and clause.kind == "infinitive" and voices.apart(clause, actors):
        return None  # "wirft ihr vor, X zu wollen" is what others say
    issue = rest(sentence, clause, who)
    if not actors or issue is None:
        return None
    return _own(context, voices, sentence, clause, actors, issue, "wollen")


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
    party = context.actors.party
    if not {party(one) for one in speakers} & {party(one) for one in actors}:
        return None
    issue = rest(sentence, clause)
    if issue is None:
        return None
    return _own(context, voices, sentence, clause, speakers, issue, "werden")


def _own(
    context: Context,
    voices: Voices,
    sentence: Sentence,
    clause: Clause,
    actors: tuple[str, ...],
    issue: Issue,
    modal: str,
) -> Candidate:
    """An own deed: announced, refused, or, if it hangs on what somebody else does, offered."""
    stance: Stance = "rejects" if clause.negated else "commits"
    if clause.negated and context.analysis.tokens[issue.first].lower.startswith("kein"):
        issue = replace(issue, first=issue.first + 1, stop=max(issue.stop, issue.first + 2))
    condition = condition_of(sentence, clause)
    if stance == "commits" and {"erst", "danach"} <= {a.lemma for a in clause.adverbs} | _words(context, clause):
        stance = "offers"
    if stance == "commits" and condition is not None and not condition.negated and not coercive(context, issue):
        others = voices.holder(sentence, condition, doer(context, sentence, condition))
        if limited(clause) or (others and not set(others) & set(actors)):
            stance = "offers"  # "will die Kämpfe erst einstellen, wenn ...", "werde einstellen, wenn auch X ..."
    if _words(context, clause) & _OTHERWISE:
        stance = "threatens"  # "sonst werde man die Schleusen öffnen"
    pointing = issue.phrase is not None and points_back(issue.phrase)  # "London will das nicht zulassen"
    return Candidate(
        actors,
        stance,
        () if pointing else (issue,),
        sentence,
        clause,
        clause.first,
        clause.stop,
        f"modal:{modal}",
        acts="holder",
        strength=0,
        open=pointing and clause.negated,
        pointer=issue.phrase if pointing else None,
    )


def _words(context: Context, clause: Clause) -> set[str]:
    return {context.analysis.tokens[k].lower for k in clause.own}


def rest(sentence: Sentence, clause: Clause, who: Phrase | None = None) -> Issue | None:
    """What a clause is about without subject, finite verb and negation.

    Of a passive the subject belongs to it ("die Sanktionen aufgehoben"); of a denied clause with one object only that
    object is left ("die Waffen" of "werde die Waffen nicht niederlegen").
    """
    verb = clause.verb
    assert verb is not None
    for child in sentence.children(clause):
        if child.connector in ("dass", "daß") and child.first > verb.main.index - 1:
            return clause_issue(sentence, child)
    subject = who if who is not None and who.role == "genitive" else clause.subject  # see ``arguments``
    if verb.passive and subject is not None and not clause.subject_shared:
        stop = max(verb.main.index + 1, subject.stop) if verb.main.index > subject.first else subject.stop
        return Issue(subject.first, stop)
    finite = verb.finite.index if verb.finite is not None else clause.first
    phrases = [p for p in clause.phrases if p is not subject and p.role in ("object", "dative", "genitive", "pp")]
    objects = [p for p in phrases if p.role == "object"]
    if clause.negated and len(objects) == 1 and any(n.token.tag == "PTKNEG" for n in clause.negations):
        return Issue(objects[0].first, objects[0].stop, phrase=objects[0])
    later = verb.main.index > finite and clause.kind in ("main", "v2")
    if later:
        edges = [finite + 1, *(p.stop for p in clause.phrases if p is subject and p.first > finite)]
        inside = [k for k in clause.own if max(edges) <= k <= verb.main.index]
        tokens = [k for k in inside if not _is_loose(clause, k)]
        if not tokens or (tokens[0] == verb.main.index and not phrases and verb.lemma in _NO_DEEDS):
            return None
        if tokens[0] == verb.main.index and phrases:  # everything stands before the finite verb
            return Issue(phrases[0].first, phrases[0].stop, phrase=phrases[0])
        below = [c for c in sentence.children(clause) if c.first > verb.main.index]
        asked = [c.stop for c in below if c.kind == "question" or c.connector == "ob"]
        if asked:
            return Issue(tokens[0], asked[0])
        return Issue(tokens[0], verb.main.index + 1, phrase=objects[0] if len(phrases) == 1 and objects else None)
    if not phrases:
        return None
    first = min(p.first for p in phrases)
    stop = max([p.stop for p in phrases] + [t.index + 1 for t in verb.tokens if t.index >= first and t is verb.main])
    return Issue(first, min(stop, clause.stop), phrase=phrases[0] if len(phrases) == 1 else None)


def _is_loose(clause: Clause, index: int) -> bool:
    """A reflexive, a negation, or an adverb that only links the sentence to others."""
    if clause.verb is not None and clause.verb.reflexive is not None and clause.verb.reflexive.index == index:
        return True
    if any(n.token.index == index and n.token.tag == "PTKNEG" for n in clause.negations):
        return True
    return any(a.first <= index < a.stop and a.lemma in _LINKS for a in clause.adverbs)
