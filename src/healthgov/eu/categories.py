"""The categories of data we ship: their status under GDPR art. 9 and 10, and their names elsewhere.

Identifiers are those of the Data Privacy Vocabulary 2.3 (2026-02-28), the fideslang default taxonomy of
2025-12-17 and FHIR R4; which one fits which category is a judgement from GDPR art. 4(13) to 4(15), 9,
10 and recital 35. Add your own with ``TAXONOMY.extended(category("our.code", Article9.CONTEXTUAL))``.

>>> from healthgov.eu.categories import TAXONOMY
>>> [category.code for category in TAXONOMY.from_fhir("Appointment")]
['health.care_event', 'health.appointment']
"""

from __future__ import annotations

from healthgov.findings import CategoryCode
from healthgov.models import Article9, DataCategory, Taxonomy

__all__ = ["TAXONOMY", "category"]


def category(
    code: str, article_9: Article9, *, dpv: str = "", health: str = "", fideslang: str = "", fhir: str = ""
) -> DataCategory:
    """Define a category; several names in another vocabulary are separated by spaces."""
    return DataCategory(
        code=CategoryCode(code),
        article_9=article_9,
        dpv=tuple(dpv.split()),
        dpv_health=tuple(health.split()),
        fideslang=tuple(fideslang.split()),
        fhir=tuple(fhir.split()),
    )


_CATEGORIES = (
    category(
        "health",
        Article9.SPECIAL,
        dpv="MedicalHealth Health",
        health="ElectronicHealthData",
        fideslang="user.health_and_medical",
    ),
    category(
        "health.record",
        Article9.SPECIAL,
        dpv="HealthRecord",
        health="EHRData PatientSummary DischargeReport",
        fideslang="user.health_and_medical",
        fhir="Composition DocumentReference Bundle",
    ),
    category(
        "health.record_id",
        Article9.SPECIAL,
        fideslang="user.health_and_medical.record_id",
        fhir="Patient.identifier Encounter",
    ),
    category(
        "health.pathology",
        Article9.SPECIAL,
        dpv="PhysicalHealth IndividualHealthHistory",
        fideslang="user.health_and_medical",
        fhir="Condition ClinicalImpression",
    ),
    category(
        "health.history.individual",
        Article9.SPECIAL,
        dpv="IndividualHealthHistory",
        fideslang="user.health_and_medical",
        fhir="Condition Procedure EpisodeOfCare",
    ),
    category(
        "health.history.family",
        Article9.SPECIAL,
        dpv="FamilyHealthHistory",
        fideslang="user.health_and_medical",
        fhir="FamilyMemberHistory",
    ),
    category(
        "health.mental",
        Article9.SPECIAL,
        dpv="MentalHealth",
        fideslang="user.health_and_medical",
        fhir="Condition Observation QuestionnaireResponse",
    ),
    category(
        "health.disability",
        Article9.SPECIAL,
        dpv="Disability",
        fideslang="user.health_and_medical",
        fhir="Condition Observation",
    ),
    category(
        "health.addiction",
        Article9.SPECIAL,
        health="LifestyleData",
        fideslang="user.health_and_medical",
        fhir="Condition Observation",
    ),
    category(
        "health.sexual_reproductive",
        Article9.SPECIAL,
        dpv="Sexual SexualHistory",
        fideslang="user.health_and_medical",
        fhir="Condition Observation Procedure",
    ),
    category("health.allergy", Article9.SPECIAL, fideslang="user.health_and_medical", fhir="AllergyIntolerance"),
    category(
        "health.vaccination",
        Article9.SPECIAL,
        fideslang="user.health_and_medical",
        fhir="Immunization ImmunizationRecommendation",
    ),
    category(
        "health.prescription",
        Article9.SPECIAL,
        dpv="Prescription",
        health="ElectronicPrescription",
        fideslang="user.health_and_medical",
        fhir="MedicationRequest",
    ),
    category(
        "health.dispensation",
        Article9.SPECIAL,
        health="ElectronicDispensation DispensationAdminData",
        fideslang="user.health_and_medical",
        fhir="MedicationDispense",
    ),
    category(
        "health.medication",
        Article9.SPECIAL,
        fideslang="user.health_and_medical",
        fhir="MedicationStatement MedicationAdministration",
    ),
    category(
        "health.procedure", Article9.SPECIAL, fideslang="user.health_and_medical", fhir="Procedure ServiceRequest"
    ),
    category(
        "health.lab",
        Article9.SPECIAL,
        dpv="BloodType DrugTestResult",
        health="MedicalTestResult",
        fideslang="user.health_and_medical",
        fhir="Observation DiagnosticReport Specimen",
    ),
    category(
        "health.imaging",
        Article9.SPECIAL,
        health="MedicalImaging",
        fideslang="user.health_and_medical",
        fhir="ImagingStudy DiagnosticReport Media",
    ),
    category(
        "health.vital_signs",
        Article9.SPECIAL,
        health="PersonGeneratedMedicalDeviceData",
        fideslang="user.biometric.health",
        fhir="Observation DeviceMetric",
    ),
    category(
        "health.device",
        Article9.SPECIAL,
        health="MedicalDevicesData",
        fideslang="user.user_sensor user.sensor",
        fhir="Device DeviceUseStatement",
    ),
    category("health.nutrition", Article9.CONTEXTUAL, health="LifestyleData", fhir="NutritionOrder Observation"),
    category(
        "health.care_event",
        Article9.SPECIAL,
        fideslang="user.health_and_medical",
        fhir="Encounter Appointment CarePlan CareTeam",
    ),
    category("health.appointment", Article9.SPECIAL, fideslang="user.health_and_medical", fhir="Appointment Slot"),
    category(
        "health.study",
        Article9.SPECIAL,
        health="ClinicalTrialsData ResearchCohortData HealthSurvey",
        fideslang="user.health_and_medical",
        fhir="ResearchSubject QuestionnaireResponse",
    ),
    category(
        "health.registry",
        Article9.SPECIAL,
        health="MedicalRegistryData MortalityRegistryData",
        fideslang="user.health_and_medical",
    ),
    category(
        "health.biobank", Article9.SPECIAL, health="BiobankData", fideslang="user.health_and_medical", fhir="Specimen"
    ),
    category(
        "health.wellness",
        Article9.CONTEXTUAL,
        health="WellnessData PersonGeneratedWellnessAppData",
        fideslang="user.user_sensor",
        fhir="Observation",
    ),
    category("health.inferred", Article9.SPECIAL, health="InferredHealthData", fhir="RiskAssessment"),
    category(
        "health.adverse_event", Article9.SPECIAL, fideslang="user.health_and_medical", fhir="AdverseEvent DetectedIssue"
    ),
    category(
        "genetic",
        Article9.SPECIAL,
        dpv="Genetic DNACode",
        health="GenomicData EpigenomicData",
        fideslang="user.health_and_medical.genetic",
        fhir="MolecularSequence Observation",
    ),
    category(
        "omics.other",
        Article9.SPECIAL,
        health="ProteomicData MetabolomicData TranscriptomicData LipidomicData",
        fhir="Observation",
    ),
    category(
        "biometric.identification",
        Article9.CONTEXTUAL,
        dpv="Biometric Fingerprint FacialPrint Retina",
        fideslang="user.biometric.* user.authorization.biometric",
    ),
    category(
        "physical.characteristic",
        Article9.CONTEXTUAL,
        dpv="PhysicalCharacteristic Height Weight",
        fideslang="user.demographic",
        fhir="Observation",
    ),
    # What a State names below one of these three is judged as it is: a number for care may reveal health, a directory
    # of professionals does not.
    category("identity", Article9.RESTRICTED),
    category("professional", Article9.NOT_SPECIAL),
    category("organisation", Article9.NOT_SPECIAL),
    category("identity.name", Article9.NOT_SPECIAL, dpv="Name", fideslang="user.name", fhir="Patient.name"),
    category(
        "identity.birth",
        Article9.NOT_SPECIAL,
        dpv="BirthDate BirthPlace AgeExact",
        fideslang="user.demographic.date_of_birth",
        fhir="Patient.birthDate",
    ),
    category(
        "identity.sex_gender",
        Article9.NOT_SPECIAL,
        dpv="Gender",
        fideslang="user.demographic.gender",
        fhir="Patient.gender",
    ),
    category(
        "identity.insurance_id",
        Article9.RESTRICTED,
        dpv="Insurance",
        fideslang="user.health_and_medical.insurance_beneficiary_id",
        fhir="Coverage",
    ),
    category(
        "identity.official_doc",
        Article9.NOT_SPECIAL,
        dpv="Passport OfficialID",
        fideslang="user.government_id.*",
        fhir="Patient.identifier",
    ),
    category(
        "identity.photo", Article9.NOT_SPECIAL, dpv="Picture", fideslang="user.content.self_image", fhir="Patient.photo"
    ),
    category(
        "identity.family",
        Article9.NOT_SPECIAL,
        dpv="FamilyStructure",
        fideslang="user.demographic.marital_status",
        fhir="RelatedPerson",
    ),
    category(
        "contact.postal",
        Article9.NOT_SPECIAL,
        dpv="PhysicalAddress",
        fideslang="user.contact.address.*",
        fhir="Patient.address",
    ),
    category(
        "contact.email",
        Article9.NOT_SPECIAL,
        dpv="EmailAddressPersonal EmailAddressWork",
        fideslang="user.contact.email",
        fhir="Patient.telecom",
    ),
    category(
        "contact.phone",
        Article9.NOT_SPECIAL,
        dpv="TelephoneNumber",
        fideslang="user.contact.phone_number",
        fhir="Patient.telecom",
    ),
    category(
        "professional.identity",
        Article9.NOT_SPECIAL,
        dpv="Professional ProfessionalCertification",
        health="HealthProfessionalData",
        fideslang="user.job_title user.workplace",
        fhir="Practitioner PractitionerRole",
    ),
    category(
        "social.situation",
        Article9.CONTEXTUAL,
        dpv="SocialStatus IncomeBracket",
        health="SocioeconomicHealthDeterminant",
        fideslang="user.demographic",
        fhir="Observation",
    ),
    category(
        "lifestyle",
        Article9.CONTEXTUAL,
        dpv="Behavioural",
        health="LifestyleData BehaviouralHealthDeterminant",
        fideslang="user.behavior",
        fhir="Observation",
    ),
    category(
        "financial.bank",
        Article9.NOT_SPECIAL,
        dpv="BankAccount",
        fideslang="user.financial.bank_account",
        fhir="Account",
    ),
    category(
        "financial.claims",
        Article9.SPECIAL,
        dpv="Insurance",
        health="ClaimAdminData ReimbursementAdminData",
        fideslang="user.payment",
        fhir="Claim ExplanationOfBenefit",
    ),
    category("employment", Article9.NOT_SPECIAL, dpv="CurrentEmployment WorkHistory", fideslang="user.workplace"),
    category(
        "employment.sick_leave",
        Article9.SPECIAL,
        fideslang="user.health_and_medical",
        fhir="Condition DocumentReference",
    ),
    category(
        "location.precise",
        Article9.NOT_SPECIAL,
        dpv="GPSCoordinate",
        fideslang="user.location.precise",
        fhir="Location",
    ),
    category(
        "location.coarse", Article9.NOT_SPECIAL, dpv="City Region", fideslang="user.location.imprecise", fhir="Address"
    ),
    category(
        "usage.log",
        Article9.NOT_SPECIAL,
        dpv="BrowserHistory IPAddress",
        fideslang="user.behavior.* user.device.ip_address",
        fhir="AuditEvent",
    ),
    category("credentials", Article9.NOT_SPECIAL, dpv="Password Authenticating", fideslang="user.authorization.*"),
    category(
        "ethnicity", Article9.SPECIAL, dpv="Ethnicity EthnicOrigin Race", fideslang="user.demographic.race_ethnicity"
    ),
    category("religion", Article9.SPECIAL, dpv="Religion", fideslang="user.demographic.religious_belief"),
    category("politics", Article9.SPECIAL, dpv="PoliticalOpinion", fideslang="user.demographic.political_opinion"),
    category("union", Article9.SPECIAL, dpv="TradeUnionMembership"),
    category("sex_life", Article9.SPECIAL, dpv="Sexual", fhir="Observation"),
    category(
        "sexual_orientation",
        Article9.SPECIAL,
        dpv="SexualPreference",
        fideslang="user.demographic.sexual_orientation",
        fhir="Observation",
    ),
    category("offences", Article9.OFFENCE, dpv="Criminal", fideslang="user.criminal_history"),
    category(
        "consent_record",
        Article9.NOT_SPECIAL,
        dpv="PrivacyPreference",
        fideslang="user.privacy_preferences",
        fhir="Consent",
    ),
)

TAXONOMY = Taxonomy(_CATEGORIES)
"""Categories that no national law changes."""
