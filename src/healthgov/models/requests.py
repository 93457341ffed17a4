"""What persons ask, and what becomes of it."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, Required, fact, model
from healthgov.models.refusals import RefusalGround

__all__ = ["AskedBackFor", "HeirAim", "RequestKind", "Requester", "RightsRequest"]


class RequestKind(enum.Enum):
    """What persons ask: the rights of GDPR, art. 15 to 22, and the withdrawal of consent."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    OBJECTION_TO_PROSPECTING = "objection_to_prospecting"
    WITHDRAWAL = "withdrawal"
    """Consent is withdrawn (art. 7(3))."""
    HUMAN_REVIEW = "human_review"
    """Somebody is to look again at what a machine alone decided (art. 22(3))."""
    MEDICAL_FILE = "medical_file"
    """Access to one's medical file (in France, CSP, art. L1111-7)."""


class AskedBackFor(enum.Enum):
    """What a person is asked before the request is answered."""

    IDENTITY = "identity"
    """A proof of who they are, on reasonable doubt (GDPR, art. 12(6))."""
    MEANING = "meaning"
    """What they mean, of the much that is known of them (recital 63)."""


class HeirAim(enum.Enum):
    """Why somebody asks for the medical file, or other data, of a deceased person."""

    CAUSE_OF_DEATH = "cause_of_death"
    MEMORY_OF_THE_DECEASED = "memory_of_the_deceased"
    OWN_RIGHTS = "own_rights"
    ESTATE = "estate"
    """To organise and settle the estate."""
    DIGITAL_GOODS = "digital_goods"
    """Goods in digital form and family memories that pass to the heirs."""
    DEATH_TAKEN_INTO_ACCOUNT = "death_taken_into_account"
    """Accounts closed, processing stopped, data updated."""
    OTHER = "other"


class Requester(enum.Enum):
    """Who asks, for whom."""

    PERSON = "person"
    """The person the data are about."""
    PARENT = "parent"
    GUARDIAN_OF_PERSON = "guardian_of_person"
    """Represents a protected adult in personal matters."""
    GUARDIAN_OF_PROPERTY = "guardian_of_property"
    """Represents a protected adult in matters of property alone."""
    CURATOR = "curator"
    """Assists a protected adult."""
    HEIR = "heir"
    PARTNER = "partner"
    """Lived with the person who died, or was bound to them by a civil partnership: stands beside the heirs."""
    MANDATARY = "mandatary"
    """Holds an express mandate of the person."""
    OTHER = "other"


@model
class RightsRequest:
    """A request of a data subject and what became of it."""

    id: Required[str]
    kind: Required[RequestKind] = fact(noun="the kind of request", required=True, circumstance=True)
    as_processor: Fact[bool] = fact(
        "Does the request concern data that the organisation processes on behalf of a controller?",
        yes="the data are processed on behalf of a controller",
        no="the organisation is the controller of the data",
        circumstance=True,
    )
    """Then the controller answers, and the processor helps. Where nobody says, the activities tell: who is a processor in all
    that it describes answers none, and who is one in some of it answers what is not said to be theirs."""
    received_on: Fact[date] = fact(
        "When was the request received?", noun="the day the request was received", circumstance=True
    )
    answered_on: Fact[date] = fact("When was the request answered?", noun="the day of the answer")
    unanswered: Fact[bool] = fact(
        "Did the request remain without an answer?", yes="no answer was given", no="an answer was given"
    )
    extension_told_on: Fact[date] = fact(
        "When was the person told of two more months, and why?", noun="the day the person was told of the extension"
    )
    asked_back_on: Fact[date] = fact(
        "When was the person asked back, for identity on reasonable doubt or for what is meant?",
        noun="the day the person was asked back",
    )
    asked_back_for: Fact[AskedBackFor] = fact(
        "Was the person asked back for a proof of who they are, or for what is meant?",
        noun="what the person was asked back for",
    )
    asked_back_answered_on: Fact[date] = fact(
        "When did the person answer what was asked back?", noun="the day the person answered"
    )
    asked_back_unanswered: Fact[bool] = fact(
        "Has the person not answered yet what was asked back?",
        yes="the person has not answered yet",
        no="the person has answered",
    )
    refused_with_reasons: Fact[bool] = fact(
        "Was it refused, with reasons and ways of redress?",
        yes="it was refused, with reasons and ways of redress",
        no="it was not refused with reasons",
    )
    refusal_ground: Fact[RefusalGround] = fact(
        "On which ground of the law was the request refused?", noun="the ground of the refusal"
    )
    ground_shown: Fact[bool] = fact(
        "Does the ground of the refusal reach all that was withheld, and can that be shown?",
        yes="the ground reaches all that was withheld, and that can be shown",
        no="the ground does not reach all that was withheld, or cannot be shown",
    )
    refused_by_text: Fact[bool] = fact(
        "Does a text of the Union or of the State let this request be refused on that ground?",
        yes="a text lets this request be refused on that ground",
        no="no text lets this request be refused on that ground",
    )
    """Of a ground that is not one of the right asked for: a State may restrict rights by law (art. 23)."""
    complete: Fact[bool] = fact(
        "Did the answer give all that was asked and due?",
        yes="the answer gave all that was asked and due",
        no="the answer was partial or empty",
    )
    source_given: Fact[bool] = fact(
        "Did the answer give the source of data not collected from the person?",
        yes="the answer gives the source of the data",
        no="the answer does not give the source of the data",
    )
    really_erased: Fact[bool] = fact(
        "Were the data really erased, and the account not only deactivated?",
        yes="the data were really erased",
        no="the data were not really erased",
    )
    anonymised: Fact[bool] = fact(
        "Were the data made anonymous instead of being erased?",
        yes="the data were made anonymous",
        no="the data were not made anonymous",
    )
    """In place: what is left is about nobody (recital 26)."""
    erased: Fact[tuple[str, ...]] = fact(
        "Which data were erased, by their retention limits?", noun="the data that were erased"
    )
    """The retention limits whose data went, by their ids or their types of record; where some stayed, the others tell."""
    erased_past_period: Fact[bool] = fact(
        "Was everything that was erased past the period for which a text asks to keep it?",
        yes="what was erased was past the period for which a text asks to keep it",
        no="something was erased that a text asked to keep",
    )
    respected: Fact[bool] = fact(
        "Was the objection or the withdrawal carried out, by processors and partners too?",
        yes="the objection or the withdrawal is respected",
        no="the objection or the withdrawal is not respected",
    )
    reviewed_by_human: Fact[bool] = fact(
        "Did somebody with the power to change it look at the decision again, and hear the person?",
        yes="somebody with the power to change it looked at the decision again",
        no="nobody with the power to change it looked at the decision again",
    )
    compelling_grounds: Fact[bool] = fact(
        "Were compelling legitimate grounds shown, or does the basis give no right to object?",
        yes="compelling grounds are shown, or the basis gives no right to object",
        no="no compelling grounds are shown",
    )
    """An objection, not to prospecting, was refused on grounds that override the person's interests (art. 21(1))."""
    machine_readable: Fact[bool] = fact(
        "Were the data given structured, in a common format that machines read?",
        yes="the data are in a common format that machines read",
        no="the data are in no format that machines read",
    )
    """For portability (art. 20)."""
    recipients_told: Fact[bool] = fact(
        "Were those who had received the data told what was rectified, erased or restricted?",
        yes="those who had received the data were told",
        no="those who had received the data were not told, though it was possible",
    )
    """Each recipient is told, unless that is impossible or out of proportion (art. 19)."""
    obstacle: Fact[bool] = fact(
        "Is more asked than a request: to come in person, to make an appointment, to fill in a form of the house?",
        yes="more than a request is asked of the person",
        no="a request is enough, however it comes",
        noun="what is asked beside a request",
    )
    fee_charged: Fact[bool] = fact(
        "Was the person charged for the answer, or for a copy?",
        yes="the person was charged",
        no="the person was not charged",
    )
    fee_allowed: Fact[bool] = fact(
        "Was it charged for a further copy, or as the request is shown to be manifestly unfounded or excessive?",
        yes="the charge is for a further copy, or for a request shown to be unfounded or excessive",
        no="the charge is for a first copy or an ordinary request",
    )
    """The first copy is free, of a medical file too (art. 12(5) and 15(3); CJEU, C-307/22)."""
    excessive_identity_check: Fact[bool] = fact(
        "Was an identity paper asked for without reasonable doubt?",
        yes="an identity paper is asked for without reasonable doubt",
        no="no identity paper is asked for without reasonable doubt",
    )
    compiled_on: Fact[date] = fact(
        "When was the oldest information asked for compiled?",
        noun="the day the information was compiled",
        circumstance=True,
    )
    """For a medical file: the day the oldest information asked for was compiled."""
    psychiatric_commission: Fact[bool] = fact(
        "Was the matter referred to the departmental commission on psychiatric care?",
        yes="the commission on psychiatric care was seized",
        no="the commission on psychiatric care was not seized",
        circumstance=True,
    )
    for_deceased: Fact[bool] = fact(
        "Is it the file of a deceased person?",
        yes="the person is deceased",
        no="the person is alive",
        circumstance=True,
    )
    """Asked for by an heir, partner or relative of a deceased person."""
    answered_by_national_law: Fact[bool] = fact(
        "Was a request about somebody who died answered as the law of the State on the dead has it?",
        yes="it was answered as the law of the State on the dead has it",
        no="it was not answered as the law of the State on the dead has it",
        noun="whether it was answered as the law of the State has it",
    )
    """Outside what is modelled the law of the State is to be looked up (GDPR, recital 27)."""
    heir_aim: Fact[HeirAim] = fact("Why did the heir ask?", noun="the aim of the heir", circumstance=True)
    deceased_refused: Fact[bool] = fact(
        "Had the deceased person refused such access?",
        yes="the person had refused it",
        no="the person had not refused it",
        circumstance=True,
    )
    directives: Fact[bool] = fact(
        "Did the person who died leave directives on their data, or a word to the contrary?",
        yes="the person left directives",
        no="the person left no directives",
        noun="whether there are directives",
        circumstance=True,
    )
    """For what becomes of the data after the death (in France LIL, art. 85)."""
    directives_followed: Fact[bool] = fact(
        "Was the request answered as the directives have it?",
        yes="the directives were followed",
        no="the directives were not followed",
    )
    heir_proved: Fact[bool] = fact(
        "Did the heir prove to be one?",
        yes="the heir proved to be one",
        no="the heir did not prove to be one",
        circumstance=True,
    )
    """By an act of notoriety or a family record book, in France."""
    done_for_heir: Fact[bool] = fact(
        "Was what the heir asked for given or done, as far as the aim needs it?",
        yes="what was asked was given or done",
        no="what was asked was refused",
        noun="whether what was asked was done",
    )
    granted: Fact[bool] = fact("Was the file given?", yes="the file was given", no="the file was not given")
    asked_by: Fact[Requester] = fact("Who asks for the file?", noun="who asks for the file", circumstance=True)
    for_minor: Fact[bool] = fact(
        "Is it the file of a minor?", yes="the person is a minor", no="the person is of age", circumstance=True
    )
    parental_authority: Fact[bool] = fact(
        "Does the parent hold parental authority, which no judge has withdrawn?",
        yes="the parent holds parental authority",
        no="the parent holds no parental authority",
        circumstance=True,
    )
    """Who does not exercise it may still hold it."""
    care_in_secret: Fact[bool] = fact(
        "Does the file hold care that the minor wanted kept from the parents?",
        yes="the file holds care that the minor wanted kept secret",
        no="the file holds no care that the minor wanted kept secret",
        circumstance=True,
    )
    minor_still_objects: Fact[bool] = fact(
        "Asked again by the professional, does the minor still object to telling the parents?",
        yes="the minor still objects",
        no="the minor no longer objects",
        circumstance=True,
    )
    secret_part_given: Fact[bool] = fact(
        "Was the part given that the minor keeps secret?",
        yes="the part that the minor keeps secret was given",
        no="the part that the minor keeps secret was withheld",
    )
    protected_person_agrees: Fact[bool] = fact(
        "Did the protected adult, or the guardian of the person, agree?",
        yes="the protected adult or the guardian of the person agreed",
        no="neither the protected adult nor the guardian of the person agreed",
    )
