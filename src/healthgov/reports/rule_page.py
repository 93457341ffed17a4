"""The page of a rule: what it asks in words, the facts it reads, its witnesses as documents, what mends, its texts.

>>> from healthgov import Fact, Reference, RuleSet, fact, model, rule
>>> @model
... class Copy:
...     encrypted: Fact[bool] = fact("Is it encrypted?", yes="it is encrypted", no="it is in clear")
>>> class House(RuleSet, of=Copy):
...     @rule("OUR-01", Reference("House rule 1", checked_on="2026-10-01"))
...     def encrypted(law, copy):
...         '''The copy is encrypted.'''
...         return copy.encrypted
>>> print(rule_page(House.encrypted, as_of="2026-11-23"))
OUR-01  The copy is encrypted
severity major · force statute · how sure: read · in force … → …
<BLANKLINE>
The rule in words
  It is encrypted.
<BLANKLINE>
Facts it reads
  Copy.encrypted  Is it encrypted?
<BLANKLINE>
Smallest subjects, as of 2026-11-23
  ✓ PASS
    encrypted: true
  ✗ FAIL
    encrypted: false
    what would mend it
    - needed: it is encrypted
  ? UNKNOWN
    {}
<BLANKLINE>
Texts
  House rule 1 (statute), read on 2026-10-01
<BLANKLINE>
"""

from __future__ import annotations

import functools
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from healthgov.documents import dumps
from healthgov.evidence import force_words, sourced, sureness_words
from healthgov.findings import MARKS
from healthgov.languages import ENGLISH, say
from healthgov.languages.pages import told
from healthgov.periods import Validity, as_date
from healthgov.questions.changes import steps_to
from healthgov.questions.reads import facts_read
from healthgov.questions.remedies import Remedy, remedies
from healthgov.questions.saying import lines
from healthgov.questions.shrinking import Witness, passing_part
from healthgov.questions.states import Patience
from healthgov.questions.witnesses import witness
from healthgov.reports.exemplary import exemplary
from healthgov.rules import Rule
from healthgov.verdicts import Verdict

__all__ = ["RulePage", "rule_page", "rule_pages"]

_REMEDIES = 3


def rule_page(
    rule: Rule,
    *,
    as_of: str | date,
    language: str = ENGLISH,
    witnesses: bool = True,
    patience: Callable[[], Patience] | None = None,
) -> str:
    """The page of a rule as a text.

    The witnesses are of the day, or of the nearest day on which the rule is in force. ``patience`` makes what is called
    before each try of a search; where that raises ``TimeoutError`` the page says that the search was given up.
    """
    pages = rule_pages(rule, as_of=as_of, in_languages=(language,), witnesses=witnesses, patience=patience)
    page = attrs.evolve(pages[language], text=tuple(map(_bare, pages[language].text)))
    return "\n\n".join("\n".join(part) for part in attrs.astuple(page) if part) + "\n"


@attrs.frozen
class RulePage:
    """The page of a rule in parts, each a tuple of lines; a part of no lines says nothing."""

    head: tuple[str, ...]
    text: tuple[str, ...]
    """In Markdown; all else is plain."""
    words: tuple[str, ...]
    facts: tuple[str, ...]
    witnesses: tuple[str, ...]
    texts: tuple[str, ...]


def rule_pages(
    rule: Rule,
    *,
    as_of: str | date,
    in_languages: Iterable[str],
    witnesses: bool = True,
    patience: Callable[[], Patience] | None = None,
) -> dict[str, RulePage]:
    """The page of a rule in each of several languages; its witnesses, which take time, are looked for once."""
    day = _in_force(rule.validity, as_date(as_of, "as_of"))
    found = _searched(rule, day, patience) if witnesses else ()
    return {
        language: RulePage(
            tuple(_head(rule, language)),
            tuple(_page(rule, language)),
            tuple(_words(rule, language)),
            tuple(_facts(rule, language)),
            tuple(_witnesses(found, day, language)),
            tuple(_texts(rule, language)),
        )
        for language in in_languages
    }


def _head(rule: Rule, language: str) -> Iterator[str]:
    yield f"{rule.code}  {say(rule.title, None, language)}"
    values = {
        "severity": say(str(rule.severity), None, language),
        "force": force_words(rule.force, language),
        "sure": sureness_words(rule.confidence, language),
        "days": rule.validity,
    }
    yield say("severity {severity} · force {force} · how sure: {sure} · in force {days}", values, language)
    if rule.off:
        yield say("switched off: {why}", {"why": rule.off}, language)
    yield from (f"! {departure}" for departure in rule.departures)


def _page(rule: Rule, language: str) -> Iterator[str]:
    """The page in Markdown, with a paragraph for each thing that is set off, such as what fails."""
    paragraphs = [
        part.split()
        for block in re.split(r"\n\s*\n", told(rule.code, rule.page, language))
        for part in _OWN.split(block)
    ]
    for number, words in enumerate(filter(None, paragraphs)):
        if number:
            yield ""
        yield from textwrap.wrap(" ".join(words), _WIDTH, break_long_words=False, break_on_hyphens=False)


def _bare(line: str) -> str:
    """A line as a terminal shows it: without the marks of Markdown."""
    return _MARKS.sub(r"\2", line)


_OWN = re.compile(r"(?<=[.!?])\s+(?=\*[^\W\d_a-z][^*]*\*)")
"""Where a sentence begins with a word that is set off: *Fails*, *Contested*."""
_MARKS = re.compile(r"(\*|``)(?!\s)([^*`]+?)(?<!\s)\1")
"""What a page sets off: words in italics, and names as they are written."""
_WIDTH = 110


def _words(rule: Rule, language: str) -> Iterator[str]:
    yield say("The rule in words", None, language)
    if rule.scope is not None:
        yield f"  {say('Whom the law reaches', None, language)}"
        yield from (f"    {line}" for line in lines(rule.scope, language))
        yield f"  {say('What is asked there', None, language)}"
    indent = "  " if rule.scope is None else "    "
    yield from (f"{indent}{line}" for line in lines(rule.asked, language))


def _facts(rule: Rule, language: str) -> Iterator[str]:
    yield say("Facts it reads", None, language)
    for fact in facts_read(rule.whole, rule.of, law=rule.law):
        if fact.item is not object and not fact.words.ask:
            continue  # it leads to the facts of a thing, which are listed themselves
        words = say(fact.words.ask or fact.noun, None, language)
        yield f"  {fact!r}  {words}"


# --- witnesses --------------------------------------------------------------------------------------------------------


@attrs.frozen
class _Found:
    """What the search for a verdict came to: a witness, or the words that say why there is none, and what would mend it."""

    verdict: Verdict
    witness: Witness | None
    why: str = ""
    quiet: bool = False
    mends: tuple[Remedy, ...] = ()


def _searched(rule: Rule, day: date, patience: Callable[[], Patience] | None) -> tuple[_Found, ...]:
    law: Any = None if rule.law is None else rule.law(as_of=day)  # type: ignore[call-arg]
    return tuple(
        _looked_for(rule, verdict, day, law, patience) for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN)
    )


def _witnesses(searched: tuple[_Found, ...], day: date, language: str) -> Iterator[str]:
    if searched:
        yield say("Smallest subjects, as of {day}", {"day": day}, language)
    for found in searched:
        note = f" ({say('it does not apply', None, language)})" if found.quiet else ""
        yield f"  {MARKS[found.verdict]} {say(found.verdict.name, None, language)}{note}"
        if found.witness is None:
            yield f"    {say(found.why, None, language)}"
            continue
        yield from _shown(found.witness, language)
        if found.mends:
            escapes = all(mend.escapes for mend in found.mends)
            words = "were it otherwise, the law would ask nothing, or less" if escapes else "what would mend it"
            yield f"    {say(words, None, language)}"
        for mend in found.mends:
            yield from _mends(mend, language)


def _mends(mend: Remedy, language: str) -> Iterator[str]:
    """What is needed: on one line, or each on its own where there are several."""
    first, *more = mend.words(language)
    if not more:
        yield f"    - {first}"
        return
    yield f"    - {say('all of this:', None, language)}"
    yield from (f"      · {words}" for words in (first, *more))


def _in_force(validity: Validity, as_of: date) -> date:
    """The day, or the nearest one on which the rule is in force."""
    if validity.since is not None and as_of < validity.since:
        return validity.since
    return validity.until if validity.until is not None and as_of > validity.until else as_of


def _looked_for(rule: Rule, verdict: Verdict, day: date, law: Any, patience: Callable[[], Patience] | None) -> _Found:
    if rule.of is None:
        return _Found(verdict, None, "none was found")
    why = "none was found"
    try:
        found = witness(rule.whole, rule.of, verdict, day, law=law, patience=None if patience is None else patience())
    except TimeoutError:
        found, why = None, "none was looked for to the end: that takes too long"
    if verdict is Verdict.PASS and (found is None or not _applies(rule, found, law)):
        found = _in_order(rule, day, law, patience) or found
    if found is None:
        return _Found(verdict, None, why)
    quiet = verdict is Verdict.PASS and not _applies(rule, found, law)
    mends = _mending(rule, found, day, law, patience) if verdict is Verdict.FAIL else ()
    return _Found(verdict, found, "", quiet, mends)


def _in_order(rule: Rule, day: date, law: Any, patience: Callable[[], Patience] | None) -> Witness | None:
    """What passes in a document written by hand, for a rule that no search made up one for."""
    assert rule.of is not None  # noqa: S101  it was asked before
    try:
        return passing_part(
            rule.whole, rule.of, exemplary(), day, law=law, patience=None if patience is None else patience()
        )
    except TimeoutError:
        return None


def _applies(rule: Rule, found: Witness, law: Any) -> bool:
    return bool(law.explain(rule, found.subject, found.document).applies) if law is not None else True


def _shown(found: Witness, language: str) -> Iterator[str]:
    """The document; where its subject does not stand in it, the subject too."""
    outer = found.document
    inside = outer is not None and steps_to(outer, found.subject) is not None
    yield from _yaml(outer if inside else found.subject)
    if outer is not None and not inside:
        yield f"    {say('in a document that states', None, language)}"
        yield from _yaml(outer)


def _yaml(thing: Any) -> Iterator[str]:
    return (f"    {line}" for line in dumps(thing, "yaml").splitlines())


def _mending(
    rule: Rule, found: Witness, day: date, law: Any, patience: Callable[[], Patience] | None
) -> tuple[Remedy, ...]:
    """What heeds the law; where nothing does, what would make it ask nothing."""
    asked = functools.partial(remedies, rule.whole, found.subject, as_of=day, document=found.document, law=law)
    try:
        heeding = asked(heeding=True, patience=None if patience is None else patience())
        mends = tuple(mend for mend in heeding if not mend.escapes)
        mends = mends or asked(patience=None if patience is None else patience())
    except TimeoutError:
        return ()
    return mends[:_REMEDIES]


# --- texts ------------------------------------------------------------------------------------------------------------


def _texts(rule: Rule, language: str) -> Iterator[str]:
    yield say("Texts", None, language)
    for cite in rule.cites:
        yield f"  {sourced(cite, language)}"
        if cite.gist:
            yield f"    {say(cite.gist, None, language)}"
    behind = dict.fromkeys(cite.sanction for cite in rule.cites if cite.sanction)
    if behind:
        yield say("What who breaks them risks", None, language)
    yield from (f"  {say(sanction, None, language)}" for sanction in behind)
