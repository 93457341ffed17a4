"""Cameras that an activity films with, as far as the law on public places asks of them."""

from __future__ import annotations

from datetime import date

from healthgov.facts import Fact, fact, model

__all__ = ["Cameras"]


@model
class Cameras:
    """The cameras of an activity."""

    public_place: Fact[bool] = fact(
        "Do the cameras film a place that is open to the public, such as a reception, a waiting room or a car park?",
        yes="the cameras film a place that is open to the public",
        no="the cameras film no place that is open to the public",
        circumstance=True,
    )
    """Open to whoever comes, even for a fee or for a reason: not what staff or patients of a ward alone enter."""
    authorised: Fact[bool] = fact(
        "Did the authority for public places authorise the cameras?",
        yes="the cameras are authorised",
        no="the cameras are not authorised",
    )
    """In France the prefect; in Paris the prefect of police."""
    authorised_on: Fact[date] = fact("When were the cameras authorised?", noun="the day the cameras were authorised")
    authorised_until: Fact[date] = fact(
        "Until which day are the cameras authorised?", noun="the last day of the authorisation of the cameras"
    )
