"""Render a report as one HTML file that needs nothing else: no server, no network, no other file.

It opens from a disk or a mail. Its security policy lets nothing load, and nothing run but its own few lines, which are
known by their digest. Needs ``pip install "healthgov[html]"``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources

from healthgov.errors import MissingExtraError
from healthgov.reports.renderers.html.view import view
from healthgov.reports.shown import shown
from healthgov.rules import Report

__all__ = ["SUFFIX", "render"]

SUFFIX = ".html"


def render(report: Report, *, language: str = "en") -> str:
    """Return the report as an HTML page.

    :raises MissingExtraError: where Jinja2 is not installed.
    """
    try:
        import jinja2  # noqa: PLC0415  an extra
        import markupsafe  # noqa: PLC0415  comes with it
    except ImportError:
        raise MissingExtraError.for_extra("an HTML report", "html") from None
    style, script = _file("report.css"), _file("report.js")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # What is markup already is ours.
        finalize=lambda value: _set(value, language) if type(value) is str else value,
    )
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    ours = {"style": markupsafe.Markup(style), "script": markupsafe.Markup(script)}  # noqa: S704  our own two files
    return environment.get_template("report.html.jinja").render(policy=policy, **ours, **view(report, language))


def _set(text: str, language: str) -> str:
    """A text as it is set: what would turn the order of letters is written out, and French signs stay with their word."""
    safe = shown(text)
    return _FRENCH.sub("\N{NO-BREAK SPACE}", safe) if language == "fr" else safe


_FRENCH = re.compile(" (?=[?!:;»])|(?<=«) ")


def _file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def __dir__() -> list[str]:
    return __all__
