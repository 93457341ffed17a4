"""Waivers: a failure somebody has answered for, in writing and for a time."""

from __future__ import annotations

from datetime import date

import attrs

__all__ = ["Waiver"]


@attrs.frozen(kw_only=True)
class Waiver:
    """Somebody answers for a failure until a day.

    ``code`` is the rule, ``path`` the place in the document it covers (empty for everywhere),
    ``since`` and ``until`` its days, both inclusive. ``owner`` mends the failure, ``approver``
    accepted it meanwhile. A waived failure stays visible in every report; a waiver that is expired,
    unused or incomplete is itself reported.
    """

    code: str
    reason: str = attrs.field(repr=False)
    owner: str = attrs.field(repr=False)
    approver: str = attrs.field(repr=False)
    since: date
    until: date
    path: str = ""

    def covers(self, code: str, path: str) -> bool:
        """Whether this waiver speaks of that rule at that place."""
        if self.code != code or not path.startswith(self.path):
            return False
        rest = path[len(self.path) :]
        return not self.path or not rest or rest[0] in ".["

    def complete(self) -> bool:
        """Whether it says why, who mends and who approved, and does not end before it starts."""
        return bool(self.reason.strip() and self.owner.strip() and self.approver.strip()) and self.since <= self.until
