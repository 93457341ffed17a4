"""Reports in several formats, each a module of ``reports.renderers``; :func:`renderer` finds one by its name.

Formats that point into the document (SARIF, JUnit, annotations) take ``source=`` too: ``Source.of("clinic.yaml")``.
Equal reports give equal bytes. A format more is a file more: :func:`formats` lists what is there. Beside them stands the
record of processing activities of an organisation.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol, cast

from healthgov.reports import renderers

if TYPE_CHECKING:
    from healthgov.reports.sources import Source
    from healthgov.rules import Report

__all__ = ["Renderer", "formats", "renderer", "suffix"]


class Renderer(Protocol):
    """What writes a report in a format."""

    def __call__(self, report: Report, *, language: str = "en", source: Source | None = None) -> str:
        """The report in a language; ``source`` is the file that it is about, for formats that point into it."""
        ...


@functools.cache
def formats() -> tuple[str, ...]:
    """The names of the formats there are, in order of the alphabet; none of them is loaded for it.

    >>> formats()
    ('csv', 'github', 'html', 'icalendar', 'json', 'junit', 'markdown', 'oscal', 'sarif', 'text')
    """
    return tuple(sorted(one.name for one in pkgutil.iter_modules(renderers.__path__)))


def suffix(name: str) -> str:
    """How files of a format end: ``.html``.

    :raises LookupError: for a format that there is not.
    """
    return str(vars(_module(name))["SUFFIX"])


def renderer(name: str) -> Renderer:
    """What writes a report in a format; what the format has no use for, such as lines, is left aside.

    :raises LookupError: for a format that there is not.
    """
    render: Callable[..., str] = vars(_module(name))["render"]
    if "source" in inspect.signature(render).parameters:
        return cast("Renderer", render)

    def without_source(report: Report, *, language: str = "en", source: Any = None) -> str:
        del source
        return render(report, language=language)

    return without_source


def _module(name: str) -> ModuleType:
    if name not in formats():
        raise LookupError(f"there is no such format; there are: {', '.join(formats())}")
    return importlib.import_module(f"{renderers.__name__}.{name}")


def __dir__() -> list[str]:
    return __all__
