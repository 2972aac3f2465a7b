"""Make the pictures of README and docs anew from the example case: the brief in light and dark, and its parts.

usage: python scripts/make_pictures.py [FOLDER]      (default: docs/pictures; needs Chromium)
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from statusquo.brief import brief
from statusquo.case import join
from statusquo.examples import example
from statusquo.reading.many import read_all
from statusquo.workflow import answer

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1180, 1500
#: Of a part that is taller, the top is shown.
TALLEST = 1100.0


def main(folder: Path) -> None:
    """Write brief.html to a temporary place and photograph it."""
    joined = join(list(read_all(example("kreml"))))
    result = answer(joined)
    page_text = brief(joined, result.conflict, result.assessment).html()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("make_pictures: needs Chromium; Debian: apt-get install chromium")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        source = Path(scratch, "brief.html")
        source.write_text(page_text, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme, viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(source.as_uri())
            page.screenshot(path=str(folder / f"brief-{scheme}.png"))
            if scheme == "light":
                for part in ("contacts", "timeline", "stability"):
                    _part(page, part, folder)
            page.close()
        browser.close()
    print(*sorted(path.name for path in folder.glob("*.png")))


def _part(page: Page, part: str, folder: Path) -> None:
    """Photograph the top of one part of the page."""
    section = page.locator(f"section#{part}").first
    box = section.bounding_box()
    assert box is not None, part
    top = box["y"] + float(page.evaluate("window.scrollY"))
    clip: FloatRect = {"x": box["x"], "y": top, "width": box["width"], "height": min(box["height"], TALLEST)}
    page.screenshot(path=str(folder / f"{part}.png"), clip=clip, full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
