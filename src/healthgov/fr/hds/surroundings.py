"""What surrounds the certificate: archives and paper, patients, hospital groups, declarations."""

from __future__ import annotations

from typing import Any

from healthgov.findings import CountryCode, Finding, all_hold, failed, passed
from healthgov.fr.hds.chain import REGIME
from healthgov.fr.hds.cover import third_party_layers
from healthgov.fr.hds.scope import ARCHIVING_SINCE, archive, entrusted, group_exemption, owed_by_hosts
from healthgov.fr.references import ANS_FAQ_SCOPE, L1111_8, R1111_8_8, R1111_16
from healthgov.models import (
    Certificate,
    Entity,
    HostingArrangement,
    Interval,
    Layer,
    Medium,
    Organisation,
    PatientInformation,
)
from healthgov.questions import (
    Question,
    View,
    any_of,
    ask_again,
    by_hand,
    claimed,
    contested,
    first_stated,
    of_whole,
    since,
    when,
)
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["ArchiveRules", "PatientRules", "SurroundingRules"]

hosting = HostingArrangement

approval_covers = hosting.culture_approval.has(
    (Interval.since.begun() & ~claimed(Interval.until.is_over())).said(
        "the approval covers the day", no="the approval does not cover the day"
    )
)
approved = first_stated(approval_covers, ~hosting.lacks_culture_approval & ask_again(hosting.culture_approval))
"""The keeper is approved by the ministry of culture on the day; that there is no approval has to be stated."""

unsettled_for_archives = (
    archive
    & since(ARCHIVING_SINCE)
    & contested("whether the approval still adds to the certificate of an archiving service is not settled")
)


class ArchiveRules(RuleSet, of=HostingArrangement, where=entrusted & ~hosting.medium.is_(Medium.LIVE)):
    """Health data entrusted to a third party on paper, or to an archiving service."""

    @rule("FR-HDS-20", R1111_16, L1111_8, since=REGIME, severity=Severity.BLOCKER)
    def archives_approved(law, arrangement: type[HostingArrangement]) -> Question:
        """Paper and archives are kept under the culture ministry's approval.

        A third party that keeps paper records, or archives digitally, is approved by the ministry of culture.

        *Passes* through the last day of the approval, *fails* without. A hand-over for no longer than scanning or
        printing takes is not asked. For digital archives from 2025-07-01, whether the approval still adds to the
        certificate is *contested*.
        """
        return approved | unsettled_for_archives


class PatientRules(RuleSet, of=HostingArrangement, where=owed_by_hosts):
    """What patients are owed, on whatever medium their data are hosted."""

    @rule("FR-HDS-24", L1111_8, since=REGIME)
    def patients_informed(law, arrangement: type[HostingArrangement]) -> Question:
        """Patients know of the external hosting and may object.

        People are informed beforehand and may object on legitimate grounds; consent is not asked for.

        *Applies* on paper as on disks: this duty does not hang on the certificate. *Fails* when they are not informed,
        or when an objection is ignored. CSP, L1111-8, I.
        """
        return hosting.patients.has(PatientInformation.informed & ~PatientInformation.objections_ignored)


# What two declarations say of one thing.

listed = hosting.entities.some(Entity.id.is_(Layer.performer), none="no entity is listed")
holder_listed = hosting.entities.some(Entity.id.is_(Certificate.holder), none="no entity is listed")
of_another = of_whole(~Organisation.id.is_(Certificate.holder))

hosts_without_hosting = (~hosting.external & third_party_layers.exist(none="no third party performs a layer")).said(
    "nobody external hosts, yet a layer of another entity is listed", no="layers of others are listed where others host"
)
performer_unlisted = third_party_layers.some((~listed).said("this entity is not listed", no="this entity is listed"))
holder_unlisted = hosting.certificates.where(of_another).some(
    (~holder_listed).said("this entity is not listed", no="this entity is listed")
)
two_of_one_id = hosting.entities.that(
    lambda entities: len({entity.id for entity in entities}) < len(entities),
    yes="two entities share an id",
    no="no two entities share an id",
)
approval_denied = (hosting.culture_approval.stated() & hosting.lacks_culture_approval).said(
    "an approval is stated and denied", no="no approval is stated and denied"
)
ends_before_it_starts = hosting.certificates.some(
    Certificate.last_day.before(Certificate.first_day).said(
        "the certificate ends before it starts", no="the certificate does not end before it starts"
    )
)


def _sites_agree(_law: Any, arrangement: View) -> Finding:
    """No site of one performer is recorded in a country, and in another elsewhere."""
    first: dict[tuple[str, str], CountryCode] = {}
    found: list[Finding] = []
    for layer in arrangement.maybe("layers") or ():
        for storage in layer.maybe("storage") or ():
            site, country = storage.maybe("site"), storage.maybe("country")
            if site is None or country is None:
                continue
            known = first.setdefault((layer.performer, site), country)
            if known != country:
                words = "this site is recorded in {here} and in {there}"
                found.append(failed(words, at=storage.at("country"), here=country, there=known))
    if not found:
        return passed("no site stands in two countries", at=arrangement.at("layers"))
    return found[0] if len(found) == 1 else all_hold("no site stands in two countries", found)


described = any_of(
    *(claimed(fact.stated()) for fact in (hosting.layers, hosting.certificates, hosting.entities)),
    claimed(approval_denied),
)
"""Something is stated that may be stated twice."""


class SurroundingRules(RuleSet, of=HostingArrangement):
    """Exemptions that are claimed, and declarations that contradict each other, wherever the data are hosted."""

    @rule("FR-HDS-25", ANS_FAQ_SCOPE, severity=Severity.BLOCKER)
    def group_exemption_evidenced(law, arrangement: type[HostingArrangement]) -> Question:
        """A claimed group exemption meets its three conditions.

        A member of a hospital group hosts for the others without certificate on three conditions.

        The convention expressly delegates hosting to it, all members signed a joint-controller agreement, and
        measures of security and confidentiality are taken. *Fails* when one is not met; FR-HDS-01 then applies.
        """
        return when(claimed(hosting.group_exemption.stated()), group_exemption)

    @rule("FR-HDS-29", R1111_8_8, since=REGIME)
    def declarations_agree(law, arrangement: type[HostingArrangement]) -> Question:
        """The declarations do not contradict each other.

        What is stated in two places is stated alike.

        *Fails* when a layer or certificate names an entity that is not listed, when nobody external hosts and
        layers of others are listed all the same, when one site of a performer stands in two countries, when two
        entities share an id, when an approval is stated and denied, or when a certificate ends before it starts. The
        organisation itself needs no line among the entities. Nothing is asked where nothing is stated twice.
        """
        agree = (
            ~claimed(hosts_without_hosting)
            & ~claimed(approval_denied)
            & ~claimed(performer_unlisted)
            & ~claimed(holder_unlisted)
            & ~claimed(two_of_one_id)
            & ~claimed(ends_before_it_starts)
            & by_hand(_sites_agree)
        )
        return when(described, agree)
