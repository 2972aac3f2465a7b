"""Stances shown by judging words: "nannte X unbezahlbar", "X sei ein Skandal", "sprach von Wortbruch".

==============================  ============================================================================
"A nennt X Y", "A hält X für Y",  A takes the stance of Y to X (``_called``)
"A sieht in X einen Y"
"X sei Y, sagte A"                A takes the stance of Y to X; "Das ist Y": Y itself is the issue (``_said``)
"A sprach von Y"                  A takes the stance of Y; the issue is Y (``_spoke``)
==============================  ============================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer, slot, undergoer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Example, position_frames
from statusquo.reading.german.positions.adjust import denied
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.extent import reach
from statusquo.reading.german.positions.regard import regarded
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import attached, find_issue, phrase_issues, points_back
from statusquo.reading.german.positions.ties import condition_of
from statusquo.reading.german.positions.verbs import NEGATED
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words
from statusquo.reading.german.valence import Judgement, valence

_LABELLING: Final = words("labelling")
_CRUCIAL: Final = words("crucial")
_CONTENT: Final = words("content_nouns")
_CALLING: Final = words("calling")
_OWN: Final = words("calling_own")
_COPULAS: Final = words("copulas")
_NO_EXAMPLE: Final = Example("", None, None)
_DENIAL: Final = Judgement("denies", "denies", _NO_EXAMPLE)
_BLAME: Final = Judgement("opposes", None, _NO_EXAMPLE)
_WANT: Final = Judgement("demands", None, _NO_EXAMPLE)
_MEASURES: Final = frozenset({"mehr", "weniger"})
_POINTERS: Final = frozenset({"das", "dies", "es", "dieses"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what judging words of a report show."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or supposed(sentence, clause):
                continue
            lemma = clause.verb.lemma
            if lemma in _CALLING and lemma not in _OWN:
                found = _called(context, voices, sentence, clause)
            elif lemma in _COPULAS or clause.verb.passive == "sein":  # "ist überzogen", "sei verfehlt": participles
                found = _said(context, voices, sentence, clause)
            elif lemma == "sprechen":
                found = _spoke(context, voices, sentence, clause)
            elif clause.verb.modal == "sein":
                found = _to_be(context, voices, sentence, clause)
            else:
                continue
            if found is not None:
                yield found


def _called(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    actors = voices.holder(sentence, clause, doer(context, sentence, clause)) or voices.sayer(clause)
    if not actors:
        return None
    if verb.lemma == "sehen" and (inside := clause.pps("in")):
        judged = clause.objects[0] if clause.objects else None
        judgement = (_direction(clause, judged) or _of_phrase(judged)) if judged is not None else None
        if judgement is None or judged is None:
            return None
        if judged.negated and judgement.stance == "opposes":  # "sieht in dem Gesetz keinen Verstoß gegen ..."
            first, stop = reach(clause, judged)
            issue = denied(clause, Issue(first, stop, phrase=judged))
            return _candidate(sentence, clause, actors, _DENIAL, (issue,), "kein")
        return _candidate(sentence, clause, actors, judgement, phrase_issues(context, clause, inside[0]), "nennen")
    target = undergoer(context, sentence, clause)
    slots: tuple[str, ...] = ("o", "dass", "zu")
    if target is not None and target.head.lower == "es":
        slots = ("dass", "zu", "wenn", "o")  # "nannte es unfair, wenn ..."
    issues = find_issue(context, sentence, clause, slots, frozenset({"für", "als"}))
    skip = (target.first, target.stop) if target is not None else (0, 0)
    tail = _tail(context, target)
    if tail is not None:
        skip = (skip[0], tail)
        issues = tuple(replace(one, stop=max(one.first + 1, min(one.stop, tail))) for one in issues)
    judgement = verdict(context, clause, skip) or _quoted(context, tail)
    if (
        judgement is None
        and verb.lemma in _LABELLING
        and _labelled(context, clause, skip[1] if target is not None else 0)
    ):
        judgement = _BLAME
    if judgement is None:
        return None
    return _candidate(sentence, clause, actors, judgement, issues, "nennen")


def _quoted(context: Context, opener: int | None) -> Judgement | None:
    """The judgement of the words in the quotation that opens at a token."""
    tokens = context.analysis.tokens
    quote = context.analysis.quoted(opener + 1) if opener is not None and tokens[opener].opens == 1 else None
    if quote is None:
        return None
    inside = tokens[quote.first : quote.stop]
    by_adjective = (valence().adjective(t.lemma) for t in inside if t.tag in ("ADJA", "ADJD"))
    by_noun = (valence().noun(t.lemma, t.lemma.lower()) for t in inside if t.tag == "NN")
    return next((j for j in (*by_adjective, *by_noun) if j is not None), None)


def _labelled(context: Context, clause: Clause, first: int) -> bool:
    """Whether the label is set in quotation marks: news quotes what it would not say itself ("nannte ihn „Clown“")."""
    return any(context.analysis.tokens[k].opens == 1 for k in clause.own if k >= first > 0)


def _tail(context: Context, target: Phrase | None) -> int | None:
    """Where a judgement begins that the analysis took for the end of what is judged ("das Gesetz *für falsch*")."""
    if target is None:
        return None
    tokens = context.analysis.tokens
    for k in range(target.head.index + 1, target.stop):
        if (
            k >= target.core
            and tokens[k].lower in ("für", "als")
            and k + 1 < len(tokens)
            and tokens[k + 1].tag in ("ADJD", "ADV", "VVPP")
        ):
            return k
        if tokens[k].opens == 1:
            return k  # "nannte die Entscheidung *„einen schweren Fehler“*"
    return None


def _said(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    speakers = voices.speakers(clause)
    subject = sentence.resolved_subject(clause)
    named, subject = subject, _judged(clause, subject)
    for_whom = [p for p in clause.pps("für") if context.actors.who(p)]
    felt = [p for p in clause.datives if p.kind == "np" and context.actors.who(p) and _too_much(context, clause)]
    for_whom = for_whom or felt or _viewpoint(context, clause)  # "Das Angebot ist *der Gewerkschaft* zu niedrig"
    actors = context.actors.who(for_whom[0]) if for_whom else speakers
    if speakers and not clause.negated and (subject is None or subject.head.lower == "es"):
        crucial = {context.analysis.tokens[k].lemma.lower() for k in clause.own} & _CRUCIAL
        if crucial and (issues := find_issue(context, sentence, clause, ("dass", "zu"))):
            return _candidate(sentence, clause, speakers, _WANT, issues, "wichtig")  # "wichtig sei, dass ..."
    if not actors or subject is None or verb.tense in ("pluperfect",):
        return None
    if named is not None and named.head.lower == "es" and clause.pps("für") and not clause.negated and not for_whom:
        return None  # "für X sei es zu früh": see ``needs``
    if clause.pps("ohne") and clause.pps("ohne")[0].field == "pre":
        return None  # "ohne X bleibe Y wertlos": see ``needs``
    turned = _of_phrase(named) if named is not None and named is not subject else None
    meaning = verb.lemma in _MEANING
    judgement = turned or verdict(context, clause, (subject.first, subject.stop), calling=meaning)
    if judgement is not None and judgement.stance == "demands" and _indispensable(context, clause, subject):
        judgement = _PRAISE
    if judgement is None and speakers and _is_labelled(context, clause, subject):
        judgement = _BLAME  # "Der Kompromiss sei „ein Pflaster“": news quotes what it would not say itself
    if judgement is None:
        return None
    if judgement.stance == "opposes" and speakers and _untrue(context, clause, subject):
        judgement = _DENIAL  # "Der Bericht sei falsch": disputed, not disapproved
    if judgement.stance == "offers" and verb.lemma != "sein":
        return None
    named_actors = context.actors.who(subject)
    if set(named_actors) & set(actors) or (named_actors and judgement.stance == "demands"):
        return None
    told = subject.kind == "pronoun" or subject.part in _CONTENT or clause.objects
    issues = find_issue(context, sentence, clause, ("dass", "zu")) if told else ()
    if not issues and subject.kind == "pronoun" and subject.head.lower in _POINTERS:
        noun = _predicative(clause)
        about = regarded(context, clause)
        if about is not None:
            return _candidate(sentence, clause, actors, judgement, (about,), "sein")
        if noun is None or _of_phrase(noun) is None or judgement.stance == "denies":
            return _candidate(sentence, clause, actors, judgement, (), "sein", pointing=True)
        issues = phrase_issues(context, clause, noun)
    elif not issues and subject.head.lower in _MEASURES:
        than = [p for p in clause.pps("als") if p.first == subject.stop]
        issues = tuple(Issue(subject.first, p.stop) for p in than)  # "Mehr als drei Prozent seien möglich, wenn ..."
    elif not issues and subject.kind == "pronoun" and subject.head.lower in ("er", "sie"):
        noun = _predicative(clause)  # "Er ist ein Diktator"
        issues = phrase_issues(context, clause, noun) if noun is not None and _of_phrase(noun) is not None else ()
    elif not issues:
        issues = () if subject.kind == "pronoun" else phrase_issues(context, clause, subject)
    cut = [a.first for a in subject.attributes if a.prep == "für" and context.actors.who(a)]
    if (
        cut and for_whom == [] and issues and issues[0].phrase is subject
    ):  # "sei der Vertrag *für sein Land* nicht annehmbar"
        issues = (replace(issues[0], stop=max(issues[0].first + 1, min(issues[0].stop, *cut))),)
    return _candidate(sentence, clause, actors, judgement, issues, "sein")


def _direction(clause: Clause, phrase: Phrase) -> Judgement | None:
    """The judgement of what follows a noun that only points: "einen Schritt *in die falsche Richtung*"."""
    words = valence()
    if phrase.lemma.lower() not in words.pointers and phrase.part not in words.pointers:
        return None
    behind = next((p for p in clause.pps("in", "auf", "zu", "aus") if p.first == phrase.stop), None)
    if behind is None:
        return None
    return next((j for a in behind.adjectives if (j := words.adjective(a.lemma)) is not None), None)


_MEANING: Final = frozenset({"bedeuten", "darstellen", "bilden"})
_VIEWPOINTS: Final = words("viewpoints")
_INDISPENSABLE: Final = words("indispensable")
_PRAISE: Final = Judgement("supports", "opposes", _NO_EXAMPLE)


def _viewpoint(context: Context, clause: Clause) -> list[Phrase]:
    """In whose eyes something is so: "in den Augen *von X*", "aus Sicht *der X*"."""
    found = []
    for phrase in clause.pps("in", "aus", "nach"):
        if phrase.lemma.lower() in _VIEWPOINTS or phrase.part in _VIEWPOINTS:
            inner = (*phrase.genitives, *(a for a in phrase.attributes if a.prep == "von"))
            found += [p for p in inner if context.actors.who(p)]
    return found


def _indispensable(context: Context, clause: Clause, subject: Phrase) -> bool:
    """Tell whether a thing that is there already is called needed: that praises it, what is not there yet is wanted."""
    called = any(context.analysis.tokens[k].lower in _INDISPENSABLE for k in clause.own)
    return called and subject.determination in ("definite", "demonstrative", "possessive")


def _too_much(context: Context, clause: Clause) -> bool:
    """Tell whether a clause has "zu" before an adjective: "zu niedrig", "zu teuer"."""
    tokens = context.analysis.tokens
    return any(tokens[k].tag == "ADJD" and k > 0 and tokens[k - 1].lower == "zu" for k in clause.own)


def _is_labelled(context: Context, clause: Clause, subject: Phrase) -> bool:
    """Tell whether a plan or deed is called by an indefinite noun set in quotation marks, as an image is."""
    if clause.negated or clause.quoted or subject.kind != "np" or context.actors.who(subject):
        return False
    tokens = context.analysis.tokens
    named = [p for p in clause.by_role("predicative") if p is not subject and p.determination == "indefinite"]
    return any(p.first > subject.first and tokens[p.first].opens == 1 for p in named)


def _spoke(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    phrase = slot(context, sentence, clause, "p:von") or attached(clause, "von")
    if phrase is None or clause.negated:
        return None
    actors = voices.holder(sentence, clause, doer(context, sentence, clause)) or voices.sayer(clause)
    actors = voices.joined(clause, actors)
    judgement = _of_phrase(phrase) or (_BLAME if _labelled(context, clause, phrase.inner) else None)
    if not actors or judgement is None or judgement.stance not in ("opposes", "supports"):
        return None
    if phrase.determination == "definite":
        return None  # "sprach von der „Wiederherstellung der Ordnung“": told, not judged
    if (about := regarded(context, clause, phrase.first)) is not None:
        return _candidate(sentence, clause, actors, judgement, (about,), "sprechen_von")
    issues = phrase_issues(context, clause, phrase)
    return _candidate(sentence, clause, actors, judgement, issues, "sprechen_von")


def _to_be(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """ "Der Plan sei zu begrüßen", "sei nicht zu rechtfertigen": who says so takes the stance of the verb."""
    verb = clause.verb
    assert verb is not None
    speakers = voices.speakers(clause)
    subject = sentence.resolved_subject(clause)
    frame = next((f for f in position_frames().verbs.get(verb.lemma, ()) if not f.words and "o" in f.issue), None)
    stance: Stance | None = None
    if verb.lemma in _UNBEARABLE:
        stance = "opposes" if clause.negated else None
    elif frame is not None and frame.stance in _JUDGING:
        stance = NEGATED.get(frame.stance) if clause.negated else frame.stance
    if not speakers or stance is None:
        return None
    issues = find_issue(context, sentence, clause, ("dass", "zu"))
    if not issues and subject is not None and subject.kind != "pronoun":
        issues = phrase_issues(context, clause, subject)
    return _candidate(sentence, clause, speakers, Judgement(stance, stance, _NO_EXAMPLE), issues, "sein_zu")


_UNBEARABLE: Final = words("unbearable")
_JUDGING: Final = frozenset({"supports", "opposes", "accepts", "rejects", "doubts"})


def _judged(clause: Clause, subject: Phrase | None) -> Phrase | None:
    """What is judged where the judgement stands first or the analysis took it for the subject.

    "Der falsche Weg ist die Steuer" judges the tax, not the way.
    """
    others = clause.by_role("predicative")
    if subject is None or len(others) != 1 or others[0].kind != "np" or others[0].determination == "indefinite":
        return subject
    return others[0] if _of_phrase(subject) is not None and _of_phrase(others[0]) is None else subject


def _untrue(context: Context, clause: Clause, subject: Phrase) -> bool:
    """Tell whether an account is called wrong: "Die Darstellung sei falsch"."""
    told = subject.part.endswith(_ACCOUNTS) or subject.lemma.lower().endswith(_ACCOUNTS)
    return told and any(context.analysis.tokens[k].lower in _WRONG for k in clause.own)


_ACCOUNTS: Final = tuple(sorted(words("accounts")))
_WRONG: Final = words("wrong")


def _candidate(
    sentence: Sentence,
    clause: Clause,
    actors: tuple[str, ...],
    judgement: Judgement,
    issues: tuple[Issue, ...],
    rule: str,
    *,
    pointing: bool = False,
) -> Candidate | None:
    stance: Stance | None = judgement.denied if clause.negated else judgement.stance
    if stance is None:
        return None
    if issues and all(i.phrase is not None and points_back(i.phrase) for i in issues):
        issues, pointing = (), True
    if not issues and not pointing:
        return None
    return Candidate.of_clause(
        actors, stance, issues, sentence, clause, f"valence:{rule}", strength=2, pointing=pointing
    )


def verdict(context: Context, clause: Clause, skip: tuple[int, int], *, calling: bool = True) -> Judgement | None:
    """The judgement a clause passes outside the tokens ``skip``: of a noun phrase, else of an adjective."""
    words = valence()
    for phrase in clause.phrases:
        if skip[0] <= phrase.head.index < skip[1] or phrase.role in ("subject", "dative", "time"):
            continue
        named = calling and (phrase.role == "object" or phrase.prep == "für" or phrase.kind == "np")
        if phrase.role == "predicative" or phrase.prep == "als" or named:
            found = _of_phrase(phrase)
            if found is not None:
                return found
    for index in clause.own:
        token = context.analysis.tokens[index]
        if skip[0] <= index < skip[1] or token.tag not in ("ADJD", "ADJA", "VVPP", "NN", "NNA"):
            continue
        if token.tag == "ADJD" and index > 0 and context.analysis.tokens[index - 1].lower == "zu":
            return _BLAME  # "das Angebot sei zu niedrig"
        found = words.adjective(token.lemma) or words.adjective(token.lower)
        if found is None and token.tag == "NN" and index > 0 and context.analysis.tokens[index - 1].lower == "als":
            found = words.noun(token.lemma, token.lemma.lower())
        if found is not None and (token.tag != "ADJA" or _standing(clause, index)):
            return found
    # "nur möglich, wenn ...": what hangs on a condition is within reach.
    possible = any(context.analysis.tokens[k].lower == "möglich" for k in clause.own)
    if possible and condition_of(context.analysis.sentence_of(clause.first), clause) is not None:
        return words.adjective("denkbar")
    return None


def _standing(clause: Clause, index: int) -> bool:
    """An adjective with ending counts where it has no noun ("als falsche")."""
    return not any(phrase.first <= index < phrase.stop for top in clause.phrases for phrase in top.walk())


def _of_phrase(phrase: Phrase) -> Judgement | None:
    words = valence()
    judged = words.noun(phrase.lemma, phrase.part)
    by_adjective = next((j for a in phrase.adjectives if (j := words.adjective(a.lemma)) is not None), None)
    hanging = [w for p in (*phrase.genitives, *phrase.attributes) for w in (p.lemma.lower(), p.part)]
    # "ein gefährlicher Schritt", "ein Zeichen der Schwäche": what stands beside says more than a weak noun does.
    pointed = words.pointed(phrase.lemma.lower(), hanging) or words.pointed(phrase.part, hanging)
    return by_adjective or pointed or judged


def _predicative(clause: Clause) -> Phrase | None:
    for role in ("predicative", "object"):
        found = clause.by_role(role)
        if found:
            return found[0]
    return None
