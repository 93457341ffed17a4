"""Render a report as plain text."""

from __future__ import annotations

from healthgov.rules import Report

__all__ = ["render"]


def render(report: Report, *, language: str = "en") -> str:
    """Return the explained tree, in English or French."""
    return report.text(language) + "\n"
