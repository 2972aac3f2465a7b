"""The shipped tables are sane: no dangling id, no unmarked double meaning, every value well formed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import pytest

from statusquo.language.actors import files, tables
from statusquo.language.actors.entries import ACTOR_FILES
from statusquo.language.actors.normal import bare

LANGUAGES = ("de", "en")
FLAGS = {"speaks", "about", "former", "deputy", "simple", "dependent", "man"}


def read(language: str, name: str) -> list[files.Row]:
    path = f"{language}/{name}.tsv"
    return list(files.rows(files.shipped(path), path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough(language: str) -> None:
    entries = tables(language).entries()
    states = [entry for entry in entries.values() if entry.kind == "state"]
    assert len(states) > 200
    assert len(entries) > (1100 if language == "de" else 450)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_of_two_actors_is_weak_for_both(language: str) -> None:
    by_pieces = defaultdict(list)
    for form in tables(language).forms():
        by_pieces[tuple(stem for stem, _ in form.pieces)].append(form)
    double = [
        forms
        for forms in by_pieces.values()
        if len({form.entry for form in forms}) > 1 and not all(form.weak for form in forms)
    ]
    assert double == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_id_stands_in_one_file(language: str) -> None:
    seen: dict[str, str] = {}
    for name in ACTOR_FILES[language][:-1]:
        ids = Counter(row["id"] for row in read(language, name))
        assert [id_ for id_, count in ids.items() if count > 1] == []
        assert [(id_, seen[id_]) for id_ in ids if id_ in seen] == []
        seen |= dict.fromkeys(ids, name)
    generated = {row["id"]: row for row in read(language, "names")}
    entries = tables(language).entries()
    assert [id_ for id_ in generated if entries[id_].kind != "state" and seen.get(id_, "regions") != "regions"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_owners_exist(language: str) -> None:
    entries = tables(language).entries()
    assert [entry.id for entry in entries.values() if entry.of and entry.of not in entries] == []
    assert [entry.id for entry in entries.values() if entry.of == entry.id] == []


def test_languages_agree() -> None:
    german, english = tables("de").entries(), tables("en").entries()
    assert [id_ for id_ in english if id_ not in german] == []
    differ = [id_ for id_, entry in english.items() if (entry.kind, entry.of) != (german[id_].kind, german[id_].of)]
    assert differ == []


def test_all_text_is_composed_and_trimmed() -> None:
    names = [
        f"{language}/{name}.tsv" for language in LANGUAGES for name in (*ACTOR_FILES[language], "roles", "collectives")
    ]
    for name in (*names, "holders.tsv", "given_names.txt"):
        text = files.shipped(name)
        assert unicodedata.normalize("NFC", text) == text, name
        assert "\r" not in text, name
        for line in text.splitlines():
            if not line.startswith("#"):
                assert line == line.rstrip(), (name, line)
                assert "  " not in line, (name, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_finds_its_actor(language: str) -> None:
    """Each form, written in its plainest inflection, is found again and names its actor."""
    actors = tables(language)
    for form in actors.forms():
        text = form.text.replace("*", "en" if language == "de" else "")
        found = actors.matches([text], 0)
        assert form.entry in {match.entry.id for match in found}, form


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["roles", "collectives"])
def test_flags_are_known(language: str, name: str) -> None:
    for row in read(language, name):
        assert set(files.values(row.get("flags"))) <= FLAGS, row
        assert re.fullmatch(r"[a-z_]+|-", row["kind"]), row


@pytest.mark.parametrize("name", ["roles", "collectives"])
def test_forms_resemble_their_noun(name: str) -> None:
    """A wrong class makes nonsense ("Mitglied+er" would give "er")."""
    actors = tables("de")
    nouns = actors._roles if name == "roles" else actors._collectives
    other_women = ("Frau", "Tochter", "Mutter", "Schwester", "Nichte", "Ehefrau")
    for form, noun in nouns.forms.items():
        alike = bare(form)[:2] == bare(noun.word)[:2]
        assert alike or form.startswith(other_women), (form, noun)


def test_holders_refer_to_actors_and_real_days() -> None:
    entries = tables("de").entries()
    rows = list(files.rows(files.shipped("holders.tsv"), "holders.tsv"))
    assert len(rows) > 300
    for row in rows:
        assert row["id"] in entries, row
        assert row["gender"] in ("m", "f"), row
        for day in (row["since"], row.get("until", "")):
            if len(day) == len("2000-01-01"):
                date.fromisoformat(day)
            else:
                assert re.fullmatch(r"(\d{4}(-\d{2})?)?", day), row
        assert not row.get("until") or row["since"] < row["until"], row


def test_offices_of_a_state_do_not_overlap() -> None:
    """Two holders of one office at one time would make a hint useless."""
    spans = defaultdict(list)
    for row in files.rows(files.shipped("holders.tsv"), "holders.tsv"):
        if row["office"] in ("head_of_state", "head_of_government", "foreign_minister"):
            spans[row["id"], row["office"]].append((row["since"], row.get("until") or "9999", row["name"]))
    for key, terms in spans.items():
        ordered = sorted(terms)
        for (_, until, name), (since, _, successor) in pairwise(ordered):
            assert until <= since or until[:7] == since[:7], (key, name, successor)


def test_given_names_are_many_and_marked() -> None:
    actors = tables()
    lines = files.shipped("given_names.txt").splitlines()
    names = {name for line in lines if not line.startswith("#") for name in line.partition(":")[2].split()}
    assert len(names) > 2500
    assert all(actors.given_name(name) in ("m", "f", "x") for name in names)
