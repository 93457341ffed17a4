"""Patients in the public health code: their identity, secrecy, no sale, incidents."""

from __future__ import annotations

from datetime import date

from healthgov.eu.gdpr.breaches import known_since
from healthgov.eu.gdpr.consent import consent_unspoilt
from healthgov.eu.gdpr.law import (
    as_controller,
    concerns_health,
    key_at_hand,
    key_in_doubt,
    not_for_others,
    nothing_left,
    running,
    still_named,
)
from healthgov.eu.gdpr.notifications import known_by_now
from healthgov.eu.gdpr.scale import works_alone
from healthgov.fr.places import under_the_codes
from healthgov.fr.references import D1110_3_1, L1110_4, L1111_8_1, L1111_8_2, L1111_8_VII
from healthgov.models import (
    Anonymisation,
    Breach,
    Consent,
    DigitalHealthService,
    Organisation,
    OrganisationKind,
    PatientIdentity,
    ProcessingActivity,
    Purpose,
    PurposeKind,
)
from healthgov.questions import (
    Question,
    ask_again,
    claimed,
    contested,
    of_whole,
    settled,
    since,
    when,
)
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["PatientRules"]

anonymous = (
    ProcessingActivity.anonymisation.has(
        claimed(Anonymisation.claimed)
        & ~Anonymisation.singling_out
        & ~Anonymisation.linkable
        & ~Anonymisation.inferable
    )
    & ~key_at_hand
    & ~key_in_doubt
    & ~still_named
)
"""Anonymity is claimed, its three tests are met, and nobody who has the data holds a key: otherwise they still identify."""

MEDICO_SOCIAL_SINCE = date(2022, 4, 29)
"""Decree 2022-715 of 27 April 2022 added medico-social establishments."""
organisations_of_health = frozenset(
    {
        OrganisationKind.HEALTH_ESTABLISHMENT,
        OrganisationKind.LABORATORY,
        OrganisationKind.HEALTH_CENTRE,
        OrganisationKind.OCCUPATIONAL_HEALTH_SERVICE,
    }
)
"""Establishments of health, and organisations and services that prevent, diagnose or care."""
TOLD_SINCE = date(2017, 10, 1)
"""The article is in force from this day: an incident that was known before is not judged by it."""
TOLD_BEFORE_SHARING = date(2016, 10, 13)
"""The first day of the decree on consent to sharing: what the patient is told before."""

professionals = frozenset({OrganisationKind.GROUP_PRACTICE, OrganisationKind.PHARMACY})
"""Bodies in which professionals prevent, diagnose or care: the list of the decree has none of them."""
kind = Organisation.kind
medico_social = kind.is_(OrganisationKind.SOCIAL_ESTABLISHMENT) & since(MEDICO_SOCIAL_SINCE)
one_of_those = kind.is_in(organisations_of_health | professionals) | medico_social
practises = kind.is_(OrganisationKind.INDIVIDUAL_PRACTITIONER)
tells_incidents = of_whole(~claimed(~one_of_those) | (claimed(practises) & ~works_alone)).said(
    "the organisation tells incidents to the health authorities",
    no="the organisation is none of those that tell incidents",
)
"""Whom CSP, art. L1111-8-2 reaches: where no kind is stated the incident, said to be a health body's, shows one, and whether
that is a practice is asked. With staff, who practises under a name of their own has a practice as a group has."""
in_practice = of_whole(claimed(kind.is_in(professionals) | practises)) & contested(
    "the article names organisations and services that care, the decree establishments, laboratories and centres of"
    " radiotherapy: no text read says whether a practice or a pharmacy is one"
)
of_which_kind = of_whole(~claimed(kind.stated())) & ask_again(kind)


files_nothing = claimed(DigitalHealthService.identity.has(~PatientIdentity.needed))
its_services = Organisation.health_services.where(
    DigitalHealthService.id.among(ProcessingActivity.systems) & ~files_nothing
)
"""The services of the activity that file data under an identity, as far as anybody says."""
qualified = DigitalHealthService.identity.has(
    PatientIdentity.national_identity_used & PatientIdentity.from_national_service & PatientIdentity.person_verified
)
qualified_there = claimed(
    its_services.exist(none="no digital health service is one of its systems") & its_services.each(qualified)
).said(
    "the digital health services of the activity use qualified identities",
    no="no digital health service of the activity is said to use qualified identities",
)
"""The same said of the services: each that is a system of the activity files data under a qualified identity."""


unqualified_there = ~claimed(its_services.some(qualified)) & claimed(its_services.some(claimed(~qualified)))
"""A service of the activity is said to file data under another identity, or under one that is not qualified, and none is
said to use a qualified one."""
WHICH_IDENTITY = (
    "A digital health service of the activity does not use qualified identities: are patients known by one?"
)


class PatientRules(
    RuleSet,
    of=ProcessingActivity,
    where=dict.fromkeys((Breach, ProcessingActivity), under_the_codes),
):
    """What the public health code says of patients' data."""

    @rule("FR-CSP-02", L1111_8_VII, since="2004-08-17", severity=Severity.BLOCKER)
    def no_sale(law, activity: type[ProcessingActivity]) -> Question:
        """Identifying health data are not sold.

        Identifying health data are not given away for money, directly or not, even with consent. *Fails* for a sale
        of data that still identify persons. CSP, art. L1111-8.
        """
        sold = activity.purposes.some(Purpose.kind.is_(PurposeKind.SALE_OF_DATA), none="there is no purpose")
        return when(
            sold & concerns_health & ~anonymous & ~nothing_left,
            settled(answer=False, words="identifying health data are sold"),
        )

    @rule("FR-CSP-03", L1111_8_2, since="2017-10-01", of=Breach)
    def health_authority_told(law, breach: type[Breach]) -> Question:
        """Serious incidents are told to the health authorities.

        Health bodies tell serious security incidents without delay, beside the notice to the CNIL: establishments of
        health, organisations and services that prevent, diagnose or care, and medico-social establishments since
        29 April 2022. An insurer, a publisher or a host tells its clients instead. *Not asked* of who practises
        alone: a person is neither an organisation nor a service, and the list of the decree has none. *Contested* for
        practices, of a group or of one professional with staff, and pharmacies, which that list does not name either; where no
        kind of organisation is stated it is asked before anything fails. CSP, art. L1111-8-2; decree 2022-715.
        """
        told = breach.health_authority_told | in_practice | of_which_kind
        return when(tells_incidents & breach.serious_health_incident & known_since(TOLD_SINCE) & known_by_now, told)

    @rule("FR-CSP-04", L1110_4, D1110_3_1, since="2016-01-28")
    def sharing_consented(law, activity: type[ProcessingActivity]) -> Question:
        """Sharing outside the care team has the patient's consent.

        Between professionals outside one care team, sharing needs consent; it is no basis of the GDPR, and is free,
        specific, informed and open to withdrawal like any. Since 13 October 2016 the patient is told before what goes to
        whom, on what and how it is kept safe, which is asked. It is asked of who shares, and not of a processor. *Fails*
        without it, and where one of these is said to be lacking; *contested* for a person who is unable to consent, who
        does so once able again, or whose representative does. CSP, art. L1110-4, III and D1110-3-1 to D1110-3-3.
        """
        outside_team = Purpose.kind.is_(PurposeKind.CARE_SHARING_OUTSIDE_TEAM)
        told_before = when(since(TOLD_BEFORE_SHARING), Consent.informed)
        unable = (
            since(TOLD_BEFORE_SHARING)
            & claimed(Purpose.unable_to_consent)
            & contested(
                "somebody who is unable for now consents afterwards, and for somebody who is so by law a representative consents"
            )
        )
        consented = Purpose.consent.has(Consent.collected & consent_unspoilt & told_before) | unable
        return when(not_for_others & running & ~anonymous, activity.purposes.each(when(outside_team, consented)))

    @rule("FR-CSP-05", L1111_8_1, since="2021-01-01", severity=Severity.MINOR)
    def health_identity(law, activity: type[ProcessingActivity]) -> Question:
        """Patients are known by a qualified health identity.

        Care in France uses the national health identity, fetched from or checked with its service, and the person
        verified. It is not the number under which care is billed: a child has its own. Who processes on behalf of those
        who give care takes the identity they give. Where the digital health services that are systems of the activity
        are said to use qualified identities, it is not asked again; where one is said not to, it is asked which is
        right. CSP, art. L1111-8-1.
        """
        care = activity.purposes.some(Purpose.kind.is_(PurposeKind.CARE), none="there is no purpose")
        qualified = claimed(
            activity.health_identity_qualified, otherwise=qualified_there | activity.health_identity_qualified
        )
        agreed = ~unqualified_there | ask_again(activity.health_identity_qualified, WHICH_IDENTITY)
        return when(as_controller & running & care & ~anonymous, qualified & agreed)
