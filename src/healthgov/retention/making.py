"""How schedules are written down: one call for each type of record, which reads as a row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from healthgov.findings import Words
from healthgov.periods import Period, Validity
from healthgov.retention.policies import (
    AppliesBy,
    Disposition,
    Granularity,
    Nature,
    Phase,
    Reading,
    RetentionPolicy,
    SignOff,
)
from healthgov.retention.terms import Criterion, Term
from healthgov.texts import BindingForce, Confidence, Reference

__all__ = [
    "CASE_LAW",
    "CONTRACT",
    "GUIDANCE",
    "INFERRED",
    "MEMORY",
    "PROPOSAL",
    "SECOND_HAND",
    "SEEN",
    "STATUTE",
    "UNSURE",
    "cited",
    "gap",
    "kept",
]

SEEN = Confidence.SEEN
SECOND_HAND = Confidence.SECOND_HAND
MEMORY = Confidence.MEMORY
INFERRED = Confidence.INFERRED
UNSURE = Confidence.UNSURE

STATUTE = BindingForce.STATUTE
CASE_LAW = BindingForce.CASE_LAW
GUIDANCE = BindingForce.GUIDANCE
CONTRACT = BindingForce.CONTRACT
PROPOSAL = BindingForce.PROPOSAL


def cited(
    cite: str, *, sure: Confidence, checked_on: str | date, force: BindingForce = STATUTE, source: str = ""
) -> Reference:
    """A text that a policy, or another reading of it, rests on.

    :param cite: the place in the text, as a lawyer quotes it.
    :param sure: how sure it is that the text says so: read in the text itself (``SEEN``), read in a report of it
        (``SECOND_HAND``), remembered (``MEMORY``), deduced (``INFERRED``), or not sure at all (``UNSURE``).
    :param checked_on: the day on which somebody last looked.
    :param force: how far the text binds; a statute unless said.
    :param source: where it was read.
    :raises ValueError: for a day that is none.

    >>> cited("CNIL, deliberation 2021-122", sure=SECOND_HAND, force=GUIDANCE, checked_on="2026-11-23")
    <CNIL, deliberation 2021-122>
    """
    return Reference(cite, confidence=sure, force=force, source=source, checked_on=checked_on)


def kept(
    key: str,
    title: tuple[str, str],
    how_long: Period | Term,
    event: str,
    nature: Nature,
    cite: str,
    *,
    sure: Confidence,
    checked_on: str | date,
    force: BindingForce = STATUTE,
    source: str = "",
    also: tuple[Reference, ...] = (),
    controller: str = "",
    readings: tuple[Reading, ...] = (),
    least: Term | None = None,
    assumes: Mapping[str, str] | None = None,
    suspended_by_claims: bool = False,
    applies_by: AppliesBy = AppliesBy.DISPOSAL,
    granularity: Granularity = Granularity.ITEM,
    phases: tuple[Phase, ...] = (),
    disposition: Disposition = Disposition.ERASE,
    sign_offs: tuple[SignOff, ...] = (),
    since: str | date | None = None,
    until: str | date | None = None,
    contested: Words = "",
    note: Words = "",
) -> RetentionPolicy:
    """One policy: a type of record, how long it is kept from which event, and the text that says so.

    :param key: the name of the type of record, in English and ``snake_case``: callers ask by it. Two policies of a
        schedule may share it where their days, ``since`` to ``until``, do not overlap: two versions of a text.
    :param title: the name of the type of record in words, in English and French.
    :param how_long: a period, counted from ``event`` in the unit of the text (``months(3)`` is not ``days(90)``); or a
        whole term, where the text says more than one period.
    :param event: the name of the event that starts the clock (``"last_contact"``), one that the term reads. Those in
        ``healthgov.records.EVENTS`` are said in words; any other name is allowed.
    :param nature: what the length is: at least (``MINIMUM``), at most (``MAXIMUM``, also where an authority advises to
        keep no longer), exactly (``FIXED``), as advice to keep (``RECOMMENDED``), or no number (``CRITERION``).
    :param cite: the text in which the length stands.
    :param sure: how sure it is that this text says so; what is ``INFERRED`` or ``UNSURE`` ought not to stand alone.
    :param checked_on: the day on which somebody last looked at this text.
    :param force: how far this text binds; a statute unless said.
    :param source: where this text was read.
    :param also: further texts behind the policy, each made by :func:`cited` with its own force and sureness.
    :param controller: who keeps the record, in words; empty for anybody.
    :param readings: other plausible readings, each a term and the text it rests on. The latest end of all of them is
        the safe one, and up to it nothing is free.
    :param least: the lower end of a range of which ``how_long`` is the upper one: no disposal up to the first, nothing
        left after the second, and in between somebody decides. ``None`` where there is no range.
    :param assumes: for an event that a floor or a condition needs and that has no date, the event that bounds it:
        ``{"birth": "last_contact"}`` takes a patient whose birth is not known for a newborn at the last contact. It
        counts for the safe end only.
    :param suspended_by_claims: whether a claim on liability stops the clock.
    :param applies_by: which day chooses the version of the text: that of the disposal, or that of the study.
    :param granularity: whether one clock runs for each item, for a whole file, a dataset or an extract.
    :param phases: the phases of the life of the record in order, each with a name and a term for its end that counts
        from the first event, never from the end of another phase. What follows the last named one is the
        intermediate archive, until the end.
    :param disposition: what happens at the end; erased unless said.
    :param sign_offs: who has to sign before, in order.
    :param since: the first day on which the text applies; ``None`` where no day is known.
    :param until: the last day; ``None`` for a text that still stands.
    :param contested: why the answer of the text is not settled, in English and French; only what all readings have in
        common then decides. Empty for a text whose answer is settled.
    :param note: what else a reader ought to know, in English and French.
    :raises ValueError: for a day that is none, or for a policy that would end before it starts.

    A file of at least fifteen years that never goes before the 25th birthday, and a log that is kept between six
    months and a year:

    >>> from healthgov.periods import months, years
    >>> from healthgov.retention import RetentionSchedule, not_before
    >>> class Elsewhere(RetentionSchedule):
    ...     ward_file = kept(
    ...         "ward_file",
    ...         ("file of a ward", "dossier de service"),
    ...         not_before(years(15).after("last_contact"), years(25).after("birth")),
    ...         "last_contact",
    ...         Nature.MINIMUM,
    ...         "Health act of elsewhere, art. 12",
    ...         sure=SEEN,
    ...         checked_on="2026-11-23",
    ...         assumes={"birth": "last_contact"},
    ...         phases=(Phase("active", years(5).after("last_contact")),),
    ...     )
    ...     log = kept(
    ...         "log",
    ...         ("log", "journal"),
    ...         months(12),
    ...         "log_entry",
    ...         Nature.RECOMMENDED,
    ...         "Authority of elsewhere, advice of 2020",
    ...         sure=SECOND_HAND,
    ...         checked_on="2026-11-23",
    ...         force=GUIDANCE,
    ...         least=months(6).after("log_entry"),
    ...         since="2020-01-01",
    ...     )
    >>> schedule = Elsewhere(as_of="2024-11-23")
    >>> file = schedule.due("ward_file", last_contact="2010-05-04")
    >>> file.keep_through, file.safe_keep_through, file.phase
    (datetime.date(2025, 5, 4), datetime.date(2035, 5, 4), 'intermediate')
    >>> log = schedule.due("log", log_entry="2024-01-31")
    >>> log.disposable_from, log.must_dispose_by
    (datetime.date(2024, 8, 1), datetime.date(2025, 1, 31))
    """
    return RetentionPolicy(
        key=key,
        title=title,
        term=how_long.after(event) if isinstance(how_long, Period) else how_long,
        trigger=event,
        nature=nature,
        cites=(cited(cite, sure=sure, checked_on=checked_on, force=force, source=source), *also),
        controller=controller,
        readings=readings,
        least=least,
        assumes=assumes or {},
        suspended_by_claims=suspended_by_claims,
        applies_by=applies_by,
        granularity=granularity,
        phases=phases,
        disposition=disposition,
        sign_offs=sign_offs,
        validity=Validity.of(since, until),
        contested=contested,
        note=note,
    )


def gap(
    key: str,
    title: tuple[str, str],
    event: str,
    cite: str,
    *,
    sure: Confidence = UNSURE,
    checked_on: str | date,
    force: BindingForce = STATUTE,
    also: tuple[Reference, ...] = (),
    controller: str = "",
    applies_by: AppliesBy = AppliesBy.DISPOSAL,
    granularity: Granularity = Granularity.ITEM,
    disposition: Disposition = Disposition.NONE_STATED,
    sign_offs: tuple[SignOff, ...] = (),
    since: str | date | None = None,
    note: Words = "",
) -> RetentionPolicy:
    """A type of record whose length no text read so far settles: every answer is unknown, and says so.

    The parameters are those of :func:`kept`; ``sure`` is ``UNSURE``, for no text is known to give a length.

    >>> from healthgov.retention import RetentionSchedule
    >>> class Elsewhere(RetentionSchedule):
    ...     slides = gap(
    ...         "slides", ("slides", "lames"), "report", "No text found", sure=UNSURE, checked_on="2026-11-23"
    ...     )
    >>> Elsewhere(as_of="2026-11-23").due("slides", report="1990-01-01").verdict
    Verdict.UNKNOWN
    """
    return kept(
        key,
        title,
        Criterion(("no text read so far settles the length", "aucun texte lu à ce jour ne fixe la durée")),
        event,
        Nature.CRITERION,
        cite,
        sure=sure,
        checked_on=checked_on,
        force=force,
        also=also,
        controller=controller,
        applies_by=applies_by,
        granularity=granularity,
        disposition=disposition,
        sign_offs=sign_offs,
        since=since,
        contested=("the length could not be read or confirmed", "la durée n'a pu être lue ni confirmée"),
        note=note,
    )
