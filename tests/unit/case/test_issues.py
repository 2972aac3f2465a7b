"""Wordings and issues."""

from __future__ import annotations

import re

import pytest

from statusquo.case.issues import Issues, Mention, join_issues
from statusquo.case.joined import HeldPosition, Issue
from statusquo.case.labels import shown, tidy
from statusquo.case.likeness import THRESHOLD, likeness
from statusquo.case.matching import Matching
from statusquo.case.names import RESERVED, slug
from statusquo.case.softening import soften
from statusquo.case.wording import wording
from statusquo.case.words import lexicon, word


def issues(*labels: str | tuple[str, str | None, int]) -> Issues:
    mentions = []
    for entry in labels:
        label, who, texts = entry if isinstance(entry, tuple) else (entry, None, 1)
        mentions.append(Mention(wording(label), {f"{label}{n}" for n in range(texts)}, {who} if who else set()))
    return join_issues(mentions)


ENTRIES = [(name, *entry["example"]) for name, entry in lexicon()["nominal"].items()]


@pytest.mark.parametrize(("name", "one", "two"), ENTRIES)
def test_every_nominal_entry_relates_its_example(name: str, one: str, two: str) -> None:
    assert wording(one).form == wording(two).form


@pytest.mark.parametrize("group", lexicon()["same"], ids=lambda group: group["words"][0])
def test_every_group_of_same_words_joins_its_example(group: dict[str, list[str]]) -> None:
    one, two = (wording(label) for label in group["example"])
    acts = frozenset({"A"})
    assert likeness(one, two, acts, acts).score >= THRESHOLD


def test_wider_light_and_limiting_words() -> None:
    acts = frozenset({"A"})
    one, two = (wording(label) for label in lexicon()["wider"]["example"])
    assert likeness(one, two, acts, acts).score >= THRESHOLD
    one, two = (wording(label) for label in lexicon()["light"]["example"])
    assert one.form == two.form
    one, two = (wording(label) for label in lexicon()["limiting"]["example"])
    assert likeness(one, two, acts, acts).score < THRESHOLD


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Abtretung der Insel", "die Insel abzutreten"),
        ("Abtretung der Insel", "Insel-Abtretung"),
        ("Rückzug der Truppen", "seine Truppen zurückzuziehen"),
        ("Truppenabzug", "Abzug der Truppen"),
        ("Aufhebung der Blockade", "die Blockade aufgehoben werden"),
        ("wirtschaftliche Beziehungen", "Wirtschaftsbeziehungen"),
        ("russische Truppen", "Truppen Russlands"),
    ],
)
def test_same_meaning_same_form(one: str, two: str) -> None:
    assert wording(one).form == wording(two).form


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Aufhebung der Sanktionen", "Sanktionen"),
        ("Verlängerung der Sanktionen", "Aufhebung der Sanktionen"),
        ("Abtretung der Insel", "keine Abtretung der Insel"),
        ("Abtretung der Insel", "Abtretung des Hafens"),
        ("Sanktionen gegen Norland", "Sanktionen gegen Suland"),
        ("Abzug der Truppen", "teilweiser Abzug der Truppen"),
        ("Verzicht auf den Beitritt", "Beitritt"),
        ("neun Prozent mehr Lohn", "3 Prozent mehr Lohn"),
    ],
)
def test_what_differs_stays_apart(one: str, two: str) -> None:
    assert len(issues((one, "A", 1), (two, "A", 1)).issues) == 2


def test_a_number_in_words_and_in_digits() -> None:
    assert len(issues(("neun Prozent mehr Lohn", "A", 1), ("9 Prozent mehr Lohn", "A", 1)).issues) == 1


def test_other_party_would_act_other_issue() -> None:
    assert len(issues(("Truppenabzug", "A", 1), ("Abzug aller fremden Truppen", "B", 1)).issues) == 2
    assert len(issues(("Truppenabzug", "A", 1), ("Abzug aller fremden Truppen", "A", 1)).issues) == 1


def test_bare_wording_needs_context_and_a_single_fit() -> None:
    assert len(issues("Sanktionen", ("Sanktionen gegen Norland", "A", 1)).issues) == 2
    assert len(issues(("Sanktionen", "A", 1), ("Sanktionen gegen Norland", "A", 1)).issues) == 1
    three = issues(("Sanktionen", "A", 1), ("Sanktionen gegen Norland", "A", 1), ("Sanktionen gegen Suland", "A", 1))
    assert len(three.issues) == 3
    assert [p.joined for p in three.proposals if "Sanktionen" in (p.one, p.two)] == [False, False]


def test_label_by_frequency_then_noun_phrase_then_shortness() -> None:
    assert (
        issues(("die Insel abtreten", None, 3), ("Abtretung der Insel", None, 1)).issues[0].label
        == "die Insel abtreten"
    )
    assert issues("die Insel abtreten", "Abtretung der Insel").issues[0].label == "Abtretung der Insel"


def test_label_has_no_article_and_is_no_sentence() -> None:
    assert issues(("eine Waffenruhe", None, 2), "Waffenruhe").issues[0].label == "Waffenruhe"
    sentence = ("Suland die Insel vollständig abtritt", "SUL", 5)
    assert issues(sentence, ("die Abtretung der Insel", None, 1)).issues[-1].label == "Abtretung der Insel"


def test_sentence_with_its_subject_is_the_same_issue() -> None:
    mentions = [
        Mention(wording("Suland die Insel vollständig abtritt"), {"a"}, {"SUL"}),
        Mention(wording("Abtretung der Insel"), {"b"}),
    ]
    (issue,) = join_issues(mentions, names={"SUL": frozenset(word("Suland").parts)}).issues
    assert (issue.key, issue.label) == ("abtretung_insel", "Abtretung der Insel")


def test_keys() -> None:
    found = issues(
        "Abtretung der Insel", "Not", "Überflüge", "6,5 Prozent mehr Geld", "…", "Abtretung der großen Insel"
    ).issues
    assert all(re.fullmatch(r"[a-z_][a-z0-9_]*", issue.key) for issue in found)
    assert not {issue.key for issue in found} & RESERVED
    assert len({issue.key for issue in found}) == len(found)
    assert slug(["Not"]) == "_not"


def test_key_given_before_stays() -> None:
    mentions = [Mention(wording(label), {label}) for label in ("Abtretung der Insel", "die Insel abtreten")]
    assert join_issues(mentions, fixed={"die Insel abtreten": "cede"}).keys == dict.fromkeys(
        ("Abtretung der Insel", "die Insel abtreten"), "cede"
    )


def test_clause_names_an_issue_or_none() -> None:
    labels = ["Abtretung der Insel", "Abtretung des Hafens"]
    mentions = [Mention(wording(label), {label}) for label in labels]
    joined = join_issues(mentions)
    names = {"NOR": frozenset(word("Norland").parts)}
    match = Matching(joined, mentions, names)
    assert match("Norland die Insel abtritt") == "abtretung_insel"
    assert match("die Wahl stattfindet") is None
    assert match("etwas abgetreten wird") is None


def test_long_and_empty_words_are_survived() -> None:
    assert wording("x" * 10_000).head
    assert wording("").head == ""
    assert wording("der die das").head == ""


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("den Lohn um 4,5 Prozent zu erhöhen", "den Lohn um 4,5 Prozent erhöhen"),
        ("das geräumte Gebiet solle entmilitarisiert", "das geräumte Gebiet entmilitarisieren"),
        ("über einen unbefristeten Streik", "über einen unbefristeten Streik"),
    ],
)
def test_a_label_keeps_its_words(quote: str, expected: str) -> None:
    assert tidy(quote) == expected


def test_part_of_a_whole_that_says_more() -> None:
    labels = [
        Issue("whole", "Abzug der Truppen aus dem Tal", ()),
        Issue("part", "aus einem Teil des Tals zurückziehen", ()),
    ]
    refused = HeldPosition("A", "A", "rejects", "whole", (), "2026-01-01", "2026-01-02")
    offered = HeldPosition("A", "A", "offers", "part", (), "2026-01-05", "2026-01-05")
    assert soften([refused, offered], labels)[0].until == "2026-01-05"
    labels[0] = Issue("whole", "Abzug der Truppen aus dem Hafen", ())
    assert soften([refused, offered], labels)[0].until is None


def test_a_long_label_keeps_its_verb() -> None:
    clause = ", die einzelne Krankenkassen seit dem vergangenen Frühjahr von ihren Versicherten erheben,"
    assert (
        shown(f"die Zusatzbeiträge{clause} auf ein Prozent begrenzen") == "die Zusatzbeiträge auf ein Prozent begrenzen"
    )
    long = "die " + "sehr " * 30 + "langen Verfahren beenden"
    assert shown(long).endswith("… beenden") and len(shown(long)) <= 104
    assert shown("den Lohn erhöhen") == "den Lohn erhöhen"
