"""A conflict in a terminal."""

from __future__ import annotations

from statusquo.conflict import Conflict, Option, Party, Wish
from statusquo.conflict.text import counted


def island() -> Conflict:
    return Conflict(
        "Island",
        (
            Party("Norland", (Option("fight", "Fight"),), ((Wish("fight"), Wish("cede")),)),
            Party("Suland", (Option("cede", "Cede the island"),), ranking=(("-N",), ("-Y",))),
            Party("World"),
        ),
        status_quo="Y-",
    )


def test_repr_is_one_line() -> None:
    assert repr(island()) == "<Conflict 'Island': 3 parties, 2 options, status quo Y->"


def test_print_shows_who_can_do_what() -> None:
    assert str(island()).splitlines() == [
        "Island",
        "  Norland: 2 statements",
        "    Y Fight (fight)",
        "  Suland: a ranking of 2 places",
        "    - Cede the island (cede)",
        "  World: no preferences",
        "2 preference orders fit",
    ]


def test_large_numbers_are_powers_of_ten() -> None:
    assert counted(1, "order") == "1 order"
    assert counted(2_000_000, "order") == "2,000,000 orders"
    assert counted(10**55 + 1, "order") == "more than 10^55 orders"
