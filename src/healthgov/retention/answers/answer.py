"""The answer for one record: two dates, the reason, what stands in the way, and what to ask next."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import attrs

from healthgov import languages
from healthgov.evidence import citation
from healthgov.languages import ENGLISH, translated
from healthgov.retention.histories import CONFLICT, NOT_BEGUN, PENDING, Hold, StatedDay, may_never_happen
from healthgov.retention.policies import Disposition, Nature, RetentionPolicy, SignOff
from healthgov.retention.terms import Criterion, Evaluated, atoms_of, event_words
from healthgov.retention.words import footing, phase_words, said
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

__all__ = ["Due"]

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, repr=False)
class Due:
    """The answer for one record on a day.

    ``keep_through`` is the last day of the adopted reading, ``None`` while it is not known or a claim
    is pending; ``disposable_from`` the day after. ``safe_keep_through`` is the latest end of any
    plausible reading, ``None`` where one of them is not known; an event whose absence means that it did not happen,
    as a death, is taken not to have happened in each of them.

    ``verdict`` says whether the retention period is over and nothing is in the way, signatures apart: FAIL up
    to the end that the text obliges to keep through, or under a claim or hold; PASS after the safe end, where
    every floor is settled; UNKNOWN in between. A maximum obliges nobody to keep, and does not say whether the
    purpose is over: it is UNKNOWN up to its end, and so is a range between its two ends. Where readings
    compete, the verdict is the one they share.
    """

    policy: RetentionPolicy
    as_of: date
    keep_through: date | None
    safe_keep_through: date | None
    reason: str
    verdict: Verdict
    holds_until: date | None
    """The first later day on which an answer may change; ``None`` for never."""
    suspended: bool
    """Whether a claim is pending and the clock stands still."""
    blocked: bool
    """Whether a hold, or a claim that moves no date, blocks disposition."""
    legal_holds: tuple[Hold, ...]
    """The legal holds that stand on the day."""
    suspended_days: int
    lacking: tuple[str, ...]
    """The events the term reads that have no date."""
    unsettled: tuple[str, ...]
    """Those of them that may still move the end: a date, or a statement that they never happened, is wanted."""
    evaluated: Evaluated
    other_readings: tuple[tuple[Reference, Evaluated], ...]
    """The other plausible readings with what they rest on, before any suspension."""
    least: date | None
    """The lower end of a range, where the text gives one."""
    began: date | None
    """The day of the trigger."""
    phase: str
    """The phase on the day: a named one, ``active``, or ``expired`` after the last."""
    over: bool
    """Whether the day lies after ``keep_through``."""
    conflict: bool = False
    """Whether the floor of a range ends after its upper end: both cannot be met, and somebody has to be told."""
    for_ever: bool = False
    """Whether no day ends it: the record is to be kept, and that is settled."""
    held: str = ""
    """Why somebody has to look before the record goes, where dates contradict each other; empty where none do."""
    undated: frozenset[str] = frozenset()
    """The events that happened on a day not known."""
    not_yet: frozenset[str] = frozenset()
    """The events that are known not to have happened yet."""
    not_begun: bool = False
    """Whether the period counts from one of those, so that the record is kept."""
    placeholders: tuple[str, ...] = ()
    """The events whose date stands for "not known", so that it does not count."""
    _stated: Mapping[str, StatedDay] | None = attrs.field(default=None, eq=False)
    """The days of a plain record, from which all that was not made yet is made when it is read."""
    _never: frozenset[str] = attrs.field(default=frozenset(), eq=False)
    """The events that never happened to it."""

    if not TYPE_CHECKING:  # a name that is none stays an error to those who check types

        def __getattr__(self, name: str) -> object:
            if name in _OF_A_PLAIN_RECORD:
                return _OF_A_PLAIN_RECORD[name]
            if name not in _MADE_WHEN_READ:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            # What answers in full makes answers of this kind: it is reached when it is needed.
            in_full = importlib.import_module("healthgov.retention.answers.due").in_full
            stated, never, undated = self._stated, self._never, self.undated
            whole = in_full(self.policy, as_of=self.as_of, events=stated, never=never, undated=undated, explained=True)
            for one in _MADE_WHEN_READ:
                object.__setattr__(self, one, getattr(whole, one))
            return getattr(self, name)

    def stated_as(self, policy: RetentionPolicy, events: Mapping[str, StatedDay], never: frozenset[str]) -> Due:
        """This answer, new and in nobody's hands yet, for what was stated of the record that it was made for."""
        for name, value in (("policy", policy), ("_stated", dict(events)), ("_never", never)):
            object.__setattr__(self, name, value)
        return self

    @property
    def days(self) -> Mapping[str, date | None]:
        """The days of a plain record."""
        return cast("Mapping[str, date | None]", self._stated)

    def with_counted(self, *values: object) -> Due:
        """This answer, new and in nobody's hands yet, with what claims and days not known make of it."""
        for put, value in zip(_PUT, values, strict=True):
            put(self, value)
        return self

    def explained_later(self, events: Mapping[str, StatedDay], never: Collection[str]) -> Due:
        """This answer, new and in nobody's hands yet, with its explanation left for who reads it."""
        for name in _MADE_WHEN_READ:
            object.__delattr__(self, name)
        object.__setattr__(self, "_stated", dict(events))
        object.__setattr__(self, "_never", frozenset(never))
        return self

    @property
    def disposable_from(self) -> date | None:
        """The first day on which no text obliges to keep any more: the day after ``keep_through``.

        For a range it is the day after its lower end; for a maximum, which obliges nobody, that of the trigger.
        Where these are not known, no later than the end itself.
        """
        after = None if self.keep_through is None else self.keep_through + _DAY
        if self.policy.nature is Nature.MAXIMUM:
            return self.began or self.keep_through
        return after if self.least is None else self.least + _DAY

    @property
    def must_dispose_by(self) -> date | None:
        """The last day on which the record may still be there; ``None`` where no text sets a maximum."""
        return self.keep_through if self.policy.bounded else None

    @property
    def overdue(self) -> bool:
        """Whether a maximum is over under every reading and nothing is in the way: the record ought to be gone."""
        return self.must_dispose_by is not None and self.over and self.verdict is Verdict.PASS

    @property
    def disposition(self) -> Disposition:
        """What happens then."""
        return self.policy.disposition

    @property
    def sign_offs(self) -> tuple[SignOff, ...]:
        """Who has to sign before."""
        return self.policy.sign_offs

    def questions(self, language: str = ENGLISH) -> tuple[str, ...]:
        """What to ask next, where the verdict is UNKNOWN."""
        conflict = (translated(_WHICH_TEXT, language),) if self.conflict else ()
        if self.verdict is not Verdict.UNKNOWN:
            return conflict
        policy = self.policy
        unsure = (
            self.lacking if self.keep_through is None else [name for name in self.lacking if name in policy.assumes]
        )
        asked = [
            translated(
                _WHEN_OR_NEVER
                if may_never_happen(name) and (name not in self.undated or name in self.placeholders)
                else _WHEN,
                language,
            ).format(event=event_words(name, language))
            for name in dict.fromkeys((*self.unsettled, *unsure))
        ]
        if policy.doubt:
            asked.append(translated(_WHICH, language).format(why=translated(policy.doubt, language)))
        if not asked:
            asked.append(
                translated(self._open_end() if self.keep_through is None else _WHO if self.over else _PURPOSE, language)
            )
        return (*conflict, *asked)

    def _open_end(self) -> str:
        """What to ask where nothing that lacks a day would give an end."""
        if any(isinstance(atom, Criterion) for atom in atoms_of(self.policy.term)):
            return _CRITERION
        return _PURPOSE if self.policy.nature is Nature.MAXIMUM else _NEVER_STARTED

    def why(self, language: str = ENGLISH) -> str:
        """What decided ``keep_through``, or that a claim is pending, in words."""
        if self.suspended or self.held:
            return translated(PENDING if self.suspended else self.held, language)
        if self.not_begun or self.conflict:
            return translated(NOT_BEGUN if self.not_begun else CONFLICT, language)
        return self.evaluated.reason(language)

    def explain(self, language: str = ENGLISH) -> str:
        """The answer in words: verdict, dates, the tree of the term, what stands in the way, what to ask, the texts."""

        def say(words: str, **values: object) -> str:
            return languages.say(words, values, language)

        def through(words: str, end: date | None) -> str:
            return translated(_UNDATED[words], language) if end is None else say(words, day=end)

        policy = self.policy
        verdict = said(self.verdict, language)
        if self.holds_until is not None:
            verdict = say("{verdict}; the answer may change on {day}", verdict=verdict, day=self.holds_until)
        keep = "keep no longer than {day}" if policy.bounded else "keep through {day}"
        why = (
            ""
            if self.suspended
            else f" ({translated(NOT_BEGUN, language) if self.not_begun else self.evaluated.reason(language)})"
        )
        lines = [
            say("{title} ({key}), on {day}", title=translated(policy.title, language), key=policy.key, day=self.as_of),
            verdict,
            say("keep: no day ends it") if self.for_ever else through(keep, self.keep_through) + why,
        ]
        if self.safe_keep_through != self.keep_through:
            lines.append(through("safely keep through {day}", self.safe_keep_through))
        if self.disposable_from is not None:
            lines.append(say("disposable, by the reading adopted, from {day}", day=self.disposable_from))
        lines.append(self.evaluated.explain(language, 1))
        for source, reading in self.other_readings:
            if reading.on == self.evaluated.on and reading.on is not None:
                continue  # it comes to the same day here
            words = say("another reading, {text}", text=citation(source, language))
            lines += [f"  {words}", reading.explain(language, 2)]
        if self.least:
            lines.append("  " + say("not before the day after {day}", day=self.least))
        if self.suspended_days:
            lines.append("  " + say("+ {days} days of suspension by claims", days=self.suspended_days))
        lines.append(say("phase: {phase}", phase=phase_words(self.phase, language)))
        return "\n".join([*lines, *self._in_the_way(language), *footing(policy, language)])

    def _in_the_way(self, language: str) -> list[str]:
        """Claims, legal holds, doubts and what to ask: a line each."""
        lines = [translated(PENDING, language)] if self.suspended else []
        if self.held:
            lines.append(translated(self.held, language))
        if self.blocked and not self.legal_holds and not self.held:
            lines.append(translated("a pending claim blocks disposition", language))
        if self.conflict:
            words = "conflict: to be kept through {least}, and no longer than {most}"
            lines.append(languages.say(words, {"least": self.least, "most": self.keep_through}, language))
        if self.overdue:
            lines.append(translated("the maximum is over: the data ought to be gone", language))
        lines += [_blocking(hold, language) for hold in self.legal_holds]
        if self.placeholders:
            names = ", ".join(event_words(name, language) for name in self.placeholders)
            lines.append(translated('a day that stands for "not known": {events}', language).format(events=names))
        for told, events in ((_TO_COME, sorted(self.not_yet)), ("not stated: {events}", self.lacking)):
            if events:
                names = ", ".join(event_words(name, language) for name in events)
                lines.append(translated(told, language).format(events=names))
        if self.policy.doubt:
            why = translated(self.policy.doubt, language)
            lines.append(translated("contested: {why}", language).format(why=why))
        return [*lines, *(f"? {question}" for question in self.questions(language))]

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<Due {self.policy.key} on {self.as_of}: {self.verdict.name}>"


_PUT = tuple(
    getattr(Due, name).__set__
    for name in (
        "keep_through", "safe_keep_through", "reason", "verdict", "holds_until", "suspended", "blocked",
        "suspended_days", "phase", "over", "undated",
    )
)  # fmt: skip
"""What claims and days not known may change."""
_OF_A_PLAIN_RECORD: Mapping[str, object] = {
    "suspended": False,
    "blocked": False,
    "legal_holds": (),
    "suspended_days": 0,
    "for_ever": False,
    "held": "",
    "undated": frozenset(),
    "not_yet": frozenset(),
    "not_begun": False,
    "placeholders": (),
    "_never": frozenset(),
}
"""What every record with whole days and nothing in the way has."""
_MADE_WHEN_READ = ("lacking", "unsettled", "evaluated", "other_readings")


def _blocking(hold: Hold, language: str) -> str:
    line = languages.say("a legal hold blocks disposition since {day}", {"day": hold.since}, language)
    line += f" ({hold.scope})" if hold.scope else ""
    if hold.review is not None:
        line = languages.say("{line} and is to be reviewed by {day}", {"line": line, "day": hold.review}, language)
    return line


_WHEN_OR_NEVER = "What is the day of this event, or did it never happen: {event}?"
_WHEN = "What is the day of this event: {event}?"
_TO_COME = "yet to come: {events}"
_UNDATED = {
    "keep through {day}": "keep through a day that is not known",
    "keep no longer than {day}": "keep no longer than a day that is not known",
    "safely keep through {day}": "safely keep through a day that is not known",
}
_WHICH = "Which reading does the controller adopt, on whose advice? ({why})"
_WHICH_TEXT = "Which text gives way, on whose advice? One keeps the record longer than the other allows."
_CRITERION = "Is the criterion met? Somebody has to say so."
_NEVER_STARTED = "The period starts with what never happened: what ends it?"
_WHO = "The adopted end has passed and a later plausible one has not: who decides?"
_PURPOSE = "Is the purpose over? No text obliges to keep the record until its end."
