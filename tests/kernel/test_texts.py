"""Texts of law: how binding and how sure they are, and what stands beside a citation."""

from __future__ import annotations

from datetime import date

import pytest

from healthgov.evidence import FORCES, SURENESS, citation, evidence, force_words, sourced, sureness_words
from healthgov.texts import BindingForce, Confidence, Reference

READ = date(2026, 11, 28)


def test_what_binds_more_is_larger():
    """And what is surer: both are compared, from the least to the most."""
    forces = ["PROPOSAL", "CONTRACT", "GUIDANCE", "REFERENTIAL", "CASE_LAW", "STATUTE"]
    assert [one.name for one in sorted(BindingForce)] == [one.name for one in BindingForce] == forces
    surest = ["UNSURE", "INFERRED", "MEMORY", "SECOND_HAND", "SEEN"]
    assert [one.name for one in sorted(Confidence)] == [one.name for one in Confidence] == surest
    assert [one.value for one in Confidence] == list(range(5))
    assert [one.value for one in BindingForce] == list(range(6))
    assert [one.name for one in Confidence if one.decides] == surest[2:]
    assert [one.name for one in Confidence if one.read] == surest[3:]
    assert (repr(BindingForce.STATUTE), repr(Confidence.SEEN)) == ("BindingForce.STATUTE", "Confidence.SEEN")


@pytest.mark.parametrize("confidence", Confidence)
def test_only_who_reads_has_a_day_of_reading(confidence):
    """A text cited from memory has none."""
    assert Reference("Act, s. 1", confidence=confidence).checked_on is None
    if confidence >= Confidence.SECOND_HAND:
        assert Reference("Act, s. 1", confidence=confidence, checked_on="2026-11-28").checked_on == READ
        return
    with pytest.raises(ValueError, match=f"'Act, s. 1' was read on 2026-11-28, or it is cited from {confidence.name}"):
        Reference("Act, s. 1", confidence=confidence, checked_on="2026-11-28")


def test_a_text_names_its_wording():
    """By its own word, or by the link to the official edition of French law."""
    link = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000012345678/2024-01-01"
    assert Reference("CSP, art. L1", url=link).version == "LEGIARTI000012345678"
    assert Reference("CSP, art. L1", url=link, version="2024-01-01").version == "2024-01-01"
    assert Reference("CSP, art. L1", url="https://example.org/LEGIARTI12").version == ""
    assert (str(Reference("Act, s. 1")), repr(Reference("Act, s. 1"))) == ("Act, s. 1", "<Act, s. 1>")
    assert Reference("GDPR, art. 6(1)").said("fr") == "RGPD, art. 6(1)"


SOURCED = [
    (Reference("Act, s. 1"), "Act, s. 1 (statute, read)", "Act, s. 1 (texte obligatoire, lu)"),
    (
        Reference("Act, s. 1", checked_on=READ),
        "Act, s. 1 (statute), read on 2026-11-28",
        "Act, s. 1 (texte obligatoire), lu le 28 novembre 2026",
    ),
    (
        Reference("Act, s. 1", checked_on=READ, version="2024-01-01", url="https://example.org"),
        "Act, s. 1 (statute), read on 2026-11-28: wording of 2024-01-01 https://example.org",
        "Act, s. 1 (texte obligatoire), lu le 28 novembre 2026 : version du 1er janvier 2024 https://example.org",
    ),
    (
        Reference("Act, s. 1", version="CELEX 1", confidence=Confidence.MEMORY, force=BindingForce.GUIDANCE),
        "Act, s. 1 (guidance, from memory): CELEX 1",
        "Act, s. 1 (recommandation, de mémoire) : CELEX 1",
    ),
    (
        Reference("Act, s. 1", checked_on=READ, confidence=Confidence.SECOND_HAND, url="https://example.org"),
        "Act, s. 1 (statute, second hand), read on 2026-11-28: https://example.org",
        "Act, s. 1 (texte obligatoire, de seconde main), lu le 28 novembre 2026 : https://example.org",
    ),
]


@pytest.mark.parametrize(("reference", "english", "french"), SOURCED)
def test_what_stands_beside_a_citation(reference, english, french):
    """As far as it is known, in both languages; the day says of itself that somebody read."""
    assert sourced(reference) == english
    assert sourced(reference, "fr") == french
    assert citation(reference).startswith("Act, s. 1 (")
    assert citation(reference, "fr") == f"Act, s. 1 ({force_words(reference.force, 'fr')}, {sureness_words(reference.confidence, 'fr')})"  # fmt: skip
    assert evidence(reference) == {
        "cite": "Act, s. 1",
        "force": force_words(reference.force),
        "confidence": sureness_words(reference.confidence),
        "checked_on": "2026-11-28" if reference.checked_on else None,
        "version": reference.version or None,
        "url": reference.url or None,
    }


def test_each_force_and_sureness_has_words_of_its_own():
    """None is said as another."""
    for words, kind in ((FORCES, BindingForce), (SURENESS, Confidence)):
        assert list(words) == list(kind)
        assert len(set(words.values())) == len(kind)
