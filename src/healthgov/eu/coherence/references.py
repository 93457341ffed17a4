"""What one part of a document names by its id is described in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthgov.eu.coherence.periods import limits_of, names_of
from healthgov.eu.gdpr.law import APPLICABLE
from healthgov.eu.references import gdpr
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import (
    DigitalPlatform,
    Organisation,
    ProcessingActivity,
    RightsRequest,
)
from healthgov.questions import Question, View, by_hand, claimed, thing_of, when
from healthgov.questions.lists import Items
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["ReferenceCoherence", "described"]


def described(named: Any, section: Any, key: Any) -> Question:
    """Each of those named, if any is, is described in its section."""
    return when(
        ~named.empty(),
        Items[Any](section).cover(named, key, narrow="something named here is not described in its section"),
    )


def limits_described(law: object, organisation: View) -> Finding:
    """Each retention limit that is named is one of those of the activities."""
    del law
    whole = thing_of(organisation)
    known = names_of(limits_of(whole)) if isinstance(whole, Organisation) else set()
    for at, name in _limits_named(organisation):
        if name not in known:
            return _untold(organisation) or failed("no retention limit of the register has this id", at=at)
    return passed("each retention limit that is named is one of the register", at=organisation.at())


def _limits_named(organisation: View) -> Iterator[tuple[str, str]]:
    """The places that name a limit by its id, and the id."""
    for section, fact in (("platforms", "account_deletion_erases"), ("requests", "erased")):
        for one in organisation.claimed(section) or ():
            yield from ((one.at(fact), name) for name in one.claimed(fact) or ())


def _untold(organisation: View) -> Finding | None:
    """The question for limits that are not stated: the one that is named may be among them."""
    activities = organisation.claimed("activities")
    if activities is None:
        return missing(organisation.at("activities"), Organisation.activities.question)
    silent = next((one for one in activities if one.claimed("retention") is None), None)
    return None if silent is None else missing(silent.at("retention"), ProcessingActivity.retention.question)


names_limits = (
    claimed(Organisation.platforms.some(~DigitalPlatform.account_deletion_erases.empty()))
    | claimed(Organisation.requests.some(~RightsRequest.erased.empty()))
).said("retention limits are named by their ids", no="nobody names a retention limit by its id")
serving = Organisation.platforms.where(claimed(~DigitalPlatform.activities.empty()))
names_activities = claimed(serving.exist(none="no platform names activities"))


class ReferenceCoherence(RuleSet, of=ProcessingActivity):
    """Ids that refer to something."""

    @rule("EU-COH-16", gdpr("5(2)"), gdpr("30(1)"), since=APPLICABLE, severity=Severity.MINOR, of=Organisation)
    def named_is_described(law, organisation: type[Organisation]) -> Question:
        """What platforms and requests refer to is described.

        The activities behind a platform, and the retention limits that go with an account or on a request, are those of
        the register. What activities refer to is asked by EU-COH-01, the entities of a chain by FR-HDS-29; which limit a
        notice speaks of, or a file of contacts has, by EU-COH-08 and 14. *Asks* for limits that an activity does not
        state. *Fails* for an id that nothing has. GDPR, art. 5(2) and 30(1).
        """
        activities = serving.each(described(DigitalPlatform.activities, Organisation.activities, ProcessingActivity.id))
        limits = by_hand(limits_described)
        asked = when(names_activities, activities) & when(names_limits, limits)
        return when(names_activities | names_limits, asked)
