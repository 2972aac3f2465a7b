"""Every example on the pages about the concepts runs, and gives what the page shows."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parents[2] / "docs" / "concepts").glob("*.md"))
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples(page: Path) -> None:
    """The blocks of one page share their names, as a reader would expect."""
    text = page.read_text(encoding="utf-8")
    assert "%%" not in text
    examples = "\n".join(BLOCK.findall(text))
    test = doctest.DocTestParser().get_doctest(examples, {}, page.stem, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    runner.run(test, out=report.append)
    assert not runner.failures, "".join(report)
    assert test.examples or page.stem == "index"


def test_every_page_is_in_the_index() -> None:
    index = next(page for page in PAGES if page.stem == "index").read_text(encoding="utf-8")
    assert [page.stem for page in PAGES if page.stem != "index" and f"({page.name})" not in index] == []
