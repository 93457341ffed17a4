"""Identity in digital health services in France: the national health identity (INS), and who logs in (PGSSI-S).

>>> from healthgov import fr
>>> fr.Identity.filed_under_ins.code
'FR-INS-01'
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.fr.identity.patients import INS_AUTHORITIES, IdentityElsewhereRules, PatientIdentityRules
from healthgov.fr.identity.publishers import PublisherRules
from healthgov.fr.identity.sign_in import SignInRules

__all__ = ["INS_AUTHORITIES", "Identity"]


class Identity(SignInRules, PatientIdentityRules, IdentityElsewhereRules, PublisherRules):
    """Identity in digital health services in France."""

    title: ClassVar[str] = "identity in digital health services in France"


def __dir__() -> list[str]:
    return __all__
