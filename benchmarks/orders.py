"""Orders per second of the share of orders, and the time an editor waits for a small model.

    python benchmarks/orders.py

The model of the first table: four parties, eight statements each in tiers of four, all five concepts.
"""

from __future__ import annotations

import json
import time

from models import draw
from statusquo.conflict import Conflict
from statusquo.stability import solve
from statusquo.stability.robustness import robustness


def main() -> None:
    """Print both tables."""
    print("options parties feasible  samples   cpu s   orders/s")
    for options, patterns, one_way in ((6, 0, 0), (8, 0, 0), (10, 0, 0), (10, 1, 2), (12, 0, 0)):
        conflict = _open(options, patterns, one_way)
        samples = 4096 if options <= 10 else 1024
        start = time.process_time()
        robustness(conflict, enumerated=0, samples=samples, seed=1)
        spent = time.process_time() - start
        print(
            f"{options:7} {len(conflict.parties):7} {len(conflict.states()):8} {samples:8} {spent:7.2f} "
            f"{samples / spent:10,.0f}"
        )
    print("\noptions parties feasible   solve ms   parse and solve ms")
    for options in (4, 6, 8):
        text = draw(options, 4 if options > 4 else 2, seed=1, patterns=1).text()
        conflict = Conflict.parse(text, "drawn")
        alone = _best(lambda conflict=conflict: solve(conflict))
        both = _best(lambda text=text: solve(Conflict.parse(text, "drawn")))
        states = len(conflict.states())
        print(f"{options:7} {len(conflict.parties):7} {states:8} {alone * 1e3:10.2f} {both * 1e3:12.2f}")


def _open(options: int, patterns: int, one_way: int) -> Conflict:
    """A drawn conflict whose statements stand in tiers of four."""
    data = json.loads(draw(options, 4, seed=1, patterns=patterns, one_way=one_way).text())
    for body in data["parties"].values():
        body["prefers"] = [body["prefers"][:4], body["prefers"][4:]]
    return Conflict.parse(json.dumps(data), "drawn")


def _best(job: object, rounds: int = 20) -> float:
    """The shortest of some rounds, seconds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        job()  # type: ignore[operator]
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    main()
