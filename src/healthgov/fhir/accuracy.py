"""How far a date of FHIR is known: what stands beside it in extensions."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["as_known"]

_NO_VALUE = frozenset({"unknown", "asked-unknown", "temp-unknown", "not-asked", "asked-declined", "masked", "error"})
"""Reasons for which a value is absent that is held to be there (data-absent-reason): the event happened."""
_ACCURATE = "A"
_PARTS = 3


def as_known(resource: Mapping[str, object], name: str) -> tuple[object, bool]:
    """The date of an element, as far as it is accurate, and whether its event happened on a day that is not known.

    A reason for its absence stands in place of a date. The indicator of accuracy that HL7 Australia gives has a letter
    for day, month and year: what is estimated or unknown is cut off, and a day without its year is none.

    >>> reason = [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]
    >>> as_known({"_deceasedDateTime": {"extension": reason}}, "deceasedDateTime")
    (None, True)
    >>> accuracy = {"url": "http://hl7.org.au/fhir/StructureDefinition/date-accuracy-indicator", "valueCoding": {"code": "UAA"}}
    >>> as_known({"birthDate": "2004-08-23", "_birthDate": {"extension": [accuracy]}}, "birthDate")
    ('2004-08', False)
    """
    value = resource.get(name)
    beside = resource.get(f"_{name}")
    extensions = beside.get("extension") if isinstance(beside, Mapping) else None
    for extension in extensions if isinstance(extensions, list) else ():
        kind, code = _coded(extension)
        if kind == "data-absent-reason" and value is None:
            return None, code in _NO_VALUE
        if kind == "date-accuracy-indicator" and isinstance(value, str) and len(code) == _PARTS:
            day, month, year = tuple(code)
            if year != _ACCURATE:
                return None, True
            return value[:4] if month != _ACCURATE else value[:7] if day != _ACCURATE else value, False
    return value, False


def _coded(extension: object) -> tuple[str, str]:
    """What an extension is about, and its code."""
    if not isinstance(extension, Mapping):
        return "", ""
    coding = extension.get("valueCoding")
    code = coding.get("code") if isinstance(coding, Mapping) else extension.get("valueCode")
    return str(extension.get("url")).rpartition("/")[2], code if isinstance(code, str) else ""
