"""Does French law ask for a certified host here? CSP, art. L1111-8 and R1111-8-8.

>>> from healthgov.models import HostingArrangement
>>> own = HostingArrangement(id="h", external=False, origins=["care"], beneficiary="producer", medium="live")
>>> print(hosting_certificate_required.verdict(own, as_of="2026-11-23"))
fail
"""

from __future__ import annotations

from datetime import date

from healthgov.eu.categories import TAXONOMY
from healthgov.eu.roles import answers_itself, as_processor, given_back, handed_over_briefly
from healthgov.fr.places import in_france, under_the_codes
from healthgov.models import (
    Beneficiary,
    GroupExemption,
    HostingArrangement,
    Layer,
    Medium,
    Organisation,
    OrganisationKind,
    Origin,
    ProcessingActivity,
    health_data,
)
from healthgov.questions import ask_again, claimed, contested, either, of_whole, since, when

__all__ = [
    "ARCHIVING_SINCE",
    "CARE_ORIGINS",
    "archive",
    "by_third_party",
    "conditions_met",
    "exempt_member",
    "group_exemption",
    "hosted_by_another",
    "hosting_certificate_required",
    "hosts_for_clients",
    "hosts_itself",
    "in_care_context",
    "lasting",
    "others_host",
    "personal_health_data",
    "required",
    "still_there",
    "unless_exempt",
]

CARE_ORIGINS = frozenset(
    {Origin.PREVENTION, Origin.DIAGNOSIS, Origin.CARE, Origin.SOCIAL_FOLLOW_UP, Origin.MEDICO_SOCIAL_FOLLOW_UP}
)
"""The contexts of collection that CSP, art. R1111-8-8 names."""

ARCHIVING_SINCE = date(2025, 7, 1)
"""From this day a digital archiving service needs the certificate too (law 2024-449, art. 32)."""

hosting = HostingArrangement

WHICH_MEMBER = "More than one entity hosts here: to which of them, as a member of the group, is the hosting delegated?"
WHOSE_DATA = "Which activities lie here, and is the organisation their controller, or a processor for clients?"

naming = Organisation.activities.where(claimed(ProcessingActivity.hosting.includes(hosting.id)))
"""The activities that say that they lie here: of others nobody knows where they lie."""
for_others = ~hosting.beneficiary.is_(Beneficiary.ITSELF)
"""Hosted for those who produced them or for the patient."""

lives_by_hosting = claimed(Organisation.kind.is_in({OrganisationKind.HOST, OrganisationKind.SOFTWARE_PUBLISHER}))
hosts_for_clients = (
    ~answers_itself
    | claimed(naming.exist() & naming.each(as_processor))
    | (lives_by_hosting & ~claimed(naming.exist()) & for_others & ask_again(Organisation.activities, WHOSE_DATA))
).said(
    "what is hosted is processed for clients alone", no="what is hosted is not said to be processed for clients alone"
)
"""What is hosted here is processed for others alone: the organisation is a host itself, for the layers that it performs.

A host or publisher that hosts for who produced the data, or for patients, and names no activity that lies here, is asked
whose data they are: it may have the data of a practice of its own.
"""

for_clients_too = (
    claimed(naming.some(as_processor, none="no activity says that it lies here"))
    & naming.some(as_processor & health_data(TAXONOMY), none="no activity says that it lies here")
).said(
    "health data of clients are hosted beside others",
    no="no health data of clients are said to be hosted beside others",
)
"""The organisation has data of its own here too: for those of its clients it is a host all the same."""

hosts_itself = hosts_for_clients | for_clients_too
"""The organisation is a host, for the layers that it performs."""

hosted_by_another = hosting.external | hosts_itself
"""Somebody else than whose data they are hosts them: a third party, or the organisation for its clients."""

personal_health_data = (
    ~claimed(hosting.anonymous)
    & (
        ~claimed(hosting.fictitious)
        | (
            claimed(hosting.first_real_data.begun())
            & ask_again(hosting.fictitious, "Real data are said to be there since a day: are the data made up?")
        )
    )
    & ~claimed(~hosting.health_data)
).said("personal health data are hosted", no="no personal health data are hosted")
"""Nobody says that they are anonymous, fictitious, or no health data."""

still_there = (~given_back).said(
    "the data are not said to have been given back", no="the contract ended, and the host gave everything back"
)
"""Who gave everything back hosts no more: the end itself is asked by FR-HDS-30."""

in_care_context = hosting.origins.meets(CARE_ORIGINS)
"""The data were collected in a context that counts; their nature does not decide."""

archive = hosting.medium.is_(Medium.DIGITAL_ARCHIVE)
"""A digital archiving service, not live hosting."""

digital = hosting.medium.is_(Medium.LIVE) | (archive & since(ARCHIVING_SINCE))
"""Paper has a regime of its own; archiving services are in since 2025-07-01."""

short_handover = handed_over_briefly.said(
    "a short hand-over for entry or printing is not hosting",
    no="more is done than a short hand-over for entry or printing",
)

lasting = when(claimed(hosting.short_processing.stated()), ~short_handover)

kept = ~claimed(hosting.transit_only) | contested(
    "whether a mere relay hosts depends on what it stores and logs; no text read settles it"
)

reached = (under_the_codes & ~claimed(hosting.care_abroad)) | (
    (in_france | ~hosting.care_abroad)
    & contested("the articles read do not say whether they reach care given abroad, or an organisation abroad")
)
"""An organisation in France that gives care there; an organisation abroad that gives care abroad is not reached."""

group_exemption = hosting.group_exemption.has(
    GroupExemption.convention_delegates_hosting
    & GroupExemption.joint_controller_agreement
    & GroupExemption.security_measures_taken
)
"""The three conditions for a member of a hospital group to host for the others are evidenced."""

by_third_party = of_whole(~Organisation.id.is_(Layer.performer)) | hosts_itself
"""A host performs the layer: somebody else than the organisation, which hosts its own data without a certificate; or the
organisation, where it hosts the data of its clients."""

delegated_to = GroupExemption.delegated_to
the_member = hosting.group_exemption.has(delegated_to.is_(Layer.performer))
hosts_listed = hosting.layers.where(by_third_party)
another_host = hosts_listed.where(~Layer.performer.is_(Layer.performer.outer())).exist(none="no other entity hosts")
others_host = either(
    claimed(hosting.group_exemption.has(delegated_to.stated())),
    claimed(hosts_listed.some(~the_member, none="nobody hosts")),
    claimed(hosts_listed.some(another_host, none="nobody hosts"))
    & hosting.group_exemption.has(ask_again(delegated_to, WHICH_MEMBER)),
).said("others than the member of the group host too", no="the member of the group hosts alone")
"""Somebody below the member to which hosting is delegated performs a layer: the convention frees nobody but the member."""

conditions_met = group_exemption.said(
    "the exemption of hospital groups applies", no="a condition of the exemption of hospital groups is not met"
)
not_exempt = when(claimed(hosting.group_exemption.stated()), ~conditions_met | others_host)
exempt_member = claimed(group_exemption & the_member)
"""The layer is performed by the member that the conditions of the exemption free."""

unless_exempt = (
    personal_health_data
    & hosted_by_another
    & in_care_context
    & for_others
    & digital
    & lasting
    & kept
    & reached
    & still_there
)
"""What the exemption of hospital groups frees of, where it is claimed."""

required = unless_exempt & not_exempt
"""The host must be certified: all of these hold.

The data are personal health data, collected in prevention, diagnosis, care or social follow-up, hosted by a third
party for those who produced them or for the patient, digitally, for longer than a hand-over for entry, formatting,
printing or scanning, outside the exemption of hospital groups, and not given back since; and French law reaches the
organisation.
"""

hosting_certificate_required = required
"""Whether the host must be certified, as a question: call it with an arrangement, ``as_of=`` and ``document=``."""
