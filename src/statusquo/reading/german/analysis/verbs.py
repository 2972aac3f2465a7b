"""The verb complex of a clause: full verb, auxiliaries, modal, passive, tense and mood."""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.mood import finite as read_finite
from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.drafts import ClauseDraft
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.model import Verb
from statusquo.reading.german.analysis.segments import FINITE, NONFINITE

__all__ = ["verb_of"]

_MOODS = {
    "ind": "indicative",
    "k1": "konjunktiv1",
    "k2": "konjunktiv2",
    "k1?": "ambiguous",
    "k2?": "ambiguous",
    "": "none",
}


def verb_of(clause: ClauseDraft, tokens: Sequence[Token], covered: set[int], lexicon: Lexicon) -> Verb | None:
    """Read the verb complex of a clause, or None if it has no verb."""
    finite: Token | None = tokens[clause.finite] if clause.finite >= 0 else None
    own_verbs = [
        tokens[k] for k in clause.own if k not in covered and (tokens[k].tag in NONFINITE or tokens[k].tag in FINITE)
    ]
    if finite is None and not own_verbs:
        return None
    loose = [t for t in own_verbs if t.tag in NONFINITE] + [tokens[k] for k in clause.borrowed]
    if finite is None:
        finite = next((t for t in own_verbs if t.tag in FINITE), None)
    particle = None
    if finite is not None and finite.partner >= 0:
        particle = tokens[finite.partner]
    zu = [tokens[k] for k in clause.own if tokens[k].tag == "PTKZU" and k not in covered]
    reflexive = next((tokens[k] for k in clause.own if tokens[k].tag == "PRF"), None)
    full = [t for t in loose if t.tag in {"VVPP", "VVINF", "VVIZU"}]
    if finite is not None and finite.tag == "VVFIN":
        full = [t for t in full if not _predicative(t, tokens)]
    elif len(full) > 1:
        full = [t for t in full if not _predicative(t, tokens)] or full
    modal = ""
    if len(full) > 1 and full[-1].lemma == "lassen":
        modal = "lassen"
        full = full[:-1]
    if full:
        main = full[0] if finite is None or finite.tag != "VVFIN" or _governs(finite, full[0], zu, lexicon) else finite
    elif finite is not None and finite.tag in {"VAFIN", "VMFIN"} and loose:
        main = loose[0]
    else:
        main = finite if finite is not None else loose[0]
    if finite is not None and main is not finite:
        if finite.tag == "VMFIN" or (
            (zu or any(t.tag == "VVIZU" for t in full)) and finite.lemma in lexicon.half_modals
        ):
            modal = modal or finite.lemma
        elif finite.lemma == "lassen":
            modal = modal or "lassen"
    if not modal:
        inner = next((t for t in loose if t.tag == "VMINF"), None)
        if inner is not None and inner is not main:
            modal = inner.lemma
    lemma = main.lemma
    passive = _passive(main, finite, loose, lexicon)
    tense = _tense(main, finite, particle, loose, passive)
    mood, number, person = "none", "", 0
    if finite is not None:
        form = read_finite(finite.lower, _base(finite, particle))
        mood = "imperative" if finite.tag in {"VVIMP", "VAIMP"} else _MOODS[form.mood]
        number, person = form.number, form.person
    members = {t.index: t for t in (*own_verbs, *zu)}
    if finite is not None:
        members[finite.index] = finite
    if particle is not None:
        members[particle.index] = particle
    ordered = tuple(members[k] for k in sorted(members))
    return Verb(lemma, main, finite, particle, reflexive, ordered, modal, passive, tense, mood, number, person)


def _predicative(token: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a participle says what something is declared to be: "*für beendet* erklärt", "gilt *als
    gescheitert*".
    """
    return token.tag == "VVPP" and token.index > 0 and tokens[token.index - 1].lower in {"für", "als"}


def _base(finite: Token, particle: Token | None) -> str:
    """Return the infinitive of a finite form without its separated particle."""
    if particle is not None and finite.lemma.startswith(particle.lower):
        return finite.lemma[len(particle.lower) :]
    return finite.lemma


def _governs(finite: Token, full: Token, zu: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a full finite verb only carries the non-finite one ("scheint ... zu sein", "ließ
    ... räumen").
    """
    return lexicon.carries(finite, full) or finite.lemma in {"lassen", "gehen", "bekommen", "kriegen"}


def _passive(main: Token, finite: Token | None, loose: Sequence[Token], lexicon: Lexicon) -> str:
    if main.tag != "VVPP":
        return ""
    carriers = [t for t in (*loose, *([finite] if finite is not None else [])) if t is not main]
    if any(t.lemma == "werden" for t in carriers):
        return "werden"
    if any(t.lemma == "haben" and t.tag in {"VAFIN", "VAINF"} for t in carriers):
        return ""
    if any(t.lemma in ("sein", "bleiben") for t in carriers):  # "bleibt besetzt" as "ist besetzt"
        return "" if lexicon.takes_sein(main.lemma) else "sein"
    return ""


def _tense(main: Token, finite: Token | None, particle: Token | None, loose: Sequence[Token], passive: str) -> str:
    if finite is None:
        perfect = main.tag == "VVPP" and any(t.lemma in {"haben", "sein"} for t in loose if t is not main)
        return "perfect" if perfect and not passive else "present"
    past = read_finite(finite.lower, _base(finite, particle)).tense == "past"
    if main is finite:
        return "past" if past else "present"
    if (
        finite.lemma == "werden"
        and finite.tag == "VAFIN"
        and (main.tag in {"VVINF", "VAINF", "VMINF"} or any(t.tag in {"VAINF", "VMINF"} for t in loose))
    ):
        return "future"
    if passive == "werden":
        if finite.lemma == "sein":
            return "pluperfect" if past else "perfect"
        return "past" if past else "present"
    if passive == "sein":
        if any(t.tag == "VAPP" for t in loose):
            return "pluperfect" if past else "perfect"
        return "past" if past else "present"
    if (
        finite.lemma in {"haben", "sein"}
        and finite.tag == "VAFIN"
        and (
            main.tag in {"VVPP", "VAPP", "VMPP"}
            or (finite.lemma == "haben" and main.tag == "VVINF" and any(t.tag == "VMINF" for t in loose))
        )
    ):
        return "pluperfect" if past else "perfect"
    return "past" if past else "present"
