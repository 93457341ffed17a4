"""The file in which a project may settle something for us, looked at before anything of it is read."""

from __future__ import annotations

import os
import re
from pathlib import Path

__all__ = ["FILE", "here", "mentioned"]

FILE = "pyproject.toml"
_MENTION = re.compile(rb"""tool\s*\.\s*["']?healthgov|^\s*["']?healthgov["']?\s*(=\s*\{|\.)""", re.MULTILINE)


def mentioned(file: Path) -> bytes | None:
    """What a file holds, where it settles something for us: to read TOML takes a while, and most projects settle nothing."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    return content if _MENTION.search(content) else None


def here() -> Path:
    """The folder of the call; where that is gone, the folder above all."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)
