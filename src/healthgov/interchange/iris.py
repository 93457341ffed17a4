"""IRIs of our own made of ids, and ids out of them, without the library of the network."""

from __future__ import annotations

import re

__all__ = ["quoted", "unquoted"]

_SIGN = re.compile(r"[^A-Za-z0-9._~-]")
_BYTES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def quoted(text: str) -> str:
    """An id as part of an IRI: every sign that may mean something there is percent-encoded.

    >>> quoted("soins/été"), unquoted("soins%2F%C3%A9t%C3%A9")
    ('soins%2F%C3%A9t%C3%A9', 'soins/été')
    """
    return _SIGN.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8")), text)


def unquoted(text: str) -> str:
    """The id that a part of an IRI stands for."""
    return _BYTES.sub(lambda part: bytes.fromhex(part[0].replace("%", "")).decode("utf-8", "replace"), text)
