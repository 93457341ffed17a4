"""Security of systems (GDPR, art. 32)."""

from __future__ import annotations

import enum

from healthgov.facts import Fact, Required, fact, model
from healthgov.kinds import Count

__all__ = [
    "AccessModel",
    "InformationSystem",
    "PasswordStorage",
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


@model
class InformationSystem:
    """A system that processes personal data, and the measures that protect it."""

    id: Required[str]
    name: Fact[str] = fact("What is the system's name?", noun="the system's name", personal=True, label=True)
    health_data: Fact[bool] = fact(
        "Does the system hold health data?",
        yes="the system holds health data",
        no="the system holds no health data",
        circumstance=True,
    )
    on_paper: Fact[bool] = fact(
        "Are these records on paper or film, and on no computer?",
        yes="the records are on paper or film, and on no computer",
        no="the records are on a computer",
        circumstance=True,
    )
    """A cabinet, an archive, a box at the desk: what only a computer has is not asked of it."""
    reachable_from_internet: Fact[bool] = fact(
        "Can the system be reached from the internet?",
        yes="the system can be reached from the internet",
        no="the system cannot be reached from the internet",
    )
    open_to_anybody: Fact[bool] = fact(
        "Can data be read without logging in?",
        yes="data can be read without logging in",
        no="nothing can be read without logging in",
    )
    """Data can be read without logging in: an open port, store, server or guessable address."""
    authentication: Fact[bool] = fact(
        "Does the system ask everybody to log in?",
        yes="the system asks everybody to log in",
        no="the system does not ask everybody to log in",
    )
    strong_password_rule: Fact[bool] = fact(
        "Are passwords strong?", yes="only strong passwords are accepted", no="weak passwords are accepted"
    )
    password_storage: Fact[PasswordStorage] = fact("How are passwords kept?", noun="the way passwords are kept")
    passwords_sent_in_clear: Fact[bool] = fact(
        "Are passwords sent in clear?", yes="passwords are sent in clear", no="no password is sent in clear"
    )
    multi_factor_remote: Fact[bool] = fact(
        "Is a second factor asked from outside?",
        yes="a second factor guards access from outside",
        no="no second factor guards access from outside",
    )
    multi_factor_for_records: Fact[bool] = fact(
        "Is a second factor asked for health records, inside too?",
        yes="a second factor guards health records",
        no="no second factor guards health records",
    )
    """A second factor for health records, inside the premises too."""
    shared_accounts: Fact[bool] = fact(
        "Do several people share an account?", yes="accounts are shared", no="accounts are personal"
    )
    access_model: Fact[AccessModel] = fact("Who can open a record?", noun="the circle of those who can open a record")
    break_glass: Fact[bool] = fact(
        "Can somebody who does not take care of the person open the record in an emergency (break-glass access)?",
        yes="records can be opened in an emergency by who does not take care of the person",
        no="nobody but those who take care of the person opens a record, not in an emergency either",
        circumstance=True,
    )
    break_glass_controlled: Fact[bool] = fact(
        "Is each break-glass access given a reason, logged, and reviewed afterwards?",
        yes="each break-glass access has a reason, is logged and reviewed",
        no="a break-glass access has no reason, or is not logged or not reviewed",
    )
    access_reviewed: Fact[bool] = fact(
        "Is there a written rule for opening, closing and reviewing accounts?",
        yes="accounts are opened, closed and reviewed by a written rule",
        no="accounts are opened and closed by no rule",
    )
    """Accounts are opened, closed and reviewed by a written rule."""
    encrypted_in_transit: Fact[bool] = fact(
        "Are data encrypted on their way?", yes="data are encrypted on their way", no="data travel in clear"
    )
    encrypted_at_rest: Fact[bool] = fact(
        "Are data encrypted where they lie?", yes="data are encrypted where they lie", no="data lie unencrypted"
    )
    on_portable_devices: Fact[bool] = fact(
        "Do data lie on laptops, phones, tablets or media that are carried about?",
        yes="data lie on devices or media that are carried about",
        no="no data lie on devices or media that are carried about",
        circumstance=True,
    )
    portable_devices_encrypted: Fact[bool] = fact(
        "Are the laptops, phones, tablets and media that are carried about encrypted?",
        yes="devices and media that are carried about are encrypted",
        no="devices or media that are carried about are not encrypted",
    )
    """The whole disk or medium, or the containers and files in which the data lie."""
    logs_kept: Fact[bool] = fact("Is access logged?", yes="access is logged", no="access is not logged, or not whole")
    log_reviews_per_year: Fact[Count] = fact(
        "How many times a year is the log reviewed?", noun="the number of reviews of the log in a year"
    )
    """Random checks of the log in a year; regular automatic review counts as 365."""
    alerts: Fact[bool] = fact("Are alerts raised?", yes="alerts are raised", no="nobody is alerted")
    backups: Fact[bool] = fact("Are there backups?", yes="there are backups", no="there are no backups")
    backups_apart: Fact[bool] = fact(
        "Do backups lie apart, and were they tested?",
        yes="backups lie apart and were tested",
        no="backups can be hit with the system, or were not tested",
    )
    """Backups lie where an attack on the system does not reach them, and were tested."""
    backups_encrypted: Fact[bool] = fact(
        "Are the backups encrypted?", yes="backups are encrypted", no="backups lie unencrypted"
    )
    """Where nobody says so, what is said of data where they lie counts for their copies."""
    patched: Fact[bool] = fact(
        "Is the system kept up to date?", yes="the system is kept up to date", no="the system is not kept up to date"
    )
    firewall: Fact[bool] = fact(
        "Does a firewall stand before the system?",
        yes="a firewall stands before the system",
        no="no firewall stands before the system",
    )
    tested: Fact[bool] = fact(
        "Are the measures tested regularly?", yes="the measures are tested", no="the measures are not tested"
    )
    """The measures are tested and reviewed regularly."""
    risk_analysis: Fact[bool] = fact(
        "Do measures follow from an analysis of needs and risks?",
        yes="needs and risks were analysed",
        no="needs and risks were not analysed",
    )
    """The measures follow from an analysis of needs and risks."""
    sends_to_wrong_persons: Fact[bool] = fact(
        "Do data go to wrong persons for want of checks?",
        yes="data go to wrong persons",
        no="checks keep data from wrong persons",
    )
    """Data are sent or handed to wrong persons for want of checks."""
    bulk_mail_shows_addresses: Fact[bool] = fact(
        "Do mails to many show all addresses?",
        yes="mails to many show all addresses",
        no="mails to many show no other address",
    )
    tracker_sends_health_data: Fact[bool] = fact(
        "Does a tracker send data that reveal health?",
        yes="a tracker sends data that reveal health",
        no="no tracker sends data that reveal health",
    )
    """A tracker or pixel sends data that reveal health to somebody else, unnoticed."""
    migration_procedure: Fact[bool] = fact(
        "Do extractions for migration follow a procedure?",
        yes="extractions follow a procedure",
        no="data are extracted without procedure",
    )
    """Data extracted for migration or maintenance follow a procedure and are erased after."""
    unneeded_copies_erased: Fact[bool] = fact(
        "Are copies erased when no longer needed?",
        yes="copies are erased when no longer needed",
        no="copies are left behind",
    )
    disposed_safely: Fact[bool] = fact(
        "Are paper and media destroyed so that nobody can read them again?",
        yes="paper and media are destroyed so that nobody can read them",
        no="paper or media are thrown away readable",
    )
    """What is thrown away, filed on paper or on a medium: no open bin, public container or dump takes it readable."""
