"""Markdown in a text: which characters are mark-up, so that the words can be read without them.

``plain(text)`` has blanks where the mark-up was and is as long as the text, so an offset in it is an offset in
the text: what is quoted later is quoted with its mark-up, to the letter.

Known: emphasis (``*x*``, ``**x**``, ``_x_``, ``~~x~~``) around words, links and pictures (``[words](address)``,
``[words][1]``: the words stay), headings (``#``), quoted lines (``>``), bullets and numbers of lists, rules
(``---``). What only looks like it stays: ``Kolleg*innen``, ``5 * 3``, ``Preis*``, ``3. Oktober``.

Time is linear in the length of the text: what a mark may span is bounded.

Source: CommonMark specification 0.31 (2024), chapters 4-6, without nesting and code.
"""

from __future__ import annotations

import re

from statusquo.language.orthography import orthography

__all__ = ["plain"]

_LINK = re.compile(
    r"""!?\[([^\[\]\n]{1,300})\]
    (?: \([^()\s]{0,600}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:[ ]"[^"\n]{0,200}")?\) | \[\w{0,40}\] )""",
    re.VERBOSE,
)
_EMPHASIS = re.compile(r"(?<![\w*_~\\])(\*{1,3}|_{1,3}|~~)(?=[^\s*_~])([^\n*~]{0,400}?[^\s*_~\\])\1(?![\w*_~])")
_LINE = re.compile(
    r"^[ \t]{0,8}(?:>[ \t>]{0,8})?"
    r"(?:#{1,6}[ \t]+|[-*+•▪‣●◦][ \t]+|(?P<number>\d{1,3})[.)][ \t]+(?=(?P<word>\w{1,30})))?",
    re.MULTILINE,
)
_RULE = re.compile(r"^[ \t]{0,3}(?:(?:-[ \t]?){3,80}|(?:\*[ \t]?){3,80}|(?:_[ \t]?){3,80}|={3,80})$", re.MULTILINE)


def plain(text: str) -> str:
    """Return a text with its mark-up turned to blanks; it is as long as the one given.

    Example:
        >>> plain("- Die *neue* [Miliz](https://a.example) droht")
        '  Die  neue   Miliz                     droht'
    """
    marks: list[tuple[int, int]] = []
    if "](" in text or "][" in text:
        for match in _LINK.finditer(text):
            marks += [(match.start(), match.start(1)), (match.end(1), match.end())]
        text = _blank(text, marks)
        marks = []
    for match in _RULE.finditer(text):
        marks.append(match.span())
    for match in _LINE.finditer(text):
        if match.end() > match.start() and not _dated(match):
            marks.append(match.span())
    text = _blank(text, sorted(set(marks)))
    for _ in range(2):  # "***x***", "**x *y* z**"
        if "*" not in text and "_" not in text and "~~" not in text:
            break
        marks = []
        for match in _EMPHASIS.finditer(text):
            marks += [(match.start(), match.end(1)), (match.end(2), match.end())]
        if not marks:
            break
        text = _blank(text, marks)
    return text


def _dated(match: re.Match[str]) -> bool:
    """Tell whether a number at the beginning of a line belongs to its words: "3. Oktober", "2. der Liste"."""
    if match["number"] is None:
        return False
    word = match["word"]
    return word[:1].islower() or word.lower() in orthography().after_ordinal


def _blank(text: str, marks: list[tuple[int, int]]) -> str:
    if not marks:
        return text
    parts: list[str] = []
    last = 0
    for start, stop in marks:
        if start < last:
            continue
        parts += [text[last:start], " " * (stop - start)]
        last = stop
    return "".join([*parts, text[last:]])
