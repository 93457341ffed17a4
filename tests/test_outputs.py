"""What is written is written whole, never over what is read, and leaves nothing behind."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading

import pytest

from healthgov.commands import calls
from healthgov.documents import dump, replacing
from healthgov.errors import OutputError
from healthgov.models import Organisation

DAY = ("--as-of", "2026-11-23")
COMMANDS = {
    "check": ("check", "clinic.yaml", *DAY, "--rules", "./ours.py:OurHds"),
    "calendar": ("calendar", "clinic.yaml", *DAY, "--until", "2027-01-01", "--rules", "./ours.py:OurHds"),
    "record": ("record", "clinic.yaml", *DAY),
}


@pytest.fixture
def folder(tmp_path, root, monkeypatch):
    """The current folder, with a document and a rule set."""
    shutil.copy(root / "examples" / "clinic-mended.yaml", tmp_path / "clinic.yaml")
    shutil.copy(root / "examples" / "our_rules.py", tmp_path / "ours.py")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capfd, monkeypatch, folder):
    """Run a command; returns exit code and standard error, and checks that nothing unfinished is left."""

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["healthgov", *map(str, arguments)])
        code = calls.run()
        assert not [path.name for path in folder.iterdir() if "unfinished" in path.name]
        return code, capfd.readouterr().err

    return command


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("way", ["itself", "absolute", "hard", "symbolic", "folder", "/dev/stdout"])
def test_an_output_is_never_an_input(run, folder, command, way):
    """The document is not written over, by whatever name or link."""
    read = ["clinic.yaml", "ours.py"] if command != "record" else ["clinic.yaml"]
    for name in read:
        target, before = folder / name, (folder / name).read_bytes()
        if way == "itself":
            target = name
        elif way == "hard":
            target = folder / f"hard-{name}"
            os.link(folder / name, target)
        elif way == "symbolic":
            target = folder / f"link-{name}"
            target.symlink_to(name)
        elif way == "folder":
            (folder / f"to-{name}").symlink_to(folder)
            target = folder / f"to-{name}" / name
        elif way == "/dev/stdout":
            target = f"/dev/fd/{os.open(folder / name, os.O_RDWR)}"
        code, err = run(*COMMANDS[command], "--output", target)
        assert (code, "a file that is read" in err) == (2, True)
        assert (folder / name).read_bytes() == before


def test_a_symbolic_link_is_refused(run, folder):
    """Neither what a link leads to nor the link itself is replaced, whether or not it leads anywhere."""
    (folder / "precious").write_text("precious", encoding="utf-8")
    for name, goal in (("link.md", "precious"), ("dangling.md", "absent")):
        (folder / name).symlink_to(goal)
        code, err = run(*COMMANDS["check"], "--output", name)
        assert (code, "symbolic link" in err) == (2, True)
        assert (folder / name).is_symlink()
    assert (folder / "precious").read_text(encoding="utf-8") == "precious"
    assert not (folder / "absent").exists()
    (folder / "link.yaml").symlink_to("precious")
    with pytest.raises(OutputError, match="symbolic link"):
        dump(Organisation(id="x"), folder / "link.yaml")


def test_nobody_can_plant_a_link(run, folder, monkeypatch):
    """The name for the time being is another each time, and a link that has it is not followed."""
    (folder / "precious").write_text("precious", encoding="utf-8")
    seen, created = [], replacing._created
    monkeypatch.setattr(replacing, "_created", lambda path: seen.append(path.name) or created(path))
    for _ in range(2):
        assert run(*COMMANDS["record"], "--output", "report.md")[0] in (0, 3)
    assert len(set(seen)) == 2
    assert all(len(name) > 32 for name in seen)
    monkeypatch.setattr("secrets.token_hex", lambda _: "known")
    link = folder / ".known.unfinished"
    link.symlink_to("precious")
    with pytest.raises(FileExistsError):
        dump(Organisation(id="x"), folder / "new.yaml")
    assert (folder / "precious").read_text(encoding="utf-8") == "precious"


def test_permissions(folder):
    """A new file has those of new files, a replaced one keeps its own, and until the end it is its owner's."""
    before = os.umask(0o027)
    try:
        dump(Organisation(id="x"), folder / "new.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "new.json").stat().st_mode) == 0o640
    (folder / "new.json").chmod(0o604)
    with replacing.replacing(folder / "new.json") as unfinished:
        assert stat.S_IMODE(unfinished.path.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "new.json").stat().st_mode) == 0o604


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError, MemoryError])
def test_whatever_is_raised_nothing_is_left(folder, error):
    """The old file stays as it was, and nothing else is there."""
    (folder / "old.md").write_text("old", encoding="utf-8")
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(error), replacing.replacing(folder / "old.md") as unfinished:  # noqa: PT012
        unfinished.file.write(b"new")
        raise error
    assert sorted(path.name for path in folder.iterdir()) == before
    assert (folder / "old.md").read_text(encoding="utf-8") == "old"


def test_a_full_disk_is_called_a_full_disk(run, folder, monkeypatch):
    """On a device and in a folder; what was there stays."""
    (folder / "old.md").write_text("old", encoding="utf-8")
    if os.path.exists("/dev/full"):  # noqa: PTH110
        code, err = run(*COMMANDS["check"], "--output", "/dev/full")
        assert (code, "disk is full" in err) == (2, True)

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(replacing.os, "fsync", full)
    code, err = run(*COMMANDS["check"], "--output", "old.md")
    assert (code, "disk is full" in err) == (2, True)
    assert (folder / "old.md").read_text(encoding="utf-8") == "old"
    with pytest.raises(OutputError) as caught:
        dump(Organisation(id="x"), folder / "new.yaml")
    assert caught.value.errno == errno.ENOSPC


def test_standard_output_that_is_full(folder, root):
    """It is said, and the exit code is 2."""
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("there is no /dev/full here")
    with open("/dev/full", "wb") as device:  # noqa: PTH123
        done = _healthgov(folder, root, *COMMANDS["record"], stdout=device)
    assert done.returncode == 2
    assert b"disk is full" in done.stderr
    assert b"Traceback" not in done.stderr


def test_standard_output_by_name_is_added_to(folder, root):
    """A file that the shell appends to is not emptied."""
    (folder / "log").write_text("before\n", encoding="utf-8")
    with (folder / "log").open("ab") as log:
        done = _healthgov(folder, root, *COMMANDS["record"], "--output", "/dev/stdout", stdout=log)
    assert done.returncode in (0, 3)
    assert (folder / "log").read_text(encoding="utf-8").startswith("before\n# Record")


def test_a_pipe_is_written_to(run, folder):
    """A named pipe stays one, and who reads it gets the whole report."""
    os.mkfifo(folder / "pipe")
    got = []
    reader = threading.Thread(target=lambda: got.append((folder / "pipe").read_bytes()))
    reader.start()
    assert run(*COMMANDS["record"], "--output", "pipe")[0] in (0, 3)
    reader.join(5)
    assert got[0].startswith(b"# Record")
    assert stat.S_ISFIFO((folder / "pipe").lstat().st_mode)


def _healthgov(folder, root, *arguments, stdout):
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "healthgov.cli", *arguments],
        cwd=folder, stdout=stdout, stderr=subprocess.PIPE, check=False,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
    )  # fmt: skip


STUCK = """
import ctypes, sys
from healthgov.documents import replacing
def stuck(descriptor):
    print("stuck", flush=True)
    ctypes.CDLL(None).sleep(60)  # as in an engine: no line of Python runs until it returns
    raise SystemError
replacing.os.fsync = stuck
from healthgov.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_nothing(folder, root, number):
    """The command ends as the signal says and removes what it had begun, however deep in an engine it is."""
    (folder / "old.md").write_text("old", encoding="utf-8")
    before = sorted(path.name for path in folder.iterdir())
    hears = f"import signal; signal.signal({int(number)}, signal.{'default_int_handler' if number == signal.SIGINT else 'SIG_DFL'})\n"
    command = [sys.executable, "-c", hears + STUCK, *COMMANDS["record"], "--output", "old.md"]  # also below nohup
    with subprocess.Popen(  # noqa: S603
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == b"stuck\n"
        assert len(list(folder.iterdir())) == len(before) + 1
        process.send_signal(number)
        _, err = process.communicate(timeout=10)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert b"Traceback" not in err
    assert sorted(path.name for path in folder.iterdir()) == before
    assert (folder / "old.md").read_text(encoding="utf-8") == "old"


def test_signals_are_as_they_were_after_a_command(run):
    """A command that is run inside another program gives the signals back."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    threads = threading.active_count()
    assert run(*COMMANDS["record"])[0] in (0, 3)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, set()) == before
    assert threading.active_count() == threads


HOSTILE = "Ann\x1b]0;owned\x07\x9b31m\u202eevil\r\x7f"


@pytest.mark.parametrize("arguments", [
    ("record", "clinic.json", *DAY), ("record", "clinic.json", *DAY, "--format", "csv"),
    ("check", "clinic.json", *DAY), ("check", f"{HOSTILE}.yaml"), ("check", f"{HOSTILE}.txt"),
    ("check", "clinic.json", "--rules", f"{HOSTILE}:X"), ("check", "clinic.json", "--as-of", HOSTILE),
    ("hosts", "suited", "--register", "hosts.csv", *DAY), (HOSTILE,),
    ("hosts", "suited", "--register", "hosts.csv", *DAY, "--format", "json"),
])  # fmt: skip
def test_nothing_steers_the_terminal(capfd, monkeypatch, folder, arguments):
    """Names, contacts and file names of strangers are shown with their hidden signs written out."""
    organisation = Organisation(id="x", name=HOSTILE, contact=HOSTILE, representative=HOSTILE)
    dump(organisation, folder / "clinic.json")
    (folder / "hosts.csv").write_text(f'host,as_of,source\n"{HOSTILE}",2026-01-01,"{HOSTILE}"\n', encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["healthgov", *arguments])
    calls.run()
    captured = capfd.readouterr()
    said = (captured.out + captured.err).replace("\r\n", "\n")
    assert said
    assert not [sign for sign in said if sign != "\n" and (not sign.isprintable() and not sign.isspace())]
    assert not set(said) & set("\x1b\x07\x9b\u202e\r\x7f")
