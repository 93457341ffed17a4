"""What the arrangement of joint controllers says, and who can read it (art. 26)."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, in_reach
from healthgov.eu.references import EDPB_ROLES, gdpr
from healthgov.models import ProcessingActivity, Role
from healthgov.questions import Question, when
from healthgov.rules import rule

__all__ = ["JointRules"]

arranged = ProcessingActivity.role.is_(Role.JOINT_CONTROLLER) & ProcessingActivity.joint_arrangement
"""Joint controllers that have an arrangement; without one EU-GDPR-30 fails."""


class JointRules(DataProtectionLaw, of=ProcessingActivity, where=in_reach):
    """The arrangement of joint controllers, towards the persons."""

    @rule("EU-GDPR-28", gdpr("26(2)"), EDPB_ROLES, since=APPLICABLE)
    def essence_available(law, activity: type[ProcessingActivity]) -> Question:
        """Persons can get the essence of the joint arrangement.

        Who answers for what, who informs, who is asked: persons can read it in the notice, or ask for it. The
        arrangement itself may stay between the parties. *Fails* where its essence is not available. Without an
        arrangement EU-GDPR-30 fails. GDPR, art. 26(2).
        """
        return when(arranged, activity.joint_essence_available)

    @rule("EU-GDPR-29", gdpr("26(1)"), gdpr("26(2)"), EDPB_ROLES, since=APPLICABLE)
    def arrangement_true(law, activity: type[ProcessingActivity]) -> Question:
        """The joint arrangement says who really does what.

        It says who informs the persons and who answers their requests, and that is what happens. *Fails* for an
        arrangement that is silent on it, or tells of other roles than those that are lived. Persons may turn to each
        of the controllers whatever it says. GDPR, art. 26(1) to (3).
        """
        return when(arranged, activity.joint_arrangement_true)
