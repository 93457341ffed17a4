"""A program that runs in a copy of a process does what it does in a process of its own, and leaves nothing behind."""

from __future__ import annotations

import os

import pytest

import warm

PROGRAMS = {
    "prints": [
        "-c",
        "import sys; print('é', sys.argv, sys.path[:2], __name__); print('told', file=sys.stderr)",
        "a",
        "b",
    ],
    "ends in 3": ["-c", "raise SystemExit(3)"],
    "says why it ends": ["-c", "import sys; sys.exit('a reason')"],
    "ends well": ["-c", "raise SystemExit"],
    "breaks": ["-c", "{}['no']"],
    "is a module": ["-m", "beside", "x"],
    "is no module": ["-m", "nowhere"],
    "is a file": ["beside.py", "x"],
    "has an environment": ["-c", "import os; print(os.environ['OURS'], os.getcwd(), sorted(os.environ)[:3])"],
    "does something at its end": ["-c", "import atexit; atexit.register(print, 'at the end')"],
    "reads nothing": ["-c", "import sys; print(repr(sys.stdin.read()))"],
}


@pytest.fixture
def place(tmp_path):
    """A folder with a module, and an environment."""
    (tmp_path / "beside.py").write_text("import sys\nprint(sys.argv[1:], __name__, sys.path[0])\n", encoding="utf-8")
    return {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": warm.SOURCE, "OURS": "here"}}


@pytest.mark.parametrize("name", PROGRAMS)
def test_it_does_what_it_does_alone(place, name):
    """What it writes, and how it ends; of what Python says of a fault the last line."""
    copied, alone = (how(PROGRAMS[name], **place) for how in (warm.run, warm.fresh))
    assert (copied.returncode, copied.stdout) == (alone.returncode, alone.stdout)
    assert copied.stderr.splitlines()[-1:] == alone.stderr.splitlines()[-1:] or name == "is no module"


def test_nothing_is_left_behind(place):
    """What one changes the next does not see."""
    changed = "import os, sys, json; json.kept = 1; sys.path.append('x'); os.environ['KEPT'] = '1'; os.chdir('/')"
    assert warm.run(["-c", changed], **place).returncode == 0
    asked = "import os, sys, json; print(hasattr(json, 'kept'), 'x' in sys.path, 'KEPT' in os.environ, os.getcwd())"
    assert warm.run(["-c", asked], **place).stdout == f"False False False {place['cwd']}\n"
