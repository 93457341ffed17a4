"""Work, security, commerce and accounting around health data."""

from __future__ import annotations

from healthgov.periods import months, years
from healthgov.retention.making import MEMORY, kept
from healthgov.retention.policies import Disposition, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import earlier_of, until

__all__ = ["WorkSchedule"]

_MIN, _FIXED, _MAX, _REC = Nature.MINIMUM, Nature.FIXED, Nature.MAXIMUM, Nature.RECOMMENDED


class WorkSchedule(RetentionSchedule):
    """Work, security, commerce and accounting."""

    # fmt: off
    occupational_health_record = kept("occupational_health_record", ("occupational health record", "dossier médical en santé au travail"), earlier_of(years(40).after("last_contact"), years(10).after("death")), "last_contact", _FIXED, "C. trav., art. R4624-45-9", sure=MEMORY, controller="occupational health service", since="2023-03-31", note=("special texts on exposure extend it, without death cap", "des textes spéciaux sur l'exposition le prolongent, sans plafond au décès"))
    chemical_exposure_record = kept("chemical_exposure_record", ("record of exposure to dangerous chemicals", "dossier d'exposition aux agents chimiques dangereux"), years(50), "exposure_end", _MIN, "C. trav., art. R4412-55", controller="occupational health service")
    biological_agent_record = kept("biological_agent_record", ("record of exposure to biological agents", "dossier d'exposition aux agents biologiques"), years(40), "exposure_end", _MAX, "C. trav., art. R4426-9", controller="occupational health service")
    cmr_exposed_worker_list = kept("cmr_exposed_worker_list", ("list of workers exposed to carcinogens", "liste des travailleurs exposés aux CMR"), years(40), "record_created", _MIN, "Decree 2024-307 of 4 April 2024", since="2024-07-05")
    risk_assessment_document = kept("risk_assessment_document", ("versions of the risk assessment", "versions du document unique"), years(40), "record_created", _MIN, "C. trav., art. L4121-3-1", sure=MEMORY, controller="employer", since="2022-03-31", disposition=Disposition.NONE_STATED)
    hosted_health_data = kept("hosted_health_data", ("data at a certified host", "données chez un hébergeur certifié"), until(("until the end of the service, then returned without copy", "jusqu'à la fin de la prestation, puis restitution sans copie")), "contract_end", Nature.CRITERION, "CSP, art. L1111-8 and R1111-11", controller="host", disposition=Disposition.RETURN)
    security_log_standard = kept("security_log_standard", ("security log", "journal de sécurité"), months(12), "record_created", _REC, "CNIL, deliberation 2021-122", soft=True, since="2021-10-30", note=("a range of six to twelve months", "une fourchette de six à douze mois"))
    security_log_internal_control = kept("security_log_internal_control", ("security log for internal control", "journal pour contrôle interne"), years(3), "record_created", _REC, "CNIL, deliberation 2021-122", soft=True, since="2021-10-30")
    isp_host_identification_data = kept("isp_host_identification_data", ("identification data of a public host", "données d'identification d'un hébergeur public"), years(1), "record_created", _FIXED, "Decree 2021-1362", sure=MEMORY)
    cctv_footage = kept("cctv_footage", ("video surveillance", "images de vidéoprotection"), months(1), "recording", _MAX, "CSI, art. L252-5; CNIL")
    badge_access_log = kept("badge_access_log", ("badge log", "journal des badges"), months(3), "record_created", _REC, "CNIL, access control", sure=MEMORY, soft=True, controller="employer")
    unsuccessful_candidate = kept("unsuccessful_candidate", ("candidate not hired", "candidat non retenu"), years(2), "last_contact", _REC, "CNIL, human resources referential", soft=True, controller="employer")
    employee_file = kept("employee_file", ("file of an employee", "dossier du personnel"), years(5), "departure", _REC, "C. civ., art. 2224", controller="employer")
    payslip_employer_copy = kept("payslip_employer_copy", ("employer's copy of a payslip", "double du bulletin de paie"), years(5), "act", _MIN, "C. trav., art. L3243-4", controller="employer")
    staff_register = kept("staff_register", ("staff register", "registre unique du personnel"), years(5), "departure", _MIN, "C. trav., art. R1221-26", controller="employer")
    working_time_records = kept("working_time_records", ("records of working hours", "décompte des horaires"), years(1), "act", _MIN, "C. trav., art. D3171-16", controller="employer")
    working_days_records = kept("working_days_records", ("records of annual working days", "décompte du forfait jours"), years(3), "act", _MIN, "C. trav., art. D3171-16", controller="employer")
    social_contribution_docs = kept("social_contribution_docs", ("documents on social contributions", "documents de charges sociales"), years(3), "act", _MIN, "CSS, art. L244-3", controller="employer")
    phone_recording_training = kept("phone_recording_training", ("recorded calls for training", "enregistrements d'appels de formation"), months(6), "recording", _MAX, "CNIL, recording of calls at work", soft=True, controller="employer")
    whistleblowing_report = kept("whistleblowing_report", ("internal alert without follow-up", "alerte professionnelle sans suite"), months(2), "closure", _MAX, "CNIL, deliberation 2023-064 of 6 July 2023", sure=MEMORY, soft=True, disposition=Disposition.ANONYMISE_OR_ERASE, since="2023-07-21")
    prospect_b2c = kept("prospect_b2c", ("prospect, private individual", "prospect particulier"), years(3), "contact_from_person", _REC, "CNIL, deliberation 2021-131, commercial management", soft=True, note=("opening an e-mail is no contact coming from the person; a click is", "ouvrir un courriel n'est pas un contact émanant de la personne ; un clic l'est"))
    prospect_b2b = kept("prospect_b2b", ("prospect, professional", "prospect professionnel"), years(3), "contact_from_person", _REC, "CNIL, deliberation 2021-131, by analogy; GDPR, art. 5(1)(e)", soft=True, note=("no text lifts the limit for professional contacts", "aucun texte ne lève la limite pour les contacts professionnels"))
    customer_marketing = kept("customer_marketing", ("customer, for prospecting", "client, pour la prospection"), years(3), "relationship_end", _REC, "CNIL, deliberation 2021-131, commercial management", soft=True)
    inactive_online_account = kept("inactive_online_account", ("inactive online account", "compte en ligne inactif"), years(2), "last_contact", _REC, "CNIL, commercial management", soft=True)
    objection_list = kept("objection_list", ("list of objections", "liste d'opposition"), years(3), "objection", _REC, "CNIL, commercial management", sure=MEMORY, soft=True)
    invoice_accounting = kept("invoice_accounting", ("accounting documents", "pièces comptables"), years(10), "fiscal_year_close", _MIN, "C. com., art. L123-22", controller="trader")
    civil_contract = kept("civil_contract", ("contract", "contrat"), years(5), "contract_end", _REC, "C. civ., art. 2224")
    payment_card_number = kept("payment_card_number", ("payment card number", "numéro de carte bancaire"), months(13), "debit", _MAX, "C. mon. fin., art. L133-24; CNIL, deliberation 2018-303", controller="merchant")
    payment_card_number_deferred = kept("payment_card_number_deferred", ("card number, deferred debit", "numéro de carte, débit différé"), months(15), "debit", _MAX, "C. mon. fin., art. L133-24; CNIL, deliberation 2018-303", controller="merchant")
    audience_cookie = kept("audience_cookie", ("audience tracker", "traceur d'audience"), months(13), "collection", _MAX, "CNIL, trackers, restated 4 July 2025", soft=True, controller="publisher")
    audience_cookie_data = kept("audience_cookie_data", ("data of an audience tracker", "données d'un traceur d'audience"), months(25), "collection", _MAX, "CNIL, trackers, restated 4 July 2025", soft=True, controller="publisher")
    consent_choice = kept("consent_choice", ("remembered choice on trackers", "choix mémorisé sur les traceurs"), months(6), "act", _REC, "CNIL, recommendation of 2020", sure=MEMORY, soft=True, controller="publisher")
    # fmt: on
