"""What is meant where nothing is given, and what of a value is shown, compared and given by name: of whole rooms in one table.

A test of each part of the house holds its table, and writes it anew where its file is run; who changes it reads what changed.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import attrs

OPTIONS = (("kw_only", True, "by name"), ("repr", False, "not shown"), ("eq", False, "not compared"), ("hash", False, "not hashed"))  # fmt: skip


def modules(rooms):
    """Every module of these rooms."""
    for room in rooms:
        found = importlib.import_module(f"healthgov.{room}")
        yield found
        for inner in pkgutil.walk_packages(getattr(found, "__path__", ()), f"{found.__name__}."):
            yield importlib.import_module(inner.name)


def called(rooms):
    """Every function and class that is written there, by its name."""
    for module in modules(rooms):
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
    """The truths and numbers that stand for what is not given, and the options of a value and of its parts."""
    with_signature = inspect.isfunction(one) or "__init__" in vars(one) or "__parts__" in vars(one)
    parameters = inspect.signature(one).parameters.values() if with_signature else ()
    for each in parameters:
        if type(each.default) in (bool, int) and each.default in (0, 1):  # other numbers are bounds of their own
            yield f"{each.name} = {each.default}"
    if isinstance(vars(one).get("__attrs_attrs__"), tuple):
        for name in ("__repr__", "__eq__"):
            method = vars(one).get(name)
            if method is not None and not method.__code__.co_filename.startswith("<attrs"):
                yield f"{name} of its own"
        for part in attrs.fields(one):
            told = [said for option, value, said in OPTIONS if getattr(part, option) is value]
            if told:
                yield f"{part.name}: {', '.join(told)}"


def table(*rooms):
    """What is meant, of all in these rooms that leaves something out."""
    found = {name.removeprefix("healthgov."): list(dict.fromkeys(meant(one))) for name, one in called(rooms)}
    return {name: told for name, told in found.items() if told}
