"""The writer of plain Python: what is known is known where it was written, and inside."""

from __future__ import annotations

from healthgov.compiling import Code


def test_what_is_written_once_is_known_inside():
    """And not beside: what a block works out is worked out again in the next."""
    code = Code()
    outer = code.once("a", lambda: code.own("x"))
    with code.block("if x:"):
        assert (code.depth, code.loops) == (1, 0)
        assert code.once("a", lambda: code.own("again")) == outer
        inner = code.once("b", lambda: code.own("y"))
        with code.block("for z in y:"):
            assert (code.depth, code.loops) == (2, 1)
            assert code.once("b", lambda: code.own("again")) == inner
    with code.block("else:"):
        assert (code.depth, code.loops) == (1, 0)
        assert code.once("b", lambda: code.own("y")) != inner
    with code.block("while x:"):
        pass
    assert (code.depth, code.loops) == (0, 0)
    assert code.text().splitlines() == [
        "    v1 = x",
        "    if x:",
        "        v2 = y",
        "        for z in y:",
        "            pass",
        "    else:",
        "        v3 = y",
        "    while x:",
        "        pass",
    ]


def test_what_is_the_same_in_the_whole_is_worked_out_first():
    """Once, before any loop, and found again."""
    code = Code(depth=2)
    with code.block("for a in b:"):
        assert code.known_at_top("k") is None
        name = code.at_top("k", "1")
        assert name == code.at_top("k", "2") == code.known_at_top("k") == code.once("k", str)
        assert code.at_top("l", "3") != name
        code.line("use")
    lines = code.text().splitlines()
    assert lines == [f"        {name} = 1", "        v2 = 3", "        for a in b:", "            use"]
    assert code.depth == 0


def test_constants_have_a_name_each():
    """One that is equal and not the same has another; what is run sees them and nothing else of ours."""
    code = Code()
    one, other = [1], [1]
    assert code.constant(one) == code.constant(one) != code.constant(other)
    assert list(code.constants.values()) == [one, other]
    assert code.name("w") not in code.constants
    first, second = code.constants
    assert code.run(f"def f(): return {first} is not {second}, {first}", "f", "a test")() == (True, one)


def test_the_same_lines_are_compiled_once():
    """Each time they see the constants of their own."""
    made = []
    for value in (1, 2):
        code = Code()
        made.append(code.run(f"def same_lines(): return {code.constant(value)}", "same_lines", "a test"))
    assert [one() for one in made] == [1, 2]
    assert made[0].__code__ is made[1].__code__
