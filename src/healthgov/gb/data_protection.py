"""The UK GDPR, as far as it is modelled: how persons who exercise their rights are answered, and when; stated periods.

The United Kingdom kept the Regulation when the transition of its withdrawal ended; since 5 February 2026 the time of an
answer, with its extension and its pauses, stands in an article of its own (12A).
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.deadlines import IsHoliday
from healthgov.eu.gdpr.law import answers_itself, answers_request
from healthgov.eu.gdpr.refusals import complete
from healthgov.eu.gdpr.requests import access_asked, none_late, of_the_living, reasoned, waiting
from healthgov.eu.gdpr.timeliness import made_by_now
from healthgov.eu.holidays import holidays_at
from healthgov.eu.schedules import Scheduled
from healthgov.eu.schedules.stated import held_with_what_has_no_end
from healthgov.gb.texts import DUAA_76, ICO_ACCESS, ICO_TIME, NHS_CODE, uk_gdpr
from healthgov.gb.timeliness import timely_there
from healthgov.models import Organisation, Places, RetentionLimit, RightsRequest
from healthgov.questions import Question, either, of_whole, when
from healthgov.rules import RuleSet, rule

__all__ = ["UkGdpr", "in_the_united_kingdom"]

APPLICABLE = "2021-01-01"
"""The day after the transition of the withdrawal: until its eve the Regulation of the Union applied."""

UNITED_KINGDOM = Places.since("the United Kingdom", (None, None, ("GB",)))
in_the_united_kingdom = of_whole(Organisation.country.is_in(UNITED_KINGDOM))
"""The organisation is established there; who aims at persons there from abroad is not modelled."""


asked_here = in_the_united_kingdom & answers_itself


class UkGdpr(
    Scheduled,
    RuleSet,
    of=RightsRequest,
    where={RightsRequest: in_the_united_kingdom & answers_request & of_the_living & made_by_now, object: asked_here},
):
    """UK GDPR: requests of persons, and stated periods; the rest of it is not modelled."""

    title: ClassVar[str] = "UK GDPR: requests of persons, stated periods"
    states: ClassVar[Places] = UNITED_KINGDOM

    @rule(
        "GB-GDPR-01",
        uk_gdpr("12(3)"),
        uk_gdpr("12(4)"),
        uk_gdpr("12A"),
        DUAA_76,
        ICO_TIME,
        ICO_ACCESS,
        since=APPLICABLE,
    )
    def answered_in_time(law, request: type[RightsRequest]) -> Question:
        """Requests are answered in time.

        An answer comes within a month of receipt, or three where the person was told so within the first; reasons for
        a refusal always within the first. A calendar month, to the day with the same number or the last of the
        month; one that ends at a weekend or on a public holiday ends with the next working day. Where a proof of who asks
        is asked for on reasonable doubt the month begins with it, and while somebody who asks for access is asked what they
        mean the time stands still: by article 12A since 5 February 2026, by the Commissioner's guidance before. What the
        person was asked back for is asked where it decides; *contested* for what is meant with another right than access.
        In which nation the organisation is established is asked where a holiday of one of them decides. *Passes* on
        2021-04-30 for a request of 2021-03-31, *fails* on 2021-05-04, and for a refusal, of which the ground is stated,
        without reasons or ways of redress. UK GDPR, art. 12(3), 12(4) and 12A.
        """
        return timely_there & reasoned

    @rule("GB-GDPR-02", uk_gdpr("15"), since=APPLICABLE)
    def access_complete(law, request: type[RightsRequest]) -> Question:
        """An answer to an access request is complete.

        Access gives the data and what is known of them, their source included. What would harm others is left out as far
        as that reaches; of another ground of a refusal it is asked whether a text carries it. What a
        reasonable and proportionate search does not find is not due. *Fails* for an answer that is partial, empty or
        silent on the source. UK GDPR, art. 15(1), (1A), (3) and (4).
        """
        return when(access_asked, either(waiting, timely_there, complete))

    @rule("GB-GDPR-03", uk_gdpr("12(3)"), uk_gdpr("12A"), since=APPLICABLE, of=Organisation)
    def none_counted_late(law, organisation: type[Organisation]) -> Question:
        """No request that was counted was answered late.

        Audits and the commissioner count requests where they do not list them. *Passes* for none, *fails* for one or
        more; where no count is stated nothing is asked. UK GDPR, art. 12(3) and 12A.
        """
        return none_late

    @rule("GB-GDPR-04", uk_gdpr("5(1)(e)"), NHS_CODE, since=APPLICABLE, of=RetentionLimit)
    def period_agrees_with_code(law, limit: type[RetentionLimit]) -> Question:
        """Stated periods agree with the NHS code.

        A period stated beside a type of record is no shorter than the minimum that the NHS Records Management Code gives
        it, whichever case of the code applies, and no longer than the longest: the code is guidance, and who keeps for
        less or for longer, or without an end, has reasons in writing. Of blood a regulation of the whole United Kingdom sets
        the minimum, which no reasons shorten. The code is that of England: in which part of the country the organisation is
        established is asked, and of what the code alone knows nothing is asked elsewhere. Between the cases of the code it
        is asked whether the period holds for each, and of a type of record that the code does not know, which is meant.
        *Fails* for another period without reasons. UK GDPR, art. 5(1)(e).
        """
        return held_with_what_has_no_end

    def holidays(self, organisation: object) -> IsHoliday | None:
        """The public holidays of the nation, or of all of them; ``None`` where they are not known."""
        return _days_off(organisation)[0]

    def regional_holidays(self, organisation: object) -> IsHoliday | None:
        """Those of some nation, such as Scotland, which may move an end or not where it is not said which is meant."""
        return _days_off(organisation)[1]


def _days_off(organisation: object) -> tuple[IsHoliday | None, IsHoliday | None]:
    return holidays_at("GB", organisation.region if isinstance(organisation, Organisation) else None)


def __dir__() -> list[str]:
    return __all__
