"""The risk of a breach and the role of a recipient over all facts, against the guidelines written as plain ``if`` statements."""

from __future__ import annotations

import itertools
import random

from effort import tries
from healthgov.eu.gdpr import Risk, risk_of, role_in_fact
from healthgov.models import Availability, Breach, BreachCause, DataAccess, Recipient, Revealed

TRIVIAL = {"nickname", "contact", "purchase", "diet"}
SERIOUS = {"pay", "financial", "credential", "national_identifier", "health"}
SAID = (None, True, False)
YES_NO = (True, False)
KINDS = [(), *((kind,) for kind in Revealed), (Revealed.DIET, Revealed.HEALTH), (Revealed.CONTACT, Revealed.CONTRACT)]


def both(*parts: bool | None) -> bool | None:
    """One that is false settles it."""
    return False if False in parts else None if None in parts else True


def one(*parts: bool | None) -> bool | None:
    """One that is true settles it."""
    return True if True in parts else None if None in parts else False


OTHER = {True: False, False: True, None: None}
"""Not; what is not known stays so."""


def risk_by_hand(breach: Breach) -> tuple[bool | None, bool | None]:
    """Whether the risk is high, and whether a risk is unlikely; all facts are stated."""
    cause, revealed = breach.cause.value, {kind.value for kind in breach.revealed}
    crime = cause in ("attack", "theft")
    secret = not breach.reached_others or breach.unintelligible or (not crime and breach.trusted_recipient_deleted)
    ill_meant = crime or cause in ("exposure", "insider")
    telling = bool(revealed - TRIVIAL)
    lost = breach.availability.value == "lost"
    health_lost = lost and ("health" in revealed or (None if not revealed else False))
    shown = not secret and ((ill_meant and telling) or bool(revealed & SERIOUS))
    high = one(shown, breach.care_affected, health_lost)
    in_time = breach.availability.value in ("kept", "restored_in_hours")
    missed_by_nobody = True if in_time else False if ill_meant or telling else None
    unlikely = both(secret or (not ill_meant and not telling), not breach.care_affected, missed_by_nobody)
    return high, unlikely


def every_breach() -> list[Breach]:
    """Of all facts."""
    found = itertools.product(BreachCause, YES_NO, YES_NO, YES_NO, KINDS, Availability, YES_NO)
    names = ("cause", "reached_others", "unintelligible", "trusted_recipient_deleted")
    names += ("revealed", "availability", "care_affected")
    return [Breach(id="b", **dict(zip(names, facts, strict=True))) for facts in found]


def test_the_risk_of_a_breach():
    """High, none or between, and asked where it is open."""
    breaches = random.Random(3).sample(every_breach(), tries(700, 5_000))  # noqa: S311  the same on every run
    seen = set()
    for breach in breaches:
        high, unlikely = risk_by_hand(breach)
        answer = risk_of(breach)
        if high is True:
            expected = Risk.HIGH
        elif unlikely is True:
            expected = Risk.UNLIKELY
        else:
            expected = None if None in (high, unlikely) else Risk.RISK
        assert answer.risk is expected, breach
        seen.add(answer.risk)
    assert seen == {None, *Risk}


def test_what_is_lacking_to_tell_the_risk():
    """The first fact that is asked for."""
    assert risk_of(Breach(id="b")).risk is None
    assert risk_of(Breach(id="b")).lacking == "reached_others"
    kept = Breach(id="b", reached_others=False, availability="kept")
    assert (risk_of(kept).risk, risk_of(kept).lacking) == (Risk.UNLIKELY, "")
    late = Breach(id="b", reached_others=False, availability="restored_late", cause="failure", revealed=())
    assert (risk_of(late).risk, risk_of(late).lacking) == (None, "care_affected")


def test_the_role_of_a_recipient():
    """Each by the facts, and of what is not stated the first that would settle it."""
    for access, jointly, purposes, instructed in itertools.product((None, *DataAccess), SAID, SAID, SAID):
        recipient = Recipient(
            id="r", access=access, decides_jointly=jointly, decides_purposes=purposes, on_instructions=instructed
        )
        glimpses = None if access is None else access.value in ("none", "incidental")
        roles = {
            "neither": both(glimpses, OTHER[jointly is True], OTHER[purposes is True]),
            "joint_controller": jointly,
            "controller": both(OTHER[jointly], one(purposes, both(OTHER[glimpses], OTHER[instructed]))),
            "processor": both(OTHER[glimpses], OTHER[jointly], OTHER[purposes], instructed),
        }
        role, lacking = role_in_fact(recipient)
        expected = next((name for name, so in roles.items() if so), None)
        assert (role and role.value) == expected, recipient
        assert bool(lacking) is (expected is None)
        if expected is None:
            assert getattr(recipient, lacking) is None
