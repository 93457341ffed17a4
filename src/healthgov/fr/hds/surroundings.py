"""What surrounds the certificate: hospital groups, warehouses and vigilance bases, declarations that agree."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.findings import CountryCode, Finding, all_hold, failed, passed
from healthgov.fr.hds.cover import certified_throughout, hosted_by_others, supported_throughout, third_party_layers
from healthgov.fr.hds.scope import group_exemption, personal_health_data
from healthgov.fr.references import ANS_FAQ_SCOPE, CNIL_WAREHOUSE, R1111_8_8
from healthgov.models import Certificate, Entity, HostingArrangement, Layer, Organisation
from healthgov.questions import Question, View, by_hand, claimed, of_whole, since, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import parameter

__all__ = ["SurroundingRules"]

hosting = HostingArrangement
NOT_LISTED = "this entity is not listed"

layers_stated = claimed(hosting.layers.stated())
nobody_hosts_layers = when(
    claimed(~hosting.external) & layers_stated,
    (~hosted_by_others).said(
        "nobody external hosts, and no layer says otherwise", no="nobody external hosts, yet layers are listed"
    ),
)
approval_not_denied = when(
    claimed(hosting.culture_approval.stated() & hosting.lacks_culture_approval.stated()),
    (~hosting.lacks_culture_approval).said("the approval stated is not denied", no="an approval is stated and denied"),
)
performers_listed = when(
    claimed(hosting.entities.stated()) & layers_stated,
    third_party_layers.each(hosting.entities.where(Entity.id.is_(Layer.performer)).exist(none=NOT_LISTED)),
)
holders_listed = when(
    claimed(hosting.entities.stated() & hosting.certificates.stated()),
    hosting.certificates.where(of_whole(~Organisation.id.is_(Certificate.holder))).each(
        hosting.entities.where(Entity.id.is_(Certificate.holder)).exist(none=NOT_LISTED)
    ),
)
ids_differ = when(
    claimed(hosting.entities.stated()),
    hosting.entities.that(
        lambda entities: len({entity.id for entity in entities}) == len(entities),
        yes="no two entities share an id",
        no="two entities share an id",
    ),
)
periods_run_forward = when(
    claimed(hosting.certificates.stated()),
    hosting.certificates.where(claimed(Certificate.first_day.stated() & Certificate.last_day.stated())).each(
        Certificate.last_day.at_least(Certificate.first_day).said(
            "the certificate ends after it starts", no="the certificate ends before it starts"
        )
    ),
)


def _sites_agree(law: Any, arrangement: View) -> Finding:
    """A site of one performer is recorded in one country only."""
    del law
    first: dict[tuple[str, str], CountryCode] = {}
    found: list[Finding] = []
    for layer in arrangement.layers:
        for storage in layer.maybe("storage") or ():
            site, country = storage.maybe("site"), storage.maybe("country")
            if site is None or country is None:
                continue
            known = first.setdefault((layer.performer, site), country)
            if known != country:
                words = "this site is recorded in {here} and in {there}"
                found.append(failed(words, at=storage.at("country"), here=country, there=known))
    if not found:
        return passed("each site is recorded in one country", at=arrangement.at("layers"))
    return found[0] if len(found) == 1 else all_hold("each site is recorded in one country", found)


class SurroundingRules(RuleSet, of=HostingArrangement):
    """What surrounds the certificate."""

    warehouses_since = parameter("2019-07-18", date(2021, 10, 7), cites=[CNIL_WAREHOUSE])
    """The referential on data warehouses; that on vigilance bases is older."""

    @rule("FR-HDS-25", ANS_FAQ_SCOPE, severity=Severity.BLOCKER)
    def group_exemption_evidenced(law, arrangement: type[HostingArrangement]) -> Question:
        """A claimed group exemption meets its three conditions.

        A member of a hospital group hosts for the others without certificate on three conditions: the convention
        expressly delegates hosting to it, all members signed a joint-controller agreement, and measures of security
        and confidentiality are taken. *Fails* when one is not met; FR-HDS-01 then applies.
        """
        return when(claimed(arrangement.group_exemption.stated()), group_exemption)

    @rule("FR-HDS-29", R1111_8_8, since="2018-04-01")
    def declarations_agree(law, arrangement: type[HostingArrangement]) -> Question:
        """The declarations do not contradict each other.

        What is stated in two places is stated alike.

        *Fails* when a layer or certificate names an entity that is not listed, when nobody external hosts and
        layers of others are listed all the same, when one site of a performer stands in two countries, when an
        approval is stated and denied, or when a certificate ends before it starts.
        """
        return (
            nobody_hosts_layers
            & approval_not_denied
            & performers_listed
            & holders_listed
            & ids_differ
            & periods_run_forward
            & when(layers_stated, by_hand(_sites_agree))
        )

    @rule("FR-CNIL-01", CNIL_WAREHOUSE, since="2019-07-18")
    def warehouse_certified(law, arrangement: type[HostingArrangement]) -> Question:
        """A data warehouse or vigilance base is hosted by a certified host.

        The CNIL's referentials ask for a certified host even where CSP L1111-8 may not reach: vigilance bases since
        2019-07-18, data warehouses since 2021-10-07.

        *Applies* to personal health data held under them and hosted by a third party. The certificates are asked
        what those of any hosting are asked: each host of the chain holds certificates that count on the day, for
        all that it performs, on an ISMS in force. *Fails* when the certificate is another entity's, suspended, or on
        a version that no longer counts.
        """
        binding = since(law.warehouses_since) | arrangement.vigilance_base
        return when(
            personal_health_data & arrangement.external & arrangement.warehouse_or_vigilance & binding,
            certified_throughout & supported_throughout,
        )
