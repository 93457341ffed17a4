"""What data are processed for, and the basis and condition on which that rests."""

from __future__ import annotations

import enum

from healthgov.facts import Fact, fact, model
from healthgov.models.consents import Consent

__all__ = ["Article9Condition", "LegalBasis", "Purpose", "PurposeKind"]


class LegalBasis(enum.Enum):
    """The six bases of GDPR, art. 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"
    NONE = "none"
    """Stated: there is none."""


class Article9Condition(enum.Enum):
    """The conditions of GDPR, art. 9(2), which special categories need beside a legal basis."""

    EXPLICIT_CONSENT = "explicit_consent"
    EMPLOYMENT_SOCIAL_PROTECTION = "employment_social_protection"
    VITAL_INTERESTS = "vital_interests"
    NON_PROFIT_BODY = "non_profit_body"
    MADE_PUBLIC = "made_public"
    LEGAL_CLAIMS = "legal_claims"
    SUBSTANTIAL_PUBLIC_INTEREST = "substantial_public_interest"
    HEALTH_OR_SOCIAL_CARE = "health_or_social_care"
    PUBLIC_HEALTH = "public_health"
    ARCHIVING_RESEARCH_STATISTICS = "archiving_research_statistics"
    NONE = "none"
    """Stated: there is none."""


class PurposeKind(enum.Enum):
    """What data are processed for, as far as the law tells one purpose from another."""

    CARE = "care"
    CARE_SHARING_OUTSIDE_TEAM = "care_sharing_outside_team"
    APPOINTMENTS = "appointments"
    BILLING = "billing"
    INSURANCE = "insurance"
    OCCUPATIONAL_HEALTH = "occupational_health"
    STAFF_MANAGEMENT = "staff_management"
    RESEARCH = "research"
    DATA_WAREHOUSE = "data_warehouse"
    VIGILANCE = "vigilance"
    PUBLIC_HEALTH = "public_health"
    SOCIAL_SUPPORT = "social_support"
    """Social and medico-social support: housing, follow-up, help with rights."""
    INTERNAL_STEERING = "internal_steering"
    WELLNESS = "wellness"
    ONLINE_SALE = "online_sale"
    PROSPECTING = "prospecting"
    SALE_OF_DATA = "sale_of_data"
    SECURITY = "security"
    LEGAL_DEFENCE = "legal_defence"
    SUPPLIERS = "suppliers"
    HOSTING = "hosting"
    OTHER = "other"


@model
class Purpose:
    """A purpose with the legal basis and the condition it rests on."""

    kind: Fact[PurposeKind] = fact("What kind of purpose is it?", noun="the kind of purpose", circumstance=True)
    description: Fact[str] = fact(
        "What is done for this purpose, in words?", noun="the description of the purpose", personal=True
    )
    legal_basis: Fact[LegalBasis] = fact("On which of the six bases does it rest?", noun="the legal basis")
    article_9: Fact[Article9Condition] = fact(
        "On which condition of article 9(2) does it rest?", noun="the condition of article 9"
    )
    law_named: Fact[bool] = fact(
        "Is the text of law named on which the basis or condition rests?",
        yes="the text of law is named",
        no="no text of law is named",
    )
    """The text of Union or national law on which the basis or condition rests is named."""
    law_reaches: Fact[bool] = fact(
        "Does the text of law that is named reach this very processing, clearly enough for how far it intrudes?",
        yes="the text that is named reaches this processing",
        no="the text that is named does not reach this processing, or not clearly enough",
    )
    """A text may speak of the matter and not of this use of data (art. 6(3), recital 41); one text may carry several."""
    under_secrecy: Fact[bool] = fact(
        "Is it done under somebody bound by professional secrecy?",
        yes="somebody bound by professional secrecy answers for it",
        no="nobody bound by professional secrecy answers for it",
    )
    """The data are processed under the responsibility of somebody bound by professional secrecy (art. 9(3))."""
    interests_balanced: Fact[bool] = fact(
        "Were the interests weighed against those of the persons, and found to outweigh them?",
        yes="the interests outweigh those of the persons",
        no="the interests do not outweigh those of the persons, or were not weighed",
    )
    """Where legitimate interests are the basis: they were weighed against those of the persons."""
    unable_to_consent: Fact[bool] = fact(
        "Is the person physically or legally unable to consent?",
        yes="the person is unable to consent",
        no="the person is able to consent",
        circumstance=True,
    )
    """Vital interests are a condition of art. 9(2) for such a person alone."""
    members_of_such_a_body: Fact[bool] = fact(
        "Is it a non-profit body with a political, philosophical, religious or trade-union aim, and are the data "
        "those of its members or regular contacts, kept inside?",
        yes="a body with such an aim processes the data of its members",
        no="it is no body with such an aim, or the data are not those of its members, kept inside",
        circumstance=True,
    )
    """What art. 9(2)(d) supposes: a charity for patients without such an aim is no such body."""
    part_of_public_task: Fact[bool] = fact(
        "Does this purpose belong to the tasks of the public body?",
        yes="the purpose belongs to the tasks of the public body",
        no="the purpose does not belong to the tasks of the public body",
        circumstance=True,
    )
    """What a public body does in its tasks does not rest on legitimate interests (art. 6(1), last sentence)."""
    necessary: Fact[bool] = fact(
        "Is the processing necessary for what the basis says?",
        yes="it is necessary for what the basis says",
        no="it is not necessary for what the basis says",
    )
    necessary_for_condition: Fact[bool] = fact(
        "Is the processing necessary for what the condition of article 9 says?",
        yes="it is necessary for what the condition of article 9 says",
        no="it is not necessary for what the condition of article 9 says",
        noun="the need for what the condition of article 9 says",
    )
    """Where it is another thing than what the basis says: a claim may be brought without the whole file."""
    specified: Fact[bool] = fact(
        "Is it said before the data are collected, and clearly, what they are for?",
        yes="it is said beforehand and clearly what the data are for",
        no="it is not said beforehand, or not clearly, what the data are for",
    )
    """Specified and explicit (art. 5(1)(b)): what is told apart from other purposes, and does not change with who asks."""
    compatible: Fact[bool] = fact(
        "Were the data collected for this purpose, or is it compatible with that one?",
        yes="the data were collected for this purpose, or for one it is compatible with",
        no="the data were collected for another purpose, with which this one is not compatible",
    )
    """The data were collected for this purpose, or it is compatible with that one, or rests on law or consent."""
    consent_by_law: Fact[bool] = fact(
        "Does a text of the State ask for the consent of the person to this very processing?",
        yes="a text of the State asks for consent to this processing",
        no="no text of the State asks for consent to this processing",
        circumstance=True,
    )
    """As of handing over what is invoiced to patients who pay themselves, in some States."""
    consent: Fact[Consent] = fact(noun="the consent")
