"""What all parts of the GDPR share: whom it reaches, whose duty something is, and what is a special category."""

from __future__ import annotations

from healthgov.eu.categories import TAXONOMY
from healthgov.eu.places import GDPR_BY_NATIONAL_LAW, GDPR_TERRITORY, GDPR_UNTIL_2020
from healthgov.eu.roles import answers_itself, answers_request, as_controller, as_processor, not_for_others
from healthgov.models import (
    Anonymisation,
    Contract,
    KeyHolder,
    Organisation,
    ProcessingActivity,
    Pseudonymisation,
    Recipient,
    RetentionLimit,
    Role,
    SubjectKind,
    Transfer,
    health_data,
    lies_in,
    special_data,
)
from healthgov.questions import Question, ask_again, claimed, contested, of_whole, outside
from healthgov.rules import RuleSet

__all__ = [
    "APPLICABLE",
    "DataProtectionLaw",
    "answers_itself",
    "answers_request",
    "as_controller",
    "as_processor",
    "begun_after_its_end",
    "concerns_health",
    "in_reach",
    "key_at_hand",
    "key_in_doubt",
    "living",
    "no_law_of_a_church",
    "not_anonymous",
    "not_for_others",
    "nothing_left",
    "over",
    "personal",
    "pseudonymised",
    "reached",
    "relative",
    "running",
    "said_to_be_there",
    "special_categories",
    "still_named",
]

APPLICABLE = "2018-05-25"
"""The first day of application of Regulation (EU) 2016/679."""

established = (
    Organisation.country.is_in(GDPR_TERRITORY)
    | Organisation.country.is_in(GDPR_BY_NATIONAL_LAW)
    | Organisation.country.is_in(GDPR_UNTIL_2020)
)
CHURCH_LAW = (
    "a church that had whole rules of its own on data protection may apply them, brought into line with the Regulation: they are"
    " not modelled here"
)
not_under_church_law = (~claimed(Organisation.church_law) | claimed(~established)).said(
    "nobody says that it is a body of a church with such law where the Regulation applies",
    no="it is a body of a church with such law",
) | outside(CHURCH_LAW)
reached = of_whole((established | Organisation.targets_union) & not_under_church_law)
"""The organisation is established where the GDPR applies, or aims at persons in the Union (art. 3); where it applies the law
of a church (art. 91), nothing of what fails by the Regulation is known to fail.

Territories to which national law extends the GDPR are counted in, and those in which it applied until the end of 2020.
"""

living = ~claimed(~ProcessingActivity.subjects.empty() & ProcessingActivity.subjects.only({SubjectKind.DECEASED}))
"""The data are not on the dead alone, whom the GDPR leaves to the States (recital 27)."""

_under_pseudonyms = ProcessingActivity.pseudonymisation
_holder = Pseudonymisation.key_holder
pseudonymised = claimed(
    Pseudonymisation.applied,
    otherwise=claimed(Pseudonymisation.key_kept_apart.stated()) | claimed(_holder.stated()),
)
"""The data are under pseudonyms: it is said, or something is said of the key to them."""
key_at_hand = claimed(
    _under_pseudonyms.has(pseudonymised & _holder.is_in({KeyHolder.ORGANISATION, KeyHolder.RECIPIENT}))
)
"""Somebody who has the data is said to hold the key as well: nothing is anonymous there."""
key_elsewhere = claimed(_under_pseudonyms.has(pseudonymised & _holder.is_(KeyHolder.THIRD_PARTY)))
key_denied = claimed(_under_pseudonyms.has(~Pseudonymisation.applied & ~_holder.is_(KeyHolder.NOBODY)))
relative = contested(
    "another body holds the key: whether the data are personal for who cannot get it hangs on its means (CJEU,"
    " C-413/23 P)"
)
"""What is settled of data whose key another body holds: nothing, without the facts of the case."""
key_unknown = claimed(_under_pseudonyms.has(pseudonymised & ~claimed(_holder.stated())))
key_in_doubt = (
    (key_elsewhere & relative)
    | (key_unknown & _under_pseudonyms.has(ask_again(_holder)))
    | (
        key_denied
        & _under_pseudonyms.has(
            ask_again(
                Pseudonymisation.applied,
                "The data are said not to be pseudonymised, and somebody to hold the key to them: which is right?",
            )
        )
    )
)
"""Whether the data lead to persons by a key is open."""
called_anonymous = claimed(ProcessingActivity.anonymisation.has(Anonymisation.claimed))
meets_the_tests = ProcessingActivity.anonymisation.has(
    ~Anonymisation.singling_out & ~Anonymisation.linkable & ~Anonymisation.inferable
)
IDENTIFYING = frozenset(
    {
        *("identity.name", "identity.nir", "identity.ins", "identity.insurance_id", "identity.official_doc"),
        *("contact.postal", "contact.email", "contact.phone", "financial.bank", "biometric.identification"),
    }
)
"""Categories of data that tell one person from all others by themselves, with what lies below them."""
names_somebody = claimed(
    ProcessingActivity.categories.that(
        lambda codes: any(code == "identity" or lies_in(code, IDENTIFYING) for code in codes),
        yes="data that name a person are among the categories",
        no="no data that name a person are among the categories",
    )
) | claimed(ProcessingActivity.national_identifier)
still_named = names_somebody & ask_again(
    ProcessingActivity.categories,
    "Data that name a person are stated, and the data are called anonymous: are those still there?",
)
not_anonymous = (~(called_anonymous & meets_the_tests) | key_at_hand | key_in_doubt | still_named).said(
    "nobody shows the data to be anonymous", no="the data are shown to be anonymous"
)
"""The data are not called anonymous, or one of the three tests is not met, or somebody who has the data holds the key to
them (recital 26). Where they are called so and a test is not answered, or data that name a person are stated beside, it
is not known whether the law reaches them.
"""
begun_after_its_end = claimed(
    ProcessingActivity.started_on.after(ProcessingActivity.ended_on)
    | ProcessingActivity.transfers.some(
        Transfer.first_day.after(ProcessingActivity.ended_on), none="no transfer is named"
    )
) & ask_again(
    ProcessingActivity.ended_on,
    "The processing, or a transfer of it, is said to start after it ended: which day is right?",
)
over = claimed(ProcessingActivity.ended_on.is_over()) & ~begun_after_its_end
running = (~over).said("nobody says that the processing has ended", no="the processing has ended")
"""What lives with the processing itself is owed while it runs: what is collected, decided, sent, told, weighed beforehand."""
said_to_be_there = claimed(
    ProcessingActivity.contract.has(Contract.data_kept_after)
    | ProcessingActivity.retention.some(~RetentionLimit.applied | RetentionLimit.oldest_start.stated())
) & ask_again(
    ProcessingActivity.data_kept_after,
    "No data are said to be kept any more, and some are said to be there: which is right?",
)
nothing_left = (over & claimed(~ProcessingActivity.data_kept_after) & ~said_to_be_there).said(
    "the processing has ended, and no data of it are kept", no="nobody says that no data of it are kept any more"
)
"""What is kept after the end is still processed: until nothing is, its periods, its ground and its security are asked."""

personal = living & not_anonymous & ~nothing_left
"""Personal data in the sense of the Regulation: on the living, not shown to be anonymous, and not all gone."""


special_categories = special_data(TAXONOMY)
"""Special categories are processed (art. 9): by nature, to identify, by destination, or by what can be concluded."""

concerns_health = health_data(TAXONOMY)
"""Data concerning health are processed (art. 4(15)): other special categories, such as membership of a union, are none."""

given_by = Organisation.activities.where(Recipient.id.among(ProcessingActivity.recipients))
surely_given_by = Organisation.activities.where(claimed(Recipient.id.among(ProcessingActivity.recipients)))
beyond = ~living | ~not_anonymous | ProcessingActivity.role.is_(Role.NEITHER)
_beyond = beyond.said("its data are not the organisation's to answer for", no="the organisation answers for its data")
receives_personal_data = (
    ~(
        claimed(surely_given_by.exist(none="no activity names the recipient"))
        & claimed(surely_given_by.each(_beyond))
        & given_by.each(_beyond)
    )
).said(
    "nobody shows that it receives nothing but data on the dead, anonymous data or those of others",
    no="it receives nothing but data on the dead, anonymous data or those of others",
)
"""Who receives data that the Regulation does not reach, or that the organisation takes no part in, is not asked; while another
activity does not say to whom its data go, it is not known."""

in_reach: dict[type, Question] = {
    ProcessingActivity: reached & personal,
    Recipient: reached & receives_personal_data,
    object: reached,
}
"""Whom each rule reaches, by the model of its subjects."""


no_law_of_a_church = of_whole(not_under_church_law)


class DataProtectionLaw(RuleSet, of=Organisation, where=in_reach):
    """The ground on which the rules on personal data stand; each group of them states its reach.

    What the law of a church says in its place is brought into line with the Regulation, and is another text (art. 91): of
    one of its bodies nothing is known to be met, either.
    """

    undisplaced = no_law_of_a_church
