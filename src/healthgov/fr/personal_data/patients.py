"""Patients in the public health code: their file, their identity, secrecy, no sale, incidents."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.eu.gdpr.breaches import known_since
from healthgov.eu.gdpr.consent import consent_unspoilt
from healthgov.eu.gdpr.law import (
    answers_itself,
    as_controller,
    concerns_health,
    key_at_hand,
    key_elsewhere,
    not_for_others,
    nothing_left,
    relative,
    running,
    still_named,
)
from healthgov.eu.gdpr.notifications import known_by_now
from healthgov.eu.gdpr.scale import works_alone
from healthgov.eu.gdpr.timeliness import answered_within, made_by_now, to_be_answered
from healthgov.findings import Finding, failed
from healthgov.fr.deadlines import (
    MEDICAL_FILE_OLD,
    MEDICAL_FILE_RECENT,
    holidays_in,
    medical_file,
    regional_holidays_in,
)
from healthgov.fr.places import under_the_codes
from healthgov.fr.references import CADA_DEAD_MINORS, L1110_4, L1111_7, L1111_8_1, L1111_8_2, L1111_8_VII, LIL_84
from healthgov.models import (
    Anonymisation,
    Breach,
    Consent,
    DigitalHealthService,
    HeirAim,
    Organisation,
    OrganisationKind,
    PatientIdentity,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    Requester,
    RequestKind,
    RightsRequest,
)
from healthgov.questions import (
    Question,
    View,
    ask_again,
    by_hand,
    claimed,
    contested,
    either,
    of_whole,
    settled,
    since,
    thing_of,
    when,
)
from healthgov.rules import RuleSet, Severity, rule
from healthgov.verdicts import Verdict

__all__ = ["PatientRules", "anonymous", "asks_medical_file"]

anonymous = (
    ProcessingActivity.anonymisation.has(
        claimed(Anonymisation.claimed)
        & ~Anonymisation.singling_out
        & ~Anonymisation.linkable
        & ~Anonymisation.inferable
    )
    & ~key_at_hand
    & ~(key_elsewhere & relative)
    & ~still_named
)
"""Anonymity is claimed, its three tests are met, and nobody who has the data holds a key: otherwise they still identify."""

OPENED = date(2002, 4, 30)
"""From this day persons have their medical file for the asking (decree 2002-637): an answer of before is not judged."""
asks_medical_file = RightsRequest.kind.is_(RequestKind.MEDICAL_FILE)
parent_of_dead_minor = (
    claimed(RightsRequest.asked_by.is_(Requester.PARENT))
    & claimed(RightsRequest.for_minor)
    & ~claimed(~RightsRequest.parental_authority)
)
"""Parents keep the access that they had to the file of their child, but for what the child kept secret; from whom the
authority was withdrawn has that of an heir."""
no_heir = claimed(RightsRequest.asked_by.is_(Requester.OTHER))
"""Neither heir nor partner, nor somebody who asks for one: the code opens the file to nobody else."""
WHO_NOW = "The person is said to be dead, which ends each measure of protection: does an heir or the partner ask?"
asks_for_the_living = claimed(
    RightsRequest.asked_by.is_in(
        {Requester.PERSON, Requester.GUARDIAN_OF_PERSON, Requester.GUARDIAN_OF_PROPERTY, Requester.CURATOR}
    )
)
"""Who asks for a living person, or is that person, is nobody to whom the file of the dead opens (C. civ., art. 418)."""
heir_with_an_aim = (
    ~no_heir
    & RightsRequest.heir_aim.is_in({HeirAim.CAUSE_OF_DEATH, HeirAim.MEMORY_OF_THE_DECEASED, HeirAim.OWN_RIGHTS})
    & (~asks_for_the_living | ask_again(RightsRequest.asked_by, WHO_NOW))
)
heir_may_see = parent_of_dead_minor | (~claimed(RightsRequest.deceased_refused) & heir_with_an_aim)
heir_had_to_see = parent_of_dead_minor | (~RightsRequest.deceased_refused & heir_with_an_aim)
"""The file opens unless the person had refused: who gives it need not say so, who refuses it is asked."""


def given_in_time(law: Any, request: View, document: View | None) -> Finding:
    """The file is given after the time for reflection and within eight days, or two months for old information."""
    organisation = thing_of(document)
    territory = organisation.country if isinstance(organisation, Organisation) else None
    is_holiday, regional = holidays_in(territory), regional_holidays_in(territory)
    received, compiled = request.received_on, request.claimed("compiled_on")
    opens, answered = MEDICAL_FILE_RECENT.opens(received), request.claimed("answered_on")
    if answered is not None and received <= answered < opens and request.claimed("refused_with_reasons") is not True:
        at = request.at("answered_on")
        return failed("given before {day}, within the time for reflection", at=at, day=opens)
    if request.claimed("psychiatric_commission"):
        period = MEDICAL_FILE_OLD
    elif compiled is None:
        quick = answered_within(MEDICAL_FILE_RECENT, law, request, is_holiday, regional, since=OPENED)
        if quick.verdict is Verdict.PASS:
            return quick
        late = answered_within(MEDICAL_FILE_OLD, law, request, is_holiday, regional, since=OPENED)
        if late.verdict is Verdict.FAIL:  # later than the longer period as well, however old the information is
            return late
        period = medical_file(compiled_on=request.compiled_on, received=received)
    else:
        period = medical_file(compiled_on=compiled, received=received)
    return answered_within(period, law, request, is_holiday, regional, since=OPENED)


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
"""Whom CSP, art. L1111-8-2 reaches: a kind that is not stated is taken from the incident, said to be a health body's. With
staff, who practises under a name of their own has a practice as a group has."""
in_practice = of_whole(claimed(kind.is_in(professionals) | practises)) & contested(
    "the article names organisations and services that care, the decree establishments, laboratories and centres of"
    " radiotherapy: no text read says whether a practice or a pharmacy is one"
)


holds_no_file = of_whole(
    claimed(
        kind.is_in(
            {
                OrganisationKind.INSURER,
                OrganisationKind.EMPLOYER,
                OrganisationKind.COMPANY,
                OrganisationKind.SOFTWARE_PUBLISHER,
                OrganisationKind.HOST,
                OrganisationKind.ASSOCIATION,
                OrganisationKind.RESEARCH_BODY,
            }
        )
    ).said("the organisation is no body of health", no="the organisation is a body of health, or may be one")
) & contested(
    "the code opens what professionals, establishments and centres of health hold: whether this is such a file hangs on"
    " who keeps it"
)
"""An insurer or an employer answers by the GDPR; what its physician keeps may be a medical file all the same."""


its_services = Organisation.health_services.where(DigitalHealthService.id.among(ProcessingActivity.systems))
qualified_there = claimed(
    its_services.exist(none="no digital health service is one of its systems")
    & its_services.each(
        DigitalHealthService.identity.has(
            PatientIdentity.national_identity_used
            & PatientIdentity.from_national_service
            & PatientIdentity.person_verified
        )
    )
).said(
    "the digital health services of the activity use qualified identities",
    no="no digital health service of the activity is said to use qualified identities",
)
"""The same said of the services: each that is a system of the activity files data under a qualified identity."""


class PatientRules(
    RuleSet,
    of=RightsRequest,
    where=dict.fromkeys((RightsRequest, Breach, ProcessingActivity), under_the_codes),
):
    """What the public health code says of patients' data."""

    @rule("FR-CSP-01", L1111_7, since="2002-04-30")
    def medical_file_in_time(law, request: type[RightsRequest]) -> Question:
        """The medical file is given in eight days or two months.

        Eight days at most, not before 48 hours; two months for information compiled more than five years ago. The
        age runs from when the information was compiled. A matter before the psychiatric commission also has two
        months. Who is a processor in all it does does not answer for its controllers; for an insurer, an employer or
        another that is no health body it is *contested*. The month of the GDPR runs
        beside it: see EU-GDPR-22. CSP, art. L1111-7.
        """
        under_the_code = ~claimed(request.answered_on.before(OPENED))
        return when(
            asks_medical_file & answers_itself & made_by_now & under_the_code, by_hand(given_in_time) | holds_no_file
        )

    @rule("FR-CSP-02", L1111_8_VII, since="2004-08-17", severity=Severity.BLOCKER, of=ProcessingActivity)
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
        practices, of a group or of one professional with staff, and pharmacies, which that list does not name either. CSP, art. L1111-8-2; decree 2022-715.
        """
        told = breach.health_authority_told | in_practice
        return when(tells_incidents & breach.serious_health_incident & known_since(TOLD_SINCE) & known_by_now, told)

    @rule("FR-CSP-04", L1110_4, since="2016-01-28", of=ProcessingActivity)
    def sharing_consented(law, activity: type[ProcessingActivity]) -> Question:
        """Sharing outside the care team has the patient's consent.

        Between professionals outside one care team, sharing needs consent; it is no basis of the GDPR, and is free,
        specific, informed and open to withdrawal like any. It is asked of who shares, and not of a processor. *Fails*
        without it, and where one of these is said to be lacking. CSP, art. L1110-4.
        """
        outside_team = Purpose.kind.is_(PurposeKind.CARE_SHARING_OUTSIDE_TEAM)
        consented = Purpose.consent.has(Consent.collected & consent_unspoilt)
        return when(not_for_others & running & ~anonymous, activity.purposes.each(when(outside_team, consented)))

    @rule("FR-CSP-05", L1111_8_1, since="2021-01-01", severity=Severity.MINOR, of=ProcessingActivity)
    def health_identity(law, activity: type[ProcessingActivity]) -> Question:
        """Patients are known by a qualified health identity.

        Care in France uses the national health identity, fetched from or checked with its service, and the person
        verified. It is not the number under which care is billed: a child has its own. Who processes on behalf of those
        who give care takes the identity they give. Where the digital health services that are systems of the activity are said
        to use qualified identities, it is not asked again. CSP, art. L1111-8-1.
        """
        care = activity.purposes.some(Purpose.kind.is_(PurposeKind.CARE), none="there is no purpose")
        qualified = claimed(
            activity.health_identity_qualified, otherwise=qualified_there | activity.health_identity_qualified
        )
        return when(as_controller & running & care & ~anonymous, qualified)

    @rule("FR-LIL-05", L1110_4, LIL_84, CADA_DEAD_MINORS, since="2002-03-05")
    def file_of_the_dead(law, request: type[RightsRequest]) -> Question:
        """The file of the dead opens for three aims only.

        Heirs learn the cause of death, defend a memory or claim rights, unless the person refused: then they are
        given what they need, and refused otherwise. Parents keep the access they had to the file of a minor who died, unless
        the authority was withdrawn. Who asks for a file of their own is alive, unless the person is said to have died: then it
        is asked who asks, and so it is where that is said to be who protected them.
        The dead are outside the GDPR, and inside medical secrecy. Who is a processor in all it does does not answer for
        its controllers; for an insurer, an employer or another that is no health body it is *contested*. *Fails* for a
        file given for another aim, or to somebody who is neither heir nor partner, or
        refused for one of these. Where it was refused, whether the person had refused is asked. CSP, art. L1110-4, V; LIL, art. 84 to 86.
        """
        opened = either(
            request.granted,
            heir_may_see.said("the heir may see it", no="the heir had no aim that opens it, or the person refused"),
            (~heir_had_to_see).said(
                "the refusal has its reason", no="the file was refused to an heir whose aim opens it"
            ),
        )
        alive = claimed(request.asked_by.is_(Requester.PERSON)) & ~claimed(request.for_deceased)
        asked = asks_medical_file & answers_itself & made_by_now & ~to_be_answered & ~alive & request.for_deceased
        return when(asked, opened | holds_no_file)
