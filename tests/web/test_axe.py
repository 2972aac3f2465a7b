"""No accessibility fault that axe-core finds, in light and dark, on a wide window and a phone.

``axe/axe.min.js`` is axe-core 4.14.1 as its package ships it (Deque Systems, MPL-2.0, see ``axe/LICENSE``); it is used
by this test only and is no part of the package.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.test_brief import WORLDS

pytestmark = pytest.mark.web
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
RUN = "async () => (await axe.run(document, {resultTypes: ['violations', 'incomplete']}))"
"""All rules: WCAG 2.2 A and AA and the best practices."""


def violations(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing(browser, tmp_path, world, scheme, width):
    path = tmp_path / "brief.html"
    path.write_text(WORLDS[world]().html(), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []
    page.close()


def test_axe_would_find_a_fault(browser, tmp_path):
    path = tmp_path / "bad.html"
    path.write_text("<!doctype html><title>x</title><img src=''><p style='color:#ccc'>pale</p>", encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    found = violations(page)
    assert any(line.startswith("image-alt") for line in found)
    assert any(line.startswith("color-contrast") for line in found)
    page.close()
