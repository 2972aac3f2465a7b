"""Question 3 in sentences: what would have to be different, and what that goes against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest

from statusquo.assessment.changes import kind_of
from statusquo.assessment.phrases import Phrases, Sentence
from statusquo.assessment.results import Assessment, Change, Edit, StateAnswer

LITERALS = 2
"""Added literals told: there are always many, and each makes a long sentence."""


class EditWords:
    """Puts the edits of an assessment into words.

    Attributes:
        assessment: whose edits; words: the names and phrases; most: how many edits are told at a time.
    """

    def __init__(self, assessment: Assessment, words: Phrases, most: int) -> None:
        self.assessment, self.words, self.most = assessment, words, most
        self.say = words.say

    def sentences(self, answer: StateAnswer) -> list[Sentence]:
        """The smallest edits, or that none was found; and what was not tried."""
        return (self.told(answer.edits) if answer.edits else self._none()) + self._untried()

    def told(self, edits: Sequence[Edit], effect: str = "") -> list[Sentence]:
        """A sentence for each of the first edits.

        Args:
            effect: ``needed`` where the edits are told of a resolution, else from the edits.
        """
        groups = _same_changes(edits)[: self.most]
        return [self._edit(group, effect or ("ends" if group[0].ends else "creates")) for group in groups]

    def _none(self) -> list[Sentence]:
        """That none was found, up to the size to which edits of every kind were tried."""
        size = min([self.assessment.max_edits, *(int(cut["size"]) - 1 for cut in self._cuts())])
        key = "none_of_size" if size > 0 else "none"
        return [Sentence(self.say(f"assessment.edit.{key}", **({"size": size} if size > 0 else {})))]

    def _cuts(self) -> list[dict[str, str]]:
        return [dict(values) for key, values in self.assessment.notes if key == "edits_cut"]

    def _untried(self) -> list[Sentence]:
        """Which larger edits were not all tried, in one sentence."""
        kinds: dict[str, tuple[int, set[str]]] = {}
        for cut in self._cuts():
            size, concepts = kinds.get(cut["kind"], (int(cut["size"]), set()))
            kinds[cut["kind"]] = min(size, int(cut["size"])), concepts | set(cut["concepts"].split())
        if not kinds:
            return []
        parts = [
            self.say(
                "assessment.edit.untried_kind",
                kind=self.say(f"assessment.kind.{kind}"),
                size=size,
                concepts=self.words.concepts([concept for concept in self.assessment.concepts if concept in concepts]),
            )
            for kind, (size, concepts) in sorted(kinds.items())
        ]
        return [Sentence(self.say("assessment.edit.untried", kinds="; ".join(parts)))]

    def _edit(self, edits: Sequence[Edit], effect: str) -> Sentence:
        edit = edits[0]
        key = "assessment.needed.edit" if effect == "needed" else f"assessment.edit.{effect}"
        text = self.say(
            key,
            changes=self._changes(edit),
            concepts=self.words.concepts(dict.fromkeys(e.concept for e in edits)),
        )
        text += " " + self.say("assessment.edit.against" if edit.against else "assessment.edit.open")
        if edit.before is not None and edit.after is not None and self.assessment.orders > 1:
            text += " " + self.say(
                "assessment.edit.share",
                before=self.words.share(edit.before),
                after=self.words.share(edit.after),
            )
        return Sentence(text, edit.against)

    def _changes(self, edit: Edit) -> str:
        changes = edit.changes
        swaps = [change for change in changes if change.kind == "swap"]
        if len(swaps) == len(changes) > 1 and len({change.other for change in changes}) == 1:
            found = self.words.name(swaps[0].party)
            return self.say(
                "assessment.edit.move",
                object=found.object,
                other=self.words.statement(swaps[0].other),
                number=len(swaps),
            )
        return self.words.listed([self._change(change, number, edit.state) for number, change in enumerate(changes)])

    def _change(self, change: Change, number: int, state: str) -> str:
        found = self.words.name(change.party)
        if change.kind in ("lift", "set"):
            taken = state[list(self.words.labels).index(change.option)] == "Y"
            now = "fixed" if taken == (change.direction == "take") else "final"
            key = change.kind if change.kind == "lift" else f"{now}_{change.direction}"
            text = self.say(f"assessment.edit.{key}", act=self.words.labels[change.option])
        else:
            values = {"statement": self.words.statement(change.statement)}
            key = change.kind
            if key == "literal":
                joint, *sign = change.direction.split()
                key, values["other"] = f"literal_{joint}", self.words.statement(" ".join((*sign, change.option)))
            elif change.other:
                key = "reverse" if _opposite(change.statement, change.other) else key
                values["other"] = self.words.statement(change.other)
            text = self.say(f"assessment.edit.{key}", **values, object=found.object, dative=found.dative)
        return text if number == 0 else text[:1].lower() + text[1:]


def _same_changes(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Edits with the same changes and effect, under several concepts, together.

    The best of each kind come first, as the kinds are not to be compared by size; within a kind the smallest
    come first, then those that no source speaks against, then those that hold under most concepts.
    """
    groups: dict[tuple[object, ...], list[Edit]] = defaultdict(list)
    for edit in edits:
        groups[(*edit.changes, edit.ends)].append(edit)
    ordered = sorted(groups.values(), key=lambda group: (group[0].size, bool(group[0].against), -len(group)))
    kinds: dict[str, list[list[Edit]]] = {kind: [] for kind in ("swap", "remove", "one_way", "literal")}
    for group in ordered:
        kinds[kind_of(group[0].changes[0].kind)].append(group)
    kinds["literal"] = kinds["literal"][:LITERALS]
    return [group for turn in zip_longest(*kinds.values()) for group in turn if group is not None]


def _opposite(one: str, other: str) -> bool:
    return one == f"not {other}" or other == f"not {one}"
