"""Make the pictures of README and docs anew from the example case: the brief in light and dark, and its parts.

usage: python scripts/make_pictures.py [FOLDER]      (default: docs/pictures; needs Chromium)
       python scripts/make_pictures.py --check       (fails if they are older than the page they show)

Beside the pictures stands the hash of the page they were made from, so that a test can tell, on any machine and
without a browser, whether they still show what the program makes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from statusquo.brief import Brief, brief
from statusquo.brief.method import DECISIVE
from statusquo.case import join
from statusquo.examples import example
from statusquo.reading.many import read_all
from statusquo.svg import on_paper
from statusquo.workflow import answer

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
#: The file with the hash of the page.
NOTE = "made-from.sha256"
WIDTH, HEIGHT = 1180, 1500
#: Of a part that is taller, the top is shown.
TALLEST = 1100.0


def example_brief() -> Brief:
    """The brief of the example case, from the reports on."""
    joined = join(list(read_all(example("kreml"))))
    result = answer(joined)
    return brief(joined, result.conflict, result.assessment)


def mark(page_text: str) -> str:
    """What the pictures were made from: the hash of the page, without the versions of programs in it."""
    for name in ("statusquo", *DECISIVE):
        page_text = page_text.replace(f"{name} {version(name)}", f"{name} VERSION")
    return hashlib.sha256(page_text.encode()).hexdigest()


def fresh(folder: Path) -> bool:
    """Whether the pictures were made from the page as it is today."""
    noted = folder / NOTE
    return noted.is_file() and noted.read_text("utf-8").strip() == mark(example_brief().html())


def main(folder: Path) -> None:
    """Write brief.html to a temporary place and photograph it."""
    made = example_brief()
    page_text = made.html()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("make_pictures: needs Chromium; Debian: apt-get install chromium")
    from playwright.sync_api import sync_playwright  # --check needs no browser

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
                for part in ("positions", "contacts", "timeline", "stability"):
                    _part(page, part, folder)
            page.close()
        browser.close()
    (folder / "matrix.svg").write_text(on_paper(made.matrix.picture) + "\n", encoding="utf-8", newline="\n")
    (folder / NOTE).write_text(mark(page_text) + "\n", encoding="utf-8", newline="\n")
    print(*sorted(path.name for path in folder.glob("*.*")))


def _part(page: Page, part: str, folder: Path) -> None:
    """Photograph the top of one part of the page."""
    section = page.locator(f"section#{part}").first
    box = section.bounding_box()
    assert box is not None, part
    top = box["y"] + float(page.evaluate("window.scrollY"))
    clip: FloatRect = {"x": box["x"], "y": top, "width": box["width"], "height": min(box["height"], TALLEST)}
    page.screenshot(path=str(folder / f"{part}.png"), clip=clip, full_page=True)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    place = Path(arguments[0]) if arguments else PICTURES
    if "--check" not in sys.argv:
        main(place)
    elif not fresh(place):
        sys.exit(f"make_pictures: {place}: older than the page they show; make them anew: make pictures")
