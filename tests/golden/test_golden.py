"""The bytes of the brief and its pictures on a fixed case.

After a change that is meant: ``STATUSQUO_GOLDEN=write python -m pytest tests/golden``, then look at the
difference and at the page.
"""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

import pytest

from statusquo import svg
from statusquo.assessment.phrases import Sentence
from statusquo.assessment.words import Section
from statusquo.brief import brief, stability
from statusquo.brief.method import DECISIVE
from tests.golden import case

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def fixed_sentences(monkeypatch):
    """The sentences of an assessment have tests of their own; here they are fixed."""
    keys = ("stable", "share", "edits", "drift", "joint", "needed", "limits")
    sections = tuple(Section(key, key, (Sentence(f"Satz zu {key}.", ("p1",)), Sentence("Noch einer."))) for key in keys)
    monkeypatch.setattr(stability, "describe", lambda assessment, language: sections)


def compare(name: str, made: str) -> None:
    path = HERE / name
    for package in ("statusquo", *DECISIVE):
        made = made.replace(f"{package} {version(package)}", f"{package} VERSION")
    if os.environ.get("STATUSQUO_GOLDEN") == "write":
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text("utf-8"), f"{name} changed; see {__name__} on how to renew it"


@pytest.mark.parametrize(("language", "text"), [("de", "sentences"), ("en", "full")])
def test_page(language, text):
    made = brief(case.world(), case.conflict(), case.assessment(), language=language, text=text)
    compare(f"brief_{language}_{text}.html", made.html())


def test_markdown():
    compare("brief_de.md", brief(case.world(), case.conflict(), case.assessment()).markdown())


@pytest.mark.parametrize("part", ["matrix", "contacts", "timeline"])
def test_pictures_of_the_case(part):
    compare(f"{part}.svg", getattr(brief(case.world()), part).picture + "\n")


def test_conflict_graph():
    made = brief(case.world(), case.conflict(), case.assessment())
    assert made.stability is not None
    compare("states.svg", made.stability.graph + "\n")


def test_a_status_quo_that_is_not_wholly_known():
    made = brief(case.world(), case.conflict(), case.open_assessment(), only=["stability"])
    compare("brief_de_open.html", made.html())


def test_share():
    compare("share.svg", svg.share(0.73, 0.7, 0.76, name="stabil", about="73 von 100") + "\n")


def test_a_matrix_of_thirty_parties():
    names = [f"Bundesarbeitsgemeinschaft der Binnenschifffahrtsunternehmen {n}" for n in range(30)]
    sides = ("for", "against", "threat", "doubt")
    rows = [
        svg.Line(
            f"Verlängerung der Wasserstraßenunterhaltungsverordnung {i}",
            tuple(
                (svg.Stance(sides[(i + k) % 4], "unterstützt", i % 2 == 0, k % 5 == 0),) if (i + k) % 3 == 0 else ()
                for k in range(30)
            ),
            i < 3,
        )
        for i in range(8)
    ]
    legend = [(side, side) for side in sides]
    drawn = svg.matrix(names, rows, legend=legend, none="keine", name="Wer was will", about="8 Fragen, 30 Parteien")
    compare("matrix_30.svg", drawn + "\n")


def test_thirty_parties():
    names = [f"Bundesarbeitsgemeinschaft der Binnenschifffahrtsunternehmen {n}" for n in range(30)]
    channels = [
        svg.Channel(a, b, ("open", "planned", "missing")[(a + b) % 3], 1 + a % 3, str(n))
        for n, (a, b) in enumerate(((a, (a * 7 + 3) % 30) for a in range(30) if a != (a * 7 + 3) % 30), start=1)
    ]
    compare(
        "contacts_30.svg",
        svg.contacts(names, channels, legend=[("open", "Kontakt")], name="Kontakte", about="30 Parteien") + "\n",
    )
