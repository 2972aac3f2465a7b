"""Fixed words of an entry: "in Frage", "grünes Licht", "auf Zeit"."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Clause
from statusquo.reading.german.context import Context


def fixed_words(context: Context, clause: Clause, words: tuple[str, ...]) -> bool:
    """Tell whether all fixed words of an entry stand in the clause (by form, lemma or as part of a compound).

    Words that open with a preposition ("in Frage", "zur Verfügung") stand one after the other.
    """
    if not words:
        return True
    own = [context.analysis.tokens[k] for k in clause.own]
    rest = tuple(word for word in words if word != "nicht")
    if len(rest) < len(words) and not clause.negated:
        return False
    if len(rest) > 1 and rest[0] in _GROUP_OPENERS:
        forms = [t.lower for t in own]
        return any(tuple(forms[k : k + len(rest)]) == rest for k in range(len(forms) - len(rest) + 1))
    have = {t.lower for t in own} | {t.lemma.lower() for t in own}
    return all(
        word in have or (len(word) > 4 and any(h.endswith(word) or h.startswith(word) for h in have)) for word in rest
    )


_GROUP_OPENERS: Final = frozenset(
    "in ins im zur zum auf aus aufs an als unter über mit durch gegen hinters von vor für kalte nichts".split()
)
