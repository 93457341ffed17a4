"""Who signs before anything is eliminated."""

from __future__ import annotations

from healthgov.retention.policies import SignOff
from healthgov.retention.rows import archives_first

__all__ = ["ARCHIVES", "HOSPITAL_ARCHIVES", "MEDICAL_FILE"]

ARCHIVES = archives_first(SignOff.ARCHIVES_VISA)
HOSPITAL_ARCHIVES = archives_first(SignOff.DIRECTOR, SignOff.ARCHIVES_VISA)
MEDICAL_FILE = archives_first(SignOff.DIRECTOR, SignOff.MEDICAL_INFORMATION_PHYSICIAN, SignOff.ARCHIVES_VISA)
