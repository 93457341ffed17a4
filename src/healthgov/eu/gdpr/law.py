"""What all parts of the GDPR share: whom it reaches, whose duty something is, and what is a special category."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from healthgov.eu.categories import TAXONOMY
from healthgov.eu.places import EEA, GDPR_BY_NATIONAL_LAW
from healthgov.kinds import CategoryCode
from healthgov.models import Article9, DataUse, Organisation, ProcessingActivity, Role, SubjectKind
from healthgov.questions import Question, claimed, either, of_whole
from healthgov.rules import RuleSet

__all__ = [
    "APPLICABLE",
    "DataProtectionLaw",
    "as_controller",
    "as_processor",
    "in_reach",
    "living",
    "reached",
    "special_categories",
]

APPLICABLE = "2018-05-25"
"""The first day of application of Regulation (EU) 2016/679."""

established = Organisation.country.is_in(EEA) | Organisation.country.is_in(GDPR_BY_NATIONAL_LAW)
reached = of_whole(established | Organisation.targets_union)
"""The organisation is established in the EEA, or aims at persons there (art. 3).

Territories to which national law extends the GDPR are counted in.
"""

living = ~claimed(
    ~ProcessingActivity.subjects.empty() & ProcessingActivity.subjects.only({SubjectKind.DECEASED})
)
"""The data are not on the dead alone, whom the GDPR leaves to the States (recital 27)."""

as_controller = ProcessingActivity.role.is_in({Role.CONTROLLER, Role.JOINT_CONTROLLER})
"""The organisation is a controller of the activity, alone or with others."""
as_processor = ProcessingActivity.role.is_(Role.PROCESSOR)
"""The organisation processes on behalf of others."""


def _holding(*kinds: Article9) -> Callable[[Iterable[CategoryCode]], bool | None]:
    """Whether one of several categories is of a kind; not known where the taxonomy lacks one of them."""

    def test(codes: Iterable[CategoryCode]) -> bool | None:
        unknown = False
        for code in codes:
            try:
                if TAXONOMY[code].article_9 in kinds:
                    return True
            except KeyError:
                unknown = True
        return None if unknown else False

    return test


def _biometric(codes: Iterable[CategoryCode]) -> bool:
    return any(code.startswith("biometric") for code in codes)


by_nature = ProcessingActivity.categories.that(
    _holding(Article9.SPECIAL),
    yes="a category is special by nature",
    no="no category is special by nature",
)
to_identify = ProcessingActivity.categories.that(
    _biometric, yes="biometric data are processed", no="no biometric data are processed"
) & ProcessingActivity.use.is_(DataUse.UNIQUE_IDENTIFICATION)
by_destination = ~ProcessingActivity.categories.empty() & ProcessingActivity.use.is_in(
    {DataUse.CARE, DataUse.PATIENT_MONITORING, DataUse.HEALTH_INFERENCE, DataUse.CARE_REGISTRATION}
)
contextual = ProcessingActivity.categories.that(
    _holding(Article9.CONTEXTUAL, Article9.RESTRICTED),
    yes="a category may reveal health, depending on what stands beside it",
    no="no category is contextual",
)
by_conclusion = either(
    contextual, ProcessingActivity.allows_conclusion, claimed(ProcessingActivity.allows_conclusion)
)
"""What allows a conclusion on somebody's health is asked of contextual categories, and taken when stated of others."""
special_categories = by_nature | to_identify | by_destination | by_conclusion
"""Special categories are processed (art. 9): by nature, to identify, by destination, or by what can be concluded."""


in_reach: dict[type, Question] = {ProcessingActivity: reached & living, object: reached}
"""Whom each rule reaches, by the model of its subjects."""


class DataProtectionLaw(RuleSet, of=Organisation, where=in_reach):
    """The ground on which the rules on personal data stand; each group of them states its reach."""
