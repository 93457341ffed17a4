"""Waivers: a failure somebody has answered for, in writing and for a time."""

from __future__ import annotations

import enum
import re
from datetime import date, timedelta

from healthgov.facts import Fact, Required, fact, model
from healthgov.placeholders import is_placeholder

__all__ = ["LONGEST", "SOON", "Waiver", "WaiverState", "below", "in_numbers"]

LONGEST = timedelta(days=366)
"""How long somebody may answer for a failure before it is approved again."""

SOON = timedelta(days=30)
"""How long before its end a waiver is said to end soon."""


class WaiverState(enum.Enum):
    """What is to be said of a waiver on a day."""

    INCOMPLETE = "incomplete"
    TOO_LONG = "too long"
    REFUSED = "cannot be waived"
    TO_COME = "to come"
    OVER = "over"
    UNUSED = "unused"
    ENDS_SOON = "ends soon"
    IN_FORCE = "in force"


@model
class Waiver:
    """Somebody answers for a failure until a day.

    ``code`` is the rule, ``path`` the place in the document it covers (everywhere where it is not stated): ``hosting[0]``,
    or ``hosting[patient-record]`` by its id, which stays right when others are put before it;
    ``since`` and ``until`` its days, both inclusive. ``owner`` mends the failure, ``approver``
    accepted it meanwhile. It runs for :data:`LONGEST` at most, and is approved again then. A waived failure stays visible in every report; a waiver that is expired,
    unused or incomplete is itself reported. A rule set names the rules that nobody may answer for
    (``never_waived``).
    """

    code: Required[str] = fact(noun="the code of the rule", required=True)
    reason: Required[str] = fact(noun="the reason of the waiver", personal=True, required=True)
    owner: Required[str] = fact(noun="the person who mends it", personal=True, required=True)
    approver: Required[str] = fact(noun="the person who approved it", personal=True, required=True)
    since: Required[date] = fact(noun="the first day of the waiver", required=True)
    until: Required[date] = fact(noun="the last day of the waiver", required=True)
    path: Fact[str] = fact("Which place in the document does the waiver cover?", noun="the place it covers")

    def complete(self) -> bool:
        """Whether it says why, who mends and who approved, and does not end before it starts."""
        said = all(text and not is_placeholder(text) for text in (self.reason, self.owner, self.approver))
        return said and self.since <= self.until

    def too_long(self) -> bool:
        """Whether it runs longer than :data:`LONGEST`."""
        return self.until - self.since > LONGEST

    def counts(self) -> bool:
        """Whether it may answer for a failure while it is in force."""
        return self.complete() and not self.too_long()

    def standing(self, day: date, *, used: bool, refused: bool) -> WaiverState:
        """What is to be said of it on a day; ``used`` where it covers a failure, ``refused`` where nobody may answer."""
        if not self.complete():
            return WaiverState.INCOMPLETE
        if refused:
            return WaiverState.REFUSED
        if self.too_long():
            return WaiverState.TOO_LONG
        if day < self.since:
            return WaiverState.TO_COME
        if day > self.until:
            return WaiverState.OVER
        if not used:
            return WaiverState.UNUSED
        return WaiverState.ENDS_SOON if self.until - day < SOON else WaiverState.IN_FORCE


def below(path: str, place: str) -> bool:
    """Whether a path is a place or lies below it; everything lies below the whole document."""
    rest = path[len(place) :]
    return path.startswith(place) and (not place or not rest or rest[0] in ".[")


_STEP = re.compile(r"([^.\[\]]+)|\[([^\]]*)\]")


def in_numbers(path: str, document: object) -> str:
    """A path whose things are named by their ids, with their numbers: ``hosting[patient-record]`` is ``hosting[0]``.

    What names nothing of the document stays as it is written, and so covers nothing.
    """
    found, here = "", document
    for name, key in _STEP.findall(path):
        if name:
            found, here = f"{found}.{name}" if found else name, getattr(here, name, None)
            continue
        items = here if isinstance(here, tuple) else ()
        ids = [getattr(one, "id", None) or getattr(one, "performer", None) for one in items]
        number = int(key) if key.isascii() and key.isdigit() and key not in ids else -1
        number = ids.index(key) if key in ids else number
        found, here = f"{found}[{key if number < 0 else number}]", items[number] if 0 <= number < len(items) else None
    return found
