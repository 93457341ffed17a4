"""Fixtures shared by all tests."""

from __future__ import annotations

import gc
import importlib.util
import py_compile
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from _pytest.assertion import rewrite
from _pytest.assertion.rewrite import assertstate_key
from _pytest.runner import runtestprotocol
from hypothesis import settings

import effort  # noqa: F401  registers the profiles

settings.load_profile("patient")  # --hypothesis-profile=thorough comes after it

ROOT = Path(__file__).resolve().parents[1]
SELDOM = (200_000, 20, 100)
"""How often the collector looks: the law that tests compile stays, and walking it takes a tenth of the whole suite."""


def pytest_configure(config: pytest.Config) -> None:
    """The library is taken as it is compiled."""
    # It is marked for its assertions to be rewritten because it brings a plugin: hundreds of modules that hold none.
    hook = config.pluginmanager.rewrite_hook
    getattr(hook, "_must_rewrite", set()).discard("healthgov")
    getattr(hook, "_marked_for_rewrite_cache", {}).clear()
    # It lies beside its source, also where Python is told to write nothing: tests start many processes.
    if hasattr(config, "workerinput"):
        _rewrite_a_share(config)
    if not sys.dont_write_bytecode or hasattr(config, "workerinput"):
        return
    for source in (ROOT / "src").rglob("*.py"):
        kept = Path(importlib.util.cache_from_source(str(source)))
        if not kept.is_file() or kept.stat().st_mtime < source.stat().st_mtime:
            # Held against the source itself: a mutant of the same size and second is another program.
            py_compile.compile(str(source), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)


def _rewrite_a_share(config: pytest.Config) -> None:
    """Each worker rewrites the assertions of some test files and keeps them beside the tests: all are read by all workers."""
    given = config.workerinput  # type: ignore[attr-defined]  of a worker
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    gc.disable()  # trees are nothing but many things, and go of themselves
    for file in files[int(given["workerid"].removeprefix("gw")) :: given["workercount"]]:
        folder = rewrite.get_cache_dir(file)
        kept = folder / f"{file.stem}{rewrite.PYC_TAIL}"
        if rewrite._read_pyc(file, kept) is None and rewrite.try_makedirs(folder):
            told, code = rewrite._rewrite_test(file, config)
            rewrite._write_pyc(config.stash[assertstate_key], code, told, kept)
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """The many thousand tests and what they import stay to the end: the collector need not walk them again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(*SELDOM)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """From a worker only what is looked at is sent: how a test ended, and a setup or teardown that did not go well.

    Six messages for each of ten thousand tests take the processor for ten seconds.
    """
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, nextitem=nextitem, log=False):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(autouse=True, scope="module")
def import_path() -> Generator[None, None, None]:
    """What a command takes off the import path of its process is there again: processes started later begin with it."""
    path = list(sys.path)
    yield
    sys.path[:] = path


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real material that nobody on this project wrote; it is not part of the repository."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder shared/data beside the checkout is absent: real material not tested")
    return folder
