"""The kinds of findings: passed, failed, unknown for a reason, and several taken together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from healthgov.findings.quoting import Value, quoted
from healthgov.findings.tree import Finding
from healthgov.verdicts import Doubt, Verdict

__all__ = [
    "all_hold",
    "any_holds",
    "by_reading",
    "contested",
    "failed",
    "implied",
    "missing",
    "not_applicable",
    "outside",
    "passed",
]


def passed(reason: str, *, at: str = "", **values: Value) -> Finding:
    """The requirement is met, and this is the evidence."""
    return Finding(verdict=Verdict.PASS, reason=reason, values=quoted(values), path=at)


def failed(reason: str, *, at: str = "", **values: Value) -> Finding:
    """The requirement is not met."""
    return Finding(verdict=Verdict.FAIL, reason=reason, values=quoted(values), path=at)


def missing(fact: str, ask: str, *, at: str = "", **values: Value) -> Finding:
    """The fact at path ``fact`` is not stated; ``ask`` is the question that would settle it.

    >>> print(missing("host.certificates", "Which certificates does the host hold? Ask it for a copy."))
    ? Which certificates does the host hold? Ask it for a copy. [host.certificates]
    """
    return Finding(
        verdict=Verdict.UNKNOWN,
        reason=ask,
        values=quoted(values),
        path=at or fact,
        fact=fact,
        doubt=Doubt.MISSING,
    )


def outside(reason: str, *, at: str = "", **values: Value) -> Finding:
    """The day or the case lies outside what is modelled."""
    return Finding(
        verdict=Verdict.UNKNOWN,
        reason=reason,
        values=quoted(values),
        path=at,
        doubt=Doubt.OUTSIDE,
    )


def not_applicable(reason: str, *, at: str = "", **values: Value) -> Finding:
    """The law asks nothing here: implication with a false condition, hence PASS."""
    return Finding(verdict=Verdict.PASS, reason=reason, values=quoted(values), path=at, applies=False)


def contested(reason: str, *readings: Finding, at: str = "", **values: Value) -> Finding:
    """The law has several readings that come out differently on these facts."""
    return Finding(
        verdict=Verdict.UNKNOWN,
        reason=reason,
        values=quoted(values),
        path=at,
        doubt=Doubt.CONTESTED,
        children=readings,
    )


def by_reading(reason: str, *readings: Finding, at: str = "", **values: Value) -> Finding:
    """Answer under every reading of the law: the common verdict, or ``contested`` where they differ.

    >>> by_reading("two dates are defended", passed("from May"), passed("from June")).verdict
    Verdict.PASS
    >>> by_reading("two dates are defended", passed("from May"), failed("from June")).doubt
    Doubt.CONTESTED
    """
    if not readings:
        raise TypeError("by_reading needs the findings of at least one reading")
    verdicts = {reading.verdict for reading in readings}
    if len(verdicts) > 1:
        return contested(reason, *readings, at=at, **values)
    if verdicts == {Verdict.UNKNOWN}:
        return all_hold(reason, readings, at=at, **values)
    first, *others = readings
    return first.with_(children=readings, applies=any(reading.applies for reading in readings)) if others else first


def all_hold(reason: str, children: Iterable[Finding], *, at: str = "", **values: Value) -> Finding:
    """Everything below must hold: FAIL over UNKNOWN over PASS."""
    return _joined(Verdict.all, reason, tuple(children), at, values)


def any_holds(reason: str, children: Iterable[Finding], *, at: str = "", **values: Value) -> Finding:
    """One of those below must hold: PASS over UNKNOWN over FAIL."""
    return _joined(Verdict.any, reason, tuple(children), at, values)


def implied(condition: Finding, then: Callable[[], Finding]) -> Finding:
    """Kleene's implication: where ``condition`` does not hold the law asks nothing.

    ``then`` is asked only where it can matter. A PASS of it stands even where it is not known
    whether the law applies.
    """
    if condition.verdict is Verdict.FAIL:
        leaf = next(condition.leaves())
        return Finding(
            verdict=Verdict.PASS,
            reason=leaf.reason,
            values=leaf.values,
            path=leaf.path,
            applies=False,
            children=(condition,),
        )
    finding = then()
    if condition.verdict is Verdict.PASS or finding.verdict is Verdict.PASS:
        return finding
    doubts = (condition, finding) if finding.verdict is Verdict.UNKNOWN else (condition,)
    return all_hold("it is not known whether this applies", doubts)


def _joined(
    combine: Callable[[Iterable[Verdict]], Verdict],
    reason: str,
    children: tuple[Finding, ...],
    at: str,
    values: dict[str, Value],
) -> Finding:
    verdict = combine([child.verdict for child in children])
    doubt, fact = None, ""
    if verdict is Verdict.UNKNOWN:
        doubts = [child for child in children if child.verdict is Verdict.UNKNOWN]
        # A missing fact comes first: it can be asked for, a contested law cannot.
        first = next((child for child in doubts if child.doubt is Doubt.MISSING), doubts[0])
        doubt, fact = first.doubt, first.fact
    return Finding(
        verdict=verdict,
        reason=reason,
        values=quoted(values),
        path=at,
        applies=any(child.applies for child in children if child.verdict is verdict),
        doubt=doubt,
        fact=fact,
        children=children,
    )
