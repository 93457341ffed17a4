"""Who sees the file for somebody else: parents of minors, guardians of protected adults."""

from __future__ import annotations

from datetime import date

from healthgov.eu.gdpr.law import answers_request
from healthgov.eu.gdpr.timeliness import made_by_now, to_be_answered
from healthgov.fr.personal_data.medical_file import asks_medical_file
from healthgov.fr.places import under_the_codes
from healthgov.fr.references import CADA_MINORS, CADA_PROTECTED, L1110_4, L1111_5, L1111_7, R1111_6
from healthgov.models import Requester, RightsRequest
from healthgov.questions import Question, ask_again, claimed, contested, either, since, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["RepresentativeRules", "by_parent", "kept_secret"]

by_parent = asks_medical_file & RightsRequest.asked_by.is_(Requester.PARENT) & RightsRequest.for_minor
"""A parent asks for the file of a minor."""

kept_secret = (
    RightsRequest.care_in_secret & (claimed(RightsRequest.for_deceased) | RightsRequest.minor_still_objects)
).said("the minor keeps this care secret", no="the minor keeps no care secret")
"""Care that was kept from the parents, and the minor, asked again, still wants it so (CSP, art. L1111-5, R1111-6). A minor
who died cannot be asked again: the objection stands (art. L1110-4, V)."""
to_themselves = RightsRequest.asked_by.is_in({Requester.PERSON, Requester.MANDATARY}) | (
    RightsRequest.asked_by.is_(Requester.PARENT) & RightsRequest.for_minor
)
WHO_ELSE = "Who was given the file, and what let them have it: an order of a court, a doctor whom the person chose?"
for_themselves = RightsRequest.asked_by.is_in(
    {Requester.PERSON, Requester.MANDATARY, Requester.PARENT, Requester.PARTNER, Requester.HEIR, Requester.OTHER}
)
"""Nobody who protects an adult asks: of those another rule asks."""

ASSISTANCE_SINCE = date(2021, 5, 31)
"""The first day of the wording that was read of who assists a protected adult (R1111-1)."""


class RepresentativeRules(
    RuleSet, of=RightsRequest, where=under_the_codes & answers_request & made_by_now & ~to_be_answered
):
    """Files asked for by representatives."""

    @rule("FR-CSP-06", R1111_6, L1111_5, L1110_4, CADA_MINORS, since="2002-04-30", severity=Severity.BLOCKER)
    def secret_of_minor(law, request: type[RightsRequest]) -> Question:
        """What a minor keeps secret is not given to the parents.

        Prevention, screening, diagnosis or treatment that a minor wanted kept from the parents, and noted so in
        writing. Who is asked for the file first seeks the agreement of the minor; while the minor objects, the parents
        are not given that part, and neither are they after the minor died. The rest may be given. *Fails* where the secret
        part was given. CSP, art. L1111-5, L1111-5-1, L1110-4 and R1111-6.
        """
        return when(by_parent & kept_secret, ~request.secret_part_given)

    @rule("FR-CSP-07", L1111_7, CADA_MINORS, since="2002-04-30")
    def file_of_minor(law, request: type[RightsRequest]) -> Question:
        """Parents are given the file of a minor.

        Who holds parental authority exercises the right of access without the consent of the minor, even a parent who
        does not exercise that authority; the minor may ask that a physician stand in between. *Fails* for a refusal
        though nothing is kept secret, or for a file given to a parent from whom the authority was withdrawn.
        CSP, art. L1111-7.
        """
        holder = (request.granted | kept_secret).said(
            "the file was given, or the minor keeps it secret", no="the file was refused, and nothing is kept secret"
        )
        return when(by_parent, either(request.parental_authority, holder, ~request.granted))

    @rule("FR-CSP-08", L1111_7, CADA_PROTECTED, since="2009-01-01")
    def file_of_protected_adult(law, request: type[RightsRequest]) -> Question:
        """Guardians of the person alone are given the file of a protected adult.

        Who represents a protected adult in personal matters has access as the adult has. A guardian of the property
        needs the agreement of the adult, or of the guardian of the person. *Fails* for a file refused to the first, or
        given to the second without that agreement. Who only assists the adult has access with the express consent of the
        adult: *fails* for a file given without it or refused in spite of it; *contested* before 31 May 2021, in wordings that
        were not read. With the death of the adult the measure ends:
        FR-LIL-05 asks who is an heir. CSP, art. L1111-7.
        """
        agreed = ~request.granted | request.protected_person_agrees
        measure = ~since(ASSISTANCE_SINCE) & contested(
            "whether who assists a protected adult sees the file without agreement hangs on the measure and on a wording"
            " that was not read"
        )
        heard = when(since(ASSISTANCE_SINCE) & claimed(request.protected_person_agrees), request.granted)
        return when(
            asks_medical_file
            & ~claimed(request.for_deceased)
            & request.asked_by.is_in({Requester.GUARDIAN_OF_PERSON, Requester.GUARDIAN_OF_PROPERTY, Requester.CURATOR}),
            when(request.asked_by.is_(Requester.GUARDIAN_OF_PERSON), request.granted)
            & when(request.asked_by.is_(Requester.GUARDIAN_OF_PROPERTY), agreed)
            & when(request.asked_by.is_(Requester.CURATOR), (agreed | measure) & heard),
        )

    @rule("FR-CSP-09", L1110_4, L1111_7, since="2002-04-30", severity=Severity.BLOCKER)
    def file_of_the_living(law, request: type[RightsRequest]) -> Question:
        """The file of somebody alive goes to that person, or to whom they sent.

        Medical secrecy holds against a spouse, a partner, the parents of somebody of age, those who will inherit and anybody
        else, unless the person gave a mandate: then the mandatary asks. *Asked* where it is stated who asks. *Fails* for
        a file given to one of them; it is asked who anybody else was, and what let them have it. Guardians are asked by
        FR-CSP-08, heirs of the dead by FR-LIL-05. CSP, art. L1110-4 and L1111-7.
        """
        asked = asks_medical_file & claimed(request.asked_by.stated()) & for_themselves & ~request.for_deceased
        somebody = request.asked_by.is_(Requester.OTHER) & ask_again(request.asked_by, WHO_ELSE)
        given_rightly = (to_themselves | ~request.granted | somebody).said(
            "nobody else was given the file",
            no="the file was given to somebody whom neither a text nor the person lets have it",
        )
        return when(asked, given_rightly)
