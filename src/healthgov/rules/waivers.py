"""Waivers: a failure somebody has answered for, in writing and for a time."""

from __future__ import annotations

from datetime import date

from healthgov.facts import Fact, Required, fact, model
from healthgov.placeholders import is_placeholder

__all__ = ["Waiver"]


@model
class Waiver:
    """Somebody answers for a failure until a day.

    ``code`` is the rule, ``path`` the place in the document it covers (everywhere where it is not stated),
    ``since`` and ``until`` its days, both inclusive. ``owner`` mends the failure, ``approver``
    accepted it meanwhile. A waived failure stays visible in every report; a waiver that is expired,
    unused or incomplete is itself reported.
    """

    code: Required[str] = fact(noun="the code of the rule", required=True)
    reason: Required[str] = fact(noun="the reason of the waiver", personal=True, required=True)
    owner: Required[str] = fact(noun="the person who mends it", personal=True, required=True)
    approver: Required[str] = fact(noun="the person who approved it", personal=True, required=True)
    since: Required[date] = fact(noun="the first day of the waiver", required=True)
    until: Required[date] = fact(noun="the last day of the waiver", required=True)
    path: Fact[str] = fact("Which place in the document does the waiver cover?", noun="the place it covers")

    def covers(self, code: str, path: str) -> bool:
        """Whether this waiver speaks of that rule at that place."""
        where = self.path or ""
        if self.code != code or not path.startswith(where):
            return False
        rest = path[len(where) :]
        return not where or not rest or rest[0] in ".["

    def complete(self) -> bool:
        """Whether it says why, who mends and who approved, and does not end before it starts."""
        said = all(text and not is_placeholder(text) for text in (self.reason, self.owner, self.approver))
        return said and self.since <= self.until
