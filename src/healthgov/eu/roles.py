"""For whom an organisation processes, and what a host has: asked alike by the Regulation and by each law beside it."""

from __future__ import annotations

from healthgov.models import (
    HostingArrangement,
    HostingContract,
    Organisation,
    OrganisationKind,
    ProcessingActivity,
    RightsRequest,
    Role,
    ShortProcessing,
)
from healthgov.questions import ask_again, claimed, of_whole

__all__ = [
    "answers_itself",
    "answers_request",
    "as_controller",
    "as_processor",
    "given_back",
    "handed_over_briefly",
    "not_for_others",
    "public_body",
    "somebody_elses",
    "takes_part",
]

as_controller = ProcessingActivity.role.is_in({Role.CONTROLLER, Role.JOINT_CONTROLLER})
"""The organisation is a controller of the activity, alone or with others."""
as_processor = ProcessingActivity.role.is_(Role.PROCESSOR)
"""The organisation processes on behalf of others."""
takes_part = ~claimed(ProcessingActivity.role.is_(Role.NEITHER))
"""Nobody says that the organisation takes no part in the activity, of which nothing is asked of it then."""
somebody_elses = ProcessingActivity.role.is_in({Role.PROCESSOR, Role.NEITHER})
"""The organisation processes for others, or takes no part in it."""
not_for_others = ~claimed(somebody_elses)
"""Nobody says so: what is stated of an activity is held against who states it, unless it is somebody else's."""
answers_itself = of_whole(
    ~(claimed(Organisation.activities.exist()) & claimed(Organisation.activities.each(somebody_elses)))
)
"""Not every activity is somebody else's: else what persons are owed is their controllers' to give."""
for_nobody_else = of_whole(claimed(Organisation.activities.exist() & Organisation.activities.each(as_controller)))
FOR_WHOM = (
    "Each activity that is described is the organisation's own: in which does it process these data for a controller?"
)
answers_request = ~claimed(RightsRequest.as_processor, otherwise=~answers_itself) | (
    claimed(RightsRequest.as_processor) & for_nobody_else & ask_again(RightsRequest.as_processor, FOR_WHOM)
)
"""The request is the organisation's to answer: as it is stated of the request, or else told by the activities; where the two
disagree it is asked."""

public_body = Organisation.public_body | (
    claimed(Organisation.kind.is_(OrganisationKind.PUBLIC_AUTHORITY))
    & (
        ~claimed(~Organisation.public_body)
        | ask_again(
            Organisation.public_body, "It is said to be a public authority, and no public body: which is right?"
        )
    )
)
"""A public authority or body: it is said to be one, or its kind is no other; where both are told otherwise it is asked."""

handed_over_briefly = HostingArrangement.short_processing.has(
    ShortProcessing.only_entry_format_print_scan & ~ShortProcessing.copies_kept_after
)
"""Handed over only to be entered, formatted, printed or scanned, and nothing is kept."""

given_back = claimed(HostingArrangement.contract.has(HostingContract.ended_on.is_over())) & (
    HostingArrangement.contract.has(
        HostingContract.data_returned & ~HostingContract.copy_kept & ~claimed(HostingContract.carried_over)
    )
)
"""The contract of a host ended, and it returned everything and kept no copy. What stays under another contract is there."""
