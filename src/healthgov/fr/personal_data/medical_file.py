"""The medical file in the public health code: in time to whoever asks, and after death to those for whom it opens."""

from __future__ import annotations

import functools
from datetime import date
from typing import Any

from healthgov.eu.gdpr.law import (
    answers_request,
)
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
from healthgov.fr.references import CADA_DEAD_MINORS, CADA_HEIRS, L1110_4, L1111_7, LIL_84
from healthgov.models import (
    HeirAim,
    Organisation,
    OrganisationKind,
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
    thing_of,
    when,
)
from healthgov.rules import RuleSet, rule
from healthgov.verdicts import Verdict

__all__ = ["MedicalFileRules", "asks_medical_file"]

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
no_heir = RightsRequest.asked_by.is_(Requester.OTHER)
"""Neither heir nor partner, nor somebody who asks for one: the code opens the file to nobody else. An aim alone makes no heir."""
WHO_NOW = "The person is said to be dead, which ends each measure of protection: does an heir or the partner ask?"
asks_for_the_living = claimed(
    RightsRequest.asked_by.is_in(
        {Requester.PERSON, Requester.GUARDIAN_OF_PERSON, Requester.GUARDIAN_OF_PROPERTY, Requester.CURATOR}
    )
)
"""Who asks for a living person, or is that person, is nobody to whom the file of the dead opens (C. civ., art. 418)."""
with_an_aim = RightsRequest.heir_aim.is_in(
    {HeirAim.CAUSE_OF_DEATH, HeirAim.MEMORY_OF_THE_DECEASED, HeirAim.OWN_RIGHTS}
) & (~asks_for_the_living | ask_again(RightsRequest.asked_by, WHO_NOW))
WHOSE_WORD = (
    "the code opens the file unless the person refused: whether directives left on the data by the law on information"
    " technology bind it too, no text read says"
)
NOT_OPENED = "who asked is neither heir nor partner, had no aim that opens it, or the person had refused"
HOW_KNOWN = "Who was given the file did not prove to be an heir: how is it known that they are one?"
unproved = claimed(~RightsRequest.heir_proved)
"""Who asks proves to be an heir, case by case: a kinsman is none by that alone, and is refused until then."""
heir_may_see = parent_of_dead_minor | (
    ~claimed(RightsRequest.deceased_refused)
    & ~no_heir
    & with_an_aim
    & (~unproved | ask_again(RightsRequest.heir_proved, HOW_KNOWN))
)
heir_had_to_see = parent_of_dead_minor | (~RightsRequest.deceased_refused & ~claimed(no_heir) & with_an_aim & ~unproved)
"""The file opens unless the person had refused: who gives it need not say so, and says to whom; who refuses it is asked
whether the person had, and refused an heir unless it was somebody else who stated the aim of one."""


def given_in_time(law: Any, request: View, document: View | None) -> Finding:
    """The file is given after the time for reflection and within eight days, or two months for old information."""
    organisation = thing_of(document)
    territory, region = (
        (organisation.country, organisation.region) if isinstance(organisation, Organisation) else (None, None)
    )
    is_holiday, regional = holidays_in(territory, region), regional_holidays_in(territory, region)
    within = functools.partial(answered_within, since=OPENED)
    received, compiled = request.received_on, request.claimed("compiled_on")
    opens, answered = MEDICAL_FILE_RECENT.opens(received), request.claimed("answered_on")
    refused = request.claimed("refused_with_reasons") is True or request.claimed("granted") is False
    if answered is not None and received <= answered < opens and not refused:
        at = request.at("answered_on")
        return failed("given before {day}, within the time for reflection", at=at, day=opens)
    if request.claimed("psychiatric_commission"):
        period = MEDICAL_FILE_OLD
    elif compiled is None:
        quick = within(MEDICAL_FILE_RECENT, law, request, is_holiday, regional)
        if quick.verdict is Verdict.PASS:
            return quick
        late = within(MEDICAL_FILE_OLD, law, request, is_holiday, regional)
        if late.verdict is Verdict.FAIL:  # later than the longer period as well, however old the information is
            return late
        period = medical_file(compiled_on=request.compiled_on, received=received)
    else:
        period = medical_file(compiled_on=compiled, received=received)
    return within(period, law, request, is_holiday, regional)


holds_no_file = of_whole(
    claimed(
        Organisation.kind.is_in(
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


class MedicalFileRules(RuleSet, of=RightsRequest, where=under_the_codes):
    """Who sees a medical file, and when."""

    @rule("FR-CSP-01", L1111_7, since="2002-04-30")
    def medical_file_in_time(law, request: type[RightsRequest]) -> Question:
        """The medical file is given in eight days or two months.

        Eight days at most, not before 48 hours; two months for information compiled more than five years ago. The
        age runs from when the information was compiled. A matter before the psychiatric commission also has two
        months. *Contested* from the end of the period, where that is a day off, to the next working day: no text read moves
        it. Who is a processor in all it does does not answer for its controllers; for an insurer, an employer or
        another that is no health body it is *contested* too. The month of the GDPR runs
        beside it: see EU-GDPR-22. CSP, art. L1111-7.
        """
        under_the_code = ~claimed(request.answered_on.before(OPENED))
        return when(
            asks_medical_file & answers_request & made_by_now & under_the_code, by_hand(given_in_time) | holds_no_file
        )

    @rule("FR-LIL-05", L1110_4, LIL_84, CADA_DEAD_MINORS, CADA_HEIRS, since="2002-03-05")
    def file_of_the_dead(law, request: type[RightsRequest]) -> Question:
        """The file of the dead opens for three aims only.

        Heirs learn the cause of death, defend a memory or claim rights, unless the person refused: then they are
        given what they need, and refused otherwise. Parents keep the access they had to the file of a minor who died,
        unless the authority was withdrawn. Who asks for a file of their own is alive, unless the person is said to have
        died: then it is asked who asks, and so it is where that is said to be who protected them.
        The dead are outside the GDPR, and inside medical secrecy. Who is a processor in all it does does not answer for
        its controllers; for an insurer, an employer or another that is no health body it is *contested*. *Fails* for a
        file given for another aim, or to somebody who is neither heir nor partner, or
        refused for one of these. Where it was refused, whether the person had refused is asked. Who did not prove to be
        an heir may be refused. Where the file was given, it is asked to whom, and how it is known that they are one.
        Who states the aim of an heir is refused as one, unless said to be somebody else. *Contested* where directives
        of the person were not followed. CSP, art. L1110-4, V; LIL, art. 84 to 86.
        """
        opened = either(
            request.granted,
            heir_may_see.said("the heir may see it", no=NOT_OPENED),
            (~heir_had_to_see).said(
                "the refusal has its reason", no="the file was refused to an heir whose aim opens it"
            ),
        )
        alive = claimed(request.asked_by.is_(Requester.PERSON)) & ~claimed(request.for_deceased)
        asked = asks_medical_file & answers_request & made_by_now & ~to_be_answered & ~alive & request.for_deceased
        word_kept = ~claimed(~request.directives_followed) | contested(WHOSE_WORD)
        return when(asked, (opened & word_kept) | holds_no_file)
