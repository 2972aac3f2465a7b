"""Laws of the three-way merge: nobody's change is lost where only one side changed anything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict, Party, Wish
from statusquo.conflict.expression import parse
from statusquo.drafting import compose, draft, merge, page
from tests.unit.drafting.worlds import Reports, kremlin


def later() -> Conflict:
    """The example after more reports: a stance reversed, a new act, one act that nobody speaks of any more."""
    reports = kremlin()
    reports.positions = [p for p in reports.positions if p.issue != "wirtschaftliche_beziehungen_zu_russland"]
    reports.says("UKR", "offers", "Freilassung der Gefangenen", who="UKR", to="RUS", date="2025-12-09")
    reports.says("RUS", "demands", "Freilassung der Gefangenen", who="UKR", date="2025-12-10")
    return draft(reports.world())


BASE, LATER = draft(kremlin().world()), later()


@st.composite
def edited(build: st.DrawFn, start: Conflict = BASE) -> Conflict:
    """A draft as a person may have changed it: titles, labels, wishes, values, one-way options, an option less."""
    mine = start
    for kind in build(
        st.lists(st.sampled_from(("title", "label", "wish", "drop", "value", "way", "less")), max_size=4)
    ):
        key = build(st.sampled_from(mine.keys))
        if kind == "title":
            mine = replace(mine, title=f"{mine.title}!")
        elif kind == "label":
            mine = _each(mine, lambda p, k=key: _labelled(p, k))
        elif kind == "wish":
            name = build(st.sampled_from([p.name for p in mine.parties]))
            mine = _each(mine, lambda p, k=key, n=name: _wishing(p, k) if p.name == n else p)
        elif kind == "drop":
            name = build(st.sampled_from([p.name for p in mine.parties]))
            mine = _each(mine, lambda p, n=name: replace(p, prefers=(p.prefers or ())[1:]) if p.name == n else p)
        elif kind == "value":
            values = dict(zip(mine.keys, mine.status_quo or "", strict=True)) | {key: build(st.sampled_from("YN-"))}
            mine = replace(mine, status_quo="".join(values[k] for k in mine.keys))
        elif kind == "way":
            mine = replace(mine, one_way=tuple({**dict(mine.one_way), key: "take"}.items()))
        elif len(mine.keys) > 2:
            mine = _without(mine, key)
    return mine


def _each(conflict: Conflict, change) -> Conflict:  # type: ignore[no-untyped-def]
    return replace(conflict, parties=tuple(change(party) for party in conflict.parties))


def _labelled(party: Party, key: str) -> Party:
    return replace(party, options=tuple(replace(o, label=f"{o.label}!") if o.key == key else o for o in party.options))


def _wishing(party: Party, key: str) -> Party:
    return replace(party, prefers=((Wish(key),), *(party.prefers or ())))


def _without(conflict: Conflict, key: str) -> Conflict:
    values = dict(zip(conflict.keys, conflict.status_quo or "", strict=True))
    parties = tuple(
        replace(
            party,
            options=tuple(o for o in party.options if o.key != key),
            prefers=tuple(
                kept for tier in party.prefers or () if (kept := tuple(w for w in tier if key not in _of(w.expression)))
            )
            or None,
        )
        for party in conflict.parties
    )
    order = [o.key for party in parties for o in party.options]
    return replace(
        conflict,
        parties=parties,
        infeasible=tuple(r for r in conflict.infeasible if key not in _of(r.expression)),
        one_way=tuple((k, way) for k, way in conflict.one_way if k != key),
        status_quo="".join(values[k] for k in order),
        status_quo_because=tuple((k, ids) for k, ids in conflict.status_quo_because if k != key),
    )


def _of(expression: str) -> frozenset[str]:
    return parse(expression).options


@settings(max_examples=60, deadline=None)
@given(edited())
def test_where_the_reports_are_the_same_the_persons_file_stays(mine: Conflict) -> None:
    merged = merge(BASE, mine, BASE)
    assert merged.conflict == mine
    assert merged.differences == ()


@settings(max_examples=60, deadline=None)
@given(edited(LATER))
def test_where_the_person_changed_nothing_the_new_draft_stands(new: Conflict) -> None:
    assert merge(BASE, BASE, new).conflict == new


@settings(max_examples=60, deadline=None)
@given(edited())
def test_a_merge_is_sound_and_told_line_by_line(mine: Conflict) -> None:
    merged = merge(BASE, mine, LATER)
    merged.conflict.check()
    assert merged.conflict.draft == LATER.draft
    for difference in merged.differences:
        for language in ("de", "en"):
            text = difference.text(language)
            assert text
            assert "\n" not in text
    # every value the person set by hand is still there
    before, own = _values(BASE), _values(mine)
    for key, value in own.items():
        if key in before and before[key] != value:
            assert _values(merged.conflict)[key] == value


def _values(conflict: Conflict) -> dict[str, str]:
    return dict(zip(conflict.keys, conflict.status_quo or "", strict=True))


def test_an_option_the_person_edited_keeps_its_value_and_its_way() -> None:
    key = "wirtschaftliche_beziehungen"
    assert key in BASE.keys
    assert key not in LATER.keys
    mine = replace(
        _each(BASE, lambda party: _labelled(party, key)),
        one_way=(*BASE.one_way, (key, "take")),
    )
    merged = merge(BASE, mine, LATER)
    assert _values(merged.conflict)[key] == _values(BASE)[key]
    assert dict(merged.conflict.one_way)[key] == "take"
    told = {(d.kind, d.what, d.key) for d in merged.differences}
    assert ("kept", "option", key) in told
    assert ("removed", "option", key) not in told


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_with_comments_reads_as_the_conflict(language: str) -> None:
    for conflict in (BASE, LATER):
        text = page(conflict, language)
        assert Conflict.parse(text) == conflict
        assert sum(line.lstrip().startswith("#") for line in text.splitlines()) > 6


def test_keys_are_short_unique_and_of_one_issue() -> None:
    reports = Reports()
    for number, noun in enumerate(
        ("Beschäftigungsbedingungen", "Beschäftigungssicherungen", "Beschäftigungsgarantien")
    ):
        who = ("A", "B")[number % 2]
        reports.says("A", "demands", f"Vereinheitlichung der {noun} im öffentlichen Dienst", who=who)
        reports.says("B", "demands", f"Vereinheitlichung der {noun} im öffentlichen Dienst", who=who)
    drafted = compose(reports.world()).conflict
    assert all(len(key) <= 34 for key in drafted.keys)
    assert len(set(drafted.keys)) == len(drafted.keys)
