"""What somebody says without a verb of wanting: the claims of reported and direct speech.

==========================================  ==============================================================
"Es gebe keinen Grund, X zu tun"            rejects X
"Es gibt (mit uns) kein X"                  rejects X
"X hat kein Recht, Y zu tun"                rejects Y
"Es werde X geben", "werde gestreikt"       commits X, or threatens X where X is coercive
"X drohe", "X könnte zu Y führen"           warns of X
"Ohne X gibt es kein Y"                     demands X
"X verstoße gegen Y", "X spalte das Land"   opposes X
"X habe sich bewährt", "X stärke Y"         supports X
"Man habe nie X getan", "keine Rede von X"  denies X
"X lässt sich nicht Y"                      rejects Y
"X nur, wenn Y"                             offers X (and demands Y, see ``conditions``)
==========================================  ==============================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Acts
from statusquo.reading.german.positions.adjust import denied
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.pressure import coercive
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import clause_issue, find_issue, phrase_issues, points_back
from statusquo.reading.german.positions.ties import condition_of
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words
from statusquo.reading.german.valence import valence

_REASONS: Final = words("reasons")
_HARMS: Final = words("harms")
_RIGHTS: Final = words("rights")
_LEADS: Final = frozenset({"führen"})
_STRIKES: Final = tuple(sorted(words("strikes")))
_GOOD: Final = words("good_ends")
_SCRAPS: Final = words("scraps")
_GIVEN: Final = frozenset({"für", "an"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield the claims that the statements of a report make."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or supposed(sentence, clause):
                continue
            speakers = voices.speakers(clause)
            if not speakers:
                continue
            found = (
                _there_is(context, sentence, clause, speakers)
                or _no_right(context, sentence, clause, speakers)
                or _impersonal(context, sentence, clause, speakers)
                or _undone(context, sentence, clause, speakers)
                or _harm(context, sentence, clause, speakers)
                or _without(context, sentence, clause, speakers)
                or _only_with(context, sentence, clause, speakers)
                or _effect(context, sentence, clause, speakers)
                or _unsaid(context, sentence, clause, speakers)
                or _innocent(context, voices, sentence, clause, speakers)
                or _unyielding(context, voices, sentence, clause, speakers)
            )
            if found is not None:
                yield found


def _make(
    sentence: Sentence, clause: Clause, speakers: tuple[str, ...], stance: Stance, issues: tuple[Issue, ...], rule: str
) -> Candidate | None:
    if not issues:
        return None
    acts: Acts = "holder" if stance in ("rejects", "threatens", "commits", "offers") else ""
    return Candidate.of_clause(speakers, stance, issues, sentence, clause, f"claim:{rule}", acts=acts, strength=2)


def _there_is(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    if verb.lemma != "geben" or verb.modal:
        return None
    subject = clause.subject
    if subject is None or subject.lemma.lower() != "es" or not clause.objects:
        return None
    thing = clause.objects[0]
    if verb.tense == "perfect" and thing.negated and not thing.conjuncts and _misdeed(thing):
        issues = tuple(denied(clause, one) for one in phrase_issues(context, clause, thing))
        return _make(sentence, clause, speakers, "denies", issues, "nie_gegeben")
    if verb.past:
        return None
    if not clause.negated:
        if verb.tense == "future" and any(a.lemma in ("allenfalls", "höchstens") for a in clause.adverbs):
            return _make(sentence, clause, speakers, "offers", phrase_issues(context, clause, thing), "allenfalls")
        if verb.tense == "future" and coercive(context, phrase_issues(context, clause, thing)[0]):
            return _make(sentence, clause, speakers, "threatens", phrase_issues(context, clause, thing), "geben")
        return None
    if thing.part in _SCRAPS and (
        inner := [a for a in (*thing.attributes, *clause.pps("für", "an")) if a.prep in _GIVEN]
    ):
        return _make(sentence, clause, speakers, "rejects", phrase_issues(context, clause, inner[0]), "kein")
    if thing.kind == "pronoun":
        return None
    if thing.part in _REASONS:
        children = [c for c in sentence.children(clause) if c.kind == "infinitive"]
        if children:
            return _make(sentence, clause, speakers, "rejects", (clause_issue(sentence, children[0]),), "kein_Grund")
        inner = [a for a in (*thing.attributes, *clause.pps("für", "zu")) if a.prep in ("für", "zu")]
        issues = phrase_issues(context, clause, inner[0]) if inner else ()
        return _make(sentence, clause, speakers, "rejects", issues, "kein_Grund")
    if thing.part in ("alternative", "weg") and (inner := [a for a in thing.attributes if a.prep in ("zu", "an")]):
        return _make(
            sentence, clause, speakers, "supports", phrase_issues(context, clause, inner[0]), "keine_Alternative"
        )
    own = any(p.kind == "pp" and _first_person(p) for p in clause.phrases)
    before = [p for p in clause.pps("ohne") if p.field == "pre"]
    if (own or verb.tense == "future") and not before:
        return _make(
            sentence,
            clause,
            speakers,
            "rejects",
            tuple(denied(clause, one) for one in phrase_issues(context, clause, thing)),
            "kein",
        )
    return None


def _no_right(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Peking habe kein Recht, X zu tun", "niemand hat das Recht, X zu tun": who says so refuses it."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma != "haben" or verb.modal or not (clause.negated or _nobody(clause)):
        return None
    if not any(p.part in _RIGHTS for p in clause.objects):
        return None
    if set(context.actors.who(sentence.resolved_subject(clause))) & set(speakers):
        return None
    return _make(sentence, clause, speakers, "rejects", find_issue(context, sentence, clause, ("zu",)), "kein_Recht")


def _nobody(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.head.lower in ("niemand", "keiner")


def _misdeed(phrase: Phrase) -> bool:
    """Tell whether a thing is one that somebody may be blamed for: "Es habe *keinen Angriff* gegeben"."""
    judged = valence().noun(phrase.lemma, phrase.part)
    return phrase.determiner is not None and judged is not None and judged.stance == "opposes"


def _first_person(phrase: Phrase) -> bool:
    return phrase.prep in ("mit", "von") and phrase.head.lower in ("uns", "mir", "ihm", "ihr")


def _impersonal(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Dann werde gestreikt": nobody is named, the speaker means its own side."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma in _GOING_ON and not clause.negated and not verb.modal and clause.subject is not None:
        thing = clause.subject  # "Solange X nicht weicht, gingen die Blockaden weiter"
        if thing.kind == "np" and coercive(context, Issue(thing.first, thing.stop, phrase=thing)):
            return _make(sentence, clause, speakers, "threatens", phrase_issues(context, clause, thing), "weiter")
    if verb.passive != "werden" or verb.modal or clause.agent is not None or clause.negated:
        return None
    if verb.past and verb.mood != "konjunktiv2":
        return None
    subject = clause.subject
    condition = condition_of(sentence, clause)
    if subject is not None and subject.kind == "np" and condition is not None and condition.negated:
        return _make(sentence, clause, speakers, "threatens", phrase_issues(context, clause, subject), "sonst")
    if subject is not None and not (subject.kind == "pronoun" and subject.lemma.lower() == "es"):
        issue = Issue(subject.first, max(verb.main.index + 1, subject.stop), phrase=subject)
        if verb.lemma in (
            "fortsetzen",
            "weiterführen",
            "führen",
            "ausweiten",
            "verlängern",
            "verschärfen",
        ) and coercive(context, Issue(subject.first, subject.stop, phrase=subject)):
            return _make(sentence, clause, speakers, "threatens", (issue,), "Passiv")
        return None
    first = min(clause.own, key=lambda k: (k <= (verb.finite.index if verb.finite else 0), k))
    issue = Issue(min(first, verb.main.index), verb.main.index + 1, clause=clause)
    if not coercive(context, issue):
        return None
    return _make(sentence, clause, speakers, "threatens", (issue,), "Passiv")


def _undone(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Das Gesetz wird nicht geändert", "an dem Gesetz werde nichts geändert": who says so refuses it."""
    verb = clause.verb
    assert verb is not None
    subject = clause.subject
    nothing = subject is not None and subject.head.lower == "nichts"
    if verb.passive != "werden" or verb.modal or not (clause.negated or nothing) or clause.agent is not None:
        return None
    if verb.tense not in ("present", "future") or not clause.leads or verb.lemma not in _CHANGING:
        return None
    if nothing and (about := clause.pps("an")):
        return _make(sentence, clause, speakers, "rejects", phrase_issues(context, clause, about[0]), "Passiv")
    if subject is None or subject.kind == "pronoun" or context.actors.who(subject):
        return None
    issues = tuple(denied(clause, one) for one in phrase_issues(context, clause, subject))
    return _make(sentence, clause, speakers, "rejects", issues, "Passiv")


_GOING_ON: Final = words("going_on")
_CHANGING: Final = words("changing")


def _harm(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Im Norden drohe eine Hungersnot", "X könne zu Engpässen führen": what is warned of."""
    verb = clause.verb
    assert verb is not None
    subject = _real_subject(sentence, clause)
    if subject is None or clause.negated or subject.kind == "pronoun" or context.actors.who(subject):
        return None
    deeds = any(c.kind == "infinitive" for c in sentence.children(clause))
    if verb.lemma == "drohen" and not clause.pps("mit") and not deeds:
        own = coercive(context, Issue(subject.first, subject.stop, phrase=subject)) and subject.part.endswith(_STRIKES)
        own = own and any(context.actors.sector(context.actors.party(one)) == "union" for one in speakers)
        issues = phrase_issues(context, clause, subject)
        return _make(sentence, clause, speakers, "threatens" if own else "warns", issues, "drohen")
    if subject.part in _DANGERS and verb.lemma in ("bestehen", "geben", "drohen"):
        issues = find_issue(context, sentence, clause, ("dass", "zu"))
        inner = [*subject.genitives, *(a for a in subject.attributes if a.prep in ("von", "für"))]
        if not issues and inner:
            issues = phrase_issues(context, clause, inner[0])
        return _make(sentence, clause, speakers, "warns", issues, "Gefahr")
    coming = verb.tense == "future" or verb.mood == "konjunktiv2"
    if verb.lemma == "haben" and coming and any(_grave(phrase) for phrase in clause.objects):
        return _make(sentence, clause, speakers, "warns", phrase_issues(context, clause, subject), "Folgen")
    if verb.modal in ("können", "dürfen") or verb.tense == "future":
        ends = {p.part for p in clause.pps("zu")}
        if (verb.lemma in _LEADS and ends and not ends & _GOOD) or verb.lemma in _HARMS:
            return _make(sentence, clause, speakers, "warns", phrase_issues(context, clause, subject), "führen")
    return None


def _grave(phrase: Phrase) -> bool:
    """Tell whether a phrase names grave consequences ("fatale Folgen")."""
    return phrase.part in _AFTERMATHS and any(a.lemma.lower() in _GRAVE for a in phrase.adjectives)


def _real_subject(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject; behind an "es" that only keeps its place, the noun phrase that follows."""
    subject = sentence.resolved_subject(clause)
    if subject is not None and subject.kind == "pronoun" and subject.head.lower == "es":
        others = [
            p for p in clause.phrases if p.kind == "np" and p is not subject and p.role in ("object", "predicative")
        ]
        return others[0] if len(others) == 1 else None
    return subject


_DANGERS: Final = words("dangers")
_AFTERMATHS: Final = words("aftermaths")
_GRAVE: Final = words("grave")


def _without(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Ohne Bewegung in der Gebietsfrage werde es keine Einigung geben": the speaker wants what must not lack."""
    without = clause.pps("ohne")
    nothing = any(p.head.lower == "nichts" for p in clause.objects)
    if not without or not (clause.negated or nothing) or without[0].field != "pre":
        return None
    return _make(sentence, clause, speakers, "demands", phrase_issues(context, clause, without[0]), "ohne")


def _only_with(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Frieden könne es nur mit X geben", "nur ohne X": what alone makes it possible is wanted or refused."""
    verb = clause.verb
    assert verb is not None
    if verb.modal != "können" or clause.negated or verb.lemma not in ("geben", "gelingen", "funktionieren"):
        return None
    for phrase in clause.pps("mit", "ohne"):
        if context.analysis.tokens[phrase.first - 1].lower == "nur" and not points_back(phrase):
            stance: Stance = "demands" if phrase.prep == "mit" else "rejects"
            return _make(sentence, clause, speakers, stance, phrase_issues(context, clause, phrase), "nur_mit")
    return None


def _unsaid(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Von einem Rücktritt könne keine Rede sein", "davon sei nie die Rede gewesen"."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma != "sein" or not clause.negated:
        return None
    if not any(p.lemma == "Rede" and p.role in ("subject", "predicative") for p in clause.phrases):
        return None
    of = [p for p in clause.pps("von") if not points_back(p)]
    if not of:
        return None
    return _make(sentence, clause, speakers, "denies", phrase_issues(context, clause, of[0]), "keine_Rede")


def _innocent(
    context: Context, voices: Voices, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]
) -> Candidate | None:
    """ "Man habe nie Waffen geliefert", "Wir haben niemanden bedroht": the speaker denies an own deed."""
    verb = clause.verb
    assert verb is not None
    if verb.tense not in ("perfect", "pluperfect") or not clause.negated or not clause.leads:
        return None
    if verb.passive or verb.modal or verb.finite is None or verb.lemma in _NO_DEEDS:
        return None
    party = context.actors.party
    actors = voices.holder(sentence, clause, doer(context, sentence, clause))
    if not {party(one) for one in actors} & {party(one) for one in speakers}:
        return None
    below = [c for c in sentence.children(clause) if c.kind == "infinitive" or c.says_that]
    if below:
        return _make(sentence, clause, speakers, "denies", (clause_issue(sentence, below[0]),), "nie")
    phrases = [p for p in clause.phrases if p is not clause.subject and p.role in ("object", "dative", "pp")]
    if not phrases or not any(p.role == "object" for p in phrases):
        return None
    first = min(p.first for p in phrases)
    issue = denied(clause, Issue(first, max(verb.main.index + 1, first + 1), phrase=phrases[0]))
    return _make(sentence, clause, speakers, "denies", (issue,), "nie")


def _unyielding(
    context: Context, voices: Voices, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]
) -> Candidate | None:
    """ "Wir lassen uns nicht erpressen", "man lasse sich nichts vorschreiben"."""
    verb = clause.verb
    assert verb is not None
    if verb.modal != "lassen" or not clause.negated or verb.tense in ("past", "pluperfect"):
        return None
    subject = doer(context, sentence, clause)
    reflexive = verb.reflexive is not None or any(p.head.lower in ("uns", "mich") for p in clause.phrases)
    actors = voices.holder(sentence, clause, subject) if reflexive else ()
    if subject is None or not set(actors) & set(speakers):
        return None
    inside = [k for k in clause.own if k > max(verb.finite.index if verb.finite else 0, subject.stop - 1)]
    inside = [k for k in inside if context.analysis.tokens[k].lower not in _SELVES]
    if inside and context.analysis.tokens[inside[0]].tag == "PTKNEG":
        inside = inside[1:]
    below = [c.stop for c in sentence.children(clause) if c.first > verb.main.index and c.kind == "question"]
    if not inside or verb.main.index < inside[0]:
        return None
    return _make(
        sentence, clause, speakers, "rejects", (Issue(inside[0], max([verb.main.index + 1, *below])),), "lassen"
    )


_SELVES: Final = frozenset({"uns", "mich", "sich"})
_NO_DEEDS: Final = words("states")

_NOBODY: Final = frozenset({"niemand", "niemanden", "niemandem"})
_BAD_EFFECTS: Final = words("bad_effects")
_GOOD_EFFECTS: Final = words("good_effects")

#: Prepositions these verbs govern.
_GOVERNED: Final = frozenset({"gegen", "für", "von", "zu"})


def _effect(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """What a plan, a law or a deed does to others, as somebody tells it."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma not in _BAD_EFFECTS | _GOOD_EFFECTS or verb.passive or verb.modal or verb.tense == "future":
        return None
    subject = sentence.resolved_subject(clause)
    if subject is None or (subject.kind != "pronoun" and context.actors.who(subject)):
        return None
    if verb.lemma in _BAD_EFFECTS and any(p.head.lower in _NOBODY for p in clause.objects + clause.datives):
        issue = clause_issue(sentence, clause)  # "der Damm gefährde niemanden"
        return _make(sentence, clause, speakers, "denies", (issue,), verb.lemma)
    stance: Stance = "opposes" if (verb.lemma in _BAD_EFFECTS) != clause.negated else "supports"
    if subject.kind == "pronoun":  # "Das verletzt das Völkerrecht": what was said before does
        if subject.lemma.lower() not in ("das", "dies", "der", "dieser"):
            return None
        found = _make(sentence, clause, speakers, stance, phrase_issues(context, clause, subject), verb.lemma)
        return replace(found, issues=(), open=True) if found is not None else None
    return _make(sentence, clause, speakers, stance, phrase_issues(context, clause, subject, _GOVERNED), verb.lemma)
