"""Wrong input: one clear line on standard error, exit status 1, and the other inputs are still answered."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.unit.cli.running import DISPUTE, cli, command, env, island, one_line, process

GOOD = "Norland fordert die Abtretung der Insel. Suland lehnt das ab.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def conflict(folder: Path, text: str) -> Path:
    path = folder / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    return path


# ---- reports ------------------------------------------------------------------------------------------------


def test_missing_file(tmp_path: Path, good: Path) -> None:
    result = cli("read", tmp_path / "none.txt", good, "--json")
    assert result.exit_code == 1
    one_line(result, "none.txt", "no such file or folder", "check the path")
    assert json.loads(result.stdout)["id"].startswith("good")


def test_folder_without_reports(tmp_path: Path, good: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = cli("read", tmp_path / "empty", good, "--json")
    assert result.exit_code == 1
    one_line(result, "empty", "no reports in this folder")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('{"title": "No text"}', "has no text"),
        ('{"text": 7}', "field 'text'"),
        ("[1]", "holds a list"),
        ('{"text": ', "not JSON"),
        ("", "the file is empty"),
    ],
)
def test_json_that_is_no_report(tmp_path: Path, good: Path, content: str, fault: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    result = cli("read", path, good, "--json")
    assert result.exit_code == 1
    one_line(result, "bad.json", fault)
    assert len(result.stdout.splitlines()) == 1


def test_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\x00\x01\x02")
    result = cli("read", path)
    assert result.exit_code == 1
    one_line(result, "not a text file")


def test_no_report_at_all_says_so(tmp_path: Path) -> None:
    for name in ("brief", "draft"):
        result = cli(name, tmp_path / "none.txt", "-o", tmp_path / "out.html")
        assert result.exit_code == 1
        lines = result.stderr.splitlines()
        assert len(lines) == 2  # the fault of the input, and what follows from it
        assert "no such file or folder" in lines[0]
        assert "no report could be read in" in lines[1]


def test_language_without_reader_is_kept_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "fr.json"
    path.write_text(json.dumps({"id": "fr", "text": "Le ministre a refusé.", "language": "fr"}), encoding="utf-8")
    result = cli("read", path, "--json")
    assert result.exit_code == 0
    one_line(result, "fr.json", "not read", "'fr'")
    assert json.loads(result.stdout)["not_read"] == "no reader for language 'fr'"
    assert cli("add", tmp_path / "x.case", path).exit_code == 0
    (row,) = json.loads(cli("show", tmp_path / "x.case", "sources", "--json").stdout)
    assert (row["report"], row["not_read"]) == ("fr", "no reader for language 'fr'")


# ---- conflict files -----------------------------------------------------------------------------------------

CONFLICTS = {
    "broken YAML": (DISPUTE.replace("{fight: Fight}", "{fight: Fight"), ""),
    "unknown option": (DISPUTE.replace("[not fight, not cede]", "[not figth]"), "did you mean 'fight'?"),
    "ranked twice": (
        DISPUTE.replace("prefers: [not fight, not cede]", 'ranking: ["NN", "N-", "Y-"]'),
        "NN",
    ),
    "never ranked": (DISPUTE.replace("prefers: [not fight, not cede]", 'ranking: ["NN", "NY", "YN"]'), "YY"),
    "no feasible state": (DISPUTE + "infeasible: [fight, not fight]\n", "feasible"),
    "infeasible status quo": (DISPUTE + "infeasible: [fight]\n", "infeasible"),
    "option owned twice": (DISPUTE.replace("{cede: Cede the island}", "{fight: Fight too, cede: Cede}"), "fight"),
    "no mapping": ("- 1\n", ""),
    "unknown key": (DISPUTE + "statusquo_: [fight]\n", ""),
}


@pytest.mark.parametrize("name", CONFLICTS)
@pytest.mark.parametrize("word", ["solve", "assess"])
def test_wrong_conflict_files(tmp_path: Path, word: str, name: str) -> None:
    text, expected = CONFLICTS[name]
    wrong = conflict(tmp_path, text)
    right = tmp_path / "right.yaml"
    right.write_text(DISPUTE, encoding="utf-8")
    result = cli(word, wrong, right, "--json")
    assert result.exit_code == 1
    one_line(result, f"{wrong}", expected)
    assert json.loads(result.stdout)["file"] == str(right)


@pytest.mark.parametrize("word", ["solve", "assess"])
def test_missing_conflict_file(tmp_path: Path, word: str) -> None:
    result = cli(word, tmp_path / "none.yaml")
    assert result.exit_code == 1
    one_line(result, "none.yaml", "no such file")


# ---- usage --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["read"],
        ["read", "--nonsense", "x"],
        ["solve"],
        ["assess"],
        ["add", "x.case"],
        ["show", "x.case", "nonsense"],
        ["show", "x.case", "changes"],
        ["show", "x.case", "changes", "--since", "yesterday"],
        ["show", "x.case", "actors", "words"],
        ["show", "x.case", "search"],
        ["show", "x.case", "actors", "--csv", "--json"],
        ["review", "x.case", "--yes"],
        ["review", "x.case", "--log", "--accept-all"],
        ["assess", "x.yaml", "--concept", "nonsense"],
        ["draft", "x.case", "--without", "nonsense"],
    ],
)
def test_wrong_usage(words: list[str]) -> None:
    result = cli(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")
    assert result.stdout == ""


# ---- cases --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["show", "actors"], ["review"], ["backup"], ["doctor"], ["review", "--log"]])
def test_no_such_case(tmp_path: Path, words: list[str]) -> None:
    name, *rest = words
    result = cli(name, tmp_path / "none.case", *rest)
    assert result.exit_code == 1
    one_line(result, "none.case", "there is no such case")
    assert not (tmp_path / "none.case").exists()


@pytest.mark.parametrize("words", [["add", "good.txt"], ["show", "actors"], ["review"], ["backup"], ["doctor"]])
def test_something_else_than_a_case(tmp_path: Path, good: Path, words: list[str]) -> None:
    name, *rest = (str(good) if word == "good.txt" else word for word in words)
    result = cli(name, good, *rest)
    assert result.exit_code == 1
    one_line(result, "good.txt", "is not a case")
    assert good.read_text(encoding="utf-8") == GOOD


def test_unknown_party(tmp_path: Path) -> None:
    result = cli("show", island(tmp_path), "positions", "--party", "Westland")
    assert result.exit_code == 1
    one_line(result, "no actor Westland", "show CASE actors")


# ---- output -------------------------------------------------------------------------------------------------


def test_output_path_that_cannot_be_written(tmp_path: Path) -> None:
    case = island(tmp_path)
    for words in (["draft", case, "-o", tmp_path / "none" / "x.yaml"], ["brief", case, "-o", tmp_path / "none" / "x"]):
        result = cli(*words)
        assert result.exit_code == 1
        assert "cannot be written" in result.stderr.splitlines()[-1]
        assert "choose another place" in result.stderr.splitlines()[-1]
    result = cli("backup", case, tmp_path / "none" / "x.case")
    assert result.exit_code == 1
    one_line(result, "none")


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows end differently")
@pytest.mark.parametrize("words", [["read", "--json"], ["read"], ["solve", "--all"], ["assess"], ["show", "positions"]])
def test_the_reader_of_our_output_goes_away(tmp_path: Path, good: Path, words: list[str]) -> None:
    name, *rest = words
    if name == "read":
        source = [good]
    elif name == "show":
        source = [island(tmp_path)]
    else:
        source = [conflict(tmp_path, DISPUTE)]
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            command(name, *source, *rest),
            stdout=write_end,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
            env=env(),
        )
    finally:
        os.close(write_end)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_the_disk_is_full(tmp_path: Path, more: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        words = command("show", island(tmp_path), "positions", *more)
        done = subprocess.run(
            words, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False, env=env()
        )
    assert done.returncode == 1
    one_line(done, "the disk is full")


def test_no_colour_codes_in_a_pipe(tmp_path: Path) -> None:
    done = process("show", island(tmp_path), "positions")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize("command", ["solve", "assess"])
def test_a_case_where_a_conflict_file_is_asked_for(command: str, tmp_path: Path) -> None:
    result = cli(command, island(tmp_path))
    assert result.exit_code == 1
    one_line(result, "this is a case, not a conflict file", "statusquo draft", "statusquo brief")


@pytest.mark.parametrize("command", ["draft", "brief", "read"])
def test_a_conflict_file_where_reports_are_asked_for(command: str, tmp_path: Path) -> None:
    path = tmp_path / "rail.yaml"
    path.write_text(DISPUTE, encoding="utf-8")
    result = cli(command, path)
    assert result.exit_code == 1
    told = "this looks like a conflict file, not like a report; use statusquo assess or statusquo solve"
    assert told in result.stderr


def test_a_brief_of_what_nobody_reads_is_done_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "nl.json"
    text = "Noorland eist het eiland op, en Zuidland weigert het af te staan."
    path.write_text(json.dumps({"text": text, "language": "nl"}), encoding="utf-8")
    result = cli("brief", path, "-o", tmp_path / "brief.html", "--language", "en")
    assert result.exit_code == 0
    assert "No report could be read" in result.stdout
    assert "oppose" not in result.stdout
    assert "nothing was read: the brief has no findings" in result.stderr
