"""Helpers of rules that are still methods."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import TypeVar

from healthgov.eu.categories import TAXONOMY
from healthgov.eu.gdpr.law import APPLICABLE
from healthgov.eu.places import EEA, GDPR_BY_NATIONAL_LAW
from healthgov.findings import (
    CategoryCode,
    Finding,
    all_hold,
    any_holds,
    failed,
    implied,
    missing,
    not_applicable,
    passed,
)
from healthgov.models import Article9, DataUse, Organisation, ProcessingActivity, Role, health_data
from healthgov.rules import RuleSet

T = TypeVar("T")


class FormerLaw(RuleSet, of=Organisation):
    """The ground on which the rules on personal data stand."""

    def reaches(self, organisation: object) -> Finding:
        """Whether the GDPR reaches the organisation: established in the EEA, or aiming at persons there (art. 3).

        Territories to which national law extends the GDPR are counted in. A part of a document that is checked alone is taken as reached.
        """
        if not isinstance(organisation, Organisation):
            return passed(("the rules are asked of a part alone", "les règles portent sur une partie seule"))
        country = organisation.country
        if country is None:
            return missing(
                "/country", ("Where is the organisation established?", "Où l'organisation est-elle établie ?")
            )
        if EEA.includes(country, self.day) or GDPR_BY_NATIONAL_LAW.includes(country, self.day):
            return passed(
                ("it is established where the GDPR applies", "elle est établie là où le RGPD s'applique"), at="/country"
            )
        if organisation.targets_union is None:
            return missing(
                "/targets_union",
                (
                    "Does it offer goods or services to persons in the Union, or monitor them?",
                    "Offre-t-elle des biens ou services à des personnes dans l'Union, ou les suit-elle ?",
                ),
            )
        if organisation.targets_union:
            return passed(("it aims at persons in the Union", "elle vise des personnes dans l'Union"))
        return failed(
            (
                "it is neither established in the Union nor aims at persons there",
                "elle n'est ni établie dans l'Union ni n'y vise des personnes",
            ),
            at="/country",
        )

    def where_reached(self, organisation: object, then: Callable[[], Finding]) -> Finding:
        """Ask ``then`` where the GDPR reaches the organisation."""
        return implied(self.reaches(organisation), then)

    def as_controller(self, activity: ProcessingActivity, organisation: object, then: Callable[[], Finding]) -> Finding:
        """Ask ``then`` where the organisation is a controller of the activity, alone or with others."""

        def asked() -> Finding:
            if activity.role is None:
                return missing(
                    "role",
                    (
                        "Is the organisation controller, joint controller or processor here?",
                        "L'organisation est-elle ici responsable, responsable conjoint ou sous-traitant ?",
                    ),
                )
            if activity.role not in (Role.CONTROLLER, Role.JOINT_CONTROLLER):
                return not_applicable(
                    ("this duty is the controller's", "ce devoir est celui du responsable de traitement"), at="role"
                )
            return then()

        return self.where_reached(organisation, asked)

    def special(self, activity: ProcessingActivity) -> Finding:
        """Whether the activity processes special categories of data (art. 9), by nature, destination or inference."""
        return _special(activity.categories, activity.use, activity.allows_conclusion)

    def each(self, items: Iterable[T] | None, where: str, ask: Callable[[T], Finding], unstated: Finding) -> Finding:
        """Ask of every item; ``unstated`` answers where the list is not stated."""
        if items is None:
            return unstated
        asked = [ask(item).under(f"{where}[{index}]") for index, item in enumerate(items)]
        if len(asked) == 1:
            return asked[0]
        return all_hold(("each is asked", "chacun est interrogé"), asked, at=where)


@functools.lru_cache(maxsize=4096)
def _special(
    categories: tuple[CategoryCode, ...] | None,
    use: DataUse | None,
    allows_conclusion: bool | None,  # noqa: FBT001  a fact
) -> Finding:
    """Asked by many rules of one activity, and the same for equal facts."""
    return any_holds(
        ("special categories of data are processed", "des catégories particulières de données sont traitées"),
        [
            health_data(TAXONOMY, categories, use=use, allows_conclusion=allows_conclusion),
            _other_special(categories, use),
        ],
    )


def _other_special(categories: tuple[CategoryCode, ...] | None, use: DataUse | None) -> Finding:
    """Special categories beside health, such as opinions or biometrics used to identify."""
    found = []
    for code in categories or ():
        try:
            category = TAXONOMY[code]
        except KeyError:
            continue
        if category.article_9 is Article9.SPECIAL or (
            code.startswith("biometric") and use is DataUse.UNIQUE_IDENTIFICATION
        ):
            found.append(category.code)
    if found:
        return passed(
            ("special by nature: {codes}", "particulières par nature : {codes}"), at="categories", codes=tuple(found)
        )
    return failed(
        ("no category is special by nature", "aucune catégorie n'est particulière par nature"), at="categories"
    )


def negated(value: bool | None) -> bool | None:  # noqa: FBT001  a fact
    """The opposite of a fact; what is not stated stays so."""
    return None if value is None else not value
