"""A language whose catalogue lies elsewhere: added by its path, and everything that is wrong with it is told at once."""

from __future__ import annotations

import os
import re
import string
import tomllib
from collections.abc import Iterator

from healthgov.errors import DefinitionError
from healthgov.languages.files import folder_of, keep, languages

__all__ = ["add_language"]

_NAME = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", re.ASCII)


def add_language(catalogue: str | os.PathLike[str]) -> str:
    """Add a language whose catalogue lies elsewhere, as in a package for a country of your own; return its name.

    The file is called as its language is, ``de.toml``; ``de.rules.toml`` and ``de.countries.toml`` are read where they lie
    beside it. What it does not have stays English. On the command line ``--lang ./de.toml`` does the same.

    :raises DefinitionError: with everything that is wrong: the name is none, there is such a language already, a line is no
        sentence with its words, or its words name a value that the English sentence does not have.
    :raises OSError: when the file cannot be read.
    """
    folder, file = os.path.split(os.path.abspath(os.fspath(catalogue)))  # noqa: PTH100  as everywhere in this room
    name, ending = os.path.splitext(file)  # noqa: PTH122
    if ending != ".toml" or not _NAME.fullmatch(name):
        raise DefinitionError("a catalogue is a file called as its language is, such as de.toml")
    if name in languages() and folder_of(name) != folder:
        raise DefinitionError(f"{file}: there is this language already, and one language has one catalogue")
    problems = [*_sentences(_tables(folder, file), file)]
    for kind, check in ((f"{name}.countries.toml", _countries), (f"{name}.rules.toml", _pages)):
        if os.path.exists(os.path.join(folder, kind)):  # noqa: PTH110, PTH118
            problems += check(_tables(folder, kind), kind)
    if problems:
        raise DefinitionError("; ".join(problems))
    keep(name, folder)
    return name


def _tables(folder: str, file: str) -> dict[str, object]:
    try:
        with open(os.path.join(folder, file), "rb") as opened:  # noqa: PTH118, PTH123
            return tomllib.load(opened)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        pass
    raise DefinitionError(f"{file}: a file that is TOML")


def _sentences(tables: dict[str, object], file: str) -> Iterator[str]:
    for table, lines in tables.items():
        if not isinstance(lines, dict):
            yield f"{file}, {table}: a table of sentences, each with its words"
            continue
        for sentence, words in lines.items():
            if not isinstance(words, str):
                yield f"{file}, {table}.{sentence!r}: words in quotation marks"
            elif (asked := _values(words)) is None:
                yield f"{file}, {table}.{sentence!r}: words whose braces come in pairs"
            elif not asked <= (_values(sentence) or set()):
                yield f"{file}, {table}.{sentence!r}: words with the values of the sentence and no others"


def _values(sentence: str) -> set[str] | None:
    """The values that a sentence names; ``None`` where its braces are no pairs."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return None


def _countries(names: dict[str, object], file: str) -> Iterator[str]:
    for code, name in names.items():
        if not isinstance(name, str):
            yield f"{file}, {code}: the name of a country"


def _pages(pages: dict[str, object], file: str) -> Iterator[str]:
    for code, texts in pages.items():
        if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
            yield f"{file}, {code}: a table of texts, each under the digest of the English one"
