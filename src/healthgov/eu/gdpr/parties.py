"""Controllers, joint controllers, processors: who is what, and what binds them."""

from __future__ import annotations

from collections.abc import Callable

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, negated
from healthgov.eu.references import EDPB_CHAINS, EDPB_ROLES, gdpr
from healthgov.findings import Finding, Words, all_hold, failed, implied, missing, not_applicable, passed, stated
from healthgov.models import Contract, DataAccess, ProcessingActivity, ProcessorClause, Recipient, Role
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter

__all__ = ["PROCESSOR_CLAUSES", "PartyRules", "role_in_fact"]

PROCESSOR_CLAUSES = frozenset(ProcessorClause)
"""What art. 28(3) asks of the contract: thirteen points."""


class PartyRules(DataProtectionLaw):
    """Roles, arrangements, processor contracts."""

    processor_clauses = parameter(APPLICABLE, PROCESSOR_CLAUSES, cites=[gdpr("28(3)")], limit=Limit.MINIMUM)

    @rule(
        "EU-GDPR-30",
        title=("joint controllers have an arrangement", "les responsables conjoints ont un accord"),
        cites=[gdpr("26(1)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def joint_arrangement(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Joint controllers set out who does what, and let persons know the essence of it. GDPR, art. 26."""
        if activity.role is None:
            return missing(
                "role",
                (
                    "Are purposes and means decided together with others?",
                    "Les finalités et moyens sont-ils décidés avec d'autres ?",
                ),
            )
        if activity.role is not Role.JOINT_CONTROLLER:
            return not_applicable(("nobody else decides", "personne d'autre ne décide"), at="role")
        return self.where_reached(
            organisation,
            lambda: stated(
                activity.joint_arrangement,
                "joint_arrangement",
                ask=(
                    "Is there an arrangement between the joint controllers?",
                    "Y a-t-il un accord entre les responsables conjoints ?",
                ),
                no=(
                    "there is no arrangement between the joint controllers",
                    "il n'y a pas d'accord entre les responsables conjoints",
                ),
            ),
        )

    @rule(
        "EU-GDPR-31",
        title=("everybody is called what they are", "chacun est appelé ce qu'il est"),
        cites=[gdpr("4(7)"), gdpr("4(8)"), EDPB_ROLES],
        since=APPLICABLE,
        on=Recipient,
    )
    def role_matches_facts(self, recipient: Recipient, organisation: object) -> Finding:
        """Who decides why and how is controller, whoever acts on behalf and instructions is processor.

        The contract's word does not decide. A host that stores encrypted data is a processor; somebody who may
        only glimpse data is neither. *Fails* when the role the facts give is another than the one stated. EDPB
        Guidelines 07/2020.
        """
        return self.where_reached(organisation, lambda: _as_stated(recipient))

    @rule(
        "EU-GDPR-32",
        title=(
            "processors are bound by a contract with every clause",
            "les sous-traitants sont liés par un contrat complet",
        ),
        cites=[gdpr("28(3)")],
        since=APPLICABLE,
        on=Recipient,
    )
    def processor_contract(self, recipient: Recipient, organisation: object) -> Finding:
        """A written contract holds the thirteen points of art. 28(3), from the subject to audits.

        Encryption does not make it needless. *Fails* without contract, or with the clauses that lack.
        """
        return self.where_reached(
            organisation, lambda: implied(_is_processor(recipient), lambda: self._contract_of(recipient.contract))
        )

    @rule(
        "EU-GDPR-33",
        title=("processors give sufficient guarantees", "les sous-traitants présentent des garanties suffisantes"),
        cites=[gdpr("28(1)"), EDPB_CHAINS],
        since=APPLICABLE,
        on=Recipient,
    )
    def processor_guarantees(self, recipient: Recipient, organisation: object) -> Finding:
        """Only processors whose guarantees were checked are used, a parent under foreign law included.

        A foreign parent makes no transfer by itself; whether its law can reach the data is a question of
        guarantees. *Fails* when they were not checked. GDPR, art. 28(1).
        """
        return self.where_reached(
            organisation,
            lambda: implied(
                _is_processor(recipient),
                lambda: stated(
                    recipient.guarantees_checked,
                    "guarantees_checked",
                    ask=(
                        "Were its guarantees checked, foreign law included?",
                        "Ses garanties ont-elles été vérifiées, droit étranger compris ?",
                    ),
                    no=("its guarantees were not checked", "ses garanties n'ont pas été vérifiées"),
                ),
            ),
        )

    @rule(
        "EU-GDPR-34",
        title=(
            "sub-processors are known, authorised and bound",
            "les sous-traitants ultérieurs sont connus, autorisés et liés",
        ),
        cites=[gdpr("28(2)"), gdpr("28(4)"), EDPB_CHAINS],
        since=APPLICABLE,
        on=Recipient,
    )
    def sub_processors(self, recipient: Recipient, organisation: object) -> Finding:
        """The whole chain is known to the controller, authorised in writing, and under the same duties."""
        return self.where_reached(
            organisation,
            lambda: implied(
                _is_processor(recipient),
                lambda: all_hold(
                    ("the chain is known, authorised and bound", "la chaîne est connue, autorisée et liée"),
                    [stated(getattr(recipient, fact), fact, ask=ask, no=no) for fact, ask, no in _CHAIN],
                ),
            ),
        )

    @rule(
        "EU-GDPR-35",
        title=("processors keep to their instructions", "les sous-traitants s'en tiennent à leurs instructions"),
        cites=[gdpr("29"), gdpr("28(10)")],
        since=APPLICABLE,
        on=Recipient,
    )
    def within_instructions(self, recipient: Recipient, organisation: object) -> Finding:
        """A processor that does more than it is told, or uses data for itself, answers as a controller.

        *Fails* for work beyond instructions. GDPR, art. 29 and 28(10).
        """
        return self.where_reached(
            organisation,
            lambda: implied(
                _is_processor(recipient),
                lambda: all_hold(
                    ("it keeps to its instructions", "il s'en tient à ses instructions"),
                    [
                        stated(
                            negated(getattr(recipient, fact)),
                            fact,
                            ask=ask,
                            no=no,
                        )
                        for fact, ask, no in _BEYOND
                    ],
                ),
            ),
        )

    @rule(
        "EU-GDPR-36",
        title=(
            "a processor has a contract with its controllers",
            "un sous-traitant a un contrat avec ses responsables",
        ),
        cites=[gdpr("28(3)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def own_contract(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """The duty to have a contract with the thirteen points binds the processor too. GDPR, art. 28(3)."""
        return self._as_processor(activity, organisation, lambda: self._contract_of(activity.contract))

    @rule(
        "EU-GDPR-37",
        title=("a processor does what it is told", "un sous-traitant fait ce qui lui est demandé"),
        cites=[gdpr("29"), gdpr("28(10)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def own_instructions(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """A processor that extracts more than was ordered breaks its instructions. GDPR, art. 29."""
        return self._as_processor(
            activity,
            organisation,
            lambda: stated(
                negated(activity.beyond_instructions),
                "beyond_instructions",
                ask=("Did it do more, or other, than it was told?", "A-t-il fait plus, ou autre chose, que demandé ?"),
                no=("it went beyond its instructions", "il a outrepassé ses instructions"),
            ),
        )

    def _as_processor(self, activity: ProcessingActivity, organisation: object, then: Callable[[], Finding]) -> Finding:
        def asked() -> Finding:
            if activity.role is None:
                return missing("role", ("As controller or as processor?", "Comme responsable ou comme sous-traitant ?"))
            if activity.role is not Role.PROCESSOR:
                return not_applicable(("it is no processor here", "elle n'est pas sous-traitant ici"), at="role")
            return then()

        return self.where_reached(organisation, asked)

    def _contract_of(self, contract: Contract | None) -> Finding:
        if contract is None:
            return missing(
                "contract",
                ("Is there a contract, and which clauses has it?", "Y a-t-il un contrat, et avec quelles clauses ?"),
            )
        if contract.written is False:
            return failed(("there is no contract in writing", "il n'y a pas de contrat écrit"), at="contract.written")
        if contract.clauses is None:
            return missing("contract.clauses", ("Which clauses has the contract?", "Quelles clauses a le contrat ?"))
        lacking = tuple(self.processor_clauses - frozenset(contract.clauses))
        if lacking:
            return failed(
                ("the contract lacks: {clauses}", "il manque au contrat : {clauses}"),
                at="contract.clauses",
                clauses=lacking,
            )
        return passed(("the contract has every clause", "le contrat a toutes les clauses"), at="contract.clauses")


_CHAIN: tuple[tuple[str, Words, Words], ...] = (
    (
        "sub_processors_known",
        ("Is every sub-processor down the chain known?", "Chaque sous-traitant de la chaîne est-il connu ?"),
        ("the chain of sub-processors is not known", "la chaîne des sous-traitants n'est pas connue"),
    ),
    (
        "sub_processors_authorised",
        ("Were they authorised in writing?", "Ont-ils été autorisés par écrit ?"),
        ("sub-processors were not authorised", "des sous-traitants ultérieurs n'ont pas été autorisés"),
    ),
    (
        "flow_down",
        ("Have they the same duties by contract?", "Ont-ils les mêmes obligations par contrat ?"),
        ("their contracts do not repeat the duties", "leurs contrats ne reprennent pas les obligations"),
    ),
)
_BEYOND: tuple[tuple[str, Words, Words], ...] = (
    (
        "beyond_instructions",
        ("Did it do more, or other, than it was told?", "A-t-il fait plus, ou autre chose, que demandé ?"),
        ("it went beyond its instructions", "il a outrepassé ses instructions"),
    ),
    (
        "own_purpose",
        ("Does it use the data for a purpose of its own?", "Utilise-t-il les données pour une finalité propre ?"),
        ("it uses the data for a purpose of its own", "il utilise les données pour une finalité propre"),
    ),
)


def role_in_fact(recipient: Recipient) -> tuple[Role | None, str]:
    """The role the facts give, or ``None`` with the fact that would settle it.

    >>> role_in_fact(Recipient(id="cleaning", access=DataAccess.INCIDENTAL))
    (<Role.NEITHER: 'neither'>, '')
    """
    if recipient.access in (DataAccess.INCIDENTAL, DataAccess.NONE):
        return Role.NEITHER, ""
    if recipient.decides_jointly:
        return Role.JOINT_CONTROLLER, ""
    if recipient.decides_purposes:
        return Role.CONTROLLER, ""
    if recipient.access is None:
        return None, "access"
    if recipient.decides_purposes is None:
        return None, "decides_purposes"
    if recipient.decides_jointly is None:
        return None, "decides_jointly"
    if recipient.on_instructions is None:
        return None, "on_instructions"
    return (Role.PROCESSOR, "") if recipient.on_instructions else (Role.CONTROLLER, "")


_ASK_ROLE: dict[str, Words] = {
    "access": ("Does it handle the data as a matter of course?", "Manipule-t-il les données de façon habituelle ?"),
    "decides_purposes": (
        "Does it decide why, and the essential means?",
        "Décide-t-il pourquoi, et des moyens essentiels ?",
    ),
    "decides_jointly": ("Does it decide together with the organisation?", "Décide-t-il avec l'organisation ?"),
    "on_instructions": ("Does it act only on documented instructions?", "N'agit-il que sur instructions documentées ?"),
}


def _is_processor(recipient: Recipient) -> Finding:
    role, fact = role_in_fact(recipient)
    if recipient.role is Role.PROCESSOR or role is Role.PROCESSOR:
        return passed(("it is a processor", "c'est un sous-traitant"), at="role")
    if role is None and recipient.role is None:
        return missing(fact, _ASK_ROLE[fact])
    return failed(("it is not a processor", "ce n'est pas un sous-traitant"), at="role")


def _as_stated(recipient: Recipient) -> Finding:
    role, fact = role_in_fact(recipient)
    if role is None:
        return missing(fact, _ASK_ROLE[fact])
    if recipient.role is None:
        return missing("role", ("What do the parties call it?", "Comment les parties le qualifient-elles ?"))
    if role is recipient.role:
        return passed(("by the facts it is {role}", "d'après les faits il est : {role}"), at="role", role=role)
    return failed(
        (
            "it is called {stated}; by the facts it is {role}",
            "il est appelé {stated} ; d'après les faits il est : {role}",
        ),
        at="role",
        stated=recipient.role,
        role=role,
    )
