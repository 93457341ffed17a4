"""Standard streams that a caller has closed."""

from __future__ import annotations

import os
import sys

__all__ = ["opened"]

_STREAMS = (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))
"""Nothing is read, nothing is said; and nothing can be written where a report would be lost without a word."""


def opened() -> None:
    """Put something in the place of each that is closed.

    Otherwise the next file that is opened has its number, and takes what is meant for it.
    """
    for name, flags, mode in _STREAMS:
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, flags)  # the lowest number that is free: its own
            setattr(sys, name, open(descriptor, mode, encoding="utf-8", closefd=False))  # noqa: SIM115  to the end
