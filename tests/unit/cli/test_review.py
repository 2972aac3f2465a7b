"""The review by keys, in bulk, and without a terminal."""

from __future__ import annotations

import io
import json
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from statusquo.case import Case, Decision
from statusquo.case.review import Filter, Review
from statusquo.cli.session import Session
from tests.unit.cli.running import cli, command, env, island, one_line


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(island(tmp_path)) as opened:
        yield opened


class Keyboard:
    """Stands in for the keyboard: keys and lines in the order they are typed."""

    def __init__(self, *typed: str) -> None:
        self.typed = list(typed)

    def key(self) -> str:
        return self.typed.pop(0) if self.typed else "q"

    def line(self, _: str) -> str:
        return self.typed.pop(0)


def walk(case: Case, *typed: str, what: Filter | None = None, language: str = "en", **more: Any) -> str:
    """What the screen showed."""
    screen, keyboard = io.StringIO(), Keyboard(*typed)
    console = Console(file=screen, width=80, color_system=None)
    Session(Review(case, "vw", what), console, keyboard.key, keyboard.line, language, **more).run()
    assert not keyboard.typed
    return screen.getvalue()


def log(case: Case) -> list[tuple[Any, ...]]:
    return [(d.action, d.reason) for d in case.decisions()]


def test_the_mark_is_seen_without_colour(case: Case) -> None:
    shown = walk(case, "q")
    assert "Norland demands: Abtretung der Insel" in shown
    assert "Norland fordert die [Abtretung der Insel]." in shown
    assert "3 left · 2025-12-02" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "Norland fordert: Abtretung der Insel" in walk(case, "q", language="de")


def test_keys(case: Case) -> None:
    shown = walk(case, "?", "x", "a", "s", "R", "ironic", "a")
    assert "no such key: x" in shown
    assert "skipped" in shown
    assert "Nothing is left to decide on." in shown
    assert "3 decisions in this review" in shown
    assert log(case) == [("accepted", ""), ("rejected", "ironic"), ("accepted", "")]


def test_undo_by_key(case: Case) -> None:
    shown = walk(case, "r", "u", "u", "a", "q")
    assert "there is nothing to undo in this review" in shown
    assert log(case) == [("rejected", ""), ("undone", ""), ("accepted", "")]


def test_a_reason_for_all(case: Case) -> None:
    walk(case, "a", "q", reason="second reading")
    assert log(case) == [("accepted", "second reading")]


def test_correct_by_fields(case: Case) -> None:
    shown = walk(
        case, "c", "1", "lehnt ab", "2", "Westland", "2", "Suland", "9", "3", "der Insel", "", "q", language="de"
    )
    assert "no actor Westland in the case" in shown
    assert "  2 Akteur: Suland" in shown
    assert "→ Haltung lehnt ab, Akteur Suland, Wörter der Frage der Insel" in " ".join(shown.split())
    (decision,) = case.decisions()
    finding = case.findings()[0].positions[0]
    assert dict(decision.changes) == {
        "stance": "rejects",
        "actor": case.findings()[0].actors[1].id,
        "issue": "30-39",
        "label": "der Insel",
    }
    changed = next(p for one in case.world().findings for p in one.positions if p.id == finding.id)
    assert (changed.stance, changed.issue.quote) == ("rejects", "der Insel")


def test_an_issue_outside_the_evidence_widens_it(case: Case) -> None:
    walk(case, "c", "3", "Suland droht", "", "q")
    (decision,) = case.decisions()
    assert dict(decision.changes)["evidence"] == "0-53"


def test_nothing_typed_corrects_nothing(case: Case) -> None:
    walk(case, "c", "1", "", "1", "nonsense", "1", "-", "", "m", "", "q")
    assert case.decisions() == ()


def test_a_digit_that_is_no_number_is_no_key(case: Case) -> None:
    shown = walk(case, "c", "²", "", "m", "²", "q")
    assert "no such key: ²" in shown
    assert "with the id ²" in shown


def test_merge_offers_what_is_alike(tmp_path: Path) -> None:
    from tests.builders import Build

    reports = []
    for name, day in (("a", "2025-12-02"), ("b", "2025-12-03")):
        one = Build(name, f"Am {day} fordert Norland die Abtretung der Insel.", date=day)
        one.position(one.actor("Norland"), "demands", "Abtretung der Insel")
        reports.append(one.findings())
    with Case.open(tmp_path / "x.case") as opened:
        opened.add(reports)
        shown = walk(opened, "m", "nonsense", "m", "1", "q")
        assert "there is no other position with the id nonsense" in shown
        (decision,) = opened.decisions()
        assert (decision.action, decision.other) == ("merged", reports[1].positions[0].id)


def test_somebody_else_was_faster(case: Case) -> None:
    keyboard = Keyboard("r", "r", "q")
    screen = io.StringIO()
    review = Review(case, "vw")
    assert review.current is not None
    case.decide(Decision("accepted", review.current.finding.id), author="you")
    Session(review, Console(file=screen, width=80), keyboard.key, keyboard.line, "en").run()
    assert "you decided on it" in screen.getvalue()
    assert log(case) == [("accepted", ""), ("rejected", "")]


def test_every_kind_is_shown(case: Case) -> None:
    shown = walk(case, "q", what=Filter(kinds=("event",)))
    assert "Talks (happened): Norland, Suland" in shown
    assert "Suland (state)" in walk(case, "s", "q", what=Filter(kinds=("actor",), report="a"))


# ---- as a command -------------------------------------------------------------------------------------------


def test_without_a_terminal(tmp_path: Path) -> None:
    result = cli("review", island(tmp_path))
    assert result.exit_code == 1
    one_line(result, "a review needs a terminal", "--accept-all")


def test_json_lists_and_decides_nothing(tmp_path: Path) -> None:
    path = island(tmp_path)
    rows = json.loads(cli("review", path, "--json", "--party", "Suland", "--unsure-first").stdout)
    assert [row["stance"] for row in rows] == ["rejects", "threatens"]
    assert rows[0]["quote"] in rows[0]["sentence"]
    assert json.loads(cli("review", path, "--log", "--json").stdout) == []


def test_a_report_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = cli("review", island(tmp_path), "--report", "nix", "--json")
    assert result.exit_code == 1
    one_line(result, "no report nix in the case; statusquo show CASE sources lists them")


def test_bulk_with_preview(tmp_path: Path) -> None:
    path = island(tmp_path)
    preview = cli("review", path, "--reject-all", "--stance", "threatens", "--language", "en")
    assert preview.exit_code == 0
    assert "1 findings would be rejected" in preview.stdout
    one_line(preview, "nothing was decided; add --yes to decide on all 1")
    done = cli("review", path, "--reject-all", "--stance", "threatens", "--yes", "--reason", "ironic")
    assert done.exit_code == 0
    (entry,) = json.loads(cli("review", path, "--log", "--json").stdout)
    assert (entry["action"], entry["author"], entry["reason"], entry["holds"]) == ("rejected", "vw", "ironic", True)
    assert len(json.loads(cli("show", path, "positions", "--json").stdout)) == 2
    assert cli("review", path, "--undo", "1").exit_code == 0
    assert len(json.loads(cli("show", path, "positions", "--json").stdout)) == 3
    assert len(cli("review", path, "--log").stdout.splitlines()) == 2
    again = cli("review", path, "--undo", "1")
    assert again.exit_code == 1
    one_line(again, "does not hold")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_in_a_terminal(tmp_path: Path) -> None:
    import pty

    path = island(tmp_path)
    pid, terminal = pty.fork()
    if pid == 0:
        words = command("review", path, "--language", "en")
        os.execve(words[0], words, {**env(), "TERM": "xterm"})
    shown, prompts = b"", 0
    keys = [b"a", b"q"]
    end = time.monotonic() + 60
    try:
        while time.monotonic() < end:
            if select.select([terminal], [], [], 1.0)[0]:
                try:
                    shown += os.read(terminal, 4096)
                except OSError:  # the other side is closed
                    break
            elif prompts < shown.count(b"? help") <= len(keys):
                # quiet: the program waits for a key (one that comes before it waits is thrown away)
                os.write(terminal, keys[prompts])
                prompts += 1
    finally:
        os.close(terminal)
        if time.monotonic() >= end:
            os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
    assert os.waitstatus_to_exitcode(status) == 0, shown.decode()
    with Case.open(path) as opened:
        assert log(opened) == [("accepted", "")]


def test_a_bulk_decision_is_undone_as_one(tmp_path: Path) -> None:
    path = island(tmp_path)
    one = json.loads(cli("review", path, "--json").stdout)[0]["id"]
    with Case.open(path) as opened:
        opened.decide(Decision("accepted", one), author="vw")
    done = cli("review", path, "--reject-all", "--yes", "--language", "en")
    assert "2 findings rejected (take all of it back: --undo-bulk 2)" in done.stdout
    assert len(json.loads(cli("show", path, "positions", "--json").stdout)) == 1
    undone = cli("review", path, "--undo-bulk", "3", "--reason", "too fast", "--language", "en")
    assert undone.stdout == "taken back: 2 decisions, 2 to 3\n"
    entries = json.loads(cli("review", path, "--log", "--json").stdout)
    assert [(e["action"], e["holds"]) for e in entries[:3]] == [
        ("accepted", True), ("rejected", False), ("rejected", False)
    ]  # fmt: skip
    assert [e["reason"] for e in entries[3:]] == ["too fast"] * 2
    again = cli("review", path, "--undo-bulk", "2")
    assert again.exit_code == 1
    one_line(again, "nothing that was decided with decision 2 holds")
    redone = json.loads(cli("review", path, "--undo-bulk", "5", "--json").stdout)
    assert redone == {"action": "undone", "undone": [4, 5]}
    assert len(json.loads(cli("show", path, "positions", "--json").stdout)) == 1
    one_line(cli("review", path, "--undo-bulk", "99"), "decision 99")
    assert cli("review", path, "--undo-bulk", "1", "--log").exit_code == 2
