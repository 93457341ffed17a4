"""Who may process data on offences in France (LIL, art. 46)."""

from __future__ import annotations

from healthgov.eu.gdpr.law import as_controller
from healthgov.eu.gdpr.offences import data_on_offences
from healthgov.fr.personal_data.formalities import french_reach
from healthgov.fr.references import LIL_46
from healthgov.models import OffenceData, OffenceGround, ProcessingActivity
from healthgov.questions import Question, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["OffenceRules"]


class OffenceRules(RuleSet, of=ProcessingActivity, where=french_reach):
    """Data on offences in France."""

    @rule("FR-LIL-06", LIL_46, since="2019-06-01", severity=Severity.BLOCKER)
    def offences_listed(law, activity: type[ProcessingActivity]) -> Question:
        """Data on offences are processed by those whom the law lists.

        Courts, authorities and bodies that run a public service; officers of justice; victims and accused, for their
        action; bodies that defend authors' rights; reuse of published decisions; or whom another text names, such as
        one that asks an employer to check a record. *Fails* where none of them holds. LIL, art. 46.
        """
        listed = (~OffenceData.ground.is_(OffenceGround.NONE)).said(
            "a text lets data on offences be processed", no="no text lets data on offences be processed"
        )
        return when(as_controller & data_on_offences, activity.offences.has(listed))
