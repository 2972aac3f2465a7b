"""Back from a line to its sentences, and a new draft over an edited file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statusquo.conflict import Conflict, Option, Party, Wish
from statusquo.drafting import Difference, compose, draft, explain, in_words, merge
from statusquo.errors import UsageError
from tests.unit.drafting.worlds import Reports, kremlin


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


def test_explain_whoever_is_only_affected() -> None:
    world = kremlin().world()
    conflict = draft(world)
    name = conflict.affected[0]
    lines = explain(conflict, name, world)
    assert lines[0].text == f"Betroffen, ohne Option im Modell: {name}"
    assert any(line.quotes for line in lines)


def test_explain_a_finding_tells_what_rests_on_it() -> None:
    world = kremlin().world()
    conflict = draft(world)
    option = next(option for option in conflict.options if option.because)
    lines = explain(conflict, option.because[0], world)
    assert lines[0].quotes[0].finding == option.because[0]
    assert any(option.label in line.text for line in lines[1:])


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


def test_what_was_said_comes_before_what_is_inferred() -> None:
    conflict = Conflict(
        "x",
        (
            Party("A", (Option("a", "do A"),), ((Wish("b", maybe=True, why="silence"), Wish("a")),)),
            Party(
                "B", (Option("b", "do B"),), ((Wish("not a", why="leverage"),), (Wish("b"), Wish("a", why="silence")))
            ),
        ),
    )
    lines = explain(conflict, "b", reports().world(), "en") + explain(conflict, "a", reports().world(), "en")
    told = [line.text.rsplit("(", 1)[1].partition(":")[0].rstrip(")") for line in lines if "ish of" in line.text]
    silent = "the party has not spoken about it"
    assert told == ["said so", silent, "said so", "leverage", silent]


def test_a_file_has_no_codes_for_reasons() -> None:
    world = reports().world()
    conflict = replace(draft(world), one_way=(("oeffnung_grenze", "take"),))
    texts = [line.text for line in explain(conflict, "oeffnung_grenze", world, "en")]
    assert "Cannot be undone: once done, it cannot be taken back" in texts
    assert not any("…" in text for text in texts)


def test_a_difference_tells_only_what_changed() -> None:
    mine, new = "a; b | c; maybe d; e", "a; b | c; maybe d; f; e"
    assert Difference("changed", "prefers", "A", mine, new).text("en") == "preferences of A: new: f"
    kept = Difference("kept", "prefers", "A", mine, "e; a; b | c").text("en")
    assert kept == "preferences of A: your version stays; by the new reports: dropped: maybe d; in another order: e"
    assert Difference("changed", "prefers", "A", "a; b", "a | b").text("en").endswith("in another order: a, b")
    long = "; ".join(f"o{number}" for number in range(30))
    assert (
        Difference("changed", "prefers", "A", "x", long)
        .text("en")
        .startswith("preferences of A: new: o0, o1, o2, 27 more; dropped: x")
    )


@pytest.mark.parametrize(
    ("key", "meant"),
    [("abtretung_donbas", "abtretung_donbass"), ("Russlnd", "Russland"), ("Den Donbass abtretn", "abtretung_donbass")],
)
def test_an_unknown_key_is_answered_with_the_nearest(key: str, meant: str) -> None:
    world = kremlin().world()
    with pytest.raises(UsageError, match=rf"nothing in the conflict is called '{key}'.*did you mean '{meant}'\?"):
        explain(draft(world), key, world)


def test_a_statement_is_explained_as_the_file_has_it() -> None:
    world = reports().world()
    plain, maybe = (explain(draft(world), key, world) for key in ("not raeumung_stadt", "maybe not raeumung_stadt"))
    assert plain == maybe


def test_a_quote_stands_once_in_a_line() -> None:
    world = kremlin().world()
    for option in draft(world).options:
        for line in explain(draft(world), option.key, world):
            told = in_words([line])
            assert len(set(told)) == len(told)


def test_a_line_of_the_person_is_nothing_that_new_reports_drop() -> None:
    base = draft(reports().world())
    own = Wish("raeumung_stadt and oeffnung_grenze", why="my own")
    parties = tuple(
        replace(party, prefers=((own,), *(party.prefers or ()))) if party.name == "Beland" else party
        for party in base.parties
    )
    new = draft(reports().says("B", "offers", "Räumung der Stadt", who="B", date="2025-12-09").world())
    merged = merge(base, replace(base, parties=parties), new)
    (told,) = [one for one in merged.differences if (one.kind, one.what, one.key) == ("kept", "prefers", "Beland")]
    assert "raeumung_stadt and oeffnung_grenze" not in told.text("de")
    assert "neu: " in told.text("de")
