"""What publishers of medical files owe to professionals who leave them (CSP, art. L1470-5-1)."""

from __future__ import annotations

from healthgov.fr.identity.scope import reached
from healthgov.fr.identity.texts import L1470_1, L1470_5_1
from healthgov.models import DigitalHealthService, HandedOver, PublisherChange, ServiceUser
from healthgov.questions import Question, contested, when
from healthgov.rules import RuleSet, rule

__all__ = ["PublisherRules"]

still_to_come = PublisherChange.records.is_in({HandedOver.UNDER_WAY}) & contested(
    "the article leaves to a decree how long a publisher has, and none was found: whether the records are late is open"
)


class PublisherRules(RuleSet, of=DigitalHealthService, where=reached):
    """Whoever publishes the files of a practice lets them go."""

    @rule("FR-EID-10", L1470_5_1, L1470_1, since="2026-05-28")
    def records_handed_over(law, service: type[DigitalHealthService]) -> Question:
        """The publisher hands all records over when a professional changes to another.

        Who publishes a service that manages the medical files of a professional's patients sees to the transfer of all
        data for which the professional is the controller. *Fails* where some are left out for good, or refused. While they
        are still to come the answer is *contested*: a decree sets how long that may take, what it may cost and the
        sanction, a referential sets the form; neither was found, and none of these is asked. Who only uses the service
        is not asked. CSP, art. L1470-5-1.
        """
        change = PublisherChange
        owed = service.users.includes(ServiceUser.PROFESSIONALS) & service.publisher_change.has(
            change.published_here & change.practice_records & change.left
        )
        return when(owed, service.publisher_change.has(change.records.is_in({HandedOver.WHOLE}) | still_to_come))
