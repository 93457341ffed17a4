"""Code is loaded only when it is named, and nothing in the current folder stands in for what is installed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from healthgov.commands import calls

RULES = '''
from healthgov import Organisation, Reference, RuleSet, rule, settled

HOUSE = Reference("House rules", checked_on="2026-11-02")


class Ours(RuleSet, of=Organisation):
    """A rule set of a house."""

    @rule("OURS-01", HOUSE)
    def always(law, organisation):
        """Always."""
        return settled(True)
'''
INSTALLED = (
    "dateutil",
    "attrs",
    "cattrs",
    "typer",
    "rich",
    "ruamel",
    "pycountry",
    "narwhals",
    "polars",
    "healthgov_fr",
)


@pytest.fixture
def hostile(tmp_path, root):
    """A folder with a document and files called like libraries, which tell when they run."""
    (tmp_path / "clinic.yaml").write_bytes((root / "examples" / "clinic-mended.yaml").read_bytes())
    for name in INSTALLED:
        (tmp_path / f"{name}.py").write_text("open('ran', 'a').write(__name__)\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("start", [["-m", "healthgov.cli"], ["-c", "from healthgov.cli import main; main()"]])
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "clinic.yaml", "--rules", "healthgov.fr:Hds", "--as-of", "2026-11-23"],
        ["record", "clinic.yaml", "--as-of", "2026-11-23"],
        ["retention", "list"],
    ],
)
def test_nothing_of_the_current_folder_runs(hostile, root, start, arguments):
    """Files called like libraries lie beside the document, on the very front of the path, and are not run."""
    path = os.pathsep.join([str(root / "src"), ""])
    done = subprocess.run(  # noqa: S603
        [sys.executable, *start, *arguments],
        cwd=hostile, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert done.stdout
    assert not (hostile / "ran").exists()


@pytest.fixture
def rules(capfd, monkeypatch, tmp_path):
    """The command ``healthgov rules`` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*names):
        options = [part for name in names for part in ("--rules", name)]
        monkeypatch.setattr(sys, "argv", ["healthgov", "rules", *options])
        code = calls.run()
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return run


def test_a_file_is_named_by_its_path(rules, tmp_path):
    """The file is loaded once, its folder is not searched, and its name stands in for no module."""
    (tmp_path / "dateutil.py").write_text(RULES, encoding="utf-8")
    before = list(sys.path)
    code, out, err = rules("./dateutil.py:Ours", f"{tmp_path / 'dateutil.py'}:Ours", "dateutil.py:Ours")
    assert (code, err) == (0, "")
    assert out.count("OURS-01") == 1
    assert sys.path == before
    assert not str(getattr(sys.modules.get("dateutil"), "__file__", "")).startswith(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["dateutil.py"]


def test_what_lies_beside_a_named_file_does_not_run(rules, tmp_path):
    """Neither a module beside the file nor compiled code in a folder beside it is taken."""
    import importlib.util  # noqa: PLC0415  here only
    import py_compile  # noqa: PLC0415

    ours, other = tmp_path / "ours.py", tmp_path / "other.py"
    other.write_text("open('ran', 'w')\n", encoding="utf-8")
    ours.write_text(RULES, encoding="utf-8")
    os.utime(ours, (0, 0))
    other.write_text(other.read_text(encoding="utf-8").ljust(ours.stat().st_size), encoding="utf-8")
    os.utime(other, (0, 0))
    py_compile.compile(str(other), cfile=importlib.util.cache_from_source(str(ours)))
    assert rules("./ours.py:Ours")[0] == 0
    ours.write_text("import other\n" + RULES, encoding="utf-8")
    (tmp_path / "second.py").write_text("import other\n" + RULES, encoding="utf-8")
    code, _, err = rules("./second.py:Ours")
    assert (code, "No module named 'other'" in err) == (2, True)
    assert not (tmp_path / "ran").exists()


def test_a_bare_name_of_a_file_says_what_to_write(rules, tmp_path):
    """A name that is not installed is no file of the current folder, and the message says how to name that one."""
    (tmp_path / "house").mkdir()
    for place in ("ours", "house/ours"):
        (tmp_path / f"{place}.py").write_text("open('ran', 'w')\n", encoding="utf-8")
    assert "write ./ours.py:Ours" in rules("ours:Ours")[2].replace("\n", " ")
    assert "./house/ours.py:Ours" in rules("house.ours:Ours")[2]
    assert "./" not in rules("absent:Ours")[2]
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["./absent.py:Ours", "./ours.py", ".:Ours", "./broken.py:Ours", "./exits.py:Ours"])
def test_a_file_that_cannot_be_named(rules, tmp_path, name):
    """Whatever is wrong with the file is one message."""
    (tmp_path / "broken.py").write_text("def", encoding="utf-8")
    (tmp_path / "exits.py").write_text("raise SystemExit(0)", encoding="utf-8")
    code, out, err = rules(name)
    assert (code, out) == (2, "")
    assert "--rules" in err
    assert "Traceback" not in err


@pytest.fixture
def installed(tmp_path_factory, monkeypatch):
    """Distributions that lie where installed ones do; their names with what they offer."""

    def install(distribution, offers, source):
        place = tmp_path_factory.mktemp("site")
        module = distribution.replace("-", "_")
        (place / f"{module}.py").write_text(source, encoding="utf-8")
        told = place / f"{module}-1.2.dist-info"
        told.mkdir()
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n", encoding="utf-8")
        lines = "".join(f"{name} = {module}:{value}\n" for name, value in offers.items())
        (told / "entry_points.txt").write_text(f"[healthgov.rules]\n{lines}", encoding="utf-8")
        monkeypatch.syspath_prepend(str(place))

    return install


def test_a_pack_is_loaded_by_its_name(rules, installed):
    """What an installed distribution offers is found by name; nothing else of it, or of another pack, is loaded."""
    installed("hospital-rules", {"hospital": "Ours"}, RULES)
    installed("noisy-rules", {"noisy": "Ours"}, "raise RuntimeError('loaded')")
    code, out, err = rules("hospital")
    assert (code, err) == (0, "")
    assert "OURS-01" in out


def test_faults_of_a_pack_are_named(rules, installed):
    """A pack that breaks is told with its distribution; one that is not there with those that are."""
    installed("broken-rules", {"broken": "Ours", "empty": "nothing"}, "nothing = ()\nraise RuntimeError('no table')")
    code, out, err = rules("broken")
    assert (code, out) == (2, "")
    told = " ".join(err.replace("│", " ").split())
    assert "broken-rules 1.2" in told
    assert "RuntimeError" in told
    code, _, err = rules("brokn")
    assert code == 2
    assert "broken" in err


def test_a_pack_offered_twice_is_offered_by_none(rules, installed):
    """Two distributions that offer one name differ about what it is: neither is taken."""
    installed("one-rules", {"hospital": "Ours"}, RULES)
    installed("other-rules", {"hospital": "Ours"}, RULES)
    assert rules("hospital")[0] == 2
