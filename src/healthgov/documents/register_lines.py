"""The lines of the CNIL's forms: their sections, what their columns are for, and the lines about one category of data."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DATA", "ROLES", "SECTIONS"]

SECTIONS: Mapping[str, str] = {
    "description du traitement": "description",
    "acteurs": "actors",
    "finalite s du traitement effectue": "purposes",
    "finalites du traitement effectue": "purposes",
    "mesures de securite": "measures",
    "categories de donnees personnelles concernees": "data",
    "donnees sensibles": "data",
    "categories de personnes concernees": "subjects",
    "destinataires": "recipients",
    "transferts hors ue": "transfers",
    "transferts des donnees hors ue": "transfers",
}
ROLES: Mapping[str, str] = {
    "description": "description",
    "duree de conservation": "period",
    "type": "type",
    "type de destinataire": "type",
    "types de destinataires": "type",
    "precisions": "details",
    "destinataire": "name",
    "pays": "country",
    "garanties": "tool",
    "type de garanties": "tool",
    "documentation": "papers",
    "lien vers le doc": "papers",
    "lien vers la documentation": "papers",
    "liens vers la documentation": "papers",
    "nom": "name",
    "adresse": "address",
    "cp": "code",
    "code postal": "code",
    "ville": "town",
    "tel": "phone",
    "telephone": "phone",
    "adresse mel": "mail",
    "adresse mail": "mail",
    "email": "mail",
}
DATA: Mapping[str, str] = {
    "donnees de connexion": "usage.log",
    "donnees revelant l origine": "ethnicity",
    "donnees revelant les opinions politiques": "politics",
    "donnees revelant les convictions": "religion",
    "donnees revelant l appartenance syndicale": "union",
    "donnees genetiques": "genetic",
    "donnees biometriques": "biometric.identification",
    "donnees concernant la sante": "health",
    "donnees de sante": "health",
    "donnees relatives a des condamnations": "offences",
    "numero de securite sociale": "identity.nir",
    "numero d identification national unique": "identity.nir",
}
"""How a line begins, and the category that it is alone about."""
