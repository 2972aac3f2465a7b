"""Run the command line as a user does: in this process, or in one of its own where pipes and signals matter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from statusquo.case import Case
from statusquo.cli import main
from tests.builders import Build

DISPUTE = """\
statusquo: conflict/1
title: A dispute about an island
parties:
  Norland:
    options: {fight: Fight}
    prefers: [cede, not fight if cede, fight if not cede]
  Suland:
    options: {cede: Cede the island}
    prefers: [not fight, not cede]
status-quo: [fight]
"""


def cli(*words: object, **more: Any) -> Result:
    """The result of a command; an exception that a user would see as a traceback is raised."""
    runner = CliRunner(env={"COLUMNS": "80", "NO_COLOR": "1", "STATUSQUO_AUTHOR": "vw"})
    result = runner.invoke(main, [str(word) for word in words], **more)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def process(*words: object, **more: Any) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run(
        command(*words), capture_output=True, text=True, encoding="utf-8", timeout=120, check=False, env=env(), **more
    )


def command(*words: object) -> list[str]:
    """The words to start a command with."""
    return [sys.executable, "-c", "from statusquo.cli import main; main(prog_name='statusquo')", *map(str, words)]


def env() -> dict[str, str]:
    """The environment of such a process."""
    return {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "STATUSQUO_AUTHOR": "vw", "PYTHONUTF8": "1"}


def one_line(result: Result | subprocess.CompletedProcess[str], *expected: str) -> None:
    """Check that standard error is one line with these words, and that it is no traceback."""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("statusquo: ")
    for words in expected:
        assert words in lines[0], lines[0]


def island(folder: Path) -> Path:
    """A case with two reports: a demand, a threat, a refusal."""
    a = Build("a", "Norland fordert die Abtretung der Insel. Suland droht mit Sanktionen.", date="2025-12-02")
    nor, sul = a.actor("Norland"), a.actor("Suland")
    a.position(nor, "demands", "Abtretung der Insel", who_would_act=sul, confidence=0.9)
    a.position(sul, "threatens", "Sanktionen", who_would_act=sul, confidence=0.4)
    a.event("talks", [nor, sul], "Norland fordert die Abtretung der Insel.")
    b = Build("b", "Suland lehnt die Abtretung der Insel ab.", date="2025-12-03", publisher="Bote")
    sul_b = b.actor("Suland")
    b.position(sul_b, "rejects", "Abtretung der Insel", who_would_act=sul_b)
    path = folder / "island.case"
    with Case.open(path) as case:
        case.add([a.findings(), b.findings()])
    return path
