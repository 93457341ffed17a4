"""Bodies of churches that keep data protection law of their own (GDPR, art. 91)."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, CHURCH_LAW, DataProtectionLaw, established
from healthgov.eu.references import gdpr
from healthgov.kinds import CountryCode
from healthgov.models import Organisation, OrganisationKind
from healthgov.questions import Question, claimed, either, of_whole, outside, when
from healthgov.rules import Severity, rule

__all__ = ["ChurchRules"]

OFTEN_OF_A_CHURCH = frozenset(
    {OrganisationKind.HEALTH_ESTABLISHMENT, OrganisationKind.SOCIAL_ESTABLISHMENT, OrganisationKind.ASSOCIATION}
)


class ChurchRules(DataProtectionLaw, of=Organisation, where=of_whole(established)):
    """Whose law it is that an organisation applies."""

    @rule("EU-GDPR-88", gdpr("91(1)"), since=APPLICABLE, severity=Severity.MINOR)
    def own_law(law, organisation: type[Organisation]) -> Question:
        """It is said whether the law of a church takes the place of the Regulation.

        A church that applied whole rules on data protection when the Regulation entered into force may go on applying them,
        brought into line with it. In Germany the Catholic and the Protestant churches do, and so do their hospitals and homes,
        under authorities of their own. *Asked* of establishments and associations in Germany that are not said to be public
        bodies, and of who says so elsewhere. *Passes* for who says that it is no such body. Of one that is the answer is
        *unknown*, and so is all that the Regulation asks, met or not: its law has other grounds, forms, ages and addressees, and
        is not modelled here; ask the church's officer. GDPR, art. 91(1).
        """
        in_germany = organisation.country.is_in({CountryCode("DE")}) & organisation.kind.is_in(OFTEN_OF_A_CHURCH)
        asked = claimed(in_germany & ~claimed(organisation.public_body)) | claimed(organisation.church_law.stated())
        return when(asked, either(organisation.church_law, outside(CHURCH_LAW), ~organisation.church_law))


def __dir__() -> list[str]:
    return __all__
