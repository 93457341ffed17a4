"""Interchange: what other people's formats can hold of a document, in and out, with what was lost.

A format is a module of this package that has ``read``, ``write`` or both; it is found by listing and imported when it is
asked for. Reading takes a fact only where the other format states it for certain, writing states nothing that the
document does not. Whatever is left behind is listed as data, by its path and the reason, never by its value.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

from healthgov.interchange.converted import Converted, Loss, Settings
from healthgov.models import Organisation

__all__ = ["Converted", "Loss", "Settings", "formats", "read", "write"]

_DOOR = re.compile(r"^def (read|write)\(", re.MULTILINE)
_NONE = Settings()


def formats() -> dict[str, tuple[str, ...]]:
    """The formats by name, each with what can be done: ``read``, ``write`` or both. Only texts are read for it.

    >>> formats()["odcs"]
    ('read', 'write')
    """
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        if doors := tuple(sorted(set(_DOOR.findall(file.read_text(encoding="utf-8"))))):
            found[file.stem] = doors
    return found


def read(content: str | bytes, format: str, *, name: str = "document", settings: Settings = _NONE) -> Converted:  # noqa: A002
    """Return the organisation that a text of this format states, and what of the text states no fact of it.

    ``name`` is that of the file: its end tells YAML from JSON where a format may be either.

    :raises InvalidDocumentError: with everything that is not of the format.
    :raises ValueError: for a format that is not read.
    """
    door = cast("Callable[..., Converted]", _door(format, "read"))
    return door(content, name=name, settings=settings)


def write(organisation: Organisation, format: str, *, settings: Settings = _NONE) -> Converted:  # noqa: A002
    """Return the text of this format for an organisation, and the facts that it does not hold.

    :raises InvalidDocumentError: where the format asks for a fact that is not stated.
    :raises ValueError: for a format that is not written.
    """
    door = cast("Callable[..., Converted]", _door(format, "write"))
    return door(organisation, settings=settings)


def _door(name: str, what: str) -> object:
    known = sorted(one for one, doors in formats().items() if what in doors)
    if name not in known:
        raise ValueError(f"formats to {what}: {', '.join(known)}")
    return getattr(importlib.import_module(f"healthgov.interchange.{name}"), what)


def __dir__() -> list[str]:
    return __all__
