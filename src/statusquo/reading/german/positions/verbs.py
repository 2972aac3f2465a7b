"""Stances shown by verbs: "X lehnt Y strikt ab", "Y wird von X abgelehnt", "Y, den X ablehnt"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence, Verb
from statusquo.reading.german.arguments import slot as slot_of
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame, position_frames
from statusquo.reading.german.positions.accusations import misdeeds
from statusquo.reading.german.positions.adjust import (
    announced,
    beside,
    denied,
    equated,
    faulted,
    feared,
    own_deed,
    refused,
    resumes,
)
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.extent import act_like
from statusquo.reading.german.positions.pressure import coercive
from statusquo.reading.german.positions.scope import governed, supposed
from statusquo.reading.german.positions.slots import clause_issue, find_issue, points_back
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

#: What a stance turns into when the clause denies it; the others show nothing when denied.
NEGATED: Final[dict[Stance, Stance]] = {
    "accepts": "rejects",
    "supports": "opposes",
    "offers": "rejects",
    "commits": "rejects",
}
#: Tenses of what has happened.
_TOLD: Final = frozenset({"past", "perfect", "pluperfect"})
#: Modals under which a stance is not shown but only possible or wished for.
_UNREAL: Final = frozenset({"können", "dürfen", "mögen", "sollen", "müssen"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what the verbs of a report show."""
    frames = position_frames().verbs
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None:
                continue
            lemma = clause.verb.lemma
            if lemma == "mögen" and clause.verb.mood == "konjunktiv2":
                lemma = "wollen"  # "möchte einen Neubau"
            if lemma not in frames:
                continue
            if supposed(sentence, clause) or governed(sentence, clause):
                continue
            reflexive = clause.verb.reflexive is not None
            told: Candidate | None = None
            for frame in sorted(frames[lemma], key=lambda f: (-len(f.words), f.reflexive != reflexive)):
                if told is not None and not _both(told, frame):
                    continue
                found = _match(context, voices, sentence, clause, frame)
                if found is None or (told is not None and (found.open or found.actors != told.actors)):
                    continue
                yield found
                if told is not None:
                    break
                told = found


def _both(told: Candidate, frame: Frame) -> bool:
    """Whether a clause can show another stance too: "spricht sich für X und gegen Y aus"."""
    preps = {issue.phrase.prep for issue in told.issues if issue.phrase is not None}
    other = next((one for one, two in _OPPOSITE if two in preps), "")
    return bool(other) and f"p:{other}" in frame.issue and not frame.words


#: Kinds of bodies that only look on.
_WATCHING: Final = frozenset({"experts", "observers", "media", "science", "witnesses"})
_OPPOSITE: Final = (("für", "gegen"), ("gegen", "für"))


def _match(context: Context, voices: Voices, sentence: Sentence, clause: Clause, frame: Frame) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    if frame.reflexive != (verb.reflexive is not None) and (frame.reflexive or frame.stance == "commits"):
        return None
    if not fixed_words(context, clause, frame.words) or clause.pps(*frame.without):
        return None
    refusing = (verb.modal == "können" and clause.negated) or (
        frame.stance == "rejects" and (verb.modal not in ("können", "dürfen") or clause.negated)
    )  # "könnte das Gesetz stoppen" is no refusal
    loath = verb.modal == "mögen" and clause.negated  # "mochte das nicht ausschließen"
    if verb.modal in _UNREAL and not loath and verb.modal not in frame.words and not refusing and not wants(verb):
        return None
    stance = stance_in(clause, frame)
    if clause.negated and frame.lemma in _TOGETHER and frame.stance == "accepts":
        return None  # "konnten sich nicht einigen": nobody refuses
    if stance is None or (frame.planned and verb.tense in _TOLD and not verb.modal and not voices.over(clause)):
        return None
    if verb.modal == "dürfen" and clause.negated and "dürfen" not in frame.words:
        return None  # "darf nicht teilnehmen": others refuse
    if frame.words == ("dagegen",) and any(c.connector in ("dass", "daß", "") for c in sentence.children(clause)):
        return None  # "hielt dagegen, dass ...": what follows is an argument
    neither = clause.connector == "noch" or any(context.analysis.tokens[k].lower == "weder" for k in clause.own)
    if frame.stance == "denies" and neither:
        return None  # "wollte das weder bestätigen noch dementieren"
    actors = holders(context, voices, sentence, clause, frame)
    if not actors:
        return None
    if frame.stance == "threatens" and voices.apart(clause, actors):
        return None  # "sie bedrohten die Sicherheit", says the other side
    if verb.lemma == "erwarten" and all(context.actors.sector(one) in _WATCHING for one in actors):
        return None  # "Beobachter erwarten eine hohe Beteiligung": a forecast
    if verb.mood == "konjunktiv1" and verb.lemma in misdeeds().verbs and voices.apart(clause, actors):
        return None  # "die Rebellen verweigerten jede Zusage", says the other side: an accusation
    withheld = stance == "rejects" and verb.tense == "perfect" and verb.mood.startswith("konjunktiv")
    if withheld and (accusers := voices.apart(clause, actors)):
        return _blame(sentence, clause, accusers, actors, frame)  # "Verdi sei nicht darauf eingegangen"
    taken = frozenset(slot[2:] for slot in (*frame.holder, *frame.to) if slot.startswith("p:")) | {*frame.words}
    if frame.lemma in _GIVING_REASONS:
        taken |= {"mit"}  # "rechtfertigte das Verbot *mit* steigenden Preisen"
    found = find_issue(context, sentence, clause, frame.issue, taken, frame.words)
    issues = tuple(issue for issue in found if issue.phrase is None or not points_back(issue.phrase))
    issues = tuple(issue for issue in issues if not resumes(clause, issue))
    issues = tuple(equated(sentence, clause, issue) for issue in issues)
    pointing = not issues and (bool(found) or _elliptic(clause, frame) or _points(context, clause, frame))
    if pointing and frame.lemma in _SUITS and not frame.words and wants(verb):
        return None  # "will dagegen vorgehen": see ``modals``
    if not pointing and (not issues or (frame.weak and not any(act_like(issue) for issue in issues))):
        return None
    if stance in ("demands", "warns") and issues and must(voices, issues[0]):
        return None  # "X müsse Y tun, forderte Z": see ``modals``, which tells Y from who shall do it
    if stance in ("demands", "warns") and issues and (wanted := obliged(issues[0])) is not None:
        stance, issues = "demands", (wanted,)  # "mahnte, dass die Beiträge erstattet werden müssten"
    signing = frame.lemma in _SIGNING and frame.stance == "accepts" and not frame.words
    if signing and not all(i.phrase is not None and _ends(i.phrase, _DEALS) for i in issues):
        return None  # a decree is signed by who issues it
    deciding = bool(issues) and frame.lemma in _DECIDING and frame.stance in ("accepts", "commits")
    if deciding and decided(sentence, clause, frame, issues) != (frame.stance == "commits"):
        return None
    if frame.weak and frame.stance == "commits" and issues:
        if not _announces(context, voices, clause, issues[0]):
            return None
        issues = tuple(denied(clause, issue) for issue in issues)
    if (
        stance in ("opposes", "threatens")
        and issues
        and frame.lemma in _SUITS
        and not frame.words
        and (wants(verb) or verb.tense == "future")
    ):
        stance, issues = "threatens", tuple(with_verb(clause, issue) for issue in issues)
    if stance in ("opposes", "rejects") and issues and _announced_suit(sentence, clause, frame):
        stance, issues = "threatens", (clause_issue(sentence, clause),)
    if stance == "warns" and issues and (threat := otherwise(context, issues[0])) is not None:
        stance, issues = "threatens", (threat,)  # "Andernfalls werde der Zugang gesperrt, warnte er"
    if stance == "warns" and issues and own_deed(voices, sentence, issues[0], actors):
        return None  # "sonst werde man klagen, warnte er": a threat, see ``modals``
    if stance == "warns" and issues:
        issues = tuple(feared(issue) for issue in issues)
    if stance == "opposes" and issues and verb.finite is not None and verb.finite.index == clause.first:
        issues = tuple(faulted(context, issue) for issue in issues)
    asked: tuple[str, ...] = ()
    if stance == "demands" and "p:von" in frame.to and len(issues) == 1:
        issues, asked = asked_of(context, issues[0], actors)
    if issues and stance in ("demands", "opposes", "supports", "rejects"):
        issues += beside(context, clause, issues)
    if stance in ("commits", "threatens", "offers") and issues:
        issues = tuple(announced(context, voices, sentence, issue, actors) for issue in issues)
    if stance == "threatens" and frame.lemma in _DEEDS and not frame.words:
        issues = tuple(whole_deed(clause, issue) for issue in issues)
    if stance == "commits" and issues and (deed := refused(issues[0])) is not None:
        stance, issues = "rejects", (deed,)
    if verb.tense == "pluperfect" and stance == "commits" and not voices.over(clause):
        return None  # what had been decided before is the background
    if wants(verb) and stance == "accepts" and limited(clause):
        stance = "offers"  # "will nur zustimmen, wenn ..."
    return Candidate(
        actors=actors,
        stance=stance,
        issues=issues,
        sentence=sentence,
        clause=clause,
        first=clause.first,
        stop=clause.stop,
        rule=frame.rule,
        to=asked or _addressees(context, voices, sentence, clause, frame, actors),
        acts=frame.acts,
        strength=2 + len(frame.words) - frame.weak,
        open=pointing,
        pointer=found[0].phrase if found else None,
    )


def asked_of(context: Context, issue: Issue, actors: tuple[str, ...]) -> tuple[tuple[Issue, ...], tuple[str, ...]]:
    """The issue without who is asked for it at its end, and who that is: "eine Zulage *vom Konzern*"."""
    phrase = issue.phrase
    if phrase is None or phrase.kind != "np":
        return (issue,), ()
    for attribute in phrase.walk():
        if attribute is phrase or attribute.prep != "von" or attribute.stop != issue.stop:
            continue
        asked = tuple(one for one in context.actors.who(attribute) if one not in actors)
        if asked and attribute.first - phrase.first > 1 and phrase.first <= attribute.first:
            bare = attribute.first == phrase.core  # "die Freilassung von Anna Berger": no addressee
            return ((issue,), ()) if bare else ((replace(issue, stop=attribute.first),), asked)
    return (issue,), ()


def must(voices: Voices, issue: Issue) -> bool:
    """Tell whether a demand is a clause of reported speech with "müsse" or "solle"."""
    clause = issue.clause
    if clause is None or clause.kind != "v2" or clause.verb is None or clause.verb.modal not in ("müssen", "sollen"):
        return False
    return clause.verb.lemma not in ("sein", "haben") and bool(voices.speakers(clause))


def _announced_suit(sentence: Sentence, clause: Clause, frame: Frame) -> bool:
    """Tell whether legal steps are announced: "kündigte an, Widerspruch gegen den Bescheid einzulegen"."""
    above = sentence.parent(clause)
    if clause.kind != "infinitive" or above is None or above.verb is None or above.verb.lemma not in _ANNOUNCING:
        return False
    return frame.lemma in _SUITS or any(word.endswith(_LEGAL) for word in frame.words)


def _blame(
    sentence: Sentence, clause: Clause, accusers: tuple[str, ...], blamed: tuple[str, ...], frame: Frame
) -> Candidate:
    """A refusal that the other side tells of is held against who refused."""
    issue = clause_issue(sentence, clause)
    return Candidate(
        accusers, "opposes", (issue,), sentence, clause, clause.first, clause.stop, frame.rule, to=blamed, acts="to"
    )


def obliged(issue: Issue) -> Issue | None:
    """Of a dass-clause with "müsse" or "solle" what shall be done, without the modal at its end."""
    clause = issue.clause
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or verb.finite is None or clause.connector not in ("dass", "daß"):
        return None
    if verb.modal not in ("müssen", "sollen") or verb.finite.index <= verb.main.index:
        return None
    return replace(issue, stop=min(issue.stop, max(issue.first + 1, verb.main.index + 1)))


def with_verb(clause: Clause, issue: Issue) -> Issue:
    """What is announced against something: "gegen die Übernahme mobilmachen"."""
    if clause.verb is None or issue.phrase is None or clause.verb.main.index < issue.first:
        return issue
    return Issue(min(issue.phrase.first, issue.first), clause.verb.main.index + 1)


def whole_deed(clause: Clause, issue: Issue) -> Issue:
    """What is done, where only the verb tells that it hurts: "*bestreikt das Terminal*", "*den Hafen bestreiken*"."""
    if clause.verb is None or issue.phrase is None or issue.apart:
        return issue
    at = clause.verb.main.index
    between = range(min(at, issue.first), max(at + 1, issue.stop))
    subject = clause.subject
    if clause.verb.passive or (subject is not None and subject.first in between):
        return issue
    return Issue(between.start, between.stop)


def otherwise(context: Context, issue: Issue) -> Issue | None:
    """What is done "otherwise", in the passive: a threat of who says so."""
    clause = issue.clause
    if clause is None or clause.verb is None or clause.verb.passive != "werden" or clause.subject is None:
        return None
    if not {context.analysis.tokens[k].lower for k in clause.own} & _OTHERWISE or clause.agent is not None:
        return None
    return Issue(clause.subject.first, max(clause.subject.stop, clause.verb.main.index + 1), phrase=clause.subject)


_OTHERWISE: Final = words("otherwise")
_TOGETHER: Final = words("together")
_ANNOUNCING: Final = words("announcing_verbs")
_LEGAL: Final = tuple(sorted(words("legal")))
_GIVING_REASONS: Final = frozenset({"rechtfertigen", "begründen", "verteidigen"})
_SIGNING: Final = frozenset({"unterzeichnen", "unterschreiben"})
#: Verbs whose object alone is no threat.
_DEEDS: Final = frozenset({"bestreiken"})
_SUITS: Final = words("suits")


def decided(sentence: Sentence, clause: Clause, frame: Frame, issues: tuple[Issue, ...]) -> bool:
    """Tell whether "billigt X" is an own decision ("das Parlament billigt den Haushalt") and no consent to a deal."""
    if any(i.phrase is not None and _ends(i.phrase, _DEALS) for i in issues):
        return False
    if frame.lemma not in _AGREEING:
        return True
    subject = sentence.resolved_subject(clause)
    passive = clause.verb is not None and clause.verb.passive
    return subject is not None and not passive and _ends(subject, _BODIES)


def _ends(phrase: Phrase, ends: tuple[str, ...]) -> bool:
    return phrase.part.endswith(ends) or phrase.lemma.lower().endswith(ends)


_DECIDING: Final = words("deciding")
_AGREEING: Final = words("agreeing")
_DEALS: Final = tuple(sorted(words("deals")))
_BODIES: Final = tuple(sorted(words("bodies")))


def wants(verb: Verb) -> bool:
    """Tell whether somebody wants to do something: "will", "möchte"."""
    if verb.modal == "lassen" and verb.finite is not None and verb.finite.lemma == "wollen":
        return True  # "will abstimmen lassen"
    return verb.modal == "wollen" or (verb.modal == "mögen" and verb.mood == "konjunktiv2")


def _announces(context: Context, voices: Voices, clause: Clause, issue: Issue) -> bool:
    """Tell whether a deed is announced, or is the end of pressure; what simply happened is an event only."""
    verb = clause.verb
    assert verb is not None
    if wants(verb) or verb.tense == "future" or voices.over(clause):
        return True
    below = issue.clause
    told = below.verb if below is not None else None
    if told is not None and (told.tense == "future" or wants(told) or told.finite is None):
        return True
    if verb.lemma in _ENDING and issue.phrase is not None:
        return coercive(context, replace(issue, clause=None, stop=issue.phrase.stop))
    return verb.lemma in _LASTING and verb.tense == "present"


_ENDING: Final = words("ending")
_LASTING: Final = words("lasting")
_VOICING: Final = frozenset({"signalisieren", "äußern", "üben"})
_VOICED: Final = frozenset({"ablehnung", "zustimmung", "kritik", "unterstützung"})
_MAY_STAND_ALONE: Final = words("alone_verbs")


def _elliptic(clause: Clause, frame: Frame) -> bool:
    if frame.lemma in _VOICING and len(frame.words) == 1 and frame.words[0] in _VOICED:
        return clause.kind in ("main", "v2") and not clause.pps()  # "Ablehnung signalisierten die Grünen"
    return (
        frame.lemma in _MAY_STAND_ALONE
        and not frame.words
        and clause.kind in ("main", "v2", "relative")
        and not clause.objects
        and not clause.datives
    )


def _points(context: Context, clause: Clause, frame: Frame) -> bool:
    """Whether "dagegen", "dafür" stands for what the entry wants: "Die Opposition sprach sich dagegen aus."."""
    if "verantwortlich" in frame.words:
        return False  # "macht dafür X verantwortlich" points to a deed, not to what somebody wants
    preps = [slot[2:] for slot in frame.issue if slot.startswith("p:")]
    pointers = {f"da{prep}" for prep in preps} | {f"dar{prep}" for prep in preps}
    return clause.kind in ("main", "v2") and any(context.analysis.tokens[k].lower in pointers for k in clause.own)


def limited(clause: Clause) -> bool:
    """Tell whether "nur" or "erst" limits what a clause says."""
    return any(adverb.lemma in ("nur", "erst", "allenfalls", "höchstens") for adverb in clause.adverbs)


def fixed_words(context: Context, clause: Clause, words: tuple[str, ...]) -> bool:
    """Tell whether all fixed words of an entry stand in the clause (by form, lemma or as part of a compound).

    Words that open with a preposition ("in Frage", "zur Verfügung") stand one after the other.
    """
    if not words:
        return True
    own = [context.analysis.tokens[k] for k in clause.own]
    rest = tuple(word for word in words if word != "nicht")
    if len(rest) < len(words) and not clause.negated:
        return False
    if len(rest) > 1 and rest[0] in _GROUP_OPENERS:
        forms = [t.lower for t in own]
        return any(tuple(forms[k : k + len(rest)]) == rest for k in range(len(forms) - len(rest) + 1))
    have = {t.lower for t in own} | {t.lemma.lower() for t in own}
    return all(
        word in have or (len(word) > 4 and any(h.endswith(word) or h.startswith(word) for h in have)) for word in rest
    )


_GROUP_OPENERS: Final = frozenset("in ins im zur zum auf aus von vor für kalte nichts".split())


def stance_in(clause: Clause, frame: Frame) -> Stance | None:
    """The stance, turned round if the clause denies it; None if nothing is left of it."""
    if not clause.negated or any(word in ("nicht", "nie") or word.startswith("kein") for word in frame.words):
        return frame.stance
    return NEGATED.get(frame.stance)


def holders(context: Context, voices: Voices, sentence: Sentence, clause: Clause, frame: Frame) -> tuple[str, ...]:
    """Ids of who holds the stance of a clause.

    Where the entry names no holder in the clause ("X kommt nicht infrage"), it is who says it.
    """
    for slot in frame.holder:
        if slot == "speaker":
            found = voices.speakers(clause)
        elif slot == "sowner":
            found = owners(context, sentence.resolved_subject(clause))
        else:
            found = voices.holder(sentence, clause, slot_of(context, sentence, clause, slot))
        if found:
            return voices.joined(clause, found) if slot == "s" else found
    if "s" in frame.holder and (said := voices.sayer(clause)):
        return said
    # "..., hieß es" and "es sei nicht hinnehmbar, sagte X": nobody in the clause, but somebody says it.
    subject = sentence.resolved_subject(clause)
    impersonal = subject is not None and subject.kind == "pronoun" and subject.lemma.lower() in ("man", "es")
    alone = "s" not in frame.holder and "sowner" not in frame.holder
    return voices.speakers(clause) if impersonal or alone else ()


def owners(context: Context, phrase: Phrase | None) -> tuple[str, ...]:
    """Ids of whose a thing is: owner, or who made it ("der von der Vermittlerin vorgelegte Entwurf")."""
    found = context.actors.owner_of(phrase)
    if found or phrase is None or phrase.participle is None:
        return found
    return context.actors.who(phrase.participle.agent)


def _addressees(
    context: Context,
    voices: Voices,
    sentence: Sentence,
    clause: Clause,
    frame: Frame,
    actors: tuple[str, ...],
) -> tuple[str, ...]:
    for slot in frame.to:
        found = voices.holder(sentence, clause, slot_of(context, sentence, clause, slot))
        if found:
            return tuple(one for one in found if one not in actors)
    return ()
