"""All bodies of the law of the United Kingdom that ask questions."""

from __future__ import annotations

from healthgov.gb.data_protection import UkGdpr

__all__ = ["RULE_SETS"]

RULE_SETS = (UkGdpr,)
