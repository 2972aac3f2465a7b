"""Whether what somebody announces is pressure on somebody else: then it is a threat, not a plan."""

from __future__ import annotations

from statusquo.findings import Stance
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import coercion
from statusquo.reading.german.positions.candidate import Issue

_ANNOUNCED = frozenset({"commits"})


def weighed(context: Context, stance: Stance, issue: Issue) -> Stance:
    """The stance itself, or ``threatens`` where an announced act is coercive.

    "will streiken", "werde klagen", "kündigte Vergeltung an" are threats; "will die Sanktionen lockern" is not.
    """
    if stance not in _ANNOUNCED:
        return stance
    words = coercion()
    tokens = [t for t in context.analysis.tokens[issue.first : issue.stop] if not t.is_mark]
    lemmas = {t.lemma.lower() for t in tokens}
    if lemmas & words.relief or any(lemma.endswith(("aufhebung", "lockerung", "ende")) for lemma in lemmas):
        return stance
    verbs = {t.lemma.lower() for t in tokens if t.tag.startswith("VV")}
    if verbs & words.verbs:
        return "threatens"
    head = issue.phrase
    names = {head.lemma.lower(), head.part} if head is not None else {t.lemma.lower() for t in tokens if t.tag == "NN"}
    return "threatens" if any(n in words.nouns or _ends(n, words.nouns) for n in names if n) else stance


def _ends(name: str, nouns: frozenset[str]) -> bool:
    return any(len(noun) > 4 and name.endswith(noun) for noun in nouns)
