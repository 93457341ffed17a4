"""What all parts of the hosting law share: when it applies, and the chain of layers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from healthgov.findings import Finding, Words, all_hold, implied, join, missing, not_applicable
from healthgov.fr.hds.scope import required
from healthgov.models import Certificate, HostingArrangement, Layer, Referential
from healthgov.questions import Question
from healthgov.questions.asking import Asking
from healthgov.rules import RuleSet

__all__ = ["ASK_CERTIFICATE", "ASK_PERIOD", "HostingLaw"]

ASK_CERTIFICATE: Words = ("Ask the host for its certificate.", "Demandez son certificat à l'hébergeur.")
ASK_PERIOD: Words = (
    "From which day to which day is the certificate valid?",
    "De quel jour à quel jour le certificat est-il valable ?",
)


class HostingLaw(RuleSet, of=HostingArrangement, where=required):
    """The ground on which the rules on hosting stand, until all of them are questions.

    A group of rules states whom it reaches itself: ``class ContractRules(RuleSet, of=HostingArrangement,
    where=required)``. The methods below serve rules that are not questions yet.
    """

    def asked(self, question: Question, arrangement: HostingArrangement) -> Finding:
        """Ask a question of an arrangement on the day of this law."""
        asking = Asking(self.day, law=self)
        asking.places.append((HostingArrangement, arrangement, ""))
        return question.explain(asking)

    def where_required(self, arrangement: HostingArrangement, then: Callable[[], Finding]) -> Finding:
        """Ask ``then`` where the host must be certified."""
        return implied(self.asked(required, arrangement), then)

    def in_each_layer(self, arrangement: HostingArrangement, ask: Callable[[Layer, str], Finding]) -> Finding:
        """Ask of every layer, given with its path, of a hosting for which the host must be certified."""
        return self.where_required(arrangement, lambda: self._layers(arrangement, ask))

    def _layers(self, arrangement: HostingArrangement, ask: Callable[[Layer, str], Finding]) -> Finding:
        if not arrangement.layers:
            return missing(
                "layers",
                (
                    "Who performs which part of the hosting, from the premises to the operation and the backup?",
                    "Qui assure quelle partie de l'hébergement, des locaux à l'exploitation et à la sauvegarde ?",
                ),
            )
        if len(arrangement.layers) == 1:
            return ask(arrangement.layers[0], "layers[0]")
        return all_hold(
            ("each layer is asked", "chaque couche est interrogée"),
            [ask(layer, f"layers[{index}]") for index, layer in enumerate(arrangement.layers)],
            at="layers",
        )

    def in_each_v2_layer(self, arrangement: HostingArrangement, ask: Callable[[Layer, str], Finding]) -> Finding:
        """Ask of every layer whose performer holds a certificate on version 2 in its period."""

        def asked(layer: Layer, where: str) -> Finding:
            held = self.in_period(arrangement, layer)
            if any(certificate.referential is Referential.V2_0 for _, certificate in held):
                return ask(layer, where)
            if arrangement.certificates is None or any(certificate.referential is None for _, certificate in held):
                return implied(
                    missing(
                        "certificates",
                        (
                            "On which version of the referential is the host certified?",
                            "Sur quelle version du référentiel l'hébergeur est-il certifié ?",
                        ),
                    ),
                    lambda: ask(layer, where),
                )
            return not_applicable(
                (
                    "the performer holds no certificate on version 2",
                    "l'exécutant ne détient pas de certificat version 2",
                ),
                at=where,
            )

        return self.in_each_layer(arrangement, asked)

    def held(self, arrangement: HostingArrangement, layer: Layer) -> tuple[tuple[str, Certificate], ...]:
        """The certificates of the entity that performs a layer, with their paths."""
        return tuple(
            (join("certificates", f"[{index}]"), certificate)
            for index, certificate in enumerate(arrangement.certificates or ())
            if certificate.holder == layer.performer
        )

    def in_period(
        self, arrangement: HostingArrangement, layer: Layer, on: date | None = None
    ) -> tuple[tuple[str, Certificate], ...]:
        """Those whose printed period covers the day, withdrawal counted, suspension not."""
        return tuple((path, c) for path, c in self.held(arrangement, layer) if self.period_covers(c, on))

    def period_covers(self, certificate: Certificate, on: date | None = None) -> bool:
        """Whether the day lies in the printed period and before a withdrawal."""
        day = self.day if on is None else on
        return (
            certificate.first_day is not None
            and certificate.last_day is not None
            and certificate.first_day <= day
            and day <= certificate.last_day
            and (certificate.withdrawn_on is None or day < certificate.withdrawn_on)
        )

    def each_certificate(
        self, arrangement: HostingArrangement, ask: Callable[[Certificate], Finding], *, in_period_only: bool = True
    ) -> Finding:
        """Ask of every certificate, where the host must be certified."""

        def asked() -> Finding:
            if arrangement.certificates is None:
                return missing("certificates", ASK_CERTIFICATE)
            chosen = [
                ask(certificate).under(f"certificates[{index}]")
                for index, certificate in enumerate(arrangement.certificates)
                if not in_period_only or self.period_covers(certificate)
            ]
            if not chosen:
                return not_applicable(
                    ("no certificate is in its period", "aucun certificat n'est dans sa période"), at="certificates"
                )
            if len(chosen) == 1:
                return chosen[0]
            return all_hold(("each certificate is asked", "chaque certificat est interrogé"), chosen, at="certificates")

        return self.where_required(arrangement, asked)
