"""Categories that French law knows: national identifiers and the directories of professionals and bodies.

The NIR is restricted by art. 30 of law 78-17; the INS is the identifier for care, hence health data by
recital 35 where it registers a person for it.
"""

from __future__ import annotations

from healthgov.eu.categories import TAXONOMY as EU_TAXONOMY
from healthgov.eu.categories import category
from healthgov.models import Article9

__all__ = ["TAXONOMY"]

_CATEGORIES = (
    category(
        "identity.nir",
        Article9.RESTRICTED,
        dpv="OfficialID",
        fideslang="user.government_id.national_identification_number",
        fhir="Patient.identifier",
    ),
    category(
        "identity.ins",
        Article9.RESTRICTED,
        dpv="OfficialID",
        fideslang="user.government_id.national_identification_number",
        fhir="Patient.identifier",
    ),
    category(
        "professional.rpps",
        Article9.NOT_SPECIAL,
        dpv="OfficialID",
        health="HealthProfessionalData",
        fideslang="user.unique_id",
        fhir="Practitioner.identifier",
    ),
    category(
        "professional.adeli",
        Article9.NOT_SPECIAL,
        dpv="OfficialID",
        fideslang="user.unique_id",
        fhir="Practitioner.identifier",
    ),
    category(
        "organisation.finess",
        Article9.NOT_SPECIAL,
        fideslang="user.contact.organization",
        fhir="Organization.identifier Location",
    ),
)

TAXONOMY = EU_TAXONOMY.extended(*_CATEGORIES)
"""The categories of the Union, with the French ones."""
