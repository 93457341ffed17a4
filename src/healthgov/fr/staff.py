"""The people inside: secrecy, charter, access, and what staff are told of being watched."""

from __future__ import annotations

from healthgov.eu.gdpr.law import personal, running
from healthgov.eu.gdpr.scale import staff_from, works_alone
from healthgov.eu.references import gdpr
from healthgov.eu.roles import public_body
from healthgov.fr.places import in_france, secrecy_reaches, under_the_codes
from healthgov.fr.references import (
    L1110_4,
    LABOUR_L1222_4,
    LABOUR_L1311_2,
    LABOUR_L1311_2_BEFORE_2020,
    LABOUR_L1321_4,
    LABOUR_L2312_38,
)
from healthgov.models import Governance, Notice, NoticeAudience, ProcessingActivity, Role, SubjectKind
from healthgov.questions import Question, ask_again, claimed, of_whole, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import parameter

__all__ = ["StaffAwareness"]

APPLICABLE = "2018-05-25"

as_controller = ProcessingActivity.role.is_in({Role.CONTROLLER, Role.JOINT_CONTROLLER})
on_staff = ProcessingActivity.subjects.meets({SubjectKind.EMPLOYEES, SubjectKind.CANDIDATES})
on_employees = ProcessingActivity.subjects.includes(SubjectKind.EMPLOYEES)
on_candidates = ProcessingActivity.subjects.includes(SubjectKind.CANDIDATES)
for_staff = Notice.audience.is_in({NoticeAudience.EMPLOYEES, NoticeAudience.PROFESSIONALS})
for_candidates = Notice.audience.is_in({NoticeAudience.CANDIDATES, NoticeAudience.OTHER})
"""Whom a notice has to address to reach staff, and those who apply: a hospital may call its staff professionals."""
for_employees = Notice.audience.is_(NoticeAudience.EMPLOYEES)
ALSO_THEM = "A notice for staff is stated, and none for those who apply: which one are they given?"

late = claimed(~Notice.at_collection) & ProcessingActivity.collected_from_person
told_before = (Notice.given & ~claimed(Notice.items.empty()) & ~late).said(
    "they are told beforehand", no="they are told nothing, or later"
)
"""A notice that says nothing tells nobody; and nothing is collected before it is told (Labour code, art. L1222-4).
What comes from elsewhere is told later: from whom the data come is asked where the notice is said to come later."""


class StaffAwareness(RuleSet, of=Governance, where=in_france):
    """Staff: secrecy, awareness and information."""

    council_informed_from = parameter("2018-01-01", 50, cites=[LABOUR_L2312_38])
    """From this number of staff a council has the powers that its consultation on monitoring belongs to."""
    staff_rules_from = parameter(APPLICABLE, 20, cites=[LABOUR_L1311_2_BEFORE_2020]).changed(
        "2020-01-01", 50, cites=[LABOUR_L1311_2]
    )
    """From this number of staff an employer has to have the staff rules to which a charter is joined."""

    @rule("FR-STAFF-01", L1110_4, gdpr("28(3)(b)"), gdpr("32(4)"), since=APPLICABLE)
    def bound_to_secrecy(law, governance: type[Governance]) -> Question:
        """Everyone with access is bound to secrecy.

        Secrecy binds all who work in health and all who come near its data; a commitment in writing shows it. Who
        works alone has nobody to commit, and is bound by secrecy without. *Contested* in New Caledonia, French
        Polynesia and the Southern Territories.
        """
        return when(secrecy_reaches & of_whole(~works_alone), governance.confidentiality_commitments)

    @rule("FR-STAFF-02", LABOUR_L1321_4, LABOUR_L1311_2, gdpr("32(4)"), since=APPLICABLE, severity=Severity.WARNING)
    def charter(law, governance: type[Governance]) -> Question:
        """A charter says how staff use systems and data.

        A charter joined to the staff rules can be held against staff. A warning: no text asks for one as such. Asked
        from fifty staff on, from whom staff rules are due once twelve months have passed (twenty until the end of
        2019). Who has fewer owes no staff rules to join one to: nothing is asked there, and an honest no is no fault.
        """
        has_staff_rules = of_whole(staff_from(law.staff_rules_from))
        return when(under_the_codes & has_staff_rules, governance.staff_charter)

    @rule("FR-STAFF-03", gdpr("32(4)"), gdpr("32(1)(b)"), since=APPLICABLE)
    def access_policy(law, governance: type[Governance]) -> Question:
        """Who gets which access is written.

        Access is given and withdrawn by a written policy, and there is a security policy. Who works alone gives access
        to nobody: what protects the systems is asked system by system.
        """
        return when(of_whole(~works_alone), governance.access_policy & governance.security_policy)

    @rule("FR-STAFF-04", LABOUR_L1222_4, gdpr("13"), since=APPLICABLE, of=ProcessingActivity)
    def staff_told(law, activity: type[ProcessingActivity]) -> Question:
        """Staff are told what is processed on them.

        Data on employees and candidates come with a notice written for them: data, rights, how long. Staff may be told
        as the professionals that they are, candidates in a notice of their own: where there is one for staff alone, it is
        asked what candidates are given. *Fails* without one, for one that says nothing, and for one that comes after the data
        were collected from them; of one that comes later it is asked from whom the data come. It is the controller's duty:
        a payroll processor has none towards its clients' staff.
        """
        staff = activity.notices.where(for_staff).some(told_before, none="there is no notice for staff")
        own = activity.notices.where(for_candidates).some(told_before, none="there is no notice for candidates")
        shared = activity.notices.where(for_employees).some(told_before, none="there is no notice for staff")
        candidates = own | (shared & ask_again(activity.notices, ALSO_THEM))
        told = when(on_employees, staff) & when(on_candidates, candidates)
        return when(as_controller & on_staff & personal & running, told)

    @rule("FR-STAFF-05", LABOUR_L2312_38, since="2018-01-01")
    def council_consulted(law, governance: type[Governance]) -> Question:
        """The staff council is consulted on monitoring.

        Before means of monitoring staff are brought in, the council is informed and consulted. Asked of private
        employers from fifty staff on; public bodies consult by texts of their own.
        """
        has_council = of_whole(~public_body & staff_from(law.council_informed_from))
        return when(under_the_codes & governance.monitors_staff & has_council, governance.staff_council_consulted)
