"""The language a draft is spoken of in, where nobody asks for one (see :mod:`statusquo.messages.choice`)."""

from __future__ import annotations

from statusquo.case.joined import World
from statusquo.conflict import Conflict
from statusquo.messages import LANGUAGES
from statusquo.messages.choice import language_of
from statusquo.messages.detect import detect


def of_reports(world: World) -> str:
    """That of most reports, else English."""
    return language_of(told=(found.report.language for found in world.findings))


def of_file(conflict: Conflict) -> str:
    """That of its title and labels; where these are too short to tell, that of the reasons; else English."""
    texts = [conflict.title, *(option.label for option in conflict.options)]
    if detect(". ".join(texts)) not in LANGUAGES:
        texts += [conflict.source, *(option.why for option in conflict.options)]
    return language_of(texts)
