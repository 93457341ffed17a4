"""Which languages there are, and the files that hold their words: beside this module, or where a language was added from."""

from __future__ import annotations

import functools
import os
from typing import Any

__all__ = ["ENGLISH", "folder_of", "keep", "languages", "read"]

ENGLISH = "en"
_added: dict[str, str] = {}


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages there are: English, each catalogue found, and those that were added."""
    parts = (name.split(".") for name in _files())
    return (ENGLISH, *sorted(name for name, *kind in parts if kind == ["toml"]), *_added)


def folder_of(language: str) -> str | None:
    """Where the files of a language that was added lie."""
    return _added.get(language)


def keep(language: str, folder: str) -> None:
    """Read the files of a language in a folder from now on."""
    _added[language] = folder
    languages.cache_clear()


def read(language: str, kind: str) -> dict[str, Any]:
    """A file of words, read by who asks for another language only; empty where the language has none of this kind."""
    import tomllib  # noqa: PLC0415

    name, folder = f"{language}.{kind}", _added.get(language)
    if folder is not None:
        path = os.path.join(folder, name)  # noqa: PTH118  pathlib is slow to load
        if not os.path.exists(path):  # noqa: PTH110
            return {}
        with open(path, "rb") as file:  # noqa: PTH123
            return tomllib.load(file)
    if name not in _files():
        return {}
    from importlib import resources  # noqa: PLC0415  slow to load

    return tomllib.loads(resources.files("healthgov.languages").joinpath(name).read_text(encoding="utf-8"))


@functools.cache
def _files() -> tuple[str, ...]:
    """The names of what lies beside this module."""
    try:
        return tuple(os.listdir(os.path.dirname(__file__)))  # noqa: PTH120, PTH208  as above
    except OSError:  # the package is read out of an archive
        from importlib import resources  # noqa: PLC0415

        return tuple(entry.name for entry in resources.files("healthgov.languages").iterdir())
