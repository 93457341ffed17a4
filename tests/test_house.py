"""The house is one-way, its front door is light, and its lists are true."""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import healthgov
from healthgov.errors import MissingExtraError
from healthgov.rules.definitions import check_reach
from sentences import RULE_SETS

SOURCE = Path(healthgov.__file__).parent
STATES = {path.parent.name for path in SOURCE.glob("[a-z][a-z]/__init__.py")} - {"eu"}
"""States are found by listing: a folder named by the code of its country."""
FLOORS = {
    0: {"errors", "structs", "loading", "verdicts", "dates", "durations", "lengths", "periods", "texts", "evidence", "languages", "kinds", "codes", "compiling", "placeholders", "sheets"},
    1: {"values", "findings", "questions", "facts"},
    2: {"rules", "retention", "deadlines"},
    3: {"models"},
    4: {"eu"},
    5: STATES,
    6: {"documents", "interchange", "reports", "tables", "fhir", "fields", "integrations", "commands", "cli", "__main__"},
}  # fmt: skip
FLOOR = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
LAW = FLOORS[4] | FLOORS[5]
HEAVY = ("pycountry", "ruamel", "yaml", "narwhals", "pandas", "polars", "typer", "rich", "cattrs", "dateutil")


def modules():
    """Every module of the package with the parts of its name."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        yield path, tuple(part for part in parts if part != "__init__")


@functools.cache
def imports(path: Path):
    """Every import of a module, wherever it stands, and whether it is for type checkers only."""
    found, waiting = [], [(ast.parse(path.read_text(encoding="utf-8")), False)]
    while waiting:
        node, guarded = waiting.pop()
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found.append((node, guarded))
            continue
        own = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            below = getattr(node, part, ())
            if isinstance(below, list):  # statements: none stands inside of an expression
                waiting += [(one, guarded or (own and part == "body")) for one in below]
    return found


def imported_rooms(path: Path):
    """The rooms a module imports when it runs, with the line; imports for type checkers only do not count."""
    for node, guarded in imports(path):
        if guarded:
            continue
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("healthgov"):
            names = [node.module] if node.module != "healthgov" else [f"healthgov.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.startswith("healthgov.")]
        for name in names:
            yield name.split(".")[1], node.lineno


def test_every_room_has_a_floor():
    """A new room is given a floor here before it is lived in, and a room that is gone leaves the list."""
    assert {parts[0] for _, parts in modules() if parts} == set(FLOOR)


LONG = {"eu.categories": "a list of categories, a line each"}
"""Modules of the kernel and of law that are longer than others may be, and why."""


def test_modules_are_short():
    """A module of the kernel has 330 lines at most, one of law 300; the list of exceptions is true."""
    kernel = FLOORS[0] | FLOORS[1] | FLOORS[2] | FLOORS[3]
    long = set()
    for path, parts in modules():
        most = 330 if parts[:1] and parts[0] in kernel else 300 if parts[:1] and parts[0] in LAW else 10_000
        if len(path.read_text(encoding="utf-8").splitlines()) > most:
            long.add(".".join(parts))
    assert long == set(LONG)


def every_import():
    """For each module of ours the modules of ours that it names, for type checkers and inside functions included."""
    named = {".".join(("healthgov", *parts)): path for path, parts in modules()}
    for name, path in named.items():
        found = set()
        for node, _ in imports(path):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "healthgov":
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    found.add(inner if inner in named else node.module)
        yield name, found - {name, "healthgov"}


def test_the_house_has_no_circles():
    """No module names one that names it, by whatever way, for type checkers and inside functions included."""
    graph = dict(every_import())
    for start in graph:
        seen, waiting = set(), [start]
        while waiting:
            for other in graph.get(waiting.pop(), set()) - seen:
                assert other != start, f"{start} imports itself by way of others"
                seen.add(other)
                waiting.append(other)


def test_imports_go_down_only():
    """No room imports a higher one, states never import each other, and the edges know no law."""
    wrong = []
    for path, parts in modules():
        if not parts:
            continue
        room = parts[0]
        for other, line in imported_rooms(path):
            if other == room:
                continue
            if FLOOR[other] > FLOOR[room]:
                wrong.append(f"{room} imports the higher {other} ({path.name}:{line})")
            if room in FLOORS[5] and other in FLOORS[5]:
                wrong.append(f"{room} imports its neighbour {other} ({path.name}:{line})")
            if room in FLOORS[6] and other in LAW:
                wrong.append(f"the edge {room} knows law of {other} ({path.name}:{line})")
    assert not wrong, wrong


def test_the_front_door_is_light():
    """Importing the package loads no law, no optional library and no data of countries."""
    code = "import sys, healthgov; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    loaded = done.stdout.split()
    assert not [name for name in loaded if name.split(".")[0] in HEAVY]
    assert not [name for name in loaded if name.startswith("healthgov.")]


def loaded_by(code: str) -> set[str]:
    """The modules that are loaded once some code has run in a new interpreter."""
    run = [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"]
    return set(subprocess.run(run, capture_output=True, text=True, check=True).stdout.split())  # noqa: S603


def test_a_body_of_law_loads_alone():
    """Who asks one body of law loads no other; the schedule of retention loads when a period is held against it."""
    assert not [name for name in loaded_by("from healthgov import check, fr") if name.startswith("healthgov.fr.")]
    hosting = loaded_by("from healthgov import check, fr; fr.Hds")
    assert not [name for name in hosting if name.startswith(("healthgov.fr.p", "healthgov.eu.gdpr", "healthgov.ret"))
                and name != "healthgov.fr.places"]  # fmt: skip
    everything = loaded_by("from healthgov import check, fr; fr.RULE_SETS")
    assert "healthgov.fr.prospecting" in everything
    assert not [name for name in everything if name.startswith("healthgov.ret") or name.split(".")[0] in HEAVY]


@pytest.mark.parametrize("country", sorted(STATES | {"eu"}))
def test_the_law_of_a_country_loads_before_any_other(country):
    """What one body reads of another is there whichever is asked for first."""
    assert loaded_by(f"from healthgov import {country} as law; [getattr(law, name) for name in law.__all__]")


def test_an_answer_in_english_opens_no_catalogue():
    """Words are said in another language when they are asked for."""
    asked = (
        "from healthgov import Organisation, check, fr; report = check(Organisation(id='o', country='FR'), *fr.RULE_SETS, "
        "as_of='2026-11-23'); report.verdict; report.questions; "
    )
    assert "tomllib" not in loaded_by(asked)
    assert "tomllib" in loaded_by(
        asked + "from healthgov.reports.renderers import text; text.render(report, language='fr')"
    )


def test_law_is_found_by_its_name():
    """What a body of law does not have is an error that names it; its modules are found as ever."""
    from healthgov import eu, fr  # noqa: PLC0415  law is loaded by this test only

    assert fr.hosts.__name__ == "healthgov.fr.hosts"
    assert fr.Transfers is eu.Transfers
    for package in (fr, eu):
        with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
            _ = package.nothing


def test_public_names_are_listed_sorted_and_there():
    """Every name of the front door exists, and editors are shown these names only."""
    assert healthgov.__all__ == sorted(healthgov.__all__)
    assert dir(healthgov) == sorted(healthgov.__all__)
    for name in healthgov.__all__:
        assert getattr(healthgov, name) is not None
    with pytest.raises(AttributeError):
        _ = healthgov.nothing


MODULES = [m.name for m in pkgutil.walk_packages([str(SOURCE)], "healthgov.")]


@pytest.mark.parametrize("room", sorted({name.split(".")[1] for name in MODULES}))
def test_modules_import_and_their_lists_are_true(room):
    """Each module imports on its own and has what it says it has."""
    lacking = []
    for name in MODULES:
        if name.split(".")[1] == room:
            try:
                module = importlib.import_module(name)
            except MissingExtraError as error:
                lacking.append(f"{name}: {error}")
            else:
                assert [public for public in getattr(module, "__all__", ()) if not hasattr(module, public)] == [], name
    if lacking:
        pytest.skip("; ".join(lacking))


def test_core_dependencies_are_the_four():
    """The core needs attrs, cattrs, python-dateutil and pycountry, and nothing else."""
    import tomllib  # noqa: PLC0415  used here only

    project = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = sorted(dependency.split(">")[0].split("=")[0] for dependency in project["dependencies"])
    assert names == ["attrs", "cattrs", "pycountry", "python-dateutil"]
    assert "python-dateutil>=2.9,<5" in project["dependencies"]


def test_readme_has_two_commands():
    """The quick start is two commands and no more, and CI runs the second."""
    text = (SOURCE.parents[1] / "README.md").read_text(encoding="utf-8")
    assert text.count("```sh\n") == 2


def test_law_lists_its_rule_sets():
    """Every body of law of a country is in its list, with codes that no other set uses."""
    from healthgov import fr  # noqa: PLC0415  law is loaded by this test only
    from healthgov.rules import RuleSet  # noqa: PLC0415

    exported = {v for n in fr.__all__ if isinstance(v := getattr(fr, n), type) and issubclass(v, RuleSet)}
    assert exported == set(fr.RULE_SETS)
    codes = [rule.code for rule_set in fr.RULE_SETS for rule in rule_set.rules]
    assert len(codes) == len(set(codes))


def test_every_room_has_a_telling_name(root):
    """No module is named for being the rest, nor for what happens there; commands are named as they are typed."""
    rest = {"utils", "util", "core", "common", "helpers", "misc", "base", "types"}
    happens = {"ask", "build", "check", "compile", "dump", "emit", "explain", "load", "make", "parse", "render", "say"}
    named = [path for path in (root / "src").rglob("*") if path.parent.name != "commands"]
    assert not [path for path in named if path.stem in rest | happens]


@pytest.mark.parametrize("name", [m.name for m in pkgutil.walk_packages([str(SOURCE)], "healthgov.") if m.ispkg])
def test_packages_show_what_they_offer(name):
    """Editors are shown the public names of a package, and nothing that it merely uses."""
    module = importlib.import_module(name)
    assert dir(module) == sorted(module.__all__)
    assert len(set(module.__all__)) == len(module.__all__)


def test_retention_has_ten_rooms_at_most():
    """A reader finds the nine or ten things that retention is about by their names."""
    rooms = {parts[1] for _, parts in modules() if parts[0:1] == ("retention",) and len(parts) > 1}
    assert len(rooms) <= 10, rooms
    assert not {room for room in rooms if room.endswith("ing")}


@pytest.mark.parametrize("rule_set", RULE_SETS, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_shipped_rules_read_what_lies_within_reach(rule_set):
    """Of a law of somebody else this is checked at its class statement; of shipped law here, once and for all."""
    assert [rule.code for rule in rule_set.rules]
    for rule in rule_set.rules:
        model = rule.of or rule_set.of
        if model is not None:
            check_reach(rule_set, rule, model)
