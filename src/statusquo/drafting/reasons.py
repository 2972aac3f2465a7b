"""Why something that reports tell did not become a part of the model: a code for programs, a sentence for people."""

from __future__ import annotations

from typing import Final

from statusquo.conflict import LeftOut
from statusquo.messages import Words

LEFT_OUT: Final = (
    "affected", "agreed", "channel", "condition", "condition_nobody", "condition_value", "criticised", "denies",
    "doubts", "given_up", "no_wish", "nobody", "only_owner", "supposed", "too_many", "vague", "value", "warns",
)  # fmt: skip
"""All codes; their sentences are the messages ``drafting.left_out``."""


def entry(say: Words, label: str, code: str, because: tuple[str, ...] = ()) -> LeftOut:
    """An entry of the list of what was left out, with the sentence of its code."""
    return LeftOut(label, say(f"drafting.left_out.{code}"), because, code)
