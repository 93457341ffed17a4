"""The referential of the CNIL on warehouses of health data as conditions of a declaration."""

from __future__ import annotations

from healthgov.eu.adequacy import ADEQUATE_AS_A_WHOLE
from healthgov.eu.gdpr.roles import engaged, is_processor
from healthgov.eu.places import EEA
from healthgov.fr.personal_data.declarations import declaring, to
from healthgov.fr.personal_data.reach import french_reach
from healthgov.fr.personal_data.texts import (
    CNIL_EDS,
    CNIL_EDS_COMMITTEES,
    CNIL_EDS_CONDITIONS,
)
from healthgov.fr.references import LIL_66, WAREHOUSE_PUBLISHED
from healthgov.models import (
    Formality,
    FrameworkConditions,
    LegalBasis,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    Recipient,
    ReferenceFramework,
)
from healthgov.questions import Question, ask_again, claimed, contested
from healthgov.rules import RuleSet, rule

__all__ = ["WarehouseRules"]

conditions = FrameworkConditions
WHICH_WAREHOUSE = "A warehouse is declared, and no purpose is stated to be one: which of them is the warehouse?"

NEAR_LAW = (EEA | ADEQUATE_AS_A_WHOLE).called("the EEA and countries that a decision finds adequate as a whole")
under_other_law = claimed(~Recipient.country.is_in(NEAR_LAW)) | claimed(~Recipient.foreign_parent.is_in(NEAR_LAW))
foreign_processor = claimed(engaged.some(is_processor & under_other_law, none="no recipient is named"))


class WarehouseRules(RuleSet, of=ProcessingActivity, where=french_reach):
    """Warehouses of health data."""

    @rule("FR-CNIL-05", CNIL_EDS, LIL_66, since=WAREHOUSE_PUBLISHED)
    def warehouse_fits(law, activity: type[ProcessingActivity]) -> Question:
        """A warehouse that is declared rests on a public task.

        The referential on data warehouses is for those that a task in the public interest needs (art. 6(1)(e)): a
        private warehouse on legitimate interests, or one that is matched with the national health data system, asks
        for an authorisation. *Fails* for a declaration of such a warehouse, and of one that is said not to serve the public
        interest. Where no purpose is said to be a warehouse it is asked which of them is; whether it is matched is asked.
        """
        warehouses = activity.purposes.where(Purpose.kind.is_(PurposeKind.DATA_WAREHOUSE))
        there_is_one = warehouses.exist(none="no purpose is a warehouse") | ask_again(
            activity.purposes, WHICH_WAREHOUSE
        )
        on_task = there_is_one & warehouses.each(Purpose.legal_basis.is_(LegalBasis.PUBLIC_TASK))
        apart = Formality.conditions.has(
            ~conditions.matched_with_national_database & ~claimed(~conditions.public_interest)
        )
        return declaring(activity, to(ReferenceFramework.WAREHOUSE_2021), apart & on_task)

    @rule("FR-CNIL-09", CNIL_EDS_CONDITIONS, LIL_66, since=WAREHOUSE_PUBLISHED)
    def warehouse_built_so(law, activity: type[ProcessingActivity]) -> Question:
        """A declared warehouse keeps identities apart, with processors under European law.

        Two conditions of the referential on data warehouses from which an authorisation may depart, and a declaration
        may not: data that name the persons lie in a compartment of their own, and no processor is under the law of a
        country outside the Union whose protection is not adequate. *Fails* where one is not met: an authorisation is
        needed. *Asks* again where a processor of the warehouse, or its parent, is said to be in a country without an adequacy
        decision for the whole of it. Its host is asked by FR-CNIL-01, how long data are kept by FR-COH-02.
        """
        built = (
            conditions.identities_apart
            & conditions.processors_under_european_law
            & (
                ~foreign_processor
                | ask_again(
                    conditions.processors_under_european_law,
                    "A processor, or its parent, is said to be elsewhere: under whose law is it?",
                )
            )
        )
        return declaring(activity, to(ReferenceFramework.WAREHOUSE_2021), Formality.conditions.has(built))

    @rule("FR-CNIL-10", CNIL_EDS_COMMITTEES, LIL_66, since=WAREHOUSE_PUBLISHED)
    def warehouse_governed(law, activity: type[ProcessingActivity]) -> Question:
        """A declared warehouse is governed, and each project reviewed.

        A scientific and ethical committee gives its opinion on each project before data are reused. *Fails* where data
        are reused without it: an authorisation is needed. A steering committee that sets what the warehouse is for
        stands beside it; where there is none, the answer is *contested*, for the text itself was not read.
        """
        steered = conditions.steered | contested(
            "whether the referential asks for a steering committee beside the scientific and ethical one was not read"
        )
        governed = conditions.projects_reviewed & steered
        return declaring(activity, to(ReferenceFramework.WAREHOUSE_2021), Formality.conditions.has(governed))
