"""Spans: half-open ranges of code points that prove what they quote.

The promise ``text[start:stop] == quote`` is checked when a span is made from a text and again by
:func:`Span.check` wherever one is loaded or shown. Offsets count Unicode code points of a report's stored
text (NFC, LF), as Python strings do; UTF-16 counts (JavaScript, Java) are converted at the border.
"""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of a text and the characters it covers.

    Attributes:
        start: first code point, 0-based.
        stop: one past the last code point.
        quote: the characters ``text[start:stop]``.
    """

    start: int
    stop: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, stop: int) -> Span:
        """Make the span of ``text[start:stop]``.

        Raises:
            SpanError: the range is empty or leaves the text.
        """
        if not 0 <= start < stop <= len(text):
            raise SpanError(f"no characters {start} to {stop} in a text of {len(text)}")
        return cls(start, stop, text[start:stop])

    def check(self, text: str, where: str = "") -> Span:
        """Return the span itself if it quotes ``text``.

        Raises:
            SpanError: the text has other characters there.
        """
        if not 0 <= self.start < self.stop <= len(text) or text[self.start : self.stop] != self.quote:
            raise SpanError(
                f"characters {self.start} to {self.stop} are not {self.quote[:40]!r}",
                where=where,
                advice="the text was changed after it was read; read it again",
            )
        return self

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.stop and other.start < self.stop
