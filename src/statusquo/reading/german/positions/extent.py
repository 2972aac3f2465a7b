"""How far the noun phrase reaches that names an issue: with the attributes that say what it is.

In the middle field a prepositional phrase right after a noun may belong to the noun or to the verb. "eine Waffenruhe
entlang der Frontlinie" is one thing, "von den Arbeitgebern mehr Lohn" is two. A phrase that names time or place of the
deed, or that the entry takes for actor or addressee, is left out.
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Analysis, Clause, Participle, Phrase, issue_range
from statusquo.reading.german.lexicon import position_frames
from statusquo.reading.german.positions.candidate import Issue
from statusquo.reading.german.positions.words import words

#: Prepositions that tie what follows to the noun before them.
_TYING: Final = frozenset(
    "für auf über gegen an zu entlang gegenüber zwischen von vor mit um nach zugunsten bezüglich samt je pro".split()
)
#: Of these, the ones that tie only to nouns of acts ("Abzug aus", "Rückkehr in", "Klage vor").
_OF_ACTS: Final = frozenset({"aus", "in", "bei", "durch", "unter", "hinter", "bis", "ohne"})
_ACTS: Final = ("ung", "zug", "tritt", "kehr", "gang", "nahme", "marsch", "eintritt", "beitritt", "einsatz", "rückzug")
#: Nouns that "bei" ties something to: "eine Beschwerde bei der Behörde", "Einschnitte bei den Kliniken".
_DEEDS: Final = words("deeds")
#: "nach Auffassung der Regierung" says whose words they are.
_VOICES: Final = frozenset(
    "auffassung ansicht meinung angaben angabe worten wort darstellung einschätzung informationen information "
    "mehrheit stimme stimmen nachdruck begründung blick".split()
)
_TALKS: Final = words("talks")
_CHARGES: Final = tuple(sorted(words("charges")))
_CALAMITIES: Final = words("calamities")
_AUDIENCES: Final = words("audiences")
_SIDES: Final = frozenset({"für", "gegen"})
_MEASURES: Final = frozenset({"höhe", "umfang", "wert", "volumen"})
_LONGEST: Final = 14


def reach(clause: Clause, phrase: Phrase, taken: frozenset[str] = frozenset()) -> tuple[int, int]:
    """First and one past the last token of the issue a phrase names.

    Args:
        clause: the clause it stands in.
        phrase: the phrase.
        taken: prepositions of phrases that are somebody's, not part of the issue.
    """
    first, stop = issue_range(phrase)
    participle = phrase.participle
    if participle is not None and first > phrase.inner and not _ascribed(participle):
        first = phrase.inner  # "die im Hafen liegende Fähre" stays whole, "die von X geforderte Y" does not
    act = phrase.part.endswith(_ACTS)
    if phrase.part in _TALKS:
        taken |= {"nach"}  # "zu Gesprächen nach Genf": where to
    near = act or phrase.part in _DEEDS
    legal = phrase.part.endswith(_CHARGES)
    for genitive in phrase.genitives:
        if genitive.participle is not None and genitive.participle.agent is not None:
            return first, max(first + 1, min(stop, genitive.first))
    for inside in phrase.attributes:
        if stop <= inside.first <= stop + 1 and inside.role != "time" and _ties(inside, taken, act=True, legal=legal):
            stop = max(stop, issue_range(inside)[1])
    for other in clause.phrases:
        if (
            other.kind == "pp"
            and other.first == stop
            and other.role not in ("time", "agent", "subject")
            and _ties(other, taken, act=act or (near and other.prep == "bei") or _there(phrase, other), legal=legal)
            and issue_range(other)[1] - first <= _LONGEST
        ):
            stop = issue_range(other)[1]
    stop = _from_to(clause, phrase, _front(clause, phrase, stop))
    for inside in phrase.walk():  # "gegen den Vorschlag von A und für B": two sides of one stance
        for member in inside.conjuncts:
            if member.prep in _SIDES and phrase.prep in _SIDES - {member.prep} and first < member.first - 1 < stop:
                stop = member.first - 1
    return first, stop


def _from_to(clause: Clause, phrase: Phrase, stop: int) -> int:
    """Where a phrase ends that says from which number to which: "eine Senkung *von vier auf drei Prozent*"."""
    last = max((inside for inside in phrase.walk() if inside.stop == stop), key=lambda p: p.first, default=None)
    if last is None or last.prep != "von" or last.head.tag != "CARD":
        return stop
    for other in clause.phrases:
        if other.first == stop and other.prep in ("auf", "bis"):
            return other.stop
    return stop


def _front(clause: Clause, phrase: Phrase, stop: int) -> int:
    """Where a phrase ends that alone stands before the finite verb: what follows it there is part of it.

    "*Den Streik kurz vor Ende des Fahrplans* nannte er ...": before the verb of a main clause there is one constituent.
    """
    finite = clause.verb.finite if clause.verb is not None else None
    if finite is None or phrase.field != "pre" or clause.kind not in ("main", "v2") or phrase.kind == "pronoun":
        return stop
    for other in clause.phrases:
        near = stop <= other.first <= stop + 1 and other.stop <= finite.index
        if near and other.prep and other.kind == "pp" and other.prep not in _SAID and other.part not in _VOICES:
            stop = issue_range(other)[1]
    return stop


_SAID: Final = frozenset({"laut", "zufolge", "nach", "gemäß"})


def _there(phrase: Phrase, other: Phrase) -> bool:
    """Tell whether a calamity is one of a place: "eine Hungersnot im Norden"."""
    return other.prep == "in" and phrase.prep == "vor" and phrase.part in _CALAMITIES


def split(analysis: Analysis, phrase: Phrase, stop: int) -> int | None:
    """Where a second issue begins inside the last attribute ("mehr Geld für die Leute und eine Laufzeit ...").

    A coordination of a definite and an indefinite phrase seldom is one: the indefinite one goes with the head.
    """
    for inside in phrase.walk():
        if inside is phrase or inside.stop < stop or len(inside.conjuncts) != 2:
            continue
        one, other = inside.conjuncts
        if one.determination in ("definite", "possessive") and other.determination == "indefinite":
            return other.first
        if one.determination == "indefinite" and other.participle is not None and other.participle.agent is not None:
            return other.first
    return None


def _ascribed(participle: Participle) -> bool:
    """Whether the attribute says whose the thing is ("von Russland geforderte"): that is a finding of its own."""
    return participle.agent is not None and participle.lemma in position_frames().verbs


def _ties(phrase: Phrase, taken: frozenset[str], *, act: bool, legal: bool = False) -> bool:
    if phrase.prep in taken or phrase.part in _VOICES or (phrase.prep == "vor" and phrase.part in _AUDIENCES):
        return False
    if phrase.prep == "wegen" and legal:
        return True  # "ein Verfahren wegen Betrugs"
    if phrase.prep == "aus" and phrase.name is not None and phrase.determiner is None:
        return True  # "ein Nein aus Warschau": whose it is
    if phrase.prep == "mit" and phrase.head.tag == "CARD":
        return False  # "lehnte den Antrag mit 200 zu 150 Stimmen ab"
    if phrase.prep == "in" and phrase.part in _MEASURES:
        return True  # "ein Fonds in Höhe von ..."
    if phrase.prep == "in" and phrase.cases == frozenset({"acc"}):
        return True  # "der Griff in die Kasse": where to
    return phrase.prep in _TYING or (act and phrase.prep in _OF_ACTS)


#: Last parts of nouns for what somebody can bring about.
_ACT_ENDINGS: Final = tuple(sorted(words("act_endings")))


def act_like(issue: Issue) -> bool:
    """Tell whether an issue is an act, a plan or a state of affairs, and no thing or person."""
    if issue.phrase is None:
        return True
    lemma = issue.phrase.lemma.lower()
    return lemma.endswith(_ACT_ENDINGS) or issue.phrase.part.endswith(_ACT_ENDINGS) or issue.phrase.head.tag == "NNI"
