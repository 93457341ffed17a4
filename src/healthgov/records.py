"""The events that start a clock: their words, what their absence means, and where data formats hold them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.periods import days_of

__all__ = ["EVENTS", "Absence", "Event", "FieldMeaning", "Found", "Standard", "event_of_field", "found_in_fhir"]


class Absence(Enum):
    """What a missing date of an event means."""

    NOT_YET = "not_yet"
    """Not known to have happened: the clock that starts there does not run yet."""
    AS_IF_NOT = "as_if_not"
    """Taken as not having happened, which the controller may never learn."""
    UNKNOWN = "unknown"
    """It has happened and the controller does not know when: only a bound can be given."""


@attrs.frozen(kw_only=True)
class Event:
    """An event that starts, moves or bounds a clock."""

    key: str
    words: tuple[str, str]
    """Its name in English and in French."""
    absent: Absence
    scheduled: bool = False
    """Whether its day is set in advance, so that one in the future is no error."""


class Standard(Enum):
    """A data format whose fields are known here."""

    FHIR = "fhir_r4b"
    SNDS = "snds"
    OMOP = "omop_5_4"


@attrs.frozen(kw_only=True)
class FieldMeaning:
    """What a field says about a clock: its event, or that it looks like one and is none."""

    event: str | None
    precision: str | None
    """``day``, ``month`` or ``year``; ``None`` for a field that gives no event."""
    because: tuple[str, str]


@attrs.frozen(kw_only=True)
class Found:
    """The events found in a document, to hand on: ``schedule.due(record_type, **found.events)``.

    ``undated`` names the events that happened, or are under way, without a date: they are not in
    ``events``, and an earlier date does not stand in for them.
    """

    birth: str | None = attrs.field(default=None, repr=False)
    death: str | None = attrs.field(default=None, repr=False)
    last_contact: str | None = attrs.field(default=None, repr=False)
    undated: tuple[str, ...] = ()

    @property
    def events(self) -> dict[str, str]:
        """The dates that are known, by event; a partial date stays partial."""
        dates = {"birth": self.birth, "death": self.death, "last_contact": self.last_contact}
        return {name: value for name, value in dates.items() if value is not None}


def event_of_field(standard: Standard, table: str, field: str) -> FieldMeaning | None:
    """What a field means for a clock; ``None`` for a field that is not known here. Nothing is guessed by name.

    >>> event_of_field(Standard.SNDS, "IR_BEN_R", "BEN_NAI_ANN").precision
    'year'
    >>> event_of_field(Standard.SNDS, "ER_PRS_F", "FLX_DIS_DTD").event is None
    True
    """
    return _FIELDS.get((standard, table, field))


def found_in_fhir(document: Mapping[str, object], *, zone: str) -> Found:
    """The events of one patient in a FHIR R4B resource or bundle, as read by ``json.load``.

    Birth and death come from the patient, the last contact from the latest end of an encounter that is
    finished. One that is under way, or finished without an end, leaves the last contact undated. Planned,
    cancelled and mistaken ones count for nothing, and so do claims, appointments, documents and the dates
    on which something was recorded. Instants become civil dates of ``zone`` (``"Europe/Paris"``).

    :raises InvalidDocumentError: for everything that cannot be read, or that speaks of two patients.

    >>> stay = {"resourceType": "Encounter", "status": "finished", "subject": {"reference": "Patient/1"},
    ...         "period": {"end": "2024-12-31T23:30:00Z"}}
    >>> found_in_fhir(stay, zone="Europe/Paris").events
    {'last_contact': '2025-01-01'}
    """
    problems: list[Problem] = []
    place = None
    with contextlib.suppress(KeyError, ValueError, OSError):
        place = ZoneInfo(zone)
    if place is None:
        raise InvalidDocumentError([Problem("zone", "the name of a time zone, as Europe/Paris")])
    resources = list(_resources(document, problems))
    patients = [found for found in resources if found[1].get("resourceType") == "Patient"]
    if len(patients) > 1:
        problems.extend(Problem(path, "one patient: split the bundle by patient") for path, _, _ in patients[1:])
    undated: list[str] = []
    birth = death = None
    for path, patient, _ in patients[:1]:
        birth = _civil(patient.get("birthDate"), _join(path, "birthDate"), place, problems)
        death = _civil(patient.get("deceasedDateTime"), _join(path, "deceasedDateTime"), place, problems)
        said = patient.get("deceasedBoolean")
        if said is not None and not isinstance(said, bool):
            problems.append(Problem(_join(path, "deceasedBoolean"), "true or false"))
        if said is True and death is None:
            undated.append("death")
    last, unended = _last_contact(resources, patients, place, problems)
    if unended:
        undated.append("last_contact")
    if problems:
        raise InvalidDocumentError(problems)
    return Found(birth=birth, death=death, last_contact=None if unended else last, undated=tuple(undated))


def _join(parent: str, name: str) -> str:
    """A path one step deeper."""
    return f"{parent}.{name}" if parent else name


_Resource = tuple[str, Mapping[str, object], object]
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_NO_CONTACT = frozenset({"planned", "cancelled", "entered-in-error"})
_UNENDED = frozenset({"arrived", "triaged", "in-progress", "onleave", "unknown"})


def _resources(document: Mapping[str, object], problems: list[Problem]) -> Iterator[_Resource]:
    """Every resource with its path and its full address."""
    if not isinstance(document, Mapping) or not isinstance(document.get("resourceType"), str):
        problems.append(Problem("", "a FHIR resource or bundle, with its resourceType"))
        return
    if document["resourceType"] != "Bundle":
        yield "", document, None
        return
    entries = document.get("entry", [])
    if not isinstance(entries, list):
        problems.append(Problem("entry", "a list of entries"))
        return
    for place, entry in enumerate(entries):
        path = f"entry[{place}]"
        if not isinstance(entry, Mapping):
            problems.append(Problem(path, "an entry of a bundle"))
            continue
        resource = entry.get("resource")
        if isinstance(resource, Mapping):
            yield f"{path}.resource", resource, entry.get("fullUrl")
        elif resource is not None:
            problems.append(Problem(f"{path}.resource", "a resource"))


def _last_contact(
    resources: list[_Resource], patients: list[_Resource], zone: ZoneInfo, problems: list[Problem]
) -> tuple[str | None, bool]:
    """The latest end, and whether a contact has none."""
    ends: list[str] = []
    unended = False
    whose: set[str] = set()
    for _, patient, address in patients:
        whose |= {address} if isinstance(address, str) else set()
        whose |= {f"Patient/{patient['id']}"} if isinstance(patient.get("id"), str) else set()
    for path, encounter, _ in resources:
        if encounter.get("resourceType") != "Encounter":
            continue
        status = encounter.get("status")
        if isinstance(status, str) and status in _NO_CONTACT:
            continue
        subject = encounter.get("subject")
        reference = subject.get("reference") if isinstance(subject, Mapping) else None
        if not patients and not whose and isinstance(reference, str):
            whose.add(reference)
        if not isinstance(reference, str) or reference not in whose:
            problems.append(Problem(_join(path, "subject.reference"), "the one patient the document is about"))
            continue
        period = encounter.get("period")
        if period is not None and not isinstance(period, Mapping):
            problems.append(Problem(_join(path, "period"), "a period with a start and an end"))
            continue
        if isinstance(status, str) and status in _UNENDED:
            unended = True
        elif status == "finished":
            value = None if period is None else period.get("end")
            end = _civil(value, _join(path, "period.end"), zone, problems)
            unended = unended or value is None
            ends += [] if end is None else [end]
        else:
            problems.append(Problem(_join(path, "status"), "a status of FHIR R4B"))
    return max(ends, key=lambda end: days_of(end)[1], default=None), unended


def _civil(value: object, path: str, zone: ZoneInfo, problems: list[Problem]) -> str | None:
    """The date at the place; a partial date stays as it is."""
    if value is None:
        return None
    if isinstance(value, str):
        try:
            if _DATE.fullmatch(value):
                days_of(value)
                return value
            if _INSTANT.fullmatch(value):
                return datetime.fromisoformat(value).astimezone(zone).date().isoformat()
        except (ValueError, OverflowError):
            pass
    problems.append(Problem(path, "a date, or an instant with its offset"))
    return None


def _event(
    key: str, english: str, french: str, absent: Absence = Absence.NOT_YET, *, scheduled: bool = False
) -> tuple[str, Event]:
    return key, Event(key=key, words=(english, french), absent=absent, scheduled=scheduled)


EVENTS: dict[str, Event] = dict(
    [
        _event("last_contact", "the last contact", "le dernier passage"),
        _event("birth", "the birth", "la naissance", Absence.UNKNOWN),
        _event("death", "the death", "le décès", Absence.AS_IF_NOT),
        _event("last_exchange", "the last exchange", "le dernier échange"),
        _event("last_activity", "the last activity", "la dernière activité"),
        _event("transfusion", "the transfusion", "la transfusion"),
        _event("transplantation", "the transplantation", "la greffe"),
        _event("distribution", "the distribution or administration", "la distribution ou l'administration"),
        _event("use_on_patient", "the use on the patient", "l'utilisation chez le patient"),
        _event("examination", "the examination", "l'examen"),
        _event("dispensing", "the dispensing", "la dispensation"),
        _event("order", "the order", "la commande"),
        _event("invoice", "the invoice", "la facture"),
        _event("receipt", "the receipt", "la réception"),
        _event("issue", "the issue of the document", "l'émission du document"),
        _event("choice", "the choice", "le choix"),
        _event("passage", "the passage of the badge", "le passage du badge"),
        _event("accident_declaration", "the declaration of the accident", "la déclaration de l'accident"),
        _event("report", "the report", "le compte rendu", Absence.UNKNOWN),
        _event("register_entry", "the entry in the register", "l'inscription au registre", Absence.UNKNOWN),
        _event("log_entry", "the entry in the log", "l'inscription au journal", Absence.UNKNOWN),
        _event("file_opening", "the opening of the file", "l'ouverture du dossier", Absence.UNKNOWN),
        _event("record_created", "the record was made", "la création de l'enregistrement", Absence.UNKNOWN),
        _event("last_effective", "the last day in effect", "le dernier jour d'effet", scheduled=True),
        _event("prescription", "the prescription", "la prescription"),
        _event("closure", "the closure", "la clôture"),
        _event("objection", "the objection", "l'opposition"),
        _event("study_end", "the end of the study", "la fin de l'étude", scheduled=True),
        _event(
            "transition_end",
            "the end of the transition from the directive on clinical trials, 31 January 2025",
            "la fin de la transition depuis la directive sur les essais cliniques, le 31 janvier 2025",
            Absence.UNKNOWN,
            scheduled=True,
        ),
        _event("last_publication", "the last publication", "la dernière publication"),
        _event(
            "product_last_placed",
            "the last product was placed on the market",
            "la mise sur le marché du dernier produit",
        ),
        _event("product_expiry", "the expiry of the product", "la péremption du produit", scheduled=True),
        _event(
            "authorisation_end",
            "the end of the marketing authorisation",
            "la fin de l'autorisation de mise sur le marché",
            scheduled=True,
        ),
        _event("exposure_end", "the end of exposure", "la fin de l'exposition"),
        _event("departure", "the departure", "le départ", scheduled=True),
        _event("fiscal_year_close", "the close of the fiscal year", "la clôture de l'exercice", scheduled=True),
        _event("contract_end", "the end of the contract", "la fin du contrat", scheduled=True),
        _event(
            "contact_from_person",
            "the last contact coming from the person",
            "le dernier contact émanant de la personne",
        ),
        _event("relationship_end", "the end of the relationship", "la fin de la relation", scheduled=True),
        _event("debit", "the debit", "le débit"),
        _event("collection", "the collection", "la collecte", Absence.UNKNOWN),
        _event("transmission", "the transmission", "la télétransmission"),
        _event("recording", "the recording", "l'enregistrement", Absence.UNKNOWN),
        _event("lifting", "the lifting of the measure", "la levée de la mesure"),
        _event("inspection", "the inspection", "le contrôle"),
        _event("consolidation", "the consolidation of the damage", "la consolidation du dommage"),
        _event("legal_basis_end", "the end of the legal basis", "la fin de la base légale", scheduled=True),
        _event("vaccination", "the vaccination", "la vaccination"),
        _event("result_shown", "the result was shown", "l'affichage du résultat"),
        _event("permit_end", "the end of the permit", "la fin de l'autorisation d'accès", scheduled=True),
        _event("final_report", "the final report", "le rapport final"),
        _event(
            "summary_approved", "the last summary report was approved", "l'approbation du dernier rapport de synthèse"
        ),
        _event("product_withdrawal", "the withdrawal of the product", "le retrait du produit"),
        _event("ionising_exposure_end", "the end of ionising exposure", "la fin de l'exposition ionisante"),
        _event("biological_exposure_end", "the end of biological exposure", "la fin de l'exposition biologique"),
        _event("second_later_inspection", "the second later inspection", "le deuxième contrôle postérieur"),
        _event("last_entry", "the last entry or document", "la dernière inscription ou pièce"),
        _event("last_update", "the last update", "la dernière mise à jour"),
        _event("followup_end", "the end of follow-up", "la fin du suivi"),
        _event("data_returned", "the return of the data", "la restitution des données"),
        _event("decision_final", "the final decision", "la décision définitive"),
        _event("delivery", "the delivery", "la livraison"),
        _event("period_end", "the end of the period counted", "la fin de la période décomptée", scheduled=True),
        _event("first_transaction", "the first transaction", "la première transaction"),
        _event("erasure_request", "the request for erasure", "la demande d'effacement"),
        _event("registration", "the registration of the product", "l'enregistrement du produit"),
        _event(
            "marketing_authorisation",
            "the grant of the marketing authorisation",
            "l'octroi de l'autorisation de mise sur le marché",
        ),
        _event(
            "contribution_due",
            "the day the contribution fell due",
            "l'exigibilité de la cotisation",
            scheduled=True,
        ),
        _event("last_use", "the end of the last use of the record", "la fin du dernier usage du dossier"),
        _event("last_birth", "the last birth given", "le dernier accouchement"),
        _event(
            "child_last_use",
            "the end of the last use of the child's record",
            "la fin du dernier usage du dossier de l'enfant",
        ),
        _event("last_examination", "the last examination", "le dernier examen"),
        _event("last_treatment", "the last treatment", "le dernier traitement"),
        _event("donation", "the donation", "le don"),
        _event("last_donation", "the last donation of the donor", "le dernier don du donneur"),
        _event("transfer", "the transfer", "la remise"),
        _event(
            "destruction_asked",
            "the person's decision to have it destroyed",
            "la décision de la personne de le faire détruire",
        ),
        _event("device_end", "the device went out of use", "la mise hors service de l'appareil"),
        _event("next_acceptance_test", "the next full acceptance test", "la réception complète suivante"),
        _event(
            "later_mammogram", "a further mammogram at the facility", "une mammographie ultérieure dans l'établissement"
        ),
        _event(
            "regional_end",
            "the end of a longer period of the State or Land",
            "la fin d'une durée plus longue de l'État fédéré ou du Land",
            scheduled=True,
        ),
    ]
)
"""Every event by its key."""


def _is(event: str, precision: str, english: str, french: str) -> FieldMeaning:
    return FieldMeaning(event=event, precision=precision, because=(english, french))


def _none(english: str, french: str) -> FieldMeaning:
    return FieldMeaning(event=None, precision=None, because=(english, french))


_END = ("the end of one contact: take the latest", "la fin d'un passage : prendre la plus tardive")
_BOOKING = ("a booking is no contact", "un rendez-vous pris n'est pas un passage")
_INVOICE = ("an invoice is no contact", "une facture n'est pas un passage")
_FIELDS: dict[tuple[Standard, str, str], FieldMeaning] = {
    # HL7 FHIR R4B
    (Standard.FHIR, "Patient", "birthDate"): _is("birth", "day", "may be partial", "peut être partielle"),
    (Standard.FHIR, "Patient", "deceasedDateTime"): _is("death", "day", "may be partial", "peut être partielle"),
    (Standard.FHIR, "Encounter", "period"): _is("last_contact", "day", *_END),
    (Standard.FHIR, "Appointment", "start"): _none(*_BOOKING),
    (Standard.FHIR, "Appointment", "end"): _none(*_BOOKING),
    (Standard.FHIR, "Claim", "created"): _none(*_INVOICE),
    (Standard.FHIR, "Claim", "billablePeriod"): _none(*_INVOICE),
    (Standard.FHIR, "Account", "servicePeriod"): _none(*_INVOICE),
    (Standard.FHIR, "Composition", "date"): _none("the date of a document", "la date d'un document"),
    (Standard.FHIR, "Immunization", "recorded"): _none("the day of recording", "le jour de la saisie"),
    # SNDS, schema of the Health Data Hub
    (Standard.SNDS, "IR_BEN_R", "BEN_NAI_ANN"): _is("birth", "year", "the year alone", "l'année seule"),
    (Standard.SNDS, "IR_BEN_R", "BEN_DCD_DTE"): _is("death", "day", "the day of death", "le jour du décès"),
    (Standard.SNDS, "IR_BEN_R", "BEN_DCD_AME"): _is("death", "month", "year and month", "année et mois"),
    (Standard.SNDS, "ER_PRS_F", "BEN_DCD_DTE"): _is("death", "day", "the day of death", "le jour du décès"),
    (Standard.SNDS, "ER_PRS_F", "EXE_SOI_DTF"): _is("last_contact", "day", *_END),
    (Standard.SNDS, "T_MCOaaC", "EXE_SOI_DTF"): _is("last_contact", "day", *_END),
    (Standard.SNDS, "IR_BEN_R", "BEN_NAI_MOI"): _none("a month without its year", "un mois sans son année"),
    (Standard.SNDS, "ER_PRS_F", "EXE_SOI_DTD"): _none("the start of care", "le début des soins"),
    (Standard.SNDS, "ER_PRS_F", "FLX_DIS_DTD"): _none(
        "the day the data were made available", "la mise à disposition des données"
    ),
    (Standard.SNDS, "T_MCOaaB", "DEL_REG_ENT"): _none("a number of days", "un nombre de jours"),
    (Standard.SNDS, "T_MCOaaCSTC", "ENT_DAT_RET"): _none("a control code", "un code de contrôle"),
    # OMOP Common Data Model 5.4
    (Standard.OMOP, "person", "birth_datetime"): _is("birth", "day", "the day of birth", "le jour de naissance"),
    (Standard.OMOP, "person", "year_of_birth"): _is("birth", "year", "the year alone", "l'année seule"),
    (Standard.OMOP, "death", "death_date"): _is("death", "day", "the day of death", "le jour du décès"),
    (Standard.OMOP, "death", "death_datetime"): _is("death", "day", "the day of death", "le jour du décès"),
    (Standard.OMOP, "visit_occurrence", "visit_end_date"): _is(
        "last_contact",
        "day",
        "the latest end; for a stay under way it is the day of processing",
        "la fin la plus tardive ; pour un séjour en cours, c'est le jour du traitement des données",
    ),
    (Standard.OMOP, "visit_occurrence", "visit_start_date"): _none("the start of care", "le début des soins"),
    (Standard.OMOP, "provider", "year_of_birth"): _none("the birth of the carer", "la naissance du soignant"),
}
