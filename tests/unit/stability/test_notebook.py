"""What a notebook and a terminal show of results that are no plain solution, and the conflict graph."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from statusquo.conflict import catalogue
from statusquo.errors import UsageError
from statusquo.stability import reach, solve, solve_coalitions, solve_graph, to_graph
from tests.unit.stability.models import prisoners, standoff, wide


def words(svg: str) -> str:
    return " ".join(part.strip() for part in ET.fromstring(svg).itertext() if part.strip())


def test_the_graph_shows_the_way_to_the_equilibria():
    elmira = solve(catalogue.load("elmira"))
    drawn = elmira._repr_svg_()
    assert drawn is not None
    assert ET.fromstring(drawn).tag.endswith("svg")
    seen = words(drawn)
    assert "today" in seen
    assert "after 3 moves" in seen
    assert "insist on the original order" in seen
    assert "can be reached and are not drawn" not in seen or "more states" in seen
    assert elmira.graph()._repr_svg_() == drawn
    assert str(elmira.graph("YNYNY")) != str(elmira.graph())
    assert "heute" in words(str(elmira.graph(language="de")))


def test_html_holds_table_and_picture():
    shown = solve(catalogue.load("elmira"))._repr_html_()
    assert shown.count("<table") == shown.count("<svg") == 1


def test_no_picture_without_a_status_quo_or_of_a_large_conflict():
    open_one = replace(prisoners(), status_quo="N-")
    assert solve(open_one)._repr_svg_() is None
    assert "<svg" not in solve(replace(prisoners(), status_quo=None))._repr_html_()
    with pytest.raises(UsageError, match="status quo"):
        solve(open_one).graph()
    large = replace(wide(13, 2, mixed=False), status_quo="N" * 13)
    assert solve(large, ["nash"])._repr_svg_() is None


def test_the_graph_is_bounded_and_says_what_it_leaves_out():
    conflict = replace(wide(9, 3, mixed=False), status_quo="N" * 9)
    drawn = str(solve(conflict).graph())
    assert drawn.count('class="paper"') <= 18
    assert "not drawn" in words(drawn)


def test_names_are_escaped_everywhere():
    conflict = prisoners()
    evil = replace(conflict.parties[0], name="<script>alert(1)</script>")
    changed = replace(conflict, parties=(evil, conflict.parties[1]), title="<b>&")
    solution = solve(changed)
    for shown in (
        changed._repr_html_(),
        solution._repr_html_(),
        solve_coalitions(changed)._repr_html_(),
        solve_graph(to_graph(solution))._repr_html_(),
        reach(solution)._repr_html_(),
    ):
        assert "<script" not in shown
        assert "<b>&" not in shown
        assert "&lt;script&gt;" in shown


def test_coalitions_print_as_a_table():
    found = solve_coalitions(prisoners(), ["cnash"])
    assert str(found) == (
        "Prisoners: 4 states\n"
        "state | One   | Two   | One + Two | equilibrium\n"
        "      | cnash | cnash | cnash     | cnash\n"
        "------+-------+-------+-----------+------------\n"
        "NN    | ·     | ·     | x         | ·\n"
        "YN    | x     | ·     | x         | ·\n"
        "NY    | ·     | x     | x         | ·\n"
        "YY    | x     | x     | ·         | ·"
    )
    assert found.to_dict()["equilibria"] == {"cnash": []}
    assert found.to_dict()["stable"]["cnash"][2] == ["NN", "YN", "NY"]
    assert "CoalitionSolution of 'Prisoners'" in repr(found)
    assert str(solve_coalitions(wide(7, 2), ["cnash"])).count("\n") == 3 + 40 + 1


def test_reach_prints_as_a_table():
    found = reach(solve(prisoners()))
    assert str(found).splitlines()[3:5] == [
        "NN    | 0              | 0",
        "YN    | 1     One      | 1     One",
    ]
    assert found.to_dict()["reached"]["YY"] == {
        "moves": {"level": 2, "movers": ["One", "Two"]},
        "improvements": {"level": 2, "movers": ["One", "Two"]},
    }
    assert repr(found) == "<Reach of 'Prisoners' from NN>"
    assert "..." in str(reach(solve(replace(wide(7, 2, mixed=False), status_quo="N" * 7))))


def test_a_conflict_shows_itself():
    shown = standoff()._repr_html_()
    for option in standoff().options:
        assert f"<code>{option.key}</code>" in shown
