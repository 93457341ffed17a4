"""What no campaign in France may be built on, whoever runs it and for whom."""

from __future__ import annotations

from healthgov.eu.references import EHDS_54
from healthgov.fr.prospecting.campaigns import APPLICABLE, approaches_france, by_the_codes
from healthgov.fr.prospecting.claims import promotes
from healthgov.fr.references import L1461_1, L4113_7
from healthgov.models import Campaign
from healthgov.questions import Question, claimed, settled, since, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["ProhibitionRules"]


class ProhibitionRules(RuleSet, of=Campaign, where=approaches_france & promotes):
    """Prohibitions, which bind whoever makes or uses the data: an agency is not excused by its client."""

    @rule("FR-PRO-10", L4113_7, since=APPLICABLE, severity=Severity.BLOCKER)
    def no_prescriptions(law, campaign: type[Campaign]) -> Question:
        """Prescriptions do not serve prospecting.

        A file built from prescriptions in which the prescriber can be identified does not serve commercial prospecting.
        Who makes the file for a client, or uses it for one, is forbidden it as well.
        """
        commercial = campaign.built_from_prescriptions & ~claimed(campaign.non_commercial)
        return when(by_the_codes, when(commercial, ~campaign.prescriber_identifiable))

    @rule("FR-PRO-11", L1461_1, EHDS_54, since=APPLICABLE, severity=Severity.BLOCKER)
    def no_public_databases(law, campaign: type[Campaign]) -> Question:
        """Data of public health databases do not serve prospecting.

        The national database does not promote health products; secondary-use data serve no marketing at all,
        from 26 March 2029. Who runs the campaign for a client is forbidden it as well.
        """
        promotes = campaign.uses_national_health_database & campaign.promotes_health_products
        secondary = since("2029-03-26") & campaign.secondary_use_data
        return when(promotes | secondary, settled(answer=False, words="a public health database serves prospecting"))
