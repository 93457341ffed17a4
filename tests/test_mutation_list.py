"""The list of mutants that live for a reason goes with the code: no line of it is written otherwise by now."""

from __future__ import annotations

from pathlib import Path

import pytest

from equivalents import Equivalent, equivalents, line_changed, listed, outdated

PACKAGE = Path(__file__).parents[1] / "src" / "healthgov"
DIFF = "--- a\n+++ a\n@@ -1,2 +1,2 @@\n first\n-    more = 2\n+    more = 3"
KNOWN = (Equivalent("a.py", "more = 2", ("more = 1", "more = 3"), "no answer changes"),)


def test_each_line_listed_stands_in_its_file():
    """What was written otherwise is looked at anew."""
    assert list(outdated(PACKAGE, equivalents())) == []


def test_each_says_what_it_becomes_and_why():
    """No change is listed twice, nor one that is none."""
    every = [(one.file, one.line, becomes) for one in equivalents() for becomes in one.becomes]
    assert len(every) == len(set(every))
    assert all(line != becomes for _, line, becomes in every)
    assert all(one.becomes and one.why for one in equivalents())


@pytest.mark.parametrize(
    ("file", "diff", "found"),
    [
        ("a.py", DIFF, KNOWN[0]),
        ("a.py", DIFF.replace("more = 3", "more =  1"), KNOWN[0]),
        ("b.py", DIFF, None),
        ("a.py", DIFF.replace("more = 3", "more = 4"), None),
        ("a.py", DIFF.replace("more = 2", "less = 2"), None),
        ("a.py", DIFF + "\n-and one line\n", None),
    ],
)
def test_a_mutant_is_found_by_its_line(file, diff, found):
    """File, line, and what it becomes."""
    assert listed(file, diff, KNOWN) is found


def test_a_line_that_begins_with_signs_is_a_line():
    """The heads of a difference are none."""
    assert line_changed("--- a\n+++ a\n-  -x,\n+  +x,") == ("-x,", "+x,")


def test_what_no_longer_stands_there_is_told(tmp_path):
    """The line, or the file."""
    (tmp_path / "a.py").write_text("def f():\n    more = 2\n", encoding="utf-8")
    assert list(outdated(tmp_path, KNOWN)) == []
    (tmp_path / "a.py").write_text("more = 2 + 1\n", encoding="utf-8")
    assert list(outdated(tmp_path, KNOWN)) == ["a.py: more = 2"]
    (tmp_path / "a.py").unlink()
    assert list(outdated(tmp_path, KNOWN)) == ["a.py: more = 2"]
