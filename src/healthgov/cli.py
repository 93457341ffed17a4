"""The command line: ``healthgov check``, ``calendar``, ``explain``, ``rules`` and what packages add.

Exit codes of ``check``: 0 all pass, 1 something fails, 2 the input cannot be read or the command is
misused, 3 nothing fails and something is unknown.
"""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        from healthgov.commands import app  # noqa: PLC0415  needs the extra, which may be absent
    except ImportError as error:
        if error.name not in ("typer", "rich", "click"):
            raise
        sys.stderr.write("healthgov: the command line needs two more libraries: pip install 'healthgov[cli]'\n")
        return 2
    return app.run()


if __name__ == "__main__":
    sys.exit(main())
