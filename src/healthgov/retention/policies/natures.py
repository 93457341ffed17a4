"""What a policy may say: how its length binds, which text counts, what a clock runs for, what happens at the end."""

from __future__ import annotations

import enum

__all__ = ["AppliesBy", "Disposition", "Granularity", "Nature", "SignOff"]


class Nature(enum.Enum):
    """Which error is the safe one: late for a minimum, early for a maximum."""

    MINIMUM = "minimum"
    """Kept at least so long; the safe error is late."""
    MAXIMUM = "maximum"
    """Kept at most so long, and nobody is obliged to keep; the safe error is early."""
    FIXED = "fixed"
    """Kept for the period, then erased; the safe error is late."""
    RECOMMENDED = "recommended"
    """An authority or an order advises to keep so long; the safe error is late. Advice to keep no longer is a maximum."""
    CRITERION = "criterion"
    """No number: somebody applies a criterion, and no answer is PASS before."""


class Disposition(enum.Enum):
    """What happens when the period is over."""

    ERASE = "erase"
    ANONYMISE_OR_ERASE = "anonymise_or_erase"
    ARCHIVES_FIRST = "archives_first"
    """Erased at last; but where the records are public archives (of public bodies, and of private ones for their
    public task) the archives select first, and without their visa nothing is eliminated."""
    REVIEW = "review"
    """Reviewed, then destroyed if no longer needed, or given to a place of deposit."""
    RETURN = "return"
    NONE_STATED = "none_stated"


class SignOff(enum.Enum):
    """Who has to sign before elimination."""

    DIRECTOR = "director"
    """Of the establishment."""
    MEDICAL_INFORMATION_PHYSICIAN = "medical_information_physician"
    """Gives an opinion before the director decides."""
    ACCOUNTANT_DISCHARGE = "accountant_discharge"
    """The discharge (quitus) of the public accountant, which has to have been given."""
    ARCHIVES_VISA = "archives_visa"
    """Of the archives administration, where the records are public archives."""


class AppliesBy(enum.Enum):
    """Which day chooses the version of a text."""

    DISPOSAL = "disposal"
    """The day of the decision to dispose."""
    STUDY_AUTHORISATION = "study_authorisation"
    """The day the study was authorised or declared: later texts leave it under the old one."""


class Granularity(enum.Enum):
    """Whether one clock runs for a whole file or one for each item."""

    DOSSIER = "dossier"
    """One clock for the whole file, started again by each contact."""
    ITEM = "item"
    """One clock for each act, datum or document."""
    DATASET = "dataset"
    """One clock for each study or product."""
    EXTRACT = "extract"
    """Part of a file that outlives the file."""
