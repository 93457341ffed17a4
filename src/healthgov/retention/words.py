"""The words of a retention policy in English and French: what its enumerations say to a reader."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from healthgov.findings import say
from healthgov.retention.policies import AppliesBy, Departure, Disposition, Granularity, Nature, SignOff
from healthgov.retention.sentences import sentence
from healthgov.texts import BindingForce, Confidence, Reference
from healthgov.verdicts import Verdict

__all__ = ["citation", "departed", "phase_words", "said"]

_MEMBERS: tuple[tuple[enum.Enum, tuple[str, str]], ...] = (
    (Verdict.PASS, ("PASS: the period is over", "PASS : la durée est écoulée")),
    (Verdict.FAIL, ("FAIL: to be kept", "FAIL : à conserver")),
    (Verdict.UNKNOWN, ("UNKNOWN: somebody has to say", "UNKNOWN : quelqu'un doit trancher")),
    (Nature.MINIMUM, ("minimum", "minimum")),
    (Nature.MAXIMUM, ("maximum", "maximum")),
    (Nature.FIXED, ("fixed", "durée fixe")),
    (Nature.RECOMMENDED, ("recommended", "recommandé")),
    (Nature.CRITERION, ("criterion", "critère")),
    (Granularity.DOSSIER, ("one clock for the whole file", "un délai pour tout le dossier")),
    (Granularity.ITEM, ("a clock for each item", "un délai par élément")),
    (Granularity.DATASET, ("one clock for the data set", "un délai pour le jeu de données")),
    (Granularity.EXTRACT, ("an extract that outlives its file", "un extrait qui survit à son dossier")),
    (Disposition.ERASE, ("erase", "effacer")),
    (Disposition.ANONYMISE_OR_ERASE, ("anonymise or erase", "anonymiser ou effacer")),
    (
        Disposition.ARCHIVES_FIRST,
        (
            "erase, after selection by the archives where the records are public archives",
            "effacer, après tri par les archives s'il s'agit d'archives publiques",
        ),
    ),
    (
        Disposition.REVIEW,
        (
            "review, then destroy or give to a place of deposit",
            "réexaminer, puis détruire ou verser à un dépôt",
        ),
    ),
    (Disposition.RETURN, ("return, and keep no copy", "restituer, sans garder de copie")),
    (Disposition.NONE_STATED, ("not stated", "non indiqué")),
    (SignOff.DIRECTOR, ("the director", "la direction")),
    (
        SignOff.MEDICAL_INFORMATION_PHYSICIAN,
        (
            "the physician in charge of medical information (opinion)",
            "le médecin responsable de l'information médicale (avis)",
        ),
    ),
    (
        SignOff.ARCHIVES_VISA,
        (
            "the archives administration (visa), where the records are public archives",
            "l'administration des archives (visa), s'il s'agit d'archives publiques",
        ),
    ),
    (AppliesBy.DISPOSAL, ("the text in force on the day of disposal", "le texte en vigueur le jour du sort final")),
    (AppliesBy.STUDY_AUTHORISATION, ("the text the study came under", "le texte auquel l'étude a été soumise")),
    (BindingForce.PROPOSAL, ("proposal", "proposition")),
    (BindingForce.CONTRACT, ("contract", "contrat")),
    (BindingForce.GUIDANCE, ("guidance", "recommandation")),
    (BindingForce.REFERENTIAL, ("referential", "référentiel")),
    (BindingForce.CASE_LAW, ("case law", "jurisprudence")),
    (BindingForce.STATUTE, ("statute", "texte obligatoire")),
    (Confidence.UNSURE, ("unsure", "incertain")),
    (Confidence.INFERRED, ("inferred", "déduit")),
    (Confidence.MEMORY, ("from memory", "de mémoire")),
    (Confidence.SECOND_HAND, ("second hand", "de seconde main")),
    (Confidence.SEEN, ("read", "lu")),
)
# Members of two enumerations that count may be equal as numbers: a member is known by its type too.
_WORDS: Mapping[tuple[type, str], tuple[str, str]] = {(type(member), member.name): words for member, words in _MEMBERS}

_PHASES = {
    "active": ("active base", "base active"),
    "intermediate": ("intermediate archive", "archivage intermédiaire"),
    "expired": ("period over", "durée écoulée"),
}
_DEPARTURES = {
    "lengthened": ("lengthened to {term}: {because}", "durée allongée à {term} : {because}"),
    "shortened": ("shortened to {term}: {because}", "durée raccourcie à {term} : {because}"),
    "loosened": ("departs from the text, {term}: {because}", "s'écarte du texte, {term} : {because}"),
}


def said(member: enum.Enum, language: str = "en") -> str:
    """A member of an enumeration in words."""
    return say(_WORDS[type(member), member.name], None, language)


def phase_words(phase: str, language: str = "en") -> str:
    """A phase in words; one that a policy names itself by its name."""
    return say(_PHASES.get(phase, phase), None, language)


def citation(reference: Reference, language: str = "en") -> str:
    """A citation with how binding and how sure it is: ``CSP, art. R1112-7 (statute, read)``."""
    return f"{reference} ({said(reference.force, language)}, {said(reference.confidence, language)})"


def departed(departure: Departure, language: str = "en") -> str:
    """How a schedule departs from the one it extends, and why."""
    words = say(_DEPARTURES[departure.verb], None, language)
    return words.format(term=sentence(departure.term, language), because=departure.because)
