"""The national health identity (INS) of the persons cared for."""

from __future__ import annotations

from healthgov.fr.identity.scope import care_runs_on_it, in_use_in_france, reached, serves
from healthgov.fr.identity.texts import (
    ANS_FAQ_INS,
    INS_OIDS,
    INS_REFERENTIAL,
    L1111_8_1,
    L1470_5,
    R1111_8_1,
    R1111_8_4,
    RNIV_DOUBT,
)
from healthgov.models import DigitalHealthService, IdentityTrait, PatientIdentity
from healthgov.questions import Question, ask_again, claimed, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["INS_AUTHORITIES", "IdentityElsewhereRules", "PatientIdentityRules", "qualified"]

INS_AUTHORITIES = frozenset({"1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9"})
"""The object identifiers of real numbers: the registration number (NIR), and the provisional one (NIA).

``1.2.250.1.213.1.4.10`` and ``.11`` are those of test and demonstration.
"""

AS_WRITTEN = INS_AUTHORITIES | {f"urn:oid:{identifier}" for identifier in INS_AUTHORITIES}
"""The same as they stand in messages, where an identifier is written as an address."""

INS_SINCE = "2021-01-01"
RNIV_APPROVED = "2021-05-27"
"""The day of the order that approves the referential: its publication was not read, and it cannot have applied before."""

UNDER_WHICH = "An activity of care runs on this service: under which identity are its data filed?"
UNDER_IT_OR_NOT = "Data are said to be filed under the national identity, and under none: which is right?"
some_identity = PatientIdentity.needed | claimed(
    ~PatientIdentity.needed & PatientIdentity.national_identity_used
) & ask_again(PatientIdentity.needed, UNDER_IT_OR_NOT)
filed = DigitalHealthService.identity.has(some_identity) | (
    care_runs_on_it(~DigitalHealthService.serves_care | DigitalHealthService.identity.has(~PatientIdentity.needed))
    & DigitalHealthService.identity.has(
        claimed(~PatientIdentity.needed) & ask_again(PatientIdentity.needed, UNDER_WHICH)
    )
)
under_ins = DigitalHealthService.identity.has(some_identity & PatientIdentity.national_identity_used)

qualified = PatientIdentity.from_national_service & PatientIdentity.person_verified
"""Fetched from the national service or checked with it, and the person compared with a document: both."""


class PatientIdentityRules(RuleSet, of=DigitalHealthService, where=reached):
    """How services know the persons cared for."""

    identity_parts = parameter(INS_SINCE, frozenset(IdentityTrait), cites=[INS_REFERENTIAL], limit=Limit.MINIMUM)
    real_authorities = parameter(INS_SINCE, AS_WRITTEN, cites=[INS_OIDS])

    @rule("FR-INS-01", R1111_8_1, L1111_8_1, L1470_5, since=INS_SINCE)
    def filed_under_ins(law, service: type[DigitalHealthService]) -> Question:
        """Health data are filed under the national health identity.

        Where care has to identify a person, it does so by the INS alone: the registration number, or the provisional
        one. Another identity serves only while the INS cannot be reached, so that care is not held up, and the data
        are filed under the INS as soon as it can be. Persons cannot object to it. *Fails* where another identity is
        used though the INS can be reached. Where an activity of care runs on services that are
        all said to file nothing under an identity, it is asked. CSP, art. L1111-8-1 and R1111-8-1.
        """
        return when(filed, service.identity.has(PatientIdentity.national_identity_used))

    @rule("FR-INS-02", INS_REFERENTIAL, ANS_FAQ_INS, since=INS_SINCE)
    def identity_qualified(law, service: type[DigitalHealthService]) -> Question:
        """The national health identity is qualified.

        It was fetched from the national service or checked with it, *and* the person was once compared with a
        document of high trust, such as a passport or an identity card, or with what the national referential accepts
        in its place for minors and for residents of homes. One without the other is an identity that was fetched, or
        one that was validated, and qualifies nothing. In a base that several share, once is enough.
        *Fails* where one of the two is lacking.
        """
        return when(under_ins, service.identity.has(qualified))

    @rule("FR-INS-03", INS_REFERENTIAL, since=INS_SINCE)
    def identity_whole(law, service: type[DigitalHealthService]) -> Question:
        """The national health identity is held whole.

        The number, the object identifier of its authority, and five traits: name at birth, first names, day of birth,
        sex, official code of the place of birth. The number alone identifies nobody. *Fails* with the list of what
        is lacking.
        """
        return when(under_ins, service.identity.has(PatientIdentity.traits.includes_all(law.identity_parts)))

    @rule("FR-INS-04", INS_OIDS, INS_REFERENTIAL, since=INS_SINCE)
    def authority_real(law, service: type[DigitalHealthService]) -> Question:
        """Numbers bear the object identifier of their authority.

        1.2.250.1.213.1.4.8 for the registration number, 1.2.250.1.213.1.4.9 for the provisional one, with or without
        ``urn:oid:`` before it. *Fails* for any other: those of test and demonstration (.10 and .11) have no place
        beside real persons, and an identity that was computed (INS-C) is none. *Fails* for numbers that bear none.
        """
        borne = ~PatientIdentity.authorities.empty() & PatientIdentity.authorities.only(law.real_authorities)
        return when(under_ins, service.identity.has(borne))

    @rule("FR-INS-05", INS_REFERENTIAL, since=INS_SINCE)
    def sent_when_qualified(law, service: type[DigitalHealthService]) -> Question:
        """The number goes to others with a qualified identity only.

        Who receives it files data under it at once. *Fails* where it is sent for an identity that is provisional,
        fetched or validated only.
        """
        return when(under_ins, ~service.identity.has(PatientIdentity.sent_unqualified))

    @rule("FR-INS-07", RNIV_DOUBT, INS_REFERENTIAL, since=RNIV_APPROVED)
    def doubt_stays_provisional(law, service: type[DigitalHealthService]) -> Question:
        """Doubtful and fictitious identities stay provisional.

        Who doubts that the person is who they say, or cares for somebody under a name that is not theirs, marks the
        identity so. It then goes back to provisional, or stays so, whatever was fetched or compared before; a
        provisional identity takes no number. *Fails* where a doubtful or fictitious identity may stand as fetched,
        validated or qualified. The referential itself was not read: the national profile of patients states it.
        """
        return when(filed, service.identity.has(PatientIdentity.doubtful_kept_provisional))


class IdentityElsewhereRules(RuleSet, of=DigitalHealthService, where=in_use_in_france):
    """What the national health identity may not be used for, by whichever service."""

    @rule("FR-INS-06", R1111_8_4, L1111_8_1, since="2017-03-30", severity=Severity.BLOCKER)
    def care_only(law, service: type[DigitalHealthService]) -> Question:
        """The national health identity serves care alone.

        Data filed under it serve health and social care exclusively, with the social follow-up and administration
        that go with it. *Fails* for any other use: research files, prospecting, a customer number, a staff file. The
        registration number may be used elsewhere on the grounds of FR-LIL-02, not as a health identity. It binds a
        service that serves no care as well, which has no use of its own for it. CSP, art. R1111-8-4.
        """
        elsewhere = service.identity.has(PatientIdentity.used_elsewhere)
        return when(serves & filed | claimed(elsewhere), ~elsewhere)
