"""Text of strangers, made fit to stand beside ours.

Marks that turn the direction of writing around would go on after the text that holds them and turn our own
sentences around too ("Trojan Source", Boucher and Anderson 2023). They are shown as U+FFFD. The stored text
and its offsets stay as they are; what is in the JSON is the text to the letter.
"""

from __future__ import annotations

import re
from typing import Any

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


def clean(text: str) -> str:
    """Replace marks that turn the direction of writing, and control characters, by U+FFFD.

    Example:
        >>> clean("ab\\u202ecd")
        'ab\ufffdcd'
    """
    return _TURNING.sub("\ufffd", text)


def finalize(value: Any) -> Any:
    """Clean every plain string a template writes; markup of ours passes."""
    return clean(value) if type(value) is str else value
