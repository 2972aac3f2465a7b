"""Help texts: there, quick, and readable at 80 columns without colour."""

from __future__ import annotations

import pytest

from statusquo.cli.main import COMMANDS
from tests.unit.cli.running import cli, process

READING = ("add", "assess", "backup", "brief", "doctor", "draft", "read", "review", "show", "solve")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_of_every_command(name: str) -> None:
    result = cli(name, "--help")
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("name", READING)
def test_every_command_that_reads_has_json(name: str) -> None:
    assert "--json" in cli(name, "--help").stdout


def test_the_list_of_commands_loads_none_of_them() -> None:
    code = (
        "import sys; from statusquo.cli import main\n"
        "try:\n main(['--help'], prog_name='statusquo')\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'sqlalchemy', 'ruamel', 'rich', 'jinja2', 'statusquo.case', 'statusquo.reading'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for name in COMMANDS:
        assert name in done.stdout


def test_version() -> None:
    done = process("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("statusquo ")
