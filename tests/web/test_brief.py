"""The page in Chromium: silent, still, inside its frame, and every cell opens its sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from statusquo.brief import brief
from statusquo.case.joined import World
from tests.golden import case
from tests.unit.brief import worlds
from tests.unit.brief.test_told import LOG

pytestmark = pytest.mark.web

WORLDS = {
    "empty": lambda: brief(World(()), language="de"),
    "full": lambda: brief(case.world(), case.conflict(), case.assessment(), text="full"),
    "english": lambda: brief(case.world(), case.conflict(), case.assessment(), language="en"),
    "cases": lambda: brief(
        case.world(), case.conflict(), case.open_assessment(), decisions=LOG, faults=["reports/x.json: no text"]
    ),
    "hostile": lambda: brief(worlds.hostile()),
    "endless words": lambda: brief(worlds.endless()),
    "since": lambda: brief(case.world(), case.conflict(), case.assessment(), since="2025-05-05"),
    "forty parties": lambda: brief(worlds.big(40, 40, 60)),
}


@pytest.fixture(params=WORLDS)
def file(request, tmp_path):
    path = tmp_path / "brief.html"
    path.write_text(WORLDS[request.param]().html(), encoding="utf-8")
    return path


@pytest.fixture
def full(tmp_path):
    path = tmp_path / "brief.html"
    path.write_text(WORLDS["full"]().html(), encoding="utf-8")
    return path.as_uri()


def open_page(browser, uri, **options):
    page = browser.new_page(**options)
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: heard.append(request.url) if request.url != uri else None)
    page.goto(uri)
    return page, heard


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440, 3200])
def test_silent_and_no_wider_than_the_window(browser, file, width, scheme):
    page, heard = open_page(browser, file.as_uri(), viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert heard == []
    page.close()


def test_a_phone_shows_all_of_the_contact_graph(browser, full):
    page, _ = open_page(browser, full, viewport={"width": 320, "height": 800})
    seen = page.evaluate("""() => [...document.querySelectorAll('#contacts svg')].filter(e => e.checkVisibility())
      .map(e => [e.getBoundingClientRect().right, e.getBoundingClientRect().width / e.viewBox.baseVal.width])""")
    assert len(seen) == 1
    assert seen[0][0] <= 320
    assert seen[0][1] > 0.95  # its letters have their full size
    page.close()


def test_opened_details_are_no_wider_than_a_phone(browser, file):
    page, _ = open_page(browser, file.as_uri(), viewport={"width": 320, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_every_stance_opens_its_sentence(browser, full):
    page, _ = open_page(browser, full, viewport={"width": 1200, "height": 800})
    stances = page.locator("table.matrix a.held")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for i in range(stances.count()):
        stances.nth(i).click()
        target = page.evaluate("location.hash")
        card = page.locator(target)
        assert card.locator("blockquote mark").first.inner_text()
        assert card.evaluate("e => { const r = e.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0 }")
    page.close()


def test_a_stance_behind_a_closed_part_opens_too(browser, full):
    page, _ = open_page(browser, full, viewport={"width": 1200, "height": 800})
    hidden = page.locator("details.minor article.card").first
    assert not hidden.is_visible()
    page.goto(f"{full}#{hidden.get_attribute('id')}")
    hidden.wait_for(state="visible", timeout=2000)
    page.close()


def test_every_link_on_the_page_shows_where_it_leads_though_parts_are_closed(browser, full):
    """Details are closed at first: a link into one must open it, without a script."""
    page, _ = open_page(browser, full, viewport={"width": 1200, "height": 800})
    targets = page.evaluate("[...new Set([...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')))]")
    assert len(targets) > 20
    for target in targets:
        page.goto(full)
        page.goto(f"{full}{target}")
        seen = page.evaluate(
            "t => { const e = document.querySelector(t); const r = e.getBoundingClientRect();"
            " return r.height > 0 && e.checkVisibility({contentVisibilityAuto: true}) }",
            target,
        )
        assert seen, target
    page.close()


def test_print_keeps_what_matters(browser, full):
    page, _ = open_page(browser, full, viewport={"width": 1200, "height": 800})
    page.emulate_media(media="print")
    shown = page.evaluate(
        "[...document.querySelectorAll('details.issue.keep')].map(d => d.open || d.offsetHeight > 60)"
    )
    assert shown
    assert all(shown)
    assert not page.locator("#timeline details.more:not([open])").first.is_visible()
    page.close()


def test_keyboard_reaches_skip_link_and_content(browser, full):
    page, _ = open_page(browser, full)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.close()


def test_without_scripts_and_at_double_zoom(browser, full):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 640, "height": 500})
    page = context.new_page()
    page.goto(full)
    assert page.locator("main > section").count() == 7
    assert page.locator("h2").last.inner_text() == "Wie diese Lage entstand"
    context.close()


def test_print_has_all_parts(browser, full):
    page, _ = open_page(browser, full)
    page.emulate_media(media="print")
    for part in ("lead", "positions", "contacts", "timeline", "stability", "sources", "method"):
        assert page.locator(f"#{part}").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.close()


CONTRAST = """() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const line = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const lum = ([r, g, b]) => [r, g, b].map(v => line(v / 255))
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    if (e.closest('.hidden, .skip') || !e.checkVisibility()) continue;
    const [a, b] = [lum(parse(getComputedStyle(e).color)), lum(ground(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) bad.push(`${e.tagName}.${e.className}: ${ratio.toFixed(2)} ${e.textContent.slice(0, 30)}`);
  }
  return bad;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser, full, scheme):
    page, _ = open_page(browser, full, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate(CONTRAST) == []
    page.close()


def test_everything_that_needs_a_name_has_one(browser, full):
    page, _ = open_page(browser, full)
    nameless = page.evaluate("""() => [...document.querySelectorAll(
        'a[href], summary, [role=region], [role=img], nav, aside')]
      .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label'))).map(e => e.outerHTML.slice(0, 80))""")
    assert nameless == []
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    page.close()
