"""The brief as one HTML page.

The page has no script and asks nobody for anything: its content security policy forbids all but the one style
sheet, named by its hash. Everything from a report passes through autoescaping; only our own pictures, which
escape what they are given, go in as markup.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from statusquo.brief.changes import MOST_TOLD
from statusquo.brief.citing import MOST_NAMES, MOST_SPEAKERS
from statusquo.brief.clean import finalize
from statusquo.brief.method import MOST_HASHES, MOST_OPEN
from statusquo.messages import words
from statusquo.messages.holding import holding
from statusquo.svg import palette
from statusquo.svg.lettering import syllables
from statusquo.svg.matrix import SIGNS

if TYPE_CHECKING:
    from statusquo.brief.document import Brief


@dataclass(frozen=True, slots=True)
class _Most:
    """How much of each kind a page has before it counts the rest, and how much of it is unfolded.

    Attributes:
        narrow: columns of a table up to which its letters have their usual size.
        short: stances on an issue up to which print keeps them on one page; ``unfolded``: issues with a change of
            position that are open at first.
        first_speakers: speakers in the table that is seen at first; ``names``: names in one cell.
        listed: reports without text on the page that are named; ``unread``: faults that are named.
    """

    narrow: int = 7
    short: int = 4
    unfolded: int = 6
    cases: int = 3
    changes: int = MOST_TOLD
    contradictions: int = 40
    first_speakers: int = 8
    speakers: int = MOST_SPEAKERS
    names: int = MOST_NAMES
    listed: int = 300
    unread: int = 100
    open_decisions: int = MOST_OPEN
    hashes: int = MOST_HASHES


MOST: Final = _Most()


def page(brief: Brief) -> str:
    """The whole page."""
    style = style_sheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    w = words(brief.language)
    shown = brief.sources.anchors if "sources" in brief.parts else frozenset()
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            b=brief,
            w=w,
            calendar=brief.evidence.calendar,
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            style=Markup(style),
            picture=Markup,
            shown=shown,
            iso_text=_iso_text,
            tongue=brief.foreign,
            soft=soft,
            signs=SIGNS,
            holding=holding,
            most=MOST,
        )
    )


def frame(brief: Brief) -> str:
    """The page inside a frame without rights, for a notebook."""
    return (
        f'<iframe sandbox width="100%" height="720" title="{escape(brief.lead.title)}" '
        f'srcdoc="{escape(page(brief))}"></iframe>'
    )


@cache
def style_sheet() -> str:
    """The style sheet with the colours of the parties put in."""
    text = files("statusquo.brief").joinpath("templates", "style.css").read_text("utf-8")
    light = "".join(f"--c{i}:{colour};" for i, colour in enumerate(palette.COLOURS))
    dark = "".join(f"--c{i}:{colour};" for i, colour in enumerate(palette.DARK))
    rules = "".join(f".s-c{i}{{stroke:var(--c{i})}}.f-c{i}{{fill:var(--c{i})}}" for i in range(len(palette.COLOURS)))
    return text.replace("/*light*/", light).replace("/*dark*/", dark).replace("/*parties*/", rules)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("statusquo.brief", "templates"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def soft(name: str) -> str:
    """A name with soft hyphens in its long words, so that a narrow column can hold it.

    Example:
        >>> soft("Großbritannien").replace("\u00ad", "|")
        'Groß|bri|tan|nien'
    """
    return " ".join("\u00ad".join(syllables(word)) for word in name.split(" "))


def _iso_text(value: Any) -> str:
    return value.isoformat() if value else ""
