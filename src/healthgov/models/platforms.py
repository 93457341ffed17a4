"""Digital platforms: accounts, defaults, trackers."""

from __future__ import annotations

import enum

import attrs

from healthgov.periods import Period

__all__ = ["DigitalPlatform", "Tracker", "TrackerPurpose"]


class TrackerPurpose(enum.Enum):
    """What a tracker is for."""

    NECESSARY = "necessary"
    AUDIENCE = "audience"
    ADVERTISING = "advertising"
    SOCIAL = "social"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Tracker:
    """A cookie or anything else read from, or written to, a terminal."""

    id: str
    purpose: TrackerPurpose | None = None
    before_choice: bool | None = None
    """It is set before the person chooses."""
    after_refusal: bool | None = None
    """It is set or read although the person refused or withdrew."""
    own_use_only: bool | None = None
    """Audience: for the publisher alone, anonymous statistics, no matching and no following elsewhere."""
    lifetime: Period | None = None
    lifetime_prolonged: bool | None = None
    data_kept: Period | None = None
    reveals_health: bool | None = None
    """What it sends, address and identifier together, allows a conclusion on health."""


@attrs.frozen(kw_only=True)
class DigitalPlatform:
    """A site or application offered to persons."""

    id: str
    name: str | None = attrs.field(default=None, repr=False)
    trackers: tuple[Tracker, ...] | None = None
    refusal_as_easy: bool | None = None
    """Refusing trackers takes no more than accepting them."""
    choice_kept: Period | None = None
    advertising_among_messages: bool | None = None
    """Advertising is shown in the form of messages among those of the person."""
    advertising_among_messages_consented: bool | None = None
    account_required: bool | None = None
    account_needed: bool | None = None
    """An account is needed for what the person wants."""
    closes_really: bool | None = None
    """Leaving the application ends it; nothing goes on in the background unsaid."""
    account_deletion: bool | None = None
    """An account can be deleted by the person."""
    account_deletion_erases: tuple[str, ...] | None = None
    """The ids of retention limits whose data go when an account is deleted."""
    activities: tuple[str, ...] | None = None
    """The ids of the processing activities behind it."""
