"""Django: policies and categories on models, by an inner class or by a registry, and the description made of them.

A model of one's own says it in an inner class::

    class Patient(models.Model):
        born = models.DateField()

        class Governance:
            policy = "private_practice_record"
            columns = {"born": {"category": "identity.birth", "event": "birth"}}

A model of somebody else's is registered: ``register(User, exempt="accounts of the staff, see the register")``.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import attrs

from healthgov.errors import DefinitionError, MissingExtraError
from healthgov.integrations import metadata
from healthgov.integrations.description import Application, Table
from healthgov.integrations.extractor import bases, of_django
from healthgov.integrations.purge.files import SqlWriter

try:
    from django.apps import apps as installed  # the module ``apps`` beside this file has the shorter name
    from django.db import connections, transaction
except ImportError as missing:
    raise MissingExtraError.for_extra("a description of Django's models", "django") from missing

if TYPE_CHECKING:
    from django.db.models import Model

__all__ = ["DjangoStore", "described", "register"]

_KNOWN = ({field.name for field in attrs.fields(Table)} - {"name", "key", "foreign_keys"}) | {"columns"}
_registered: dict[str, dict[str, object]] = {}


def register(model: type[Model] | str, **declared: object) -> None:
    """Say of a model what its inner class does not: ``register("auth.User", policy="...", columns={...})``.

    What is said of an abstract model holds for every model that has its fields.

    :raises DefinitionError: for a name that no table has, or a model that is registered twice.
    """
    unknown = sorted(set(declared) - _KNOWN)
    if unknown:
        raise DefinitionError(f"not known here: {', '.join(unknown)}; known are {', '.join(sorted(_KNOWN))}")
    label = model.lower() if isinstance(model, str) else _label(model)
    if label in _registered:
        raise DefinitionError(f"{label} is registered twice")
    _registered[label] = dict(declared)


def described(*, name: str = "application") -> Application:
    """The tables of all installed models, those between two models included, with what is declared of them.

    :raises DefinitionError: for a field that a model does not have.
    :raises InvalidDocumentError: for a declaration that cannot be read, all at once.
    """
    try:
        said = of_django(installed.get_models(include_auto_created=True), name, _declared)  # type: ignore[no-untyped-call]  # it runs on old Pythons
    except LookupError as slip:
        raise DefinitionError(str(slip.args[0])) from None
    return metadata.read(said, source=name)


def _declared(model: type[Model]) -> dict[str, object]:
    """What is registered of a model, and before it of the abstract models whose fields it has."""
    said: dict[str, object] = {}
    columns: dict[str, dict[str, object]] = {}
    for base in bases(model):  # type: ignore[no-untyped-call]  # it runs on old Pythons
        if "_meta" in base.__dict__:
            more = _registered.get(_label(base), {})
            said.update(more)
            stated = more.get("columns", {})
            for name, column in stated.items() if isinstance(stated, dict) else ():
                columns[name] = {**columns.get(name, {}), **column}
    return {**said, "columns": columns} if columns else said


def _label(model: Any) -> str:
    """How a model is told apart; an abstract one may belong to no installed application."""
    meta = model._meta  # noqa: SLF001  Django's own door
    return str(meta.label if meta.app_label else f"{model.__module__}.{model.__qualname__}").lower()


class DjangoStore:
    """A database of Django, for a purge. Rows go by SQL: no signal of a model is sent, no manager hides any."""

    def __init__(self, using: str = "default") -> None:
        if using not in connections:
            raise DefinitionError(f"no database {using} is configured: there are {', '.join(connections)}")
        self._using = using
        connection = connections[using]
        self.writer = SqlWriter(quote=connection.ops.quote_name, mark="%s")
        self.lock = " FOR UPDATE" if connection.features.has_select_for_update else ""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; what is inside another transaction is refused, since it could be undone afterwards."""
        atomic: Any = transaction.atomic
        made: AbstractContextManager[None] = atomic(using=self._using, durable=True)
        return made

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Sequence[object]]:
        """What a question gives."""
        with connections[self._using].cursor() as cursor:
            cursor.execute(sql, list(values))
            return [tuple(row) for row in cursor.fetchall()]

    def change(self, sql: str, values: Sequence[object] = ()) -> int:
        """How many rows a statement changed."""
        with connections[self._using].cursor() as cursor:
            cursor.execute(sql, list(values))
            return int(cursor.rowcount)


def __dir__() -> list[str]:
    return __all__
