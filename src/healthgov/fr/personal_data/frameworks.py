"""Referentials of the CNIL as conditions: vigilance that is declared, and the practices of professionals."""

from __future__ import annotations

from healthgov.eu.gdpr.law import answers_itself
from healthgov.fr.personal_data.declarations import declaring, industry_itself, to
from healthgov.fr.personal_data.reach import french_reach
from healthgov.fr.personal_data.texts import (
    CNIL_PRACTICES,
    CNIL_VIGILANCE,
)
from healthgov.fr.places import in_france
from healthgov.fr.references import LIL_66
from healthgov.models import (
    Formality,
    Governance,
    Organisation,
    OrganisationKind,
    PracticeConditions,
    ProcessingActivity,
    ReferenceFramework,
)
from healthgov.questions import Question, all_of, any_of, claimed, of_whole, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["FrameworkRules"]

independent_practice = of_whole(
    Organisation.kind.is_in({OrganisationKind.INDIVIDUAL_PRACTITIONER, OrganisationKind.GROUP_PRACTICE})
)
"""Independent professionals, alone or in a group: neither establishments, pharmacies nor laboratories."""

of_a_practice = (
    PracticeConditions.purposes_kept,
    PracticeConditions.care_recipients_alone,
    PracticeConditions.patients_informed,
    PracticeConditions.archived_apart,
    PracticeConditions.access_secured,
)
practice_as_asked = Governance.practice_conditions.has(all_of(*of_a_practice))
practice_departs = claimed(Governance.practice_conditions.stated()) & Governance.practice_conditions.has(
    any_of(*(claimed(~condition) for condition in of_a_practice))
)
"""One condition is said not to be met: a general word that the referential is kept does not outweigh it."""


class FrameworkRules(
    RuleSet,
    of=ProcessingActivity,
    where={ProcessingActivity: french_reach, Governance: in_france & independent_practice},
):
    """Referentials on vigilance and on practices."""

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

    @rule("FR-CNIL-08", CNIL_PRACTICES, since="2020-07-28", severity=Severity.WARNING, of=Governance)
    def practice_referential(law, governance: type[Governance]) -> Question:
        """A practice keeps to the referential on practices, or says why not.

        For independent medical and paramedical professionals, alone or in a group. A warning: the referential binds
        nobody, and who departs from it justifies the departure and takes measures that make up for it. Who processes for
        others alone has no patients of its own. It is kept where each of its conditions is: data serve to run the
        practice, reach those who take part in the care or whom a text names, patients are told, files are archived
        after five years and erased fifteen years later, access is personal, secured and traced. *Fails* for a
        departure without reasons, or for one condition that is not met though all are said to be.
        """
        said = governance.practice_referential_kept
        kept = ~practice_departs & (said | (practice_as_asked & ~claimed(~said)))
        return when(answers_itself, kept | governance.departure_justified)
