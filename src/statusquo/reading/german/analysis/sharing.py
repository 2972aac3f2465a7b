"""Coordinated clauses with the verb at the end: what the second shares with the first.

They share their opener ("dass", "wenn") always, their subject only if the second has none of its own:

* "die den Vertrag ablehnt *und Neuwahlen fordert*": the relative pronoun is the subject of both;
* "das die Stadt fordert *und das Land ablehnt*": it is the object of both, so the noun phrase is the subject;
* "dass Japan Schiffe schickt *und Vietnam die Inseln räumt*": two noun phrases, the first is the subject;
* "dass sie verhandeln *und ihre Soldaten sich zurückziehen*", "... *und das Werk verkauft werde*": reflexives and
  passives have no object, so the noun phrase is the subject.

Source: Duden, Die Grammatik (9th ed. 2016), sections 1409-1424 (ellipsis in coordination).
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.reading.german.analysis.drafts import PhraseDraft
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.model import Verb

__all__ = ["has_own_subject"]


def has_own_subject(
    phrases: Sequence[PhraseDraft],
    verb: Verb | None,
    shared: PhraseDraft | None,
    relative: PhraseDraft | None,
    lexicon: Lexicon,
) -> bool:
    """Tell whether a clause coordinated with a verb-final one has a subject of its own.

    Args:
        phrases: its constituents.
        verb: its verb.
        shared: the subject of the clause before it.
        relative: the relative pronoun of the clause before it, with its role there.
        lexicon: word lists.
    """
    nominal = [p for p in phrases if p.kind != "pp" and p.head.tag != "PRF" and not _is_time(p, lexicon)]
    if any(p.only("nom") for p in nominal):
        return True
    fitting = [p for p in nominal if p.has("nom") and (verb is None or not verb.number or p.has_number(verb.number))]
    if not fitting or verb is None:
        return False
    if relative is not None:
        return relative.role == "object"
    if verb.passive or verb.reflexive is not None:
        return True
    if verb.number and shared is not None and not shared.has_number(verb.number):
        return True
    first = fitting[0]
    objects = [p for p in nominal if p is not first and p.first > first.first and (p.has("acc") or p.only("dat"))]
    return bool(objects) and not (verb.lemma in lexicon.dative_verbs and first.has("dat"))


def _is_time(phrase: PhraseDraft, lexicon: Lexicon) -> bool:
    return phrase.kind == "np" and lexicon.is_time(phrase.head)
