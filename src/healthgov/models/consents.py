"""How persons consent, and how that is proved."""

from __future__ import annotations

from healthgov.facts import Fact, fact, model
from healthgov.kinds import Count

__all__ = ["Consent"]


@model
class Consent:
    """How consent is collected and proved (GDPR, art. 4(11), 7 and 8)."""

    collected: Fact[bool] = fact("Was consent collected?", yes="consent was collected", no="no consent was collected")
    explicit: Fact[bool] = fact(
        "Is the consent explicit?", yes="the consent is explicit", no="the consent is not explicit"
    )
    positive_act: Fact[bool] = fact(
        "Is consent given by a positive act?",
        yes="it is given by a positive act",
        no="silence or a box ticked beforehand is no consent",
    )
    """A positive act; a box ticked beforehand or silence is none."""
    free: Fact[bool] = fact(
        "Is consent given freely, on a neutral form?",
        yes="it is given freely",
        no="it is not free: something hangs on it, or the form steers to accept",
    )
    """Without imbalance or condition: care, a job or a contract does not hang on it."""
    no_detriment: Fact[bool] = fact(
        "Can staff, and who applies, refuse without any adverse consequence, and can that be shown?",
        yes="refusing has no adverse consequence, which can be shown",
        no="refusing has adverse consequences, or it cannot be shown that it has none",
    )
    """Where an employer asks: the imbalance makes consent unlikely to be free (GDPR, recital 43)."""
    specific: Fact[bool] = fact(
        "Is consent given for each purpose apart?",
        yes="it is given for each purpose apart",
        no="it is not specific to the purpose",
    )
    """For each purpose apart, and apart from other terms."""
    informed: Fact[bool] = fact(
        "Were persons told what they consent to?",
        yes="persons were told what they consent to",
        no="persons were not told what they consent to",
    )
    names_controller: Fact[bool] = fact(
        "Was the one who relies on the consent named when it was collected?",
        yes="the one who relies on it was named",
        no="the one who relies on it was not named",
    )
    withdrawable: Fact[bool] = fact(
        "Is consent as easy to withdraw as to give?",
        yes="it is as easy to withdraw as to give",
        no="it is not as easy to withdraw",
    )
    """As easy to withdraw as to give; nothing says it is irrevocable."""
    by_representative: Fact[bool] = fact(
        "Where persons cannot consent, does somebody with the right to represent them consent for them?",
        yes="who has the right to represent them consents for those who cannot",
        no="nobody with the right to represent them consents for those who cannot",
    )
    """A holder of parental authority, a guardian: the law of the State says who represents whom, and for what."""
    provable: Fact[bool] = fact(
        "Can each person's consent be shown?",
        yes="the consent of each person can be shown",
        no="the consent of each person cannot be shown",
    )
    """For each person: who, when, to what text, by which act."""
    collector_audited: Fact[bool] = fact(
        "Were forms and proofs of the collectors checked?",
        yes="the collectors were checked",
        no="the collectors were not checked",
    )
    """Where others collected it: their forms and proofs were checked."""
    withdrawal_respected: Fact[bool] = fact(
        "Is consent that was withdrawn no longer relied on?",
        yes="withdrawals are respected",
        no="withdrawals are not respected",
    )
    minors_concerned: Fact[bool] = fact(
        "Is an online service offered directly to minors?",
        yes="a service is offered directly to minors",
        no="no service is offered directly to minors",
        circumstance=True,
    )
    """An information-society service is offered directly to minors."""
    preventive_service: Fact[bool] = fact(
        "Is it a preventive or counselling service offered directly to a child?",
        yes="it is a preventive or counselling service offered directly to a child",
        no="it is no preventive or counselling service offered directly to a child",
        circumstance=True,
    )
    """For such a service no holder of parental responsibility has to consent (recital 38)."""
    youngest_age: Fact[Count] = fact(
        "From which age do minors consent alone?", noun="the age from which minors consent alone"
    )
    """The age from which a minor consents alone here, in years."""
    parent_and_child_together: Fact[bool] = fact(
        "Below the age at which minors consent alone, do parent and child consent together?",
        yes="below that age they consent together",
        no="below that age they do not consent together",
    )
    """Below that age the holder of parental responsibility consents, in France together with the child."""
