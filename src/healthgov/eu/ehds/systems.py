"""What an editor of record systems must have (chapter III), and from which day."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.eu.ehds.reach import waits_for_the_agreement
from healthgov.eu.ehds.texts import ANNEX_II, GENERAL, PRIMARY_FIRST, PRIMARY_SECOND, ehds
from healthgov.eu.places import EU
from healthgov.models import EhrSupply, EhrSystem, Organisation, PriorityCategory
from healthgov.questions import Question, claimed, contested, of_whole, since, when
from healthgov.rules import RuleSet, rule
from healthgov.values import parameter

__all__ = ["RecordSystemRules"]

FIRST = frozenset({PriorityCategory.PATIENT_SUMMARY, PriorityCategory.PRESCRIPTION, PriorityCategory.DISPENSATION})
"""Art. 14(1)(a) to (c)."""
ALL = frozenset(PriorityCategory)

system = EhrSystem
in_union = of_whole(Organisation.country.is_in(EU)) | waits_for_the_agreement

reached = (
    (in_union | system.offered_in_union) & ~claimed(~system.offered_in_union) & ~claimed(system.general_purpose)
).said("it is a record system in the Union", no="it is no record system in the Union")
"""A system of an organisation in the Union, unless it is said to be offered elsewhere only; or one offered there, which is
asked of others. Software for general purposes is none (art. 25(2))."""


def put_off(law: Any) -> Question:
    """Whether the articles that art. 105 puts off do not reach the system yet; what hangs on them is then contested."""
    return ~system.categories.meets(law.priority_categories) & contested(
        "article 105 puts off articles 25 and 26 and not those on what a manufacturer draws up: whether these bind"
        " before a system must conform was not settled by a text read"
    )


class RecordSystemRules(RuleSet, of=EhrSystem, where=reached):
    """Systems of electronic health records."""

    priority_categories = (
        parameter(GENERAL, frozenset[PriorityCategory](), cites=[ehds("105")])
        .changed(PRIMARY_FIRST, FIRST, cites=[ehds("105"), ehds("14(1)")])
        .changed(PRIMARY_SECOND, ALL, cites=[ehds("105"), ehds("14(1)")])
    )
    """The priority categories whose systems must conform on the day."""
    own_systems_from = parameter(GENERAL, date(2031, 3, 26), cites=[ehds("105"), ehds("26(2)")])
    """The day from which systems made in house or offered as a service must conform."""

    @classmethod
    def concerned(cls) -> Question:
        """The system processes priority data; one made in house or as a service is asked from its day only."""
        on_market = system.supply.is_(EhrSupply.PLACED_ON_MARKET)
        return system.categories.meets(ALL) & (on_market | since(cls.own_systems_from))

    @rule("EU-EHDS-01", ehds("25"), ehds("105"), ANNEX_II, since=PRIMARY_FIRST)
    def harmonised_components(law, system: type[EhrSystem]) -> Question:
        """The record system has the two harmonised components.

        One that gives and takes data in the European exchange format, and one that logs each access of professionals:
        who, whose data, which categories, when, from where. From 2029-03-26 for systems that process summaries,
        prescriptions or dispensations; from 2031-03-26 for imaging, results and discharge reports, and for systems
        made in house or offered as a service. *Fails* where one of the two is lacking.
        """
        both = system.interoperability_component & system.logging_component
        return when(law.concerned() & system.categories.meets(law.priority_categories), both)

    @rule("EU-EHDS-02", ANNEX_II, ehds("105"), since=PRIMARY_FIRST)
    def export_open(law, system: type[EhrSystem]) -> Question:
        """The record system hinders neither sharing nor export.

        Its components hold nothing that bars or burdens authorised access, sharing, or the export of data when one
        system replaces another. *Fails* where they do. Annex II, points 2.5 and 2.6.
        """
        return when(law.concerned() & system.categories.meets(law.priority_categories), ~system.blocks_export)

    @rule("EU-EHDS-03", ehds("30(1)(c)"), ehds("40(3)"), ehds("105"), since=GENERAL)
    def documented(law, system: type[EhrSystem]) -> Question:
        """The record system is documented and tested.

        Technical documentation is drawn up before the system is placed on the market, kept up to date, and holds the
        results of a European digital testing environment. *Fails* where a system that must conform lacks it. Before
        the day on which it must, the answer is *contested*: the article on manufacturers applies from 2027-03-26, the
        one on conformity later.
        """
        return when(law.concerned(), (system.technical_documentation & system.tested) | put_off(law))

    @rule("EU-EHDS-04", ehds("30(1)(e)"), ehds("30(1)(f)"), ehds("105"), since=GENERAL)
    def declared(law, system: type[EhrSystem]) -> Question:
        """The record system is declared to conform, and marked.

        The manufacturer draws up the EU declaration of conformity and affixes the CE marking. *Fails* where a system
        that must conform lacks one; before the day on which it must, the answer is *contested*.
        """
        return when(law.concerned(), (system.declaration_of_conformity & system.ce_marking) | put_off(law))

    @rule("EU-EHDS-05", ehds("38"), ehds("30(1)(d)"), ehds("30(1)(g)"), since=GENERAL)
    def information_given(law, system: type[EhrSystem]) -> Question:
        """The record system comes with its information.

        An information sheet (or its entry in the European database), clear and complete instructions free of charge,
        the name of the manufacturer and one point of contact. *Fails* where a system that must conform lacks one;
        before the day on which it must, the answer is *contested*.
        """
        comes = system.information_sheet & system.instructions & system.contact_given
        return when(law.concerned(), comes | put_off(law))

    @rule("EU-EHDS-06", ehds("30(1)(h)"), ehds("105"), since=PRIMARY_FIRST)
    def registered(law, system: type[EhrSystem]) -> Question:
        """The record system is registered.

        In the European database of record systems and wellness applications, whose article applies by category as
        conformity does. *Fails* where a system that must conform is not.
        """
        return when(law.concerned() & system.categories.meets(law.priority_categories), system.registered)

    @rule("EU-EHDS-07", ehds("28", "no misleading claims on what a record system does"), since=GENERAL)
    def honest_claims(law, system: type[EhrSystem]) -> Question:
        """The record system is presented without misleading claims.

        Labels, instructions and advertisements ascribe nothing to it that it does not do, hide no limit or risk, and
        suggest no use beside the documentation. *Fails* where they do.
        """
        return when(law.concerned(), ~system.misleading_claims)

    @rule("EU-EHDS-08", ehds("30(1)(i)"), since=PRIMARY_FIRST)
    def corrected(law, system: type[EhrSystem]) -> Question:
        """A record system that does not conform is corrected.

        Without undue delay it is corrected, withdrawn or recalled. *Fails* where the manufacturer knows, or has reason
        to believe, that it does not conform, and leaves it so.
        """
        bound = law.concerned() & system.categories.meets(law.priority_categories)
        return when(bound & system.known_nonconformity, system.corrected)
