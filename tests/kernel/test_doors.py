"""What users meet first: things that are no models are refused, values are equal, and slips say what to write."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest

from healthgov import (
    DefinitionError,
    Fact,
    Organisation,
    Reference,
    Verdict,
    check,
    enforce,
    fact,
    fr,
    model,
    passed,
    rule,
)
from healthgov.fr.hds import certificate_in_period
from healthgov.fr.prospecting import electronic
from healthgov.models import Campaign, HostingArrangement, HostingContract, Layer
from healthgov.structs import changed

DAY = "2026-11-23"
HOUSE = Reference("House rule 1", checked_on="2026-10-01")


@attrs.frozen
class Foreign:
    """A class of somebody else, of which no rule asks anything."""

    id: str = "x"


@pytest.mark.parametrize("subject", [Foreign(), {"id": "x"}, "x", 5, None, [], Organisation])
def test_check_refuses_what_is_no_model(subject):
    """Nothing could be asked of it, so that an answer would be empty."""
    with pytest.raises(DefinitionError, match="check takes a model"):
        check(subject, *fr.RULE_SETS, as_of=DAY)


@pytest.mark.parametrize("given", ["x", 5, None, {"code": "FR-HDS-01"}, fr.Hds])
def test_check_refuses_what_is_no_waiver(given):
    """It is not repeated: a waiver names who answers for it."""
    with pytest.raises(DefinitionError, match=r"made with Waiver\(\.\.\.\)$"):
        check(Organisation(id="x"), *fr.RULE_SETS, as_of=DAY, waivers=[given])


@pytest.mark.parametrize("subject", [{"channel": "email"}, "x", 5, None, [], Campaign])
@pytest.mark.parametrize(
    "ask",
    [
        lambda subject: electronic(subject, as_of=DAY),
        lambda subject: electronic.verdict(subject, as_of=DAY),
        lambda subject: enforce(electronic)(subject, as_of=DAY),
        lambda subject: fr.Prospecting.way_out(subject, as_of=DAY),
    ],
    ids=["question", "verdict", "gate", "rule"],
)
def test_a_question_refuses_what_is_no_model(ask, subject):
    """A text that is taken for a campaign would be UNKNOWN for ever."""
    with pytest.raises(DefinitionError, match="a question is asked of a model"):
        ask(subject)


ORGANISATION = Organisation(id="clinic", country="FR")
ARRANGEMENT = HostingArrangement(id="records")
LAYER = Layer(performer="host")


@pytest.mark.parametrize(
    ("question", "subject", "advice"),
    [
        (fr.hosting_certificate_required, ORGANISATION, "ask Organisation.hosting.each(...)"),
        (fr.may_be_emailed, ORGANISATION, "ask Organisation.campaigns.each(...)"),
        (HostingContract.open_ended, ARRANGEMENT, "ask HostingArrangement.contract.has(...)"),
        (Layer.french_support, ORGANISATION, "Organisation, which is no Layer and lies in none"),
        (electronic, LAYER, "Campaign.channel is asked of Layer"),
    ],
    ids=["an arrangement", "a campaign", "one thing", "further inside", "elsewhere"],
)
@pytest.mark.parametrize(
    "ask",
    [
        lambda question, subject: question(subject, as_of=DAY),
        lambda question, subject: question.verdict(subject, as_of=DAY),
        lambda question, subject: enforce(question)(subject, as_of=DAY),
        lambda question, subject: question.verdict(subject, as_of=DAY, document=ORGANISATION),
    ],
    ids=["question", "verdict", "gate", "in a document"],
)
def test_a_question_refuses_a_thing_of_which_it_cannot_be_asked(ask, question, subject, advice):
    """It would be UNKNOWN for ever, and ask for facts at places that there are not."""
    with pytest.raises(DefinitionError) as refused:
        ask(question, subject)
    assert advice in str(refused.value)


def test_a_fact_of_what_is_around_is_merely_not_stated():
    """A part asked alone does not say where it belongs; with its document it does."""
    established = Organisation.country.is_in({"FR"})
    for subject in (ARRANGEMENT, LAYER):
        assert established(subject, as_of=DAY).verdict is Verdict.UNKNOWN
        assert established.verdict(subject, as_of=DAY) is Verdict.UNKNOWN
        assert established(subject, as_of=DAY, document=ORGANISATION).verdict is Verdict.PASS
        assert established.verdict(subject, as_of=DAY, document=ORGANISATION) is Verdict.PASS


@pytest.mark.parametrize("law", [*fr.RULE_SETS, fr.Retention], ids=lambda law: law.__name__)
@pytest.mark.parametrize("travel", [lambda one: pickle.loads(pickle.dumps(one)), copy.copy, copy.deepcopy])  # noqa: S301  our own
def test_law_on_a_day_is_a_value(law, travel):
    """Equal where class and day are, also in another process."""
    one = law(as_of=DAY)
    assert travel(one) == one == law(as_of=DAY)
    assert hash(travel(one)) == hash(one)
    assert one != law(as_of="2025-01-01")
    assert one != type("Ours", (law,), {})(as_of=DAY)


def test_a_law_about_several_models_asks_which():
    """A rule added to it would be asked of whichever model comes first."""
    with pytest.raises(DefinitionError, match=r"several models \(Campaign, ContactFile, Tracker\): .* of=Campaign\)$"):

        class Unsaid(fr.Prospecting):
            @rule("OUR-01", HOUSE)
            def named(law, campaign):
                """The sender is named."""
                return campaign.sender_identified

    class Said(fr.Prospecting):
        @rule("OUR-01", HOUSE, of=Campaign)
        def named(law, campaign):
            """The sender is named."""
            return campaign.sender_identified

    assert Said.rules[-1].of is Campaign


def test_a_rule_is_itself():
    """One that says the same is another one: a rule stands once in a law, and what a house made of it beside it."""
    first = fr.Hds.rules[0]
    assert changed(first) != first
    assert len({first, changed(first)}) == 2


def test_parts_of_hosting_law_are_at_its_door():
    """A named part composes with a question of one's own."""

    @model
    class Shelf:
        dry: Fact[bool] = fact("Is it dry?", yes="it is dry", no="it is damp")

    assert (certificate_in_period | Shelf.dry) != certificate_in_period
    assert passed("it is so").verdict.value == "pass"
