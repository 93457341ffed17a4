"""How persons who exercise their rights are answered."""

from __future__ import annotations

from datetime import date

from healthgov.deadlines import IsHoliday
from healthgov.eu.gdpr.answers import days_off, timely
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, answers_itself, answers_request, reached
from healthgov.eu.gdpr.refusals import (
    OF_ERASURE,
    OF_PORTABILITY,
    OF_RECTIFICATION,
    OF_REVIEW,
    complete,
    done_or,
    ground,
    refused,
    refused_on,
    restricted,
)
from healthgov.eu.gdpr.timeliness import made_by_now
from healthgov.eu.references import CJEU_C_307_22, EDPB_ACCESS, gdpr, recital
from healthgov.eu.roles import somebody_elses
from healthgov.models import (
    LegalBasis,
    Organisation,
    ProcessingActivity,
    Purpose,
    RefusalGround,
    Requester,
    RequestKind,
    RightsRequest,
)
from healthgov.questions import Question, ask_again, claimed, either, when
from healthgov.rules import rule

__all__ = [
    "CountedRequestRules",
    "RequestRules",
    "access_asked",
    "none_late",
    "of_the_living",
    "reasoned",
    "waiting",
]

none_late = when(claimed(Organisation.requests_late.stated()), Organisation.requests_late.at_most(0))
"""Where requests are counted, none of them was late."""
waiting = claimed(RightsRequest.unanswered) | claimed(~RightsRequest.answered_on.begun())
"""An answer that has not come, or comes on a later day: no breach of its content before it is due."""
access_asked = RightsRequest.kind.is_in({RequestKind.ACCESS, RequestKind.MEDICAL_FILE})


_own = Organisation.activities.where(~claimed(somebody_elses))
_on_consent_or_contract = Purpose.legal_basis.is_in({LegalBasis.CONSENT, LegalBasis.CONTRACT})
all_portable = claimed(
    _own.exist()
    & _own.each(ProcessingActivity.purposes.exist() & ProcessingActivity.purposes.each(_on_consent_or_contract))
)
"""All that the organisation says to process for itself rests on consent or contract."""


reasoned = (~claimed(ground.stated() & ~refused)).said(
    "nobody says that it was refused without reasons or ways of redress",
    no="it was refused, and no reasons or ways of redress were given",
)
"""Who refuses says why, and before whom that can be contested (art. 12(4))."""


of_the_living = ~claimed(RightsRequest.for_deceased) | (
    claimed(RightsRequest.asked_by.is_(Requester.PERSON))
    & ask_again(RightsRequest.for_deceased, "The person is said to be dead, and to ask: which is right?")
)
"""The request is not said to be for somebody who died."""


answered_before = claimed(RightsRequest.answered_on.before(date.fromisoformat(APPLICABLE))) & ~RightsRequest.kind.is_in(
    {RequestKind.OBJECTION, RequestKind.OBJECTION_TO_PROSPECTING, RequestKind.WITHDRAWAL}
)
under_the_regulation = (~answered_before).said(
    "nobody says that the request was answered before the Regulation applied",
    no="the request was answered before the Regulation applied",
)
"""An answer of before is judged by the law of then; an objection or a withdrawal is to be respected today as well."""


class RequestRules(
    DataProtectionLaw,
    of=RightsRequest,
    where=reached & of_the_living & answers_request & under_the_regulation & made_by_now,
):
    """Requests of art. 15 to 22, of living persons to a controller."""

    @rule("EU-GDPR-22", gdpr("12(3)"), gdpr("12(4)"), EDPB_ACCESS, since=APPLICABLE)
    def answered_in_time(law, request: type[RightsRequest]) -> Question:
        """Requests are answered in time.

        An answer comes within a month of receipt, or three where the person was told so within the first; reasons for
        a refusal always within the first, save for what is left out of an answer for the rights of others, which come
        with it. *Contested* for the reasons of a part that is refused, where the rest was done in an extended time:
        art. 12(4) speaks of who takes no action, and the guidelines of refusals in part too. A calendar month, to the day
        with the same number or the last of the month; one that ends on a day that is not worked ends with the next working
        day (Regulation 1182/71). While the person is asked back, for identity on reasonable doubt or for what is
        meant, the time stands still. Where public holidays that are not known here decide, the answer is open, and in
        France, Germany and the United Kingdom the part of the country is asked for where its own decide. What was due
        before the Regulation applied and was never answered is owed under it too. The dead are outside the GDPR, and a
        processor does not answer for its controllers. A withdrawal of consent needs no answer: it is asked by
        EU-GDPR-76. *Fails* for a late answer, or none when it was due, and for a refusal, of which the ground is
        stated, without reasons or ways of redress. GDPR, art. 12(3) and (4).
        """
        before = claimed(request.answered_on.before(date.fromisoformat(APPLICABLE)))
        return when(~request.kind.is_(RequestKind.WITHDRAWAL) & ~before, timely & reasoned)

    @rule("EU-GDPR-23", gdpr("15"), recital(63), since=APPLICABLE)
    def access_complete(law, request: type[RightsRequest]) -> Question:
        """An answer to an access request is complete.

        Access gives the data and what is known of them, their source included. A refusal passes where the controller, who
        bears the burden, can show that the request is manifestly unfounded or excessive, or that the person cannot be
        identified. What would harm others, such as the names of staff in a log or a secret of trade, is left out of
        an answer as far as that reaches, and refuses none: it is asked whether it reaches all that was withheld. Of
        another ground it is asked whether a text carries it, since a State may restrict access by law. *Fails* for an answer
        that is partial, empty or silent on the source, and where more was withheld than the ground reaches.
        GDPR, art. 11(2), 12(5), 15(1), (3) and (4), and 23.
        """
        return when(access_asked, either(waiting, timely, complete))

    @rule("EU-GDPR-24", gdpr("16"), gdpr("17"), gdpr("18"), gdpr("19"), since=APPLICABLE)
    def carried_out(law, request: type[RightsRequest]) -> Question:
        """Erasure and rectification are carried out.

        What is due is really erased or made anonymous, corrected or restricted; an account only deactivated is not
        erased. A refusal with its reasons passes, of the whole or of what stays, on a ground of the right asked for: law may
        ask to keep. Which ground it was is asked, and of another whether a text carries it; that a request is excessive, or a
        person not identified, has to be shown. *Fails* where neither was
        done, for a refusal out of inconvenience or on a ground said not to reach what was refused, and where those who
        had received the data are said not to have been told of it. GDPR, art. 16 to 19.
        """
        kinds = {RequestKind.ERASURE, RequestKind.RECTIFICATION, RequestKind.RESTRICTION}
        gone = request.really_erased | claimed(request.anonymised)
        passed_on = ~claimed(~request.recipients_told)
        done = either(request.kind.is_(RequestKind.ERASURE), gone, request.complete)
        lawfully = either(request.kind.is_(RequestKind.ERASURE), refused_on(OF_ERASURE), refused_on(OF_RECTIFICATION))
        return when(
            request.kind.is_in(kinds), either(waiting, timely, done_or(lawfully, done) & when(claimed(done), passed_on))
        )

    @rule("EU-GDPR-25", gdpr("21"), gdpr("23"), since=APPLICABLE)
    def objections_respected(law, request: type[RightsRequest]) -> Question:
        """Objections are carried out.

        An objection to prospecting ends it at once and with no balancing, at processors and partners too. Any other
        gives way only to a refusal with reasons, where compelling legitimate grounds are shown or the basis gives no
        right to object. Of a refusal because law has the data kept, or public health asks for them, it is asked whether a text
        restricts the right. *Fails* when persons are approached again, or the data used further without such grounds.
        GDPR, art. 21(1) to (3) and 23.
        """
        grounds = refused & (request.compelling_grounds | restricted)
        return either(
            request.kind.is_(RequestKind.OBJECTION_TO_PROSPECTING),
            request.respected,
            when(request.kind.is_(RequestKind.OBJECTION), request.respected | grounds),
        )

    @rule("EU-GDPR-26", gdpr("12(2)"), gdpr("12(6)"), since=APPLICABLE)
    def identity_checks(law, request: type[RightsRequest]) -> Question:
        """No identity paper is asked for without reasonable doubt.

        More proof of identity is asked only on reasonable doubt, and not of everybody. *Fails* where it is asked of
        all. GDPR, art. 12(6).
        """
        return ~request.excessive_identity_check

    @rule("EU-GDPR-84", gdpr("12(2)"), since=APPLICABLE)
    def made_easy(law, request: type[RightsRequest]) -> Question:
        """A request is enough to exercise a right.

        Who is asked makes it easy: no form of the house, no appointment and no visit is a condition, and what can be
        sent is sent. Proof of identity is asked by EU-GDPR-26. Asked where it is stated what is asked of the person.
        *Fails* where more than a request is. GDPR, art. 12(2).
        """
        return when(claimed(request.obstacle.stated()), ~request.obstacle)

    @rule("EU-GDPR-27", gdpr("20"), since=APPLICABLE)
    def data_handed_over(law, request: type[RightsRequest]) -> Question:
        """Data are handed over in a format that machines read.

        Who asks for portability gets the data they gave, all of them, structured, in common use and readable by
        machine; a refusal with its reasons passes, since the right exists for consent and contract only, on a ground
        that the article knows. Which one it was is asked; of another it is asked whether a text carries it, and so of
        neither consent nor contract where all purposes that are described rest on one. *Fails* for a print-out, a
        picture of a page, a part, or a refusal out of inconvenience or on a ground said not to reach what was refused.
        GDPR, art. 20.
        """
        handed_over = request.complete & request.machine_readable
        agreed = ~(claimed(ground.is_(RefusalGround.NEITHER_CONSENT_NOR_CONTRACT)) & all_portable) | ask_again(
            ground, "All purposes are said to rest on consent or contract: on which do these data rest?"
        )
        portability = request.kind.is_(RequestKind.PORTABILITY)
        given = claimed(request.complete) & ~claimed(request.refused_with_reasons)
        lawfully = ~given & refused_on(OF_PORTABILITY) & agreed
        return when(portability, either(waiting, timely, done_or(lawfully, handed_over)))

    @rule("EU-GDPR-79", gdpr("12(5)"), gdpr("15(3)"), CJEU_C_307_22, since=APPLICABLE)
    def free_of_charge(law, request: type[RightsRequest]) -> Question:
        """Answers are free of charge.

        What is done on a request is free, and so is the first copy of the data, of a medical file as of any other,
        whatever the person wants it for and whatever national law says of the cost of copies. A reasonable fee may be
        charged for a further copy, or for a request shown to be manifestly unfounded or excessive. Asked where the person
        was charged. *Fails* for a fee for a first copy or an ordinary request. GDPR, art. 12(5) and 15(3); CJEU, C-307/22.
        """
        return when(claimed(request.fee_charged), request.fee_allowed)

    @rule("EU-GDPR-76", gdpr("7(3)"), gdpr("17(1)(b)"), since=APPLICABLE)
    def withdrawal_carried_out(law, request: type[RightsRequest]) -> Question:
        """Consent that somebody withdrew is no longer relied on.

        At once, with no balancing and no reasons asked; what was done before stays lawful. What becomes of the data is
        told by ``erasure(...)``: another ground, or a duty to keep, may let some stay. *Fails* where the data are used
        further on the consent withdrawn, by processors and partners too; a refusal with reasons is none.
        GDPR, art. 7(3).
        """
        return when(request.kind.is_(RequestKind.WITHDRAWAL), request.respected)

    @rule("EU-GDPR-77", gdpr("22(3)"), since=APPLICABLE)
    def decision_reviewed(law, request: type[RightsRequest]) -> Question:
        """Somebody looks again at what a machine decided, where a person asks.

        Who asks for it has a human intervene, says what they have to say, and may contest the decision. *Fails* where
        nobody with the power to change it looked again, though the answer was due; a refusal with its reasons passes on the
        ground that there was no such decision, and not one out of inconvenience, nor on a ground said not to reach it. On
        which ground it was refused is asked.
        GDPR, art. 22(3).
        """
        review = request.kind.is_(RequestKind.HUMAN_REVIEW)
        reviewed = done_or(refused_on(OF_REVIEW), request.reviewed_by_human)
        return when(review, either(waiting, timely, reviewed))

    def holidays(self, organisation: object) -> IsHoliday | None:
        """The public holidays of the organisation's country, or part of it; ``None`` where they are not known."""
        return days_off(organisation)[0]

    def regional_holidays(self, organisation: object) -> IsHoliday | None:
        """Those of some part of the country, which may move an end or not; ``None`` where there are none."""
        return days_off(organisation)[1]


class CountedRequestRules(DataProtectionLaw, of=Organisation, where=reached & answers_itself):
    """Requests that are counted, where nobody lists them."""

    @rule("EU-GDPR-69", gdpr("12(3)"), gdpr("12(4)"), since=APPLICABLE)
    def none_counted_late(law, organisation: type[Organisation]) -> Question:
        """No request that was counted was answered late.

        Audits and authorities count requests where they do not list them: so many of a year were late, or had no answer
        when one was due. *Passes* for none, *fails* for one or more; where no count is stated nothing is asked, and
        each request that is listed is judged by EU-GDPR-22. GDPR, art. 12(3) and (4).
        """
        return none_late
