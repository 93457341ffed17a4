"""A call of the command, from its arguments to its exit code; whatever goes wrong ends in one message."""

from __future__ import annotations

import sys
from typing import Any

from healthgov.commands.asked import name_languages
from healthgov.commands.ending import tidy
from healthgov.commands.plainly import plain_call

__all__ = ["LIBRARIES", "run"]

LIBRARIES = ("typer", "rich", "click")
"""What help, and what is said of a slip, need: who calls this says so where one is absent."""

_INTERRUPTED = 130
"""As shells number the end of what Ctrl+C ends."""


def run() -> int:
    """Run the command and return its exit code: what goes wrong is code 2, never a traceback."""
    with tidy():
        return _run()


def _run() -> int:
    try:
        name_languages(sys.argv)
        call = plain_call(sys.argv[1:])
        result: Any = _by_typer() if call is None else call()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except SystemExit as ended:  # the answer to a shell that completes a word
        return ended.code if isinstance(ended.code, int) else 2
    except ImportError as error:
        if error.name in LIBRARIES:
            raise
        from healthgov.commands.failing import failed  # noqa: PLC0415

        return failed(error)
    except Exception as error:  # noqa: BLE001  no traceback reaches a user
        from healthgov.commands.failing import failed  # noqa: PLC0415  slow to load, and most commands do not fail

        return failed(error)
    return result if isinstance(result, int) else 0


def _by_typer() -> Any:
    from healthgov.commands.app import application  # noqa: PLC0415  for help and for slips

    # Completion is that of the command, however this was called: a shell completes no `python -m`.
    completes = bool({"--show-completion", "--install-completion"} & set(sys.argv[1:]))
    return application(standalone_mode=False, **({"prog_name": "healthgov"} if completes else {}))
