"""Hosting of health data: who hosts what, for whom, where, under which certificate and contract.

One fact is stated once. An arrangement names its organisations once, in ``entities``; layers and
certificates refer to them by ``id``. ``None`` means *not stated*; an empty tuple means *stated:
there is none*. Names and free text never appear in a repr.
"""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Answerer, Fact, Required, fact, model
from healthgov.models.certificates import Certificate, Interval
from healthgov.models.contracts import HostingContract
from healthgov.models.layers import Entity, Layer

__all__ = [
    "Beneficiary",
    "GroupExemption",
    "HostingArrangement",
    "Medium",
    "Origin",
    "PatientInformation",
    "ShortProcessing",
]


class Origin(enum.Enum):
    """In what context data were collected: what decides whether CSP, art. L1111-8 applies."""

    PREVENTION = "prevention"
    DIAGNOSIS = "diagnosis"
    CARE = "care"
    SOCIAL_FOLLOW_UP = "social_follow_up"
    MEDICO_SOCIAL_FOLLOW_UP = "medico_social_follow_up"
    RESEARCH = "research"
    REIMBURSEMENT = "reimbursement"
    WELLNESS = "wellness"
    EMPLOYMENT = "employment"
    OTHER = "other"


class Beneficiary(enum.Enum):
    """For whom the data are hosted."""

    PRODUCER = "producer"
    """Those who produced or collected the data, such as practitioners or a hospital."""

    PATIENT = "patient"
    ITSELF = "itself"
    """The host itself: it produced the data, or decides on their purposes."""


class Medium(enum.Enum):
    """Live digital hosting, a digital archiving service, or paper."""

    LIVE = "live"
    DIGITAL_ARCHIVE = "digital_archive"
    PAPER = "paper"


@model
class GroupExemption:
    """A hospital group whose member hosts for the others, and the three conditions of that."""

    convention_delegates_hosting: Fact[bool] = fact(
        "Does the convention of the group delegate the hosting?",
        yes="the convention of the group delegates the hosting",
        no="the convention of the group does not delegate the hosting",
    )
    joint_controller_agreement: Fact[bool] = fact(
        "Did all members of the group sign a joint-controller agreement?",
        yes="all members signed a joint-controller agreement (GDPR, art. 26)",
        no="not all members signed a joint-controller agreement (GDPR, art. 26)",
    )
    security_measures_taken: Fact[bool] = fact(
        "Does the group take measures of security and confidentiality?",
        yes="measures of security and confidentiality are taken",
        no="measures of security and confidentiality are not taken",
    )
    delegated_to: Fact[str] = fact(
        "To which member does the convention delegate the hosting?",
        noun="the member to which hosting is delegated",
        personal=True,
    )
    """The ``id`` of the member, as its layers name it; nobody below it is exempt. ``None`` where it alone performs layers."""


@model
class ShortProcessing:
    """Data handed over for a short time only, to be entered, formatted, printed or scanned."""

    only_entry_format_print_scan: Fact[bool] = fact(
        "Are the data handed over only to be entered, formatted, printed or scanned?",
        yes="the data are only entered, formatted, printed or scanned",
        no="more is done than entering, formatting, printing or scanning",
    )
    copies_kept_after: Fact[bool] = fact(
        "Are copies kept once the work is done?",
        yes="copies are kept once the work is done",
        no="no copy is kept once the work is done",
    )


@model
class PatientInformation:
    """What patients were told of the external hosting."""

    informed: Fact[bool] = fact(
        "Are patients told that a third party hosts their data?",
        yes="patients are informed",
        no="patients are not informed",
    )
    objections_ignored: Fact[bool] = fact(
        "Was any objection left without effect?",
        yes="an objection was ignored",
        no="no objection was ignored",
    )


@model
class HostingArrangement:
    """One hosting of data, from the controller's point of view.

    A small arrangement stays small: state what you know. ``external: false`` is an organisation that
    hosts its own data on its own premises.
    """

    id: Required[str]
    external: Fact[bool] = fact(
        "Does a third party perform any part of the hosting, backup and operation included?",
        yes="a third party hosts",
        no="no third party hosts",
        circumstance=True,
    )
    """False where the organisation performs everything itself, backup included."""
    health_data: Fact[bool] = fact(
        "Are health data hosted?",
        yes="health data are hosted",
        no="no health data are hosted",
        circumstance=True,
    )
    origins: Fact[tuple[Origin, ...]] = fact(
        "In what context were the data collected: prevention, diagnosis, care, social follow-up, or another?",
        noun="the contexts of collection",
        circumstance=True,
    )
    beneficiary: Fact[Beneficiary] = fact(
        "For whom are the data hosted: those who produced them, the patient, or the host itself?",
        noun="the one for whom the data are hosted",
        circumstance=True,
    )
    anonymous: Fact[bool] = fact(
        "Are the data anonymous?",
        yes="the data are anonymous",
        no="the data are not anonymous",
        circumstance=True,
    )
    fictitious: Fact[bool] = fact(
        "Are the data fictitious?", yes="the data are fictitious", no="the data are real", circumstance=True
    )
    care_abroad: Fact[bool] = fact(
        "Is the care given outside France?",
        yes="the care is given outside France",
        no="the care is given in France",
        circumstance=True,
    )
    """Claimed: the care is given outside France, wherever the organisation is."""
    transit_only: Fact[bool] = fact(
        "Are the data only relayed, and never kept?",
        yes="the data are only relayed, never kept",
        no="the data are kept, not only relayed",
        circumstance=True,
    )
    """Claimed: the data are only relayed, never kept."""
    medium: Fact[Medium] = fact(
        "Is it live hosting, a digital archiving service, or paper?", noun="the medium", circumstance=True
    )
    warehouse_or_vigilance: Fact[bool] = fact(
        "Is this a data warehouse or a vigilance base under a CNIL referential?",
        yes="it is a data warehouse or a vigilance base under a CNIL referential",
        no="it is neither a data warehouse nor a vigilance base under a CNIL referential",
        circumstance=True,
    )
    """Held under a CNIL referential that asks for a certified host on its own."""
    vigilance_base: Fact[bool] = fact(
        "Is it a base of health vigilance, rather than a data warehouse?",
        yes="it is a base of health vigilance",
        no="it is no base of health vigilance",
    )
    """What decides before October 2021: the referential on vigilance is older than that on warehouses."""
    short_processing: Fact[ShortProcessing] = fact(noun="the short processing", circumstance=True)
    group_exemption: Fact[GroupExemption] = fact(noun="the exemption of the group", circumstance=True)
    entities: Fact[tuple[Entity, ...]] = fact(
        "Which legal entities take part in the hosting?",
        noun="the entities of the hosting",
        one="the entity",
        answers=Answerer.HOST,
    )
    layers: Fact[tuple[Layer, ...]] = fact(
        "Who performs which part of the hosting, from the premises to the operation and the backup?",
        noun="the layers of the hosting",
        one="the layer",
        answers=Answerer.HOST,
    )
    certificates: Fact[tuple[Certificate, ...]] = fact(
        "Which certificates does the host hold? Ask it for a copy.",
        noun="the certificates",
        one="the certificate",
        answers=Answerer.HOST,
    )
    certificate_on_file: Fact[bool] = fact(
        "Is a copy of the host's certificate on file?", yes="a copy is on file", no="no copy is on file"
    )
    culture_approval: Fact[Interval] = fact(
        "Is the keeper approved by the ministry of culture, from when to when?",
        noun="the approval by the ministry of culture",
    )
    lacks_culture_approval: Fact[bool] = fact(
        "Does the keeper lack the approval of the ministry of culture?",
        yes="there is no approval",
        no="there is an approval",
        noun="the lack of approval by the ministry of culture",
    )
    contract: Fact[HostingContract] = fact(noun="the hosting contract", answers=Answerer.HOST)
    patients: Fact[PatientInformation] = fact(noun="the information of patients", answers=Answerer.OFFICER)
    first_real_data: Fact[date] = fact(
        "On which day were the first real data loaded?", noun="the day of the first real data", circumstance=True
    )
