"""Adequacy decisions (GDPR, art. 45): dated predicates with a scope, not a set of countries.

A decision covers a destination from one day to another, for the importers and processing inside its
scope. The table is complete to July 2026.
"""

from __future__ import annotations

import enum
import re
from datetime import date
from typing import Any

import attrs

from healthgov.facts import Words
from healthgov.findings import CountryCode, Finding, all_hold, any_holds, contested, failed, missing, passed
from healthgov.models import Places, Transfer
from healthgov.periods import Day, Validity
from healthgov.questions import Operand, Question, View, ask_again, by_hand, claimed, when
from healthgov.structs import changed, struct
from healthgov.texts import Confidence, Reference
from healthgov.verdicts import Verdict

__all__ = [
    "ADEQUATE_AS_A_WHOLE",
    "DECISIONS",
    "Adequacy",
    "Condition",
    "Importer",
    "access_adequate",
    "access_adequate_of_itself",
    "adequate",
    "counting_of_itself",
]


class Condition(enum.Enum):
    """What a decision asks of the importer or the processing."""

    LISTED_ORGANISATION = "listed_organisation"
    """On the list of the framework as active on the day of the transfer."""
    COMMERCIAL_ACTIVITY = "commercial_activity"
    PRIVATE_SECTOR = "private_sector"
    AUTOMATED_PROCESSING = "automated_processing"
    INSIDE_RECOGNISED_BORDERS = "inside_recognised_borders"
    NO_CREDIT_DATA = "no_credit_data"
    LOCAL_LAW_APPLIES = "local_law_applies"
    STAFF_DATA_COVERED = "staff_data_covered"
    """Asked where data on staff leave."""
    OUTSIDE_STUDY_EXEMPTION = "outside_study_exemption"
    """Asked where data serve research."""


@struct(kw_only=True)
class Importer:
    """What is known of an importer; each fact answers one condition, ``None`` for not stated."""

    listed_organisation: bool | None = None
    commercial_activity: bool | None = None
    private_sector: bool | None = None
    automated_processing: bool | None = None
    inside_recognised_borders: bool | None = None
    no_credit_data: bool | None = None
    local_law_applies: bool | None = None
    staff_data_covered: bool | None = None
    outside_study_exemption: bool | None = None
    of_staff: bool = False
    """Whether data on staff leave."""
    for_research: bool = False
    """Whether the data serve research."""

    def listed_if_claimed(self) -> Importer:
        """The same, on no list where nobody says so: to be listed is an act of the importer, and not what it is."""
        return self if self.listed_organisation is not None else changed(self, listed_organisation=False)


@struct(kw_only=True)
class Adequacy:
    """One decision."""

    destination: CountryCode
    reference: Reference
    validity: Validity
    conditions: tuple[Condition, ...] = ()


_SEEN = Reference("", checked_on="2026-07-31")
_AMENDED = Reference(
    "",
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-30",
    source="title of Decision (EU) 2016/2295, which amends it and those on ten other countries; the day of its adoption from memory",
)
_NAMED = Reference(
    "",
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-30",
    source="a summary of September 2026 that gives its number, day and length",
)
_REMEMBERED = Reference("", confidence=Confidence.MEMORY)
_NUMBER = re.compile(r"(?P<year>\d{4})/(?P<number>\d+)")


def _celex(number: str) -> str:
    """The number under which the official edition keeps a decision.

    >>> _celex("2011/61/EU"), _celex("(EU) 2023/1795")
    ('32011D0061', '32023D1795')
    """
    found = _NUMBER.search(number)
    return f"3{found['year']}D{int(found['number']):04}" if found else ""


def _decision(
    destination: str,
    number: str,
    since: str,
    until: str | None = None,
    *conditions: Condition,
    known: Reference = _SEEN,
) -> Adequacy:
    return Adequacy(
        destination=CountryCode(destination),
        reference=attrs.evolve(
            known,
            cite=f"Decision {number}",
            version=f"CELEX {_celex(number)}",
            url=f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{_celex(number)}",
        ),
        validity=Validity.of(since, until),
        conditions=conditions,
    )


_LISTED = (Condition.LISTED_ORGANISATION, Condition.STAFF_DATA_COVERED)
"""A listing reaches data on staff only if it says so."""

DECISIONS = (
    _decision("CH", "2000/518/EC", "2000-07-26", known=_AMENDED),
    _decision("HU", "2000/519/EC", "2000-07-26", "2004-04-30", known=_REMEMBERED),
    _decision("US", "2000/520/EC", "2000-07-26", "2015-10-05", Condition.LISTED_ORGANISATION),
    _decision("CA", "2002/2/EC", "2001-12-20", None, Condition.COMMERCIAL_ACTIVITY, Condition.STAFF_DATA_COVERED),
    _decision("AR", "2003/490/EC", "2003-06-30", known=_AMENDED),
    _decision("GG", "2003/821/EC", "2003-11-21", known=_AMENDED),
    _decision("IM", "2004/411/EC", "2004-04-28", known=_AMENDED),
    _decision("JE", "2008/393/EC", "2008-05-08", known=_AMENDED),
    _decision("FO", "2010/146/EU", "2010-03-05", None, Condition.LOCAL_LAW_APPLIES, known=_AMENDED),
    _decision("AD", "2010/625/EU", "2010-10-19", known=_AMENDED),
    _decision(
        "IL", "2011/61/EU", "2011-01-31", None, Condition.AUTOMATED_PROCESSING, Condition.INSIDE_RECOGNISED_BORDERS
    ),
    _decision("UY", "2012/484/EU", "2012-08-21", known=_AMENDED),
    _decision("NZ", "2013/65/EU", "2012-12-19", known=_AMENDED),
    # Schrems I and II gave no grace: the day of the judgment is the first day without a decision.
    _decision("US", "(EU) 2016/1250", "2016-07-12", "2020-07-15", *_LISTED),
    _decision("JP", "(EU) 2019/419", "2019-01-23", None, Condition.PRIVATE_SECTOR, Condition.OUTSIDE_STUDY_EXEMPTION),
    _decision("GB", "(EU) 2021/1772", "2021-06-28", "2025-06-27"),
    _decision("GB", "(EU) 2025/1226", "2025-06-28", "2025-12-27", known=_NAMED),
    _decision("GB", "(EU) 2025/2574", "2025-12-23", "2031-12-27"),
    _decision("KR", "(EU) 2022/254", "2021-12-17", None, Condition.NO_CREDIT_DATA),
    _decision("US", "(EU) 2023/1795", "2023-07-10", None, *_LISTED),
    _decision("BR", "(EU) 2026/179", "2026-01-26"),
)
"""Decisions on countries, in order of their adoption."""


ADEQUATE_AS_A_WHOLE = Places(
    "countries that a decision finds adequate as a whole",
    {
        code: tuple(one.validity for one in DECISIONS if one.destination == code and not one.conditions)
        for code in dict.fromkeys(one.destination for one in DECISIONS if not one.conditions)
    },
)
"""Where a decision reaches every importer and all processing."""

UNDER_UNITED_STATES_LAW = frozenset({"AS", "GU", "MP", "PR", "UM", "VI"})
"""Territories with a code of their own, whose organisations may stand on the list of the framework."""
_BY_ORGANISATION = (
    "the decision reaches organisations on the list, and no text read says whether it does in this territory"
)


def adequate(destination: CountryCode, day: Day | date, importer: Importer | None = None) -> Finding:
    """Whether an adequacy decision covers a transfer to the importer on the day.

    >>> adequate(CountryCode("US"), date(2026, 11, 23), Importer(listed_organisation=False)).verdict
    Verdict.FAIL
    """
    if destination in UNDER_UNITED_STATES_LAW:
        found = adequate(CountryCode("US"), day, importer)
        return contested(_BY_ORGANISATION, found) if found.verdict is Verdict.PASS else found
    # Every decision on the destination is compared with the day, so that the day knows the next change.
    in_force = [d for d in DECISIONS if d.destination == destination and d.validity.covers(day)]
    if not in_force:
        return failed("no adequacy decision covers {country} on this day", country=destination)
    return any_holds(
        "an adequacy decision covers the transfer",
        [_in_scope(decision, importer or Importer()) for decision in in_force],
    )


def counting_of_itself(covered: Question, rests_on: Operand[Any], question: str) -> Question:
    """A decision that covers what is said to rest on something else: whether it rests on that is asked.

    Where it is not known whether the decision reaches so far, its scope is asked about first.
    """
    return covered & when(claimed(covered), ask_again(rests_on, question))


def _importer_of(access: View) -> Importer:
    """What is said of who reaches the data from abroad."""
    return Importer(
        listed_organisation=access.claimed("listed_organisation"),
        commercial_activity=access.claimed("commercial_activity"),
        private_sector=access.claimed("private_sector"),
        automated_processing=access.claimed("automated_processing"),
        inside_recognised_borders=access.claimed("inside_recognised_borders"),
        no_credit_data=access.claimed("no_credit_data"),
        local_law_applies=access.claimed("local_law_applies"),
    )


def _access_covered(law: Any, access: View) -> Finding:
    """An adequacy decision covers the access on the day."""
    return adequate(access.country, law.day, _importer_of(access)).under(access.at())


def _access_covered_of_itself(law: Any, access: View) -> Finding:
    """An adequacy decision covers the access, whatever it is said to rest on; a listing has to be claimed."""
    return adequate(access.country, law.day, _importer_of(access).listed_if_claimed()).under(access.at())


access_adequate = by_hand(_access_covered)
access_adequate_of_itself = by_hand(_access_covered_of_itself)
"""Asked of who reaches the data from abroad, in a chain of hosting or in a file of certification."""


def _in_scope(decision: Adequacy, importer: Importer) -> Finding:
    if not decision.conditions:
        return passed("{decision} covers it", decision=decision.reference)
    asked_of = (
        (Condition.STAFF_DATA_COVERED, importer.of_staff),
        (Condition.OUTSIDE_STUDY_EXEMPTION, importer.for_research),
    )
    not_asked = {condition for condition, concerned in asked_of if not concerned}
    answers: list[Finding] = []
    for condition in (one for one in decision.conditions if one not in not_asked):
        fact: bool | None = getattr(importer, condition.value)
        words: Words = getattr(Transfer, condition.value).words
        if fact is None:
            answers.append(missing(condition.value, words.ask))
        else:
            answers.append(passed(words.yes, at=condition.value) if fact else failed(words.no, at=condition.value))
    return all_hold("{decision} covers it", answers, decision=decision.reference)
