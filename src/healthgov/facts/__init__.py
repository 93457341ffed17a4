"""A fact is declared once: its type, its question, what it means when it is so and when it is not.

>>> @model
... class Unsubscribe:
...     '''The way out, in each message.'''
...
...     present: Fact[bool] = fact("Is there a way out in each message?", yes="there is one", no="there is no way out")
...     works: Fact[bool] = fact("Does it work?", yes="it works", no="it leads nowhere")

From an instance the attribute is the value, ``None`` where it is not stated; from the class it is the fact, which can
be asked and composed:

>>> Unsubscribe(works=True).works, Unsubscribe(works=True).present
(True, None)
>>> print(Unsubscribe.works(Unsubscribe(works=False), as_of="2026-11-23"))
✗ it leads nowhere [works]
>>> (Unsubscribe.present | ~Unsubscribe.works).verdict(Unsubscribe(works=False), as_of="2026-11-23")
Verdict.PASS

Built in Python a model takes and refuses exactly what a document does.

>>> Unsubscribe(present="no")
Traceback (most recent call last):
    ...
healthgov.errors.InvalidDocumentError: Unsubscribe: 1 problem
  - present: true or false (without quotes); did you mean false?
"""

from __future__ import annotations

from healthgov.facts.annotations import hints, holds, is_model
from healthgov.facts.answerers import Answerer
from healthgov.facts.declarations import Fact, Required, Words, fact, facts_of, required
from healthgov.facts.models import model
from healthgov.facts.values import unknown_field

__all__ = [
    "Answerer",
    "Fact",
    "Required",
    "Words",
    "fact",
    "facts_of",
    "hints",
    "holds",
    "is_model",
    "model",
    "required",
    "unknown_field",
]


def __dir__() -> list[str]:
    return __all__
