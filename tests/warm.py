"""Programs of Python run in a copy of a process that has imported their libraries, in a tenth of the time a new one takes.

What a program does to its process it does to its copy: each begins as the one before it did. Every test file that runs
programs so runs one in a process of its own too (``fresh``), so that what imports alone would get wrong is seen.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["fresh", "run"]

SOURCE = str(Path(__file__).resolve().parents[1] / "src")
WARM = hasattr(os, "fork")
LIBRARIES = (
    "django.contrib.admin",
    "django.core.management.commands.migrate",
    "django.db.backends.sqlite3.base",
    "django.db.models.sql.compiler",
    "django.template.loader_tags",
    "django.views.debug",
    "flask.cli",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.orm",
    "typer",
    "ruamel.yaml",
    "yaml",
    "healthgov.fr",
    "healthgov.fr.retention",
    "healthgov.integrations.django.admin",
    "healthgov.integrations.django.apps",
    "healthgov.integrations.django.management.commands.healthgov",
    "healthgov.integrations.flask",
    "healthgov.integrations.sqlalchemy",
    "healthgov.reports.renderers.text",
)
"""What programs of the tests import before they know what they are to do; what is not installed is not."""


def fresh(arguments: Sequence[object], *, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What Python does with some arguments, in a process of its own."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=env, check=False)  # noqa: S603  our own


def run(arguments: Sequence[object], *, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The same, in a copy of a process that has imported the libraries."""
    if not WARM:
        return fresh(arguments, cwd=cwd, env=env)
    given = list(map(str, arguments))
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        order = {"arguments": given, "cwd": str(cwd), "env": env, "out": str(out), "err": str(err)}
        server = _server()
        server.stdin.write(json.dumps(order) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        texts = [one.read_text(encoding="utf-8") for one in (out, err)]
    return subprocess.CompletedProcess(given, code, *texts)


@functools.cache
def _server() -> Any:
    server = subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": SOURCE, "PYTHONUTF8": "1"}, cwd=tempfile.gettempdir(),
    )  # fmt: skip

    def ended() -> None:
        server.stdin.close()
        server.wait()
        server.stdout.close()

    atexit.register(ended)
    return server


# --- the process that is copied ---------------------------------------------------------------------------------------


def serve() -> None:
    """Import the libraries, and do what is ordered in copies, one after another."""
    rest = [one for one in sys.path[1:] if one != SOURCE]
    for name in LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        copy = os.fork()
        if not copy:
            os._exit(_done(json.loads(line), rest))
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])}\n")
        sys.stdout.flush()


def _done(order: dict[str, Any], rest: list[str]) -> int:
    """The exit code of a program, run as Python runs it."""
    for place, target, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, order["out"], os.O_WRONLY),
        (2, order["err"], os.O_WRONLY),
    ):
        opened = os.open(target, flags | os.O_CREAT, 0o600)
        os.dup2(opened, place)
        os.close(opened)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    first, *more = order["arguments"]
    path = [one for one in order["env"].get("PYTHONPATH", "").split(os.pathsep) if one]
    code: object = 0
    try:
        if first in ("-c", "-m"):
            sys.argv, sys.path[:] = ["-c", *more[1:]], ["" if first == "-c" else order["cwd"], *path, *rest]
        else:
            sys.argv, sys.path[:] = [first, *more], [str(Path(first).resolve().parent), *path, *rest]
        if first == "-c":
            exec(compile(more[0], "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  a program of a test
        elif first == "-m":
            runpy.run_module(more[0], run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(first, run_name="__main__")
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001  as Python ends
        traceback.print_exc()
        code = 1
    if code is not None and not isinstance(code, int):
        sys.stderr.write(f"{code}\n")
        code = 1
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    return int(code or 0)  # type: ignore[call-overload]


if __name__ == "__main__":
    serve()
