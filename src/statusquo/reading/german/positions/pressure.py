"""Whether what somebody announces is pressure on somebody else: then it is a threat, not a plan."""

from __future__ import annotations

from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import coercion
from statusquo.reading.german.positions.candidate import Issue

_ANNOUNCED = frozenset({"commits"})


def weighed(context: Context, stance: Stance, issue: Issue, rule: str = "") -> Stance:
    """The stance itself, or ``threatens`` where an announced act is coercive.

    "will streiken", "werde klagen", "kündigte Vergeltung an" are threats; "will die Sanktionen lockern", "sagte eine
    Notbesetzung zu", "verlängerte die Sanktionen" are not.
    """
    if rule == "verb:aufrufen" and stance == "demands":
        return "threatens" if coercive(context, issue) else stance
    if rule == "verb:stellen+in_Aussicht":
        return "threatens" if coercive(context, issue) else stance
    if stance not in _ANNOUNCED or rule.partition(":")[2] in _CALM:
        return stance
    return "threatens" if coercive(context, issue) else stance


def coercive(context: Context, issue: Issue) -> bool:
    """Tell whether an issue is an act that puts pressure on somebody.

    Of a clause count its verb and its own phrases, not what hangs on them; of a phrase its head.
    """
    words = coercion()
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
        if nouns & words.relief or names & words.relief or any(n.endswith(_ENDS) for n in nouns):
            return False
        if any(t.lower == "vor" for t in tokens) and any(n.endswith(_COURTS) for n in nouns):
            return True
        return bool(names & words.verbs) or any(n in words.nouns or _ends(n, words.nouns) for n in nouns)
    lemmas = names | {p.lemma.lower() for p in heads} | {p.part for p in heads}
    if lemmas & words.relief or any(lemma.endswith(_ENDS) for lemma in lemmas):
        return False
    if names & words.verbs:
        return True
    if clause is not None and any(p.part.endswith(_COURTS) for p in clause.pps("vor")):
        return True  # "vor Gericht ziehen"
    return any(n in words.nouns or _ends(n, words.nouns) for n in lemmas - names if n)


_COURTS: Final = ("gericht", "gerichtshof")
_ENDS: Final = ("aufhebung", "lockerung", "ende", "verzicht")
#: Entries whose act is promised to somebody or only goes on.
_CALM: Final = frozenset(
    "zusagen zusichern versprechen garantieren geloben bemühen festhalten verlängern verpflichten ausrufen "
    "aussetzen abblasen beenden einstellen aufheben lockern zurücknehmen verschieben absagen bekennen "
    "Versprechen Festhalten Verpflichtung bemüht".split()
)


def _ends(name: str, nouns: frozenset[str]) -> bool:
    return any(len(noun) > 3 and name.endswith(noun) for noun in nouns)
