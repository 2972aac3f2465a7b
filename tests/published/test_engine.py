"""The engine against what was published, and against the reference on every conflict of the catalogue."""

from __future__ import annotations

import re

import pytest

from statusquo.conflict import catalogue
from statusquo.errors import UsageError
from statusquo.stability import CONCEPTS, solve
from statusquo.stability.coalitions import solve_coalitions
from statusquo.stability.inverse import count_rankings
from tests import reference
from tests.properties.compare import named
from tests.published.cases import COUNTS, NUMBER_OF_STATES, VERDICTS, Count, Verdict
from tests.reference_file import read


@pytest.mark.parametrize("case", VERDICTS, ids=lambda case: case.name)
def test_verdicts(case: Verdict) -> None:
    conflict = catalogue.load(case.conflict)
    solution = solve(conflict)
    if case.party:
        found = named(solution, case.concept, case.party)
    else:
        found = {conflict.format_state(int(state)) for state in solution.equilibria(case.concept)}
    if not case.holds:
        said = found.isdisjoint(case.states)
    else:
        said = found == set(case.states) if case.complete else found >= set(case.states)
    assert said == case.agrees


@pytest.mark.parametrize("name", catalogue.names())
def test_all_verdicts_are_those_of_the_reference(name: str) -> None:
    solution = solve(catalogue.load(name))
    expected = reference.solve(read(catalogue.text(name)).model)
    for concept in CONCEPTS:
        for party in solution.parties:
            assert named(solution, concept, party) == expected[concept][party]


@pytest.mark.parametrize("case", COUNTS, ids=lambda case: f"{case.concept}-{case.number}")
def test_counts_of_stabilising_orders(case: Count) -> None:
    found = count_rankings(catalogue.load(case.conflict), case.target, case.concept, [case.party])
    assert found.total == 720
    assert (found.equilibrium == case.number) == case.agrees


def test_elmira_together() -> None:
    """Kinsara 2014, pp. 13-15: state 7 is left by the ministry and Uniroyal together, for state 10."""
    elmira = catalogue.load("elmira")
    ministry, uniroyal, local = (party.name for party in elmira.parties)
    found = solve_coalitions(elmira)
    seven, ten, three = (list(found.states).index(elmira.state(state)) for state in ("NYNNY", "YNYNY", "NNYNN"))
    assert not found.stable("cnash", [ministry, uniroyal])[seven]
    assert not found.stable("cseq", [ministry, uniroyal])[seven]
    assert all(found.stable("cnash", group)[ten] for group in found.coalitions)
    assert found.stable("cseq", [local])[three]
    partition = [[ministry, uniroyal], [local]]
    blocks = solve_coalitions(elmira, ["cseq"], among=partition, credible="blocks")
    assert not blocks.stable("cseq", [local])[three]


@pytest.mark.parametrize("name", catalogue.names())
def test_a_shipped_conflict_is_clean(name: str) -> None:
    """A title, a source with its year or edition, no cautions, the published number of states."""
    conflict = catalogue.load(name)
    assert conflict.title
    assert re.search(r"\b(19|20)\d\d\b|edition", catalogue.citation(name))
    assert conflict.warnings() == ()
    if name in NUMBER_OF_STATES:
        assert len(conflict.states()) == NUMBER_OF_STATES[name][0]


def test_a_name_may_have_hyphens() -> None:
    assert catalogue.load("cuban-missile-crisis") == catalogue.load("cuban_missile_crisis")


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(UsageError, match="no conflict 'atlantis'; choose one of axelrod_dilemma, chicken"):
        catalogue.load("atlantis")
    with pytest.raises(UsageError):
        catalogue.text("../elmira")
