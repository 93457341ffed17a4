"""The report of a check: what each body of law says, what is to be asked, and until when all of it holds."""

from __future__ import annotations

import functools
import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from healthgov.errors import NoDocumentError
from healthgov.findings import Finding
from healthgov.findings.asking import asked_in
from healthgov.periods import Day
from healthgov.rules.notes import in_force, note
from healthgov.rules.results import Result, Section, Skipped, overall
from healthgov.rules.waivers import Waiver, WaiverState
from healthgov.structs import struct
from healthgov.verdicts import Verdict

if TYPE_CHECKING:
    from healthgov.questions.changes import FactChange
    from healthgov.rules.places import Place

__all__ = ["Asked", "Mending", "Report", "Turn"]


@struct
class Asked:
    """A fact that would settle an UNKNOWN: where it belongs, what to ask, which rules wait for it."""

    fact: str
    ask: str
    codes: tuple[str, ...]
    depends: bool = False
    """Whether it is asked only where another answer, which is asked for too, turns out so."""

    def __str__(self) -> str:
        return f"? {self.ask} [{self.fact}]"


@attrs.frozen
class Mending:
    """Changes of the document that take failures away, and which: each a code and the path of its subject."""

    changes: tuple[FactChange, ...]
    mends: tuple[tuple[str, str], ...]
    escapes: bool = attrs.field(default=False, eq=False)
    """Whether a law then does not apply, rather than is heeded."""
    leaves_questions: bool = attrs.field(default=False, eq=False)
    """Whether what failed is then unknown, for want of other facts, rather than passes."""

    @property
    def past(self) -> bool:
        """Whether a change wants a day that has passed: it tells what was wrong, and is done by nobody any more."""
        return any(change.past for change in self.changes)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules that it mends."""
        return tuple(dict.fromkeys(code for code, _ in self.mends))

    def words(self, language: str = "en") -> tuple[str, ...]:
        """Each change in words: its path, and what is needed there."""
        return tuple(f"{change.path}: {change.sentence(language)}" for change in self.changes)

    def __str__(self) -> str:
        questions = ", and leaves questions" if self.leaves_questions else ""
        return "\n".join((*self.words(), f"  mends {', '.join(self.codes)}{questions}"))


@attrs.frozen
class Turn:
    """On ``day`` the verdict of a rule at a path changes; ``None`` where the rule is not evaluated.

    ``result`` explains the new verdict, and ``former`` the one before.
    """

    day: date
    code: str
    path: str
    before: Verdict | None
    after: Verdict | None
    result: Result | None = attrs.field(eq=False, repr=False, default=None)
    former: Result | None = attrs.field(eq=False, repr=False, default=None)

    def states(self) -> tuple[str | None, str | None]:
        """The answers before and after, by value: what does not apply is no PASS; ``None`` is not evaluated."""
        return _state(self.before, self.former), _state(self.after, self.result)

    def words(self) -> tuple[str, str]:
        """The same, as sentences that languages have."""
        before, after = map(_said, self.states())
        return before, after

    def __str__(self) -> str:
        before, after = self.words()
        return f"{self.day} {self.code}{f' [{self.path}]' if self.path else ''}: {before} → {after}"


def _state(verdict: Verdict | None, result: Result | None) -> str | None:
    if verdict is None:
        return None
    return verdict.value if result is None or result.applies else "does not apply"


def _said(state: str | None) -> str:
    if state is None:
        return "not evaluated"
    return "it does not apply" if state == "does not apply" else state.upper()


class Report:
    """The answer to ``check``: a section for each body of law, and what follows from all of them.

    It holds values only. The law runs once, when the explained sections are first read; the verdict alone is faster.
    """

    as_of: date
    waivers: tuple[Waiver, ...]
    _make_sections: Callable[[], tuple[Section, ...]]
    _make_verdict: Callable[[], Verdict] | None
    _next_departure: Callable[[], date | None] | None
    _make_remedies: Callable[[Iterable[Result]], tuple[Mending, ...]] | None
    _make_near_remedies: Callable[[Iterable[Result]], tuple[Mending, ...]] | None
    _make_places: Callable[[], tuple[Place, ...]] | None
    _make_turns: Callable[[], tuple[Turn, ...]] | None

    def __init__(
        self,
        *,
        as_of: date,
        waivers: tuple[Waiver, ...],
        sections: Callable[[], tuple[Section, ...]],
        verdict: Callable[[], Verdict] | None = None,
        next_departure: Callable[[], date | None] | None = None,
        remedies: Callable[[Iterable[Result]], tuple[Mending, ...]] | None = None,
        near_remedies: Callable[[Iterable[Result]], tuple[Mending, ...]] | None = None,
        places: Callable[[], tuple[Place, ...]] | None = None,
        turns: Callable[[], tuple[Turn, ...]] | None = None,
    ) -> None:
        # Into the dictionary, as what is worked out later: from outside nothing is set.
        self.__dict__.update(
            as_of=as_of,
            waivers=waivers,
            _make_sections=sections,
            _make_verdict=verdict,
            _next_departure=next_departure,
            _make_remedies=remedies,
            _make_near_remedies=near_remedies,
            _make_places=places,
            _make_turns=turns,
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __reduce__(self) -> tuple[object, ...]:
        values = {"as_of": self.as_of, "waivers": self.waivers}
        known = {name: self.__dict__.get(name) for name in ("remedies", "near_remedies", "turns")} | {
            "places": self.places
        }
        return _restored, (values, self.sections, self.holds_until, known)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        mine, theirs = ((r.as_of, r.waivers, r.sections, r.holds_until) for r in (self, other))
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]

    @functools.cached_property
    def verdict(self) -> Verdict:
        """FAIL over UNKNOWN over PASS; UNKNOWN where nothing was assessed."""
        if self._make_verdict is not None and "sections" not in self.__dict__:
            return self._make_verdict()
        return overall(self.sections)

    @functools.cached_property
    def sections(self) -> tuple[Section, ...]:
        """A section for each rule set, in the order given."""
        return self._make_sections()

    @property
    def whole(self) -> Report:
        """The report that this one shows a part of; itself where it shows all."""
        found: Report = self.__dict__.get("_whole", self)
        return found

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of all sections."""
        return tuple(result for section in self.sections for result in section.results)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rules that were not evaluated, with the reason."""
        return tuple(skipped for section in self.sections for skipped in section.skipped)

    @property
    def standings(self) -> tuple[tuple[Waiver, WaiverState], ...]:
        """Each waiver, with what is to be said of it."""
        used = {id(result.waiver) for result in self.results if result.waiver is not None}
        never = {code for section in self.sections for code in section.rule_set.never_waived}
        return tuple(
            (waiver, waiver.standing(self.as_of, used=id(waiver) in used, refused=waiver.code in never))
            for waiver in self.waivers
        )

    @functools.cached_property
    def notes(self) -> tuple[Finding, ...]:
        """What is to be said of the waivers: expired, unused, incomplete, about to end."""
        return tuple(note(waiver, index, standing) for index, (waiver, standing) in enumerate(self.standings))

    @functools.cached_property
    def holds_until(self) -> date | None:
        """The first day on which an answer may change; ``None`` if none ever does."""
        days = [result.holds_until for result in self.results]
        days += [skipped.holds_until for skipped in self.skipped]
        day = Day(self.as_of)
        for waiver in self.waivers:
            in_force(waiver, day)
        days.append(day.holds_until)
        days.append(None if self._next_departure is None else self._next_departure())
        return min((day for day in days if day is not None), default=None)

    @functools.cached_property
    def remedies(self) -> tuple[Mending, ...]:
        """What would mend the failures that nobody answers for; what mends several rules first, then the shortest.

        What makes a law not apply, such as another country of establishment, comes after what heeds it.

        They are worked out of the document when they are first read. A report holds no document, so that one that was
        pickled has them only if they were read before.

        :raises NoDocumentError: for a report that was pickled before they were read.
        """
        if self._make_remedies is None:
            raise NoDocumentError.for_remedies()
        return self._make_remedies(result for result in self.results if result.waiver is None)

    @functools.cached_property
    def near_remedies(self) -> tuple[Mending, ...]:
        """As :attr:`remedies`, of those that heed the law what is found soon: reports say them, for which somebody waits.

        :raises NoDocumentError: for a report that was pickled before they were read.
        """
        if self._make_near_remedies is None:
            raise NoDocumentError.for_remedies()
        return self._make_near_remedies(result for result in self.results if result.waiver is None)

    @functools.cached_property
    def places(self) -> tuple[Place, ...]:
        """What stands where in the document, as far as reports may show it: ids and names of things, codes, days."""
        return () if self._make_places is None else self._make_places()

    @functools.cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Every change of verdict in the ten years after the day, if nothing is stated otherwise.

        They are worked out of the document when they are first read, as :attr:`remedies`.

        :raises NoDocumentError: for a report that was pickled before they were read.
        """
        if self._make_turns is None:
            raise NoDocumentError.for_turns()
        return self._make_turns()

    @functools.cached_property
    def questions(self) -> tuple[Asked, ...]:
        """The facts that would settle each UNKNOWN, in the order of the document."""
        return self.asked()

    def asked(self, language: str = "en") -> tuple[Asked, ...]:
        """:attr:`questions` in a language; each is asked once."""
        codes: dict[tuple[str, str], list[str]] = defaultdict(list)
        certain: set[tuple[str, str]] = set()
        nothing = not any(section.assessed for section in self.sections)
        for section in self.sections:
            for finding in section.unasked if nothing or not section.optional else ():
                key = finding.fact, finding.sentence(language)
                codes[key].append(section.name)
                certain.add(key)
            for result in section.results:
                for node, depends in asked_in(result.finding) if result.verdict is Verdict.UNKNOWN else ():
                    key = node.fact or result.path, node.sentence(language)
                    if result.code not in codes[key]:
                        codes[key].append(result.code)
                    if not depends:
                        certain.add(key)
        return tuple(Asked(*key, tuple(waiting), depends=key not in certain) for key, waiting in codes.items())

    def text(self, language: str = "en") -> str:
        """The report as text."""
        # Text is a renderer like the others, on a floor above: only printing goes up there.
        renderer = importlib.import_module("healthgov.reports.renderers.text")
        return str(renderer.render(self, language=language)).rstrip("\n")

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<report {self.verdict.name} as of {self.as_of}>"


def _restored(
    values: dict[str, Any], sections: tuple[Section, ...], holds_until: date | None, known: dict[str, Any]
) -> Report:
    kept: dict[str, Any] = {name: (lambda *_, value=value: value) for name, value in known.items() if value is not None}
    report = Report(sections=lambda: sections, **values, **kept)
    report.__dict__.update(sections=sections, holds_until=holds_until)
    return report
