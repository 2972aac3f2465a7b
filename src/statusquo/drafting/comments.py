"""The comments a person wrote into a conflict file stay when a new draft is merged into it.

The round trip of the file keeps the comments of lines that stay. Where a line is replaced or dropped, its comment would
go with it: here it is put beside the line that says the same, else beside the same option or party, else at the end.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from statusquo.messages import LANGUAGES, words

_SECTIONS = ("parties", "silence", "infeasible", "one_way", "status_quo", "left_out", "kept")
_SILENT = re.compile(r"""^[ -]*\{(?:.*,)?\s*(['"]?)why\1\s*:\s*(['"]?)silence\2\s*[,}]""")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment and where it stands.

    Attributes:
        text: with its ``#``. line: what the line says that it stands beside, or above if it has a line of its own;
            empty at the end of the file. own: it has a line of its own.
    """

    text: str
    line: str
    own: bool


def with_comments(old: str, new: str, language: str) -> str:
    """The new text with the comments of the old one that it lost.

    Args:
        old: the person's file as it was. new: the file as rewritten.
        language: of the heading over comments whose line is gone.
    """
    before, silence = comments(old), _silence_marks()
    kept = _in_place(before, [line for line in new.split("\n") if line.strip() not in silence])
    left = Counter(comment.text for comment in comments("\n".join(kept)))
    by_machine, channel_marks = _by_machine(), _channel_marks()
    codes = {split(line)[0].strip() for line in kept}
    lost = []
    for comment in before:
        if left[comment.text] > 0:
            left[comment.text] -= 1
        elif comment.text in silence or comment.text.startswith(channel_marks):
            continue
        elif comment.text not in by_machine or comment.line in codes:
            lost.append(comment)
    lines, loose = _put_back(lost, _silence_told(old, kept))
    if loose:
        end = [] if lines[-1] else [lines.pop()]
        lines += [f"# {words(language)('drafting.page.kept')}", *(_told(comment) for comment in loose), *end]
    return "\n".join(lines)


def _in_place(before: list[Comment], lines: list[str]) -> list[str]:
    """The lines without the comments that rewriting carried away from their line, which is still there."""
    homes: dict[str, set[str]] = {}
    for comment in before:
        if comment.own and comment.line:
            homes.setdefault(comment.text, set()).update({comment.line, _name(comment.line)} - {""})
    codes, by_machine = {split(line)[0].strip() for line in lines}, _by_machine()
    names = codes | {_name(code) for code in codes}
    kept: list[str] = []
    code = ""
    for line in reversed(lines):
        here, told = split(line)
        code = here.strip() or code
        home = homes.get(told, set()) if not here.strip() else set()
        if not home or {code, _name(code)} & home or not (home & names or told in by_machine):
            kept.append(line)
    return kept[::-1]


def silent(line: str) -> bool:
    """Whether a line is a statement on what a party never spoke about, however spaced, quoted or commented."""
    return _SILENT.search(split(line)[0]) is not None


def _silence_told(old: str, lines: list[str]) -> list[str]:
    """The lines, with the draft's comment above each group about silence that is new; none where a person took it out.

    The rewriting of a party's preferences takes the comments inside them along.
    """
    marks = _silence_marks()
    before = [line.strip() for line in old.split("\n")]
    mark = next((line for line in before if line in marks), "")
    bare = {line for above, line in zip(["", *before], before, strict=False) if silent(line) and above not in marks}
    told: list[str] = []
    for line in lines:
        above = told[-1] if told else ""
        if mark and silent(line) and not silent(above) and above.strip() not in marks and line.strip() not in bare:
            told.append(f"{line[: len(line) - len(line.lstrip())]}{mark}")
        told.append(line)
    return told


def comments(text: str) -> list[Comment]:
    """All comments of a file, in order."""
    found: list[Comment] = []
    waiting: list[str] = []
    for line in text.split("\n"):
        code, comment = split(line)
        if not code.strip():
            waiting += [comment] if comment else []
            continue
        found += [Comment(one, code.strip(), own=True) for one in waiting]
        waiting = []
        if comment:
            found.append(Comment(comment, code.strip(), own=False))
    return found + [Comment(one, "", own=True) for one in waiting]


def split(line: str) -> tuple[str, str]:
    """A line of YAML without its comment, and the comment."""
    quote = ""
    for place, sign in enumerate(line):
        before = line[place - 1] if place else " "
        if quote:
            quote = "" if sign == quote and not (quote == '"' and before == "\\") else quote
        elif sign in "'\"" and before in " [{,:-(":
            quote = sign
        elif sign == "#" and before.isspace():
            return line[:place].rstrip(), line[place:].rstrip()
    return line, ""


def _put_back(lost: list[Comment], lines: list[str]) -> tuple[list[str], list[Comment]]:
    """Each comment above its line, or the option or party of its line, as it is now; and those where that is gone."""
    by_code: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for place, line in enumerate(lines):
        code = split(line)[0].strip()
        by_code.setdefault(code, place)
        by_name.setdefault(_name(code), place)
    above: dict[int, list[str]] = {}
    loose = []
    for comment in lost:
        name = _name(comment.line)
        named = by_name.get(name) if name else None
        at = by_code.get(comment.line, named) if comment.line else None
        if at is None:
            loose.append(comment)
        else:
            indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
            above.setdefault(at, []).append(f"{indent}{comment.text}")
    return [one for place, line in enumerate(lines) for one in (*above.get(place, ()), line)], loose


def _name(code: str) -> str:
    """What a line is about: its key, or the statement of an entry of a list."""
    if match := re.match(r"(?:- +)*\{?(?:statement|expression|label): *['\"]?([^,'\"}]+)", code):
        return f"- {match[1].strip()}"
    if match := re.match(r"(?:- +)+['\"]?([^'\"{:]+)['\"]?$", code):
        return f"- {match[1].strip()}"
    match = re.match(r"['\"]?([^'\"{:#-][^'\":{]*)['\"]?:(?: |$)", code)
    return match[1] if match else ""


def _told(comment: Comment) -> str:
    """A comment whose line is gone, with what the line said."""
    said = comment.line if len(comment.line) <= 80 else f"{comment.line[:79]}…"
    return f"{comment.text}    [{said}]" if said else comment.text


def _silence_marks() -> set[str]:
    """The comment above what a party never spoke about, in all languages."""
    return {f"# {words(language)('drafting.page.silence')}" for language in LANGUAGES}


def _channel_marks() -> tuple[str, ...]:
    """How the comment on a missing channel begins."""
    return tuple(f"# {words(lang)('drafting.page.channel', channels='|').partition('|')[0]}" for lang in LANGUAGES)


def _by_machine() -> set[str]:
    """The comments that a draft writes itself."""
    found = set()
    for language in LANGUAGES:
        for section in _SECTIONS:
            found |= {f"# {line}" for line in words(language)(f"drafting.page.{section}").split("\n")}
    return found
