"""Categories of data: a tree that anybody may extend, and whether they are health data *here*.

Health status is a function of what the data are, of what stands beside them and of the purpose; it is
never a constant of a field's name.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

from healthgov.errors import DefinitionError
from healthgov.kinds import CategoryCode
from healthgov.structs import struct

__all__ = ["Article9", "DataCategory", "DataUse", "Taxonomy", "lies_in", "of_health"]


class Article9(enum.Enum):
    """What GDPR, art. 9 and 10 make of a category."""

    SPECIAL = "special"
    CONTEXTUAL = "contextual"
    """Special by cross-reference or by destination only."""
    NOT_SPECIAL = "not_special"
    RESTRICTED = "restricted"
    """Restricted by national law, such as a national identifier."""
    OFFENCE = "offence"
    """Data on offences, art. 10."""


class DataUse(enum.Enum):
    """What data are used for, as far as that can make them health data (by destination)."""

    CARE = "care"
    PATIENT_MONITORING = "patient_monitoring"
    HEALTH_INFERENCE = "health_inference"
    CARE_REGISTRATION = "care_registration"
    """Registering a person for care, or identifying them for it (recital 35)."""
    UNIQUE_IDENTIFICATION = "unique_identification"
    OTHER = "other"


@struct(kw_only=True)
class DataCategory:
    """A category: its code (dots lead to the parent), its status, and its names in other vocabularies."""

    code: CategoryCode
    article_9: Article9
    dpv: tuple[str, ...] = ()
    """Identifiers in the personal-data extension of the Data Privacy Vocabulary (``pd#``)."""
    dpv_health: tuple[str, ...] = ()
    """Identifiers in its health-sector extension (``health#``)."""
    fideslang: tuple[str, ...] = ()
    """Fideslang keys; one that ends in ``.*`` covers what lies below."""
    fhir: tuple[str, ...] = ()
    """FHIR R4 resources, or elements such as ``Patient.birthDate``."""

    @property
    def parent(self) -> CategoryCode | None:
        """The code of the parent, or ``None`` at the top."""
        head, _, _ = self.code.rpartition(".")
        return CategoryCode(head) if head else None


class Taxonomy:
    """An immutable set of categories. ``extended`` gives a larger one and leaves this one alone."""

    __slots__ = ("_by_code",)

    def __init__(self, categories: Iterable[DataCategory]) -> None:
        self._by_code: dict[str, DataCategory] = {}
        for category in categories:
            if category.code in self._by_code:
                raise DefinitionError(f"the category {category.code} is defined twice: choose a code of your own")
            self._by_code[category.code] = category

    def extended(self, *categories: DataCategory) -> Taxonomy:
        """Return this taxonomy with more categories.

        :raises DefinitionError: for a code that exists.
        """
        return Taxonomy((*self, *categories))

    def __iter__(self) -> Iterator[DataCategory]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> DataCategory:
        """The category of a code, or the nearest known one above it.

        :raises KeyError: when nothing above is known either; the message does not repeat the code.
        """
        found = self.nearest(code)
        if found is None:
            raise KeyError("no category with this code, nor above it")
        return found

    def nearest(self, code: str) -> DataCategory | None:
        """The category of a code, or the nearest known one above it; ``None`` where nothing above is known either."""
        head = code
        while head:
            if head in self._by_code:
                return self._by_code[head]
            head = head.rpartition(".")[0]
        return None

    def below(self, code: str) -> tuple[DataCategory, ...]:
        """The category and everything below it."""
        return tuple(c for c in self if c.code == code or c.code.startswith(f"{code}."))

    def from_fhir(self, name: str) -> tuple[DataCategory, ...]:
        """Categories of a FHIR resource (``Appointment``) or element (``Patient.birthDate``)."""
        return tuple(c for c in self if name in c.fhir)

    def from_fideslang(self, key: str) -> tuple[DataCategory, ...]:
        """Categories of a fideslang key; a deeper key gives what the nearest known one above gives."""
        while key:
            found = tuple(c for c in self if key in c.fideslang or any(_covers(k, key) for k in c.fideslang))
            if found:
                return found
            key = key.rpartition(".")[0]
        return ()

    def from_dpv(self, identifier: str) -> tuple[DataCategory, ...]:
        """Categories of an identifier of the Data Privacy Vocabulary, ``pd#`` or ``health#``."""
        return tuple(c for c in self if identifier in c.dpv or identifier in c.dpv_health)

    def __repr__(self) -> str:
        return f"<taxonomy of {len(self)} categories>"


def _covers(pattern: str, key: str) -> bool:
    return pattern.endswith(".*") and key.startswith(pattern[:-1])


_HEALTH_ROOTS = ("health", "genetic", "omics")


def lies_in(code: str, above: Iterable[str]) -> bool:
    """Whether a category is one of these, or lies below one of them: ``identity.nir.key`` in ``identity.nir``."""
    return any(f"{code}.".startswith(f"{one}.") for one in above)


def of_health(category: DataCategory) -> bool:
    """Whether a special category is one of health, and not another one of art. 9."""
    return category.code.partition(".")[0] in _HEALTH_ROOTS or category.code in (
        "financial.claims",
        "employment.sick_leave",
    )
