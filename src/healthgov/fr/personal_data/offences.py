"""Who may process data on offences in France (LIL, art. 46)."""

from __future__ import annotations

from healthgov.eu.gdpr.law import as_controller
from healthgov.eu.gdpr.offences import data_on_offences
from healthgov.fr.personal_data.reach import french_reach
from healthgov.fr.references import LIL_46
from healthgov.models import OffenceData, OffenceGround, Organisation, OrganisationKind, ProcessingActivity
from healthgov.questions import Question, ask_again, claimed, of_whole, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["OffenceRules"]


SELDOM = (
    "A body of care is seldom an officer of justice, or a body that defends rights of authors: on which ground, then?"
)
gives_care = of_whole(
    claimed(
        Organisation.kind.is_in(
            {
                *(OrganisationKind.HEALTH_ESTABLISHMENT, OrganisationKind.SOCIAL_ESTABLISHMENT),
                *(OrganisationKind.GROUP_PRACTICE, OrganisationKind.INDIVIDUAL_PRACTITIONER),
                *(OrganisationKind.HEALTH_CENTRE, OrganisationKind.PHARMACY, OrganisationKind.LABORATORY),
                OrganisationKind.OCCUPATIONAL_HEALTH_SERVICE,
            }
        )
    )
)


class OffenceRules(RuleSet, of=ProcessingActivity, where=french_reach):
    """Data on offences in France."""

    @rule("FR-LIL-06", LIL_46, since="2019-06-01", severity=Severity.BLOCKER)
    def offences_listed(law, activity: type[ProcessingActivity]) -> Question:
        """Data on offences are processed by those whom the law lists.

        Courts, authorities and bodies that run a public service; officers of justice; victims and accused, for their
        action; bodies that defend authors' rights; reuse of published decisions; or whom another text names, such as
        one that asks an employer to check a record. *Fails* where none of them holds; *asks* again where a body of care
        says that it is an officer of justice, or defends rights of authors. LIL, art. 46.
        """
        listed = (~OffenceData.ground.is_(OffenceGround.NONE)).said(
            "a text lets data on offences be processed", no="no text lets data on offences be processed"
        )
        of_others = OffenceData.ground.is_in({OffenceGround.OFFICER_OF_JUSTICE, OffenceGround.INTELLECTUAL_PROPERTY})
        borne_out = ~(claimed(of_others) & gives_care) | ask_again(OffenceData.ground, SELDOM)
        return when(as_controller & data_on_offences, activity.offences.has(listed & borne_out))
