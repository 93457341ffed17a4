"""The 31 requirements of version 2.0, each over dated evidence."""

from __future__ import annotations

from healthgov.eu.adequacy import access_adequate_of_itself
from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.fr.certification.access import access_allowed, outside_access, reached_from_outside
from healthgov.fr.certification.evidence import ABOUT_SUBCONTRACTORS, shown
from healthgov.fr.certification.table import guarantees, processor_exposed, processor_reaches
from healthgov.fr.references import EXI_15, exi
from healthgov.models import (
    CertificationFile,
    IsmsCertificate,
    Item,
    PublicStatement,
    Referential,
    RemoteAccess,
    Requirement,
    Safeguard,
)
from healthgov.periods import years
from healthgov.questions import (
    Question,
    all_of,
    any_of,
    ask_again,
    by_reading,
    either,
    when,
)
from healthgov.rules import Rule, RuleSet, rule
from healthgov.structs import changed
from healthgov.values import Limit, parameter

__all__ = ["RequirementRules"]

SINCE = "2024-05-16"
RISKS = tuple(item for item in Item if item.name.startswith("RISK_"))
EDITION = 2022


def evidenced(number: str, title: str, *items: Item) -> Rule:
    """A requirement that evidence alone shows: *passes* when it shows every item, *fails* when one is missing."""
    question = shown(Requirement[f"EXI_{number}"], frozenset(items))
    made = rule(f"FR-EXI-{number}", exi(number, title), title=title, since=SINCE)(question)
    said = title if title[1:2].isupper() else title[0].lower() + title[1:]
    page = (
        f"{title}.\n\nRequirement {number} of the referential: the evidence of the day shows that {said}.\n"
        "*Fails* where a part is lacking, *unknown* without evidence."
    )
    if ABOUT_SUBCONTRACTORS.intersection(items):
        page += " What is about subcontractors is asked of a host that has some."
    return changed(made, page=page)


on_version_2 = ~CertificationFile.referential.is_(Referential.V1)

isms = CertificationFile.isms.has(
    ~IsmsCertificate.last_day.is_over()
    & IsmsCertificate.first_day.begun()
    & IsmsCertificate.edition.at_least(EDITION)
    & IsmsCertificate.covers_hosting_scope
)
"""The certificate of the ISMS is in force, on the edition of 2022, and covers all the health hosting."""


class RequirementRules(RuleSet, of=CertificationFile, where=on_version_2):
    """The requirements."""

    shared_audit_age = parameter(SINCE, years(3), cites=[EXI_15], limit=Limit.MAXIMUM)

    exi_02 = evidenced(
        "02", "The context of the ISMS includes the protection of health data", Item.CONTEXT_PROTECTS_HEALTH_DATA
    )
    exi_03 = evidenced("03", "Interested parties include the legal framework", Item.LEGAL_FRAMEWORK_OF_PARTIES)
    exi_04 = evidenced(
        "04",
        "The scope covers all processing, backups and moved media",
        Item.SCOPE_ALL_PROCESSING,
        Item.SCOPE_BACKUPS,
        Item.SCOPE_MEDIA_MOVEMENTS,
    )
    exi_05 = evidenced("05", "The risk assessment covers the eight events", *RISKS)
    exi_06 = evidenced("06", "Changes at subcontractors stay under control", Item.SUBCONTRACTOR_CHANGES_CONTROLLED)
    exi_07 = evidenced(
        "07", "Interfaces and first-line support exist in French", Item.FRENCH_INTERFACES, Item.FRENCH_SUPPORT
    )
    exi_08 = evidenced("08", "The statement of applicability exists in French", Item.APPLICABILITY_IN_FRENCH)
    exi_09 = evidenced(
        "09", "Security objectives include health data and the GDPR", Item.OBJECTIVES_HEALTH_DATA, Item.OBJECTIVES_GDPR
    )
    exi_10 = evidenced(
        "10", "Staff and subcontractors' staff are made aware", Item.STAFF_AWARE, Item.SUBCONTRACTORS_AWARE
    )
    exi_11 = evidenced(
        "11",
        "Contact points of clients are listed and ready for the authority",
        Item.CONTACT_LIST,
        Item.CONTACT_LIST_READY_FOR_AUTHORITY,
    )
    exi_12 = evidenced(
        "12", "Clients receive the certificates", Item.OWN_CERTIFICATE_GIVEN, Item.SUBCONTRACTOR_CERTIFICATES_GIVEN
    )
    exi_13 = evidenced("13", "Security responsibilities are split and planned", Item.RESPONSIBILITIES_SPLIT)
    exi_14 = evidenced(
        "14", "A procedure exists for a subcontractor that loses its certificate", Item.SUBCONTRACTOR_LOSS_PROCEDURE
    )
    exi_16 = evidenced(
        "16",
        "Internal audits cover conformity and access traces",
        Item.INTERNAL_AUDIT_CONFORMITY,
        Item.INTERNAL_AUDIT_ACCESS_TRACES,
    )
    exi_17 = evidenced("17", "The contract gives the certificate's scope and dates", Item.CLAUSE_CERTIFICATE)
    exi_18 = evidenced("18", "The contract describes services and results", Item.CLAUSE_SERVICES)
    exi_19 = evidenced(
        "19",
        "The contract covers rights, breaches and audits",
        Item.CLAUSE_RIGHTS,
        Item.CLAUSE_BREACHES,
        Item.CLAUSE_DPO_AUDITS,
    )
    exi_20 = evidenced("20", "The contract names a contact for incidents", Item.CLAUSE_INCIDENT_CONTACT)
    exi_21 = evidenced(
        "21",
        "The contract sets indicators and penalties or their absence",
        Item.CLAUSE_INDICATORS,
        Item.CLAUSE_PENALTIES_OR_NONE,
    )
    exi_22 = evidenced("22", "The contract covers external providers", Item.CLAUSE_PROVIDERS)
    exi_23 = evidenced("23", "The contract says how access is controlled", Item.CLAUSE_ACCESS)
    exi_24 = evidenced(
        "24", "The contract covers changes and prior agreement", Item.CLAUSE_CHANGES, Item.CLAUSE_PRIOR_AGREEMENT
    )
    exi_25 = evidenced("25", "The contract gives guarantees if the host fails", Item.CLAUSE_FAILURE)
    exi_26 = evidenced("26", "The contract bars any other use", Item.CLAUSE_NO_OTHER_USE)
    exi_27 = evidenced(
        "27",
        "The contract settles reversibility",
        Item.CLAUSE_RETURN,
        Item.CLAUSE_DESTRUCTION,
        Item.CLAUSE_COST_AND_DELAY,
        Item.CLAUSE_FORMATS,
    )

    @rule("FR-EXI-15", exi("15", "Clients can verify, and shared resources are audited"), since=SINCE)
    def exi_15(law, file: type[CertificationFile]) -> Question:
        """Clients can verify, and shared resources are audited.

        Evidence shows that dedicated resources can be audited, and traces and reports consulted; shared resources
        were audited independently less than three years ago. Where one is planned it is asked when the last was.
        """
        due = file.shared_audit_on + law.shared_audit_age
        recent = (~due.begun()).said(
            "shared resources were audited in time", no="the audit of shared resources is too old"
        )
        return shown(
            Requirement.EXI_15,
            frozenset({Item.DEDICATED_RESOURCES_AUDITABLE, Item.TRACES_CONSULTABLE, Item.AUDIT_REPORT_CONSULTABLE}),
        ) & either(file.shared_audit_on.begun(), recent, ask_again(file.shared_audit_on))

    @rule("FR-EXI-28", exi("28", "Storage is inside the EEA and told to clients"), since=SINCE)
    def exi_28(law, file: type[CertificationFile]) -> Question:
        """Storage is inside the EEA and told to clients.

        *Fails* for a country outside; *contested* for territories of which no text read settles whether "inside"
        includes them.
        """
        stored = by_reading(
            "whether these territories count as inside the EEA is not settled",
            file.storage_countries.only(EEA),
            file.storage_countries.only((EEA | EEA_CONTESTED).called("the EEA at its widest")),
        )
        return shown(Requirement.EXI_28, frozenset({Item.STORAGE_TOLD_TO_CLIENT})) & when(
            ~file.storage_countries.empty(), stored
        )

    @rule("FR-EXI-29", exi("29", "Access from outside the EEA rests on guarantees and is told"), since=SINCE)
    def exi_29(law, file: type[CertificationFile]) -> Question:
        """Access from outside the EEA rests on guarantees and is told.

        Each access from outside rests on an adequacy decision or on safeguards; what is not covered by adequacy is
        told to clients. *Does not apply* where nobody reaches the data from outside; where the table of guarantees says
        that a processor does, it is asked from where.
        """
        told = when(
            outside_access.some(
                ~RemoteAccess.safeguard.is_(Safeguard.ADEQUACY)
                & ~access_adequate_of_itself.said(
                    "an adequacy decision covers the access", no="no adequacy decision is known to cover the access"
                ),
                none="nobody is outside",
            ),
            shown(Requirement.EXI_29, frozenset({Item.ACCESS_TOLD_TO_CLIENT})),
        )
        from_where = ask_again(file.remote_access)
        return outside_access.each(access_allowed) & told & when(processor_reaches & ~reached_from_outside, from_where)

    @rule("FR-EXI-30", exi("30", "Exposure to third-country law is disclosed"), since=SINCE)
    def exi_30(law, file: type[CertificationFile]) -> Question:
        """Exposure to third-country law is disclosed.

        A host subject to the law of a non-adequate third country lists laws, mitigation and residual risks, and tells
        the certifier; so does one of which a processor is, by the table of guarantees. *Does not apply* without exposure.
        """
        items = frozenset(
            {
                Item.FOREIGN_LAWS_LISTED,
                Item.FOREIGN_LAW_MITIGATION,
                Item.FOREIGN_LAW_RESIDUAL_RISKS,
                Item.FOREIGN_LAW_TOLD_TO_CERTIFIER,
            }
        )
        return when(file.subject_to_foreign_law | processor_exposed, shown(Requirement.EXI_30, items))

    @rule("FR-EXI-31", exi("31", "The public map is there and shows what is due"), since=SINCE)
    def exi_31(law, file: type[CertificationFile]) -> Question:
        """The public map is there and shows what is due.

        Statement A is for hosts qualified SecNumCloud; the table is due where data are reached from outside or the
        host is exposed to third-country law, or a processor of it by the table of guarantees; statement B otherwise.
        """
        exposed = reached_from_outside | file.subject_to_foreign_law | processor_exposed | processor_reaches
        statement = any_of(
            file.secnumcloud_qualified & file.public_statement.is_(PublicStatement.STATEMENT_A),
            ~file.secnumcloud_qualified & exposed & file.public_statement.is_(PublicStatement.TABLE),
            ~file.secnumcloud_qualified & ~exposed & file.public_statement.is_(PublicStatement.STATEMENT_B),
        )
        return (
            shown(
                Requirement.EXI_31,
                frozenset({Item.PUBLIC_MAP, Item.PUBLIC_RISK_DESCRIPTION, Item.URL_GIVEN_TO_CERTIFIER}),
            )
            & statement
        )

    @rule("FR-EXI-01", exi("01", "The conditions of certification are met"), since=SINCE)
    def exi_01(law, file: type[CertificationFile]) -> Question:
        """The conditions of certification are met.

        The ISMS is certified on the edition of 2022 for all the health hosting; the table of guarantees is complete
        and sent to clients; every other requirement is met. Where the table says otherwise of the host than the file, it
        is asked which is right.
        """
        others = [getattr(law, f"exi_{number:02}") for number in range(2, 32)]
        return isms & guarantees & file.guarantees_sent_to_clients & all_of(*others)
