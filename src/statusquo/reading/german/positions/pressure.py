"""Whether what somebody announces is pressure on somebody else: then it is a threat, not a plan."""

from __future__ import annotations

from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import coercion
from statusquo.reading.german.positions.candidate import Issue
from statusquo.reading.german.positions.words import words

_ANNOUNCED = frozenset({"commits"})
_BY_FORCE: Final = frozenset({"mit", "allen", "mitteln"})


def weighed(context: Context, stance: Stance, issue: Issue, rule: str = "") -> Stance:
    """The stance itself, or ``threatens`` where an announced act is coercive.

    "will streiken", "werde klagen", "kündigte Vergeltung an" are threats; "will die Sanktionen lockern", "sagte eine
    Notbesetzung zu", "verlängerte die Sanktionen" are not.
    """
    if rule == "verb:aufrufen" and stance == "demands":
        if issue.phrase is not None and issue.phrase.part.endswith("boykott"):
            return stance  # others are asked to stay away
        return "threatens" if coercive(context, issue) else stance
    if rule in _HELD_OUT and _breaks(issue):
        return "threatens"  # "stellte ein Ende der Hilfen in Aussicht", "schloss eine militärische Lösung nicht aus"
    if rule in ("verb:stellen+in_Aussicht", "verb:bringen+ins_Gespräch", "verb:bringen+ins_Spiel"):
        return "threatens" if coercive(context, issue) else stance
    if rule == "verb:ausschließen+nicht" and stance == "offers":
        return "threatens" if coercive(context, issue) else stance  # "schließt Entlassungen nicht aus"
    if rule == "verb:abrücken+nicht" and stance == "demands" and issue.clause is not None:
        return "threatens" if coercive(context, issue) else stance  # "rückt nicht von dem Ziel ab, X zu zerschlagen"
    if rule == "naming:Ziel" and stance == "demands" and issue.clause is not None and issue.clause.kind == "infinitive":
        return "threatens" if coercive(context, issue) else stance  # "Ziel sei es, die Stellungen zu zerstören"
    if stance in _ANNOUNCED and {t.lower for t in context.analysis.tokens[issue.first : issue.stop]} >= _BY_FORCE:
        return "threatens"  # "werde seinen Anteil mit allen Mitteln verteidigen"
    if stance not in _ANNOUNCED or rule.partition(":")[2] in _CALM:
        return stance
    return "threatens" if coercive(context, issue) else stance


_HELD_OUT: Final = frozenset({"verb:stellen+in_Aussicht", "verb:ausschließen+nicht"})
_BREAKS: Final = words("breaks")


def _breaks(issue: Issue) -> bool:
    """Tell whether an issue is force, or the end of what others live on: "ein Ende der Handelsgespräche"."""
    phrase = issue.phrase
    if phrase is None:
        return False
    if any(adjective.lemma.lower() in _FORCEFUL for adjective in phrase.adjectives):
        return not _ends(phrase.part, coercion().benefits)  # "militärische Hilfe"
    if phrase.part not in _BREAKS:
        return False
    pressing = coercion()
    inside = (*phrase.genitives, *phrase.attributes)
    return any(_ends(one.lemma.lower(), pressing.benefits | pressing.shared) for one in inside)


_FORCEFUL: Final = frozenset({"militärisch", "gewaltsam"})


def coercive(context: Context, issue: Issue) -> bool:
    """Tell whether an issue is an act that puts pressure on somebody.

    Of a clause count its verb and its own phrases, not what hangs on them; of a phrase its head.
    """
    pressing = coercion()
    clause = issue.clause
    if clause is not None and clause.verb is not None:
        names = {clause.verb.lemma.lower()}
        heads = [p for p in clause.phrases if p.role in ("object", "subject") or p.kind == "np"]
    elif issue.phrase is not None:
        after = context.analysis.tokens[issue.phrase.stop : issue.stop]
        names, heads = {t.lemma.lower() for t in after if t.tag.startswith("VV")}, [issue.phrase]
    else:
        tokens = [t for t in context.analysis.tokens[issue.first : issue.stop] if not t.is_mark]
        names = {t.lemma.lower() for t in tokens if t.tag.startswith("V")}
        heads = []
        nouns = {t.lemma.lower() for t in tokens if t.tag == "NN"}
        if names & pressing.withdrawing and any(_ends(n, pressing.benefits) for n in nouns):
            return True
        if names & pressing.leaving and any(_ends(n, pressing.shared) for n in nouns):
            return True
        if nouns & pressing.relief or names & pressing.relief or any(n.endswith(_ENDS) for n in nouns):
            return False
        if any(t.lower == "vor" for t in tokens) and any(n.endswith(_COURTS) for n in nouns):
            return True
        return bool(names & pressing.verbs) or any(n in pressing.nouns or _ends(n, pressing.nouns) for n in nouns)
    lemmas = names | {p.lemma.lower() for p in heads} | {p.part for p in heads}
    if names & pressing.withdrawing and any(_ends(p.lemma.lower(), pressing.benefits) for p in heads):
        return True
    if names & pressing.leaving and any(_ends(p.lemma.lower(), pressing.shared) for p in heads):
        return True
    if lemmas & pressing.relief or any(lemma.endswith(_ENDS) for lemma in lemmas):
        return False
    if names & pressing.verbs:
        return True
    if clause is not None and any(p.part.endswith(_COURTS) for p in clause.pps("vor")):
        return True  # "vor Gericht ziehen"
    return any(n in pressing.nouns or _ends(n, pressing.nouns) for n in lemmas - names if n)


_COURTS: Final = tuple(sorted(words("courts")))
_ENDS: Final = tuple(sorted(words("relief_endings")))
_CALM: Final = words("calm")


def _ends(name: str, nouns: frozenset[str]) -> bool:
    return any(len(noun) > 3 and name.endswith(noun) for noun in nouns)
