"""A new draft over a person's file: names stay, nothing a person wrote is lost, what goes says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict, Option, Party, Wish
from statusquo.conflict.document import ConflictFile
from statusquo.drafting import draft, merge, page, with_comments
from statusquo.drafting.comments import comments, silent, split
from statusquo.drafting.renaming import in_names_of
from tests.unit.drafting.worlds import Reports, kremlin


def one_sanctioner() -> Reports:
    return (
        Reports()
        .stands("Sanktionen", True)
        .says("RUS", "demands", "Aufhebung der Sanktionen", who="USA")
        .says("USA", "demands", "Waffenruhe", who="RUS")
        .says("USA", "demands", "Abzug aus dem Donbass", who="RUS")
        .says("RUS", "rejects", "Abzug aus dem Donbass", who="RUS")
    )


def two_sanctioners() -> Reports:
    return (
        one_sanctioner()
        .stands("Sanktionen", True)
        .says("EU", "threatens", "neue Sanktionen", who="EU", to="RUS", unless="Abzug aus dem Donbass")
    )


def test_a_key_stays_when_a_second_owner_turns_up() -> None:
    base, new = draft(one_sanctioner().world()), draft(two_sanctioners().world())
    assert "sanktionen" in base.keys
    assert "sanktionen" not in new.keys  # two parties have sanctions now
    mine = replace(base, title="Meine Fassung")
    merged = merge(base, mine, new).conflict
    assert merged.owner("sanktionen") == "USA"
    assert {key for key in base.keys if key in merged.keys} == set(base.keys) & set(merged.keys)
    assert not any(d.what == "option" and d.kind == "removed" for d in merge(base, mine, new).differences)
    again = merge(new, merged, new)  # and the next time, with the new names in the base
    assert again.conflict == merged
    assert again.differences == ()


def test_names_of_a_file_are_a_change_of_names_only() -> None:
    base, new = draft(one_sanctioner().world()), draft(two_sanctioners().world())
    renamed = in_names_of(new, base)
    assert [option.label for option in renamed.options] == [option.label for option in new.options]
    assert renamed.status_quo == new.status_quo
    assert in_names_of(new, new) == new


def with_room(number: int) -> tuple[Conflict, Conflict]:
    return draft(kremlin().world()), draft(kremlin().world(), max_options=number)


def test_what_found_no_room_is_not_called_unsupported() -> None:
    base, new = with_room(6)
    gone = [d for d in merge(base, base, new).differences if d.kind == "removed" and d.what == "option"]
    assert gone
    assert all("kein Bericht stützt" not in told.text("de") for told in gone)
    assert all("steht unter left-out" in told.text("de") for told in gone)


@settings(max_examples=30, deadline=None)
@given(st.permutations(["Russland", "Ukraine", "USA"]), st.integers(4, 10), st.integers(0, 3))
def test_no_statement_of_an_order_that_a_person_changed_is_lost(names: list[str], room: int, place: int) -> None:
    base, new = with_room(room)
    name = next(name for name in names if name in {party.name for party in base.parties})
    party = base.party(name)
    tiers = list(party.prefers or ())
    tiers.insert(place % len(tiers), tiers.pop())  # the person moves one tier
    changed = replace(party, prefers=tuple(tiers))
    mine = replace(base, parties=tuple(changed if p.name == name else p for p in base.parties))
    merged = merge(base, mine, new).conflict
    if mine != base:
        assert merged.party(name).prefers == changed.prefers


def test_reasons_and_findings_of_a_person_stay() -> None:
    base = draft(one_sanctioner().world())
    key = base.keys[0]

    def noted(party: Party) -> Party:
        options = tuple(
            option if option.key != key else replace(option, why="Gespräch", because=(*option.because, "abcdef"))
            for option in party.options
        )
        return replace(party, options=options)

    mine = replace(base, title="Mein", parties=tuple(noted(party) for party in base.parties))
    new = draft(one_sanctioner().says("RUS", "rejects", "Waffenruhe", who="RUS").world())
    option: Option = next(o for o in merge(base, mine, new).conflict.options if o.key == key)
    assert option.why == "Gespräch"
    assert "abcdef" in option.because


COMMENTS = ("oben", "am Rand einer Option", "über einer Option", "am Wunsch", "am Ende")


def commented(text: str, key: str) -> str:
    """A file with a person's comments at its head, beside and above an option, in an order, and at its end."""
    lines = [f"# {COMMENTS[0]}", *text.rstrip("\n").split("\n")]
    place = next(n for n, line in enumerate(lines) if line.strip().startswith(f"{key}:"))
    lines[place] += f"   # {COMMENTS[1]}"
    lines.insert(place, f"      # {COMMENTS[2]}")
    first = next(n for n, line in enumerate(lines) if line.strip() == "prefers:")
    lines[first + 1] += f"  # {COMMENTS[3]}"
    return "\n".join([*lines, f"# {COMMENTS[4]}", ""])


@pytest.mark.parametrize("room", [4, 6, 9, 12])
@pytest.mark.parametrize("place", range(4))
def test_every_comment_survives_every_redraft(room: int, place: int) -> None:
    base, new = with_room(room)
    mine = ConflictFile.parse(commented(page(base, "de"), base.keys[place]))
    assert mine.conflict == base
    renamed = replace(mine.conflict, title="Mein Titel")
    mine = mine.edited(renamed)
    merged = merge(base, mine.conflict, new).conflict
    text = with_comments(mine.text, mine.edited(merged).text, "de")
    assert Conflict.parse(text) == merged
    found = " ".join(comment.text for comment in comments(text))
    for comment in COMMENTS:
        assert found.count(f"# {comment}") == 1, comment


@pytest.mark.parametrize(
    ("line", "code", "comment"),
    [
        ("a: b # c", "a: b", "# c"),
        ("a: 'b # c'", "a: 'b # c'", ""),
        ('a: "b \\" # c" # d', 'a: "b \\" # c"', "# d"),
        ("a: don't # c", "a: don't", "# c"),
        ("a: b#c", "a: b#c", ""),
        ("# c", "", "# c"),
    ],
)
def test_where_a_comment_begins(line: str, code: str, comment: str) -> None:
    assert split(line) == (code, comment)


def test_a_wish_may_carry_its_own_reason() -> None:
    base = draft(one_sanctioner().world())
    party = base.parties[0]
    tiers = ((Wish(base.keys[0], why="Interview"),), *(party.prefers or ()))
    mine = replace(base, parties=(replace(party, prefers=tiers), *base.parties[1:]))
    merged = merge(base, mine, draft(two_sanctioners().world())).conflict
    assert (merged.party(party.name).prefers or ())[0][0].why == "Interview"


def test_the_comment_on_silence_stays_where_a_party_is_rewritten() -> None:
    base, new = draft(one_sanctioner().world()), draft(two_sanctioners().world())
    told = "# Dazu hat sich die Partei nicht geäußert"
    mine = ConflictFile.parse(page(replace(base, title="Meine Fassung"), "de"))
    merged = merge(base, mine.conflict, new)
    text = with_comments(mine.text, mine.edited(merged.conflict).text, "de")
    groups = page(merged.conflict, "de").count(told)
    assert groups > 1
    assert text.count(told) == groups
    lines = text.split("\n")
    (place,) = [k for k, one in enumerate(lines) if one.startswith("# Was sich nicht rückgängig")]
    assert lines[place + 1] == "one-way:"  # not carried along with the block above it
    assert "left-out:" in mine.text
    assert "left-out:" not in text
    assert "# Was nicht aufgenommen" not in text
    assert ConflictFile.parse(text).conflict == merged.conflict
    without = "\n".join(line for line in mine.text.split("\n") if told not in line)  # taken out by hand
    assert told not in with_comments(without, mine.edited(merged.conflict).text.replace(told, "#"), "de")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("      -   - {statement: maybe a, because: [34db833c97], why: silence}", True),
        ("          - { why: 'silence', statement: maybe a }   # really?", True),
        ("          - {statement: maybe a,why:  silence, because: [34db833c97]}", True),
        ("          - {statement: maybe a, why: silence of the press}", False),
        ("          - {statement: maybe a}  # why: silence}", False),
        ("          - silence", False),
    ],
)
def test_a_line_about_silence_is_known_however_it_is_laid_out(line: str, told: bool) -> None:
    assert silent(line) == told
