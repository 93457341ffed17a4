"""Where the data are kept, from where they are reached, and whose law reaches them."""

from __future__ import annotations

from collections.abc import Callable

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
from healthgov.fr.references import EXI_28, EXI_29, R1111_9_1
from healthgov.models import (
    Access,
    HostingArrangement,
    Layer,
    Safeguard,
    Storage,
)
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.verdicts import Verdict

__all__ = ["SovereigntyRules"]

_ASK_COUNTRY: Words = ("In which country is this?", "Dans quel pays est-ce ?")


class SovereigntyRules(HostingLaw):
    """Places, access and foreign law."""

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


def _each(findings: list[Finding], none: Words, where: str) -> Finding:
    if not findings:
        return not_applicable(none, at=where)
    if len(findings) == 1:
        return findings[0]
    return all_hold(("each place is asked", "chaque lieu est interrogé"), findings, at=where)
