"""What a new draft would change in a person's file, line by line, in words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from statusquo.messages import Words, words
from statusquo.messages.choice import OTHERWISE

_TOLD = 3
"""Statements named in a difference of each sort; the others are counted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A line where the new draft differs.

    Attributes:
        kind: ``kept`` (the person's line stays against the new evidence), ``added``, ``removed``, ``changed``.
        what: ``option``, ``owner``, ``prefers``, ``status_quo``, ``infeasible``, ``one_way``, ``title``, ...
        key: option key, party or expression it is about.
        mine, new: the two versions as text; empty for none.
        because: ids of the findings behind the new version.
        why: of an option that goes: why the new draft left it out, or ``-> KEY`` of the one it is part of; empty if no
            report speaks of it any more.
        language: of the person's file.
        before: of preferences that are kept: what the draft said that the person changed; what is told then is how the
            new draft differs from that one, for the person's own lines no report ever spoke of.
    """

    kind: Literal["kept", "added", "removed", "changed"]
    what: str
    key: str
    mine: str
    new: str
    because: tuple[str, ...] = ()
    why: str = ""
    language: str = OTHERWISE
    before: str = ""

    def text(self, language: str | None = None) -> str:
        """The difference in one sentence, by default in the language of the file; of preferences only what changed."""
        say = words(language or self.language)
        what = say(f"drafting.merge.{self.what}", key=self.key, party=self.key)
        kind = "added" if self.kind == "changed" else self.kind
        if self.what == "prefers" and self.mine and self.new:
            changes = _told_changes(self.before or self.mine, self.new, say)
            return say(f"drafting.merge.prefers_{'kept' if kind == 'kept' else 'changed'}", what=what, changes=changes)
        nothing = say("drafting.merge.nothing")
        if (kind, self.what) == ("kept", "option") and not self.new:  # nobody changed it; a line of the person needs it
            return say("drafting.merge.kept_option", what=what, mine=self.mine)
        if self.why.startswith("-> "):
            return say("drafting.merge.removed_part", what=what, mine=self.mine, key=self.why.removeprefix("-> "))
        if self.why:
            return say("drafting.merge.removed_left_out", what=what, mine=self.mine, why=self.why)
        line = "_line" if kind == "removed" and self.what != "option" else ""
        return say(f"drafting.merge.{kind}{line}", what=what, mine=self.mine or nothing, new=self.new or nothing)


def _told_changes(mine: str, new: str, say: Words) -> str:
    """What is new, dropped, or in another order between two versions as :func:`_spelled` writes them."""
    before, after = ([tier.split(" | ") for tier in text.split("; ")] for text in (mine, new))
    old, fresh = ([wish for tier in tiers for wish in tier] for tiers in (before, after))
    common, now = [wish for wish in old if wish in fresh], [wish for wish in fresh if wish in old]
    steady = {
        wish
        for block in SequenceMatcher(None, common, now, autojunk=False).get_matching_blocks()
        for wish in common[block.a : block.a + block.size]
    }
    parts = {
        "adds": [wish for wish in fresh if wish not in old],
        "drops": [wish for wish in old if wish not in fresh],
        "moves": [wish for wish in now if wish not in steady],
    }
    if not any(parts.values()):  # the same line, cut into other tiers
        mates = {wish: set(tier) for tier in before for wish in tier}
        parts["moves"] = [wish for tier in after for wish in tier if mates[wish] != set(tier)]
    return "; ".join(say(f"drafting.merge.{key}", lines=_listed(lines, say)) for key, lines in parts.items() if lines)


def _listed(lines: list[str], say: Words) -> str:
    """The first lines, the others counted."""
    shown = ", ".join(lines[:_TOLD])
    more = say("drafting.merge.more", number=len(lines) - _TOLD)
    return f"{shown}, {more}" if len(lines) > _TOLD else shown
