"""Rules of the first edition: methods that build findings. Each leaves as its law is written in questions."""

# ruff: noqa: D101, D102, D103, PLR2004

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import attrs

from healthgov.errors import NotInForceError
from healthgov.findings import outside
from healthgov.questions.by_hand import as_finding
from healthgov.questions.tree import Question
from healthgov.rules.rule import Rule, Severity
from healthgov.rules.rule import rule as new_rule


@attrs.frozen(slots=False)
class Method(Question):
    method: Any
    name: str = ""

    def explain(self, asking: Any) -> Any:
        _, thing, path = asking.places[-1]
        arguments = [asking.law, thing]
        if len(inspect.signature(self.method).parameters) == 3:
            arguments.append(asking.root if asking.root is not None else asking.places[0][1])
        try:
            found = as_finding(self.method(*arguments))
        except NotInForceError as error:
            return outside(str(error), at=path)
        return found.under(path)

    def emit(self, code: Any) -> str:
        return str(code.explained(self))


def rule(
    code: str,
    *,
    title: Any,
    cites: Any,
    since: Any = None,
    until: Any = None,
    severity: Severity = Severity.MAJOR,
    on: Any = None,
) -> Callable[[Callable[..., Any]], Rule]:
    def decorate(method: Any) -> Rule:
        made = new_rule(code, *cites, title=title, since=since, until=until, severity=severity, of=on)(Method(method))
        return attrs.evolve(made, page=inspect.getdoc(method) or "")

    return decorate


def override(former: Rule, method: Any) -> Rule:
    return attrs.evolve(
        former,
        given=Method(method),
        build=None,
        law=None,
        question=None,
        scope=None,
        page=inspect.getdoc(method) or former.page,
    )
