"""What a table or a column may hold, by its name: FHIR, OMOP, SNDS, plain English and French. Suggested, never applied.

A name is no proof. Somebody who knows the data reads what is suggested, and declares what is so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from healthgov.models import Taxonomy

__all__ = ["categories_for", "of_a_person", "policies_for", "words_of"]


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, in lower case and without accents: ``DateNaissance`` and ``date_naissance`` alike.

    >>> words_of("TelephoneMobile2"), words_of("prénom_usuel")
    (('telephone', 'mobile', '2'), ('prenom', 'usuel'))
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])", "_", plain)
    return tuple(word.lower() for word in re.split(r"[^A-Za-z0-9]+", apart) if word)


_PERSONS = frozenset(
    [
        "patient",
        "patients",
        "person",
        "persons",
        "people",
        "user",
        "users",
        "usager",
        "beneficiaire",
        "assure",
        "member",
        "contact",
        "contacts",
        "customer",
        "client",
        "employee",
        "salarie",
        "agent",
        "staff",
        "candidate",
        "candidat",
        "prospect",
        "practitioner",
        "provider",
        "doctor",
        "medecin",
        "praticien",
        "nurse",
        "donor",
        "donneur",
        "participant",
        "relative",
        "proche",
        "resident",
        "caregiver",
        "guardian",
        "ben",
    ]
)


def of_a_person(table: str) -> bool:
    """Whether a table is named for persons, so that a bare ``name`` in it is somebody's."""
    return bool(_PERSONS & set(words_of(table)))


# Longer patterns first: the first that fits a name is suggested. Words are joined by one space.
_NAMES: tuple[tuple[str, str], ...] = (
    ((r"(first|last|given|family|birth|maiden|middle|full|preferred) name|surname|prenom|nom (naissance|usage|famille|patient)"
     r"|prenoms|nom prenom"), "identity.name"),
    ((r"date of birth|birth ?(date|day|datetime)?|dob|(year|month|day) of birth|date (de )?naissance|naissance|born"
     r"|nai (ann|moi)|lieu naissance|birthplace"), "identity.birth"),
    (r"(?<!biological )\b(sex|sexe|gender|genre)\b", "identity.sex_gender"),
    ((r"nir|ins|nss|ssn|social security( number)?|numero secu(rite sociale)?|secu|insurance (id|number)|nhs number"
     r"|abha( number)?"), "identity.insurance_id"),
    (r"passport|id card|carte identite|aadhaar|driving licence|drivers|titre sejour", "identity.official_doc"),
    (r"photo|avatar|portrait|profile picture|selfie", "identity.photo"),
    (r"mother|father|spouse|parent name|marital status|situation familiale|conjoint|next of kin", "identity.family"),
    (r"e ?mail|courriel|mail address|adresse mail|mel", "contact.email"),
    (r"phone|mobile( number)?|telephone|portable|fax|tel|emergency phone number", "contact.phone"),
    (r"address|adresse|street|rue|postal code|postcode|zip|zip code|code postal|pincode|city|ville", "contact.postal"),
    (r"latitude|longitude|gps|geolocation|coordinates", "location.precise"),
    (r"commune|departement|code insee|cod geo|county|region patient|residence|ben res (com|dpt)", "location.coarse"),
    (r"ip|ip address|adresse ip|user agent|session key|last login|derniere connexion", "usage.log"),
    (r"password|mot de passe|passwd|pin code|secret|otp|totp|api key|access token|refresh token|token", "credentials"),
    (r"iban|bic|rib|bank account|card number|compte bancaire", "financial.bank"),
    (r"salary|salaire|contract type|hired (on|at)|date embauche|job title", "employment"),
    (r"sick leave|arret (de )?(travail|maladie)", "employment.sick_leave"),
    (r"rpps|adeli|finess|npi|licence number|specialty|specialite|pse spe", "professional.identity"),
    (r"allerg(y|ies|ie)", "health.allergy"),
    (r"vaccin(e|ation)?s?|immunization", "health.vaccination"),
    (r"blood group|groupe sanguin|blood type|rhesus", "health.record"),
    ((r"diagnos(is|es|tic|tics)|condition|icd|cim|cim 10|pathology|pathologie|dgn( pal| rel)?|disease|maladie|ald|symptoms?"
     r"|comorbidit(y|ies)|causes? of death|cause source value|cause concept id"), "health.pathology"),
    (r"antecedents?|medical history|past history", "health.history.individual"),
    (r"family history|antecedents familiaux", "health.history.family"),
    (r"medication|drug|medicament|treatment|traitement|dosage|posologie|atc", "health.medication"),
    (r"prescription|ordonnance|prescribed", "health.prescription"),
    (r"lab|laboratory|analyse|biologie|test result|measurement|loinc", "health.lab"),
    ((r"blood pressure|heart rate|pulse|temperature|weight|height|poids|taille|bmi|imc|spo ?2|respiratory rate"
     r"|vital signs?"), "health.vital_signs"),
    (r"imaging|radio(graphie)?|x ray|dicom|irm|scanner", "health.imaging"),
    (r"surgery|procedure|acte|ccam|operation", "health.procedure"),
    (r"pregnan(t|cy)|grossesse|gestational|lmp", "health.sexual_reproductive"),
    (r"disability|handicap", "health.disability"),
    (r"smok(er|ing)|tabac|alcohol|alcool|addiction", "health.addiction"),
    (r"appointment|rendez vous|rdv", "health.appointment"),
    ((r"admission|discharge|encounter|visit|sejour|consultation|date of death|death ?(date|datetime)?|deceased|deces"
     r"|ben dcd (dte|ame)"), "health.care_event"),
    (r"clinical notes?|medical notes?|observation|anamnes(is|e)|compte rendu|note text|clinical", "health.record"),
    (r"race|ethnicity|ethnie|caste", "ethnicity"),
    (r"religion", "religion"),
    (r"consent|consentement", "consent_record"),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"(?:^|(?<= ))(?:{pattern})(?:$|(?= ))"), category) for pattern, category in _NAMES)

_TABLES: Mapping[str, str] = {
    # FHIR resources and OMOP tables: what each row of them tells
    "condition": "health.pathology",
    "condition_occurrence": "health.pathology",
    "condition_era": "health.pathology",
    "procedure": "health.procedure",
    "procedure_occurrence": "health.procedure",
    "drug_exposure": "health.medication",
    "drug_era": "health.medication",
    "dose_era": "health.medication",
    "medication_request": "health.prescription",
    "medication_dispense": "health.dispensation",
    "device_exposure": "health.device",
    "measurement": "health.lab",
    "observation": "health.record",
    "diagnostic_report": "health.lab",
    "imaging_study": "health.imaging",
    "image_occurrence": "health.imaging",
    "note": "health.record",
    "note_nlp": "health.record",
    "specimen": "health.biobank",
    "allergy_intolerance": "health.allergy",
    "immunization": "health.vaccination",
    "encounter": "health.care_event",
    "visit_occurrence": "health.care_event",
    "visit_detail": "health.care_event",
    "episode": "health.care_event",
    "episode_event": "health.care_event",
    "appointment": "health.appointment",
    "death": "health.care_event",
    "adverse_event": "health.adverse_event",
    "consent": "consent_record",
    "claim": "financial.claims",
    "cost": "financial.claims",
    "payer_plan_period": "financial.claims",
    "research_subject": "health.study",
}

_SNDS_TABLES: tuple[tuple[str, str], ...] = (
    (r"(ER|EB|NS)_(PHA|UCD|RAT)_[FR]|T_(MCO|HAD|SSR|RIP)aa(MED|FH|UCD|FHSTC|MED[A-Z]+)", "health.dispensation"),
    (r"(ER|EB|NS)_(BIO)_F|T_[A-Z]{3}aaFL(STC)?", "health.lab"),
    (r"(ER|EB|NS)_CAM_F|T_[A-Z]{3}aa(A|CCAM|CSARR|FM|FMSTC)", "health.procedure"),
    (r"(ER|EB|NS)_TIP_F|T_[A-Z]{3}aa(DMI|DMIP|FP|FPSTC)", "health.device"),
    (r"CT_(IND|DEP)_AAAA_GN|IR_IMB_R|T_[A-Z]{3}aaD|KI_ECD_R|KI_CCI_R", "health.pathology"),
    (r"(DA_PRA_R|IR_ORC_R|BE_IDE_R)", "professional.identity"),
    (r"(ER|EB|NS)_[A-Z]{3}_[FR]|T_(MCO|HAD|SSR|RIP|SUP)aa[A-Z_a-z0-9]+|IR_(ACS|ETM|MAT|MTT)_R", "health.care_event"),
)
_SNDS_COLUMNS: tuple[tuple[str, str], ...] = (
    (r"BEN_(NAI|RNG)_\w+", "identity.birth"),
    (r"BEN_SEX_COD|SEX_COD|COD_SEX", "identity.sex_gender"),
    (r"BEN_(NIR|IDT)_\w+|NIR_ANO(_\d+)?|ASS_NIR_ANO|NUM_ENQ(_ANO)?", "identity.insurance_id"),
    (r"BEN_DCD_\w+", "health.care_event"),
    (r"(BEN_)?(RES|COD)_(COM|DPT|GEO|POST)\w*|BEN_RES_\w+", "location.coarse"),
    (r"(DGN|ASS_DGN|IMB_ETM|MED_MTF|MTF)_\w+", "health.pathology"),
    (r"(PFS|PSE|PSP|PRE)_(PFS|PRE|EXE|ACT|SPE|CNV|STJ|CAT)_\w+", "professional.identity"),
    (r"EXE_SOI_\w+|ENT_\w+|SOR_\w+", "health.care_event"),
    (r"\w+_(MNT|REM|BSE|TAU)|MNT_\w+|\w+_MNT_\w+", "financial.claims"),
)


def categories_for(table: str, column: str, *, text: bool = True, taxonomy: Taxonomy | None = None) -> tuple[str, ...]:
    """The categories that the names suggest for a column: what its own name says, then what each row of its table tells.

    >>> categories_for("patient", "birth_date"), categories_for("ER_BIO_F", "BIO_PRS_IDE"), categories_for("ward", "name")
    (('identity.birth',), ('health.lab',), ())
    """
    found: dict[str, None] = dict.fromkeys(_of_fhir(f"{table}.{column}", taxonomy))
    for pattern, category in _SNDS_COLUMNS:
        if not found and column.isupper() and re.fullmatch(pattern, column):
            found[category] = None
            break
    spoken = " ".join(words_of(column))
    own = next((category for pattern, category in _COMPILED if pattern.search(spoken)), None)
    if own is not None and not found:
        found[own] = None
    if spoken in ("name", "nom", "title", "titre", "display name") and text and of_a_person(table):
        found["identity.name"] = None
    if not found:
        whole = "_".join(words_of(table))
        row = _TABLES.get(whole) or _TABLES.get(whole.partition("_")[2])
        row = row or next((category for pattern, category in _SNDS_TABLES if re.fullmatch(pattern, table)), None)
        found.update(dict.fromkeys([row] if row else _of_fhir(table, taxonomy)))
    return tuple(found)


def _of_fhir(name: str, taxonomy: Taxonomy | None) -> tuple[str, ...]:
    """What the taxonomy says of a resource, a part of one (``EncounterLocation``) or an element of FHIR."""
    if taxonomy is None or not name[:1].isupper():
        return ()
    table, dot, element = name.partition(".")
    parts = re.findall(r"[A-Z][a-z0-9]+", table)
    for length in range(len(parts), 0, -1):
        if found := taxonomy.from_fhir("".join(parts[:length]) + dot + element):
            return tuple(category.code for category in found)[:_MOST]
    return ()


# For a word in the name of a table, the words that keys of policies have for it; every one of a phrase must be there.
_POLICIES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("patient", "person", "beneficiaire", "dossier", "encounter", "visit", "sejour", "consultation", "observation",
         "condition", "procedure", "measurement", "note", "exposure", "era", "episode", "allergy", "death", "specimen"),
        ("medical_record", "practice_record"),
    ),
    **dict.fromkeys(("invoice", "facture", "bill", "billing", "payment", "paiement", "reglement", "account"), ("invoice",)),
    **dict.fromkeys(("prescription", "ordonnance", "medication"), ("prescription_data", "prescription_copy")),
    **dict.fromkeys(("dispense", "dispensation", "delivrance"), ("dispensing",)),
    **dict.fromkeys(("lab", "laboratory", "biologie", "specimen"), ("lab_report",)),
    **dict.fromkeys(("imaging", "imagerie", "dicom", "radio"), ("imaging",)),
    **dict.fromkeys(("immunization", "vaccination", "vaccine", "vaccin"), ("vaccination",)),
    **dict.fromkeys(("employee", "salarie", "staff", "agent", "personnel"), ("employee_file", "staff_register", "servant_file")),
    **dict.fromkeys(("payslip", "paie", "bulletin"), ("payslip",)),
    **dict.fromkeys(("candidate", "candidat", "applicant", "candidature"), ("candidate",)),
    **dict.fromkeys(("prospect", "lead", "contact", "newsletter", "subscriber"), ("prospect",)),
    **dict.fromkeys(("customer", "client"), ("customer",)),
    **dict.fromkeys(("consent", "consentement"), ("consent",)),
    **dict.fromkeys(("user", "utilisateur", "login", "compte"), ("inactive_online_account",)),
    **dict.fromkeys(("log", "audit", "trace", "journal"), ("security_log", "access_trace")),
    **dict.fromkeys(("cookie", "analytics"), ("cookie",)),
    **dict.fromkeys(("donor", "donneur"), ("donor",)),
    **dict.fromkeys(("trial", "essai", "study", "etude", "research"), ("trial", "study", "research")),
    **dict.fromkeys(("device", "dispositif"), ("device_traceability",)),
    **dict.fromkeys(("call", "appel"), ("call_recording", "phone_recording")),
    **dict.fromkeys(("alert", "signalement", "whistleblowing"), ("whistleblowing",)),
    **dict.fromkeys(("badge", "passage"), ("badge",)),
}  # fmt: skip
_MOST = 4


def policies_for(table: str, keys: Iterable[str]) -> tuple[str, ...]:
    """The keys of a schedule that the name of a table suggests, a few at most.

    >>> policies_for("factures", ["invoice_accounting", "private_practice_record"])
    ('invoice_accounting',)
    """
    words = {form for word in words_of(table) for form in (word, word.removesuffix("s"))}
    phrases = [phrase for word, found in _POLICIES.items() if word in words for phrase in found]
    known = sorted(keys)
    found = [
        key for phrase in phrases for key in sorted(known, key=lambda key: not key.startswith(phrase)) if phrase in key
    ]
    return tuple(dict.fromkeys(found))[:_MOST]
