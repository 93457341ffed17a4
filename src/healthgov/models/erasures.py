"""What a controller answers of a set of data that a person asks to have erased."""

from __future__ import annotations

from healthgov.facts import Fact, fact, model

__all__ = ["KeepingReasons"]


@model
class KeepingReasons:
    """Why a set of data might be kept although a person asks for its erasure (GDPR, art. 17).

    Nothing here is taken for so while it is not stated: who keeps has to say why, and who erases that nothing obliges
    to keep.
    """

    duty: Fact[bool] = fact(
        "Does a text oblige to keep these data, whose type of record is not stated?",
        yes="a text obliges to keep these data",
        no="no text obliges to keep these data",
    )
    """For data whose type of record is not stated (art. 17(3)(b))."""
    needed: Fact[bool] = fact(
        "Are the data still needed for the purpose they were collected for?",
        yes="the data are still needed for the purpose they were collected for",
        no="the data are no longer needed for the purpose they were collected for",
    )
    """Art. 17(1)(a): a contract that runs, a task in the public interest."""
    overriding: Fact[bool] = fact(
        "Are there compelling legitimate grounds that override the person's interests?",
        yes="compelling legitimate grounds override the person's interests",
        no="no compelling legitimate grounds override the person's interests",
    )
    """Art. 21(1), where processing rests on legitimate interests or a public task."""
    claims: Fact[bool] = fact(
        "Are the data needed to establish, exercise or defend legal claims?",
        yes="the data are needed for legal claims",
        no="the data are not needed for legal claims",
    )
    """Art. 17(3)(e)."""
    public_health: Fact[bool] = fact(
        "Is keeping them necessary for care or public health, under somebody bound by secrecy?",
        yes="keeping them is necessary for care or public health, under secrecy",
        no="keeping them is not necessary for care or public health",
    )
    """Art. 17(3)(c), with art. 9(2)(h) and (i) and 9(3)."""
    impairs_research: Fact[bool] = fact(
        "Would erasing them make the research impossible, or seriously impair it?",
        yes="erasing them would seriously impair the research",
        no="erasing them would not seriously impair the research",
    )
    """Art. 17(3)(d)."""
