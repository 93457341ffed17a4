"""What is not needed is not loaded: a country before something of it is asked for, and what type checkers alone read."""

from __future__ import annotations

import ast
import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import healthgov

PACKAGE = Path(healthgov.__file__).parent
COUNTRIES = ["be", "de", "eu", "fr", "gb", "it", "us"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_loads_what_is_asked_for(country):
    """None of its names is there before that, all of them are told, and each is found."""
    found = importlib.util.find_spec(f"healthgov.{country}")
    fresh = importlib.util.module_from_spec(found)
    found.loader.exec_module(fresh)
    names: Sequence[str] = fresh.__all__
    assert not {*names} & {*vars(fresh)}
    assert fresh.__dir__() == names
    assert all(getattr(fresh, name) is getattr(importlib.import_module(fresh.__name__), name) for name in names)
    with pytest.raises(AttributeError, match=f"module 'healthgov.{country}' has no attribute 'nothing'"):
        fresh.nothing  # noqa: B018  the point of the test


def for_checkers(file: Path) -> Iterator[str]:
    """The names that a module imports for type checkers alone."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            for one in node.body:
                yield from (alias.asname or alias.name for alias in getattr(one, "names", ()))


@pytest.mark.parametrize("room", ["questions", "rules", "retention"])
def test_what_type_checkers_read_is_not_loaded(room):
    """An extra may not be there, and what lies above is loaded by who uses it."""
    checked = 0
    for file in sorted((PACKAGE / room).rglob("*.py")):
        if names := {*for_checkers(file)}:
            place = file.relative_to(PACKAGE.parent).with_suffix("")
            assert not names & {*vars(importlib.import_module(".".join(place.parts)))}, place
            checked += 1
    assert checked
