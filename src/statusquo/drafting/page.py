"""A drafted conflict as the page a person opens: the file, with comments that say how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from statusquo.conflict import Conflict
from statusquo.messages import Words, words

_SECTIONS = {
    "parties:": "parties",
    "infeasible:": "infeasible",
    "one-way:": "one_way",
    "status-quo:": "status_quo",
    "left-out:": "left_out",
}


def page(conflict: Conflict, language: str = "de") -> str:
    """The text of a conflict file with comments; it reads as ``conflict``.

    Args:
        conflict: a draft.
        language: of the comments (``de``, ``en``).
    """
    return "\n".join(_commented(conflict.dump(), words(language)))


def _commented(text: str, say: Words) -> Iterator[str]:
    quiet = False  # inside a tier of what a party never spoke about
    for line in text.split("\n"):
        if line in _SECTIONS:
            yield from (f"# {told}" for told in say(f"drafting.page.{_SECTIONS[line]}").split("\n"))
        silent = line.endswith("why: silence}")
        if silent and not quiet:
            indent = " " * (len(line) - len(line.lstrip()))
            yield f"{indent}# {say('drafting.page.silence')}"
        quiet = silent
        yield line
