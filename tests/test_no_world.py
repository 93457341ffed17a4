"""The library reads no clock, no network, no environment and no file that is not named to it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import healthgov

SOURCE = Path(healthgov.__file__).parent
EDGES = {"commands", "cli.py", "__main__.py"}
"""The command line belongs to a process: it may look at its terminal and its folder."""
INTEGRATIONS = {"integrations"}
"""Doors into other people's frameworks, which live in a process as well; they read no clock either."""
FORBIDDEN = {
    "clock": {"now", "today", "utcnow", "time_ns", "perf_counter", "monotonic", "localtime", "gmtime"},
    "network": {"socket", "urllib", "http", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "ssl"},
    "environment": {"environ", "getenv", "getlogin", "gethostname", "getlocale", "setlocale"},
}


def sources() -> list[Path]:
    """Every file of the package."""
    return sorted(SOURCE.rglob("*.py"))


def world(path: Path) -> Iterator[tuple[str, str, int]]:
    """What a file names of the world outside: the kind, the name, the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in names(node):
            *_, last = parts = name.split(".")
            if parts[0] in FORBIDDEN["network"]:
                yield "network", name, node.lineno  # type: ignore[attr-defined]
            for kind in ("clock", "environment"):
                if len(parts) > 1 and (last in FORBIDDEN[kind] or (kind == "clock" and parts[-2:] == ["time", "time"])):
                    yield kind, name, node.lineno  # type: ignore[attr-defined]


def names(node: ast.AST) -> list[str]:
    """What a piece of source names: attributes with what they are of, and imports."""
    if isinstance(node, ast.Attribute):
        return [f"{ast.unparse(node.value) if isinstance(node.value, ast.Name) else ''}.{node.attr}"]
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


ROOMS = sorted({path.relative_to(SOURCE).parts[0] for path in sources()})


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_names_nothing_of_the_world(room: str):
    """Also in functions and for type checkers: what is not named cannot be read."""
    free = {"environment", "clock"} if room in EDGES else {"environment"} if room in INTEGRATIONS else set()
    found = [
        (str(path.relative_to(SOURCE)), kind, name, line)
        for path in sources()
        if path.relative_to(SOURCE).parts[0] == room
        for kind, name, line in world(path)
        if kind not in free
    ]
    assert found == []


def test_the_test_sees_what_it_looks_for(tmp_path: Path):
    """Each kind is found where it sneaks in."""
    path = tmp_path / "sneak.py"
    path.write_text(
        "import os, time\nfrom datetime import date\nfrom urllib.request import urlopen\n"
        "day = date.today()\nmoment = time.time()\nplace = os.environ['TZ']\n",
        encoding="utf-8",
    )
    assert {kind for kind, _, _ in world(path)} == {"clock", "network", "environment"}
