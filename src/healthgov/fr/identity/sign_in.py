"""Who logs in to digital health services, and how surely that is known (CSP, art. L1470-2; PGSSI-S)."""

from __future__ import annotations

from datetime import date

from healthgov.fr.identity.scope import reached
from healthgov.fr.identity.texts import (
    ANS_FAQ_APPROVAL,
    ANS_FAQ_PATIENTS,
    CERTIFICATES_ORDER,
    EIDAS_LEVELS,
    L1470_1,
    L1470_2,
    L1470_5,
    PSC_ORDER,
    RIE,
    RIE_2,
)
from healthgov.models import DigitalHealthService, OrganisationAccess, PatientAccess, ProfessionalAccess, ServiceUser
from healthgov.questions import Question, ask_again, claimed, contested, since, when
from healthgov.rules import RuleSet, rule

__all__ = ["SignInRules"]

TRANSITION_ENDS = date(2029, 1, 1)
"""From this day no reading leaves the means of transition: the version in consultation keeps them to 2028-12-31."""

postponed = ~since(TRANSITION_ENDS) & contested(
    "the referential of 2022 asks for this from 2026-01-01; a second version put to consultation leaves time until"
    " 2028-12-31, and whether it was approved was not read"
)
"""What the referential of 2022 asks from 2026-01-01 is contested until the day on which both readings ask it."""

ONE_FACTOR = "Means of the level substantial take two factors, and one is said to be enough: of which level are they?"
NO_CERTIFICATE = "Organisations are said to connect with a certificate of the authority, and with none: which is right?"

for_patients = DigitalHealthService.users.includes(ServiceUser.PATIENTS)
for_machines = DigitalHealthService.users.includes(ServiceUser.MACHINES)
for_professionals = DigitalHealthService.users.includes(ServiceUser.PROFESSIONALS)
patients_reach_data = for_patients & DigitalHealthService.patients.has(PatientAccess.health_data)


class SignInRules(RuleSet, of=DigitalHealthService, where=reached):
    """How services know who logs in."""

    @rule("FR-EID-01", L1470_5, L1470_1, since="2022-06-01")
    def referentials_kept(law, service: type[DigitalHealthService]) -> Question:
        """The service keeps to the approved referentials.

        Services for professionals and establishments keep to the referentials of interoperability and security that
        an order of the minister approves. Asked from the day on which the first of them, on electronic
        identification, applies. *Fails* where the service departs from one. A service for patients alone is not asked.
        CSP, art. L1470-5.
        """
        for_patients_alone = ~service.users.empty() & service.users.only({ServiceUser.PATIENTS})
        return when(~for_patients_alone, service.referentials_kept)

    @rule("FR-EID-02", RIE, ANS_FAQ_PATIENTS, L1470_2, since="2022-06-01")
    def patients_two_factors(law, service: type[DigitalHealthService]) -> Question:
        """Patients reach health data with two factors.

        A password alone is not enough; a code by message or an application makes two. *Fails* where one factor opens
        health data. What shows no health data may open with less. CSP, art. L1470-2.
        """
        return when(patients_reach_data, service.patients.has(PatientAccess.two_factors))

    @rule("FR-EID-03", RIE, ANS_FAQ_PATIENTS, RIE_2, EIDAS_LEVELS, since="2026-01-01")
    def patients_substantial(law, service: type[DigitalHealthService]) -> Question:
        """Patients reach health data with means of the level substantial.

        Such as the application of the health card, the national identity application, or the state sign-in of that
        level. The agency answers that they are asked for from 2026-01-01; the second version of the referential, put
        to consultation, keeps means of transition with two factors until 2028-12-31. Below the level the answer is
        *contested* until then where there are two factors, and *fails* from 2029-01-01. The level takes two factors:
        with one it *fails*, and where both are said it is *asked* which is right.
        """
        two = PatientAccess.two_factors & postponed
        one = claimed(~PatientAccess.two_factors)
        of_the_level = PatientAccess.substantial & (~one | ask_again(PatientAccess.substantial, ONE_FACTOR))
        below = one & ~claimed(PatientAccess.substantial)
        return when(patients_reach_data, service.patients.has(~below & (of_the_level | two)))

    @rule("FR-EID-04", RIE, L1470_2, since="2022-06-01")
    def professionals_known(law, service: type[DigitalHealthService]) -> Question:
        """Each professional is known by an entry of the directory.

        Who logs in is one person, known by verified traits of the directory of reference, and no account is shared.
        *Fails* where accounts stand for a ward, a role or nobody. CSP, art. L1470-2.
        """
        return when(for_professionals, service.professionals.has(ProfessionalAccess.from_directory))

    @rule("FR-EID-05", RIE, PSC_ORDER, since="2023-01-01")
    def national_sign_in(law, service: type[DigitalHealthService]) -> Question:
        """A sensitive service accepts Pro Santé Connect.

        From 1 January 2023 who offers a sensitive service to professionals lets them sign in through the national
        federation, with card or application; other means may stand beside. Whether a service is sensitive, its
        publisher says by the referential. *Fails* where it is not accepted.
        """
        return when(
            for_professionals & service.sensitive, service.professionals.has(ProfessionalAccess.national_sign_in)
        )

    @rule("FR-EID-06", RIE, RIE_2, since="2026-01-01")
    def professionals_two_factors(law, service: type[DigitalHealthService]) -> Question:
        """Professionals sign in to sensitive services with two factors.

        The last step of the referential of 2022. With one factor the answer is *contested* until 2028-12-31, the end
        of the transition that the second version proposes, and *fails* from 2029-01-01.
        """
        two = ProfessionalAccess.two_factors | postponed
        return when(for_professionals & service.sensitive, service.professionals.has(two))

    @rule("FR-EID-07", RIE, ANS_FAQ_APPROVAL, RIE_2, since="2026-01-01")
    def own_means_approved(law, service: type[DigitalHealthService]) -> Question:
        """Means of one's own are approved.

        A structure approves, after an analysis of risks, each means that it accepts and that neither the State gives
        nor is of the level substantial: by 1 January 2026, as the agency answers. Without it the answer is
        *contested* until 2028-12-31, and *fails* from 2029-01-01.
        """
        own = for_professionals & service.professionals.has(ProfessionalAccess.own_means)
        return when(own, service.professionals.has(ProfessionalAccess.own_means_approved | postponed))

    @rule("FR-EID-08", RIE, L1470_2, L1470_1, since="2022-06-01")
    def organisations_known(law, service: type[DigitalHealthService]) -> Question:
        """Each organisation that connects is known by its number in a national register.

        Users of a service are persons and organisations. One whose machines connect is known by its FINESS, or, for
        those that do not care, by its SIREN or SIRET. *Fails* where machines connect for an organisation that is not
        known so. A service that no machine uses is not asked. CSP, art. L1470-1 and L1470-2.
        """
        return when(for_machines, service.organisations.has(OrganisationAccess.from_register))

    @rule("FR-EID-09", RIE, CERTIFICATES_ORDER, L1470_2, since="2022-06-01")
    def organisations_certified(law, service: type[DigitalHealthService]) -> Question:
        """Organisations connect with a certificate of the national authority.

        The agency issues certificates for an organisation, and for a server under its responsibility. *Fails* where
        organisations connect without a certificate. With one of another authority the answer is *contested*: which of
        them the referential accepts was not read. *Asked* again where both are said, one of the authority and none.
        """
        other = OrganisationAccess.any_certificate & contested(
            "which certificates the referential accepts beside those of the national authority was not read"
        )
        its_own = OrganisationAccess.national_certificate & (
            ~claimed(~OrganisationAccess.any_certificate)
            | ask_again(OrganisationAccess.national_certificate, NO_CERTIFICATE)
        )
        without = claimed(~OrganisationAccess.any_certificate) & ~claimed(OrganisationAccess.national_certificate)
        certified = ~without & (its_own | other)
        return when(for_machines, service.organisations.has(certified))
