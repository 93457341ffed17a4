"""The GDPR as French law completes it: formalities, the NIR, minors, the medical file, the dead, no sale."""

from __future__ import annotations

from healthgov.deadlines import IsHoliday
from healthgov.eu import Gdpr
from healthgov.fr.deadlines import is_holiday
from healthgov.fr.personal_data.formalities import FormalityRules
from healthgov.fr.personal_data.operations import EXEMPT_OPERATIONS, REQUIRED_OPERATIONS
from healthgov.fr.personal_data.patients import PatientRules
from healthgov.fr.places import FRANCE, in_france
from healthgov.fr.references import CNIL_2018_327, CNIL_2019_118, LIL_45
from healthgov.models import Consent, ListedOperation, Organisation
from healthgov.questions import Question, either, when
from healthgov.values import parameter

__all__ = ["DataProtection"]

NO_OPERATIONS: frozenset[ListedOperation] = frozenset()


class DataProtection(PatientRules, FormalityRules, Gdpr):
    """GDPR, completed by French law."""

    digital_age = parameter("2018-06-21", 15, cites=[LIL_45])
    """From this age a minor consents alone in France; below it, together with a holder of parental responsibility."""

    operations_needing_assessment = parameter("2018-05-25", NO_OPERATIONS, cites=[CNIL_2018_327]).changed(
        "2018-11-06", REQUIRED_OPERATIONS, cites=[CNIL_2018_327]
    )
    operations_without_assessment = parameter("2018-05-25", NO_OPERATIONS, cites=[CNIL_2019_118]).changed(
        "2019-10-22", EXEMPT_OPERATIONS, cites=[CNIL_2019_118]
    )
    staff_no_longer_small = parameter("2018-05-25", 250, cites=[CNIL_2019_118])
    """From this number of staff their management is not on the list of what needs no assessment."""

    @Gdpr.children_consent.override
    def children_consent(law, consent: type[Consent], was: Question) -> Question:
        """Children consent as the law of the State asks.

        In France a minor consents alone from 15; below, the minor and a parent consent together. The parent alone
        is not enough. LIL, art. 45; GDPR, art. 8.
        """
        french = consent.youngest_age.at_least(law.digital_age) & consent.parent_and_child_together
        return either(in_france, when(consent.minors_concerned, french), was)

    def holidays(self, organisation: object) -> IsHoliday | None:
        """French public holidays, for organisations in France."""
        if isinstance(organisation, Organisation) and organisation.country in FRANCE.members:
            return is_holiday
        return super().holidays(organisation)

    def required_operations(self, organisation: object) -> frozenset[ListedOperation]:
        """The French list of operations that need an assessment."""
        french = isinstance(organisation, Organisation) and organisation.country in FRANCE.members
        return self.operations_needing_assessment if french else NO_OPERATIONS

    def exempt_operations(self, organisation: object) -> frozenset[ListedOperation]:
        """The French list of operations that need none."""
        if not isinstance(organisation, Organisation) or organisation.country not in FRANCE.members:
            return NO_OPERATIONS
        listed = self.operations_without_assessment
        large = organisation.staff is not None and organisation.staff >= self.staff_no_longer_small
        return listed - {ListedOperation.STAFF_UNDER_250} if large else listed
