"""Streams that a caller has closed, and files that may not grow: said in one message, and nothing is half written."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys

import pytest

from healthgov.commands import calls
from healthgov.documents import load

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes them")


def test_streams_of_text_alone(root, monkeypatch):
    """As a notebook has them: the command is run, and a document read, inside a program that caught its output."""
    monkeypatch.setattr(sys, "argv", ["healthgov", "rules", "--law", "hds"])
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert calls.run() == 0
    assert "FR-HDS-01" in said.getvalue()
    monkeypatch.setattr(sys, "stdin", io.StringIO((root / "examples" / "clinic-mended.yaml").read_text("utf-8")))
    assert load("-") == load(root / "examples" / "clinic-mended.yaml")


@pytest.fixture
def shell(root, tmp_path):
    """The command in a shell, in an empty folder."""

    def run(line):
        script = line.replace("healthgov", f"{sys.executable} -m healthgov").replace("EXAMPLES", str(root / "examples"))
        environment = {**os.environ, "PYTHONPATH": str(root / "src")}
        return subprocess.run(  # noqa: S603
            ["/bin/sh", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    return run


CHECK = "healthgov check EXAMPLES/clinic-mistakes.yaml --as-of 2026-11-23 --law hds"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"{CHECK} >&-", "healthgov: standard output is closed: nothing is written\n"),
        (f"{CHECK} --lang fr >&-", "healthgov: la sortie standard est fermée : rien n'est écrit\n"),
        (f"{CHECK} >&- 2>&-", ""),
    ],
)
def test_closed_output(shell, line, said):
    """A report that nobody gets is no success, and no fault of ours."""
    done = shell(line)
    assert (done.returncode, done.stderr) == (2, said)


def test_closed_streams_that_are_not_needed(shell, tmp_path):
    """A report in a file is whole whatever is closed: its file is not taken for a stream."""
    assert shell(f"{CHECK} --format json --output whole.json").returncode == 1
    assert shell(f"{CHECK} --format json --output report.json <&- >&- 2>&-").returncode == 1
    assert (tmp_path / "report.json").read_bytes() == (tmp_path / "whole.json").read_bytes()


def test_closed_input(shell):
    """There is no document."""
    done = shell("healthgov check - --as-of 2026-11-23 <&-")
    assert done.returncode == 2
    assert done.stderr.startswith("healthgov: standard input: 1 problem")


def test_a_file_that_may_not_grow(shell, tmp_path):
    """A limit of the caller is named; nothing is left, and what stood there stays."""
    (tmp_path / "old.html").write_text("old", encoding="utf-8")
    done = shell(f"ulimit -f 1; {CHECK} --format html --output old.html")
    assert (done.returncode, done.stderr) == (
        2,
        "healthgov: the output is larger than a file may be here: it is not written\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["old.html"]
    assert (tmp_path / "old.html").read_text(encoding="utf-8") == "old"
    done = shell(f"ulimit -f 1; {CHECK} --format html > new.html")
    assert (done.returncode, done.stderr) == (
        2,
        "healthgov: the output is larger than a file may be here: it is not whole\n",
    )


def test_the_folder_one_is_in_has_a_name(shell, tmp_path):
    """What is wrong with it is told of something."""
    done = shell("healthgov check . --as-of 2026-11-23")
    assert done.stderr.startswith("healthgov: .: 1 problem"), tmp_path


def test_a_folder_that_is_gone(shell):
    """Whoever stands in it is answered about files elsewhere, and told of those that are not there."""
    gone = "mkdir gone && cd gone && rmdir ../gone && "
    assert shell(f"{gone}{CHECK} --format json").returncode == 1
    done = shell(f"{gone}healthgov check clinic.yaml --as-of 2026-11-23")
    assert (done.returncode, done.stderr) == (
        2,
        "healthgov: clinic.yaml: 1 problem\n  - document: a file that exists\n",
    )
    done = shell(f"{gone}{CHECK} --output report.txt")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
