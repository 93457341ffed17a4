"""What surrounds the certificate: hospital groups, and declarations that agree."""

from __future__ import annotations

from typing import Any

from healthgov.eu.adequacy import adequate
from healthgov.eu.categories import TAXONOMY
from healthgov.eu.roles import as_controller
from healthgov.findings import CountryCode, Finding, all_hold, failed, missing, passed
from healthgov.fr.hds.deciding import APPLIED_LATER
from healthgov.fr.hds.scope import group_exemption, in_care_context, reached, unless_exempt
from healthgov.fr.hds.sovereignty import EEA_AT_WIDEST
from healthgov.fr.references import ANS_FAQ_SCOPE, R1111_8_8
from healthgov.models import (
    Beneficiary,
    Certificate,
    Entity,
    HostingArrangement,
    Layer,
    Organisation,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    health_data,
)
from healthgov.models.regions import countries_of_region
from healthgov.questions import Question, View, ask_again, by_hand, claimed, of_whole, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.verdicts import Verdict

__all__ = ["SurroundingRules"]

hosting = HostingArrangement
NOT_LISTED = "this entity is not listed"
_REACHED = "Who performs this layer is in {country}: does the law there reach it?"
_WHICH = "An activity of care, prevention or support lies here: in which contexts were these data collected?"
_WAREHOUSE = "A warehouse or a vigilance base lies here, by its purpose: is it one?"
_WHOSE_CERTIFICATE = "A certificate of somebody else is listed, and no third party is said to host: does one?"
_FOR_WHOM = "An activity of care of the organisation lies here, with a third party: for whom are the data hosted?"
_NAMING = Organisation.activities.where(ProcessingActivity.hosting.includes(HostingArrangement.id))
_ITS_PLACES = Organisation.hosting.where(HostingArrangement.id.among(ProcessingActivity.hosting))
# An activity may lie in several places: of one in which care may lie, or which may be the warehouse, nothing is odd of
# the others.
_OF_CARE = ProcessingActivity.purposes.some(
    Purpose.kind.is_in({PurposeKind.CARE, PurposeKind.CARE_SHARING_OUTSIDE_TEAM, PurposeKind.OCCUPATIONAL_HEALTH})
) | (ProcessingActivity.purposes.some(Purpose.kind.is_(PurposeKind.SOCIAL_SUPPORT)) & health_data(TAXONOMY))
"""Prevention at work is prevention, and support with data on health is social or medico-social follow-up."""
care_lies_here = claimed(
    _NAMING.some(
        _OF_CARE & _ITS_PLACES.each(claimed(~HostingArrangement.health_data) | claimed(~in_care_context)),
        none="no activity is said to lie here",
    )
)
warehouse_lies_here = claimed(
    _NAMING.some(
        ProcessingActivity.purposes.some(Purpose.kind.is_in({PurposeKind.DATA_WAREHOUSE, PurposeKind.VIGILANCE}))
        & _ITS_PLACES.each(claimed(~HostingArrangement.warehouse_or_vigilance)),
        none="no activity is said to lie here",
    )
)
origins_agree = when(
    claimed(HostingArrangement.health_data) & claimed(~in_care_context) & care_lies_here,
    ask_again(HostingArrangement.origins, _WHICH),
)
warehouse_agrees = when(
    claimed(~HostingArrangement.warehouse_or_vigilance) & warehouse_lies_here,
    ask_again(HostingArrangement.warehouse_or_vigilance, _WAREHOUSE),
)

NO_OTHER = "no third party performs a layer"
own_care_lies_here = claimed(
    _NAMING.some(
        as_controller & _OF_CARE,
        none="no activity is said to lie here",
    )
)
produced_by_itself = when(
    claimed(hosting.beneficiary.is_(Beneficiary.ITSELF)) & own_care_lies_here & claimed(hosting.external),
    ask_again(hosting.beneficiary, _FOR_WHOM),
)
"""What a host produced itself it hosts for nobody: data of care that the organisation controls are not of that kind."""
layers_stated = claimed(hosting.layers.stated())
layers_of_others = hosting.layers.where(of_whole(~Organisation.id.is_(Layer.performer)))
others_perform = layers_of_others.exist(none=NO_OTHER)
nobody_hosts_layers = when(
    claimed(~hosting.external) & layers_stated,
    (~others_perform).said(
        "nobody external hosts, and no layer says otherwise", no="nobody external hosts, yet layers are listed"
    ),
)
nobody_hosts_certificates = when(
    claimed(~hosting.external)
    & claimed(
        hosting.certificates.where(of_whole(~Organisation.id.is_(Certificate.holder))).some(
            ~claimed(Certificate.last_day.is_over())
        )
    ),
    ask_again(hosting.external, _WHOSE_CERTIFICATE),
)
"""Who hosts everything itself has no use for the certificate of a host, but for one that ended: of a host that was left."""
approval_not_denied = when(
    claimed(hosting.culture_approval.stated() & hosting.lacks_culture_approval.stated()),
    (~hosting.lacks_culture_approval).said("the approval stated is not denied", no="an approval is stated and denied"),
)
performers_listed = when(
    claimed(hosting.entities.stated()) & layers_stated,
    layers_of_others.each(hosting.entities.where(Entity.id.is_(Layer.performer)).exist(none=NOT_LISTED)),
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
decided_after_the_application = when(
    claimed(hosting.certificates.stated()),
    hosting.certificates.where(claimed(Certificate.applied_on.stated() & Certificate.issued_on.stated())).each(
        Certificate.applied_on.at_most(Certificate.issued_on).said(
            "the certificate was issued after it was applied for",
            no="the certificate was issued before it was applied for",
        )
    ),
)
begun_after_the_application = when(
    claimed(hosting.certificates.stated()),
    hosting.certificates.where(
        claimed(Certificate.applied_on.stated() & Certificate.first_day.stated())
        & ~claimed(Certificate.issued_on.stated())
    ).each(
        Certificate.applied_on.at_most(Certificate.first_day).said(
            "the certificate starts after it was applied for", no="the certificate starts before it was applied for"
        )
        | ask_again(Certificate.issued_on, APPLIED_LATER)
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


def _region(host: str, site: str) -> CountryCode | None:
    """The country of a site that is called as a region of its host; most sites are called as no region is."""
    if not countries_of_region(site):
        return None
    from healthgov.fr.hosts import country_of_region  # noqa: PLC0415  the register is read where a region is named

    return country_of_region(host, site)


def _sites_agree(law: Any, arrangement: View) -> Finding:
    """A site of one performer is recorded in one country only, and a region of a provider in its own."""
    del law
    first: dict[tuple[str, str], CountryCode] = {}
    found: list[Finding] = []
    names = {entity.id: entity.claimed("name") for entity in arrangement.claimed("entities") or ()}
    for layer in arrangement.layers:
        for storage in layer.claimed("storage") or ():
            site, country = storage.claimed("site"), storage.claimed("country")
            if site is None or country is None:
                continue
            region = _region(names.get(layer.performer) or layer.performer, site)
            if region is not None and region != country:
                words = "this region lies in {there}, and is recorded in {here}"
                found.append(failed(words, at=storage.at("country"), here=country, there=region))
            known = first.setdefault((layer.performer, site.strip().casefold()), country)
            if known != country:
                words = "this site is recorded in {here} and in {there}"
                found.append(failed(words, at=storage.at("country"), here=country, there=known))
    if not found:
        return passed("each site is recorded in one country", at=arrangement.at("layers"))
    return found[0] if len(found) == 1 else all_hold("each site is recorded in one country", found)


def _certifiers_agree(law: Any, arrangement: View) -> Finding:
    """An accreditation that is stated is no older than the first that the register has of a body by that name."""
    from healthgov.fr.certifiers import named  # noqa: PLC0415  the register is read where certifiers are named

    del law
    for certificate in arrangement.certificates:
        certifier = certificate.claimed("certifier")
        accreditation = certifier.claimed("accreditation") if certifier else None
        name = certifier.claimed("name") if certifier else None
        since = accreditation.claimed("since") if accreditation else None
        known = None if name is None or since is None else named(name)
        first = None if known is None or known.certifier.accreditation is None else known.certifier.accreditation.since
        if since is not None and first is not None and since < first:
            words = "the accreditation is said to run from {here}, and the body was first accredited on {there}"
            where = certificate.at("certifier.accreditation.since")
            return failed(words, at=where, here=since, there=first)
    return passed("no accreditation is said to be older than the register has it", at=arrangement.at("certificates"))


def _exposure_agrees(law: Any, arrangement: View) -> Finding:
    """Nobody in a third country without adequacy is said to be out of reach of its law."""
    countries = {entity.id: entity.claimed("country") for entity in arrangement.claimed("entities") or ()}
    for layer in arrangement.layers:
        foreign, country = layer.claimed("foreign_law"), countries.get(layer.performer)
        if foreign is None or foreign.claimed("exposed") is not False or country is None:
            continue
        if not EEA_AT_WIDEST.includes(country, law.day) and adequate(country, law.day).verdict is not Verdict.PASS:
            return missing(foreign.at("exposed"), _REACHED, country=country)
    return passed("no entity of a third country is said to be out of reach of its law", at=arrangement.at("layers"))


certifiers_agree = when(claimed(hosting.certificates.stated()), by_hand(_certifiers_agree))


class SurroundingRules(RuleSet, of=HostingArrangement, where=reached):
    """What surrounds the certificate."""

    @rule("FR-HDS-25", ANS_FAQ_SCOPE, since="2018-04-01", severity=Severity.BLOCKER)
    def group_exemption_evidenced(law, arrangement: type[HostingArrangement]) -> Question:
        """A claimed group exemption meets its three conditions.

        A member of a hospital group hosts for the others without certificate on three conditions: the convention
        expressly delegates hosting to it, all members signed a joint-controller agreement, and measures of security
        and confidentiality are taken. *Fails* when one is not met; FR-HDS-01 then applies, as it does to whoever else than
        that member performs a layer. Asks nothing where no health
        data of care are hosted for others, nor for a short hand-over, which is no hosting, nor for paper, nor before hosts
        were certified, those of archives since 2025-07-01: there is nothing to be exempt from.
        """
        return when(claimed(arrangement.group_exemption.stated()) & unless_exempt, group_exemption)

    @rule("FR-HDS-29", R1111_8_8, since="2018-04-01")
    def declarations_agree(law, arrangement: type[HostingArrangement]) -> Question:
        """The declarations do not contradict each other.

        What is stated in two places is stated alike.

        *Fails* when a layer or certificate names an entity that is not listed, when nobody external hosts and layers
        of others are listed all the same, when one site of a performer stands in two countries, when a region of a
        provider known by its name is recorded elsewhere than where it lies, when an approval is stated and denied,
        when a certificate ends before it starts or was issued before it was applied for, or when its certifier is
        said to have been accredited before the body of that name was. *Asks* where an activity of care, of prevention
        at work, or of support with data on health lies in what is said to hold nothing of care, or a warehouse or
        vigilance base in what is said to be none, and in no other place that may hold it, where a host is said to
        host for itself what an activity of care of the organisation lies in, where nobody external hosts and a
        certificate of somebody else is listed that has not ended, where a certificate whose day of issue is not stated
        starts before it was applied for, and where who is in a third country without adequacy is said to be out
        of reach of its law.
        """
        return (
            nobody_hosts_layers
            & nobody_hosts_certificates
            & approval_not_denied
            & performers_listed
            & holders_listed
            & ids_differ
            & periods_run_forward
            & decided_after_the_application
            & begun_after_the_application
            & when(layers_stated, by_hand(_sites_agree))
            & certifiers_agree
            & origins_agree
            & warehouse_agrees
            & produced_by_itself
            & when(layers_stated, by_hand(_exposure_agrees))
        )
