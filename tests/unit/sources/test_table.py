"""Tables: delimiters, encodings, columns by name and by habit, and rows that cannot be reports."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusquo.errors import UsageError
from statusquo.sources import Form, How, load
from tests.unit.sources.samples import BODY, TABLE, every, faults, put

ROWS = [["Titel", "Volltext"], ["Eins", BODY], ["Zwei", "Ein Satz, noch; einer | mit\tallem."]]


def written(rows: list[list[str]], delimiter: str, end: str = "\r\n") -> str:
    """Rows as a program would write them."""
    import io

    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    reports = every(put(tmp_path, "x.csv", written(ROWS, delimiter).encode(encoding)))
    assert [(one.title, one.text) for one in reports] == [(row[0], row[1]) for row in ROWS[1:]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_line_of_a_spreadsheet_that_names_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    path = put(tmp_path, "x.csv", f"sep={delimiter}\r\n" + written(ROWS, delimiter))
    assert [one.title for one in every(path)] == ["Eins", "Zwei"]


def test_columns_by_habit_and_by_name(tmp_path: Path) -> None:
    path = put(tmp_path, "x.csv", TABLE)
    first, second = every(path)
    assert (first.title, first.publisher) == ("Streit um Löhne", "Der Bote")
    assert (first.date, second.date) == (datetime.date(2025, 12, 2), datetime.date(2025, 12, 3))
    assert first.id.startswith("x-")
    assert second.source == f"{path}:3"
    how = How(form=Form.of("id=Kennung, title=, text=Volltext"))
    first, second = load([path], how=how).reports
    assert (first.id, second.id) == ("r1", "r2")
    assert first.title == ""


def test_a_missing_column_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    path = put(tmp_path, "x.csv", TABLE)
    (line,) = faults(load([path], how=How(form=Form.of("text=Body"))))
    there = "'Kennung', 'Titel', 'Datum', 'Quelle', 'Volltext'"
    assert line == f"{path}: no column 'Body'; the columns are {there}"
    (line,) = faults(load([put(tmp_path, "y.csv", "A;B\n1;2\n")]))
    assert line.endswith(
        """no column for the text; the columns are 'A', 'B'; name the one with the texts: --columns "text=...\""""
    )


def test_a_wrong_name_does_not_hide_the_columns(tmp_path: Path) -> None:
    path = put(tmp_path, "x.csv", "Nr;Wortlaut;Tag\n1;Ein Satz, und mehr.;2\n2;Kurz\n")
    (line,) = faults(load([path], how=How(form=Form.of("text=Body"))))
    assert line == f"{path}: no column 'Body'; the columns are 'Nr', 'Wortlaut', 'Tag'"


def test_an_earlier_form_is_taken_where_it_fits(tmp_path: Path) -> None:
    kept = (Form.of("text=Rohtext"), Form.of("text=Volltext,id=Kennung"))
    assert [one.id for one in load([put(tmp_path, "x.csv", TABLE)], how=How(kept=kept)).reports] == ["r1", "r2"]
    assert len(load([put(tmp_path, "y.csv", written(ROWS, ","))], how=How(kept=kept)).reports) == 2


def test_rows_at_fault_cost_one_line_each(tmp_path: Path) -> None:
    path = put(tmp_path, "x.csv", "id,text\na,Ein Satz.\nb,Zwei, Sätze.\n\n,\nc,\nd,Noch ein Satz.\n")
    batch = load([path])
    assert [one.id for one in batch.reports] == ["a", "d"]
    assert faults(batch) == [
        f"{path}:3: the row has 3 cells, the first row 2; put cells that hold a delimiter into quotes",
        f"{path}:6: the text is empty; remove it or fill it",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("text\n", "a table without rows"),
        ("text,text\na,b\n", "stands twice"),
        ('text\n"nicht geschlossen\n', "a quote is not closed"),
        ("text\n" + "x" * 300 + "\n", "a cell has more than 200 characters"),
        ('text\n"' + "x\n" * 300, "a cell has more than 200 characters"),
        ("text\n\x00\x01", "not a text file"),
    ],
)
def test_files_at_fault(tmp_path: Path, content: str, words: str) -> None:
    before = csv.field_size_limit()
    path = put(tmp_path, "x.csv", content)
    (line,) = faults(load([path], limit=200))
    assert words in line
    assert line.startswith(f"{path}:")
    assert csv.field_size_limit() == before


def test_what_comes_before_a_broken_place_is_read(tmp_path: Path) -> None:
    batch = load([put(tmp_path, "x.csv", 'text\nEin Satz.\n"offen\n')])
    assert [one.text for one in batch.reports] == ["Ein Satz."]
    assert "the rest of it was not read" in faults(batch)[0]


def test_a_table_has_a_number_of_rows(tmp_path: Path) -> None:
    path = put(tmp_path, "x.csv", "text\n" + "".join(f"Satz {n}.\n" for n in range(5)))
    batch = load([path], how=How(most=3))
    assert len(batch.reports) == 3
    assert faults(batch) == [f"{path}: more than 3 rows; the rest was not read; split the file"]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ("Volltext", "not understood"),
        ("body=Volltext", "no field 'body'"),
        ("text=A,text=B", "stands twice"),
        ("text=", "needs a text"),
    ],
)
def test_columns_not_understood(columns: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Form.of(columns)


def test_forms_are_checked_and_kept() -> None:
    form = Form.of("text=Text, ganz lang,title=Titel", "tab", "cp1252")
    assert form.columns == (("text", "Text, ganz lang"), ("title", "Titel"))
    assert form.delimiter == "\t"
    assert Form.from_dict(form.to_dict()) == form
    for wrong in (";;", '"', "\n"):
        with pytest.raises(UsageError, match="one character"):
            Form.of(delimiter=wrong)
    for wrong in ("kauderwelsch", "zlib", "hex"):
        with pytest.raises(UsageError, match="no encoding"):
            Form.of(encoding=wrong)


def test_the_mark_at_the_start_is_no_part_of_a_named_column(tmp_path: Path) -> None:
    path = put(tmp_path, "x.csv", "\ufeff" + TABLE)
    for name in ("utf-8", "utf-8-sig"):
        assert load([path], how=How(form=Form.of("text=Volltext", encoding=name))).errors == (), name
    (one,) = load([put(tmp_path, "y.csv", "\ufefftext\nEin Satz.\n")], how=How(form=Form.of(encoding="utf-8"))).reports
    assert one.text == "Ein Satz."


def test_the_encoding_of_an_earlier_table_spoils_no_later_one(tmp_path: Path) -> None:
    kept = (Form.of("text=Volltext", ";", "cp850"),)
    for encoding in ("utf-8", "utf-16", "cp850"):
        path = put(tmp_path, f"{encoding}.csv", "Volltext;Kennung\nÜber Höfe.;1\n".encode(encoding))
        (one,) = load([path], how=How(kept=kept)).reports
        assert one.text == "Über Höfe.", encoding


def test_a_quote_is_no_announced_delimiter(tmp_path: Path) -> None:
    assert faults(load([put(tmp_path, "x.csv", 'sep="\ntext"id\nEin Satz."1\n')]))


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(str.strip),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    st.sampled_from(",;\t|"),
)
def test_what_a_program_writes_comes_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], delimiter: str
) -> None:
    rows = [["id", "text", "titel"], *([f"r{n}", text, "T"] for n, text in enumerate(texts))]
    folder = tmp_path_factory.mktemp("rows")
    found = every(put(folder, "x.csv", written(rows, delimiter)))
    from statusquo.report import store

    assert [one.text for one in found] == [store(text) for text in texts]
