"""YAML as this library writes it: block style, texts quoted wherever a reader could take them for something else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

__all__ = ["as_yaml"]

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[ -][A-Za-z0-9_]+)*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TAKEN = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}  # also by readers of YAML 1.1


def as_yaml(plain: dict[str, object]) -> str:
    """Return plain values as a YAML text."""
    return "\n".join(_block(plain, "")) + "\n" if plain else "{}\n"


def _block(value: object, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, (dict, list)) and item:
                yield f"{indent}{_scalar(key)}:"
                yield from _block(item, indent + "  ")
            else:
                yield f"{indent}{_scalar(key)}: {_scalar(item)}"
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)) and item:
                first, *rest = _block(item, indent + "  ")
                yield f"{indent}- {first[len(indent) + 2 :]}"
                yield from rest
            else:
                yield f"{indent}- {_scalar(item)}"


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        return json.dumps(value)  # also {} and []
    if _PLAIN.fullmatch(value) and value.lower() not in _TAKEN:
        return value
    return f'"{"".join(map(_escaped, value))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    return f"\\U{ord(character):08x}"
