"""The people inside: secrecy, charter, awareness, and what staff are told of being watched."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw
from healthgov.eu.references import gdpr
from healthgov.findings import Finding, Words, all_hold, failed, implied, missing, not_applicable, passed, stated
from healthgov.fr.personal_data import in_france
from healthgov.fr.references import L1110_4, LABOUR_L1222_4, LABOUR_L1321_4, LABOUR_L2312_38
from healthgov.models import Governance, NoticeAudience, Organisation, ProcessingActivity, SubjectKind
from healthgov.rules import Severity
from healthgov.rules.former import rule

__all__ = ["StaffAwareness"]

_STAFF = (SubjectKind.EMPLOYEES, SubjectKind.CANDIDATES)


class StaffAwareness(DataProtectionLaw):
    """Staff: secrecy, awareness and information."""

    title: ClassVar[Words] = (
        "Staff: secrecy, awareness and information",
        "personnel : secret, sensibilisation et information",
    )

    @rule(
        "FR-STAFF-01",
        title=("everyone with access is bound to secrecy", "quiconque a accès est tenu au secret"),
        cites=[L1110_4, gdpr("28(3)(b)"), gdpr("32(4)")],
        since=APPLICABLE,
        on=Governance,
    )
    def bound_to_secrecy(self, governance: Governance, organisation: object) -> Finding:
        """Secrecy binds all who work in health and all who come near its data; a commitment in writing shows it."""
        return self._governed(
            organisation,
            lambda: stated(
                governance.confidentiality_commitments,
                "confidentiality_commitments",
                ask=("Is everyone with access bound in writing?", "Quiconque a accès est-il engagé par écrit ?"),
                no=(
                    "people with access are not bound in writing",
                    "des personnes ayant accès ne sont pas engagées par écrit",
                ),
            ),
        )

    @rule(
        "FR-STAFF-02",
        title=(
            "a charter says how staff use systems and data",
            "une charte dit comment le personnel use des systèmes et données",
        ),
        cites=[LABOUR_L1321_4, gdpr("32(4)")],
        since=APPLICABLE,
        severity=Severity.WARNING,
        on=Governance,
    )
    def charter(self, governance: Governance, organisation: object) -> Finding:
        """A charter joined to the staff rules can be held against staff. A warning: no text asks for one as such."""
        return self._governed(
            organisation,
            lambda: stated(
                governance.staff_charter,
                "staff_charter",
                ask=(
                    "Is there a charter, joined to the staff rules?",
                    "Y a-t-il une charte, jointe au règlement intérieur ?",
                ),
                no=("there is no charter staff are held to", "aucune charte n'est opposable au personnel"),
            ),
        )

    @rule(
        "FR-STAFF-03",
        title=("who gets which access is written", "qui reçoit quel accès est écrit"),
        cites=[gdpr("32(4)"), gdpr("32(1)(b)")],
        since=APPLICABLE,
        on=Governance,
    )
    def access_policy(self, governance: Governance, organisation: object) -> Finding:
        """Access is given and withdrawn by a written policy, and there is a security policy."""
        return self._governed(
            organisation,
            lambda: all_hold(
                ("policies are written", "les politiques sont écrites"),
                [
                    stated(
                        governance.access_policy,
                        "access_policy",
                        ask=(
                            "Is the giving and withdrawing of access written?",
                            "L'attribution et le retrait des accès sont-ils écrits ?",
                        ),
                        no=("no policy says who gets which access", "aucune politique ne dit qui reçoit quel accès"),
                    ),
                    stated(
                        governance.security_policy,
                        "security_policy",
                        ask=("Is there a security policy?", "Y a-t-il une politique de sécurité ?"),
                        no=("there is no security policy", "il n'y a pas de politique de sécurité"),
                    ),
                ],
            ),
        )

    @rule(
        "FR-STAFF-04",
        title=("staff are told what is processed on them", "le personnel sait ce qui est traité sur lui"),
        cites=[LABOUR_L1222_4, gdpr("13")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def staff_told(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Data on employees and candidates come with a notice written for them: data, rights, how long. L1222-4."""
        if not in_france(organisation):
            return not_applicable(("the organisation is not in France", "l'organisation n'est pas en France"))
        if activity.subjects is None:
            return missing("subjects", ("Whose data are they?", "De qui sont les données ?"))
        if not any(subject in _STAFF for subject in activity.subjects):
            return not_applicable(("no data on staff", "aucune donnée sur le personnel"), at="subjects")
        if activity.notices is None:
            return missing("notices", ("What are staff told?", "Que dit-on au personnel ?"))
        told = [notice.given for notice in activity.notices if notice.audience is NoticeAudience.EMPLOYEES]
        if True in told:
            return passed(("staff have a notice of their own", "le personnel a sa propre information"), at="notices")
        if None in told:
            return missing(
                "notices", ("Is the notice for staff given?", "L'information du personnel est-elle donnée ?")
            )
        return failed(("there is no notice for staff", "il n'y a pas d'information pour le personnel"), at="notices")

    @rule(
        "FR-STAFF-05",
        title=("the staff council is consulted on monitoring", "le comité est consulté sur les moyens de contrôle"),
        cites=[LABOUR_L2312_38],
        since="2018-01-01",
        on=Governance,
    )
    def council_consulted(self, governance: Governance, organisation: object) -> Finding:
        """Before means of monitoring staff are brought in, the council is informed and consulted. L2312-38."""
        return self._governed(
            organisation,
            lambda: implied(
                stated(
                    governance.monitors_staff,
                    "monitors_staff",
                    ask=(
                        "Are there means that allow staff to be monitored?",
                        "Y a-t-il des moyens permettant de contrôler le personnel ?",
                    ),
                    no=("staff are not monitored", "le personnel n'est pas contrôlé"),
                ),
                lambda: stated(
                    governance.staff_council_consulted,
                    "staff_council_consulted",
                    ask=("Was the staff council consulted?", "Le comité a-t-il été consulté ?"),
                    no=("the staff council was not consulted", "le comité n'a pas été consulté"),
                ),
            ),
        )

    def _governed(self, organisation: object, ask: Callable[[], Finding]) -> Finding:
        if in_france(organisation) or not isinstance(organisation, Organisation):
            return ask()
        if organisation.country is None:
            return missing(
                "/country", ("Where is the organisation established?", "Où l'organisation est-elle établie ?")
            )
        return not_applicable(
            ("the organisation is not in France", "l'organisation n'est pas en France"), at="/country"
        )
