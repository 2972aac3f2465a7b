"""A drafted conflict as the page a person opens: the file, with comments that say how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from statusquo.assessment.channels import is_channel
from statusquo.conflict import Conflict
from statusquo.drafting.comments import silent
from statusquo.drafting.draft import text_of
from statusquo.drafting.spoken import of_file
from statusquo.messages import Words, words

_SECTIONS = {
    "parties:": "parties",
    "infeasible:": "infeasible",
    "one-way:": "one_way",
    "status-quo:": "status_quo",
    "left-out:": "left_out",
}


def page(conflict: Conflict, language: str | None = None) -> str:
    """The text of a conflict file with comments; it reads as ``conflict``.

    Args:
        conflict: a draft.
        language: of the comments (``de``, ``en``); default that of the conflict's title and labels.
    """
    say = words(language or of_file(conflict))
    return "\n".join(_commented(text_of(conflict), _channels(conflict), say))


def _channels(conflict: Conflict) -> list[str]:
    """The talks that are known not to take place."""
    return [entry.label for entry in conflict.left_out if is_channel(entry)]


def _commented(text: str, channels: list[str], say: Words) -> Iterator[str]:
    quiet = False  # inside a tier of what a party never spoke about
    for line in text.split("\n"):
        if line == "status-quo:" and channels:
            yield f"# {say('drafting.page.channel', channels='; '.join(channels))}"
        if line in _SECTIONS:
            yield from (f"# {told}" for told in say(f"drafting.page.{_SECTIONS[line]}").split("\n"))
        if silent(line) and not quiet:
            indent = " " * (len(line) - len(line.lstrip()))
            yield f"{indent}# {say('drafting.page.silence')}"
        quiet = silent(line)
        yield line
