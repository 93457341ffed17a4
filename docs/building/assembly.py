"""The sources of the site in a folder: pages written by hand, pages that write themselves, one tree for each language."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from docs.building.api import api_files
from docs.building.gaps import fact_readers, gap_files
from docs.building.retention import retention_files
from docs.building.rules import PAGES, rule_files

from healthgov.documents.listing import fact_page, models_of
from healthgov.models import Organisation

__all__ = ["assembled"]

_ROOT = Path(__file__).parents[2]
_KEPT_IN_THE_TREE = frozenset(("facts.md", "facts.fr.md", "rules.md", "retention.md"))
"""Reference pages for readers of the repository; the site has its own, a page for each thing."""
_OUTSIDE = {
    "CHANGELOG.md": "project/changelog.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "SECURITY.md": "project/security.md",
    "benchmarks/README.md": "project/benchmarks.md",
}
_MOVED = {
    "docs/reference/facts.md": "reference/facts.md",
    "docs/reference/facts.fr.md": "reference/facts.md",
    "docs/reference/rules.md": "reference/rules/index.md",
    "docs/reference/retention.md": "reference/retention/index.md",
    "README.md": "index.md",
    **_OUTSIDE,
}
_FACTS = {
    "en": "# Facts\n\nEvery fact that a document can state: what it may be, its question, what it means, and the rules that read it.\n"
    "`healthgov facts [NAME]` shows the same, and `healthgov schema` says it to editors.",
    "fr": "# Les faits\n\nTout ce qu'un document peut déclarer : les valeurs admises, la question, le sens, et les règles qui le lisent.\n"
    "`healthgov facts --language fr [NOM]` affiche la même chose ; `healthgov schema --language fr` le dit aux éditeurs.",
}


def assembled(into: Path, *, quick: bool = False) -> dict[str, Path]:
    """The folder of sources of each language; the quick ones have some of the pages that are many."""
    shutil.rmtree(into, ignore_errors=True)
    pages = {(language, f"{name}.md"): text for language, name, text in _generated(quick=quick)}
    if quick:
        there = {name for _, name in pages}
        pages = {key: _without(text, Path(key[1]).parent, there) for key, text in pages.items()}
    known = {name for language, name in pages if language == "en"} | {name for _, name in _by_hand()}
    for path, name in _by_hand():
        text = path.read_text(encoding="utf-8")
        pages["en", name] = _relinked(text, path.relative_to(_ROOT).parent, Path(name).parent, known)
    for path in sorted((_ROOT / "docs" / "fr").glob("**/*.md")):
        pages["fr", path.relative_to(_ROOT / "docs" / "fr").as_posix()] = path.read_text(encoding="utf-8")
    for (language, name), text in pages.items():
        _write(into / language / name, text)
    return {language: into / language for language in _FACTS}


def _by_hand() -> Iterator[tuple[Path, str]]:
    docs = _ROOT / "docs"
    for path in sorted(docs.glob("**/*.md")):
        name = path.relative_to(docs)
        if name.parts[0] not in {"fr", "building"} and not (
            name.parent.name == "reference" and name.name in _KEPT_IN_THE_TREE
        ):
            yield path, name.as_posix()
    for name, place in _OUTSIDE.items():
        yield _ROOT / name, place


def _generated(*, quick: bool) -> Iterator[tuple[str, str, str]]:
    yield from rule_files(quick=quick)
    yield from retention_files(quick=quick)
    yield from gap_files()
    yield from api_files(quick=quick)
    readers = fact_readers()
    for language, lead in _FACTS.items():
        page = fact_page(models_of(Organisation), readers, language=language)
        yield language, "reference/facts", f"{lead}\n\n{_with_links(page)}"


def _with_links(page: str) -> str:
    """Codes of rules lead to their pages."""
    return re.sub(
        r"\b[A-Z]{2}-[A-Z0-9]+-\d+\b",
        lambda code: f"[{code[0]}](rules/{code[0]}.md)" if code[0] in PAGES else code[0],
        page,
    )


def _relinked(text: str, home: Path, place: Path, known: set[str]) -> str:
    """A page with links that lead where things stand in the site; what is not in it is named without a link."""

    def link(found: re.Match[str]) -> str:
        words, target, mark = found[1], found[2], found[3] or ""
        in_tree = Path(os.path.normpath(home / target)).as_posix()
        moved = _MOVED.get(in_tree, in_tree.removeprefix("docs/"))
        if moved not in known:
            return words
        return f"[{words}]({Path(os.path.relpath(moved, place)).as_posix()}{mark})"

    return re.sub(r"\[([^\]\[]*)\]\((?!https?:|#|mailto:)([^)#\s]+)(#[^)\s]*)?\)", link, text)


def _without(text: str, place: Path, there: set[str]) -> str:
    """A page whose links to pages that are left out are words."""

    def link(found: re.Match[str]) -> str:
        target = Path(os.path.normpath(place / found[2])).as_posix()
        return found[0] if target in there else found[1]

    return re.sub(r"\[([^\]\[]*)\]\(([\w./-]+\.md)(?:#[\w-]+)?\)", link, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
