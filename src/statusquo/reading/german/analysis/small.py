"""Small phrases and what the words of a phrase say about its case, gender and number."""

from __future__ import annotations

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis import agreement
from statusquo.reading.german.analysis.drafts import PhraseDraft
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.lists import words

__all__ = ["bare_number", "determination", "headless", "pronoun", "readings"]

_KINDS = {
    "ART": "definite",
    "PDAT": "demonstrative",
    "PPOSAT": "possessive",
    "PWAT": "question",
    "PRELAT": "genitive",
}

_UNDECLINED = words("undeclined")


def pronoun(token: Token, lexicon: Lexicon) -> PhraseDraft:
    """Return a pronoun as a phrase."""
    k = token.index
    readings = agreement.pronoun(token.lower, token.tag)
    person = {
        "ich": 1,
        "wir": 1,
        "mich": 1,
        "mir": 1,
        "uns": 1,
        "du": 2,
        "dich": 2,
        "dir": 2,
        "euch": 2,
    }.get(token.lower, 3)
    lemma = token.lemma.lower() or token.lower
    return PhraseDraft(
        "pronoun",
        k,
        k + 1,
        k + 1,
        token,
        lemma,
        lemma,
        readings,
        person=person,
        negated=token.lower in lexicon.negative_pronouns,
    )


def bare_number(first: int, stop: int, determiners: list[Token], adjectives: list[Token]) -> PhraseDraft:
    """Return a number without a noun as a phrase."""
    head = adjectives[-1]
    return PhraseDraft(
        "np",
        first,
        stop,
        stop,
        head,
        head.lemma,
        head.lemma,
        agreement.ANY,
        determiner=determiners[0] if determiners else None,
        adjectives=adjectives[:-1],
    )


def headless(first: int, stop: int, determiners: list[Token], adjectives: list[Token]) -> PhraseDraft | None:
    """Return a phrase whose noun is left out ("der zweite"), only behind a determiner."""
    if not determiners:
        return None
    head = adjectives[-1]
    readings = agreement.determiner(determiners[0].lower)
    return PhraseDraft(
        "np",
        first,
        stop,
        stop,
        head,
        head.lemma,
        head.lemma.lower(),
        readings,
        determiner=determiners[0],
        determination=determination(determiners),
        adjectives=adjectives[:-1],
    )


def determination(determiners: list[Token]) -> str:
    """Return what the first determiner makes of a phrase (see ``Phrase``)."""
    if not determiners:
        return ""
    token = determiners[0]
    if token.tag == "ART":
        return "indefinite" if token.lower.startswith("ein") or token.lower == "'n" else "definite"
    if token.lower.startswith("kein"):
        return "negative"
    return _KINDS.get(token.tag, "quantity")


def readings(
    determiners: list[Token], adjectives: list[Token], head: Token, contracted: Token | None,
    owner: PhraseDraft | None, named: bool,
) -> frozenset[tuple[str, str, str]]:  # fmt: skip
    """Return the readings that all words of a phrase allow.

    Args:
        determiners, adjectives, head: its words.
        contracted: a preposition with an article in it ("im").
        owner: a genitive before the noun.
        named: the head is a part of a name.
    """
    readings = agreement.ANY
    declined = False
    for token in determiners:
        readings = agreement.meet(readings, agreement.determiner(token.lower))
        declined = declined or token.lower not in _UNDECLINED
    if contracted is not None and not determiners:
        ending = {"m": "dem", "s": "das", "r": "der"}.get(contracted.lower[-1], "")
        if ending:
            readings = agreement.meet(readings, agreement.determiner(ending))
            declined = True
    for token in adjectives:
        if token.tag == "ADJA" and token.lower[-1:].isalpha():
            readings = agreement.meet(readings, agreement.adjective(token.lower, declined))
        elif token.tag == "CARD" and token.lower not in {"ein", "1"}:
            readings = agreement.meet(readings, frozenset(r for r in readings if r[2] == "pl"))
    by_noun = agreement.noun(head.form, head.lemma, head.tag)
    readings = agreement.meet(readings, by_noun)
    if not determiners and not adjectives and contracted is None and not named and head.tag != "NE":
        readings = frozenset(r for r in readings if r[0] != "gen") or agreement.PLURAL  # "US-Kampfjets"
    return readings
