"""The answer for one record: two dates, the reason, what stands in the way, and what to ask next."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from healthgov.findings import say
from healthgov.retention.evaluating import Evaluated
from healthgov.retention.explaining import explained
from healthgov.retention.facts import Hold, may_never_happen
from healthgov.retention.policies import Disposition, Nature, RetentionPolicy, SignOff
from healthgov.retention.sentences import event_words
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

__all__ = ["Due"]

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, repr=False)
class Due:
    """The answer for one record on a day.

    ``keep_through`` is the last day of the adopted reading, ``None`` while it is not known or a claim
    is pending; ``disposable_from`` the day after. ``safe_keep_through`` is the latest end of any
    plausible reading, ``None`` where one of them is not known; an event whose absence means that it did not happen,
    as a death, is taken not to have happened in each of them.

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
        Where these are not known, no later than the end itself.
        """
        after = None if self.keep_through is None else self.keep_through + _DAY
        if self.policy.nature is Nature.MAXIMUM:
            return self.began or self.keep_through
        return after if self.least is None else self.least + _DAY

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
        words, policy = _WORDS[language], self.policy
        unsure = (
            self.lacking if self.keep_through is None else [name for name in self.lacking if name in policy.assumes]
        )
        asked = [
            words["when" if may_never_happen(name) else "day"].format(event=event_words(name, language))
            for name in dict.fromkeys((*self.unsettled, *unsure))
        ]
        if policy.doubt:
            asked.append(words["which"].format(why=say(policy.doubt, None, language)))
        if not asked:
            asked.append(words["criterion" if self.keep_through is None else "decide" if self.over else "purpose"])
        return tuple(asked)

    def explain(self, language: str = "en") -> str:
        """The answer in words: verdict, dates, the tree of the term, what stands in the way, what to ask, the texts."""
        return explained(self, language)

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<Due {self.policy.key} on {self.as_of}: {self.verdict.name}>"


_WORDS = {
    "en": {
        "when": "What is the day of this event, or did it never happen: {event}?",
        "day": "What is the day of this event: {event}?",
        "which": "Which reading does the controller adopt, on whose advice? ({why})",
        "criterion": "Is the criterion met? Somebody has to say so.",
        "decide": "The adopted end has passed and a later plausible one has not: who decides?",
        "purpose": "Is the purpose over? No text obliges to keep the record until its end.",
    },
    "fr": {
        "when": "Quel est le jour de cet événement, ou n'a-t-il jamais eu lieu : {event} ?",
        "day": "Quel est le jour de cet événement : {event} ?",
        "which": "Quelle lecture le responsable de traitement retient-il, sur quel avis ? ({why})",
        "criterion": "Le critère est-il rempli ? Quelqu'un doit le dire.",
        "decide": "La fin retenue est passée, une fin plausible plus tardive ne l'est pas : qui décide ?",
        "purpose": "La finalité a-t-elle pris fin ? Aucun texte n'oblige à conserver jusqu'au terme.",
    },
}
