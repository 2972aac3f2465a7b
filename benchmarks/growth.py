"""How time and memory grow with states, parties and options.

    python benchmarks/growth.py [--largest 20]

Each size runs in a process of its own, so that the peak of memory is that of one solve. The model of the
table: four parties, a quarter of the states infeasible, two one-way options, eight statements a party, all
five concepts. The last column is the share of memory bandwidth: bytes of payoff read once per concept and
party, per second of solving, against a plain copy measured in the same process.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from models import draw

ROWS = (
    # options, parties, infeasible patterns, one-way options
    (6, 4, 1, 2),
    (10, 4, 0, 0),
    (10, 4, 1, 2),
    (12, 4, 1, 2),
    (14, 4, 1, 2),
    (16, 4, 0, 0),
    (16, 4, 1, 2),
    (16, 2, 1, 2),
    (16, 3, 1, 2),
    (16, 6, 1, 2),
    (16, 8, 1, 2),
    (18, 4, 1, 2),
    (20, 2, 1, 2),
    (20, 4, 0, 0),
    (20, 4, 1, 2),
    (22, 4, 1, 2),
    (24, 4, 1, 2),
)


def main() -> None:
    """Print the table, or (with `--one`) the line of one size as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--largest", type=int, default=20, help="largest number of options; 24 takes minutes")
    parser.add_argument("--smallest", type=int, default=0)
    parser.add_argument("--one", nargs=4, type=int, metavar=("OPTIONS", "PARTIES", "PATTERNS", "ONEWAY"))
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(_measure(*arguments.one)))
        return
    print("options parties   feasible one-way     wall s      cpu s   peak MiB  above import  bandwidth")
    for row in ROWS:
        if not arguments.smallest <= row[0] <= arguments.largest:
            continue
        command = [sys.executable, str(Path(__file__)), "--one", *map(str, row)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        print(
            f"{row[0]:7} {row[1]:7} {found['states']:10,} {row[3]:7} "
            f"{found['wall']:10.4f} {found['cpu']:10.4f} "
            f"{found['peak']:10.0f} {found['peak'] - found['before']:13.0f} {found['bandwidth']:10.1%}",
            flush=True,
        )


def _measure(options: int, parties: int, patterns: int, one_way: int) -> dict[str, float]:
    from statusquo.conflict import Conflict
    from statusquo.stability import solve

    text = draw(options, parties, seed=1, patterns=patterns, one_way=one_way).text()
    before = _peak()
    wall = cpu = float("inf")
    for _ in range(5 if options <= 16 else 1):
        conflict = Conflict.parse(text, "drawn")
        start, start_cpu = time.perf_counter(), time.process_time()
        solution = solve(conflict)
        wall = min(wall, time.perf_counter() - start)
        cpu = min(cpu, time.process_time() - start_cpu)
    peak = _peak()
    states = int(np.asarray(solution.stable("nash", conflict.parties[0].name)).size)
    read = 5 * parties * 2**options * 2 / wall
    return {
        "states": states,
        "wall": wall,
        "cpu": cpu,
        "before": before,
        "peak": peak,
        "bandwidth": read / _copy_bandwidth(),
    }


def _peak() -> float:
    """Largest resident memory so far, MiB (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _copy_bandwidth() -> float:
    """Bytes per second of a plain copy of 64 MiB."""
    source = np.zeros(2**26, dtype=np.uint8)
    target = np.empty_like(source)
    np.copyto(target, source)
    start = time.perf_counter()
    for _ in range(4):
        np.copyto(target, source)
    return 4 * source.nbytes / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
