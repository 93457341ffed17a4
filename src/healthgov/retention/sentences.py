"""Say a term as a sentence, in English or French."""

from __future__ import annotations

from healthgov.findings import say
from healthgov.periods import After
from healthgov.retention.terms import (
    AmongLast,
    Criterion,
    EarlierOf,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    Within,
    YearEnd,
)

__all__ = ["EVENTS", "sentence"]

EVENTS: dict[str, tuple[str, str]] = {
    "last_contact": ("the last contact", "le dernier passage"),
    "birth": ("the birth", "la naissance"),
    "death": ("the death", "le décès"),
    "act": ("the act", "l'acte"),
    "record_created": ("the record was made", "la création de l'enregistrement"),
    "prescription": ("the prescription", "la prescription"),
    "closure": ("the closure", "la clôture"),
    "objection": ("the objection", "l'opposition"),
    "study_end": ("the end of the study", "la fin de l'étude"),
    "last_publication": ("the last publication", "la dernière publication"),
    "product_last_placed": ("the last product was placed on the market", "la mise sur le marché du dernier produit"),
    "product_expiry": ("the expiry of the product", "la péremption du produit"),
    "authorisation_end": ("the end of the marketing authorisation", "la fin de l'autorisation de mise sur le marché"),
    "exposure_end": ("the end of exposure", "la fin de l'exposition"),
    "departure": ("the departure", "le départ"),
    "fiscal_year_close": ("the close of the fiscal year", "la clôture de l'exercice"),
    "contract_end": ("the end of the contract", "la fin du contrat"),
    "contact_from_person": ("the last contact coming from the person", "le dernier contact émanant de la personne"),
    "relationship_end": ("the end of the relationship", "la fin de la relation"),
    "debit": ("the debit", "le débit"),
    "collection": ("the collection", "la collecte"),
    "transmission": ("the transmission", "la télétransmission"),
    "recording": ("the recording", "l'enregistrement"),
    "inspection": ("the inspection", "le contrôle"),
    "consolidation": ("the consolidation of the damage", "la consolidation du dommage"),
    "legal_basis_end": ("the end of the legal basis", "la fin de la base légale"),
    "vaccination": ("the vaccination", "la vaccination"),
    "result_shown": ("the result was shown", "l'affichage du résultat"),
    "permit_end": ("the end of the permit", "la fin de l'autorisation d'accès"),
    "final_report": ("the final report", "le rapport final"),
    "summary_approved": ("the last summary report was approved", "l'approbation du dernier rapport de synthèse"),
    "product_withdrawal": ("the withdrawal of the product", "le retrait du produit"),
    "ionising_exposure_end": ("the end of ionising exposure", "la fin de l'exposition ionisante"),
    "biological_exposure_end": ("the end of biological exposure", "la fin de l'exposition biologique"),
    "second_later_inspection": ("the second later inspection", "le deuxième contrôle postérieur"),
    "lifting": ("the lifting of the measure", "la levée de la mesure"),
}
"""Events in words; one that is not here is said by its name."""


def sentence(term: Term, language: str = "en") -> str:
    """Return the term in words."""
    french = language == "fr"
    match term:
        case After():
            between = "après" if french else "after"
            return f"{term.period.sentence(language)} {between} {_event(term.event, language)}"
        case YearEnd():
            year = "la fin de l'année civile de" if french else "the end of the calendar year of"
            between = "après" if french else "after"
            return f"{term.period.sentence(language)} {between} {year} {_event(term.event, language)}"
        case AmongLast():
            name = _event(term.event, language)
            return (
                f"tant que parmi les {term.count} derniers : {name}"
                if french
                else f"as long as among the last {term.count}: {name}"
            )
        case LaterOf() | EarlierOf():
            late = isinstance(term, LaterOf)
            head = (
                ("le plus tard de" if late else "le plus tôt de")
                if french
                else ("the later of" if late else "the earlier of")
            )
            return f"{head} ({'; '.join(sentence(part, language) for part in term.terms)})"
        case NotBefore():
            bound = ", pas avant " if french else ", not before "
            return f"{sentence(term.term, language)}{bound}{sentence(term.floor, language)}"
        case Replaced():
            but, when = (" ; mais", "si") if french else ("; but", "if")
            base, by = sentence(term.term, language), sentence(term.by, language)
            return f"{base}{but} {by} {when} {_condition(term.when, language)}"
        case Criterion():
            return say(term.words, None, language)


def _condition(when: Within, language: str) -> str:
    event, of = _event(when.event, language), _event(when.of, language)
    if language == "fr":
        return f"{event} survient moins de {when.period.sentence('fr')} après {of}"
    return f"{event} is less than {when.period.sentence()} after {of}"


def _event(name: str, language: str) -> str:
    return say(EVENTS.get(name, name), None, language)
