"""The words of a name, and whom a table is named for: persons, patients, organisations."""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "names_a_patient",
    "of_a_patient",
    "of_a_person",
    "of_a_relative",
    "of_an_organisation",
    "of_somebody",
    "singular",
    "words_of",
]


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, in lower case and without accents: ``DateNaissance`` and ``date_naissance`` alike.

    >>> words_of("TelephoneMobile2"), words_of("prénom_usuel")
    (('telephone', 'mobile', '2'), ('prenom', 'usuel'))
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])", "_", plain)
    return tuple(word.lower() for word in re.split(r"[^A-Za-z0-9]+", apart) if word)


def singular(word: str) -> str:
    """A word without the ending of its plural, in English and French, where that is plain.

    >>> singular("allergies"), singular("visites"), singular("diagnosis"), singular("ordonnances"), singular("conges")
    ('allergy', 'visite', 'diagnosis', 'ordonnance', 'conge')
    """
    if word.endswith(("ss", "us", "is", "as")) or len(word) < _SHORT:
        return word
    if word.endswith("ies"):
        return word.removesuffix("ies") + ("ie" if word in _FRENCH else "y")
    return word.removesuffix("s")


_SHORT = 4
_FRENCH = ("maladies", "pharmacies", "pathologies", "chirurgies", "biologies", "imageries", "radiologies")
_PATIENTS = frozenset(
    [
        "patient",
        "person",
        "personne",
        "people",
        "usager",
        "beneficiaire",
        "resident",
        "donor",
        "donneur",
        "participant",
        "ben",
    ]
)
_RELATIVES = frozenset(["relative", "proche", "aidant", "caregiver", "guardian", "tuteur", "parent"])
_PERSONS = (
    _PATIENTS
    | frozenset(
        [
            "user",
            "utilisateur",
            "assure",
            "member",
            "membre",
            "contact",
            "customer",
            "client",
            "employee",
            "salarie",
            "agent",
            "staff",
            "personnel",
            "candidate",
            "candidat",
            "applicant",
            "prospect",
            "practitioner",
            "provider",
            "doctor",
            "physician",
            "medecin",
            "praticien",
            "infirmier",
            "infirmiere",
            "nurse",
            "subscriber",
            "volunteer",
            "driver",
            "admin",
            "owner",
            "manager",
        ]
    )
    | _RELATIVES
)
_ORGANISATIONS = frozenset(
    [
        "facility",
        "organization",
        "organisation",
        "hospital",
        "hopital",
        "clinic",
        "clinique",
        "tenant",
        "entity",
        "entite",
        "company",
        "societe",
        "establishment",
        "etablissement",
        "department",
        "cabinet",
        "pharmacy",
        "pharmacie",
        "laboratory",
        "laboratoire",
        "supplier",
        "fournisseur",
        "vendor",
        "site",
        "branch",
        "centre",
        "center",
        "agency",
        "agence",
    ]
)
_ABOUT = frozenset(
    [
        "registration",
        "info",
        "information",
        "profile",
        "profil",
        "detail",
        "data",
        "datum",
        "demographic",
        "account",
        "compte",
        "index",
        "list",
        "liste",
        "master",
        "fiche",
        "identity",
        "identite",
    ]
)
"""What follows the name of somebody, and tells of him still: ``PatientRegistration``, not ``patient_documents``."""
_AFTER = frozenset(
    [
        "a",
        "de",
        "du",
        "en",
        "aidant",
        "traitant",
        "hospitalise",
        "externe",
        "referent",
        "prevenir",
        "confiance",
        "urgence",
    ]
)
"""What follows it in French, where the first word says what it is: ``personne_a_prevenir``."""


def of_a_person(table: str) -> bool:
    """Whether a table is named for persons, so that a bare ``name`` in it is somebody's.

    >>> of_a_person("app_patients"), of_a_person("patient_documents"), of_a_person("PatientRegistration")
    (True, False, True)
    """
    return _named_for(table, _PERSONS)


def of_a_patient(table: str) -> bool:
    """Whether a table is named for those of whom an application of care keeps files."""
    return _named_for(table, _PATIENTS)


def names_a_patient(column: str) -> bool:
    """Whether a column names a patient: ``patient_id``, whatever the table is called to which it leads."""
    return bool({singular(word) for word in words_of(column)} & _PATIENTS - {"person", "personne", "people"})


def of_a_relative(table: str) -> bool:
    """Whether a table is named for those around patients, of whom a file of care speaks too."""
    return _named_for(table, _RELATIVES)


def of_somebody(column: str) -> bool:
    """Whether a column speaks of a person: ``owner_phone`` of a company is somebody's."""
    return bool({singular(word) for word in words_of(column)} & _PERSONS - {"provider"})


def of_an_organisation(table: str) -> bool:
    """Whether a table is named for organisations, so that an address in it is no person's."""
    return _named_for(table, _ORGANISATIONS)


def _named_for(table: str, whom: frozenset[str]) -> bool:
    words = [singular(word) for word in words_of(table)]
    while len(words) > 1 and words[-1] in _ABOUT:
        words.pop()
    if not words:
        return False
    french = words[0] in whom and len(words) > 1 and words[1] in _AFTER
    return words[-1] in whom or french
