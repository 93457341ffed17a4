"""What the host discloses and offers: foreign law, public page, audits, French."""

from __future__ import annotations

from healthgov.eu.places import EEA
from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    failed,
    missing,
    passed,
)
from healthgov.fr.hds.law import ASK_CERTIFICATE, HostingLaw
from healthgov.fr.references import EXI_07, EXI_15, EXI_30, EXI_31
from healthgov.models import (
    Entity,
    HostingArrangement,
    Layer,
    PublicStatement,
    Referential,
)
from healthgov.periods import years
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter

__all__ = ["TransparencyRules"]

_ASK_EXPOSED: Words = (
    "Is the entity, or a subcontractor taking part, subject to the law of a third country without adequacy decision?",
    "L'entité, ou un sous-traitant impliqué, est-elle soumise au droit d'un pays tiers sans décision d'adéquation ?",
)


class TransparencyRules(HostingLaw):
    """Disclosure and service."""

    shared_audit_age = parameter("2024-11-16", years(3), cites=[EXI_15], limit=Limit.MAXIMUM)

    @rule(
        "FR-HDS-14",
        title=(
            "exposure to third-country law is disclosed with its risks",
            "l'exposition au droit d'un pays tiers est exposée avec ses risques",
        ),
        cites=[EXI_30],
        since="2024-11-16",
    )
    def foreign_law_disclosed(self, arrangement: HostingArrangement) -> Finding:
        """A host subject to the law of a non-adequate third country lists the laws, what it does, what remains.

        All three stand in the contract, and the certifier is told. *Passes* when the host is not exposed or
        discloses all of it; *fails* when an item is missing. EXI 30.
        """
        return self.in_each_v2_layer(arrangement, _foreign_law)

    @rule(
        "FR-HDS-15",
        title=("the public page says what it must", "la page publique dit ce qu'elle doit dire"),
        cites=[EXI_31],
        since="2024-11-16",
    )
    def public_page(self, arrangement: HostingArrangement) -> Finding:
        """The host publishes a current map of transfers, and the statement that fits its case.

        A host qualified SecNumCloud shows statement A; one without transfer and without exposure to foreign law
        statement B; any other the table of guarantees. Statement B beside an exposure *fails*. EXI 31.
        """
        return self.in_each_v2_layer(arrangement, lambda layer, where: self._published(arrangement, layer, where))

    @rule(
        "FR-HDS-27",
        title=(
            "the audit summary of shared resources is under three years old",
            "la synthèse d'audit des ressources mutualisées a moins de trois ans",
        ),
        cites=[EXI_15],
        since="2024-11-16",
        severity=Severity.MINOR,
    )
    def shared_audit_recent(self, arrangement: HostingArrangement) -> Finding:
        """The client receives the summary of an independent audit less than three years old.

        *Passes* the day before the third anniversary, *fails* on it. EXI 15.
        """
        return self.in_each_v2_layer(arrangement, self._recent)

    @rule(
        "FR-HDS-28",
        title=(
            "interfaces and first-line support are available in French",
            "interfaces et support de premier niveau sont disponibles en français",
        ),
        cites=[EXI_07],
        since="2024-11-16",
        severity=Severity.MINOR,
    )
    def french_support(self, arrangement: HostingArrangement) -> Finding:
        """Clients can work and ask for help in French. EXI 07."""
        return self.in_each_v2_layer(arrangement, _in_french)

    def _published(self, arrangement: HostingArrangement, layer: Layer, where: str) -> Finding:
        found = next(
            ((path, c) for path, c in self.in_period(arrangement, layer) if c.referential is not Referential.V1), None
        )
        if found is None:
            return missing("certificates", ASK_CERTIFICATE)
        path, certificate = found
        if certificate.transfer_map_url is None:
            return missing(
                f"{path}.transfer_map_url",
                (
                    "Where does the host publish its map of transfers?",
                    "Où l'hébergeur publie-t-il sa cartographie des transferts ?",
                ),
            )
        if not certificate.transfer_map_url.strip():
            return failed(
                ("the host publishes no map of transfers", "l'hébergeur ne publie pas de cartographie des transferts"),
                at=f"{path}.transfer_map_url",
            )
        if certificate.public_statement is None:
            return missing(
                f"{path}.public_statement",
                (
                    "Does the public page show statement A, statement B or the table of guarantees?",
                    "La page publique montre-t-elle la mention A, la mention B ou le tableau des garanties ?",
                ),
            )
        return self._fits(arrangement, layer, where, path, certificate.public_statement)

    def _fits(
        self, arrangement: HostingArrangement, layer: Layer, where: str, path: str, shown: PublicStatement
    ) -> Finding:
        entity = _entity(arrangement, layer.performer)
        qualified = entity.secnumcloud_qualified if entity else None
        exposed = layer.foreign_law.exposed if layer.foreign_law else None
        transfer = (
            None
            if layer.access is None or any(access.country is None for access in layer.access)
            else any(not EEA.includes(access.country, self.day) for access in layer.access if access.country)
        )
        if qualified is None:
            return missing(
                f"{where}.performer",
                (
                    "Is this entity qualified SecNumCloud for this activity?",
                    "Cette entité est-elle qualifiée SecNumCloud pour cette activité ?",
                ),
            )
        if qualified:
            due = PublicStatement.STATEMENT_A
        elif transfer or exposed:
            due = PublicStatement.TABLE
        elif transfer is None:
            return missing(
                f"{where}.access",
                (
                    "From which countries outside the EEA can anyone reach the data?",
                    "Depuis quels pays hors EEE peut-on atteindre les données ?",
                ),
            )
        elif exposed is None:
            return missing(f"{where}.foreign_law.exposed", _ASK_EXPOSED)
        else:
            due = PublicStatement.STATEMENT_B
        words: Words = ("the page shows {shown}, and {due} is due", "la page montre {shown}, et {due} est dû")
        return (passed if shown is due else failed)(words, at=f"{path}.public_statement", shown=shown, due=due)

    def _recent(self, layer: Layer, where: str) -> Finding:
        done = layer.shared_audit_summary_on
        if done is None:
            return missing(
                f"{where}.shared_audit_summary_on",
                (
                    "On which day was the independent audit of shared resources whose summary you received?",
                    "De quel jour date l'audit indépendant des ressources mutualisées dont vous avez reçu la synthèse ?",
                ),
            )
        words: Words = ("the audit dates from {done}", "l'audit date du {done}")
        recent = self.day < done + self.shared_audit_age
        return (passed if recent else failed)(words, at=f"{where}.shared_audit_summary_on", done=done)


def _foreign_law(layer: Layer, where: str) -> Finding:
    law = layer.foreign_law
    if law is None or law.exposed is None:
        return missing(f"{where}.foreign_law.exposed", _ASK_EXPOSED)
    if not law.exposed:
        return passed(("it is not exposed", "elle n'y est pas exposée"), at=f"{where}.foreign_law.exposed")
    items = (
        ("laws_listed", law.laws_listed, ("the laws are listed in the contract", "les lois sont listées au contrat")),
        (
            "mitigation_described",
            law.mitigation_described,
            ("what is done against it is in the contract", "les mesures prises sont au contrat"),
        ),
        (
            "residual_risks_described",
            law.residual_risks_described,
            ("the residual risks are in the contract", "les risques résiduels sont au contrat"),
        ),
        ("certifier_told", law.certifier_told, ("the certifier was told", "le certificateur en a été informé")),
    )
    return all_hold(
        ("exposure to third-country law is disclosed", "l'exposition au droit d'un pays tiers est exposée"),
        [
            missing(f"{where}.foreign_law.{name}", words)
            if value is None
            else (passed if value else failed)(words, at=f"{where}.foreign_law.{name}")
            for name, value, words in items
        ],
        at=f"{where}.foreign_law",
    )


def _in_french(layer: Layer, where: str) -> Finding:
    items = (
        (
            "french_interface",
            layer.french_interface,
            ("the interface is available in French", "l'interface est disponible en français"),
        ),
        (
            "french_support",
            layer.french_support,
            ("first-line support is available in French", "le support de premier niveau est disponible en français"),
        ),
    )
    return all_hold(
        ("clients are served in French", "les clients sont servis en français"),
        [
            missing(f"{where}.{name}", words)
            if value is None
            else (passed if value else failed)(words, at=f"{where}.{name}")
            for name, value, words in items
        ],
        at=where,
    )


def _entity(arrangement: HostingArrangement, identifier: str) -> Entity | None:
    return next((entity for entity in arrangement.entities or () if entity.id == identifier), None)
