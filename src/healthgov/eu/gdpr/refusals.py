"""On which grounds a request is refused, and what was done instead (GDPR, art. 11, 12, 15 to 22)."""

from __future__ import annotations

from healthgov.models import RefusalGround, RightsRequest
from healthgov.questions import Question, claimed, when

__all__ = [
    "IN_PART",
    "OF_ERASURE",
    "OF_PORTABILITY",
    "OF_RECTIFICATION",
    "OF_REVIEW",
    "complete",
    "done_or",
    "ground",
    "refused",
    "refused_on",
    "restricted",
]

refused = RightsRequest.refused_with_reasons
ALWAYS = frozenset({RefusalGround.UNFOUNDED_OR_EXCESSIVE, RefusalGround.NOT_IDENTIFIED})
"""The grounds on which any request may be refused, which the controller has to show (art. 11(2), 12(2) and 12(5))."""
OF_PORTABILITY = ALWAYS | {
    RefusalGround.RIGHTS_OF_OTHERS,
    RefusalGround.NEITHER_CONSENT_NOR_CONTRACT,
    RefusalGround.NOT_AUTOMATED,
    RefusalGround.NOT_GIVEN_BY_PERSON,
}
OF_ERASURE = ALWAYS | {
    RefusalGround.STILL_NEEDED,
    RefusalGround.KEPT_BY_LAW,
    RefusalGround.LEGAL_CLAIMS,
    RefusalGround.PUBLIC_HEALTH,
    RefusalGround.ARCHIVING_OR_RESEARCH,
    RefusalGround.FREEDOM_OF_EXPRESSION,
}
OF_RECTIFICATION = ALWAYS | {RefusalGround.DATA_ACCURATE}
OF_REVIEW = ALWAYS | {RefusalGround.NO_SUCH_DECISION}
NO_GROUND = frozenset({RefusalGround.INCONVENIENCE})
"""What no text knows as a ground."""
IN_PART = frozenset({RefusalGround.RIGHTS_OF_OTHERS})
"""What leaves a part out of an answer on access, and refuses none (art. 15(4) and recital 63)."""
ground = RightsRequest.refusal_ground
not_hollow = ~claimed(~RightsRequest.ground_shown)
"""Nobody says that the ground does not reach all that was withheld, or that it cannot be shown."""
by_a_text = RightsRequest.refused_by_text
withheld = (
    claimed(refused)
    & ground.is_in(frozenset(RefusalGround) - NO_GROUND)
    & RightsRequest.ground_shown
    & (ground.is_in(ALWAYS | IN_PART) | by_a_text)
)
"""What an answer on access leaves out is refused on a ground that is shown: one that any request knows, the rights of others
as far as they reach, or one of which it is asked whether a text carries it (art. 23)."""
restricted = claimed(ground.is_in({RefusalGround.KEPT_BY_LAW, RefusalGround.PUBLIC_HEALTH})) & not_hollow & by_a_text
"""The law of the Union or of a State may restrict the right to object (art. 23): it is asked whether a text does."""
on_some_ground = ~claimed(ground.is_in(NO_GROUND))
"""Nobody says that it was refused out of inconvenience: who says so says that it was not done."""
whole = RightsRequest.complete & ~claimed(~RightsRequest.source_given)
complete = (claimed(whole) | on_some_ground) & (whole | withheld)
"""All that was asked and due, the source of the data included; or what is left out is lawfully withheld."""


def refused_on(grounds: frozenset[RefusalGround]) -> Question:
    """Refused with reasons, on one of these grounds, which is stated: of another it is asked whether a text carries it."""
    elsewhere = frozenset(RefusalGround) - grounds - NO_GROUND
    known = ground.stated() & (~claimed(ground.is_in(elsewhere)) | by_a_text)
    borne_out = not_hollow & when(claimed(ground.is_in(ALWAYS)), RightsRequest.ground_shown)
    return refused & on_some_ground & borne_out & known


def done_or(lawfully: Question, done: Question) -> Question:
    """What was asked is done, or lawfully refused; refused out of inconvenience, it is not taken for done."""
    return (claimed(done) | on_some_ground) & (done | lawfully)
