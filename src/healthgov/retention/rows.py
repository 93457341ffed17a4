"""How a schedule is written down: one row for each type of record, the key from the name of the attribute."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from healthgov.errors import DefinitionError
from healthgov.periods import Period, Validity
from healthgov.retention.citations import Text, text
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
from healthgov.retention.terms import Criterion, Term, events_of, until
from healthgov.texts import BindingForce, Confidence, Reference

__all__ = [
    "ANONYMISED",
    "CASE_LAW",
    "CONTRACT",
    "ERASED",
    "GUIDANCE",
    "INFERRED",
    "MEMORY",
    "NOT_STATED",
    "PROPOSAL",
    "RETURNED",
    "REVIEWED",
    "SECOND_HAND",
    "SEEN",
    "STATUTE",
    "UNSURE",
    "Between",
    "Length",
    "Text",
    "Then",
    "advised",
    "archives_first",
    "at_least",
    "at_most",
    "between",
    "exactly",
    "gap",
    "kept",
    "text",
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


@attrs.frozen
class Between:
    """A range: no disposal up to ``least``, nothing left after ``most``, and in between somebody decides."""

    least: Term
    most: Term


@attrs.frozen
class Length:
    """A term, and whether the text says at least, at most, exactly or as advice."""

    nature: Nature
    term: Term
    least: Term | None = None


def at_least(term: Term) -> Length:
    """Kept at least so long."""
    return Length(Nature.MINIMUM, term)


def at_most(term: Term) -> Length:
    """Kept at most so long, also where an authority advises to keep no longer."""
    return Length(Nature.MAXIMUM, term)


def exactly(term: Term | Between) -> Length:
    """Kept so long, or within such a range, then erased."""
    return _length(Nature.FIXED, term)


def advised(term: Term | Between) -> Length:
    """Kept so long, or within such a range, as an authority or an order advises."""
    return _length(Nature.RECOMMENDED, term)


def between(least: Term, most: Term) -> Between:
    """A range between two ends, for :func:`exactly` or :func:`advised`."""
    return Between(least, most)


def _length(nature: Nature, term: Term | Between) -> Length:
    return Length(nature, term.most, term.least) if isinstance(term, Between) else Length(nature, term)


@attrs.frozen
class Then:
    """What happens at the end, and who signs before, in order."""

    disposition: Disposition
    sign_offs: tuple[SignOff, ...] = ()


ERASED = Then(Disposition.ERASE)
ANONYMISED = Then(Disposition.ANONYMISE_OR_ERASE)
REVIEWED = Then(Disposition.REVIEW)
RETURNED = Then(Disposition.RETURN)
NOT_STATED = Then(Disposition.NONE_STATED)


def archives_first(*sign_offs: SignOff) -> Then:
    """The archives select, where the records are public archives; then erased, once these have signed."""
    return Then(Disposition.ARCHIVES_FIRST, sign_offs)


def kept(
    title: str,
    length: Length | Criterion,
    *cites: Reference,
    key: str = "",
    starts: str = "",
    controller: str = "",
    readings: tuple[Reading, ...] = (),
    assumes: Mapping[str, str] | None = None,
    suspended_by_claims: bool = False,
    on_request: Period | None = None,
    applies_by: AppliesBy = AppliesBy.DISPOSAL,
    granularity: Granularity = Granularity.ITEM,
    phases: tuple[Phase, ...] = (),
    then: Then = ERASED,
    since: str | date | None = None,
    until: str | date | None = None,
    contested: str = "",
    note: str = "",
) -> RetentionPolicy:
    """One row: a type of record, how long it is kept from which event, and the texts that say so.

    :param title: the name of the type of record in words. Sentences are English; ``healthgov.languages.worded`` brings
        other languages where the catalogues do not.
    :param length: what the text says of a term: ``at_least``, ``at_most``, ``exactly``, ``advised``; or a criterion
        without number (``until("...")``). A period counts in the unit of the text: ``months(3)`` is not ``days(90)``.
    :param cites: the texts, that of the length first; none for a rule of the house. Made by :func:`text`. What is
        ``INFERRED`` or ``UNSURE`` ought not to stand alone.
    :param key: what callers ask by, where it is not the name of the attribute. Two policies of a schedule may share it
        where their days, ``since`` to ``until``, do not overlap: two versions of a text.
    :param starts: the event that starts the clock, where it is not the first that the term reads. Those in
        ``EVENTS`` and the own events of the schedule are said in words; any other name is allowed.
    :param controller: who keeps the record, in words; empty for anybody.
    :param readings: other plausible readings, each a term and the text it rests on. The latest end of all of them is
        the safe one, and up to it nothing is free.
    :param assumes: for an event that a floor or a condition needs and that has no date, the event that bounds it:
        ``{"birth": "last_contact"}`` takes a patient whose birth is not known for a newborn at the last contact. It
        counts for the safe end only.
    :param suspended_by_claims: whether a claim on liability stops the clock.
    :param on_request: within which time of the person's request the text itself has the record erased.
    :param applies_by: which day chooses the version of the text: that of the disposal, or that of the study.
    :param granularity: whether one clock runs for each item, for a whole file, a dataset or an extract.
    :param phases: the phases of the life of the record in order, each with a name and a term for its end that counts
        from the first event, never from the end of another phase. What follows the last named one is the
        intermediate archive, until the end.
    :param then: what happens at the end and who signs before; erased unless said.
    :param since: the first day on which the text applies; ``None`` where no day is known.
    :param until: the last day; ``None`` for a text that still stands.
    :param contested: why the answer of the text is not settled; only what all readings have in common then decides.
        Empty for a text whose answer is settled.
    :param note: what else a reader ought to know.
    :raises DefinitionError: for a criterion that does not say what starts it, and for a term of which it is not said
        whether it is a least, a most, or what else.
    :raises ValueError: for a day that is none, or for a policy that would end before it starts.

    A file of at least fifteen years that never goes before the 25th birthday, and a log that is kept between six
    months and a year:

    >>> from healthgov.periods import months, years
    >>> from healthgov.retention import RetentionSchedule, not_before
    >>> ACT = text("Health act of elsewhere, art. {}", checked_on="2026-11-23")
    >>> ADVICE = text("Authority of elsewhere, {}", force=GUIDANCE, checked_on="2026-11-23")
    >>> class Elsewhere(RetentionSchedule):
    ...     ward_file = kept(
    ...         "file of a ward",
    ...         at_least(not_before(years(15).after("last_contact"), years(25).after("birth"))),
    ...         ACT("12"),
    ...         assumes={"birth": "last_contact"},
    ...         phases=(Phase("active", years(5).after("last_contact")),),
    ...     )
    ...     log = kept(
    ...         "log",
    ...         advised(between(months(6).after("log_entry"), months(12).after("log_entry"))),
    ...         ADVICE("advice of 2020", SECOND_HAND),
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
    said = Length(Nature.CRITERION, length) if isinstance(length, Criterion) else length
    if not isinstance(said, Length):
        raise DefinitionError(
            f"{title}: say what the text says of the term: at_least(...), at_most(...), exactly(...) or advised(...)"
        )
    start = starts or next(iter(events_of(said.term)), "")
    if not start:
        raise DefinitionError(f"{title}: a criterion reads no event; say which one starts it with starts='...'")
    return RetentionPolicy(
        key=key,
        title=title,
        term=said.term,
        least=said.least,
        trigger=start,
        nature=said.nature,
        cites=cites,
        controller=controller,
        readings=readings,
        assumes=assumes or {},
        suspended_by_claims=suspended_by_claims,
        on_request=on_request,
        applies_by=applies_by,
        granularity=granularity,
        phases=phases,
        disposition=then.disposition,
        sign_offs=then.sign_offs,
        validity=Validity.of(since, until),
        contested=contested,
        note=note,
    )


_NOT_READ = "the length could not be read or confirmed"
_NO_LENGTH = until("no text read so far settles the length")


def gap(
    title: str,
    *cites: Reference,
    starts: str,
    key: str = "",
    controller: str = "",
    applies_by: AppliesBy = AppliesBy.DISPOSAL,
    granularity: Granularity = Granularity.ITEM,
    then: Then = NOT_STATED,
    since: str | date | None = None,
    contested: str = _NOT_READ,
    note: str = "",
) -> RetentionPolicy:
    """A type of record whose length no text read so far settles: every answer is unknown, and says so.

    The parameters are those of :func:`kept`. The texts are ``UNSURE``, for none is known to give a length. Where somebody
    knows the length, ``contested`` says whom to ask.

    >>> from healthgov.retention import RetentionSchedule
    >>> NONE = text("No text found", checked_on="2026-11-23")
    >>> class Elsewhere(RetentionSchedule):
    ...     slides = gap("slides", NONE("", UNSURE), starts="report")
    >>> Elsewhere(as_of="2026-11-23").due("slides", report="1990-01-01").verdict
    Verdict.UNKNOWN
    """
    return kept(
        title,
        _NO_LENGTH,
        *cites,
        key=key,
        starts=starts,
        controller=controller,
        applies_by=applies_by,
        granularity=granularity,
        then=then,
        since=since,
        contested=contested,
        note=note,
    )
