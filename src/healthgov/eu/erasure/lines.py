"""One set of data in the answer to a request: what becomes of it, until when, by which text."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date

import attrs

from healthgov.eu.references import gdpr
from healthgov.findings import Value
from healthgov.languages import ENGLISH, say
from healthgov.models import KeepingReasons
from healthgov.retention import Due
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

__all__ = ["Exemption", "Exercise", "Fate", "Ground", "Line"]


class Exercise(enum.Enum):
    """What the person does."""

    ERASURE = "erasure"
    """Asks for erasure: that withdraws consent too, and objects to what rests on interests."""
    WITHDRAWAL = "withdrawal"
    """Withdraws consent: what rests on something else is not touched."""


class Fate(enum.Enum):
    """What becomes of a set of data."""

    GOES = "goes"
    STAYS = "stays"
    ASK = "ask"
    """Something has to be said first; until then nothing goes."""
    CONTROLLER = "controller"
    """The organisation is processor here: the controller decides, and is told."""

    def __repr__(self) -> str:
        return f"Fate.{self.name}"


class Ground(enum.Enum):
    """Why the person may have it erased (GDPR, art. 17(1))."""

    NOT_NEEDED = "17(1)(a)"
    CONSENT_WITHDRAWN = "17(1)(b)"
    OBJECTION = "17(1)(c)"
    UNLAWFUL = "17(1)(d)"
    CHILD = "17(1)(f)"

    def __repr__(self) -> str:
        return f"Ground.{self.name}"

    @property
    def cite(self) -> Reference:
        """The place in the Regulation."""
        return gdpr(self.value)


class Exemption(enum.Enum):
    """Why it may stay all the same (GDPR, art. 17(3))."""

    EXPRESSION = "17(3)(a)"
    LEGAL_OBLIGATION = "17(3)(b)"
    PUBLIC_HEALTH = "17(3)(c)"
    RESEARCH = "17(3)(d)"
    LEGAL_CLAIMS = "17(3)(e)"

    def __repr__(self) -> str:
        return f"Exemption.{self.name}"

    @property
    def cite(self) -> Reference:
        """The place in the Regulation."""
        return gdpr(self.value)


@attrs.frozen(kw_only=True, repr=False)
class Line:
    """One set of data, and what becomes of it.

    ``until`` is the last day through which it stays, ``None`` where no day is known: ``due`` says more. Where a text has
    it erased on request, it is the last day to do so. ``obliged``
    tells what has to stay from what may: a record that a text asks to keep, or that a claim needs, from one that
    nobody has to erase. ``reason`` is English; :meth:`why` says it in each language.
    """

    key: str
    """The type of record; for a set without one the id of its limit, or of its activity."""
    title: str
    record_type: str | None
    activities: tuple[str, ...]
    fate: Fate
    obliged: bool = False
    until: date | None = None
    ground: Ground | None = None
    exemption: Exemption | None = None
    reason: str = ""
    values: Mapping[str, Value] = attrs.field(factory=dict, hash=False)
    asks: tuple[str, ...] = ()
    """What has to be said before it is decided, in English."""
    due: Due | None = None
    """What the retention schedule answers for this type of record."""
    erased: bool = False
    """Whether it was destroyed."""
    partly: bool = False
    """Whether it was destroyed in one place and stands in another, which may be a copy of it."""
    holds_until: date | None = None
    """The first later day on which the schedule may answer otherwise, or a claim or a hold begins or ends to stand."""
    tell: tuple[str, ...] = ()
    """The recipients who are told of the erasure (art. 19), by id."""

    @property
    def verdict(self) -> Verdict:
        """FAIL for what was destroyed and had to be kept; UNKNOWN while something is to be asked; PASS else."""
        if self.erased and self.obliged:
            return Verdict.FAIL
        if (
            self.fate is Fate.ASK
            or self.conflict
            or (self.partly and self.obliged)
            or (self.fate is Fate.CONTROLLER and self.asks)
        ):
            return Verdict.UNKNOWN
        return Verdict.PASS

    @property
    def all_there(self) -> bool:
        """Whether nothing of it is said to have been destroyed."""
        return not (self.erased or self.partly)

    @property
    def conflict(self) -> bool:
        """Whether one text asks to keep it longer than another allows, and it stays for the first."""
        return self.fate is Fate.STAYS and self.obliged and self.due is not None and self.due.conflict

    @property
    def policy(self) -> str | None:
        """The key of the policy of retention, where there is one."""
        return None if self.due is None else self.due.policy.key

    @property
    def cites(self) -> tuple[Reference, ...]:
        """The texts: the place in the Regulation first, then those of the policy that asks to keep."""
        places = [place.cite for place in (self.exemption, self.ground) if place is not None]
        return (*places, *self.own_cites)

    @property
    def own_cites(self) -> tuple[Reference, ...]:
        """The texts of the policy, where they decide: they ask to keep the record, or to erase it on request."""
        if self.due is None or (self.fate is Fate.GOES and self.due.policy.on_request is None):
            return ()
        return self.due.policy.cites

    def why(self, language: str = ENGLISH) -> str:
        """The reason in words."""
        return say(self.reason, self.values, language)

    def questions(self, language: str = ENGLISH) -> tuple[str, ...]:
        """What to ask, in words: of the events of the record first, then of the reasons."""
        if self.partly and self.obliged:
            return (say(KeepingReasons.copy_kept.question, None, language),)
        if self.conflict and self.due is not None:
            return self.due.questions(language)
        if self.fate is not Fate.ASK and not (self.fate is Fate.CONTROLLER and self.asks):
            return ()
        own = tuple(say(ask, None, language) for ask in self.asks)
        events = self.due.questions(language) if self.due is not None and not own else ()
        return tuple(dict.fromkeys((*events, *own)))

    def __repr__(self) -> str:
        until = "" if self.until is None else f" through {self.until}"
        return f"<Line {self.key}: {self.fate.value}{until}>"
