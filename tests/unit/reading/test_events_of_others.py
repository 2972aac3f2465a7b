"""Events whose kind or parties the words around decide."""

from __future__ import annotations

import pytest

from statusquo.reading import read
from statusquo.report import Report


def _events(text: str) -> list[tuple[str, str, frozenset[str]]]:
    found = read(Report(id="example", text=text, title="", language="de"))
    return [(e.kind, e.status, frozenset(found.actor(p).name for p in e.participants)) for e in found.events]


@pytest.mark.parametrize(
    ("text", "kind", "status", "somebody"),
    [
        pytest.param(
            "„Das ist falsch“, bemängelte Petra Kern im Gespräch mit dem „Nordkurier“.",
            "announcement",
            "happened",
            "Petra Kern",
            id="a talk with a paper is an interview",
        ),
        pytest.param(
            "Greenpeace klagt, nachdem die Urabstimmung der Gewerkschaft Verdi eindeutig ausgefallen war.",
            "vote",
            "happened",
            "ver.di",
            id="a ballot that turned out clear",
        ),
        pytest.param(
            "Der von Greenpeace kritisierte Plan wurde am Mittwoch vom Bundestag beschlossen.",
            "vote",
            "happened",
            "Bundestag",
            id="who decides is not who criticises",
        ),
        pytest.param(
            "Im Vorfeld des Besuchs von Wladimir Putin in Peking gab China keine Erklärung ab.",
            "visit",
            "happened",
            "Wladimir Putin",
            id="in the run-up to a visit",
        ),
        pytest.param(
            "Die Europäische Kommission genehmigte am Montag den Kauf.",
            "vote",
            "happened",
            "EU-Kommission",
            id="a body's decision",
        ),
    ],
)
def test_kind_and_parties(text: str, kind: str, status: str, somebody: str) -> None:
    found = _events(text)
    assert any(k == kind and s == status and somebody in who for k, s, who in found), found


def test_who_resigned_is_not_who_announces_something_else() -> None:
    found = _events("Nach dem Rücktritt von Joseph Blatter kündigte die UEFA an, keinen Kandidaten aufzustellen.")
    assert not any(kind == "other" and who == {"UEFA"} for kind, _, who in found), found
