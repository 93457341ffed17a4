"""A person asks for erasure, or withdraws consent: what goes, what stays, until when, which text says so.

>>> from healthgov import erasure, fr
>>> from healthgov.models import Organisation
>>> clinic = Organisation(id="clinic", country="FR", activities=[{"id": "care", "role": "controller",
...     "purposes": [{"kind": "care", "legal_basis": "legal_obligation"}],
...     "retention": [{"id": "file", "record_type": "hospital_medical_record"}]}])
>>> answer = erasure(clinic, fr.Retention(as_of="2026-11-28"), last_contact="2020-03-02", birth="1970")
>>> [(line.record_type, line.fate, str(line.until)) for line in answer.lines]
[('hospital_medical_record', Fate.STAYS, '2040-03-02')]
>>> answer.lines[0].exemption, answer.verdict
(Exemption.LEGAL_OBLIGATION, Verdict.PASS)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from healthgov.errors import InvalidDocumentError
from healthgov.eu.erasure.answers import Erasure
from healthgov.eu.erasure.fates import decided
from healthgov.eu.erasure.lines import Exemption, Exercise, Fate, Ground, Line
from healthgov.eu.erasure.sets import RecordFacts, foreign, named_wrongly, sets_of
from healthgov.eu.gdpr.law import reached
from healthgov.models import KeepingReasons, Organisation
from healthgov.retention import Hold, RetentionSchedule
from healthgov.retention.histories import USUAL_HANDLING, Handling, StatedClaim, StatedDay

__all__ = ["Erasure", "Exemption", "Exercise", "Fate", "Ground", "KeepingReasons", "Line", "RecordFacts", "erasure"]


def erasure(
    organisation: Organisation,
    schedule: RetentionSchedule,
    *,
    asked: Exercise = Exercise.ERASURE,
    records: Mapping[str, RecordFacts] | None = None,
    erased: Collection[str] = (),
    not_held: Collection[str] = (),
    never: Collection[str] = (),
    undated: Collection[str] = (),
    not_yet: Collection[str] = (),
    handling: Handling = USUAL_HANDLING,
    claims: Iterable[StatedClaim] = (),
    legal_holds: Iterable[Hold] = (),
    **events: StatedDay,
) -> Erasure:
    """Answer a person who asks an organisation for erasure, on the day of the schedule.

    Each set of data of the organisation's activities stands in one line: a type of record once, whatever activities
    name it, and each retention limit without a type. What a text obliges to keep stays (art. 17(3)(b)), and so does
    what a claim or a legal hold needs; what nobody has to keep goes where a ground of art. 17(1) is there; what is
    not stated is asked for, and never goes. A schedule of another country than that of the organisation answers for
    no type of record: whether a text asks to keep it is asked.

    ``events`` are the days of this person's events, such as ``last_contact``, for every type that reads them;
    ``never`` names those that never happened, ``undated`` those that happened on a day not known, such as a death,
    ``not_yet`` those that are yet to come, such as the last contact of a stay that runs; ``handling`` says what becomes
    of dates that are not safe. ``records`` says what differs for a type of record, a limit or an
    activity, by its key. ``erased`` names, likewise, what was destroyed: what was still to be kept is a finding;
    ``not_held`` what the organisation has none of on this person, as the file of an employee on a patient.

    :raises InvalidDocumentError: for events nobody knows, keys nothing has, what was destroyed and never held, two keys
        of one set that state a fact differently, and dates that cannot be, all at once.
    """
    facts = dict(records or {})
    gathered = sets_of(organisation, schedule)
    common = RecordFacts(
        events=events,
        never=tuple(never),
        undated=tuple(undated),
        not_yet=tuple(not_yet),
        handling=handling,
        claims=tuple(claims),
        legal_holds=tuple(legal_holds),
    )
    problems = named_wrongly(gathered, schedule, common, facts, {"erased": erased, "not_held": not_held})
    if problems:
        raise InvalidDocumentError(problems, source="request")
    reach, abroad = reached(organisation, as_of=schedule.as_of), foreign(organisation, schedule)
    lines = tuple(
        decided(
            one,
            schedule,
            asked=asked,
            common=common,
            own=facts,
            erased=frozenset(erased),
            reach=reach.verdict,
            whom=Organisation.country.question if organisation.country is None else Organisation.targets_union.question,
            abroad=abroad,
        )
        for one in gathered
        if not one.named_in(frozenset(not_held))[0]
    )
    return Erasure(
        organisation=organisation.id,
        asked=asked,
        as_of=schedule.as_of,
        lines=lines,
        reach=reach,
        stated=organisation.activities is not None,
        person_died=common.died,
        law=organisation.country if abroad is False else None,
    )


def __dir__() -> list[str]:
    return __all__
