"""The American texts as last checked: the day on which somebody last looked at them stands here and nowhere else."""

from __future__ import annotations

from functools import partial

from healthgov.retention.rows import GUIDANCE, SECOND_HAND, text

__all__ = [
    "ACT",
    "ADVICE",
    "AGAIN",
    "ALASKA",
    "ARIZONA",
    "CALIFORNIA",
    "CONNECTICUT_HOSPITALS",
    "LAST",
    "MASSACHUSETTS",
    "READ",
    "TEXAS_HOSPITALS",
]

_text = partial(text, checked_on="2026-11-23")

ACT = _text("{}")
"""Any text that binds, cited whole."""
READ = text("{}", checked_on="2026-11-28")
"""Any text that binds, cited whole, read again later than the others."""
LAST = text("{}", checked_on="2026-11-29")
"""Any text that binds, cited whole, looked at later than the others."""
AGAIN = text("{}", checked_on="2026-11-30")
"""Any text that binds, cited whole, read last of all."""
ADVICE = _text("{}", force=GUIDANCE)
"""Any text that advises, cited whole."""

ALASKA = ACT("AS 18.20.085", SECOND_HAND, url="https://www.akleg.gov/basis/statutes.asp#18.20.085")
ARIZONA = READ(
    "ARS 12-2297",
    SECOND_HAND,
    source="the medical board of the State, and a site on health law of the States, which agree",
    url="https://www.azleg.gov/ars/12/02297.htm",
)
CALIFORNIA = READ(
    "22 CCR 70751",
    SECOND_HAND,
    source="site on health law of the States; s. 77143, on psychiatric facilities, has the same words",
    url="http://healthinfolaw.org/state-law/medical-record-availability-22-ca-adc-%C2%A770751",
)
CONNECTICUT_HOSPITALS = READ(
    "Regs. Conn. State Agencies, s. 19-13-D3",
    SECOND_HAND,
    source="site on health law of the States, as of January 2016",
    url="http://www.healthinfolaw.org/state-law/short-term-hospitals-general-and-special-conn-agencies-regs-%C2%A7-19-13-d3",
)
MASSACHUSETTS = READ(
    "M.G.L. c. 111, s. 70",
    SECOND_HAND,
    source="two sites on the law of the State, which agree; the article itself was read without its end",
    url="https://malegislature.gov/Laws/GeneralLaws/PartI/TitleXVI/Chapter111/Section70",
)
TEXAS_HOSPITALS = LAST(
    "Tex. Health & Safety Code, s. 241.103",
    SECOND_HAND,
    source="site on health law of the States, as of January 2016",
    url="http://www.healthinfolaw.org/state-law/tex-health-safety-code-%C2%A7-241103-preservation-records-under-health-law",
)
