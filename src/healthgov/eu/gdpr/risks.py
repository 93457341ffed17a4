"""How high the risk of a breach is, on the pattern of the cases of EDPB Guidelines 01/2021."""

from __future__ import annotations

import enum

import attrs

from healthgov.models import Availability, Breach, BreachCause, Revealed
from healthgov.questions import claimed
from healthgov.verdicts import Verdict

__all__ = ["Risk", "RiskAnswer", "high_risk", "risk_of", "risk_unlikely"]

TRIVIAL = frozenset({Revealed.NICKNAME, Revealed.CONTACT, Revealed.PURCHASE, Revealed.DIET})
ORDINARY = frozenset({Revealed.EMPLOYMENT_HISTORY, Revealed.CONTRACT})
SERIOUS = frozenset(Revealed) - TRIVIAL - ORDINARY

kept_from_others = ~Breach.reached_others | Breach.unintelligible | Breach.trusted_recipient_deleted
"""Nobody could read the data, or somebody trusted who deleted them."""
ill_meant = Breach.cause.is_in({BreachCause.ATTACK, BreachCause.THEFT, BreachCause.EXPOSURE, BreachCause.INSIDER})
"""An attacker, a thief, an insider or the open internet got the data."""
trivial_alone = Breach.revealed.only(TRIVIAL)
told_much = ~kept_from_others & (Breach.revealed.meets(SERIOUS) | (ill_meant & ~trivial_alone))
told_nothing = kept_from_others | (~ill_meant & trivial_alone)

available = Breach.availability.is_(Availability.KEPT)
care_at_risk = claimed(Breach.care_affected) | (~available & Breach.care_affected)
"""Care suffers from data that are not there; where they were kept, somebody has to say that it suffered."""
gone = Breach.availability.is_(Availability.LOST)
back_in_hours = Breach.availability.is_(Availability.RESTORED_IN_HOURS)

high_risk = told_much | care_at_risk | (gone & Breach.revealed.includes(Revealed.HEALTH))
"""The risk to rights and freedoms is high (art. 34(1)).

What an attacker, thief or the open internet got is of high risk, unless it is trivial; what a mistake showed to somebody
is of high risk only for health, money, credentials, pay or identifiers. So is care that suffers, and health data lost.
"""
risk_unlikely = told_nothing & (available | back_in_hours) & ~care_at_risk
"""A risk is unlikely (art. 33(1)): nobody learned anything, and data were there, or back within hours."""


class Risk(enum.IntEnum):
    """The risk of a breach to rights and freedoms."""

    UNLIKELY = 0
    RISK = 1
    HIGH = 2


@attrs.frozen
class RiskAnswer:
    """The risk, or the fact that is lacking to tell it."""

    risk: Risk | None
    lacking: str = ""


_ANY_DAY = "2018-05-25"


def risk_of(breach: Breach) -> RiskAnswer:
    """The risk that follows from the facts: :data:`high_risk` and :data:`risk_unlikely` in one word.

    >>> risk_of(Breach(id="b", reached_others=False, availability=Availability.RESTORED_IN_HOURS, care_affected=False))
    RiskAnswer(risk=<Risk.UNLIKELY: 0>, lacking='')
    >>> risk_of(Breach(id="b", reached_others=False))
    RiskAnswer(risk=None, lacking='availability')
    """
    high = high_risk(breach, as_of=_ANY_DAY)
    if high.verdict is Verdict.PASS:
        return RiskAnswer(Risk.HIGH)
    unlikely = risk_unlikely(breach, as_of=_ANY_DAY)
    if unlikely.verdict is Verdict.PASS:
        return RiskAnswer(Risk.UNLIKELY)
    for found in (high, unlikely):
        if found.verdict is Verdict.UNKNOWN:
            return RiskAnswer(None, next(leaf.fact for leaf in found.leaves() if leaf.fact))
    return RiskAnswer(Risk.RISK)
