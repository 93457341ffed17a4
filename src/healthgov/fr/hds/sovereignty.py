"""Where the data are kept, from where they are reached, and whose law reaches them."""

from __future__ import annotations

from collections.abc import Callable

from healthgov.dated import Limit, parameter
from healthgov.eu.adequacy import Importer, adequate
from healthgov.eu.places import EEA, EEA_CONTESTED, EU_STATES_OVERSEAS
from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    by_reading,
    contested,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.law import HostingLaw
from healthgov.fr.references import EXI_07, EXI_15, EXI_28, EXI_29, EXI_30, EXI_31, R1111_9_1
from healthgov.hosting import (
    Access,
    Entity,
    HostingArrangement,
    Layer,
    PublicStatement,
    Referential,
    Safeguard,
    Storage,
)
from healthgov.periods import years
from healthgov.rules import Severity, rule
from healthgov.verdicts import Verdict

__all__ = ["SovereigntyRules"]

_ASK_COUNTRY: Words = ("In which country is this?", "Dans quel pays est-ce ?")


class SovereigntyRules(HostingLaw):
    """Places, access and foreign law."""

    shared_audit_age = parameter("2024-11-16", years(3), cites=[EXI_15], limit=Limit.MAXIMUM)

    @rule(
        "FR-HDS-10",
        title=("a host on version 2 stores only inside the EEA", "un hébergeur en version 2 ne stocke que dans l'EEE"),
        cites=[EXI_28],
        since="2024-11-16",
        severity=Severity.BLOCKER,
    )
    def stored_in_eea(self, arrangement: HostingArrangement) -> Finding:
        """Every copy is kept inside the EEA: primary, replica, backup, logs and support included.

        *Applies* to layers whose performer is certified on version 2. An adequacy decision is not enough:
        Switzerland and the United Kingdom *fail*, Norway *passes*. *Contested* for Svalbard and for the overseas
        territories that belong to a Member State and not to the Union. EXI 28.
        """
        return self.in_each_v2_layer(
            arrangement, lambda layer, where: self._each_storage(layer, where, self._inside_eea)
        )

    @rule(
        "FR-HDS-11",
        title=(
            "health data are stored on the territory of the EEA",
            "les données de santé sont stockées sur le territoire de l'EEE",
        ),
        cites=[R1111_9_1],
        since="2026-09-26",
        severity=Severity.BLOCKER,
    )
    def stored_by_the_code(self, arrangement: HostingArrangement) -> Finding:
        """From 2026-09-26 the code itself asks for storage in the EEA, whatever the contract says.

        *Applies* to every hosting that needs a certified host, certified or not. *Fails* for storage in the United
        States, *contested* for overseas territories of a Member State: the code says "territory of a Member
        State". CSP, R1111-9-1.
        """
        return self.in_each_layer(
            arrangement, lambda layer, where: self._each_storage(layer, where, self._inside_by_the_code)
        )

    @rule(
        "FR-HDS-12",
        title=(
            "remote access from outside the EEA rests on adequacy or safeguards",
            "l'accès à distance hors EEE repose sur une adéquation ou des garanties",
        ),
        cites=[EXI_29],
        since="2024-11-16",
        severity=Severity.BLOCKER,
    )
    def access_safeguarded(self, arrangement: HostingArrangement) -> Finding:
        """Whoever reaches the data from outside the EEA has an adequacy decision or safeguards of GDPR art. 46.

        Access is not storage: support from India under standard clauses *passes*, without any *fails*.
        *Applies* to layers whose performer is certified on version 2. EXI 29.
        """
        return self.in_each_v2_layer(
            arrangement, lambda layer, where: self._each_access(layer, where, self._safeguarded)
        )

    @rule(
        "FR-HDS-13",
        title=(
            "the client knows of access without adequacy and of its safeguards",
            "le client connaît les accès sans adéquation et leurs garanties",
        ),
        cites=[EXI_29],
        since="2024-11-16",
    )
    def access_disclosed(self, arrangement: HostingArrangement) -> Finding:
        """Where access rests on art. 46, the client is told that there is no adequacy, and of the safeguards.

        *Passes* when the contract says so, *fails* when it does not. EXI 29.
        """
        return self.in_each_v2_layer(arrangement, lambda layer, where: self._each_access(layer, where, _disclosed))

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

    def _each_storage(self, layer: Layer, where: str, ask: Callable[[Storage, str], Finding]) -> Finding:
        if layer.storage is None:
            return missing(
                f"{where}.storage",
                (
                    "In which countries are data kept, backups, replicas, logs and support tickets included?",
                    "Dans quels pays des données sont-elles conservées, sauvegardes, répliques, journaux et tickets compris ?",
                ),
            )
        return _each(
            [ask(storage, f"{where}.storage[{index}]") for index, storage in enumerate(layer.storage)],
            ("this layer keeps no data", "cette couche ne conserve pas de données"),
            f"{where}.storage",
        )

    def _inside_eea(self, storage: Storage, where: str) -> Finding:
        country = storage.country
        if country is None:
            return missing(f"{where}.country", _ASK_COUNTRY)
        if EEA.includes(country, self.day):
            return passed(("{country} is inside the EEA", "{country} est dans l'EEE"), at=where, country=country)
        outside = failed(("{country} is outside the EEA", "{country} est hors de l'EEE"), at=where, country=country)
        if EEA_CONTESTED.includes(country, self.day):
            return contested(
                (
                    "whether {country} counts as inside the EEA is not settled",
                    "il n'est pas tranché si {country} compte dans l'EEE",
                ),
                outside,
                at=where,
                country=country,
            )
        return outside

    def _inside_by_the_code(self, storage: Storage, where: str) -> Finding:
        finding = self._inside_eea(storage, where)
        country = storage.country
        if finding.verdict is Verdict.FAIL and country is not None and EU_STATES_OVERSEAS.includes(country, self.day):
            return by_reading(
                (
                    "read literally, the territory of a Member State includes its overseas parts",
                    "lu à la lettre, le territoire d'un État membre comprend ses parties d'outre-mer",
                ),
                finding,
                passed(
                    ("{country} belongs to a Member State", "{country} appartient à un État membre"),
                    at=where,
                    country=country,
                ),
                at=where,
            )
        return finding

    def _each_access(self, layer: Layer, where: str, ask: Callable[[Access, str], Finding]) -> Finding:
        if layer.access is None:
            return missing(
                f"{where}.access",
                (
                    "From which countries outside the EEA can anyone reach the data, support and administration included?",
                    "Depuis quels pays hors EEE peut-on atteindre les données, support et administration compris ?",
                ),
            )
        return _each(
            [self._outside(access, f"{where}.access[{index}]", ask) for index, access in enumerate(layer.access)],
            ("nobody reaches the data from outside", "personne n'atteint les données de l'extérieur"),
            f"{where}.access",
        )

    def _outside(self, access: Access, where: str, ask: Callable[[Access, str], Finding]) -> Finding:
        """Ask of an access from outside the EEA; where being outside is not settled, under both readings."""
        country = access.country
        if country is None:
            return missing(f"{where}.country", _ASK_COUNTRY)
        inside = passed(("{country} is inside the EEA", "{country} est dans l'EEE"), at=where, country=country)
        if EEA.includes(country, self.day):
            return inside
        asked = ask(access, where)
        if not EEA_CONTESTED.includes(country, self.day):
            return asked
        return by_reading(
            (
                "whether {country} counts as inside the EEA is not settled",
                "il n'est pas tranché si {country} compte dans l'EEE",
            ),
            asked,
            inside,
            at=where,
            country=country,
        )

    def _safeguarded(self, access: Access, where: str) -> Finding:
        assert access.country is not None  # noqa: S101  asked before
        if access.safeguard is None:
            return missing(
                f"{where}.safeguard",
                (
                    "On what does this access rest: adequacy, or which safeguards?",
                    "Sur quoi cet accès repose-t-il : adéquation, ou quelles garanties ?",
                ),
            )
        if access.safeguard is Safeguard.ADEQUACY:
            importer = Importer(listed_organisation=access.listed_organisation)
            return adequate(access.country, self.day, importer).under(where)
        words: Words = (
            "access from {country} rests on: {safeguard}",
            "l'accès depuis {country} repose sur : {safeguard}",
        )
        return (failed if access.safeguard is Safeguard.NONE else passed)(
            words, at=where, country=access.country, safeguard=access.safeguard
        )

    def _published(self, arrangement: HostingArrangement, layer: Layer, where: str) -> Finding:
        found = next(
            ((path, c) for path, c in self.in_period(arrangement, layer) if c.referential is not Referential.V1), None
        )
        if found is None:
            return missing(
                "certificates", ("Ask the host for its certificate.", "Demandez son certificat à l'hébergeur.")
            )
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


_ASK_EXPOSED: Words = (
    "Is the entity, or a subcontractor taking part, subject to the law of a third country without adequacy decision?",
    "L'entité, ou un sous-traitant impliqué, est-elle soumise au droit d'un pays tiers sans décision d'adéquation ?",
)


def _disclosed(access: Access, where: str) -> Finding:
    if access.safeguard is None:
        return missing(f"{where}.safeguard", ("On what does this access rest?", "Sur quoi cet accès repose-t-il ?"))
    if access.safeguard in (Safeguard.ADEQUACY, Safeguard.NONE):
        return not_applicable(("it does not rest on art. 46", "il ne repose pas sur l'art. 46"), at=where)
    if access.client_informed is None:
        return missing(
            f"{where}.client_informed",
            (
                "Does the contract tell the client that there is no adequacy decision, and which safeguards there are?",
                "Le contrat dit-il au client qu'il n'y a pas de décision d'adéquation, et quelles garanties existent ?",
            ),
        )
    words: Words = ("the client is told of the safeguards", "le client est informé des garanties")
    untold: Words = ("the client is not told of the safeguards", "le client n'est pas informé des garanties")
    if access.client_informed:
        return passed(words, at=f"{where}.client_informed")
    return failed(untold, at=f"{where}.client_informed")


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


def _each(findings: list[Finding], none: Words, where: str) -> Finding:
    if not findings:
        return not_applicable(none, at=where)
    if len(findings) == 1:
        return findings[0]
    return all_hold(("each place is asked", "chaque lieu est interrogé"), findings, at=where)


def _entity(arrangement: HostingArrangement, identifier: str) -> Entity | None:
    return next((entity for entity in arrangement.entities or () if entity.id == identifier), None)
