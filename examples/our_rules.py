"""A house version of the law: a tighter value, a stricter rule, a rule of our own.

Run it with ``healthgov check examples/clinic-mended.yaml --rules examples/our_rules.py:OurHds``.
"""

from __future__ import annotations

from healthgov import Reference, fr, rule, years
from healthgov.findings import Finding, failed
from healthgov.models import HostingArrangement, SecurityMeasure
from healthgov.texts import BindingForce
from healthgov.validators import at, each, includes

PURCHASING_POLICY = Reference(
    "House purchasing policy, section 4", checked_on="2026-11-02", force=BindingForce.CONTRACT
)


class OurHds(fr.Hds):
    """Health-data hosting, house version."""

    certificate_lifetime = fr.Hds.certificate_lifetime.replaced("2026-01-01", years(2), because="policy, section 4")
    french_support = fr.Hds.french_support.disabled(because="our operators work in English, DPO note 12")

    @fr.Hds.surveillance_recorded.override
    def surveillance_recorded(self, arrangement: HostingArrangement) -> Finding:
        """We want the audits on file, not only the certificate."""
        if arrangement.certificates and all(certificate.audits for certificate in arrangement.certificates):
            return super().surveillance_recorded(arrangement)
        return failed(("an audit is missing from our file", "un audit manque à notre dossier"), at="certificates")

    encrypted = rule(
        "OUR-01",
        title=(
            "every layer names encryption among its measures",
            "chaque couche cite le chiffrement parmi ses mesures",
        ),
        cites=[PURCHASING_POLICY],
        requires=each("layers", at("measures", includes(SecurityMeasure.ENCRYPTION))),
    )
