"""A house version of the law: a tighter value, a stricter rule, a rule of our own.

Run it with ``healthgov check examples/clinic-mended.yaml --rules examples/our_rules.py:OurHds``.
"""

from __future__ import annotations

from healthgov import BindingForce, Question, Reference, claimed, fr, rule, years
from healthgov.models import Certificate, HostingArrangement, Layer, SecurityMeasure

PURCHASING_POLICY = Reference(
    "House purchasing policy, section 4", checked_on="2026-11-02", force=BindingForce.CONTRACT
)


class OurHds(fr.Hds):
    """Health-data hosting, house version."""

    certificate_lifetime = fr.Hds.certificate_lifetime.replaced("2026-01-01", years(2), because="policy, section 4")
    french_support = fr.Hds.french_support.disabled(because="our operators work in English, DPO note 12")

    @fr.Hds.surveillance_recorded.override
    def surveillance_recorded(law: type[fr.Hds], arrangement: type[HostingArrangement], former: Question) -> Question:
        """We want the audits on file, not only the certificate."""
        on_file = arrangement.certificates.exist() & arrangement.certificates.each(~Certificate.audits.empty())
        return claimed(on_file).said("the audits are on file", no="an audit is missing from our file") & former

    @rule("OUR-01", PURCHASING_POLICY)
    def encrypted(law: type[fr.Hds], arrangement: type[HostingArrangement]) -> Question:
        """Every layer names encryption among its measures."""
        return arrangement.layers.each(Layer.measures.includes(SecurityMeasure.ENCRYPTION))
