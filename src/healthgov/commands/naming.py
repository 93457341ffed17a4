"""Rule sets, schedules and registers named on the command line; code is loaded only when it is named.

``package.module:Name`` is something installed. ``./file.py:Name`` is that one file: its folder is not searched, so
nothing that happens to lie beside it, or beside a document, runs. Files that the named file imports are found only
where they are installed. A name alone is that of a pack: what an installed distribution offers under the entry points
``healthgov.rules``. Packs are listed without being loaded, and loaded when they are named.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import sys
import types
from collections.abc import Callable, Iterable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING

from healthgov.commands.declared import misused
from healthgov.commands.nearly import meant, unknown
from healthgov.errors import DefinitionError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["PACKS", "files_of", "named", "packs"]

PACKS = "healthgov.rules"
"""The group of entry points under which a distribution offers rule sets: ``name = "package.module:RULE_SETS"``."""

_PACK = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)

_LOADED: dict[Path, types.ModuleType] = {}


def named(path: str, option: str, *, near: Callable[[str], list[str]] | None = None) -> object:
    """What stands at ``package.module:Name``, which is installed, or at ``./file.py:Name``.

    ``near`` gives the names of ours that may be meant by one that leads nowhere.
    """
    place, colon, name = path.rpartition(":")
    if not colon and _PACK.fullmatch(path):
        return _pack(path, option, near)
    if not (colon and place and name):
        raise misused(f"{option} is written package.module:Name, ./file.py:Name, or the name of a pack")
    file = _file(place)
    try:
        module = importlib.import_module(place) if file is None else _loaded(file)
        value: object = getattr(module, name)
    except DefinitionError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001  whatever a module of somebody else raises
        if isinstance(error, AttributeError) and isinstance(error.obj, types.ModuleType) and error.name == name:
            raise _unknown(f"{option} {path}", name, error.obj) from None
        said = f"{option} {path}: {type(error).__name__}: {error}"
        advice = _advice(place, name, error) if file is None else ""
        if not advice and near is not None and isinstance(error, ModuleNotFoundError):
            ours = near(path)
            raise misused(f"{said}; did you mean {', '.join(ours)}?" if ours else said) from None
        raise misused(said + advice) from None
    return value


def _unknown(place: str, name: str, module: types.ModuleType) -> Exception:
    """The error of a name that a module has not: what may be meant, or else which classes it offers."""
    offered = [one for one in dir(module) if not one.startswith("_")]
    there = [one for one in sorted(getattr(module, "__all__", ())) if isinstance(getattr(module, one), type)]
    if there and not meant(name, offered):
        return misused(f"{place}: nothing there has this name; there are {', '.join(there)}")
    return unknown(f"{place}: nothing there has this name", name, offered)


def packs() -> dict[str, EntryPoint]:
    """The packs that installed distributions offer, by name; none is loaded. A name offered twice is in none."""
    from importlib.metadata import entry_points  # noqa: PLC0415  slow to load, and few name a pack

    found: dict[str, list[EntryPoint]] = {}
    for one in entry_points(group=PACKS):
        found.setdefault(one.name, []).append(one)
    return {name: ones[0] for name, ones in sorted(found.items()) if len({one.value for one in ones}) == 1}


def _pack(name: str, option: str, near: Callable[[str], list[str]] | None) -> object:
    """What a pack holds: loaded now, and whatever is wrong with it is told with the distribution that offers it."""
    offered = packs()
    if name not in offered:
        if near is not None and (ours := near(name)):
            raise misused(f"{option} {name}: nothing has this name alone; did you mean {', '.join(ours)}?")
        if not offered:
            raise misused(
                f"{option} {name}: this is no package.module:Name and no ./file.py:Name, and no pack is installed"
            )
        known = ", ".join(offered)
        raise unknown(f"{option} {name}: no installed pack has this name; installed are: {known}", name, offered)
    pack = offered[name]
    try:
        loaded: object = pack.load()
    except DefinitionError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001  whatever a module of somebody else raises
        source = f"{pack.dist.name} {pack.dist.version}" if pack.dist is not None else "an unknown distribution"
        raise misused(f"{option} {name}, of {source}: {type(error).__name__}: {error}") from None
    return loaded


def files_of(paths: Iterable[str]) -> tuple[Path, ...]:
    """The files among the names given to :func:`named`: a command reads them, so it must not write over them."""
    return tuple(file for path in paths if (file := _file(path.rpartition(":")[0])) is not None)


def _file(place: str) -> Path | None:
    """The file that a name leads to, or ``None`` for a module: a path has a folder in it or ends as Python files do."""
    separators = [os.sep, *([os.altsep] if os.altsep else [])]
    return Path(place) if place.endswith(".py") or any(sign in place for sign in separators) else None


def _advice(place: str, name: str, error: BaseException) -> str:
    """What to write instead: a name that the module has, or a file of the current folder where no module is installed."""
    if isinstance(error, AttributeError) and place in sys.modules:
        near = meant(name, dir(sys.modules[place]))
        return f"; did you mean {', '.join(near)}?" if near else ""
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    if missing is None or not f"{place}.".startswith(f"{missing}."):
        return ""
    file = Path(*place.split(".")).with_suffix(".py")
    return f"; to load the file of the current folder write .{os.sep}{file}:{name}" if file.is_file() else ""


class _OneFile(SourceFileLoader):
    """Loads a source as it stands: compiled code lying in a folder beside it is neither read nor written."""

    def get_code(self, fullname: str) -> types.CodeType:
        """The code of the source itself."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def _loaded(file: Path) -> types.ModuleType:
    """The module in a file, loaded once: two names of one file are of one module."""
    whole = file.resolve(strict=True)
    if whole not in _LOADED:
        # No import statement can spell this name, so the file stands in for no module, whatever it is called.
        name = f"<{whole.stem} {len(_LOADED) + 1}>"
        spec = importlib.util.spec_from_file_location(name, whole, loader=_OneFile(name, str(whole)))
        assert spec is not None  # noqa: S101  a loader was given
        assert spec.loader is not None  # noqa: S101
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # classes look up their annotations there
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
        _LOADED[whole] = module
    return _LOADED[whole]
