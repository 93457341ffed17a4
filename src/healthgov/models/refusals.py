"""On what a request of a person is refused."""

from __future__ import annotations

import enum

__all__ = ["RefusalGround"]


class RefusalGround(enum.Enum):
    """On what a refusal rests."""

    UNFOUNDED_OR_EXCESSIVE = "unfounded_or_excessive"
    """Manifestly so, which the controller shows (GDPR, art. 12(5))."""
    NOT_IDENTIFIED = "not_identified"
    """The person cannot be identified, nor gave what would identify them (art. 11(2) and 12(2))."""
    RIGHTS_OF_OTHERS = "rights_of_others"
    """It would harm the rights and freedoms of others (art. 15(4) and 20(4))."""
    NEITHER_CONSENT_NOR_CONTRACT = "neither_consent_nor_contract"
    """The processing rests on another basis, such as law or a public task (art. 20(1)(a) and 20(3))."""
    NOT_AUTOMATED = "not_automated"
    """Records on paper (art. 20(1)(b))."""
    NOT_GIVEN_BY_PERSON = "not_given_by_person"
    """Data that were inferred, and not provided (art. 20(1))."""
    STILL_NEEDED = "still_needed"
    """No case of article 17(1) is met: the data are still needed, on a basis that stands."""
    KEPT_BY_LAW = "kept_by_law"
    """A duty to keep, or a public task (art. 17(3)(b))."""
    LEGAL_CLAIMS = "legal_claims"
    """To establish, exercise or defend them (art. 17(3)(e))."""
    PUBLIC_HEALTH = "public_health"
    """Care and public health (art. 17(3)(c))."""
    ARCHIVING_OR_RESEARCH = "archiving_or_research"
    """Erasure would make it impossible, or seriously impair it (art. 17(3)(d))."""
    FREEDOM_OF_EXPRESSION = "freedom_of_expression"
    """Expression and information (art. 17(3)(a))."""
    DATA_ACCURATE = "data_accurate"
    """There is nothing to rectify (art. 16), nor to restrict (art. 18)."""
    NO_SUCH_DECISION = "no_such_decision"
    """No machine alone decided (art. 22)."""
    INCONVENIENCE = "inconvenience"
    """Cost, time, want of a function, an interest of one's own: no text knows it."""
    OTHER = "other"
