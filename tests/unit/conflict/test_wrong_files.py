"""Every wrong conflict file gets one clear line with file, line and column, and what to do."""

import pytest

from statusquo.conflict import Conflict
from statusquo.conflict.nodes import MAX_BYTES
from statusquo.errors import ConflictError

HEAD = "statusquo: conflict/1\ntitle: t\n"
GOOD = (
    HEAD + "parties:\n"
    "  A:\n"
    "    options: {a: act, b: be}\n"
    "    prefers: [a]\n"
    "  B:\n"
    "    options: {c: cede}\n"
    "    prefers: [not c]\n"
)
ONE = "parties: {A: {options: {a: x}}}\n"


def with_(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


def last(new):
    return with_("prefers: [not c]", new)


WRONG = [
    pytest.param("", "f.yaml", "the file is empty; begin with 'statusquo: conflict/1'", id="empty"),
    pytest.param("# x\n", "f.yaml", "the file is empty; begin with 'statusquo: conflict/1'", id="comment only"),
    pytest.param(
        "- a\n",
        "f.yaml:1:1",
        "this is not a conflict file; begin the file with 'statusquo: conflict/1'",
        id="not mapping",
    ),
    pytest.param(
        "hello", "f.yaml:1:1", "this is not a conflict file; begin the file with 'statusquo: conflict/1'", id="scalar"
    ),
    pytest.param(
        "title: t\nparties: {A: {options: {a: x}}}\n",
        "f.yaml:1:1",
        "the header is missing; begin the file with 'statusquo: conflict/1'",
        id="no header",
    ),
    pytest.param(
        '{"title": "t", "text": "Aland fordert einen Abzug."}',
        "f.yaml:1:1",
        "this looks like a report, not like a conflict file; make a conflict of it first: "
        "statusquo draft SOURCE -o FILE",
        id="report",
    ),
    pytest.param(
        "statusquo: conflict/2\ntitle: t\n",
        "f.yaml:1:12",
        "the file has the newer format conflict/2; update statusquo to read it",
        id="newer",
    ),
    pytest.param(
        "statusquo: case/1\n",
        "f.yaml:1:12",
        "'case/1' is not a format of conflict files; begin the file with 'statusquo: conflict/1'",
        id="other",
    ),
    pytest.param(
        "statusquo: 1\n",
        "f.yaml:1:12",
        'the header must be a text, not the number 1; write "1" in quotes',
        id="header number",
    ),
    pytest.param(
        HEAD + "parties: {A: [}\n",
        "f.yaml:3:15",
        "broken YAML: expected the node content, but found '}'; check indentation, quotes and",
        id="broken",
    ),
    pytest.param(
        HEAD + "parties:\n\tA: x\n",
        "f.yaml:4:1",
        "broken YAML: found character '\\t' that cannot start any token; indent with spaces",
        id="tab",
    ),
    pytest.param(
        HEAD + "source: a: b\nparties: {}\n",
        "f.yaml:3:10",
        "broken YAML: mapping values are not allowed here; put a text with ': ' in quotes",
        id="colon",
    ),
    pytest.param(
        "statusquo: conflict/1\nparties: {A: {options: {a: x}}}\n",
        "f.yaml:1:1",
        "'title' is missing; add a line 'title: ...'",
        id="no title",
    ),
    pytest.param(
        "statusquo: conflict/1\ntitle: 1.10\nparties: {A: {options: {a: x}}}\n",
        "f.yaml:2:8",
        'the title must be a text, not the number 1.10; write "1.10" in quotes',
        id="title num",
    ),
    pytest.param(
        "statusquo: conflict/1\ntitle:\nparties: {A: {options: {a: x}}}\n",
        "f.yaml:2:1",
        "the title is missing; write a text, or remove the key",
        id="title null",
    ),
    pytest.param(
        "statusquo: conflict/1\ntitle: [a]\nparties: {A: {options: {a: x}}}\n",
        "f.yaml:2:8",
        "the title must be a text, not a list; write one text",
        id="title list",
    ),
    pytest.param(HEAD, "f.yaml:1:1", "'parties' is missing; add a line 'parties: ...'", id="no parties"),
    pytest.param(
        HEAD + "parties: [A]\n",
        "f.yaml:3:10",
        "'parties' must be a mapping, not a list; write 'key: value' lines",
        id="parties list",
    ),
    pytest.param(
        HEAD + "parties: {}\n", "f.yaml:3:1", "there is no party; a conflict needs at least one", id="parties empty"
    ),
    pytest.param(
        HEAD + "parties: {A: {}}\n",
        "f.yaml:3:1",
        "no party has an option; give at least one party something to do",
        id="no options",
    ),
    pytest.param(
        HEAD + "parties:\n  A:\n",
        "f.yaml:4:3",
        "the party 'A' is empty; it must be a mapping; write 'key: value' lines, or remove the key",
        id="party null",
    ),
    pytest.param(
        HEAD + "parties: {A: {options: {a: 1.10}}}\n",
        "f.yaml:3:28",
        "the label of 'a' must be a text, not the number 1.10; write \"1.10\" in quotes",
        id="label num",
    ),
    pytest.param(
        HEAD + "parties: {A: {options: {Act: x}}}\n",
        "f.yaml:3:25",
        "'Act' cannot be an option key; use small letters a-z, digits and '_', no digit first",
        id="key case",
    ),
    pytest.param(
        HEAD + "parties: {A: {options: {no: x}}}\n",
        "f.yaml:3:25",
        "'no' is a reserved word; use another option key",
        id="key reserved",
    ),
    pytest.param(
        HEAD + "parties: {A: {options: {y: x}}}\n",
        "f.yaml:3:25",
        "'y' is a reserved word; use another option key",
        id="key y",
    ),
    pytest.param(
        HEAD + "parties: {A: {options: {true: x}}}\n",
        "f.yaml:3:25",
        "'true' is a reserved word; use another option key",
        id="key true",
    ),
    pytest.param(
        HEAD + "parties: {A: {options: {1a: x}}}\n",
        "f.yaml:3:25",
        "'1a' cannot be an option key; use small letters a-z, digits and '_', no digit first",
        id="key digit",
    ),
    pytest.param(
        HEAD + "parties:\n  A: {options: {a: x}}\n  B: {options: {a: y}}\n",
        "f.yaml:5:17",
        "the option 'a' is owned twice, by A and by B; an act of two parties is one option for",
        id="owned twice",
    ),
    pytest.param(
        HEAD + "parties:\n  A: {options: {a: x, a: y}}\n",
        "f.yaml:4:23",
        "the key 'a' stands twice; it is also in line 4",
        id="dup key",
    ),
    pytest.param(
        HEAD + "parties:\n  A: {options: {a: x}}\n  A: {options: {b: x}}\n",
        "f.yaml:5:3",
        "the key 'A' stands twice; it is also in line 4",
        id="dup party",
    ),
    pytest.param(
        last("prefers: [not d]"), "f.yaml:9:19", "unknown option 'd' in 'not d'; known: a, b, c", id="unknown opt"
    ),
    pytest.param(
        last("prefers: [not c if bb]"),
        "f.yaml:9:24",
        "unknown option 'bb' in 'not c if bb'; did you mean 'b'?",
        id="typo",
    ),
    pytest.param(
        last("prefers: [a if b if c]"),
        "f.yaml:9:22",
        "'if' and 'if' do not chain; say with parentheses what is meant",
        id="chain",
    ),
    pytest.param(last("prefers: [(a and b]"), "f.yaml:9:15", "this parenthesis is never closed; add ')'", id="paren"),
    pytest.param(
        last("prefers: [a and b)]"),
        "f.yaml:9:22",
        "this parenthesis was never opened; remove it or add '('",
        id="paren2",
    ),
    pytest.param(last('prefers: ["a & b"]'), "f.yaml:9:18", "'&' is no operator; write 'and'", id="sym"),
    pytest.param(
        last("prefers: [a AND b]"), "f.yaml:9:17", "'AND' is no operator; write 'and' in small letters", id="upper"
    ),
    pytest.param(
        last("prefers: [a b]"),
        "f.yaml:9:17",
        "'b' follows without an operator; put 'and', 'or', 'if' or 'iff' before it",
        id="two",
    ),
    pytest.param(
        last("prefers: [a and maybe b]"),
        "f.yaml:9:21",
        "'maybe' stands only before a whole statement; move it to the front",
        id="maybe in",
    ),
    pytest.param(last("prefers: [maybe]"), "f.yaml:9:20", "the statement is empty; name an option", id="maybe alone"),
    pytest.param(
        last('prefers: ["Y--"]'),
        "f.yaml:9:16",
        "'Y--' is a pattern of states, not a statement; write it as an expression of options",
        id="pattern",
    ),
    pytest.param(last('prefers: [""]'), "f.yaml:9:16", "the statement is empty; name an option", id="empty st"),
    pytest.param(
        last("prefers: [1]"),
        "f.yaml:9:15",
        'a statement must be a text, not the number 1; write "1" in quotes',
        id="num st",
    ),
    pytest.param(
        last("prefers: [[a, [b]]]"),
        "f.yaml:9:19",
        "a statement must be a text, not a list; write one text",
        id="tier in tier",
    ),
    pytest.param(
        last("prefers: [[]]"), "f.yaml:9:15", "the tier is empty; remove it or name a statement", id="empty tier"
    ),
    pytest.param(
        last("prefers: [a and]"),
        "f.yaml:9:20",
        "the statement breaks off; an option is missing at its end",
        id="breaks off",
    ),
    pytest.param(
        last("prefers: [" + "(" * 60 + "a" + ")" * 60 + "]"),
        "f.yaml:9:66",
        "the statement is nested too deeply; at most 50 levels",
        id="deep",
    ),
    pytest.param(
        last("prefers: not c"),
        "f.yaml:9:14",
        "'prefers' of 'B' must be a list, not a single text; put it in [ ] or behind '- '",
        id="prefers str",
    ),
    pytest.param(
        last("prefers:"),
        "f.yaml:9:5",
        "'prefers' of 'B' is empty; it must be a list; put it in [ ] or behind '- ', or remove",
        id="prefers null",
    ),
    pytest.param(
        GOOD + '    ranking: ["---"]\n',
        "f.yaml:10:5",
        "'prefers' and 'ranking' exclude each other; keep one of them",
        id="both",
    ),
    pytest.param(
        last("prefer: [not c]"),
        "f.yaml:9:5",
        "unknown key 'prefer' in the party 'B'; did you mean 'prefers'?",
        id="unknown key party",
    ),
    pytest.param(
        last('ranking: ["Y--", "N--", "YY-"]'),
        "f.yaml:9:29",
        "the state YYN is ranked twice, by entries 1 and 3; every feasible state must match one",
        id="rank twice",
    ),
    pytest.param(
        last('ranking: ["Y--", "NY-"]'),
        "f.yaml:9:5",
        "the state NNN and 1 more is never ranked; every feasible state must match one entry",
        id="rank never",
    ),
    pytest.param(
        last('ranking: ["Y-"]'),
        "f.yaml:9:15",
        "the pattern 'Y-' has 2 characters for 3 options; write one character per option, in the",
        id="rank len",
    ),
    pytest.param(
        last('ranking: ["Y-X"]'),
        "f.yaml:9:18",
        "'X' in the pattern 'Y-X'; use Y (taken), N (not taken) and - (either)",
        id="rank char",
    ),
    pytest.param(
        last("ranking: [1]"),
        "f.yaml:9:15",
        'a pattern must be a text, not the number 1; write "1" in quotes',
        id="rank num",
    ),
    pytest.param(
        last("weights: {c: high}"), "f.yaml:9:18", "the weight of 'c' is not a number; write a number", id="weights"
    ),
    pytest.param(
        last("weights: [c]"),
        "f.yaml:9:14",
        "'weights' of 'B' must be a mapping, not a list; write 'key: value' lines",
        id="weights list",
    ),
    pytest.param(
        last("weights: {c: .nan}"), "f.yaml:9:18", "the number .nan cannot be read; write digits", id="weights nan"
    ),
    pytest.param(
        last("weights: {d: 1}"), "f.yaml:9:15", "unknown option 'd' in 'd'; known: a, b, c", id="weights unknown"
    ),
    pytest.param(
        last("weights: {a and b: 1, a  and b: 2}"),
        "f.yaml:9:27",
        "'a and b' has two weights; add them up",
        id="weights twice",
    ),
    pytest.param(
        GOOD + "infeasible: [a or not a]\n",
        "f.yaml:10:1",
        "no state is feasible; check the entries of 'infeasible'",
        id="none feasible",
    ),
    pytest.param(
        GOOD + "feasible: []\n",
        "f.yaml:10:11",
        "no state is feasible; list states under 'feasible' or remove it",
        id="feasible empty",
    ),
    pytest.param(
        GOOD + "feasible: [a]\ninfeasible: [b]\n",
        "f.yaml:10:1",
        "'feasible' and 'infeasible' exclude each other; keep one of them",
        id="feas both",
    ),
    pytest.param(
        GOOD + "feasible: [z]\n", "f.yaml:10:12", "unknown option 'z' in 'z'; known: a, b, c", id="feas unknown"
    ),
    pytest.param(
        GOOD + 'feasible: ["YYYY"]\n',
        "f.yaml:10:12",
        "the pattern 'YYYY' has 4 characters for 3 options; write one character per option, in",
        id="feas pattern",
    ),
    pytest.param(
        GOOD + "feasible: [a and not a]\n",
        "f.yaml:10:1",
        "no state is feasible; check the entries of 'feasible'",
        id="feas none",
    ),
    pytest.param(
        GOOD + "one-way: {a: up}\n",
        "f.yaml:10:14",
        "'up' is no direction; write take (never dropped again) or drop (never taken again)",
        id="one way dir",
    ),
    pytest.param(
        GOOD + "one-way: {z: take}\n", "f.yaml:10:11", "unknown option 'z'; known: a, b, c", id="one way unknown"
    ),
    pytest.param(
        GOOD + "one-way: [a]\n",
        "f.yaml:10:10",
        "'one-way' must be a mapping, not a list; write 'key: value' lines",
        id="one way list",
    ),
    pytest.param(
        GOOD + "infeasible: [a and b]\nstatus-quo: [a, b]\n",
        "f.yaml:11:13",
        "the status quo YYN is not feasible; correct it, or the entries of 'feasible' or",
        id="sq infeasible",
    ),
    pytest.param(GOOD + "status-quo: [z]\n", "f.yaml:10:14", "unknown option 'z'; known: a, b, c", id="sq unknown"),
    pytest.param(
        GOOD + 'status-quo: "YY"\n',
        "f.yaml:10:13",
        "the pattern 'YY' has 2 characters for 3 options; write one character per option, in the",
        id="sq pattern",
    ),
    pytest.param(
        GOOD + 'infeasible: [a]\nstatus-quo: "Y--"\n',
        "f.yaml:11:13",
        "the status quo Y-- matches no feasible state; correct it, or the entries of 'feasible'",
        id="sq open inf",
    ),
    pytest.param(GOOD + "status-quo: [a, a]\n", "f.yaml:10:17", "the option 'a' stands twice; keep one", id="sq twice"),
    pytest.param(
        GOOD + "status-quo: {because: {a: [x]}}\n",
        "f.yaml:10:13",
        "'state' is missing; add 'state: [...]'",
        id="sq map",
    ),
    pytest.param(
        GOOD + "status-quo: {state: [a], because: {z: [x]}}\n",
        "f.yaml:10:36",
        "unknown option 'z'; known: a, b, c",
        id="sq bec unknown",
    ),
    pytest.param(
        HEAD + "source: &x foo\naffected: [*x]\n" + ONE,
        "f.yaml:3:9",
        "the anchor '&x'; remove it; aliases are not read",
        id="alias",
    ),
    pytest.param(
        "a: &a [x,x]\nb: &b [*a,*a]\n", "f.yaml:1:4", "the anchor '&a'; remove it; aliases are not read", id="bomb"
    ),
    pytest.param(
        HEAD + "source: !!python/object:os.system x\n",
        "f.yaml:3:9",
        "the tag 'tag:yaml.org,2002:python/object:os.system'; remove it; tags are not read",
        id="tag",
    ),
    pytest.param(
        HEAD + "source: !foo x\n" + ONE, "f.yaml:3:9", "the tag '!foo'; remove it; tags are not read", id="tag2"
    ),
    pytest.param(
        HEAD + "parties: " + "[" * 1000 + "]" * 1000,
        "f.yaml:3:25",
        "nested too deeply; at most 16 levels",
        id="deep yaml",
    ),
    pytest.param("[" * 200_000, "f.yaml:1:17", "nested too deeply; at most 16 levels", id="deep flow"),
    pytest.param(
        GOOD + "---\na: b\n", "f.yaml:10:1", "a second document begins; a file holds one conflict", id="two docs"
    ),
    pytest.param(
        HEAD + "? [a]\n: b\n",
        "f.yaml:3:3",
        "a key must be a single word or text; use a list or quotes",
        id="complex key",
    ),
    pytest.param(
        GOOD + "statusquo-: 1\n",
        "f.yaml:10:1",
        "unknown key 'statusquo-' in a conflict file; did you mean 'statusquo'?",
        id="unknown top",
    ),
    pytest.param(
        GOOD + "infeasable: [a]\n",
        "f.yaml:10:1",
        "unknown key 'infeasable' in a conflict file; did you mean 'infeasible'?",
        id="typo top",
    ),
    pytest.param(
        GOOD + "left-out: [{label: x}]\n", "f.yaml:10:12", "'why' is missing; add 'why: ...'", id="left no why"
    ),
    pytest.param(
        GOOD + "affected: [1]\n",
        "f.yaml:10:12",
        "an entry of 'affected' must be a text, not the number 1; write \"1\" in quotes",
        id="affected num",
    ),
    pytest.param(
        GOOD + 'source: "a\x00b"\n', "f.yaml:10", "a character that YAML does not allow; remove it", id="control"
    ),
    pytest.param(
        with_("options: {a: act, b: be}", "options: {a: {label: act, because: x1}, b: be}"),
        "f.yaml:5:40",
        "'because' must be a list, not a single text; put it in [ ] or behind '- '",
        id="because str",
    ),
    pytest.param(
        with_("options: {a: act, b: be}", "options: {a: {label: act, because: [null]}, b: be}"),
        "f.yaml:5:41",
        "an id in 'because' must be a word; write it as one word",
        id="because null",
    ),
    pytest.param(
        with_("options: {a: act, b: be}", "options: {a: {label: act, becase: [x]}, b: be}"),
        "f.yaml:5:31",
        "unknown key 'becase' in the option 'a'; did you mean 'because'?",
        id="opt map unknown",
    ),
    pytest.param(
        with_("options: {a: act, b: be}", "options: {a: {because: [x]}, b: be}"),
        "f.yaml:5:18",
        "the label of 'a' is missing; add 'label: ...'",
        id="opt map nolabel",
    ),
    pytest.param(
        last("prefers: [{statment: a}]"),
        "f.yaml:9:16",
        "unknown key 'statment' in a statement; did you mean 'statement'?",
        id="wish map",
    ),
    pytest.param(
        HEAD + "parties: {1984: {options: {a: x}}}\n",
        "f.yaml:3:11",
        'a party\'s name must be a text, not the number 1984; write "1984" in quotes',
        id="party name num",
    ),
    pytest.param(
        HEAD + 'source: "abc\nparties: {}\n',
        "f.yaml:5:1",
        "broken YAML: found unexpected end of stream; check indentation, quotes and brackets",
        id="unclosed quote",
    ),
    pytest.param(
        with_("options: {a: act, b: be}", "options: {a: ' ', b: be}"),
        "f.yaml:5:15",
        "the option's label is empty; write what people call it",
        id="blank label",
    ),
    pytest.param(
        HEAD + "parties:\n  A: {<<: {options: {a: x}}}\n",
        "f.yaml:4:7",
        "unknown key '<<' in the party 'A'; known: options, prefers, ranking, weights",
        id="merge key",
    ),
    pytest.param(
        "%YAML 1.1\n---\n" + GOOD + "status-quo: [no]\n",
        "f.yaml:12:14",
        "unknown option 'no'; known: a, b, c",
        id="directive",
    ),
    pytest.param(
        GOOD + 'source: "\\ud800"\n',
        "f.yaml:10:9",
        "half of a character; remove the escape \\ud800 to \\udfff",
        id="surrogate",
    ),
]


@pytest.mark.parametrize(("text", "where", "what"), WRONG)
def test_one_clear_line(text, where, what):
    with pytest.raises(ConflictError) as caught:
        Conflict.parse(text, "f.yaml")
    said = str(caught.value)
    assert said.startswith(f"{where}: {what}")
    assert "\n" not in said
    assert len(said) < 250


def test_the_good_file_is_good():
    assert Conflict.parse(GOOD).keys == ("a", "b", "c")


def test_too_large():
    with pytest.raises(ConflictError, match="too large"):
        Conflict.parse("#" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "cannot be read: no such file or directory"),
        (b"statusquo: conflict/1\ntitle: Gespr\xe4che\n", "f.yaml:2:13: the file is not UTF-8"),
        (b"\x00\x01\x02", "a character that YAML does not allow"),
        (b"#" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, what):
    path = tmp_path / "f.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConflictError, match=what):
        Conflict.load(path)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ConflictError, match="cannot be read"):
        Conflict.load(tmp_path)
