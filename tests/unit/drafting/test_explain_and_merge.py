"""Back from a line to its sentences, and a new draft over an edited file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.drafting.worlds import Reports, kremlin

from statusquo.conflict import Wish
from statusquo.drafting import compose, draft, explain, in_words, merge
from statusquo.errors import UsageError


def reports() -> Reports:
    return (
        Reports()
        .says("A", "demands", "Räumung der Stadt", who="B")
        .says("B", "rejects", "Räumung der Stadt", who="B")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "rejects", "Öffnung der Grenze", who="A")
    )


def test_explain_an_option_leads_to_sentences() -> None:
    world = kremlin().world()
    lines = explain(compose(world), "abtretung_donbass", world)
    texts = in_words(lines)
    assert texts[0].startswith("Option von Ukraine: den Donbass abtreten")
    assert any("lehnt es ab" in text for text in texts)
    assert any("was abgetreten ist" in text for text in texts)
    assert any("Druckmittel" in text for text in texts)
    quotes = [quote for line in lines for quote in line.quotes]
    by_id = {findings.report.id: findings.report.text for findings in world.findings}
    assert quotes
    assert all(quote.span.check(by_id[quote.report]) for quote in quotes)


def test_explain_left_out_and_unknown() -> None:
    world = kremlin().world()
    (line,) = explain(draft(world, language="en"), "Selbstbestimmungsrecht", world, "en")
    assert "no report names a party" in line.text
    with pytest.raises(UsageError, match="nothing in the conflict is called 'nonsense'"):
        explain(draft(world), "nonsense", world)


def test_merge_of_an_untouched_file_is_the_new_draft() -> None:
    base = draft(reports().world())
    new = draft(reports().says("A", "demands", "Zahlung", who="B").says("B", "rejects", "Zahlung", who="B").world())
    merged = merge(base, base, new)
    assert merged.conflict == new
    assert ("added", "option", "zahlung") in [(d.kind, d.what, d.key) for d in merged.differences]
    assert merge(new, new, new).differences == ()


def test_merge_keeps_what_a_person_wrote_and_says_what_would_change() -> None:
    base = draft(reports().world())
    mine = replace(
        base,
        title="Meine Fassung",
        parties=tuple(
            replace(p, prefers=((Wish("oeffnung_grenze iff raeumung_stadt"),),)) if p.name == "Aland" else p
            for p in base.parties
        ),
    )
    new = draft(reports().says("A", "supports", "Öffnung der Grenze", who="A", date="2025-12-08").world())
    merged = merge(base, mine, new)
    assert merged.conflict.title == "Meine Fassung"
    assert [str(w) for t in merged.conflict.party("Aland").prefers or () for w in t] == [
        "oeffnung_grenze iff raeumung_stadt"
    ]
    assert merged.conflict.draft == new.draft
    kept = [d for d in merged.differences if d.kind == "kept" and d.what == "prefers"]
    assert [d.key for d in kept] == ["Aland"]
    assert "Ihre Fassung bleibt" in kept[0].text()
    assert kept[0].because


def test_merge_keeps_an_option_that_the_persons_line_needs() -> None:
    base = draft(reports().world())
    mine = replace(
        base,
        parties=tuple(
            replace(p, prefers=(*(p.prefers or ()), (Wish("raeumung_stadt or oeffnung_grenze"),)))
            if p.name == "Aland"
            else p
            for p in base.parties
        ),
    )
    new = draft(
        Reports()
        .says("A", "demands", "Räumung der Stadt", who="B")
        .says("B", "rejects", "Räumung der Stadt", who="B")
        .world()
    )
    merged = merge(base, mine, new)
    assert "oeffnung_grenze" in merged.conflict.keys
    merged.conflict.check()
