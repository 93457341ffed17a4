"""Purposes, legal bases and conditions of art. 9(2) held against each other: what each condition is made for."""

from __future__ import annotations

from healthgov.models import Article9Condition, LegalBasis, Organisation, OrganisationKind, Purpose, PurposeKind
from healthgov.questions import all_of, claimed, contested, either, when

__all__ = [
    "BEYOND_CARE",
    "BOUND_BY_LAW",
    "CARE",
    "COMMERCE",
    "CONDITIONS_IN_LAW",
    "asked_by_law",
    "basis_fits",
    "in_harmony",
    "not_on_consent",
]

CONDITIONS_IN_LAW = frozenset(
    {
        Article9Condition.EMPLOYMENT_SOCIAL_PROTECTION,
        Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST,
        Article9Condition.PUBLIC_HEALTH,
        Article9Condition.ARCHIVING_RESEARCH_STATISTICS,
    }
)
"""Conditions that hold only on the ground of Union or national law; care may also rest on a contract."""

K = PurposeKind
CARE = frozenset({K.CARE, K.OCCUPATIONAL_HEALTH, K.VIGILANCE})
BOUND_BY_LAW = CARE | {K.CARE_SHARING_OUTSIDE_TEAM, K.BILLING, K.PUBLIC_HEALTH}
"""What care or a text makes necessary: consent could be withdrawn, and the data could not go."""

COMMERCE = frozenset({K.PROSPECTING, K.SALE_OF_DATA})
"""What nobody does as care, whoever does it."""

FOR_PROFIT = frozenset(
    {OrganisationKind.COMPANY, OrganisationKind.SOFTWARE_PUBLISHER, OrganisationKind.HOST, OrganisationKind.PHARMACY}
)
"""Kinds that are no body with a political, philosophical, religious or trade-union aim (art. 9(2)(d))."""

BEYOND_CARE = frozenset({K.VIGILANCE, K.PUBLIC_HEALTH, K.DATA_WAREHOUSE, K.INTERNAL_STEERING})
"""What no contract of a patient with a professional carries: where it is care, or its management, it is by a text (art. 9(2)(h))."""

_OF_CARE = frozenset({K.CARE, K.CARE_SHARING_OUTSIDE_TEAM})
OF_ONE_PERSON = _OF_CARE | {K.SOCIAL_SUPPORT}
"""What saves one life: whether that person can be asked tells whether a life is at stake; an epidemic asks nobody."""
MADE_FOR: dict[Article9Condition, frozenset[PurposeKind]] = {
    Article9Condition.EMPLOYMENT_SOCIAL_PROTECTION: frozenset(
        {K.STAFF_MANAGEMENT, K.OCCUPATIONAL_HEALTH, K.BILLING, K.INSURANCE, K.SOCIAL_SUPPORT, K.INTERNAL_STEERING}
    ),
    Article9Condition.VITAL_INTERESTS: _OF_CARE | {K.SOCIAL_SUPPORT, K.PUBLIC_HEALTH},
    Article9Condition.LEGAL_CLAIMS: frozenset(
        {K.LEGAL_DEFENCE, K.STAFF_MANAGEMENT, K.INSURANCE, K.BILLING, K.SUPPLIERS}
    ),
    Article9Condition.HEALTH_OR_SOCIAL_CARE: BOUND_BY_LAW
    | {K.APPOINTMENTS, K.SOCIAL_SUPPORT, K.INTERNAL_STEERING, K.DATA_WAREHOUSE, K.ONLINE_SALE, K.SECURITY, K.HOSTING},
    Article9Condition.PUBLIC_HEALTH: _OF_CARE
    | {K.VIGILANCE, K.PUBLIC_HEALTH, K.RESEARCH, K.DATA_WAREHOUSE, K.OCCUPATIONAL_HEALTH, K.INTERNAL_STEERING},
    Article9Condition.ARCHIVING_RESEARCH_STATISTICS: frozenset(
        {K.RESEARCH, K.DATA_WAREHOUSE, K.PUBLIC_HEALTH, K.VIGILANCE, K.INTERNAL_STEERING}
    ),
    Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST: frozenset(PurposeKind) - COMMERCE,
}
"""The purposes that a condition is made for, by its words; another purpose is not judged, and neither is consent."""

NEVER_COMMERCE = frozenset(MADE_FOR)
"""No text makes prospecting any of these."""
NEVER_A_SALE = frozenset(
    {
        Article9Condition.EMPLOYMENT_SOCIAL_PROTECTION,
        Article9Condition.VITAL_INTERESTS,
        Article9Condition.LEGAL_CLAIMS,
        Article9Condition.HEALTH_OR_SOCIAL_CARE,
        Article9Condition.NON_PROFIT_BODY,
    }
)
"""A sale is none of these, and discloses outside what such a body keeps inside (art. 9(2)(d))."""

basis, condition, kind = Purpose.legal_basis, Purpose.article_9, Purpose.kind

no_commerce = (
    ~(
        (kind.is_(K.PROSPECTING) & condition.is_in(NEVER_COMMERCE))
        | (kind.is_(K.SALE_OF_DATA) & condition.is_in(NEVER_A_SALE))
    )
).said(
    "no commerce is said to be care or what a text asks for",
    no="prospecting or a sale of data is said to be care, or what a text asks for",
)
made_for_it = all_of(
    *(
        when(
            condition.is_(one) & ~kind.is_in(kinds | {K.OTHER}),
            contested("no text read makes this condition of article 9 one for such a purpose"),
        )
        for one, kinds in MADE_FOR.items()
    )
)
supposed = when(condition.is_(Article9Condition.VITAL_INTERESTS), Purpose.unable_to_consent) & when(
    condition.is_(Article9Condition.NON_PROFIT_BODY), Purpose.members_of_such_a_body
)
"""Vital interests are those of who cannot consent; a body with an aim of its own processes the data of its members."""

asked_by_law = claimed(Purpose.consent_by_law) & Purpose.law_named & Purpose.law_reaches
"""A text of the State asks for consent to this very processing, and so does what it imposes hang on it."""

in_harmony = (
    (
        (~(basis.is_(LegalBasis.LEGAL_OBLIGATION) & condition.is_(Article9Condition.EXPLICIT_CONSENT))).said(
            "no obligation is made to hang on consent",
            no="what a legal obligation imposes is said to hang on explicit consent",
        )
        | asked_by_law
    )
    & (~(basis.is_(LegalBasis.CONSENT) & condition.is_(Article9Condition.VITAL_INTERESTS))).said(
        "nobody unable to consent is said to consent",
        no="consent is the basis, and the condition supposes that the person cannot consent",
    )
    & no_commerce
    & (~(condition.is_(Article9Condition.NON_PROFIT_BODY) & claimed(Organisation.kind.is_in(FOR_PROFIT)))).said(
        "no company is said to be a non-profit body", no="a company is said to be a non-profit body"
    )
    & supposed
    & when(
        basis.is_(LegalBasis.CONSENT) & condition.is_in(CONDITIONS_IN_LAW | {Article9Condition.HEALTH_OR_SOCIAL_CARE}),
        contested("no text read settles whether consent can be the basis of what law or care makes necessary"),
    )
    & when(
        basis.is_(LegalBasis.VITAL_INTERESTS) & condition.is_(Article9Condition.EXPLICIT_CONSENT),
        contested(
            "vital interests are a basis only where no other is at hand: no text read says whether they are where the person consents"
        ),
    )
    & made_for_it
)
"""Basis, condition and purpose do not contradict each other."""

basis_fits = (
    (~(kind.is_in(COMMERCE) & basis.is_in({LegalBasis.LEGAL_OBLIGATION, LegalBasis.VITAL_INTERESTS}))).said(
        "no commerce is said to be an obligation or a vital interest",
        no="prospecting or a sale of data is said to be an obligation or a vital interest",
    )
    & when(
        basis.is_(LegalBasis.VITAL_INTERESTS)
        & ~kind.is_in(MADE_FOR[Article9Condition.VITAL_INTERESTS] | COMMERCE | {K.VIGILANCE, K.OTHER}),
        contested("vital interests are a basis where a life is at stake, and no text read makes this purpose one"),
    )
    & when(
        basis.is_(LegalBasis.VITAL_INTERESTS) & kind.is_in(OF_ONE_PERSON),
        either(
            claimed(~Purpose.unable_to_consent),
            contested(
                "whether the care of somebody who can consent may rest on vital interests, or on a text or a contract alone, no text"
                " read settles, and the authority is to be asked"
            ),
            Purpose.unable_to_consent,
        ),
    )
)
"""The basis is one on which such a purpose may rest."""

not_on_consent = (~basis.is_(LegalBasis.CONSENT)).said(
    "it rests on another basis", no="consent is given as the basis of what care or law makes necessary"
)
