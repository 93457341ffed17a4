"""The command line: ``healthgov check``, ``calendar``, ``explain``, ``rules`` and what packages add.

Exit codes of ``check``: 0 all pass, 1 something fails, 2 the input cannot be read or the command is
misused, 3 nothing fails and something is unknown.
"""

from __future__ import annotations

import gc
import os
import sys

__all__ = ["main"]


def main() -> int:
    """Run the command line and return its exit code."""
    _leave_the_current_folder()
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from healthgov.commands import streams  # noqa: PLC0415  hardly ever

        streams.opened()
    gc.set_threshold(
        500_000, 20, 20
    )  # modules are no garbage: looking for some while they load takes a tenth of a call
    from healthgov.commands import calls  # noqa: PLC0415  after the line above, which counts while they load

    try:
        return calls.run()
    except ImportError as error:  # of what help, and what is said of a slip, need
        if error.name not in calls.LIBRARIES:
            raise
        sys.stderr.write("healthgov: the command line needs two more libraries: pip install 'healthgov[cli]'\n")
        return 2


def _leave_the_current_folder() -> None:
    """Take the current folder off the front of the import path, where ``python -m`` and an empty part of
    ``PYTHONPATH`` put it: a file beside a document must not run because it is called like a library.
    """
    library = os.path.dirname(os.__file__)  # noqa: PTH120  the standard library; sysconfig is slow to load
    ahead = sys.path.index(library) if library in sys.path else len(sys.path)
    try:
        current = os.path.realpath(os.curdir)
    except OSError:  # it is gone: nothing lies in it, and no path leads on from it
        sys.path[:ahead] = [entry for entry in sys.path[:ahead] if os.path.isabs(entry)]  # noqa: PTH117  as above
        return
    # The folder that this very module came from has been trusted already, as in a checkout.
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  pathlib is slow to load
    here = {current} - {os.path.realpath(home)}
    sys.path[:ahead] = [entry for entry in sys.path[:ahead] if os.path.realpath(entry) not in here]


if __name__ == "__main__":
    sys.exit(main())
