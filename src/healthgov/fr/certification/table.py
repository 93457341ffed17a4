"""The table of guarantees of a candidate, a row for each actor (chapter 8 of the referential), against what the file says."""

from __future__ import annotations

from healthgov.facts import facts_of
from healthgov.fr.certification.access import reached_from_outside
from healthgov.models import Actor, ActorRole, ActorStatus, CertificationFile
from healthgov.questions import all_of, ask_again, claimed, contested, either, when

__all__ = ["guarantees", "processor_exposed", "processor_reaches"]

_rows = CertificationFile.guarantees
_of_the_host = Actor.role.is_(ActorRole.HOST)
_of_a_processor = Actor.role.is_(ActorRole.PROCESSOR_OF_THE_HOST)

processor_exposed = claimed(_rows.some(_of_a_processor & Actor.third_country_law)).said(
    "the table says that a processor of the host is subject to third-country law",
    no="the table says of no processor of the host that it is subject to third-country law",
)
processor_reaches = claimed(_rows.some(_of_a_processor & Actor.access_from_outside_eea)).said(
    "the table says that a processor of the host reaches the data from outside",
    no="the table says of no processor of the host that it reaches the data from outside",
)
"""Requirements 29 to 31 speak of those whom the host engages as of itself: what the table says of them counts."""

_denied = _of_the_host & ~Actor.third_country_law & CertificationFile.subject_to_foreign_law
_exposed_alone = _of_the_host & Actor.third_country_law & ~CertificationFile.subject_to_foreign_law
_reached_alone = _of_the_host & Actor.access_from_outside_eea & ~reached_from_outside
_qualified_alone = _of_the_host & either(
    Actor.secnumcloud_qualified, ~CertificationFile.secnumcloud_qualified, CertificationFile.secnumcloud_qualified
)
WHICH = "The table says otherwise of the host: which is right?"
NO_HOST = "No row of the table is that of the host: what does it say of the host?"

guarantees = either(
    _rows.exist(none="there is no row in the table"),
    _rows.each(
        all_of(*(fact.stated() for fact in facts_of(Actor)))
        & when(Actor.status.is_(ActorStatus.EXEMPTED), contested("no text read says when an actor may be exempted"))
        & (~_denied).said(
            "the table and the file agree on third-country law",
            no="the table denies an exposure to third-country law that the file states",
        )
        & when(claimed(_exposed_alone), ask_again(CertificationFile.subject_to_foreign_law, WHICH))
        & when(claimed(_reached_alone), ask_again(CertificationFile.remote_access, WHICH))
        & when(claimed(_qualified_alone), ask_again(CertificationFile.secnumcloud_qualified, WHICH))
    )
    & when(claimed(_rows.each(_of_a_processor)), ask_again(_rows, NO_HOST)),
    ask_again(_rows),
)
"""Every row and every column of the table is filled, the host has one, and none contradicts the file."""
