"""Security of processing (art. 32): what regulators ask for, one rule for each kind of measure."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, in_reach
from healthgov.eu.references import gdpr
from healthgov.models import AccessModel, InformationSystem, PasswordStorage
from healthgov.questions import Question, when
from healthgov.rules import Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["SecurityRules", "open_by_need", "second_factors", "sound_passwords"]

sound_passwords = (
    InformationSystem.strong_password_rule
    & ~InformationSystem.passwords_sent_in_clear
    & InformationSystem.password_storage.is_in({PasswordStorage.SALTED_STRONG_HASH, PasswordStorage.NONE_KEPT})
)
"""Strong, never sent in clear, and kept under a salted strong hash or not at all."""
second_factors = when(InformationSystem.reachable_from_internet, InformationSystem.multi_factor_remote) & when(
    InformationSystem.health_data, InformationSystem.multi_factor_for_records
)
"""A second factor guards access from outside, and health records inside too."""
open_by_need = InformationSystem.access_model.is_in({AccessModel.CARE_TEAM, AccessModel.NEED_TO_KNOW})
"""A record opens to those who take care of the person, or whose task needs it."""


class SecurityRules(DataProtectionLaw, of=InformationSystem, where=in_reach):
    """Measures appropriate to the risk, system by system; controllers and processors owe them alike."""

    log_reviews = parameter(APPLICABLE, 12, cites=[gdpr("32(1)")], limit=Limit.MINIMUM)
    """Random checks of the log of health records in a year; six were held too few (AP, HagaZiekenhuis, 2019)."""

    @rule("EU-GDPR-60", gdpr("5(1)(f)"), gdpr("32(1)"), since=APPLICABLE, severity=Severity.BLOCKER)
    def not_exposed(law, system: type[InformationSystem]) -> Question:
        """Data are not open to anybody.

        No port, store, server or guessable address shows data without login, and what faces the internet stands
        behind a firewall; a system that cannot be reached from the internet needs none of its own. *Fails* where data
        can be read without login, where not everybody logs in, or for want of a firewall. GDPR, art. 32(1).
        """
        walled = when(system.reachable_from_internet, system.firewall)
        return ~system.open_to_anybody & system.authentication & walled

    @rule("EU-GDPR-61", gdpr("32(1)"), since=APPLICABLE)
    def strong_authentication(law, system: type[InformationSystem]) -> Question:
        """Users are recognised by strong means.

        Passwords are strong, never sent or kept in clear or under a weak hash; accounts are personal. A second factor
        guards access from outside, and health records also inside. *Fails* where one of these does. GDPR, art. 32(1).
        """
        return sound_passwords & ~system.shared_accounts & second_factors

    @rule("EU-GDPR-62", gdpr("5(1)(c)"), gdpr("5(1)(f)"), gdpr("32(1)(b)"), gdpr("32(2)"), since=APPLICABLE)
    def access_by_need(law, system: type[InformationSystem]) -> Question:
        """Each sees what the task needs.

        Health records open to those who take care of the person; access by profession or to all staff is too wide.
        Accounts are opened, closed and reviewed by a written rule. *Fails* where access is wider, or follows no rule.
        GDPR, art. 5(1)(c) and (f), 32.
        """
        return open_by_need & system.access_reviewed

    @rule("EU-GDPR-63", gdpr("32(1)"), since=APPLICABLE)
    def logged_and_reviewed(law, system: type[InformationSystem]) -> Question:
        """What happens is logged and looked at.

        Access is logged, alerts are raised, and logs of health records are reviewed every month or more often.
        *Fails* where one of these does. GDPR, art. 32(1).
        """
        reviewed = when(system.health_data, system.log_reviews_per_year.at_least(law.log_reviews))
        return system.logs_kept & system.alerts & reviewed

    @rule("EU-GDPR-64", gdpr("32(1)(a)"), since=APPLICABLE)
    def encrypted(law, system: type[InformationSystem]) -> Question:
        """Data are encrypted.

        All data on their way, and health data where they lie. *Fails* for what travels or lies in clear.
        GDPR, art. 32(1)(a).
        """
        return system.encrypted_in_transit & when(system.health_data, system.encrypted_at_rest)

    @rule("EU-GDPR-65", gdpr("32(1)(b)"), gdpr("32(1)(c)"), since=APPLICABLE)
    def resilient(law, system: type[InformationSystem]) -> Question:
        """Data can be restored.

        There are backups an attack on the system does not reach, they were tested, and the system is kept up to date.
        *Fails* where one of these does. GDPR, art. 32(1)(b) and (c).
        """
        return system.backups & system.backups_apart & system.patched

    @rule("EU-GDPR-66", gdpr("32(1)(d)"), gdpr("32(2)"), since=APPLICABLE)
    def analysed_and_tested(law, system: type[InformationSystem]) -> Question:
        """Measures follow from risks and are tested.

        Needs and risks are analysed, and the measures tested and reviewed regularly. *Fails* where one of them was
        not. GDPR, art. 32(1)(d) and (2).
        """
        return system.risk_analysis & system.tested

    @rule("EU-GDPR-67", gdpr("5(1)(f)"), gdpr("32(1)(b)"), since=APPLICABLE)
    def no_leak_by_habit(law, system: type[InformationSystem]) -> Question:
        """Data reach nobody by mistake.

        Checks keep data from wrong addressees, open copies, careless mailings, pixels and leftovers of migrations.
        *Fails* for each habit by which data leak. GDPR, art. 5(1)(f) and 32(1)(b).
        """
        sending = ~system.sends_to_wrong_persons & ~system.bulk_mail_shows_addresses & ~system.tracker_sends_health_data
        return sending & system.migration_procedure & system.unneeded_copies_erased
