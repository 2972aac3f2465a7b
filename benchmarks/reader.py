"""How fast the German reader reads, as ratios within one run.

usage: python benchmarks/reader.py [FOLDER] [--rounds 2]

FOLDER holds reports as JSON with a "text" (default: the quality corpus). Times are of this process (one core), without
what other processes took. The first round meets every word form for the first time; a long run is nearer to the
second.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from HanTa import HanoverTagger

from statusquo.reading import read
from statusquo.reading.german.analysis import analyse
from statusquo.report import Report

ROOT = Path(__file__).resolve().parent.parent
WORDS = 250
"""Words of the report that figures are given for."""
FIRST = "Rom lehnt ab. Präsidentin Ada Vogt sagte am Montag, die Partei fordere Gespräche mit dem Verband."
"""What is read first: it takes every table of the reader, so that the first round counts reading alone."""


def timed(work: Callable[[], object]) -> float:
    """Seconds of this process that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def reports(folder: Path) -> list[Report]:
    """The German reports below a folder."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if isinstance(data, dict) and data.get("language") == "de" and "text" in data:
            found.append(Report.of(data["text"], language="de", to_the_letter=True))
    return found


def tagger_alone(batch: Sequence[Report]) -> float:
    """Seconds HanTa itself takes for the tags and lemmas of the same words."""
    model = HanoverTagger.HanoverTagger(str(Path(HanoverTagger.__file__).parent / "morphmodel_ger.pgz"))
    sentences = [
        [t.text for t in a.tokens[s.first : s.stop]] for r in batch for a in [analyse(r.text)] for s in a.sentences
    ]
    return timed(lambda: [model.tag_sent(sentence) for sentence in sentences])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests/quality/corpus")
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    batch = reports(given.folder)
    words = sum(len(report.text.split()) for report in batch)
    print(f"{len(batch)} reports, {words} words")
    start = timed(lambda: read(Report.of(FIRST, language="de")))
    print(f"first sentence (tables and model loaded)  {start:6.2f} s")
    first = 0.0
    for number in range(1, given.rounds + 1):
        took = timed(lambda: [read(report) for report in batch])
        first = first or took
        print(f"round {number}: {words / WORDS / took:6.1f} reports of {WORDS} words a second")
    print(
        f"peak memory                               {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB"
    )
    long = "\n\n".join(report.text for report in batch)
    base = 0.0
    for times in (1, 2, 4, 8):
        text = "\n\n".join([long] * times)
        took = timed(lambda text=text: read(Report.of(text, language="de", title="")))  # type: ignore[misc]
        base = base or took
        print(f"{len(text):9,} characters: {took:6.2f} s, {took / base / times:5.2f} of the time a character at first")
    alone = tagger_alone(batch)
    print(f"HanTa alone: {words / WORDS / alone:6.1f} a second; the whole reader takes {first / alone:.2f} of its time")


if __name__ == "__main__":
    main()
