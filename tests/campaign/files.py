"""The attacks that come as files: registers to import, and folders whose files refer to one another."""

from __future__ import annotations

import io
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from healthgov.documents import load, structure
from healthgov.documents.register_headings import HEADINGS
from healthgov.documents.registers import imported
from healthgov.models import Organisation

from . import mutations
from .trial import CANARY, Tally, chances, tried

ENDINGS = (".csv", ".tsv", ".md", ".xlsx", ".txt", ".ods", "")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "latin-1")


def registers(tally: Tally, seed: int, number: int) -> None:
    """A register of processing with cells of every kind, in a format and an encoding that may not be what its name says."""
    chance = chances(tally.attack, seed, number)
    ending = chance.choice(ENDINGS)
    content = _written(_rows(chance), ending if chance.random() < 0.9 else chance.choice(ENDINGS), chance)
    if chance.random() < 0.3:
        content = mutations.torn(content, chance)

    def case() -> Iterator[str]:
        made = imported(content, f"register{ending}")
        yield repr(made)
        yield repr(structure(made.plain, Organisation))

    tried(tally, seed, number, len(content), case)


def _rows(chance: random.Random) -> list[list[str]]:
    facts = chance.sample(sorted(HEADINGS), chance.randint(1, 8))
    if chance.random() < 0.9:
        facts = ["name", *facts]
    headings = [chance.choice(HEADINGS[fact]) for fact in facts]
    for _ in range(chance.randrange(3)):
        headings.insert(chance.randrange(len(headings) + 1), chance.choice(("", "Observations", headings[0], CANARY)))
    rows = [
        [chance.choice(("", "x", "Médecins")) for _ in range(chance.randrange(4))] for _ in range(chance.randrange(3))
    ]
    rows.append(headings)
    for _ in range(chance.randrange(6)):
        width = len(headings) + chance.choice((0, 0, 0, -1, 3))
        rows.append([str(chance.choice((*mutations.VALUES, "Soins", "Patients", "5 ans"))) for _ in range(width)])
    return rows


def _written(rows: list[list[str]], ending: str, chance: random.Random) -> bytes:
    if ending == ".xlsx":
        return _workbook(rows)
    if ending == ".md":
        text = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    else:
        text = "\n".join(chance.choice((";", ",", "\t")).join(row) for row in rows)
    return text.encode(chance.choice(ENCODINGS), "replace")


def _workbook(rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415  an extra
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row])
    book.create_sheet(CANARY)
    book.save(out)
    return out.getvalue()


def folders(tally: Tally, seed: int, number: int) -> None:
    """A folder of files that refer to one another, to themselves, to nothing and out of it, beside links, pipes and folders."""
    chance = chances(tally.attack, seed, number)
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / "documents"
        folder.mkdir()
        secret = Path(outer) / "secret.json"
        secret.write_text(f'{{"id": "outside", "name": "{CANARY}"}}', encoding="utf-8")
        names = [f"{stem}{chance.choice(('.json', '.yaml', '.toml'))}" for stem in "abcdef"[: chance.randint(1, 6)]]
        size = 0
        for name in names:
            content = _file(name, names, chance)
            size += len(content)
            (folder / name).write_bytes(content)
        for _ in range(chance.randrange(4)):
            _oddity(folder, secret, chance)

        def case() -> Iterator[str]:
            document: Any = load(folder)
            # what lies outside a folder is not part of it, whatever its files say
            yield f"{document!r} {document.name}"

        tried(tally, seed, number, size, case)


def _file(name: str, names: list[str], chance: random.Random) -> bytes:
    other = chance.choice((*names, name, "../secret.json", "/etc/hostname", "none.yaml", "", "a\x00b", "."))
    keys: dict[str, str] = {}
    if chance.random() < 0.6:
        keys["extends"] = other
    if chance.random() < 0.7:
        keys["id"] = chance.choice(("one", "one", "two"))
    if chance.random() < 0.3:
        keys["country"] = chance.choice(("FR", "ZZ"))
    quoted = {key: '"' + value.replace("\x00", "\\u0000") + '"' for key, value in keys.items()}
    if name.endswith(".json"):
        text = "{" + ", ".join(f'"{key}": {value}' for key, value in quoted.items()) + "}"
    elif name.endswith(".yaml"):
        text = "\n".join(f"{key}: {value}" for key, value in quoted.items())
    else:
        text = "\n".join(f"{key} = {value}" for key, value in quoted.items())
    content = text.encode()
    return mutations.torn(content, chance) if chance.random() < 0.1 else content


def _oddity(folder: Path, secret: Path, chance: random.Random) -> None:
    """What a folder may hold beside documents."""
    path = folder / f"odd-{chance.randrange(10**6)}{chance.choice(('.yaml', '.json'))}"
    kind = chance.randrange(5)
    if kind == 0:
        path.mkdir()
    elif kind == 1:
        path.symlink_to(path)
    elif kind == 2:
        os.mkfifo(path)
    elif kind == 3:
        path.symlink_to(secret.with_name("gone.json"))
    else:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.yaml")).write_bytes(b"id: one\n")
