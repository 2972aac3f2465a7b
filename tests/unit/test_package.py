"""What ``import statusquo`` promises: its names, its lightness, its files in the wheel."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pytest

import statusquo
from statusquo.cli.main import COMMANDS

HEAVY = (
    "starlette",
    "uvicorn",
    "sqlalchemy",
    "alembic",
    "HanTa",
    "pydantic",
    "jinja2",
    "rich",
    "click",
    "ruamel",
    "numpy",
)


def test_public_names_are_all_there() -> None:
    assert sorted(statusquo.__all__) == ["Case", "Conflict", "Report", "assess", "brief", "draft", "read", "solve"]
    for name in statusquo.__all__:
        assert callable(getattr(statusquo, name)), name
    assert set(statusquo.__all__) <= set(dir(statusquo))
    with pytest.raises(AttributeError, match="nothing_like_that"):
        _ = statusquo.nothing_like_that


def test_import_loads_no_web_store_or_language_package() -> None:
    code = f"import sys, statusquo; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_brief_stays_a_function_when_its_folder_is_imported() -> None:
    code = "import statusquo.brief.document, statusquo; print(statusquo.brief.__module__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "statusquo.workflow"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "statusquo", command, "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Usage: ")


def test_data_files_are_in_the_package() -> None:
    root = files("statusquo")
    for path in (
        "py.typed",
        "messages/de/stance.toml",
        "messages/function_words.toml",
        "reading/german/frames/cues.toml",
        "examples/kreml/kreml-01.json",
        "conflict/catalogue/elmira.yaml",
    ):
        assert root.joinpath(path).is_file(), path
