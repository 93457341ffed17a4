"""What two sections of a document say of one thing agrees."""

from __future__ import annotations

from typing import ClassVar

from healthgov.eu.categories import TAXONOMY
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw
from healthgov.eu.references import CJEU_C_21_23, CJEU_C_184_20, gdpr
from healthgov.findings import CategoryCode, Finding, Words, all_hold, failed, missing, not_applicable, passed
from healthgov.models import (
    Article9,
    DataUse,
    DigitalPlatform,
    Organisation,
    ProcessingActivity,
    PurposeKind,
    RetentionLimit,
)
from healthgov.rules import Severity
from healthgov.rules.former import rule

__all__ = ["Coherence"]


class Coherence(DataProtectionLaw):
    """Agreement between sections."""

    title: ClassVar[Words] = ("Agreement between sections", "cohérence entre sections")

    @rule(
        "EU-COH-01",
        title=("what activities refer to is described", "ce que les traitements citent est décrit"),
        cites=[gdpr("5(2)"), gdpr("30(1)")],
        since=APPLICABLE,
        severity=Severity.MINOR,
        on=ProcessingActivity,
    )
    def references_resolve(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Recipients, systems and hosting arrangements named by an activity are described in their sections."""
        if not isinstance(organisation, Organisation):
            return not_applicable(("the activity is checked alone", "le traitement est contrôlé seul"))
        return all_hold(
            ("what is named is described", "ce qui est nommé est décrit"),
            [_resolves(activity, organisation, section) for section in ("recipients", "systems", "hosting")],
        )

    @rule(
        "EU-COH-02",
        title=(
            "data that reveal health are declared sensitive",
            "les données qui révèlent la santé sont déclarées sensibles",
        ),
        cites=[gdpr("9(1)"), CJEU_C_184_20, CJEU_C_21_23],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def sensitive_declared(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """An appointment reveals health by its specialty; an order of pharmacy-only products does too.

        *Fails* when the activity declares its data "not sensitive" and they are of a special category.
        """
        if activity.declared_sensitive is None:
            return missing(
                "declared_sensitive",
                (
                    "Does the organisation hold the data to be sensitive?",
                    "L'organisation tient-elle ces données pour sensibles ?",
                ),
            )
        if activity.declared_sensitive:
            return passed(("they are declared sensitive", "elles sont déclarées sensibles"), at="declared_sensitive")

        def asked() -> Finding:
            special = tuple(
                CategoryCode(code)
                for code in activity.categories or ()
                if code in TAXONOMY and TAXONOMY[code].article_9 is Article9.SPECIAL
            )
            kinds = {purpose.kind for purpose in activity.purposes or ()}
            booked = PurposeKind.APPOINTMENTS in kinds and activity.use is not DataUse.OTHER
            if special:
                return failed(
                    (
                        "declared not sensitive, though they hold {codes}",
                        "déclarées non sensibles, alors qu'elles contiennent {codes}",
                    ),
                    at="declared_sensitive",
                    codes=special,
                )
            if booked or activity.allows_conclusion:
                return failed(
                    (
                        "declared not sensitive, though a conclusion on health is possible",
                        "déclarées non sensibles, alors qu'une conclusion sur la santé est possible",
                    ),
                    at="declared_sensitive",
                )
            if activity.categories is None:
                return missing("categories", ("Which categories of data?", "Quelles catégories de données ?"))
            return passed(
                ("nothing in them reveals health by nature", "rien n'y révèle la santé par nature"),
                at="declared_sensitive",
            )

        return self.where_reached(organisation, asked)

    @rule(
        "EU-COH-03",
        title=("one set of data has one retention period", "un même ensemble de données a une seule durée"),
        cites=[gdpr("5(1)(e)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def periods_agree(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """The same type of record does not have two periods in two places.

        *Fails* for a set with both a period and "unlimited", and for one type of record with different periods
        in the activities of the organisation.
        """
        if activity.retention is None:
            return missing(
                "retention", ("How long are the data kept?", "Combien de temps les données sont-elles gardées ?")
            )
        others = _limits(organisation)
        for index, limit in enumerate(activity.retention):
            if limit.unlimited and limit.period is not None:
                return failed(
                    ("it has a period and is called unlimited", "elle a une durée et est dite illimitée"),
                    at=f"retention[{index}]",
                )
            periods = {
                other.period
                for other in others
                if other.record_type is not None and other.record_type == limit.record_type
            }
            periods.discard(None)
            if limit.period is not None and len(periods | {limit.period}) > 1:
                return failed(
                    (
                        "one type of record has different periods: {periods}",
                        "un même type a des durées différentes : {periods}",
                    ),
                    at=f"retention[{index}]",
                    periods=tuple(p for p in periods | {limit.period} if p),
                )
        return passed(("periods agree", "les durées concordent"), at="retention")

    @rule(
        "EU-COH-04",
        title=(
            "every category processed has a retention limit",
            "chaque catégorie traitée a une durée de conservation",
        ),
        cites=[gdpr("5(1)(e)"), gdpr("30(1)(f)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def categories_covered(self, activity: ProcessingActivity) -> Finding:
        """A limit covers the categories it names, with what lies below; one that names none covers all.

        *Fails* with the categories no limit covers.
        """
        if activity.categories is None:
            return missing("categories", ("Which categories of data?", "Quelles catégories de données ?"))
        if activity.retention is None:
            return missing(
                "retention", ("How long are the data kept?", "Combien de temps les données sont-elles gardées ?")
            )
        bare = tuple(
            code for code in activity.categories if not any(_covers(limit, code) for limit in activity.retention)
        )
        if bare:
            return failed(
                ("no retention limit covers {codes}", "aucune durée ne couvre {codes}"), at="retention", codes=bare
            )
        return passed(("every category is covered", "chaque catégorie est couverte"), at="retention")

    @rule(
        "EU-COH-05",
        title=(
            "deleting an account does not delete records still due",
            "supprimer un compte ne supprime pas des dossiers encore dus",
        ),
        cites=[gdpr("17(3)(b)"), gdpr("5(1)(f)")],
        since=APPLICABLE,
        on=DigitalPlatform,
    )
    def account_deletion(self, platform: DigitalPlatform, organisation: object) -> Finding:
        """A record that law keeps longer than the account lives does not go with the account.

        *Fails* when deletion erases a set of data whose type of record has a length of its own in a schedule.
        """
        if platform.account_deletion is None:
            return missing(
                "account_deletion",
                ("Can an account be deleted by the person?", "Un compte peut-il être supprimé par la personne ?"),
            )
        if platform.account_deletion_erases is None:
            if not platform.account_deletion:
                return not_applicable(
                    ("accounts are not deleted", "les comptes ne sont pas supprimés"), at="account_deletion"
                )
            return missing(
                "account_deletion_erases",
                ("Which data go with the account?", "Quelles données partent avec le compte ?"),
            )
        kept = {limit.id for limit in _limits(organisation) if limit.record_type is not None and _bound_to_keep(limit)}
        if kept & set(platform.account_deletion_erases):
            return failed(
                (
                    "deleting the account erases records still to be kept",
                    "la suppression du compte efface des dossiers à conserver",
                ),
                at="account_deletion_erases",
            )
        return passed(
            ("no record still due goes with the account", "aucun dossier encore dû ne part avec le compte"),
            at="account_deletion_erases",
        )


def _resolves(activity: ProcessingActivity, organisation: Organisation, section: str) -> Finding:
    named: tuple[str, ...] | None = getattr(activity, section)
    described = getattr(organisation, section)
    if not named:
        return passed(("none is named", "aucun n'est nommé"), at=section)
    if described is None:
        return missing(
            f"/{section}",
            ("Describe in their section those that are named here.", "Décrivez dans leur section ceux nommés ici."),
        )
    known = {thing.id for thing in described}
    absent = sum(name not in known for name in named)
    if absent:
        return failed(
            ("{count} of those named are not described", "{count} de ceux nommés ne sont pas décrits"),
            at=section,
            count=absent,
        )
    return passed(("all are described", "tous sont décrits"), at=section)


def _limits(organisation: object) -> list[RetentionLimit]:
    if not isinstance(organisation, Organisation):
        return []
    return [limit for activity in organisation.activities or () for limit in activity.retention or ()]


def _covers(limit: RetentionLimit, code: CategoryCode) -> bool:
    return limit.categories is None or any(code == top or code.startswith(f"{top}.") for top in limit.categories)


_LIVES_WITH_ACCOUNT = ("inactive_online_account",)


def _bound_to_keep(limit: RetentionLimit) -> bool:
    return limit.record_type not in _LIVES_WITH_ACCOUNT
