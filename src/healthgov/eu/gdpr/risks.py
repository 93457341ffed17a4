"""The risk of a breach to rights and freedoms, on the pattern of the cases of EDPB Guidelines 01/2021."""

from __future__ import annotations

import enum

from healthgov.models import Availability, Breach, BreachCause, Revealed
from healthgov.questions import ask_again, claimed, contested
from healthgov.structs import struct
from healthgov.verdicts import Verdict

__all__ = ["Risk", "RiskAnswer", "high_risk", "risk_of", "risk_unlikely"]

_MORE_THAN_TRIVIAL = frozenset(Revealed) - {Revealed.NICKNAME, Revealed.CONTACT, Revealed.PURCHASE, Revealed.DIET}
_SERIOUS = _MORE_THAN_TRIVIAL - {Revealed.EMPLOYMENT_HISTORY, Revealed.CONTRACT}

by_crime = Breach.cause.is_in({BreachCause.ATTACK, BreachCause.THEFT})
kept_secret = ~Breach.reached_others | Breach.unintelligible | (~by_crime & Breach.trusted_recipient_deleted)
"""What nobody could read, or went to somebody trusted who deleted it, puts no confidentiality at risk; who attacks or
steals is nobody to trust, whatever they confirm."""
ill_meant = Breach.cause.is_in({BreachCause.ATTACK, BreachCause.THEFT, BreachCause.EXPOSURE, BreachCause.INSIDER})
telling = Breach.revealed.meets(_MORE_THAN_TRIVIAL)
kept = Breach.availability.is_(Availability.KEPT)
care_suffers = claimed(Breach.care_affected) | (~kept & Breach.care_affected)
"""Care was postponed or made less safe; where the data stayed available, only what is stated counts."""
_of_no_kind = claimed(Breach.revealed.empty()) & ask_again(Breach.revealed, "Of what kind are the data that were lost?")
"""Data that are lost tell something: that nobody learned anything does not say what is gone."""
health_lost = Breach.availability.is_(Availability.LOST) & (Breach.revealed.includes(Revealed.HEALTH) | _of_no_kind)
in_time = kept | Breach.availability.is_(Availability.RESTORED_IN_HOURS)
"""Data that stayed, or were back within hours with no care affected, harm nobody."""
of_no_weight = _of_no_kind | (
    ~Breach.revealed.empty() & contested("whether the loss of such data has consequences for persons hangs on the case")
)
missed_by_nobody = in_time | (~ill_meant & ~telling & of_no_weight)
"""What a mishap made unavailable: its kind decides, and of a kind that matters little it is open. What somebody took away
or locked is a risk whatever its kind (EDPB, Guidelines 01/2021, case 2)."""

high_risk = (
    (~kept_secret & ((ill_meant & telling) | Breach.revealed.meets(_SERIOUS))) | care_suffers | health_lost
).said("the risk to persons is high", no="the risk to persons is not high")
"""What an attacker, an insider, a thief or the open internet got, unless it is trivial; what a mistake showed of health,
money, credentials, pay or identifiers; care made less safe; health data lost."""
risk_unlikely = ((kept_secret | (~ill_meant & ~telling)) & ~care_suffers & missed_by_nobody).said(
    "a risk to persons is unlikely", no="a risk to persons is not unlikely"
)
"""Nobody without right could learn anything that matters, and nobody missed the data."""


class Risk(enum.IntEnum):
    """The risk of a breach to rights and freedoms."""

    UNLIKELY = 0
    RISK = 1
    HIGH = 2


@struct
class RiskAnswer:
    """The risk, or the fact that is lacking to tell it."""

    risk: Risk | None
    lacking: str = ""


def risk_of(breach: Breach) -> RiskAnswer:
    """The risk that follows from the facts: the questions ``high_risk`` and ``risk_unlikely``, asked together.

    >>> risk_of(Breach(id="b", reached_others=False, availability="restored_in_hours", care_affected=False))
    RiskAnswer(risk=<Risk.UNLIKELY: 0>, lacking='')
    """
    day = "2018-05-25"  # the facts decide, on whatever day
    high = high_risk(breach, as_of=day)
    if high.verdict is Verdict.PASS:
        return RiskAnswer(Risk.HIGH)
    unlikely = risk_unlikely(breach, as_of=day)
    if unlikely.verdict is Verdict.PASS:
        return RiskAnswer(Risk.UNLIKELY)
    for answer in (unlikely, high):
        if answer.verdict is Verdict.UNKNOWN:
            return RiskAnswer(None, next((leaf.fact for leaf in answer.leaves() if leaf.fact), ""))
    return RiskAnswer(Risk.RISK)
