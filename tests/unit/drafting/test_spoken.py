"""One rule for the language: what is asked for, else that of the reports or of the file, else English."""

from __future__ import annotations

from dataclasses import replace

from statusquo.case.joined import World
from statusquo.drafting import compose, draft, explain, in_words, merge, page
from statusquo.report import Report
from tests.unit.drafting.worlds import Reports


def world() -> World:
    return (
        Reports()
        .says("A", "demands", "Räumung der Stadt", who="B")
        .says("B", "rejects", "Räumung der Stadt", who="B")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .world()
    )


def told_in(language: str | None) -> World:
    """The same world, of reports in another language."""
    found = world()
    findings = tuple(
        replace(one, report=Report.of(one.report.text, id=one.report.id, date=one.report.date, language=language))
        for one in found.findings
    )
    return replace(found, findings=findings)


def test_a_draft_speaks_the_language_of_its_reports() -> None:
    assert draft(told_in("de")).source.startswith("Entwurf")
    assert draft(told_in("en")).source.startswith("Draft")
    assert draft(told_in(None)).source.startswith("Draft")
    assert draft(told_in("en"), language="de").source.startswith("Entwurf")


def test_explanations_speak_the_language_of_the_reports() -> None:
    for language, start in (("de", "Option von"), ("en", "option of")):
        lines = explain(draft(told_in("de")), "raeumung_stadt", told_in(language))
        assert in_words(lines)[0].casefold().startswith(start.casefold())


def test_page_and_differences_speak_the_language_of_the_file() -> None:
    base = draft(told_in("de"))
    assert "# Ein Entwurf" in page(base)
    assert "# A draft" in page(base, "en")
    english = replace(
        base,
        title="Talks about the city and the border",
        parties=tuple(
            replace(p, options=tuple(replace(o, label="to leave the city and open the border") for o in p.options))
            for p in base.parties
        ),
    )
    assert "# A draft" in page(english)
    newer = compose(world(), language="de", title="Räumung").conflict
    kept = [one for one in merge(base, english, newer).differences if one.kind == "kept"]
    assert kept
    assert {one.language for one in kept} == {"en"}
