"""On what a transfer rests: adequacy, a safeguard or a derogation, on the day."""

from __future__ import annotations

from datetime import date

from healthgov.eu.adequacy import Importer, adequate
from healthgov.eu.gdpr.law import APPLICABLE
from healthgov.eu.references import CLAUSES_2021_914, CLAUSES_2021_915, EDPB_TRANSFERS, OLD_CLAUSES, gdpr
from healthgov.eu.transfers.flows import is_transfer, moment, tool_in_use
from healthgov.findings import Finding, contested, failed, passed
from healthgov.models import Transfer, TransferTool
from healthgov.periods import Day
from healthgov.questions import Question, View, by_hand
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import parameter

__all__ = ["ToolRules"]

_APPROVED = frozenset(
    {
        TransferTool.BINDING_CORPORATE_RULES,
        TransferTool.AD_HOC_CLAUSES,
        TransferTool.ADMINISTRATIVE_ARRANGEMENT,
        TransferTool.CODE_OF_CONDUCT,
        TransferTool.CERTIFICATION,
        TransferTool.AUTHORITY_CLAUSES,
    }
)
"""Tools that are nothing until an authority, or a body it accredits, approved them (art. 46(2)(b), (d) to (f), (3))."""


def _holds(law: ToolRules, transfer: View) -> Finding:
    tool, when, at = tool_in_use(law, transfer), moment(law, transfer), transfer.at("tool")
    if tool is TransferTool.NONE:
        return failed("the transfer rests on nothing", at=at)
    if tool is TransferTool.PROCESSOR_CONTRACT_MODEL:
        words = "{decision} is a model of processor contract, and no transfer tool"
        return failed(words, at=at, decision=CLAUSES_2021_915)
    if tool is TransferTool.ADEQUACY:
        return adequate(transfer.country, when, _importer(transfer)).under(transfer.at())
    if tool is TransferTool.STANDARD_CLAUSES_OLD:
        return _old_clauses(law, transfer, when)
    if tool is TransferTool.STANDARD_CLAUSES_2021:
        usable = law.clauses_2021_usable
        if when < usable:
            return failed("these clauses cannot be used before {day}", at=at, day=usable)
        return passed("standard clauses of 2021", at=at)
    if tool in _APPROVED:
        said = (
            passed("an authority approved the tool") if transfer.approved else failed("no authority approved the tool")
        )
        return said.under(transfer.at("approved"))
    return passed("it rests on {tool}", at=at, tool=tool)


def _old_clauses(law: ToolRules, transfer: View, when: Day | date) -> Finding:
    end, closed, at = law.old_clauses_end, law.old_clauses_closed, transfer.at("tool")
    if not when <= end:
        return failed("the old clauses ended on {day}", at=at, day=end)
    signed = transfer.tool_since
    if signed > closed:
        words = "signed after {day}, when the old clauses were closed"
        return failed(words, at=transfer.at("tool_since"), day=closed)
    if not when < closed and transfer.maybe("processing_changed"):
        return failed("the processing changed since they were signed", at=transfer.at("processing_changed"))
    if signed == closed or not when < end:
        return contested(
            "sources differ by one day on {day}",
            passed("the day is counted in"),
            failed("the day is not counted in"),
            at=at,
            day=closed if signed == closed else end,
        )
    return passed("old standard clauses, in their time", at=at)


def _importer(transfer: View) -> Importer:
    return Importer(
        listed_organisation=transfer.maybe("listed_organisation"),
        commercial_activity=transfer.maybe("commercial_activity"),
        private_sector=transfer.maybe("private_sector"),
        automated_processing=transfer.maybe("automated_processing"),
        inside_recognised_borders=transfer.maybe("inside_recognised_borders"),
        no_credit_data=transfer.maybe("no_credit_data"),
        local_law_applies=transfer.maybe("local_law_applies"),
    )


class ToolRules(RuleSet, of=Transfer, where=is_transfer):
    """The tool."""

    clauses_2021_usable = parameter("2018-05-25", date(2021, 6, 27), cites=[CLAUSES_2021_914])
    old_clauses_closed = parameter("2018-05-25", date(2021, 9, 27), cites=[OLD_CLAUSES])
    """No new contract rests on the old clauses from this day."""
    old_clauses_end = parameter("2018-05-25", date(2022, 12, 27), cites=[OLD_CLAUSES])
    """The old clauses give nothing after this day."""

    @rule(
        "EU-TR-01",
        gdpr("44"),
        gdpr("45"),
        gdpr("46"),
        EDPB_TRANSFERS,
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def rests_on_tool(law, transfer: type[Transfer]) -> Question:  # noqa: ARG002  read by hand
        """A transfer rests on a tool that holds.

        Data sent, or made available, to another body in a third country need adequacy, a safeguard or a derogation.
        Privacy Shield and Safe Harbour fell without grace; old clauses ended on 2022-12-27; 2021/915 is no transfer
        tool. Binding corporate rules, codes of conduct, certifications, clauses of an authority or of one's own and
        administrative arrangements are nothing until they are approved. *Fails* with none, or with one that does
        not hold on the day.
        """
        return by_hand(_holds)
