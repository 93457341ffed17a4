"""What the requirements and the procedure share: what evidence shows of a requirement on the day."""

from __future__ import annotations

from healthgov.models import CertificationFile, Evidence, Item, Requirement
from healthgov.questions import Question, ask_again, either, when

__all__ = ["ABOUT_SUBCONTRACTORS", "shown"]

ABOUT_SUBCONTRACTORS = frozenset(
    {
        Item.SUBCONTRACTOR_CHANGES_CONTROLLED,
        Item.SUBCONTRACTORS_AWARE,
        Item.SUBCONTRACTOR_CERTIFICATES_GIVEN,
        Item.SUBCONTRACTOR_LOSS_PROCEDURE,
    }
)
"""What is wanted only of a host that has subcontractors."""


def shown(requirement: Requirement, wanted: frozenset[Item]) -> Question:
    """Whether the evidence of the day shows what is wanted for a requirement; evidence that is absent is asked for."""
    own, of_subcontractors = wanted - ABOUT_SUBCONTRACTORS, wanted & ABOUT_SUBCONTRACTORS
    if not of_subcontractors:
        return _shown(requirement, own)
    if not own:
        return when(CertificationFile.has_subcontractors, _shown(requirement, of_subcontractors))
    return _shown(requirement, own) & when(CertificationFile.has_subcontractors, _shown(requirement, of_subcontractors))


def _shown(requirement: Requirement, wanted: frozenset[Item]) -> Question:
    evidence = CertificationFile.evidence.where(Evidence.requirement.is_(requirement) & Evidence.on.begun())
    return either(
        evidence.exist(none="there is no evidence for this requirement on the day"),
        evidence.cover(wanted, Evidence.items, narrow="the evidence does not show: {lacking}"),
        ask_again(CertificationFile.evidence),
    )
