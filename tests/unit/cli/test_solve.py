"""`statusquo solve`: which states are shown, in which order, and when it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.running import cli

ROAD = """
statusquo: conflict/1
title: A quarrel about a road
parties:
  Town:
    options: {build: build the road}
    prefers: [[build, not strike]]
  Union:
    options: {strike: go on strike}
    prefers: [[maybe strike if build, not strike]]
"""


def listed(*words: str) -> dict[str, Any]:
    found = cli("solve", "--catalogue", "elmira", "--json", *words)
    assert found.exit_code == 0
    result: dict[str, Any] = json.loads(found.stdout)
    return result


def rows(*words: str) -> list[str]:
    shown = cli("solve", "--catalogue", "elmira", *words).stdout.splitlines()
    return [line.split()[0] for line in shown if line[:5].strip("YN") == "" and line[:1] in "YN" and line]


def test_concepts_and_equilibria() -> None:
    found = listed("--concept", "seq", "--equilibria", "--with", "delay")
    assert found["equilibria"] == {"seq": ["NYNNY"]}
    assert set(found["stable"]) == {"seq"}
    assert (found["listed"], found["states"]) == (1, 12)
    assert "listed" not in listed()
    assert list(listed("--concept", "smr", "--concept", "nash")["equilibria"]) == ["nash", "smr"]


def test_filters_and_order_of_rows() -> None:
    assert rows("--with", "delay", "--without", "insist") == ["NYNNN", "YYNNN"]
    assert rows("--stable-for", "Local government", "--with", "accept") == ["NNYNY", "YNYNY"]
    assert rows("--with", "delay", "--sort", "Uniroyal")[0] in {"NYNNN", "NYNNY"}
    assert rows("--sort", "equilibria")[:2] == ["NNNYN", "YNNYN"]


@pytest.mark.parametrize("words", [("--with", "dealy"), ("--sort", "Uni"), ("--stable-for", "nobody")])
def test_unknown_names_are_one_line(words: tuple[str, str]) -> None:
    done = cli("solve", "--catalogue", "elmira", *words)
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert f"'{words[1]}'; known: " in done.stderr


def test_unknown_concept_and_catalogue_are_wrong_usage() -> None:
    assert cli("solve", "--catalogue", "elmira", "--concept", "nsh").exit_code == 2
    assert cli("solve", "--catalogue", "elmria").exit_code == 2


def test_a_verdict_has_its_share_of_orders(tmp_path: Path) -> None:
    path = tmp_path / "road.yaml"
    path.write_text(ROAD, encoding="utf-8")
    shown = cli("solve", path, "--concept", "seq").stdout
    assert "baseline of 6 preference orders" in shown
    assert "Union (12 %)" in shown
    assert "E (25 %)" in shown
    alone = cli("solve", "--catalogue", "elmira").stdout
    assert "%" not in alone
    assert "Source: model Elmira.gmcr" in alone


def many(options: int) -> str:
    keys = ", ".join(f"o{k}: option {k}" for k in range(options))
    wishes = ", ".join(f"o{k}" for k in range(options))
    return f"statusquo: conflict/1\ntitle: many\nparties:\n  All: {{options: {{{keys}}}, prefers: [{wishes}]}}\n"


def test_lists_of_many_states_need_all_or_a_choice(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(many(13), encoding="utf-8")
    assert json.loads(cli("solve", path, "--json").stdout)["equilibria"]["nash"] is None
    assert json.loads(cli("solve", path, "--json", "--all").stdout)["equilibria"]["nash"] == ["Y" * 13]
    assert json.loads(cli("solve", path, "--json", "--equilibria").stdout)["equilibria"]["nash"] == ["Y" * 13]
    assert "1 equilibria, 1 shown" in cli("solve", path).stdout
    assert len(cli("solve", path, "--all").stdout.splitlines()) > 8192


def test_too_large_says_size_need_and_way_out(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(many(16), encoding="utf-8")
    done = cli("solve", path, "--memory", "0.01")
    assert done.exit_code == 1
    assert "16 options make 2^16 states, which need about" in done.stderr
    assert "--memory 1" in done.stderr
    path.write_text(many(30), encoding="utf-8")
    assert "until at most 28 remain" in cli("solve", path).stderr
