"""pydantic v2: our models as fields, in both directions, with their JSON Schema.

A model is taken from what a document would hold, and refused with each problem at its own place::

    class Order(BaseModel):
        campaign: Document[Campaign]
"""

from __future__ import annotations

import enum
import typing
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from healthgov.documents import structure, unstructure
from healthgov.errors import InvalidDocumentError, MissingExtraError
from healthgov.facts import facts_of, required
from healthgov.facts.annotations import hints, is_model
from healthgov.kinds import Count

try:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema
    from pydantic_core import ValidationError as CoreError
except ImportError as missing:
    raise MissingExtraError.for_extra("a model as a field of pydantic", "pydantic") from missing

__all__ = ["MISREAD", "Document", "Taken", "schema_of"]

M = TypeVar("M")
MISREAD = "healthgov"
"""The type of an error of pydantic that is of ours."""
_SIMPLE: dict[object, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Count: {"type": "integer", "minimum": 0},
    float: {"type": "number"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
}


class Taken:
    """Tells pydantic how a model is taken and written."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def take(value: object) -> object:
            if isinstance(value, source):
                return value
            try:
                return structure(value, source)
            except InvalidDocumentError as error:
                raise CoreError.from_exception_data(
                    source.__name__, [_detail(problem.path, problem.expected) for problem in error.problems]
                ) from None

        return core_schema.no_info_plain_validator_function(
            take,
            serialization=core_schema.plain_serializer_function_ser_schema(unstructure),
            metadata={"model": source},
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return schema_of(schema.get("metadata", {})["model"])


def _detail(path: str, expected: str) -> InitErrorDetails:
    parts = [part for part in path.replace("[", ".[").split(".") if part]
    places = tuple([int(part[1:-1]) if part.startswith("[") else part for part in parts])
    # The value found is never repeated: what was expected is said.
    said = PydanticCustomError(MISREAD, "{expected}", {"expected": expected})
    return InitErrorDetails(type=said, loc=places, input=None)


if TYPE_CHECKING:
    Document = Annotated[M, ...]
    """A model of ours as a field of pydantic: ``Document[Campaign]``."""
else:

    class Document:
        """A model of ours as a field of pydantic: ``Document[Campaign]``."""

        def __class_getitem__(cls, model: type) -> Any:
            return Annotated[model, Taken]


def schema_of(model: type) -> dict[str, Any]:
    """The JSON Schema of a model: each fact with its question, what is required, and nothing else allowed.

    >>> from healthgov.models import Anonymisation
    >>> schema_of(Anonymisation)["properties"]["linkable"]
    {'type': 'boolean', 'description': 'Can records on the same person still be linked?'}
    """
    questions = {fact.name: fact.question for fact in facts_of(model)}
    properties = {}
    for name, hint in hints(model).items():
        said = _schema(hint)
        question = questions.get(name)
        properties[name] = {**said, "description": str(question)} if question else said
    return {
        "title": model.__name__,
        "type": "object",
        "properties": properties,
        "required": sorted(required(model)),
        "additionalProperties": False,
    }


def _schema(hint: Any) -> dict[str, Any]:
    """The schema of what a fact may be; what has several written forms, such as a period, is left open."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (tuple, frozenset, list):
        return {"type": "array", "items": _schema(parts[0])}
    if parts:
        return {"anyOf": [_schema(part) for part in parts if part is not type(None)]}
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    if is_model(hint):
        return schema_of(hint)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint]}
    if isinstance(hint, type) and issubclass(hint, str):
        return {"type": "string"}
    return {}
