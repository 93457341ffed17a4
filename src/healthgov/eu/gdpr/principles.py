"""The principles of art. 5, and data protection by design and by default."""

from __future__ import annotations

from healthgov.eu.gdpr.law import (
    APPLICABLE,
    DataProtectionLaw,
    answers_itself,
    as_controller,
    called_anonymous,
    in_reach,
    key_at_hand,
    key_in_doubt,
    living,
    meets_the_tests,
    not_for_others,
    nothing_left,
    pseudonymised,
    reached,
    running,
    still_named,
)
from healthgov.eu.references import WP216, gdpr, recital
from healthgov.eu.roles import somebody_elses, takes_part
from healthgov.models import (
    Article9Condition,
    DigitalPlatform,
    KeyHolder,
    LegalBasis,
    Organisation,
    ProcessingActivity,
    Pseudonymisation,
    Purpose,
    PurposeKind,
)
from healthgov.questions import Question, claimed, contested, when
from healthgov.rules import rule

__all__ = ["AnonymityRules", "PrincipleRules"]

asked_anew = claimed(Purpose.legal_basis.is_(LegalBasis.CONSENT)).said(
    "the new purpose rests on consent", no="the new purpose is not said to rest on consent"
) | (
    claimed(Purpose.article_9.is_(Article9Condition.EXPLICIT_CONSENT))
    & contested("whether explicit consent is enough where the basis is another is not settled")
)
"""Consent to the new purpose needs no compatibility (art. 6(4)); whether it is one is asked by EU-GDPR-12."""
said_by_law = (
    claimed(Purpose.law_named)
    & ~claimed(Purpose.kind.is_(PurposeKind.CARE))
    & Purpose.legal_basis.is_in({LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_TASK})
    & Purpose.law_reaches
)
"""A law that safeguards an objective of art. 23(1), such as public health, may have data used anew (art. 6(4))."""

serves = Organisation.activities.where(ProcessingActivity.id.among(DigitalPlatform.activities))
for_itself = answers_itself & ~claimed(serves.exist() & serves.each(somebody_elses))
"""Not every activity that a platform serves is somebody else's, as far as it names them."""


class AnonymityRules(DataProtectionLaw, of=ProcessingActivity, where=reached & living & ~nothing_left):
    """What is called anonymous: asked of the claim itself, which takes data out of all the rest once it is shown."""

    @rule("EU-GDPR-07", gdpr("4(1)"), recital(26), WP216, since=APPLICABLE)
    def really_anonymous(law, activity: type[ProcessingActivity]) -> Question:
        """What is called anonymous is.

        Data are anonymous when nobody can be singled out, linked or inferred from them. A code for each person, or
        a hash without key, is pseudonymous: the GDPR applies. *Fails* when anonymity is claimed and one of the
        three tests is not met, and when somebody who has the data holds the key that leads back to the persons, whether
        they are called pseudonymised or not. Who holds the key to pseudonyms is asked, and asked again of data that are
        said not to be under any. Where another body holds the key the answer is *contested*; where data that name a person
        are stated beside, such as names or numbers, it is asked whether they are still there. The claim is the controller's;
        nobody makes one by saying nothing. GDPR, art. 4(1) and recital 26; WP216; CJEU, C-413/23 P.
        """
        no_key = (~key_at_hand).said(
            "nobody who has the data is said to hold a key", no="who has the data holds the key"
        )
        return when(
            as_controller & called_anonymous,
            meets_the_tests & no_key & ~key_in_doubt & ~still_named,
        )

    @rule("EU-GDPR-58", gdpr("4(5)"), gdpr("25(1)"), gdpr("32(1)(a)"), since=APPLICABLE)
    def key_kept_apart(law, activity: type[ProcessingActivity]) -> Question:
        """The key to pseudonyms is kept apart from the data.

        Data are pseudonymised when they lead to nobody without a key, and the key is kept apart, under measures of its
        own. Asked of controllers and processors who say that data are pseudonymised. *Fails* where the key lies with
        the data. A key that nobody holds any more needs no keeping; whether the data are anonymous then EU-GDPR-07
        asks. GDPR, art. 4(5), 25(1) and 32(1)(a).
        """
        under_pseudonyms = claimed(activity.pseudonymisation.has(pseudonymised))
        gone = Pseudonymisation.key_holder.is_(KeyHolder.NOBODY)
        return when(
            takes_part & under_pseudonyms, activity.pseudonymisation.has(gone | Pseudonymisation.key_kept_apart)
        )


class PrincipleRules(DataProtectionLaw, of=ProcessingActivity, where=in_reach):
    """The principles of art. 5, and data protection by design and by default."""

    @rule("EU-GDPR-01", gdpr("5(1)(a)"), since=APPLICABLE)
    def fair(law, activity: type[ProcessingActivity]) -> Question:
        """Persons are treated fairly.

        Nobody is misled on what happens to their data, and data are not turned against what they could expect.
        *Fails* where processing is stated to be unfair, or where data are handed, as a practice, to somebody without a
        right to them. Towards the persons the controller answers for it; a processor is asked for what it hands over
        itself. GDPR, art. 5(1)(a).
        """
        return when(takes_part, when(not_for_others, ~activity.unfair) & ~activity.handed_over_without_ground)

    @rule("EU-GDPR-02", gdpr("5(1)(b)"), gdpr("6(4)"), since=APPLICABLE)
    def purpose_compatible(law, activity: type[ProcessingActivity]) -> Question:
        """Purposes are clear, and new ones compatible with the first.

        What data are for is said beforehand and clearly. Data collected for one purpose serve another only if that is
        compatible, or rests on consent or law. *Passes* for the purpose of collection and for one compatible with it,
        and where persons consent to the new one; *fails* for another. Where a text of law is named for the new one, it
        is asked whether an obligation or a task rests on it, and whether that text reaches it: one that does lets the data
        be used, one that does not fails. *Fails*, too, for a purpose that is said not to be clear. Controllers answer for
        it. GDPR, art. 5(1)(b), 5(2) and 6(4).
        """
        clear = ~claimed(~Purpose.specified)
        return when(as_controller, activity.purposes.each(clear & (Purpose.compatible | asked_anew | said_by_law)))

    @rule("EU-GDPR-03", gdpr("5(1)(c)"), since=APPLICABLE)
    def minimal(law, activity: type[ProcessingActivity]) -> Question:
        """No more data than the purposes need.

        Data are adequate, relevant and limited to what is needed. *Fails* where data are stated to be excessive,
        such as all calls recorded when one a week is heard. Controllers answer for it. GDPR, art. 5(1)(c) and 5(2).
        """
        return when(as_controller, ~activity.excessive_data)

    @rule("EU-GDPR-04", gdpr("5(1)(d)"), since=APPLICABLE)
    def accurate(law, activity: type[ProcessingActivity]) -> Question:
        """Data are accurate.

        Data known to be wrong are corrected or erased, and not used or handed on. Controllers answer for it. GDPR,
        art. 5(1)(d) and 5(2).
        """
        return when(as_controller, ~activity.inaccurate_data)

    @rule("EU-GDPR-08", gdpr("25(1)"), gdpr("25(2)"), since=APPLICABLE)
    def by_design_and_default(law, activity: type[ProcessingActivity]) -> Question:
        """Data protection is built in, and by default.

        Protection by design and by default is an obligation, and not advice. *Fails* when it was not designed in,
        or when defaults process or show more than each purpose needs. GDPR, art. 25.
        """
        return when(as_controller & running, activity.designed_in & activity.protective_defaults)

    @rule("EU-GDPR-09", gdpr("25(2)"), since=APPLICABLE, of=DigitalPlatform)
    def platform_defaults(law, platform: type[DigitalPlatform]) -> Question:
        """A platform asks and runs no more than it needs.

        No account is forced on persons who do not need one, and leaving an application ends it. Who is a processor in
        all it does, or in all that the platform is said to serve, builds what its controllers ask for: it is theirs to
        answer. GDPR, art. 25(2).
        """
        return when(for_itself, (~platform.account_required | platform.account_needed) & platform.closes_really)

    @rule("EU-GDPR-89", gdpr("17(1)"), gdpr("12(2)"), since=APPLICABLE, of=DigitalPlatform)
    def account_ends(law, platform: type[DigitalPlatform]) -> Question:
        """An account goes where its holder asks for it.

        Persons need not be able to delete an account themselves: no text asks for a button, and what stores of applications
        ask for is no law. Where they are said not to be, it is asked whether an account is deleted where its holder asks.
        *Fails* where it is not. *Contested* where a text asks to keep some of its data: those stay, and whether the account
        does is not settled. Who is a processor in all it does, or in all that the platform is said to serve, is not asked.
        GDPR, art. 12(2), 17(1) and 17(3)(b).
        """
        kept_by_law = claimed(platform.account_data_due) & contested(
            "a text asks to keep data of the account: whether the account itself may stay for them, no text read settles, and the"
            " authority is to be asked"
        )
        return when(for_itself & claimed(~platform.account_deletion), platform.account_deleted_on_request | kept_by_law)
