"""The GDPR as French law completes it: formalities, the NIR, minors, the medical file, the dead, no sale."""

from __future__ import annotations

from healthgov.deadlines import IsHoliday
from healthgov.eu.gdpr import Gdpr
from healthgov.eu.gdpr.grounds import of_minors
from healthgov.fr.deadlines import holidays_in, regional_holidays_in
from healthgov.fr.personal_data.formalities import FormalityRules
from healthgov.fr.personal_data.frameworks import FrameworkRules
from healthgov.fr.personal_data.offences import OffenceRules
from healthgov.fr.personal_data.operations import EXEMPT_OPERATIONS, REQUIRED_OPERATIONS
from healthgov.fr.personal_data.patients import PatientRules
from healthgov.fr.personal_data.representatives import RepresentativeRules
from healthgov.fr.places import FRANCE, in_france
from healthgov.fr.references import CNIL_2018_327, CNIL_2019_118, LIL_45
from healthgov.models import Consent, Organisation, ProcessingActivity
from healthgov.questions import Question, either
from healthgov.values import parameter

__all__ = ["DataProtection"]


class DataProtection(RepresentativeRules, PatientRules, OffenceRules, FrameworkRules, FormalityRules, Gdpr):
    """GDPR, completed by French law."""

    digital_age = parameter("2018-06-21", 15, cites=[LIL_45])
    """From this age a minor consents alone in France; below it, together with a holder of parental responsibility."""

    operations_needing_assessment = Gdpr.operations_needing_assessment.changed(
        "2018-11-06", REQUIRED_OPERATIONS, cites=[CNIL_2018_327]
    )
    operations_without_assessment = Gdpr.operations_without_assessment.changed(
        "2019-10-22", EXEMPT_OPERATIONS, cites=[CNIL_2019_118]
    )
    lists_bind = in_france

    @Gdpr.children_consent.override
    def children_consent(law, activity: type[ProcessingActivity], was: Question) -> Question:
        """Children consent as the law of the State asks.

        In France a minor consents alone from 15; below, the minor and a parent consent together. The parent alone
        is not enough. LIL, art. 45; GDPR, art. 8.
        """
        french = Consent.youngest_age.at_least(law.digital_age) & Consent.parent_and_child_together
        return either(in_france, of_minors(french), was)

    def holidays(self, organisation: object) -> IsHoliday | None:
        """French public holidays, for organisations in France: those of their territory."""
        if isinstance(organisation, Organisation) and organisation.country in FRANCE.members:
            return holidays_in(organisation.country)
        return super().holidays(organisation)

    def regional_holidays(self, organisation: object) -> IsHoliday | None:
        """Those of Alsace and Moselle for an organisation in metropolitan France."""
        if isinstance(organisation, Organisation) and organisation.country in FRANCE.members:
            return regional_holidays_in(organisation.country)
        return super().regional_holidays(organisation)


def __dir__() -> list[str]:
    return __all__
