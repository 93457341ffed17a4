"""Whether the data of an activity concern health *here*, or are of another special category.

>>> from healthgov.eu.categories import TAXONOMY
>>> from healthgov.models import ProcessingActivity, health_data
>>> order = ProcessingActivity(id="orders", categories=("contact.postal",), use="other", allows_conclusion=True)
>>> health_data(TAXONOMY).verdict(order, as_of="2026-11-23")
Verdict.PASS
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from healthgov.models.categories import Article9, DataCategory, DataUse, Taxonomy, of_health
from healthgov.models.processing import ProcessingActivity
from healthgov.questions import Question, ask_again, claimed, either

__all__ = ["health_data", "special_data", "to_identify", "with_category"]

WHICH_KNOWN = (
    "One of these categories is not a known one: to which does it belong, as contact.email.work does to contact.email?"
)

to_identify = ProcessingActivity.categories.that(
    lambda codes: any(code.startswith("biometric") for code in codes),
    yes="biometric data are processed",
    no="no biometric data are processed",
) & ProcessingActivity.use.is_(DataUse.UNIQUE_IDENTIFICATION)
"""Biometric data are used to identify a person uniquely (GDPR art. 9(1))."""
by_destination = ~ProcessingActivity.categories.empty() & ProcessingActivity.use.is_in(
    {DataUse.CARE, DataUse.PATIENT_MONITORING, DataUse.HEALTH_INFERENCE, DataUse.CARE_REGISTRATION}
)


def health_data(taxonomy: Taxonomy) -> Question:
    """Whether the data of an activity, taken together and used so, concern health (GDPR art. 4(15)).

    By nature: one category is special health data. By destination: the use makes them so. By cross-reference: together
    they allow a conclusion on somebody's health; a certain probability is enough (CJEU C-184/20, C-21/23). A contextual
    category without that fact leaves the answer open, as does a category that the taxonomy does not know.
    """
    by_nature = with_category(
        taxonomy,
        lambda category: category.article_9 is Article9.SPECIAL and of_health(category),
        yes="a category is health data by nature",
        no="no category is health data by nature",
    )
    return by_nature | by_destination | _by_conclusion(taxonomy)


def special_data(taxonomy: Taxonomy) -> Question:
    """Whether an activity processes special categories (GDPR art. 9): by nature, to identify, or as health data."""
    by_nature = with_category(
        taxonomy,
        lambda category: category.article_9 is Article9.SPECIAL,
        yes="a category is special by nature",
        no="no category is special by nature",
    )
    return by_nature | to_identify | by_destination | _by_conclusion(taxonomy)


def _by_conclusion(taxonomy: Taxonomy) -> Question:
    """What allows a conclusion on health is asked of contextual categories, and taken when stated of others."""
    contextual = with_category(
        taxonomy,
        lambda category: category.article_9 in (Article9.CONTEXTUAL, Article9.RESTRICTED),
        yes="a category may reveal health, depending on what stands beside it",
        no="no category is contextual",
    )
    return either(contextual, ProcessingActivity.allows_conclusion, claimed(ProcessingActivity.allows_conclusion))


def with_category(taxonomy: Taxonomy, test: Callable[[DataCategory], bool], *, yes: str, no: str) -> Question:
    """Whether a category is of a kind, or lies below one that is; of one that the taxonomy does not know it is asked."""
    chosen = frozenset(category.code for category in taxonomy if test(category))
    among = ProcessingActivity.categories.that(
        functools.partial(_one, taxonomy, chosen),
        yes="one of the categories is of this kind",
        no="none of the categories is of this kind",
    )
    strange = ProcessingActivity.categories.that(
        functools.partial(_strange, taxonomy),
        yes="a category is not a known one",
        no="each category is a known one",
    )
    return (among | strange & ask_again(ProcessingActivity.categories, WHICH_KNOWN)).said(yes, no=no)


def _one(taxonomy: Taxonomy, chosen: frozenset[str], codes: Iterable[str]) -> bool:
    return any(known.code in chosen for known in map(taxonomy.nearest, codes) if known)


def _strange(taxonomy: Taxonomy, codes: Iterable[str]) -> bool:
    return not all(map(taxonomy.nearest, codes))
