"""Who can answer a question, by the place of the fact: the host, a processor, the data protection officer, ..."""

from __future__ import annotations

import enum
import re

from healthgov.languages import say

__all__ = ["Answerer", "answerer"]


class Answerer(enum.Enum):
    """A role in or around an organisation; never a person's name."""

    HOST = "the host"
    PROCESSOR = "the processor or recipient"
    OFFICER = "the data protection officer"
    SYSTEMS = "the head of information systems"
    STAFF = "human resources"
    MARKETING = "the head of communication"
    PRODUCT = "whoever runs the applications"
    CERTIFICATION = "whoever leads the certification"
    RESEARCH = "whoever holds data for secondary use"

    def said(self, language: str) -> str:
        """The role in a language."""
        return say(self.value, None, language)


_BY_PLACE = tuple(
    (re.compile(pattern), who)
    for pattern, who in (
        (r"hosting\[\d+\]\.(certificates|layers|entities|contract)", Answerer.HOST),
        (r"hosting", Answerer.SYSTEMS),
        (r"recipients|activities\[\d+\]\.contract", Answerer.PROCESSOR),
        (r"governance\.(trainings|staff|confidentiality|charter|access_policy)|.*\btrainings\b|staff", Answerer.STAFF),
        (r"systems|activities\[\d+\]\.(measures|security)", Answerer.SYSTEMS),
        (r"platforms|health_services|ehr_systems", Answerer.PRODUCT),
        (r"campaigns|contact_files", Answerer.MARKETING),
        (r"certification", Answerer.CERTIFICATION),
        (r"health_data_holding", Answerer.RESEARCH),
    )
)


def answerer(path: str) -> Answerer:
    """Who can answer what is asked at a place; the data protection officer where nobody is nearer.

    >>> answerer("hosting[0].layers[1].storage[0].country").value
    'the host'
    """
    where = path.lstrip("/")
    return next((who for pattern, who in _BY_PLACE if pattern.match(where)), Answerer.OFFICER)
