"""What to ask: each thing once, with all its places, who can answer it, and what depends on the answer to something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import attrs

from healthgov.kinds import CategoryCode
from healthgov.languages import ENGLISH, languages, say, sentences, translated
from healthgov.reports.answering import Answerer, answerer
from healthgov.reports.naming import Names
from healthgov.rules import Report, Severity

__all__ = ["Inquiry", "asked_first", "asked_later", "in_order_of_the_document", "inquiries_of", "subjects_of"]


@attrs.frozen
class Inquiry:
    """A question, asked once: who can answer it, every place it is asked of, and the rules that wait for it."""

    ask: str
    who: Answerer
    places: tuple[tuple[str, str], ...]
    """Path, and place in words."""
    codes: tuple[str, ...]
    severity: Severity
    """The weight of the heaviest rule that waits."""
    depends: bool = False
    """Whether it is asked only where another answer turns out so."""
    also: tuple[str, ...] = ()
    """What else is asked of the very same fact: what is stated there answers all of it."""

    @property
    def asks(self) -> tuple[str, ...]:
        """Everything that is asked."""
        return (self.ask, *self.also)


def asked_first(inquiries: Iterable[Inquiry]) -> tuple[Inquiry, ...]:
    """What is asked whatever the other answers are."""
    return tuple(one for one in inquiries if not one.depends)


def asked_later(inquiries: Iterable[Inquiry]) -> tuple[Inquiry, ...]:
    """What is asked only where another answer turns out so."""
    return tuple(one for one in inquiries if one.depends)


def subjects_of(inquiries: Iterable[Inquiry]) -> tuple[tuple[tuple[str, ...], tuple[Inquiry, ...]], ...]:
    """The questions by the things they are asked of: those around the facts, as paths."""
    by: dict[tuple[str, ...], list[Inquiry]] = defaultdict(list)
    for one in inquiries:
        by[tuple(dict.fromkeys(_around(path) for path, _ in one.places))].append(one)
    return tuple((paths, tuple(some)) for paths, some in by.items())


def _around(path: str) -> str:
    """The thing that has the fact at a path; the thing itself where the path names one."""
    return path if path.endswith("]") else path.rpartition(".")[0]


def inquiries_of(report: Report, language: str, names: Names) -> tuple[Inquiry, ...]:
    """What a report asks, what most and heaviest rules wait for first; what depends on other answers after them."""
    weight: dict[str, Severity] = {}
    for result in report.results:
        weight[result.code] = max(weight.get(result.code, Severity.WARNING), result.severity)
    found: dict[tuple[str, Answerer, bool], _Gathered] = defaultdict(_Gathered)
    for asked in report.asked(language):
        # What is asked now of one thing may depend on other answers of the next: nobody is asked of consent who names a duty.
        one = found[translated(asked.ask, language), answerer(asked.fact), asked.depends]
        one.places[asked.fact.lstrip("/")] = None
        one.codes.update(dict.fromkeys(asked.codes))
    made = [
        Inquiry(
            ask=ask,
            who=who,
            places=tuple((path, names.way(path)) for path in in_order_of_the_document(one.places)),
            codes=tuple(one.codes),
            severity=max(weight.get(code, Severity.MAJOR) for code in one.codes),
            depends=depends,
            also=tuple(filter(None, (_unknown(one.places, names),))),
        )
        for (ask, who, depends), one in found.items()
    ]
    return tuple(
        sorted(
            _of_one_fact(made, names),
            key=lambda one: (one.depends, -one.severity, -len(one.codes), -len(one.places)),
        )
    )


def in_order_of_the_document(paths: Iterable[str]) -> list[str]:
    """Places in the order of the document, so that what is asked of the same things stands together."""
    kinds: dict[str, int] = {}
    for path in paths:
        kinds.setdefault(_NUMBER.sub("", path), len(kinds))
    return sorted(paths, key=lambda path: (kinds[_NUMBER.sub("", path)], *map(int, _NUMBER.findall(path))))


_NUMBER = re.compile(r"(?<=\[)\d+(?=\])")


def _unknown(paths: Iterable[str], names: Names) -> str:
    """The categories of data that are stated where they are asked for: rules know none of them, or they would not ask."""
    stated = [(names.stated(path) or ()) for path in paths]
    codes = [
        one for several in stated if isinstance(several, tuple) for one in several if isinstance(one, CategoryCode)
    ]
    if not codes:
        return ""
    known = sentences(next(one for one in languages() if one != ENGLISH), "categories")
    strange = dict.fromkeys(one for one in codes if f"CategoryCode.{one}" not in known)
    words = "Stated, and not known to the rules: {codes}. `healthgov facts categories` lists those that are."
    return say(words, {"codes": ", ".join(strange)}, names.language) if strange else ""


@attrs.define
class _Gathered:
    """What is known of a question so far."""

    places: dict[str, None] = attrs.field(factory=dict)
    codes: dict[str, None] = attrs.field(factory=dict)


def _of_one_fact(inquiries: Iterable[Inquiry], names: Names) -> list[Inquiry]:
    """Questions that one fact answers, joined: the fact's own question is the first of them."""
    by: dict[object, list[Inquiry]] = defaultdict(list)
    for number, one in enumerate(inquiries):
        by[(one.who, tuple(path for path, _ in one.places)) if _is_fact(one.places[0][0]) else number].append(one)
    return [_joined(some, names) for some in by.values()]


def _is_fact(path: str) -> bool:
    """Whether a place is a fact, and no thing or document."""
    return bool(path) and not path.endswith("]")


def _joined(some: list[Inquiry], names: Names) -> Inquiry:
    if len(some) == 1:
        return some[0]
    own = names.question(some[0].places[0][0])
    first, *others = sorted(some, key=lambda one: (one.ask != own, one.depends))
    return attrs.evolve(
        first,
        codes=tuple(dict.fromkeys(code for one in some for code in one.codes)),
        severity=max(one.severity for one in some),
        depends=all(one.depends for one in some),
        also=(*first.also, *(one.ask for one in others)),
    )
