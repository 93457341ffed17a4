"""The measures that those who host name: evidence of security, asked about where they are absent."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, reached
from healthgov.eu.references import gdpr
from healthgov.eu.roles import given_back, handed_over_briefly
from healthgov.models import Activity, HostingArrangement, Layer, Medium, SecurityMeasure
from healthgov.questions import Question, all_of, ask_again, claimed, either, when
from healthgov.rules import Severity, rule

__all__ = ["HostMeasureRules"]

ON_SITE = {
    SecurityMeasure.SURVEILLANCE_CAMERAS: "Do cameras watch the premises?",
    SecurityMeasure.FIRE_DETECTION: "Is there fire detection?",
}
"""Asked of who performs the physical site."""

ANYWHERE = {
    SecurityMeasure.VPN: "Does remote access pass through a VPN?",
    SecurityMeasure.FIREWALL: "Does a firewall separate the networks?",
    SecurityMeasure.ENCRYPTION: "Does this entity encrypt the data?",
    SecurityMeasure.INTRUSION_PREVENTION: "Are intrusions detected and prevented?",
    SecurityMeasure.REAL_TIME_MONITORING: "Is what is hosted monitored in real time?",
    SecurityMeasure.OPERATIONAL_CONDITION: "Is what is hosted kept in operational condition?",
}
"""Asked of everybody who performs a layer of what is hosted in bits."""

on_paper = claimed(HostingArrangement.medium.is_(Medium.PAPER))
"""Records on paper: whoever keeps them performs the premises, and no network."""

personal_data = ~claimed(HostingArrangement.anonymous) & ~claimed(HostingArrangement.fictitious)
"""Nobody says that what is hosted is anonymous or fictitious."""


def named(measures: dict[SecurityMeasure, str]) -> Question:
    """Each of these is named, or said not to be needed, or asked about: what a host does not name it may have all the same."""
    return all_of(
        *(
            Layer.measures.includes(m) | claimed(Layer.measures_not_needed.includes(m)) | ask_again(Layer.measures, ask)
            for m, ask in measures.items()
        )
    )


class HostMeasureRules(DataProtectionLaw, of=HostingArrangement, where=reached & personal_data):
    """Measures of security, layer by layer."""

    @rule("EU-GDPR-68", gdpr("32(1)"), since=APPLICABLE, severity=Severity.MINOR)
    def measures_named(law, arrangement: type[HostingArrangement]) -> Question:
        """Each host names its measures of security.

        Firewall, encryption, remote access through a VPN, prevention of intrusions, monitoring, operational condition;
        cameras and fire detection of who holds the premises, which is all that is asked of records on paper. No text
        demands them by name: they are evidence of a security that is appropriate, and of the security management that a
        certified host has. What is not named is asked about, unless the analysis of risks is said to show no need of
        it. Where no layers are described, and nobody else hosts, the systems are asked (EU-GDPR-60 to 67); what is
        handed over to be entered, printed or scanned, and not kept, is hosted by nobody. *Fails* only where a host is
        stated to take no measure at all, on any of its layers. GDPR, art. 32(1).
        """
        elsewhere = HostingArrangement.layers.where(Layer.performer.is_(Layer.performer.outer()))
        some = (~Layer.measures.empty() | elsewhere.some(~Layer.measures.empty())).said(
            "measures are named", no="no measure of security is taken"
        )
        on_site = when(Layer.activities.includes(Activity.PHYSICAL_SITE), named(ON_SITE))
        asked = either(on_paper, named(ON_SITE), named(ANYWHERE) & on_site)
        hosted_by_nobody = claimed(~arrangement.external | handed_over_briefly) & ~claimed(arrangement.layers.stated())
        return when(~hosted_by_nobody & ~given_back, arrangement.layers.each(some & asked))
