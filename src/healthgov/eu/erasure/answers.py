"""The whole answer to a request: its lines, what is to be asked, what was wrongly destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from healthgov.eu.erasure.lines import Exercise, Fate, Ground, Line
from healthgov.evidence import citation
from healthgov.findings import MARKS, Finding
from healthgov.kinds import CountryCode
from healthgov.languages import ENGLISH, say
from healthgov.models import Organisation
from healthgov.retention.terms import joined, sentence
from healthgov.retention.words import said
from healthgov.verdicts import Verdict

__all__ = ["Erasure"]

_HEADS = {
    Exercise.ERASURE: "{verdict}: a request for erasure, on {day}",
    Exercise.WITHDRAWAL: "{verdict}: a withdrawal of consent, on {day}",
}
_FATES = {
    Fate.GOES: "goes: {what}",
    Fate.STAYS: "stays: {what}",
    Fate.ASK: "to be asked: {what}",
    Fate.CONTROLLER: "for the controller: {what}",
}


@attrs.frozen(kw_only=True, repr=False)
class Erasure:
    """What becomes of a person's data on a day.

    ``verdict`` is FAIL where something was destroyed that had to be kept, UNKNOWN while something is to be asked, PASS
    where every set of data is decided.
    """

    organisation: str
    asked: Exercise
    as_of: date
    lines: tuple[Line, ...]
    reach: Finding
    """Whether the GDPR reaches the organisation."""
    stated: bool
    """Whether the organisation states its activities."""
    person_died: bool
    law: CountryCode | None = None
    """The country whose schedule was asked, where it is that of the organisation."""

    @property
    def verdict(self) -> Verdict:
        """Of all lines together."""
        found = [line.verdict for line in self.lines]
        if Verdict.FAIL in found:
            return Verdict.FAIL
        return Verdict.UNKNOWN if Verdict.UNKNOWN in found or not self.stated else Verdict.PASS

    @property
    def goes(self) -> tuple[Line, ...]:
        """What is to be erased."""
        return self._of(Fate.GOES)

    @property
    def stays(self) -> tuple[Line, ...]:
        """What is kept."""
        return self._of(Fate.STAYS)

    @property
    def open(self) -> tuple[Line, ...]:
        """What cannot be decided before something is said."""
        return self._of(Fate.ASK)

    @property
    def wrongly_erased(self) -> tuple[Line, ...]:
        """What was destroyed and had to be kept: each is a finding."""
        return tuple(line for line in self.lines if line.verdict is Verdict.FAIL)

    @property
    def holds_until(self) -> date | None:
        """The first later day on which a line may change; ``None`` for never."""
        days = [line.holds_until for line in self.lines if line.holds_until is not None]
        return min([*days, *([self.reach.holds_until] if self.reach.holds_until else [])], default=None)

    def line(self, key: str) -> Line:
        """The line of a type of record, of a limit or of an activity: of what is its own before what it holds for others.

        :raises KeyError: where there is none; the message does not repeat the key.
        """
        found = sorted((line for line in self.lines if line.key == key), key=lambda line: line.fate is Fate.CONTROLLER)
        if not found:
            raise KeyError("no line has this key")
        return found[0]

    def questions(self, language: str = ENGLISH) -> tuple[str, ...]:
        """Everything to ask, each question once."""
        if not self.stated:
            return (say(Organisation.activities.question, None, language),)
        return tuple(dict.fromkeys(ask for line in self.lines for ask in line.questions(language)))

    def explain(self, language: str = ENGLISH) -> str:
        """The answer in words: a paragraph for each set of data, with its day, its reason and its texts."""
        values = {"verdict": say(self.verdict.name, None, language), "day": self.as_of}
        lines = [say(_HEADS[self.asked], values, language)]
        if self.law is not None:
            lines.append(
                say("duties to keep, by the law in force in {country}", {"country": self._law(language)}, language)
            )
        if self.holds_until is not None:
            lines.append(say("the answer may change on {day}", {"day": self.holds_until}, language))
        for line in self.lines:
            lines += ["", *_paragraph(line, language)]
        if not self.stated:
            lines += ["", *(f"? {ask}" for ask in self.questions(language))]
        return "\n".join(lines)

    def _law(self, language: str) -> str:
        from healthgov.models.places import country_name  # noqa: PLC0415  its data load when a country is named

        return country_name(self.law, language) if self.law is not None else ""

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<Erasure on {self.as_of}: {self.verdict.name}, {len(self.lines)} lines>"

    def _of(self, fate: Fate) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.fate is fate)


def _paragraph(line: Line, language: str) -> Iterator[str]:
    """One set of data in words."""
    title = say(line.title, None, language)
    what = title if line.record_type is None or title == line.record_type else f"{title} ({line.record_type})"
    where = ", ".join(line.activities)
    yield f"{MARKS[line.verdict]} {say(_FATES[line.fate], {'what': what}, language)} [{where}]"
    yield f"    {line.why(language)}"
    if line.verdict is Verdict.FAIL:
        yield f"    {MARKS[Verdict.FAIL]} {say('it was destroyed, and had to be kept', None, language)}"
    elif line.erased and line.asks:
        words = "it was destroyed, and it is not known whether it had to be kept"
        yield f"    {MARKS[Verdict.UNKNOWN]} {say(words, None, language)}"
    yield from (f"    {words}" for words in _circumstances(line, language))
    yield from (f"    ? {question}" for question in line.questions(language))
    yield from (f"    {place.cite.said(language)}" for place in (line.exemption, line.ground) if place is not None)
    yield from (f"    {citation(cite, language)}" for cite in line.own_cites)


def _circumstances(line: Line, language: str) -> Iterator[str]:
    """How long, until when by another reading, what is done meanwhile, who signs, who is told."""
    due = line.due
    if due is not None and line.fate in (Fate.STAYS, Fate.ASK):
        yield sentence(due.policy.term, language)
        later = due.safe_keep_through
        if line.fate is Fate.STAYS and later is not None and line.until is not None and later > line.until:
            yield say("by another reading through {day}", {"day": later}, language)
        if line.obliged and not due.not_begun:  # what is in use, as in a stay that runs, is not set apart
            yield say("kept apart, for this alone, with access for those who need it", None, language)
    if line.partly and line.obliged:
        yield say("it was destroyed in one place and stands in another", None, language)
    if line.fate is Fate.GOES:
        yield say(
            "in every copy, exports included; from backups as they turn over, and never back from one", None, language
        )
    if due is not None and line.fate is Fate.GOES and due.sign_offs:
        signers = joined((said(sign, language) for sign in due.sign_offs), language)
        yield say("to be signed by {signers}", {"signers": signers}, language)
    if line.ground is Ground.OBJECTION:
        yield say("what it takes to honour the objection, and no more, is kept", None, language)
    if line.tell:
        told = {"recipients": ", ".join(line.tell)}
        yield say("recipients to be told (GDPR, art. 19): {recipients}", told, language)
