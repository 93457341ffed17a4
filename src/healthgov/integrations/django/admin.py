"""An action for Django's admin: lay a legal hold on what is chosen, so that no purge takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.utils import timezone
from django.utils.functional import lazy

from healthgov.integrations.django.settings import language
from healthgov.languages import translated

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.db.models import Model
    from django.http import HttpRequest

__all__ = ["laying_hold"]


def laying_hold(
    holds: type[Model], *, file: str, since: str = "since", today: Callable[[], date] = timezone.localdate
) -> Callable[[ModelAdmin, HttpRequest, Iterable[Model]], None]:
    """An action that makes a row of ``holds`` for each object chosen: ``actions = [laying_hold(Hold, file="patient")]``.

    ``holds`` is a model of the application, declared with ``holds``; who lays one needs the right to add to it.
    """
    model: Any = holds  # Django has no types here
    atomic: Any = transaction.atomic

    def lay(admin: Any, request: Any, chosen: Iterable[Model]) -> None:
        label = model._meta  # noqa: SLF001  Django's own door
        if not request.user.has_perm(f"{label.app_label}.add_{label.model_name}"):
            admin.message_user(request, translated("You may not lay a hold.", language()), messages.ERROR)
            return
        with atomic():
            made = [model.objects.create(**{file: one, since: today()}) for one in chosen]
        said = translated("Legal holds laid: {count}.", language()).format(count=len(made))
        admin.message_user(request, said, messages.SUCCESS)

    name: Any = lazy(lambda: translated("Lay a legal hold", language()), str)  # in the language of each request
    lay.short_description = name()  # type: ignore[attr-defined]
    return lay


def __dir__() -> list[str]:
    return __all__
