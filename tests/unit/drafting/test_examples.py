"""The example case from annotated reports to assessment, against what an expert expected (``expected.md``)."""

from __future__ import annotations

import functools

from statusquo.assessment import Assessment, assess
from statusquo.case import join
from statusquo.conflict import Conflict
from statusquo.drafting import draft
from tests.unit.drafting.annotated import annotated


@functools.cache
def kremlin() -> Conflict:
    return draft(join(annotated("kreml")))


@functools.cache
def answer() -> Assessment:
    return assess(kremlin(), questions=[1, 4, 5])


def test_parties_and_options() -> None:
    conflict = kremlin()
    assert [party.name for party in conflict.parties] == ["Europäische Union", "Russland", "Ukraine", "USA"]
    owned = {(conflict.owner(option.key), option.label) for option in conflict.options}
    assert owned >= {
        ("Ukraine", "den Donbass abtreten"),
        ("Ukraine", "sich teilweise aus dem Donbass zurückziehen"),
        ("Ukraine", "einer Waffenruhe zustimmen"),
        ("Russland", "einer Waffenruhe zustimmen"),
        ("Russland", "den Krieg in der Ukraine fortsetzen"),
        ("USA", "neue Sanktionen gegen Ölkonzerne verhängen"),
        ("USA", "die US-Sanktionen gegen Russland aufrechterhalten"),
        ("Europäische Union", "ein neues Sanktionspaket verhängen"),
        ("Russland", "Gespräche mit den USA führen"),
        ("USA", "Gespräche mit Russland führen"),  # talks need both, so one of thirteen acts finds no room
    }
    assert "Europäische Union: die EU-Sanktionen gegen Russland aufrechterhalten" in {
        e.label for e in conflict.left_out
    }
    assert "Selbstbestimmungsrecht der Ukraine" in {entry.label for entry in conflict.left_out}
    assert {"Nato", "Deutschland", "Polen", "Ungarn"} <= set(conflict.affected)


def test_status_quo_is_known_throughout() -> None:
    conflict = kremlin()
    taken = {
        option.label for option, value in zip(conflict.options, conflict.status_quo or "", strict=True) if value == "Y"
    }
    assert "-" not in (conflict.status_quo or "-")
    assert taken == {
        "den Krieg in der Ukraine fortsetzen",
        "die US-Sanktionen gegen Russland aufrechterhalten",
        "Gespräche mit den USA führen",
        "Gespräche mit Russland führen",
    }


def test_stable_for_whom() -> None:
    found = answer().answer
    assert found is not None
    nash = found.table()["nash"]
    assert (nash["Russland"], nash["Ukraine"], nash["USA"]) == (True, True, False)
    due = found.verdict("nash", "USA").threats[0].move
    labels = dict(answer().labels)
    assert [labels[key] for key in due.taken] == ["neue Sanktionen gegen Ölkonzerne verhängen"]
    assert not answer().echo


def test_where_it_goes_sanctions_then_the_end_of_talks() -> None:
    found = answer().answer
    assert found is not None
    labels = dict(answer().labels)
    steps = [(step.party, [labels[key] for key in (*step.taken, *step.dropped)]) for step in found.ways[0].steps]
    assert steps[:2] == [
        ("USA", ["neue Sanktionen gegen Ölkonzerne verhängen"]),
        ("Russland", ["Gespräche mit den USA führen"]),
    ]
    assert {party for party, _ in steps[2:]} <= {"Europäische Union"}  # its own threat is due too
    assert not found.ways[0].against_interest


def test_guarantees_and_withdrawal_together() -> None:
    """Each makes its step depend on the other's; the USA asks for more than a part, so not in every order."""
    found = answer().answer
    assert found is not None
    labels = dict(answer().labels)
    joint = next(joint for joint in found.joint if joint.members == ("Ukraine", "USA"))
    taken = {labels[key] for step in joint.steps for key in step.taken}
    assert taken == {"Sicherheitsgarantien für die Ukraine geben", "sich teilweise aus dem Donbass zurückziehen"}
    assert joint.share == 0.5
    (threat,) = joint.alone  # what the USA could do instead, which is said with the bargain
    assert [labels[key] for key in threat.taken] == ["neue Sanktionen gegen Ölkonzerne verhängen"]
