"""Retention for a table: the same terms as an expression that runs on the engine the caller already has.

Goes through narwhals (extra ``healthgov[frames]``): polars, pandas, PyArrow, DuckDB and PySpark. Lazy in,
lazy out; nothing is collected. Dates become day numbers at one door per engine, the term is written once as
arithmetic on them, and the ends come back as dates. A missing date means what it means for one record, and so
does a date in part, which only a column of text can hold.
"""

from __future__ import annotations

from healthgov.tables.annotation import annotate
from healthgov.tables.kinds import annotate_by_type
from healthgov.tables.moments import annotate_at
from healthgov.tables.plans import plan
from healthgov.tables.refusals import REFUSALS
from healthgov.tables.requests import Standing
from healthgov.tables.sources import Events, Intervals, Pick, Units, events, intervals, units

__all__ = [
    "REFUSALS",
    "Events",
    "Intervals",
    "Pick",
    "Standing",
    "Units",
    "annotate",
    "annotate_at",
    "annotate_by_type",
    "events",
    "intervals",
    "plan",
    "units",
]


def __dir__() -> list[str]:
    return __all__
