"""Question 3 in sentences: what would have to be different, and what that goes against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, zip_longest

from statusquo.assessment.changes import kind_of
from statusquo.assessment.phrases import Sentence
from statusquo.assessment.results import Change, Edit, StateAnswer
from statusquo.assessment.words.telling import Telling

ADDITIONS, LITERALS = 1, 2
"""New wishes, and literals added to wishes, that are told: there are always many that do the same."""


class EditWords(Telling):
    """Puts the edits of an assessment into words."""

    def sentences(self, answer: StateAnswer) -> list[Sentence]:
        """The smallest edits, or that none was found; and what was not tried."""
        told = self.told(answer.edits)
        if answer.edits and not told:
            told = [Sentence(self.say("assessment.edit.silent"))]
        return (told or self._none()) + self._untried()

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
        concepts = list(dict.fromkeys(edit.concept for edit in edits))
        told = [
            self.say("assessment.edit.suppose", changes=self._changes(edit)),
            self.say(key, concepts=self.words.of_all(concepts, self.assessment.concepts)),
            *self._sources(edit),
            *self._share(edit),
        ]
        return Sentence(" ".join(told), edit.against)

    def _sources(self, edit: Edit) -> list[str]:
        """What the sources say to an edit; nothing where the model has none."""
        if not self.assessment.sourced:
            return []
        key = "unsaid" if any(change.kind in ("add", "rank") for change in edit.changes) else "open"
        return [self.say(f"assessment.edit.{'against' if edit.against else key}")]

    def _share(self, edit: Edit) -> list[str]:
        """How the share of orders moves, and why it may not move as the verdict does; nothing if there is one order."""
        if not self.numbers or edit.before is None or edit.after is None or self.assessment.orders == 1:
            return []
        if edit.unmoved:
            key = "share_same"
        elif edit.disagrees:
            key = "share_more" if edit.ends else "share_less"
        else:
            key = "share"
        values = {"before": self.words.share(edit.before), "after": self.words.share(edit.after)}
        return [self.say(f"assessment.edit.{key}", **({"before": values["before"]} if key == "share_same" else values))]

    def _changes(self, edit: Edit) -> str:
        changes = edit.changes
        first = changes[0]
        if len(changes) > 1 and first.kind in ("swap", "rank"):
            for key in ("other", "statement"):
                if len({(change.kind, change.party, getattr(change, key)) for change in changes}) == 1:
                    way = "up" if key == "other" else "down"
                    return self.say(
                        f"assessment.edit.{first.kind}_{way}",
                        object=self.words.name(first.party).object,
                        text=self._told(first, getattr(first, key)),
                        number=len(changes),
                    )
        return self.say("assessment.edit.and").join(self._change(change, edit.state) for change in changes)

    def _told(self, change: Change, text: str) -> str:
        """A statement, or an entry of a ranking, in words."""
        return self.words.entry(text) if change.kind == "rank" else self.words.statement(text)

    def _change(self, change: Change, state: str) -> str:
        found = self.words.name(change.party)
        if change.kind in ("lift", "set"):
            taken = state[list(self.words.labels).index(change.option)] == "Y"
            now = "fixed" if taken == (change.direction == "take") else "final"
            key = change.kind if change.kind == "lift" else f"{now}_{change.direction}"
            return self.say(f"assessment.edit.{key}", act=self.words.told[change.option])
        key = change.kind
        values: dict[str, object] = {}
        if change.statement:
            values["statement"] = self._told(change, change.statement)
        if key == "literal":
            joint, *sign = change.direction.split()
            key, values["other"] = f"literal_{joint}", self.words.statement(" ".join((*sign, change.option)))
        elif change.other:
            key = "reverse" if _opposite(change.statement, change.other) else key
            values["other"] = self._told(change, change.other)
        if key == "add":
            key = "add" if change.place else "add_first"
            values["number"] = change.place + 1
        return self.say(f"assessment.edit.{key}", **values, object=found.object, dative=found.dative)


def _same_changes(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Edits with the same changes and effect, under several concepts, together.

    Those of wishes that nobody spoke of come last, and are left out where they leave the share of orders as it is:
    then only the order in the file is another, which for such wishes says nothing. The smallest come first; of one
    size the best of each kind in turn, and within a kind those that no source speaks against, those that more orders
    bear out, and those that hold under most concepts. Literals that join a statement are told of concepts only that
    nothing else moves.
    """
    simple = {(edit.concept, edit.state) for edit in edits if edit.changes[0].kind != "literal"}
    groups: dict[tuple[object, ...], list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.changes[0].kind != "literal" or (edit.concept, edit.state) not in simple:
            groups[(*edit.changes, edit.ends)].append(edit)
    ordered = sorted(
        groups.values(),
        key=lambda group: (
            group[0].silent,
            group[0].size,
            bool(group[0].against),
            all(e.disagrees for e in group),
            -len(group),
        ),
    )
    ordered = [group for group in ordered if not (group[0].silent and all(edit.unmoved for edit in group))]
    told: list[list[Edit]] = []
    left = {"add": ADDITIONS, "literal": LITERALS}
    for _, alike in groupby(ordered, key=lambda group: (group[0].silent, group[0].size)):
        kinds: dict[str, list[list[Edit]]] = {kind: [] for kind in ("swap", "remove", "one_way", "add", "literal")}
        for group in alike:
            kinds[kind_of(group[0].changes[0].kind)].append(group)
        for kind in left:
            kinds[kind] = kinds[kind][: left[kind]]
            left[kind] -= len(kinds[kind])
        told += [group for turn in zip_longest(*kinds.values()) for group in turn if group is not None]
    return told


def _opposite(one: str, other: str) -> bool:
    return one == f"not {other}" or other == f"not {one}"
