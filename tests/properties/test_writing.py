"""The quick way to write the ids of findings gives the bytes of the plain way, whatever the ids look like."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict, LeftOut, Option, Party, Wish
from statusquo.conflict.write import emit, spelled, styled, to_data

plain_ids = st.text("0123456789abcdef", min_size=10, max_size=10)
like_numbers = st.one_of(
    st.text("0123456789", min_size=10, max_size=10),
    st.text("01", min_size=8, max_size=8).map(lambda bits: f"0b{bits}"),
    st.tuples(st.text("0123456789", min_size=4, max_size=4), st.text("0123456789", min_size=5, max_size=5)).map(
        "e".join
    ),
)
because = st.lists(st.one_of(plain_ids, like_numbers), max_size=4).map(tuple)
labels = st.sampled_from(("to talk", "because-of-list-0", "[because-of-list-1]", "- because-of-list-0", "0b10101010"))


@given(labels, because, because, because, because)
@settings(max_examples=150)
def test_both_ways_to_write_give_the_same_bytes(
    label: str, of_option: tuple[str, ...], of_wish: tuple[str, ...], of_state: tuple[str, ...], left: tuple[str, ...]
) -> None:
    tiers = ((Wish("a", because=of_wish), Wish("maybe_b", because=of_option)), (Wish("not a", because=of_state),))
    party = Party("A", (Option("a", label, of_option), Option("maybe_b", "that")), tiers)
    entries = (LeftOut(label, "no wish", left, "no_wish"),)
    conflict = Conflict("T", (party,), status_quo="YN", status_quo_because=(("a", of_state),), left_out=entries)
    data = to_data(conflict)
    assert spelled(data) == emit(styled(data)) == conflict.dump()
    assert Conflict.parse(conflict.dump()) == conflict
