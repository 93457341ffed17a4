"""What the shape and the names of a table give away: marks of deletion, older states, pointers by text, files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from healthgov.integrations.description import Application, Kind, Table
from healthgov.integrations.suggested_names import TECHNICAL
from healthgov.integrations.words import words_of

__all__ = ["copies_of", "deletion_mark", "file_columns", "pointers_of"]

_MARKS = re.compile(
    r"(is )?(soft )?(deleted|removed|archived|supprime|efface|archive)( (at|on|date|le|flag))?|date (de )?suppression"
    r"|date (de )?deletion|deletion date|removed at|soft delete"
    r"|(soft )?(deleted|removed|supprime|efface)( (by|par))?( id)?"  # a key to who did it, or to the line of a log
)
_HISTORY = re.compile(
    r"(historical )(?P<before>.+)|(?P<after>.+?) (history|historique|audit|versions?|archive|log|journal|revisions?)"
)
_HISTORY_COLUMNS = {
    "history_id",
    "history_date",
    "history_type",
    "transaction_id",
    "operation_type",
    "end_transaction_id",
}
_KINDS = re.compile(
    r"(?P<stem>.*?) ?(content type( id)?|model|table|class|entity type|event field concept id|resource)", re.ASCII
)
_TYPES = re.compile(r"(?P<stem>.*?) ?(type|kind|category|nature)")
"""Said of many a thing too, a test or a room: a pointer only where what it is said of may be anything."""
_ANYTHING = re.compile(
    r"(.* )?(object|objet|target|cible|subject|sujet|source|origin|origine|parent|owner|related|linked|associat(ed|ing|ion)"
    r"|associe|attached|attach(able|ment)|belongs to|reference|ref|record|item|element|resource|entity|entite|\w+able)"
)
_OMOP_KIND = "event field concept id"
_FILES = re.compile(
    r"(.* )?(file|fichier|attachment|piece jointe|upload|document|scan|image|picture|photo|avatar|pdf)"
    r"( ?(path|name|url|uri|key|chemin|nom|internal name))|(internal name|storage key|s3 key|object key|blob)"
    r"|nom (du )?fichier|chemin (du )?fichier|(path|chemin|files?|fichiers?|attachments?|pieces? jointes?)"
)
_ALIKE = 0.6
"""The share of columns with which a table that is named for a history repeats another."""
_FEW = 2
"""So many columns, a key and a name, any table has."""


def deletion_mark(table: Table) -> str | None:
    """The column that seems to mark a row as deleted."""
    return next((column.name for column in table.columns if _MARKS.fullmatch(" ".join(words_of(column.name)))), None)


def copies_of(application: Application, table: Table) -> str | None:
    """The table of which this one seems to keep older states: by its name and its columns."""
    own, said = {column.name for column in table.columns}, _facts(table) - _HISTORY_COLUMNS
    found = _HISTORY.fullmatch(" ".join(words_of(table.called or table.name)))
    marked = len(_HISTORY_COLUMNS & own) > 1
    if found is None and not marked:
        return None
    stem = (found.group("before") or found.group("after")) if found else ""
    fits: list[tuple[bool, int, str]] = []
    for other in application.tables:
        if other is table:
            continue
        named = " ".join(words_of(other.called or other.name))
        theirs = {column.name for column in other.columns}
        facts = _facts(other)
        # Most of what it says, and little else: a log of movements has facts of its own.
        more = said - (theirs - facts)
        alike = bool(facts) and len(facts & more) >= _ALIKE * max(len(facts), len(more))
        by_name = bool(stem) and (named == stem or named.endswith(f" {stem}") or stem.endswith(named))
        if (by_name and (alike or marked)) or (marked and theirs <= own and len(theirs) > _FEW):
            fits.append((by_name, len(theirs & own), other.name))
    return max(fits)[2] if fits else None


def _facts(table: Table) -> set[str]:
    """The columns that say something of a row itself: no keys, to which any table beside it may point too, no stamps."""
    keys = {*table.key, *(name for key in table.foreign_keys for name in key.columns)}
    names = {column.name for column in table.columns} - keys
    return {name for name in names if not re.fullmatch(TECHNICAL, " ".join(words_of(name)))}


def pointers_of(table: Table) -> Iterator[tuple[str, str]]:
    """Pairs of columns of which one seems to say which table, the other which row."""
    linked = {name for key in table.foreign_keys for name in key.columns}
    by_words = {
        " ".join(words_of(column.name)): column.name for column in table.columns if column.name not in table.key
    }
    for words, kind in by_words.items():
        matched = _KINDS.fullmatch(words)
        typed = _TYPES.fullmatch(words) if matched is None else None
        if typed is not None and (_ANYTHING.fullmatch(typed.group("stem")) or not typed.group("stem")):
            matched = typed
        if matched is None:
            continue
        stem = matched.group("stem")
        names = [f"{stem} {end}" for end in _ENDS] if stem else []
        if words.startswith("content type"):
            names += ["object id", "object pk", "object uuid", "object external id"]
        if words.endswith(_OMOP_KIND):  # meas_event_field_concept_id says which field measurement_event_id means
            names += [name for name in by_words if name.endswith("event id")]
        key = next((by_words[name] for name in names if name in by_words and by_words[name] not in linked), None)
        if key is not None:
            yield kind, key
    yield from _named_for_anything(by_words, linked)
    for foreign in table.foreign_keys:
        if foreign.to == _CONTENT_TYPES and len(foreign.columns) == 1:
            kind = foreign.columns[0]
            key = _beside(" ".join(words_of(kind)), by_words, linked)
            if key is not None and _KINDS.fullmatch(" ".join(words_of(kind))) is None:
                yield kind, key


_ENDS = ("id", "pk", "key", "ref", "uuid", "external id")


def _named_for_anything(by_words: Mapping[str, str], linked: set[str]) -> Iterator[tuple[str, str]]:
    """A key of whatever (``associating_id``), beside a type under another name (``file_type``)."""
    for words, key in by_words.items():
        stem = next((words.removesuffix(f" {end}") for end in _ENDS if words.endswith(f" {end}")), "")
        if key in linked or not _ANYTHING.fullmatch(stem) or any(f"{stem} {end}" in by_words for end in _OF_TYPES):
            continue
        kind = next((by_words[other] for end in _OF_TYPES for other in by_words if other.endswith(f" {end}")), None)
        if kind is not None:
            yield kind, key


_OF_TYPES = ("type", "kind", "model", "table", "class", "category")
_CONTENT_TYPES = "django_content_type"


def _beside(words: str, by_words: Mapping[str, str], linked: set[str]) -> str | None:
    """The column that holds the key beside one that holds a content type of Django, whatever both are called."""
    stem = next(
        (words.removesuffix(end) for end in ("content type id", "ctype id", "type id", "ct id") if words.endswith(end)),
        "",
    )
    names = [
        f"{before}{end}"
        for before in (stem, "")
        for end in ("object id", "object pk", "object uuid", "object external id", "id", "pk", "key")
    ]
    return next((by_words[name] for name in names if name in by_words and by_words[name] not in linked), None)


def file_columns(table: Table) -> Iterator[str]:
    """Columns that seem to name files, and are not declared to."""
    for column in table.columns:
        text = column.kind in (Kind.TEXT, Kind.OTHER)
        if not column.file and text and _FILES.fullmatch(" ".join(words_of(column.name))):
            yield column.name
