"""Explain an answer, and describe a policy, in English or French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.findings import say
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.sentences import event_words, sentence
from healthgov.retention.words import citation, departed, phase_words, said

if TYPE_CHECKING:
    from healthgov.retention.answers import Due
    from healthgov.retention.facts import Hold

__all__ = ["described", "explained", "reason", "summary"]


def explained(due: Due, language: str = "en") -> str:
    """The answer in words: verdict, dates, the tree of the term, what stands in the way, what to ask, the texts."""
    words, policy = _WORDS[language], due.policy
    through = words["at_most" if policy.bounded else "through"]
    lines = [
        f"{say(policy.title, None, language)} ({policy.key}), {words['on']} {due.as_of}",
        f"{said(due.verdict, language)}{_until(due, language)}",
        f"{through} {due.keep_through or words['unknown']}{'' if due.suspended else f' ({due.evaluated.reason(language)})'}",
    ]
    if due.safe_keep_through != due.keep_through:
        lines.append(f"{words['safe']} {due.safe_keep_through or words['unknown']}")
    if due.disposable_from is not None:
        lines.append(f"{words['from']} {due.disposable_from}")
    lines.append(due.evaluated.explain(language, 1))
    for source, reading in due.other_readings:
        if reading.on == due.evaluated.on and reading.on is not None:
            continue  # it comes to the same day here
        lines += [f"  {words['reading']} {citation(source, language)}", reading.explain(language, 2)]
    if due.least:
        lines.append(f"  {words['least']} {due.least}")
    if due.suspended_days:
        lines.append(f"  + {due.suspended_days} {words['suspended_days']}")
    lines.append(f"{words['phase']} {phase_words(due.phase, language)}")
    flags = {"suspended": due.suspended, "claim": due.held and not due.holds, "overdue": due.overdue}
    lines += [words[name] for name, holds in flags.items() if holds]
    lines += [_held(hold, language) for hold in due.holds]
    if due.lacking:
        names = ", ".join(event_words(name, language) for name in due.lacking)
        lines.append(f"{words['lacking']} {names}")
    if policy.doubt:
        lines.append(f"{words['contested']} {say(policy.doubt, None, language)}")
    lines += [f"? {question}" for question in due.questions(language)]
    lines += [*_then(policy, language), *_texts(policy, language)]
    return "\n".join(lines)


def reason(due: Due, language: str = "en") -> str:
    """What decided ``keep_through``, or that a claim is pending."""
    return _WORDS[language]["suspended"] if due.suspended else due.evaluated.reason(language)


def described(policy: RetentionPolicy, language: str = "en") -> str:
    """A policy in words: how long, from when, by which texts, who signs and what happens then."""
    words = _WORDS[language]
    lines = [say(policy.title, None, language), f"  {summary(policy, language)}"]
    if policy.least is not None:
        lines.append(f"  {words['at_least']} {sentence(policy.least, language)}")
    for reading in policy.readings:
        source = citation(reading.source, language)
        lines.append(f"  {words['reading']} {source}{words['colon']}{sentence(reading.term, language)}")
    lines += [
        f"  {phase_words(phase.name, language)}{words['colon']}{sentence(phase.ends, language)}"
        for phase in policy.phases
    ]
    if policy.suspended_by_claims:
        lines.append(f"  {words['paused']}")
    lines += [
        "  " + words["assumed"].format(event=event_words(event, language), bound=event_words(bound, language))
        for event, bound in policy.assumes.items()
    ]
    facts = [said(policy.granularity, language), said(policy.applies_by, language)]
    if policy.controller:
        facts.insert(0, f"{words['controller']} {policy.controller}")
    lines.append(f"  {words['list'].join(facts)}")
    lines.append(f"  {words['in_force']} {policy.validity}")
    events = ", ".join(f"{event_words(name, language)} ({name})" for name in policy.events)
    lines += [f"  {words['events']} {events}"] if events else []
    lines += [f"  {line}" for line in _then(policy, language)]
    lines += [f"  {say(policy.note, None, language)}"] if policy.note else []
    lines += [f"  {words['contested']} {say(policy.doubt, None, language)}"] if policy.doubt else []
    lines += [f"  {line}" for line in _texts(policy, language)]
    return "\n".join(lines)


def summary(policy: RetentionPolicy, language: str = "en") -> str:
    """A policy in one line: at least, at most or for how long, and whether that is settled."""
    words = _WORDS[language]
    length = sentence(policy.term, language)
    if policy.least is not None and policy.least != policy.term:
        length = words["range"].format(least=sentence(policy.least, language), most=length)
    doubt = words["gap"] if policy.is_gap else words["doubtful"] if policy.doubt else ""
    off = f" ({words['off']}{words['colon']}{policy.off})" if policy.off else ""
    return f"{said(policy.nature, language)}{words['colon']}{length}{doubt}{off}"


def _until(due: Due, language: str) -> str:
    words = _WORDS[language]
    return "" if due.holds_until is None else f"{words['until'].format(day=due.holds_until)}"


def _held(hold: Hold, language: str) -> str:
    words = _WORDS[language]
    scope = f" ({hold.scope})" if hold.scope else ""
    review = "" if hold.review is None else f" {words['review'].format(day=hold.review)}"
    return f"{words['held'].format(day=hold.since)}{scope}{review}"


def _then(policy: RetentionPolicy, language: str) -> list[str]:
    words = _WORDS[language]
    lines = [f"{words['then']} {said(policy.disposition, language)}"]
    if policy.sign_offs:
        lines.append(f"{words['sign']} {words['list'].join(said(sign, language) for sign in policy.sign_offs)}")
    return lines


def _texts(policy: RetentionPolicy, language: str) -> list[str]:
    lines = [departed(departure, language) for departure in policy.departures]
    return [*lines, *(citation(cite, language) for cite in policy.cites)]


_WORDS = {
    "en": {
        "on": "on",
        "until": "; the answer may change on {day}",
        "through": "keep through",
        "at_most": "keep no longer than",
        "at_least": "not less than",
        "overdue": "the maximum is over: the data ought to be gone",
        "least": "not before the day after",
        "safe": "safely keep through",
        "from": "disposable, by the reading adopted, from",
        "unknown": "not known",
        "phase": "phase:",
        "suspended_days": "days of suspension by claims",
        "suspended": "a claim is pending: the clock stands still",
        "claim": "a pending claim blocks disposition",
        "held": "a legal hold blocks disposition since {day}",
        "review": "and is to be reviewed by {day}",
        "lacking": "not stated:",
        "contested": "contested:",
        "reading": "another reading,",
        "sign": "to be signed by",
        "then": "then:",
        "paused": "the clock stands still while a claim on liability is pending",
        "assumed": "where the day of this event is not known, no later than that of the other: {event}, {bound}",
        "controller": "controller:",
        "in_force": "in force",
        "events": "events:",
        "range": "{least} to {most}",
        "gap": " (gap)",
        "off": "switched off",
        "doubtful": " (contested)",
        "colon": ": ",
        "list": "; ",
    },
    "fr": {
        "on": "au",
        "until": " ; la réponse peut changer le {day}",
        "through": "à conserver jusqu'au",
        "at_most": "à ne pas conserver au-delà du",
        "at_least": "pas moins de",
        "overdue": "le maximum est dépassé : ces données devraient être supprimées",
        "least": "pas avant le lendemain du",
        "safe": "à conserver par prudence jusqu'au",
        "from": "éliminable, selon la lecture retenue, à partir du",
        "unknown": "jour inconnu",
        "phase": "phase :",
        "suspended_days": "jours de suspension par réclamations",
        "suspended": "une réclamation est en cours : le délai est suspendu",
        "claim": "une réclamation en cours bloque le sort final",
        "held": "un gel juridique bloque le sort final depuis le {day}",
        "review": "et doit être réexaminé au plus tard le {day}",
        "lacking": "non indiqué :",
        "contested": "contesté :",
        "reading": "une autre lecture,",
        "sign": "à signer par",
        "then": "ensuite :",
        "paused": "le délai est suspendu tant qu'une réclamation en responsabilité est en cours",
        "assumed": "quand le jour du premier de ces événements est inconnu, pas après le second : {event}, {bound}",
        "controller": "responsable de traitement :",
        "in_force": "en vigueur",
        "events": "événements :",
        "range": "{least} à {most}",
        "gap": " (lacune)",
        "off": "désactivé",
        "doubtful": " (contesté)",
        "colon": " : ",
        "list": " ; ",
    },
}
