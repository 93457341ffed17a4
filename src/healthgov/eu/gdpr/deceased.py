"""Requests about persons who died: the Regulation leaves them to the law of each State."""

from __future__ import annotations

from typing import Any, ClassVar

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, answers_request, reached
from healthgov.eu.gdpr.timeliness import made_by_now, to_be_answered
from healthgov.eu.references import gdpr, recital
from healthgov.findings import Finding, missing, outside
from healthgov.models import Organisation, RightsRequest
from healthgov.questions import Question, View, by_hand, claimed, either, settled, thing_of, when
from healthgov.rules import Severity, rule

__all__ = ["DeceasedRules"]

LEFT = "the dead are left to national law, and that of {country} on this is not modelled here: ask the law there"


def _left_to_the_state(law: Any, request: View, document: View | None) -> Finding:  # noqa: ARG001  asked with the law
    """The law of the State says who may ask for data of somebody who died, and for which aims."""
    organisation = thing_of(document)
    country = organisation.country if isinstance(organisation, Organisation) else None
    if country is None:
        return missing("/country", Organisation.country.question)
    return outside(LEFT, at=request.at("answered_by_national_law"), country=country)


class DeceasedRules(
    DataProtectionLaw, of=RightsRequest, where=reached & answers_request & made_by_now & ~to_be_answered
):
    """Requests about persons who died."""

    law_on_the_dead: ClassVar[Question] = settled(False, "no law of the State on this request is modelled")
    """Whether rules on the law of the State answer the request."""

    @rule("EU-GDPR-85", gdpr("4(1)"), recital(27), since=APPLICABLE, severity=Severity.MINOR)
    def about_the_dead(law, request: type[RightsRequest]) -> Question:
        """A request about somebody who died is answered as the law of the State has it.

        The Regulation leaves the dead to the States: each may say who sees their data, or has them corrected or erased, and
        for which aims. *Not asked* where such a law is modelled, as in France (FR-LIL-05, 07). Elsewhere
        the answer is *unknown*: ask the law there. *Passes* where it was asked, and the request answered as it has it;
        *fails* where it was not. GDPR, art. 4(1) and recital 27.
        """
        answered = request.answered_by_national_law
        looked_up = either(claimed(answered.stated()), answered, by_hand(_left_to_the_state))
        return when(claimed(request.for_deceased) & ~law.law_on_the_dead, looked_up)
