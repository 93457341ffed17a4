"""What is said of long work while it lasts: on standard error, and only where that is a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Generator, Iterator, Sequence
from typing import TypeVar

from healthgov.reports.shown import shown

__all__ = ["progress", "working"]

T = TypeVar("T")


def progress(things: Sequence[T]) -> Iterator[T]:
    """Each of the things, with its number and name while it is worked on; nothing is said of one alone."""
    told = len(things) > 1 and sys.stderr.isatty()
    for number, thing in enumerate(things, 1):
        if told:
            sys.stderr.write(f"\r\x1b[K{number}/{len(things)} {shown(str(thing))[:60]}")
            sys.stderr.flush()
        yield thing
    if told:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


@contextlib.contextmanager
def working(on: str) -> Generator[None, None, None]:
    """Say what is worked on, while it is; nothing where it takes no time."""
    told = bool(on) and sys.stderr.isatty()
    if told:
        sys.stderr.write(f"\r\x1b[K{shown(on)}")
        sys.stderr.flush()
    try:
        yield
    finally:
        if told:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
