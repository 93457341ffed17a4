"""What all parts of the GDPR share: whom it reaches, whose duty something is, and what is a special category."""

from __future__ import annotations

from healthgov.eu.categories import TAXONOMY
from healthgov.eu.places import EEA, GDPR_BY_NATIONAL_LAW
from healthgov.models import Anonymisation, Organisation, ProcessingActivity, Role, SubjectKind, special_data
from healthgov.questions import Question, claimed, of_whole
from healthgov.rules import RuleSet

__all__ = [
    "APPLICABLE",
    "DataProtectionLaw",
    "as_controller",
    "as_processor",
    "in_reach",
    "living",
    "not_anonymous",
    "personal",
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

living = ~claimed(~ProcessingActivity.subjects.empty() & ProcessingActivity.subjects.only({SubjectKind.DECEASED}))
"""The data are not on the dead alone, whom the GDPR leaves to the States (recital 27)."""

called_anonymous = claimed(ProcessingActivity.anonymisation.has(Anonymisation.claimed))
shown_anonymous = ProcessingActivity.anonymisation.has(
    ~Anonymisation.singling_out & ~Anonymisation.linkable & ~Anonymisation.inferable
)
not_anonymous = (~(called_anonymous & shown_anonymous)).said(
    "nobody shows the data to be anonymous", no="the data are shown to be anonymous"
)
"""The data are not called anonymous, or one of the three tests is not met (recital 26).

Where they are called so and a test is not answered, it is not known whether the law reaches them at all.
"""
personal = living & not_anonymous
"""Personal data in the sense of the Regulation: on the living, and not shown to be anonymous."""

as_controller = ProcessingActivity.role.is_in({Role.CONTROLLER, Role.JOINT_CONTROLLER})
"""The organisation is a controller of the activity, alone or with others."""
as_processor = ProcessingActivity.role.is_(Role.PROCESSOR)
"""The organisation processes on behalf of others."""


special_categories = special_data(TAXONOMY)
"""Special categories are processed (art. 9): by nature, to identify, by destination, or by what can be concluded."""

in_reach: dict[type, Question] = {ProcessingActivity: reached & personal, object: reached}
"""Whom each rule reaches, by the model of its subjects."""


class DataProtectionLaw(RuleSet, of=Organisation, where=in_reach):
    """The ground on which the rules on personal data stand; each group of them states its reach."""
