"""The one way in which files are written: whole or not at all, and never over what is read.

A file is filled under a name nobody can guess, in the folder it is meant for, and takes its place when it is on the
disk. A symbolic link is refused: following it writes to a place that was not named, and replacing it breaks it.
Pipes and devices, which nothing can replace, are written to as they are.

What a process that is killed outright leaves behind is one hidden file, ``.….unfinished``.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import BinaryIO

import attrs

from healthgov.errors import OutputError, raise_alone

__all__ = ["FULL", "Unfinished", "abandon", "refuse_inputs", "replacing", "write_whole"]

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system says where a disk is full, or one's share of it."""

_OPENED = re.compile(r"/dev/(?:std(in|out|err)|fd/([0-9]{1,6}))|/proc/self/fd/([0-9]{1,6})", re.ASCII)
_UNFINISHED: set[Path] = set()


@attrs.frozen
class Unfinished:
    """A file that is being filled: open for writing, under a name for the time being."""

    file: BinaryIO
    path: Path


def write_whole(text: str, target: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Write a text in UTF-8 to a file, a pipe or a device.

    :raises OutputError: where the target is one of ``inputs`` or a symbolic link, or the disk is full.
    """
    content = text.encode("utf-8")
    refuse_inputs(target, inputs)
    opened = _OPENED.fullmatch(str(target))
    with _disk():
        if opened:
            _write_opened(content, opened)
        elif _special(target):
            with target.open("wb", buffering=0) as special:
                _all(special, content)
        else:
            with replacing(target) as unfinished:
                unfinished.file.write(content)


@contextlib.contextmanager
def replacing(target: Path, *, inputs: Iterable[Path] = ()) -> Generator[Unfinished, None, None]:
    """A new file to be filled, which takes the place of ``target`` at the end, or is removed if anything is raised.

    It has the permissions of the file it replaces, or those that new files have, and none for others until then.

    :raises OutputError: where the target is one of ``inputs``, a symbolic link or no ordinary file, or the disk is full.
    """
    refuse_inputs(target, inputs)
    if _special(target):
        raise OutputError.is_special()
    import secrets  # noqa: PLC0415  slow to load, and most commands write no file

    path = target.with_name(f".{secrets.token_hex(16)}.unfinished")
    with _disk():
        # Noted first: a signal may come between any two lines.
        _UNFINISHED.add(path)
        try:
            with _created(path) as file:
                mode = _mode(target, file)
                yield Unfinished(file, path)
                file.flush()
                _allow(file.fileno(), mode)
                os.fsync(file.fileno())
            path.replace(target)
        finally:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            _UNFINISHED.discard(path)
        _sync_folder(target.parent)


def abandon() -> None:
    """Remove every file that is not finished: the process is about to end."""
    for path in tuple(_UNFINISHED):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def refuse_inputs(target: Path, inputs: Iterable[Path]) -> None:
    """Refuse a target that is a file which is read, through whatever link.

    :raises OutputError: where it is.
    """
    for source in inputs:
        same = False
        with contextlib.suppress(OSError, ValueError):  # one that cannot be looked at is none that would be lost
            same = target.samefile(source)
        if same:
            raise OutputError.is_input()


def _special(target: Path) -> bool:
    """Whether something stands there that cannot be replaced; a symbolic link is refused."""
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(mode):
        raise OutputError.is_link()
    return not stat.S_ISREG(mode)


def _created(path: Path) -> BinaryIO:
    """A file that was not there before, and that no link leads elsewhere."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o666), "wb")


def _mode(target: Path, file: BinaryIO) -> int:
    """The permissions that the file has in the end; until then it is its owner's."""
    descriptor = file.fileno()
    now = os.fstat(descriptor)
    _allow(descriptor, 0o600)
    try:
        old = target.lstat()
    except FileNotFoundError:
        return stat.S_IMODE(now.st_mode)
    mode = stat.S_IMODE(old.st_mode) & 0o777
    if old.st_gid != now.st_gid:
        try:
            os.chown(descriptor, -1, old.st_gid)
        except OSError:
            mode &= ~0o070  # what one group may read is not shown to another
    return mode


def _allow(descriptor: int, mode: int) -> None:
    if os.chmod in os.supports_fd:
        os.chmod(descriptor, mode)


def _write_opened(content: bytes, opened: re.Match[str]) -> None:
    """Write to what is open already: opening it by name anew would empty the file that a shell appends to."""
    stream, *numbers = opened.groups()
    number = {"in": 0, "out": 1, "err": 2}.get(stream) if stream else int(next(filter(None, numbers)))
    sys.stdout.flush()
    with os.fdopen(os.dup(number or 0), "wb", buffering=0) as duplicate:
        _all(duplicate, content)


def _all(file: BinaryIO, content: bytes) -> None:
    """Write every byte: a pipe may take fewer at a time."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _sync_folder(folder: Path) -> None:
    """Bring the new name of a file to the disk, where folders can be."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _disk() -> Generator[None, None, None]:
    """Calls a full disk a full disk, and a limit on files a limit."""
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        if error.errno not in FULL and error.errno != errno.EFBIG:
            raise
        refused = OutputError.is_too_large() if error.errno == errno.EFBIG else OutputError.disk_is_full()
    else:
        return
    raise_alone(refused)
