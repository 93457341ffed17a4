"""A command that is told to end leaves nothing unfinished behind."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Generator

__all__ = ["tidy"]


@contextlib.contextmanager
def tidy() -> Generator[None, None, None]:
    """While a command runs, remove what it has begun to write before a signal ends the process.

    A thread waits for the signals: handlers in Python wait until an engine that works in another language returns,
    which may take minutes.
    """
    # A signal that was ignored or taken over by who runs us stays so.
    wanted = {
        number
        for name in ("SIGTERM", "SIGHUP")
        if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is signal.SIG_DFL
    }
    if not wanted or not hasattr(signal, "sigwait"):
        yield
        return
    over = threading.Event()

    def wait() -> None:
        number = signal.sigwait(wanted)
        if not over.is_set():
            # Who has loaded no writer has begun nothing.
            writer = sys.modules.get("healthgov.documents.replacing")
            if writer is not None:
                writer.abandon()
            # The disposition is the default one: unblocked here, the signal ends the process as it would have.
            os.kill(os.getpid(), number)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})

    before = signal.pthread_sigmask(signal.SIG_BLOCK, wanted)
    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    try:
        yield
    finally:
        over.set()
        signal.pthread_kill(waiting.ident or 0, next(iter(wanted)))
        waiting.join()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
