"""Why a report was not read, in the words of a language.

A reason is stored with the findings as the reading gave it ("language unknown"), so that a case does not depend on
the language of whoever made it; here it is put into words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from statusquo.messages import Words

_NO_READER: Final = re.compile(r"no reader for language '?(\w+)'?")


def unread(reason: str, say: Words) -> str:
    """A reason in words; one that the catalogue does not know comes back as it is.

    >>> from statusquo.messages import words
    >>> unread("no reader for language 'fr'", words("en"))
    'there is no reader for texts in French'
    """
    if reason == "language unknown":
        return say("sources.unread.unknown_language")
    if found := _NO_READER.fullmatch(reason):
        name = f"sources.language.{found[1]}"
        language = say(name) if say.has(name) else found[1]
        return say("sources.unread.no_reader", language=language)
    return reason
