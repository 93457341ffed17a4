"""Places of a document as people name them: the way to them in words, with the names of organisations and things.

A path such as ``hosting[0].layers[1].storage[0].country`` says where to mend a document; who reads a report is told
"the hosting arrangement (platform) › the layer (Cloud France) › the place of storage no. 1".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from healthgov.facts import facts_of
from healthgov.languages import say
from healthgov.reports.shown import shown
from healthgov.rules import Report
from healthgov.rules.places import Place

__all__ = ["Names", "one_line"]

_STEP = re.compile(r"([^.\[\]]+)((?:\[\d+\])*)")


class Names:
    """The names of the places of a report's document, in a language."""

    def __init__(self, report: Report, language: str) -> None:
        self.report, self.language = report, language
        self.places: Mapping[str, Place] = {place.path: place for place in report.places}
        self._ids: dict[str, str] = {}
        for place in report.places:
            key = place.stated.get("id")
            if isinstance(key, str):
                self._ids.setdefault(key, one_line(place.label or key))
        self.way = functools.cache(self._way)

    @property
    def whole(self) -> str:
        """What the document is about: its organisation, by name or id."""
        return self.label("") or say("the whole document", None, self.language)

    def label(self, path: str) -> str:
        """What a thing is called: its name, or its id, or the name of the one it speaks of; empty where nothing is."""
        place = self.places.get(path)
        if place is None:
            return ""
        if place.label:
            return one_line(place.label)
        for name in ("id", "performer", "holder", "host"):
            value = place.stated.get(name)
            if isinstance(value, str):
                return one_line(value) if name == "id" else self.named(value)
        return ""

    def chain(self, path: str) -> str:
        """The names of the things around a place, outermost first; empty where none has a name."""
        starts = [found.end() for found in _STEP.finditer(path)]
        labels = (self.label(path[:end]) for end in starts)
        return " › ".join(dict.fromkeys(label for label in labels if label))

    def key(self, path: str) -> str:
        """The path with ids for numbers where things have one: it stays the same when others are put before."""
        out, walked = "", ""
        for part in re.split(r"(\[\d+\])", path):
            walked += part
            place = self.places.get(walked) if part.startswith("[") else None
            known = None if place is None else place.stated.get("id", place.stated.get("performer"))
            out += f"[{known}]" if isinstance(known, str) else part
        return out

    def named(self, key: str) -> str:
        """The name of the thing with an id; the id where it has none."""
        return self._ids.get(key) or one_line(key)

    def question(self, path: str) -> str:
        """The question that asks for the fact at a path; empty where the path names none that is declared."""
        around, _, name = path.rpartition(".")
        place = self.places.get(around)
        fact = _facts(place.model).get(name) if place is not None else None
        return "" if fact is None else say(fact.question, None, self.language)

    def stated(self, path: str) -> object:
        """What is stated at the path of a fact, as far as reports may show it."""
        around, _, name = path.lstrip("/").rpartition(".")
        place = self.places.get(around)
        return None if place is None else place.stated.get(name)

    def ways(self, paths: Iterable[str]) -> str:
        """Several places in words: things of one list by their names, behind the name of the list."""
        found = list(dict.fromkeys(path.lstrip("/") for path in paths))
        siblings = _siblings(found)
        if siblings:
            return " › ".join(self._steps(found[0], siblings))
        return " · ".join(dict.fromkeys(map(self.way, found)))

    def _way(self, path: str) -> str:
        steps = list(self._steps(path.lstrip("/")))
        return " › ".join(steps) if steps else self.whole

    def _one_of(self, thing: str, name: str, number: int) -> str:
        """One of several, by its name, or else by its number."""
        if name:
            return say("{things} ({one})", {"things": thing, "one": name}, self.language) if thing else name
        if thing:
            return say("{thing} no. {number}", {"thing": thing, "number": number}, self.language)
        return say("no. {number}", {"number": number}, self.language)

    def _steps(self, path: str, siblings: Sequence[str] = ()) -> Iterator[str]:
        walked, parent = "", self.places.get("")
        for found in _STEP.finditer(path):
            name, indexes = found.groups()
            fact: Any = _facts(parent.model).get(name) if parent is not None else None
            walked = f"{walked}.{name}" if walked else name
            noun = fact.words.noun if fact is not None else ""
            several = walked + indexes in siblings
            if indexes and not several and fact is not None:
                noun = fact.words.one or noun
            words = say(noun, None, self.language) if noun else ""
            if several:
                walked += indexes
                parent = self.places.get(walked)
                named = (
                    self.label(one) or self._one_of("", "", int(one.rpartition("[")[2][:-1]) + 1) for one in siblings
                )
                yield say("{things} ({one})", {"things": words, "one": ", ".join(named)}, self.language)
                continue
            for number in re.findall(r"\d+", indexes):
                walked += f"[{number}]"
                words = self._one_of(words, self._label_of_all(walked, siblings), int(number) + 1)
                if parent is not None and walked not in self.places:  # a remedy may speak of one more
                    words = self._one_of(words, say("to be added", None, self.language), 0)
            parent = self.places.get(walked)
            if words:
                yield words

    def _label_of_all(self, path: str, siblings: Sequence[str]) -> str:
        """What a thing is called; of one in each of several things what all are called, or nothing."""
        start = next((one for one in siblings if path.startswith(one)), "")
        called = {self.label(one + path[len(start) :]) for one in siblings} if start else {self.label(path)}
        return called.pop() if len(called) == 1 else ""


def _siblings(paths: Sequence[str]) -> tuple[str, ...]:
    """The things of one list in which paths lie that are alike but for that; empty where they differ otherwise."""
    numbers = [re.findall(r"\d+(?=\])", path) for path in paths]
    if len(paths) < 2 or len({re.sub(r"\[\d+\]", "[]", path) for path in paths}) > 1:  # noqa: PLR2004  nothing to join
        return ()
    differing = [at for at, several in enumerate(zip(*numbers, strict=True)) if len(set(several)) > 1]
    if len(differing) != 1:
        return ()
    ends = [[found.end() for found in re.finditer(r"\[\d+\]", path)] for path in paths]
    return tuple(path[: some[differing[0]]] for path, some in zip(paths, ends, strict=True))


def one_line(name: str) -> str:
    """A name out of a document on one line, without signs that steer a terminal or turn the order of letters."""
    line = " ".join(shown(name).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


_LONGEST = 120


@functools.cache
def _facts(model: type) -> Mapping[str, Any]:
    return {fact.name: fact for fact in facts_of(model)}
