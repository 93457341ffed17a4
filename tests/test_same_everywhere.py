"""The same question has the same answer, to the byte: whatever the hash seed, the zone, the locale, the process, the thread."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import pytest

from effort import thorough, tries
from healthgov.reports import formats
from told import EXAMPLES, said

ROOT = Path(__file__).parents[1]


@functools.cache
def said_here(name: str) -> str:
    """The digest made in this process, alone."""
    return said(name)


def elsewhere(names: list[str], **environment: str) -> list[str]:
    """The same digests, made by another process."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'tests')!r}); from told import said; print(*map(said, {names!r}))"
    )
    place = {key: value for key, value in os.environ.items() if key not in {"LC_ALL", "LANG", "TZ", "PYTHONHASHSEED"}}
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env={**place, **environment}
    )
    return run.stdout.split()


def test_there_are_formats():
    """The listing finds text, Markdown and JSON at least."""
    assert {"text", "markdown", "json"} <= set(formats())


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, "telemedicine-messy.yaml"),
        (
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONOPTIMIZE": "1"},
            "clinic-mistakes.yaml",
        ),
        (
            {"PYTHONHASHSEED": "4711", "TZ": "America/Martinique", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
            "host-candidate.yaml",
        ),
    ],
    ids=str,
)
def test_processes_agree(environment: dict[str, str], name: str):
    """Other hash seeds, time zones, locales and optimised byte code change nothing; each night, of no example."""
    names = EXAMPLES if thorough() else [name]
    assert elsewhere(names, **environment) == [said_here(one) for one in names]


def test_threads_agree():
    """Eight threads that ask at once get what one gets."""
    asked = EXAMPLES if thorough() else ["clinic-mistakes.yaml", "host-candidate.yaml"]
    names = list(islice(cycle(asked), tries(8, 36)))
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(said, names))
    assert together == [said_here(name) for name in names]
