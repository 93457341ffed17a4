"""Data on criminal convictions and offences (art. 10)."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_controller, in_reach
from healthgov.eu.gdpr.record import data_on_offences
from healthgov.eu.references import CJEU_C_439_19, gdpr
from healthgov.models import OffenceData, ProcessingActivity
from healthgov.questions import Question, claimed, when
from healthgov.rules import Severity, rule

__all__ = ["OffenceRules", "data_on_offences", "offences_allowed"]

offences_allowed = OffenceData.official_control | (
    OffenceData.authorised_by_law & ~claimed(OffenceData.comprehensive_register)
)
"""Under official control; or let by a text of law with safeguards, and no comprehensive register."""


class OffenceRules(DataProtectionLaw, of=ProcessingActivity, where=in_reach):
    """Data on offences."""

    @rule("EU-GDPR-19", gdpr("10"), CJEU_C_439_19, since=APPLICABLE, severity=Severity.BLOCKER)
    def offences_under_law(law, activity: type[ProcessingActivity]) -> Question:
        """Data on offences are processed under official control or a text of law.

        Data on criminal convictions and offences, or security measures, are processed under the control of a public
        authority, or where a text of the Union or a State lets them be, with safeguards; a basis of art. 6 is needed
        beside. A comprehensive register of convictions is kept under official control only. An extract that says that
        there is no conviction is such data too. *Fails* where there is neither control nor text: consent and
        interests are none. GDPR, art. 10.
        """
        return when(as_controller & data_on_offences, activity.offences.has(offences_allowed))
