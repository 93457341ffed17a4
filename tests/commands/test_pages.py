"""Every command of the pages on commands runs as it is written, in a folder that holds the examples."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys

import pytest

PAGES = ("check-in-ci", "start-a-document", "compare-and-replay", "waive-a-failure", "mend-what-fails")


@pytest.mark.parametrize("page", PAGES)
def test_commands_of_a_page(root, tmp_path, page, healthgov):
    """In their order; none is misused, and none is a fault of ours."""
    text = (root / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    for file in (root / "examples").glob("*.yaml"):
        shutil.copy(file, tmp_path)
    (tmp_path / "examples").symlink_to(tmp_path, target_is_directory=True)
    waivers = re.search(r"```yaml\n(waivers:\n.*?)```", text, re.DOTALL)
    if waivers:
        (tmp_path / "waivers.yaml").write_text(waivers[1], encoding="utf-8")
    commands = re.findall(r"^\$ (.+)$", text, re.MULTILINE)
    assert commands
    for command in commands:
        name, *arguments = shlex.split(command, comments=True)
        if name == "healthgov" and not set(command.partition("#")[0]) & set("|<>;&$*"):
            code, _, told = healthgov(*arguments)
        else:
            code, told = in_a_shell(command, root, tmp_path)
        assert code in (0, 1, 3), (command, told)
        assert "fault of ours" not in told


def test_the_french_page_begins_with_a_register(root, tmp_path, healthgov):
    """As it is written: the register, what is said of it, and every command that follows."""
    text = (root / "docs" / "fr" / "index.md").read_text(encoding="utf-8")
    text = text.partition("## Commencer par son registre")[2].partition("\n## ")[0]
    register = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    (tmp_path / "registre.csv").write_text(register[1], encoding="cp1252")
    (first, said), *more = re.findall(r"^\$ healthgov (.+)\n((?:[^$`].*\n)*)", text, re.MULTILINE)
    assert healthgov(*shlex.split(first)) == (3, "", said)
    for command, _ in more:
        code, _, told = healthgov(*shlex.split(command))
        assert code in (0, 3), (command, told)
    assert (tmp_path / "rapport.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def in_a_shell(command, root, folder):
    """A command that is piped or redirected, as the page has it: its exit code and what it tells."""
    line = re.sub(r"(^|\| )healthgov ", rf"\1{sys.executable} -m healthgov ", command)
    environment = {"PYTHONPATH": str(root / "src"), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(  # noqa: S602  as the page has it
        line, shell=True, cwd=folder, capture_output=True, text=True, check=False, env=environment
    )
    return ran.returncode, ran.stderr


def test_settings_of_the_page_are_known(root):
    """The table that the page shows is one that is taken."""
    import tomllib  # noqa: PLC0415

    from healthgov.commands.settings import SETTINGS  # noqa: PLC0415

    text = (root / "docs" / "how-to" / "check-in-ci.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert found is not None
    assert set(tomllib.loads(found[1])["tool"]["healthgov"]) <= set(SETTINGS)


def test_every_command_has_a_line_in_the_readme(root):
    """The list of commands there is the list of commands."""
    from healthgov.commands.listing import listed  # noqa: PLC0415

    text = (root / "README.md").read_text(encoding="utf-8")
    assert not [name for name in listed() if not re.search(rf"\bhealthgov {name}\b", text)]
