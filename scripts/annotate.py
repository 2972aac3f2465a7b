#!/usr/bin/env python3
"""Turn a hand-written annotation (`.spans`) into the gold schema with offsets, and check it.

usage: annotate.py PATH [PATH ...] [--check]
  PATH     a `.spans` file, or a directory searched for them
  --check  write nothing; say which `.json` differs from what its `.spans` gives

A `.spans` file is made of lines; `|` separates fields, blanks around fields do not count, `#` begins a
comment line. It starts with `report: PATH` (a report JSON, relative to the file) or with `title:`, `date:`,
`publisher:` and, at its end, a line `text:` after which the body follows. Then, one finding a line:

  actor      ID | NAME | KIND | mention | mention ... | role=... | for=ID
  event      KIND | STATUS | ID ID ... | span | other span ... | place=... | when=... | duration= | outcome=
  statement  ID or - | FORM | content | cue=... | via=ID
  position   ID | STANCE | issue | evidence | label=... | to=ID | act=ID | unless=... | only_if=...
  condition  ID | yes, no or open | label | ID ID ... | span | since=... | until=...

Spans are quoted from the text to the letter. `first words ... last words` is everything from the one to the
next of the other. A span must occur once; `words#2` is its second occurrence. An issue, `unless` or `only_if`
that occurs more than once is looked for inside its evidence. A mention without number stands for every
occurrence as a whole word that is not part of a longer mention; `word#1,3` for these occurrences only. A cue
is the occurrence nearest to the content. `&` as the evidence of a position repeats that of the line before.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ACTOR_KINDS = {"state", "organisation", "alliance", "group", "person"}
EVENT_KINDS = {
    "meeting", "call", "visit", "talks", "agreement", "announcement",
    "military", "sanction", "protest", "vote", "other",
}  # fmt: skip
STATUS = {"happened", "planned", "not_planned", "cancelled", "ongoing"}
FORMS = {"direct", "indirect", "reported"}
STANCES = {
    "demands", "rejects", "offers", "accepts", "supports", "opposes",
    "warns", "threatens", "commits", "denies", "doubts",
}  # fmt: skip
HOLDS = {"yes": True, "no": False, "open": None}
GAP = " ... "
KEY = re.compile(r"(role|for|place|when|duration|outcome|cue|via|label|to|act|unless|only_if|since|until)=(.*)", re.S)

Range = tuple[int, int]


class AnnotationError(Exception):
    """What is wrong with one line of an annotation."""


def occurrences(text: str, words: str) -> list[Range]:
    """All places of ``words`` in ``text``; with a gap, from the first part to the next place of the last."""
    head, gap, tail = words.partition(GAP)
    found: list[Range] = []
    start = text.find(head)
    while start >= 0:
        stop = start + len(head)
        if gap:
            after = text.find(tail, stop)
            if after < 0:
                break
            stop = after + len(tail)
        found.append((start, stop))
        start = text.find(head, start + 1)
    return found


def numbered(words: str) -> tuple[str, list[int]]:
    """Split ``words#1,3`` into the words and the numbers of their occurrences."""
    match = re.fullmatch(r"(.*)#(\d+(?:,\d+)*)", words, re.S)
    if not match:
        return words, []
    return match[1], [int(number) for number in match[2].split(",")]


def pick(text: str, words: str, within: Range | None = None) -> Range:
    """The one place that ``words`` (with an occurrence number if needed) means.

    Raises:
        AnnotationError: the words are not in the text, or are there more than once and no number is given.
    """
    plain, numbers = numbered(words)
    places = occurrences(text, plain)
    if not plain or not places:
        raise AnnotationError(f"not in the text: {plain!r}")
    if len(numbers) > 1:
        raise AnnotationError(f"one occurrence is needed: {words!r}")
    if numbers:
        if not 1 <= numbers[0] <= len(places):
            raise AnnotationError(f"{plain!r} occurs {len(places)} times, not {numbers[0]}")
        return places[numbers[0] - 1]
    if len(places) > 1 and within is not None:
        places = [place for place in places if within[0] <= place[0] and place[1] <= within[1]] or places
    if len(places) > 1:
        raise AnnotationError(f"occurs {len(places)} times, add #1 to #{len(places)}: {plain!r}")
    return places[0]


def word_places(text: str, words: str) -> list[Range]:
    """All places of ``words`` that are not a part of a longer word."""
    pattern = rf"(?<![\w-]){re.escape(words)}(?![\w-])"
    return [match.span() for match in re.finditer(pattern, text)]


@dataclass
class Line:
    """One line of an annotation: its number, its word, its plain fields and its ``key=value`` fields."""

    number: int
    word: str
    fields: list[str]
    keys: dict[str, str]

    @classmethod
    def of(cls, number: int, line: str) -> Line:
        word, _, rest = line.strip().partition(" ")
        fields: list[str] = []
        keys: dict[str, str] = {}
        for part in (part.strip() for part in rest.split("|")):
            match = KEY.fullmatch(part)
            if match and match[1] in keys:
                raise AnnotationError(f"{match[1]}= given twice")
            if match:
                keys[match[1]] = match[2].strip()
            else:
                fields.append(part)
        return cls(number, word, fields, keys)

    def need(self, low: int, high: int | None, allowed: str) -> None:
        """Check the number of plain fields and the keys that a line of this word may have."""
        if len(self.fields) < low or (high is not None and len(self.fields) > high):
            raise AnnotationError(
                f"{self.word} needs {low} fields{'' if high == low else ' or more'}, has {len(self.fields)}"
            )
        for key in self.keys:
            if key not in allowed.split():
                raise AnnotationError(f"{self.word} knows no {key}=")

    def one_of(self, place: int, allowed: Iterable[str]) -> str:
        if self.fields[place] not in allowed:
            raise AnnotationError(f"{self.fields[place]!r} is none of {', '.join(sorted(allowed))}")
        return self.fields[place]


@dataclass
class Annotation:
    """The findings of one report, collected line by line.

    Attributes:
        text: the body of the report.
        claims: mentions without number, as (actor, words); resolved together, the longest first.
    """

    text: str
    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    positions: list[dict[str, Any]] = field(default_factory=list)
    conditions: list[dict[str, Any]] = field(default_factory=list)
    claims: list[tuple[Line, str, str]] = field(default_factory=list)
    evidence: Range | None = None

    def actor(self, line: Line) -> None:
        line.need(4, None, "role for")
        name, *mentions = [line.fields[0], *line.fields[3:]]
        line.one_of(2, ACTOR_KINDS)
        if name in self.actors:
            raise AnnotationError(f"actor {name} given twice")
        self.actors[name] = {
            "id": name, "name": line.fields[1], "kind": line.fields[2], "role": line.keys.get("role"),
            "acts_for": line.keys.get("for"), "mentions": [],
        }  # fmt: skip
        self.claims += [(line, name, words) for words in mentions]

    def settle_mentions(self) -> Iterator[tuple[Line, str]]:
        """Give every actor its mentions, longer words first, and yield what cannot be found."""
        taken: list[Range] = []
        for line, name, words in sorted(self.claims, key=lambda claim: -len(numbered(claim[2])[0])):
            plain, numbers = numbered(words)
            places = word_places(self.text, plain)
            free = [p for p in places if not any(p[0] < t[1] and t[0] < p[1] for t in taken)]
            if numbers and max(numbers) > len(places):
                yield line, f"mention {plain!r} occurs {len(places)} times as a whole word"
                continue
            chosen = [places[number - 1] for number in numbers] if numbers else free
            if not chosen or any(p not in free for p in chosen):
                yield line, f"mention {words!r} is not in the text, or only inside longer mentions"
                continue
            taken += chosen
            self.actors[name]["mentions"] += [list(place) for place in chosen]
        for actor in self.actors.values():
            actor["mentions"].sort()

    def known(self, name: str | None) -> str | None:
        if name is not None and name not in self.actors:
            raise AnnotationError(f"no actor {name}")
        return name

    def span(self, words: str | None, within: Range | None = None) -> list[int] | None:
        return None if words is None else list(pick(self.text, words, within))

    def event(self, line: Line) -> None:
        line.need(4, None, "place when duration outcome")
        for key in ("place", "when", "duration"):
            if key in line.keys and line.keys[key] not in self.text:
                raise AnnotationError(f"{key}={line.keys[key]} is not in the text")
        self.events.append({
            "kind": line.one_of(0, EVENT_KINDS), "status": line.one_of(1, STATUS),
            "participants": [self.known(name) for name in line.fields[2].split()],
            "span": self.span(line.fields[3]), "other_spans": [self.span(words) for words in line.fields[4:]],
            **{key: line.keys.get(key) for key in ("place", "when", "duration", "outcome")},
        })  # fmt: skip

    def statement(self, line: Line) -> None:
        line.need(3, 3, "cue via")
        speaker = None if line.fields[0] == "-" else self.known(line.fields[0])
        content = pick(self.text, line.fields[2])
        self.statements.append({
            "speaker": speaker, "form": line.one_of(1, FORMS), "cue": self.cue(line.keys.get("cue"), content),
            "content": list(content), "via": self.known(line.keys.get("via")),
        })  # fmt: skip

    def cue(self, words: str | None, content: Range) -> list[int] | None:
        """The cue: numbered, or the occurrence nearest to the content."""
        if words is None or numbered(words)[1]:
            return self.span(words)
        places = word_places(self.text, words)
        if not places:
            raise AnnotationError(f"cue is not in the text: {words!r}")

        def gap(place: Range) -> int:
            return max(content[0] - place[1], place[0] - content[1], 0)

        nearest = min(places, key=gap)
        return list(nearest)

    def position(self, line: Line) -> None:
        line.need(4, 4, "label to act unless only_if")
        if "label" not in line.keys:
            raise AnnotationError("position needs label=")
        if line.fields[3] != "&":
            self.evidence = pick(self.text, line.fields[3])
        if self.evidence is None:
            raise AnnotationError("there is no evidence before this line")
        issue = pick(self.text, line.fields[2], self.evidence)
        if not (self.evidence[0] <= issue[0] and issue[1] <= self.evidence[1]):
            raise AnnotationError(f"issue lies outside its evidence: {line.fields[2]!r}")
        record = {
            "actor": self.known(line.fields[0]), "stance": line.one_of(1, STANCES),
            "label": line.keys["label"],
            "issue": list(issue), "evidence": list(self.evidence),
            "addressee": self.known(line.keys.get("to")), "who_would_act": self.known(line.keys.get("act")),
        }  # fmt: skip
        for key in ("unless", "only_if"):
            if key in line.keys:
                record[key] = self.span(line.keys[key], self.evidence)
        self.positions.append(record)

    def condition(self, line: Line) -> None:
        line.need(5, 5, "since until")
        self.conditions.append({
            "id": line.fields[0], "label": line.fields[2], "holds": HOLDS[line.one_of(1, HOLDS)],
            "parties": [self.known(name) for name in line.fields[3].split()],
            "since": line.keys.get("since"), "until": line.keys.get("until"),
            "span": self.span(line.fields[4]),
        })  # fmt: skip

    def as_json(self) -> dict[str, Any]:
        return {
            "actors": list(self.actors.values()), "events": self.events, "statements": self.statements,
            "positions": self.positions, "conditions": self.conditions,
        }  # fmt: skip


def header(path: Path, lines: list[str]) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """The report of a `.spans` file and its finding lines with their numbers."""
    head: dict[str, str] = {}
    body: str | None = None
    findings: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if line.strip() == "text:":
            body = "\n".join(lines[number:]).strip("\n")
            break
        match = re.fullmatch(r"(report|title|date|publisher|language):\s*(.*)", line.strip())
        if match:
            head[match[1]] = match[2]
        elif line.strip() and not line.startswith("#"):
            findings.append((number, line))
    if "report" in head:
        report = json.loads((path.parent / head["report"]).read_text(encoding="utf-8"))
    else:
        report = {
            "title": head.get("title", ""),
            "date": head.get("date"),
            "publisher": head.get("publisher"),
        }
        report |= {"id": path.stem, "language": head.get("language", "de"), "text": body or ""}
    if not report.get("text"):
        raise AnnotationError("no text: give report: PATH, or text: and the body at the end")
    return report, findings


def annotate(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Read one `.spans` file: the record in the gold schema, and what is wrong with it."""
    faults: list[str] = []
    try:
        report, numbered_lines = header(path, path.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError, AnnotationError) as error:
        return {}, [f"{path}: {error}"]
    notes = Annotation(report["text"])
    parsed: list[Line] = []

    def attempt(number: int, step: Callable[[], Any]) -> None:
        try:
            step()
        except AnnotationError as fault:
            faults.append(f"{path}:{number}: {fault}")

    for number, text in numbered_lines:
        attempt(number, lambda number=number, text=text: parsed.append(Line.of(number, text)))  # type: ignore[misc]
    steps: dict[str, Callable[[Line], None]] = {
        "event": notes.event, "statement": notes.statement,
        "position": notes.position, "condition": notes.condition,
    }  # fmt: skip
    for line in (line for line in parsed if line.word == "actor"):
        attempt(line.number, lambda line=line: notes.actor(line))  # type: ignore[misc]
    faults += [f"{path}:{line.number}: {what}" for line, what in notes.settle_mentions()]
    for line in parsed:
        if line.word == "actor":
            attempt(line.number, lambda line=line: notes.known(line.keys.get("for")))  # type: ignore[misc]
        elif line.word in steps:
            attempt(line.number, lambda line=line: steps[line.word](line))  # type: ignore[misc]
        else:
            faults.append(f"{path}:{line.number}: unknown word {line.word!r}")
    record = {key: report.get(key) for key in ("id", "title", "date", "language", "publisher")}
    record |= {"source": "written for statusquo, Apache-2.0", "text": report["text"], **notes.as_json()}
    if record["id"] != path.stem:
        faults.append(f"{path}: the file is not named like its report {record['id']!r}")
    return record, faults


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if not paths or any(argument.startswith("--") and argument != "--check" for argument in arguments):
        print(__doc__)
        return 2
    files = sorted({file for path in paths for file in (path.rglob("*.spans") if path.is_dir() else [path])})
    bad = 0
    for file in files:
        record, faults = annotate(file)
        target = file.with_suffix(".json")
        new = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        if check and not faults and (not target.exists() or target.read_text(encoding="utf-8") != new):
            faults = [f"{target}: differs from {file.name}; run scripts/annotate.py {file}"]
        elif not check and not faults:
            target.write_text(new, encoding="utf-8")
        bad += len(faults)
        for fault in faults:
            print(fault)
    print(f"{len(files)} files, {bad} errors")
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
