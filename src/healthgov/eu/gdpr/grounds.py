"""On what processing rests: a legal basis, for special categories a condition too, and consent that is one."""

from __future__ import annotations

from collections.abc import Callable

from healthgov.eu.gdpr.former_law import APPLICABLE, FormerLaw
from healthgov.eu.references import CJEU_C_252_21, CJEU_C_667_21, gdpr
from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    failed,
    implied,
    missing,
    not_applicable,
    outside,
    passed,
    stated,
)
from healthgov.models import (
    Article9Condition,
    AutomatedDecision,
    Consent,
    LegalBasis,
    Organisation,
    ProcessingActivity,
    Purpose,
    PurposeKind,
)
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter
from healthgov.verdicts import Verdict

__all__ = ["CONDITIONS_IN_LAW", "GroundRules"]

CONDITIONS_IN_LAW = frozenset(
    {
        Article9Condition.EMPLOYMENT_SOCIAL_PROTECTION,
        Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST,
        Article9Condition.PUBLIC_HEALTH,
        Article9Condition.ARCHIVING_RESEARCH_STATISTICS,
    }
)
"""Conditions that hold only on the ground of Union or national law; care may also rest on a contract."""

_CARE = (PurposeKind.CARE, PurposeKind.OCCUPATIONAL_HEALTH, PurposeKind.VIGILANCE)


class GroundRules(FormerLaw):
    """Legal bases, conditions of art. 9, consent, automated decisions."""

    age_of_consent = parameter(APPLICABLE, 16, cites=[gdpr("8(1)")], limit=Limit.MINIMUM)
    """From this age a minor consents alone to a service of the information society."""

    lowest_age_of_consent = parameter(APPLICABLE, 13, cites=[gdpr("8(1)")], limit=Limit.MINIMUM)
    """A State may set a lower age, but not below this one."""

    @rule(
        "EU-GDPR-10",
        title=("every purpose rests on a legal basis", "chaque finalité repose sur une base légale"),
        cites=[gdpr("6(1)")],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
        on=ProcessingActivity,
    )
    def lawful(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Each purpose has one of the six bases, and what the basis supposes is true.

        Legitimate interests are weighed, and are closed to public authorities in their tasks; a legal obligation
        or public task names its text; contract and obligation reach as far as is necessary. *Fails* without a
        basis. A processor has none of its own: the rule is for controllers. GDPR, art. 6(1).
        """
        return self.as_controller(
            activity,
            organisation,
            lambda: self.each(
                activity.purposes or None,
                "purposes",
                lambda purpose: _based(purpose, organisation),
                missing(
                    "purposes",
                    ("What are the purposes, and on which basis?", "Quelles sont les finalités, et sur quelle base ?"),
                ),
            ),
        )

    @rule(
        "EU-GDPR-11",
        title=(
            "special categories also rest on a condition of article 9",
            "les catégories particulières reposent aussi sur une condition de l'article 9",
        ),
        cites=[gdpr("9(1)"), gdpr("9(2)"), CJEU_C_667_21, CJEU_C_252_21],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
        on=ProcessingActivity,
    )
    def condition_for_special_categories(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Health data need a legal basis and a condition of art. 9(2), both; contract and interest unlock nothing.

        Explicit consent is shown to be explicit; conditions of law name the law; care is given under
        professional secrecy. *Fails* without a condition. GDPR, art. 9; CJEU, C-667/21.
        """
        return self.as_controller(
            activity,
            organisation,
            lambda: implied(
                self.special(activity),
                lambda: self.each(
                    activity.purposes or None,
                    "purposes",
                    _conditioned,
                    missing(
                        "purposes",
                        (
                            "On which condition of article 9 do they rest?",
                            "Sur quelle condition de l'article 9 reposent-elles ?",
                        ),
                    ),
                ),
            ),
        )

    @rule(
        "EU-GDPR-12",
        title=("consent is valid", "le consentement est valable"),
        cites=[gdpr("4(11)"), gdpr("6(1)(a)"), gdpr("7"), gdpr("9(2)(a)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def consent_valid(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Where consent is the ground, it is a free, specific, informed and positive act, and as easy to withdraw.

        A box ticked beforehand, acceptance of general terms, "irrevocable" consent, or care that hangs on it, are
        none. *Fails* for each of these. GDPR, art. 4(11) and 7.
        """
        return self._where_consent_is_ground(activity, organisation, _valid)

    @rule(
        "EU-GDPR-13",
        title=("consent can be proved", "le consentement peut être prouvé"),
        cites=[gdpr("7(1)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def consent_proved(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """The controller can show, for each person, who consented when, to which text and by which act.

        A sample form of a supplier is no proof. GDPR, art. 7(1).
        """
        return self._where_consent_is_ground(
            activity,
            organisation,
            lambda consent: stated(
                consent.provable,
                "provable",
                ask=("Can each person's consent be shown?", "Le consentement de chaque personne peut-il être montré ?"),
                no=("the consent of each person cannot be shown", "le consentement de chacun ne peut être montré"),
            ),
        )

    @rule(
        "EU-GDPR-14",
        title=(
            "children consent as the law of the State asks",
            "les enfants consentent comme le veut la loi de l'État",
        ),
        cites=[gdpr("8")],
        since=APPLICABLE,
        on=Consent,
    )
    def children_consent(self, consent: Consent, organisation: object) -> Finding:
        """For a service offered directly to minors, below the age of the State a parent consents.

        Sixteen in the Regulation; a State may set a lower age, not below thirteen. *Fails* when younger children
        consent alone. GDPR, art. 8.
        """
        if consent.minors_concerned is None:
            return missing(
                "minors_concerned",
                ("Is a service offered directly to minors?", "Un service est-il offert directement à des mineurs ?"),
            )
        if not consent.minors_concerned:
            return not_applicable(
                ("no such service to minors is stated", "aucun tel service à des mineurs n'est déclaré")
            )

        def asked() -> Finding:
            if consent.youngest_age is None:
                return missing(
                    "youngest_age",
                    (
                        "From which age do minors consent alone?",
                        "À partir de quel âge les mineurs consentent-ils seuls ?",
                    ),
                )
            if consent.youngest_age >= self.age_of_consent:
                return passed(
                    ("minors consent alone from {age}", "les mineurs consentent seuls à partir de {age} ans"),
                    at="youngest_age",
                    age=consent.youngest_age,
                )
            if consent.youngest_age >= self.lowest_age_of_consent:
                return outside(
                    (
                        "minors consent alone from {age}: whether the State allows it is not modelled here",
                        "les mineurs consentent seuls à {age} ans : l'État le permet-il ? ce n'est pas modélisé ici",
                    ),
                    at="youngest_age",
                    age=consent.youngest_age,
                )
            return failed(
                (
                    "minors consent alone from {age}, no State may go below {limit}",
                    "les mineurs consentent seuls à {age} ans, aucun État ne peut descendre sous {limit}",
                ),
                at="youngest_age",
                age=consent.youngest_age,
                limit=self.lowest_age_of_consent,
            )

        return self.where_reached(organisation, asked)

    @rule(
        "EU-GDPR-15",
        title=("care does not rest on consent", "le soin ne repose pas sur le consentement"),
        cites=[gdpr("6(1)"), gdpr("9(2)(h)")],
        since=APPLICABLE,
        severity=Severity.WARNING,
        on=Purpose,
    )
    def care_without_consent(self, purpose: Purpose, organisation: object) -> Finding:
        """Data needed for care rest on obligation, task or contract with art. 9(2)(h); consent could be withdrawn.

        A warning: with consent as ground, its withdrawal would empty the record. Consent to an act of care is
        another thing.
        """
        if purpose.kind is None:
            return missing("kind", ("What kind of purpose is it?", "De quelle sorte de finalité s'agit-il ?"))
        if purpose.kind not in _CARE:
            return not_applicable(("the purpose is not care", "la finalité n'est pas le soin"), at="kind")
        if purpose.legal_basis is None:
            return missing("legal_basis", ("On which basis does care rest?", "Sur quelle base repose le soin ?"))
        words: Words = ("consent is given as the basis of care", "le consentement est donné comme base du soin")
        return self.where_reached(
            organisation,
            lambda: (
                failed(words, at="legal_basis")
                if purpose.legal_basis is LegalBasis.CONSENT
                else passed(("care rests on another basis", "le soin repose sur une autre base"), at="legal_basis")
            ),
        )

    @rule(
        "EU-GDPR-16",
        title=(
            "decisions by machine alone are allowed and reviewed",
            "les décisions automatisées sont permises et revues",
        ),
        cites=[gdpr("22")],
        since=APPLICABLE,
        on=AutomatedDecision,
    )
    def automated_decisions(self, decision: AutomatedDecision, organisation: object) -> Finding:
        """A decision by machine alone, with legal or like effects, needs a ground and a human who can review it.

        On special categories only explicit consent or substantial public interest will do. GDPR, art. 22.
        """
        if decision.has_significant_effects is False:
            return not_applicable(
                ("it has no significant effects", "elle n'a pas d'effets importants"), at="has_significant_effects"
            )
        return self.where_reached(
            organisation,
            lambda: all_hold(
                ("the decision is allowed and reviewed", "la décision est permise et revue"),
                [
                    stated(
                        decision.allowed_ground,
                        "allowed_ground",
                        ask=(
                            "Does it rest on contract, law or explicit consent?",
                            "Repose-t-elle sur un contrat, une loi ou un consentement explicite ?",
                        ),
                        no=("no ground of article 22 allows it", "aucun motif de l'article 22 ne la permet"),
                    ),
                    stated(
                        decision.human_review_offered,
                        "human_review_offered",
                        ask=(
                            "Can the person have it reviewed by a human?",
                            "La personne peut-elle la faire revoir par un humain ?",
                        ),
                        no=("no human review is offered", "aucune intervention humaine n'est proposée"),
                    ),
                ],
            ),
        )

    def _where_consent_is_ground(
        self, activity: ProcessingActivity, organisation: object, ask: Callable[[Consent], Finding]
    ) -> Finding:
        special = self.special(activity)

        def asked(purpose: Purpose) -> Finding:
            relied = implied(_rests_on_consent(purpose, special), lambda: passed(_CONSENT_IS_GROUND))
            if not relied.applies or relied.verdict is Verdict.UNKNOWN:
                return relied
            if purpose.consent is None:
                return missing(
                    "consent",
                    (
                        "How is consent collected, withdrawn and proved?",
                        "Comment le consentement est-il recueilli, retiré et prouvé ?",
                    ),
                )
            return ask(purpose.consent).under("consent")

        return self.as_controller(
            activity,
            organisation,
            lambda: self.each(
                activity.purposes or None,
                "purposes",
                asked,
                missing(
                    "purposes",
                    ("What are the purposes, and on which basis?", "Quelles sont les finalités, et sur quelle base ?"),
                ),
            ),
        )


_CONSENT_IS_GROUND: Words = ("consent is the ground", "le consentement est le fondement")


def _rests_on_consent(purpose: Purpose, special: Finding) -> Finding:
    """Whether a purpose rests on consent, as its basis or as its condition for special categories."""
    if purpose.legal_basis is LegalBasis.CONSENT or purpose.article_9 is Article9Condition.EXPLICIT_CONSENT:
        return passed(_CONSENT_IS_GROUND)
    if purpose.legal_basis is None:
        return missing("legal_basis", ("On which basis does it rest?", "Sur quelle base repose-t-elle ?"))
    not_ground: Words = ("consent is not the ground", "le consentement n'est pas le fondement")
    if purpose.article_9 is None and special.verdict is not Verdict.FAIL:
        return missing(
            "article_9",
            (
                "On which condition of article 9(2) does it rest?",
                "Sur quelle condition de l'article 9(2) repose-t-elle ?",
            ),
        )
    return failed(not_ground, at="legal_basis")


_BASES_IN_LAW = (LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_TASK)


def _based(purpose: Purpose, organisation: object) -> Finding:
    basis = purpose.legal_basis
    if basis is None:
        return missing(
            "legal_basis", ("On which of the six bases does it rest?", "Sur laquelle des six bases repose-t-elle ?")
        )
    if basis is LegalBasis.NONE:
        return failed(("there is no legal basis", "il n'y a pas de base légale"), at="legal_basis")
    if purpose.necessary is False:
        return failed(
            ("it is not necessary for what the basis says", "elle n'est pas nécessaire à ce que dit la base"),
            at="necessary",
        )
    if basis is LegalBasis.LEGITIMATE_INTERESTS:
        if isinstance(organisation, Organisation) and organisation.public_body and purpose.kind in _CARE:
            return failed(
                (
                    "a public body does not rest its tasks on legitimate interests",
                    "un organisme public ne fonde pas ses missions sur l'intérêt légitime",
                ),
                at="legal_basis",
            )
        return stated(
            purpose.interests_balanced,
            "interests_balanced",
            ask=(
                "Were the interests weighed against those of the persons?",
                "Les intérêts ont-ils été mis en balance avec ceux des personnes ?",
            ),
            no=(
                "the interests do not outweigh those of the persons, or were not weighed",
                "les intérêts ne l'emportent pas sur ceux des personnes, ou n'ont pas été pesés",
            ),
        )
    if basis in _BASES_IN_LAW and purpose.law_named is False:
        return failed(
            ("no text gives the obligation or task", "aucun texte ne donne l'obligation ou la mission"), at="law_named"
        )
    if basis is LegalBasis.CONSENT and purpose.consent is not None and purpose.consent.collected is False:
        return failed(
            ("consent is the basis, and none was collected", "le consentement est la base, et aucun n'a été recueilli"),
            at="consent.collected",
        )
    return passed(("it rests on {basis}", "elle repose sur : {basis}"), at="legal_basis", basis=basis)


def _conditioned(purpose: Purpose) -> Finding:
    condition = purpose.article_9
    if condition is None:
        return missing(
            "article_9",
            (
                "On which condition of article 9(2) does it rest?",
                "Sur quelle condition de l'article 9(2) repose-t-elle ?",
            ),
        )
    if condition is Article9Condition.NONE:
        return failed(
            ("there is no condition of article 9", "il n'y a pas de condition de l'article 9"), at="article_9"
        )
    if condition is Article9Condition.EXPLICIT_CONSENT:
        if purpose.consent is None:
            return missing("consent.explicit", ("Is the consent explicit?", "Le consentement est-il explicite ?"))
        return stated(
            purpose.consent.explicit,
            "consent.explicit",
            ask=("Is the consent explicit?", "Le consentement est-il explicite ?"),
            no=("the consent is not explicit", "le consentement n'est pas explicite"),
        )
    if condition in CONDITIONS_IN_LAW:
        return stated(
            purpose.law_named,
            "law_named",
            ask=("Which text of law gives this condition?", "Quel texte donne cette condition ?"),
            no=("no text of law gives this condition", "aucun texte ne donne cette condition"),
        )
    if condition is Article9Condition.HEALTH_OR_SOCIAL_CARE:
        return stated(
            purpose.under_secrecy,
            "under_secrecy",
            ask=(
                "Is it done under somebody bound by professional secrecy?",
                "Est-ce fait sous une personne tenue au secret professionnel ?",
            ),
            no=(
                "nobody bound by professional secrecy answers for it",
                "personne tenue au secret professionnel n'en répond",
            ),
        )
    return passed(("it rests on {condition}", "elle repose sur : {condition}"), at="article_9", condition=condition)


_VALID: tuple[tuple[str, Words, Words], ...] = (
    (
        "collected",
        ("Was consent collected?", "Le consentement a-t-il été recueilli ?"),
        ("no consent was collected", "aucun consentement n'a été recueilli"),
    ),
    (
        "positive_act",
        ("Is it given by a positive act?", "Est-il donné par un acte positif ?"),
        (
            "silence or a box ticked beforehand is no consent",
            "le silence ou une case pré-cochée n'est pas un consentement",
        ),
    ),
    (
        "free",
        ("Is it given freely?", "Est-il donné librement ?"),
        ("it is not free: something hangs on it", "il n'est pas libre : quelque chose en dépend"),
    ),
    (
        "specific",
        ("Is it given for each purpose apart?", "Est-il donné pour chaque finalité à part ?"),
        ("it is not specific to the purpose", "il n'est pas propre à la finalité"),
    ),
    (
        "informed",
        ("Were persons told what they consent to?", "Les personnes savaient-elles à quoi elles consentaient ?"),
        ("persons were not told what they consent to", "les personnes ne savaient pas à quoi elles consentaient"),
    ),
    (
        "withdrawable",
        ("Is it as easy to withdraw as to give?", "Est-il aussi simple à retirer qu'à donner ?"),
        ("it is not as easy to withdraw", "il n'est pas aussi simple à retirer"),
    ),
)


def _valid(consent: Consent) -> Finding:
    return all_hold(
        (
            "consent is free, specific, informed, positive and withdrawable",
            "le consentement est libre, spécifique, éclairé, positif et révocable",
        ),
        [stated(getattr(consent, fact), fact, ask=ask, no=no) for fact, ask, no in _VALID],
    )
