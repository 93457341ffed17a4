"""An organisation in which much is in order, for the pages of rules that no search makes up a passing document for."""

from __future__ import annotations

import functools
from importlib import resources

from healthgov.documents import loads
from healthgov.models import Organisation

__all__ = ["exemplary"]


@functools.cache
def exemplary() -> Organisation:
    """The organisation, read once.

    >>> exemplary().kind
    <OrganisationKind.HEALTH_ESTABLISHMENT: 'health_establishment'>
    """
    text = resources.files("healthgov.reports").joinpath("exemplary.yaml").read_text(encoding="utf-8")
    return loads(text, "yaml")
