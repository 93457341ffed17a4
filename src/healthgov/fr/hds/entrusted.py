"""What any hosting by a third party owes, on paper as in bits: people informed, nothing reused, everything returned."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.fr.hds.cover import in_the_chain
from healthgov.fr.hds.scope import (
    ARCHIVING_SINCE,
    archive,
    for_others,
    hosted_by_another,
    hosts_for_clients,
    in_care_context,
    kept,
    lasting,
    not_exempt,
    personal_health_data,
    reached,
    still_there,
)
from healthgov.fr.references import L1111_8, L1111_8_V, PATRIMOINE_R212_29, R1111_11, R1111_16
from healthgov.models import (
    HostingArrangement,
    HostingContract,
    Interval,
    Layer,
    Medium,
    Organisation,
    PatientInformation,
)
from healthgov.periods import years
from healthgov.questions import (
    Question,
    View,
    ask_again,
    by_hand,
    by_reading,
    claimed,
    either,
    settled,
    since,
    thing_of,
    when,
)
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["ArchiveRules", "EndRules", "EntrustedRules", "approved", "entrusted_still"]

entrusted = personal_health_data & hosted_by_another & in_care_context & for_others & lasting & kept & reached
"""Health data of care are, or were, entrusted to a third party, on whatever medium: CSP, art. L1111-8, I."""

entrusted_still = entrusted & still_there
"""They are still there: what a keeper owes at the end is asked by FR-HDS-30, and nothing else afterwards."""

DENIED = "An approval by the ministry of culture is stated, and said to be lacking: which is right?"
may_be_over = claimed(
    Interval.since.before(date(2021, 1, 1))
    & either(
        HostingArrangement.medium.is_(Medium.DIGITAL_ARCHIVE),
        (Interval.since + years(3)).begun(),
        (Interval.since + years(5)).begun(),
    )
).said(
    "it was given before 2021, for a time that is over",
    no="it was given since 2021, or for a time that is not over",
)
"""An approval of before 2021 lasted five years, or three for digital archives, to the eve of the day it was given; one given since lasts as long as the certification below it."""

approved = HostingArrangement.culture_approval.has(
    Interval.since.begun() & either(may_be_over, ~Interval.until.is_over(), ~claimed(Interval.until.is_over()))
).said("the approval covers the day", no="the approval does not cover the day") & (
    ~claimed(HostingArrangement.lacks_culture_approval)
    | (claimed(HostingArrangement.culture_approval.stated()) & ask_again(HostingArrangement.culture_approval, DENIED))
)
"""The keeper is approved by the ministry of culture on the day; where that is said and denied, it is asked again."""


STAYS = "Another contract with the same host runs: do the data stay under that one, or were they returned?"

WHICH = "Under which contract do the data stay with the same host? Describe that hosting too."


def renewed(law: Any, arrangement: View, document: View | None) -> bool:
    """Another arrangement of the organisation with one of the same hosts has a contract that runs."""
    organisation, this = thing_of(document), thing_of(arrangement)
    if not isinstance(organisation, Organisation) or not isinstance(this, HostingArrangement):
        return False
    hosts = {layer.performer for layer in this.layers or ()} - {organisation.id}
    return any(
        other.id != this.id
        and runs(other.contract, law.day)
        and hosts & {layer.performer for layer in other.layers or ()}
        for other in organisation.hosting or ()
    )


def runs(contract: HostingContract | None, day: Any) -> bool:
    """The contract is stated, is not yet to be signed, and no end of it that has come is stated."""
    if contract is None or (contract.signed_on is not None and day < contract.signed_on):
        return False
    return contract.ended_on is None or day <= contract.ended_on


class EntrustedRules(RuleSet, of=HostingArrangement, where=entrusted_still & not_exempt):
    """Duties of any hosting by a third party; the certificate plays no part in them."""

    @rule("FR-HDS-24", L1111_8, since="2018-04-01")
    def patients_informed(law, arrangement: type[HostingArrangement]) -> Question:
        """Patients know of the external hosting and may object.

        People are informed beforehand and may object on legitimate grounds; consent is not asked for.
        *Applies* to paper as well: hosting is done after information, whatever the medium. Who entrusts the data informs:
        it is not asked of who processes what is hosted for others alone.
        *Fails* when they are not informed, or when an objection is ignored. CSP, L1111-8, I.
        """
        heard = PatientInformation.informed & ~PatientInformation.objections_ignored
        return when(~hosts_for_clients, arrangement.patients.has(heard))

    @rule("FR-HDS-31", L1111_8_V, R1111_11, since="2018-04-01", severity=Severity.BLOCKER)
    def no_other_use(law, arrangement: type[HostingArrangement]) -> Question:
        """Hosts use the data for nothing else.

        A host does not use hosted data for purposes of its own, statistics included, whatever the medium.
        *Fails* when a third party that performs a layer reuses them.
        """
        return in_the_chain(~Layer.reuses_data)


class EndRules(RuleSet, of=HostingArrangement, where=entrusted & not_exempt):
    """What a host or keeper owes at the end."""

    @rule("FR-HDS-30", L1111_8_V, R1111_11, R1111_16, since="2018-04-01", severity=Severity.BLOCKER)
    def returned_without_copy(law, arrangement: type[HostingArrangement]) -> Question:
        """At the end the data are returned and no copy is kept.

        When the service ends the host gives everything back and keeps nothing, on paper as in bits.
        *Applies* once the contract has ended: not while one runs on until somebody ends it. *Fails* when a copy is kept
        or data are not returned, unless they stay under another contract that runs with the same host. *Unknown* while
        nobody says whether the contract ends or ended, or whether they stay under the one that took its place, and while
        they are said to stay under a contract that is not described.
        """
        stay = by_hand(renewed).said(
            "another contract with the same host runs", no="no other contract with the same host runs"
        )
        ended = HostingContract.ended_on.is_over()
        over = arrangement.contract.has(claimed(ended) | (~HostingContract.open_ended & ended))
        returned = arrangement.contract.has(HostingContract.data_returned & ~HostingContract.copy_kept)
        asked = claimed(HostingContract.carried_over.stated()) | ask_again(HostingContract.data_returned, STAYS)
        stays = arrangement.contract.has(~claimed(~HostingContract.carried_over) & asked)
        said_to_stay = arrangement.contract.has(
            claimed(HostingContract.carried_over) & ask_again(HostingContract.carried_over, WHICH)
        )
        return when(over, returned | (stay & stays) | said_to_stay)


class ArchiveRules(RuleSet, of=HostingArrangement, where=entrusted_still):
    """Paper and digital archives."""

    @rule("FR-HDS-20", R1111_16, L1111_8, PATRIMOINE_R212_29, since="2018-04-01", severity=Severity.BLOCKER)
    def archives_approved(law, arrangement: type[HostingArrangement]) -> Question:
        """Paper and archives are kept under the culture ministry's approval.

        A third party that keeps paper records, or archives digitally, is approved by the ministry of culture. A short
        hand-over for scanning or printing, after which no copy is kept, is no hosting.
        *Passes* through the last day of the approval, *fails* without. An approval lasts as long as the certification
        below it; those given before 2021 lasted five years, or three for digital archives: of one whose time is
        over the end is asked, and so is one that is both stated and denied (FR-HDS-29 fails that). For digital archives
        from 2025-07-01, whether the approval still adds to the certificate is *contested*.
        """
        since_certificate = by_reading(
            "whether the approval still adds to the certificate is not settled",
            approved,
            settled(answer=True, words="an archiving service needs the certificate, and no approval beside it"),
        )
        return when(
            ~arrangement.medium.is_(Medium.LIVE), either(archive & since(ARCHIVING_SINCE), since_certificate, approved)
        )
