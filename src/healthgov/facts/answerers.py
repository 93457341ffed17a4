"""Who can answer a question: a fact says it of itself and of what lies below."""

from __future__ import annotations

import enum

from healthgov.languages import say

__all__ = ["Answerer"]


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
