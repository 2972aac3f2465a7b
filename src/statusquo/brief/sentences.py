"""Where the sentences of a report begin and end."""

from __future__ import annotations

from statusquo.language.sentences import split
from statusquo.language.tokens import cut


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and stop of each sentence, in order, without the blanks around them.

    Example:
        >>> t = "Am 2. Dezember sprach er. Dann ging er."
        >>> [t[a:b] for a, b in sentences(t)]
        ['Am 2. Dezember sprach er.', 'Dann ging er.']
    """
    pieces = cut(text)
    found = [(pieces[a].start, pieces[b - 1].stop) for a, b in split(text, pieces) if a < b]
    return found or [(0, len(text))]
