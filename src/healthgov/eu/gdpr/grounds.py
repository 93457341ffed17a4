"""On what processing rests: a legal basis, for special categories a condition too, and consent that is one."""

from __future__ import annotations

from healthgov.eu.gdpr.ages import alone_by_their_states, alone_in_its_state, of_minors, where_minors_consent
from healthgov.eu.gdpr.conditions import BOUND_BY_LAW, asked_by_law, not_on_consent
from healthgov.eu.gdpr.consent import (
    borne_out,
    consent_not_denied,
    consent_valid,
    free_of_the_employer,
    on_consent,
    tracker_consent_timely,
    tracker_consent_unspoilt,
)
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_controller, in_reach, running, special_categories
from healthgov.eu.gdpr.legal_bases import basis, condition, conditioned_purpose, lawful_purpose
from healthgov.eu.references import (
    CHILDRENS_AGES,
    CJEU_C_252_21,
    CJEU_C_667_21,
    EDPB_CONSENT,
    EDPB_CONSENT_OF_STAFF,
    gdpr,
    recital,
)
from healthgov.models import (
    Article9Condition,
    AutomatedDecision,
    Consent,
    LegalBasis,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    Tracker,
    TrackerPurpose,
)
from healthgov.questions import Question, ask_again, claimed, contested, either, when
from healthgov.rules import Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["GroundRules"]

DECIDED_ON = frozenset({Article9Condition.EXPLICIT_CONSENT, Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST})
"""Conditions on which a machine alone may decide by special categories (art. 22(4))."""


unchecked = contested(
    "those who collected the consent were not checked, and the consent of each person is said to be shown: whether proof that"
    " nobody checked shows anything, no text read settles, and the authority is to be asked"
)


def _each_purpose(activity: type[ProcessingActivity], question: Question) -> Question:
    """Ask of each purpose; an activity is asked for its purposes where it states that there is none."""
    purposes = activity.purposes
    return either(purposes.exist(none="no purpose is stated"), purposes.each(question), ask_again(purposes))


class GroundRules(DataProtectionLaw, of=ProcessingActivity, where=in_reach):
    """Legal bases, conditions of art. 9, consent, automated decisions."""

    age_of_consent = parameter(APPLICABLE, 16, cites=[gdpr("8(1)")], limit=Limit.MINIMUM)
    """From this age a minor consents alone to a service of the information society."""

    lowest_age_of_consent = parameter(APPLICABLE, 13, cites=[gdpr("8(1)")], limit=Limit.MINIMUM)
    """A State may set a lower age, but not below this one."""

    @rule(
        "EU-GDPR-10",
        gdpr("6(1)"),
        gdpr("6(3)"),
        recital(41),
        gdpr("5(1)(a)"),
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def lawful(law, activity: type[ProcessingActivity]) -> Question:
        """Every purpose rests on a legal basis.

        Each purpose has one of the six bases, and what the basis supposes is true. Legitimate interests are weighed,
        and are closed to public authorities in their tasks, which is asked where what is said and the kind of purpose
        disagree; a legal obligation or public task names its text, of which it is asked whether it reaches this very
        processing where health is inferred, means are new, prospecting or a sale is said to be a task, or a company or
        association has public health for its purpose; of care on vital interests it is asked whether persons can
        consent, and where they can it is *contested*; all but consent reach as far as is necessary. *Fails* without a
        basis, for a text that is said not to reach the processing, and for prospecting or a sale of data that is said
        to be an obligation or a vital interest. A processor has none of its own: the rule is for controllers. GDPR,
        art. 6(1) and (3).
        """
        return when(as_controller, _each_purpose(activity, lawful_purpose))

    @rule(
        "EU-GDPR-11",
        gdpr("9(1)"),
        gdpr("9(2)"),
        CJEU_C_667_21,
        CJEU_C_252_21,
        gdpr("5(1)(a)"),
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def condition_for_special_categories(law, activity: type[ProcessingActivity]) -> Question:
        """Special categories also rest on a condition of article 9.

        Health data need a legal basis and a condition of art. 9(2), both; contract and interest unlock nothing.
        Explicit consent is shown to be explicit; conditions of law name the law; care is given under professional
        secrecy, by a text or by contract with a professional: what such a contract does not carry, as a warehouse,
        vigilance or steering, names its text, and where a text is said not to reach the care it is asked under which
        other it is given; vital interests are those of who cannot consent; a body with a political, philosophical,
        religious or trade-union aim processes the data of its members; what the person made public lies in a source
        open to all. All but consent, such a body and what was made public reach as far as is necessary: what is
        necessary for the basis is taken to be so for the condition, unless the two are told apart. *Fails* without a
        condition, for a text that is said not to reach this very processing, for what the condition does not make
        necessary, such as a diagnosis where it is enough that somebody is away, and where basis, purpose and condition
        contradict each other: an obligation that is said to hang on consent which no text asks for, the consent of
        somebody who cannot give it and for whom nobody with the right to does, prospecting that is said to be care,
        data of members that are sold, a company that is said to be a non-profit body.
        *Contested* for a condition that is not made for the purpose, such as care for the files of staff. GDPR, art. 9;
        CJEU, C-667/21.
        """
        return when(as_controller & special_categories, _each_purpose(activity, conditioned_purpose))

    @rule(
        "EU-GDPR-12",
        gdpr("4(11)"),
        gdpr("6(1)(a)"),
        gdpr("7"),
        gdpr("9(2)(a)"),
        recital(42),
        recital(43),
        EDPB_CONSENT_OF_STAFF,
        since=APPLICABLE,
    )
    def consent_valid(law, activity: type[ProcessingActivity]) -> Question:
        """Consent is valid.

        Where consent is the ground, it is a free, specific, informed and positive act, as easy to withdraw, and no
        longer relied on once withdrawn. Who cannot consent is represented by somebody with the right to. A box ticked
        beforehand, acceptance of general terms, "irrevocable" consent, care that hangs on it, or a form that does not
        name who relies on it, are none. *Fails* for each of these. *Asks* where persons are said to be informed and no
        information is given, and, where they are said to be unable to consent and no parent consents with them, whether
        somebody consents for them; of staff and of who applies, whether they can refuse without any adverse
        consequence, for consent to an employer is seldom free. GDPR, art. 4(11) and 7, recitals 42 and 43; EDPB
        Guidelines 05/2020, points 21 to 23.
        """
        valid = Purpose.consent.has(consent_valid) & borne_out & free_of_the_employer
        return when(as_controller, activity.purposes.each(when(on_consent, valid)))

    @rule("EU-GDPR-13", gdpr("7(1)"), since=APPLICABLE)
    def consent_proved(law, activity: type[ProcessingActivity]) -> Question:
        """Consent can be proved.

        The controller can show, for each person, who consented when, to which text and by which act. A sample form
        of a supplier is no proof, and neither is the word of who collected it for others: where they are said not to
        have been checked, and each consent to be shown all the same, it is *contested*. Consent that is said not to
        have been collected has none to show, and fails EU-GDPR-12. GDPR, art. 7(1).
        """
        checked = ~claimed(~Consent.collector_audited) | unchecked
        proved = Purpose.consent.has(when(consent_not_denied, Consent.provable & checked))
        return when(as_controller, activity.purposes.each(when(on_consent, proved)))

    @rule("EU-GDPR-14", gdpr("8"), recital(38), EDPB_CONSENT, CHILDRENS_AGES, since=APPLICABLE)
    def children_consent(law, activity: type[ProcessingActivity]) -> Question:
        """Children consent as the law of the State asks.

        For a service offered directly to minors, below the age of the State a parent consents. Sixteen in the
        Regulation; a State may set a lower age, not below thirteen: 13 in Belgium, Estonia, Finland, Latvia, Malta,
        Portugal and Sweden, 14 in Austria, Bulgaria, Cyprus, Italy and Lithuania, 15 in France, Greece, the Czech Republic and,
        since 2024, Denmark, 16 elsewhere as far as read. *Fails* when younger children consent alone. *Contested* where
        persons are said to live in a State whose age gives another answer than that of the controller; a controller
        outside the Union is held to theirs alone. *Unknown* from 13 to 15 where the age of the State was not read:
        Slovenia, Norway, Iceland, Liechtenstein, and Spain since a bill of 2025 to raise it. Asked of controllers, of each
        purpose that rests on consent, or describes one and names no other basis; not of preventive or counselling
        services that are offered directly to a child, and said to be. GDPR, art. 8 and recital 38.
        """
        usual = Consent.youngest_age.at_least(law.age_of_consent)
        return of_minors(alone_by_their_states(usual, Consent.youngest_age.at_least(law.lowest_age_of_consent)))

    @rule(
        "EU-GDPR-17",
        gdpr("9(2)(a)"),
        gdpr("7(1)"),
        gdpr("8"),
        CJEU_C_252_21,
        since=APPLICABLE,
        severity=Severity.BLOCKER,
        of=Tracker,
    )
    def trackers_and_health(law, tracker: type[Tracker]) -> Question:
        """No tracker reveals health without explicit consent.

        The page visited, an address and an identifier together may tell of an illness: then the choice on trackers is
        not enough, and explicit consent to that is needed. What a service that was asked for cannot do without is left
        to the condition of its own processing. *Fails* for want of explicit consent, for one that is known to be
        none or that nobody can show, and for a tracker that is set or read after a refusal; of one that is set before
        the choice it is asked by which consent. Where the consent is said to be asked of minors, it is asked from which
        age they give it alone, and it *fails* below that of the State. GDPR, art. 9(2)(a) and 8.
        """
        beside_the_service = ~tracker.purpose.is_(TrackerPurpose.NECESSARY)
        ages = (
            Consent.youngest_age.at_least(law.age_of_consent),
            Consent.youngest_age.at_least(law.lowest_age_of_consent),
        )
        of_age = ~claimed(tracker.consent.stated()) | tracker.consent.has(
            where_minors_consent(alone_in_its_state(*ages))
        )
        consented = tracker.explicit_consent & tracker_consent_unspoilt & tracker_consent_timely & of_age
        return when(beside_the_service & tracker.reveals_health, consented)

    @rule("EU-GDPR-15", gdpr("6(1)"), gdpr("9(2)(h)"), since=APPLICABLE, severity=Severity.WARNING)
    def care_without_consent(law, activity: type[ProcessingActivity]) -> Question:
        """What care or law makes necessary does not rest on consent.

        Data needed for care, for its billing, for vigilance or public health rest on obligation, task or contract;
        consent could be withdrawn. A warning: with consent as ground, its withdrawal would empty the record. Consent to
        an act of care, or to sharing outside the team, is another thing, and so is consent that a text of the State
        asks for, as it may of invoices that are handed on: that text is named, and reaches this very processing.
        *Contested* for the management of staff, whose consent is seldom free.
        """
        of_staff = when(
            Purpose.kind.is_(PurposeKind.STAFF_MANAGEMENT) & basis.is_(LegalBasis.CONSENT),
            contested("staff seldom consent freely to what their employer asks: it hangs on the facts"),
        )
        bound = when(Purpose.kind.is_in(BOUND_BY_LAW), not_on_consent | asked_by_law)
        return when(as_controller, activity.purposes.each(bound & of_staff))

    @rule("EU-GDPR-16", gdpr("22"), since=APPLICABLE)
    def automated_decisions(law, activity: type[ProcessingActivity]) -> Question:
        """Decisions by machine alone are allowed and reviewed.

        A decision by machine alone, with legal or like effects, needs a ground and a human who can review it. On
        special categories only explicit consent or substantial public interest will do: where no purpose of the activity
        has one of the two, it is asked whether the decision uses such data. Controllers answer for it, and say whether
        there is such a decision. GDPR, art. 22.
        """
        allowed = AutomatedDecision.allowed_ground & AutomatedDecision.human_review_offered
        unlocked = activity.purposes.some(condition.is_in(DECIDED_ON), none="no purpose is stated")
        spared = ~special_categories | unlocked | ~AutomatedDecision.on_special_categories
        decided = when(AutomatedDecision.has_significant_effects, allowed & spared)
        return when(as_controller & running, activity.automated_decision.has(decided))
