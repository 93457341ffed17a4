"""What a table or a column may hold, by its name: FHIR, OMOP, SNDS, plain English and French. Suggested, never applied.

A name is no proof. Somebody who knows the data reads what is suggested, and declares what is so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from healthgov.integrations.description import Kind
from healthgov.integrations.suggested_names import (
    FREE_TEXT,
    NAMES,
    NO_CREDENTIALS,
    NO_POLICIES,
    POLICIES,
    ROWS,
    SNDS_COLUMNS,
    SNDS_TABLES,
    STATISTICS,
    TABLES,
    TECHNICAL,
)
from healthgov.integrations.words import of_a_person, of_an_organisation, of_somebody, singular, words_of
from healthgov.models import Taxonomy

__all__ = ["categories_for", "policies_for"]


def _whole(patterns: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns that fit whole words."""
    return tuple((re.compile(rf"(?:^|(?<= ))(?:{pattern})(?:$|(?= ))"), found) for pattern, found in patterns)


_NAMES, _ROWS = _whole(NAMES), _whole(ROWS)
_NO_PERSON = ("health", "identity", "lifestyle")
_NO_TRUTH = ("contact", "identity", "credentials", "professional", "location", "financial", "employment")
"""What a column of yes and no does not hold, whatever it is called: ``is_smart_phone``, ``must_change_password``."""
_NO_CODE = ("contact", "identity.name", "identity.birth", "identity.photo", "credentials", "organisation", "usage")
"""What no key to a row of codes says of somebody: ``phone_id`` leads to where it stands."""
_MOST = 4


def categories_for(
    table: str,
    column: str,
    *,
    called: str = "",
    kind: Kind = Kind.TEXT,
    taxonomy: Taxonomy | None = None,
    by_table: bool = True,
    coded: bool = False,
    of_patients: bool = False,
    of_nobody: bool = False,
) -> tuple[str, ...]:
    """The categories that the names suggest for a column: what its own name says, then what each row of its table tells.

    ``called`` is the class of the table, where there is one; without ``by_table`` only the name of the column is asked;
    ``coded``: it holds a key to a code, which is no name and no address; ``of_patients``: its rows lead to patients, ``of_nobody``:
    they lead to nobody, where others do, as those of a catalogue.

    >>> categories_for("patient", "birth_date"), categories_for("ER_BIO_F", "BIO_PRS_IDE"), categories_for("ward", "name")
    (('identity.birth',), ('health.lab',), ())
    """
    found = _of_column(table, column, called or table, kind, taxonomy)
    if not found and by_table:
        found = _of_rows(table, column, called or table, kind, taxonomy, of_patients=of_patients)
    dropped = (
        *(_NO_PERSON if of_nobody else ()),
        *(_NO_TRUTH if kind is Kind.BOOLEAN else ()),
        *(_NO_CODE if coded else ()),
    )
    return tuple(one for one in found if not one.startswith(dropped))


def _of_column(table: str, column: str, called: str, kind: Kind, taxonomy: Taxonomy | None) -> tuple[str, ...]:
    found = dict.fromkeys(_of_fhir(f"{table}.{column}", taxonomy))
    if not found and column.isupper():
        known = (category for pattern, category in SNDS_COLUMNS if re.fullmatch(pattern, column))
        found.update(dict.fromkeys(list(known)[:1]))
    spoken = " ".join(words_of(column))
    own = longest(_NAMES, spoken)
    own = None if own == "credentials" and _no_credentials(spoken, kind) else own
    if own and own.startswith(("contact", "location")) and of_an_organisation(called) and not of_somebody(column):
        own = "organisation"
    if own is not None and not found:
        found[own] = None
    if spoken in ("name", "nom", "title", "titre", "display name") and kind is Kind.TEXT and of_a_person(called):
        found["identity.name"] = None
    return tuple(found)


def _of_rows(
    table: str, column: str, called: str, kind: Kind, taxonomy: Taxonomy | None, *, of_patients: bool
) -> tuple[str, ...]:
    """What each row of the table tells."""
    spoken, whole = " ".join(words_of(column)), "_".join(words_of(called))
    if re.fullmatch(TECHNICAL, spoken):
        return ()
    row = TABLES.get(whole) or TABLES.get(whole.partition("_")[2])
    row = row or next((category for pattern, category in SNDS_TABLES if re.fullmatch(pattern, table)), None)
    if row:
        return (row,)
    if resource := _of_fhir(table, taxonomy):
        return resource
    row = longest(_ROWS, " ".join(singular(word) for word in words_of(called)), last=True)
    row = None if row == "credentials" and _no_credentials(spoken, kind) else row
    if row is None and of_patients and re.search(rf"(?:^|(?<= ))(?:{FREE_TEXT})$", spoken):
        row = "health.record"
    return (row,) if row else ()


def _no_credentials(spoken: str, kind: Kind) -> bool:
    """Whether a column tells of a password or a token, and holds none: when it changed, how often it was wrong."""
    return kind in (Kind.NUMBER, Kind.DATE, Kind.MOMENT) or re.fullmatch(NO_CREDENTIALS, spoken) is not None


def longest(patterns: Iterable[tuple[re.Pattern[str], str]], spoken: str, *, last: bool = False) -> str | None:
    """What fits the longest part of a name: ``ip address`` is no postal address. ``last``: the last word says what it is."""
    fits = [
        (match.end() if last else 0, len(match.group()), found)
        for pattern, found in patterns
        for match in pattern.finditer(spoken)
    ]
    return max(fits, key=lambda fit: fit[:2])[2] if fits else None


def _of_fhir(name: str, taxonomy: Taxonomy | None) -> tuple[str, ...]:
    """What the taxonomy says of a resource, a part of one (``EncounterLocation``) or an element of FHIR."""
    if taxonomy is None or not name[:1].isupper():
        return ()
    table, dot, element = name.partition(".")
    parts = re.findall(r"[A-Z][a-z0-9]+", table)
    for length in range(len(parts), 0, -1):
        if found := taxonomy.from_fhir("".join(parts[:length]) + dot + element):
            return tuple(category.code for category in found)[:_MOST]
    return ()


def policies_for(table: str, keys: Iterable[str]) -> tuple[str, ...]:
    """The keys of a schedule that the name of a table, or of its class, suggests, a few at most.

    >>> policies_for("factures", ["invoice_accounting", "private_practice_record"])
    ('invoice_accounting',)
    """
    spoken = [singular(word) for word in words_of(table)]
    words = {*re.sub(NO_POLICIES, "", " ".join(spoken)).split()}
    if words & STATISTICS:
        return ()
    phrases = [phrase for word, found in POLICIES.items() if word in words for phrase in found]
    known = sorted(keys)
    found = [
        key for phrase in phrases for key in sorted(known, key=lambda key: not key.startswith(phrase)) if phrase in key
    ]
    return tuple(dict.fromkeys(found))[:_MOST]
