"""The principles of art. 5, and data protection by design and by default."""

from __future__ import annotations

from typing import Any, cast

from healthgov.eu.gdpr.criteria import (
    MAY_SAY_ONE,
    SAYS_AN_END,
    SAYS_NONE,
    may_say_an_end,
    says_an_end,
    says_no_end,
)
from healthgov.eu.gdpr.law import (
    APPLICABLE,
    DataProtectionLaw,
    answers_itself,
    as_controller,
    called_anonymous,
    in_reach,
    key_at_hand,
    key_elsewhere,
    living,
    meets_the_tests,
    not_for_others,
    nothing_left,
    reached,
    relative,
    running,
    still_named,
)
from healthgov.eu.references import WP216, gdpr, recital
from healthgov.eu.roles import somebody_elses, takes_part
from healthgov.kinds import CountryCode
from healthgov.models import (
    Article9Condition,
    Clock,
    DigitalPlatform,
    KeyHolder,
    LegalBasis,
    Organisation,
    OrganisationKind,
    ProcessingActivity,
    Pseudonymisation,
    Purpose,
    PurposeKind,
    RetentionLimit,
)
from healthgov.periods import years
from healthgov.questions import Question, ask_again, claimed, contested, either, of_whole, when
from healthgov.rules import Severity, rule

__all__ = ["A_LIFETIME", "NO_LIMIT", "AnonymityRules", "PrincipleRules", "limited"]

A_LIFETIME = years(80)
"""A period of one's own that outlives those whose data they are is no limit, unless somebody says why."""

NO_LIMIT = "no limit is set for any data"

asked_anew = claimed(Purpose.legal_basis.is_(LegalBasis.CONSENT)).said(
    "the new purpose rests on consent", no="the new purpose is not said to rest on consent"
) | (
    claimed(Purpose.article_9.is_(Article9Condition.EXPLICIT_CONSENT))
    & contested("whether explicit consent is enough where the basis is another is not settled")
)
"""Consent to the new purpose needs no compatibility (art. 6(4)); whether it is one is asked by EU-GDPR-12."""
said_by_law = (
    claimed(
        Purpose.law_named
        & Purpose.legal_basis.is_in({LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_TASK})
        & ~Purpose.kind.is_(PurposeKind.CARE)
    )
    & Purpose.law_reaches
)
"""A law that safeguards an objective of art. 23(1), such as public health, may have data used anew (art. 6(4))."""

at_the_latest = either(
    claimed(RetentionLimit.least.stated() & ~RetentionLimit.period.stated()),
    ask_again(RetentionLimit.period, "A least period is no limit: when do these data go at the latest?"),
    RetentionLimit.period.stated(),
)
"""A last day follows; who states only a minimum is asked for it."""

told_in_other_words = (
    claimed(RetentionLimit.criterion.that(may_say_an_end, yes=MAY_SAY_ONE, no=SAYS_NONE))
    & ~claimed(~RetentionLimit.end_told)
    & ~claimed(RetentionLimit.least.stated())
)
"""Criteria in words that name no end that is known: whoever wrote them is asked whether persons can tell."""
not_unlimited = (~claimed(RetentionLimit.unlimited)).said(
    "a limit is set", no="no limit is set; every legal basis has one, professional contacts included"
)
some_end = not_unlimited & ~claimed(
    RetentionLimit.criterion.that(
        says_no_end, yes="the criteria say that there is no end", no="the criteria do not say that there is no end"
    )
)
endless_in_italy = (
    of_whole(Organisation.country.is_in({CountryCode("IT")})) & ~some_end & ~claimed(RetentionLimit.excessive)
)
for_ever_by_law = RetentionLimit.record_type.is_in({"clinical_record"}).said(
    "a circular has clinical records kept without end", no="no limit is set, and the records are no clinical records"
)
"""A circular of 1986 of the ministry of health has clinical records kept for ever in Italy; France says of its own."""

by_other_law = claimed(RetentionLimit.other_law) & RetentionLimit.other_law_reaches
"""A text that is not modelled has the data kept so long: it is asked whether it was read, and reaches them."""
text_unread = (
    of_whole(claimed(Organisation.public_body | Organisation.kind.is_(OrganisationKind.PUBLIC_AUTHORITY)))
    & ~some_end
    & ~claimed(RetentionLimit.other_law.stated())
    & ask_again(RetentionLimit.other_law)
)
"""No end is set for what a public body keeps: the law on archives of its State may have it kept for ever."""
has_an_end = (
    some_end
    & when(
        ~claimed(RetentionLimit.record_type.stated()),
        ~claimed(~RetentionLimit.justified)
        & when(claimed(RetentionLimit.period.longer_than(A_LIFETIME)), RetentionLimit.justified),
    )
    & (
        claimed(RetentionLimit.record_type.stated())
        | claimed(RetentionLimit.criterion.that(says_an_end, yes=SAYS_AN_END, no=SAYS_NONE))
        | either(told_in_other_words, claimed(RetentionLimit.period.stated()) | RetentionLimit.end_told, at_the_latest)
    ).said("a period or criteria are set", no="neither a period nor criteria are set")
)
"""A set of data has a period of its own, a type of record of a schedule, or criteria for its end."""
not_excessive = ~claimed(RetentionLimit.excessive)
so_long_by_law = by_other_law & (~some_end | RetentionLimit.period.stated())
"""How long is said as well, or that there is no end: a text without a length sets none."""
limited = not_excessive & (so_long_by_law | has_an_end)
"""It has an end; or a text that is not modelled has the data kept without one, or for so long."""
limited_abroad = not_excessive & (so_long_by_law | text_unread | has_an_end)
"""The same, where the schedule of the State is not known to the rule."""


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
        three tests is not met, and when somebody who has the data holds the key that leads back to the persons. Where
        another body holds the key the answer is *contested*; where data that name a person are stated beside, such as
        names or numbers, it is asked whether they are still there. The claim is the controller's; nobody makes one by saying
        nothing. GDPR, art. 4(1) and recital 26; WP216; CJEU, C-413/23 P.
        """
        no_key = (~key_at_hand).said(
            "nobody who has the data is said to hold a key", no="who has the data holds the key"
        )
        return when(
            as_controller & called_anonymous,
            meets_the_tests & no_key & (~key_elsewhere | relative) & ~still_named,
        )

    @rule("EU-GDPR-58", gdpr("4(5)"), gdpr("25(1)"), gdpr("32(1)(a)"), since=APPLICABLE)
    def key_kept_apart(law, activity: type[ProcessingActivity]) -> Question:
        """The key to pseudonyms is kept apart from the data.

        Data are pseudonymised when they lead to nobody without a key, and the key is kept apart, under measures of its
        own. Asked of controllers and processors who say that data are pseudonymised. *Fails* where the key lies with
        the data. A key that nobody holds any more needs no keeping; whether the data are anonymous then EU-GDPR-07
        asks. GDPR, art. 4(5), 25(1) and 32(1)(a).
        """
        of_a_key = claimed(Pseudonymisation.key_kept_apart.stated()) | claimed(Pseudonymisation.key_holder.stated())
        under_pseudonyms = claimed(activity.pseudonymisation.has(claimed(Pseudonymisation.applied, otherwise=of_a_key)))
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
        is asked whether that text reaches it: one that does lets the data be used, one that does not fails. *Fails*,
        too, for a purpose that is said not to be clear. Controllers answer for it. GDPR, art. 5(1)(b), 5(2) and 6(4).
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

    @rule("EU-GDPR-05", gdpr("5(1)(e)"), gdpr("30(1)(f)"), recital(26), since=APPLICABLE)
    def storage_limited(law, activity: type[ProcessingActivity]) -> Question:
        """Data are kept for a limited time.

        Every set of data has a period or criteria for its end, no longer than the purpose needs. A period of one's
        own, a type of record of a retention schedule, or criteria will do; *fails* for none, for "unlimited"
        whatever the legal basis, for a period found excessive, or one of one's own that is said to be longer without
        reasons; one of one's own that is longer than a life asks for reasons. Whether a period beside a type of record
        needs reasons the schedule says. A criterion from which no end follows, such as "as long
        as necessary", or as long as the processing lasts, is none: one counts that names an event, an age, a number, a
        text, or a relation that ends, such as a contract. Of other words it is asked whether persons can tell. Applies to
        professional contacts like to any named person, and to data called anonymous
        until that is shown. A minimum alone, such as "at least one year", is none either. In Italy a circular has clinical
        records kept for ever: where no end is set there, the type of record is asked for. Elsewhere a public body that
        sets no end is asked whether a text, such as the law on archives of its State, has the data kept for ever. What
        another text is said to have kept so long passes once that text was read, and how long is said. GDPR, art. 5(1)(e) and
        recital 26.
        """
        return when(
            as_controller,
            activity.retention.exist(none=NO_LIMIT)
            & activity.retention.each(either(endless_in_italy, for_ever_by_law | by_other_law, limited_abroad)),
        )

    @rule("EU-GDPR-18", gdpr("5(1)(e)"), since=APPLICABLE, severity=Severity.MINOR)
    def clock_named(law, activity: type[ProcessingActivity]) -> Question:
        """Periods say from when they run.

        A period of one's own has a day from which it runs: collection, the end of a relationship, the last contact of
        the person. *Fails* where something starts it again that the person did not do, since then it need never end: a
        message sent or only opened, a profile brought up to date. A type of record of a schedule has its clock there:
        it is not asked, and judged where it is stated otherwise. GDPR, art. 5(1)(e).
        """
        own_period = claimed(RetentionLimit.period.stated()) & ~claimed(RetentionLimit.record_type.stated())
        started_again = RetentionLimit.clock.is_in({Clock.OWN_MESSAGE, Clock.MESSAGE_OPENED, Clock.PROFILE_UPDATE})
        asked = own_period | claimed(started_again)
        return when(as_controller, activity.retention.each(when(asked, ~started_again)))

    @rule("EU-GDPR-06", gdpr("5(1)(e)"), since=APPLICABLE)
    def storage_limit_applied(law, activity: type[ProcessingActivity]) -> Question:
        """The retention limits are applied.

        What is past its period is erased, made anonymous or archived apart: a written schedule is not enough.
        *Fails* where the limit is not applied, or where the start of the oldest data in the active base lies further
        back than the period. Active use that is said to be longer than the whole period is asked about. Where no limit is
        set there is none to apply: EU-GDPR-05. Controllers answer for it.
        GDPR, art. 5(1)(e) and 5(2).
        """
        oldest_due = RetentionLimit.oldest_start + RetentionLimit.period
        limited = ~claimed(RetentionLimit.unlimited) | claimed(RetentionLimit.period.stated())
        a_part = ~claimed(RetentionLimit.active_period.longer_than(cast("Any", RetentionLimit.period))) | ask_again(
            RetentionLimit.active_period,
            "Active use is a part of the whole period, and longer than it here: which is right?",
        )
        kept_to = ~claimed(oldest_due.is_over()) & RetentionLimit.applied & a_part
        return when(as_controller, activity.retention.each(when(limited, kept_to)))

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
