"""Data on somebody who died, the medical file apart: what the person left word of, and what heirs may ask."""

from __future__ import annotations

from healthgov.eu.gdpr.law import answers_request
from healthgov.eu.gdpr.timeliness import made_by_now, to_be_answered
from healthgov.fr.personal_data.medical_file import asks_medical_file
from healthgov.fr.personal_data.texts import DECREE_2019_536_HEIRS
from healthgov.fr.places import in_france
from healthgov.fr.references import LIL_84
from healthgov.models import HeirAim, Requester, RequestKind, RightsRequest
from healthgov.questions import Question, ask_again, claimed, contested, either, since, when
from healthgov.rules import RuleSet, rule

__all__ = ["HeirRules", "asks_of_the_dead"]

HEIRS_SINCE = "2019-06-01"
"""The articles stand so since the law was written anew; what stood before (art. 40-1) was not read."""

aim, kind = RightsRequest.heir_aim, RightsRequest.kind
asks_of_the_dead = ~asks_medical_file & since(HEIRS_SINCE)
"""What the code of public health says of the medical file is asked by FR-LIL-05."""

_TOLD = frozenset({RequestKind.ACCESS, RequestKind.PORTABILITY})
_CLOSED = frozenset(
    {
        RequestKind.OBJECTION,
        RequestKind.OBJECTION_TO_PROSPECTING,
        RequestKind.RECTIFICATION,
        RequestKind.RESTRICTION,
        RequestKind.WITHDRAWAL,
    }
)
of_care = aim.is_in({HeirAim.CAUSE_OF_DEATH, HeirAim.MEMORY_OF_THE_DECEASED, HeirAim.OWN_RIGHTS})
WHICH_FILE = "With this aim heirs are opened the medical file: is it what was asked for?"
erasing = contested(
    "heirs may have accounts closed, object and have data updated: whether they may have data erased, the article does not say"
)
beyond = contested(
    "whether data on the dead may be given to somebody who has no right to them is not settled by the article"
)

heir = RightsRequest.asked_by.is_(Requester.HEIR) & RightsRequest.heir_proved
told = kind.is_in(_TOLD) & aim.is_in({HeirAim.ESTATE, HeirAim.DIGITAL_GOODS})
closed = kind.is_in(_CLOSED) & aim.is_(HeirAim.DEATH_TAKEN_INTO_ACCOUNT)
erased = kind.is_(RequestKind.ERASURE) & aim.is_(HeirAim.DEATH_TAKEN_INTO_ACCOUNT)


def answered_to_heirs() -> Question:
    """Without word of the person: done where the aim is one of the article, and refused or open otherwise."""
    done = RightsRequest.done_for_heir
    has_a_right = heir & (told | closed)
    ours = either(has_a_right, done, either(heir & erased, done | erasing, ~done | beyond))
    return either(claimed(of_care), ask_again(kind, WHICH_FILE), ours)


class HeirRules(RuleSet, of=RightsRequest, where=in_france & answers_request & made_by_now & ~to_be_answered):
    """Requests about the dead, other than for the medical file."""

    @rule("FR-LIL-07", LIL_84, DECREE_2019_536_HEIRS, since=HEIRS_SINCE)
    def left_and_inherited(law, request: type[RightsRequest]) -> Question:
        """What the dead left word of is followed, and heirs are answered for their aims.

        Rights over data end with the person. Directives that the person left on their data are followed. Where there
        are none, nor a word to the contrary, heirs who prove to be such have what they need to settle the estate, the
        digital goods and family memories that pass to them, and have the death taken into account: accounts closed,
        processing stopped, data updated. The medical file is another matter (FR-LIL-05). *Passes* for directives that
        were followed, for an heir who was given what one of these aims needs, and for a refusal to anybody else.
        *Fails* for directives that were not followed, or an heir refused. *Contested* for data erased on the wish of
        heirs that was refused, and for data given to who has no right to them. It is asked whether there were
        directives, who asked, with what proof, and why. LIL, art. 84 to 86; decree 2019-536, art. 124.
        """
        answered = either(request.directives, request.directives_followed, answered_to_heirs())
        of_the_dead = claimed(request.for_deceased) & asks_of_the_dead
        return when(of_the_dead, ~claimed(~request.answered_by_national_law) & answered)
