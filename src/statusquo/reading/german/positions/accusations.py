"""Accusations: what somebody says that the other side did wrong ("die Rebellen hätten jede Zusage verweigert").

A deed told in somebody's speech is held against its doer where the verb names a misdeed and doer and speaker are
different parties; the speaker then opposes what the clause says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import clause_issue
from statusquo.reading.german.positions.voices import Voices

_KINDS: Final = frozenset({"main", "v2", "subordinate"})


@cache
def misdeeds() -> frozenset[str]:
    """Verbs that name a misdeed."""
    path = files("statusquo.reading.german").joinpath("frames/misdeeds.toml")
    return frozenset(tomllib.loads(path.read_text("utf-8"))["verbs"].split())


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what speakers hold against others."""
    verbs = misdeeds()
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or clause.kind not in _KINDS or supposed(sentence, clause):
                continue
            if verb.modal or verb.tense == "future" or (verb.lemma in verbs) == clause.negated:
                continue
            if clause.kind == "subordinate" and clause.connector not in ("dass", "daß"):
                continue
            if verb.mood == "indicative" and not clause.quoted and clause.kind != "subordinate":
                continue  # "nach Angaben der Armee beschossen die Rebellen ...": news, not blame
            others = context.actors.who(doer(context, sentence, clause))
            speakers = voices.apart(clause, others)
            if not speakers or not others:
                continue
            yield Candidate(
                speakers,
                "opposes",
                (clause_issue(sentence, clause),),
                sentence,
                clause,
                clause.first,
                clause.stop,
                f"accusation:{verb.lemma}",
                to=others,
                acts="to",
                strength=4,
            )
