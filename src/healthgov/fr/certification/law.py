"""What the requirements and the procedure share: limits, and what evidence shows."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.findings import (
    Finding,
    by_reading,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.certifiers import open_version
from healthgov.fr.references import ANS_PROCEDURE, ARRETE_2024, EXI_15, STARTUP_WINDOW
from healthgov.models import CertificationFile, Decision, Evidence, Item, Referential, Requirement
from healthgov.periods import months, years
from healthgov.rules import RuleSet, Severity
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter

__all__ = ["WANTED", "CertificationLaw"]

WANTED: dict[Requirement, frozenset[Item]] = {
    Requirement.EXI_01: frozenset(),
    Requirement.EXI_02: frozenset({Item.CONTEXT_PROTECTS_HEALTH_DATA}),
    Requirement.EXI_03: frozenset({Item.LEGAL_FRAMEWORK_OF_PARTIES}),
    Requirement.EXI_04: frozenset({Item.SCOPE_ALL_PROCESSING, Item.SCOPE_BACKUPS, Item.SCOPE_MEDIA_MOVEMENTS}),
    Requirement.EXI_05: frozenset(item for item in Item if item.name.startswith("RISK_")),
    Requirement.EXI_06: frozenset({Item.SUBCONTRACTOR_CHANGES_CONTROLLED}),
    Requirement.EXI_07: frozenset({Item.FRENCH_INTERFACES, Item.FRENCH_SUPPORT}),
    Requirement.EXI_08: frozenset({Item.APPLICABILITY_IN_FRENCH}),
    Requirement.EXI_09: frozenset({Item.OBJECTIVES_HEALTH_DATA, Item.OBJECTIVES_GDPR}),
    Requirement.EXI_10: frozenset({Item.STAFF_AWARE, Item.SUBCONTRACTORS_AWARE}),
    Requirement.EXI_11: frozenset({Item.CONTACT_LIST, Item.CONTACT_LIST_READY_FOR_AUTHORITY}),
    Requirement.EXI_12: frozenset({Item.OWN_CERTIFICATE_GIVEN, Item.SUBCONTRACTOR_CERTIFICATES_GIVEN}),
    Requirement.EXI_13: frozenset({Item.RESPONSIBILITIES_SPLIT}),
    Requirement.EXI_14: frozenset({Item.SUBCONTRACTOR_LOSS_PROCEDURE}),
    Requirement.EXI_15: frozenset(
        {Item.DEDICATED_RESOURCES_AUDITABLE, Item.TRACES_CONSULTABLE, Item.AUDIT_REPORT_CONSULTABLE}
    ),
    Requirement.EXI_16: frozenset({Item.INTERNAL_AUDIT_CONFORMITY, Item.INTERNAL_AUDIT_ACCESS_TRACES}),
    Requirement.EXI_17: frozenset({Item.CLAUSE_CERTIFICATE}),
    Requirement.EXI_18: frozenset({Item.CLAUSE_SERVICES}),
    Requirement.EXI_19: frozenset({Item.CLAUSE_RIGHTS, Item.CLAUSE_BREACHES, Item.CLAUSE_DPO_AUDITS}),
    Requirement.EXI_20: frozenset({Item.CLAUSE_INCIDENT_CONTACT}),
    Requirement.EXI_21: frozenset({Item.CLAUSE_INDICATORS, Item.CLAUSE_PENALTIES_OR_NONE}),
    Requirement.EXI_22: frozenset({Item.CLAUSE_PROVIDERS}),
    Requirement.EXI_23: frozenset({Item.CLAUSE_ACCESS}),
    Requirement.EXI_24: frozenset({Item.CLAUSE_CHANGES, Item.CLAUSE_PRIOR_AGREEMENT}),
    Requirement.EXI_25: frozenset({Item.CLAUSE_FAILURE}),
    Requirement.EXI_26: frozenset({Item.CLAUSE_NO_OTHER_USE}),
    Requirement.EXI_27: frozenset(
        {Item.CLAUSE_RETURN, Item.CLAUSE_DESTRUCTION, Item.CLAUSE_COST_AND_DELAY, Item.CLAUSE_FORMATS}
    ),
    Requirement.EXI_28: frozenset({Item.STORAGE_TOLD_TO_CLIENT}),
    Requirement.EXI_29: frozenset({Item.ACCESS_TOLD_TO_CLIENT}),
    Requirement.EXI_30: frozenset(
        {
            Item.FOREIGN_LAWS_LISTED,
            Item.FOREIGN_LAW_MITIGATION,
            Item.FOREIGN_LAW_RESIDUAL_RISKS,
            Item.FOREIGN_LAW_TOLD_TO_CERTIFIER,
        }
    ),
    Requirement.EXI_31: frozenset({Item.PUBLIC_MAP, Item.PUBLIC_RISK_DESCRIPTION, Item.URL_GIVEN_TO_CERTIFIER}),
}
"""What the evidence for each requirement shows."""

_ABOUT_SUBCONTRACTORS = {
    Item.SUBCONTRACTOR_CHANGES_CONTROLLED,
    Item.SUBCONTRACTORS_AWARE,
    Item.SUBCONTRACTOR_CERTIFICATES_GIVEN,
    Item.SUBCONTRACTOR_LOSS_PROCEDURE,
}


class CertificationLaw(RuleSet, of=CertificationFile):
    """The ground on which the rules of certification stand."""

    certificate_lifetime = parameter("2018-04-01", years(3), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)

    correction_window = parameter("2018-04-01", months(3), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)

    startup_window = parameter("2018-04-01", months(9), cites=[STARTUP_WINDOW], limit=Limit.MAXIMUM)

    surveillance_interval = parameter("2018-04-01", years(1), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)

    shared_audit_age = parameter("2024-05-16", years(3), cites=[EXI_15], limit=Limit.MAXIMUM)

    @rule(
        "FR-CERT-01",
        title=(
            "the application is lodged on the version then open",
            "la demande est déposée sur la version alors ouverte",
        ),
        cites=[ARRETE_2024],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def version_open(self, file: CertificationFile) -> Finding:
        """Version 1 closed to applications in November 2024; the 16th and the 17th are both printed.

        *Passes* on version 2, or on version 1 applied for on 2024-11-15; *contested* on 2024-11-16, *fails* on
        2024-11-17.
        """
        if file.referential is None:
            return missing(
                "referential",
                ("On which version is the application lodged?", "Sur quelle version la demande est-elle déposée ?"),
            )
        if file.referential is not Referential.V1:
            return passed(("it is on version 2", "elle est sur la version 2"), at="referential")
        if file.applied_on is None:
            return missing(
                "applied_on",
                ("On which day was the application lodged?", "Quel jour la demande a-t-elle été déposée ?"),
            )
        on_application = open_version(file.applied_on, "applied_on")
        if file.decision is None:
            return on_application
        return by_reading(
            (
                "the day of the application competes with that of the decision",
                "le jour de la demande concurrence celui de la décision",
            ),
            on_application,
            open_version(file.decision.on, "decision.on"),
            at="applied_on",
        )

    def decided(self, file: CertificationFile) -> Decision | None:
        """The decision, if it was taken by the day: a planned one proves nothing."""
        decision = file.decision
        return decision if decision is not None and decision.on <= self.day else None

    def shown(self, file: CertificationFile, requirement: Requirement) -> Finding:
        """What the evidence on the day shows of a requirement."""
        wanted = WANTED[requirement]
        if file.has_subcontractors is False:
            wanted = wanted - _ABOUT_SUBCONTRACTORS
            if not wanted:
                return not_applicable(
                    ("the host has no subcontractor", "l'hébergeur n'a pas de sous-traitant"), at="has_subcontractors"
                )
        evidence = list(self._evidence(file, requirement))
        if not evidence and file.has_subcontractors is None and wanted <= _ABOUT_SUBCONTRACTORS:
            return missing(
                "has_subcontractors", ("Has the host subcontractors?", "L'hébergeur a-t-il des sous-traitants ?")
            )
        if not evidence:
            return missing(
                "evidence",
                ("Show evidence for {requirement}: {wanted}.", "Montrez une preuve pour {requirement} : {wanted}."),
                requirement=requirement,
                wanted=tuple(wanted),
            )
        index = evidence[-1][0]
        lacking = wanted - {item for _, piece in evidence for item in piece.items or ()}
        if lacking and file.has_subcontractors is None and lacking <= _ABOUT_SUBCONTRACTORS:
            return missing(
                "has_subcontractors", ("Has the host subcontractors?", "L'hébergeur a-t-il des sous-traitants ?")
            )
        if lacking:
            return failed(
                ("the evidence does not show: {lacking}", "la preuve ne montre pas : {lacking}"),
                at=f"evidence[{index}]",
                lacking=tuple(lacking),
            )
        return passed(
            ("the evidence shows what is wanted", "la preuve montre ce qui est voulu"), at=f"evidence[{index}]"
        )

    def _evidence(self, file: CertificationFile, requirement: Requirement) -> Iterator[tuple[int, Evidence]]:
        for index, piece in enumerate(file.evidence or ()):
            if piece.requirement is requirement and piece.on <= self.day:
                yield index, piece
