"""Where the issue, the actor and the addressee of an entry stand in a clause."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import slot as slot_of
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import position_frames
from statusquo.reading.german.positions.amounts import amount_stop, is_amount
from statusquo.reading.german.positions.candidate import Issue
from statusquo.reading.german.positions.extent import reach, split
from statusquo.reading.german.positions.words import words

_CONNECTORS = {"dass": ("dass", "daß"), "ob": ("ob",), "wenn": ("wenn", "falls", "sofern")}
#: Pronouns that point back to what was said before.
_POINTERS = frozenset(
    {"das", "dies", "dieses", "es", "diese", "dieser", "den", "die", "der", "sie", "ihn", "davon", "dem"}
)
#: Subordinate clauses that are no part of what a stance applies to.
_ASIDE = frozenset(
    "wenn falls sofern sobald solange weil da obwohl während nachdem bevor bis damit sodass wobei "
    "indem zumal als".split()
)


#: Clauses looked at after one for what is no part of it.
_BELOW: Final = 24
#: Tokens between a noun and the clause that says its content.
_NEAR: Final = 7
#: Nouns whose content is a clause of its own: "das Angebot, die Löhne zu erhöhen".
#: Prepositions of phrases about the circumstances: what follows them may belong to the verb.
_OPENING: Final = ("trotz", "ungeachtet", "für", "nach", "bei", "wegen", "angesichts", "unter", "in", "zu", "mit")
_CONTENT: Final = words("content_nouns")


def find_issue(
    context: Context,
    sentence: Sentence,
    clause: Clause,
    slots: tuple[str, ...],
    taken: frozenset[str] = frozenset(),
    words: tuple[str, ...] = (),
) -> tuple[Issue, ...]:
    """The issues of a clause: those of the first slot that is filled; joint members apart.

    Args:
        taken: prepositions of phrases that belong to actor or addressee.
        words: fixed words of the entry; the issue may hang on the noun among them ("Kritik *an X* üben").
    """
    for slot in _by_order(context, sentence, clause, slots):
        found = _at(context, sentence, clause, slot, taken)
        if not found and words and slot.startswith("p:"):
            found = _inside(context, clause, slot[2:], words)
        if found:
            return _without_words(clause, found, words) if words else found
    return ()


def _by_order(context: Context, sentence: Sentence, clause: Clause, slots: tuple[str, ...]) -> tuple[str, ...]:
    """The slots, clauses before phrases where the clause shows that it is told by one.

    "..., kritisierte Kern von der IG Metall": what is criticised stands before. "empfahl den Aktionären, nicht zu
    verkaufen": somebody is the object, the deed is the infinitive.
    """
    verb = clause.verb
    if verb is None or "o" not in slots:
        return slots
    below = sentence.children(clause)
    behind = verb.finite is not None and verb.finite.index == clause.first
    if "v2" in slots and behind and any(c.kind == "v2" and c.stop <= clause.first for c in below):
        return ("v2", *(slot for slot in slots if slot != "v2"))
    if "zu" in slots and any(c.kind == "infinitive" and c.connector == "" and c.first > clause.first for c in below):
        thing = slot_of(context, sentence, clause, "o")
        if thing is not None and thing.kind == "np" and _somebody(context, thing):
            return ("zu", *(slot for slot in slots if slot != "zu"))
    return slots


def _somebody(context: Context, phrase: Phrase) -> bool:
    """Tell whether a phrase names people: an actor, or a dative plural that looks like an accusative."""
    if context.actors.who(phrase):
        return True
    return _dative_plural(phrase) and phrase.part not in _CONTENT and phrase.lemma.lower() not in _CONTENT


def _dative_plural(phrase: Phrase) -> bool:
    """Tell whether "den" stands before a plural: no accusative ("den Wählern")."""
    if phrase.determiner is None or phrase.determiner.lower != "den" or phrase.kind != "np":
        return False
    return phrase.head.lower.endswith("ern") and phrase.lemma.lower().endswith("er")


def _without_words(clause: Clause, issues: tuple[Issue, ...], words: tuple[str, ...]) -> tuple[Issue, ...]:
    """The issues without the fixed words of the entry at their end ("sieht den Plan *mit Skepsis*")."""
    found = []
    for issue in issues:
        inside = (*(issue.phrase.attributes if issue.phrase is not None else ()), *clause.pps())
        ends = [a.first for a in inside if issue.first < a.first < issue.stop and _fixed(a, words)]
        found.append(replace(issue, stop=min(ends)) if ends else issue)
    return tuple(found)


def _fixed(phrase: Phrase, words: tuple[str, ...]) -> bool:
    """Tell whether a phrase is one of the fixed words, alone or as the last part of a compound."""
    lemma = phrase.lemma.lower()
    return lemma in words or any(len(word) > 4 and lemma.endswith(word) for word in words)


def _at(context: Context, sentence: Sentence, clause: Clause, slot: str, taken: frozenset[str]) -> tuple[Issue, ...]:
    if slot in ("dass", "ob", "wenn"):
        for child in sentence.children(clause):
            if child.kind in ("subordinate", "question") and child.connector in _CONNECTORS[slot]:
                return (clause_issue(sentence, child),)
        return ()
    if slot == "zu":
        found = [c for c in sentence.children(clause) if c.kind == "infinitive" and c.connector in ("", "und", "oder")]
        found = found or _behind_relative(sentence, clause)
        if not found:  # "warf ihr vor, ohne Not eingeknickt zu sein": here "ohne" opens a phrase, not the clause
            found = [c for c in sentence.children(clause) if c.kind == "infinitive" and c.connector == "ohne"][:1]
            keeps = any(phrase.head.lower == "es" for phrase in clause.objects)  # "nannte es falsch, ohne X zu handeln"
            found = [c for c in found if keeps or (clause.verb is not None and clause.verb.lemma in _NEEDS_CLAUSE)]
            return tuple(replace(clause_issue(sentence, child), first=child.first) for child in found)
        return tuple(clause_issue(sentence, child) for child in found)
    if slot == "v2":
        found = [
            c
            for c in sentence.children(clause)
            if c.kind == "v2" and c.verb and (c.verb.mood != "indicative" or (c.quoted and _blames(clause)))
        ]
        return (clause_issue(sentence, found[0]),) if found else ()
    if slot.startswith("p:"):
        announced = _announced(context, sentence, clause, slot[2:])
        if announced is not None:
            return (clause_issue(sentence, announced),)
    phrase = slot_of(context, sentence, clause, slot)
    if slot == "o" and phrase is not None and _dative_plural(phrase):
        others = [p for p in clause.objects if p is not phrase and p.kind == "np" and p.first > phrase.first]
        if not others:
            return ()  # "hat den Wählern versprochen, ..."
        phrase = others[0]  # "verwehrte den Beobachtern den Zugang"
    if slot == "o" and phrase is not None and phrase.kind == "pronoun" and _keeps_place(sentence, clause, phrase):
        return ()
    if phrase is None and slot.startswith("p:"):
        phrase = attached(clause, slot[2:])
    if phrase is None:
        return ()
    if (phrase.part in _CONTENT or phrase.lemma.lower() in _CONTENT) and clause.first <= phrase.first < clause.stop:
        for child in sentence.children(clause):
            told = child.kind == "infinitive" and child.connector == ""
            if near(context, clause, phrase, child) and (told or child.connector in _CONNECTORS["dass"]):
                return (clause_issue(sentence, child),)
    return phrase_issues(context, clause, phrase, taken)


def _behind_relative(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The infinitive that a relative clause parts from its verb: "bat die Bank, *die das Geld gab*, zu warten"."""
    if clause.verb is None or clause.verb.lemma not in _WITH_INFINITIVE:
        return []
    for child in sentence.children(clause):
        if child.kind != "relative" or child.antecedent is None or child.antecedent.clause != clause.index:
            continue
        frames = position_frames().verbs.get(child.verb.lemma, ()) if child.verb is not None else ()
        if child.verb is None or any("zu" in frame.issue for frame in frames):
            continue
        below = [c for c in sentence.children(child) if c.kind == "infinitive" and c.connector == ""]
        ends = child.verb.main.index if child.verb.finite is None else max(t.index for t in child.verb.tokens)
        return [c for c in below if c.first > ends and c.first - ends <= 2]
    return []


def _blames(clause: Clause) -> bool:
    """Tell whether a verb of blame reports: what it quotes is what is blamed."""
    return clause.verb is not None and clause.verb.lemma in _COMPLAINING


_COMPLAINING: Final = words("complaining")
_NEEDS_CLAUSE: Final = words("needs_clause")
#: Verbs of asking and blaming whose deed is an infinitive.
_WITH_INFINITIVE: Final = words("with_infinitive")


def _keeps_place(sentence: Sentence, clause: Clause, phrase: Phrase) -> bool:
    """Tell whether "es" only keeps the place of the clause behind it ("lehnte es ab, X zu tun")."""
    behind = sentence.children(clause)
    told = any(c.kind == "infinitive" or c.connector in _CONNECTORS["dass"] for c in behind)
    return told and phrase.head.lower == "es"


def attached(clause: Clause, prep: str) -> Phrase | None:
    """The phrase with this preposition that the analysis took for part of an object or a dative."""
    for phrase in (*clause.objects, *clause.datives):
        for attribute in phrase.attributes:
            if attribute.prep == prep and attribute.stop == phrase.stop:
                return attribute
    for phrase in clause.by_role("time"):  # "sprach *am Dienstag von einer Zumutung*"
        for attribute in phrase.attributes:
            if attribute.prep == prep and attribute.stop == phrase.stop:
                return attribute
    for phrase in clause.pps(*_OPENING):  # "hält trotz der Kritik *an dem Plan* fest"
        for attribute in phrase.walk():
            if attribute.prep == prep and attribute.stop == phrase.stop:
                return attribute
    return None


def _inside(context: Context, clause: Clause, prep: str, words: tuple[str, ...]) -> tuple[Issue, ...]:
    """The issue as attribute of the fixed noun ("übte Kritik an dem Gesetz")."""
    for phrase in clause.phrases:
        lemma = phrase.lemma.lower()
        if any(lemma == word or (len(word) > 4 and lemma.endswith(word)) for word in words):
            for attribute in phrase.attributes:
                if attribute.prep == prep and not points_back(attribute):
                    return phrase_issues(context, clause, attribute)
    return ()


def near(context: Context, clause: Clause, phrase: Phrase, child: Clause) -> bool:
    """Tell whether a clause follows a noun with nothing of weight between ("der Plan (SPD) ab, zu ...")."""
    if not 0 <= child.first - phrase.stop <= _NEAR:
        return False
    between = context.analysis.tokens[phrase.stop : child.first]
    inner = {k for p in clause.phrases if p.first >= phrase.stop for k in range(p.first, p.stop)}
    return not any(t.index in inner and t.tag in ("NN", "NE", "NNA") for t in between)


def _announced(context: Context, sentence: Sentence, clause: Clause, prep: str) -> Clause | None:
    """The clause that "darauf", "dagegen" announces: "besteht darauf, dass ..."."""
    if not any(context.analysis.tokens[k].lower in ("da" + prep, "dar" + prep) for k in clause.own):
        return None
    for child in sentence.children(clause):
        if child.first >= clause.first and (child.says_that or child.kind == "infinitive"):
            return child if child.connector in ("dass", "daß", "", "und") else None
    return None


def points_back(phrase: Phrase) -> bool:
    """Tell whether a phrase only points to something said before."""
    return phrase.kind == "pronoun" or (phrase.stop - phrase.inner == 1 and phrase.head.lower in _POINTERS)


def phrase_issues(
    context: Context, clause: Clause, phrase: Phrase, taken: frozenset[str] = frozenset()
) -> tuple[Issue, ...]:
    """A phrase as issue; members of a coordination that have their own determiner stand for themselves."""
    members = phrase.members
    if len(members) > 1 and _own_determiners(members):
        return tuple(issue for member in members for issue in phrase_issues(context, clause, member, taken))
    first, stop = reach(clause, phrase, taken)
    apart = not clause.first <= first < clause.stop
    if not apart and is_amount(phrase, context.analysis.tokens):
        stop = min(clause.stop, max(stop, amount_stop(context.analysis.tokens, stop)))
    elif not apart and (told := _with_relative(context, clause, phrase, stop)) is not None:
        return (Issue(first, told, phrase=phrase),)
    cut = split(context.analysis, phrase, stop) if not apart else None
    if cut is not None and first < cut - 1 < stop:
        return (Issue(first, cut - 1, phrase=phrase), Issue(cut, stop, phrase=phrase))
    return (Issue(first, stop, phrase=phrase, apart=apart),)


def _with_relative(context: Context, clause: Clause, phrase: Phrase, stop: int) -> int | None:
    """Where the relative clause ends that says which of its kind a phrase before the verb is.

    "*Ein Papier, das die Ursache verschweigt,* unterschreiben wir nicht": without it, nothing is refused.
    """
    finite = clause.verb.finite if clause.verb is not None else None
    if finite is None or phrase.field != "pre" or phrase.determination not in ("indefinite", "negative"):
        return None
    for child in context.analysis.sentence_of(phrase.first).clauses:
        restricting = child.relative is not None and child.subject is child.relative
        if (
            restricting
            and child.antecedent is phrase
            and stop <= child.first <= stop + 1
            and child.stop <= finite.index
        ):
            return child.stop
    return None


def _own_determiners(members: tuple[Phrase, ...]) -> bool:
    """Tell whether the members of a coordination are things of their own ("den Rücktritt und Neuwahlen")."""
    first = members[0]
    lone = first.determiner is not None and not any("pl" in g.numbers for g in first.genitives)
    return all(
        m.determiner is not None
        or m.name is not None
        or m.adjectives
        or (lone and (not m.numbers & first.numbers or m.head.lower != m.lemma.lower()))
        for m in members
    )


def _after_verb(clause: Clause, child: Clause) -> bool:
    """Tell whether a clause follows all verbs of the one above it ("dass X Y ändere, *in dem ...*")."""
    return clause.verb is not None and child.first > max(t.index for t in clause.verb.tokens)


def _doubted(clause: Clause) -> bool:
    """Tell whether a clause denies or doubts the one above."""
    frames = position_frames().verbs.get(clause.verb.lemma, ()) if clause.verb is not None else ()
    return any(frame.stance in ("denies", "doubts", "rejects") for frame in frames)


def clause_issue(sentence: Sentence, clause: Clause) -> Issue:
    """A clause as issue, without the word that opens it and without conditions and reasons at its end."""
    opener = len(clause.connector.split()) if clause.connector and not clause.verb_first else 0
    first, stop = clause.first + opener, clause.stop
    if clause.kind == "infinitive" and clause.verb is not None:
        last = max(t.index for t in clause.verb.tokens) + 1  # "den Plan, X zu bauen, für falsch erklärt"
        if first < last < stop and last not in clause.own:
            stop = last
    for child in sentence.clauses[clause.index + 1 : clause.index + 1 + _BELOW]:
        if first < child.first < stop and child.kind in ("main", "insertion"):
            stop = child.first
            continue
        behind = clause.kind == "infinitive" or (clause.kind == "subordinate" and _after_verb(clause, child))
        whatever = child.relative is not None and child.relative.head.lower == "was"  # "nichts zu tun, was X schadet"
        if whatever and first < child.first < stop and _doubted(child):
            stop = child.first  # "habe Waffen geliefert, *was Teheran bestreitet*"
            continue
        if behind and child.kind == "relative" and not whatever and first < child.first < stop <= child.stop + 1:
            stop = child.first
            continue
        words = child.connector.split()
        if not (first < child.first < stop <= child.stop + 1) or not words:
            continue
        if (child.kind == "subordinate" and (words[-1] in _ASIDE or words[0] in _ASIDE)) or (
            child.kind == "infinitive" and words[0] in ("um", "ohne", "statt", "anstatt")
        ):
            stop = child.first
    return Issue(min(first, clause.stop - 1), max(stop, min(first, clause.stop - 1) + 1), clause=clause)
