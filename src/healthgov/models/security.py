"""Security of systems, and what happens when it fails (GDPR, art. 32 to 34)."""

from __future__ import annotations

import enum
from datetime import datetime

import attrs

__all__ = [
    "AccessModel",
    "Availability",
    "Breach",
    "BreachCause",
    "InformationSystem",
    "PasswordStorage",
    "Revealed",
]


class PasswordStorage(enum.Enum):
    """How passwords are kept."""

    SALTED_STRONG_HASH = "salted_strong_hash"
    WEAK_HASH = "weak_hash"
    """MD5, SHA-1, or any hash without salt."""
    CLEAR = "clear"
    NONE_KEPT = "none_kept"


class AccessModel(enum.Enum):
    """Who can open a record."""

    CARE_TEAM = "care_team"
    """Those who take care of the person, and what their task needs."""
    NEED_TO_KNOW = "need_to_know"
    PROFESSION = "profession"
    """Everybody of a profession, whether or not they take care of the person."""
    ALL_STAFF = "all_staff"


class BreachCause(enum.Enum):
    """How it came about."""

    ATTACK = "attack"
    THEFT = "theft"
    INSIDER = "insider"
    MISDIRECTED = "misdirected"
    """Sent, shown or handed to the wrong person by mistake."""
    EXPOSURE = "exposure"
    """Open to anybody, for instance on the internet."""
    LOSS = "loss"
    FAILURE = "failure"


class Availability(enum.Enum):
    """What became of the availability of the data."""

    KEPT = "kept"
    RESTORED_IN_HOURS = "restored_in_hours"
    RESTORED_LATE = "restored_late"
    LOST = "lost"


class Revealed(enum.Enum):
    """What somebody without right could learn."""

    NICKNAME = "nickname"
    CONTACT = "contact"
    PURCHASE = "purchase"
    DIET = "diet"
    EMPLOYMENT_HISTORY = "employment_history"
    CONTRACT = "contract"
    PAY = "pay"
    FINANCIAL = "financial"
    CREDENTIAL = "credential"
    NATIONAL_IDENTIFIER = "national_identifier"
    HEALTH = "health"


@attrs.frozen(kw_only=True)
class InformationSystem:
    """A system that processes personal data, and the measures that protect it."""

    id: str
    name: str | None = attrs.field(default=None, repr=False)
    health_data: bool | None = None
    reachable_from_internet: bool | None = None
    open_to_anybody: bool | None = None
    """Data can be read without logging in: an open port, store, server or guessable address."""
    authentication: bool | None = None
    strong_password_rule: bool | None = None
    password_storage: PasswordStorage | None = None
    passwords_sent_in_clear: bool | None = None
    multi_factor_remote: bool | None = None
    multi_factor_for_records: bool | None = None
    """A second factor for health records, inside the premises too."""
    shared_accounts: bool | None = None
    access_model: AccessModel | None = None
    access_reviewed: bool | None = None
    """Accounts are opened, closed and reviewed by a written rule."""
    encrypted_in_transit: bool | None = None
    encrypted_at_rest: bool | None = None
    logs_kept: bool | None = None
    log_reviews_per_year: int | None = None
    """Random checks of the log in a year; regular automatic review counts as 365."""
    alerts: bool | None = None
    backups: bool | None = None
    backups_apart: bool | None = None
    """Backups lie where an attack on the system does not reach them, and were tested."""
    patched: bool | None = None
    firewall: bool | None = None
    tested: bool | None = None
    """The measures are tested and reviewed regularly."""
    risk_analysis: bool | None = None
    """The measures follow from an analysis of needs and risks."""
    sends_to_wrong_persons: bool | None = None
    """Data are sent or handed to wrong persons for want of checks."""
    bulk_mail_shows_addresses: bool | None = None
    tracker_sends_health_data: bool | None = None
    """A tracker or pixel sends data that reveal health to somebody else, unnoticed."""
    migration_procedure: bool | None = None
    """Data extracted for migration or maintenance follow a procedure and are erased after."""
    unneeded_copies_erased: bool | None = None


@attrs.frozen(kw_only=True)
class Breach:
    """A personal data breach. The risk follows from the facts (EDPB Guidelines 01/2021)."""

    id: str
    cause: BreachCause | None = None
    aware_at: datetime | None = None
    """When the organisation became aware, with reasonable certainty; a time zone is needed."""
    learned_from_authority: bool | None = None
    reached_others: bool | None = None
    """Somebody without right read or took the data, or it cannot be excluded."""
    unintelligible: bool | None = None
    """What they got is encrypted or hashed by the state of the art, with the key safe."""
    trusted_recipient_deleted: bool | None = None
    """They went to somebody trusted, who confirmed deletion or return."""
    revealed: tuple[Revealed, ...] | None = None
    subjects_count: int | None = None
    availability: Availability | None = None
    care_affected: bool | None = None
    """Care was postponed or made less safe."""
    documented: bool | None = None
    authority_notified_at: datetime | None = None
    authority_not_notified: bool | None = None
    """Stated: the authority was not told."""
    delay_explained: bool | None = None
    persons_told_at: datetime | None = None
    persons_told_without_delay: bool | None = None
    """They were told as soon as was reasonably possible; within 72 hours it goes without saying."""
    persons_not_told: bool | None = None
    """Stated: the persons were not told."""
    all_persons_told: bool | None = None
    risk_removed: bool | None = None
    """Measures taken since make a high risk unlikely (art. 34(3)(b))."""
    public_communication: bool | None = None
    """Telling each person would be disproportionate, and the public was told (art. 34(3)(c))."""
    controller_told_at: datetime | None = None
    """For a processor: when it told the controller."""
    health_authority_told: bool | None = None
    """Serious incidents of health bodies also go to the health authorities (in France CSP, art. L1111-8-2)."""
    serious_health_incident: bool | None = None
