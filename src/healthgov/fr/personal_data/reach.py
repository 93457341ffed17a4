"""Whom French law on personal data reaches: who is established in France, and who has data on persons there."""

from __future__ import annotations

from healthgov.eu.gdpr.law import (
    personal,
    reached,
)
from healthgov.fr.places import FRANCE, in_france
from healthgov.models import (
    ProcessingActivity,
)
from healthgov.questions import claimed

__all__ = ["french_reach", "from_or_on_france"]

from_or_on_france = reached & (in_france | claimed(ProcessingActivity.subject_countries.meets(FRANCE)))
"""Established in France, or on persons who are said to live there."""
french_reach = from_or_on_france & personal
"""The same, where the data are on living persons and not anonymous: French formalities reach no other."""
