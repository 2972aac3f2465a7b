"""Stances shown by modals: "der Iran müsse ..., sagte sie" (demands), "die Regierung will ..." (commits, demands)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence, Verb
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Acts
from statusquo.reading.german.positions.adjust import denied
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.conditions import disliked
from statusquo.reading.german.positions.grievances import whoever
from statusquo.reading.german.positions.pressure import coercive
from statusquo.reading.german.positions.scope import governed, supposed
from statusquo.reading.german.positions.slots import clause_issue, phrase_issues, points_back
from statusquo.reading.german.positions.ties import condition_of
from statusquo.reading.german.positions.turns import limited, wants
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
            if clause.kind not in _KINDS and not clause.says_that:
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
    modal = obligation(verb)
    wanted = modal in ("müssen", "sollen") or (modal == "dürfen" and clause.negated)
    told = verb.tense in ("perfect", "pluperfect") or (verb.tense == "past" and verb.mood != "konjunktiv2")
    if not wanted or verb.lemma in ("sein", "haben") or told:
        return None
    if modal == "sollen" and (
        (verb.mood != "konjunktiv1" and verb.mood != "konjunktiv2")
        or (verb.main.tag == "VVPP" and not verb.passive and not _stays(verb))
    ):
        return None  # "soll": a plan or a rumour
    speakers = voices.speakers(clause)
    if not speakers or (verb.finite is None and clause.leads):
        return None
    subject = sentence.resolved_subject(clause)
    doers = (
        voices.holder(sentence, clause, subject) if not verb.passive else voices.holder(sentence, clause, clause.agent)
    )
    stance: Stance = "demands"
    acts: Acts = "to"
    everybody = subject is not None and subject.head.lower in ("man", "wir")
    if any(c.kind == "question" and c.connector == "wer" and c.first < clause.first for c in sentence.children(clause)):
        doers = ()  # "Wer Fachkräfte will, muss sie besser bezahlen"
    if doers and set(doers) <= set(speakers) and not (everybody and not verb.passive):
        return None
    condition = condition_of(sentence, clause)
    if verb.passive and not doers and condition is not None and condition.verb_first and not condition.negated:
        return (
            None  # "Sollte es dabei bleiben, müsse der Schlamm ... gefahren werden": what follows, not what is wanted
        )
    issue = rest(sentence, clause)
    if modal == "dürfen" and verb.lemma == "geben" and subject is not None and subject.head.lower == "es":
        return _never(context, sentence, clause, speakers)
    if everybody:
        doers = ()
    if (everybody or modal == "dürfen") and not verb.passive:
        issue = _not_to(clause) or issue
    nobodys = modal == "dürfen" and not everybody and not doers and not verb.passive and clause.leads
    whose = whoever(sentence, clause) if nobodys else None
    if whose is not None:
        stance, issue = "demands", Issue(whose.first, clause.stop, clause=clause)  # "Wer X tut, darf kein Y bekommen"
    elif nobodys and (subject is None or subject.head.lower != "es"):
        stance, issue = "rejects", clause_issue(sentence, clause)  # "Kranke dürften nicht dafür büßen"
    if issue is not None and not doers and not verb.passive and not clause.subject_shared:
        issue = with_thing(context, clause, issue)
    if issue is None:
        return None
    to = tuple(one for one in doers if one not in speakers)
    return Candidate.of_clause(speakers, stance, (issue,), sentence, clause, f"modal:{modal}", to=to, acts=acts)


def _never(context: Context, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Ein Zurück dürfe es nicht geben", "Es dürfe keine Ausnahmen geben": refused."""
    things = [p for p in clause.objects if p.kind == "np"]
    if len(things) != 1:
        return None
    issues = tuple(denied(clause, one) for one in phrase_issues(context, clause, things[0]))
    return Candidate.of_clause(speakers, "rejects", issues, sentence, clause, "modal:dürfen_geben")


def obligation(verb: Verb) -> str:
    """The outermost modal: "dürfe nicht hängen lassen" is a "dürfen"."""
    outer = verb.finite.lemma if verb.finite is not None else ""
    return outer if verb.modal == "lassen" and outer in ("müssen", "sollen", "dürfen") else verb.modal or ""


def _stays(verb: Verb) -> bool:
    """Tell whether a participle stands with "bleiben": "die Werke sollten erhalten bleiben"."""
    return any(token.lemma == "bleiben" for token in verb.tokens)


def _not_to(clause: Clause) -> Issue | None:
    """What must not be done, with its "nicht": "*die Kommunen nicht im Regen stehen lassen*"."""
    verb, subject = clause.verb, clause.subject
    assert verb is not None
    if not clause.negated or subject is None or verb.finite is None or verb.main.index < verb.finite.index:
        return None
    first = max(subject.stop, verb.finite.index + 1)
    tokens = [k for k in clause.own if first <= k <= verb.main.index]
    last = max(t.index for t in (*verb.tokens, verb.main))
    return Issue(tokens[0], max(last, tokens[-1]) + 1) if len(tokens) > 1 else None


def with_thing(context: Context, clause: Clause, issue: Issue) -> Issue:
    """The issue with a subject that is nobody: "*die Sanktionen müssten fallen*", "*Inspekteure Zugang erhalten*"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or subject.kind != "np"
        or subject.first >= issue.stop
        or issue.clause is not None
    ):
        return issue
    if verb.main.index < issue.first or clause.negated:
        return issue
    return Issue(min(subject.first, issue.first), max(issue.stop, verb.main.index + 1))


_NO_COMMENT: Final = words("no_comment")
_REGARDING: Final = words("regarding")
_HOSTILE: Final = words("hostile")
_HOSTILE_KINDS: Final = words("hostile_kinds")
_BLOCKS: Final = words("blocks")
_LASTING: Final = frozenset({"bis", "bevor", "ehe", "solange"})
_KEEPING: Final = words("keeping")
_YIELDING: Final = words("yielding")
_OTHERWISE: Final = words("otherwise")
_ASIDE: Final = words("asides")
_CAMPS: Final = words("camps")
_ANSWERING: Final = words("answering")
_ON: Final = words("about")
_OBTAINING: Final = words("obtaining")
_LOOKING_ON: Final = words("looking_on")
_FAILING: Final = words("failing")
_FRUITLESS: Final = words("fruitless")


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
    if verb.mood not in ("indicative", "ambiguous") or not clause.leads or clause.subject is None:
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
    return Candidate.of_clause(speakers, "commits", (issue,), sentence, clause, "modal:sollen_plan", acts="holder")


def _wanted(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What a party wants to do itself."""
    verb = clause.verb
    assert verb is not None
    if not wants(verb) or verb.passive or verb.lemma in _NO_PLANS:
        return None
    if verb.tense in ("past", "pluperfect") and verb.modal == "wollen" and not _declined(context, voices, clause):
        return None
    who = doer(context, sentence, clause)
    actors = voices.holder(sentence, clause, who)
    if actors and (clause.kind == "infinitive" or verb.mood == "konjunktiv1") and voices.apart(clause, actors):
        return None  # "wirft ihr vor, X zu wollen", "sie wolle die Kosten abwälzen": what others say
    if _meets(context, clause):
        return None
    issue = rest(sentence, clause, who)
    if not actors or issue is None:
        return None
    return _own(context, voices, sentence, clause, actors, issue, "wollen")


def _meets(context: Context, clause: Clause) -> bool:
    """Tell whether a plan only says that people meet: "wollen sich an einen Tisch setzen"."""
    verb = clause.verb
    assert verb is not None
    if verb.reflexive is None:
        return False
    return verb.lemma in _MEETING or (verb.lemma == "setzen" and "tisch" in context.analysis.forms(clause))


_MEETING: Final = words("gathering")
_RAISING: Final = words("bringing_up")


def _declined(context: Context, voices: Voices, clause: Clause) -> bool:
    """Tell whether somebody would not do a thing when asked: "wollte sich in den Streit nicht einmischen"."""
    verb = clause.verb
    assert verb is not None
    if not clause.negated or not clause.leads or verb.tense != "past" or voices.over(clause):
        return False
    return verb.lemma not in _NO_COMMENT


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
    if speakers and not actors and _own_block(sentence, clause):
        actors = speakers
    if not speakers or not actors:
        return None
    party = context.actors.party
    if (hostile := _regarded(clause)) is not None and set(actors) & set(speakers):
        return Candidate.of_clause(
            speakers, "threatens", (hostile,), sentence, clause, "modal:betrachten", acts="holder", strength=4
        )
    issue = rest(sentence, clause)
    if verb.lemma in _ANSWERING and (means := clause.pps("mit")):
        issue = phrase_issues(context, clause, means[0])[0]  # "werde darauf mit Gegenzöllen antworten"
    if issue is None:
        return None
    if not {party(one) for one in speakers} & {party(one) for one in actors}:
        # "Sollte X die Stadt nicht räumen, werde die Armee sie stürmen", says somebody of its side
        condition = condition_of(sentence, clause)
        if condition is None or not condition.negated or clause.negated or not coercive(context, issue):
            return None
        others = {party(one) for one in context.actors.who(doer(context, sentence, condition))}
        if not others or others & {party(one) for one in (*speakers, *actors)}:
            return None
        return _own(context, voices, sentence, clause, actors, issue, "werden")
    return _own(context, voices, sentence, clause, speakers, issue, "werden")


def _own_block(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether an unnamed body does what its speaker announces unless others give in ("werde der Block ...")."""
    subject, condition = clause.subject, condition_of(sentence, clause)
    if subject is None or condition is None or not condition.negated or clause.negated:
        return False
    return subject.determination == "definite" and subject.part in _BLOCKS


def _regarded(clause: Clause) -> Issue | None:
    """What will be taken for a hostile act: "werde man dies *als Angriff betrachten*"."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma not in _REGARDING or clause.negated:
        return None
    for phrase in clause.pps("als"):
        kinds = {a.lemma.lower() for a in phrase.adjectives}
        if (phrase.part in _HOSTILE or kinds & _HOSTILE_KINDS) and phrase.first < verb.main.index:
            return Issue(phrase.first, verb.main.index + 1)
    return None


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
    if stance == "rejects" and clause.verb is not None and clause.verb.lemma in _KEEPING | _YIELDING:
        stance = "commits" if clause.verb.lemma in _KEEPING else "offers"
        things = [p for p in clause.phrases if p.role == "object" or (p.role == "pp" and p.prep == "gegen")]
        issue = phrase_issues(context, clause, things[0])[0] if len(things) == 1 else issue
    if stance == "commits" and context.analysis.tokens[issue.first].lower == "nichts" and issue.stop - issue.first > 1:
        stance, issue = "rejects", Issue(issue.first + 1, issue.stop)  # "werde nichts unterschreiben"
    if stance == "commits" and modal == "wollen" and clause.verb is not None and clause.verb.lemma in _OBTAINING:
        stance = "demands"  # "will höhere Löhne erreichen"
    if stance == "commits" and context.analysis.forms(clause) & _IN_RETURN:
        stance = "offers"
    condition = condition_of(sentence, clause)
    if stance == "commits" and condition is not None and failed(context, condition):
        stance = "threatens"  # "Scheitern die Gespräche, will die Gewerkschaft die Häfen lahmlegen"
    if stance == "commits" and {"erst", "danach"} <= {a.lemma for a in clause.adverbs} | context.analysis.forms(clause):
        stance = "offers"
    lasting = condition is not None and condition.connector in _LASTING  # "wollen weitermachen, bis X zurücktritt"
    free = condition is not None and not condition.negated and not lasting and not coercive(context, issue)
    if stance == "commits" and condition is not None and free:
        others = voices.holder(sentence, condition, doer(context, sentence, condition))
        if disliked(condition):
            stance = "threatens" if others and not set(others) & set(actors) else stance
        elif limited(clause) or (others and not set(others) & set(actors)):
            stance = "offers"  # "will die Kämpfe erst einstellen, wenn ...", "werde einstellen, wenn auch X ..."
    if context.analysis.forms(clause) & _OTHERWISE:
        if clause.negated and clause.verb is not None and issue.phrase is not None:  # what is not done is the threat
            issue = Issue(issue.first, max(issue.stop, clause.verb.main.index + 1))
        stance = "threatens"  # "sonst werde man die Schleusen öffnen"
    if stance == "rejects" and clause.verb is not None and clause.verb.lemma in _LOOKING_ON:
        stance = "threatens"  # "werde nicht tatenlos zusehen"
    pointing = issue.phrase is not None and points_back(issue.phrase)  # "London will das nicht zulassen"
    return Candidate.of_clause(
        actors,
        stance,
        () if pointing else (issue,),
        sentence,
        clause,
        f"modal:{modal}",
        to=_receivers(context, clause, actors) if stance in ("commits", "offers", "rejects") else (),
        acts="holder",
        strength=0,
        pointing=pointing and clause.negated,
        pointer=issue.phrase if pointing else None,
    )


def _receivers(context: Context, clause: Clause, actors: tuple[str, ...]) -> tuple[str, ...]:
    """To whom something is promised or denied: "werde *der Ukraine* Haubitzen liefern", "*an Polen* zahlen"."""
    verb = clause.verb
    assert verb is not None
    phrases = [*clause.datives, *(clause.pps("an") if verb.lemma in _HANDING else ())]
    return tuple(one for p in phrases for one in context.actors.who(p) if one not in actors)


_IN_RETURN: Final = words("in_return")
_HANDING: Final = words("handing")


def failed(context: Context, condition: Clause) -> bool:
    """Tell whether a condition is that something fails: "Scheitert die Runde", "bleibt das Treffen ohne Ergebnis"."""
    verb = condition.verb
    if verb is None or condition.negated:
        return False
    if verb.lemma in _FAILING:
        return True
    return verb.lemma in ("bleiben", "enden", "ausgehen") and bool(context.analysis.forms(condition) & _FRUITLESS)


def rest(sentence: Sentence, clause: Clause, who: Phrase | None = None) -> Issue | None:
    """What a clause is about without subject, finite verb and negation.

    Of a passive the subject belongs to it ("die Sanktionen aufgehoben"); of a denied clause with one object only that
    object is left ("die Waffen" of "werde die Waffen nicht niederlegen").
    """
    verb = clause.verb
    assert verb is not None
    for child in sentence.children(clause):
        if child.says_that and child.first > verb.main.index - 1:
            return clause_issue(sentence, child)
    subject = who if who is not None and who.role == "genitive" else clause.subject  # see ``arguments``
    if (
        verb.modal == "wollen"
        and verb.lemma in _RAISING
        and len(clause.objects) == 1
        and clause.objects[0].kind == "np"
    ):
        thing = clause.objects[0]
        return Issue(thing.first, thing.stop, phrase=thing)  # "will das Thema beim Gipfel ansprechen"
    if verb.lemma in _ON and (about := clause.pps("über")) and about[0].kind == "pp" and not points_back(about[0]):
        return Issue(about[0].first, about[0].stop, phrase=about[0])  # "will über einen Streik abstimmen lassen"
    if verb.passive and subject is not None and not clause.subject_shared:
        stop = max(verb.main.index + 1, subject.stop) if verb.main.index > subject.first else subject.stop
        return Issue(subject.first, stop)
    finite = verb.finite.index if verb.finite is not None else clause.first
    phrases = [p for p in clause.phrases if p is not subject and p.role in ("object", "dative", "genitive", "pp")]
    objects = [p for p in phrases if p.role == "object"]
    bare = verb.modal != "lassen" and not (verb.finite is not None and any(t.lemma == "lassen" for t in verb.tokens))
    if bare and clause.negated and len(objects) == 1 and any(n.token.tag == "PTKNEG" for n in clause.negations):
        return Issue(objects[0].first, objects[0].stop, phrase=objects[0])
    later = verb.main.index > finite and clause.leads
    if later:
        edges = [finite + 1, *(p.stop for p in clause.phrases if p is subject and p.first > finite)]
        inside = [k for k in clause.own if max(edges) <= k <= verb.main.index]
        tokens = [k for k in inside if not _is_loose(clause, k)]
        tokens = tokens[_aside(clause, tokens) :]
        if tokens and clause.own and tokens[0] == clause.own[0] and clause.connector in ("und", "oder"):
            tokens = tokens[1:]
        if not tokens or (tokens[0] == verb.main.index and not phrases and verb.lemma in _NO_DEEDS):
            return None
        empty = not any(p.first > finite and p.stop <= verb.main.index for p in phrases)
        # Everything stands before the finite verb.
        if (tokens[0] == verb.main.index or empty) and phrases and phrases[0].first < finite:
            behind = subject is not None and subject.first > finite and subject.kind == "np"
            if behind and subject is not None and phrases[0].first < finite and phrases[0].role == "pp":
                told = phrases[0].prep in ("nach", "laut")  # "über die Grenze müsse ein Gericht befinden"
                return Issue(subject.first if told else phrases[0].first, verb.main.index + 1)
            return Issue(phrases[0].first, phrases[0].stop, phrase=phrases[0])
        below = [c for c in sentence.children(clause) if c.first > verb.main.index]
        asked = [c.stop for c in below if c.kind == "question" or c.connector == "ob"]
        if asked:
            return Issue(tokens[0], asked[0])
        last = verb.main.index if bare else max(verb.main.index, *(t.index for t in verb.tokens))
        return Issue(tokens[0], last + 1, phrase=objects[0] if len(phrases) == 1 and objects else None)
    if not phrases:
        return None
    first = min(p.first for p in phrases)
    stop = max([p.stop for p in phrases] + [t.index + 1 for t in verb.tokens if t.index >= first and t is verb.main])
    return Issue(first, min(stop, clause.stop), phrase=phrases[0] if len(phrases) == 1 else None)


def _aside(clause: Clause, tokens: list[int]) -> int:
    """How many tokens at the front only say whose words they are or why ("nach den Worten ihres Chefs")."""
    if not tokens:
        return 0
    opening = next((p for p in clause.phrases if p.kind == "pp" and p.first == tokens[0]), None)
    if opening is None or opening.part not in _ASIDE:
        return 0
    return sum(k < opening.stop for k in tokens)


def _is_loose(clause: Clause, index: int) -> bool:
    """A reflexive, a negation, or an adverb that only links the sentence to others."""
    if clause.verb is not None and clause.verb.reflexive is not None and clause.verb.reflexive.index == index:
        return True
    if any(n.token.index == index and n.token.tag == "PTKNEG" for n in clause.negations):
        return True
    return any(a.first <= index < a.stop and a.lemma in _LINKS for a in clause.adverbs)
