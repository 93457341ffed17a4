"""What the controller says of data: that they are anonymous, that an exemption holds them, that it had them erased."""

from __future__ import annotations

from typing import Any

import attrs

from healthgov.eu.erasure.grounds import serves_research
from healthgov.eu.erasure.lines import Exemption, Fate, Line
from healthgov.eu.erasure.sets import DataSet
from healthgov.languages import Phrase
from healthgov.models import Anonymisation, KeepingReasons, ProcessingActivity

__all__ = ["anonymous", "by_another_law", "claimed_exemption", "destroyed_by_whom", "destroyed_for_another"]


def anonymous(one: DataSet) -> dict[str, Any] | None:
    """What is said of data that are called anonymous in each activity; ``None`` where they are not."""
    said = [activity.anonymisation for activity in one.activities]
    if not said or not all(claim is not None and claim.claimed for claim in said):
        return None
    tests = [(claim.singling_out, claim.linkable, claim.inferable) for claim in said if claim is not None]
    if any(test is True for three in tests for test in three):
        return None
    if all(test is False for three in tests for test in three):
        return {"fate": Fate.STAYS, "reason": Phrase("the data are anonymous: nothing in them is anybody's")}
    asks = (Anonymisation.singling_out.question, Anonymisation.linkable.question, Anonymisation.inferable.question)
    return {"asks": asks, "reason": Phrase("the data are said to be anonymous, and that is not shown")}


def claimed_exemption(base: Line, one: DataSet, reasons: KeepingReasons) -> Line | None:
    """An exemption that the controller states: it bears the burden of saying so."""
    research = serves_research(one)
    found = (
        (reasons.expression, Exemption.EXPRESSION, KeepingReasons.expression.words.yes, False),
        (reasons.claims, Exemption.LEGAL_CLAIMS, KeepingReasons.claims.words.yes, True),
        (reasons.public_health, Exemption.PUBLIC_HEALTH, KeepingReasons.public_health.words.yes, False),
        (reasons.impairs_research and research, Exemption.RESEARCH, KeepingReasons.impairs_research.words.yes, False),
    )
    for so, exemption, why, obliged in found:
        if so:
            until = None if base.due is None or base.due.over else base.due.keep_through
            return attrs.evolve(base, fate=Fate.STAYS, exemption=exemption, reason=why, obliged=obliged, until=until)
    if research and reasons.impairs_research is None and base.due is None:
        return attrs.evolve(
            base, asks=(KeepingReasons.impairs_research.question,), reason=Phrase("the data serve research")
        )
    return None


def destroyed_for_another(line: Line, reasons: KeepingReasons) -> Line:
    """What was destroyed and is somebody else's to decide on: they had it erased, or it had to be kept for them."""
    if reasons.instructed is None:
        return attrs.evolve(line, asks=(KeepingReasons.instructed.question,))
    words = KeepingReasons.instructed.words
    return attrs.evolve(line, reason=words.yes if reasons.instructed else words.no, obliged=not reasons.instructed)


def destroyed_by_whom(line: Line, one: DataSet) -> Line:
    """What was destroyed and is due: a finding where the organisation decides on it; who is processor may have been told to."""
    if one.decides:
        return line
    asks, why = (ProcessingActivity.role.question,), Phrase("something has to be said first")
    return attrs.evolve(
        line, fate=Fate.ASK, obliged=False, exemption=None, asks=asks, reason=why, values={}, until=None
    )


def by_another_law(line: Line, beyond: str, reasons: KeepingReasons) -> Line:
    """What the GDPR does not reach goes where another law asks for it, and stays where none does."""
    if reasons.other_law is None:
        return attrs.evolve(line, fate=Fate.ASK, ground=None, asks=(KeepingReasons.other_law.question,), reason=beyond)
    words = KeepingReasons.other_law.words
    if reasons.other_law:
        return attrs.evolve(line, ground=None, reason=words.yes)
    return attrs.evolve(line, fate=Fate.STAYS, ground=None, reason=words.no)
