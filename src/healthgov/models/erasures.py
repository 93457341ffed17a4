"""What a controller answers of a set of data that a person asks to have erased."""

from __future__ import annotations

from healthgov.facts import Fact, fact, model

__all__ = ["KeepingReasons"]


@model
class KeepingReasons:
    """Why a set of data might be kept although a person asks for its erasure, or has to go all the same (GDPR, art. 17).

    Nothing here is taken for so while it is not stated: who keeps has to say why, and who erases that nothing obliges
    to keep.
    """

    duty: Fact[bool] = fact(
        "Does a text oblige to keep these data, of which the schedule says nothing?",
        yes="a text obliges to keep these data",
        no="no text obliges to keep these data",
    )
    """Asked of data whose type of record is not stated, or not of the law of the organisation's country; whoever states that
    another text obliges is believed of any (art. 17(3)(b))."""
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
    """Art. 17(3)(d): archives in the public interest, research, statistics."""
    expression: Fact[bool] = fact(
        "Is keeping them necessary for the freedom of expression and information?",
        yes="keeping them is necessary for the freedom of expression and information",
        no="keeping them is not necessary for the freedom of expression and information",
    )
    """Art. 17(3)(a)."""
    from_child: Fact[bool] = fact(
        "Were the data collected from a child, for a service offered to it online?",
        yes="the data were collected from a child, for a service offered to it online",
        no="the data were not collected from a child for a service offered to it online",
    )
    """Art. 17(1)(f): whatever the child's age today, and whatever basis the data rest on."""
    other_law: Fact[bool] = fact(
        "Does another law, or a directive that the person left, ask for their erasure?",
        yes="another law, or a directive that the person left, asks for their erasure",
        no="no law that reaches the data asks for their erasure",
    )
    """Where the GDPR does not reach: the dead, and organisations outside its reach."""
    instructed: Fact[bool] = fact(
        "Did the controller have these data erased?",
        yes="the controller had these data erased",
        no="the controller did not have these data erased",
    )
    """Of what a processor destroyed: it erases on instruction alone, or at the end of its contract (art. 28(3)(a) and (g))."""
    copy_kept: Fact[bool] = fact(
        "Is what stays a whole copy of what was destroyed?",
        yes="what stays is a whole copy of what was destroyed",
        no="what stays is no whole copy of what was destroyed",
    )
    """Where a set of data stands in several places, and some of it was destroyed."""
