"""Reading, writing and rewriting conflict files."""

import random
from dataclasses import replace

import pytest

from statusquo.conflict import Conflict, LeftOut, Option, Party, Rule, Wish
from statusquo.conflict.document import ConflictFile
from statusquo.errors import ConflictError

# the example of the design, to the letter
EXAMPLE = """\
statusquo: conflict/1
title: Gespräche über die Ukraine, Dezember 2025
source: free text
parties:
  Russland:
    options:
      fight: Krieg fortsetzen                              # key: label
    prefers:                                               # statements, most important first
      - cede
      - [not sanctions, fight if not cede]                 # a tier: the order among these is not known
      - maybe press                                        # may or may not matter
  Ukraine:
    options:
      cede: {label: den Donbass abtreten, because: [f3a91c, 77b0e2]}   # ids of the findings behind it
    prefers:
      - {statement: not cede, because: [77b0e2]}
      - not fight
  USA:
    options: {sanctions: Sanktionen aufrechterhalten, press: Druck auf Kiew ausüben}
    ranking: ["N---", "Y-YN", "YN-Y", "Y-NN"]              # instead of prefers
infeasible: [cede and press]
one-way: {cede: take}                                      # can be taken, never dropped again
status-quo: [fight, sanctions]                             # these are taken, all others are not
affected: [Europäische Union]                              # named, without an option here
left-out: [{label: Vertraulichkeit der Ergebnisse, why: beide Seiten einig, because: [0c44d1]}]
"""


@pytest.fixture
def file():
    return ConflictFile.parse(EXAMPLE)


def test_the_example(file):
    conflict = file.conflict
    assert conflict.title == "Gespräche über die Ukraine, Dezember 2025"
    assert [party.name for party in conflict.parties] == ["Russland", "Ukraine", "USA"]
    assert conflict.keys == ("fight", "cede", "sanctions", "press")
    russia, ukraine, usa = conflict.parties
    assert russia.prefers == (
        (Wish("cede"),),
        (Wish("not sanctions"), Wish("fight if not cede")),
        (Wish("press", maybe=True),),
    )
    assert ukraine.options == (Option("cede", "den Donbass abtreten", ("f3a91c", "77b0e2")),)
    assert ukraine.prefers == ((Wish("not cede", because=("77b0e2",)),), (Wish("not fight"),))
    assert usa.ranking == (("N---",), ("Y-YN",), ("YN-Y",), ("Y-NN",))
    assert conflict.infeasible == (Rule("cede and press"),)
    assert conflict.one_way == (("cede", "take"),)
    assert conflict.status_quo == "YNYN"
    assert conflict.affected == ("Europäische Union",)
    assert conflict.left_out == (LeftOut("Vertraulichkeit der Ergebnisse", "beide Seiten einig", ("0c44d1",)),)
    assert conflict.orders() == 4
    assert conflict.warnings() == ()


def test_every_form_of_every_part():
    conflict = Conflict.parse(
        """\
statusquo: conflict/1
title: "1.10"
draft: 0123456789
parties:
  A:
    options:
      a: {label: act, because: [1234567890, 12e456, 0x1f], why: leverage}
      b: be
    prefers:
      - {statement: maybe not a, because: [1], why: stated}
      - [{statement: maybe a if b}, b]
  B:
    options: {c: cede}
    weights: {c: 1.5, not a and b: -2}
  C: {}
infeasible:
  - {expression: a and not b, because: [x], why: law}
  - "YYY"
status-quo: {state: "-NN", because: {b: [q, r]}}
"""
    )
    assert conflict.options[0] == Option("a", "act", ("1234567890", "12e456", "0x1f"), "leverage")
    assert conflict.draft == "0123456789"
    assert conflict.parties[0].prefers == (
        (Wish("not a", True, ("1",), "stated"),),
        (Wish("a if b", True), Wish("b")),
    )
    assert conflict.parties[1].weights == (("c", 1.5), ("not a and b", -2.0))
    assert conflict.parties[2] == Party("C")
    assert conflict.infeasible == (Rule("a and not b", ("x",), "law"), Rule("YYY"))
    assert conflict.status_quo == "-NN"
    assert conflict.status_quo_because == (("b", ("q", "r")),)
    assert Conflict.parse(conflict.dump()) == conflict


def test_dump_is_canonical(file):
    text = file.conflict.dump()
    assert Conflict.parse(text) == file.conflict
    assert Conflict.parse(text).dump() == text
    assert '- "N---"' in text
    assert "[not sanctions, fight if not cede]" in text


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_without_an_edit_the_bytes_come_back(tmp_path, mark, newline):
    path, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_bytes((mark + EXAMPLE.replace("\n", newline)).encode())
    file = ConflictFile.load(path)
    file.save(other)
    assert other.read_bytes() == path.read_bytes()
    assert file.edited(replace(file.conflict)).text == file.text
    edited = file.edited(replace(file.conflict, title="Neu"))
    assert edited.text == file.text.replace("Gespräche über die Ukraine, Dezember 2025", "Neu")


def changed_lines(file, conflict):
    """The lines taken out and put in by an edit; the result must say the conflict."""
    edited = file.edited(conflict)
    assert Conflict.parse(edited.text) == conflict == edited.conflict
    before, after = file.text.splitlines(), edited.text.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def with_party(conflict, row, **change):
    parties = list(conflict.parties)
    parties[row] = replace(parties[row], **change)
    return replace(conflict, parties=tuple(parties))


def test_an_added_statement_touches_one_line(file):
    russia = file.conflict.parties[0]
    wish = Wish("press", because=("abc",), why="leverage")
    out, into = changed_lines(
        file, with_party(file.conflict, 0, prefers=(*russia.prefers[:1], (wish,), *russia.prefers[1:]))
    )
    assert out == []
    assert into == ["      - {statement: press, because: [abc], why: leverage}"]


def test_a_removed_statement_takes_its_line_only(file):
    out, into = changed_lines(file, with_party(file.conflict, 0, prefers=file.conflict.parties[0].prefers[:2]))
    assert [line.split("#")[0].strip() for line in out] == ["- maybe press"]
    assert into == []


def test_a_changed_statement_keeps_the_comment(file):
    prefers = (*file.conflict.parties[0].prefers[:2], (Wish("not press", maybe=True),))
    _, into = changed_lines(file, with_party(file.conflict, 0, prefers=prefers))
    assert len(into) == 1
    assert into[0].startswith("      - maybe not press")
    assert into[0].endswith("# may or may not matter")


def test_a_new_option_and_a_new_key(file):
    russia, ukraine, usa = file.conflict.parties
    parties = (
        russia,
        replace(ukraine, options=(*ukraine.options, Option("vote", "Wahl: ja"))),
        replace(usa, ranking=(("-----",),)),
    )
    conflict = replace(file.conflict, parties=parties, status_quo="YNNYN", draft="abc123")
    out, into = changed_lines(file, conflict)
    assert "      vote: 'Wahl: ja'" in into
    assert "draft: abc123" in into
    assert len(out) == 1  # the same options are taken, so the list of the status quo stays
    assert all("#" in line for line in into if line.startswith(("    ranking", "status-quo")))


def test_an_unknown_status_quo_is_written_as_pattern(file):
    _, into = changed_lines(file, replace(file.conflict, status_quo="Y-YN"))
    assert into[0].startswith('status-quo: "Y-YN"')


def test_order_of_options_is_kept_where_it_changes(file):
    usa = file.conflict.parties[2]
    conflict = with_party(
        file.conflict, 2, options=usa.options[::-1], ranking=(("N---",), ("Y-NY",), ("YNY-",), ("Y-NN",))
    )
    edited = file.edited(conflict)
    assert edited.conflict.keys == ("fight", "cede", "press", "sanctions")
    assert Conflict.parse(edited.text) == conflict


def random_edit(rng, conflict):
    keys = conflict.keys
    choice = rng.randrange(9)
    row = rng.randrange(2)
    prefers = list(conflict.parties[row].prefers or ())
    if choice == 0:
        wish = Wish(rng.choice(keys), rng.random() < 0.5, ("id1",) if rng.random() < 0.5 else ())
        prefers.insert(rng.randint(0, len(prefers)), (wish,))
        return with_party(conflict, row, prefers=tuple(prefers))
    if choice == 1 and prefers:
        prefers.pop(rng.randrange(len(prefers)))
        return with_party(conflict, row, prefers=tuple(prefers))
    if choice == 2:
        rng.shuffle(prefers)
        return with_party(conflict, row, prefers=tuple(prefers))
    if choice == 3 and prefers:
        place = rng.randrange(len(prefers))
        prefers[place] = (*prefers[place], Wish(f"not {rng.choice(keys)}"))
        return with_party(conflict, row, prefers=tuple(prefers))
    if choice == 4:
        return replace(conflict, infeasible=(*conflict.infeasible, Rule(f"{rng.choice(keys)} and fight")))
    if choice == 5:
        return replace(conflict, infeasible=conflict.infeasible[1:])
    if choice == 6:
        return replace(conflict, one_way=((rng.choice(keys), "drop"),))
    if choice == 7:
        return replace(conflict, left_out=(), affected=(*conflict.affected, rng.choice(("x: y", "# z", "- q", "no"))))
    options = list(conflict.parties[row].options)
    options[0] = replace(options[0], label=rng.choice(("neu", "mit # Raute", "[liste]", "'zitat'", "a: b", "1.5")))
    return with_party(conflict, row, options=tuple(options))


@pytest.mark.parametrize("seed", range(40))
def test_many_edits_in_a_row(file, seed):
    rng = random.Random(seed)
    for _ in range(6):
        conflict = random_edit(rng, file.conflict)
        try:
            conflict.check()
        except ConflictError:
            continue
        edited = file.edited(conflict)
        assert Conflict.parse(edited.text) == edited.conflict
        file = edited
    assert "# key: label" in file.text
    assert "# instead of prefers" in file.text


@pytest.mark.parametrize(
    "text",
    ["yes", "no", "~", "1.10", "2025-12-01", "# x", "a: b", "- a", "[a]", "{a}", "'a'", '"a"', " a ", "a\nb",
     "ä\u2028b", "@a", "\U0001f54a", "%a", "!a", "&a", "*a", "|", ">", "a\tb", "\\n", "YN-", "maybe a"],
)  # fmt: skip
def test_any_text_survives(text):
    conflict = Conflict(
        text,
        (Party(text, (Option("a", text, (text,), text),), ((Wish("a", because=(text,), why=text),),)),),
        source=text,
        affected=(text,),
        left_out=(LeftOut(text, text, (text,)),),
        status_quo="Y",
        status_quo_because=(("a", (text,)),),
    )
    assert Conflict.parse(conflict.dump()) == conflict


def test_reading_loads_ruamel_only_when_needed():
    import subprocess
    import sys

    code = (
        "import sys, statusquo.conflict, statusquo.stability; print(any(m.startswith('ruamel') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_code_of_what_is_left_out_is_kept_also_one_of_a_later_release() -> None:
    text = (
        "statusquo: conflict/1\ntitle: T\nparties: {A: {options: {a: do A}}}\n"
        "left-out:\n  - {label: talks, code: channel, why: they do not talk}\n"
    )
    conflict = Conflict.parse(text)
    assert conflict.left_out[0].code == "channel"
    assert Conflict.parse(conflict.dump()) == conflict
    later = Conflict.parse(text.replace("channel", "not_yet_known"))
    assert later.left_out[0].code == "not_yet_known"
    assert Conflict.parse(later.dump()) == later
    with pytest.raises(ConflictError, match="conflict:5:26: 'No such' is no code; write one word"):
        Conflict.parse(text.replace("channel", "No such"))
