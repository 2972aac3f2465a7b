"""The review in the terminal: shows a finding, takes a key, decides.

Keys and lines come from two functions, so that a test (or another terminal) can stand in for the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console

from statusquo.case.calling import first_named
from statusquo.case.review import Filter, Review
from statusquo.cli.correcting import NEEDED, Correcting
from statusquo.cli.offering import alike
from statusquo.cli.output import plain
from statusquo.cli.showing import in_short, show_item
from statusquo.errors import CaseError, SpanError, StatusquoError, UsageError
from statusquo.messages import Words, words

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
        correcting = Correcting(item, known_actors(self.review))
        changes: dict[str, str | None] = {}
        while True:
            for number, name in enumerate(correcting.fields, 1):
                value = correcting.told(name, changes[name]) if name in changes else correcting.shown(name)
                self._tell(f"  {number} {self.say(f'cli.field.{name}')}: {self._spoken(name, value) or '–'}")
            typed = self.read_line(self.say("cli.review.which_field"))
            if not typed:
                break
            if not typed.isdecimal() or not 1 <= int(typed) <= len(correcting.fields):
                self._tell(self.say("cli.review.unknown_key", key=typed))
                continue
            name = correcting.fields[int(typed) - 1]
            spoken = {self._spoken(name, choice): choice for choice in correcting.choices(name)}
            if spoken:
                self._tell("  " + ", ".join(spoken))
            prompt = "cli.review.needed_value" if name in NEEDED else "cli.review.new_value"
            value = self.read_line(self.say(prompt, field=self.say(f"cli.field.{name}")))
            value = spoken.get(value, value)
            if not value:
                continue
            try:
                changes[name] = correcting.value(name, value)
            except StatusquoError as error:
                self._tell(str(error))
        if changes:
            self.review.correct(self.reason, **correcting.completed(changes))
            told = (f"{self.say(f'cli.field.{n}')} {self._spoken(n, correcting.told(n, v)) or '–'}"
                    for n, v in changes.items())  # fmt: skip
            self._stored("corrected", f"{what} → {', '.join(told)}")

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
    for name in first_named(review.case.findings()):
        found.setdefault(name.casefold(), name)
    return found
