"""The Union and the European Economic Area over time, territories with a code of their own included."""

from __future__ import annotations

from healthgov.models import Places

__all__ = [
    "EEA",
    "EEA_CONTESTED",
    "EU",
    "EU_STATES_OVERSEAS",
    "GDPR_BY_NATIONAL_LAW",
    "GDPR_TERRITORY",
    "GDPR_UNTIL_2020",
    "OUTERMOST",
]

OUTERMOST = Places.since(
    "outermost regions",
    ("1958-01-01", None, ("GP", "MQ", "GF", "RE", "MF")),
    ("2014-01-01", None, ("YT",)),
    ("1958-01-01", "2011-12-31", ("BL",)),
)
"""Overseas parts of France on the territory of the Union: Mayotte since 2014, Saint-Barthélemy until 2011."""

EU = (
    Places.since(
        "Member States",
        ("1958-01-01", None, ("BE", "DE", "FR", "IT", "LU", "NL")),
        ("1973-01-01", None, ("DK", "IE")),
        ("1973-01-01", "2020-01-31", ("GB",)),
        ("1981-01-01", None, ("GR",)),
        ("1986-01-01", None, ("ES", "PT")),
        ("1995-01-01", None, ("AT", "FI", "SE", "AX")),
        ("2004-05-01", None, ("CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK")),
        ("2007-01-01", None, ("BG", "RO")),
        ("2013-07-01", None, ("HR",)),
    )
    | OUTERMOST
).called("the Union")
"""Member States, and the territories with a code of their own to which the treaties apply."""

EEA = (EU | Places.since("EEA-EFTA", ("1994-01-01", None, ("IS", "NO")), ("1995-05-01", None, ("LI",)))).called(
    "the EEA"
)
"""The Union with Iceland, Liechtenstein and Norway."""

GDPR_TERRITORY = (EU | Places.since("EEA-EFTA under the GDPR", ("2018-07-20", None, ("IS", "LI", "NO")))).called(
    "where the GDPR applies"
)
"""The Union, and Iceland, Liechtenstein and Norway since the Regulation entered into force there.

Between 25 May and 19 July 2018 the law of the Directive still bound these three, and data kept flowing to them.
"""

EEA_CONTESTED = Places.since(
    "Svalbard and French overseas territories outside the Union",
    ("1994-01-01", None, ("SJ", "PM", "WF", "PF", "NC", "TF")),
    ("2012-01-01", None, ("BL",)),
    ("1994-01-01", "2013-12-31", ("YT",)),
)
"""Codes of which no text read settles whether "inside the EEA" includes them."""

EU_STATES_OVERSEAS = Places.since(
    "overseas territories of Member States",
    ("1958-01-01", None, ("PM", "WF", "PF", "NC", "TF", "GL", "FO", "AW", "CW", "SX", "BQ")),
    ("2012-01-01", None, ("BL",)),
    ("1958-01-01", "2013-12-31", ("YT",)),
)
"""Parts of a Member State to which the treaties do not apply."""

GDPR_BY_NATIONAL_LAW = Places.since(
    "territories to which national law extends the GDPR",
    ("2019-06-01", None, ("PM", "BL", "WF", "PF", "NC", "TF")),
)
"""French overseas territories outside the Union: the GDPR binds there through Law 78-17 of 6 January 1978."""

GDPR_UNTIL_2020 = Places.since(
    "the United Kingdom and Gibraltar until the end of the transition",
    ("2020-02-01", "2020-12-31", ("GB",)),
    ("2018-05-25", "2020-12-31", ("GI",)),
)
"""No Member States, but Union law, the GDPR included, applied there until the transition period ended."""
