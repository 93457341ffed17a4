"""What a holder of health data must do so that others can use them (chapter IV), and from which day."""

from __future__ import annotations

from healthgov.eu.ehds.reach import waits_for_the_agreement
from healthgov.eu.ehds.texts import FIRST_CHECK, OTHER_CATEGORIES, OTHERS_CHECKED, SECONDARY, ehds
from healthgov.eu.places import EU
from healthgov.eu.roles import public_body
from healthgov.models import HealthDataHolding, Organisation, OrganisationKind, SecondaryCategory
from healthgov.periods import years
from healthgov.questions import Question, ask_again, claimed, of_whole, when
from healthgov.rules import RuleSet, rule
from healthgov.values import parameter

__all__ = ["HolderRules"]

LATER = frozenset(
    {
        SecondaryCategory.DETERMINANTS,
        SecondaryCategory.GENOMIC,
        SecondaryCategory.OTHER_MOLECULAR,
        SecondaryCategory.CLINICAL_STUDIES,
        SecondaryCategory.COHORTS,
    }
)
"""Art. 51(1)(b), (f), (g), (m) and (p)."""

MICRO_STAFF = 10
"""A micro-enterprise has fewer staff, and no public body behind it (Recommendation 2003/361/EC, annex, art. 2 and 3)."""

holding = HealthDataHolding
in_union = of_whole(Organisation.country.is_in(EU)) | waits_for_the_agreement

NOT_SO_SMALL = "Ten staff or more, or a public body, are seldom a natural person or a micro-enterprise: is it one?"
belied = of_whole(
    claimed(public_body)
    | claimed(Organisation.kind.is_(OrganisationKind.PUBLIC_AUTHORITY))
    | (
        claimed(Organisation.staff.at_least(MICRO_STAFF))
        & ~claimed(Organisation.kind.is_(OrganisationKind.INDIVIDUAL_PRACTITIONER))
    )
)
small = (
    holding.micro_or_natural & ~holding.extended_by_law & (~belied | ask_again(holding.micro_or_natural, NOT_SO_SMALL))
).said(
    "it is too small to owe the duties of a data holder", no="it is not too small to owe the duties of a data holder"
)
"""Natural persons and micro-enterprises, unless national law says otherwise (art. 50)."""


class HolderRules(RuleSet, of=HealthDataHolding, where=in_union & ~small):
    """Holders of health data."""

    secondary_categories = parameter(
        SECONDARY, frozenset(SecondaryCategory) - LATER, cites=[ehds("51(1)"), ehds("105")]
    ).changed(OTHER_CATEGORIES, frozenset(SecondaryCategory), cites=[ehds("51(1)"), ehds("105")])
    """The categories that are made available for secondary use on the day."""
    checked_categories = parameter(
        FIRST_CHECK, frozenset(SecondaryCategory) - LATER, cites=[ehds("60(3)"), ehds("105")]
    ).changed(OTHERS_CHECKED, frozenset(SecondaryCategory), cites=[ehds("60(3)"), ehds("105")])
    """The categories whose descriptions have been owed for a year, so that a check of them can be late."""
    description_age = parameter(FIRST_CHECK, years(1), cites=[ehds("60(3)")])

    @rule(
        "EU-EHDS-20",
        ehds("60(3)", "data holders describe their datasets, and check the descriptions each year"),
        ehds("50", "natural persons and micro-enterprises are exempt unless national law says otherwise"),
        since=SECONDARY,
    )
    def datasets_described(law, holding: type[HealthDataHolding]) -> Question:
        """A data holder describes its datasets.

        To the health data access body, for the national catalogue. From 2029-03-26; from 2031-03-26 for determinants,
        genomic and other molecular data, clinical studies and cohorts. Natural persons and micro-enterprises are
        exempt, unless national law extends the duty to them; who has ten staff or more, or is a public body, and says to be so
        small is asked again. *Fails* where they were not described.
        """
        return when(holding.categories.meets(law.secondary_categories), holding.datasets_described)

    @rule("EU-EHDS-21", ehds("60(3)"), since=FIRST_CHECK)
    def descriptions_checked(law, holding: type[HealthDataHolding]) -> Question:
        """Descriptions of datasets are checked each year.

        The holder checks once a year at least that they are right and up to date; a check is due a year after the duty
        at the earliest, from 2030-03-26, and from 2032-03-26 for what is described from 2031 on. *Fails* where the last
        check is older; the day of the description is the first. One that is yet to come says nothing of today, and is
        asked again. Without a description EU-EHDS-20 fails.
        """
        described = holding.categories.meets(law.checked_categories) & holding.datasets_described
        checked = holding.descriptions_checked_on
        known_today = checked.begun() | ask_again(checked)
        return when(described, known_today & ~(checked + law.description_age).is_over())

    @rule(
        "EU-EHDS-22",
        ehds("60(1)", "data holders give the data that a permit names, within three months"),
        ehds("60(2)"),
        since=SECONDARY,
    )
    def data_given(law, holding: type[HealthDataHolding]) -> Question:
        """A data holder gives the data that a permit names.

        To the health data access body that asks for them, within three months, or the longer time that the body
        allows. *Fails* where they were not given in time.
        """
        asked = holding.categories.meets(law.secondary_categories) & holding.asked_for_data
        return when(asked, holding.given_in_time)
