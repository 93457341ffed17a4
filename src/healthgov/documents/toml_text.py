"""TOML: read by the standard library; places are found afterwards, only when something is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection

from healthgov.documents.mistakes import TOO_DEEP, Flaw, Flaws, Mistake, Path, Place

__all__ = ["read_toml"]

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|' + r"'''(?:[^']|'(?!''))*+'{3,5}|" + r'"(?:[^"\\]|\\.)*+"|' + r"'[^']*+'",
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_PLAIN = re.compile(r"[^,\]}\n#]++")
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)\Z")


def read_toml(text: str, flaws: Flaws) -> tuple[object, Callable[[Collection[Path]], dict[Path, Place]]]:
    """Return the values and a finder of places; TOML itself forbids duplicated keys."""
    del flaws
    try:
        plain = tomllib.loads(text)
    except ValueError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1 if "at end of document" in str(error) else None
        expected = _reason(str(error), text, line, int(at[2]) if at else None)
        flaw = Flaw((), expected, line=line, column=int(at[2]) if at else None)
    except RecursionError:
        flaw = Flaw((), TOO_DEEP)
    else:
        return plain, lambda wanted: _Finder(text, wanted).places()
    raise Mistake(flaw)  # out here: the errors above hold the document


def _reason(said: str, text: str, line: int | None, column: int | None) -> str:
    """What is expected where the parser gave up."""
    if said.startswith(("Cannot ", "Duplicate ")):
        return "each field is written once"
    written = text.replace("\r\n", "\n").split("\n")[line - 1] if line else ""
    rest = written[column - 1 :] if column else ""
    if said.startswith("Invalid value"):
        if not rest.strip():
            return "a value behind the sign ="
        return "a text in quotation marks; true and false in small letters" if _WORD.match(rest) else _SYNTAX
    if said.startswith("Expected '='"):
        return "the sign = between the name of a field and its value"
    if said.startswith("Expected newline") and written[: (column or 1) - 1].endswith(("'", '"')) and _WORD.match(rest):
        return "nothing behind a closing quotation mark"
    if said.startswith("Expected newline"):
        return "each field on a line of its own"
    if said.startswith("Unclosed"):
        return "closing brackets for all that are opened"
    if said.startswith(("Unterminated", "Illegal character '\\n'", 'Expected "\'"')):
        return "a closing quotation mark on the same line"
    if "escape" in said:
        return "two backslashes for one in a text"
    return _SYNTAX


_SYNTAX = "a text that follows the rules of TOML"
_WORD = re.compile(r"[^\W\d]|['“”‘’«]")


class _Finder:
    """Walks a well-formed text once and notes the place of every path wanted."""

    def __init__(self, text: str, wanted: Collection[Path]) -> None:
        self.text = text
        self.wanted = wanted
        self.at = 0
        self.line = 1
        self.counted = 0
        self.found: dict[Path, Place] = {(): (1, 1)}

    def note(self, path: Path, line: int, at: int | None = None) -> None:
        """The place of a path, where it is met first."""
        if path in self.wanted:
            at = self.at if at is None else at
            self.found.setdefault(path, (line, at - self.text.rfind("\n", 0, at)))

    def places(self) -> dict[Path, Place]:
        """The place of every path wanted."""
        text = self.text.replace("\r\n", "\n")
        self.text = text
        table: Path = ()
        last: dict[Path, int] = {}  # arrays of tables and the index of their last
        try:
            while self._skip() < len(text):
                if text[self.at] != "[":
                    self._pair(table)
                    continue
                line, opened = self._now(), self.at
                double = text.startswith("[[", self.at)
                self.at += 1 + double
                keys = self._keys()
                self.at += 1 + double
                table = ()
                for key in keys[:-1]:
                    table = self._current((*table, key), last, line, opened)
                table = (*table, keys[-1])
                if double:
                    last[table] = last.get(table, -1) + 1
                table = self._current(table, last, line, opened)
        except RecursionError:
            pass  # what lies deeper has the line of what holds it
        return self.found

    def _current(self, path: Path, last: dict[Path, int], line: int, at: int) -> Path:
        self.note(path, line, at)
        if path in last:
            path = (*path, last[path])
            self.note(path, line, at)
        return path

    def _now(self) -> int:
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line

    def _skip(self) -> int:
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.at

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip()
            quoted = _STRING.match(self.text, self.at)
            bare = quoted or _BARE.match(self.text, self.at)
            if bare is None:  # not reached in a well-formed text
                raise Mistake.here(_SYNTAX)
            self.at = bare.end()
            keys.append(tomllib.loads(f"key = {bare[0]}")["key"] if quoted else bare[0])
            self._skip()
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _pair(self, table: Path) -> None:
        line, at = self._now(), self.at
        for key in self._keys():
            table = (*table, key)
            self.note(table, line, at)
        self.at += 1
        self._value(table)

    def _value(self, path: Path) -> None:
        self._skip()
        self.note(path, self._now())
        text = self.text
        opener = text[self.at]
        if opener not in "[{":
            match = _STRING.match(text, self.at) or _PLAIN.match(text, self.at)
            self.at = match.end() if match else self.at + 1
            return
        self.at += 1
        count = 0
        while text[self._skip()] not in "]}":
            if opener == "[":
                self._value((*path, count))
            else:
                self._pair(path)
            count += 1
            if text[self._skip()] == ",":
                self.at += 1
        self.at += 1
