"""Who reaches the data of a candidate from outside the EEA, and on what that rests (requirement 29)."""

from __future__ import annotations

from typing import Any

from healthgov.eu.adequacy import adequate, counting_of_itself, importer_of
from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.findings import Finding
from healthgov.models import CertificationFile, RemoteAccess, Safeguard
from healthgov.questions import View, by_hand, by_reading, either, settled

__all__ = ["access_allowed", "of_itself", "outside_access", "reached_from_outside"]

outside_access = CertificationFile.remote_access.where(~RemoteAccess.country.is_in(EEA))
reached_from_outside = outside_access.exist(none="nobody reaches the data from outside the EEA")


def adequate_importer(law: Any, access: View) -> Finding:
    """An adequacy decision covers the access on the day."""
    return adequate(access.country, law.day, importer_of(access)).under(access.at())


def adequate_of_itself(law: Any, access: View) -> Finding:
    """An adequacy decision covers the access, whatever it is said to rest on; a listing has to be claimed."""
    return adequate(access.country, law.day, importer_of(access).listed_if_claimed()).under(access.at())


of_itself = by_hand(adequate_of_itself)

rests_on_something = either(
    RemoteAccess.safeguard.is_(Safeguard.ADEQUACY),
    by_hand(adequate_importer),
    ~RemoteAccess.safeguard.is_(Safeguard.NONE)
    | counting_of_itself(
        of_itself, RemoteAccess.safeguard, "An adequacy decision covers this access: does it rest on that?"
    ),
)
access_allowed = either(
    RemoteAccess.country.is_in(EEA_CONTESTED),
    by_reading(
        "whether this territory counts as inside the EEA is not settled",
        rests_on_something,
        settled(answer=True, words="access from inside the EEA needs nothing"),
    ),
    rests_on_something,
)
