"""A page for each package and module of the library that has public names; Sphinx reads the docstrings."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from docs.building.markdown import ORPHAN

import healthgov

__all__ = ["api_files"]

_DEEP = ("de", "eu", "fr", "gb", "it", "us", "reports")
"""Packages whose modules are public too: what a body of law brings beside its rules, and each format of report."""
_NOT = frozenset(("commands", "cli", "compiling", "loading", "structs", "__main__"))
"""How it is done, not what is used."""


def api_files(*, quick: bool = False) -> Iterator[tuple[str, str, str]]:
    """Language, name and text of each page; docstrings are in English, and so are these pages.

    The navigation of every page lists them; in a quick site the page of the API alone does, which takes half the time.
    """
    names = list(_public())
    lead = "# API\n\nThe public names of `healthgov` and of its packages, from their docstrings.\n\n"
    listed = "".join(f"- [{name}]({name}.md)\n" for name in names)
    tree = "```{toctree}\n:maxdepth: 1\n\n" + "\n".join(names) + "\n```\n"
    yield "en", "reference/api/index", lead + (listed if quick else tree)
    seen: set[int] = set()
    for name in names:
        module = importlib.import_module(name)
        listed = "\n".join(f"   {one}" for one in _options(name, seen))
        shown = ", ".join(f"`{one}`" for one in module.__all__)
        text = f"{ORPHAN if quick else ''}# `{name}`\n\nNames: {shown}\n\n```{{eval-rst}}\n.. automodule:: {name}\n{listed}\n```\n"
        yield "en", f"reference/api/{name}", text


def _public() -> Iterator[str]:
    yield "healthgov"
    for one in pkgutil.iter_modules(healthgov.__path__, "healthgov."):
        short = one.name.rpartition(".")[2]
        if short in _NOT or short.startswith("_"):
            continue
        if _named(one.name):
            yield one.name
        if short in _DEEP:
            inner = importlib.import_module(one.name)
            deeper = (deep.name for deep in pkgutil.iter_modules(inner.__path__, f"{one.name}."))
            yield from (deep for deep in deeper if _named(deep))


def _named(name: str) -> bool:
    return bool(getattr(importlib.import_module(name), "__all__", ()))


def _options(name: str, seen: set[int]) -> Iterator[str]:
    """How Sphinx reads a module: classes stand on one page, the first that has them; the short names are no second index."""
    yield ":members:"
    yield ":imported-members:"
    if name == "healthgov":
        yield ":no-index:"
        return
    module = importlib.import_module(name)
    public = {one: getattr(module, one) for one in module.__all__}
    classes = {one: value for one, value in public.items() if isinstance(value, type)}
    again = [one for one, value in classes.items() if id(value) in seen]
    seen.update(id(value) for value in classes.values())
    if again:
        yield f":exclude-members: {', '.join(again)}"
