"""What was published about the conflicts of the catalogue, as a table.

Each line says where it stands and what it says. `agrees` is false where the definitions give something else;
then `docs/concepts/published_errors.md` has the proof. Lines of source `computed` are not from the
literature: they pin what both solvers find, so that a change of any result is seen.
"""

from __future__ import annotations

from dataclasses import dataclass

GUIDE = "Kinsara, A Simple Guide to GMCR+, 2014"


@dataclass(frozen=True)
class Verdict:
    """States said to be stable or equilibria.

    Args:
        conflict: name in the catalogue.
        concept: nash, gmr, smr, seq or sseq.
        party: whose stability; empty for equilibria.
        states: Y/N strings.
        source: author, year, page.
        complete: whether the source lists all of them (otherwise some).
        holds: false if the states are said *not* to be stable.
        agrees: whether the definitions give the same.
    """

    conflict: str
    concept: str
    party: str
    states: tuple[str, ...]
    source: str
    complete: bool = True
    holds: bool = True
    agrees: bool = True

    @property
    def name(self) -> str:
        """A name for the test's report."""
        return f"{self.conflict}-{self.concept}-{self.party or 'equilibria'}-{self.source.split(',')[0]}"


VERDICTS = (
    Verdict("prisoners_dilemma", "nash", "", ("NN",), "Brodie, 2x2 Ordinal Games, 2011, thumbnail"),
    Verdict("chicken", "nash", "", ("NY", "YN"), "COMAP, For All Practical Purposes, 10th ed., p. 642"),
    Verdict("elmira", "nash", "", ("NYNNY",), f"{GUIDE}, pp. 13-14 (state 7)", complete=False),
    Verdict(
        "garrison",
        "gmr",
        "Opponents in Canada",
        ("NNYNYYNNN",),
        "gmcr-py, LogicalSolver.gmr on its example Garrison.gmcr (state 6)",
        complete=False,
        holds=False,
        agrees=False,
    ),
    Verdict(
        "garrison",
        "smr",
        "Opponents in Canada",
        ("NNYNYYNNN",),
        "gmcr-py, LogicalSolver.smr on its example Garrison.gmcr (state 6)",
        complete=False,
        holds=False,
        agrees=False,
    ),
    Verdict("axelrod_dilemma", "seq", "", ("NN", "YY"), "computed"),
    Verdict("chicken", "gmr", "", ("NY", "YN", "YY"), "computed"),
    Verdict("chicken", "seq", "", ("NY", "YN"), "computed"),
    Verdict("cuban_missile_crisis", "nash", "", ("YNYN",), "computed"),
    Verdict("cuban_missile_crisis", "seq", "", ("NNYN", "NYYN", "YNYN"), "computed"),
    Verdict("syria_iraq_1975", "nash", "", ("NYY",), "computed"),
    Verdict("syria_iraq_1975", "gmr", "", ("NNN", "NYY"), "computed"),
    Verdict("syria_iraq_1975", "smr", "", ("NYY",), "computed"),
    Verdict("syria_iraq_1975", "seq", "Iraq", ("NNY", "NYY", "YNN", "YNY"), "computed"),
    Verdict("syria_iraq_1975", "sseq", "Iraq", ("NNY", "NYY", "YNN"), "computed"),
    Verdict(
        "elmira",
        "seq",
        "",
        ("NNNYN", "NNNYY", "NYNNY", "YNNYN", "YNNYY", "YNYNY"),
        "computed",
    ),
    Verdict(
        "garrison",
        "seq",
        "",
        ("NNYNNYNNN", "NNYNYNNNY", "NNYNYNNYN", "NYNYNNYNN", "YNNYNYNNN", "YNNYYNNNY", "YNNYYNNYN"),
        "computed",
    ),
)


@dataclass(frozen=True)
class Count:
    """How many strict orders of a party make a state an equilibrium, the others' preferences as they are."""

    conflict: str
    party: str
    target: str
    concept: str
    number: int
    source: str
    agrees: bool = True


COUNTS = (
    Count("syria_iraq_1975", "Syria", "YNN", "nash", 240, f"{GUIDE}, p. 11"),
    Count("syria_iraq_1975", "Syria", "YNN", "seq", 420, f"{GUIDE}, p. 11", agrees=False),
    Count("syria_iraq_1975", "Syria", "YNN", "seq", 384, "computed"),
    Count("syria_iraq_1975", "Syria", "YNN", "gmr", 384, "computed"),
    Count("syria_iraq_1975", "Syria", "YNN", "smr", 300, "computed"),
)

NUMBER_OF_STATES = {
    "garrison": (23, f"{GUIDE}, p. 13"),
    "syria_iraq_1975": (6, f"{GUIDE}, table 3, p. 8"),
    "elmira": (12, "model shipped with gmcr-py 0.3.6"),
    "cuban_missile_crisis": (12, "model shipped with gmcr-py 0.3.1"),
}
