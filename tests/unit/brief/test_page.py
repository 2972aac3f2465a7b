"""The page: safe, self-contained, and every cell leads to its sentences."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
import time
from collections import Counter

import pytest

from statusquo.brief import PARTS, brief
from statusquo.case.joined import World
from statusquo.conflict.model import Conflict, LeftOut, Option, Party, Wish
from tests.golden import case
from tests.unit.brief import worlds
from tests.unit.brief.made import full
from tests.unit.brief.pages import Page

WORLDS = {
    "empty": lambda: World(()),
    "small": case.world,
    "hostile": worlds.hostile,
    "one party": lambda: worlds.big(1, 3),
    "forty parties": lambda: worlds.big(40, 30, 60),
    "three hundred issues": lambda: worlds.big(9, 300, 40),
}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("text", ["sentences", "full"])
@pytest.mark.parametrize("name", WORLDS)
def test_ids_are_unique_and_every_link_stays_inside_and_arrives(name, text, language):
    page = Page(brief(WORLDS[name](), language=language, text=text).html())
    twice = [id_ for id_, n in Counter(page.ids).items() if n > 1]
    assert not twice
    assert all(link.startswith("#") for link in page.links)
    assert not {link[1:] for link in page.links} - set(page.ids)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_alone_has_no_link_into_another(part):
    page = Page(full(only=[part]).html())
    assert not {link[1:] for link in page.links} - set(page.ids)


def test_every_stance_in_the_matrix_opens_its_sentence():
    made = full()
    html = made.html()
    page = Page(html)
    stances = [a for tag, a in page.tags if tag == "a" and (a.get("class") or "").startswith("held")]
    assert len(stances) == len(case.world().positions)
    for held in made.matrix.held.values():
        card = html.split(f'id="p{held.number}"')[1].split("</article>")[0]
        for source in held.positions[0].sources:
            assert source.span.quote in card
        for quote in held.quotes:
            assert f'href="#{quote.anchor}"' in card


def test_the_policy_allows_the_style_sheet_and_nothing_else():
    html = full().html()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    wanted = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert policy[1].replace("&#39;", "'") == wanted


@pytest.mark.parametrize("name", WORLDS)
def test_no_script_no_style_attribute_no_handler_no_outside_address(name):
    page = Page(brief(WORLDS[name]()).html())
    for tag, attributes in page.tags:
        assert tag not in {"script", "img", "iframe", "object", "embed", "link", "base", "form"}
        assert not [key for key in attributes if key == "style" or key.startswith("on") or key == "src"]


def test_hostile_text_shows_as_text_in_every_field():
    model = Conflict(
        worlds.HOSTILE,
        (
            Party(worlds.HOSTILE, (Option("a", worlds.HOSTILE),), ((Wish("a"),),)),
            Party("b", (), ((Wish("not a"),),)),
        ),
        status_quo="N",
        affected=(worlds.HOSTILE,),
        left_out=(LeftOut(worlds.HOSTILE, worlds.HOSTILE),),
    )
    answers = case.assessment()
    attacked = dataclasses.replace(
        answers,
        labels=tuple((key, worlds.HOSTILE) for key, _ in answers.labels),
    )
    made = brief(worlds.hostile(), model, attacked)
    html = made.html()
    assert "<script" not in html
    assert "<img" not in html
    assert "alert(1)" in "".join(Page(html).text)
    assert "49" not in re.findall(r"style=x (\S+)", "".join(Page(html).text))
    assert "<script" not in made.markdown().split("```yaml")[0]  # in a fence markup is text
    made._repr_html_()


def test_no_report_can_turn_our_text_around():
    made = brief(worlds.hostile())
    assert "\u202e" in worlds.HOSTILE
    assert "\u202e" not in made.html()
    assert "\u202e" not in made.markdown()
    assert "\u202e" in made.to_dict()["positions"][0]["sources"][0]["quote"]


def test_a_notebook_gets_a_frame_without_rights():
    frame = full()._repr_html_()
    assert frame.startswith("<iframe sandbox ")
    assert "<html" not in frame


def test_the_same_twice_is_the_same_bytes():
    assert full().html() == full().html()


def test_sentences_quote_and_full_shows_all():
    text = "Das Wetter"
    world = worlds.big(2, 2)
    assert text not in brief(world).html()
    assert text in brief(world, text="full").html()
    assert len(brief(world).html()) < len(brief(world, text="full").html())


def test_languages_have_their_words():
    german, english = full(language="de").html(), full(language="en").html()
    assert 'lang="de"' in german
    assert "lehnt ab" in german
    assert "4. Mai 2025" in german
    assert 'lang="en"' in english
    assert "rejects" in english
    assert "4 May 2025" in english


def test_no_statement_is_visible():
    page = Page(brief(worlds.big(3, 9), language="de").html())
    cells = [a for tag, a in page.tags if tag == "td" and a.get("class") == "none"]
    stances = [a for tag, a in page.tags if tag == "a" and (a.get("class") or "").startswith("held")]
    assert (len(stances), len(cells)) == (4, 4 * 3 - 4)
    assert "".join(page.text).count("keine Äußerung") >= len(cells)


def test_an_empty_case_says_so():
    html = brief(World(()), language="de").html()
    assert "Es liegen noch keine Berichte vor." in html


def test_a_large_case_stays_small_and_takes_linear_time():
    def seconds(reports: int) -> float:
        start = time.process_time()
        brief(worlds.big(40, 300, reports)).html()
        return time.process_time() - start

    seconds(10)
    assert seconds(1500) < 12 * max(seconds(375), 0.02)
    world = worlds.big(40, 300, 1500)
    made = brief(world)
    html = made.html()
    assert len(html.encode()) < 2_000_000
    assert len(made.to_dict()["positions"]) == len(world.positions)


def test_pictures_have_alternatives():
    html = full().html()
    assert (
        html.count("<svg") == html.count("<desc") == 4 + 4 + 2
    )  # one more for a phone; shares, two of them at the top too
    assert 'role="img"' in html and 'role="group"' in html
    assert html.count("<caption") == html.count("<table")
