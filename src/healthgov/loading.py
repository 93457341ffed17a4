"""Names of a package that load when they are first asked for, so that one body of law does not cost what all cost."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping

__all__ = ["on_demand"]


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
