"""The application of Django: its system checks, under a tag of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.core import checks

from healthgov.integrations.django.settings import language, rooms
from healthgov.integrations.gaps import gaps
from healthgov.verdicts import Verdict

if TYPE_CHECKING:
    from healthgov.integrations.gaps import Gap

__all__ = ["TAG", "Governed"]

TAG = "healthgov"


class Governed(AppConfig):  # type: ignore[misc]  # Django has no types here
    """``INSTALLED_APPS = [..., "healthgov.integrations.django"]``."""

    name = "healthgov.integrations.django"
    label = "healthgov"
    verbose_name = "healthgov"
    default = True

    def ready(self) -> None:
        """Register the checks; as checks of a deployment, so that no other command runs them or is blocked by them."""
        checks.register(declarations, TAG, deploy=True)


def declarations(app_configs: object = None, **_: object) -> list[checks.CheckMessage]:  # noqa: ARG001  as Django calls it
    """What is not declared, and what would go wrong: ``manage.py check --deploy --tag healthgov``."""
    from healthgov.integrations.django import described  # noqa: PLC0415  models are not there before

    return [_message(gap) for gap in gaps(described(), rooms())]


def _message(gap: Gap) -> checks.CheckMessage:
    kind = checks.Error if gap.verdict is Verdict.FAIL else checks.Warning
    return kind(gap.say(language()), obj=gap.place, id=f"healthgov.{gap.kind.value}")


def __dir__() -> list[str]:
    return __all__
