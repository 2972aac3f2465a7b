"""A finding in the terminal: in one line, and in its sentence with the words marked."""

from __future__ import annotations

from itertools import pairwise

from rich.console import Console
from rich.text import Text

from statusquo.case.review import Item
from statusquo.cli.output import plain
from statusquo.findings import Actor, Condition, Event, Position, Statement
from statusquo.messages import Words
from statusquo.messages.holding import holding


def in_short(item: Item, say: Words) -> str:
    """A finding in one line."""
    finding, within = item.finding, item.within
    if isinstance(finding, Position):
        text = f"{_who(item, finding.actor, say)} {say(f'stance.{finding.stance}')}: {_flat(finding.issue.quote)}"
        for name, span in (("only_if", finding.only_if), ("unless", finding.unless)):
            if span is not None:
                text += f" ({say(f'cli.show.{name}', what=_flat(span.quote))})"
        return text
    if isinstance(finding, Statement):
        return f"{_who(item, finding.speaker, say)}: {_flat(finding.content.quote)}"
    if isinstance(finding, Event):
        who = ", ".join(within.actor(one).name for one in finding.participants)
        return f"{say(f'brief.event.{finding.kind}')} ({say(f'brief.status.{finding.status}')}): {who or '–'}"
    if isinstance(finding, Condition):
        return f"{say(f'brief.standing.{holding(finding.holds)}')}: {finding.label}"
    role = f", {finding.role}" if finding.role else ""
    return f"{_who(item, finding.id, say)}{role} ({say(f'cli.actor.{finding.kind}')})"


def _who(item: Item, id_: str | None, say: Words) -> str:
    if id_ is None:
        return "–"
    actor, party = item.within.actor(id_), item.within.party(id_)
    return actor.name if actor is party else say("cli.show.for_party", actor=actor.name, party=party.name)


def show_item(item: Item, console: Console, say: Words, *, left: int) -> None:
    """Show a finding with its marked sentence."""
    report, finding = item.within.report, item.finding
    about = [report.date.isoformat() if report.date else "", report.publisher or "", report.title or report.id]
    console.print()
    console.rule(
        plain(" · ".join([say("cli.review.left", number=left), *filter(None, about)]), "dim"), align="left", style="dim"
    )
    console.print(plain(in_short(item, say), "bold"))
    console.print(_marked(item, bare=not console.color_system))
    sure = (
        say("cli.review.unsure")
        if finding.confidence is None
        else say("cli.review.confidence", value=f"{finding.confidence:.2f}")
    )
    details = [say(f"cli.kind.{item.kind}"), finding.id, finding.rule, sure, *finding_modality(item)]
    if item.decision is not None:
        decided = item.decision
        action = say(f"cli.action.{decided.action}")
        details.append(say("cli.review.decided", author=decided.author, action=action, time=decided.time[:16]))
    console.print(plain(" · ".join(filter(None, details)), "dim"))


def finding_modality(item: Item) -> tuple[str, ...]:
    """How the text puts it: repeated, negated ...; actors have none."""
    return () if isinstance(item.finding, Actor) else item.finding.modality


def _marked(item: Item, *, bare: bool) -> Text:
    """The sentence with the finding marked; of a position its issue most of all.

    Brackets stand around the mark as well where the terminal shows no style.
    """
    text, sentence = item.within.report.text, item.sentence
    finding = item.finding
    strong = finding.issue if isinstance(finding, Position) else item.span
    borders = sorted(
        {sentence.start, sentence.stop, item.span.start, item.span.stop}
        | {min(max(edge, sentence.start), sentence.stop) for edge in (strong.start, strong.stop)}
    )
    line = Text("  ")
    for first, last in pairwise(borders):
        piece = _flat(text[first:last], edges=True)
        inside = strong.start <= first and last <= strong.stop
        style = "bold reverse" if inside else "bold" if item.span.start <= first and last <= item.span.stop else ""
        line += plain(f"[{piece}]" if inside and bare else piece, style)
    return line


def _flat(text: str, *, edges: bool = False) -> str:
    return text.replace("\n", " ") if edges else " ".join(text.split())
