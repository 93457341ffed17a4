"""How an organisation governs its data: record, DPO, training, cooperation."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Answerer, Fact, Required, fact, model
from healthgov.kinds import Count

__all__ = [
    "Dpo",
    "Governance",
    "OrganisationKind",
    "PracticeConditions",
    "ProcessingRecord",
    "Training",
]


class OrganisationKind(enum.Enum):
    """What kind of organisation it is, as far as the law tells them apart."""

    HEALTH_ESTABLISHMENT = "health_establishment"
    SOCIAL_ESTABLISHMENT = "social_establishment"
    INDIVIDUAL_PRACTITIONER = "individual_practitioner"
    GROUP_PRACTICE = "group_practice"
    HEALTH_CENTRE = "health_centre"
    PHARMACY = "pharmacy"
    LABORATORY = "laboratory"
    INSURER = "insurer"
    EMPLOYER = "employer"
    SOFTWARE_PUBLISHER = "software_publisher"
    HOST = "host"
    RESEARCH_BODY = "research_body"
    OCCUPATIONAL_HEALTH_SERVICE = "occupational_health_service"
    PUBLIC_AUTHORITY = "public_authority"
    ASSOCIATION = "association"
    COMPANY = "company"


@model
class Dpo:
    """The data protection officer (GDPR, art. 37 to 39)."""

    designated: Fact[bool] = fact(
        "Is a data protection officer designated?",
        yes="a data protection officer is designated",
        no="no data protection officer is designated",
    )
    designated_on: Fact[date] = fact(
        "When was the officer designated?", noun="the day on which the officer was designated"
    )
    external: Fact[bool] = fact(
        "Does the officer come from outside the organisation?",
        yes="the officer comes from outside the organisation",
        no="the officer belongs to the organisation",
    )
    contact: Fact[str] = fact(
        "Who is the data protection officer, reached how?", noun="the officer's name and contact", personal=True
    )
    """Name and contact, for the record and notices."""
    contact_published: Fact[bool] = fact(
        "Is the officer's contact published?",
        yes="the officer's contact is published",
        no="the officer's contact is not published",
    )
    contact_easy_to_find: Fact[bool] = fact(
        "Is the officer's contact easy to find where persons look for it?",
        yes="the officer's contact is easy to find",
        no="the officer's contact is hard to find",
    )
    """Beside the notice, on the page on personal data, in the waiting room: not behind a form or in general terms."""
    declared_to_authority: Fact[bool] = fact(
        "Was the officer declared to the authority?",
        yes="the officer was declared to the authority",
        no="the officer was not declared to the authority",
    )
    conflict_of_interest: Fact[bool] = fact(
        "Does another task of the officer decide purposes or means?",
        yes="another task of the officer decides purposes or means",
        no="the officer has no conflict of interest",
    )
    """Another task of the officer decides purposes or means."""
    involved: Fact[bool] = fact(
        "Is the officer involved in all matters, properly and in time?",
        yes="the officer is involved properly and in time",
        no="the officer is not involved properly and in time",
    )
    """In all matters, properly and in time."""
    resourced: Fact[bool] = fact(
        "Has the officer time and means enough?",
        yes="the officer has time and means enough",
        no="the officer lacks time or means",
    )
    independent: Fact[bool] = fact(
        "Does the officer take no instructions, and report to the top?",
        yes="the officer takes no instructions and reports to the top",
        no="the officer takes instructions, or does not report to the top",
    )
    """Takes no instructions and reports to the highest level."""
    expert: Fact[bool] = fact(
        "Has the officer expert knowledge?",
        yes="the officer has expert knowledge",
        no="the officer lacks expert knowledge",
    )
    informs_and_advises: Fact[bool] = fact(
        "Does the officer inform and advise?",
        yes="the officer informs and advises",
        no="the officer does not inform and advise",
    )
    monitors: Fact[bool] = fact(
        "Does the officer follow a plan of control?",
        yes="the officer follows a plan of control",
        no="the officer does not monitor compliance",
    )
    """Has and follows a plan of control."""


@model
class ProcessingRecord:
    """The record of processing activities as a thing (GDPR, art. 30)."""

    kept: Fact[bool] = fact(
        "Is a record of processing activities kept?",
        yes="a record of processing activities is kept",
        no="no record of processing activities is kept",
    )
    covers_all: Fact[bool] = fact(
        "Does the record cover every activity?",
        yes="the record covers every activity",
        no="activities are missing from the record",
    )
    """Every activity of the organisation is in it."""
    contacts_complete: Fact[bool] = fact(
        "Has the record all names and contacts?",
        yes="the record has all names and contacts",
        no="names or contacts are missing from the record",
    )
    """Names and contacts of the organisation, its representative and its DPO."""
    updated_on: Fact[date] = fact("When was the record last updated?", noun="the day of the last update of the record")


@model
class Training:
    """A session of awareness or training of staff, with its day and its evidence."""

    held_on: Required[date] = fact(noun="the day of the training", required=True, circumstance=True)
    topic: Fact[str] = fact("What was the training about?", noun="the topic of the training", personal=True)
    new_staff_included: Fact[bool] = fact(
        "Did new staff take part?", yes="new staff took part", no="new staff did not take part"
    )
    attendance_recorded: Fact[bool] = fact(
        "Was attendance recorded?", yes="attendance was recorded", no="attendance was not recorded"
    )


@model
class PracticeConditions:
    """What the referential of the French authority asks of a medical or paramedical practice."""

    purposes_kept: Fact[bool] = fact(
        "Are the data of patients used to run the practice alone: appointments, records, letters, bills and claims?",
        yes="the data of patients serve to run the practice alone",
        no="the data of patients serve something else than running the practice",
    )
    care_recipients_alone: Fact[bool] = fact(
        "Do the data of patients reach those alone who take part in their care, or whom a text names?",
        yes="the data of patients reach those who take part in the care, or whom a text names",
        no="the data of patients reach others too",
    )
    patients_informed: Fact[bool] = fact(
        "Are patients told how the practice uses their data, by a notice in its rooms or in another way?",
        yes="patients are told how their data are used",
        no="patients are not told how their data are used",
    )
    archived_apart: Fact[bool] = fact(
        "Do files leave the active base five years after the last contact, and the archive fifteen years later?",
        yes="files are archived after five years, and erased fifteen years later",
        no="files are not archived after five years, or not erased fifteen years later",
    )
    """A record of a practice may be kept longer for reasons: see the type ``private_practice_record``."""
    access_secured: Fact[bool] = fact(
        "Is access to the files of patients personal, secured and traced?",
        yes="access to the files is personal, secured and traced",
        no="access to the files is not personal, not secured or not traced",
    )


@model
class Governance:
    """Documents and people that govern data in the organisation."""

    record: Fact[ProcessingRecord] = fact(noun="the record of processing activities")
    dpo: Fact[Dpo] = fact(noun="the data protection officer")
    monitors_at_large_scale: Fact[bool] = fact(
        "Is monitoring persons at large scale its core activity?",
        yes="it monitors persons at large scale",
        no="it does not monitor persons at large scale",
        circumstance=True,
    )
    """Its core activity is regular and systematic monitoring of persons at large scale."""
    scale_weighed: Fact[bool] = fact(
        "Does a written assessment (number of persons, volume, duration, extent) find that special categories are processed at no"
        " large scale?",
        yes="a written assessment finds that special categories are processed at no large scale",
        no="no written assessment finds that special categories are processed at no large scale",
        noun="the written assessment of the scale",
    )
    """Asked where large scale is denied, and the kind of organisation shows it."""
    special_categories_at_large_scale: Fact[bool] = fact(
        "Are special categories at large scale its core activity?",
        yes="it treats special categories at large scale",
        no="it does not treat special categories at large scale",
        circumstance=True,
    )
    """Its core activity is processing of special categories at large scale."""
    patients_per_year: Fact[Count] = fact(
        "How many patients are seen in a year?",
        noun="the number of patients in a year",
        circumstance=True,
    )
    shares_system: Fact[bool] = fact(
        "Do several professionals share one information system?",
        yes="several professionals share one information system",
        no="no information system is shared",
        circumstance=True,
    )
    """Several professionals share one information system."""
    trainings: Fact[tuple[Training, ...]] = fact(
        "When were staff last trained or made aware?",
        noun="the trainings of staff",
        one="the training of staff",
        answers=Answerer.STAFF,
    )
    confidentiality_commitments: Fact[bool] = fact(
        "Is everyone with access to the data bound to confidentiality in writing?",
        yes="everyone with access is bound in writing",
        no="people with access are not bound in writing",
        answers=Answerer.STAFF,
    )
    """Everyone with access is bound to confidentiality in writing."""
    staff_charter: Fact[bool] = fact(
        "Is there a charter, joined to the staff rules?",
        yes="there is a charter staff are held to",
        no="there is no charter staff are held to",
        answers=Answerer.STAFF,
    )
    """A charter says how staff use systems and data, and it is opposable to them."""
    staff_council_consulted: Fact[bool] = fact(
        "Was the staff council consulted?",
        yes="the staff council was consulted",
        no="the staff council was not consulted",
        answers=Answerer.STAFF,
    )
    """The staff council was informed and consulted before means of monitoring staff were brought in."""
    monitors_staff: Fact[bool] = fact(
        "Are there means that allow staff to be monitored?", yes="staff can be monitored", no="staff are not monitored"
    )
    access_policy: Fact[bool] = fact(
        "Does a written procedure govern the giving and withdrawing of access?",
        yes="a policy says who gets which access",
        no="no policy says who gets which access",
        answers=Answerer.STAFF,
    )
    """Who may get which access, how it is given and withdrawn, is written."""
    security_policy: Fact[bool] = fact(
        "Is there a security policy?", yes="there is a security policy", no="there is no security policy"
    )
    breach_register: Fact[bool] = fact(
        "Is a register of breaches kept?", yes="a register of breaches is kept", no="no register of breaches is kept"
    )
    practice_referential_kept: Fact[bool] = fact(
        "Does the practice keep to the authority's referential on practices?",
        yes="the practice keeps to the referential on practices",
        no="the practice departs from the referential on practices",
    )
    """In France that of the CNIL on medical and paramedical practices; it binds nobody who can say why they depart."""
    practice_conditions: Fact[PracticeConditions] = fact(noun="what the referential asks of a practice")
    departure_justified: Fact[bool] = fact(
        "Can each departure from the referential be justified, with measures that make up for it?",
        yes="each departure is justified",
        no="a departure is not justified",
    )
    cooperates_with_authority: Fact[bool] = fact(
        "Were the authority's questions and orders answered?",
        yes="the authority's questions and orders were answered",
        no="the authority's questions or orders went unanswered",
    )
    """Questions and orders of the authority were answered in time."""
    measures_documented: Fact[bool] = fact(
        "Can the measures taken be shown?",
        yes="the measures taken can be shown",
        no="the measures taken cannot be shown",
    )
    """What was done to comply can be shown (art. 5(2) and 24)."""
