"""The answer for one record: two dates, the reason, what stands in the way, and what to ask next."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from healthgov.findings import say
from healthgov.records import EVENTS
from healthgov.references import Reference
from healthgov.retention.evaluating import Evaluated
from healthgov.retention.facts import Hold
from healthgov.retention.policies import Disposition, Nature, RetentionPolicy, SignOff
from healthgov.verdicts import Verdict

__all__ = ["Due"]

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Due:
    """The answer for one record on a day.

    ``keep_through`` is the last day of the adopted reading, ``None`` while it is not known or a claim
    is pending; ``disposable_from`` the day after. ``safe_keep_through`` is the latest end of any
    plausible reading, ``None`` where one of them is not known.

    ``verdict`` says whether the retention period is over and nothing is in the way, signatures apart: FAIL up
    to the end that the text obliges to keep through, or under a claim or hold; PASS after the safe end, where
    every floor is settled; UNKNOWN in between. A maximum obliges nobody to keep, and does not say whether the
    purpose is over: it is UNKNOWN up to its end, and so is a range between its two ends. Where readings
    compete, the verdict is the one they share.
    """

    policy: RetentionPolicy
    as_of: date
    keep_through: date | None
    safe_keep_through: date | None
    reason: str
    verdict: Verdict
    holds_until: date | None
    """The first later day on which an answer may change; ``None`` for never."""
    suspended: bool
    """Whether a claim is pending and the clock stands still."""
    held: bool
    """Whether a hold, or a claim that moves no date, blocks disposition."""
    holds: tuple[Hold, ...]
    """The holds that stand on the day."""
    suspended_days: int
    lacking: tuple[str, ...]
    """The events the term reads that have no date."""
    unsettled: tuple[str, ...]
    """Those of them that may still move the end: a date, or a statement that they never happened, is wanted."""
    evaluated: Evaluated
    other_readings: tuple[tuple[Reference, Evaluated], ...]
    """The other plausible readings with what they rest on, before any suspension."""
    least: date | None
    """The lower end of a range, where the text gives one."""
    began: date | None
    """The day of the trigger."""
    phase: str
    """The phase on the day: a named one, ``active``, or ``expired`` after the last."""
    over: bool
    """Whether the day lies after ``keep_through``."""

    @property
    def disposable_from(self) -> date | None:
        """The first day on which no text obliges to keep any more: the day after ``keep_through``.

        For a range it is the day after its lower end; for a maximum, which obliges nobody, that of the trigger.
        """
        if self.policy.nature is Nature.MAXIMUM:
            return self.began
        end = self.keep_through if self.policy.least is None else self.least
        return None if end is None else end + _DAY

    @property
    def must_dispose_by(self) -> date | None:
        """The last day on which the record may still be there; ``None`` where no text sets a maximum."""
        return self.keep_through if self.policy.bounded else None

    @property
    def overdue(self) -> bool:
        """Whether a maximum is over under every reading and nothing is in the way: the record ought to be gone."""
        return self.must_dispose_by is not None and self.over and self.verdict is Verdict.PASS

    @property
    def disposition(self) -> Disposition:
        """What happens then."""
        return self.policy.disposition

    @property
    def sign_offs(self) -> tuple[SignOff, ...]:
        """Who has to sign before."""
        return self.policy.sign_offs

    def questions(self, language: str = "en") -> tuple[str, ...]:
        """What to ask next, where the verdict is UNKNOWN."""
        if self.verdict is not Verdict.UNKNOWN:
            return ()
        words = _WORDS[language]
        asked = [
            words["when"].format(event=say(EVENTS[name].words if name in EVENTS else name, None, language))
            for name in dict.fromkeys((*self.unsettled, *(self.lacking if self.keep_through is None else ())))
        ]
        if self.policy.contested:
            asked.append(words["which"].format(why=say(self.policy.contested, None, language)))
        if not asked:
            asked.append(words["criterion" if self.keep_through is None else "decide" if self.over else "purpose"])
        return tuple(asked)

    def explain(self, language: str = "en") -> str:
        """The answer in words: dates, the tree of the term, what stands in the way, what to ask, the texts."""
        words = _WORDS[language]
        lines = [f"{say(self.policy.title, None, language)} ({self.policy.key}), {words['on']} {self.as_of}"]
        through = words["at_most" if self.policy.nature is Nature.MAXIMUM else "through"]
        lines.append(f"{through}: {self.keep_through or words['unknown']} ({self.evaluated.reason(language)})")
        if self.safe_keep_through != self.keep_through:
            lines.append(f"{words['safe']}: {self.safe_keep_through or words['unknown']}")
        lines.append(self.evaluated.explain(language, 1))
        for source, reading in self.other_readings:
            lines += [f"  {words['reading']} ({source}):", reading.explain(language, 2)]
        if self.least:
            lines.append(f"  {words['least']} {self.least}")
        if self.suspended_days:
            lines.append(f"  + {self.suspended_days} {words['suspended_days']}")
        lines += [
            words[name]
            for name, holds in (("suspended", self.suspended), ("held", self.held), ("overdue", self.overdue))
            if holds
        ]
        if self.lacking:
            lines.append(f"{words['lacking']}: {', '.join(self.lacking)}")
        if self.policy.contested:
            lines.append(f"{words['contested']}: {say(self.policy.contested, None, language)}")
        lines += [f"? {question}" for question in self.questions(language)]
        lines += [f"{words['departure']}: {departure}" for departure in self.policy.departures]
        if self.sign_offs:
            lines.append(f"{words['sign']}: {'; '.join(_SIGNING[language][sign] for sign in self.sign_offs)}")
        lines.append(", ".join(map(str, self.policy.cites)))
        return "\n".join(lines)


_WORDS = {
    "en": {
        "on": "on",
        "through": "keep through",
        "at_most": "keep no longer than",
        "overdue": "the maximum is over: it ought to be gone",
        "least": "not before the day after",
        "safe": "safely keep through",
        "unknown": "not known",
        "suspended_days": "days of suspension by claims",
        "suspended": "a claim is pending: the clock stands still",
        "held": "a hold or a pending claim blocks disposition",
        "lacking": "not stated",
        "contested": "contested",
        "reading": "another reading",
        "departure": "this schedule departs from the text",
        "sign": "to be signed by",
        "when": "What is the day of this event, or did it never happen: {event}?",
        "which": "Which reading does the controller adopt, on whose advice? ({why})",
        "criterion": "Is the criterion met? Somebody has to say so.",
        "decide": "The adopted end has passed and a later plausible one has not: who decides?",
        "purpose": "Is the purpose over? No text obliges to keep the record until its end.",
    },
    "fr": {
        "on": "au",
        "through": "à conserver jusqu'au",
        "at_most": "à ne pas conserver au-delà du",
        "overdue": "le maximum est dépassé : ce devrait être supprimé",
        "least": "pas avant le lendemain du",
        "safe": "à conserver par sûreté jusqu'au",
        "unknown": "inconnu",
        "suspended_days": "jours de suspension par réclamations",
        "suspended": "une réclamation est en cours : le délai est suspendu",
        "held": "un gel ou une réclamation en cours bloque le sort final",
        "lacking": "non indiqué",
        "contested": "contesté",
        "reading": "une autre lecture",
        "departure": "ce tableau s'écarte du texte",
        "sign": "à signer par",
        "when": "Quel est le jour de cet événement, ou n'a-t-il jamais eu lieu : {event} ?",
        "which": "Quelle lecture le responsable de traitement retient-il, sur quel avis ? ({why})",
        "criterion": "Le critère est-il rempli ? Quelqu'un doit le dire.",
        "decide": "La fin retenue est passée, une fin plausible plus tardive ne l'est pas : qui décide ?",
        "purpose": "La finalité a-t-elle pris fin ? Aucun texte n'oblige à conserver jusqu'au terme.",
    },
}

_SIGNING = {
    "en": {
        SignOff.DIRECTOR: "the director",
        SignOff.MEDICAL_INFORMATION_PHYSICIAN: "the physician in charge of medical information (opinion)",
        SignOff.ARCHIVES_VISA: "the archives administration (visa), where the records are public archives",
    },
    "fr": {
        SignOff.DIRECTOR: "la direction",
        SignOff.MEDICAL_INFORMATION_PHYSICIAN: "le médecin responsable de l'information médicale (avis)",
        SignOff.ARCHIVES_VISA: "l'administration des archives (visa), pour des archives publiques",
    },
}
