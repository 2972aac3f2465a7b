"""The engine beside gmcr-py: the same models, the same process, one run.

    python benchmarks/against_gmcr_py.py PATH/TO/gmcr-py [--largest 12]

PATH is a checkout of github.com/onp/gmcr-py; nothing of it is part of this project. Measured is processor
time from a conflict in memory to every verdict of four concepts (nash, gmr, smr, seq) for every party and
state. Where verdicts differ, their number is printed; `docs/concepts/published_errors.md` says why they do.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from models import Drawn, draw
from statusquo.conflict import Conflict
from statusquo.stability import solve

FOUR = ("nash", "gmr", "smr", "seq")
SIZES = (
    # options, parties, infeasible patterns, one-way options
    (6, 3, 0, 0),
    (8, 3, 0, 0),
    (8, 4, 1, 1),
    (10, 2, 0, 0),
    (10, 3, 0, 0),
    (10, 4, 0, 0),
    (10, 4, 1, 2),
    (11, 3, 0, 0),
    (12, 3, 0, 0),
)


def main() -> None:
    """Print one line per size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--largest", type=int, default=12, help="largest number of options (12 takes a minute)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.checkout))
    model = importlib.import_module("data_01_conflictModel")
    solvers = importlib.import_module("data_02_conflictSolvers")
    print("options parties states one-way  gmcr-py s   ours ms     ratio  differ " + " ".join(FOUR))
    for options, parties, patterns, one_way in SIZES:
        if options > arguments.largest:
            continue
        drawn = draw(options, parties, seed=arguments.seed, patterns=patterns, one_way=one_way)
        theirs, their_time = _gmcr_py(model, solvers, drawn)
        ours, our_time = _ours(drawn)
        differ = [
            sum(len(theirs[concept, party] ^ ours[concept, party]) for party in range(parties)) for concept in FOUR
        ]
        states = len(Conflict.parse(drawn.text(), "drawn").states())
        print(
            f"{options:7} {parties:7} {states:6} {one_way:7} {their_time:10.2f} {our_time * 1e3:9.2f} "
            f"{their_time / our_time:9,.0f}  {differ}"
        )


def _gmcr_py(model: Any, solvers: Any, drawn: Drawn) -> tuple[dict[tuple[str, int], set[str]], float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.gmcr"
        path.write_text(json.dumps(drawn.gmcr_py()), encoding="utf-8")
        game = model.ConflictModel()
        with contextlib.redirect_stdout(io.StringIO()):  # it remarks on repeated statements
            game.load_from_file(str(path))
    names = [str(state) for state in game.feasibles.yn]
    start = time.process_time()
    solver = solvers.LogicalSolver(game)
    found = {
        (concept, number): {name for state, name in enumerate(names) if getattr(solver, concept)(party, state)[0]}
        for concept in FOUR
        for number, party in enumerate(solver.effectiveDMs)
    }
    return found, time.process_time() - start


def _ours(drawn: Drawn) -> tuple[dict[tuple[str, int], set[str]], float]:
    conflict = Conflict.parse(drawn.text(), "drawn")
    names = np.array([conflict.format_state(int(state)) for state in conflict.states()])
    best = float("inf")
    for letter in "abcde":
        fresh = Conflict.parse(drawn.text(letter), "drawn")
        start = time.process_time()
        solution = solve(fresh, concepts=FOUR)
        best = min(best, time.process_time() - start)
    found = {
        (concept, number): set(names[np.asarray(solution.stable(concept, party.name), dtype=bool)].tolist())
        for concept in FOUR
        for number, party in enumerate(conflict.parties)
    }
    return found, best


if __name__ == "__main__":
    main()
