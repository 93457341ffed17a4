"""Every snippet of Python in the pages passes mypy --strict and pyright; that each runs is tested by pytest itself, as doctests.

A page is one module, with the line numbers of the page. What is wrong on purpose says so to type checkers as a user would:
``# type: ignore[...]``.
"""

from __future__ import annotations

import ast
import doctest
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXCERPTS = frozenset(("guard-an-application.md", "scan-an-application.md", "use-in-django-flask-and-pytest.md"))
"""Pages that show parts of somebody's application, whose frameworks cannot start in a page; such a part is Python at least."""


def pages(root: Path) -> list[Path]:
    """The README and the pages written by hand."""
    return [root / "README.md", *sorted((root / "docs").glob("**/*.md"))]


def module(text: str) -> str:
    """The snippets of a page as one module; each line stands where it stands in the page."""
    lines: dict[int, str] = {}
    for example in doctest.DocTestParser().get_examples(text):
        for number, line in enumerate(example.source.splitlines()):
            lines[example.lineno + number] = line
    return "\n".join(lines.get(number, "") for number in range(max(lines, default=-1) + 1)) + "\n"


@pytest.fixture(scope="module")
def snippets(root, tmp_path_factory):
    """A folder with one module for each page that has snippets."""
    folder = tmp_path_factory.mktemp("snippets")
    for page in pages(root):
        code = module(page.read_text(encoding="utf-8"))
        if code.strip():
            name = re.sub(r"\W", "_", str(page.relative_to(root).with_suffix("")))
            (folder / f"{name}.py").write_text(code, encoding="utf-8")
    assert len(list(folder.iterdir())) > 15
    return folder


def test_a_module_has_the_lines_of_its_page():
    """So that a mistake is found in the page."""
    page = "# Title\n\n```python\n>>> if True:\n...     one = 1\n\n>>> one\n1\n```\n"
    assert module(page) == "\n\n\nif True:\n    one = 1\n\none\n"


def test_no_python_is_without_a_prompt(root):
    """What is fenced as Python is run, but for parts of an application."""
    for page in pages(root):
        for body in re.findall(
            r"^```(?:python|py|pycon)\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            if page.name in EXCERPTS and not body.startswith(">>>"):
                ast.parse(body)
            else:
                assert body.startswith(">>>"), (page, body)


UNSEEN = ("anyio", "duckdb", "holidays", "hypothesis", "numpy", "opentelemetry", "pyspark", "rich")
"""Libraries of which no snippet sees a type: half of what there is to read. The library's own code is checked by itself."""


def test_mypy_is_content(root, snippets, request):
    """The snippets, and ``tests/typing``, in which the types that are found are written: in one go, all strict.

    What it knows of the library and of others is kept with what pytest keeps: a second run reads what has changed.
    """
    pytest.importorskip("mypy")
    typed = sorted((root / "tests" / "typing").glob("*.py"))
    assert typed
    checked = [*sorted(snippets.glob("*.py")), *typed]
    seen = {name for file in checked for name in _imported(ast.parse(file.read_text(encoding="utf-8")))}
    assert {"healthgov", "polars"} <= seen
    assert not seen & set(UNSEEN)
    kept = getattr(request.config, "cache", None)
    cache = kept.mkdir("mypy-of-snippets") if kept else snippets / "cache"
    settings = (
        f"[mypy]\nstrict = True\nmypy_path = {root / 'src'}\ncache_dir = {cache}\n"
        "[mypy-pycountry.*,dateutil.*,ruamel.*,yaml.*,openpyxl.*,pandas.*,pyarrow.*,icalendar.*]\nignore_missing_imports = True\n"
        "[mypy-healthgov.*]\nfollow_imports = silent\n"
        f"[mypy-{','.join(f'{name}.*' for name in UNSEEN)}]\nignore_missing_imports = True\nfollow_imports = skip\n"
    )
    (snippets / "mypy.ini").write_text(settings, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--config-file",
        "mypy.ini",
        *map(str, checked),
    ]
    run = subprocess.run(command, cwd=snippets, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    assert run.returncode == 0, run.stdout + run.stderr


def _imported(tree: ast.Module) -> set[str]:
    """The packages that a module imports anything of."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = [
        one.module or "" if isinstance(one, ast.ImportFrom) else alias.name for one in nodes for alias in one.names
    ]
    return {name.partition(".")[0] for name in names}


def test_pyright_is_content(root, snippets):
    """Basic checks: strict ones speak of values that are shown and not kept, which is what a snippet does."""
    pyright = shutil.which("pyright", path=str(Path(sys.executable).parent)) or shutil.which("pyright")
    if pyright is None:
        pytest.skip("pyright is not installed here")
    settings = {
        "include": ["*.py"],
        "extraPaths": [str(root / "src")],
        "typeCheckingMode": "standard",
        "reportUnusedExpression": False,
        "reportUnusedCoroutine": False,
        "reportSelfClsParameterName": False,
        "enableTypeIgnoreComments": True,
    }
    (snippets / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [pyright, "--outputjson", "--pythonpath", sys.executable, "-p", str(snippets)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    if not run.stdout.startswith("{"):
        pytest.skip("pyright cannot run here (no node, or no network to fetch it)")
    found = [
        f"{Path(one['file']).name}:{one['range']['start']['line'] + 1}: {one['message']}"
        for one in json.loads(run.stdout)["generalDiagnostics"]
        if one["severity"] == "error"
    ]
    assert not found, "\n".join(found)
