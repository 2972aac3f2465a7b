"""A project's own actor table: checked whole, handed through reading, also to other processes."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import statusquo as sq
from statusquo.errors import SourceError, UsageError
from statusquo.findings import Findings
from statusquo.language.actors import ActorFile, tables
from statusquo.reading import version
from statusquo.reading.many import read_all

HEAD = "id\tkind\tof\tnames\tacronyms\n"
ROWS = HEAD + "GDS\torganisation\t\tdie Gewerkschaft der Schienenberufe\tdie GdS\n"
ROWS += "REGIO\torganisation\t\tdie Regiobahn; die Regiobahn AG\n"
TEXT = "Die Regiobahn fordert eine Kürzung der Löhne.\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "my-actors.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def of_table(found: Findings) -> set[str | None]:
    return {actor.table for actor in found.actors}


def report() -> sq.Report:
    return sq.Report.of(TEXT, title="", language="de")


def test_the_reader_knows_the_actors_of_a_table(table: Path) -> None:
    assert "REGIO" not in of_table(sq.read(report()))
    found = sq.read(report(), actors=table)
    assert "REGIO" in of_table(found)
    assert "REGIO" not in of_table(sq.read(report()))  # nothing is left behind


def test_another_table_is_another_reading(table: Path) -> None:
    own = ActorFile.load(table)
    assert sq.read(report(), actors=own).reader == version("de", own) != version("de")
    assert version("de", ActorFile(own.text + "\n", "x")) != version("de", own)
    assert version("fr", own) == ""


def test_other_processes_know_it_too(table: Path) -> None:
    own = ActorFile.load(table)
    assert pickle.loads(pickle.dumps(own)) == own
    reports = [report()]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(read_all(reports, pool, actors=own)) == list(read_all(reports, actors=own))


def test_a_changed_file_is_read_anew(table: Path) -> None:
    assert "REGIO" in of_table(sq.read(report(), actors=table))
    table.write_text(ROWS.replace("REGIO", "RB"), encoding="utf-8")
    assert "RB" in of_table(sq.read(report(), actors=table))


def test_a_world_was_read_before(table: Path) -> None:
    from statusquo.workflow import world

    joined = world(report(), actors=table)
    assert any(actor.table == "REGIO" for actor in joined.actors)
    with pytest.raises(UsageError, match="read before"):
        sq.brief(joined, actors=table)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("id kind names\nA group B\n", "no column id and names"),
        ("", "no column id and names"),
        (HEAD, "without a row"),
        ("id\tkind\tnames\tcolour\nA\tgroup\tB\tred\n", "unknown column 'colour'"),
        (HEAD + "A\tfirm\t\tdie Firma\n", "A: 'firm' is no kind of actor"),
        (HEAD + "A\tgroup\tNOBODY\tdie Bande\n", "belongs to 'NOBODY'"),
        (HEAD + "\tgroup\t\tdie Bande\n", "without an id"),
        (HEAD + "A\t\t\tdie Bande\n", "without a kind"),
        (HEAD + "A\tgroup\t\t*\n", "is no name"),
        (HEAD + "A\tgroup\t\tdie Bande; die - Bande\n", "is no name"),
        (HEAD + "A\tgroup\t\tB\tC\tD\n", "6 values in 5 columns"),
    ],
)
def test_a_faulty_table_is_one_line(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=what.replace("'", ".")) as caught:
        sq.read(report(), actors=path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_spaces_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(HEAD + "A\tgroup\t\t die  lange   Bande ;\n", encoding="utf-8")
    found = tables("de", ActorFile.load(path)).match("der langen Bande".split(), 1)
    assert found is None or found.entry.id == "A"
    assert tables("de", ActorFile.load(path)).entry("A").name
