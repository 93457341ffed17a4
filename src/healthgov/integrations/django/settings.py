"""What the settings of Django say: ``HEALTHGOV = {"SCHEDULE": "...", "TAXONOMY": "...", "PUBLIC_ARCHIVES": False, "REMOVE_FILE": "..."}``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo

from django.utils import timezone, translation
from django.utils.module_loading import import_string

from healthgov.errors import DefinitionError
from healthgov.integrations.gaps import Rooms
from healthgov.integrations.purge.removal import PurgeError
from healthgov.languages import ENGLISH, languages
from healthgov.models import Taxonomy
from healthgov.retention import RetentionSchedule

__all__ = ["language", "public_archives", "remove_file", "rooms", "schedule_on", "zone"]

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


def remove_file(name: str) -> None:
    """Remove a file beside a row: by the function that the settings name (``REMOVE_FILE``), or from the default storage."""
    stated = _settings().get("REMOVE_FILE")
    if stated is not None:
        import_string(str(stated))(name)
        return
    # Asked for when a file goes: an application may have no such storage, and no files.
    from django.core.files.storage import InvalidStorageError, default_storage  # noqa: PLC0415

    try:
        default_storage.delete(name)
    except InvalidStorageError:
        raise PurgeError(
            "rows name files, and there is no default storage: name a function that removes one in "
            "HEALTHGOV['REMOVE_FILE']"
        ) from None


def _stated(name: str, usual: str) -> str:
    return str(_settings().get(name, usual))


def _settings() -> Mapping[str, object]:
    # Asked for when they are needed: a module that is merely imported needs no settings.
    from django.conf import settings  # noqa: PLC0415

    found: Mapping[str, object] = getattr(settings, "HEALTHGOV", {})
    return found


def __dir__() -> list[str]:
    return __all__
