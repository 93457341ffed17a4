"""What the system says of a file, in words of ours, which are said in other languages too."""

from __future__ import annotations

import errno
import re
from pathlib import Path

from healthgov.languages import say, translated

__all__ = ["said_by_the_system"]

_HIDDEN = re.compile(r"\.[0-9a-f]{32}\.unfinished\Z")
"""The name that a file has while it is filled, which nobody knows."""
_WORDS = {
    errno.ENOENT: "there is no such file or folder",
    errno.EACCES: "the system does not allow it",
    errno.EPERM: "the system does not allow it",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of the path is no folder",
    errno.EROFS: "nothing can be written there",
}


def said_by_the_system(error: OSError, language: str) -> str:
    """The file or folder, and what is wrong with it.

    >>> said_by_the_system(FileNotFoundError(2, "No such file", "plan.json"), "en")
    'plan.json: there is no such file or folder'
    """
    said = translated(_WORDS.get(error.errno or 0, "") or error.strerror or type(error).__name__, language)
    name = str(error.filename or "")
    name = str(Path(name).parent) if _HIDDEN.search(name) else name
    return say("{what}: {how}", {"what": name, "how": said}, language) if name else said
