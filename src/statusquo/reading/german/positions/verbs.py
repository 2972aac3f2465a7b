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
    demanded,
    equated,
    resumes,
)
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.contrast import affirmed, neither
from statusquo.reading.german.positions.extent import act_like
from statusquo.reading.german.positions.feeling import felt, hidden
from statusquo.reading.german.positions.fixed import fixed_words
from statusquo.reading.german.positions.scope import governed, supposed
from statusquo.reading.german.positions.slots import clause_issue, find_issue, phrase_issues, points_back
from statusquo.reading.german.positions.turns import turned, wants
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

#: What a stance turns into when the clause denies it; the others show nothing when denied.
NEGATED: Final[dict[Stance, Stance]] = {
    "accepts": "rejects",
    "supports": "opposes",
    "offers": "rejects",
    "commits": "rejects",
}
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
            clause = neither(context, sentence, affirmed(context, sentence, clause))
            assert clause.verb is not None
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
    stance = stance_in(clause, frame)
    if stance is None or not _fits(context, sentence, clause, frame) or not _is_meant(voices, clause, frame):
        return None
    inverse = hidden(context, clause, frame)
    actors = context.actors.who(inverse.who) if inverse else holders(context, voices, sentence, clause, frame)
    if not actors or _is_told_by_others(context, voices, clause, frame, actors):
        return None
    withheld = stance == "rejects" and _was_unwilling(verb)
    if withheld and (accusers := voices.apart(clause, actors)):
        return _blame(sentence, clause, accusers, actors, frame)  # "Verdi sei nicht darauf eingegangen"
    taken = frozenset(slot[2:] for slot in (*frame.holder, *frame.to) if slot.startswith("p:")) | {*frame.words}
    if frame.lemma in _GIVING_REASONS:
        taken |= {"mit"}  # "rechtfertigte das Verbot *mit* steigenden Preisen"
    feeling = inverse if inverse is not None and "o" in frame.issue else felt(context, clause, frame)
    if feeling is not None:
        found = phrase_issues(context, clause, feeling.thing, taken)
    else:
        found = find_issue(context, sentence, clause, frame.issue, taken, frame.words)
    if not found and frame.stance == "opposes" and not frame.words:
        found = _behind_colon(context, sentence, clause)
    if not found and "o" in frame.issue and not frame.words:
        found = _shared_object(context, sentence, clause)
    issues = tuple(issue for issue in found if issue.phrase is None or not points_back(issue.phrase))
    issues = tuple(issue for issue in issues if not resumes(clause, issue))
    issues = tuple(equated(sentence, clause, issue) for issue in issues)
    if stance == "rejects":
        issues = tuple(demanded(clause, issue) for issue in issues)  # "wies die Forderung nach *einer Pause* zurück"
    pointing = not issues and (bool(found) or _elliptic(clause, frame) or _points(context, clause, frame))
    if pointing and frame.lemma in _SUITS and not frame.words and wants(verb):
        return None  # "will dagegen vorgehen": see ``modals``
    if verb.lemma in _JUDGING and any(issue.phrase and issue.phrase.part in _COURTS for issue in issues):
        return None  # "Ein Gericht verurteilte die Zeitung": whoever is the object, the court is the subject
    if not pointing and (not issues or (frame.weak and not any(act_like(issue) for issue in issues))):
        return None
    told = turned(context, voices, sentence, clause, frame, stance, issues, actors)
    if told is None:
        return None
    stance, issues, asked = told
    ahead = verb.mood == "konjunktiv2" or verb.tense == "future" or verb.modal
    if stance == "commits" and ahead and context.analysis.forms(clause) & _IN_RETURN:
        stance = "offers"  # "im Gegenzug für X verzichtet Y auf ..."
    shown = Candidate.of_clause(
        actors,
        stance,
        issues,
        sentence,
        clause,
        frame.rule,
        to=asked or _addressees(context, voices, sentence, clause, frame, actors),
        acts=frame.acts,
        strength=2 + len(frame.words) - frame.weak,
        pointing=pointing,
        pointer=found[0].phrase if found else None,
    )
    return replace(shown, ends=frame.ends, upholds=frame.upholds)


def _fits(context: Context, sentence: Sentence, clause: Clause, frame: Frame) -> bool:
    """Tell whether the words of a clause are those of an entry."""
    verb = clause.verb
    assert verb is not None
    if frame.reflexive != (verb.reflexive is not None) and (frame.reflexive or frame.stance == "commits"):
        return False
    if not fixed_words(context, clause, frame.words) or clause.pps(*frame.without):
        return False
    # "hielt dagegen, dass ...": what follows is an argument
    argued = frame.words == ("dagegen",) and any(c.connector in ("dass", "daß", "") for c in sentence.children(clause))
    # "wollte das weder bestätigen noch dementieren"
    neither = clause.connector == "noch" or any(context.analysis.tokens[k].lower == "weder" for k in clause.own)
    return not argued and not (frame.stance == "denies" and neither)


def _is_meant(voices: Voices, clause: Clause, frame: Frame) -> bool:
    """Tell whether modal, tense and negation let a clause show the stance of an entry, and not only its possibility."""
    verb = clause.verb
    assert verb is not None
    refusing = (verb.modal == "können" and clause.negated) or (
        frame.stance == "rejects" and (verb.modal not in ("können", "dürfen") or clause.negated)
    )  # "könnte das Gesetz stoppen" is no refusal
    loath = verb.modal == "mögen" and clause.negated  # "mochte das nicht ausschließen"
    if verb.modal in _UNREAL and not loath and verb.modal not in frame.words and not refusing and not wants(verb):
        return False
    if clause.negated and frame.stance == "commits" and verb.past and not verb.modal and not voices.over(clause):
        return False  # "hat keine Sanktionen verhängt": what was not done is no refusal
    if frame.stance == "accepts" and clause.kind == "infinitive" and not clause.negated:
        return False  # "bekundeten die Absicht, den Vertrag zu unterzeichnen": not signed yet
    if verb.main.lower == "vorausgesetzt" and (verb.finite is None or verb.finite.index < verb.main.index):
        return False  # "bereit, vorausgesetzt, X tut Y": a conjunction
    if clause.negated and frame.lemma in _TOGETHER and frame.stance == "accepts":
        return False  # "konnten sich nicht einigen": nobody refuses
    if frame.planned and verb.past and not verb.modal and not voices.over(clause):
        return False
    # "darf nicht teilnehmen": others refuse
    return not (verb.modal == "dürfen" and clause.negated and "dürfen" not in frame.words)


def _was_unwilling(verb: Verb) -> bool:
    """Tell whether reported speech tells a refusal of the past: "sei nicht darauf eingegangen", "hätten verweigert"."""
    finished = verb.tense == "perfect" or (verb.tense == "pluperfect" and verb.mood == "konjunktiv2")
    return finished and verb.mood.startswith("konjunktiv")


def _is_told_by_others(context: Context, voices: Voices, clause: Clause, frame: Frame, actors: tuple[str, ...]) -> bool:
    """Tell whether a stance is only what others say of these, or what onlookers foresee."""
    verb = clause.verb
    assert verb is not None
    if frame.stance == "threatens" and voices.apart(clause, actors):
        return True  # "sie bedrohten die Sicherheit", says the other side
    if verb.lemma in _JUDGING and any(_court(context, one) for one in actors):
        return True  # "Das Gericht verurteilte die Journalistin": a sentence, no opinion
    if verb.lemma == "erwarten" and all(context.actors.sector(one) in _WATCHING for one in actors):
        return True  # "Beobachter erwarten eine hohe Beteiligung": a forecast
    # "die Rebellen verweigerten jede Zusage", says the other side: an accusation
    return verb.mood == "konjunktiv1" and verb.lemma in misdeeds().verbs and bool(voices.apart(clause, actors))


def _court(context: Context, actor: str) -> bool:
    """Tell whether a body is a court, by what the report calls it."""
    if context.actors.sector(actor) == "judiciary":
        return True
    return any(word.endswith(tuple(_COURTS)) for word in context.actors.name(actor).lower().split()[:2])


def _blame(
    sentence: Sentence, clause: Clause, accusers: tuple[str, ...], blamed: tuple[str, ...], frame: Frame
) -> Candidate:
    """A refusal that the other side tells of is held against who refused."""
    issue = clause_issue(sentence, clause)
    return Candidate.of_clause(accusers, "opposes", (issue,), sentence, clause, frame.rule, to=blamed, acts="to")


_JUDGING: Final = frozenset({"verurteilen", "freisprechen"})
_COURTS: Final = frozenset({"gericht", "gerichtshof"})
_IN_RETURN: Final = words("in_return")
_TOGETHER: Final = words("together")
_CRYING_OUT: Final = words("crying_out")
_GIVING_REASONS: Final = words("giving_reasons")
_SUITS: Final = words("suits")


_VOICING: Final = words("voicing")
_VOICED: Final = words("voiced")
_MAY_STAND_ALONE: Final = words("alone_verbs")


def _behind_colon(context: Context, sentence: Sentence, clause: Clause) -> tuple[Issue, ...]:
    """What a protest is about, told behind a colon: "Japan protestierte: Drohnen seien über die Insel geflogen"."""
    if clause.verb is None or clause.verb.lemma not in _CRYING_OUT or clause.index + 1 >= len(sentence.clauses):
        return ()
    behind = sentence.clauses[clause.index + 1]
    colon = clause.leads and context.analysis.tokens[behind.first - 1].lower == ":"
    return (clause_issue(sentence, behind),) if colon and not behind.quoted and behind.verb is not None else ()


def _shared_object(context: Context, sentence: Sentence, clause: Clause) -> tuple[Issue, ...]:
    """The object behind the second of two verbs that share it: "unterstützt *und fordert* den Plan"."""
    if clause.index + 1 >= len(sentence.clauses) or clause.objects or clause.pps() or clause.datives:
        return ()
    other = sentence.clauses[clause.index + 1]
    direct = other.joined == clause.index and other.first == clause.stop and other.subject_shared
    if not direct or other.verb is None or other.verb.finite is None or clause.verb is None or clause.verb.passive:
        return ()
    if other.verb.finite.index > other.first + 1 or not other.objects:
        return ()
    return find_issue(context, sentence, other, ("o",))


def _elliptic(clause: Clause, frame: Frame) -> bool:
    if frame.lemma in _VOICING and len(frame.words) == 1 and frame.words[0] in _VOICED:
        return clause.leads and not clause.pps()  # "Ablehnung signalisierten die Grünen"
    if frame.lemma == "einlegen" and frame.words == ("veto",):
        return clause.leads and not clause.pps("gegen")  # "Ungarn legte sein Veto ein"
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
    return clause.leads and any(context.analysis.tokens[k].lower in pointers for k in clause.own)


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
        elif slot in ("d", "o") and (feeling := felt(context, clause, frame)) is not None:
            found = context.actors.who(feeling.who)
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
