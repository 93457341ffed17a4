"""The referential of the CNIL on vigilance as conditions."""

from __future__ import annotations

from healthgov.fr.personal_data.declarations import declaring, industry_itself, to
from healthgov.fr.personal_data.reach import french_reach
from healthgov.fr.personal_data.texts import CNIL_VIGILANCE
from healthgov.fr.references import LIL_66
from healthgov.models import (
    Formality,
    ProcessingActivity,
    ReferenceFramework,
)
from healthgov.questions import Question
from healthgov.rules import RuleSet, rule

__all__ = ["VigilanceRules"]


class VigilanceRules(RuleSet, of=ProcessingActivity, where=french_reach):
    """The referential on vigilance."""

    @rule("FR-CNIL-07", CNIL_VIGILANCE, LIL_66, since="2019-07-19")
    def vigilance_fits(law, activity: type[ProcessingActivity]) -> Question:
        """Vigilance that is declared is that of who places products on the market.

        The referential on health vigilance is for manufacturers, operators and others who place a medicine, a device
        or a product on the market. Professionals, establishments and agencies of care are not concerned by it: what
        they report they report under LIL, art. 65, 1°. *Fails* for a declaration by somebody else; *asks* which products
        are meant where one of these says that it makes them.
        """
        makers = Formality.conditions.has(industry_itself)
        return declaring(activity, to(ReferenceFramework.VIGILANCE_2019), makers)
