"""The headings of registers that people have, by the fact that each of them asks for, and those that are written."""

from __future__ import annotations

import re

from healthgov.documents.register_languages import ABROAD
from healthgov.documents.register_values import plainly

__all__ = ["ABOVE", "HEADINGS", "KNOWN", "TITLES", "fact_asked"]

HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": ("reference", "ref", "numero", "n", "no", "n ref", "identifiant", "id", "numero de reference"),
    "name": (
        *(
            "nom",
            "nom du traitement",
            "intitule",
            "intitule du traitement",
            "activite",
            "activite de traitement",
            "nom sigle",
            "nom de l activite",
            "nom de l activite de traitement",
        ),
        *("traitement", "designation du traitement", "name", "activity", "processing activity", "name of processing"),
    ),
    "purposes": (
        *(
            "finalite",
            "finalites",
            "finalite principale",
            "finalites du traitement",
            "finalite s",
            "objectif",
            "objectifs",
        ),
        *(
            "finalite du traitement",
            "objectif poursuivi",
            "purpose",
            "purposes",
            "purpose of processing",
            "finalites poursuivies",
            "objectifs poursuivis",
        ),
    ),
    "legal_basis": ("base legale", "base juridique", "fondement", "fondement juridique", "legal basis", "lawful basis"),
    "subjects": (
        *("personnes concernees", "categories de personnes", "categories de personnes concernees", "personnes"),
        *("categorie de personnes concernees", "data subjects", "categories of persons", "categories of data subjects"),
    ),
    "categories": (
        *(
            "categories de donnees",
            "donnees",
            "donnees traitees",
            "donnees collectees",
            "categories de donnees personnelles",
        ),
        *(
            "categories de donnees collectees",
            "categories de donnees traitees",
            "types de donnees",
            "categories of data",
            "categories of personal data",
        ),
    ),
    "recipients": (
        *("destinataires", "destinataire", "categories de destinataires", "destinataires des donnees", "recipients"),
        *("categories de destinataires des donnees", "categories of recipients"),
    ),
    "retention": (
        *(
            "duree de conservation",
            "durees de conservation",
            "conservation",
            "delai d effacement",
            "delais d effacement",
        ),
        *("duree de conservation des donnees", "durees de conservation des categories de donnees"),
        *("retention", "retention period", "time limits for erasure"),
    ),
    "transfers": (
        "transferts hors ue",
        "transfert hors ue",
        "transferts",
        "transferts hors de l ue",
        "transferts des donnees hors ue",
        "transfers to third countries",
    ),
    "measures": (
        "mesures de securite",
        "securite",
        "mesures",
        "security measures",
        "mesures techniques et organisationnelles",
    ),
    "started_on": (
        "date de creation",
        "date de creation de la fiche",
        "date de mise en oeuvre",
        "mise en oeuvre",
        "date de debut",
        "started on",
    ),
}
KNOWN = {plainly(name): fact for fact, names in HEADINGS.items() for name in (*names, *ABROAD.get(fact, ()))}
_BESIDE = re.compile(r"\s*\([^()]*\)|\A\s*\(?[a-z0-9]{1,2}[).]\s+|\*+\s*\Z", re.IGNORECASE)
"""What stands beside a heading: "(if possible)", "(le cas échéant)", "b)", a star for what must be filled in."""


def fact_asked(heading: str) -> str | None:
    """The fact that a heading asks for."""
    return KNOWN.get(plainly(heading)) or KNOWN.get(plainly(_BESIDE.sub("", heading)))


ABOVE = {"finalite du traitement": "purposes", "donnees sensibles": ""}
"""Headings of the CNIL's list of processing that are two rows high, beside those whose name stands in the second row."""
TITLES = {
    "reference": "Référence",
    "name": "Nom du traitement",
    "purposes": "Finalités",
    "legal_basis": "Base légale",
    "subjects": "Catégories de personnes concernées",
    "categories": "Catégories de données",
    "recipients": "Destinataires",
    "retention": "Durée de conservation",
    "transfers": "Transferts hors UE",
    "measures": "Mesures de sécurité",
    "started_on": "Date de création",
}
