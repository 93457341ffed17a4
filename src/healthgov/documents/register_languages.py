"""Headings of the templates of other authorities, and of registers in other languages: only headings, each a known name.

The templates of the ICO (United Kingdom), the APD (Belgium), the AEPD (Spain), the Garante (Italy) and of the German
conference of authorities. What stands below is taken where it is certain (a period, a country, a day, a text, a usual
word for a legal basis or for persons); another choice in another language is reported, as whatever is not known is.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ABROAD", "CHOICES"]

ABROAD: Mapping[str, tuple[str, ...]] = {
    "reference": (
        *("reference number", "record number", "process id", "processing id", "number"),
        *("numero du traitement", "n du traitement", "code du traitement"),
        *("identificador", "lfd nr", "laufende nummer", "nr", "volgnummer", "codice"),
    ),
    "name": (
        *("business function", "name of processing activity", "processing", "title"),
        *("description fonctionnelle du traitement", "functional description of processing", "titre du traitement"),
        *("actividad de tratamiento", "tratamiento", "nombre del tratamiento", "denominacion del tratamiento"),
        *("verarbeitungstatigkeit", "bezeichnung der verarbeitungstatigkeit", "bezeichnung der verarbeitung"),
        *("bezeichnung", "trattamento", "tipologia di trattamento", "attivita di trattamento"),
        *(
            "verwerkingsactiviteit",
            "verwerking",
            "naam van de verwerking",
            "functionele beschrijving van de verwerking",
        ),
        *("atividade de tratamento", "tratamento", "nome do tratamento", "proces", "activity name", "processo"),
    ),
    "purposes": (
        *("purpose of the processing", "purposes of processing", "purposes of the processing"),
        *("fines del tratamiento", "fines", "finalidad", "finalidades", "finalidad del tratamiento"),
        *("zweck", "zwecke", "zweck der verarbeitung", "zwecke der verarbeitung", "verarbeitungszweck"),
        *("finalita", "finalita del trattamento", "doel", "doeleinde", "doeleinden", "verwerkingsdoeleinden"),
        *("doeleinde van de verwerking", "finalidade", "finalidade do tratamento", "finalidades do tratamento"),
    ),
    "legal_basis": (
        *("article 6 lawful basis for processing personal data", "article 6 lawful basis", "basis for processing"),
        *("lawful basis for processing", "legal basis for processing", "base legale du traitement"),
        *("base juridique du traitement", "fondement du traitement", "base juridica", "legitimacion"),
        *("base juridica del tratamiento", "rechtsgrundlage", "rechtsgrundlage der verarbeitung", "base giuridica"),
        *("base legal", "legitimacion del tratamiento", "grondslag", "wettelijke grondslag", "lawful basis for use"),
        *("rechtsgrond", "rechtsgrond voor de verwerking", "fundamento de licitude", "fundamento juridico"),
    ),
    "subjects": (
        *("data subject category", "data subject categories", "categorias de personas", "betroffene"),
        *("categories of individuals", "category of data subjects", "categories of data subject", "colectivo"),
        *("categorias de interesados", "interesados", "kategorien betroffener personen", "betroffene personen"),
        *("categorie di interessati", "interessati", "categorieen van betrokkenen", "betrokkenen"),
        *("categorias de titulares", "categorias de titulares de dados", "titulares dos dados"),
    ),
    "categories": (
        *(
            "data categories",
            "data categories held",
            "data category",
            "kategorien personenbez daten",
            "categorieen data",
        ),
        *("gdpr data category", "categories of personal data processed", "categorie de donnees rgpd"),
        *("categories de donnees a caractere personnel", "categorias de datos", "categorias de datos personales"),
        *("kategorien personenbezogener daten", "datenkategorien", "categorie di dati personali", "categorie di dati"),
        *(
            "categorieen van persoonsgegevens",
            "persoonsgegevens",
            "categorias de dados",
            "categorias de dados pessoais",
        ),
    ),
    "recipients": (
        *("category of recipients", "categorie de destinataires", "categoria destinatarios", "destinatarios"),
        *("categorias de destinatarios", "kategorien von empfangern", "empfanger", "categorie di destinatari"),
        *("destinatari", "ontvangers", "categorieen van ontvangers"),
    ),
    "processors": (
        *("encargado del tratamiento", "encargados del tratamiento", "auftragsverarbeiter", "responsabili esterni"),
        *("auftragsverarbeiter art 28", "responsabili del trattamento art 28", "verwerkers", "verwerker"),
        *("subcontratantes", "subcontratante", "data processor", "name of processor", "names of processors"),
    ),
    "article_9": (
        *(
            "article 9 condition for processing special categories",
            "article 9 basis",
            "article 9 condition for processing",
        ),
        *(
            "article 9 condition for processing special category data",
            "article 9 lawful basis",
            "condicion del articulo 9",
        ),
        *("special category condition", "ausnahme nach art 9", "condizione art 9", "uitzondering artikel 9"),
    ),
    "retention": (
        *("retention schedule", "retention time", "storage period", "delai de conservation", "delais de conservation"),
        *("plazo de supresion", "plazo supresion", "plazos de supresion", "plazo de conservacion"),
        *("loschfrist", "loschfristen", "aufbewahrungsfrist", "aufbewahrungsfristen", "periodo di conservazione"),
        *("termini di cancellazione", "termini ultimi di cancellazione", "termini ultimi di cancellazione previsti"),
        *("speicherdauer", "dauer der speicherung", "aufbewahrungsdauer", "conservacion", "plazos de conservacion"),
        *("bewaartermijn", "bewaartermijnen", "prazo de conservacao", "prazos de conservacao"),
    ),
    "transfers": (
        "names of third countries or international organisations that personal data are transferred to",
        *("third countries", "third countries or international organisations", "transfers outside the eea"),
        *("pays tiers", "transferts vers des pays tiers", "transferencias internacionales", "transf internacional"),
        *("drittland", "drittlandtransfer", "drittlandubermittlungen", "third country transfers", "transferencias"),
        *("drittlander", "drittlandubermittlung", "ubermittlung an drittlander", "trasferimento verso paesi terzi"),
        *("trasferimento dei dati verso paesi terzi", "paesi terzi", "derde landen", "doorgifte naar derde landen"),
        *("transferencias internacionais", "paises terceiros"),
    ),
    "measures": (
        *("general description of technical and organisational security measures", "medidas de seguridad"),
        *("technical and organisational measures", "technical and organisational security measures"),
        *("mesures de securite techniques et organisationnelles", "technische und organisatorische massnahmen"),
        *("massnahmen", "sicherheitsmassnahmen", "medidas", "beveiliging", "maatregelen"),
        *("tom", "toms", "misure di sicurezza", "misure di sicurezza tecniche e organizzative"),
        *("beveiligingsmaatregelen", "technische en organisatorische maatregelen", "medidas de seguranca"),
    ),
    "started_on": (
        *("start date", "date of creation", "fecha de inicio", "data di inizio", "begindatum", "data de inicio"),
        *("beginn der verarbeitung", "datum der einfuhrung"),
    ),
}
_CHOICES = {
    "consentement": "einwilligung consentimiento consentimento consenso toestemming",
    "contrat": "vertrag|vertragserfullung|contrato|ejecucion de un contrato|ejecucion del contrato|execucao de contrato"
    "|contratto|esecuzione del contratto|esecuzione di un contratto|overeenkomst|uitvoering van een overeenkomst",
    "obligation legale": "rechtliche verpflichtung|gesetzliche verpflichtung|obligacion legal|obrigacao legal"
    "|obbligo legale|obbligo di legge|wettelijke verplichting",
    "interets vitaux": "lebenswichtige interessen|intereses vitales|interesses vitais|interessi vitali|vitale belangen",
    "mission d interet public": "offentliches interesse|interes publico|mision en interes publico|interesse publico"
    "|interesse pubblico|taak van algemeen belang|algemeen belang|public interest",
    "interets legitimes": "berechtigtes interesse|berechtigte interessen|interes legitimo|intereses legitimos"
    "|interesse legitimo|interesses legitimos|legittimo interesse|gerechtvaardigd belang|gerechtvaardigde belangen",
    "patients": "patienten|patientinnen und patienten|pacientes|pazienti",
    "salaries": "mitarbeiter|mitarbeitende|beschaftigte|empleados|trabajadores|dipendenti|medewerkers|werknemers"
    "|trabalhadores|staff",
    "candidats": "bewerber|candidatos|candidati|sollicitanten",
    "proches": "angehorige|familiares|familiari|naasten",
}
CHOICES: Mapping[str, str] = {
    word: choice for choice, words in _CHOICES.items() for word in words.split("|" if "|" in words else " ")
}
"""Usual words for a legal basis or for persons, each by the French one that is meant."""
