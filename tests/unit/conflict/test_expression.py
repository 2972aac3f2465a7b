"""Expressions: grammar, precedence, normal form, truth, and where a fault is shown."""

import itertools

import pytest

from statusquo.conflict.expression import parse
from statusquo.conflict.faults import PlacedError

KEYS = ("a", "b", "c")


def meaning(text, rule):
    """Whether the expression has the truth of ``rule`` in all eight worlds."""
    expression = parse(text)
    return all(
        expression.holds({key for key, value in zip(KEYS, world, strict=True) if value}) == rule(*world)
        for world in itertools.product((False, True), repeat=3)
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a", lambda a, b, c: a),
        ("not a and b", lambda a, b, c: (not a) and b),
        ("not (a and b)", lambda a, b, c: not (a and b)),
        ("a or b and c", lambda a, b, c: a or (b and c)),
        ("(a or b) and c", lambda a, b, c: (a or b) and c),
        ("a if b", lambda a, b, c: a or not b),
        ("a if b or c", lambda a, b, c: a or not (b or c)),
        ("a or b if c", lambda a, b, c: (a or b) or not c),
        ("a iff b and c", lambda a, b, c: a == (b and c)),
        ("a if (b if c)", lambda a, b, c: a or not (b or not c)),
        ("(a if b) if c", lambda a, b, c: (a or not b) or not c),
        ("not not a", lambda a, b, c: a),
        ("not a if not b", lambda a, b, c: not a or b),
    ],
)
def test_meaning(text, rule):
    assert meaning(text, rule)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  not   a ", "not a"),
        ("((a))", "a"),
        ("(a and b) or c", "a and b or c"),
        ("a and (b or c)", "a and (b or c)"),
        ("(a if b)", "a if b"),
        ("a if (b iff c)", "a if (b iff c)"),
        ("not(a)", "not a"),
        ("not (a if b)", "not (a if b)"),
        ("a and (b and c)", "a and (b and c)"),
    ],
)
def test_normal_form_is_stable_and_means_the_same(text, normal):
    assert str(parse(text)) == normal
    assert str(parse(normal)) == normal
    assert meaning(normal, lambda *world: parse(text).holds({k for k, v in zip(KEYS, world, strict=True) if v}))


@pytest.mark.parametrize(
    ("text", "offset", "what"),
    [
        ("", 0, "empty"),
        ("a and", 5, "breaks off"),
        ("a b", 2, "without an operator"),
        ("a if b if c", 7, "do not chain"),
        ("a iff b if c", 8, "do not chain"),
        ("(a or b", 0, "never closed"),
        ("a)", 1, "never opened"),
        ("a & b", 2, "no operator"),
        ("a AND b", 2, "no operator"),
        ("a and maybe b", 6, "before a whole statement"),
        ("a and or b", 6, "where an option is expected"),
        ("a and yes", 6, "reserved"),
        ("a and Bc", 6, "not an option key"),
        ("YN-", 0, "pattern"),
        ("(" * 60 + "a" + ")" * 60, 51, "too deeply"),
        ("not " * 60 + "a", 204, "too deeply"),
    ],
)
def test_fault_points_at_its_place(text, offset, what):
    with pytest.raises(PlacedError, match=what) as caught:
        parse(text)
    assert caught.value.offset == offset
    assert "\n" not in str(caught.value)


def test_too_long():
    with pytest.raises(PlacedError, match="characters"):
        parse("a or " * 2000 + "a")


def test_options():
    assert parse("a if not (b or a)").options == {"a", "b"}
