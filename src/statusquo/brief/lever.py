"""What could move it, in one short sentence for the lead; the part on stability has all of it in full."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Assessment, Change, Edit, StateAnswer
from statusquo.brief.calendar import Calendar
from statusquo.conflict.expression import Expression, parse

if TYPE_CHECKING:
    from collections.abc import Iterator


def lever(
    assessment: Assessment, answer: StateAnswer | None, phrases: Phrases, calendar: Calendar
) -> tuple[str, Edit] | None:
    """The smallest edit that moves the verdict, as a sentence, and the edit; ``None`` if there is none to tell.

    Of edits of one size those that no source speaks against come first, then those that hold under most concepts.
    """
    groups: dict[tuple[object, ...], list[Edit]] = defaultdict(list)
    for edit in answer.edits if answer else ():
        groups[(*edit.changes, edit.ends)].append(edit)
    ordered = sorted(groups.values(), key=lambda group: (group[0].size, bool(group[0].against), -len(group)))
    for group in ordered:
        for text in _told(group[0], assessment, phrases, calendar):
            words = calendar.words
            every = len({edit.concept for edit in group}) == len(assessment.concepts)
            concepts = phrases.concepts(dict.fromkeys(edit.concept for edit in group))
            effect = words(f"brief.lever.{'ends' if group[0].ends else 'creates'}")
            found = words("brief.lever.whole", what=text, effect=effect)
            found += "." if every else words("brief.lever.concepts", concepts=concepts)
            if group[0].against:
                found += " " + words("brief.lever.against")
            return found, group[0]
    return None


def _told(edit: Edit, assessment: Assessment, phrases: Phrases, calendar: Calendar) -> Iterator[str]:
    """What would have to be different; nothing where it takes more than a few words."""
    first = edit.changes[0]
    party = phrases.name(first.party)
    words = calendar.words
    if first.kind == "remove" and edit.size == 1:
        expression = parse(first.statement)
        label = _label(_main(expression), first.party, phrases)
        if len(expression.options) == 1:
            yield words("brief.lever.indifferent", dative=party.dative, label=label)
        elif expression.operator in ("if", "iff"):
            on = [
                phrases.say("assessment.quote", text=phrases.told[key])
                for key in phrases.labels
                if key in expression.parts[1].options
            ]
            role = _role(expression, edit, assessment)
            yield words(
                f"brief.lever.{role}", party=party.subject, object=party.object, label=label, on=phrases.listed(on)
            )
    elif first.kind == "swap" and all(_same_other(first, change) for change in edit.changes):
        over, under = parse(first.other), parse(edit.changes[-1].statement)
        if _short(over) and _short(under) and _main(over) != _main(under):
            yield words(
                "brief.lever.more_important",
                dative=party.dative,
                over=phrases.told[_main(over)],
                under=phrases.told[_main(under)],
            )


def _label(key: str, party: str, phrases: Phrases) -> str:
    """What an option is called where the sentence names that party: an own one without its owner."""
    return phrases.labels[key] if phrases.owners[key] == party else phrases.told[key]


def _same_other(one: Change, two: Change) -> bool:
    return (one.kind, one.party, one.other) == (two.kind, two.party, two.other)


def _short(expression: Expression) -> bool:
    """Whether the option it is about stands for it: it is wanted, and there is at most one condition."""
    wish = expression.parts[0] if expression.operator == "if" else expression
    return wish.operator == "key" and len(expression.options) <= 2


def _main(expression: Expression) -> str:
    """The option a statement is about: what stands before "if"."""
    while expression.operator != "key":
        expression = expression.parts[0]
    return expression.key


def _role(expression: Expression, edit: Edit, assessment: Assessment) -> str:
    """What a conditional statement is for the state: a threat, a means of pressure that stands, or a condition."""
    if expression.operator != "if" or expression.parts[0].operator == "not":
        return "condition"
    place = [key for key, _ in assessment.labels].index(_main(expression))
    return "pressure" if edit.state[place] == "Y" else "threat"
