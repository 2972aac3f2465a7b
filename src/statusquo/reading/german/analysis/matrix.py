"""Who goes on behind reported speech: "X sagte, Y lehne ab, *und reiste nach Wien*".

A clause behind "und" belongs to the reported clause before it ("..., Y lehne ab und *fordere* Geld") or to the clause
that reports. The mood tells: what is reported stays in Konjunktiv, so a verb in the indicative goes back to the clause
that reports. The past of weak verbs looks like Konjunktiv II ("lehnte"), which stands for Konjunktiv I only where that
looks like the indicative; not in the third person singular ("lehne").

Source: Duden, Die Grammatik (9th ed. 2016), sections 745-760 (mood in indirect speech).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from statusquo.language.mood import Finite
from statusquo.language.mood import finite as read_finite
from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.drafts import ClauseDraft

__all__ = ["behind_reported"]

_LEADS: Final = frozenset({"main", "v2"})


def behind_reported(
    clause: ClauseDraft, finite: int, tokens: Sequence[Token], *, own_subject: bool, comma: bool
) -> ClauseDraft:
    """Return the clause that a verb behind "und" is coordinated with.

    Args:
        clause: the last clause in main-clause order before it.
        finite: the verb.
        tokens: the tokens of the text.
        own_subject: something stands before the verb ("und *die Bahn* streikte").
        comma: a comma stands before "und".

    Returns:
        The clause that reports ``clause``, or ``clause`` itself.
    """
    around = clause.parent
    if clause.kind != "v2" or around is None or around.kind not in _LEADS or around.finite < 0 or clause.finite < 0:
        return clause
    reported, new, reporting = (_form(k, tokens) for k in (clause.finite, finite, around.finite))
    if not reported.mood.startswith(("k1", "k2")) or new.mood in ("k1", "k2"):
        return clause
    if own_subject:  # in speech that goes on, some keep to the indicative of the present
        return around if comma and reported.mood == "k1" and new.tense == "past" and _told(new) else clause
    if new.number != reported.number:
        return around if new.number == reporting.number else clause
    if new.number != reporting.number:
        return clause
    if reported.mood in ("k1", "k2"):
        return around if comma or (_told(new) and new.tense == reporting.tense) else clause
    return around if comma and new.mood == "ind" else clause


def _told(form: Finite) -> bool:
    """Tell whether a form can only be indicative where speech is reported."""
    return form.mood == "ind" or form.number == "sg"


def _form(k: int, tokens: Sequence[Token]) -> Finite:
    """Read a finite verb without its particle."""
    token = tokens[k]
    lemma = token.lemma if token.partner < 0 else token.lemma.removeprefix(tokens[token.partner].lower)
    return read_finite(token.lower, lemma)
