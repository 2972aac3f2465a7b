"""The condition of a position as it is told: "nur wenn ...", "es sei denn ..." or "solange ...".

What would avert a threat or lift a refusal is kept in the words of the source. Where these are a clause with a negation
("solange der Ort nicht geräumt sei"), "es sei denn" before them would turn their meaning round.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["only_if", "unless", "while"]
_NEGATION = re.compile(r"\b(?:nicht|nie|niemals|kein(?:e[mnrs]?)?|ohne|not|no|never|without)\b", re.IGNORECASE)


def tie(only_if: str | None, unless: str | None) -> tuple[Kind, str] | None:
    """How a condition is introduced, and its words.

    Returns:
        ``only_if``: it holds only if that is so; ``unless``: except if that is so; ``while``: as long as that is so
        (the words are negated themselves); ``None`` without a condition.
    """
    if only_if:
        return "only_if", only_if
    if unless:
        return ("while" if _NEGATION.search(unless) else "unless"), unless
    return None
