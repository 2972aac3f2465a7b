"""A verdict in short, so that the briefs of two days can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from statusquo.assessment.results import Assessment, Share
from statusquo.brief.verdict import Kind, everywhere, kind_of, ranked


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of a status quo.

    Attributes:
        kind: the verdict as one word of the program.
        stable: concept, and whether the state is an equilibrium; ``None`` = not in all cases the same, or not known.
        shares: the least and the largest share of each concept over the cases that were computed.
    """

    kind: Kind = "none"
    stable: tuple[tuple[str, bool | None], ...] = ()
    shares: tuple[tuple[Share, Share], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; :meth:`of` takes it."""
        return {
            "kind": self.kind,
            "stable": dict(self.stable),
            "share": {low.concept: [_plain(low), _plain(high)] for low, high in self.shares},
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Judged:
        """The verdict from its data.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        if data["kind"] not in get_args(Kind):
            raise ValueError(data["kind"])
        shares = ((_share(key, low), _share(key, high)) for key, (low, high) in data["share"].items())
        return cls(data["kind"], tuple(dict(data["stable"]).items()), tuple(shares))


def judged(assessment: Assessment | None) -> Judged | None:
    """The verdict of an assessment; ``None`` without one."""
    if assessment is None:
        return None
    shares = (ranked(assessment, concept) for concept in assessment.concepts)
    return Judged(
        kind_of(assessment),
        tuple((concept, everywhere(assessment, concept)) for concept in assessment.concepts),
        tuple((replace(found[0], parties=()), replace(found[-1], parties=())) for found in shares if found),
    )


def _plain(share: Share) -> dict[str, Any]:
    return {"value": share.value, "low": share.low, "high": share.high, "exact": share.exact, "orders": share.looked_at}


def _share(concept: str, data: Mapping[str, Any]) -> Share:
    value, low, high = (float(data[key]) for key in ("value", "low", "high"))
    return Share(concept, value, low, high, bool(data["exact"]), int(data["orders"]))
