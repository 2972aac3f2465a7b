"""How a single result looks in a notebook: a small table of what it holds."""

from __future__ import annotations

from dataclasses import fields
from html import escape
from typing import Any


class Shown:
    """A result that draws itself in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        rows = [(field.name, cell(getattr(self, field.name))) for field in fields(self)]  # type: ignore[arg-type]
        body = "".join(f"<tr><th>{name}</th><td>{escape(text)}</td></tr>" for name, text in rows if text)
        return f"<table><caption>{type(self).__name__}</caption><tbody>{body}</tbody></table>"


def cell(value: Any) -> str:
    """A value in few characters; nothing for what is empty."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, tuple):
        return "; ".join(cell(item) for item in value)
    return str(value)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table whose first column heads its rows."""
    top = "".join(f"<th>{escape(text)}</th>" for text in head)
    body = "".join(
        f"<tr><th>{escape(first)}</th>{''.join(f'<td>{escape(text)}</td>' for text in rest)}</tr>"
        for first, *rest in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
