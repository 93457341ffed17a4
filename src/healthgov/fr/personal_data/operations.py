"""The French lists of operations on which the authority settled whether an impact assessment is needed."""

from __future__ import annotations

from healthgov.models import ListedOperation

__all__ = ["EXEMPT_OPERATIONS", "REQUIRED_OPERATIONS"]

REQUIRED_OPERATIONS = frozenset(
    {
        ListedOperation.CARE_IN_ESTABLISHMENT,
        ListedOperation.GENETIC_DATA_OF_VULNERABLE,
        ListedOperation.STAFF_PROFILING,
        ListedOperation.CONSTANT_STAFF_MONITORING,
        ListedOperation.SOCIAL_OR_HEALTH_ALERTS,
        ListedOperation.WHISTLEBLOWING,
        ListedOperation.WAREHOUSE_OR_REGISTRY,
        ListedOperation.EXCLUDING_PROFILING,
        ListedOperation.SHARED_BREACH_FILES,
        ListedOperation.PROFILING_WITH_EXTERNAL_DATA,
        ListedOperation.BIOMETRIC_RECOGNITION,
        ListedOperation.SOCIAL_HOUSING,
        ListedOperation.SOCIAL_SUPPORT,
        ListedOperation.LARGE_SCALE_LOCATION,
    }
)
"""The fourteen operations that need an impact assessment (CNIL, deliberation 2018-327)."""

EXEMPT_OPERATIONS = frozenset(
    {
        ListedOperation.STAFF_UNDER_250,
        ListedOperation.SUPPLIERS,
        ListedOperation.ELECTORAL_ROLL,
        ListedOperation.WORKS_COUNCIL,
        ListedOperation.ASSOCIATION_MEMBERS,
        ListedOperation.CARE_BY_INDIVIDUAL,
        ListedOperation.LAWYER_INDIVIDUAL,
        ListedOperation.COURT_CLERK,
        ListedOperation.NOTARY,
        ListedOperation.LOCAL_CHILD_SERVICES,
        ListedOperation.ACCESS_AND_TIME_CONTROL,
        ListedOperation.BREATH_TEST_TRANSPORT,
    }
)
"""The twelve operations that need none (CNIL, deliberation 2019-118)."""
