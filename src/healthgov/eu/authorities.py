"""Who is a public authority or body: by what is said, and by the kind of organisation."""

from __future__ import annotations

from healthgov.models import Organisation, OrganisationKind
from healthgov.questions import ask_again, claimed

__all__ = ["public_body"]

public_body = Organisation.public_body | (
    claimed(Organisation.kind.is_(OrganisationKind.PUBLIC_AUTHORITY))
    & (
        ~claimed(~Organisation.public_body)
        | ask_again(
            Organisation.public_body, "It is said to be a public authority, and no public body: which is right?"
        )
    )
)
"""A public authority is a public body, though nobody says so; where both are told otherwise it is asked."""
