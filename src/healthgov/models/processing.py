"""What an organisation does with personal data: one activity is one entry of the record of GDPR, art. 30."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Answerer, Fact, Required, fact, model
from healthgov.kinds import CategoryCode, Count, CountryCode
from healthgov.models.cameras import Cameras
from healthgov.models.categories import DataUse
from healthgov.models.formalities import Formality
from healthgov.models.impact_assessments import Dpia, DpiaCriterion, ListedOperation
from healthgov.models.limits import RetentionLimit
from healthgov.models.notices import Notice
from healthgov.models.offences import OffenceData
from healthgov.models.pseudonyms import Pseudonymisation
from healthgov.models.purposes import Purpose
from healthgov.models.roles import Contract, Role, of_the_controller
from healthgov.models.transfers import Transfer

__all__ = ["Anonymisation", "AutomatedDecision", "ProcessingActivity", "SubjectKind"]


class SubjectKind(enum.Enum):
    """Whose data they are."""

    PATIENTS = "patients"
    RELATIVES = "relatives"
    MINORS = "minors"
    EMPLOYEES = "employees"
    CANDIDATES = "candidates"
    PROFESSIONALS = "professionals"
    CUSTOMERS = "customers"
    PROSPECTS = "prospects"
    USERS = "users"
    INSURED_PERSONS = "insured_persons"
    RESEARCH_PARTICIPANTS = "research_participants"
    SUPPLIERS = "suppliers"
    DECEASED = "deceased"
    OTHER = "other"


@model
class Anonymisation:
    """A claim that data are anonymous, and the three tests of it (WP216)."""

    claimed: Fact[bool] = fact(
        "Are the data said to be anonymous?", yes="the data are said to be anonymous", no="no anonymity is claimed"
    )
    singling_out: Fact[bool] = fact(
        "Can a person still be singled out?", yes="a person can still be singled out", no="nobody can be singled out"
    )
    """A person can still be singled out, for instance by a code of her own."""
    linkable: Fact[bool] = fact(
        "Can records on the same person still be linked?",
        yes="records on the same person can still be linked",
        no="records on the same person cannot be linked",
    )
    """Records on the same person can still be linked, over time or with other data."""
    inferable: Fact[bool] = fact(
        "Can something still be inferred on a person?",
        yes="something can still be inferred on a person",
        no="nothing can be inferred on a person",
    )


@model
class AutomatedDecision:
    """A decision taken by machine alone, with legal or similar effects (GDPR, art. 22)."""

    has_significant_effects: Fact[bool] = fact(
        "Does a machine alone take decisions with legal or similar effects on persons?",
        yes="a machine alone takes decisions with legal or similar effects",
        no="no decision with legal or similar effects is taken by machine alone",
    )
    allowed_ground: Fact[bool] = fact(
        "Does the decision rest on contract, law or explicit consent?",
        yes="a ground of article 22 allows it",
        no="no ground of article 22 allows it",
    )
    on_special_categories: Fact[bool] = fact(
        "Does the decision use health data or other special categories?",
        yes="the decision uses special categories",
        no="the decision uses no special category",
    )
    """Contract, law, or explicit consent; on special categories, explicit consent or substantial public interest."""
    human_review_offered: Fact[bool] = fact(
        "Can the person have the decision reviewed by a human?",
        yes="a human review is offered",
        no="no human review is offered",
    )


@model
class ProcessingActivity:
    """One processing activity.

    Hosting arrangements, systems and recipients are named by their ``id`` and described once, in their
    own sections of the organisation.
    """

    id: Required[str]
    name: Fact[str] = fact("What is the activity called?", noun="the name of the activity", personal=True, label=True)
    role: Fact[Role] = fact(
        "Is the organisation controller, joint controller or processor here?",
        noun="the role of the organisation",
        circumstance=True,
    )
    controllers: Fact[tuple[str, ...]] = fact("Who are the controllers?", noun="the controllers", personal=True)
    """For a processor: the controllers on whose behalf it processes; for joint controllers, the others."""
    contract: Fact[Contract] = fact(noun="the contract with the controllers")
    """For a processor: the contract with its controllers."""
    beyond_instructions: Fact[bool] = fact(
        "Did the processor do more, or other, than it was told?",
        yes="it went beyond its instructions",
        no="it kept to its instructions",
    )
    sub_processors_authorised: Fact[bool] = fact(
        "As a processor: did the controllers authorise in writing the processors that it engages in turn?",
        yes="the controllers authorised the processors engaged in turn",
        no="the controllers did not authorise the processors engaged in turn",
    )
    """For a processor: one by one, or in general with a chance to object to changes (art. 28(2))."""
    joint_arrangement: Fact[bool] = fact(
        "Is there an arrangement between the joint controllers?",
        yes="there is an arrangement between the joint controllers",
        no="there is no arrangement between the joint controllers",
    )
    """Joint controllers have set out their shares in an arrangement (art. 26)."""
    joint_by_law: Fact[bool] = fact(
        "Does a text of law determine who of the joint controllers answers for what?",
        yes="a text of law determines who of the joint controllers answers for what",
        no="no text of law determines who of the joint controllers answers for what",
    )
    """As far as the law of the Union or of a State does, no arrangement is needed (art. 26(1))."""
    joint_arrangement_true: Fact[bool] = fact(
        "Does the arrangement say who informs and who answers requests, as each really does towards the persons?",
        yes="the arrangement says who informs and who answers, as each really does",
        no="the arrangement does not say who informs and who answers, or not as each really does",
    )
    """It reflects the roles of the joint controllers towards the persons (art. 26(1) and (2))."""
    joint_essence_available: Fact[bool] = fact(
        "Can the persons get the essence of the arrangement between the joint controllers?",
        yes="the essence of the arrangement is available to the persons",
        no="the essence of the arrangement is not available to the persons",
    )
    """Its essence is made available, in the notice or on a page that it names (art. 26(2))."""

    purposes: Fact[tuple[Purpose, ...]] = fact(
        "What are the purposes, and on which basis?", noun="the purposes", one="the purpose"
    )
    subjects: Fact[tuple[SubjectKind, ...]] = fact(
        "Whose data are they?", noun="the persons concerned", circumstance=True
    )
    subjects_count: Fact[Count] = fact(
        "How many persons' data are processed?", noun="the number of persons", circumstance=True
    )
    subject_countries: Fact[tuple[CountryCode, ...]] = fact(
        "Where do the persons live?",
        noun="the countries where the persons live",
        circumstance=True,
    )
    large_scale: Fact[bool] = fact(
        "Is the processing at large scale?",
        yes="it is at large scale",
        no="it is not at large scale",
        circumstance=True,
    )
    occasional: Fact[bool] = fact(
        "Is the processing only occasional?",
        yes="it is occasional",
        no="it is not occasional",
        circumstance=True,
    )
    risk_to_rights: Fact[bool] = fact(
        "May it put rights at risk?", yes="it may put rights at risk", no="it puts no rights at risk"
    )

    categories: Fact[tuple[CategoryCode, ...]] = fact(
        "Which categories of data are processed?",
        noun="the categories of data",
        circumstance=True,
    )
    use: Fact[DataUse] = fact(
        "What are the data used for, as far as that can make them health data?",
        noun="the use of the data",
        circumstance=True,
    )
    allows_conclusion: Fact[bool] = fact(
        "Taken together, do the data allow a conclusion on somebody's health?",
        yes="they allow a conclusion on somebody's health",
        no="they allow no conclusion on anybody's health",
        circumstance=True,
    )
    declared_sensitive: Fact[bool] = fact(
        "Does the organisation hold the data to be sensitive?",
        yes="they are declared sensitive",
        no="they are declared not sensitive",
    )
    """Whether the organisation itself holds the data to be of a special category."""
    national_identifier: Fact[bool] = fact(
        "Is the national registration number processed?",
        yes="the national registration number is processed",
        no="the national registration number is not processed",
    )
    """The national registration number is processed (in France the NIR)."""
    national_identifier_allowed: Fact[bool] = fact(
        "Is the processing on the list of those that may use the national registration number?",
        yes="a point of the list allows the number",
        no="no point of the list allows the number",
    )
    health_identity_qualified: Fact[bool] = fact(
        "Are patients known by a qualified health identity?",
        yes="patients are known by a qualified health identity",
        no="patients are not known by a qualified health identity",
    )
    """Patients are known by the national health identity (in France the INS), fetched or checked and verified."""
    collected_from_person: Fact[bool] = fact(
        "Do the data come from the persons themselves?",
        yes="the data come from the persons themselves",
        no="the data come from elsewhere",
        circumstance=True,
    )
    source_public: Fact[bool] = fact(
        "Do the data come from a source open to all?",
        yes="the source is open to all",
        no="the source is not open to all",
        circumstance=True,
    )
    excessive_data: Fact[bool] = fact(
        "Are there data, or persons, the purposes could do without?",
        yes="more is processed than the purposes need",
        no="no more is processed than the purposes need",
    )
    """More data, or data on more persons, than the purposes need."""
    inaccurate_data: Fact[bool] = fact(
        "Are data used or handed on that are known to be wrong?",
        yes="data known to be wrong are used",
        no="no data known to be wrong are used",
    )
    unfair: Fact[bool] = fact(
        "Is anybody misled, or are data used against what they could expect?",
        yes="persons are misled, or their data used against what they could expect",
        no="nobody is misled, nor data used against what persons could expect",
    )
    handed_over_without_ground: Fact[bool] = fact(
        "Are data handed to somebody who has no right to them?",
        yes="data are handed to somebody with no right to them",
        no="no data are handed to anybody with no right to them",
    )
    """Data went to somebody with no right to them, as a practice and not as an incident."""
    designed_in: Fact[bool] = fact(
        "Was data protection built into the processing from its design?",
        yes="data protection was built in from the design",
        no="data protection was not built in",
    )
    """Data protection is built in: minimisation, separation, rights (art. 25(1))."""
    protective_defaults: Fact[bool] = fact(
        "By default, is only what each purpose needs processed and shown?",
        yes="defaults process and show only what is needed",
        no="defaults process or show more than is needed",
    )
    """By default only what each purpose needs is processed and shown (art. 25(2))."""
    retention: Fact[tuple[RetentionLimit, ...]] = fact(
        "How long are the data kept?", noun="the retention limits", one="the retention limit"
    )
    says_of_controller: Fact[bool] = of_the_controller
    recipients: Fact[tuple[str, ...]] = fact("Who receives the data?", noun="the recipients", one="the recipient")
    """The ids of the recipients, processors included."""
    hosting: Fact[tuple[str, ...]] = fact(
        "Where are the data hosted?", noun="the hosting arrangements", one="the hosting arrangement"
    )
    """The ids of the hosting arrangements where the data lie."""
    systems: Fact[tuple[str, ...]] = fact(
        "Which information systems process the data?", noun="the information systems", one="the information system"
    )
    """The ids of the information systems that process them."""
    transfers: Fact[tuple[Transfer, ...]] = fact(
        "Do the data leave the EEA, to where, on what ground?", noun="the transfers", one="the transfer of data"
    )
    notices: Fact[tuple[Notice, ...]] = fact(
        "What are persons told, and when?", noun="the notices to persons", one="the notice to persons"
    )
    security_measures: Fact[tuple[str, ...]] = fact(
        "Which security measures protect the data?",
        noun="the security measures",
        personal=True,
        answers=Answerer.SYSTEMS,
    )
    """A general description of the security measures, for the record."""
    cameras: Fact[Cameras] = fact(noun="the cameras")
    offences: Fact[OffenceData] = fact(noun="the ground for data on offences")

    operations: Fact[tuple[ListedOperation, ...]] = fact(
        "Is it an operation of the authority's lists on impact assessments?",
        noun="the operations of the authority's lists",
        circumstance=True,
    )
    """Operations of the authorities' lists on impact assessments that describe the activity."""
    criteria: Fact[tuple[DpiaCriterion, ...]] = fact(
        "Which criteria of high risk does it meet?", noun="the criteria of high risk"
    )
    """Criteria of high risk that are met beside those the facts already show."""
    started_on: Fact[date] = fact(
        "When did the processing start?", noun="the start of the processing", circumstance=True
    )
    ended_on: Fact[date] = fact(
        "On which day did the processing end, or will it end?", noun="the end of the processing", circumstance=True
    )
    """Not stated while it runs. Nothing is collected, decided or sent any more afterwards; what is kept is kept on."""
    data_kept_after: Fact[bool] = fact(
        "After the end of the processing, are data of it still kept?",
        yes="data are still kept after the end",
        no="no data are kept any more",
        circumstance=True,
    )
    """Archives and backups included. Who keeps none says so: the rules on what is kept go on until then."""
    gone_when_due: Fact[bool] = fact(
        "Were all data past the period for which a text asks to keep them when they went, or does another keep them on?",
        yes="what went was past the period for which a text asks to keep it, or another keeps it on",
        no="something went that a text asked to keep",
    )
    """Asked where nothing is kept after the end, of a type of record that a text asks to keep."""
    dpia: Fact[Dpia] = fact(noun="the impact assessment")
    pseudonymisation: Fact[Pseudonymisation] = fact(noun="the pseudonyms of the data")
    """Pseudonymised data are personal data of whoever can lead them back."""
    anonymisation: Fact[Anonymisation] = fact(noun="the anonymisation")
    automated_decision: Fact[AutomatedDecision] = fact(noun="the automated decision")
    formality: Fact[Formality] = fact(noun="the prior formality")
