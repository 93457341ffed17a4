"""The frameworks of the CNIL that give types of record, and which version a study may follow."""

from __future__ import annotations

from healthgov.models import ReferenceFramework

__all__ = ["FRAMEWORKS", "other_version"]

_METHODOLOGIES = {
    "mr001_2018": ReferenceFramework.MR_001_2018,
    "mr001_2026": ReferenceFramework.MR_001_2026,
    "mr003_2018": ReferenceFramework.MR_003_2018,
    "mr003_2026": ReferenceFramework.MR_003_2026,
    "mr004_dataset": ReferenceFramework.MR_004,
    "mr007_dataset": ReferenceFramework.MR_007,
    "mr008_dataset": ReferenceFramework.MR_008,
}
"""The types of record that a methodology of the CNIL gives, and the version that gives them."""

_FOLLOWED_BY = {
    ReferenceFramework.MR_001_2018: ReferenceFramework.MR_001_2026,
    ReferenceFramework.MR_003_2018: ReferenceFramework.MR_003_2026,
}
"""A declaration stays valid when its methodology is replaced: a study may follow the next version under it."""

FRAMEWORKS = _METHODOLOGIES | {
    "health_data_warehouse": ReferenceFramework.WAREHOUSE_2021,
    "health_vigilance_case": ReferenceFramework.VIGILANCE_2019,
}
"""The framework that caps a type of record: who declares to conform to it has no reasons that let it be passed."""


def other_version(record_type: str, framework: ReferenceFramework) -> bool:
    """Whether a type of record is given by another methodology than a study may follow that was declared to this one."""
    given_by = _METHODOLOGIES.get(record_type, framework)
    return framework in _METHODOLOGIES.values() and given_by not in (framework, _FOLLOWED_BY.get(framework))
