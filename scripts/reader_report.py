"""Precision, recall and F1 of the reader per kind, per stance and per rule, with its errors beside the text.

usage: python scripts/reader_report.py [FOLDER ...] [--errors [KIND]] [--rules] [--per-report] [--markdown]

FOLDER holds annotated reports (JSON in the schema of the quality corpus); without one, the corpus that the
project ships, developed-on and held-back reports apart; the errors of the held-back ones are shown only if their folder
is named. With --markdown only a table for the docs is printed
(docs/figures_reader.md).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.quality.scoring import METRICS, Comparison, Score, compare, total  # noqa: E402

from statusquo.exchange.findings_json import from_json  # noqa: E402
from statusquo.findings import Actor, Event, Finding, Findings, Position, Statement  # noqa: E402
from statusquo.reading import read  # noqa: E402
from statusquo.span import Span  # noqa: E402

AROUND = 300
"""At most so many characters are shown on each side of an error."""
SENTENCE_END = re.compile(r"[.!?][“«\"]?\s+(?=[A-ZÄÖÜ„»])|\n+")
CORPUS = (ROOT / "tests/quality/corpus", ROOT / "tests/quality/corpus_held_back")


def annotated(folder: Path) -> list[Findings]:
    """All annotated German reports below a folder."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if data.get("language") == "de" and "positions" in data:
            found.append(from_json(data, str(path)))
    return found


def line(name: str, score: Score) -> str:
    """One row of a table."""
    return (
        f"{name:38.38} {score.precision:9.3f} {score.recall:9.3f} {score.f1:9.3f}"
        f"   {score.hits}/{score.annotated}/{score.found}"
    )


def shown(item: Finding, findings: Findings) -> str:
    """A finding in one line."""
    match item:
        case Actor():
            return f"{item.name} ({item.kind}) {sorted({m.quote for m in item.mentions})[:4]}"
        case Position():
            return f"{findings.actor(item.actor).name} {item.stance} [{item.issue.quote}]"
        case Statement():
            speaker = findings.actor(item.speaker).name if item.speaker else "?"
            return f"{speaker} {item.form} [{item.content.quote[:110]}]"
        case Event():
            who = ", ".join(findings.actor(one).name for one in item.participants)
            return f"{item.kind} {item.status} ({who}) [{item.span.quote[:110]}]"
        case _:
            who = ", ".join(findings.actor(one).name for one in item.parties)
            return f"{item.label} {item.holds} ({who}) [{item.span.quote[:110]}]"


def place(item: Finding) -> Span:
    """The characters that a finding is about."""
    match item:
        case Actor():
            return item.mentions[0]
        case Position():
            return item.issue
        case Statement():
            return item.content
        case _:
            return item.span


def passage(text: str, span: Span) -> str:
    """The sentence of a span in one line, the span in brackets."""
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.stop : span.stop + AROUND]
    if ends := list(SENTENCE_END.finditer(before)):
        before = before[ends[-1].end() :]
    if end := SENTENCE_END.search(after):
        after = after[: end.end()]
    return " ".join(f"{before}[{span.quote}]{after}".split())


def errors(gold: Findings, ours: Findings, comparison: Comparison, kind: str) -> None:
    """Print what was missed and what was invented in one report, in the order of its text, below the sentence."""
    print(f"\n## {gold.report.id}  {gold.report.title}")
    told: list[tuple[int, int, str]] = []
    for what, items, source in (("missed", comparison.missed, gold), ("invented", comparison.wrong, ours)):
        for name, item in items:
            if kind in ("all", name):
                span = place(item)  # type: ignore[arg-type]
                rule = f"   <{item.rule}>" if what == "invented" else ""  # type: ignore[attr-defined]
                told.append((span.start, span.stop, f"  {what:8} {name:10} {shown(item, source)}{rule}"))  # type: ignore[arg-type]
    last = ""
    for start, stop, line_ in sorted(told):
        here = passage(gold.report.text, Span.of(gold.report.text, start, stop))
        if here != last:
            print(f"\n{start}-{stop}: {here}")
        print(line_)
        last = here


def by_rule(comparisons: list[Comparison]) -> None:
    """Print the precision of every rule, the worst first."""
    counts: dict[tuple[str, str], Score] = defaultdict(Score)
    for comparison in comparisons:
        for items, hit in ((comparison.right, 1), (comparison.wrong, 0)):
            for name, item in items:
                counts[name, item.rule] += Score(hit, 0, 1)  # type: ignore[attr-defined]
    print(f"\n{'rule':58} precision   right/found")
    for (name, rule), score in sorted(counts.items(), key=lambda e: (e[0][0], e[1].hits / e[1].found, e[0][1])):
        print(f"{name:11} {rule:46.46} {score.hits / score.found:9.3f}   {score.hits}/{score.found}")


def by_stance(comparisons: list[Comparison]) -> None:
    """Print precision and recall of positions per stance."""
    stances: dict[str, Score] = defaultdict(Score)
    for comparison in comparisons:
        for name, item in comparison.right:
            if name == "positions":
                stances[item.stance] += Score(1, 1, 1)  # type: ignore[attr-defined]
        for items, score in ((comparison.wrong, Score(0, 0, 1)), (comparison.missed, Score(0, 1, 0))):
            for name, item in items:
                if name == "positions":
                    stances[item.stance] += score  # type: ignore[attr-defined]
    for stance, score in sorted(stances.items()):
        print(line(f"  {stance}", score))


def markdown(folders: list[Path]) -> None:
    """Print the table of docs/reader.md: a block of rows for each folder."""
    print("<!-- Made by `python scripts/reader_report.py --markdown`; do not edit by hand. -->\n")
    print("| reports | kind | precision | recall | F1 | annotated |")
    print("|---|---|---|---|---|---|")
    for folder in folders:
        gold = annotated(folder)
        scores = total([compare(one, read(one.report)) for one in gold])
        name = "held back" if folder.name.endswith("held_back") else "used while writing rules"
        if folder not in CORPUS:
            name = folder.name
        for place, (kind, score) in enumerate(scores.items()):
            first = f"{name} ({len(gold)})" if place == 0 else ""
            values = f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} | {score.annotated}"
            print(f"| {first} | {kind} | {values} |")


def main() -> int:
    """Print the scores of every folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", nargs="?", const="all", choices=("all", *METRICS))
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--per-report", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    if options.markdown:
        markdown(options.folders or list(CORPUS))
        return 0
    for folder in options.folders or CORPUS:
        gold = annotated(folder)
        ours = [read(findings.report) for findings in gold]
        comparisons = [compare(one, other) for one, other in zip(gold, ours, strict=True)]
        if options.errors and folder.name.endswith("held_back") and not options.folders:
            print(f"\n{folder.name}: only figures, so that nobody writes rules for these texts")
        elif options.errors:
            for one, other, comparison in zip(gold, ours, comparisons, strict=True):
                errors(one, other, comparison, options.errors)
        print(f"\n{folder}: {len(gold)} reports")
        print(f"{'':38} precision    recall        F1   right/annotated/found")
        for name, score in total(comparisons).items():
            print(line(name, score))
            if name == "positions":
                by_stance(comparisons)
        if options.per_report:
            for one, comparison in zip(gold, comparisons, strict=True):
                f1 = " ".join(f"{comparison.scores[name].f1:6.2f}" for name in METRICS)
                print(f"{one.report.id:24} {f1}")
        if options.rules:
            by_rule(comparisons)
    return 0


if __name__ == "__main__":
    sys.exit(main())
