"""In which language to speak of something: one rule for files, cases, briefs, notebooks and commands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from statusquo.messages import LANGUAGES
from statusquo.messages.detect import detect

OTHERWISE = "en"
"""Where neither the reports nor the words tell."""


def language_of(texts: Iterable[str] = (), *, told: Mapping[str, int] | Iterable[str | None] = ()) -> str:
    """The language to speak in, unless somebody asks for another.

    Args:
        texts: title and labels of a model; looked at if nothing is told.
        told: languages of reports, each as often as there are reports in it, or with their numbers.

    Returns:
        The language that most reports are told to be in, of those there are messages in; else the one the texts
        are written in; else English.
    """
    counted = {name: number for name, number in Counter(told).items() if name in LANGUAGES and number}
    if counted:
        return str(max(sorted(map(str, counted)), key=lambda name: counted[name]))
    found = detect(". ".join(texts))
    return found if found in LANGUAGES else OTHERWISE
