"""The function of a rule, checked and run: what slips there is told at the class statement."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable

from healthgov.errors import DefinitionError
from healthgov.facts import Fact, facts_of, hints, is_model
from healthgov.languages import Worded
from healthgov.questions.by_hand import ByHand, plain_parameters
from healthgov.questions.tree import Question

__all__ = ["Build", "asked_of", "checked_builder", "checked_title", "cleaned", "first_line", "page_of"]

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

    inner = _inside(error.obj, error.name)
    if inner:
        return f"what stands inside a fact is read of its model: write {inner}.{error.name}"
    near = next(iter(difflib.get_close_matches(error.name, dir(error.obj))), "")
    meant = f", did you mean '{near}'?" if near else ""
    name = error.obj.__name__ if isinstance(error.obj, type) else f"a {type(error.obj).__name__}"
    return f"{name} has no '{error.name}'{meant}"


def _inside(read: object, name: str) -> str:
    """The model of what stands inside a fact, where it has a fact of this name."""
    if not isinstance(read, Fact):
        return ""
    waiting: list[object] = [hints(read.owner).get(read.name)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and is_model(part) and any(fact.name == name for fact in facts_of(part)):
            return part.__name__
        waiting += typing.get_args(part)
    return ""


def page_of(asked: object) -> str:
    """The docstring of the function of a rule; a question that is no function has none of its own."""
    written = asked.function if isinstance(asked, ByHand) else None if isinstance(asked, Question) else asked
    return "" if written is None else inspect.getdoc(written) or ""


def cleaned(page: str) -> str:
    """A page that is given as a text, without the margin of the code around it, in each language it is given in."""
    if not isinstance(page, Worded):
        return inspect.cleandoc(page)
    return Worded(inspect.cleandoc(page), {name: inspect.cleandoc(words) for name, words in page.others.items()})


def first_line(page: str) -> str:
    """The title in a page: its first paragraph, without the full stop, in each language the page is given in."""
    line = " ".join(page.strip().split("\n\n")[0].split()).rstrip(".")
    if not isinstance(page, Worded):
        return line
    return Worded(line, {name: first_line(words) for name, words in page.others.items()})


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
