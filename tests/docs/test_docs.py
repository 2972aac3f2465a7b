"""Every example on the pages runs: Python blocks as doctests, console blocks with the command itself.

All blocks of a page run in one folder, in the order of the page, so that a file made by one is there for the
next. ``...`` in an output stands for anything. Only lines that begin with ``$ statusquo`` are run; what a page
shows in blocks without a language is for the reader alone. The concept pages have a test of their own.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from statusquo.cli.main import main
from statusquo.examples import __path__ as examples

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CORPUS = ROOT / "tests" / "quality" / "corpus"
PAGES = [
    *sorted(page for page in DOCS.glob("*.md") if page.stem not in ("commands", "figures_reader")),
    *sorted((DOCS / "how-to").glob("*.md")),
]
#: A how-to reads fewer reports, so that the tests are quick.
FEW = ("kreml-01", "kreml-02", "kreml-03")
BLOCK = re.compile(r"^```(python|console|yaml)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def blocks(page: Path) -> list[tuple[str, str]]:
    """Language and text of the blocks that run, in order."""
    return BLOCK.findall(page.read_text(encoding="utf-8"))


def yaml_of(page: str) -> str:
    """The first YAML block of a page."""
    return next(text for language, text in blocks(DOCS / page) if language == "yaml")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Go to a folder with what a reader of that page has."""

    def prepare(page: Path) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("COLUMNS", "80")
        if page.stem != "tutorial":  # which says how to get them
            (tmp_path / "reports").mkdir()
            for name in FEW:
                shutil.copy(Path(examples[0]) / "kreml" / f"{name}.json", tmp_path / "reports")
        shutil.copytree(CORPUS / "kreml", tmp_path / "marked")
        shutil.copytree(CORPUS / "waffenruhe", tmp_path / "marked_truce")
        shutil.copytree(CORPUS / "bahnstreik", tmp_path / "marked_strike")
        shutil.copytree(DOCS / "examples" / "sources", tmp_path / "sources")
        shutil.copy(DOCS / "examples" / "kreml.yaml", tmp_path)
        (tmp_path / "example.yaml").write_text(yaml_of("conflict-file.md"), encoding="utf-8")
        (tmp_path / "strike.yaml").write_text(yaml_of("how-to/write.md"), encoding="utf-8")
        if page.parent.name == "how-to" and page.stem != "keep-a-case":
            added = CliRunner().invoke(main, ["add", "talks.case", "reports"])
            assert added.exit_code == 0, added.output

    return prepare


def run_python(text: str, page: Path, names: dict[str, object]) -> None:
    """Run a block as a doctest; its names stay for the next block of the page."""
    test = doctest.DocTestParser().get_doctest(text, names, page.stem, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    report: list[str] = []
    runner.run(test, out=report.append, clear_globs=False)
    assert not runner.failures, "".join(report)
    names.update(test.globs)


def run_console(text: str) -> None:
    """Run the commands of a block and compare what they print, where the page shows it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        program, *arguments = shlex.split(line)
        assert program == "statusquo", f"not a command of this project: {line}"
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, f"{line}\n{done.output}\n{done.exception!r}"
        same = doctest.OutputChecker().check_output(shown or "...\n", done.output, OPTIONS)
        assert same, f"{line}\nshown:\n{shown}\nprinted:\n{done.output}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples(page: Path, desk: Callable[[Path], None]) -> None:
    desk(page)
    names: dict[str, object] = {}
    for language, text in blocks(page):
        if language == "python":
            run_python(text, page, names)
        elif language == "console":
            run_console(text)


def test_every_how_to_is_in_the_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.parent.name == "how-to" and f"(how-to/{page.name})" not in index] == []


@pytest.mark.parametrize("page", [*PAGES, DOCS / "commands.md"], ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []
