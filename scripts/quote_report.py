"""How many quotations of annotated reports the reader finds, and how many it gives to the right speaker.

usage: python scripts/quote_report.py FILE.jsonl [--errors]

FILE holds one annotated report a line, in the schema of the quality corpus, of which only actors and statements are
looked at. In corpora of quotations each wording of a speaker is an actor of its own ("der Minister", "er"), so that a
comparison by actors counts a speaker who was found as missed. Here a speaker is right if a mention of the one found
overlaps the annotated wording; where that is a pronoun, if he is named at most 400 characters before it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.quality.scoring import Score  # noqa: E402

from statusquo.errors import StatusquoError  # noqa: E402
from statusquo.exchange.findings_json import from_json  # noqa: E402
from statusquo.findings import Actor, Findings, Statement  # noqa: E402
from statusquo.reading import read  # noqa: E402
from statusquo.span import Span  # noqa: E402

PRONOUNS = frozenset("er sie es ihm ihr ihnen dieser diese wir ich der die man beide".split())
HALF = 0.5
"""Contents are the same with at least so much in common (intersection by union), as in the quality scores."""
NEAR = 400
"""A pronoun's speaker is named at most so many characters before it."""


def shared(one: Span, other: Span) -> float:
    """Intersection by union of two spans."""
    both = min(one.stop, other.stop) - max(one.start, other.start)
    return max(0, both) / (max(one.stop, other.stop) - min(one.start, other.start))


def pairs(gold: Findings, ours: Findings) -> list[tuple[Statement, Statement]]:
    """Statements of both with ``HALF`` of their content in common, the best first, each once."""
    close = [
        (shared(a.content, b.content), i, j)
        for i, a in enumerate(gold.statements)
        for j, b in enumerate(ours.statements)
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(close, key=lambda one: (-one[0], one[1], one[2])):
        if value >= HALF and i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return [(gold.statements[i], ours.statements[j]) for i, j in sorted(found.items())]


def is_right(wanted: Actor | None, got: Actor | None) -> bool:
    """Tell whether somebody found is the annotated speaker, or nobody is where nobody is annotated."""
    if wanted is None or got is None:
        return wanted is got
    if any(word.quote.lower() in PRONOUNS for word in wanted.mentions[:1]):
        return any(0 < wanted.mentions[0].start - m.stop < NEAR for m in got.mentions)
    return any(m.start < w.stop and w.start < m.stop for w in wanted.mentions for m in got.mentions)


def main() -> int:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    contents, spoken = Score(), Score()
    for number, line in enumerate(given.file.read_text("utf-8").splitlines(), start=1):
        try:
            gold = from_json(json.loads(line), f"{given.file}, line {number}")
        except (ValueError, StatusquoError) as error:
            parser.error(str(error))
        ours = read(gold.report)
        both = pairs(gold, ours)
        right = 0
        for wanted, got in both:
            theirs = gold.actor(wanted.speaker) if wanted.speaker else None
            speaker = ours.actor(got.speaker) if got.speaker else None
            right += (good := is_right(theirs, speaker))
            if given.errors and not good:
                names = (theirs.name if theirs else "?", speaker.name if speaker else "?")
                print(f"{gold.report.id}: {' | '.join(names)} | {got.content.quote[:80]}")
        contents += Score(len(both), len(gold.statements), len(ours.statements))
        spoken += Score(right, len(gold.statements), len(ours.statements))
    print("              precision recall    F1   right/annotated/found")
    for name, one in (("contents", contents), ("with speaker", spoken)):
        counts = f"{one.hits}/{one.annotated}/{one.found}"
        print(f"{name:13} {one.precision:9.3f} {one.recall:6.3f} {one.f1:5.3f}   {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
