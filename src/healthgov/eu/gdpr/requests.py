"""How persons who exercise their rights are answered."""

from __future__ import annotations

from typing import Any

from healthgov.deadlines import IsHoliday
from healthgov.eu.deadlines import REFUSAL_NOTICE, RIGHTS_REQUEST
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, answers_itself, reached
from healthgov.eu.gdpr.timeliness import answered_within
from healthgov.eu.holidays import national_holidays, regional_holidays
from healthgov.eu.references import EDPB_ACCESS, gdpr
from healthgov.findings import Finding
from healthgov.models import Organisation, RequestKind, RightsRequest
from healthgov.questions import Question, View, by_hand, claimed, either, thing_of, when
from healthgov.rules import rule

__all__ = ["RequestRules"]

waiting = claimed(RightsRequest.unanswered)
"""An answer that has not come: no breach of its content before it is due."""
refused = RightsRequest.refused_with_reasons
complete = RightsRequest.complete & ~claimed(~RightsRequest.source_given)
"""All that was asked and due, the source of the data included."""


def _in_time(law: Any, request: View, document: View | None) -> Finding:
    """The answer, or the refusal with its reasons, comes in time."""
    refusal = request.claimed("refused_with_reasons") is True
    period, organisation = REFUSAL_NOTICE if refusal else RIGHTS_REQUEST, thing_of(document)
    return answered_within(period, law, request, law.holidays(organisation), law.regional_holidays(organisation))


timely = by_hand(_in_time)


class RequestRules(
    DataProtectionLaw,
    of=RightsRequest,
    where=reached & ~claimed(RightsRequest.for_deceased) & answers_itself,
):
    """Requests of art. 15 to 22, of living persons to a controller."""

    @rule("EU-GDPR-22", gdpr("12(3)"), gdpr("12(4)"), EDPB_ACCESS, since=APPLICABLE)
    def answered_in_time(law, request: type[RightsRequest]) -> Question:
        """Requests are answered in time.

        An answer comes within a month of receipt, or three where the person was told so within the first; reasons for
        a refusal always within the first. A calendar month, to the day with the same number or the last of the
        month; one that ends on a day that is not worked ends with the next working day (Regulation 1182/71). While the
        person is asked back, for identity on reasonable doubt or for what is meant, the time stands still. Where public
        holidays that are not known here decide, or those of a part of the country, the answer is open. The dead are
        outside the GDPR, and a processor does not answer for its controllers. A withdrawal of consent needs no answer:
        it is asked by EU-GDPR-76. *Fails* for a late answer, or none when it was due. GDPR, art. 12(3) and (4).
        """
        return when(~request.kind.is_(RequestKind.WITHDRAWAL), timely)

    @rule("EU-GDPR-23", gdpr("15"), since=APPLICABLE)
    def access_complete(law, request: type[RightsRequest]) -> Question:
        """An answer to an access request is complete.

        Access gives the data and what is known of them, their source included. *Fails* for an answer that is partial,
        empty or silent on the source. GDPR, art. 15(1) and (3).
        """
        access = request.kind.is_in({RequestKind.ACCESS, RequestKind.MEDICAL_FILE})
        return when(access, either(waiting, timely, complete))

    @rule("EU-GDPR-24", gdpr("16"), gdpr("17"), gdpr("18"), since=APPLICABLE)
    def carried_out(law, request: type[RightsRequest]) -> Question:
        """Erasure and rectification are carried out.

        What is due is really erased or made anonymous, corrected or restricted; an account only deactivated is not
        erased. A refusal with its reasons passes, of the whole or of what stays: law may ask to keep. *Fails* where
        neither was done. GDPR, art. 16 to 18.
        """
        kinds = {RequestKind.ERASURE, RequestKind.RECTIFICATION, RequestKind.RESTRICTION}
        gone = request.really_erased | claimed(request.anonymised)
        done = either(request.kind.is_(RequestKind.ERASURE), gone, request.complete)
        return when(request.kind.is_in(kinds), either(waiting, timely, done | refused))

    @rule("EU-GDPR-25", gdpr("21"), since=APPLICABLE)
    def objections_respected(law, request: type[RightsRequest]) -> Question:
        """Objections are carried out.

        An objection to prospecting ends it at once and with no balancing, at processors and partners too. Any other
        gives way only to a refusal with reasons, where compelling legitimate grounds are shown or the basis gives no
        right to object. *Fails* when persons are approached again, or the data used further without such grounds.
        GDPR, art. 21(1) to (3).
        """
        grounds = refused & request.compelling_grounds
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

    @rule("EU-GDPR-27", gdpr("20"), since=APPLICABLE)
    def data_handed_over(law, request: type[RightsRequest]) -> Question:
        """Data are handed over in a format that machines read.

        Who asks for portability gets the data they gave, all of them, structured, in common use and readable by
        machine; a refusal with its reasons passes, since the right exists for consent and contract only. *Fails* for
        a print-out, a picture of a page, or a part. GDPR, art. 20.
        """
        handed_over = request.complete & request.machine_readable
        portability = request.kind.is_(RequestKind.PORTABILITY)
        return when(portability, either(waiting, timely, handed_over | refused))

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
        nobody with the power to change it looked again, though the answer was due; a refusal with its reasons passes,
        for there may have been no such decision. GDPR, art. 22(3).
        """
        review = request.kind.is_(RequestKind.HUMAN_REVIEW)
        return when(review, either(waiting, timely, request.reviewed_by_human | refused))

    def holidays(self, organisation: object) -> IsHoliday | None:
        """The public holidays of the organisation's country; ``None`` where they are not known."""
        country = organisation.country if isinstance(organisation, Organisation) else None
        return None if country is None else national_holidays(country)

    def regional_holidays(self, organisation: object) -> IsHoliday | None:
        """Those of some part of the country, which may move an end or not; ``None`` where there are none."""
        country = organisation.country if isinstance(organisation, Organisation) else None
        return None if country is None else regional_holidays(country)
