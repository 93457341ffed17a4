"""Controllers, joint controllers, processors: who is what, by the facts and not by the word."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, in_reach
from healthgov.eu.references import EDPB_ROLES, gdpr
from healthgov.models import DataAccess, HostingArrangement, Layer, Organisation, ProcessingActivity, Recipient, Role
from healthgov.questions import Question, all_of, ask_again, claimed, either, when
from healthgov.rules import rule
from healthgov.verdicts import Verdict

__all__ = ["ROLES_IN_FACT", "RoleRules", "engaged", "is_processor", "role_in_fact"]

hosts = claimed(
    Organisation.hosting.some(
        HostingArrangement.layers.some(Layer.performer.is_(Recipient.id)), none="there is no hosting arrangement"
    )
)
"""It performs a part of the hosting that is described: who keeps data processes them, whatever it sees of them."""
at_most_glimpses = Recipient.access.is_in({DataAccess.INCIDENTAL, DataAccess.NONE}) & ~hosts
another_body = ~claimed(Recipient.same_entity)
"""An employee, or a department of the same legal person, is neither processor nor controller of its own."""

ROLES_IN_FACT: dict[Role, Question] = {
    Role.NEITHER: at_most_glimpses & ~claimed(Recipient.decides_jointly) & ~claimed(Recipient.decides_purposes),
    Role.JOINT_CONTROLLER: Recipient.decides_jointly,
    Role.CONTROLLER: ~Recipient.decides_jointly
    & (Recipient.decides_purposes | (~at_most_glimpses & ~Recipient.on_instructions)),
    Role.PROCESSOR: ~at_most_glimpses
    & ~Recipient.decides_jointly
    & ~Recipient.decides_purposes
    & Recipient.on_instructions,
}
"""What makes a recipient what it is (EDPB Guidelines 07/2020): one of them at most holds.

Who decides is a controller without ever seeing the data (CJEU, C-210/16 and C-25/17); who only glimpses them is nothing,
unless it is said to decide.
"""

_SAID = {
    Role.NEITHER: ("by the facts it has no part in the processing", "by the facts it has a part in the processing"),
    Role.JOINT_CONTROLLER: ("by the facts it is a joint controller", "by the facts it is no joint controller"),
    Role.CONTROLLER: ("by the facts it is a controller of its own", "by the facts it is no controller of its own"),
    Role.PROCESSOR: ("by the facts it is a processor", "by the facts it is no processor"),
}

called_processor = Recipient.role.is_(Role.PROCESSOR)
is_processor = another_body & (
    called_processor | claimed(ROLES_IN_FACT[Role.PROCESSOR], otherwise=called_processor)
).said("it is a processor", no="it is not a processor")
"""Called a processor, or one by the facts; as long as these are not stated, what it is called decides."""


engaged = Organisation.recipients.where(Recipient.id.among(ProcessingActivity.recipients))
"""The recipients that an activity names."""
decides_with_another = claimed(
    engaged.some(Recipient.role.is_(Role.JOINT_CONTROLLER) | Recipient.decides_jointly, none="no recipient is named")
) & ~claimed(Organisation.activities.some(ProcessingActivity.role.is_(Role.JOINT_CONTROLLER)))
"""One of them is said to decide together with the organisation, which calls itself joint controller of nothing."""
WITH_ANOTHER = "A recipient is said to decide together with the organisation: is it joint controller here?"


ANOTHER_BODY = "A processor, or another controller, is another body: is the recipient part of the same legal person?"


class RoleRules(DataProtectionLaw, where=in_reach):
    """Roles, and the arrangement of joint controllers."""

    @rule("EU-GDPR-30", gdpr("26(1)"), since=APPLICABLE, of=ProcessingActivity)
    def joint_arrangement(law, activity: type[ProcessingActivity]) -> Question:
        """Joint controllers have an arrangement.

        Who decides why and how together with others sets out with them, in a transparent manner, who answers for
        what. *Passes*, too, where a text of law is said to determine that. *Fails* where joint controllers have no
        arrangement. Who decides alone, or for nobody, is not asked; who is said to, while a recipient is said to decide
        together with the organisation, is asked which is right.
        GDPR, art. 26.
        """
        arranged = activity.joint_arrangement | claimed(activity.joint_by_law)
        alone = activity.role.is_(Role.CONTROLLER) & decides_with_another
        return when(
            activity.role.is_(Role.JOINT_CONTROLLER) | alone,
            either(alone, ask_again(activity.role, WITH_ANOTHER), arranged),
        )

    @rule("EU-GDPR-31", gdpr("4(7)"), gdpr("4(8)"), EDPB_ROLES, since=APPLICABLE, of=Recipient)
    def role_matches_facts(law, recipient: type[Recipient]) -> Question:
        """Everybody is called what they are.

        Who decides why and how is controller, who acts on behalf and instructions is processor; the contract's word
        does not decide. A host that stores encrypted data is a processor; somebody who may only glimpse data is
        neither, and so is a department of the same legal person: of one that is called a processor, or a joint controller, it is
        asked whether it is another body. *Fails* when the role the facts give is another
        than the one stated. GDPR, art. 4(7) and (8); EDPB Guidelines 07/2020.
        """
        by_role = (
            when(recipient.role.is_(role), ROLES_IN_FACT[role].said(yes, no=no)) for role, (yes, no) in _SAID.items()
        )
        within = claimed(recipient.same_entity) & claimed(recipient.role.is_in({Role.PROCESSOR, Role.JOINT_CONTROLLER}))
        return either(within, ask_again(recipient.same_entity, ANOTHER_BODY), when(another_body, all_of(*by_role)))


def role_in_fact(recipient: Recipient) -> tuple[Role | None, str]:
    """The role the facts give, or ``None`` with the fact that would settle it.

    >>> role_in_fact(Recipient(id="cleaning", access=DataAccess.INCIDENTAL))
    (<Role.NEITHER: 'neither'>, '')
    >>> role_in_fact(Recipient(id="cloud"))
    (None, 'access')
    """
    answers = {role: question(recipient, as_of=APPLICABLE) for role, question in ROLES_IN_FACT.items()}
    for role, answer in answers.items():
        if answer.verdict is Verdict.PASS:
            return role, ""
    open_ = next(answer for answer in answers.values() if answer.verdict is Verdict.UNKNOWN)
    return None, next(leaf.path for leaf in open_.leaves() if leaf.verdict is Verdict.UNKNOWN)
