"""Names and what they suggest: columns, tables and policies in FHIR, OMOP, SNDS, plain English and French.

Data only: ``suggestions.py`` reads it. Most of it was seen in schemas of real applications.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "FREE_TEXT",
    "NAMES",
    "NO_CREDENTIALS",
    "NO_POLICIES",
    "POLICIES",
    "ROWS",
    "SNDS_COLUMNS",
    "SNDS_TABLES",
    "STATISTICS",
    "TABLES",
    "TECHNICAL",
]

# What fits the longest part of a name is suggested, of two that are as long the first. Words are joined by one space.
NAMES: tuple[tuple[str, str], ...] = (
    ((r"(first|last|given|family|birth|maiden|middle|full|preferred|display) ?name|surname|prenom|prenoms|nom prenom"
     r"|nom (naissance|usage|famille|patient|medecin|proche|contact|jeune fille)|nom complet|initials?|initiales"
     r"|(patient|person|doctor|physician|nurse|practitioner|provider|driver|owner|contact|guardian|staff|author|medecin) name"),
     "identity.name"),
    ((r"date of birth|birth ?(date|day|datetime)?|dob|(year|month|day) of birth|date (de )?naissance|naissance|born"
     r"|nai (ann|moi)|lieu (de )?naissance|birth ?place|place of birth|age"), "identity.birth"),
    (r"(?<!biological )\b(sex|sexe|gender|genre)\b", "identity.sex_gender"),
    ((r"nir|ins|nss|ssn|social security( number)?|numero secu(rite sociale)?|secu|insurance (id|number)|nhs number"
     r"|abha( number)?"), "identity.insurance_id"),
    (r"passport|id card|carte identite|aadhaar|driving licence|drivers|titre sejour", "identity.official_doc"),
    (r"photo|avatar|portrait|profile (picture|image)|selfie", "identity.photo"),
    ((r"mother|father|spouse|parent name|marital status|statut matrimonial"
     r"|situation (familiale|matrimoniale)|conjoint|next of kin|lien (de )?parente?|head of household"), "identity.family"),
    (r"e ?mail|courriel|mail address|adresse mail|mel", "contact.email"),
    (r"recipients?|sender|destinataires?|expediteur", "contact.email"),
    (r"phone|mobile( number)?|telephone|portable|fax|tel|emergency phone number", "contact.phone"),
    ((r"(?<!mac )(?<!web )(?<!middleware )(?<!server )address(es)?|adresse|street|rue|postal ?code|postcode|zip|zip code"
     r"|code postal|pin ?code|city|ville|village"), "contact.postal"),
    (r"latitude|longitude|gps|geolocation|coordinates", "location.precise"),
    (r"commune|departement|code insee|cod geo|county|region patient|residence|ben res (com|dpt)", "location.coarse"),
    (r"ip( address)?|adresse ip|user agent|session (key|data)|last login|derniere connexion|failed login( attempts)?", "usage.log"),
    (r"password|mot de passe|passwd|secret|otp|totp|api key|(access|refresh|reset)? ?token|user ?name|login|identifiant connexion|backup codes", "credentials"),
    (r"iban|bic|rib|bank account|card number|compte bancaire", "financial.bank"),
    ((r"salary|salaire|contract type|hired (on|at)|date embauche|job title|fonction|matricule|occupation|profession"
     r"|weekly working hours|qualification"), "employment"),
    (r"sick leave|arret (de )?(travail|maladie)", "employment.sick_leave"),
    (r"rpps|adeli|npi|licen[cs]e number|medical council registration|special(i?ty|ite)|speciality|pse spe", "professional.identity"),
    (r"allerg(y|ies|ie)", "health.allergy"),
    (r"vaccin(e|ation)?s?|vaccinated|immunization", "health.vaccination"),
    (r"blood group|groupe sanguin|blood type|rhesus", "health.record"),
    ((r"diagnos(is|es|tic|tics)|condition|icd|cim|cim 10|pathology|pathologie|dgn( pal| rel)?|disease|maladie|ald|symptoms?"
     r"|symptome|comorbidit(y|ies)|illness|etiology|causes? of death|cause source value|cause concept id"), "health.pathology"),
    (r"antecedents?|medical history|past history", "health.history.individual"),
    (r"family history|antecedents familiaux", "health.history.family"),
    (r"medications?|drugs?|medicines?|medicaments?|treatments?|traitements?|dosage|posologie|atc", "health.medication"),
    (r"prescription|ordonnance|prescribed", "health.prescription"),
    (r"lab(?! name)|laboratory|analyses?|biologie|test results?|measurement|loinc|investigations?|sample type|resultats?", "health.lab"),
    ((r"blood pressure|heart rate|pulse|temperature|weight|height|poids|taille|bmi|imc|spo ?2|respiratory rate"
     r"|tension( arterielle)?|pouls|frequence (cardiaque|respiratoire)|saturation|bp|glyc(emia|emie)|blood sugar"
     r"|vital signs?"), "health.vital_signs"),
    (r"imaging|radio(graphie)?|x ray|dicom|irm|scanner", "health.imaging"),
    (r"surgery|procedure|acte|ccam|operation", "health.procedure"),
    (r"pregnan(t|cy)|grossesse|enceinte|gestational|lmp|antenatal|last menstruation|date of delivery", "health.sexual_reproductive"),
    (r"disability|handicap|gir( score)?|(current|score) gir|dependance|autonomie", "health.disability"),
    (r"smok(er|ing)|tabac|alcohol|alcool|addiction", "health.addiction"),
    (r"appointment|rendez vous|rdv", "health.appointment"),
    ((r"admission|discharge|encounter|visit|sejour|consultation|date of death|death ?(date|datetime)?|deceased|deces"
     r"|ben dcd (dte|ame)"), "health.care_event"),
    ((r"(clinical|medical|consultation|nursing|progress|discharge) notes?|observations?|anamnes(is|e)|compte rendu|note text"
     r"|clinical|examination|present health|contenu medical|recommandations"), "health.record"),
    (r"race|ethnicity|ethnie|caste|indigenous", "ethnicity"),
    (r"religion", "religion"),
    (r"consents?( ?date)?|consentement|date consentement", "consent_record"),
    (r"socioeconomic status|income|revenus?|couverture sociale|aide sociale", "social.situation"),
    (r"nutrition|diet|regime alimentaire", "health.nutrition"),
)  # fmt: skip

ROWS: tuple[tuple[str, str], ...] = (
    # What each row of a table tells, by words of its name in the singular.
    (r"appointment|rendez ?vous|rdv", "health.appointment"),
    (r"vital( sign)?|constante|mesure|threshold|seuil", "health.vital_signs"),
    (r"lab( result| order| test)?|investigation( value)?|analyse|bilan|sample|specimen|prelevement|external test", "health.lab"),
    (r"prescription|ordonnance", "health.prescription"),
    (r"medication|medicine( administration)?|drug|treatment|traitement|medicament", "health.medication"),
    (r"allergy|allergie", "health.allergy"),
    (r"immunization|vaccination|vaccine|vaccin", "health.vaccination"),
    (r"diagnos(is|tic)|condition|symptom|symptome|pathologie|disease|maladie", "health.pathology"),
    (r"procedure|surgery|acte|operation", "health.procedure"),
    (r"device|dispositif", "health.device"),
    (r"imaging|radiology|radiologie|imagerie", "health.imaging"),
    (r"visit|visite|encounter|consultation|admission|hospitali[sz]ation|stay|sejour", "health.care_event"),
    ((r"clinical note|medical record|dossier( medical| soin)?|patient note|note|observation|care plan|plan aide|evaluation"
      r"|assessment|daily round|anamnese|compte rendu|questionnaire response|coordination entry|transmission"), "health.record"),
    (r"consent|consentement", "consent_record"),
    (r"invoice|facture|payment|paiement|claim|reimbursement|remboursement", "financial.claims"),
    (r"audit( log| event)?|log entry|(access|audit|login) (log|trace)|connexion|session", "usage.log"),
    (r"((refresh|access|auth|reset|password) )?token|otp|api key", "credentials"),
    (r"leave|conge|payslip|bulletin paie|timesheet", "employment"),
    (r"race|ethnicity|ethnie|indigenous", "ethnicity"),
    (r"religion", "religion"),
    (r"address(e|es)?|adresse", "contact.postal"),
    (r"e ?mail address(e|es)?|adresse mail|courriel", "contact.email"),
    (r"phone( number)?|telephone|contact point|telecom", "contact.phone"),
    (r"ip address(e|es)?|adresse ip", "usage.log"),
)  # fmt: skip

FREE_TEXT = (
    r"notes?|comments?|commentaires?|description|details?|observations?|remarks?|remarques?|motif|reason|content|contenu"
    r"|body|message|text|texte|summary|resume|value|valeur|snapshot|data"
)
"""Columns that say what people write: in the file of a patient, of the patient."""

TECHNICAL = (
    r"(created|updated|modified|inserted|edited|changed|synced|last (updated|modified|sync))( ?(at|on|date|time|datetime))?"
    r"|date (de )?(creation|modification|maj|mise a jour)|timestamp|external id|uuid|guid|version|(is )?(deleted|archived|active)"
    r"|deleted (at|on)|archived (at|on)|sort order|display (order|rank)|rank|ordre|etag|checksum|hash|is migrated|currency|devise"
)
"""Columns of which the name of the table says nothing more."""

NO_CREDENTIALS = (
    r".*(type|failures?|attempts|count|enabled|expires?|expiry|changed?|change|must .*|is .*|requires? .*)( at| on)?"
)
"""What tells of a password or a token, and holds none."""

TABLES: Mapping[str, str] = {
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


SNDS_TABLES: tuple[tuple[str, str], ...] = (
    (r"(ER|EB|NS)_(PHA|UCD|RAT)_[FR]|T_(MCO|HAD|SSR|RIP)aa(MED|FH|UCD|FHSTC|MED[A-Z]+)", "health.dispensation"),
    (r"(ER|EB|NS)_(BIO)_F|T_[A-Z]{3}aaFL(STC)?", "health.lab"),
    (r"(ER|EB|NS)_CAM_F|T_[A-Z]{3}aa(A|CCAM|CSARR|FM|FMSTC)", "health.procedure"),
    (r"(ER|EB|NS)_TIP_F|T_[A-Z]{3}aa(DMI|DMIP|FP|FPSTC)", "health.device"),
    (r"CT_(IND|DEP)_AAAA_GN|IR_IMB_R|T_[A-Z]{3}aaD|KI_ECD_R|KI_CCI_R", "health.pathology"),
    (r"(DA_PRA_R|IR_ORC_R|BE_IDE_R)", "professional.identity"),
    (r"(ER|EB|NS)_[A-Z]{3}_[FR]|T_(MCO|HAD|SSR|RIP|SUP)aa[A-Z_a-z0-9]+|IR_(ACS|ETM|MAT|MTT)_R", "health.care_event"),
)
SNDS_COLUMNS: tuple[tuple[str, str], ...] = (
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

NO_POLICIES = r"contact (point|type)"
"""Where a word of ``POLICIES`` means something else."""
STATISTICS = frozenset(["stat", "statistic", "statistique", "kpi", "metric"])
"""Tables of counts are kept with nobody."""

# For a word in the name of a table, the words that keys of policies have for it; every one of a phrase must be there.
POLICIES: Mapping[str, tuple[str, ...]] = {
    # what a log tells of is not kept with it: it is looked for first
    **dict.fromkeys(("log", "audit", "trace", "journal", "acces", "access"), ("security_log", "access_trace")),
    **dict.fromkeys(
        ("patient", "person", "beneficiaire", "dossier", "encounter", "visit", "sejour", "consultation", "observation",
         "condition", "procedure", "measurement", "note", "exposure", "era", "episode", "allergy", "death", "specimen"),
        ("medical_record", "practice_record"),
    ),
    **dict.fromkeys(("invoice", "facture", "bill", "billing", "payment", "paiement", "reglement"), ("invoice",)),
    **dict.fromkeys(("prescription", "ordonnance", "medication"), ("prescription_data", "prescription_copy")),
    **dict.fromkeys(("dispense", "dispensation", "delivrance"), ("dispensing",)),
    **dict.fromkeys(("lab", "laboratory", "biologie", "specimen"), ("lab_report",)),
    **dict.fromkeys(("imaging", "imagerie", "dicom", "radio"), ("imaging",)),
    **dict.fromkeys(("immunization", "vaccination", "vaccine", "vaccin"), ("vaccination",)),
    **dict.fromkeys(("employee", "salarie", "staff", "agent", "personnel", "conge"), ("employee_file", "staff_register", "servant_file")),
    **dict.fromkeys(("payslip", "paie", "bulletin"), ("payslip",)),
    **dict.fromkeys(("candidate", "candidat", "applicant", "candidature"), ("candidate",)),
    **dict.fromkeys(("prospect", "lead", "contact", "newsletter", "subscriber"), ("prospect",)),
    **dict.fromkeys(("customer", "client"), ("customer",)),
    **dict.fromkeys(("consent", "consentement"), ("consent",)),
    **dict.fromkeys(("user", "utilisateur", "login", "compte", "account", "admin"), ("inactive_online_account",)),
    **dict.fromkeys(("cookie", "analytics"), ("cookie",)),
    **dict.fromkeys(("donor", "donneur"), ("donor",)),
    **dict.fromkeys(("trial", "essai", "study", "etude", "research"), ("trial", "study", "research")),
    **dict.fromkeys(("device", "dispositif"), ("device_traceability",)),
    **dict.fromkeys(("call", "appel"), ("call_recording", "phone_recording")),
    **dict.fromkeys(("alert", "signalement", "whistleblowing"), ("whistleblowing",)),
    **dict.fromkeys(("badge", "passage"), ("badge",)),
}  # fmt: skip
