"""Certificates of health-data hosts: for what, on which referential, from when to when, and by whom."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, Required, fact, model
from healthgov.findings import CountryCode
from healthgov.kinds import Count
from healthgov.periods import Day, Validity

__all__ = [
    "Accreditation",
    "Activity",
    "Audit",
    "AuditKind",
    "Certificate",
    "Certifier",
    "Interval",
    "IsmsCertificate",
    "PublicStatement",
    "Referential",
]


class Activity(enum.Enum):
    """The six activities of CSP, art. R1111-9, by a key that no list renumbers."""

    PHYSICAL_SITE = "physical_site"
    HARDWARE = "hardware"
    VIRTUAL_INFRA = "virtual_infra"
    APP_PLATFORM = "app_platform"
    ADMIN_OPERATION = "admin_operation"
    BACKUP = "backup"


class Referential(enum.Enum):
    """The versions of the certification referential; lists call the first one v1, v1.0, v1.1 or 2018."""

    V1 = "v1"
    V2_0 = "v2_0"


class AuditKind(enum.Enum):
    """The stages of certification in which somebody audits."""

    DOCUMENTARY = "documentary"
    ON_SITE = "on_site"
    SURVEILLANCE = "surveillance"


class PublicStatement(enum.Enum):
    """What the public page of requirement 31 shows."""

    STATEMENT_A = "statement_a"
    """No risk of access imposed by a third country: only with a SecNumCloud qualification."""

    STATEMENT_B = "statement_b"
    """No transfer outside the EEA."""

    TABLE = "table"
    """The table of guarantees of chapter 8."""


@model
class Interval:
    """Days from ``since`` to ``until``, both inclusive.

    Without ``until`` it lasts: an end is something that somebody has to state.
    """

    since: Required[date] = fact(noun="the first day", required=True)
    until: Fact[date] = fact("On which day does it end?", noun="the last day")

    def __check__(self) -> str | None:
        """What was expected, where the days contradict one another."""
        if self.until is not None and self.until < self.since:
            return "an interval that does not end before it starts"
        return None

    def covers(self, day: Day | date) -> bool:
        """Whether ``day`` lies within."""
        return self._days().covers(day)

    def meets(self, other: Interval) -> bool:
        """Whether both share a day."""
        return self._days().overlaps(other._days())

    def _days(self) -> Validity:
        assert self.since is not None  # noqa: S101  it must be stated
        return Validity(self.since, self.until)


@model
class Accreditation:
    """A body's accreditation to certify health-data hosts."""

    accreditor: Fact[str] = fact("Which body accredited the certifier?", noun="the accreditor", personal=True)
    accreditor_country: Fact[CountryCode] = fact(
        "Of which country is the body that accredited the certifier?", noun="the country of the accreditor"
    )
    signed_ea_agreement: Fact[bool] = fact(
        "Did the accreditor sign the European multilateral agreement?",
        yes="the accreditor signed the European multilateral agreement",
        no="the accreditor did not sign the European multilateral agreement",
    )
    """The agreement of European Accreditation (EA)."""
    since: Fact[date] = fact("Since when is the certifier accredited?", noun="the first day of the accreditation")
    until: Fact[date] = fact("On which day did the accreditation end?", noun="the last day of the accreditation")
    suspensions: Fact[tuple[Interval, ...]] = fact(
        "Was the accreditation suspended, from when to when?",
        noun="the suspensions of the accreditation",
        one="the suspension of the accreditation",
    )


@model
class Certifier:
    """A certification body, with the day it was found technically admissible and its accreditation."""

    name: Fact[str] = fact("Which body issued the certificate?", noun="the name of the certifier", personal=True)
    admissible_since: Fact[date] = fact(
        "Since when was the certifier technically admissible?", noun="the day of technical admissibility"
    )
    accreditation: Fact[Accreditation] = fact(noun="the accreditation of the certifier")


@model
class IsmsCertificate:
    """The ISO/IEC 27001 certificate a hosting certificate rests on."""

    edition: Fact[Count] = fact("On which edition of ISO 27001 is the ISMS certified?", noun="the edition of ISO 27001")
    """The year of the edition, such as 2013 or 2022; those of the European standard, 2017 and 2023, too."""
    first_day: Fact[date] = fact(
        "From which day is the ISO 27001 certificate valid?", noun="the first day of the ISO 27001 certificate"
    )
    last_day: Fact[date] = fact(
        "Until which day is the ISO 27001 certificate valid?", noun="the last day of the ISO 27001 certificate"
    )
    covers_hosting_scope: Fact[bool] = fact(
        "Does the scope of the ISO 27001 certificate cover all health hosting?",
        yes="the ISO 27001 certificate covers all health hosting",
        no="the ISO 27001 certificate is narrower than the hosting",
    )


@model
class Audit:
    """An audit by the certifier."""

    kind: Required[AuditKind] = fact(noun="the kind of audit", required=True)
    last_day: Required[date] = fact(noun="the last day of the audit", required=True)
    """The day it ended."""


@model
class Certificate:
    """A certificate of conformity: entity × activities × sites × services × referential × period.

    ``first_day`` and ``last_day`` are both days of validity. ``sites`` and ``services`` name the
    part of the holder's offer inside the scope, as the layers name them.
    """

    holder: Required[str] = fact(noun="the holder of the certificate", required=True)
    """The ``id`` of the certified legal entity, or of the organisation itself."""
    activities: Fact[tuple[Activity, ...]] = fact(
        "For which activities is the host certified?", noun="the activities certified"
    )
    sites: Fact[tuple[str, ...]] = fact(
        "Which sites does the certificate name?", noun="the sites of the certificate", personal=True
    )
    services: Fact[tuple[str, ...]] = fact(
        "Which services does the certificate name?", noun="the services of the certificate", personal=True
    )
    referential: Fact[Referential] = fact(
        "On which version of the referential is the host certified?", noun="the version of the referential"
    )
    applied_on: Fact[date] = fact("On which day was the certificate applied for?", noun="the day of the application")
    issued_on: Fact[date] = fact("On which day was the certificate issued?", noun="the day of issue")
    first_day: Fact[date] = fact("From which day is the certificate valid?", noun="the first day of the certificate")
    last_day: Fact[date] = fact("Until which day is the certificate valid?", noun="the last day of the certificate")
    renewal: Fact[bool] = fact(
        "Does it renew an earlier certificate?",
        yes="it renews an earlier certificate",
        no="it renews no earlier certificate",
    )
    suspensions: Fact[tuple[Interval, ...]] = fact(
        "Was the certificate suspended, from when to when?",
        noun="the suspensions of the certificate",
        one="the suspension of the certificate",
        circumstance=True,
    )
    withdrawn_on: Fact[date] = fact(
        "On which day was the certificate withdrawn?", noun="the day of the withdrawal", circumstance=True
    )
    """The first day on which it no longer counts; not stated while nobody withdrew it."""
    isms: Fact[IsmsCertificate] = fact(noun="the ISO 27001 certificate")
    certifier: Fact[Certifier] = fact(noun="the certifier")
    audits: Fact[tuple[Audit, ...]] = fact(
        "Which audits by the certifier took place, and when did they end?",
        noun="the audits by the certifier",
        one="the audit by the certifier",
    )
    transfer_map_url: Fact[str] = fact(
        "Where does the host publish its map of transfers?", noun="the address of the map of transfers", personal=True
    )
    """Stated empty where the host publishes none."""
    public_statement: Fact[PublicStatement] = fact(
        "Does the public page show statement A, statement B or the table of guarantees?",
        noun="the statement on the public page",
    )
