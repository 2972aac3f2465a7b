"""How long a brief takes, how large it gets, and how soon Chromium shows it, as ratios within one run.

usage: python benchmarks/brief.py [--reports 5000]

Made are the briefs of the example case (8 reports, read before the clock starts) and of invented cases of 40 parties
and 300 issues with a growing number of reports. Times are of this process, memory is the largest it ever had. The
first view (first contentful paint) is measured where Playwright and Chromium are there; its time is of the clock.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the invented cases are those of the tests

from tests.unit.brief.worlds import big  # noqa: E402

from statusquo.brief import Brief, brief  # noqa: E402
from statusquo.case import join  # noqa: E402
from statusquo.examples import example  # noqa: E402
from statusquo.reading.many import read_all  # noqa: E402
from statusquo.workflow import answer  # noqa: E402

PAINT = """() => new Promise(done => new PerformanceObserver(list => {
  const found = list.getEntries().find(entry => entry.name === 'first-contentful-paint');
  if (found) done(found.startTime);
}).observe({type: 'paint', buffered: true}))"""


def timed(work: Callable[[], Brief]) -> tuple[float, str]:
    """Seconds of this process to make a brief and its page, and the page."""
    start = time.process_time()
    page = work().html()
    return time.process_time() - start, page


def memory() -> float:
    """The largest memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def first_view(page: str) -> float | None:
    """Seconds until Chromium paints the page for the first time; the best of three."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        return None
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        path = Path(scratch, "brief.html")
        path.write_text(page, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        seen = []
        for _ in range(3):
            tab = browser.new_page()
            tab.goto(path.as_uri())
            seen.append(tab.evaluate(PAINT) / 1000)
            tab.close()
        browser.close()
    return min(seen)


def row(name: str, seconds: float, base: float, page: str) -> str:
    """One line of the table."""
    view = first_view(page)
    seen = f"{view:9.2f}" if view is not None else "        –"
    return f"{name:<16}{seconds:9.2f}{seconds / base:8.1f}{len(page.encode()) / 1e6:9.2f}{memory():9.0f}{seen}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=5000)
    most = parser.parse_args().reports
    joined = join(list(read_all(example("kreml"))))
    result = answer(joined)
    timed(lambda: brief(joined, result.conflict, result.assessment))  # the templates are compiled
    base, page = timed(lambda: brief(joined, result.conflict, result.assessment))
    print(f"{'case':<16}{'s':>9}{'ratio':>8}{'page MB':>9}{'peak MB':>9}{'view s':>9}")
    print(row("example, 8", base, base, page))
    for reports in sorted({max(1, most // 16), max(1, most // 4), most}):
        world = big(40, 300, reports)
        seconds, page = timed(lambda world=world: brief(world))
        print(row(f"40 x 300 x {reports}", seconds, base, page), flush=True)


if __name__ == "__main__":
    main()
