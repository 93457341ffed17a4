"""For whom an organisation processes: asked alike by the Regulation and by each law beside it."""

from __future__ import annotations

from healthgov.models import Organisation, ProcessingActivity, Role
from healthgov.questions import claimed, of_whole

__all__ = ["answers_itself", "as_controller", "as_processor", "not_for_others"]

as_controller = ProcessingActivity.role.is_in({Role.CONTROLLER, Role.JOINT_CONTROLLER})
"""The organisation is a controller of the activity, alone or with others."""
as_processor = ProcessingActivity.role.is_(Role.PROCESSOR)
"""The organisation processes on behalf of others."""
not_for_others = ~claimed(as_processor)
"""Nobody says that it does: what is stated of an activity is held against who states it, unless for somebody else."""
answers_itself = of_whole(
    ~(claimed(Organisation.activities.exist()) & claimed(Organisation.activities.each(as_processor)))
)
"""Not every activity is somebody else's: else what persons are owed is their controllers' to give."""
