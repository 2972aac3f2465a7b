"""Results as values, tables and dicts."""

import sys

import pytest

from statusquo.errors import UsageError
from statusquo.stability import solve, table
from tests.unit.stability.models import prisoners, standoff, wide


def test_printed_table():
    assert str(solve(prisoners(), ["nash", "seq"])) == (
        "Prisoners: 4 states\n"
        "state | One      | Two      | equilibrium\n"
        "      | nash seq | nash seq | nash seq\n"
        "------+----------+----------+------------\n"
        "NN *  | ·    x   | ·    x   | ·    E\n"
        "YN    | x    x   | ·    ·   | ·    ·\n"
        "NY    | ·    ·   | x    x   | ·    ·\n"
        "YY    | x    x   | x    x   | E    E"
    )


def test_filters_and_sorting():
    solution = solve(prisoners())
    assert [row.text for row in table(solution, taken=["a"]).rows] == ["YN", "YY"]
    assert [row.text for row in table(solution, not_taken=["a"], pattern="-Y").rows] == ["NY"]
    assert [row.text for row in table(solution, equilibria="seq").rows] == ["NN", "YY"]
    assert [row.text for row in table(solution, stable_for=["One"], concepts=["nash"]).rows] == ["YN", "YY"]
    assert [row.text for row in solution.table(sort="One").rows] == ["YN", "NN", "YY", "NY"]
    assert [row.text for row in solution.table(sort="equilibria").rows][:2] == ["YY", "NN"]
    assert "One" not in str(solution.table(parties=["Two"]))
    assert "(2 of 4 states)" in str(table(solution, equilibria="seq"))
    assert [row.text for row in table(solution, equilibria="any", concepts="nash").rows] == ["YY"]
    assert [row.text for row in table(solution, taken="a", stable_for="One", sort="One").rows] == ["YN", "YY"]
    assert solution.table(parties="Two", concepts="seq").parties == ("Two",)


def test_rows_are_a_sequence():
    rows = solve(prisoners()).table().rows
    assert len(rows) == 4
    assert rows[-1].text == "YY"
    assert [row.state for row in rows[1:3]] == [1, 2]
    assert rows[0].status_quo
    assert rows[3].equilibrium["nash"]
    with pytest.raises(IndexError):
        rows[4]


def test_lists_of_some_states():
    solution = solve(prisoners())
    found = solution.to_dict(concepts=["nash"], taken=["a"], limit=2)
    assert found["stable"] == {"nash": {"One": ["YN", "YY"], "Two": ["YY"]}}
    assert (found["listed"], found["states"]) == (2, 4)
    assert solution.to_dict(taken=["a"], limit=1)["equilibria"]["nash"] is None
    assert solution.conflict.format_states(solution.states) == ["NN", "YN", "NY", "YY"]


@pytest.mark.parametrize(
    "choice",
    [
        {"taken": ["z"]},
        {"taken": "ab"},
        {"parties": ["z"]},
        {"stable_for": ["z"]},
        {"sort": "z"},
        {"equilibria": "z"},
        {"concepts": ["z"]},
    ],
)
def test_wrong_choices(choice):
    with pytest.raises(UsageError):
        table(solve(prisoners()), **choice)


def test_long_tables_are_cut_and_large_solutions_show_equilibria():
    solution = solve(wide(7, 2))
    assert "more rows" in str(solution)
    assert "more rows" not in solution.table().text(shown=200)
    large = solve(wide(13, 2, mixed=False), ["nash"])
    assert "of 8192 states)" in str(large)


def test_html_is_escaped():
    from dataclasses import replace

    conflict = prisoners()
    evil = replace(conflict.parties[0], name="<script>alert(1)</script>")
    shown = solve(replace(conflict, parties=(evil, conflict.parties[1])))._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert shown.count("<tr>") == 2 + 4


def test_a_large_solution_is_shown_without_walking_through_it():
    large = solve(wide(16, 2, mixed=False), ["nash", "gmr"])
    assert "more rows" in str(large)
    assert "of 65536 states" in large._repr_html_()


def test_to_dict():
    found = solve(prisoners(), ["nash"]).to_dict()
    assert found == {
        "title": "Prisoners",
        "parties": ["One", "Two"],
        "options": ["a", "b"],
        "states": 4,
        "orders": 1,
        "stable": {"nash": {"One": ["YN", "YY"], "Two": ["NY", "YY"]}},
        "equilibria": {"nash": ["YY"]},
        "status_quo": "NN",
    }
    short = solve(prisoners(), ["nash"]).to_dict(limit=3)
    assert short["equilibria"] == {"nash": None}
    assert short["stable"]["nash"] == {"One": None, "Two": None}


def test_names_and_numbers():
    solution = solve(standoff())
    assert solution.index("YNNY") == solution.index(9)
    assert repr(solution) == "<Solution of 'Standoff': 12 states, nash, gmr, smr, seq, sseq>"
    assert "baseline of 16 orders" in str(solution)
    with pytest.raises(UsageError, match="not feasible"):
        solution.index(3)
    assert solution.ranks("West").min() == 1


def test_without_pandas_the_frame_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pip install pandas"):
        solve(prisoners()).to_frame()


def test_frame():
    pytest.importorskip("pandas")
    frame = solve(prisoners(), ["nash"]).to_frame()
    assert list(frame.index) == ["NN", "YN", "NY", "YY"]
    assert frame["equilibrium", "nash"].tolist() == [False, False, False, True]
