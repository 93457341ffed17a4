"""Digital health services: who uses them, how they know the persons cared for, how they know who logs in."""

from __future__ import annotations

import enum

from healthgov.facts import Fact, Required, fact, model

__all__ = [
    "DigitalHealthService",
    "HandedOver",
    "IdentityTrait",
    "OrganisationAccess",
    "PatientAccess",
    "PatientIdentity",
    "ProfessionalAccess",
    "PublisherChange",
    "ServiceUser",
]


class ServiceUser(enum.Enum):
    """Who logs in to a service."""

    PROFESSIONALS = "professionals"
    """Professionals and those who work under them, in health, social care and medico-social care."""
    PATIENTS = "patients"
    """Patients, their relatives and representatives."""
    MACHINES = "machines"
    """Other services, in the name of an organisation."""


class IdentityTrait(enum.Enum):
    """What the national health identity is made of (in France the INS)."""

    IDENTIFIER = "identifier"
    """The registration number, or the provisional one."""
    AUTHORITY = "authority"
    """The object identifier of the authority that gave the number."""
    BIRTH_NAME = "birth_name"
    FIRST_NAMES = "first_names"
    """The list of first names given at birth."""
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    BIRTHPLACE_CODE = "birthplace_code"
    """The official code of the place of birth."""


class HandedOver(enum.Enum):
    """How much of a professional's records the publisher handed over to the next."""

    WHOLE = "whole"
    """All data for which the professional is the controller."""
    PART = "part"
    """Some are left out, and are not to follow."""
    REFUSED = "refused"
    UNDER_WAY = "under_way"
    """They are still to come."""


@model
class PatientIdentity:
    """How a service knows the persons cared for."""

    needed: Fact[bool] = fact(
        "Does the service file health data under the identity of the persons cared for?",
        yes="health data are filed under an identity",
        no="no health data are filed under an identity",
        circumstance=True,
    )
    national_identity_used: Fact[bool] = fact(
        "Are health data filed under the national health identity wherever it can be reached?",
        yes="health data are filed under the national health identity",
        no="health data are filed under another identity though the national one can be reached",
    )
    from_national_service: Fact[bool] = fact(
        "Is the identity fetched from the national service, or checked with it?",
        yes="the identity comes from the national service, or was checked with it",
        no="the identity was neither fetched from the national service nor checked with it",
    )
    person_verified: Fact[bool] = fact(
        "Was the person compared with a document of high trust, or with one that is accepted in its place?",
        yes="the person was compared with a document of high trust, or with one accepted in its place",
        no="the person was not compared with a document of high trust, nor with one accepted in its place",
    )
    """In France a passport, an identity card, a residence permit; for minors and residents of homes, also what the RNIV
    (volume 1, 3.3.3) accepts in their place."""
    traits: Fact[tuple[IdentityTrait, ...]] = fact(
        "Which parts of the national health identity does the service hold?", noun="the parts of the identity"
    )
    authorities: Fact[tuple[str, ...]] = fact(
        "Under which object identifiers are the numbers recorded and sent?",
        noun="the object identifiers of the numbers",
    )
    """In France ``1.2.250.1.213.1.4.8`` for the registration number and ``1.2.250.1.213.1.4.9`` for the provisional."""
    sent_unqualified: Fact[bool] = fact(
        "Is the number sent to others for an identity that is not qualified?",
        yes="the number is sent for identities that are not qualified",
        no="the number is sent for qualified identities only",
    )
    doubtful_kept_provisional: Fact[bool] = fact(
        "Does an identity that is doubtful or fictitious stay provisional?",
        yes="identities that are doubtful or fictitious stay provisional",
        no="an identity that is doubtful or fictitious may stand as fetched, validated or qualified",
    )
    """A provisional identity takes no number. Systems in France mark these two as ``DOUT`` and ``FICT``."""
    used_elsewhere: Fact[bool] = fact(
        "Is the national health identity used for anything but health and social care?",
        yes="the national health identity is used for something else than care",
        no="the national health identity is used for care only",
    )
    """Research, prospecting, staff or commerce are something else."""


@model
class ProfessionalAccess:
    """How a service knows the professionals who log in."""

    from_directory: Fact[bool] = fact(
        "Is each professional known by an entry of the directory of reference?",
        yes="each professional is known by an entry of the directory of reference",
        no="professionals are not known by an entry of the directory of reference",
    )
    """In France the RPPS, for those who are in it; no account is shared by several persons."""
    national_sign_in: Fact[bool] = fact(
        "Does the service accept the national sign-in of professionals?",
        yes="the service accepts the national sign-in of professionals",
        no="the service does not accept the national sign-in of professionals",
    )
    """In France Pro Santé Connect."""
    two_factors: Fact[bool] = fact(
        "Do professionals always sign in with two factors?",
        yes="professionals sign in with two factors",
        no="professionals may sign in with one factor",
    )
    own_means: Fact[bool] = fact(
        "May professionals sign in with means that neither the State gives nor a scheme certifies?",
        yes="means of the organisation's own are accepted",
        no="only means of the State or of a certified scheme are accepted",
    )
    own_means_approved: Fact[bool] = fact(
        "Did the organisation approve its own means after an analysis of risks?",
        yes="the organisation approved its own means",
        no="the organisation did not approve its own means",
    )


@model
class OrganisationAccess:
    """How a service knows the organisations whose machines connect to it."""

    from_register: Fact[bool] = fact(
        "Is each organisation that connects known by its number in a national register?",
        yes="each organisation is known by its number in a national register",
        no="organisations connect that are not known by a number in a national register",
    )
    """In France the FINESS of those that care, or else the SIREN or SIRET."""
    national_certificate: Fact[bool] = fact(
        "Do organisations connect with a certificate of the national authority for health?",
        yes="organisations connect with a certificate of the national authority",
        no="organisations connect with a certificate of somebody else, or with none",
    )
    """In France one that the IGC-Santé issued for the organisation, or for a server under its responsibility."""
    any_certificate: Fact[bool] = fact(
        "Do organisations connect with a certificate at all?",
        yes="organisations connect with a certificate",
        no="organisations connect without a certificate",
    )


@model
class PatientAccess:
    """How a service knows the patients who log in."""

    health_data: Fact[bool] = fact(
        "Do patients reach health data there?",
        yes="patients reach health data there",
        no="patients reach no health data there",
        circumstance=True,
    )
    two_factors: Fact[bool] = fact(
        "Do patients always sign in with two factors?",
        yes="patients sign in with two factors",
        no="patients may sign in with one factor",
    )
    substantial: Fact[bool] = fact(
        "Are the means of patients of the level substantial or high?",
        yes="the means of patients are of the level substantial or high",
        no="the means of patients are below the level substantial",
    )
    """The level of Implementing Regulation (EU) 2015/1502."""


@model
class PublisherChange:
    """What becomes of the records when a professional goes from the publisher of a service to another."""

    published_here: Fact[bool] = fact(
        "Does this organisation publish the service?",
        yes="the organisation publishes the service",
        no="the service is published by somebody else",
        circumstance=True,
    )
    practice_records: Fact[bool] = fact(
        "Does the service manage the medical files of patients for professionals who are their controllers?",
        yes="the service manages the medical files of patients of professionals",
        no="the service manages no medical files for professionals who are their controllers",
        circumstance=True,
    )
    left: Fact[bool] = fact(
        "Did a professional change from this publisher to another?",
        yes="a professional changed from this publisher to another",
        no="no professional changed from this publisher to another",
        circumstance=True,
    )
    records: Fact[HandedOver] = fact(
        "Of the professional who changed: how much of the data was handed over?", noun="what was handed over"
    )
    """Of several who changed, what was handed over to the one who received least."""


@model
class DigitalHealthService:
    """A service that is offered electronically and helps to prevent, diagnose, care or follow up."""

    id: Required[str]
    name: Fact[str] = fact("What is the service called?", noun="the name of the service", personal=True, label=True)
    serves_care: Fact[bool] = fact(
        "Does the service help to prevent, diagnose, care or follow up, or to coordinate these?",
        yes="the service helps to prevent, diagnose, care or follow up",
        no="the service does not help to prevent, diagnose, care or follow up",
        circumstance=True,
    )
    used_in_france: Fact[bool] = fact(
        "Is the service used in France?",
        yes="the service is used in France",
        no="the service is used abroad only",
        circumstance=True,
    )
    users: Fact[tuple[ServiceUser, ...]] = fact(
        "Who logs in to the service?", noun="the users of the service", circumstance=True
    )
    sensitive: Fact[bool] = fact(
        "Is it a sensitive service in the sense of the referential on electronic identification?",
        yes="it is a sensitive service",
        no="it is not a sensitive service",
        circumstance=True,
    )
    referentials_kept: Fact[bool] = fact(
        "Does the service keep to the approved referentials of interoperability and security that reach it?",
        yes="the service keeps to the approved referentials",
        no="the service departs from an approved referential",
    )
    identity: Fact[PatientIdentity] = fact(noun="the identity of the persons cared for")
    professionals: Fact[ProfessionalAccess] = fact(noun="the sign-in of professionals")
    patients: Fact[PatientAccess] = fact(noun="the sign-in of patients")
    organisations: Fact[OrganisationAccess] = fact(noun="how organisations connect")
    publisher_change: Fact[PublisherChange] = fact(noun="the change of a professional to another publisher")
