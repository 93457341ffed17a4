"""Security of processing (art. 32): what regulators ask for, one rule for each kind of measure."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, reached
from healthgov.eu.gdpr.scale import works_alone
from healthgov.eu.references import CNIL_RECORDS, CNIL_SECURITY, gdpr
from healthgov.models import AccessModel, InformationSystem, PasswordStorage
from healthgov.questions import Question, ask_again, claimed, contested, either, of_whole, when
from healthgov.rules import Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["SecurityRules", "only_from_inside", "personal_accounts"]

_no_passwords = claimed(InformationSystem.password_storage.is_(PasswordStorage.NONE_KEPT))
personal_accounts = (
    (InformationSystem.strong_password_rule | (_no_passwords & ~claimed(~InformationSystem.strong_password_rule)))
    & ~InformationSystem.passwords_sent_in_clear
    & ~InformationSystem.shared_accounts
    & InformationSystem.password_storage.is_in({PasswordStorage.SALTED_STRONG_HASH, PasswordStorage.NONE_KEPT})
)
"""Accounts are personal, and their passwords strong and safe: of who keeps none nobody can say how strong they are."""
only_from_inside = ~InformationSystem.reachable_from_internet
"""Nobody reaches the system from the internet."""
_on_a_computer = claimed(
    InformationSystem.reachable_from_internet
    | InformationSystem.bulk_mail_shows_addresses
    | InformationSystem.tracker_sends_health_data
    | InformationSystem.shared_accounts
    | InformationSystem.passwords_sent_in_clear
    | InformationSystem.password_storage.is_in(frozenset(PasswordStorage) - {PasswordStorage.NONE_KEPT})
)
on_paper = (
    claimed(InformationSystem.on_paper)
    & (
        ~_on_a_computer
        | ask_again(
            InformationSystem.on_paper,
            "The records are said to be on paper, and to have what only a computer has: which is right?",
        )
    )
).said("the records are on paper or film, and on no computer", no="the records are on a computer")
"""Records on paper are a filing system (art. 2(1)); who relies on it says so, and nothing else says otherwise."""


class SecurityRules(DataProtectionLaw, of=InformationSystem, where=reached):
    """Measures appropriate to the risk, system by system."""

    log_reviews = parameter(APPLICABLE, 12, cites=[gdpr("32(1)")], limit=Limit.MINIMUM)
    """Random checks of the log of health records in a year; six were held too few (AP, HagaZiekenhuis, 2019), and random
    checks alone too little (Rechtbank Zeeland-West-Brabant, C/02/387229, 2022): alerts are asked beside them."""

    @rule("EU-GDPR-60", gdpr("5(1)(f)"), gdpr("32(1)"), since=APPLICABLE, severity=Severity.BLOCKER)
    def not_exposed(law, system: type[InformationSystem]) -> Question:
        """Data are not open to anybody.

        No port, store, server or guessable address shows data without login, everybody logs in, and what can be
        reached from the internet stands behind a firewall. *Fails* for what is open, for want of a login, and for
        want of a firewall towards the internet; a system that only the inside reaches needs none. Records on paper lie
        where not everybody can take them. GDPR, art. 32.
        """
        guarded = system.authentication & when(~only_from_inside, system.firewall)
        return ~system.open_to_anybody & when(~on_paper, guarded)

    @rule("EU-GDPR-61", gdpr("32(1)"), gdpr("5(1)(f)"), since=APPLICABLE)
    def strong_authentication(law, system: type[InformationSystem]) -> Question:
        """Users are recognised by strong means.

        Passwords are strong, never sent or kept in clear or under a weak hash; accounts are personal.
        A second factor guards access from outside, and health records also inside. Not asked of records on paper.
        """
        return when(
            ~on_paper,
            personal_accounts
            & when(~only_from_inside, system.multi_factor_remote)
            & when(system.health_data, system.multi_factor_for_records),
        )

    @rule("EU-GDPR-62", gdpr("5(1)(c)"), gdpr("5(1)(f)"), gdpr("32(1)(b)"), gdpr("32(2)"), since=APPLICABLE)
    def access_by_need(law, system: type[InformationSystem]) -> Question:
        """Each sees what the task needs.

        Health records open to those who take care of the person; access by profession or to all staff is too wide.
        Accounts are opened, closed and reviewed by a written rule; records on paper have none. Who works alone is all the
        staff there is.
        """
        by_need = system.access_model.is_in({AccessModel.CARE_TEAM, AccessModel.NEED_TO_KNOW})
        return when(of_whole(~works_alone), by_need & when(~on_paper, system.access_reviewed))

    @rule("EU-GDPR-63", gdpr("32(1)"), gdpr("5(1)(f)"), since=APPLICABLE)
    def logged_and_reviewed(law, system: type[InformationSystem]) -> Question:
        """What happens is logged and looked at.

        Access is logged, alerts are raised, and logs of health records are reviewed regularly: twelve random
        checks a year, of what staff look at. *Fails* for fewer, and without alerts: random checks alone were held not to be
        enough, since they leave most of the log unread. Who works alone has nobody to check; records on paper have no log.
        """
        reviewed = system.log_reviews_per_year.at_least(law.log_reviews)
        looked_at = system.logs_kept & system.alerts & when(system.health_data & of_whole(~works_alone), reviewed)
        return when(~on_paper, looked_at)

    @rule("EU-GDPR-64", gdpr("32(1)(a)"), gdpr("5(1)(f)"), since=APPLICABLE)
    def encrypted(law, system: type[InformationSystem]) -> Question:
        """Data are encrypted.

        On their way, and health data also where they lie. *Contested* for data in clear on a network that only the
        inside reaches: it hangs on the risk. Not asked of records on paper.
        """
        inside = claimed(only_from_inside) & contested(
            "whether data may travel in clear where only the inside reaches the system hangs on the risk"
        )
        in_cipher = (system.encrypted_in_transit | inside) & when(system.health_data, system.encrypted_at_rest)
        return when(~on_paper, in_cipher)

    @rule("EU-GDPR-86", gdpr("32(1)(a)"), gdpr("5(1)(f)"), CNIL_SECURITY, since=APPLICABLE, severity=Severity.WARNING)
    def copies_encrypted(law, system: type[InformationSystem]) -> Question:
        """Backups, and what is carried about, are encrypted.

        A warning, since the article asks for encryption as the risk asks for it: backups of health data, and laptops,
        phones, tablets and media on which personal data leave the premises. What is said of data where they lie (EU-GDPR-64)
        counts for their backups, unless something else is said of these; where those lie in clear, backups are asked about.
        Devices are asked about where data are said to lie on some. *Fails* for backups or devices that are said not to be
        encrypted. Not asked of records on paper. GDPR, art. 32(1)(a).
        """
        backups = claimed(
            system.backups_encrypted, otherwise=claimed(system.encrypted_at_rest) | system.backups_encrypted
        )
        in_clear = claimed(~system.backups_encrypted)
        copied = system.health_data & claimed(system.backups, otherwise=in_clear)
        carried = claimed(~system.portable_devices_encrypted) & system.on_portable_devices
        copies = when(claimed(copied) | (in_clear & copied), backups)
        devices = when(claimed(system.on_portable_devices) | carried, system.portable_devices_encrypted)
        return when(~on_paper, copies & devices)

    @rule("EU-GDPR-87", gdpr("32(1)(b)"), gdpr("5(1)(f)"), CNIL_RECORDS, since=APPLICABLE, severity=Severity.WARNING)
    def break_glass_controlled(law, system: type[InformationSystem]) -> Question:
        """Break-glass access has a reason, is logged and reviewed.

        In an emergency a record may have to be opened by who does not take care of the person: that is an exception,
        which gives its reason and is looked at afterwards. A warning: no text of law names it. Asked of health records
        which the care team alone is said to open; not of who works alone, nor of records on paper. *Fails* where such
        access has no reason, or is not logged or not reviewed. GDPR, art. 32(1)(b).
        """
        by_care_team = system.access_model.is_(AccessModel.CARE_TEAM) & system.health_data
        asked = claimed(by_care_team) | (claimed(system.break_glass) & by_care_team)
        records = asked & of_whole(~works_alone) & ~on_paper
        return when(records & system.break_glass, system.break_glass_controlled)

    @rule("EU-GDPR-65", gdpr("32(1)(b)"), gdpr("32(1)(c)"), gdpr("5(1)(f)"), since=APPLICABLE)
    def resilient(law, system: type[InformationSystem]) -> Question:
        """Data can be restored.

        There are backups an attack does not reach, restoring them was tested, and systems are kept up to date. Not asked
        of records on paper.
        """
        return when(~on_paper, system.backups & system.backups_apart & system.patched)

    @rule("EU-GDPR-66", gdpr("32(1)(d)"), gdpr("32(2)"), gdpr("5(1)(f)"), since=APPLICABLE)
    def analysed_and_tested(law, system: type[InformationSystem]) -> Question:
        """Measures follow from risks and are tested.

        Needs and risks are analysed, and measures tested and reviewed regularly.
        """
        return system.risk_analysis & system.tested

    @rule("EU-GDPR-67", gdpr("5(1)(f)"), gdpr("32(1)(b)"), since=APPLICABLE)
    def no_leak_by_habit(law, system: type[InformationSystem]) -> Question:
        """Data reach nobody by mistake.

        Checks keep data from wrong addressees, open copies, careless mailings, pixels and leftovers of migrations.
        *Fails*, too, where paper or media are said to be thrown away readable. Of records on paper that is always asked, and
        nothing of mailings, pixels and migrations.
        """
        kept_in = ~system.sends_to_wrong_persons & system.unneeded_copies_erased
        online = ~system.bulk_mail_shows_addresses & ~system.tracker_sends_health_data & system.migration_procedure
        return kept_in & either(on_paper, system.disposed_safely, online & ~claimed(~system.disposed_safely))
