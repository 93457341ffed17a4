"""YAML is read by three readers, which say the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov.documents import loads, yaml_text
from healthgov.documents.limits import Limits
from healthgov.documents.mistakes import Flaws, Mistake
from healthgov.documents.plain_yaml import read_plainly
from healthgov.documents.writing import as_yaml
from healthgov.errors import InvalidDocumentError
from healthgov.placeholders import is_placeholder, says_something

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def paths_of(plain, path=()):
    """Every path of plain values."""
    yield path
    items = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for step, item in items:
        yield from paths_of(item, (*path, step))


def in_full(text, wanted=(), *, in_c=False):
    """What a full parser reads: values, the lines of the paths wanted, or nothing where it refuses."""
    flaws = Flaws(100)
    hidden = {} if in_c else {"yaml": None}
    with pytest.MonkeyPatch.context() as patch:
        for name, module in hidden.items():
            patch.setitem(sys.modules, name, module)
        try:
            built = yaml_text._build(text, flaws, frozenset(wanted), Limits())
        except Mistake:
            return None
    return None if flaws.count else (built.root, {path: line for path, (line, _) in built.places.items()})


def alike(one, other):
    """Whether two values are equal, kinds and order included."""
    return repr(one) == repr(other)


def held_equal(text):
    """What is read plainly is read in full, with the same lines."""
    plainly = read_plainly(text)
    if plainly is None:
        return False
    wanted = set(paths_of(plainly.plain))
    full = in_full(text, wanted)
    assert full is not None, text
    assert alike(plainly.plain, full[0]), text
    again = read_plainly(text, wanted)
    lines = {path: line for path, (line, _) in again.places.items()}
    for path, line in lines.items():
        assert full[1][path] == line, (path, text)
    return True


_VALUES = [
    *("text", "two words", "a-b", "3", "-3", "+3", "0o7", "0x1F", "1e3", ".5", "5.", "-.5", "1_000", "0777", ".inf", "-.inf"),
    *(".nan", "~", "null", "Null", "true", "TRUE", "yes", "no", "on", "2026-11-23", "10:30", "2026-11-23T10:00:00+01:00"),
    *("a:b", "a: b", "a #b", "a#b", "# c", "a # c", "'x'", "'it''s'", "'x' # c", "'x'#c", '"x"', '"x" # c', '"a\\"b"', '"\\u00e9"'),
    *('"a" b', "'a' b", "[]", "{}", "[a, b]", "[a, 'b', \"c\"]", "[a, [b]]", "{a: b}", "{a: [b, c], d: 3}", "[a,b]", "{a:b}"),
    *("[a", "{a", "[a,]", "[, a]", "[a b, c d]", "[a # b]", "[a] # b", "[a] b", "{a: }", "{a}", "[true, null, ~]", "[-1, +2]"),
    *("&x a", "*x", "!t a", "!!str 3", "|", ">", "%a", "@a", "`a`", "- a", "-", "--", "---", "...", "? a", ": a", ":a", "-a"),
    *("é", "à compléter", "P3Y", "a\tb", "a\\b", "a ", "a  b", "a,b", "a]", "a}", "(a)", "/a", ".a", "_a", "a&b", "a*b", "50 %"),
    *("a: ", "a:", "<<", "=", "[a: b]", "{a: b: c}", "{'a': b}", "[é, ü]", "[1.5, 2]", "[a.b/c]", "12 rue", "-- a", "--- a", "+", "."),
]  # fmt: skip
_KEYS = ["a", "b", "key one", "clé", "true", "null", "3", "'q'", "a-b", "<<", "a.b", "_x", "-a", "a b c", "y"]


@st.composite
def _lines(draw):
    indent = " " * draw(st.sampled_from([0, 0, 0, 1, 2, 2, 2, 4, 4, 6]))
    dash = draw(st.sampled_from(["", "", "- ", "-  ", "- - ", "-"]))
    key = draw(
        st.sampled_from(
            ["", *(f"{key}:" for key in _KEYS), *(f"{key}: " for key in _KEYS), *(f"{key} : " for key in _KEYS[:2])]
        )
    )
    value = draw(st.sampled_from(["", "", *_VALUES]))
    return draw(
        st.sampled_from(
            [indent + dash + key + value] * 12
            + ["a: [b,", "a: {b: c,  # d", "   c, d]", "  e: f}", "  # c", "  g]"]
            + ["", "# c", "  # c", "---", "\t", "a:\tb"]
        )
    )


@given(st.lists(_lines(), min_size=1, max_size=7), st.sampled_from(["\n", "\n", "\r\n"]))
@settings(max_examples=tries(400, 7500), deadline=None)
def test_lines_of_every_kind_are_read_as_in_full(lines, end):
    """Whatever lines stand under one another: read as the full parser does, or left to it."""
    held_equal(end.join(lines))


@pytest.mark.parametrize(
    "around", ["a: {}", "- {}", "a:\n  b: {}\n  c: d", "a:\n- b: {}\n  c: {}\n- d", "a: {}\nb: {}", "{}"]
)
def test_values_are_read_as_in_full(around):
    """Each value, at each place."""
    for value in _VALUES:
        held_equal(around.replace("{}", value))


_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
_scalars = st.none() | st.booleans() | st.integers(-99, 99) | st.floats(allow_nan=False, allow_infinity=False) | _texts
_plain = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "c_d", "é"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "c_d", "e f"]), _plain, min_size=1, max_size=4), st.data())
@settings(max_examples=tries(125, 2500), deadline=None)
def test_what_is_written_and_then_disturbed(plain, data):
    """Our own texts, whole and with a line changed, moved or cut."""
    text = as_yaml(plain)
    held_equal(text)
    lines = text.split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = data.draw(
        st.sampled_from(
            [lines[place][1:], " " + lines[place], lines[place] + " # c", lines[place] + ":", "", lines[place].lstrip()]
        )
    )
    held_equal("\n".join(lines))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_written_plainly(path):
    """All readers agree on every example, and the fast one reads it."""
    text = path.read_text(encoding="utf-8")
    assert held_equal(text)
    pytest.importorskip("yaml")
    wanted = set(paths_of(read_plainly(text).plain))
    in_c, in_python = in_full(text, wanted, in_c=True), in_full(text, wanted)
    assert alike(in_c, in_python)


@given(
    st.text(st.characters(codec="utf-8"), max_size=12)
    | st.sampled_from(
        ["TODO", "to  do", "à compléter", "insérer ici", "inserer le nom ici", "xx", "ToDo: a", "TODＯ", "n/a", "NaN"]
    )
)
@settings(max_examples=tries(125, 2500), deadline=None)
def test_what_says_something_is_no_placeholder(text):
    """The short way agrees with the long one."""
    if says_something(text):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("healthgov.placeholders.says_something", lambda _: False)
            assert not is_placeholder(text)


def test_a_problem_inside_lines_of_a_flow_has_its_own_line():
    """A flow mapping over several lines does not hide where in it something is wrong."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads("id: x\nhosting: [{id: a,\n  external: 3},\n  {id: 4}]\n", "yaml")
    assert [(one.path, one.line) for one in caught.value.problems] == [("hosting[0].external", 3), ("hosting[1].id", 4)]
