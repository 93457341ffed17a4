"""The grounds of erasure (GDPR, art. 17(1)), purpose by purpose, for data that nothing obliges to keep."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from healthgov.eu.erasure.lines import Exemption, Exercise, Fate, Ground, Line
from healthgov.eu.erasure.sets import DataSet
from healthgov.languages import Phrase
from healthgov.models import Article9Condition, KeepingReasons, LegalBasis, ProcessingActivity, Purpose, PurposeKind
from healthgov.retention import Nature
from healthgov.verdicts import Verdict

__all__ = ["NOT_ON_CONSENT", "on_grounds", "serves_research", "untouched"]

NOT_ON_CONSENT = Phrase("it does not rest on consent: a withdrawal leaves it as it is")


@attrs.frozen
class _Judged:
    """What becomes of the data as far as one purpose goes."""

    fate: Fate
    reason: str
    ground: Ground | None = None
    exemption: Exemption | None = None
    ask: str = ""


def on_grounds(base: Line, one: DataSet, reasons: KeepingReasons, asked: Exercise) -> Line:
    """The line of what no text obliges to keep: it goes where no purpose holds it any longer."""
    if _over(base, reasons):
        why = Phrase("the period is over: the data are no longer needed")
        return attrs.evolve(base, fate=Fate.GOES, ground=Ground.NOT_NEEDED, reason=why)
    if reasons.from_child and asked is Exercise.ERASURE:
        return attrs.evolve(base, fate=Fate.GOES, ground=Ground.CHILD, reason=KeepingReasons.from_child.words.yes)
    purposes = one.purposes
    if purposes is None:
        return attrs.evolve(
            base, asks=(ProcessingActivity.purposes.question,), reason=Phrase("the purposes are not stated")
        )
    judged = [_of_purpose(purpose, base, reasons, asked) for purpose in purposes]
    until = None if base.due is None else base.due.must_dispose_by
    holding = _first(judged, Fate.STAYS)
    if holding is not None:
        return attrs.evolve(base, fate=Fate.STAYS, reason=holding.reason, exemption=holding.exemption, until=until)
    open_one = _first(judged, Fate.ASK)
    if open_one is not None:
        asks = tuple(dict.fromkeys(found.ask for found in judged if found.fate is Fate.ASK))
        return attrs.evolve(base, asks=asks, reason=open_one.reason, until=until)
    if serves_research(one) and reasons.impairs_research is None:
        why = Phrase("the data serve research")
        return attrs.evolve(base, asks=(KeepingReasons.impairs_research.question,), reason=why, until=until)
    going = judged[0]
    return attrs.evolve(base, fate=Fate.GOES, ground=going.ground, reason=going.reason)


def untouched(one: DataSet) -> bool:
    """Whether every purpose states a basis, and none of them is consent."""
    return one.purposes is not None and all(
        purpose.legal_basis not in (None, LegalBasis.CONSENT)
        and purpose.article_9 is not Article9Condition.EXPLICIT_CONSENT
        for purpose in one.purposes
    )


def serves_research(one: DataSet) -> bool:
    """Whether a purpose is one of art. 17(3)(d): archives in the public interest, research, statistics."""
    return any(
        purpose.kind in (PurposeKind.RESEARCH, PurposeKind.DATA_WAREHOUSE)
        or purpose.article_9 is Article9Condition.ARCHIVING_RESEARCH_STATISTICS
        for purpose in one.purposes or ()
    )


def _over(base: Line, reasons: KeepingReasons) -> bool:
    """Whether the text that sets the length, or caps it, has nothing more to say for keeping.

    Advice ends no need: who says that the data are needed past its end is judged by what they are needed for.
    """
    due = base.due
    if due is None or due.verdict is not Verdict.PASS or due.policy.nature is Nature.MINIMUM:
        return False
    return not (reasons.needed and due.policy.nature is Nature.RECOMMENDED)


def _first(judged: Iterable[_Judged], fate: Fate) -> _Judged | None:
    return next((found for found in judged if found.fate is fate), None)


def _of_purpose(purpose: Purpose, base: Line, reasons: KeepingReasons, asked: Exercise) -> _Judged:
    basis = purpose.legal_basis
    if purpose.article_9 is Article9Condition.EXPLICIT_CONSENT and basis is not LegalBasis.CONSENT:
        why = Phrase("explicit consent is withdrawn, and no other condition of article 9 is stated")
        return _Judged(Fate.GOES, why, Ground.CONSENT_WITHDRAWN)
    if basis is None:
        return _Judged(Fate.ASK, Phrase("the legal basis is not stated"), ask=Purpose.legal_basis.question)
    if basis is LegalBasis.CONSENT:
        return _Judged(
            Fate.GOES, Phrase("consent is withdrawn, and nothing else holds the data"), Ground.CONSENT_WITHDRAWN
        )
    if asked is Exercise.WITHDRAWAL:
        return _Judged(Fate.STAYS, NOT_ON_CONSENT)
    if basis is LegalBasis.NONE:
        return _Judged(Fate.GOES, Phrase("it rests on no legal basis"), Ground.UNLAWFUL)
    if purpose.kind is PurposeKind.PROSPECTING:
        return _Judged(Fate.GOES, Phrase("the person objects to prospecting, which ends it"), Ground.OBJECTION)
    if basis is LegalBasis.LEGITIMATE_INTERESTS:
        return _of_interests(reasons)
    if basis is LegalBasis.LEGAL_OBLIGATION and base.due is not None and base.due.verdict is Verdict.PASS:
        return _Judged(Fate.GOES, Phrase("the obligation to keep it is over"), Ground.NOT_NEEDED)
    return _of_need(basis, reasons)


def _of_interests(reasons: KeepingReasons) -> _Judged:
    if reasons.overriding is None:
        why = Phrase("it rests on legitimate interests, and the person objects")
        return _Judged(Fate.ASK, why, ask=KeepingReasons.overriding.question)
    if reasons.overriding:
        return _Judged(Fate.STAYS, KeepingReasons.overriding.words.yes)
    return _Judged(Fate.GOES, KeepingReasons.overriding.words.no, Ground.OBJECTION)


def _of_need(basis: LegalBasis, reasons: KeepingReasons) -> _Judged:
    if reasons.needed is None:
        return _Judged(Fate.ASK, _NEEDED[basis], ask=KeepingReasons.needed.question)
    if reasons.needed:
        exemption = Exemption.LEGAL_OBLIGATION if basis in _OF_LAW else None
        return _Judged(Fate.STAYS, KeepingReasons.needed.words.yes, exemption=exemption)
    return _Judged(Fate.GOES, KeepingReasons.needed.words.no, Ground.NOT_NEEDED)


_OF_LAW = (LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_TASK)
"""Art. 17(3)(b) exempts obligations and tasks alike."""
_NEEDED = {
    LegalBasis.CONTRACT: Phrase("it rests on a contract, which may still run"),
    LegalBasis.LEGAL_OBLIGATION: Phrase(
        "it rests on a legal obligation, and no text that sets its length is known to be over"
    ),
    LegalBasis.PUBLIC_TASK: Phrase("it rests on a task in the public interest, which may still need it"),
    LegalBasis.VITAL_INTERESTS: Phrase("it rests on vital interests, which may still need it"),
}
