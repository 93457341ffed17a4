"""Who reaches the data of a candidate from outside the EEA, and on what that rests (requirement 29)."""

from __future__ import annotations

from healthgov.eu.adequacy import access_adequate, access_adequate_of_itself, counting_of_itself
from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.models import CertificationFile, RemoteAccess, Safeguard
from healthgov.questions import by_reading, either, settled

__all__ = ["access_allowed", "outside_access", "reached_from_outside"]

outside_access = CertificationFile.remote_access.where(~RemoteAccess.country.is_in(EEA))
reached_from_outside = outside_access.exist(none="nobody reaches the data from outside the EEA")

rests_on_something = either(
    RemoteAccess.safeguard.is_(Safeguard.ADEQUACY),
    access_adequate,
    ~RemoteAccess.safeguard.is_(Safeguard.NONE)
    | counting_of_itself(
        access_adequate_of_itself,
        RemoteAccess.safeguard,
        "An adequacy decision covers this access: does it rest on that?",
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
