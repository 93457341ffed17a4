"""What is meant where nothing is given, and what of a value is shown, compared and given by name: all of the kernel in one table.

``python tests/kernel/test_left_out.py`` writes the table anew; who changes it reads what changed.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import attrs
import yaml

TABLE = Path(__file__).with_name("left_out.yaml")
ROOMS = (
    "compiling dates deadlines errors facts fields findings kinds lengths periods questions rules structs texts values"
)
OPTIONS = (("kw_only", True, "by name"), ("repr", False, "not shown"), ("eq", False, "not compared"), ("hash", False, "not hashed"))  # fmt: skip


def modules():
    """Every module of these rooms."""
    for room in ROOMS.split():
        found = importlib.import_module(f"healthgov.{room}")
        yield found
        for inner in pkgutil.walk_packages(getattr(found, "__path__", ()), f"{found.__name__}."):
            yield importlib.import_module(inner.name)


def called():
    """Every function and class that is written there, by its name."""
    for module in modules():
        for name, one in vars(module).items():
            if getattr(one, "__module__", None) != module.__name__ or not callable(one):
                continue
            yield f"{module.__name__}.{name}", inspect.unwrap(one)
            if inspect.isclass(one):
                for own, inner in vars(one).items():
                    method = getattr(inner, "__func__", inner)
                    if inspect.isfunction(method) and own != "__init__":
                        yield f"{module.__name__}.{name}.{own}", inspect.unwrap(method)


def meant(one):
    """The truths and numbers that stand for what is not given, and the options of the parts of a value."""
    with_signature = inspect.isfunction(one) or "__init__" in vars(one) or "__parts__" in vars(one)
    parameters = inspect.signature(one).parameters.values() if with_signature else ()
    for each in parameters:
        if type(each.default) in (bool, int) and each.default in (0, 1):  # other numbers are bounds of their own
            yield f"{each.name} = {each.default}"
    if isinstance(vars(one).get("__attrs_attrs__"), tuple):
        for part in attrs.fields(one):
            told = [said for option, value, said in OPTIONS if getattr(part, option) is value]
            if told:
                yield f"{part.name}: {', '.join(told)}"


def table():
    """What is meant, of all that leaves something out."""
    found = {name.removeprefix("healthgov."): list(dict.fromkeys(meant(one))) for name, one in called()}
    return {name: told for name, told in found.items() if told}


def test_what_is_left_out_means_what_the_table_says():
    """A default is an answer: none is changed without somebody reading so."""
    assert table() == yaml.safe_load(TABLE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    TABLE.write_text(yaml.safe_dump(table(), sort_keys=False, width=120), encoding="utf-8")
