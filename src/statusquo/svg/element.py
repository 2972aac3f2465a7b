"""SVG elements as strings: escaping, numbers, the frame with its title and description.

Everything a caller passes as text is escaped here and nowhere else; numbers have at most one decimal, so
that the bytes do not depend on the machine. No ``style`` attribute is ever written (but by :func:`on_paper`): a page
with a strict content security policy would refuse it. Colours are presentation attributes, which the style sheet of
a page may override by class; without a style sheet (a notebook, a file) they hold.
"""

from __future__ import annotations

import hashlib
import re
from html import escape

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


def text(value: str) -> str:
    """Escape a text for use between tags or inside an attribute.

    Characters that XML cannot hold become U+FFFD, and so do marks that turn the direction of writing: they
    would go on behind their text.
    """
    return escape(_ILLEGAL.sub("\ufffd", value), quote=True)


def number(value: float) -> str:
    """A coordinate with at most one decimal, and never ``-0``."""
    rounded = round(value * 10) / 10
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.1f}"


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """One element.

    Args:
        name: its name.
        children: markup, already escaped.
        attributes: ``None`` leaves one out; ``class_`` and ``stroke_width`` lose or change their underscore.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def link(href: str | None, *children: str) -> str:
    """Children inside a link, or as they are if there is none."""
    return tag("a", *children, href=href) if href else "".join(children)


def title(value: str) -> str:
    """The short text a pointer or a screen reader gets for an element."""
    return tag("title", text(value))


def picture(width: float, height: float, *children: str, name: str, about: str, class_: str) -> str:
    """The outermost element, with title and description tied to it for screen readers.

    Args:
        width, height: size of the drawing in user units; the picture shrinks to its place, never grows.
        name: what the picture shows, in a few words.
        about: what there is to see, in sentences; the alternative for those who cannot see it.
        class_: class of the picture, for style sheets.
    """
    # An image has no parts for a screen reader, so its links would be lost: with links it is a group.
    role = "group" if any("<a " in child for child in children) else "img"
    # The ids must differ between pictures of one page and be the same in every run.
    mark = hashlib.sha256(f"{class_}|{name}|{about}|{''.join(children)}".encode()).hexdigest()[:8]
    return tag(
        "svg",
        tag("title", text(name), id=f"t{mark}"),
        tag("desc", text(about), id=f"d{mark}") if about else "",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role=role,
        class_=class_,
        aria_labelledby=f"t{mark} d{mark}" if about else f"t{mark}",
        font_family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
        fill="currentColor",
    )


def on_paper(drawn: str) -> str:
    """A picture that stands for itself: dark notebooks have light letters, so it brings its own paper and ink."""
    return drawn.replace("<svg ", '<svg style="background:#fff;color:#111" ', 1)
