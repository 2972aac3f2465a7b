"""The pictures in README and docs show the page as it is today; ``make pictures`` makes them anew."""

from __future__ import annotations

from scripts.make_pictures import NOTE, PICTURES, fresh, mark


def test_the_pictures_were_made_from_the_page_of_today():
    assert fresh(PICTURES), "the page has changed since the pictures were made; make them anew: make pictures"


def test_a_page_that_changed_is_noticed(tmp_path):
    assert not fresh(tmp_path)
    (tmp_path / NOTE).write_text(mark("another page"), encoding="utf-8")
    assert not fresh(tmp_path)


def test_the_version_of_the_program_alone_makes_no_new_pictures():
    from importlib.metadata import version

    assert mark(f"statusquo {version('statusquo')}") == mark("statusquo VERSION")
