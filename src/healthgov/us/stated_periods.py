"""Stated periods in the United States, held against federal law and that of the State."""

from __future__ import annotations

from typing import ClassVar

from healthgov.eu.roles import answers_itself
from healthgov.eu.schedules import Scheduled
from healthgov.eu.schedules.stated import held_with_what_has_no_end
from healthgov.models import Organisation, Places, RetentionLimit
from healthgov.questions import Question, of_whole
from healthgov.rules import RuleSet, rule
from healthgov.us.federal import HIPAA_CITE, HOSPITAL_CITE

__all__ = ["StatedPeriods"]

UNITED_STATES = Places.since("the United States", (None, None, ("US",)))
in_the_united_states = of_whole(Organisation.country.is_in(UNITED_STATES))


class StatedPeriods(Scheduled, RuleSet, of=RetentionLimit, where=in_the_united_states & answers_itself):
    """Stated periods of retention in the United States."""

    states: ClassVar[Places] = UNITED_STATES

    @rule("US-RET-01", HOSPITAL_CITE, HIPAA_CITE)
    def period_agrees_with_state(law, limit: type[RetentionLimit]) -> Question:
        """Stated periods agree with federal law and that of the State.

        A period stated beside a type of record is no shorter than federal law and the law of the State ask, of which
        the longer wins: a hospital keeps its records five years at least in each State, ten in Texas, seven in
        California. One that is longer than a text asks for, or that has no end, has reasons in writing. Between the
        cases of a text, as for minors, it is asked whether the period holds for each. The State is asked for where its
        law may be another; where that was not read, it is asked whether the period holds. *Fails* for a period that is
        too short whichever State counts. *Contested* for medical records in a State whose law on them was not read:
        HIPAA sets no period for them.
        """
        return held_with_what_has_no_end


def __dir__() -> list[str]:
    return __all__
