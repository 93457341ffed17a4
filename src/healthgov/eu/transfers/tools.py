"""On what a transfer rests: adequacy, a safeguard or a derogation, on the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.eu.adequacy import Condition, Importer, adequate, counting_of_itself
from healthgov.eu.gdpr.law import APPLICABLE, no_law_of_a_church
from healthgov.eu.references import (
    CLAUSES_2021_914,
    EDPB_TRANSFERS,
    OLD_CLAUSES,
    gdpr,
)
from healthgov.eu.roles import public_body
from healthgov.eu.transfers.flows import is_transfer, last_moment, yet_to_start
from healthgov.findings import Finding
from healthgov.models import Organisation, ProcessingActivity, PurposeKind, SubjectKind, Transfer, TransferTool
from healthgov.questions import (
    Question,
    View,
    ask_again,
    by_hand,
    by_reading,
    claimed,
    thing_of,
    value,
    when,
)
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import parameter

__all__ = ["ToolRules", "assessment_needed", "derogation_used", "in_use"]

APPROVED = frozenset(
    {
        TransferTool.BINDING_CORPORATE_RULES,
        TransferTool.AUTHORITY_CLAUSES,
        TransferTool.CODE_OF_CONDUCT,
        TransferTool.CERTIFICATION,
        TransferTool.AD_HOC_CLAUSES,
        TransferTool.ADMINISTRATIVE_ARRANGEMENT,
    }
)
"""Tools that are nothing without approval or authorisation (art. 46(2)(b), (d), (e) and (f), and 46(3))."""
BETWEEN_AUTHORITIES = frozenset({TransferTool.PUBLIC_INSTRUMENT, TransferTool.ADMINISTRATIVE_ARRANGEMENT})
"""Tools for public authorities and bodies alone (art. 46(2)(a) and 46(3)(b))."""
ARTICLE_46 = APPROVED | BETWEEN_AUTHORITIES | {TransferTool.STANDARD_CLAUSES_2021, TransferTool.STANDARD_CLAUSES_OLD}

tool = Transfer.tool
to_the_same = (
    ~Transfer.id.is_(Transfer.id.outer())
    & Transfer.importer.is_(Transfer.importer.outer())
    & Transfer.country.is_(Transfer.country.outer())
)
"""Another transfer to the same importer in the same country."""
NEVER_CARRIED = frozenset({TransferTool.NONE, TransferTool.PROCESSOR_CONTRACT_MODEL})
"""What carried no transfer on any day: when it ended changes nothing."""
COVERED_ANYHOW = "An adequacy decision covers this transfer: does it rest on that?"
LISTED_BY_NOW = (
    "The importer is to be on the list from a later day, and another body decides that: is it on the list already?"
)
WHEN_REPLACED = "Another transfer goes to the same importer on a tool that holds: when did this one end?"
_STAFF = frozenset({SubjectKind.EMPLOYEES, SubjectKind.CANDIDATES})
signed_by_start = yet_to_start & claimed(Transfer.tool_since.at_most(Transfer.first_day))
signed_later = (claimed(~Transfer.tool_since.begun()) & ~signed_by_start) | claimed(
    Transfer.tool_since.after(Transfer.last_day)
)
in_use = (~signed_later).said("the tool is in use", no="the tool is not in use yet")
"""The tool is in use on the day, was before the flow ended, or will be when it starts; that it comes later has to be said."""


def _importer(transfer: View, document: View | None) -> Importer:
    """What is said of the importer, and of the data that leave."""
    conditions = {condition.value: transfer.claimed(condition.value) for condition in Condition}
    activity = _holding(transfer, thing_of(document))
    subjects, purposes = (activity.subjects or (), activity.purposes or ()) if activity is not None else ((), ())
    return Importer(
        **conditions,
        of_staff=bool(_STAFF & set(subjects)),
        for_research=any(purpose.kind is PurposeKind.RESEARCH for purpose in purposes),
    )


def _covered(law: Any, transfer: View, document: View | None) -> Finding:
    """An adequacy decision covers the transfer on the day, or did on the last day of the flow."""
    return adequate(transfer.country, last_moment(law, transfer), _importer(transfer, document)).under(transfer.at())


def _covered_of_itself(law: Any, transfer: View, document: View | None) -> Finding:
    """An adequacy decision covers the transfer, whatever it is said to rest on; a listing has to be claimed."""
    importer = _importer(transfer, document).listed_if_claimed()
    return adequate(transfer.country, last_moment(law, transfer), importer).under(transfer.at())


def _covered_whole(law: Any, transfer: View) -> Finding:
    """An adequacy decision covers the whole country, whoever the importer is and whatever it does."""
    return adequate(transfer.country, last_moment(law, transfer)).under(transfer.at())


listing_awaited = claimed(
    tool.is_(TransferTool.ADEQUACY) & Transfer.listed_organisation & ~Transfer.tool_since.begun()
) & ~claimed(by_hand(_covered_whole))
"""Adequacy hangs on a listing of a later day, which the exporter can plan and cannot give."""
listed_later = (claimed(tool.is_(TransferTool.ADEQUACY)) & signed_later) | listing_awaited
"""Where adequacy hangs on the importer, the day from which it is said to apply is that of its listing."""
not_covered = (~claimed(by_hand(_covered_whole)) & ~(by_hand(_covered_of_itself) & ~listed_later)).said(
    "no adequacy decision is known to cover the transfer", no="an adequacy decision covers the transfer"
)
"""Safeguards and derogations are for where there is no adequacy decision (art. 46(1) and 49(1)); whether one reaches so
far is asked where its scope decides."""
assessment_needed = in_use & tool.is_in(ARTICLE_46) & not_covered
derogation_used = in_use & tool.is_(TransferTool.DEROGATION) & not_covered


def _holding(transfer: View, organisation: object) -> ProcessingActivity | None:
    """The activity in which a transfer stands."""
    this, activities = (
        thing_of(transfer),
        organisation.activities or () if isinstance(organisation, Organisation) else (),
    )
    return next((one for one in activities if any(each is this for each in one.transfers or ())), None)


DAY_SET = "the day that the law sets"


def _before(day: Any) -> Question:
    """The day asked for, or the end of a flow that is said to have ended, lies before another day."""
    return ~value(day, DAY_SET).begun() | claimed(Transfer.last_day.before(day))


def _by(day: Any) -> Question:
    return ~value(day, DAY_SET).is_over() | claimed(Transfer.last_day.at_most(day))


class ToolRules(RuleSet, of=Transfer, where=is_transfer):
    """The tool."""

    undisplaced = no_law_of_a_church

    clauses_2021_usable = parameter("2018-05-25", date(2021, 6, 27), cites=[CLAUSES_2021_914])
    old_clauses_closed = parameter("2018-05-25", date(2021, 9, 27), cites=[OLD_CLAUSES])
    """No new contract rests on the old clauses from this day."""
    old_clauses_end = parameter("2018-05-25", date(2022, 12, 27), cites=[OLD_CLAUSES])
    """The old clauses give nothing after this day."""

    @classmethod
    def old_clauses(cls) -> Question:
        """Signed before they were closed, the processing unchanged since, and not ended; sources differ by one day."""
        closed, end = cls.old_clauses_closed, cls.old_clauses_end
        in_time = by_reading(
            "sources differ by one day on the end of the old clauses",
            _by(end).said("the day is counted in", no="the old clauses have ended")
            & Transfer.tool_since.at_most(closed),
            _before(end).said("the old clauses have not ended", no="the old clauses have ended")
            & Transfer.tool_since.before(closed),
        )
        return in_time & (_before(closed) | ~Transfer.processing_changed)

    @rule("EU-TR-01", gdpr("44"), gdpr("45"), gdpr("46"), EDPB_TRANSFERS, since=APPLICABLE, severity=Severity.BLOCKER)
    def rests_on_tool(law, transfer: type[Transfer]) -> Question:
        """A transfer rests on a tool that holds.

        Data sent, or made available, to another body in a third country need adequacy, a safeguard or a derogation.
        It is no transfer when the person sends her own data, when the same legal person reads them abroad, or
        when the exporter is not under the GDPR. A parent under foreign law is no transfer by itself. Corporate rules,
        codes, certifications, clauses and arrangements that need approval give nothing without it; instruments
        between authorities are for authorities. Privacy Shield and Safe Harbour fell without grace; old clauses
        ended on 2022-12-27; 2021/915 is a model of processor contract, and no transfer tool. A decision counts inside
        its scope: for data on staff only where it, or the importer's listing, reaches them, and in Japan for research
        only where the importer is outside the exemption of academic studies. Where another transfer to the
        same importer in the same country is carried, it is asked when that one took the place of a tool that held once.
        An adequacy decision counts of itself: where one covers what is said to rest on something else, or on
        nothing, it is asked whether the transfer rests on that; where its scope decides and is not told, as in Canada,
        Japan and Korea, the scope is asked. A listing, as in the United States, has to be claimed; of one that is to come by
        the first day of the transfer it is asked whether it is there, since somebody else gives it. *Fails* where nothing
        carries the transfer. GDPR, art. 44 to 46.
        """
        listed_by_now = ask_again(transfer.listed_organisation, LISTED_BY_NOW)
        clauses_usable = (~_before(law.clauses_2021_usable)).said(
            "the clauses of 2021 can be used", no="the clauses of 2021 cannot be used yet"
        )
        carried = (
            in_use
            & (~tool.is_(TransferTool.NONE)).said("it rests on something", no="the transfer rests on nothing")
            & (~tool.is_(TransferTool.PROCESSOR_CONTRACT_MODEL)).said(
                "it rests on more than a processor contract",
                no="Decision (EU) 2021/915 is a model of processor contract, and no transfer tool",
            )
            & when(tool.is_(TransferTool.ADEQUACY), by_hand(_covered) & when(listing_awaited, listed_by_now))
            & when(tool.is_(TransferTool.STANDARD_CLAUSES_2021), clauses_usable)
            & when(tool.is_(TransferTool.STANDARD_CLAUSES_OLD), law.old_clauses())
            & when(tool.is_in(APPROVED), transfer.approved)
            & when(
                tool.is_in(BETWEEN_AUTHORITIES),
                public_body.said(
                    "it is used by a public body", no="the tool is for public authorities and bodies alone"
                ),
            )
        )
        another = ProcessingActivity.transfers.where(to_the_same).some(carried)
        replaced = claimed(
            Organisation.activities.some(another).said(
                "another transfer to the same importer is carried",
                no="no other transfer to the same importer is carried",
            )
        )
        anyhow = counting_of_itself(~not_covered, transfer.tool, COVERED_ANYHOW)
        asked = replaced & ~tool.is_in(NEVER_CARRIED) & ask_again(transfer.last_day, WHEN_REPLACED)
        return carried | anyhow | asked
