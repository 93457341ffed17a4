"""What registers say for a choice: the words of the CNIL and of everybody for the name that a choice has here."""

from __future__ import annotations

from collections.abc import Mapping

from healthgov.documents.register_languages import CHOICES

__all__ = ["USUAL"]

USUAL: Mapping[str, str] = {
    **CHOICES,
    "execution d un contrat": "contrat",
    "execution du contrat": "contrat",
    "relation contractuelle": "contrat",
    "mesures precontractuelles": "contrat",
    "contrat ou mesures precontractuelles": "contrat",
    "respect d une obligation legale": "obligation legale",
    "respect d obligations legales": "obligation legale",
    "interet public": "mission d interet public",
    "execution d une mission d interet public": "mission d interet public",
    "mission d interet public ou relevant de l exercice de l autorite publique": "mission d interet public",
    "interet legitime du responsable de traitement": "interets legitimes",
    "interet legitime du responsable du traitement": "interets legitimes",
    "interets legitimes du responsable de traitement": "interets legitimes",
    "interets legitimes du responsable du traitement": "interets legitimes",
    "sauvegarde des interets vitaux": "interets vitaux",
    "consentement de la personne": "consentement",
    "consentement eclaire": "consentement",
    "consentement explicite": "consentement",
    "consentement libre et eclaire": "consentement",
    "consentement des personnes": "consentement",
    "consentement des personnes concernees": "consentement",
    "employes": "salaries",
    "membres du personnel": "salaries",
    "professionnels de sante": "professionnels",
    "candidats a l emploi": "candidats",
    "personnel": "salaries",
    "personnel salarie": "salaries",
    **dict.fromkeys(("nom", "noms", "prenom", "prenoms", "nom prenom", "nom et prenom"), "nom et prenoms"),
    **dict.fromkeys(("date de naissance", "dates de naissance"), "date et lieu de naissance"),
    **dict.fromkeys(("sexe", "genre"), "sexe ou genre"),
    **dict.fromkeys(
        ("email", "e mail", "emails", "mail", "courriel", "adresse mail", "adresse email", "adresse e mail"),
        "adresse electronique",
    ),
    **dict.fromkeys(("telephone", "numero de telephone portable", "telephone portable"), "numero de telephone"),
    **dict.fromkeys(
        ("numero de securite sociale", "n de securite sociale", "numero d inscription au repertoire", "nss"), "nir"
    ),
    **dict.fromkeys(("identite nationale de sante", "identifiant national de sante"), "ins"),
    **dict.fromkeys(("rib", "iban"), "coordonnees bancaires"),
    **dict.fromkeys(("photo", "photos", "photographies"), "photographie"),
    **dict.fromkeys(
        ("donnees medicales", "donnees relatives a la sante", "health data", "medical data"), "donnees de sante"
    ),
    **dict.fromkeys(("dossier patient", "dossier du patient"), "dossier medical"),
    **dict.fromkeys(("journaux de connexion", "logs de connexion", "donnees de connexion"), "traces d usage"),
}
"""What registers say for a choice, in the words of the CNIL and of everybody: the same, said otherwise."""
