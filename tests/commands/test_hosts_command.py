"""What ``healthgov hosts`` says to a slip, and of hosts of which nothing was known on a day."""

from __future__ import annotations

import pytest

SLIPS = {
    ("certifiers", "AFNRO"): (3, "Was AFNOR Certification meant?"),
    ("region", "aws", "eu-west3"): (3, "Was eu-west-3 meant?"),
    ("region", "scalway", "fr-par"): (3, "Was Scaleway meant?"),
    ("region", "aws", "mars"): (3, "not known here: ask the host"),
    ("suited", "--host", "scalway"): (2, "--host: a host of the register, by one of its names; did you mean Scaleway?"),
    ("suited", "--host", "of nobody"): (
        2,
        "--host: a host of the register, by one of its names; `healthgov hosts list` lists them",
    ),
    ("suited", "--price", "of nobody=9/EUR/month"): (2, "--price: a host of the register, by one of its names"),
    ("suited", "--host", "ovh", "--site", "France"): (2, "did you mean FR?"),
    ("suited", "--host", "ovh", "--category", "helth.record"): (2, "lists them; did you mean health.record?"),
    ("suited", "--host", "ovh", "--category", "our.own"): (2, "`healthgov facts categories` lists them"),
    ("suited", "--host", "ovh", "--category", "health.lab.blood"): (0, "as of"),
    ("suited", "--host", "ovh", "--as-of", "2024-01-01"): (3, "OVHcloud: the first statement is of 2024-10-24"),
    ("suited", "--host", "ovh", "--as-of", "2026-11-23"): (0, "on version 2.0"),
}


@pytest.mark.parametrize(("arguments", "answer"), SLIPS.items(), ids=[" ".join(one) for one in SLIPS])
def test_a_slip_is_answered_with_what_is_meant(healthgov, arguments, answer):
    """A host, a body, a region or a country that may be meant is named, and never taken for it."""
    code, out, err = healthgov("hosts", *arguments)
    assert code == answer[0]
    assert answer[1] in (err if code == 2 else out)
