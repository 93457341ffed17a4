"""What loads when it is first asked for, so that one body of law does not cost what all cost: names of a package, countries."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Mapping
from types import ModuleType

import healthgov

__all__ = ["countries_shipped", "country_shipped", "on_demand"]

_COUNTRY = re.compile(r"[a-z]{2}")


def on_demand(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package: its names by the module in which they are, and its modules."""

    def load(name: str) -> object:
        if name in homes:
            found: object = getattr(importlib.import_module(homes[name], package), name)
            setattr(sys.modules[package], name, found)
            return found
        if not name.startswith("_"):
            module = f"{package}.{name}"
            try:
                return importlib.import_module(module)
            except ModuleNotFoundError as error:
                if error.name != module:
                    raise
        raise AttributeError(f"module '{package}' has no attribute {name!r}", name=name, obj=sys.modules[package])

    return load


@functools.cache
def countries_shipped() -> tuple[str, ...]:
    """The folders of the package that are called by the code of a country, and that of the Union."""
    return tuple(one.name for one in pkgutil.iter_modules(healthgov.__path__) if _COUNTRY.fullmatch(one.name))


def country_shipped(name: str) -> ModuleType:
    """The law of a country. It lies on a floor above most: only this door goes up there, when it is used."""
    return importlib.import_module(f"healthgov.{name}")
