"""What somebody feels done to: "Die Bauern fühlen sich von der Politik im Stich gelassen", "sehen sich bestätigt"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Sentence, Token
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.accusations import misdeeds
from statusquo.reading.german.positions.candidate import Candidate
from statusquo.reading.german.positions.fixed import fixed_words
from statusquo.reading.german.positions.slots import phrase_issues, points_back
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

_FEELING: Final = frozenset({"fühlen", "sehen", "vorkommen", "wähnen"})
_HURT: Final = words("hurt")
_PLEASED: Final = words("pleased")
_BY: Final = ("von", "durch", "bei", "in")


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield who feels wronged or confirmed by what."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or verb.lemma not in _FEELING or verb.reflexive is None or clause.negated or verb.modal:
                continue
            found = _felt(context, voices, sentence, clause)
            if found is not None:
                yield found


def _felt(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    actors = voices.holder(sentence, clause, sentence.resolved_subject(clause))
    stance = _stance(context, clause)
    by = [p for p in clause.pps(*_BY) if not points_back(p)]
    if not actors or stance is None or not by:
        return None
    others = tuple(one for one in context.actors.who(by[0]) if one not in actors)
    issues = phrase_issues(context, clause, by[0])
    return Candidate.of_clause(actors, stance, issues, sentence, clause, "hurt:fühlen", to=others, strength=2)


def _stance(context: Context, clause: Clause) -> Stance | None:
    """What the participle at the end of the clause says."""
    for index in clause.own:
        token = context.analysis.tokens[index]
        if token.tag not in ("VVPP", "ADJD"):
            continue
        if token.lower in _PLEASED:
            return "supports"
        if token.lower in _HURT or _wronged(context, clause, token):
            return "opposes"
    return None


def _wronged(context: Context, clause: Clause, token: Token) -> bool:
    known = misdeeds()
    lemma = token.lemma.lower()
    told = known.phrases.get(lemma, ())
    return token.tag == "VVPP" and (
        lemma in known.verbs | known.unnamed or any(fixed_words(context, clause, w) for w in told)
    )
