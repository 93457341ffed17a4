"""The function of a rule, checked and run: what slips there is told at the class statement."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from healthgov.errors import DefinitionError
from healthgov.questions.by_hand import plain_parameters
from healthgov.questions.tree import Question

__all__ = ["Build", "asked_of", "checked_builder", "checked_title", "first_line"]

Build = Callable[..., Question]
"""The function of a rule: from the law and the model of its subjects to a question."""


def asked_of(build: Build, law: type, model: type, where: str) -> object:
    """What the function of a rule returns.

    :raises DefinitionError: where it asks for something that is not there.
    """
    try:
        return build(law, model)
    except AttributeError as error:
        raise DefinitionError(f"{where} asks for something that is not there: {_hint(error)}") from error


def _hint(error: AttributeError) -> str:
    if not error.name:
        return str(error)
    import difflib  # noqa: PLC0415  for slips only

    near = difflib.get_close_matches(error.name, dir(error.obj), 1)
    meant = f", did you mean '{near[0]}'?" if near else ""
    name = error.obj.__name__ if isinstance(error.obj, type) else f"a {type(error.obj).__name__}"
    return f"{name} has no '{error.name}'{meant}"


def first_line(page: str) -> str:
    """The title in a docstring: its first paragraph, without the full stop."""
    return " ".join(page.strip().split("\n\n")[0].split()).rstrip(".")


def checked_title(title: str, code: str) -> str:
    """A title, where there is one.

    :raises DefinitionError: where there is none.
    """
    if not title.strip():
        raise DefinitionError(f"{code} has no title: state the requirement as a fact about its subject")
    return title


def checked_builder(build: object, code: str, *, most: int) -> None:
    """Whether a function can be the function of a rule."""
    if not callable(build):
        raise DefinitionError(f"{code}: decorate a function `def name(law, subject)` that returns a question")
    if 2 <= (plain_parameters(build) or 0) <= most:  # noqa: PLR2004  law, model
        return
    parameters = list(inspect.signature(build).parameters.values())
    if not 2 <= len(parameters) <= most or any(p.kind is p.KEYWORD_ONLY for p in parameters):  # noqa: PLR2004  law, model
        raise DefinitionError(f"{code}: write `def {getattr(build, '__name__', 'name')}(law, subject)`")
