"""Who signs before anything is eliminated."""

from __future__ import annotations

from healthgov.retention.policies import SignOff

__all__ = ["ARCHIVES", "HOSPITAL_ARCHIVES", "MEDICAL_FILE"]

ARCHIVES = (SignOff.ARCHIVES_VISA,)
HOSPITAL_ARCHIVES = (SignOff.DIRECTOR, SignOff.ARCHIVES_VISA)
MEDICAL_FILE = (SignOff.DIRECTOR, SignOff.MEDICAL_INFORMATION_PHYSICIAN, SignOff.ARCHIVES_VISA)
