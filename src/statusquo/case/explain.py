"""Say in words why two wordings are one issue, or are not.

Reasons are kept as codes (``head=abtret wider=gebiet~donbas score=0.91``), so that they can be compared and
translated; the words are in the catalogue ``case`` of ``statusquo.messages``.
"""

from __future__ import annotations

from collections.abc import Mapping

from statusquo.messages import words
from statusquo.messages.choice import language_of


def explain(reason: str, language: str | None = None, names: Mapping[str, str] | None = None) -> str:
    """The reason of an issue or a proposal in words.

    Args:
        language: ``de`` or ``en``; default that of the reason's words, else English.
        names: actor key -> name.

    Example:
        >>> explain("head=abtret word=insel score=0.80", "en")
        'same head word (abtret), same word (insel), score 0.80'
    """
    say, names = words(language or language_of([reason])), names or {}
    clauses = []
    for part in reason.split("; "):
        pieces = []
        for piece in part.split():
            code, _, value = piece.partition("=")
            shown = " ~ ".join(names.get(one, one) for one in value.split("~"))
            pieces.append(say(f"case.reason.{code}", value=shown))
        clauses.append(", ".join(pieces))
    return "; ".join(clauses)
