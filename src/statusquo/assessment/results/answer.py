"""The five answers for one state taken as status quo."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from statusquo.assessment.results.edits import Edit
from statusquo.assessment.results.orders import Share, Swing
from statusquo.assessment.results.shown import table
from statusquo.assessment.results.stable import Verdict
from statusquo.assessment.results.ways import Joint, Reached, Way


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """The five answers for one state taken as status quo.

    Attributes:
        verdicts: question 1, by concept then party.
        shares, swings: question 2; ``party_swings``: those of the shares in which it is stable for one party.
        edits: question 3, by concept, smallest first.
        reached, ways: question 4.
        joint: question 5.
    """

    state: str
    verdicts: tuple[Verdict, ...] = ()
    shares: tuple[Share, ...] = ()
    swings: tuple[Swing, ...] = ()
    edits: tuple[Edit, ...] = ()
    reached: tuple[Reached, ...] = ()
    ways: tuple[Way, ...] = ()
    joint: tuple[Joint, ...] = ()
    party_swings: tuple[Swing, ...] = ()

    def __repr__(self) -> str:
        """Short: the state and under which concepts it is an equilibrium."""
        stable = [concept for concept in self.table() if self.stable(concept)]
        return f"<StateAnswer for {self.state}: stable under {', '.join(stable) or 'none'}>"

    def _repr_html_(self) -> str:
        """The table of verdicts, with shares if they are known."""
        found, parties = self.table(), list(dict.fromkeys(verdict.party for verdict in self.verdicts))
        head = [self.state, *parties, "all", *(["share of orders"] if self.shares else [])]
        rows = []
        for concept, verdicts in found.items():
            signs = ["✓" if stable else "✗" for stable in (*verdicts.values(), self.stable(concept))]
            rows.append([concept.upper(), *signs, *([f"{self.share(concept).value:.3g}"] if self.shares else [])])
        return table(head, rows)

    def stable(self, concept: str) -> bool:
        """Whether the state is stable for every party under a concept (baseline)."""
        return all(verdict.stable for verdict in self.verdicts if verdict.concept == concept)

    def verdict(self, concept: str, party: str) -> Verdict:
        """The verdict of that concept for that party."""
        return next(v for v in self.verdicts if v.concept == concept and v.party == party)

    def share(self, concept: str) -> Share:
        """The share of that concept."""
        return next(share for share in self.shares if share.concept == concept)

    def table(self) -> dict[str, dict[str, bool]]:
        """Concept, then party, then whether the state is stable for it."""
        table: dict[str, dict[str, bool]] = {}
        for verdict in self.verdicts:
            table.setdefault(verdict.concept, {})[verdict.party] = verdict.stable
        return table

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "state": self.state,
            "stable": self.table(),
            "equilibrium": {concept: self.stable(concept) for concept in self.table()},
            "share": {share.concept: share.value for share in self.shares},
            "shares": [asdict(share) for share in self.shares],
            "verdicts": [asdict(verdict) for verdict in self.verdicts],
            "swings": [asdict(swing) | {"swing": swing.swing} for swing in self.swings],
            "party_swings": [asdict(swing) | {"swing": swing.swing} for swing in self.party_swings],
            "edits": [
                asdict(e) | {"size": e.size, "against": list(e.against), "disagrees": e.disagrees} for e in self.edits
            ],
            "reached": [asdict(reached) for reached in self.reached],
            "ways": [
                asdict(way) | {"against_interest": [asdict(step) for step in way.against_interest]} for way in self.ways
            ],
            "joint": [asdict(joint) | {"agreed": joint.agreed} for joint in self.joint],
        }
