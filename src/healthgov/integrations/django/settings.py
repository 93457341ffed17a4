"""What the settings of Django say: ``HEALTHGOV = {"SCHEDULE": "...", "TAXONOMY": "...", "PUBLIC_ARCHIVES": False}``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo

from django.utils import timezone, translation
from django.utils.module_loading import import_string

from healthgov.errors import DefinitionError
from healthgov.integrations.gaps import Rooms
from healthgov.languages import ENGLISH, languages
from healthgov.models import Taxonomy
from healthgov.retention import RetentionSchedule

__all__ = ["language", "public_archives", "rooms", "schedule_on", "zone"]

_SCHEDULE, _TAXONOMY = "healthgov.fr.Retention", "healthgov.eu.categories.TAXONOMY"


def schedule_on(day: date | None = None) -> RetentionSchedule:
    """The schedule of the settings on a day; today as Django's clock has it, since ``manage.py`` is a command line."""
    kind = import_string(_stated("SCHEDULE", _SCHEDULE))
    if not (isinstance(kind, type) and issubclass(kind, RetentionSchedule)):
        raise DefinitionError("HEALTHGOV['SCHEDULE'] names no retention schedule")
    return kind(as_of=day or timezone.localdate())


def rooms(day: date | None = None) -> Rooms:
    """What declarations are held against."""
    taxonomy = import_string(_stated("TAXONOMY", _TAXONOMY))
    if not isinstance(taxonomy, Taxonomy):
        raise DefinitionError("HEALTHGOV['TAXONOMY'] names no taxonomy")
    return Rooms(schedule=schedule_on(day), taxonomy=taxonomy)


def language() -> str:
    """The language that Django speaks now, where there are words in it; English elsewhere."""
    spoken = str(translation.get_language() or ENGLISH)[:2]
    return spoken if spoken in languages() else ENGLISH


def zone() -> tzinfo:
    """Where days are counted."""
    found: tzinfo = timezone.get_default_timezone()
    return found


def public_archives() -> bool | None:
    """Whether the records are public archives; ``None`` where the settings do not say."""
    stated = _settings().get("PUBLIC_ARCHIVES")
    return stated if isinstance(stated, bool) else None


def _stated(name: str, usual: str) -> str:
    return str(_settings().get(name, usual))


def _settings() -> Mapping[str, object]:
    # Asked for when they are needed: a module that is merely imported needs no settings.
    from django.conf import settings  # noqa: PLC0415

    found: Mapping[str, object] = getattr(settings, "HEALTHGOV", {})
    return found


def __dir__() -> list[str]:
    return __all__
