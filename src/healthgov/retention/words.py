"""Policies in words: English here, every other language in its catalogue."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from healthgov import languages
from healthgov.evidence import FORCES, SURENESS, citation, sourced
from healthgov.languages import ENGLISH, translated
from healthgov.periods import Validity
from healthgov.retention.policies import (
    AppliesBy,
    Departure,
    Disposition,
    Granularity,
    Nature,
    RetentionPolicy,
    SignOff,
)
from healthgov.retention.terms import event_words, joined, sentence
from healthgov.verdicts import Verdict

__all__ = [
    "departed",
    "described",
    "footing",
    "phase_words",
    "said",
    "summary",
]


def phase_words(phase: str, language: str = ENGLISH) -> str:
    """A phase in words; one that a policy names itself by its name."""
    return translated(_PHASES.get(phase, phase), language)


def said(member: enum.Enum, language: str = ENGLISH) -> str:
    """A member of an enumeration in words."""
    return translated(_MEMBERS[type(member), member.name], language)


def departed(departure: Departure, language: str = ENGLISH) -> str:
    """How a schedule departs from the one it extends, and why."""
    words = translated(_DEPARTURES[departure.verb], language)
    return words.format(term=sentence(departure.term, language), because=departure.because)


def described(policy: RetentionPolicy, language: str = ENGLISH) -> str:
    """A policy in words: how long, from when, by which texts, who signs and what happens then."""

    def say(words: str, **values: object) -> str:
        return languages.say(words, values, language)

    lines = [summary(policy, language)]
    if policy.least is not None:
        lines.append(say("not less than {term}", term=sentence(policy.least, language)))
    lines += [
        say(
            "another reading, {text}: {term}",
            text=citation(reading.source, language),
            term=sentence(reading.term, language),
        )
        for reading in policy.readings
    ]
    lines += [
        say("{what}: {how}", what=phase_words(phase.name, language), how=sentence(phase.ends, language))
        for phase in policy.phases
    ]
    if policy.suspended_by_claims:
        lines.append(say("the clock stands still while a claim on liability is pending"))
    lines += [
        say(
            "where the day of this event is not known, no later than that of the other: {event}, {bound}",
            event=event_words(event, language),
            bound=event_words(bound, language),
        )
        for event, bound in policy.assumes.items()
    ]
    facts = [said(policy.granularity, language), said(policy.applies_by, language)]
    if policy.controller:
        facts.insert(0, say("controller: {name}", name=translated(policy.controller, language)))
    lines.append(joined(facts, language))
    if policy.validity != Validity():
        lines.append(say("in force {days}", days=policy.validity))
    events = ", ".join(f"{event_words(name, language)} ({name})" for name in policy.events)
    lines += [say("events: {events}", events=events)] if events else []
    then, *texts = footing(policy, language)
    signed = [texts.pop(0)] if policy.sign_offs else []
    lines += [then, *signed]
    lines += [translated(policy.note, language)] if policy.note else []
    lines += [say("contested: {why}", why=translated(policy.doubt, language))] if policy.doubt else []
    return "\n".join([translated(policy.title, language), *(f"  {line}" for line in (*lines, *texts))])


def summary(policy: RetentionPolicy, language: str = ENGLISH) -> str:
    """A policy in one line: at least, at most or for how long, and whether that is settled."""
    length = sentence(policy.term, language)
    if policy.least is not None and policy.least != policy.term:
        words = translated("{least} to {most}", language)
        length = words.format(least=sentence(policy.least, language), most=length)
    line = translated("{what}: {how}", language).format(what=said(policy.nature, language), how=length)
    if policy.is_gap:
        line = translated("{line} (gap)", language).format(line=line)
    elif policy.doubt:
        line = translated("{line} (contested)", language).format(line=line)
    if policy.off:
        line = translated("{line} (switched off: {why})", language).format(line=line, why=policy.off)
    return line


def footing(policy: RetentionPolicy, language: str = ENGLISH) -> list[str]:
    """What happens at the end, who signs before, how a schedule departs, and the texts: a line each."""
    lines = [translated("then: {what}", language).format(what=said(policy.disposition, language))]
    if policy.sign_offs:
        signers = joined((said(sign, language) for sign in policy.sign_offs), language)
        lines.append(translated("to be signed by {signers}", language).format(signers=signers))
    if policy.on_request is not None:
        words = "where the person asks for erasure: within {period} of the request"
        lines.append(languages.say(words, {"period": policy.on_request}, language))
    lines += [departed(departure, language) for departure in policy.departures]
    return [*lines, *(sourced(cite, language) for cite in policy.cites)]


_WORDS: Mapping[enum.Enum, str] = {
    Verdict.PASS: "PASS: the period is over",
    Verdict.FAIL: "FAIL: to be kept",
    Verdict.UNKNOWN: "UNKNOWN: somebody has to say",
    Nature.MINIMUM: "minimum",
    Nature.MAXIMUM: "maximum",
    Nature.FIXED: "fixed",
    Nature.RECOMMENDED: "recommended",
    Nature.CRITERION: "criterion",
    Granularity.DOSSIER: "one clock for the whole file",
    Granularity.ITEM: "a clock for each item",
    Granularity.DATASET: "one clock for the data set",
    Granularity.EXTRACT: "an extract that outlives its file",
    Disposition.ERASE: "erase",
    Disposition.ANONYMISE_OR_ERASE: "anonymise or erase",
    Disposition.ARCHIVES_FIRST: "erase, after selection by the archives where the records are public archives",
    Disposition.REVIEW: "review, then destroy or give to a place of deposit",
    Disposition.RETURN: "return, and keep no copy",
    Disposition.NONE_STATED: "not stated",
    SignOff.DIRECTOR: "the director",
    SignOff.MEDICAL_INFORMATION_PHYSICIAN: "the physician in charge of medical information (opinion)",
    SignOff.ACCOUNTANT_DISCHARGE: "the public accountant (discharge)",
    SignOff.ARCHIVES_VISA: "the archives administration (visa), where the records are public archives",
    AppliesBy.DISPOSAL: "the text in force on the day of disposal",
    AppliesBy.STUDY_AUTHORISATION: "the text the study came under",
}
# Members of two enumerations that count may be equal as numbers: a member is known by its type too.
_MEMBERS: Mapping[tuple[type, str], str] = {
    (type(member), member.name): words for table in (_WORDS, FORCES, SURENESS) for member, words in table.items()
}
_PHASES = {"active": "active base", "intermediate": "intermediate archive", "expired": "period over"}
_DEPARTURES = {
    "lengthened": "lengthened to {term}: {because}",
    "shortened": "shortened to {term}: {because}",
    "loosened": "departs from the text, {term}: {because}",
}
