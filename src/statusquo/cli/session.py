"""The review in the terminal: shows a finding, takes a key, decides.

Keys and lines come from two functions, so that a test (or another terminal) can stand in for the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from rich.console import Console
from rich.text import Text

from statusquo.case.likeness import likeness
from statusquo.case.review import Filter, Item, Review
from statusquo.case.wording import wording
from statusquo.cli.correcting import NEEDED, Correcting
from statusquo.cli.output import plain
from statusquo.errors import CaseError, SpanError, StatusquoError, UsageError
from statusquo.findings import Actor, Condition, Event, Position, Statement
from statusquo.messages import Words, words

#: Findings offered to merge with.
_OFFERED: Final = 9
ReadKey = Callable[[], str]
ReadLine = Callable[[str], str]


class Session:
    """One walk through findings by keys.

    Args:
        review: the walk.
        console: where findings are shown.
        read_key: waits for one key; read_line: asks for a line (empty if nothing was typed).
        language: of the words.
        reason: goes with every decision for which no other is given.
    """

    def __init__(
        self,
        review: Review,
        console: Console,
        read_key: ReadKey,
        read_line: ReadLine,
        language: str,
        *,
        reason: str = "",
    ) -> None:
        self.review, self.console, self.reason = review, console, reason
        self.read_key, self.read_line = read_key, read_line
        self.say: Words = words(language)
        self.decided = 0

    def run(self) -> int:
        """Go on until nothing is left or the person has enough; returns how many decisions hold."""
        acts: dict[str, Callable[[], None]] = {
            "a": lambda: self._accept(self.reason),
            "r": lambda: self._reject(self.reason),
            "A": lambda: self._accept(self._ask_reason()),
            "R": lambda: self._reject(self._ask_reason()),
            "c": self._correct,
            "m": self._merge,
            "s": self._skip,
            " ": self._skip,
            "u": self._undo,
            "?": lambda: self._tell(self.say("cli.review.help")),
        }
        while (item := self.review.current) is not None:
            show_item(item, self.console, self.say, left=self.review.left)
            self.console.print(plain(self.say("cli.review.keys"), "dim"))
            key = self.read_key()
            if key in ("q", "\x03", "\x04", ""):
                break
            if key not in acts:
                self._tell(self.say("cli.review.unknown_key", key=key if key.isprintable() else repr(key)))
                continue
            try:
                acts[key]()
            except (CaseError, UsageError, SpanError) as error:
                # somebody else was faster, or what was typed does not fit: say so and show it as it is now
                self._tell(str(error))
                self.review.look_again()
        else:
            self._tell(self.say("cli.review.nothing_left"))
        self._tell(self.say("cli.review.end", number=self.decided))
        return self.decided

    def _tell(self, line: str) -> None:
        self.console.print(plain(line))

    def _ask_reason(self) -> str:
        return self.read_line(self.say("cli.review.reason")) or self.reason

    def _stored(self, action: str, what: str) -> None:
        self.decided += 1
        self._tell(self.say("cli.review.stored", action=self.say(f"cli.action.{action}"), what=what))

    def _what(self) -> str:
        item = self.review.current
        return in_short(item, self.say) if item is not None else ""

    def _accept(self, reason: str) -> None:
        what = self._what()
        self.review.accept(reason)
        self._stored("accepted", what)

    def _reject(self, reason: str) -> None:
        what = self._what()
        self.review.reject(reason)
        self._stored("rejected", what)

    def _skip(self) -> None:
        self.review.skip()
        self._tell(self.say("cli.review.skipped"))

    def _undo(self) -> None:
        undone = self.review.undo()
        self.decided -= 1
        self._tell(self.say("cli.review.undone", number=undone.target))

    def _correct(self) -> None:
        """Ask for fields until an empty answer, then store all changes as one decision."""
        item, what = self.review.current, self._what()
        if item is None:
            return
        helper = Correcting(item, known_actors(self.review))
        changes: dict[str, str | None] = {}
        while True:
            for number, name in enumerate(helper.fields, 1):
                value = changes[name] if name in changes else helper.shown(name)
                self._tell(f"  {number} {self.say(f'cli.field.{name}')}: {value or '–'}")
            typed = self.read_line(self.say("cli.review.which_field"))
            if not typed:
                break
            if not typed.isdecimal() or not 1 <= int(typed) <= len(helper.fields):
                self._tell(self.say("cli.review.unknown_key", key=typed))
                continue
            name = helper.fields[int(typed) - 1]
            spoken = {self._spoken(name, choice): choice for choice in helper.choices(name)}
            if spoken:
                self._tell("  " + ", ".join(spoken))
            prompt = "cli.review.needed_value" if name in NEEDED else "cli.review.new_value"
            value = self.read_line(self.say(prompt, field=self.say(f"cli.field.{name}")))
            value = spoken.get(value, value)
            if not value:
                continue
            try:
                changes[name] = helper.value(name, value)
            except StatusquoError as error:
                self._tell(str(error))
        if changes:
            self.review.correct(self.reason, **helper.completed(changes))
            self._stored("corrected", what)

    def _spoken(self, name: str, choice: str) -> str:
        """A value that a field can have, in words; both are understood."""
        prefixes = {"stance": ("stance",), "status": ("brief.status",), "kind": ("cli.actor", "brief.event")}
        keys = (f"{prefix}.{choice}" for prefix in prefixes.get(name, ()))
        return next((self.say(key) for key in keys if self.say.has(key)), choice)

    def _merge(self) -> None:
        """Offer findings of the same kind that are most like this one."""
        item, what = self.review.current, self._what()
        if item is None:
            return
        others = self.review.preview(Filter(kinds=(item.kind,), decided=True))
        offered = alike(item, others)
        for number, other in enumerate(offered, 1):
            self._tell(f"  {number} {in_short(other, self.say)} ({other.within.report.id}, {other.finding.id})")
        if not offered:
            self._tell(self.say("cli.review.nothing_like"))
        typed = self.read_line(self.say("cli.review.which_merge"))
        if not typed:
            return
        chosen = typed
        if typed.isdecimal() and len(typed) == 1:
            if not 1 <= int(typed) <= len(offered):
                raise UsageError(self.say("cli.review.unknown_key", key=typed))
            chosen = offered[int(typed) - 1].finding.id
        if chosen == item.finding.id or chosen not in {other.finding.id for other in others}:
            raise UsageError(f"there is no other {item.kind} with the id {chosen[:40]}")
        self.review.merge(chosen, self.reason)
        self._stored("merged", what)


def known_actors(review: Review) -> dict[str, str]:
    """What the actors of a case can be called by (in lower case), and the name to store."""
    found: dict[str, str] = {}
    for one in review.case.findings():
        for actor in one.actors:
            for name in (actor.name, actor.table):
                if name:
                    found.setdefault(name.casefold(), name)
    return found


def alike(item: Item, others: Sequence[Item]) -> tuple[Item, ...]:
    """Findings that may say the same, the likeliest first; none that has nothing in common."""
    scored = []
    for other in others:
        if other.finding.id == item.finding.id or (other.decision is not None and other.decision.action == "rejected"):
            continue
        score = _score(item, other)
        if score > 0:
            scored.append((-score, other.within.report.id, other.span, other))
    scored.sort(key=lambda entry: entry[:3])
    return tuple(entry[3] for entry in scored[:_OFFERED])


def _score(one: Item, two: Item) -> float:
    a, b = one.finding, two.finding
    if isinstance(a, Position) and isinstance(b, Position):
        if a.stance != b.stance or one.within.party(a.actor).name != two.within.party(b.actor).name:
            return 0.0
        return likeness(wording(a.label), wording(b.label)).score
    if isinstance(a, Condition) and isinstance(b, Condition):
        return likeness(wording(a.label), wording(b.label)).score
    if isinstance(a, Event) and isinstance(b, Event):
        mine, yours = set(_names(one, a.participants)), set(_names(two, b.participants))
        return len(mine & yours) / len(mine | yours) if a.kind == b.kind and mine | yours else 0.0
    if isinstance(a, Actor) and isinstance(b, Actor):
        mine, yours = (set(f"{x.name} {' '.join(x.aliases)}".casefold().split()) for x in (a, b))
        return len(mine & yours) / len(mine | yours)
    if isinstance(a, Statement) and isinstance(b, Statement):
        mine, yours = (set(x.content.quote.casefold().split()) for x in (a, b))
        return len(mine & yours) / len(mine | yours) if one.sentence != two.sentence else 0.0
    return 0.0


def _names(item: Item, ids: Sequence[str]) -> list[str]:
    return [item.within.actor(one).name for one in ids]


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
        holds = {True: "holds", False: "holds_not", None: "holds_open"}[finding.holds]
        return f"{say('brief.standing.' + holds)}: {finding.label}"
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
