"""The tutorial, followed by the letter: an empty folder, the real command, what the page shows, in the order of the page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest


def shown(page):
    """The fenced blocks of a page: documents to write, and commands with the output that the page promises."""
    for language, body in re.findall(r"^```(yaml|console)\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        if language == "yaml":
            yield "write", body, []
            continue
        command, promised = None, []
        for line in body.splitlines():
            if line.startswith("$ "):
                if command is not None:
                    yield "run", command, promised
                command, promised = line[2:], []
            elif line.strip() not in {"", "..."}:
                promised.append(line.rstrip())
        yield "run", command, promised


@pytest.fixture
def session(root, tmp_path):
    """A shell that has the command ``healthgov`` and keeps its folder and the last exit code, as a terminal does."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here: the commands of the page are for one")
    tools = tmp_path / "tools"
    tools.mkdir()
    command = tools / "healthgov"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m healthgov.cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(root / "src"),
        "PYTHONUTF8": "1",
        "COLUMNS": "400",
        "NO_COLOR": "1",
    }
    state = {"folder": empty, "code": 0}

    def run(line):
        script = f'(exit {state["code"]}); {line}\ncode=$?; echo; echo "@$code@$PWD"'
        done = subprocess.run(  # noqa: S603  the commands of the page
            [bash, "-c", script], cwd=state["folder"], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )  # fmt: skip
        output, _, last = done.stdout.rstrip("\n").rpartition("\n@")
        code, _, folder = last.partition("@")
        state.update(folder=type(empty)(folder), code=int(code))
        return output + done.stderr

    return state, run


def test_the_tutorial_from_an_empty_folder_to_a_green_check(root, session):
    """Every document is written, every command run, and every line that the page shows comes, in its order."""
    state, run = session
    page = (root / "docs" / "tutorial" / "your-clinic.md").read_text(encoding="utf-8")
    codes = []
    for what, text, promised in shown(page):
        if what == "write":
            name = re.match(r"# (\S+)\n", text)[1]
            (state["folder"] / name).write_text(text, encoding="utf-8")
            continue
        output = [line.rstrip() for line in run(text).splitlines()]
        lines = iter(output)
        for line in promised:
            assert line in lines, f"{text}: {line!r} is not shown, or not there:\n" + "\n".join(output)
        if text.startswith("healthgov check"):
            codes.append(state["code"])
    assert codes == [3, 1, 0, 0, 3]  # unknown, fail, pass, the report of it, and all law
    report = (state["folder"] / "report.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in report
