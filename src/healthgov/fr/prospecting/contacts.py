"""Files of contacts: a limit for all of them, the clock, objections kept apart."""

from __future__ import annotations

from healthgov.eu.gdpr.law import answers_itself
from healthgov.eu.gdpr.storage import A_LIFETIME
from healthgov.eu.references import gdpr
from healthgov.fr.places import in_france
from healthgov.fr.prospecting.campaigns import APPLICABLE
from healthgov.fr.references import CNIL_COMMERCIAL
from healthgov.models import Audience, Clock, ContactFile, Organisation, OrganisationKind
from healthgov.periods import years
from healthgov.questions import Question, ask_again, claimed, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["ContactFileRules"]

outside_guidance = Organisation.kind.is_in({OrganisationKind.HEALTH_ESTABLISHMENT, OrganisationKind.INSURER})
named_persons = ~ContactFile.legal_persons_only | (
    claimed(ContactFile.audience.is_(Audience.CONSUMERS))
    & (
        ~claimed(ContactFile.legal_persons_only)
        | ask_again(ContactFile.legal_persons_only, "Consumers are persons: are there only bodies in the file?")
    )
)

own_file = ~claimed(ContactFile.for_client, otherwise=~answers_itself & ContactFile.for_client)
"""The file is the organisation's own; who is a processor in all it does is asked."""


class ContactFileRules(RuleSet, of=ContactFile, where=in_france & named_persons & own_file):
    """Files of persons to approach."""

    prospect_period = parameter(APPLICABLE, years(3), cites=[CNIL_COMMERCIAL], limit=Limit.MAXIMUM)
    """From the last contact coming from the person, or the end of the relationship with a customer."""

    @rule("FR-PRO-20", gdpr("5(1)(e)"), CNIL_COMMERCIAL, since=APPLICABLE)
    def file_limited(law, contacts: type[ContactFile]) -> Question:
        """A file of contacts has a limit, whoever is in it.

        No text lifts the limit for professionals: a named work address is personal data. A period that outlives the
        persons is asked for reasons. *Fails* for "unlimited", and for such a period without reasons; only a file of
        bodies without any named person has no limit.
        """
        of_a_lifetime = claimed(contacts.period.longer_than(A_LIFETIME))
        return ~claimed(contacts.unlimited) & contacts.period.stated() & when(of_a_lifetime, contacts.justified)

    @rule("FR-PRO-21", CNIL_COMMERCIAL, since=APPLICABLE, severity=Severity.MINOR)
    def file_within_guidance(law, contacts: type[ContactFile]) -> Question:
        """Prospects are kept three years, or longer with reasons.

        Three years, as guidance, by analogy for professionals; health establishments and insurers are outside it.
        *Fails* for a longer period without written reasons. A file without any limit is asked by FR-PRO-20.
        """
        reasoned = contacts.period.stated() & (contacts.period.within(law.prospect_period) | contacts.justified)
        return when(~claimed(outside_guidance) & ~claimed(contacts.unlimited), reasoned)

    @rule("FR-PRO-22", CNIL_COMMERCIAL, gdpr("5(1)(e)"), since=APPLICABLE)
    def clock_from_person(law, contacts: type[ContactFile]) -> Question:
        """Only the person's own acts start the clock again.

        An order, a request or a click is a contact; an opened message, one's own mailing or a profile update is none.
        The end of a relationship starts the clock of customers: prospects have none that could end. What else may start it
        is asked.
        """
        own_act = ~contacts.clock.is_in({Clock.MESSAGE_OPENED, Clock.OWN_MESSAGE, Clock.PROFILE_UPDATE})
        named = ~contacts.clock.is_(Clock.OTHER) | ask_again(contacts.clock, "What else starts the clock of a contact?")
        return own_act & named & when(contacts.clock.is_(Clock.RELATIONSHIP_END), contacts.customers)

    @rule("FR-PRO-23", gdpr("5(1)(e)"), since=APPLICABLE)
    def file_applied(law, contacts: type[ContactFile]) -> Question:
        """Contacts past their period are gone.

        The period is applied: nobody says that it is not, and the last contact of the oldest entry is not further
        back than it. A contact that is yet to come tells nothing, and is asked again.
        """
        oldest_due = contacts.oldest_contact + contacts.period
        known = ~claimed(~contacts.oldest_contact.begun()) | ask_again(contacts.oldest_contact)
        return known & claimed(~oldest_due.is_over(), otherwise=contacts.applied) & ~claimed(~contacts.applied)

    @rule("FR-PRO-24", gdpr("21(3)"), gdpr("5(1)(c)"), since=APPLICABLE)
    def file_minimal(law, contacts: type[ContactFile]) -> Question:
        """Objections are kept apart, and nothing needless.

        A list of objections holds no more than it needs, and the file no data that no campaign uses.
        """
        return contacts.objections_kept_apart & ~contacts.unneeded_data
