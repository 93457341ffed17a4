"""Consent, wherever it is a ground: what makes it one, asked once and alike."""

from __future__ import annotations

from healthgov.eu.gdpr.law import special_categories
from healthgov.models import (
    Article9Condition,
    Consent,
    LegalBasis,
    Notice,
    ProcessingActivity,
    Purpose,
    SubjectKind,
    Tracker,
)
from healthgov.questions import ask_again, claimed, when

__all__ = [
    "able_or_represented",
    "borne_out",
    "consent_given",
    "consent_not_denied",
    "consent_unspoilt",
    "consent_valid",
    "explicit_consent",
    "free_of_the_employer",
    "on_consent",
    "tracker_consent_timely",
    "tracker_consent_unspoilt",
    "withdrawal_open",
]

_TOLD = "Persons are said to be informed, and no information to be given: by what were they told what they consent to?"

somebody_named = (~claimed(~Consent.names_controller)).said(
    "nobody says that who relies on the consent was not named",
    no="who relies on the consent was not named when it was collected",
)
"""Who consents knows to whom: not asked apart, for to be told what one consents to includes it (recital 42)."""

nobody_suffers = (~claimed(~Consent.no_detriment)).said(
    "nobody says that refusing has adverse consequences",
    no="refusing has adverse consequences, or it cannot be shown that it has none",
)
"""Consent is not free where refusing it harms (recital 42): said of it, it is held against it, and asked where staff consent."""
consent_given = (
    Consent.collected
    & Consent.positive_act
    & Consent.free
    & nobody_suffers
    & Consent.specific
    & Consent.informed
    & somebody_named
)
"""A free, specific, informed and unambiguous act (art. 4(11))."""

consent_not_denied = (~claimed(~Consent.collected)).said(
    "nobody says that no consent was collected", no="no consent was collected, and there is nothing to prove"
)
"""One mistake is one finding: where there is no consent the ground fails, and nobody is asked to prove it."""

withdrawal_open = Consent.withdrawable & Consent.withdrawal_respected
"""As easy to withdraw as to give, and no longer relied on once withdrawn (art. 7(3))."""

consent_valid = consent_given & withdrawal_open
"""Given, as easy to withdraw as to give, and no longer relied on once withdrawn (art. 7)."""

consent_unspoilt = (~claimed(~consent_valid)).said(
    "nothing is known against the consent", no="what is called consent is none, or cannot be withdrawn"
)
"""Nobody says that one of these is lacking: asked where consent is no ground of the GDPR, but is consent all the same."""

tracker_consent_timely = ~claimed(Tracker.after_refusal) & (
    ~claimed(Tracker.before_choice)
    | ask_again(
        Tracker.explicit_consent,
        "The tracker is set before the person chooses: by which explicit consent does it reveal health until then?",
    )
)
"""Who refused consents to nothing, and who has not chosen yet has consented elsewhere at most."""

tracker_consent_real = (~claimed(~Tracker.consent.has(consent_valid))).said(
    "nothing is known against the consent", no="what is called consent is none, or cannot be withdrawn"
)
"""So of the consent to a tracker, which is that of the GDPR; where nothing is stated of it, nobody is asked."""
tracker_consent_unspoilt = tracker_consent_real & (~claimed(~Tracker.consent.has(Consent.provable))).said(
    "nobody says that the consent cannot be shown", no="nobody can show who consented, and to what"
)
"""Consent that nobody can show is none to rely on (art. 7(1)), to a tracker as to anything else."""

explicit_consent = Consent.collected & Consent.explicit
"""Consent that is said to be one (art. 9(2)(a))."""

untold = claimed(~ProcessingActivity.notices.some(Notice.given | Notice.exempt, none="no notice is given"))
able_or_represented = ~claimed(Purpose.unable_to_consent) | Purpose.consent.has(
    claimed(Consent.parent_and_child_together) | Consent.by_representative
)
"""Who cannot consent is represented by somebody who may; for a child a parent consents too."""
borne_out = (
    Purpose.consent.has(~claimed(Consent.informed) | ~untold | ask_again(Consent.informed, _TOLD)) & able_or_represented
)
"""Nothing else that is stated makes it implausible that persons consented, and knew to what."""

of_staff = claimed(ProcessingActivity.subjects.meets({SubjectKind.EMPLOYEES, SubjectKind.CANDIDATES}))
free_of_the_employer = when(of_staff, Purpose.consent.has(Consent.no_detriment))
"""Staff seldom consent freely to what their employer asks: where they do, refusing has no adverse consequence at all."""

on_consent = Purpose.legal_basis.is_(LegalBasis.CONSENT) | (
    special_categories & Purpose.article_9.is_(Article9Condition.EXPLICIT_CONSENT)
)
"""A purpose rests on consent: as its basis, or as its condition for special categories."""
