"""The headings of registers that people have, by the fact that each of them asks for, and those that are written."""

from __future__ import annotations

import difflib
import re

from healthgov.documents.register_languages import ABROAD
from healthgov.documents.register_values import plainly

__all__ = ["ABOVE", "HEADINGS", "KNOWN", "TITLES", "fact_asked", "title_meant"]

HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": (
        *("reference", "ref", "numero", "n", "no", "n ref", "identifiant", "id", "numero de reference"),
        *("n traitement", "no traitement", "numero traitement", "numero de traitement", "ref traitement"),
        *("reference du traitement", "n fiche", "no fiche", "n de fiche", "numero de fiche", "numero de la fiche"),
    ),
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
    "article_9": (
        *("condition article 9", "condition de l article 9", "article 9", "exception article 9"),
        *("exception de l article 9", "condition de l article 9 2", "condition art 9", "base legale article 9"),
        *("condition donnees sensibles", "condition de traitement des donnees sensibles", "article 9 condition"),
        *("exception donnees sensibles", "condition for special categories", "condition for special category data"),
    ),
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
    "processors": (
        *("sous traitants", "sous traitant", "sous traitant s", "sous traitants art 28", "sous traitants rgpd"),
        *("sous traitants intervenant", "sous traitants concernes", "recours a des sous traitants"),
        *("nom des sous traitants", "nom du sous traitant", "processors", "processor", "data processors"),
    ),
    "retention": (
        *(
            "duree de conservation",
            "durees de conservation",
            "conservation",
            "delai d effacement",
            "delais d effacement",
        ),
        *("duree", "durees", "duree de conservation en base active", "duree de conservation du traitement"),
        *("duree de conservation des donnees", "durees de conservation des categories de donnees"),
        *("retention", "retention period", "time limits for erasure"),
    ),
    "transfers": (
        "transferts hors ue",
        "transfert hors ue",
        "transferts",
        "transferts hors de l ue",
        "hors ue",
        "transfert",
        "transfert de donnees hors ue",
        "transferts de donnees hors ue",
        "transferts hors union europeenne",
        "transferts hors de l union europeenne",
        "transferts des donnees hors ue",
        "transfers to third countries",
        *("transfers", "transfers outside the eu", "transfers outside the eea", "international transfers"),
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
        "date de mise en place",
        "date de mise en service",
    ),
    "ended_on": (
        *("date de fin", "date de fin du traitement", "fin du traitement", "date d arret", "date de cloture"),
        *("date de fin de traitement", "date d arret du traitement", "ended on", "end date"),
    ),
    "sensitive": ("donnees sensibles", "donnees sensibles oui non", "sensible", "sensibles", "sensitive data"),
    "dpia": (
        *("aipd", "pia", "dpia", "analyse d impact", "aipd realisee", "aipd effectuee", "analyse d impact realisee"),
        *("impact assessment", "impact assessment done"),
    ),
}
KNOWN = {plainly(name): fact for fact, names in HEADINGS.items() for name in (*names, *ABROAD.get(fact, ()))}
_BESIDE = re.compile(r"\s*\([^()]*\)|\A\s*\(?[a-z0-9]{1,2}[).]\s+|\*+\s*\Z", re.IGNORECASE)
"""What stands beside a heading: "(if possible)", "(le cas échéant)", "b)", a star for what must be filled in."""


def fact_asked(heading: str) -> str | None:
    """The fact that a heading asks for."""
    return KNOWN.get(plainly(heading)) or KNOWN.get(plainly(_BESIDE.sub("", heading)))


def title_meant(heading: str) -> str:
    """The heading that would be known, where one that is not known is nearly another's, or has a known one in it."""
    words = plainly(_BESIDE.sub("", heading))
    near = difflib.get_close_matches(words, KNOWN, 1, 0.85)
    inside = {KNOWN[name] for name in KNOWN if len(name) >= _WORD and f" {name} " in f" {words} "}
    facts = {KNOWN[near[0]]} if near else inside
    return TITLES[facts.pop()] if len(facts) == 1 else ""


_WORD = 8
"""A heading shorter than that stands in too many others."""
ABOVE = {"finalite du traitement": "purposes", "donnees sensibles": "sensitive"}
"""Headings of the CNIL's list of processing that are two rows high, beside those whose name stands in the second row."""
TITLES = {
    "reference": "Référence",
    "name": "Nom du traitement",
    "purposes": "Finalités",
    "legal_basis": "Base légale",
    "article_9": "Condition de l'article 9",
    "subjects": "Catégories de personnes concernées",
    "categories": "Catégories de données",
    "recipients": "Destinataires",
    "processors": "Sous-traitants",
    "retention": "Durée de conservation",
    "transfers": "Transferts hors UE",
    "measures": "Mesures de sécurité",
    "started_on": "Date de création",
    "ended_on": "Date de fin",
    "sensitive": "Données sensibles",
    "dpia": "AIPD",
}
