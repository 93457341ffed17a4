"""The answer for a plain record, which is nearly every one: whole days in an order that can be, and nothing in the way.

What is known of a policy before any date is read is written down once, as one function; what only an explanation needs
is left for who reads it. A record that is not plain gets no answer here: :func:`~healthgov.retention.answers.due` then
answers in full, and properties hold both equal.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from healthgov.compiling import Code
from healthgov.periods import Day
from healthgov.retention.answers.answer import Due
from healthgov.retention.answers.ends import is_leap_day
from healthgov.retention.events import EVENTS, days_of_law
from healthgov.retention.histories import CONFLICT, OLDEST, PLACEHOLDERS, in_order, latest_day
from healthgov.retention.policies import AppliesBy, Nature, RetentionPolicy
from healthgov.retention.terms import Term, compiled, compiled_with_words, events_of, first_of_march
from healthgov.verdicts import Verdict

__all__ = ["Plain", "plain"]

Plain = Callable[..., Due | None]
"""Takes events by name; gives ``None`` where the record is not plain."""
Binding = Callable[..., Plain]

_NAME = re.compile(r"[a-z_]+", re.ASCII)
"""Events that may be parameters of a function that uses names with digits and capitals itself."""
_KEPT = 512
_READ: dict[int, tuple[RetentionPolicy, frozenset[str], Binding | None, dict[date, Plain | None], int]] = {}
"""What was written for a policy: by its identity, for equal policies may say the same in another order; it is held, and so is its identity.

How many events were known then comes last: what the absence of one means may have been declared since."""


def plain(
    policy: RetentionPolicy, as_of: date, whole: RetentionPolicy | None = None
) -> tuple[frozenset[str], Plain | None]:
    """The events that a policy knows, and the function that answers for a plain record on a day, where there is one.

    ``whole`` is the policy of which this one is what is left where some events never happened: its events are known too.
    """
    found = _READ.get(id(policy))
    if found is None or found[-1] != len(EVENTS):
        if len(_READ) >= _KEPT:
            _READ.clear()
        stated = whole or policy
        names = tuple(dict.fromkeys((*stated.events, stated.trigger)))
        read = {*policy.assumes, *policy.assumes.values()} <= {*names}  # else it is of no schedule
        writable = read and not policy.by_moment and not days_of_law(names) and all(map(_writable, names))
        binding = _Writer(policy, names).binding() if writable else None
        found = _READ[id(policy)] = (policy, frozenset(names), binding, {}, len(EVENTS))
    _, known, binding, days, _ = found
    if as_of not in days:
        if len(days) >= _KEPT:
            days.clear()
        days[as_of] = None if binding is None else _bound(whole or policy, known, binding, as_of)
    return known, days[as_of]


def _writable(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and not keyword.iskeyword(name)


def _bound(policy: RetentionPolicy, known: frozenset[str], binding: Binding, as_of: date) -> Plain:
    day = Day(as_of)
    if policy.applies_by is AppliesBy.DISPOSAL:
        policy.validity.covers(day)
    turns = date.max if day.holds_until is None else day.holds_until - _DAY
    return binding(as_of, turns, {name: min(latest_day(name, as_of), policy.latest_start) for name in known})


_DAY = timedelta(days=1)
_MOST = timedelta(days=OLDEST)
_LAST_PLACEHOLDER = max(PLACEHOLDERS)


class _Writer:
    """Writes ``bind(DAY, TURNS, LIMITS)``, which gives the function of a policy on a day."""

    def __init__(self, policy: RetentionPolicy, known: tuple[str, ...]) -> None:
        self._policy, self._known = policy, known
        self._code = Code(depth=2)

    def binding(self) -> Binding:
        """Write it, and run what was written."""
        for index, name in enumerate(self._known):
            self._read(name, f"LIMIT{index}")
        for one, other in in_order(self._known):
            self._in_order(one, other)
        end, reason = self._ends()
        safe = self._safe(end)
        least = self._least(end)
        verdict = self._verdict(end, safe, least)
        self._answer(end, safe, least, verdict, reason)
        limits = "\n".join(f"    LIMIT{index} = LIMITS[{name!r}]" for index, name in enumerate(self._known))
        parameters = ", ".join(f"{name}=None" for name in self._known)
        head = f"def bind(DAY, TURNS, LIMITS):\n{limits}\n    def answer({parameters}):\n"
        source = f"{head}{self._code.text()}\n    return answer\n"
        return cast("Binding", self._code.run(source, "bind", "answer"))

    def _read(self, name: str, limit: str) -> None:
        """Read a whole day; what is written otherwise, too late or stands for "not known" is not plain."""
        code = self._code
        with code.block(f"if {name} is not None:"):
            with code.block(f"if type({name}) is not {code.constant(date)}:"):
                whole = f"type({name}) is str and len({name}) == 10 and {name}[4] == {name}[7] == '-'"
                code.line(f"if not ({whole}): return None")
                code.line(f"try: {name} = {code.constant(date.fromisoformat)}({name})")
                code.line("except ValueError: return None")
            old = f"{name} <= {code.constant(_LAST_PLACEHOLDER)} and {name} in {code.constant(PLACEHOLDERS)}"
            code.line(f"if {name} > {limit} or {old}: return None")

    def _in_order(self, one: str, other: str) -> None:
        far = f" or {other} - {one} > {self._code.constant(_MOST)}" if one == "birth" else ""
        self._code.line(f"if {one} is not None and {other} is not None and ({other} < {one}{far}): return None")

    def _value(self, term: Term, names: dict[str, str] | None = None) -> str:
        """The end of a term, in a variable of its own."""
        return self._code.own(self._call(term, names or {}))

    def _call(self, term: Term, names: dict[str, str]) -> str:
        given = ", ".join(names.get(event, event) for event in events_of(term))
        return f"{self._code.constant(compiled(term))}({given})"

    def _ends(self) -> tuple[str, str]:
        """The end of the adopted reading, and what decided it; without end the answer is not plain."""
        term, code = self._policy.term, self._code
        end, reason = code.name(), code.name()
        given = ", ".join(events_of(term))
        code.line(f"{end}, {reason} = {code.constant(compiled_with_words(term))}({given})")
        code.line(f"if {end} is None: return None")
        return end, reason

    def _safe(self, end: str) -> str:
        """The latest end of any reading, events without date where another bounds them."""
        policy, code = self._policy, self._code
        safe = code.own("None")
        if policy.has_open_floor:
            return safe
        names: dict[str, str] = {}
        for event, bound in policy.assumes.items():
            names[event] = code.own(f"{event} if {event} is not None else {names.get(bound, bound)}")
        open_events = " or ".join(f"{names.get(event, event)} is None" for event in policy.may_move)
        terms = (policy.term, *policy.other_readings)
        march = tuple(map(first_of_march, terms))
        with code.block(f"if not ({open_events or False}):"):
            if march == terms:
                self._latest(safe, terms, names, end)
            else:
                born = names.get("birth", "birth")
                with code.block(f"if {code.constant(is_leap_day)}({born}):"):
                    self._latest(safe, march, names, end)
                with code.block("else:"):
                    self._latest(safe, terms, names, end)
        return safe

    def _latest(self, safe: str, terms: tuple[Term, ...], names: dict[str, str], end: str) -> None:
        """The latest end of some readings, bounded events on their bound and left without day; none where one has none."""
        code, policy = self._code, self._policy
        likely: list[str] = []
        doubtful: list[str] = []
        literal: list[str] = []
        for term in terms:
            moved = any(event in names for event in events_of(term))
            if term is policy.term and not moved:
                likely.append(end)
            else:
                doubtful.append(self._value(term, names))
                likely.append(doubtful[-1])
            if moved:
                literal.append(end if term is policy.term else self._value(term))
        opening = " and ".join(f"{value} is not None" for value in doubtful) or "True"
        with code.block(f"if {opening}:"):
            code.line(f"{safe} = {likely[0]}")
            for value in likely[1:]:
                code.line(f"if {value} > {safe}: {safe} = {value}")
            for value in literal:
                code.line(f"if {value} is not None and {value} > {safe}: {safe} = {value}")

    def _least(self, end: str) -> str:
        least = "None" if self._policy.least is None else self._value(self._policy.least)
        conflict = "False" if least == "None" else f"{least} is not None and {end} < {least}"
        self._conflict = self._code.own(conflict)
        return least

    def _verdict(self, end: str, safe: str, least: str) -> str:
        """The verdict, and in ``TURN`` the last day on which it surely holds."""
        policy, code = self._policy, self._code
        code.line("TURN = TURNS")
        self._note(end)
        obliged = end if policy.least is None else least
        verdict = code.own(self._of(Verdict.UNKNOWN))
        if not policy.doubt:
            self._decided(verdict, obliged, safe)
        elif policy.other_readings:
            values = [self._value(term) for term in policy.other_readings]
            with code.block(f"if {' and '.join(f'{value} is not None' for value in values)}:"):
                if policy.least is None:
                    obliged = code.own(f"min({', '.join((end, *values))})")
                self._decided(verdict, obliged, safe)
        with code.block(f"if {safe} is not None:"):
            self._note(safe)
        return verdict

    def _decided(self, verdict: str, obliged: str, safe: str) -> None:
        code, policy = self._code, self._policy
        known = f"{safe} is not None and {safe} < DAY"
        past = "False" if policy.nature is Nature.CRITERION else known
        if policy.nature is Nature.MAXIMUM:
            code.line(f"if {past}: {verdict} = {self._of(Verdict.PASS)}")
            return
        with code.block(f"if {obliged} is not None and DAY <= {obliged}:"):
            code.line(f"{verdict} = {self._of(Verdict.FAIL)}")
            self._note(obliged)
        code.line(f"elif {past}: {verdict} = {self._of(Verdict.PASS)}")

    def _of(self, verdict: Verdict) -> str:
        return self._code.constant(verdict)

    def _note(self, last: str) -> None:
        """An answer may change after this day."""
        self._code.line(f"if DAY <= {last} < TURN: TURN = {last}")

    def _phase(self, safe: str) -> str:
        code, policy = self._code, self._policy
        phase = code.own(repr("intermediate" if policy.phases else "active"))
        with code.block(f"if {safe} is not None and {safe} < DAY:"):
            code.line(f"{phase} = 'expired'")
        if policy.phases:
            with code.block("else:"):
                self._phases(phase, 0)
        return phase

    def _phases(self, phase: str, index: int) -> None:
        code, one = self._code, self._policy.phases[index]
        until = self._value(one.ends)
        with code.block(f"if {until} is None or DAY <= {until}:"):
            code.line(f"{phase} = {one.name!r}")
            code.line(f"if {until} is not None and {until} < TURN: TURN = {until}")
        if index + 1 < len(self._policy.phases):
            with code.block("else:"):
                self._phases(phase, index + 1)

    def _answer(self, end: str, safe: str, least: str, verdict: str, reason: str) -> None:
        code, policy = self._code, self._policy
        phase = self._phase(safe)
        if policy.least is not None:
            code.line(f"if {self._conflict}: {reason} = {code.constant(CONFLICT)}")
        later = f"None if TURN == {code.constant(date.max)} else TURN + {code.constant(_DAY)}"
        given = ", ".join(f"{name!r}: {name}" for name in self._known)
        due = code.own(f"{code.constant(Due.__new__)}({code.constant(Due)})")
        values = {
            "policy": code.constant(policy),
            "as_of": "DAY",
            "keep_through": end,
            "safe_keep_through": safe,
            "reason": reason,
            "verdict": verdict,
            "holds_until": later,
            "least": least,
            "began": policy.trigger,
            "phase": phase,
            "over": f"{end} < DAY",
            "conflict": self._conflict,
            "_stated": f"{{{given}}}",
        }
        for name, value in values.items():
            code.line(f"{code.constant(getattr(Due, name).__set__)}({due}, {value})")
        code.line(f"return {due}")
